//! Adding up what was found, prompt by prompt.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use prompt_host::improve::report::Improvement;
use serde::Serialize;

use crate::data::Prompt;
use crate::judge::{Kinds, Verdict};

/// So many problems are told in full; the figures count all.
const TOLD: usize = 20;

/// Sums over prompts.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// What should not have happened, for a person to look at.
    pub(crate) problems: Vec<String>,
    prompts: usize,
    had: Kinds<usize>,
    kept: Kinds<usize>,
    idempotent: usize,
    unchanged: usize,
    foreign: usize,
    english_added: usize,
    ratios: Vec<f64>,
    times: Vec<Duration>,
    rules: BTreeMap<String, RuleFigures>,
    skipped: usize,
}

/// How many prompts a rule had something to say about.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct RuleFigures {
    pub(crate) changed: usize,
    pub(crate) suggested: usize,
    pub(crate) asked: usize,
}

/// The figures of one way of asking.
#[derive(Debug, Serialize)]
pub(crate) struct Figures {
    pub(crate) prompts: usize,
    /// Prompts with texts to keep, and those of them where all were kept; by the witness,
    /// by the host's own protection, and code fences alone.
    pub(crate) protected: [usize; 2],
    pub(crate) protected_by_host: [usize; 2],
    pub(crate) fenced: [usize; 2],
    pub(crate) idempotent: usize,
    pub(crate) unchanged: usize,
    /// Prompts in other languages, and those of them that got English.
    pub(crate) foreign: [usize; 2],
    pub(crate) median_length_ratio: f64,
    pub(crate) longest_length_ratio: f64,
    /// Prompts where a plugin, a rule or a finding had no say.
    pub(crate) skipped: usize,
    pub(crate) p50_us: f64,
    pub(crate) p99_us: f64,
    pub(crate) rules: BTreeMap<String, RuleFigures>,
}

impl Tally {
    pub(crate) fn count(
        &mut self,
        prompt: &Prompt,
        answer: &Improvement,
        again: &str,
        verdict: &Verdict,
        took: Duration,
    ) {
        self.prompts += 1;
        self.count_kept(prompt, verdict);
        let is_idempotent = again == &*answer.improved;
        self.idempotent += usize::from(is_idempotent);
        if !is_idempotent {
            self.tell(format!("{}: improving again changed the prompt", prompt.id));
        }
        self.unchanged += usize::from(answer.improved == answer.original);
        self.foreign += usize::from(prompt.is_foreign());
        self.english_added += usize::from(!verdict.added.is_empty());
        if !verdict.added.is_empty() {
            self.tell(format!("{}: new words {:?}", prompt.id, verdict.added));
        }
        self.skipped += usize::from(!answer.skipped.is_empty());
        for skipped in &answer.skipped {
            let code = skipped.code.as_deref().unwrap_or("every rule");
            self.tell(format!("{}: {} ({code}) {}", prompt.id, skipped.plugin, skipped.reason));
        }
        self.ratios.push(ratio(answer));
        self.times.push(took);
        self.count_rules(answer);
    }

    fn count_kept(&mut self, prompt: &Prompt, verdict: &Verdict) {
        let (had, lost) = (verdict.had, &verdict.lost);
        self.had.witness += usize::from(had.witness);
        self.had.host += usize::from(had.host);
        self.had.fences += usize::from(had.fences);
        self.kept.witness += usize::from(had.witness && lost.witness.is_none());
        self.kept.host += usize::from(had.host && lost.host.is_none());
        self.kept.fences += usize::from(had.fences && lost.fences.is_none());
        if let Some(lost) = [&lost.host, &lost.witness].into_iter().flatten().next() {
            self.tell(format!("{} ({}): lost {lost:?}", prompt.id, prompt.source));
        }
    }

    fn count_rules(&mut self, answer: &Improvement) {
        let changed: BTreeSet<&str> = answer.changes.iter().map(|change| change.code.as_str()).collect();
        let suggested: BTreeSet<&str> = answer.suggestions.iter().map(|suggestion| suggestion.code.as_str()).collect();
        let asked: BTreeSet<&str> = answer.questions.iter().map(|question| question.code.as_str()).collect();
        for code in changed {
            self.rules.entry(code.to_owned()).or_default().changed += 1;
        }
        for code in suggested {
            self.rules.entry(code.to_owned()).or_default().suggested += 1;
        }
        for code in asked {
            self.rules.entry(code.to_owned()).or_default().asked += 1;
        }
    }

    fn tell(&mut self, problem: String) {
        if self.problems.len() < TOLD {
            self.problems.push(problem);
        }
    }

    pub(crate) fn figures(mut self) -> Figures {
        self.ratios.sort_by(f64::total_cmp);
        self.times.sort_unstable();
        let at = |times: &[Duration], q: f64| {
            let rank = (q * times.len() as f64).ceil() as usize;
            times.get(rank.saturating_sub(1)).map_or(0.0, |time| time.as_secs_f64() * 1e6)
        };
        Figures {
            prompts: self.prompts,
            protected: [self.had.witness, self.kept.witness],
            protected_by_host: [self.had.host, self.kept.host],
            fenced: [self.had.fences, self.kept.fences],
            idempotent: self.idempotent,
            unchanged: self.unchanged,
            foreign: [self.foreign, self.english_added],
            median_length_ratio: self.ratios.get(self.ratios.len() / 2).copied().unwrap_or(1.0),
            longest_length_ratio: self.ratios.last().copied().unwrap_or(1.0),
            skipped: self.skipped,
            p50_us: at(&self.times, 0.5),
            p99_us: at(&self.times, 0.99),
            rules: self.rules,
        }
    }
}

impl Figures {
    /// Whether nothing was lost, nothing kept changing, and no English was added.
    pub(crate) fn hold(&self) -> bool {
        let all = |[of, kept]: [usize; 2]| of == kept;
        let kept = all(self.protected) && all(self.protected_by_host) && all(self.fenced);
        kept && self.idempotent == self.prompts && self.foreign[1] == 0
    }
}

/// In Unicode scalar values, as the answer's own metric.
fn ratio(answer: &Improvement) -> f64 {
    answer.improved.chars().count() as f64 / answer.original.chars().count().max(1) as f64
}
