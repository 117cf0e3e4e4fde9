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
    /// What of a text a label names.
    pub(super) aspects: &'static [&'static str],
    /// Labels of a line that lists what to choose from.
    pub(super) lists: &'static [&'static str],
    /// What closes a list behind a colon or within brackets, before its first label.
    pub(super) in_place: &'static str,
    /// What closes a list at its label: "Categories (exactly one): …".
    pub(super) at_label: &'static str,
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
    points: &["this", "following", "given", "below", "above", "its"],
    each: &["each", "every"],
    aspects: &[
        "category",
        "class",
        "emotion",
        "genre",
        "intent",
        "label",
        "mood",
        "polarity",
        "priority",
        "sentiment",
        "severity",
        "stance",
        "tone",
        "topic",
        "urgency",
    ],
    lists: &[
        "allowed categories",
        "allowed labels",
        "available categories",
        "available labels",
        "candidate labels",
        "categories",
        "classes",
        "labels",
        "possible categories",
        "possible labels",
    ],
    in_place: "exactly one of ",
    at_label: "exactly one",
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
    points: &["ce", "cet", "cette", "suivant", "suivante", "ci-dessous"],
    each: &["chaque", "chacun", "chacune"],
    aspects: &["catégorie", "émotion", "genre", "intention", "polarité", "priorité", "sentiment", "ton", "urgence"],
    lists: &["catégories", "catégories possibles", "étiquettes", "étiquettes possibles"],
    in_place: "une seule option parmi ",
    at_label: "une seule",
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
    aspects: &[
        "categoría",
        "emoción",
        "género",
        "intención",
        "polaridad",
        "prioridad",
        "sentimiento",
        "tono",
        "urgencia",
    ],
    lists: &["categorías", "categorías posibles", "etiquetas", "etiquetas posibles"],
    in_place: "una sola opción entre ",
    at_label: "una sola",
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
    points: &["dieses", "diese", "diesen", "dieser", "diesem", "folgende", "folgenden", "folgender"],
    each: &["jede", "jeden", "jedes", "jeweils"],
    aspects: &["absicht", "dringlichkeit", "genre", "kategorie", "polarität", "priorität", "stimmung", "tonfall"],
    lists: &["kategorien", "klassen", "labels", "mögliche kategorien"],
    in_place: "genau eine Option aus ",
    at_label: "genau eine",
    runs_on: true,
    plural_in_s: false,
};

/// Verbs that ask for a label, wherever they stand, and the language they belong to.
pub(super) static VERBS: Phrases<&'static Wording> = Phrases::new(&[
    ("assign each", &ENGLISH),
    ("assign every", &ENGLISH),
    ("assign this", &ENGLISH),
    ("categorice", &SPANISH),
    ("categorise", &ENGLISH),
    ("categoriza", &SPANISH),
    ("categorize", &ENGLISH),
    ("catégorise", &FRENCH),
    ("catégoriser", &FRENCH),
    ("catégorisez", &FRENCH),
    ("clasifica", &SPANISH),
    ("clasificar", &SPANISH),
    ("clasifique", &SPANISH),
    ("classe", &FRENCH),
    ("classer", &FRENCH),
    ("classez", &FRENCH),
    ("classifie", &FRENCH),
    ("classifier", &FRENCH),
    ("classifiez", &FRENCH),
    ("classify", &ENGLISH),
    ("etiqueta", &SPANISH),
    ("etiquete", &SPANISH),
    ("kategorisiere", &GERMAN),
    ("kategorisieren sie", &GERMAN),
    ("klassifiziere", &GERMAN),
    ("klassifizieren sie", &GERMAN),
    ("label", &ENGLISH),
    ("mark each", &ENGLISH),
    ("mark every", &ENGLISH),
    ("sort each", &ENGLISH),
    ("sort every", &ENGLISH),
    ("stufe", &GERMAN),
    ("stufen sie", &GERMAN),
    ("tag each", &ENGLISH),
    ("tag every", &ENGLISH),
    ("tag this", &ENGLISH),
]);

/// How a request for an aspect begins.
pub(super) static ASKS: Phrases<&'static Wording> = Phrases::new(&[
    ("asigna", &SPANISH),
    ("assess", &ENGLISH),
    ("assign", &ENGLISH),
    ("bestimme", &GERMAN),
    ("bestimmen sie", &GERMAN),
    ("classify", &ENGLISH),
    ("cuál es el", &SPANISH),
    ("cuál es la", &SPANISH),
    ("detect", &ENGLISH),
    ("detecta", &SPANISH),
    ("determina", &SPANISH),
    ("determine", &ENGLISH),
    ("determine", &SPANISH),
    ("donne", &FRENCH),
    ("donnez", &FRENCH),
    ("détermine", &FRENCH),
    ("déterminez", &FRENCH),
    ("erkenne", &GERMAN),
    ("gib", &GERMAN),
    ("give", &ENGLISH),
    ("identifica", &SPANISH),
    ("identifie", &FRENCH),
    ("identifiez", &FRENCH),
    ("identifique", &SPANISH),
    ("identify", &ENGLISH),
    ("indica", &SPANISH),
    ("indique", &FRENCH),
    ("indique", &SPANISH),
    ("indiquez", &FRENCH),
    ("judge", &ENGLISH),
    ("nenne", &GERMAN),
    ("ordne", &GERMAN),
    ("predict", &ENGLISH),
    ("quel est le", &FRENCH),
    ("quelle est l'", &FRENCH),
    ("quelle est la", &FRENCH),
    ("rate", &ENGLISH),
    ("state", &ENGLISH),
    ("was ist die", &GERMAN),
    ("welche", &GERMAN),
    ("what is the", &ENGLISH),
    ("what's the", &ENGLISH),
    ("évalue", &FRENCH),
]);
