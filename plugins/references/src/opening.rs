//! How a request opens, before it comes to its verb.

use prompt_host_plugin::{Document, Phrases, Span, word_list};

word_list! {
    /// Words of greeting and courtesy, and the ways to ask for work.
    static COURTESY = [
        "also", "ayúdame a", "bitte", "bonjour", "can", "could", "go ahead and", "guten tag", "hallo", "hello",
        "help", "hey", "hi", "hilf mir", "hola", "i need", "i need you to", "i want you to", "i'd like you to",
        "just", "kannst du", "kindly", "können sie", "könnten sie", "könntest du", "me", "merci de", "need", "now",
        "ok", "okay", "peux-tu", "please", "please help me", "podrías", "por favor", "pourrais-tu", "pourriez-vous",
        "pouvez-vous", "puedes", "s'il te plaît", "s'il vous plaît", "salut", "to", "veuillez", "would", "you",
        "帮我", "请", "请帮我", "麻烦",
    ];
}

/// Where the request's verb stands in `sentence`: after greeting and courtesy.
pub(crate) fn verb_position(document: &Document, sentence: Span) -> usize {
    let courtesy: &'static Phrases<()> = &COURTESY;
    let mut at = sentence.from();
    while let Some(found) = courtesy.at(&document.text, at) {
        let rest = document.text.get(found.span.to()..sentence.to()).unwrap_or_default();
        at = found.span.to() + rest.len() - rest.trim_start_matches([' ', ',', '!', '，', '、']).len();
    }
    at
}
