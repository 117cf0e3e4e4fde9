//! The words around orders to a model, in English, French, Spanish, German, Japanese and
//! Chinese.

use prompt_host_plugin::{Phrases, word_list};

word_list! {
    /// What is dismissed where the verb comes last.
    pub(super) static LATE_OBJECTS = [
        "anweisung", "anweisungen", "instruktionen", "vorgaben", "プロンプト", "ルール", "命令", "指令", "指示", "提示", "提示词", "规则",
        "設定",
    ];
}

word_list! {
    /// Verbs of dismissal that come last.
    pub(super) static LATE_DISMISSALS = [
        "ignoriere", "ignorieren", "missachten", "vergessen", "作废", "従わな", "忘れ", "忘掉", "忽略", "无视", "無視し", "無視する",
        "無視せよ", "破棄し",
    ];
}

word_list! {
    /// What a model is to do then: words of answers, which letters to people hardly need.
    pub(super) static COMMANDS = [
        "affiche", "affichez", "answer", "antwort", "antworte", "antworten sie", "assistant", "di", "diga", "dis",
        "dites", "du bist", "en su lugar", "eres", "escriba", "escribe", "generate", "gib", "gib aus", "imprime",
        "instead", "l'utilisateur", "muestra", "output", "print", "rate", "repeat", "reply", "respond", "responda",
        "responde", "response", "return", "reveal", "répondez", "réponds", "réponse", "sage", "say", "schreibe",
        "stattdessen", "tell", "the ai", "the user", "translate", "tu es", "write", "you are", "you must",
        "à la place", "écris", "écrivez", "代わりに", "你是", "出力", "只说", "回复", "回答", "改为", "書いて", "答えて", "表示", "言って", "说",
        "输出", "返信",
    ];
}

/// What only a model is told to be.
pub(super) static MODELS: Phrases<bool> = Phrases::new(&[
    ("admin mode", true),
    ("ai", false),
    ("ai assistant", true),
    ("ai model", true),
    ("ai system", true),
    ("ai that", true),
    ("ai with no", true),
    ("ai without", true),
    ("asistente", false),
    ("assistant", false),
    ("assistante", false),
    ("assistent", false),
    ("bot", false),
    ("chatbot", false),
    ("dan", true),
    ("dan mode", true),
    ("debug mode", true),
    ("developer mode", true),
    ("do anything now", true),
    ("entwicklermodus", true),
    ("evil ai", true),
    ("free from all restrictions", true),
    ("god mode", true),
    ("ia", false),
    ("jailbreak mode", true),
    ("jailbroken", true),
    ("ki", false),
    ("language model", true),
    ("mode développeur", true),
    ("model", false),
    ("modelo de lenguaje", true),
    ("modo desarrollador", true),
    ("modèle de langage", true),
    ("no longer bound", true),
    ("no restrictions", true),
    ("no rules", true),
    ("non censurée", true),
    ("not bound by", true),
    ("ohne einschränkung", true),
    ("ohne einschränkungen", true),
    ("ohne jede einschränkung", true),
    ("ohne regeln", true),
    ("sans aucune restriction", true),
    ("sans filtre", true),
    ("sans limites", true),
    ("sans restriction", true),
    ("sans restrictions", true),
    ("sin censura", true),
    ("sin filtros", true),
    ("sin límites", true),
    ("sin ninguna restricción", true),
    ("sin restricciones", true),
    ("sprachmodell", true),
    ("uncensored", true),
    ("uneingeschränkte ki", true),
    ("unfiltered", true),
    ("unrestricted", true),
    ("unrestricted mode", true),
    ("unzensierte ki", true),
    ("with no restrictions", true),
    ("without any restrictions", true),
    ("without restrictions", true),
    ("アシスタント", true),
    ("不受任何限制", true),
    ("不受约束", true),
    ("不受限制", true),
    ("人工智能", true),
    ("人工知能", true),
    ("制約のない", true),
    ("制限なし", true),
    ("制限のない", true),
    ("开发者模式", true),
    ("无限制", true),
    ("没有任何限制", true),
    ("没有限制", true),
    ("無制限", true),
    ("言語モデル", true),
    ("语言模型", true),
    ("開発者モード", true),
    ("ＡＩ", true),
]);

word_list! {
    /// Verbs that bring the instructions of a model to light.
    pub(super) static DISCLOSURES = [
        "affiche", "affichez", "communique", "dame", "disclose", "display", "donne", "donnez", "dump", "envía",
        "expose", "gib", "give", "imprima", "imprime", "include", "leak", "montre", "montrez", "muestra", "muestre",
        "nenne", "offenbare", "offenlege", "output", "print", "recite", "repeat", "repita", "repite", "return",
        "reveal", "revela", "revele", "répète", "répétez", "révèle", "révélez", "schreibe", "send", "share", "show",
        "tell", "verrate", "wiederhole", "write", "zeig", "zeige", "公开", "公開", "出力", "告诉", "打印", "教えて", "明かし", "显示",
        "泄露", "表示", "見せて", "说出", "输出", "重复",
    ];
}

word_list! {
    /// Jobs whose names start like that of a model.
    pub(super) static ROLES_OF_PEOPLE = [
        "architect", "coach", "company", "consultant", "developer", "director", "editor", "engineer", "ethicist",
        "expert", "lead", "manager", "principal", "professor", "researcher", "scientist", "specialist", "strategist",
        "team", "trainer", "user",
    ];
}

/// Who is said to dismiss something, or what says that nobody shall.
pub(super) const SPEAKERS: &[&str] = &[
    "who",
    "they",
    "we",
    "i",
    "people",
    "users",
    "often",
    "not",
    "never",
    "don't",
    "to never",
    "cannot",
    "can't",
    "shouldn't",
    "n'",
    "ne",
    "no",
    "nunca",
    "nicht",
    "niemals",
];

word_list! {
    /// What a text that speaks to a model has it do, beside [`COMMANDS`].
    pub(super) static ADDRESSED = [
        "always", "approve", "begin your", "beginne", "bewerte", "califica", "call", "commence", "delete", "disregard", "do not", "don't", "empfehle", "empfiehl", "empieza", "forward", "give", "hire", "ignore", "ignoriere", "include", "mention", "must", "ne dis", "never", "no digas", "obey", "prefer", "rank", "recomienda", "recomiende", "recommande", "recommandez", "recommend", "réponds", "send", "start your", "stop", "おすすめ", "务必", "必ず", "必须", "忽略", "推荐", "推薦", "無視", "评为",
    ];
}

word_list! {
    /// What passes something on.
    pub(super) static SENDING = [
        "ajoute", "append", "attach", "añade", "copy", "email", "encode", "envoie", "envoyez", "envía", "envíe", "forward", "include", "leak", "leite", "post", "reenvía", "schicke", "send", "sende", "transfère", "transmets", "transmit", "upload", "发到", "发送", "转发", "送って", "送信",
    ];
}

word_list! {
    /// What a model is to answer instead.
    pub(super) static ANSWERS = [
        "affiche", "answer", "antworte", "di", "dis", "escriba", "escribe", "gib", "muestra", "output", "print", "reply", "respond", "responde", "return", "répondez", "réponds", "sage", "say", "schreibe", "write", "écris", "écrivez", "写", "出力", "回复", "回答", "書いて", "答えて", "言って", "说", "输出",
    ];
}

word_list! {
    /// What says that something else is to be done.
    pub(super) static INSTEAD = [
        "en lugar de eso", "en su lugar", "instead", "plutôt", "sino", "sondern", "stattdessen", "à la place", "代わりに", "只", "改为", "而是",
    ];
}

word_list! {
    /// What follows the pretended end of a text.
    pub(super) static NEW_TASK = [
        "disregard", "ignore", "neue anweisungen", "neue aufgabe", "new instruction", "new instructions", "new task", "nouvelle tâche", "nouvelles instructions", "now you", "nueva tarea", "nuevas instrucciones", "your task",
    ];
}
