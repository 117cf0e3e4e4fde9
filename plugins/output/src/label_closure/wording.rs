//! The words of requests to classify, in the languages that this rule writes.

use prompt_host_plugin::Phrases;

/// How one language asks to choose a label.
#[derive(Debug)]
pub(super) struct Wording {
    pub(super) language: &'static str,
    /// What leads from the thing to its labels.
    pub(super) prepositions: &'static [Preposition],
    /// Labels that are announced before they are listed, and the same with the list closed.
    pub(super) categories: &'static [(&'static str, &'static str)],
    /// What stands before the last label.
    pub(super) ors: &'static [&'static str],
    /// Words that say that several things are classified.
    pub(super) plurals: &'static [&'static str],
    /// Words that point at one thing.
    pub(super) points: &'static [&'static str],
    /// Words that take them one by one.
    pub(super) each: &'static [&'static str],
    /// Whether the words that close the list also read well without their colon.
    pub(super) runs_on: bool,
    /// Whether nouns in `-s` are plurals.
    pub(super) plural_in_s: bool,
}

/// A preposition, and what stands in its place when the list is closed.
#[derive(Debug)]
pub(super) struct Preposition {
    pub(super) word: &'static str,
    pub(super) closed: &'static str,
}

const fn preposition(word: &'static str, closed: &'static str) -> Preposition {
    Preposition { word, closed }
}

static ENGLISH: Wording = Wording {
    language: "en",
    prepositions: &[
        preposition("as", "as exactly one of: "),
        preposition("into", "into exactly one of: "),
        preposition("to", "to exactly one of: "),
    ],
    categories: &[
        ("the following categories", "exactly one of the following categories"),
        ("the following classes", "exactly one of the following classes"),
        ("the following groups", "exactly one of the following groups"),
        ("the following labels", "exactly one of the following labels"),
        ("the following types", "exactly one of the following types"),
        ("these categories", "exactly one of these categories"),
        ("these classes", "exactly one of these classes"),
        ("these labels", "exactly one of these labels"),
        ("the categories", "exactly one of the categories"),
    ],
    ors: &["or"],
    plurals: &[
        "these",
        "those",
        "all",
        "both",
        "and",
        "them",
        "people",
        "many",
        "collection",
        "content",
        "course",
        "data",
        "everything",
        "group",
        "information",
        "inventory",
        "laundry",
        "library",
        "list",
        "matter",
        "money",
        "set",
        "spending",
        "stuff",
    ],
    points: &["this", "following", "given"],
    each: &["each", "every"],
    runs_on: true,
    plural_in_s: true,
};

static FRENCH: Wording = Wording {
    language: "fr",
    prepositions: &[
        preposition("comme", "dans une seule de ces catégories : "),
        preposition("dans", "dans une seule de ces catégories : "),
        preposition("en", "dans une seule de ces catégories : "),
    ],
    categories: &[
        ("les catégories suivantes", "une seule des catégories suivantes"),
        ("ces catégories", "une seule de ces catégories"),
        ("les classes suivantes", "une seule des classes suivantes"),
    ],
    ors: &["ou"],
    plurals: &["les", "des", "ces", "mes", "vos", "nos", "ses", "tous", "toutes", "et"],
    points: &["ce", "cet", "cette", "suivant", "suivante"],
    each: &["chaque", "chacun", "chacune"],
    runs_on: false,
    plural_in_s: false,
};

static SPANISH: Wording = Wording {
    language: "es",
    prepositions: &[
        preposition("como", "en una sola de estas categorías: "),
        preposition("en", "en una sola de estas categorías: "),
    ],
    categories: &[
        ("las siguientes categorías", "una sola de las siguientes categorías"),
        ("estas categorías", "una sola de estas categorías"),
        ("las siguientes clases", "una sola de las siguientes clases"),
    ],
    ors: &["o", "u"],
    plurals: &["los", "las", "estos", "estas", "mis", "sus", "todos", "todas", "y"],
    points: &["este", "esta", "siguiente"],
    each: &["cada"],
    runs_on: false,
    plural_in_s: false,
};

static GERMAN: Wording = Wording {
    language: "de",
    prepositions: &[
        preposition("als", "als genau eines von: "),
        preposition("in", "in genau eine dieser Kategorien: "),
    ],
    categories: &[
        ("die folgenden Kategorien", "genau eine der folgenden Kategorien"),
        ("folgende Kategorien", "genau eine der folgenden Kategorien"),
        ("diese Kategorien", "genau eine dieser Kategorien"),
        ("die folgenden Klassen", "genau eine der folgenden Klassen"),
    ],
    ors: &["oder"],
    // "Die" and "diese" may be one or many: a plural mostly shows at "folgenden" or "-en".
    plurals: &[
        "alle",
        "und",
        "meine",
        "unsere",
        "bewertungen",
        "rezensionen",
        "nachrichten",
        "e-mails",
        "mails",
        "sätze",
        "texte",
        "kommentare",
        "tweets",
        "tickets",
        "fragen",
        "produkte",
        "aussagen",
        "anfragen",
        "artikel",
        "wörter",
        "daten",
        "kunden",
        "beiträge",
    ],
    points: &["dieses", "diese", "diesen", "folgende"],
    each: &["jede", "jeden", "jedes", "jeweils"],
    runs_on: true,
    plural_in_s: false,
};

/// Verbs that ask for a label, wherever they stand, and the language they belong to.
pub(super) static VERBS: Phrases<&'static Wording> = Phrases::new(&[
    ("assign each", &ENGLISH),
    ("assign every", &ENGLISH),
    ("assign this", &ENGLISH),
    ("categorise", &ENGLISH),
    ("categorize", &ENGLISH),
    ("classify", &ENGLISH),
    ("catégorise", &FRENCH),
    ("catégorisez", &FRENCH),
    ("catégoriser", &FRENCH),
    ("classe", &FRENCH),
    ("classez", &FRENCH),
    ("classer", &FRENCH),
    ("classifie", &FRENCH),
    ("classifiez", &FRENCH),
    ("classifier", &FRENCH),
    ("categoriza", &SPANISH),
    ("categorice", &SPANISH),
    ("clasifica", &SPANISH),
    ("clasificar", &SPANISH),
    ("clasifique", &SPANISH),
    ("etiqueta", &SPANISH),
    ("etiquete", &SPANISH),
    ("kategorisiere", &GERMAN),
    ("kategorisieren sie", &GERMAN),
    ("klassifiziere", &GERMAN),
    ("klassifizieren sie", &GERMAN),
    ("label", &ENGLISH),
    ("sort each", &ENGLISH),
    ("sort every", &ENGLISH),
    ("stufe", &GERMAN),
    ("stufen sie", &GERMAN),
]);
