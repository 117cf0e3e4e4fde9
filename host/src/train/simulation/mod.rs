//! The loop shown: people with known tastes, the real pipeline and the real rules.
//!
//! In each round a person sends a prompt to three hosts that differ in their gate only: one
//! learns, one applies whatever its rules suggest, one throws a coin. The person judges every
//! edit by [`people`]'s table, the same way for all three. What they said of the learning host's
//! answer becomes a record with an outcome, the record a lesson, and every `train_every` rounds
//! a candidate is trained and judged as it would be in service: only a better one serves.
//!
//! Every round is a session of its own: what one session says is judged as one thing.
//! Prompts come from a file or from [`prompts`]. Everything is decided by the seed.

mod people;
mod prompts;
mod report;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::people::People;
use super::lessons::lesson_of;
use crate::improve::report::{Change, Improvement};
use crate::improve::{Asker, Improver, InputError, Request};
use crate::learn::{self, Acceptance, Advisor, Chance, Gate, Lesson, Promotion, Settings, Terms};
use crate::plugin::{Applicability, Generation};
use crate::prompt::Document;
use crate::records::{Credit, Outcome, PromptEnhancementRecord, RecordOrigin, UtcTime, Verdict};

pub use report::{Block, Report, Significance, Tallies, Tally, Training};

/// The hour that it always is.
const HOUR: u64 = 0;

/// What is simulated.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// How many prompts are sent.
    pub rounds: usize,
    /// What decides everything.
    pub seed: u64,
    /// Whether tastes turn round half way.
    pub flip: bool,
    /// Whether people throw coins.
    pub random_people: bool,
    /// Prompts to send, in turn; made up when empty.
    pub prompts: Vec<String>,
    /// Rounds between two trainings, and of one block of the report.
    pub train_every: usize,
    /// The floor of the gate, and what is forgotten how fast.
    pub model: Settings,
}

impl Default for Plan {
    fn default() -> Self {
        // A thousand outcomes are remembered well: some seven hundred rounds.
        let model = Settings { explore: true, half_life: 600, ..Settings::default() };
        let prompts = Vec::new();
        Self { rounds: 2_000, seed: 1, flip: false, random_people: false, prompts, train_every: 100, model }
    }
}

/// The hosts of one simulation.
struct Hosts {
    learned: Improver,
    rules_only: Improver,
    random: Improver,
}

/// Runs `plan` with the rules of `generation`. `progress` hears how many rounds are done.
///
/// # Errors
/// When a prompt of the plan is too long for the pipeline.
pub async fn run(
    improver: &Improver,
    generation: &Generation,
    plan: &Plan,
    mut progress: impl FnMut(usize),
) -> Result<Report, InputError> {
    let flipped_after = plan.flip.then_some(plan.rounds / 2);
    let mut hosts = Hosts {
        learned: improver.clone().with_model(None),
        rules_only: improver.clone().with_model(None),
        random: improver.clone().with_model(Some(Arc::new(coin(plan)))),
    };
    let mut learner = Learner { terms: terms(plan), lessons: Vec::new(), serving: None };
    let mut chance = Chance::new(plan.seed);
    let (mut blocks, mut trainings, mut tallies) = (Vec::new(), Vec::new(), Tallies::default());
    let mut first = 1;
    for round in 1..=plan.rounds {
        let people = match flipped_after {
            _ if plan.random_people => People::Random,
            Some(after) if round > after => People::Flipped,
            _ => People::Settled,
        };
        let made_up = prompts::prompt(&mut chance);
        let prompt = plan.prompts.get(round.wrapping_sub(1) % plan.prompts.len().max(1)).cloned().unwrap_or(made_up);
        let document = Document::analyse(prompt.as_str());
        let luck = format!("{}:{round}", plan.seed);
        let request = || Request {
            prompt: prompt.clone(),
            session_id: Some(luck.clone()),
            apply: Some(Applicability::Suggested),
            origin: RecordOrigin::Synthetic,
            ..Request::default()
        };
        let mut judged = Tallies::default();
        let learned = hosts.learned.improve(generation, request()).await?;
        let outcome = judge(&learned, people, &document, &luck);
        judged.learned = tally(&learned, &outcome);
        // As long as nothing serves, the two are one.
        judged.rules_only = match learner.serving {
            None => judged.learned,
            Some(_) => {
                let answer = hosts.rules_only.improve(generation, request()).await?;
                tally(&answer, &judge(&answer, people, &document, &luck))
            }
        };
        let answer = hosts.random.improve(generation, request()).await?;
        judged.random = tally(&answer, &judge(&answer, people, &document, &luck));
        tallies = tallies.plus(judged);
        let record = PromptEnhancementRecord { outcome: Some(outcome), ..learned.record(Asker::of(&request())) };
        learner.lessons.extend(lesson_of(&record, |_| None));
        if round % plan.train_every.max(1) == 0 || round == plan.rounds {
            blocks.push(Block { first, last: round, tallies });
            (first, tallies) = (round + 1, Tallies::default());
            let training = learner.train(round);
            if training.promotion == Promotion::Promoted {
                let advisor = learner.serving.as_ref().map(|serving| Arc::new(advisor(serving, plan)));
                hosts.learned = improver.clone().with_model(advisor);
            }
            trainings.push(training);
        }
        progress(round);
    }
    let total = blocks.iter().fold(Tallies::default(), |sum, block| sum.plus(block.tallies));
    Ok(Report {
        rounds: plan.rounds,
        seed: plan.seed,
        flipped_after,
        random_people: plan.random_people,
        blocks,
        total,
        significance: Significance::of(total),
        trainings,
    })
}

/// What the learning host has heard, and what it made of it.
struct Learner {
    terms: Terms,
    lessons: Vec<Lesson>,
    serving: Option<Acceptance>,
}

impl Learner {
    fn train(&mut self, round: usize) -> Training {
        let (candidate, report) = learn::candidate(&self.lessons, self.serving.as_ref(), self.terms, |_, _| ());
        if report.promotion == Promotion::Promoted {
            self.serving = Some(candidate);
        }
        Training { round, promotion: report.promotion, gain: report.gain.map(|gain| gain.mean) }
    }
}

fn terms(plan: &Plan) -> Terms {
    Terms { half_life: f64::from(plan.model.half_life), gate: plan.model.gate(), resamples: 1_000, seed: plan.seed }
}

fn advisor(serving: &Acceptance, plan: &Plan) -> Advisor {
    let digest = blake3::hash(&serving.write()).to_hex().to_string();
    Advisor::new(digest, None, Arc::new(serving.clone()), &plan.model).at_hour(HOUR)
}

/// An advisor that knows nothing and throws a coin.
fn coin(plan: &Plan) -> Advisor {
    let nothing = Acceptance::new(f64::from(plan.model.half_life));
    Advisor::new(format!("coin {}", plan.seed), None, Arc::new(nothing), &plan.model)
        .with_gate(Gate::Coin)
        .at_hour(HOUR)
}

/// What a person makes of an answer: each finding stays or goes as a whole.
fn judge(answer: &Improvement, people: People, prompt: &Document, luck: &str) -> Outcome {
    let mut findings: BTreeMap<usize, &Change> = BTreeMap::new();
    for change in &answer.changes {
        findings.entry(change.finding).or_insert(change);
    }
    let credit: Vec<Credit> = findings
        .into_iter()
        .map(|(finding, change)| Credit {
            plugin: change.plugin.clone(),
            code: change.code.clone(),
            finding,
            kept: f64::from(u8::from(people.keep(change, prompt, luck))),
        })
        .collect();
    let kept = credit.iter().filter(|credit| credit.kept > 0.5).count();
    let verdict = match credit.len() {
        all if kept == all => Verdict::Accepted,
        _ if kept == 0 => Verdict::Rejected,
        _ => Verdict::Edited,
    };
    let final_text = (verdict == Verdict::Edited).then(|| without_undone(answer, &credit));
    Outcome { verdict, time: UtcTime::now(), final_text, rating: None, comment: None, credit }
}

/// The improved prompt without what the person undid, as far as it can be told apart.
fn without_undone(answer: &Improvement, credit: &[Credit]) -> String {
    let is_undone =
        |change: &&Change| credit.iter().any(|credit| credit.finding == change.finding && credit.kept < 0.5);
    let mut undone: Vec<_> = answer
        .changes
        .iter()
        .filter(is_undone)
        .filter_map(|change| Some((change.improved_span?, &change.before)))
        .collect();
    undone.sort_by_key(|(span, _)| std::cmp::Reverse(*span));
    let mut text = answer.improved.to_string();
    for (span, before) in undone {
        if text.get(span.start..span.end).is_some() {
            text.replace_range(span.start..span.end, before);
        }
    }
    text
}

/// Suggested edits of an answer, and those that were kept.
fn tally(answer: &Improvement, outcome: &Outcome) -> Tally {
    let is_suggested = |finding| {
        let mut changes = answer.changes.iter().filter(|change| change.finding == finding);
        changes.any(|change| change.applicability == Applicability::Suggested)
    };
    let suggested = outcome.credit.iter().filter(|credit| is_suggested(credit.finding));
    suggested
        .fold(Tally::default(), |tally, credit| tally.plus(Tally { applied: 1, kept: u64::from(credit.kept > 0.5) }))
}
