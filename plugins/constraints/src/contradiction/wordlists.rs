//! The words that tell whose a demand is and how it is meant.

use prompt_host_plugin::word_list;

word_list! {
    /// Words that make the sentence one about the answer.
    pub(super) static ANSWERING = [
        "add", "adopta", "adopte", "adoptez", "analyse", "analyze", "answer", "answers", "antwort", "antworte",
        "antworten", "apply", "are", "avoid", "be", "begin", "benutze", "beschreibe", "beschreiben", "bleib",
        "bleibe", "communicate", "compare", "compose", "create", "da", "debe", "deliver", "describa", "describe",
        "discuss", "do not use", "doit", "don't use", "donne", "donnez", "draft", "dé", "décris", "décrivez",
        "emploie", "employ", "employez", "erklär", "erkläre", "erklären", "erstelle", "erstellen", "escriba",
        "escribe", "explain", "explica", "explique", "expliquez", "fais", "faites", "fasse", "fassen", "feature",
        "format", "formuliere", "formulieren", "geben", "generate", "gib", "give", "halte", "haz", "include", "is",
        "it", "keep", "limit", "list", "make", "mantenga", "mantén", "max", "maximum", "min", "minimum", "muss",
        "must", "n'utilise", "n'utilisez", "name", "ne", "nenne", "no", "nutze", "nutzen", "nutzt", "output",
        "outputs", "present", "produce", "provide", "présente", "présentez", "redacta", "redacte", "remain",
        "replies", "reply", "respect", "respond", "responda", "responde", "responds", "response", "responses",
        "respuesta", "respuestas", "reste", "restez", "result", "resuma", "resume", "return", "returns", "rédige",
        "rédigez", "répondez", "réponds", "réponse", "réponses", "résume", "résumez", "schreib", "schreibe",
        "schreiben", "sea", "sei", "should", "sois", "soll", "sound", "sounds", "soyez", "speak", "stay",
        "structure", "summarise", "summarize", "sé", "talk", "tell", "usa", "use", "utilice", "utilise", "utilisez",
        "utiliza", "verfasse", "verfassen", "verwende", "verwenden", "write", "writes", "written", "écris",
        "écrivez", "してください", "まとめ", "介绍", "作成", "使っ", "使わ", "使用", "写", "出力", "回答", "总结",
        "描述", "撰写", "書い", "書く", "生成", "用", "答え", "要求", "解释", "説明", "话", "说明", "请用", "输出",
    ];
}

word_list! {
    /// People who speak too: their language is not the answer's.
    pub(super) static SPEAKERS = [
        "cliente", "clientes", "client", "clients", "customer", "customers", "kunde", "kunden", "may", "might",
        "nutzer", "people", "they", "user", "users", "usuario", "usuarios", "utilisateur", "utilisateurs", "visitors",
        "ユーザー", "お客様", "客户", "用户", "顾客",
    ];
}

word_list! {
    /// Headings and labels that announce demands, not a part of the answer.
    pub(super) static LABELS_OF_DEMANDS = [
        "anforderungen", "answer", "answers", "anweisungen", "ausgabe", "behavior", "behavioral rules", "behaviour",
        "brief", "comportamiento", "comportement", "conduct", "consigne", "consignes", "constraint", "constraints",
        "content brief", "contrainte", "contraintes", "conventions", "do", "do not", "don'ts", "dos and don'ts",
        "estilo", "exigences", "expectations", "extensión", "format", "formato", "formatting", "general", "goal",
        "goals", "guardrails", "guideline", "guidelines", "how to answer", "how to respond", "how to write",
        "how you answer", "how you respond", "how you work", "idioma", "important", "instrucciones", "instruction",
        "instructions", "language", "langue", "length", "limitations", "limits", "longitud", "longueur", "länge",
        "mode of speech", "must", "musts", "never", "notes on style", "objectif", "objetivo", "output",
        "output format", "principles", "regeln", "reglas", "remember", "reminders", "requirement", "requirements",
        "requisitos", "response", "response format", "responses", "restricciones", "restrictions", "rule", "rules",
        "règle", "règles", "sprache", "stil", "style", "style guide", "task", "ton", "ton und stil", "tone", "tono",
        "tono y estilo", "umgang", "verhalten", "voice", "vorgabe", "vorgaben", "what not to do", "what to avoid",
        "what to do", "what you do", "writing", "writing style", "トーン", "ルール", "写作要求", "出力", "制約",
        "回答要求", "字数", "対応", "形式", "文体", "条件", "格式", "注意", "禁止事項", "行为", "行動", "要件",
        "要求", "规则", "言語", "语气", "语言", "输出", "長さ", "长度", "限制", "风格",
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
