//! The learning loop with the real rules: what a model holds back, and how it comes to know.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use prompt_host::improve::report::{Improvement, Status};
use prompt_host::improve::{Improver, Request, Settings};
use prompt_host::learn::{Acceptance, Advisor, Chance, Heads, Reading, Situation};
use prompt_host::plugin::{Applicability, Generation, Scores, Target};
use prompt_host::prompt::Document;
use prompt_host::train::simulation::{self, Plan, Report};
use prompt_host_tests::cases::Court;

const SHOUTED: &str = "IMPORTANT!!! DO NOT WRITE MORE THAN 3 SENTENCES. Explain how tides work.";

fn improver() -> Improver {
    // A loaded machine must not decide what is learned.
    Improver::new(Settings { deadline_ms: 60_000, ..Settings::default() })
}

/// A model of people who keep what `rule` does to `prompt` with the share that `taste` gives.
fn taught(lessons: impl IntoIterator<Item = (String, String, f64)>, explore: bool) -> Arc<Advisor> {
    let mut acceptance = Acceptance::new(10_000.0);
    for (rule, prompt, kept) in lessons {
        let situation = Situation::of(&Document::analyse(prompt), Target::Unknown, None);
        acceptance.learn(&rule, &situation, kept, 1.0);
    }
    let settings = prompt_host::learn::Settings { explore, ..prompt_host::learn::Settings::default() };
    Arc::new(Advisor::new("0".repeat(64), None, Arc::new(acceptance), &settings))
}

/// A model of people who keep `tone/shouting` so often, whatever the prompt.
fn about_shouting(kept: f64) -> Arc<Advisor> {
    taught((0..40).map(|_| ("tone/shouting".to_owned(), SHOUTED.to_owned(), kept)), false)
}

fn suggested(prompt: &str) -> Request {
    Request { prompt: prompt.to_owned(), apply: Some(Applicability::Suggested), ..Request::default() }
}

async fn improve(generation: &Generation, model: Option<Arc<Advisor>>, request: Request) -> Improvement {
    improver().with_model(model).improve(generation, request).await.unwrap()
}

/// Every golden prompt, with all rules that run by default and everything applied.
fn requests() -> Vec<Request> {
    let cases = Court::requests(&Path::new(env!("CARGO_MANIFEST_DIR")).join("cases"));
    cases.into_iter().map(|case| Request { include: vec![], apply: Some(Applicability::Suggested), ..case }).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_undo_is_held_back_and_noted() {
    let generation = Court::open(None).await.generation();
    let answer = improve(&generation, Some(about_shouting(0.0)), suggested(SHOUTED)).await;
    assert_eq!(answer.status, Status::Unchanged, "{answer:#?}");
    let [decision] = &answer.decisions[..] else { panic!("{answer:#?}") };
    assert_eq!((decision.code.as_str(), decision.applied, decision.propensity), ("shouting", false, 1.0));
    assert!(decision.probability < 0.35);
    let held_back = answer.suggestions.iter().find(|suggestion| suggestion.code == "shouting").unwrap();
    assert_eq!(held_back.probability, Some(decision.probability));
    assert_eq!(answer.model.as_deref(), Some("0".repeat(64).as_str()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_keep_is_applied_with_its_probability() {
    let generation = Court::open(None).await.generation();
    let answer = improve(&generation, Some(about_shouting(1.0)), suggested(SHOUTED)).await;
    assert_eq!(&*answer.improved, "Important!!! Do not write more than 3 sentences. Explain how tides work.");
    assert!(answer.changes.iter().all(|change| change.probability.is_some_and(|likely| likely > 0.5)), "{answer:#?}");
    let [decision] = &answer.decisions[..] else { panic!("{answer:#?}") };
    assert_eq!((decision.applied, decision.propensity), (true, 1.0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_nothing_is_known_of_works_as_without_a_model() {
    let generation = Court::open(None).await.generation();
    let stranger = taught((0..40).map(|_| ("tidy/stranger".to_owned(), SHOUTED.to_owned(), 0.0)), true);
    for request in requests().into_iter().step_by(7) {
        let without = improve(&generation, None, request.clone()).await;
        let with = improve(&generation, Some(Arc::clone(&stranger)), request).await;
        assert_eq!((&without.improved, &without.changes), (&with.improved, &with.changes));
        assert!(with.decisions.is_empty() && without.model.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn safe_edits_are_never_held_back() {
    let generation = Court::open(None).await.generation();
    let rules: Vec<String> =
        generation.rules().map(|(loaded, rule)| format!("{}/{}", loaded.id(), rule.code)).collect();
    let hated = rules.iter().flat_map(|rule| (0..40).map(move |_| (rule.clone(), SHOUTED.to_owned(), 0.0)));
    let hated = taught(hated, false);
    let mut compared = 0;
    for request in requests().into_iter().step_by(3) {
        let safe = Request { apply: Some(Applicability::Safe), ..request.clone() };
        let without = improve(&generation, None, safe.clone()).await;
        let with = improve(&generation, Some(Arc::clone(&hated)), safe).await;
        assert_eq!(without.improved, with.improved);
        compared += usize::from(with.status == Status::Improved);
    }
    assert!(compared > 20, "{compared} prompts had safe edits");
}

#[tokio::test(flavor = "multi_thread")]
async fn improving_twice_changes_nothing_whatever_was_learned() {
    let generation = Court::open(None).await.generation();
    let requests = requests();
    let rules: Vec<String> =
        generation.rules().map(|(loaded, rule)| format!("{}/{}", loaded.id(), rule.code)).collect();
    let mut held_back = BTreeSet::new();
    for (seed, explore) in [(1, false), (2, true), (3, true)] {
        // Tastes without rhyme or reason, which cut through every prompt's rounds.
        let mut chance = Chance::new(seed);
        let mut lessons = Vec::new();
        for _ in 0..600 {
            let prompt = chance.pick(&requests).unwrap().prompt.clone();
            let rule = chance.pick(&rules).unwrap().clone();
            lessons.push((rule, prompt, f64::from(u8::from(chance.share() < 0.4))));
        }
        let model = taught(lessons, explore);
        for request in requests.iter().skip(usize::try_from(seed).unwrap()).step_by(3) {
            let request = Request { session_id: Some("one".to_owned()), ..request.clone() };
            let once = improve(&generation, Some(Arc::clone(&model)), request.clone()).await;
            let again = Request { prompt: once.improved.to_string(), ..request };
            let twice = improve(&generation, Some(Arc::clone(&model)), again).await;
            assert_eq!(once.improved, twice.improved, "seed {seed}: {once:#?}");
            held_back.extend(once.decisions.iter().filter(|one| !one.applied).map(|one| one.code.clone()));
        }
    }
    assert!(held_back.len() >= 5, "only {held_back:?} were held back");
}

/// Says of a prompt that it needs clarification so likely, and of one with a price that it needs a budget less.
#[derive(Debug)]
struct Unclear(f32);

#[derive(Debug)]
struct Said(f32);

impl Scores for Said {
    fn score(&self, head: &str) -> Option<f32> {
        (head == "needs-clarification").then_some(self.0)
    }
}

impl Heads for Unclear {
    fn read(&self, document: &Document) -> Reading {
        let said = if document.text.contains("Rust") { self.0 / 2.0 } else { self.0 };
        Reading { task: Some("coding".to_owned()), scores: Arc::new(Said(said)) }
    }
}

fn unclear(probability: f32) -> Arc<Advisor> {
    let acceptance = Arc::new(Acceptance::new(1_000.0));
    let settings = prompt_host::learn::Settings::default();
    Arc::new(Advisor::new("0".repeat(64), Some(Arc::new(Unclear(probability))), acceptance, &settings))
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_that_do_not_matter_are_not_asked() {
    let generation = Court::open(None).await.generation();
    let request =
        Request { prompt: "Write a function that removes duplicates from a list.".to_owned(), ..Request::default() };
    let asked = improve(&generation, Some(unclear(0.8)), request.clone()).await;
    assert_eq!(asked.questions[0].probability, Some(0.8), "{asked:#?}");
    assert_eq!((asked.analysis.needs_clarification, asked.analysis.task.as_deref()), (Some(0.8), Some("coding")));
    let silent = improve(&generation, Some(unclear(0.05)), request.clone()).await;
    assert!(silent.questions.is_empty(), "{silent:#?}");
    let reply = prompt_host::improve::Reply { question: asked.questions[0].clone(), answer: "Rust".to_owned() };
    let answered = improve(&generation, Some(unclear(0.8)), Request { replies: vec![reply], ..request }).await;
    assert_eq!(answered.metrics.specificity_gain, 1.4, "one answer, and half of the doubt: {answered:#?}");
}

async fn simulate(plan: Plan) -> Report {
    let generation = Court::open(None).await.generation();
    simulation::run(&improver(), &generation, &plan, |_| ()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_learns_is_undone_less_than_rules_alone_and_than_chance() {
    let report = simulate(Plan { rounds: 600, ..Plan::default() }).await;
    let [learned, rules, random] = {
        let tallies = report.between(301, 600);
        [tallies.learned, tallies.rules_only, tallies.random].map(|tally| tally.rate().unwrap())
    };
    assert!(learned > rules + 0.1 && learned > random + 0.1, "{report}\n{:#?}", report.trainings);
    assert!(report.significance.rules_only < 0.001 && report.significance.random < 0.001, "{report}");
    // It does not win by doing nothing.
    assert!(report.total.learned.worth() > report.total.rules_only.worth(), "{report}");
    assert!(report.promotions() >= 1, "{report}\n{:#?}", report.trainings);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: `make simulate` runs it, optimised"]
async fn a_host_that_learns_recovers_when_tastes_turn_round() {
    let report = simulate(Plan { rounds: 2_000, flip: true, ..Plan::default() }).await;
    let learned = |first, last| report.between(first, last).learned.rate().unwrap();
    let (before, after, end) = (learned(801, 1_000), learned(1_001, 1_100), learned(1_701, 2_000));
    assert!(after < before - 0.2, "the turn is felt: {report}");
    assert!(end > after + 0.2 && end > report.between(1_701, 2_000).rules_only.rate().unwrap() + 0.1, "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_people_who_throw_coins_nothing_is_learned() {
    let report = simulate(Plan { rounds: 400, random_people: true, ..Plan::default() }).await;
    assert_eq!(report.promotions(), 0, "{report}");
    assert!(report.trainings.len() >= 4);
}
