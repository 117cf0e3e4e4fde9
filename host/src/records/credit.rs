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
mod tests {
    use super::*;
    use crate::records::sample;

    /// The credit of each finding, for changes given as finding, before, after.
    fn kept(original: &str, improved: &str, changes: &[(usize, &str, &str)], final_text: &str) -> Vec<f64> {
        let mut record = sample::record(original, improved);
        record.changes =
            changes.iter().map(|(finding, before, after)| sample::change(*finding, before, after)).collect();
        credit(&record, Verdict::Edited, Some(final_text)).into_iter().map(|credit| credit.kept).collect()
    }

    const ORIGINAL: &str = "pls could you maybe write a function that parses dates, it should be fast";
    const IMPROVED: &str =
        "Write a function that parses dates. It should parse 1,000 dates in 10 ms.\n\nAnswer with code only.";
    const CHANGES: &[(usize, &str, &str)] = &[
        (1, "pls could you maybe write", "Write"),
        (2, ", it", ". It"),
        (3, "be fast", "parse 1,000 dates in 10 ms."),
        (4, "", "\n\nAnswer with code only."),
    ];

    #[test]
    fn what_the_person_left_lives_on() {
        let text = format!("{IMPROVED} Use Python.");
        assert_eq!(kept(ORIGINAL, IMPROVED, CHANGES, &text), [1.0; 4]);
    }

    #[test]
    fn what_the_person_took_out_does_not() {
        let text = "Write a function that parses dates. It should parse 1,000 dates in 10 ms. Use Python.";
        assert_eq!(kept(ORIGINAL, IMPROVED, CHANGES, text), [1.0, 1.0, 1.0, 0.0]);
    }

    #[test]
    fn what_the_person_put_back_was_not_wanted() {
        let text = "pls could you maybe write a function that parses dates. It should parse 1,000 dates in 10 ms.\n\n\
                    Answer with code only.";
        let kept = kept(ORIGINAL, IMPROVED, CHANGES, text);
        assert_eq!((kept[0], &kept[1..]), (0.0, &[1.0; 3][..]));
    }

    #[test]
    fn half_kept_is_half_a_credit() {
        let text = "Write a function that parses dates. It should parse 1,000 dates quickly.\n\nAnswer with code only.";
        let kept = kept(ORIGINAL, IMPROVED, CHANGES, text);
        assert!((0.5..0.95).contains(&kept[2]), "{kept:?}");
        assert_eq!([kept[0], kept[1], kept[3]], [1.0; 3]);
    }

    #[test]
    fn moved_text_lives_on() {
        let text =
            "Answer with code only.\n\nWrite a function that parses dates. It should parse 1,000 dates in 10 ms.";
        assert_eq!(kept(ORIGINAL, IMPROVED, CHANGES, text), [1.0; 4]);
    }

    #[test]
    fn a_rewrite_keeps_what_was_taken_out_away_and_nothing_that_was_put_in() {
        let text = "Give me a regular expression for ISO timestamps";
        let kept = kept(ORIGINAL, IMPROVED, CHANGES, text);
        assert!(kept[0] > 0.5, "{kept:?}");
        assert_eq!(kept[3], 0.0);
    }

    #[test]
    fn deletions_are_kept_until_the_words_come_back_at_their_place() {
        let (original, improved) = ("Please write really good code", "Please write good code");
        let changes = [(1, "really ", "")];
        for (text, share) in [
            ("Please write good code now", 1.0),
            ("Please write really good code now", 0.0),
            ("I really mean it: please write good code", 1.0),
            ("Please write good tests", 1.0),
        ] {
            assert_eq!(kept(original, improved, &changes, text), [share], "{text}");
        }
    }

    #[test]
    fn one_of_two_equal_words_is_told_by_number() {
        let changes = [(1, "very ", "")];
        assert_eq!(kept("a very very good day", "a very good day", &changes, "a very very good day!"), [0.0]);
        assert_eq!(kept("a very very good day", "a very good day", &changes, "a very good day!"), [1.0]);
    }

    #[test]
    fn changes_within_words_and_of_blanks_count() {
        let changes = [(1, "", "'"), (2, "  ", " ")];
        let (original, improved) = ("dont  do it", "don't do it");
        assert_eq!(kept(original, improved, &changes, "don't do it!"), [1.0, 1.0]);
        assert_eq!(kept(original, improved, &changes, "dont do it!"), [0.0, 1.0]);
        assert_eq!(kept(original, improved, &changes, "don't  do it!"), [1.0, 0.0]);
    }

    #[test]
    fn the_changes_of_a_finding_are_weighed_by_their_bytes() {
        let original = "color of the armour, utilize it";
        let improved = "colour of the armour, use it";
        let changes = [(1, "color", "colour"), (1, "utilize", "use")];
        let both = kept(original, improved, &changes, "colour of the armour, use it today");
        let one = kept(original, improved, &changes, "color of the armour, use it today");
        assert_eq!(both, [1.0]);
        assert_eq!(one, [rounded(10.0 / 21.0)]);
    }

    #[test]
    fn a_change_that_a_later_one_took_over_is_kept_while_it_stays_away() {
        let changes = [(1, "foo", "bar"), (2, "bar baz", "qux")];
        assert_eq!(kept("foo baz end", "qux end", &changes, "qux end."), [1.0, 1.0]);
        assert_eq!(kept("foo baz end", "qux end", &changes, "foo baz end."), [0.0, 0.0]);
    }

    #[test]
    fn other_scripts_are_words_too() {
        let (original, improved) = ("プログラムを書いて", "Pythonでプログラムを書いてください。");
        let changes = [(1, "", "Pythonで"), (2, "", "ください。")];
        assert_eq!(kept(original, improved, &changes, "Pythonでプログラムを書いて"), [1.0, 0.0]);
    }

    #[test]
    fn accepted_is_all_and_rejected_is_nothing() {
        let mut record = sample::record("a b", "x y");
        record.changes = vec![sample::change(2, "a", "x"), sample::change(1, "b", "y"), sample::change(2, "", "")];
        let all = |verdict| -> Vec<(usize, f64)> {
            credit(&record, verdict, None).into_iter().map(|credit| (credit.finding, credit.kept)).collect()
        };
        assert_eq!(all(Verdict::Accepted), [(2, 1.0), (1, 1.0)]);
        assert_eq!(all(Verdict::Rejected), [(2, 0.0), (1, 0.0)]);
    }

    #[test]
    fn long_texts_take_no_long_time() {
        let words = |step: usize| (0..60_000).map(|at| format!("w{} ", at * step % 7919)).collect::<String>();
        let started = Instant::now();
        assert_eq!(kept(&words(1), &words(3), &[(1, "w1 ", "w3 ")], &words(5)).len(), 1);
        assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    }
}
