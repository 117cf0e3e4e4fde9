//! Words that make a demand one of a part of the answer, or of some cases only.

use prompt_host_plugin::word_list;

word_list! {
    /// Wherever they stand.
    pub(super) static PARTS = [
        "abschnitt", "abschnitte", "abstract", "accroche", "add", "after", "afterwards", "ajoute", "ajoutez",
        "alternatively", "anfang", "anschließend", "antes", "außer", "avec un", "avec une", "añade", "beende",
        "before", "begin", "beginne", "beginnen sie", "beginning", "begins", "beispiel", "beispiele", "between",
        "bien", "both", "bullet", "cada", "call to action", "caption", "captions", "cell", "chacun", "chacune",
        "chapter", "chapters", "chaque", "character", "characters speak", "chorus", "closing", "column", "columns",
        "comienza", "commence", "commencez", "comment", "comments", "con un", "con una", "conclusion", "conclusión",
        "contain", "containing", "contains", "cta", "cuando", "d'abord", "danach", "dann", "definition",
        "definitions", "depending", "dernier", "dernière", "describing", "después", "deuxième", "draft", "drafts",
        "début", "each", "einleitung", "either", "ejemplo", "ejemplos", "email subject", "empieza", "end", "ende",
        "ending", "ends with", "enfin", "ensuite", "entre", "entries", "entry", "entweder", "erste", "ersten",
        "every", "example", "examples", "except", "excepto", "exemple", "exemples", "explanation of", "falls",
        "fazit", "field", "fields", "fin", "final", "finally", "first", "firstly", "followed by", "following",
        "footer", "footnote", "for all", "for any", "frage", "füge", "he", "header", "heading", "headings",
        "headline", "headlines", "hook", "if", "include", "includes", "including", "incluye", "inicio", "input",
        "instead", "intro", "introducción", "introduction", "introductory", "item", "items", "je", "jede", "jedem",
        "jeden", "jeder", "jedes", "key", "keys", "label", "labels", "lastly", "letzte", "letzten", "level",
        "levels", "line of code", "lorsque", "luego", "légende", "meta", "mit einem", "mit einer", "mode", "name",
        "names", "next", "note", "notes", "o", "oder", "opción", "opening", "option", "optional", "optionally",
        "options", "or", "original", "otherwise", "ou", "par", "para cada", "paragraph 1", "part", "parte", "partes",
        "partie", "parties", "parts", "paso", "pasos", "per", "phase", "por", "postscript", "pour chaque",
        "pregunta", "premier", "première", "primera", "primero", "pro", "provide a brief", "puis", "quand", "quote",
        "quotes", "reason for", "respectively", "round", "row", "rows", "salvo", "sauf", "schließlich", "schluss",
        "schritt", "schritte", "secciones", "sección", "second", "secondly", "section", "sections", "seguida",
        "seguido", "segunda", "segundo", "she", "si", "sidebar", "signature", "sinon", "slide", "slides", "slogan",
        "sobald", "soit", "sonst", "stage", "stanza", "start", "starting", "starts", "step", "steps", "subject line",
        "suivi", "suivie", "tagline", "task", "tasks", "teil", "teile", "termina", "termine", "terminez", "their",
        "then", "third", "titel", "titre", "titres", "tl;dr", "translation", "translations", "turn", "título",
        "títulos", "unless", "value", "values", "verse", "verses", "version", "versions", "versión", "wenn", "when",
        "whenever", "who", "whose", "with a", "with an", "zuerst", "zunächst", "zweite", "zweiten", "zwischen",
        "étape", "étapes", "última", "último", "überschrift", "überschriften", "あるいは", "か、", "ごと", "その後",
        "それぞれ", "まず", "または", "もし", "セクション", "タイトル", "バージョン", "件名", "例", "例子", "其次",
        "冒頭", "各", "場合", "如果", "導入", "开头", "引言", "或", "手順", "时", "最初", "最后", "最後", "标题",
        "次に", "步骤", "毎", "每", "然后", "版本", "章", "章节", "結論", "结尾", "结论", "若", "見出し", "質問",
        "部分", "问题", "题目", "首先",
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
        "after all", "all questions", "any question", "as if", "as long as", "at first", "at the end of the day",
        "case by case", "en tant que", "for me", "in other words", "my question", "o menos", "o más", "oder länger",
        "oder mehr", "oder weniger", "or above", "or fewer", "or less", "or longer", "or more", "or over",
        "or shorter", "ou moins", "ou plus", "par exemple", "por ejemplo", "por favor", "por lo menos", "pour la",
        "short answer questions", "step by step", "the following", "the question", "this question", "within the",
        "以上または", "第一人称",
    ];
}
