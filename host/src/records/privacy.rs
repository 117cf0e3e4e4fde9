//! What of a prompt is kept: all but its secrets, digests, or nothing.

mod key;
mod secret;

use std::ops::Range;
use std::path::{Path, PathBuf};

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use super::{Capture, Outcome, PromptEnhancementRecord, Settings};
use crate::plugin::{InvalidPattern, NamePattern};
use key::DigestKey;

/// What stands for a secret.
const REDACTED: &str = "<redacted>";
/// A shorter secret is taken out where it was found and not wherever else the same letters stand.
const SHORTEST_EVERYWHERE: usize = 6;
/// A shorter piece of a secret tells nothing of it.
const SHORTEST_PIECE: usize = 4;

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
    redacts_secrets: bool,
    patterns: Vec<Regex>,
    key: DigestKey,
}

impl Privacy {
    /// Reads the settings. The key that digests are made with is kept in `journal_folder`: made with
    /// the first use, the same from then on.
    ///
    /// # Errors
    /// When a pattern is none, or the key cannot be read or made.
    pub fn new(settings: &Settings, journal_folder: &Path) -> Result<Self, PrivacyError> {
        let pattern = |pattern: &String| {
            let failed = |source| PrivacyError::Pattern { pattern: pattern.clone(), source: Box::new(source) };
            Regex::new(pattern).map_err(failed)
        };
        let patterns = settings.redact.iter().map(pattern).collect::<Result<_, _>>()?;
        let mut named: Vec<_> = settings.clients.iter().collect();
        named.sort_by_key(|(name, _)| std::cmp::Reverse(closeness(name)));
        let client = |(name, capture): (&String, &Capture)| Ok((NamePattern::try_from(name.clone())?, *capture));
        let clients = named.into_iter().map(client).collect::<Result<_, _>>().map_err(PrivacyError::Client)?;
        let key = DigestKey::open(journal_folder)?;
        Ok(Self { capture: settings.capture, clients, redacts_secrets: settings.redact_secrets, patterns, key })
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
            Capture::Full => self.redact(texts(&mut record)),
        }
        Some(record)
    }

    /// What somebody said of `record`, as it may be kept beside it: the same secrets are taken out,
    /// or digests made, so that equal texts stay equal.
    pub(super) fn apply_to_feedback(&self, record: &PromptEnhancementRecord, mut said: Vec<&mut String>) {
        match record.capture {
            Capture::Full => self.redact(said),
            Capture::Hashed | Capture::Off => said.iter_mut().for_each(|text| self.key.hash(text)),
        }
    }

    /// Takes the secrets out of texts that belong together: what is one in any of them goes from all.
    fn redact(&self, texts: Vec<&mut String>) {
        let mut found: Vec<Vec<Range<usize>>> = texts.iter().map(|text| self.secrets(text)).collect();
        if found.iter().all(Vec::is_empty) {
            return;
        }
        let known: Vec<String> = texts.iter().zip(&found).flat_map(|(text, ranges)| known(text, ranges)).collect();
        let everywhere = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&known).ok();
        for (text, ranges) in texts.into_iter().zip(&mut found) {
            let piece = text.trim();
            if piece.len() >= SHORTEST_PIECE && known.iter().any(|secret| secret.contains(piece)) {
                REDACTED.clone_into(text);
                continue;
            }
            let also = everywhere.iter().flat_map(|finder| finder.find_iter(text.as_str()));
            ranges.extend(also.map(|found| found.range()));
            *text = without(text, std::mem::take(ranges));
        }
    }

    fn secrets(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if self.redacts_secrets {
            secret::secrets(text, &mut found);
        }
        for pattern in &self.patterns {
            found.extend(pattern.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty()));
        }
        found
    }
}

/// `text` with `<redacted>` in the place of what looks like a secret.
pub fn without_secrets(text: &str) -> String {
    let mut found = Vec::new();
    secret::secrets(text, &mut found);
    without(text, found)
}

/// The secrets at `ranges` that are looked for in other texts too.
fn known<'a>(text: &'a str, ranges: &'a [Range<usize>]) -> impl Iterator<Item = String> + 'a {
    let secrets = ranges.iter().filter_map(|range| text.get(range.clone()));
    secrets.filter(|secret| secret.trim().len() >= SHORTEST_EVERYWHERE && *secret != REDACTED).map(str::to_owned)
}

/// `text` with each of the ranges, which may overlap, replaced once.
fn without(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut kept = String::with_capacity(text.len());
    let mut end = 0;
    for range in ranges {
        // One that begins within the last is a part of it.
        if range.start >= end {
            kept.push_str(text.get(end..range.start).unwrap_or_default());
            kept.push_str(REDACTED);
        }
        end = end.max(range.end);
    }
    kept.push_str(text.get(end..).unwrap_or_default());
    kept
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
