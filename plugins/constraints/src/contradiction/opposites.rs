//! Forms and tones that exclude each other.

use prompt_host_plugin::word_list;

/// Lists of one kind or another.
pub(super) const LISTS: &[&str] = &["bullets", "numbered", "list"];

/// Forms of the whole answer that exclude each other where one of them is all there is.
pub(super) const EXCLUSIVE_FORMS: &[(&str, &str)] = &[
    ("json", "table"),
    ("json", "bullets"),
    ("json", "numbered"),
    ("json", "prose"),
    ("json", "yaml"),
    ("json", "xml"),
    ("json", "csv"),
    ("json", "html"),
    ("json", "plain"),
    ("yaml", "xml"),
    ("yaml", "csv"),
    ("yaml", "table"),
    ("yaml", "prose"),
    ("xml", "csv"),
    ("xml", "table"),
    ("xml", "prose"),
    ("csv", "table"),
    ("csv", "prose"),
    ("csv", "bullets"),
    ("html", "plain"),
    ("html", "markdown"),
    ("plain", "markdown"),
    ("plain", "table"),
    ("prose", "table"),
    ("prose", "bullets"),
    ("prose", "numbered"),
    ("code", "prose"),
];

/// Words of a formal tone. A professional one may be friendly.
pub(super) const FORMAL: &[&str] = &[
    "formal",
    "formally",
    "academic",
    "scholarly",
    "formel",
    "formelle",
    "langage soutenu",
    "académique",
    "formalmente",
    "académico",
    "académica",
    "formell",
    "formelle",
    "formellen",
    "förmlich",
    "akademisch",
    "フォーマル",
    "格式ばった",
    "正式",
    "学术",
    "书面语",
];

/// Words of a casual tone.
pub(super) const CASUAL: &[&str] = &[
    "casual",
    "casually",
    "colloquial",
    "informal",
    "informally",
    "slang",
    "laid-back",
    "décontracté",
    "décontractée",
    "familier",
    "familière",
    "informel",
    "informelle",
    "coloquial",
    "informalmente",
    "desenfadado",
    "informell",
    "locker",
    "lockeren",
    "lockerer",
    "salopp",
    "umgangssprachlich",
    "カジュアル",
    "くだけた",
    "砕けた",
    "非正式",
    "口语化",
    "随意",
    "口语",
];

/// Words of a serious tone.
pub(super) const SERIOUS: &[&str] = &[
    "serious",
    "sober",
    "solemn",
    "sérieux",
    "sérieuse",
    "serio",
    "seria",
    "ernst",
    "ernsthaft",
    "ernsten",
    "sachlich",
    "真剣",
    "真面目",
    "严肃",
    "庄重",
];

/// Words of a humorous tone.
pub(super) const HUMOROUS: &[&str] = &[
    "comical",
    "funny",
    "hilarious",
    "humorous",
    "playful",
    "humoristique",
    "drôle",
    "humorístico",
    "divertido",
    "humorvoll",
    "humorvollen",
    "lustig",
    "witzig",
    "ユーモラス",
    "面白い",
    "面白く",
    "幽默",
    "搞笑",
    "风趣",
];

word_list! {
    /// Words of a tone that is both, or less, or of somebody else.
    pub(super) static BLENDS = [
        "aber", "and yet", "balance", "balanced", "between casual", "between formal", "between serious", "blend", "both", "but", "demasiado", "eher",
        "equilibrio", "instead of", "less", "mais", "menos", "mezcla", "mischung", "mix", "mixture", "moins", "more",
        "más", "mélange", "neither", "noch", "nor", "not just", "occasional", "occasionally", "or", "overly", "pero",
        "plus", "rather than", "semi-formal", "semiformal", "slightly", "sometimes", "somewhat", "too", "touch of",
        "trop", "versus", "vs", "weder", "weniger", "when", "while", "without being", "yet", "zu", "équilibre",
        "すぎず", "すぎない", "つつ", "ながら", "不失", "但", "兼", "又", "太", "而不",
    ];
}
