//! The words that tell whose a demand is and how it is meant.

use prompt_host_plugin::{Phrases, word_list};

word_list! {
    /// Words that make the sentence one about the answer.
    pub(super) static ANSWERING = [
        "analyse", "analyze", "answer", "answers", "antwort", "antworte", "antworten", "are", "avoid", "be",
        "benutze", "beschreibe", "beschreiben", "communicate", "compare", "compose", "create", "da", "debe",
        "describa", "describe", "discuss", "do not use", "doit", "don't use", "donne", "donnez", "draft", "dé",
        "décris", "décrivez", "erklär", "erkläre", "erklären", "erstelle", "erstellen", "escriba", "escribe",
        "explain", "explica", "explique", "expliquez", "fais", "faites", "fasse", "fassen", "format", "geben",
        "generate", "gib", "give", "haz", "is", "it", "keep", "limit", "list", "make", "muss", "must", "n'utilise",
        "n'utilisez", "name", "nutze", "nutzen", "output", "outputs", "present", "produce", "provide", "redacta",
        "redacte", "replies", "reply", "respond", "responda", "responde", "responds", "response", "responses",
        "respuesta", "respuestas", "result", "resuma", "resume", "return", "returns", "rédige", "rédigez",
        "répondez", "réponds", "réponse", "réponses", "résume", "résumez", "schreib", "schreibe", "schreiben", "sea",
        "sei", "should", "sois", "soll", "soyez", "speak", "summarise", "summarize", "sé", "talk", "tell", "usa",
        "use", "utilice", "utilise", "utilisez", "utiliza", "verwende", "verwenden", "write", "writes", "written",
        "écris", "écrivez", "してください", "まとめ", "介绍", "作成", "使っ", "使わ", "使用", "写", "出力", "回答",
        "总结", "描述", "撰写", "書い", "書く", "生成", "用", "答え", "要求", "解释", "説明", "说明", "请用", "输出",
    ];
}

word_list! {
    /// Headings and labels that announce demands, not a part of the answer.
    pub(super) static LABELS_OF_DEMANDS = [
        "anforderungen", "answer", "anweisungen", "ausgabe", "consigne", "consignes", "constraint", "constraints",
        "contrainte", "contraintes", "estilo", "exigences", "extensión", "format", "formato", "formatting",
        "guideline", "guidelines", "idioma", "important", "instrucciones", "instruction", "instructions", "language",
        "langue", "length", "limits", "longitud", "longueur", "länge", "notes on style", "output", "output format",
        "regeln", "reglas", "requirement", "requirements", "requisitos", "response", "response format",
        "restricciones", "rule", "rules", "règle", "règles", "sprache", "stil", "style", "style guide", "task",
        "ton", "tone", "tono", "voice", "vorgabe", "vorgaben", "トーン", "ルール", "出力", "制約", "字数", "形式",
        "文体", "条件", "格式", "注意", "要件", "要求", "规则", "言語", "语气", "语言", "输出", "長さ", "长度",
        "限制", "风格",
    ];
}

word_list! {
    /// That, and nothing else.
    pub(super) static ONLY = [
        "ausschließlich", "exactamente", "exactement", "exactly", "exclusivamente", "exclusively", "exclusivement",
        "genau", "just", "nichts anderes", "nothing but", "nothing else", "nur", "only", "rien d'autre", "seulement",
        "solamente", "solely", "solo", "sólo", "uniquement", "únicamente", "だけ", "ちょうど", "のみ", "仅", "只",
        "只能", "恰好", "正好",
    ];
}

word_list! {
    /// Negations that stand before what they turn round.
    pub(super) static NEGATIONS_BEFORE = [
        "avoid", "can't", "cannot", "do not", "don't", "evita", "evite", "jamais", "kein", "keine", "keinem",
        "keinen", "keiner", "must not", "n'", "nada de", "ne", "never", "nicht", "nie", "niemals", "no", "not",
        "nunca", "ohne", "pas de", "refrain from", "sans", "should not", "shouldn't", "sin", "skip", "vermeide",
        "vermeiden", "without", "évite", "évitez", "不", "不得", "不要", "别", "勿", "无", "无需", "禁止", "请勿",
        "避免",
    ];
}

word_list! {
    /// Negations that stand after it.
    pub(super) static NEGATIONS_AFTER = [
        "しない", "せず", "なし", "やめて", "不要", "使わず", "使わない", "使用しない", "入れない", "含めない",
        "禁止", "避け",
    ];
}

word_list! {
    /// Small words that belong to the demand after them.
    pub(super) static SMALL_WORDS_BEFORE = [
        "a", "als", "an", "as", "at", "como", "d'un", "d'une", "ein", "eine", "einem", "einer", "en", "exactly",
        "format", "formato", "im", "in", "least", "most", "nur", "one", "only", "single", "solo", "sous", "strictly",
        "the", "un", "una", "une", "use", "using", "valid", "with",
    ];
}

word_list! {
    /// More than one language is wanted, or which one depends.
    pub(super) static ALSO = [
        "also", "ambos", "and", "as well", "auch", "aussi", "beide", "bilingual", "both", "deux", "et", "followed",
        "if", "learn", "learning", "same language", "speak", "speaks", "también", "too", "traducción", "traduce",
        "traduction", "traduis", "translate", "translated", "translation", "translations", "und", "y", "également",
        "übersetze", "übersetzung", "も", "両方", "也", "以及", "双语", "同时", "和", "翻訳", "翻译", "訳",
    ];
}

/// Openings of rules, and whether they forbid.
pub(super) static VERBS_OF_RULES: Phrases<bool> = Phrases::new(&[
    ("always", false),
    ("always avoid", true),
    ("be sure to", false),
    ("bitte", false),
    ("debe", false),
    ("debes", false),
    ("debes siempre", false),
    ("do not", true),
    ("do not ever", true),
    ("don't", true),
    ("du darfst nicht", true),
    ("du musst", false),
    ("du sollst", false),
    ("du sollst nicht", true),
    ("immer", false),
    ("jamais", true),
    ("make sure to", false),
    ("make sure you", false),
    ("must", false),
    ("must not", true),
    ("never", true),
    ("no", true),
    ("no debe", true),
    ("no debes", true),
    ("nunca", true),
    ("please", false),
    ("please always", false),
    ("please do not", true),
    ("please don't", true),
    ("remember to", false),
    ("should", false),
    ("should not", true),
    ("sie müssen", false),
    ("siempre", false),
    ("toujours", false),
    ("tu dois", false),
    ("tu dois toujours", false),
    ("tu ne dois pas", true),
    ("vous devez", false),
    ("vous devez toujours", false),
    ("vous ne devez pas", true),
    ("you must", false),
    ("you must always", false),
    ("you must never", true),
    ("you must not", true),
    ("you should", false),
    ("you should always", false),
    ("you should never", true),
    ("you should not", true),
    ("一定要", false),
    ("不得", true),
    ("不能", true),
    ("不要", true),
    ("切勿", true),
    ("务必", false),
    ("必须", false),
    ("总是", false),
    ("绝不要", true),
    ("要", false),
    ("请", false),
    ("请不要", true),
    ("请勿", true),
]);
