//! Circuits by a clock that tests move.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use proptest::prelude::*;

use super::circuit::Finding;
use super::*;
use crate::events::{Event, Occurrence};
use crate::plugin::{CallError, CheckRequest, Finding as RuleFinding, PluginInfo, RulePlugin, RuleSet, Target};
use crate::prompt::Document;

const SECOND: u64 = 1_000;

struct Bench {
    breakers: Breakers,
    events: Events,
    now: Arc<AtomicU64>,
}

impl Bench {
    fn new(settings: BreakerSettings) -> Self {
        let now = Arc::new(AtomicU64::new(1_000_000_000));
        let clock = Clock::new({
            let now = Arc::clone(&now);
            move || now.load(Ordering::Relaxed)
        });
        let events = Events::default();
        Self { breakers: Breakers::with_clock(settings, events.clone(), clock), events, now }
    }

    fn pass(&self, millis: u64) {
        self.now.fetch_add(millis, Ordering::Relaxed);
    }

    fn circuit(&self, bytes: &str) -> Arc<Circuit> {
        self.breakers.circuit(&"traps".parse().unwrap(), Digest::of(bytes.as_bytes()))
    }
}

fn settings() -> BreakerSettings {
    BreakerSettings { faults: 3, ..BreakerSettings::default() }
}

fn fault() -> Finding {
    Finding::Fault("trapped: unreachable".to_owned())
}

/// Fails calls until the circuit opens.
fn trip(circuit: &Circuit) {
    for _ in 0..3 {
        circuit.ask().unwrap().end(&fault());
    }
    assert_eq!(circuit.state(), CircuitState::Open);
}

#[test]
fn faults_open_it_and_one_good_call_closes_it() {
    let bench = Bench::new(settings());
    let mut heard = bench.events.listen();
    let circuit = bench.circuit("v1");
    for _ in 0..2 {
        circuit.ask().unwrap().end(&fault());
    }
    assert_eq!(circuit.state(), CircuitState::Closed);
    circuit.ask().unwrap().end(&fault());
    let refused = circuit.ask().unwrap_err();
    assert_eq!(
        refused.to_string(),
        "is not asked for the next 30 s, since 3 of its last 3 calls failed; the last one trapped: unreachable"
    );
    assert!(refused.is_circuit_open() && !refused.is_fatal());
    bench.pass(29_999);
    assert!(circuit.ask().is_err());
    bench.pass(1);
    let probe = circuit.ask().unwrap();
    assert_eq!(circuit.state(), CircuitState::HalfOpen);
    assert!(circuit.ask().is_err(), "one call tries it, no more");
    probe.end(&Finding::Good);
    assert_eq!(circuit.state(), CircuitState::Closed);
    circuit.ask().unwrap().end(&fault());
    assert_eq!(circuit.state(), CircuitState::Closed, "what failed before it was closed no longer counts");
    let mut states = Vec::new();
    while let Ok(occurrence) = heard.try_recv() {
        match &Occurrence::clone(&occurrence).event {
            Event::BreakerChanged { plugin, state, .. } => states.push(format!("{plugin} {state}")),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(states, ["traps open", "traps half-open", "traps closed"]);
}

#[test]
fn each_try_that_fails_makes_the_pause_twice_as_long_up_to_the_longest() {
    let bench = Bench::new(BreakerSettings { max_pause_ms: 100_000, ..settings() });
    let circuit = bench.circuit("v1");
    trip(&circuit);
    for pause in [30, 60, 100, 100] {
        assert_eq!(circuit.standing().wait, Duration::from_secs(pause));
        bench.pass(pause * SECOND);
        circuit.ask().unwrap().end(&fault());
    }
    bench.pass(100 * SECOND);
    circuit.ask().unwrap().end(&Finding::Good);
    trip(&circuit);
    assert_eq!(
        circuit.standing().wait,
        Duration::from_secs(30),
        "a plugin that worked again starts from the beginning"
    );
}

#[test]
fn a_try_that_comes_to_no_end_leaves_the_next_call_to_try() {
    let bench = Bench::new(settings());
    let circuit = bench.circuit("v1");
    trip(&circuit);
    bench.pass(30 * SECOND);
    drop(circuit.ask().unwrap());
    assert_eq!(circuit.state(), CircuitState::Open);
    let probe = circuit.ask().unwrap();
    probe.end(&Finding::Nothing);
    circuit.ask().unwrap().end(&Finding::Good);
    assert_eq!(circuit.state(), CircuitState::Closed);
}

#[test]
fn calls_that_began_before_it_opened_do_not_close_it() {
    let bench = Bench::new(settings());
    let circuit = bench.circuit("v1");
    let (early, earlier) = (circuit.ask().unwrap(), circuit.ask().unwrap());
    trip(&circuit);
    early.end(&Finding::Good);
    bench.pass(30 * SECOND);
    let probe = circuit.ask().unwrap();
    earlier.end(&fault());
    assert_eq!(circuit.state(), CircuitState::HalfOpen);
    probe.end(&Finding::Good);
    assert_eq!(circuit.state(), CircuitState::Closed);
}

#[test]
fn few_faults_among_many_calls_or_long_ago_open_nothing() {
    let bench = Bench::new(settings());
    let circuit = bench.circuit("v1");
    for _ in 0..20 {
        circuit.ask().unwrap().end(&Finding::Good);
        circuit.ask().unwrap().end(&Finding::Good);
        circuit.ask().unwrap().end(&fault());
    }
    assert_eq!(circuit.state(), CircuitState::Closed, "a third of the calls is less than half");
    let circuit = bench.circuit("v2");
    for _ in 0..20 {
        circuit.ask().unwrap().end(&fault());
        bench.pass(31 * SECOND);
    }
    assert_eq!(circuit.state(), CircuitState::Closed, "never three within a minute");
}

#[test]
fn nothing_opens_where_no_number_of_faults_is_too_many() {
    let bench = Bench::new(settings());
    let circuit = bench.circuit("v1");
    trip(&circuit);
    bench.breakers.set(BreakerSettings { faults: 0, ..settings() });
    assert_eq!(circuit.state(), CircuitState::Closed);
    for _ in 0..100 {
        circuit.ask().unwrap().end(&fault());
    }
}

#[test]
fn a_new_version_starts_closed_and_the_old_one_comes_back_open() {
    let bench = Bench::new(settings());
    trip(&bench.circuit("v1"));
    assert_eq!(bench.circuit("v2").state(), CircuitState::Closed);
    assert_eq!(bench.circuit("v1").state(), CircuitState::Open);
}

#[test]
fn what_is_open_is_so_after_a_restart_until_its_pause_is_over() {
    let bench = Bench::new(settings());
    trip(&bench.circuit("v1"));
    let remembered = bench.breakers.to_remember();
    assert_eq!(remembered.len(), 1);
    for (later, is_open) in [(10 * SECOND, true), (30 * SECOND, false)] {
        let next = Bench::new(settings());
        next.pass(later);
        next.breakers.restore(remembered.clone());
        assert!(next.circuit("v2").ask().is_ok());
        assert_eq!(next.circuit("v1").ask().is_err(), is_open, "{later}");
    }
}

#[test]
fn a_clock_that_was_set_back_leaves_nobody_alone_for_years() {
    let bench = Bench::new(settings());
    let far = Remembered { until_ms: u64::MAX, pause_ms: u64::MAX, ..Bench::remembered(&bench) };
    let next = Bench::new(settings());
    next.breakers.restore(vec![far]);
    assert!(next.circuit("v1").ask().is_ok());
}

impl Bench {
    fn remembered(bench: &Self) -> Remembered {
        trip(&bench.circuit("v1"));
        bench.breakers.to_remember().remove(0)
    }
}

/// A plugin that answers what it was told to.
#[derive(Debug)]
struct Told {
    rules: RuleSet,
    answers: Mutex<VecDeque<Result<(), CallError>>>,
}

#[async_trait]
impl RulePlugin for Told {
    fn rule_set(&self) -> &RuleSet {
        &self.rules
    }

    async fn check(&self, _: &CheckRequest, _: &[&str], _: Duration) -> Result<Vec<RuleFinding>, CallError> {
        self.answers.lock().pop_front().unwrap_or(Ok(())).map(|()| Vec::new())
    }
}

fn told(answers: impl IntoIterator<Item = Result<(), CallError>>) -> Arc<dyn RulePlugin> {
    let plugin = PluginInfo {
        id: "traps".parse().unwrap(),
        version: "1.0.0".to_owned(),
        title: String::new(),
        summary: String::new(),
    };
    let answers = Mutex::new(answers.into_iter().collect());
    Arc::new(Told { rules: RuleSet { plugin, rules: Vec::new() }, answers })
}

fn request() -> CheckRequest {
    CheckRequest {
        document: Arc::new(Document::analyse("Sort the list.")),
        target: Target::Unknown,
        task: None,
        context: Arc::new([]),
        prior_turns: 0,
        scores: None,
    }
}

#[tokio::test]
async fn only_what_the_plugin_can_help_counts_as_a_fault() {
    let deadline = Duration::from_millis(50);
    for (error, counts) in [
        (CallError::Trap("unreachable".to_owned()), true),
        (CallError::Memory(1), true),
        (CallError::Malformed("JSON"), true),
        (CallError::Timeout(deadline), true),
        (CallError::Timeout(deadline / 2), false),
        (CallError::Busy(deadline), false),
        (CallError::Start("no memory".to_owned()), false),
        (CallError::Refused("too hard".to_owned()), false),
    ] {
        let bench = Bench::new(settings());
        let circuit = bench.circuit("v1");
        let plugin = Guarded::new(told(vec![Err(error.clone()); 10]), Arc::clone(&circuit), deadline);
        for _ in 0..3 {
            assert_eq!(plugin.check(&request(), &[], deadline).await, Err(error.clone()));
        }
        let next = plugin.check(&request(), &[], deadline).await.unwrap_err();
        assert_eq!(next.is_circuit_open(), counts, "{error}: {next}");
    }
}

#[tokio::test]
async fn a_host_that_wants_no_answer_without_says_so_in_the_error() {
    let bench = Bench::new(BreakerSettings { on_open: OnOpen::Fail, ..settings() });
    let circuit = bench.circuit("v1");
    trip(&circuit);
    let plugin = Guarded::new(told([]), circuit, Duration::from_millis(50));
    let refused = plugin.check(&request(), &[], Duration::from_millis(50)).await.unwrap_err();
    assert!(refused.is_fatal(), "{refused}");
}

proptest! {
    /// Whatever happens: no call goes through while the plugin is left alone, one at most tries
    /// it, and after the longest pause somebody may always ask again.
    #[test]
    fn a_circuit_never_stays_shut_and_never_lets_two_try(steps in prop::collection::vec((0u8..4, 0u64..50_000), 1..200)) {
        let bench = Bench::new(settings());
        let circuit = bench.circuit("v1");
        let mut probes = 0usize;
        let mut held = Vec::new();
        for (what, millis) in steps {
            bench.pass(millis);
            let before = circuit.state();
            match circuit.ask() {
                Ok(pass) => {
                    if before != CircuitState::Closed {
                        prop_assert_eq!(before, CircuitState::Open);
                        probes += 1;
                    }
                    match what {
                        0 => pass.end(&Finding::Good),
                        1 => pass.end(&fault()),
                        2 => pass.end(&Finding::Nothing),
                        _ => held.push(pass),
                    }
                }
                Err(_) => prop_assert_ne!(before, CircuitState::Closed),
            }
            if circuit.state() != CircuitState::HalfOpen {
                probes = 0;
            }
            prop_assert!(probes <= 1);
        }
        drop(held);
        bench.pass(900_000);
        prop_assert!(circuit.ask().is_ok());
    }
}
