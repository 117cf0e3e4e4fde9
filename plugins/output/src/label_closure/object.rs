//! What gets a label: one thing, each of several, or several at once.

use prompt_host_plugin::Document;
use prompt_host_plugin::words::{is_any, words};

use super::wording::Wording;
use crate::request::gives_several;

/// Whether what is classified, from its verb on, takes exactly one label: it is one thing, or each of many.
pub(super) fn is_one(document: &Document, object: &str, wording: &Wording) -> bool {
    /// The person themselves, and words that stand for something said elsewhere.
    const NOBODY: &[&str] = &["yourself", "you", "me", "us", "myself", "himself", "herself"];
    let mut said = words(object).map(|(_, word)| word);
    if said.clone().any(|word| is_any(word, NOBODY)) || object.contains([':', ';']) {
        return false;
    }
    if said.clone().any(|word| is_any(word, wording.each)) {
        return true;
    }
    let several = said.any(|word| is_any(word, wording.plurals) || (wording.plural_in_s && is_plural(word)));
    !several && !gives_several(document)
}

/// Whether an English word looks like a plural.
fn is_plural(word: &str) -> bool {
    const NOT: &[&str] = &["as", "is", "its", "news", "this", "previous", "series", "has", "was", "press"];
    let stem = word.strip_suffix('s').unwrap_or_default();
    !stem.is_empty() && !stem.ends_with(['s', 'u', 'i', '\'', '’']) && !is_any(word, NOT)
}
