//! Whether a prompt brings along what it points at.

use prompt_host_plugin::words::words;
use prompt_host_plugin::{Document, Phrases, Protection, Span, word_list};

/// Whether the caller or the session carries something that the prompt may mean.
pub(crate) fn is_elsewhere(document: &Document) -> bool {
    document.prior_turns > 0 || !document.context.is_empty()
}

/// Whether the prompt holds something that is evidently material: all that is protected
/// but for bare numbers.
pub(crate) fn holds_material(document: &Document) -> bool {
    document.protected.iter().any(|protected| protected.kind != Protection::Number)
}

/// How much text there is: words, or for scripts without blanks, two characters a word.
pub(crate) fn size(text: &str) -> usize {
    let wide = text.chars().filter(|c| *c >= '\u{2E80}').count();
    if wide > 0 { wide.div_ceil(2) } else { words(text).count() }
}

/// Whether something stands beside `sentence` that may be what it points at: another
/// line, or more words than a remark on how to do the work takes.
pub(crate) fn has_company(document: &Document, sentence: Span) -> bool {
    /// "Hello there!" is a greeting; more may be what is meant.
    const GREETING: usize = 3;
    /// "Keep it short and use simple words." is a remark; more may be material.
    const REMARK: usize = 12;
    let before = document.text.get(..sentence.from()).unwrap_or_default().trim();
    let after = document.text.get(sentence.to()..).unwrap_or_default().trim();
    let lines = before.contains('\n') || document.text.trim().contains("\n");
    let remark = after.is_empty() || (size(after) <= REMARK && REMARKS.at(after, 0).is_some());
    lines || size(before) > GREETING || before.ends_with('?') || !(before.is_empty() || greets(before)) || !remark
}

fn greets(text: &str) -> bool {
    let greetings: &'static Phrases<()> = &GREETINGS;
    greetings.at(text, 0).is_some()
}

word_list! {
    /// What stands before a request and is nothing that it could mean.
    static GREETINGS = [
        "bonjour", "dear", "good afternoon", "good evening", "good morning", "guten morgen", "guten tag", "hallo",
        "hello", "hey", "hi", "hola", "ok", "okay", "please help", "salut", "see attached", "see below", "thanks",
        "こんにちは", "你好", "您好",
    ];
}

word_list! {
    /// How a remark on the work opens, where it does not open the material itself.
    static REMARKS = [
        "asap", "bitte", "danke", "do not", "don't", "explain your", "focus on", "give me", "gracias", "i need it",
        "i want it", "in", "keep it", "make it", "make sure", "merci", "no", "only", "please", "por favor",
        "s'il vous plaît", "stp", "svp", "thank you", "thanks", "use", "お願い", "よろしく", "谢谢",
    ];
}

/// Whether text follows a colon inside `text`: what stands before it introduces it.
pub(crate) fn introduces(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(_, rest)| !rest.trim().is_empty())
}
