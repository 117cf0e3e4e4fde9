//! Whether the edits of each finding live on in what the person used.
//!
//! A change is worth the bytes that it put in and the bytes that it took out. What it put in lives
//! on where the final text still has it, in its place or moved elsewhere. What it took out stays
//! out unless the person put it back at that place. Words that a change left as they were say
//! nothing about it. Marks count only in changes without words, and blanks in changes of nothing else.

mod place;

use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices_deadline};
use unicode_segmentation::UnicodeSegmentation;

use super::{Credit, PromptEnhancementRecord, RecordedChange, Verdict};
use crate::prompt::Span;

/// How long texts are compared before the rest counts as different.
const PATIENCE: Duration = Duration::from_millis(200);
/// The shortest text that is known again when it was moved, bytes.
const SHORTEST_MOVED: usize = 8;

/// The credit of each finding that changed the prompt, in the order of their first changes.
///
/// `record` holds texts, not digests, if the verdict is [`Verdict::Edited`].
pub fn credit(record: &PromptEnhancementRecord, verdict: Verdict, final_text: Option<&str>) -> Vec<Credit> {
    let shares = match (verdict, final_text) {
        (Verdict::Accepted, _) => vec![Share { kept: 1.0, all: 1.0 }; record.changes.len()],
        (Verdict::Rejected, _) => vec![Share { kept: 0.0, all: 1.0 }; record.changes.len()],
        (Verdict::Edited, Some(final_text)) => shares(record, final_text),
        (Verdict::Edited, None) => return Vec::new(),
    };
    let mut credits: Vec<(Credit, Share)> = Vec::new();
    for (change, share) in record.changes.iter().zip(shares) {
        let number = change.finding;
        match credits.iter_mut().find(|(credit, _)| credit.finding == number && credit.plugin == change.plugin) {
            Some((_, sum)) => *sum = Share { kept: sum.kept + share.kept, all: sum.all + share.all },
            None => {
                let (plugin, code) = (change.plugin.clone(), change.code.clone());
                credits.push((Credit { plugin, code, finding: number, kept: 0.0 }, share));
            }
        }
    }
    let judged = credits.into_iter().filter(|(_, share)| share.all > 0.0);
    judged.map(|(credit, share)| Credit { kept: rounded(share.kept / share.all), ..credit }).collect()
}

/// Bytes that live on, of all that a change put in and took out.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Share {
    kept: f64,
    all: f64,
}

/// Nobody can tell what became of it.
const UNKNOWN: Share = Share { kept: 0.0, all: 0.0 };

fn shares(record: &PromptEnhancementRecord, final_text: &str) -> Vec<Share> {
    let comparison = Comparison::new(record, final_text);
    let places = place::places(record);
    let changes = record.changes.iter().zip(places);
    changes
        .map(|(change, place)| match place {
            Some(place) => comparison.share(change, place),
            None => taken_over(record, change, final_text),
        })
        .collect()
}

/// A change that a later one took over has no place of its own in the improved text. It lives on
/// as long as what it replaced does not come back.
fn taken_over(record: &PromptEnhancementRecord, change: &RecordedChange, final_text: &str) -> Share {
    let before = change.before.trim();
    if before.is_empty() || record.original.matches(before).count() <= record.improved.matches(before).count() {
        return UNKNOWN;
    }
    let is_back = final_text.matches(before).count() > record.improved.matches(before).count();
    let all = bytes(before.len());
    Share { kept: if is_back { 0.0 } else { all }, all }
}

/// What a piece of text is: in a change that has words, nothing else counts. Full stops and blanks
/// are everywhere, and tell little of what became of one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Blank,
    Mark,
    Word,
}

impl Sort {
    fn of(piece: &str) -> Self {
        match () {
            () if piece.chars().any(char::is_alphanumeric) => Self::Word,
            () if piece.trim().is_empty() => Self::Blank,
            () => Self::Mark,
        }
    }
}

/// The improved text and the final one, word by word.
struct Comparison<'a> {
    original: &'a str,
    improved: &'a str,
    /// Of the improved text, with their first bytes.
    words: Vec<(usize, &'a str)>,
    final_words: Vec<&'a str>,
    ops: Vec<DiffOp>,
    /// What stands in the final text and not at that place in the improved one.
    added: Vec<String>,
}

impl<'a> Comparison<'a> {
    fn new(record: &'a PromptEnhancementRecord, final_text: &'a str) -> Self {
        let PromptEnhancementRecord { original, improved, .. } = record;
        let words: Vec<(usize, &str)> = improved.split_word_bound_indices().collect();
        let final_words: Vec<&str> = final_text.split_word_bounds().collect();
        let plain: Vec<&str> = words.iter().map(|(_, word)| *word).collect();
        let ops = diff(&plain, &final_words);
        let is_added = |op: &&DiffOp| op.tag() != DiffTag::Equal && !op.new_range().is_empty();
        let added = ops.iter().filter(is_added).map(|op| final_words.get(op.new_range()).unwrap_or_default().concat());
        Self { original, improved, added: added.collect(), words, final_words, ops }
    }

    fn share(&self, change: &RecordedChange, place: Span) -> Share {
        let range = self.words_of(place);
        let (before, after) = self.whole_words(change, place, &range);
        let (before, after): (Vec<&str>, Vec<&str>) =
            (before.split_word_bounds().collect(), after.split_word_bounds().collect());
        let ops = diff(&before, &after);
        let changed = |op: &&DiffOp| op.tag() != DiffTag::Equal;
        let words = ops.iter().filter(changed).flat_map(|op| {
            let put_in = after.get(op.new_range()).unwrap_or_default();
            put_in.iter().chain(before.get(op.old_range()).unwrap_or_default())
        });
        let sort = words.map(|word| Sort::of(word)).max().unwrap_or(Sort::Blank);
        let weight = |word: &&str| if Sort::of(word) == sort { bytes(word.len()) } else { 0.0 };
        // What an earlier change had put in was never the person's.
        let was_theirs = |word: &&str| self.original.contains(*word);
        let mut share = UNKNOWN;
        for op in ops.iter().filter(changed) {
            let (old, new) = (op.old_range(), op.new_range());
            let taken_out = before.get(old).unwrap_or_default();
            let at = range.start + new.start..range.start + new.end;
            let put_in = after.get(new).unwrap_or_default();
            let live = self.lives(at.clone(), put_in);
            for (word, live) in put_in.iter().zip(live) {
                share.all += weight(word);
                share.kept += if live { weight(word) } else { 0.0 };
            }
            let back = self.back(at, taken_out, put_in);
            for (word, back) in taken_out.iter().zip(back).filter(|(word, _)| was_theirs(word)) {
                share.all += weight(word);
                share.kept += if back { 0.0 } else { weight(word) };
            }
        }
        share
    }

    /// The words of the improved text that a place touches.
    fn words_of(&self, place: Span) -> Range<usize> {
        let start = self.words.partition_point(|(at, word)| at + word.len() <= place.start);
        let end = self.words.partition_point(|(at, _)| *at < place.end);
        start..end.max(start)
    }

    /// Both texts of a change, with what the first and the last word have beside them.
    fn whole_words(&self, change: &RecordedChange, place: Span, range: &Range<usize>) -> (String, String) {
        let words = self.words.get(range.clone()).unwrap_or_default();
        let start = words.first().map_or(place.start, |(at, _)| *at);
        let end = words.last().map_or(place.end, |(at, word)| at + word.len());
        let left = self.improved.get(start..place.start).unwrap_or_default();
        let right = self.improved.get(place.end..end).unwrap_or_default();
        (format!("{left}{}{right}", change.before), format!("{left}{}{right}", change.after))
    }

    /// Which of the words put in at `at` the final text still has.
    fn lives(&self, at: Range<usize>, put_in: &[&str]) -> Vec<bool> {
        let op_at = |at: usize| self.ops.get(self.ops.partition_point(|op| op.old_range().end <= at));
        let stays = |at: usize| op_at(at).is_some_and(|op| op.tag() == DiffTag::Equal);
        let live: Vec<bool> = at.map(stays).collect();
        let text = put_in.concat();
        let moved = text.trim();
        if live.contains(&false) && moved.len() >= SHORTEST_MOVED && self.added.iter().any(|part| part.contains(moved))
        {
            return vec![true; put_in.len()];
        }
        live
    }

    /// Which of the words taken out beside `at` the person put back there.
    fn back(&self, at: Range<usize>, taken_out: &[&str], put_in: &[&str]) -> Vec<bool> {
        // Of several equal words it may be another one that counts as put back.
        let slack = taken_out.len().saturating_sub(put_in.len());
        let near = at.start.saturating_sub(slack)..at.end + slack;
        let mut back = vec![false; taken_out.len()];
        let first = self.ops.partition_point(|op| op.old_range().end < near.start);
        let beside = self.ops.iter().skip(first).take_while(|op| op.old_range().start <= near.end);
        for op in beside.filter(|op| op.tag() != DiffTag::Equal) {
            let added = self.final_words.get(op.new_range()).unwrap_or_default();
            for same in diff(taken_out, added).iter().filter(|op| op.tag() == DiffTag::Equal) {
                for word in back.get_mut(same.old_range()).unwrap_or_default() {
                    *word = true;
                }
            }
        }
        back
    }
}

fn diff(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    capture_diff_slices_deadline(Algorithm::Myers, old, new, Some(Instant::now() + PATIENCE))
}

#[expect(clippy::cast_precision_loss, reason = "texts are far shorter than 2^52 bytes")]
fn bytes(count: usize) -> f64 {
    count as f64
}

/// To four decimals, as all numbers of a record.
fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests;
