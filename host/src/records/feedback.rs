//! Feedback against the record that it is about: what it says, and whether it can be so.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Capture, Credit, Feedback, Outcome, Privacy, PromptEnhancementRecord, RecordId, StoreError, UtcTime, Verdict,
    credit,
};

/// The longest final text, bytes.
const LONGEST_TEXT: usize = 1 << 20;
/// The longest comment, bytes.
const LONGEST_COMMENT: usize = 8 << 10;

/// What became of feedback.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// The record that it is about.
    pub record_id: RecordId,
    /// What the person did.
    pub outcome: Verdict,
    /// How much of each finding's edits lives on in what the person used; empty when the record
    /// holds digests and the prompt was edited.
    pub credit: Vec<Credit>,
    /// Whether the same was said before, so that nothing changed.
    pub already_given: bool,
}

/// Feedback that was not taken.
#[derive(Debug, thiserror::Error)]
pub enum FeedbackError {
    /// Nothing is recorded.
    #[error("this host keeps no records, so there is nothing to give feedback on")]
    NothingKept,
    /// No such record.
    #[error(
        "there is no record `{0}`: give the `record_id` of an answer of `improve_prompt` that says `recorded: true`"
    )]
    Unknown(RecordId),
    /// It was removed because of its age.
    #[error("record `{id}` is from {time} and expired: records are kept for {keep_days} days")]
    Expired {
        /// Which one.
        id: RecordId,
        /// When it was made.
        time: UtcTime,
        /// How long records are kept.
        keep_days: u32,
    },
    /// The host has just started and what an earlier one left is still being read, or the record is
    /// so new that another host may still have it.
    #[error("record `{0}` may still be on its way to the store: try again in a minute, or ask the host that made it")]
    NotYet(RecordId),
    /// Something else was said before.
    #[error("record `{id}` has feedback already: {before}; the first feedback stays")]
    Different {
        /// Which one.
        id: RecordId,
        /// What is on record, in words.
        before: String,
    },
    /// It says two things that cannot both be.
    #[error("{0}")]
    Contradiction(&'static str),
    /// A rating out of bounds.
    #[error("the rating is {0}: give one from 1 (useless) to 5 (just right), or leave it out")]
    Rating(u8),
    /// Too long.
    #[error("the {what} has {bytes} bytes, and {most} is the most: shorten it, or leave it out")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// Its bytes.
        bytes: usize,
        /// The most.
        most: usize,
    },
    /// The journal or the queue did not take it.
    #[error("the feedback was not kept, because {0}: try again later")]
    NotKept(String),
    /// The store could not be asked.
    #[error("the store of records could not be asked: try again later")]
    Store(#[from] StoreError),
}

/// Checks what can be checked without the record.
pub(super) fn check(feedback: &Feedback) -> Result<(), FeedbackError> {
    if let Some(rating) = feedback.rating.filter(|rating| !(1..=5).contains(rating)) {
        return Err(FeedbackError::Rating(rating));
    }
    let texts = [("final text", &feedback.final_text, LONGEST_TEXT), ("comment", &feedback.comment, LONGEST_COMMENT)];
    for (what, text, most) in texts {
        if let Some(bytes) = text.as_ref().map(String::len).filter(|bytes| *bytes > most) {
            return Err(FeedbackError::TooLong { what, bytes, most });
        }
    }
    match (feedback.outcome, &feedback.final_text) {
        (Verdict::Edited, None) => Err(FeedbackError::Contradiction(
            "`edited` without `final_text`: give the text that was used, or say `accepted` or `rejected`",
        )),
        _ => Ok(()),
    }
}

/// What `feedback` makes of `record`, whose texts `privacy` went over. May take a while for long texts.
pub(super) fn outcome(
    record: &PromptEnhancementRecord,
    mut feedback: Feedback,
    privacy: &Privacy,
) -> Result<Outcome, FeedbackError> {
    check(&feedback)?;
    let said = feedback.final_text.iter_mut().chain(&mut feedback.comment).collect();
    privacy.apply_to_feedback(record, said);
    let verdict = feedback.outcome;
    if let Some(final_text) = &feedback.final_text {
        contradiction(record, verdict, final_text)?;
    }
    let final_text = feedback.final_text.filter(|_| verdict == Verdict::Edited);
    let is_readable = record.capture == Capture::Full;
    let credit = match verdict {
        Verdict::Edited if !is_readable => Vec::new(),
        verdict => credit(record, verdict, final_text.as_deref()),
    };
    let Feedback { rating, comment, .. } = feedback;
    Ok(Outcome { verdict, time: UtcTime::now(), final_text, rating, comment, credit })
}

fn contradiction(record: &PromptEnhancementRecord, verdict: Verdict, final_text: &str) -> Result<(), FeedbackError> {
    // An editor adds a line break at the end, and nobody means anything by it.
    let is = |text: &str| text.trim() == final_text.trim();
    let (improved, original) = (is(&record.improved), is(&record.original));
    let is_unchanged = record.improved == record.original;
    Err(FeedbackError::Contradiction(match verdict {
        Verdict::Accepted if !improved => {
            "`accepted` with a `final_text` that is not the improved prompt: say `edited`, or leave `final_text` out"
        }
        Verdict::Rejected if improved && !is_unchanged => {
            "`rejected` with the improved prompt as `final_text`: say `accepted`, or leave `final_text` out"
        }
        Verdict::Edited if improved => "`edited` with the improved prompt as `final_text`: say `accepted`",
        Verdict::Edited if original => "`edited` with the original prompt as `final_text`: say `rejected`",
        _ => return Ok(()),
    }))
}

/// What the second feedback on a record comes to.
pub(super) fn again(id: RecordId, before: Outcome, said: &Outcome) -> Result<Receipt, FeedbackError> {
    let is_same = (before.verdict, &before.final_text, before.rating, &before.comment)
        == (said.verdict, &said.final_text, said.rating, &said.comment);
    if is_same {
        return Ok(Receipt { record_id: id, outcome: before.verdict, credit: before.credit, already_given: true });
    }
    Err(FeedbackError::Different { id, before: in_words(&before) })
}

/// Without the texts: whoever asks may not be who gave them.
fn in_words(outcome: &Outcome) -> String {
    let verdict = match outcome.verdict {
        Verdict::Accepted => "accepted",
        Verdict::Rejected => "rejected",
        Verdict::Edited => "edited",
    };
    let rating = outcome.rating.map(|rating| format!(", rated {rating}")).unwrap_or_default();
    let comment = outcome.comment.as_ref().map_or("", |_| ", with a comment");
    format!("`{verdict}`{rating}{comment}, on {}", outcome.time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Settings, sample};

    fn said(verdict: Verdict, final_text: Option<&str>) -> Feedback {
        let final_text = final_text.map(str::to_owned);
        Feedback { record_id: RecordId::new(), outcome: verdict, final_text, rating: None, comment: None }
    }

    fn outcome_of(capture: Capture, feedback: Feedback) -> Result<Outcome, FeedbackError> {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings { capture, ..Settings::default() };
        let privacy = Privacy::new(&settings, folder.path()).unwrap();
        let mut record = sample::record("pls fix the bug", "Fix the bug.");
        record.changes = vec![sample::change(1, "pls fix", "Fix"), sample::change(2, "", ".")];
        outcome(&privacy.apply(record).unwrap(), feedback, &privacy)
    }

    #[test]
    fn contradictions_are_refused_with_the_way_out() {
        for (verdict, text, way_out) in [
            (Verdict::Accepted, Some("Fix another bug."), "say `edited`"),
            (Verdict::Rejected, Some("Fix the bug.\n"), "say `accepted`"),
            (Verdict::Edited, Some("Fix the bug."), "say `accepted`"),
            (Verdict::Edited, Some("pls fix the bug"), "say `rejected`"),
            (Verdict::Edited, None, "give the text that was used"),
        ] {
            for capture in [Capture::Full, Capture::Hashed] {
                let text = text.map(|text| if capture == Capture::Hashed { text.trim() } else { text });
                let error = outcome_of(capture, said(verdict, text)).unwrap_err().to_string();
                assert!(error.contains(way_out), "{capture:?} {verdict:?} {text:?}: {error}");
            }
        }
    }

    #[test]
    fn ratings_and_lengths_have_bounds() {
        let rated = |rating| Feedback { rating: Some(rating), ..said(Verdict::Accepted, None) };
        for rating in [0, 6, 255] {
            assert!(matches!(check(&rated(rating)), Err(FeedbackError::Rating(_))));
        }
        assert!(check(&rated(1)).is_ok(), "one may use a prompt and think little of it");
        let long = said(Verdict::Edited, Some(&"x".repeat(LONGEST_TEXT + 1)));
        assert!(check(&long).unwrap_err().to_string().contains("1048577 bytes"));
        let comment = Some("x".repeat(LONGEST_COMMENT + 1));
        assert!(check(&Feedback { comment, ..said(Verdict::Accepted, None) }).is_err());
    }

    #[test]
    fn digests_have_a_credit_where_no_text_is_needed() {
        let kept = |capture, verdict, text| -> Vec<f64> {
            let outcome = outcome_of(capture, said(verdict, text)).unwrap();
            outcome.credit.iter().map(|credit| credit.kept).collect()
        };
        assert_eq!(kept(Capture::Hashed, Verdict::Accepted, Some("Fix the bug.")), [1.0, 1.0]);
        assert_eq!(kept(Capture::Hashed, Verdict::Rejected, None), [0.0, 0.0]);
        assert_eq!(kept(Capture::Hashed, Verdict::Edited, Some("Fix the bugs.")), [0.0; 0]);
        assert_eq!(kept(Capture::Full, Verdict::Edited, Some("Fix the bug")), [1.0, 0.0]);
    }

    #[test]
    fn only_edited_texts_are_kept() {
        let kept = outcome_of(Capture::Full, said(Verdict::Accepted, Some("Fix the bug."))).unwrap();
        assert_eq!(kept.final_text, None);
        let kept = outcome_of(Capture::Hashed, said(Verdict::Edited, Some("Fix it"))).unwrap();
        assert!(kept.final_text.unwrap().starts_with("blake3:"));
    }

    #[test]
    fn the_same_again_changes_nothing_and_another_is_told_what_is_on_record() {
        let id = RecordId::new();
        let before = Outcome { rating: Some(4), ..sample::accepted() };
        assert!(again(id, before.clone(), &before).unwrap().already_given);
        let error = again(id, before, &sample::accepted()).unwrap_err().to_string();
        assert!(error.contains("`accepted`, rated 4, on "), "{error}");
    }
}
