//! What of a prompt is kept: all but its secrets, digests, or nothing.

mod key;
mod redaction;
mod secret;

use std::path::{Path, PathBuf};

use super::{Capture, Outcome, PromptEnhancementRecord, Settings};
use crate::plugin::{InvalidPattern, NamePattern};
use key::DigestKey;

pub use redaction::{REDACTED, Redaction, without_secrets};

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PrivacyError {
    /// A regular expression.
    #[error("failed to read `records.redact`: `{pattern}` is no regular expression")]
    Pattern {
        /// As in the settings.
        pattern: String,
        /// What is wrong with it.
        #[source]
        source: Box<regex::Error>,
    },
    /// The name of a client.
    #[error("failed to read `records.clients`")]
    Client(#[source] InvalidPattern),
    /// The key of digests.
    #[error("failed to prepare the key of digests {path}: make its folder writable, or remove it if it is damaged")]
    Key {
        /// Its file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

/// The rules by which records are kept.
#[derive(Debug)]
pub struct Privacy {
    capture: Capture,
    /// The closest pattern first.
    clients: Vec<(NamePattern, Capture)>,
    redaction: Redaction,
    key: DigestKey,
}

impl Privacy {
    /// Reads the settings. The key that digests are made with is kept in `journal_folder`: made with
    /// the first use, the same from then on.
    ///
    /// # Errors
    /// When a pattern is none, or the key cannot be read or made.
    pub fn new(settings: &Settings, journal_folder: &Path) -> Result<Self, PrivacyError> {
        let redaction = Redaction::new(settings.redact_secrets, &settings.redact)?;
        let mut named: Vec<_> = settings.clients.iter().collect();
        named.sort_by_key(|(name, _)| std::cmp::Reverse(closeness(name)));
        let client = |(name, capture): (&String, &Capture)| Ok((NamePattern::try_from(name.clone())?, *capture));
        let clients = named.into_iter().map(client).collect::<Result<_, _>>().map_err(PrivacyError::Client)?;
        let key = DigestKey::open(journal_folder)?;
        Ok(Self { capture: settings.capture, clients, redaction, key })
    }

    /// How much is kept of what a client asks. The pattern that comes closest to the client's name
    /// counts: a name without wildcards before one with, then the one with more letters, then the
    /// first in the alphabet. A client without a name is none of them.
    pub fn capture_for(&self, client: Option<&str>) -> Capture {
        let named = client.and_then(|name| self.clients.iter().find(|(pattern, _)| pattern.matches(name)));
        named.map_or(self.capture, |(_, capture)| *capture)
    }

    /// The record as it may be kept; none if nothing may. What a record says of itself counts where
    /// it is stricter, and digests stay as they are.
    pub fn apply(&self, mut record: PromptEnhancementRecord) -> Option<PromptEnhancementRecord> {
        let is_hashed = record.capture == Capture::Hashed;
        match stricter(record.capture, self.capture_for(record.client.as_deref())) {
            Capture::Off => return None,
            Capture::Hashed if is_hashed => {}
            Capture::Hashed => {
                record.capture = Capture::Hashed;
                texts(&mut record).into_iter().for_each(|text| self.key.hash(text));
            }
            Capture::Full => self.redaction.take_out(texts(&mut record)),
        }
        Some(record)
    }

    /// What somebody said of `record`, as it may be kept beside it: the same secrets are taken out,
    /// or digests made, so that equal texts stay equal.
    pub(super) fn apply_to_feedback(&self, record: &PromptEnhancementRecord, mut said: Vec<&mut String>) {
        match record.capture {
            Capture::Full => self.redaction.take_out(said),
            Capture::Hashed | Capture::Off => said.iter_mut().for_each(|text| self.key.hash(text)),
        }
    }
}

/// The texts of a record that a person wrote, or that quote one.
fn texts(record: &mut PromptEnhancementRecord) -> Vec<&mut String> {
    let mut texts = vec![&mut record.original, &mut record.improved];
    texts.extend(record.changes.iter_mut().flat_map(|change| [&mut change.before, &mut change.after]));
    texts.extend(record.questions.iter_mut().map(|question| &mut question.question));
    if let Some(Outcome { final_text, comment, .. }) = &mut record.outcome {
        texts.extend(final_text.iter_mut().chain(comment));
    }
    texts
}

fn stricter(one: Capture, other: Capture) -> Capture {
    let keeps = |capture| match capture {
        Capture::Off => 0,
        Capture::Hashed => 1,
        Capture::Full => 2,
    };
    if keeps(one) < keeps(other) { one } else { other }
}

/// How close a pattern comes to a name: whether it has no wildcards, and how many letters.
fn closeness(pattern: &str) -> (bool, usize) {
    let wild = |c: &char| matches!(c, '*' | '?' | '[' | ']' | '{' | '}' | '!' | ',');
    let wildcards = pattern.chars().filter(wild).count();
    (wildcards == 0, pattern.chars().count() - wildcards)
}

#[cfg(test)]
mod tests;
