//! Sentences, and what their first words do.

use prompt_host_plugin::{Document, Span};

use super::kind::{Act, Acts};
use super::wording::{COURTESY, Wording};

/// A sentence, and what its first words do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    pub(super) span: Span,
    /// Where the words begin that say what it does.
    pub(super) verb: usize,
    /// Where they end.
    pub(super) rest: usize,
    pub(super) acts: Acts,
    /// It says what the person wants; then it need not ask.
    pub(super) is_wish: bool,
    /// What is wanted follows the wish itself: "quiero un regalo".
    pub(super) wants_at_once: bool,
}

impl Clause {
    /// Reads one sentence; none when it begins in no way that is known.
    pub(super) fn read(document: &Document, wording: &'static Wording, span: Span) -> Option<Self> {
        let text = document.text.get(..span.to())?;
        let start = after_courtesy(text, wording, span.from());
        let telling = Acts::from_iter([Act::Tell]);
        if wording.has_object_first() {
            // "旅行を計画して": the verb ends the sentence.
            let verb = wording.acts.find(text.get(start..)?).last();
            let place = verb.map_or(span.to(), |verb| start + verb.span.from());
            let acts = verb.map_or(telling, |verb| verb.values().collect());
            return Some(Self { span, verb: place, rest: start, acts, is_wish: false, wants_at_once: false });
        }
        let wish = wording.wishes.at(text, start);
        let verb = wording.acts.at(text, start);
        // "I want" has an object, "I want to" a verb.
        let wish = wish.filter(|wish| verb.as_ref().is_none_or(|verb| verb.span.end <= wish.span.end));
        let same = verb.filter(|verb| wish.as_ref().is_some_and(|wish| verb.span == wish.span));
        let Some(wish) = wish else {
            let Some(verb) = verb else {
                let acts = final_verb(text, wording, start)?;
                return Some(Self { span, verb: start, rest: start, acts, is_wish: false, wants_at_once: false });
            };
            let acts: Acts = verb.values().collect();
            if let Some(last) = final_verb(text, wording, start).filter(|_| acts == telling) {
                return Some(Self { span, verb: start, rest: start, acts: last, is_wish: false, wants_at_once: false });
            }
            // "My fridge leaks", "what should I cook": the object may begin at once.
            let at_once = acts == telling || acts == Acts::from_iter([Act::Ask]);
            let rest = if at_once { start } else { verb.span.to() };
            // "I'm planning a trip" says what is wanted, too.
            let is_wish = acts != telling && wording.persons.at(text, start).is_some();
            return Some(Self { span, verb: start, rest, acts, is_wish, wants_at_once: false });
        };
        let rest = after_courtesy(text, wording, wish.span.to());
        let verb = wording.acts.at(text, rest).filter(|verb| verb.values().all(|act| act != Act::Tell));
        Some(match verb {
            Some(verb) => Self {
                span,
                verb: rest,
                rest: verb.span.to(),
                acts: verb.values().collect(),
                is_wish: true,
                wants_at_once: false,
            },
            None => {
                // "Busco", "ich möchte": what is wanted may follow at once.
                let wanted = same.map_or(telling, |verb| verb.values().chain([Act::Tell]).collect());
                let last = final_verb(text, wording, rest);
                let acts = last.unwrap_or(wanted);
                Self {
                    span,
                    verb: rest,
                    rest,
                    acts,
                    is_wish: true,
                    wants_at_once: last.is_none() && !wording.has_noun_chains(),
                }
            }
        })
    }

    pub(super) fn only_tells(&self) -> bool {
        self.acts == Acts::from_iter([Act::Tell])
    }

    /// Whether it is a question of the kind that also asks for knowledge.
    pub(super) fn only_asks(&self) -> bool {
        self.acts == Acts::from_iter([Act::Ask])
    }
}

/// What a German sentence does whose verb ends it: "Ich möchte eine Reise planen."
fn final_verb(text: &str, wording: &'static Wording, start: usize) -> Option<Acts> {
    if !wording.has_verb_last() {
        return None;
    }
    let rest = text.get(start..)?;
    let verb = wording.acts.find(rest).last()?;
    let is_last = !rest.get(verb.span.to()..)?.contains(char::is_alphanumeric);
    is_last.then(|| verb.values().collect())
}

/// The place after greeting and courtesy, unless they begin what the sentence does:
/// "help me with".
fn after_courtesy(text: &str, wording: &'static Wording, at: usize) -> usize {
    let mut at = next_word(text, at);
    while let Some(found) = COURTESY.at(text, at) {
        if wording.acts.at(text, at).is_some_and(|act| act.span.end > found.span.end) {
            break;
        }
        at = next_word(text, found.span.to());
    }
    at
}

/// The next word's first place from `at` on, or the end.
pub(super) fn next_word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len()
}
