//! Where the changes of a record stand in its two texts.
//!
//! A record keeps what each change replaced and by what, in the order of the original, but not
//! where. Between two changes both texts are the same, and that tells: the changes are laid
//! end to end with equal text between them, the later places tried first, because equal text ends
//! where a change begins.

use std::collections::HashSet;

use crate::prompt::Span;
use crate::records::{PromptEnhancementRecord, RecordedChange};

/// Places that are tried before the search is given up: then changes cover each other, as when
/// a rule changed what another one had made.
const MOST_TRIES: usize = 200_000;
/// Bytes whose comparison takes as long as a try.
const BYTES_A_TRY: usize = 64;
/// More changes than any prompt has; the search goes as deep.
const MOST_CHANGES: usize = 1_000;

/// Where a change stands in the improved text, by the change's number; none where it cannot be found.
pub(super) fn places(record: &PromptEnhancementRecord) -> Vec<Option<Span>> {
    let PromptEnhancementRecord { original, improved, changes, .. } = record;
    let mut search = Search { original, improved, changes, dead_ends: HashSet::new(), tries: 0, found: Vec::new() };
    if changes.len() <= MOST_CHANGES && search.lays_from(0, 0, 0) {
        search.found.reverse();
        return search.found.into_iter().map(Some).collect();
    }
    one_after_the_other(improved, changes)
}

struct Search<'a> {
    original: &'a str,
    improved: &'a str,
    changes: &'a [RecordedChange],
    /// Change and place in the original from which the rest cannot be laid.
    dead_ends: HashSet<(usize, usize)>,
    tries: usize,
    /// The last change first.
    found: Vec<Span>,
}

impl Search<'_> {
    /// Whether the changes from number `index` on can be laid from these places of the two texts on.
    fn lays_from(&mut self, index: usize, original: usize, improved: usize) -> bool {
        let (old, new) = (self.original.as_bytes(), self.improved.as_bytes());
        let (old, new) = (old.get(original..).unwrap_or_default(), new.get(improved..).unwrap_or_default());
        let Some(change) = self.changes.get(index) else { return old == new };
        if !self.dead_ends.insert((index, original)) {
            return false;
        }
        let same = old.iter().zip(new).take_while(|(one, other)| one == other).count();
        self.tries += same / BYTES_A_TRY;
        let (before, after) = (change.before.as_bytes(), change.after.as_bytes());
        for gap in (0..=same).rev() {
            self.tries += 1;
            if self.tries > MOST_TRIES {
                return false;
            }
            let stands = |text: &[u8], part: &[u8]| text.get(gap..).is_some_and(|rest| rest.starts_with(part));
            if stands(old, before) && stands(new, after) {
                let (old_end, start) = (original + gap + before.len(), improved + gap);
                if self.lays_from(index + 1, old_end, start + after.len()) {
                    self.found.push(Span::new(start, start + after.len()));
                    return true;
                }
            }
        }
        false
    }
}

/// Each change where its text next stands, for changes that cover each other.
fn one_after_the_other(improved: &str, changes: &[RecordedChange]) -> Vec<Option<Span>> {
    let mut from = 0;
    let next = |change: &RecordedChange| {
        if change.after.trim().is_empty() {
            return None;
        }
        let start = from + improved.get(from..)?.find(&change.after)?;
        from = start + change.after.len();
        Some(Span::new(start, from))
    };
    changes.iter().map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::sample;

    fn found(original: &str, improved: &str, changes: &[(&str, &str)]) -> Vec<Option<(usize, usize)>> {
        let mut record = sample::record(original, improved);
        record.changes = changes.iter().map(|(before, after)| sample::change(1, before, after)).collect();
        places(&record).into_iter().map(|place| place.map(|span| (span.start, span.end))).collect()
    }

    #[test]
    fn changes_stand_where_the_texts_begin_to_differ() {
        assert_eq!(
            found("Fix teh bug in teh code", "Fix the bug in the code", &[("teh", "the"), ("teh", "the")]),
            [Some((4, 7)), Some((15, 18))]
        );
        assert_eq!(found("a  b  c", "a  b c", &[("  ", " ")]), [Some((4, 5))]);
        assert_eq!(found("Please fix it", "Fix it", &[("Please f", "F")]), [Some((0, 1))]);
        assert_eq!(found("x", "x Answer in JSON.", &[("", " Answer in JSON.")]), [Some((1, 17))]);
        assert_eq!(found("really do it", "do it", &[("really ", "")]), [Some((0, 0))]);
    }

    #[test]
    fn one_of_several_equal_places_is_as_good_as_another() {
        assert_eq!(found("very very good", "very good", &[("very ", "")]).len(), 1);
        assert_eq!(found("a a a a", "b a b a", &[("a", "b"), ("a", "b")]), [Some((0, 1)), Some((4, 5))]);
    }

    #[test]
    fn changes_of_changes_are_looked_for_one_by_one() {
        let changes = [("foo", "bar"), ("bar baz", "qux"), ("end", "fin")];
        assert_eq!(found("foo baz end", "qux fin", &changes), [None, Some((0, 3)), Some((4, 7))]);
    }

    #[test]
    fn a_hostile_record_is_given_up_in_time() {
        let original = " ".repeat(3_000);
        let improved = format!("{}x", " ".repeat(2_900));
        let started = std::time::Instant::now();
        let changes = vec![(" ", ""); 400];
        assert_eq!(found(&original, &improved, &changes).len(), 400);
        assert!(started.elapsed().as_secs() < 5);
    }
}
