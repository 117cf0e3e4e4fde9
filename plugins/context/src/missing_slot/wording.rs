//! How each language asks for something, gives its details, and asks back.

mod chinese;
mod english;
mod french;
mod german;
mod japanese;
mod spanish;

use prompt_host_plugin::{Phrases, word_list};

use super::detail::Detail;
use super::grouped::Grouped;
use super::kind::{Act, Kind};

/// One question.
pub(super) struct Asked {
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
    /// How a sentence begins.
    pub(super) acts: &'static Grouped<Act>,
    /// Words of a wish before its verb.
    pub(super) wishes: &'static Phrases<()>,
    /// What is asked for.
    pub(super) objects: &'static Grouped<Kind>,
    /// Words that give a detail, or may; with no detail, words that only look so.
    pub(super) said: &'static Grouped<Detail>,
    /// Words that add nothing to what is asked for.
    pub(super) neutral: &'static Phrases<()>,
    /// Words of somebody who has trouble with something.
    pub(super) troubles: &'static Phrases<()>,
    /// The kind of help that is asked for in a situation.
    pub(super) help: &'static Grouped<Kind>,
    /// Words for the person who asks.
    pub(super) persons: &'static Phrases<()>,
    pub(super) questions: &'static [Asked],
}

impl Wording {
    pub(super) fn asked(&self, detail: Detail) -> Option<&'static Asked> {
        self.questions.iter().find(|asked| asked.detail == detail)
    }

    /// Whether the object stands before its verb.
    pub(super) fn has_object_first(&self) -> bool {
        self.language == "ja"
    }

    /// Whether a verb may end its sentence, and nouns that belong together are one word.
    pub(super) fn has_verb_last(&self) -> bool {
        self.language == "de"
    }

    /// Whether a noun before another belongs to it: "computer skills" are no computer.
    pub(super) fn has_noun_chains(&self) -> bool {
        self.language == "en"
    }

    /// Whether a person who asks need not be named.
    pub(super) fn drops_persons(&self) -> bool {
        matches!(self.language, "ja" | "zh")
    }
}

/// All languages.
pub(super) static ALL: &[&Wording] =
    &[&english::WORDING, &french::WORDING, &spanish::WORDING, &german::WORDING, &japanese::WORDING, &chinese::WORDING];

word_list! {
    /// Greeting and courtesy.
    pub(super) static COURTESY = [
        "a", "aide-moi à", "aidez-moi à", "also", "an", "and", "any", "ayúdame a", "ayúdenme a", "bitte", "bonjour",
        "can i get", "can u", "can you", "can you help me", "can you please", "could i get", "could u", "could you",
        "could you help me", "could you please", "danke", "est-ce que tu peux", "gracias", "hallo", "hello",
        "help me", "help me to", "hey", "hi", "hilf mir", "hilf mir dabei,", "hola", "i need you to", "i want you to",
        "i'd like you to", "just", "kannst du", "kannst du mir", "können sie", "können sie mir", "könnten sie",
        "könntest du", "me", "merci", "merci de", "might you", "mir", "nous", "now", "ok", "okay", "one",
        "or suggest", "peux-tu", "peux-tu m'aider à", "please", "please help me", "pls", "plz", "podrías",
        "por favor", "pourrais-tu", "pourriez-vous", "pouvez-vous", "puedes", "puedes ayudarme a", "s'il te plaît",
        "s'il vous plaît", "so", "thank you", "thanks", "then", "u", "uns", "will you", "would you", "yo", "you",
        "可以", "可以帮我", "帮我", "我想请你", "能不能", "能帮我", "请", "请你", "请帮我", "请给我", "麻烦", "麻烦你",
    ];
}

word_list! {
    /// Programming: then a source is a parameter, and what is wanted is code.
    pub(super) static PROGRAMMING = [
        "bash", "c#", "c++", "class", "code", "command", "command line", "excel", "formula", "función", "function",
        "golang", "java", "javascript", "matlab", "method", "numpy", "opencv", "pandas", "php", "program", "programa",
        "programm", "programme", "python", "query", "regex", "ruby", "rust", "script", "shell", "skript", "sql",
        "terminal", "typescript", "コード", "スクリプト", "プログラム", "代码", "函数", "程序", "脚本", "関数",
    ];
}
