//! A candidate that runs beside the version that serves, on real calls, and changes no answer.
//!
//! The caller gets the live version's answer as soon as it is there; the candidate is asked
//! afterwards, by one task at a time for each plugin, so that a slow one costs nobody anything.
//! Calls that come meanwhile are not compared.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use parking_lot::Mutex;
use tokio::sync::{Notify, Semaphore};
use tokio::time::Instant;

use super::swap::{Judgement, ShadowSettings};
use super::{
    CallError, CheckRequest, CheckSet, CompareRequest, ComparisonPlugin, Difference, EngineInfo, FilterError,
    FilterPlugin, FilterSet, Finding, Loaded, Reading, RenderError, Rendered, RulePlugin, RuleSet, TemplateEngine,
    TemplateRequest, Usage,
};

/// A candidate and what is known of it so far.
#[derive(Debug)]
pub struct Shadow {
    candidate: Loaded,
    settings: ShadowSettings,
    ends: Instant,
    live: Usage,
    compared: AtomicU64,
    disagreements: AtomicU64,
    /// Calls that the candidate failed and the live version did not.
    faults: AtomicU64,
    last: Mutex<Option<String>>,
    turn: Arc<Semaphore>,
    /// Whoever waits for the end was told.
    told: AtomicBool,
    over: Arc<Notify>,
}

/// What a shadow has seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Sightings {
    /// Calls on which both were asked.
    pub compared: u64,
    /// Calls on which they said different things.
    pub disagreements: u64,
    /// Calls that the candidate failed and the live version did not.
    pub faults: u64,
    /// What they differed in last, in a sentence.
    pub last: Option<String>,
    /// Half of the live version's calls took at most this long.
    pub live_p50: Option<Duration>,
    /// Half of the candidate's calls took at most this long.
    pub candidate_p50: Option<Duration>,
    /// How long it goes on at most.
    pub left: Duration,
}

/// What became of a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is still being looked at, or waits for somebody to decide.
    Open,
    /// It may serve.
    Promoted,
    /// It may not, for this reason.
    Refused(String),
}

impl Shadow {
    /// Begins to look at `candidate`. `over` is told once when there is something to decide.
    pub fn new(candidate: Loaded, settings: ShadowSettings, over: Arc<Notify>) -> Self {
        Self {
            candidate,
            ends: Instant::now() + settings.period(),
            settings,
            live: Usage::default(),
            compared: AtomicU64::new(0),
            disagreements: AtomicU64::new(0),
            faults: AtomicU64::new(0),
            last: Mutex::default(),
            turn: Arc::new(Semaphore::new(1)),
            told: AtomicBool::new(false),
            over,
        }
    }

    /// The candidate.
    pub fn candidate(&self) -> &Loaded {
        &self.candidate
    }

    /// Whether it ends by itself.
    pub fn decides_itself(&self) -> bool {
        self.settings.judgement != Judgement::Ask
    }

    /// When it ends at the latest.
    pub fn ends(&self) -> Instant {
        self.ends
    }

    /// What it has seen so far.
    pub fn sightings(&self) -> Sightings {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Sightings {
            compared: count(&self.compared),
            disagreements: count(&self.disagreements),
            faults: count(&self.faults),
            last: self.last.lock().clone(),
            live_p50: self.live.quantile(0.5),
            candidate_p50: self.candidate.usage.quantile(0.5),
            left: self.ends.saturating_duration_since(Instant::now()),
        }
    }

    /// What the policy makes of it now.
    pub fn outcome(&self) -> Outcome {
        let Sightings { compared, disagreements, faults, last, left, .. } = self.sightings();
        if compared < self.settings.calls && !left.is_zero() {
            return Outcome::Open;
        }
        let why = last.map(|last| format!(": {last}")).unwrap_or_default();
        match self.settings.judgement {
            Judgement::Ask => Outcome::Open,
            _ if faults > 0 => Outcome::Refused(format!("failed {faults} of {compared} real calls{why}")),
            Judgement::Agreement if disagreements > 0 => {
                Outcome::Refused(format!("said something else on {disagreements} of {compared} real calls{why}"))
            }
            Judgement::Agreement | Judgement::Faults => Outcome::Promoted,
        }
    }

    /// Compares what the candidate says with what was answered.
    async fn compare<T: PartialEq, E: ToString + PartialEq>(
        &self,
        answer: Result<T, E>,
        took: Duration,
        candidate: impl Future<Output = Result<T, E>>,
        is_fault: impl Fn(&E) -> bool,
    ) {
        self.live.record(took, answer.is_err());
        let theirs = candidate.await;
        let note = |what: String| *self.last.lock() = Some(what);
        match (&answer, &theirs) {
            (Ok(_), Err(error)) if is_fault(error) => {
                self.faults.fetch_add(1, Ordering::Relaxed);
                note(format!("it {}", error.to_string()));
            }
            (answer, theirs) if answer != theirs => {
                self.disagreements.fetch_add(1, Ordering::Relaxed);
                note("it answered otherwise than the version that serves".to_owned());
            }
            _ => {}
        }
        let compared = self.compared.fetch_add(1, Ordering::Relaxed) + 1;
        if compared >= self.settings.calls && !self.told.swap(true, Ordering::Relaxed) {
            self.over.notify_one();
        }
    }
}

/// The version that serves, with a candidate beside it.
#[derive(Debug)]
pub struct Shadowed<P: ?Sized> {
    live: Arc<P>,
    candidate: Arc<P>,
    shadow: Arc<Shadow>,
}

impl<P: ?Sized> Shadowed<P> {
    /// `live` answers, and `candidate` of `shadow` is asked the same.
    pub fn new(live: Arc<P>, candidate: Arc<P>, shadow: Arc<Shadow>) -> Self {
        Self { live, candidate, shadow }
    }

    /// Starts a comparison, unless one is under way.
    fn beside<F: Future<Output = ()> + Send + 'static>(&self, compare: impl FnOnce(Arc<Shadow>, Arc<P>) -> F) {
        let Ok(turn) = Arc::clone(&self.shadow.turn).try_acquire_owned() else { return };
        let comparing = compare(Arc::clone(&self.shadow), Arc::clone(&self.candidate));
        tokio::spawn(async move {
            comparing.await;
            drop(turn);
        });
    }
}

#[async_trait]
impl RulePlugin for Shadowed<dyn RulePlugin> {
    fn rule_set(&self) -> &RuleSet {
        self.live.rule_set()
    }

    async fn check(&self, request: &CheckRequest, codes: &[&str], budget: Duration) -> Result<Vec<Finding>, CallError> {
        let started = Instant::now();
        let answer = self.live.check(request, codes, budget).await;
        let (took, given) = (started.elapsed(), answer.clone());
        let (request, codes) = (request.clone(), codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>());
        self.beside(move |shadow, candidate| async move {
            let known = |code: &&String| candidate.rule_set().rules.iter().any(|rule| rule.code == **code);
            let codes: Vec<&str> = codes.iter().filter(known).map(String::as_str).collect();
            shadow.compare(given, took, candidate.check(&request, &codes, budget), |_| true).await;
        });
        answer
    }
}

#[async_trait]
impl ComparisonPlugin for Shadowed<dyn ComparisonPlugin> {
    fn check_set(&self) -> &CheckSet {
        self.live.check_set()
    }

    async fn compare(
        &self,
        request: &CompareRequest,
        codes: &[&str],
        budget: Duration,
    ) -> Result<Vec<Difference>, CallError> {
        let started = Instant::now();
        let answer = self.live.compare(request, codes, budget).await;
        let (took, given) = (started.elapsed(), answer.clone());
        let (request, codes) = (request.clone(), codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>());
        self.beside(move |shadow, candidate| async move {
            let known = |code: &&String| candidate.check_set().checks.iter().any(|check| check.code == **code);
            let codes: Vec<&str> = codes.iter().filter(known).map(String::as_str).collect();
            shadow.compare(given, took, candidate.compare(&request, &codes, budget), |_| true).await;
        });
        answer
    }
}

#[async_trait]
impl FilterPlugin for Shadowed<dyn FilterPlugin> {
    fn filter_set(&self) -> &FilterSet {
        self.live.filter_set()
    }

    async fn apply(
        &self,
        name: &str,
        value_json: &str,
        arguments_json: &str,
        budget: Duration,
    ) -> Result<String, FilterError> {
        let started = Instant::now();
        let answer = self.live.apply(name, value_json, arguments_json, budget).await;
        let (took, given) = (started.elapsed(), answer.clone());
        let (name, value, arguments) = (name.to_owned(), value_json.to_owned(), arguments_json.to_owned());
        self.beside(move |shadow, candidate| async move {
            let theirs = candidate.apply(&name, &value, &arguments, budget);
            shadow.compare(given, took, theirs, |error| matches!(error, FilterError::Call(_))).await;
        });
        answer
    }
}

#[async_trait]
impl TemplateEngine for Shadowed<dyn TemplateEngine> {
    fn engine_info(&self) -> &EngineInfo {
        self.live.engine_info()
    }

    async fn read(&self, template: &TemplateRequest, budget: Duration) -> Result<Reading, RenderError> {
        self.live.read(template, budget).await
    }

    async fn render(
        &self,
        template: &TemplateRequest,
        values_json: &str,
        budget: Duration,
    ) -> Result<Rendered, RenderError> {
        let started = Instant::now();
        let answer = self.live.render(template, values_json, budget).await;
        let took = started.elapsed();
        // Whether a sandbox was warm is nobody's disagreement.
        let given = answer.clone().map(|rendered| rendered.text);
        let (template, values) = (template.clone(), values_json.to_owned());
        self.beside(move |shadow, candidate| async move {
            let theirs = async { Ok(candidate.render(&template, &values, budget).await?.text) };
            shadow.compare(given, took, theirs, |error| matches!(error, RenderError::Call(_))).await;
        });
        answer
    }
}

/// The version that serves with `shadow` beside whatever it does.
pub fn shadowed(loaded: Loaded, shadow: &Arc<Shadow>) -> Loaded {
    let candidate = shadow.candidate();
    let to = || Arc::clone(shadow);
    let rule = beside(loaded.rule, &candidate.rule, |live, next| Arc::new(Shadowed::new(live, next, to())));
    let comparison =
        beside(loaded.comparison, &candidate.comparison, |live, next| Arc::new(Shadowed::new(live, next, to())));
    let filter = beside(loaded.filter, &candidate.filter, |live, next| Arc::new(Shadowed::new(live, next, to())));
    let engine = beside(loaded.engine, &candidate.engine, |live, next| Arc::new(Shadowed::new(live, next, to())));
    Loaded { rule, comparison, filter, engine, shadow: Some(to()), ..loaded }
}

/// Both of a kind as one, where there are both; else what serves.
fn beside<P: ?Sized>(
    live: Option<Arc<P>>,
    next: &Option<Arc<P>>,
    both: impl FnOnce(Arc<P>, Arc<P>) -> Arc<P>,
) -> Option<Arc<P>> {
    match (live, next) {
        (Some(live), Some(next)) => Some(both(live, Arc::clone(next))),
        (live, _) => live,
    }
}
