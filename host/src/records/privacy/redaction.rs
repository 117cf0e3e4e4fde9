//! What is taken out of texts before they are kept: what looks like a secret, and what the operator
//! names by regular expressions.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use super::{PrivacyError, secret};

/// What stands for a secret.
pub const REDACTED: &str = "<redacted>";
/// A shorter secret is taken out where it was found and not wherever else the same letters stand.
const SHORTEST_EVERYWHERE: usize = 6;
/// A shorter piece of a secret tells nothing of it.
const SHORTEST_PIECE: usize = 4;

/// What counts as a secret.
#[derive(Debug)]
pub struct Redaction {
    secrets: bool,
    patterns: Vec<Regex>,
}

impl Redaction {
    /// With what looks like a secret where `secrets` says so, and what `patterns` match.
    ///
    /// # Errors
    /// [`PrivacyError::Pattern`] with the first pattern that is none.
    pub fn new(secrets: bool, patterns: &[String]) -> Result<Self, PrivacyError> {
        let pattern = |pattern: &String| {
            let failed = |source| PrivacyError::Pattern { pattern: pattern.clone(), source: Box::new(source) };
            Regex::new(pattern).map_err(failed)
        };
        Ok(Self { secrets, patterns: patterns.iter().map(pattern).collect::<Result<_, _>>()? })
    }

    /// Takes the secrets out of texts that belong together: what is one in any of them goes from all.
    pub fn take_out(&self, texts: Vec<&mut String>) {
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
        if self.secrets {
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
