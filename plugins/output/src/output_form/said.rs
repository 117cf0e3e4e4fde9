//! Words that say a form, or other work than reading something out.

use prompt_host_plugin::word_list;

word_list! {
    /// What names the form of an answer, or shows that one is meant.
    pub(super) static FORMS = [
        "array", "as follows", "aufzählung", "beispiel", "bullet", "bullets", "colonne", "colonnes", "column",
        "columna", "columnas", "columns", "comas", "comma", "csv", "dictionary", "ejemplo", "example", "excel",
        "exemple", "form", "forma", "format", "formato", "formatted", "forme", "frase", "frases", "html", "json",
        "key-value", "komma", "line by line", "list", "lista", "liste", "listen", "lists", "markdown", "numbered",
        "one per line", "output", "paragraph", "per line", "phrase", "phrases", "prose", "puces", "row", "rows",
        "satz", "schema", "schéma", "semicolon", "sentence", "sentences", "separated", "spalte", "spalten",
        "spreadsheet", "stichpunkte", "stichpunkten", "structure", "structured", "tabellarisch", "tabelle", "tabla",
        "table", "tableau", "tabular", "template", "virgules", "viñetas", "xml", "yaml", "カンマ", "テーブル", "フォーマット",
        "リスト", "一覧", "例", "例如", "出力", "列出", "列表", "形式", "改行", "格式", "清单", "示例", "箇条書き", "表", "表格", "逗号",
    ];
}

word_list! {
    /// Work that the results are only a step to, or that gives them a form of its own.
    pub(super) static OTHER_WORK = [
        "analyse", "analysiere", "analyze", "answer", "berechne", "calcula", "calculate", "calcule", "compare",
        "compute", "convert", "count", "create", "describe", "diagram", "draft", "erkläre", "erstelle", "escribe",
        "essay", "evaluate", "explain", "explica", "explique", "extract and summarize", "fasse", "generate",
        "how many", "poem", "question", "questions", "recommend", "report", "resume", "rewrite", "role", "résume",
        "résumez", "schreib", "schreibe", "song", "story", "suggest", "sum", "summarise", "summarize", "summary",
        "tell me", "total", "traduce", "traduis", "traduisez", "translate", "use them", "write", "écris", "écrivez",
        "übersetze", "写", "分析", "总结", "書いて", "翻訳", "翻译", "要約", "解释", "計算", "説明", "计算",
    ];
}
