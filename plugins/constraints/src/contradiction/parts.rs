//! Words that make a demand one of a part of the answer, or of some cases only.

use prompt_host_plugin::word_list;

word_list! {
    /// Cases, sequences, alternatives: wherever they stand, the demand holds for some of the answer.
    pub(super) static CASES = [
        "a day", "add", "after", "afterwards", "ajoute", "ajoutez", "alles andere", "alongside", "alternatively",
        "anfang", "anschließend", "antes", "anything else", "as necessary", "as needed", "as well as a",
        "at a time", "au besoin", "autre version", "außer", "avec un", "avec une", "añade", "beende", "before",
        "begin", "beginne", "beginnen sie", "beginning", "begins", "between", "bien", "both", "cada", "chacun",
        "chacune", "chaque", "character", "characters speak", "comienza", "commence", "commencez", "con un",
        "con una", "contain", "containing", "contains", "cuando", "d'abord", "danach", "dann", "depending",
        "dernier", "dernière", "describing", "después", "deuxième", "donde", "dort, wo", "draft", "drafts", "début",
        "each", "either", "elsewhere", "empieza", "end", "ende", "ending", "ends with", "enfin", "ensuite", "entre",
        "entweder", "erste", "ersten", "every", "everything else", "except", "excepto", "falls", "fin", "final",
        "finally", "first", "firstly", "followed by", "for all", "for any", "füge", "half of", "he", "if",
        "if asked", "if needed", "in addition to", "in total", "include", "includes", "including", "incluye",
        "inicio", "input", "instead", "je", "jede", "jedem", "jeden", "jeder", "jedes", "key", "keys", "lastly",
        "letzte", "letzten", "level", "lo demás", "lorsque", "luego", "là où", "mit einem", "mit einer", "mode",
        "next", "o", "oder", "of which", "on request", "on weekdays", "one for", "one version", "only for",
        "only in", "opción", "option", "optional", "optionally", "options", "or", "original", "other than",
        "otherwise", "otra", "ou", "par", "para cada", "paso", "pasos", "per", "per day", "phase", "por",
        "pour chaque", "premier", "première", "primera", "primero", "pro", "provide a brief", "puis", "quand",
        "quote", "quotes", "respectively", "round", "salvo", "sauf", "schließlich", "schritt", "schritte", "second",
        "secondly", "seguida", "seguido", "segunda", "segundo", "según", "she", "si", "si besoin", "sinon",
        "sobald", "soit", "sonst", "soweit", "stage", "start", "starting", "starts", "step", "steps", "suivi",
        "suivie", "termina", "termine", "terminez", "the rest", "their", "then", "third", "tout le reste",
        "translation", "translations", "turn", "two versions", "unless", "upon request", "version", "versions",
        "versión", "was nötig", "wenn", "when", "whenever", "where", "wherever", "who", "whose", "with a",
        "with an", "zuerst", "zunächst", "zweite", "zweiten", "zwischen", "étape", "étapes", "última", "último",
        "あるいは", "か、", "ごと", "その後", "それぞれ", "まず", "または", "もし", "バージョン", "其中", "其他",
        "其余", "其次", "前半", "另外", "各", "否则", "場合", "如果", "後半", "必要に応じて", "必要时", "或",
        "手順", "时", "最初", "最后", "最後", "次に", "步骤", "毎", "每", "然后", "版本", "若", "需要时", "首先",
    ];
}

word_list! {
    /// Alternatives, which only join the things of a ban: "no tables or lists".
    pub(super) static ALTERNATIVES = [
        "o", "oder", "or", "ou", "u", "あるいは", "または", "或",
    ];
}

word_list! {
    /// Parts of an answer, where the demand is said of one of them.
    pub(super) static PARTS = [
        "abschnitt", "abschnitte", "abstract", "accroche", "anhang", "appendix", "beispiel", "beispiele", "betreff",
        "betreffzeile", "bio", "blurb", "body", "bullet", "bulletpoint", "call to action", "call-to-action",
        "caption", "captions", "cell", "chapter", "chapters", "chorus", "closing", "column", "columns", "comment",
        "comments", "conclusion", "conclusión", "cta", "definition", "definitions", "description", "einleitung",
        "ejemplo", "ejemplos", "email body", "email subject", "encabezado", "entries", "entry", "example",
        "examples", "excerpt", "exemple", "exemples", "explanation of", "fact box", "faq", "fazit", "field",
        "fields", "following", "footer", "footnote", "frage", "front page", "header", "heading", "headings",
        "headline", "headlines", "hook", "intro", "intro paragraph", "introducción", "introduction", "introductory",
        "item", "items", "kicker", "label", "labels", "lead", "legend", "levels", "line of code", "légende",
        "message to", "meta", "meta description", "metadescription", "method section", "methods", "name", "names",
        "note to", "opening", "outline", "overview", "paragraph 1", "part", "parte", "partes", "partie", "parties",
        "parts", "post script", "postscript", "preface", "pregunta", "preview", "ps", "reason for", "row", "rows",
        "résumé du début", "schluss", "secciones", "sección", "section", "sections", "sidebar", "signature",
        "slide", "slides", "slogan", "snippet", "stanza", "subheading", "subheadings", "subject", "subject line",
        "subtitle", "tagline", "takeaway", "takeaways", "task", "tasks", "teaser", "teil", "teile", "text message",
        "thread", "titel", "title", "titles", "titre", "titres", "tl;dr", "tooltip", "tweet", "título", "títulos",
        "unterüberschrift", "value", "values", "verse", "verses", "vorspann", "überschrift", "überschriften",
        "セクション", "タイトル", "件名", "例", "例子", "冒頭", "各項目", "導入", "小标题", "开头", "引言", "摘要",
        "标题", "概要", "段首", "注释", "章", "章节", "結論", "结尾", "结论", "署名", "脚注", "要約", "見出し",
        "質問", "部分", "问题", "题目",
    ];
}

word_list! {
    /// Where they open the sentence.
    pub(super) static OPENING_PARTS = [
        "am", "as", "at", "for", "für", "ma", "mein", "meine", "mes", "mi", "mis", "mon", "my", "nos", "notre",
        "nuestra", "nuestro", "on", "our", "para", "pour", "to", "unser", "unsere", "zum", "我们的", "我的", "私の",
    ];
}

word_list! {
    /// Phrases in which such a word says nothing of the kind.
    pub(super) static HARMLESS = [
        "after all", "all questions", "any answer", "any question", "any reply", "as if", "as long as", "at first",
        "at the beginning of the century", "at the end of the day", "bien sûr", "by name", "by step",
        "cada cliente", "cada mensaje", "cada respuesta", "cada usuario", "cada vez", "case by case",
        "chaque client", "chaque message", "chaque réponse", "chaque utilisateur", "customer name",
        "diferencia entre", "diferencias entre", "difference between", "differences between", "différence entre",
        "différences entre", "dritte person", "each answer", "each client", "each customer", "each message",
        "each of your", "each output", "each question you", "each reader", "each reply", "each response",
        "each student", "each time", "each user", "each visitor", "en tant que", "erste person", "every answer",
        "every caller", "every client", "every conversation", "every customer", "every email", "every guest",
        "every message", "every output", "every patient", "every person", "every post", "every question",
        "every reader", "every reply", "every response", "every situation", "every student", "every time",
        "every user", "every visitor", "first name", "first names", "first person", "first time", "first-time",
        "firsthand", "for me", "from start to finish", "from the start", "full name", "her name", "his name",
        "in each response", "in every response", "in jeder antwort", "in other words", "in the first person",
        "jede antwort", "jede ausgabe", "jede nachricht", "jedem kunden", "jedem nutzer", "jeden gast",
        "jeden kunden", "jeder antwort", "jedes mal", "key facts", "key features", "key points", "link between",
        "look after", "looked after", "looking after", "morning after", "my question", "más bien", "name of the",
        "o menos", "o más", "oder länger", "oder mehr", "oder weniger", "or above", "or fewer", "or less",
        "or longer", "or more", "or over", "or shorter", "ou moins", "ou plus", "par ailleurs", "par exemple",
        "par réponse", "per answer", "per message", "per reply", "per response", "por ejemplo", "por escrito",
        "por favor", "por lo general", "por lo menos", "por respuesta", "por supuesto", "pour la",
        "première personne", "primera persona", "pro antwort", "relationship between", "short answer questions",
        "shortly after", "step by step", "step-by-step", "the following", "the name", "the question", "their name",
        "third person", "this question", "unterschied zwischen", "unterschiede zwischen", "within the", "your name",
        "à chaque fois", "どの回答", "まずは丁寧", "以上または", "各回答", "毎回", "每个回答", "每条回复",
        "每条回答", "每次回复", "每次回答", "第一人称",
    ];
}
