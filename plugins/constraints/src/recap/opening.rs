//! How sentences open that order, tell or point back.

use prompt_host_plugin::{Phrases, word_list};

word_list! {
    /// Openings that point at what stands before: in a list they would point nowhere.
    pub(super) static POINTERS = [
        "als nächstes", "also", "and", "as such", "but", "ce", "cela", "cette", "dann", "das", "dies", "diese",
        "dieser", "elle", "er", "es", "esta", "este", "esto", "finally", "first", "he", "however", "if so", "il",
        "ils", "in that case", "it", "next", "otherwise", "she", "sie sollte", "so", "such", "that", "the above",
        "the former", "the latter", "the same", "their", "then", "therefore", "these", "they", "this", "those",
        "これ", "その", "それ", "后者", "它", "它们", "它的", "这", "那",
    ];
}

word_list! {
    /// Openings of a sentence that orders something of the model or its answer.
    pub(super) static ORDERS = [
        "achte", "achten sie", "ajoute", "ajoutez", "always", "answer", "antworte", "antworten sie", "asegúrate",
        "asegúrese", "assure-toi", "assurez-vous", "avoid", "be", "be sure", "benutze", "bitte", "bleib", "bleibe",
        "cita", "cite", "citez", "da", "debe", "debes", "deine antwort", "der brief", "der text", "die antwort",
        "do not", "don't", "donne", "donnez", "du musst", "du sollst", "dé", "el texto", "el tono", "emploie",
        "employez", "ensure", "erwähne", "erwähnen sie", "escriba", "escribe", "evita", "evite", "explain", "fais",
        "faites", "fasse", "format", "garde", "gardez", "geben sie", "gib", "give", "halte", "halten sie", "haz",
        "ihre antwort", "include", "incluez", "inclus", "incluya", "incluye", "indique", "indiquez", "keep", "kein",
        "keine", "la carta", "la lettre", "la respuesta", "la réponse", "language", "le texte", "leave out",
        "length", "limit", "limita", "limite", "limite-toi", "limitez-vous", "limítate", "list", "make sure",
        "mantenga", "mantén", "menciona", "mencione", "mention", "mentionne", "mentionnez", "must", "n'emploie",
        "n'utilise", "n'utilisez", "n'écris", "ne", "nenne", "nennen sie", "never", "no", "nunca", "nutze", "omit",
        "only", "output", "please", "please answer", "prefer", "present", "provide", "quote", "redacta", "redacte",
        "refer", "reply", "respond", "responda", "responde", "reste", "restez", "return", "round", "rédige",
        "rédigez", "répondez", "réponds", "schreib", "schreibe", "schreiben sie", "sea", "sei", "sie müssen",
        "sie sollen", "siempre", "sign", "sois", "soyez", "speak", "spell", "start", "stay", "stick", "structure",
        "style", "sé", "ta réponse", "the answer", "the article", "the email", "the letter", "the output",
        "the reply", "the report", "the response", "the result", "the summary", "the text", "the tone", "ton texte",
        "tone", "tu dois", "tu respuesta", "usa", "use", "utilice", "utilise", "utilisez", "utiliza", "vermeide",
        "vermeiden sie", "verwende", "verwenden sie", "verzichte", "votre réponse", "votre texte", "vous devez",
        "write", "you must", "you should", "your answer", "your letter", "your reply", "your report",
        "your response", "your text", "écris", "écrivez", "évite", "évitez", "不得", "不能", "不要", "使用", "保持",
        "全文", "务必", "只", "回答", "字数", "専門", "必ず", "必须", "提到", "敬語", "文体", "文字数", "日本語",
        "每", "用", "箇条書き", "絵文字", "英語", "請", "语气", "请", "请勿", "返信", "避免",
    ];
}

/// Openings of sentences about the person, and whether they may ask for something all the same.
pub(super) static NARRATIVES: Phrases<bool> = Phrases::new(&[
    ("i", false),
    ("i expect", true),
    ("i need", true),
    ("i prefer", true),
    ("i want", true),
    ("i would like", true),
    ("i'd like", true),
    ("ich", false),
    ("ich brauche", true),
    ("ich hätte", true),
    ("ich möchte", true),
    ("ich will", true),
    ("j'", false),
    ("j'ai", false),
    ("j'aimerais", true),
    ("je", false),
    ("je souhaite", true),
    ("je veux", true),
    ("je voudrais", true),
    ("ma", false),
    ("mein", false),
    ("meine", false),
    ("mes", false),
    ("mi", false),
    ("mis", false),
    ("mon", false),
    ("my", false),
    ("nos", false),
    ("nosotras", false),
    ("nosotros", false),
    ("notre", false),
    ("nous", false),
    ("nous souhaitons", true),
    ("nous voulons", true),
    ("nuestra", false),
    ("nuestro", false),
    ("nuestros", false),
    ("our", false),
    ("unser", false),
    ("unsere", false),
    ("unseren", false),
    ("we", false),
    ("we expect", true),
    ("we need", true),
    ("we want", true),
    ("we would like", true),
    ("we'd like", true),
    ("wir", false),
    ("wir brauchen", true),
    ("wir möchten", true),
    ("wir wollen", true),
    ("yo", false),
    ("yo quiero", true),
    ("当店", false),
    ("当社", false),
    ("我", false),
    ("我们", false),
    ("我们希望", true),
    ("我们想", true),
    ("我们要", true),
    ("我们需要", true),
    ("我希望", true),
    ("我想", true),
    ("我要", true),
    ("我需要", true),
    ("私", false),
    ("私たち", false),
]);

/// How orders end where the verb comes last.
pub(super) const DENSE_ORDERS: &[&str] =
    &["てください", "でください", "すること", "しないこと", "でお願いします", "ましょう"];
