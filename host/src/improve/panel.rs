//! The plugins that one request asks, and what they answered.
//!
//! All plugins are asked once about each version of the text, at the same time. One that fails
//! is not asked again in the same request: the prompt goes on without it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::future::{self, FutureExt};
use tokio::task::JoinSet;

use super::advice::Advice;
use super::gate::{self, Batch, Candidate, Rejection};
use super::report::Skipped;
use super::selection::{Ruling, Selection};
use super::terms::Terms;
use crate::plugin::{Applicability, CallError, CheckRequest, Finding, Generation, Loaded, PluginId, RulePlugin};
use crate::prompt::Document;

/// One plugin of the panel.
struct Seat<'a> {
    loaded: &'a Loaded,
    plugin: &'a Arc<dyn RulePlugin>,
    rules: Vec<Ruling<'a>>,
    may_redact: bool,
    /// Set when it failed; it is out for the rest of the request.
    out: Option<String>,
    answered: bool,
}

/// One call of a plugin, which needs nothing of the panel while it runs.
struct Call {
    index: usize,
    version: usize,
    plugin: Arc<dyn RulePlugin>,
    request: CheckRequest,
    codes: Vec<String>,
    left: Duration,
}

/// What came of it.
struct Outcome {
    index: usize,
    version: usize,
    answered: Result<Vec<Finding>, CallError>,
}

impl Call {
    async fn run(self) -> Outcome {
        let codes: Vec<&str> = self.codes.iter().map(String::as_str).collect();
        let answered = self.plugin.check(&self.request, &codes, self.left).await;
        Outcome { index: self.index, version: self.version, answered }
    }
}

/// Bytes of a text from which calls are spread over the runtime's threads. Below, waking a
/// thread takes as long as the calls that it would take over.
const WORTH_SPREADING: usize = 8 * 1024;

/// Runs calls in turns on this task's thread. One that computes for long lets the others go
/// on at every tick of the engine.
async fn in_turns(calls: Vec<Call>) -> Vec<Outcome> {
    // A panic in a call is the host's own fault; its plugin simply has no answer.
    let calls = calls.into_iter().map(|call| AssertUnwindSafe(call.run()).catch_unwind());
    future::join_all(calls).await.into_iter().flatten().collect()
}

/// Runs calls on all threads.
async fn spread(calls: Vec<Call>) -> Vec<Outcome> {
    let mut running: JoinSet<Outcome> = calls.into_iter().map(Call::run).collect();
    let mut outcomes = Vec::with_capacity(running.len());
    while let Some(joined) = running.join_next().await {
        // As above.
        outcomes.extend(joined);
    }
    outcomes
}

/// A plugin that a request must not go on without.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the plugin `{plugin}` {error}; nothing is answered without it (setting `breaker.on_open`)")]
pub struct Missing {
    /// Which.
    pub plugin: PluginId,
    /// Why it is not asked.
    #[source]
    pub error: CallError,
}

/// Valid findings of one plugin on one version of the text.
type Answer = Arc<[Arc<Finding>]>;

/// All plugins that a request asks.
pub(super) struct Panel<'a> {
    seats: Vec<Seat<'a>>,
    /// Texts that were asked about. An edit may bring an earlier one back.
    versions: Vec<Arc<str>>,
    /// By plugin and version of the text.
    answers: HashMap<(usize, usize), Answer>,
    /// The most findings of a rule that were rejected for one reason on one text.
    rejected: BTreeMap<(usize, String, Rejection), usize>,
    /// The first plugin that is left alone and that the request must not go on without.
    missing: Option<Missing>,
    /// Rules that never settled, and what they did.
    cut_off: BTreeMap<(usize, String), String>,
    request: CheckRequest,
    advice: Advice,
    max_growth: usize,
    deadline: Instant,
    allowed: Duration,
}

impl<'a> Panel<'a> {
    pub(super) fn new(
        generation: &'a Generation,
        terms: &Terms<'_>,
        selection: Selection<'_>,
        request: CheckRequest,
        advice: Advice,
        (max_growth, allowed): (usize, Duration),
    ) -> Self {
        let seats = generation
            .active()
            .filter_map(|loaded| {
                let plugin = loaded.rule.as_ref()?;
                let may_redact = generation.policy.plugins.get(loaded.id()).is_some_and(|plugin| plugin.may_redact);
                let rules = selection.rulings(terms, loaded);
                Some(Seat { loaded, plugin, rules, may_redact, out: None, answered: false })
            })
            .filter(|seat| !seat.rules.is_empty())
            .collect();
        Self {
            seats,
            versions: Vec::new(),
            answers: HashMap::new(),
            rejected: BTreeMap::new(),
            missing: None,
            cut_off: BTreeMap::new(),
            request,
            advice,
            max_growth,
            deadline: Instant::now() + allowed,
            allowed,
        }
    }

    /// The place of a plugin; none when it is not asked.
    pub(super) fn seat_of(&self, plugin: &PluginId) -> Option<usize> {
        self.seats.iter().position(|seat| seat.loaded.id() == plugin)
    }

    /// How many plugins there are to ask.
    pub(super) fn len(&self) -> usize {
        self.seats.len()
    }

    /// The plugin at `index`, with its rules that run.
    pub(super) fn plugin(&self, index: usize) -> Option<(&'a Loaded, &[Ruling<'a>])> {
        self.seats.get(index).map(|seat| (seat.loaded, seat.rules.as_slice()))
    }

    /// Whether there was somebody to ask and nobody answered.
    pub(super) fn nobody_answered(&self) -> bool {
        !self.seats.is_empty() && self.seats.iter().all(|seat| !seat.answered && seat.out.is_some())
    }

    /// Whether the request has to fail, and for what.
    pub(super) fn complete(&mut self) -> Result<(), Missing> {
        self.missing.take().map_or(Ok(()), Err)
    }

    /// When the request has to end.
    pub(super) fn deadline(&self) -> Instant {
        self.deadline
    }

    /// Whether the request has to end now.
    pub(super) fn is_out_of_time(&self) -> bool {
        Instant::now() >= self.deadline
    }

    /// Asks all plugins about `document` at the same time, those that have not answered yet.
    pub(super) async fn ask_all(&mut self, document: &Arc<Document>) {
        let version = self.version(document);
        self.advice.read(document);
        let mut calls = Vec::with_capacity(self.len());
        for index in 0..self.len() {
            if !self.answers.contains_key(&(index, version)) {
                calls.extend(self.call(index, version, document));
            }
        }
        let is_short = document.text.len() < WORTH_SPREADING;
        let outcomes = if is_short { in_turns(calls).await } else { spread(calls).await };
        for outcome in outcomes {
            self.take(outcome, document);
        }
    }

    /// Valid findings of a plugin on a text that all were asked about, without those of rules
    /// that were cut off.
    pub(super) fn found(&mut self, index: usize, document: &Arc<Document>) -> Vec<Candidate> {
        let version = self.version(document);
        let answer = self.answers.get(&(index, version)).cloned().unwrap_or_default();
        answer
            .iter()
            .filter(|finding| !self.cut_off.contains_key(&(index, finding.code.clone())))
            .map(|finding| Candidate { plugin: index, finding: Arc::clone(finding) })
            .collect()
    }

    /// The number of a text, the same for the same text.
    fn version(&mut self, document: &Arc<Document>) -> usize {
        let same = |text: &Arc<str>| Arc::ptr_eq(text, &document.text) || *text == document.text;
        self.versions.iter().rposition(same).unwrap_or_else(|| {
            self.versions.push(Arc::clone(&document.text));
            self.versions.len() - 1
        })
    }

    /// What it takes to ask a plugin; none when it is out, or has nothing to say about such a prompt.
    fn call(&mut self, index: usize, version: usize, document: &Arc<Document>) -> Option<Call> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        let seat = self.seats.get_mut(index).filter(|seat| seat.out.is_none())?;
        let speaking = seat.rules.iter().filter(|ruling| ruling.rule.speaks(document.language));
        let codes: Vec<String> = speaking.map(|ruling| ruling.rule.code.clone()).collect();
        if codes.is_empty() {
            seat.answered = true;
            self.answers.insert((index, version), Answer::default());
            return None;
        }
        if left.is_zero() {
            seat.out = Some(format!("was not asked: the request's {} ms were over", self.allowed.as_millis()));
            return None;
        }
        let reading = self.advice.reading(document);
        let request = CheckRequest {
            document: Arc::clone(document),
            task: reading.and_then(|reading| reading.task.clone()),
            scores: reading.map(|reading| Arc::clone(&reading.scores)),
            ..self.request.clone()
        };
        Some(Call { index, version, plugin: Arc::clone(seat.plugin), request, codes, left })
    }

    fn take(&mut self, outcome: Outcome, document: &Document) {
        let Outcome { index, version, answered } = outcome;
        let Some(seat) = self.seats.get_mut(index) else { return };
        match answered {
            Ok(findings) => {
                seat.answered = true;
                let asked = |ruling: &Ruling<'_>| ruling.rule.speaks(document.language);
                let rules: Vec<Ruling<'_>> = seat.rules.iter().copied().filter(asked).collect();
                let answer = self.valid(index, findings, document, &rules);
                self.answers.insert((index, version), answer);
            }
            Err(error) => {
                if !error.is_circuit_open() {
                    let fault = error.without_its_words();
                    tracing::warn!(plugin = %seat.loaded.id(), kind = error.kind(), error = %fault, "plugin failed");
                    // Shown only where texts of people may be.
                    tracing::info!(target: "prompts", plugin = %seat.loaded.id(), %error, "what it said");
                }
                seat.out = Some(error.to_string());
                if error.is_fatal() {
                    self.missing.get_or_insert_with(|| Missing { plugin: seat.loaded.id().clone(), error });
                }
            }
        }
    }

    fn valid(&mut self, index: usize, findings: Vec<Finding>, document: &Document, rules: &[Ruling<'_>]) -> Answer {
        let may_redact = self.seats.get(index).is_some_and(|seat| seat.may_redact);
        let mut rejected: HashMap<(String, Rejection), usize> = HashMap::new();
        let mut valid: Vec<Arc<Finding>> = Vec::with_capacity(findings.len());
        for mut finding in findings {
            match gate::validate(&mut finding, document, rules, self.max_growth, may_redact) {
                Ok(()) => valid.push(Arc::new(finding)),
                Err(rejection) => *rejected.entry((finding.code, rejection)).or_default() += 1,
            }
        }
        for ((code, rejection), count) in rejected {
            self.reject(index, code, rejection, count);
        }
        valid.sort_by_key(|finding| finding.span);
        valid.into()
    }

    /// What the model says.
    pub(super) fn advice(&self) -> &Advice {
        &self.advice
    }

    /// Whether the model lets a finding be applied to the text that it is about. Safe edits are
    /// the rule's own word, and taking out what must not be seen is the operator's.
    pub(super) fn admits(&mut self, candidate: &Candidate, document: &Document) -> bool {
        let Candidate { plugin, finding } = candidate;
        if finding.applicability == Applicability::Safe || finding.redacts {
            return true;
        }
        let Some(seat) = self.seats.get(*plugin) else { return true };
        self.advice.admits(seat.loaded.id(), &finding.code, document)
    }

    /// Notes for the record that findings were applied to the text that they are about.
    pub(super) fn note_applied(&mut self, batch: &Batch, document: &Document) {
        let suggested = |candidate: &&Candidate| {
            candidate.finding.applicability == Applicability::Suggested && !candidate.finding.redacts
        };
        for Candidate { plugin, finding } in batch.candidates.iter().filter(suggested) {
            if let Some(seat) = self.seats.get(*plugin) {
                self.advice.applied(seat.loaded.id(), &finding.code, document);
            }
        }
    }

    /// Forgets what the model decided, because the prompt starts over.
    pub(super) fn start_over(&mut self) {
        self.advice.start_over();
    }

    /// How likely the person keeps what a rule does to a text; none without a model.
    pub(super) fn probability(&self, index: usize, code: &str, document: &Document) -> Option<f64> {
        self.advice.probability(self.seats.get(index)?.loaded.id(), code, document)
    }

    /// Notes that findings of a rule could not be used.
    pub(super) fn reject(&mut self, index: usize, code: String, rejection: Rejection, count: usize) {
        let most = self.rejected.entry((index, code, rejection)).or_default();
        *most = (*most).max(count);
    }

    /// Takes rules out of the request that do not come to rest.
    pub(super) fn cut_off(&mut self, culprits: &HashSet<(usize, String)>, what: &str) {
        for culprit in culprits {
            self.cut_off.insert(culprit.clone(), what.to_owned());
        }
    }

    /// What had no say, and why: plugins first, then rules, then single findings.
    pub(super) fn skipped(&self) -> Vec<Skipped> {
        let id = |index: usize| self.seats.get(index).map(|seat| seat.loaded.id().clone());
        let plugins = self.seats.iter().filter_map(|seat| {
            seat.out.clone().map(|reason| Skipped { plugin: seat.loaded.id().clone(), code: None, reason, findings: 0 })
        });
        let rules = self.cut_off.iter().filter_map(|((index, code), reason)| {
            Some(Skipped { plugin: id(*index)?, code: Some(code.clone()), reason: reason.clone(), findings: 0 })
        });
        let findings = self.rejected.iter().filter_map(|((index, code, rejection), count)| {
            let code = match rejection {
                Rejection::UnknownCode(_) => None,
                _ => Some(code.clone()),
            };
            Some(Skipped { plugin: id(*index)?, code, reason: rejection.to_string(), findings: *count })
        });
        plugins.chain(rules).chain(findings).collect()
    }
}
