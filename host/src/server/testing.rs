//! A host for the tests of the server: real generations, a pipeline of one line.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use tokio::sync::watch;

use super::Backend;
use crate::events::Events;
use crate::improve::report::{AnalysisReport, CheckReport, Improvement, Question, Status, Suggestion};
use crate::improve::{InputError, Request, TargetSource};
use crate::plugin::{
    Applicability, CallError, CheckRequest, Digest, Failure, Finding, Generation, Limits, Loaded, Origin, Phase,
    PluginId, PluginInfo, Policy, RuleInfo, RulePlugin, RuleSet, Severity, Target,
};
use crate::prompt::Span;
use crate::prompt::metrics::Metrics;
use crate::records::sessions::MemorySessions;
use crate::records::{Feedback, FeedbackError, Receipt, Recorder, SessionSettings, Sessions};
use crate::reload::{Decision, LibrarySettings, PromptLibrary, ReloadReport, Templates};
use crate::verify::report::{ReportedDifference, Verdict, Verification};
use crate::verify::{VerifyError, VerifyRequest};

/// The longest prompt it takes.
pub(crate) const MAX_PROMPT: usize = 2 << 20;

#[derive(Debug)]
struct TestPlugin {
    rules: RuleSet,
}

#[async_trait]
impl RulePlugin for TestPlugin {
    fn rule_set(&self) -> &RuleSet {
        &self.rules
    }

    async fn check(&self, _: &CheckRequest, _: &[&str], _: Duration) -> Result<Vec<Finding>, CallError> {
        Ok(Vec::new())
    }
}

/// A loaded plugin `id` with these rules.
pub(crate) fn plugin(id: &str, version: &str, codes: &[&str]) -> Loaded {
    let rule = |code: &&str| RuleInfo {
        code: (*code).to_owned(),
        summary: format!("Looks for {code}."),
        phase: Phase::Normalize,
        applicability: Some(Applicability::Safe),
        enabled_by_default: true,
        languages: vec!["en".to_owned()],
        weight: 1.0,
        source: "a style guide".to_owned(),
        documentation: format!("How {code} works."),
    };
    let info = PluginInfo {
        id: id.parse().unwrap(),
        version: version.to_owned(),
        title: format!("The {id} plugin"),
        summary: "A plugin.".to_owned(),
    };
    let rules = RuleSet { plugin: info.clone(), rules: codes.iter().map(rule).collect() };
    Loaded {
        info,
        rule: Some(Arc::new(TestPlugin { rules })),
        comparison: None,
        filter: None,
        engine: None,
        usage: Arc::default(),
        circuit: None,
        shadow: None,
        manifest: None,
        limits: Limits::default(),
        cases: None,
        origin: Origin::BuiltIn(id.to_owned()),
        digest: Digest::of(format!("{id} {version}").as_bytes()),
        size: 1_000,
        since_generation: 1,
        loaded_at: SystemTime::UNIX_EPOCH,
        imports: Arc::new([]),
        exports: Arc::new(["prompt-host:plugin/rule@0.2.0".to_owned()]),
    }
}

/// A host that removes "please ". Some prompts make it misbehave: see [`Backend::improve`].
#[derive(Debug)]
pub(crate) struct TestHost {
    generation: Mutex<Arc<Generation>>,
    number: watch::Sender<u64>,
    /// Prompts it is stuck on now; the guard of each counts down when it is dropped.
    pub(crate) stuck: Arc<watch::Sender<usize>>,
    /// Cancelled or finished prompts that were stuck.
    pub(crate) released: Arc<AtomicUsize>,
    /// Lets all stuck prompts finish.
    pub(crate) finish: watch::Sender<bool>,
    library: PromptLibrary,
    sessions: Sessions,
    events: Events,
}

impl TestHost {
    /// With plugins `tidy` and `tone`, and a file that failed.
    pub(crate) fn new() -> Arc<Self> {
        let plugins =
            vec![plugin("tidy", "1.0.0", &["whitespace", "redundancy"]), plugin("tone", "1.0.0", &["shouting"])];
        let failure = Failure {
            id: None,
            origin: Origin::File("/plugins/broken.wasm".into()),
            digest: None,
            reason: "is not WebAssembly".to_owned(),
            details: None,
            held: false,
            compiling: false,
            previous_serves: false,
        };
        let generation = Generation::new(1, plugins, vec![failure], Policy::default());
        // Lists and front matter need no engine, and its plugins have none.
        let library = PromptLibrary::new(Templates::empty(&generation), LibrarySettings::default());
        let settings = SessionSettings::default();
        let sessions = Sessions::new(settings.clone(), Arc::new(MemorySessions::new(settings.bounds())));
        Arc::new(Self {
            library,
            sessions,
            events: Events::default(),
            generation: Mutex::new(Arc::new(generation)),
            number: watch::Sender::new(1),
            stuck: Arc::new(watch::Sender::new(0)),
            released: Arc::default(),
            finish: watch::Sender::new(false),
        })
    }

    /// Publishes the next generation with these plugins.
    pub(crate) fn swap(&self, plugins: Vec<Loaded>) {
        let mut generation = self.generation.lock().unwrap();
        let number = generation.number + 1;
        *generation = Arc::new(Generation::new(number, plugins, Vec::new(), Policy::default()));
        self.number.send_replace(number);
    }

    /// Waits until `count` prompts are stuck.
    pub(crate) async fn wait_for_stuck(&self, count: usize) {
        self.stuck.subscribe().wait_for(|stuck| *stuck == count).await.unwrap();
    }
}

struct Stuck(Arc<watch::Sender<usize>>, Arc<AtomicUsize>);

impl Drop for Stuck {
    fn drop(&mut self) {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.send_modify(|stuck| *stuck -= 1);
    }
}

fn analysis() -> AnalysisReport {
    let (target, target_from) = (Target::Unknown, TargetSource::Default);
    AnalysisReport {
        target,
        target_from,
        language: None,
        task: None,
        needs_clarification: None,
        missing_slots: None,
        protected: Vec::new(),
        parts: Vec::new(),
        constraints: Vec::new(),
    }
}

fn language() -> Question {
    Question {
        plugin: "tone".parse().unwrap(),
        code: "politeness".to_owned(),
        question: "Which language?".to_owned(),
        lead: Some("Language:".to_owned()),
        choices: vec!["Rust".to_owned(), "Go".to_owned()],
        probability: None,
        span: Span::new(0, 6),
        related: vec![],
    }
}

#[async_trait]
impl Backend for TestHost {
    fn current(&self) -> Arc<Generation> {
        Arc::clone(&self.generation.lock().unwrap())
    }

    async fn reload(&self) -> ReloadReport {
        self.swap(vec![plugin("tidy", "2.0.0", &["whitespace"])]);
        let generation = self.current().number;
        ReloadReport {
            generation,
            changed: true,
            loaded: vec!["tidy".parse().unwrap()],
            removed: vec!["tone".parse().unwrap()],
            failures: Vec::new(),
            conflicts: Vec::new(),
        }
    }

    async fn decide(&self, _id: &PluginId, _decision: Decision) -> Option<ReloadReport> {
        None
    }

    fn subscribe(&self) -> watch::Receiver<u64> {
        self.number.subscribe()
    }

    fn library(&self) -> &PromptLibrary {
        &self.library
    }

    fn events(&self) -> &Events {
        &self.events
    }

    fn recorder(&self) -> Option<&Recorder> {
        None
    }

    async fn feedback(&self, _: Feedback) -> Result<Receipt, FeedbackError> {
        Err(FeedbackError::NothingKept)
    }

    fn sessions(&self) -> Option<&Sessions> {
        Some(&self.sessions)
    }

    /// `panic` panics, `stuck` waits for [`TestHost::finish`], `unsure …` has a question.
    async fn improve(&self, generation: &Generation, request: Request) -> Result<Improvement, InputError> {
        match request.prompt.as_str() {
            "panic" => panic!("on purpose"),
            "stuck" => {
                self.stuck.send_modify(|stuck| *stuck += 1);
                let _stuck = Stuck(Arc::clone(&self.stuck), Arc::clone(&self.released));
                self.finish.subscribe().wait_for(|finish| *finish).await.unwrap();
            }
            _ => {}
        }
        if request.prompt.len() > MAX_PROMPT {
            return Err(InputError::TooLong {
                what: "prompt",
                bytes: request.prompt.len(),
                limit: MAX_PROMPT,
                setting: "improve.max_prompt_bytes",
            });
        }
        let mut improved = request.prompt.replace("please ", "");
        let questions = match request.replies.first() {
            Some(reply) => {
                improved = format!("{improved}\n\n{} {}", reply.question.lead.as_deref().unwrap(), reply.answer);
                Vec::new()
            }
            None if improved.starts_with("unsure") => vec![language()],
            None => Vec::new(),
        };
        let status = if improved == request.prompt { Status::Unchanged } else { Status::Improved };
        Ok(Improvement {
            original: request.prompt.into(),
            improved: improved.into(),
            status,
            metrics: Metrics { length_ratio: 1.0, ..Metrics::default() },
            changes: Vec::new(),
            suggestions: Vec::new(),
            questions,
            skipped: Vec::new(),
            analysis: analysis(),
            generation: generation.number,
            model: None,
            recorded: false,
            record_id: None,
            not_recorded: None,
            elapsed_ms: 0.5,
            decisions: Vec::new(),
        })
    }

    async fn check(&self, generation: &Generation, request: Request) -> Result<CheckReport, InputError> {
        let finding = Suggestion {
            plugin: "tone".parse().unwrap(),
            code: "politeness".to_owned(),
            message: "say what to do".to_owned(),
            applicability: Some(Applicability::Safe),
            probability: None,
            span: Span::new(0, 7),
            before: "please ".to_owned(),
            after: Some(String::new()),
            related: vec![],
        };
        Ok(CheckReport {
            findings: if request.prompt.starts_with("please ") { vec![finding] } else { Vec::new() },
            questions: Vec::new(),
            skipped: Vec::new(),
            analysis: analysis(),
            generation: generation.number,
            elapsed_ms: 0.5,
        })
    }

    /// Any rewrite without the word "not" is unfaithful to an original that has it.
    async fn verify(&self, generation: &Generation, request: VerifyRequest) -> Result<Verification, VerifyError> {
        if generation.plugins.is_empty() {
            return Err(VerifyError::NobodyToAsk);
        }
        let lost = request.original.find("not").filter(|_| !request.rewrite.contains("not"));
        let difference = |at: usize| ReportedDifference {
            plugin: "fidelity".parse().unwrap(),
            code: "lost-negation".to_owned(),
            severity: Severity::Breaks,
            message: "the \"not\" is gone".to_owned(),
            original_span: Some(Span::new(at, at + 3)),
            rewrite_span: None,
            original_text: Some("not".to_owned()),
            rewrite_text: None,
        };
        Ok(Verification {
            verdict: if lost.is_some() { Verdict::Unfaithful } else { Verdict::Faithful },
            differences: lost.map(difference).into_iter().collect(),
            length_ratio: 1.0,
            kept: Default::default(),
            skipped: Vec::new(),
            generation: generation.number,
            elapsed_ms: 0.5,
        })
    }
}
