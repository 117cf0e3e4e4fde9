//! The question, in each language.

use prompt_host_plugin::ConstraintKind;

/// How one language asks.
pub(super) struct Wording {
    /// With a place for each of the two phrases.
    pub(super) question: &'static str,
    length: &'static str,
    count: &'static str,
    format: &'static str,
    tone: &'static str,
    language: &'static str,
    rule: &'static str,
}

impl Wording {
    /// What stands before the answer when it is written into the prompt.
    pub(super) fn lead(&self, kind: ConstraintKind) -> &'static str {
        match kind {
            ConstraintKind::Length => self.length,
            ConstraintKind::Count => self.count,
            ConstraintKind::Format => self.format,
            ConstraintKind::Tone => self.tone,
            ConstraintKind::Language => self.language,
            ConstraintKind::Rule | ConstraintKind::Inclusion | ConstraintKind::Exclusion => self.rule,
        }
    }
}

/// The wording of a language; English for those that have none.
pub(super) fn of(language: &str) -> &'static Wording {
    match language {
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "de" => &GERMAN,
        "ja" => &JAPANESE,
        "zh" => &CHINESE,
        _ => &ENGLISH,
    }
}

static ENGLISH: Wording = Wording {
    question: "\"{}\" and \"{}\" cannot both hold. Which one counts?",
    length: "Length:",
    count: "Number:",
    format: "Format:",
    tone: "Tone:",
    language: "Language:",
    rule: "What counts:",
};

static FRENCH: Wording = Wording {
    question: "« {} » et « {} » s'excluent. Laquelle des deux consignes compte ?",
    length: "Longueur :",
    count: "Nombre :",
    format: "Format :",
    tone: "Ton :",
    language: "Langue :",
    rule: "Ce qui compte :",
};

static SPANISH: Wording = Wording {
    question: "«{}» y «{}» se excluyen. ¿Cuál de las dos indicaciones vale?",
    length: "Extensión:",
    count: "Número:",
    format: "Formato:",
    tone: "Tono:",
    language: "Idioma:",
    rule: "Lo que vale:",
};

static GERMAN: Wording = Wording {
    question: "„{}“ und „{}“ schließen sich aus. Welche der beiden Vorgaben gilt?",
    length: "Länge:",
    count: "Anzahl:",
    format: "Format:",
    tone: "Ton:",
    language: "Sprache:",
    rule: "Es gilt:",
};

static JAPANESE: Wording = Wording {
    question: "「{}」と「{}」は両立しません。どちらを優先しますか？",
    length: "長さ：",
    count: "数：",
    format: "形式：",
    tone: "文体：",
    language: "言語：",
    rule: "優先する指示：",
};

static CHINESE: Wording = Wording {
    question: "“{}”和“{}”不能同时满足。以哪个为准？",
    length: "篇幅：",
    count: "数量：",
    format: "格式：",
    tone: "语气：",
    language: "语言：",
    rule: "以此为准：",
};
