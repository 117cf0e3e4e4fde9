//! What the host says of pairs against what a reader says.

use std::collections::BTreeMap;
use std::fmt;

use prompt_host::prompt::Span;
use prompt_host::verify::report::{ReportedDifference, Verdict, Verification};

use super::pair::{Label, Pair};

/// Right and wrong answers, of a verdict or of a code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hits {
    /// The host said so.
    pub said: usize,
    /// The host said so, and the reader too.
    pub said_rightly: usize,
    /// The reader said so.
    pub labelled: usize,
    /// The reader said so, and the host too.
    pub found: usize,
}

impl Hits {
    /// Share of what was said that is right; 1 when nothing was said.
    pub fn precision(&self) -> f64 {
        share(self.said_rightly, self.said)
    }

    /// Share of what there is that was said; 1 when there is nothing.
    pub fn recall(&self) -> f64 {
        share(self.found, self.labelled)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Figures over many pairs.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// Pairs.
    pub pairs: usize,
    /// Pairs with the right verdict.
    pub right: usize,
    /// By verdict.
    pub verdicts: BTreeMap<&'static str, Hits>,
    /// By code.
    pub codes: BTreeMap<String, Hits>,
}

impl Score {
    /// The figures of one pair.
    pub fn of(pair: &Pair, answer: &Verification) -> Self {
        let mut score = Self::default();
        score.note(pair, answer);
        score
    }

    /// Whether the host and the reader differ in anything.
    pub fn is_imperfect(&self) -> bool {
        let all = self.all_codes();
        self.right < self.pairs || all.found < all.labelled || all.said_rightly < all.said
    }

    /// Takes one answer into the figures.
    pub fn note(&mut self, pair: &Pair, answer: &Verification) {
        self.pairs += 1;
        self.right += usize::from(answer.verdict == pair.verdict);
        for verdict in [Verdict::Faithful, Verdict::Changed, Verdict::Unfaithful] {
            let hits = self.verdicts.entry(name(verdict)).or_default();
            let both = usize::from(answer.verdict == verdict && pair.verdict == verdict);
            hits.said += usize::from(answer.verdict == verdict);
            hits.labelled += usize::from(pair.verdict == verdict);
            hits.said_rightly += both;
            hits.found += both;
        }
        for difference in &answer.differences {
            let hits = self.codes.entry(difference.code.clone()).or_default();
            hits.said += 1;
            // A finding whose text overlaps one that is listed is no false alarm, whatever its code.
            hits.said_rightly += usize::from(pair.labels.iter().any(|label| overlap(label, difference)));
        }
        for label in &pair.labels {
            let hits = self.codes.entry(label.code.clone()).or_default();
            hits.labelled += 1;
            let same = |found: &&ReportedDifference| found.code == label.code && overlap(label, found);
            hits.found += usize::from(answer.differences.iter().any(|found| same(&found)));
        }
    }

    /// Share of right verdicts.
    pub fn accuracy(&self) -> f64 {
        share(self.right, self.pairs)
    }

    /// The figures of one verdict.
    pub fn verdict(&self, verdict: Verdict) -> Hits {
        self.verdicts.get(name(verdict)).copied().unwrap_or_default()
    }

    /// All codes together.
    pub fn all_codes(&self) -> Hits {
        self.codes.values().fold(Hits::default(), |all, hits| Hits {
            said: all.said + hits.said,
            said_rightly: all.said_rightly + hits.said_rightly,
            labelled: all.labelled + hits.labelled,
            found: all.found + hits.found,
        })
    }
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Faithful => "faithful",
        Verdict::Changed => "changed",
        Verdict::Unfaithful => "unfaithful",
    }
}

/// Whether a label and a difference are about the same text.
pub(super) fn overlap(label: &Label, difference: &ReportedDifference) -> bool {
    let span = if label.is_of_rewrite() { difference.rewrite_span } else { difference.original_span };
    // What is changed has a place in both texts; a label names only the original's.
    span.is_some_and(|span| label.places.iter().any(|place| span.overlaps(Span::new(place.start, place.end))))
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} of {} verdicts are right: {:.1} %", self.right, self.pairs, self.accuracy() * 100.0)?;
        writeln!(f, "{:<22}{:>6}{:>10}{:>11}{:>8}", "", "said", "precision", "labelled", "recall")?;
        let all = ("all codes", self.all_codes());
        let verdicts = self.verdicts.iter().map(|(name, hits)| (*name, *hits));
        let codes = self.codes.iter().map(|(code, hits)| (code.as_str(), *hits));
        for (name, hits) in verdicts.chain(codes).chain([all]) {
            let (precision, recall) = (hits.precision(), hits.recall());
            writeln!(f, "{name:<22}{:>6}{precision:>10.2}{:>11}{recall:>8.2}", hits.said, hits.labelled)?;
        }
        Ok(())
    }
}
