//! The plugins that one request asks, and what they answered.
//!
//! A plugin is asked once about each version of the text. One that fails is not asked
//! again in the same request: the prompt goes on without it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::gate::{self, Candidate, Rejection};
use super::report::Skipped;
use super::selection::{Ruling, Selection};
use super::terms::Terms;
use crate::plugin::{CheckRequest, Finding, Generation, Loaded, PluginId};
use crate::prompt::Document;

/// One plugin of the panel.
struct Seat<'a> {
    loaded: &'a Loaded,
    rules: Vec<Ruling<'a>>,
    /// Set when it failed; it is out for the rest of the request.
    out: Option<String>,
    answered: bool,
}

/// Valid findings of one plugin on one version of the text.
type Answer = Arc<[Arc<Finding>]>;

/// All plugins that a request asks.
pub(super) struct Panel<'a> {
    seats: Vec<Seat<'a>>,
    /// By plugin and text. An edit may bring an earlier text back.
    answers: HashMap<(usize, Arc<str>), Answer>,
    /// The most findings of a rule that were rejected for one reason on one text.
    rejected: BTreeMap<(usize, String, Rejection), usize>,
    /// Rules that never settled, and what they did.
    cut_off: BTreeMap<(usize, String), String>,
    request: CheckRequest,
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
        max_growth: usize,
        allowed: Duration,
    ) -> Self {
        let seats = generation
            .active()
            .map(|loaded| Seat { loaded, rules: selection.rulings(terms, loaded), out: None, answered: false })
            .filter(|seat| !seat.rules.is_empty())
            .collect();
        Self {
            seats,
            answers: HashMap::new(),
            rejected: BTreeMap::new(),
            cut_off: BTreeMap::new(),
            request,
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

    /// When the request has to end.
    pub(super) fn deadline(&self) -> Instant {
        self.deadline
    }

    /// Whether the request has to end now.
    pub(super) fn is_out_of_time(&self) -> bool {
        Instant::now() >= self.deadline
    }

    /// Valid findings of a plugin on `document`, without those of rules that were cut off.
    pub(super) async fn ask(&mut self, index: usize, document: &Arc<Document>) -> Vec<Candidate> {
        let answer = match self.answers.get(&(index, Arc::clone(&document.text))) {
            Some(answer) => Arc::clone(answer),
            None => self.ask_plugin(index, document).await,
        };
        answer
            .iter()
            .filter(|finding| !self.cut_off.contains_key(&(index, finding.code.clone())))
            .map(|finding| Candidate { plugin: index, finding: Arc::clone(finding) })
            .collect()
    }

    async fn ask_plugin(&mut self, index: usize, document: &Arc<Document>) -> Answer {
        let Some(seat) = self.seats.get_mut(index).filter(|seat| seat.out.is_none()) else {
            return Answer::default();
        };
        let rules: Vec<Ruling<'_>> =
            seat.rules.iter().copied().filter(|ruling| ruling.rule.speaks(document.language)).collect();
        if rules.is_empty() {
            seat.answered = true;
            return self.remember(index, document, Answer::default());
        }
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            seat.out = Some(format!("was not asked: the request's {} ms were over", self.allowed.as_millis()));
            return Answer::default();
        }
        self.request.document = Arc::clone(document);
        let codes: Vec<&str> = rules.iter().map(|ruling| ruling.rule.code.as_str()).collect();
        match seat.loaded.plugin.check(&self.request, &codes, left).await {
            Ok(findings) => {
                seat.answered = true;
                let answer = self.valid(index, findings, document, &rules);
                self.remember(index, document, answer)
            }
            Err(error) => {
                tracing::warn!(plugin = %seat.loaded.id(), kind = error.kind(), %error, "plugin failed");
                seat.out = Some(error.to_string());
                Answer::default()
            }
        }
    }

    fn remember(&mut self, index: usize, document: &Arc<Document>, answer: Answer) -> Answer {
        self.answers.insert((index, Arc::clone(&document.text)), Arc::clone(&answer));
        answer
    }

    fn valid(&mut self, index: usize, findings: Vec<Finding>, document: &Document, rules: &[Ruling<'_>]) -> Answer {
        let mut rejected: HashMap<(String, Rejection), usize> = HashMap::new();
        let mut valid: Vec<Arc<Finding>> = Vec::with_capacity(findings.len());
        for mut finding in findings {
            match gate::validate(&mut finding, document, rules, self.max_growth) {
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
