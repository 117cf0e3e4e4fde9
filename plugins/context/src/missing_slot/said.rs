//! Which details a prompt gives.

use std::cell::OnceCell;

use prompt_host_plugin::Document;
use prompt_host_plugin::words::{is_any, words};

use super::detail::{Detail, Details};
use super::wording::Wording;

/// What a prompt says, read when it is first asked for: most prompts ask for nothing.
pub(super) struct Said<'d> {
    document: &'d Document,
    wording: &'static Wording,
    details: OnceCell<Details>,
}

impl<'d> Said<'d> {
    pub(super) fn new(document: &'d Document, wording: &'static Wording) -> Self {
        Self { document, wording, details: OnceCell::new() }
    }

    pub(super) fn details(&self) -> Details {
        *self.details.get_or_init(|| read(self.document, self.wording))
    }
}

/// What the prompt says, or may say: when in doubt a detail is there.
fn read(document: &Document, wording: &'static Wording) -> Details {
    let text = document.text.as_str();
    let mut said = Details::default();
    for found in wording.said.find(text) {
        said.add(found.values());
    }
    if text.contains(['$', '€', '£', '¥', '￥']) {
        said.add([Detail::Budget, Detail::Amount, Detail::Income]);
    }
    read_numbers_and_names(document, &mut said);
    if said.has(Detail::Duration) {
        said.add([Detail::Dates]);
    }
    // An answer that was written into the prompt stands behind its lead.
    for asked in wording.questions.iter().filter(|asked| text.contains(asked.lead)) {
        said.add([asked.detail]);
    }
    said
}

fn read_numbers_and_names(document: &Document, said: &mut Details) {
    let mut previous = "";
    let mut before = 0;
    for (span, word) in words(&document.text) {
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        if is_number && word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            // A year.
            said.add([Detail::Taste, Detail::Dates]);
        } else if is_number && is_any(previous, FOR) {
            said.add([Detail::Guests, Detail::Travellers, Detail::Eaters]);
        } else if is_number && word.contains('-') {
            // "A 30-minute workout" says how long.
            said.add([Detail::Dates, Detail::Duration, Detail::StudyTime]);
        }
        // "In Lyon": a name after a preposition is a place, or a time.
        let joined = document.text.get(before..span.from()).is_some_and(|gap| gap == " ");
        if joined && is_any(previous, AT) && word.starts_with(char::is_uppercase) && word.len() > 1 {
            said.add([Detail::Location, Detail::Region, Detail::Destination, Detail::Country]);
        }
        previous = word;
        before = span.to();
    }
}

const FOR: &[&str] = &["for", "pour", "para", "für"];
const AT: &[&str] = &[
    "in", "at", "near", "to", "from", "around", "for", "of", "à", "en", "de", "a", "desde", "por", "bei", "nach",
    "aus", "von", "vers",
];
