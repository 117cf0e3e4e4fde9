//! Words that say what an answer rests on: "according to the text".

use prompt_host_plugin::words::{is_any, words};
use prompt_host_plugin::{Document, Span};

use super::wording::{LEADS, PHRASES, Wording};

/// A sentence that says what its answer rests on.
pub(super) struct Basis {
    pub(super) sentence: Span,
    /// The sentence that says that nothing else counts.
    pub(super) only: String,
}

/// Sentences of the person that rest on a text, left to right.
pub(super) fn bases(document: &Document) -> impl Iterator<Item = Basis> + '_ {
    let led = LEADS.find(&document.text).filter_map(|lead| {
        let wording: &Wording = lead.value;
        let only = document.may_be(wording.language).then(|| named(document, lead.span, wording))??;
        basis(document, lead.span, only)
    });
    let whole = PHRASES.find(&document.text).filter_map(|phrase| {
        let (language, only) = phrase.value;
        document.may_be(language).then(|| basis(document, phrase.span, (*only).to_owned()))?
    });
    led.chain(whole)
}

fn basis(document: &Document, place: Span, only: String) -> Option<Basis> {
    let is_request = document.is_spoken(place) && !document.is_protected(place);
    let sentence = document.sentence_at(place).filter(|_| is_request)?;
    Some(Basis { sentence, only })
}

/// The sentence for the text that is named right after `lead`.
fn named(document: &Document, lead: Span, wording: &Wording) -> Option<String> {
    /// "the information that is provided in the following article".
    const REACH: usize = 8;
    let sentence = document.sentence_at(lead)?;
    let rest = document.of(Span { start: lead.end, end: sentence.end });
    for (_, word) in words(rest).take(REACH) {
        let bare = wording.elided.iter().find_map(|elided| word.strip_prefix(elided)).unwrap_or(word);
        if let Some((_, name)) = wording.names.iter().find(|(known, _)| is_any(bare, &[known])) {
            return Some(wording.only.replace("{}", name));
        }
        if !is_any(word, wording.between) {
            return None;
        }
    }
    None
}
