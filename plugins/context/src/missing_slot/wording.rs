//! What is asked for, which details it needs, and how each language says so.

mod chinese;
mod english;
mod french;
mod german;
mod japanese;
mod spanish;

use prompt_host_plugin::{Phrases, word_list};

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Trip,
    Party,
    Message,
    Gift,
    Book,
    Device,
    Workout,
}

impl Kind {
    /// What it needs, most important first.
    pub(super) fn details(self) -> &'static [Detail] {
        match self {
            Self::Trip => &[Detail::Place, Detail::When, Detail::People, Detail::Budget],
            Self::Party => &[Detail::Occasion, Detail::People, Detail::Budget],
            Self::Message => &[Detail::Recipient],
            Self::Gift => &[Detail::Recipient, Detail::Budget],
            Self::Book => &[Detail::Taste],
            Self::Device => &[Detail::Use, Detail::Budget],
            Self::Workout => &[Detail::Goal],
        }
    }

    /// Whether any word that follows may be the detail: it is asked for only bare.
    pub(super) fn must_end(self) -> bool {
        matches!(self, Self::Message | Self::Book)
    }
}

/// What a request wants to have done: a book is recommended here, and a novel never written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Plan,
    Make,
    Write,
    Choose,
}

impl Verb {
    /// Whether what it asks for is of this kind.
    pub(super) fn takes(self, kind: Kind) -> bool {
        match self {
            Self::Plan => matches!(kind, Kind::Trip | Kind::Party | Kind::Workout),
            Self::Make => matches!(kind, Kind::Trip | Kind::Workout | Kind::Message),
            Self::Write => matches!(kind, Kind::Message),
            Self::Choose => matches!(kind, Kind::Gift | Kind::Book | Kind::Device),
        }
    }
}

/// A detail that only the person knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    Place,
    When,
    People,
    Budget,
    Occasion,
    Recipient,
    Taste,
    Use,
    Goal,
}

impl Detail {
    /// Its name in a slot.
    pub(super) fn slot(self) -> &'static str {
        match self {
            Self::Place => "destination",
            Self::When => "dates",
            Self::People => "people",
            Self::Budget => "budget",
            Self::Occasion => "occasion",
            Self::Recipient => "recipient",
            Self::Taste => "likes",
            Self::Use => "use",
            Self::Goal => "goal",
        }
    }
}

/// One question.
pub(super) struct Asked {
    pub(super) kind: Kind,
    pub(super) detail: Detail,
    /// What stands before the answer.
    pub(super) lead: &'static str,
    /// With `{}` for what the prompt calls it.
    pub(super) question: &'static str,
}

/// One language's words.
pub(super) struct Wording {
    /// BCP 47 primary tag.
    pub(super) language: &'static str,
    /// How a request begins.
    pub(super) asks: &'static Phrases<Verb>,
    /// What is asked for.
    pub(super) objects: &'static Phrases<Kind>,
    /// Words that give a detail, or may.
    pub(super) details: &'static Phrases<&'static [Detail]>,
    /// Whether the object stands before the verb.
    pub(super) object_first: bool,
    pub(super) questions: &'static [Asked],
}

impl Wording {
    pub(super) fn asked(&self, kind: Kind, detail: Detail) -> Option<&'static Asked> {
        self.questions.iter().find(|asked| asked.kind == kind && asked.detail == detail)
    }
}

/// All languages.
pub(super) static ALL: &[&Wording] =
    &[&english::WORDING, &french::WORDING, &spanish::WORDING, &german::WORDING, &japanese::WORDING, &chinese::WORDING];

word_list! {
    /// Greeting and courtesy.
    pub(super) static COURTESY = [
        "a", "aide-moi à", "an", "ayúdame a", "bitte", "bonjour", "can you", "can you please", "could you",
        "could you please", "danke", "gracias", "hallo", "hello", "help me", "hey", "hi", "hilf mir", "hola",
        "i need you to", "i want you to", "i'd like you to", "kannst du", "können sie", "me", "merci", "merci de",
        "mir", "one", "peux-tu", "please", "por favor", "pouvez-vous", "puedes", "s'il te plaît", "s'il vous plaît",
        "thank you", "thanks", "帮我", "请", "请你", "请帮我",
    ];
}
