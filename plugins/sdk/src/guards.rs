//! When a rule about wording had better keep still.
//!
//! All of them err on the side of keeping still. Most only look at the signs that the host
//! has read (see `signs` in `wit/prompt.wit`), so asking costs nothing.

use crate::{Document, Phrases, Signs, Span};

/// Whether the prompt asks for work on words that it gives or means to give: to
/// translate, edit, summarise, classify, analyse. Such words are data, and the prompt
/// does not say reliably where they begin.
pub fn works_on_given_text(document: &Document) -> bool {
    document.signs.contains(Signs::WORKS_ON_TEXT)
}

/// As [`works_on_given_text`], but only where one sentence names both the work and what
/// it is done on: for rules whose triggers hardly occur in material.
pub fn asks_for_work_on_text(document: &Document) -> bool {
    requested_work(document).is_some()
}

/// The first place that names work on words and what it is done on: a sentence, or a line
/// that starts with the label of some material.
pub fn requested_work(document: &Document) -> Option<Span> {
    document.work_on_text
}

/// Whether a line starts with the label of some material: `Text:`, `Q:`, `Dear …`.
pub fn has_labelled_material(document: &Document) -> bool {
    document.signs.contains(Signs::LABELLED_MATERIAL)
}

/// Whether the prompt is about fiction, role-play, a dialogue, a letter or a mail: what
/// it says may be said by or to somebody in it.
pub fn is_fiction_or_message(document: &Document) -> bool {
    document.signs.contains(Signs::FICTION_OR_MESSAGE)
}

/// Whether the words of the prompt are themselves its topic: grammar, phrases, style.
pub fn is_about_wording(document: &Document) -> bool {
    document.signs.contains(Signs::ABOUT_WORDING)
}

/// Whether the prompt asks to be repeated, wholly or in part, as it stands.
pub fn quotes_itself(document: &Document) -> bool {
    document.signs.contains(Signs::REPEATS_ITSELF)
}

/// Whether prompts, models or attacks on them are its topic.
pub fn is_about_prompts(document: &Document) -> bool {
    document.signs.contains(Signs::ABOUT_PROMPTS)
}

/// Whether security is its topic: vulnerabilities, CTF, malware.
pub fn is_about_security(document: &Document) -> bool {
    document.signs.contains(Signs::ABOUT_SECURITY)
}

/// Whether contracts, law or policy are its topic.
pub fn is_about_law(document: &Document) -> bool {
    document.signs.contains(Signs::ABOUT_LAW)
}

/// Whether one of a table's phrases occurs, other than in an address or in code: nobody
/// who writes `billing.example.com` speaks of an example.
pub fn says(document: &Document, phrases: &'static Phrases<()>) -> bool {
    phrases.find(&document.text).any(|hit| !document.is_address_or_code(hit.span))
}
