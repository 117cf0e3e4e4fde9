//! What came of an experiment with a template, from the records of its calls.
//!
//! Only prompts of people and agents count. An outcome is good when the improved prompt was
//! accepted, or edited and at least half of the rules' edits live on in the final text; it is
//! bad when it was rejected, or less lives on. An edited prompt that no rule had changed says
//! neither. Calls that were not recorded, or whose variant was missing, do not count.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde::Serialize;

use crate::records::{Filter, Outcome, PromptEnhancementRecord, RecordOrigin, RecordStore, StoreError, Verdict};
use crate::templates::experiment::{Comparison, Verdict as Significance};
use crate::templates::{Experiment, Tally, compare};

/// Records that are looked at together.
const PAGE: usize = 500;

/// How much of the edits has to live on.
const KEPT: f64 = 0.5;

/// What came of the variants of an experiment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExperimentReport {
    /// The template.
    pub template: String,
    /// The experiment.
    pub experiment: String,
    /// The baseline, then the others by name; last those that are not in the settings any more.
    pub variants: Vec<VariantReport>,
}

/// What came of one variant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VariantReport {
    /// Its name in the settings.
    pub variant: String,
    /// Its weight; null when it is not in the settings any more.
    pub weight: Option<u32>,
    /// Recorded calls that it answered.
    pub calls: u64,
    /// Microseconds that half of the renders took at most; null without calls.
    pub render_us_p50: Option<u64>,
    /// Microseconds that a render took on average; null without calls.
    pub render_us_mean: Option<u64>,
    /// Outcomes that were good.
    pub good: u64,
    /// Outcomes that were bad.
    pub bad: u64,
    /// Outcomes that say neither.
    pub unclear: u64,
    /// The variant beside the baseline; null for the baseline itself.
    pub comparison: Option<Comparison>,
    /// The same in a sentence.
    pub verdict: String,
}

/// What the records say of one variant.
#[derive(Debug, Default)]
struct Seen {
    tally: Tally,
    unclear: u64,
    renders: Vec<u64>,
}

impl Seen {
    fn count(&mut self, render_us: u64, outcome: Option<&Outcome>) {
        self.tally.call(Duration::from_micros(render_us));
        self.renders.push(render_us);
        match outcome.map(is_good) {
            Some(Some(good)) => self.tally.outcome(good),
            Some(None) => self.unclear += 1,
            None => {}
        }
    }

    fn median(&mut self) -> Option<u64> {
        let middle = self.renders.len().checked_sub(1)? / 2;
        Some(*self.renders.select_nth_unstable(middle).1)
    }
}

/// Whether the person used what they got; none where that cannot be told.
fn is_good(outcome: &Outcome) -> Option<bool> {
    match outcome.verdict {
        Verdict::Accepted => Some(true),
        Verdict::Rejected => Some(false),
        Verdict::Edited if outcome.credit.is_empty() => None,
        Verdict::Edited => {
            let kept: f64 = outcome.credit.iter().map(|credit| credit.kept).sum();
            Some(kept / outcome.credit.len() as f64 >= KEPT)
        }
    }
}

/// Reads what `store` has of an experiment with `template`. Two numbers of each call are held.
///
/// # Errors
/// When the store cannot be asked.
pub async fn experiment_report(
    store: &dyn RecordStore,
    template: &str,
    experiment: &Experiment,
) -> Result<ExperimentReport, StoreError> {
    let filter = Filter { template: Some(template.to_owned()), origin: Some(RecordOrigin::User), ..Filter::default() };
    let mut seen: BTreeMap<String, Seen> =
        experiment.variants.keys().map(|name| (name.clone(), Seen::default())).collect();
    let mut after = None;
    loop {
        let page = store.page(&filter, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for record in &page {
            count(&mut seen, experiment, record);
        }
    }
    Ok(report(seen, template, experiment))
}

fn count(seen: &mut BTreeMap<String, Seen>, experiment: &Experiment, record: &PromptEnhancementRecord) {
    let Some(used) = record.template.as_ref().filter(|used| used.experiment.as_ref() == Some(&experiment.name)) else {
        return;
    };
    let Some(variant) = &used.variant else { return };
    seen.entry(variant.clone()).or_default().count(used.render_us, record.outcome.as_ref());
}

fn report(mut seen: BTreeMap<String, Seen>, template: &str, experiment: &Experiment) -> ExperimentReport {
    let baseline = experiment.baseline().map(str::to_owned);
    let first = baseline.as_ref().and_then(|name| seen.remove_entry(name));
    let to_compare = first.as_ref().map(|(name, seen)| (name.clone(), seen.tally));
    let (current, gone): (Vec<_>, Vec<_>) =
        seen.into_iter().partition(|(name, _)| experiment.variants.contains_key(name));
    let variant = |(name, mut seen): (String, Seen)| {
        let tally = seen.tally;
        let other = to_compare.as_ref().filter(|(baseline, _)| *baseline != name);
        let comparison = other.map(|(_, baseline)| compare(baseline, &tally));
        let verdict = match (other, &comparison) {
            (Some((baseline, of)), Some(comparison)) => {
                Sentence { variant: &name, baseline, comparison, tallies: [of, &tally] }.to_string()
            }
            _ => "the others are compared with it".to_owned(),
        };
        VariantReport {
            weight: experiment.variants.get(&name).copied(),
            calls: tally.calls,
            render_us_p50: seen.median(),
            render_us_mean: tally.render_micros.checked_div(tally.calls),
            good: tally.good,
            bad: tally.bad,
            unclear: seen.unclear,
            comparison,
            verdict,
            variant: name,
        }
    };
    let variants = first.into_iter().chain(current).chain(gone).map(variant).collect();
    ExperimentReport { template: template.to_owned(), experiment: experiment.name.clone(), variants }
}

/// A comparison as people read it.
struct Sentence<'s> {
    variant: &'s str,
    baseline: &'s str,
    comparison: &'s Comparison,
    /// Of the baseline and of the variant.
    tallies: [&'s Tally; 2],
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { variant, baseline, comparison, tallies: [of_baseline, of_variant] } = self;
        let shares = format!(
            "{:.0} % good of {} against {:.0} % of {}",
            comparison.variant * 100.0,
            of_variant.outcomes(),
            comparison.baseline * 100.0,
            of_baseline.outcomes()
        );
        match comparison.verdict {
            Significance::Significant { p } => {
                let word = if comparison.variant > comparison.baseline { "better" } else { "worse" };
                write!(f, "significant: `{variant}` does {word} than `{baseline}`, {shares} (p = {p:.4})")
            }
            Significance::NotSignificant { p, needed: Some(needed) } => {
                let has = of_baseline.outcomes().min(of_variant.outcomes());
                let missing = needed.saturating_sub(has);
                write!(
                    f,
                    "not significant: {shares} (p = {p:.2}); a difference as small as this one shows with about \
                     {needed} outcomes of each, {missing} more than there are"
                )
            }
            Significance::NotSignificant { p, needed: None } => {
                write!(f, "not significant: {shares} (p = {p:.2}), no difference at all")
            }
            Significance::TooLittleData { missing } => {
                let known = of_baseline.outcomes() + of_variant.outcomes();
                write!(f, "too little data: {known} outcomes of both, and at least {missing} more are needed")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::records::{MemoryStore, RecordId};

    /// The real store, with these records in it.
    async fn store(records: Vec<PromptEnhancementRecord>) -> MemoryStore {
        let store = MemoryStore::new();
        let records: Vec<_> = records.into_iter().map(Arc::new).collect();
        assert_eq!(store.insert(&records).await.unwrap(), records.len());
        store
    }

    #[expect(clippy::needless_pass_by_value, reason = "callers write `json!` in its place")]
    fn record(variant: Option<&str>, render_us: u64, outcome: serde_json::Value) -> PromptEnhancementRecord {
        let metrics = serde_json::to_value(crate::prompt::metrics::Metrics::default()).unwrap();
        let experiment = variant.map(|_| "tone");
        serde_json::from_value(json!({
            "id": RecordId::new(), "time": "2026-11-28T10:15:00Z", "session_id": null, "client": null,
            "target": "unknown", "origin": "user", "capture": "full", "language": null, "original": "a",
            "improved": "b", "changes": [], "decisions": [], "questions": [], "metrics": metrics, "generation": 1,
            "model": null, "outcome": outcome,
            "template": {
                "name": "review", "digest": "d", "experiment": experiment, "variant": variant, "render_us": render_us,
            },
        }))
        .unwrap()
    }

    fn outcome(verdict: &str, kept: &[f64]) -> serde_json::Value {
        let credit: Vec<_> =
            kept.iter().map(|kept| json!({"plugin": "tidy", "code": "typos", "finding": 0, "kept": kept})).collect();
        json!({
            "verdict": verdict, "time": "2026-11-28T10:16:00Z", "final_text": null, "rating": null, "comment": null,
            "credit": credit,
        })
    }

    fn experiment() -> Experiment {
        let variants = [("old".to_owned(), 9), ("new".to_owned(), 1), ("odd".to_owned(), 1)].into();
        Experiment { name: "tone".to_owned(), variants, baseline: Some("old".to_owned()) }
    }

    #[tokio::test]
    async fn a_report_counts_each_variant_and_compares_it_with_the_baseline() {
        let mut records = Vec::new();
        for (variant, good, bad) in [("old", 40, 60), ("new", 60, 40), ("odd", 2, 1), ("gone", 0, 1)] {
            records.extend((0..good).map(|_| record(Some(variant), 10, outcome("accepted", &[]))));
            records.extend((0..bad).map(|_| record(Some(variant), 30, outcome("rejected", &[]))));
        }
        // More than a page of what does not count.
        records.extend((0..PAGE).map(|_| record(None, 1, outcome("accepted", &[]))));
        records.push(record(Some("old"), 1_000, serde_json::Value::Null));
        let report = experiment_report(&store(records).await, "review", &experiment()).await.unwrap();
        let rows: Vec<_> = report
            .variants
            .iter()
            .map(|row| (row.variant.as_str(), row.weight, row.calls, row.good, row.bad, row.render_us_p50))
            .collect();
        assert_eq!(
            rows,
            [
                ("old", Some(9), 101, 40, 60, Some(30)),
                ("new", Some(1), 100, 60, 40, Some(10)),
                ("odd", Some(1), 3, 2, 1, Some(10)),
                ("gone", None, 1, 0, 1, Some(30)),
            ]
        );
        assert_eq!(report.variants[0].render_us_mean, Some((400 + 1_800 + 1_000) / 101));
        let verdicts: Vec<&str> = report.variants.iter().map(|row| row.verdict.as_str()).collect();
        assert_eq!(verdicts[0], "the others are compared with it");
        assert_eq!(
            verdicts[1],
            "significant: `new` does better than `old`, 60 % good of 100 against 40 % of 100 (p = 0.0047)"
        );
        assert!(verdicts[2].starts_with("too little data: 103 outcomes of both, and at least "), "{}", verdicts[2]);
    }

    #[tokio::test]
    async fn an_edited_prompt_is_good_where_half_of_the_edits_live_on() {
        let cases = [(&[0.9, 0.2][..], Some(true)), (&[0.5], Some(true)), (&[0.9, 0.0], Some(false)), (&[], None)];
        for (kept, expected) in cases {
            let outcome: Outcome = serde_json::from_value(outcome("edited", kept)).unwrap();
            assert_eq!(is_good(&outcome), expected, "{kept:?}");
        }
        let records = vec![record(Some("new"), 1, outcome("edited", &[]))];
        let report = experiment_report(&store(records).await, "review", &experiment()).await.unwrap();
        assert_eq!((report.variants[1].calls, report.variants[1].good, report.variants[1].unclear), (1, 0, 1));
        assert_eq!(report.variants[0].render_us_p50, None);
    }

    #[test]
    fn what_is_not_significant_says_how_much_is_missing() {
        let sentence = |good: [u64; 2], all: u64| {
            let [baseline, variant] = good.map(|good| Tally { good, bad: all - good, ..Tally::default() });
            let comparison = compare(&baseline, &variant);
            Sentence { variant: "new", baseline: "old", comparison: &comparison, tallies: [&baseline, &variant] }
                .to_string()
        };
        assert_eq!(
            sentence([48, 52], 100),
            "not significant: 52 % good of 100 against 48 % of 100 (p = 0.57); a difference as small as this one \
             shows with about 2449 outcomes of each, 2349 more than there are"
        );
        assert!(sentence([50, 50], 100).ends_with("no difference at all"));
        assert!(sentence([60, 40], 100).contains("does worse"));
    }
}
