//! What the local model says in one request: of each text, and of each suggested edit.
//!
//! It looks at the text as it is in each round, never at how it came about. So what it holds
//! back from a text at rest it holds back again when that text is asked about anew, and
//! improving twice changes nothing.

use std::sync::{Arc, OnceLock};

use super::Request;
use super::report::Question;
use crate::learn::{Advisor, Occasion, Reading, Situation, Verdict};
use crate::plugin::{PluginId, Target};
use crate::prompt::Document;
use crate::records::Decision;

/// What the model says in one request; nothing without a model.
pub(super) struct Advice {
    advisor: Option<Arc<Advisor>>,
    target: Target,
    occasion: Occasion,
    /// The texts so far.
    pages: Vec<Page>,
    /// One for each rule.
    decisions: Vec<Decision>,
}

/// One text, as the model sees it.
struct Page {
    document: Arc<Document>,
    reading: Option<Reading>,
    // Most texts have no suggested edits, and then nobody needs it.
    situation: OnceLock<Situation>,
}

impl Advice {
    pub(super) fn new(advisor: Option<Arc<Advisor>>, target: Target, request: &Request) -> Self {
        let who = request.session_id.clone().or_else(|| request.client.clone()).unwrap_or_default();
        let occasion = advisor.as_ref().map(|advisor| advisor.occasion(who)).unwrap_or_default();
        Self { advisor, target, occasion, pages: Vec::new(), decisions: Vec::new() }
    }

    /// Reads a text, once.
    pub(super) fn read(&mut self, document: &Arc<Document>) {
        if let Some(advisor) = self.advisor.as_ref().filter(|_| self.page(document).is_none()) {
            let reading = advisor.read(document);
            self.pages.push(Page { document: Arc::clone(document), reading, situation: OnceLock::new() });
        }
    }

    /// What the model says of a text that was read; none without a model.
    pub(super) fn reading(&self, document: &Document) -> Option<&Reading> {
        self.page(document)?.reading.as_ref()
    }

    /// How likely the person keeps what a rule does to this text; none when the model knows too little.
    pub(super) fn probability(&self, plugin: &PluginId, code: &str, document: &Document) -> Option<f64> {
        let situation = self.situation(document)?;
        self.advisor.as_ref()?.probability(&rule(plugin, code), situation).map(rounded)
    }

    /// Whether a suggested edit of a rule is applied to this text. Notes what it holds back.
    pub(super) fn admits(&mut self, plugin: &PluginId, code: &str, document: &Document) -> bool {
        let Some(verdict) = self.verdict(plugin, code, document) else { return true };
        if !verdict.applied && self.decision(plugin, code).is_none() {
            self.decisions.push(decision(plugin, code, verdict));
        }
        verdict.applied
    }

    /// Notes that a suggested edit of a rule was applied to this text: more than held back before.
    pub(super) fn applied(&mut self, plugin: &PluginId, code: &str, document: &Document) {
        let Some(verdict) = self.verdict(plugin, code, document) else { return };
        match self.decision(plugin, code) {
            None => self.decisions.push(decision(plugin, code, verdict)),
            Some(held_back) if !held_back.applied => *held_back = decision(plugin, code, verdict),
            Some(_) => {}
        }
    }

    /// Forgets what was decided, because the prompt starts over.
    pub(super) fn start_over(&mut self) {
        self.decisions.clear();
    }

    /// How likely the answer to a question matters; none without a model.
    pub(super) fn matters(&self, question: &Question, document: &Document) -> Option<f64> {
        let reading = self.reading(document)?;
        let slot = question.lead.as_deref().and_then(slot_head);
        slot.and_then(|head| reading.score(&head)).or_else(|| reading.needs_clarification()).map(rounded)
    }

    /// Whether a question that matters so likely is asked.
    pub(super) fn asks(&self, probability: Option<f64>) -> bool {
        let floor = self.advisor.as_ref().map_or(0.0, |advisor| advisor.question_floor());
        probability.is_none_or(|probability| probability >= floor)
    }

    /// The digest of the model.
    pub(super) fn model(&self) -> Option<String> {
        self.advisor.as_ref().map(|advisor| advisor.digest().to_owned())
    }

    /// What was decided, for the record.
    pub(super) fn decisions(&self) -> Vec<Decision> {
        self.decisions.clone()
    }

    fn verdict(&self, plugin: &PluginId, code: &str, document: &Document) -> Option<Verdict> {
        let situation = self.situation(document)?;
        self.advisor.as_ref()?.decide(&rule(plugin, code), situation, &self.occasion)
    }

    fn situation(&self, document: &Document) -> Option<&Situation> {
        let page = self.page(document)?;
        let task = page.reading.as_ref().and_then(|reading| reading.task.as_deref());
        Some(page.situation.get_or_init(|| Situation::of(document, self.target, task)))
    }

    fn page(&self, document: &Document) -> Option<&Page> {
        let same =
            |page: &&Page| Arc::ptr_eq(&page.document.text, &document.text) || page.document.text == document.text;
        self.pages.iter().rfind(same)
    }

    fn decision(&mut self, plugin: &PluginId, code: &str) -> Option<&mut Decision> {
        self.decisions.iter_mut().find(|decision| decision.plugin == *plugin && decision.code == code)
    }
}

/// What the learner calls a rule.
pub(super) fn rule(plugin: &PluginId, code: &str) -> String {
    format!("{plugin}/{code}")
}

fn decision(plugin: &PluginId, code: &str, verdict: Verdict) -> Decision {
    let Verdict { probability, applied, propensity } = verdict;
    let (plugin, code, probability) = (plugin.clone(), code.to_owned(), rounded(probability));
    Decision { plugin, code, probability, applied, propensity: rounded(propensity) }
}

/// The head for what stands before an answer: of `Budget:` it is `missing-budget`.
fn slot_head(lead: &str) -> Option<String> {
    let name = lead.trim().trim_end_matches([':', '：']).trim().to_lowercase();
    let is_word = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
    is_word.then(|| format!("missing-{}", name.replace(' ', "-")))
}

/// Four decimals, so that answers are stable and short.
pub(super) fn rounded(probability: f64) -> f64 {
    (probability * 10_000.0).round() / 10_000.0
}
