//! Labels of an aspect of a text: "the sentiment of this review: …", "Categories: …".

use prompt_host_plugin::words::{eq_fold, is_any, words};
use prompt_host_plugin::{Document, Finding, Span};

use super::WHY;
use super::labels::{Joined, read_labels};
use super::object::is_one;
use super::wording::{ASKS, VERBS, Wording};
use crate::request::sentence_opened_by;

/// "What is the sentiment of this review: positive, negative or neutral?"
pub(super) fn closed(document: &Document) -> Option<Finding> {
    ASKS.find(&document.text).find_map(|ask| {
        let wording: &'static Wording = ask.value;
        let sentence = opened(document, ask.span, wording)?;
        let rest = document.of(Span { start: ask.span.end, end: sentence.end });
        let mark = rest.find([':', '('])?;
        let said = rest.get(..mark)?;
        let names_aspect = words(said).any(|(_, word)| is_any(word, wording.aspects));
        let says = |list: &[&str]| words(said).any(|(_, word)| is_any(word, list));
        let is_of_one = (says(wording.points) || says(wording.each)) && is_one(document, said, wording);
        let list = rest.get(mark + 1..)?;
        let gap = list.len() - list.trim_start_matches(' ').len();
        let list = list.get(gap..)?;
        let inner = if rest.get(mark..)?.starts_with('(') { list.get(..list.find(')')?)? } else { list };
        let joined = read_labels(inner, wording)?;
        // Without "or" what is listed may be what gets a label, if it is nowhere else.
        let is_beside = document.text.trim().len() > document.of(sentence).len() + BESIDE;
        let are_labels = joined == Joined::ByOr || (is_beside && says(wording.points));
        let place = ask.span.to() + mark + 1 + gap;
        let fits = names_aspect && is_of_one && are_labels && !inner.contains(['/', '"']);
        fits.then(|| Finding::insert(place, wording.in_place, WHY))
    })
}

/// Bytes of what stands beside a request for a label, at least.
const BESIDE: usize = 10;

/// The sentence that `ask` opens; a question has no words of courtesy before it.
fn opened(document: &Document, ask: Span, wording: &Wording) -> Option<Span> {
    if !document.may_be(wording.language) || !document.is_spoken(ask) || document.is_protected(ask) {
        return None;
    }
    let sentence = document.sentence_at(ask).filter(|sentence| sentence.start == ask.start);
    sentence.or_else(|| sentence_opened_by(document, ask))
}

/// "Categories: billing, shipping, returns" beside a request to classify one thing.
pub(super) fn listed_apart(document: &Document) -> Option<Finding> {
    let wording: &'static Wording = VERBS.find(&document.text).find_map(|verb| {
        let wording: &'static Wording = verb.value;
        let sentence = document.may_be(wording.language).then(|| sentence_opened_by(document, verb.span))??;
        let object = document.of(Span { start: verb.span.start, end: sentence.end });
        let object = object.split('\n').next()?;
        let is_pointed_at = words(object).any(|(_, word)| is_any(word, wording.points) || is_any(word, wording.each));
        (is_pointed_at && is_one(document, object, wording)).then_some(wording)
    })?;
    document.lines().find_map(|line| {
        let text = document.of(line.span);
        let (label, list) = text.split_once(':')?;
        let (label, list) = (label.trim_end(), list.trim());
        wording.lists.iter().find(|known| eq_fold(label, known))?;
        let is_list = read_labels(list, wording).is_some() && !list.contains('/');
        let place = line.span.from() + label.len();
        is_list.then(|| Finding::insert(place, format!(" ({})", wording.at_label), WHY))
    })
}
