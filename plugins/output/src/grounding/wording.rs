//! How texts are named, and what says that nothing else counts, by language.

use prompt_host_plugin::Phrases;

/// How one language rests an answer on a text.
#[derive(Debug)]
pub(super) struct Wording {
    pub(super) language: &'static str,
    /// Words that may stand between the lead and the text's name.
    pub(super) between: &'static [&'static str],
    /// Articles that are written together with the name.
    pub(super) elided: &'static [&'static str],
    /// Names of texts, and as the sentence has them.
    pub(super) names: &'static [(&'static str, &'static str)],
    /// The sentence, with `{}` for the name.
    pub(super) only: &'static str,
}

static ENGLISH: Wording = Wording {
    language: "en",
    between: &[
        "above",
        "attached",
        "below",
        "contained",
        "details",
        "facts",
        "following",
        "from",
        "given",
        "in",
        "information",
        "is",
        "presented",
        "provided",
        "that",
        "the",
        "this",
        "within",
    ],
    elided: &[],
    names: &[
        ("article", "article"),
        ("context", "context"),
        ("document", "document"),
        ("excerpt", "excerpt"),
        ("extract", "extract"),
        ("paragraph", "paragraph"),
        ("passage", "passage"),
        ("report", "report"),
        ("story", "story"),
        ("text", "text"),
        ("transcript", "transcript"),
    ],
    only: "Use only the {}.",
};

static FRENCH: Wording = Wording {
    language: "fr",
    between: &["ce", "cet", "contenues", "dans", "de", "du", "informations", "le", "les"],
    elided: &["l'", "l’"],
    names: &[
        ("article", "l'article"),
        ("contexte", "le contexte"),
        ("document", "le document"),
        ("extrait", "l'extrait"),
        ("passage", "le passage"),
        ("rapport", "le rapport"),
        ("texte", "le texte"),
    ],
    only: "Seul {} compte.",
};

static SPANISH: Wording = Wording {
    language: "es",
    between: &["de", "del", "el", "en", "este", "información", "la", "siguiente"],
    elided: &[],
    names: &[
        ("artículo", "artículo"),
        ("contexto", "contexto"),
        ("documento", "documento"),
        ("fragmento", "fragmento"),
        ("informe", "informe"),
        ("pasaje", "pasaje"),
        ("texto", "texto"),
    ],
    only: "Solo cuenta el {}.",
};

static GERMAN: Wording = Wording {
    language: "de",
    between: &[
        "angaben",
        "aus",
        "dem",
        "der",
        "des",
        "dieses",
        "diesem",
        "folgenden",
        "im",
        "informationen",
        "obigen",
        "von",
        "vorliegenden",
    ],
    elided: &[],
    names: &[
        ("abschnitt", "der Abschnitt"),
        ("abschnitts", "der Abschnitt"),
        ("artikel", "der Artikel"),
        ("artikels", "der Artikel"),
        ("auszug", "der Auszug"),
        ("auszugs", "der Auszug"),
        ("bericht", "der Bericht"),
        ("berichts", "der Bericht"),
        ("dokument", "das Dokument"),
        ("dokuments", "das Dokument"),
        ("text", "der Text"),
        ("textes", "der Text"),
        ("texts", "der Text"),
    ],
    only: "Es zählt nur {}.",
};

/// What leads to the name of a text.
pub(super) static LEADS: Phrases<&'static Wording> = Phrases::new(&[
    ("according to", &ENGLISH),
    ("anhand", &GERMAN),
    ("auf basis", &GERMAN),
    ("auf der grundlage", &GERMAN),
    ("auf grundlage", &GERMAN),
    ("based on", &ENGLISH),
    ("basierend auf", &GERMAN),
    ("basándose en", &SPANISH),
    ("basándote en", &SPANISH),
    ("d'après", &FRENCH),
    ("de acuerdo con", &SPANISH),
    ("en te basant sur", &FRENCH),
    ("en vous basant sur", &FRENCH),
    ("gemäß", &GERMAN),
    ("laut", &GERMAN),
    ("on the basis of", &ENGLISH),
    ("selon", &FRENCH),
    ("según", &SPANISH),
    ("using", &ENGLISH),
]);

/// Japanese and Chinese name the text within a phrase.
pub(super) static PHRASES: Phrases<(&'static str, &'static str)> = Phrases::new(&[
    ("文章によると", ("ja", "文章の内容だけを使ってください。")),
    ("文章に基づいて", ("ja", "文章の内容だけを使ってください。")),
    ("文章をもとに", ("ja", "文章の内容だけを使ってください。")),
    ("本文によると", ("ja", "本文の内容だけを使ってください。")),
    ("本文に基づいて", ("ja", "本文の内容だけを使ってください。")),
    ("本文をもとに", ("ja", "本文の内容だけを使ってください。")),
    ("根据上文", ("zh", "请只依据上文。")),
    ("根据以上文章", ("zh", "请只依据文章。")),
    ("根据以下文章", ("zh", "请只依据文章。")),
    ("根据文章", ("zh", "请只依据文章。")),
    ("根据文本", ("zh", "请只依据文本。")),
    ("根据材料", ("zh", "请只依据材料。")),
    ("根据短文", ("zh", "请只依据短文。")),
    ("記事によると", ("ja", "記事の内容だけを使ってください。")),
    ("記事に基づいて", ("ja", "記事の内容だけを使ってください。")),
    ("記事をもとに", ("ja", "記事の内容だけを使ってください。")),
]);
