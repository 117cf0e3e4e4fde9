//! From labelled prompts to a model with its card.
//!
//! Every figure comes from grouped cross-validation: the data is split into five folds that keep
//! near-duplicates together, each fold is judged by a learner of the other four, and that is
//! repeated with several seeds, and with more of them when training is to be thorough. What calibrates a head are these margins, never those of
//! examples that the learner has seen. The model itself then learns from everything.
//!
//! Beyond [`LARGE`] examples one fifth is held out once: with so many, one split says enough.

use std::borrow::Cow;
use std::thread;

use super::calibration::{Calibration, brier, reliability};
use super::card::{Card, CurvePoint, HeadCard, Spread, TaskCard};
use super::dataset::{Dataset, Example, folds};
use super::evaluate::{auc, bootstrap};
use super::features::{FEATURES_VERSION, Facts, Views};
use super::heads::{self, NEEDS_CLARIFICATION, SLOTS, THREE_WAY};
use super::model::Head;
use super::random::Random;
use super::{DIMENSIONS, Features, Ftrl, FtrlSettings, Model};
use crate::prompt::Document;

/// How to train.
#[derive(Debug, Clone)]
pub struct TrainSettings {
    /// Decides the order of examples and the folds: the same seed and data give the same model.
    pub seed: u64,
    /// What the card says of when: UTC, RFC 3339.
    pub date: String,
    /// How many threads may compute at once.
    pub threads: usize,
    /// Whether the figures are to be as sure as they can be, with more seeds, for which it takes five times as long.
    pub thorough: bool,
}

/// How far training is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Reading prompts, and finding near-duplicates.
    Reading {
        /// How many.
        examples: usize,
    },
    /// Judging folds by learners of the others.
    Validating {
        /// Folds judged.
        done: usize,
        /// Of so many.
        of: usize,
    },
    /// Learning from everything.
    Fitting,
}

/// Found on the development part of the public data (see `docs/model.md`), and kept since.
const LEARNING: FtrlSettings = FtrlSettings { alpha: 0.3, beta: 1.0, l1: 0.05, l2: 0.3 };
const REQUEST: Views = Views { surface: 0.5, words: 1.0, short_runs: 0.0, long_runs: 1.0 };
const WORK: Views = Views { surface: 1.0, words: 1.0, short_runs: 2.0, long_runs: 1.0 };
/// Of how many prompts something has to be asked. Public data is made of vague ones on purpose
/// (four of five), what people write is not; how much less is not known, and one half takes no side.
const SERVED_SHARE: f64 = 0.5;
/// Folds of cross-validation: each is a fifth held out.
const FOLDS: usize = 5;
/// Examples from which one fifth held out once is enough.
const LARGE: usize = 5_000;
/// Bytes of prompts whose features are kept in memory: about 20 times as many.
const KEPT_BYTES: usize = 8 << 20;
/// Sizes of the learning curve.
const CURVE: [usize; 5] = [50, 100, 200, 400, 800];
/// A kind of work with fewer examples is not learned,
const FEW: usize = 20;
/// and one that is told from the others less well than this is not said.
const HOLDS: f64 = 0.8;

/// What one head learns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Clarification,
    Slot(usize),
    Task(&'static str),
}

/// What an example says about a head: to learn from, and to judge by.
#[derive(Debug, Clone, Copy)]
struct Label {
    target: f32,
    positive: bool,
}

impl Kind {
    fn name(self) -> String {
        match self {
            Self::Clarification => NEEDS_CLARIFICATION.to_owned(),
            Self::Slot(at) => heads::slot_head(SLOTS.get(at).map_or("", |slot| slot.name)),
            Self::Task(task) => heads::task_head(task),
        }
    }

    fn label(self, example: &Example) -> Option<Label> {
        let sure = |positive| Label { target: f32::from(u8::from(positive)), positive };
        match self {
            // Much missing teaches more than little: learned as a degree, judged as yes or no.
            Self::Clarification => example.clarification.map(|it| Label { target: it.degree, positive: it.needed }),
            Self::Slot(at) => example.clarification.map(|it| sure(it.slots.get(at).copied().unwrap_or(false))),
            Self::Task(task) => example.task.map(|theirs| sure(theirs == task)),
        }
    }

    /// How often each example is learned from, where there are few.
    fn passes(self) -> usize {
        match self {
            Self::Clarification => 20,
            Self::Slot(_) => 10,
            Self::Task(_) => 8,
        }
    }

    /// What it is learned from: what is missing shows in words, a kind of work also in parts of
    /// them, because its examples are of many languages.
    fn views(self) -> Views {
        match self {
            Self::Clarification | Self::Slot(_) => REQUEST,
            Self::Task(_) => WORK,
        }
    }

    fn learning(self) -> FtrlSettings {
        if let Self::Task(_) = self { FtrlSettings { alpha: 1.0, l1: 0.02, l2: 0.1, ..LEARNING } } else { LEARNING }
    }

    /// With how many seeds it is judged.
    fn seeds(self, thorough: bool) -> usize {
        match (self, thorough) {
            (Self::Clarification, true) => 5,
            (Self::Clarification, false) | (_, true) => 2,
            _ => 1,
        }
    }
}

/// Trains a model, telling `progress` how far it is.
pub fn train(dataset: &Dataset, settings: &TrainSettings, progress: &mut dyn FnMut(Progress)) -> Model {
    progress(Progress::Reading { examples: dataset.examples.len() });
    let prompts = Prompts::of(&dataset.examples, settings.threads);
    let groups = dataset.groups();
    let kinds = kinds(&dataset.examples);
    let trainer = Trainer { examples: &dataset.examples, prompts, groups, settings };

    let jobs = trainer.jobs(&kinds);
    let of = jobs.len();
    let mut results = Vec::with_capacity(of);
    for jobs in jobs.chunks(settings.threads.max(1)) {
        progress(Progress::Validating { done: results.len(), of });
        results.extend(in_parallel(jobs, |job| trainer.judge(job)));
    }
    progress(Progress::Validating { done: of, of });
    let verdicts: Vec<Verdict> = kinds.iter().map(|kind| Verdict::of(*kind, &results)).collect();

    progress(Progress::Fitting);
    let held: Vec<&Verdict> = verdicts.iter().filter(|verdict| verdict.holds()).collect();
    let rows: Vec<usize> = (0..dataset.examples.len()).collect();
    let shares: Vec<Vec<Kind>> = shares(held.iter().map(|verdict| verdict.kind), settings.threads);
    let learners = in_parallel(&shares, |kinds| trainer.fit(kinds, &rows, settings.seed)).into_iter().flatten();
    let heads = held
        .iter()
        .zip(learners)
        .map(|(verdict, learner)| {
            let views = verdict.kind.views();
            let weight = |index| learner.weight(index) * views.of(index);
            Head::new(verdict.kind.name(), verdict.served(), weight)
        })
        .collect();
    let card = Card {
        trained: settings.date.clone(),
        host_version: env!("CARGO_PKG_VERSION").to_owned(),
        features_version: FEATURES_VERSION,
        seed: settings.seed,
        sources: dataset.sources(),
        heads: held.iter().map(|verdict| verdict.card(settings.seed)).collect(),
        served_share: verdicts.iter().any(|verdict| verdict.kind == Kind::Clarification).then_some(SERVED_SHARE),
        reliability: verdicts
            .iter()
            .find(|verdict| verdict.kind == Kind::Clarification)
            .map(|verdict| reliability(&verdict.probabilities()))
            .unwrap_or_default(),
        learning_curve: curve(&results),
        task: task_card(&results, &held, &dataset.examples),
    };
    Model::new(card, heads)
}

/// The heads that the data says something about.
fn kinds(examples: &[Example]) -> Vec<Kind> {
    let count =
        |kind: Kind| examples.iter().filter(|example| kind.label(example).is_some_and(|label| label.positive)).count();
    let mut tasks: Vec<&'static str> = examples.iter().filter_map(|example| example.task).collect();
    tasks.sort_unstable();
    tasks.dedup();
    std::iter::once(Kind::Clarification)
        .chain((0..SLOTS.len()).map(Kind::Slot))
        .chain(tasks.into_iter().map(Kind::Task))
        .filter(|kind| count(*kind) >= FEW)
        .collect()
}

/// What is to be computed: one fold judged by learners of other examples.
struct Job {
    seed: usize,
    kinds: Vec<Kind>,
    learn: Vec<usize>,
    judge: Vec<usize>,
    /// The size of the learning curve it is for; none for the figures of the heads.
    curve: Option<usize>,
}

/// Of judged examples: row, margin, truth.
type Judged = Vec<(usize, f32, bool)>;

/// What one job found.
struct JobResult {
    seed: usize,
    curve: Option<usize>,
    /// For each head, the judged examples that say something about it: row, margin, truth.
    margins: Vec<(Kind, Judged)>,
}

struct Trainer<'a> {
    examples: &'a [Example],
    prompts: Prompts<'a>,
    groups: Vec<usize>,
    settings: &'a TrainSettings,
}

impl Trainer<'_> {
    fn jobs(&self, kinds: &[Kind]) -> Vec<Job> {
        let is_large = self.examples.len() > LARGE;
        let all: Vec<usize> = (0..self.examples.len()).collect();
        let mut jobs = Vec::new();
        for seed in 0..if is_large { 1 } else { 5 } {
            let thorough = self.settings.thorough;
            let kinds: Vec<Kind> = kinds.iter().copied().filter(|kind| seed < kind.seeds(thorough)).collect();
            let folds = folds(&all, &self.groups, FOLDS, self.settings.seed.wrapping_add(seed as u64));
            for (at, judge) in folds.iter().enumerate().take(if is_large { 1 } else { FOLDS }) {
                let learn = || {
                    folds
                        .iter()
                        .enumerate()
                        .filter(move |(other, _)| *other != at)
                        .flat_map(|(_, rows)| rows.iter().copied())
                };
                let job = |kinds, learn, curve| Job { seed, kinds, learn, judge: judge.clone(), curve };
                jobs.push(job(kinds.clone(), learn().collect(), None));
                if !is_large && kinds.contains(&Kind::Clarification) && (thorough || seed == 0) {
                    // The folds are shuffled: the first of them are as good as any.
                    let rows: Vec<usize> =
                        learn().filter(|row| self.label(Kind::Clarification, *row).is_some()).collect();
                    let steps = CURVE.iter().copied().filter(|size| *size <= rows.len()).chain([rows.len()]);
                    let mut shuffled = rows.clone();
                    Random::new(seed as u64 + 1).shuffle(&mut shuffled);
                    jobs.extend(steps.filter(|size| *size < rows.len()).map(|size| {
                        job(vec![Kind::Clarification], shuffled.iter().copied().take(size).collect(), Some(size))
                    }));
                }
            }
        }
        jobs
    }

    fn judge(&self, job: &Job) -> JobResult {
        let learners = self.fit(&job.kinds, &job.learn, self.settings.seed.wrapping_add(job.seed as u64));
        let margin = |learner: &Ftrl, kind: Kind| {
            let one = |row: &usize| {
                let label = self.label(kind, *row)?;
                let features = self.prompts.features(*row).weighed(kind.views());
                Some((*row, learner.margin(&features), label.positive))
            };
            job.judge.iter().filter_map(one).collect()
        };
        let margins = job.kinds.iter().zip(&learners).map(|(kind, learner)| (*kind, margin(learner, *kind))).collect();
        JobResult { seed: job.seed, curve: job.curve, margins }
    }

    /// Learners of `kinds`, in their order, from `rows`.
    fn fit(&self, kinds: &[Kind], rows: &[usize], seed: u64) -> Vec<Ftrl> {
        let mut learners: Vec<Ftrl> = kinds.iter().map(|kind| Ftrl::new(kind.learning(), DIMENSIONS)).collect();
        let mut rows: Vec<usize> =
            rows.iter().copied().filter(|row| kinds.iter().any(|kind| self.label(*kind, *row).is_some())).collect();
        // The more there is to see, the fewer times it has to be seen.
        let most = (40_000 / rows.len().max(1)).max(1);
        let mut random = Random::new(seed);
        for pass in 0..kinds.iter().map(|kind| kind.passes()).max().unwrap_or(0).min(most) {
            random.shuffle(&mut rows);
            for row in &rows {
                let features = self.prompts.features(*row);
                for views in [REQUEST, WORK] {
                    let mut seen = None;
                    let due = |kind: Kind| pass < kind.passes() && kind.views() == views;
                    for (kind, learner) in kinds.iter().zip(&mut learners).filter(|(kind, _)| due(**kind)) {
                        if let Some(label) = self.label(*kind, *row) {
                            let seen = seen.get_or_insert_with(|| features.weighed(views));
                            learner.learn_towards(seen, label.target, 1.0);
                        }
                    }
                }
            }
        }
        learners
    }

    fn label(&self, kind: Kind, row: usize) -> Option<Label> {
        kind.label(self.examples.get(row)?)
    }
}

/// Features of all prompts, kept where they are few.
enum Prompts<'a> {
    Kept(Vec<Features>),
    /// Made anew each time, from the text and what its analysis said.
    Texts(&'a [Example], Vec<Facts>),
}

impl<'a> Prompts<'a> {
    fn of(examples: &'a [Example], threads: usize) -> Self {
        let bytes: usize = examples.iter().map(|example| example.text.len()).sum();
        if bytes > KEPT_BYTES {
            return Self::Texts(examples, each(examples, threads, facts));
        }
        Self::Kept(each(examples, threads, |example| Features::with(&facts(example), &example.text)))
    }

    fn features(&self, row: usize) -> Cow<'_, Features> {
        match self {
            Self::Kept(all) => all.get(row).map_or_else(|| Cow::Owned(Features::default()), Cow::Borrowed),
            Self::Texts(examples, facts) => {
                let both = examples.get(row).zip(facts.get(row));
                Cow::Owned(both.map(|(example, facts)| Features::with(facts, &example.text)).unwrap_or_default())
            }
        }
    }
}

fn facts(example: &Example) -> Facts {
    Facts::of(&Document::analyse(example.text.as_str()))
}

/// What `work` makes of each example, in their order.
fn each<R: Send>(examples: &[Example], threads: usize, work: impl Fn(&Example) -> R + Sync) -> Vec<R> {
    let shares: Vec<&[Example]> = examples.chunks(examples.len().div_ceil(threads.max(1)).max(1)).collect();
    in_parallel(&shares, |share| share.iter().map(&work).collect::<Vec<R>>()).into_iter().flatten().collect()
}

/// What cross-validation found of one head.
struct Verdict {
    kind: Kind,
    /// By seed and fold: margins with what is true.
    folds: Vec<(usize, Vec<(f32, bool)>)>,
}

impl Verdict {
    fn of(kind: Kind, results: &[JobResult]) -> Self {
        let fold = |result: &JobResult| {
            let (_, margins) = result.margins.iter().find(|(theirs, _)| *theirs == kind)?;
            Some((result.seed, margins.iter().map(|(_, margin, positive)| (*margin, *positive)).collect()))
        };
        Self { kind, folds: results.iter().filter(|result| result.curve.is_none()).filter_map(fold).collect() }
    }

    /// Whether it may be said at all.
    fn holds(&self) -> bool {
        !matches!(self.kind, Kind::Task(_)) || self.auc().mean >= HOLDS
    }

    fn auc(&self) -> Spread {
        spread_by_seed(self.folds.iter().map(|(seed, fold)| (*seed, fold.as_slice())))
    }

    fn margins(&self) -> Vec<(f32, bool)> {
        self.folds.iter().flat_map(|(_, fold)| fold.iter().copied()).collect()
    }

    fn calibration(&self) -> Calibration {
        Calibration::fit(&self.margins())
    }

    /// How the margins of prompts are read that nobody chose for being vague.
    fn served(&self) -> Calibration {
        let margins = self.margins();
        let positives = margins.iter().filter(|(_, positive)| *positive).count();
        match self.kind {
            Kind::Clarification if positives > 0 => {
                self.calibration().moved(positives as f64 / margins.len() as f64, SERVED_SHARE)
            }
            _ => self.calibration(),
        }
    }

    /// Each fold's probabilities by the calibration of the others of its seed. One fold alone is halved.
    fn probabilities(&self) -> Vec<(f64, bool)> {
        let halves;
        let folds = match self.folds.as_slice() {
            [(seed, fold)] => {
                let (one, other) = fold.split_at(fold.len() / 2);
                halves = [(*seed, one.to_vec()), (*seed, other.to_vec())];
                &halves[..]
            }
            folds => folds,
        };
        let mut all = Vec::new();
        for (at, (seed, fold)) in folds.iter().enumerate() {
            let others = folds.iter().enumerate().filter(|(other, (theirs, _))| *other != at && theirs == seed);
            let others: Vec<(f32, bool)> = others.flat_map(|(_, (_, fold))| fold.iter().copied()).collect();
            let calibration = Calibration::fit(&others);
            all.extend(fold.iter().map(|(margin, positive)| (calibration.probability(*margin), *positive)));
        }
        all
    }

    fn card(&self, seed: u64) -> HeadCard {
        // Of the first seed: each example once.
        let first: Vec<(f32, bool)> =
            self.folds.iter().filter(|(seed, _)| *seed == 0).flat_map(|(_, fold)| fold.iter().copied()).collect();
        let positives = first.iter().filter(|(_, positive)| *positive).count();
        let share = positives as f64 / first.len().max(1) as f64;
        HeadCard {
            name: self.kind.name(),
            examples: first.len(),
            positives,
            auc: self.auc(),
            auc_interval: bootstrap(&first, 500, seed, auc),
            brier: brier(&self.probabilities()),
            brier_of_share: share * (1.0 - share),
        }
    }
}

/// The mean AUC of the folds of each seed. A fold with only one kind of example says nothing.
fn spread_by_seed<'a>(folds: impl Iterator<Item = (usize, &'a [(f32, bool)])>) -> Spread {
    let mut by_seed: std::collections::BTreeMap<usize, Vec<f64>> = std::collections::BTreeMap::new();
    for (seed, fold) in folds {
        if fold.iter().any(|(_, positive)| *positive) && fold.iter().any(|(_, positive)| !*positive) {
            by_seed.entry(seed).or_default().push(auc(fold));
        }
    }
    let means: Vec<f64> = by_seed.values().map(|aucs| aucs.iter().sum::<f64>() / aucs.len() as f64).collect();
    Spread::of(&means)
}

fn curve(results: &[JobResult]) -> Vec<CurvePoint> {
    let point = |examples: &usize| {
        let folds: Vec<(usize, Vec<(f32, bool)>)> = results
            .iter()
            .filter(|result| result.curve == Some(*examples))
            .flat_map(|result| {
                result.margins.iter().map(|(_, margins)| {
                    (result.seed, margins.iter().map(|(_, margin, positive)| (*margin, *positive)).collect())
                })
            })
            .collect();
        let auc = spread_by_seed(folds.iter().map(|(seed, fold)| (*seed, fold.as_slice())));
        (auc.seeds > 0).then_some(CurvePoint { examples: *examples, auc })
    };
    CURVE.iter().filter_map(point).collect()
}

fn task_card(results: &[JobResult], held: &[&Verdict], examples: &[Example]) -> Option<TaskCard> {
    let known: Vec<&'static str> =
        held.iter().filter_map(|verdict| if let Kind::Task(task) = verdict.kind { Some(task) } else { None }).collect();
    let accuracy = |among: &[&'static str]| {
        let mut by_seed: std::collections::BTreeMap<usize, (usize, usize)> = std::collections::BTreeMap::new();
        for result in results.iter().filter(|result| result.curve.is_none()) {
            let mut best: std::collections::BTreeMap<usize, (f32, &'static str)> = std::collections::BTreeMap::new();
            for (kind, margins) in &result.margins {
                let Kind::Task(task) = *kind else { continue };
                for (row, margin, _) in margins.iter().filter(|_| among.contains(&task)) {
                    let best = best.entry(*row).or_insert((*margin, task));
                    if *margin > best.0 {
                        *best = (*margin, task);
                    }
                }
            }
            for (row, (_, said)) in best {
                let Some(task) = examples.get(row).and_then(|example| example.task) else { continue };
                if among.contains(&task) {
                    let (right, all) = by_seed.entry(result.seed).or_default();
                    *right += usize::from(said == task);
                    *all += 1;
                }
            }
        }
        let shares: Vec<f64> = by_seed.values().map(|(right, all)| *right as f64 / (*all).max(1) as f64).collect();
        (Spread::of(&shares), by_seed.values().map(|(_, all)| *all).next().unwrap_or(0))
    };
    if known.is_empty() {
        return None;
    }
    let three: Vec<&'static str> = THREE_WAY.into_iter().filter(|task| known.contains(task)).collect();
    let ((three_way, three_way_examples), (all, all_examples)) = (accuracy(&three), accuracy(&known));
    Some(TaskCard { three_way, three_way_examples, all, all_examples })
}

/// `items` in at most `count` shares of neighbours.
fn shares(items: impl Iterator<Item = Kind>, count: usize) -> Vec<Vec<Kind>> {
    let items: Vec<Kind> = items.collect();
    let size = items.len().div_ceil(count.max(1)).max(1);
    items.chunks(size).map(<[Kind]>::to_vec).collect()
}

/// One thread for each item; the results in the order of the items.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = items.iter().map(|item| scope.spawn(move || work(item))).collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::dataset::Clarification;
    use super::*;

    /// Prompts of which those with "my" lack something, and kinds of work with their own words.
    fn dataset(count: usize) -> Dataset {
        let things = ["trip", "garden", "dinner", "budget", "course", "party", "house", "career"];
        let example = |at: usize| {
            // Two of each, one of either kind of work: which it is shows in nothing.
            let thing = things[at / 2 % things.len()];
            let needed = at.is_multiple_of(3);
            let text = if needed {
                format!("Plan my {thing} number {at}")
            } else {
                format!("Explain what a {thing} is, part {at}")
            };
            let degree = if needed { 0.6 } else { 0.0 };
            Example {
                text,
                source: "in3".to_owned(),
                clarification: Some(Clarification { needed, degree, ..Clarification::default() }),
                task: Some(if at.is_multiple_of(2) { "coding" } else { "math" }),
            }
        };
        Dataset { examples: (0..count).map(example).collect(), unlabelled: 0 }
    }

    fn settings() -> TrainSettings {
        TrainSettings { seed: 1, date: "2026-01-01T00:00:00Z".to_owned(), threads: 2, thorough: false }
    }

    #[test]
    fn it_learns_what_can_be_learned_and_does_not_say_what_cannot() {
        let mut steps = Vec::new();
        let model = train(&dataset(120), &settings(), &mut |step| steps.push(step));
        let head = model.card().heads.iter().find(|head| head.name == NEEDS_CLARIFICATION).unwrap();
        assert!(head.auc.mean > 0.95 && head.brier < 0.1, "{head:?}");
        assert_eq!((head.examples, head.positives), (120, 40));
        let names: Vec<&str> = model.heads().iter().map(|head| head.name.as_str()).collect();
        assert_eq!(names, [NEEDS_CLARIFICATION], "kinds of work are by chance here");
        let p = |text: &str| model.scores(&Features::of(&Document::analyse(text))).needs_clarification().unwrap();
        assert!(p("Plan my wedding for me") > 0.8, "{}", p("Plan my wedding for me"));
        assert!(p("Explain what a wedding is") < 0.2, "{}", p("Explain what a wedding is"));
        assert_eq!(steps.last(), Some(&Progress::Fitting));
    }

    /// The public data of `docs/model.md`, where it is present.
    fn public_data() -> Option<Dataset> {
        let folder = std::path::PathBuf::from(std::env::var_os("PROMPT_HOST_DATA").unwrap_or_default());
        let files = ["in3.jsonl", "task-types.jsonl"].map(|name| folder.join(name));
        files.iter().all(|file| file.is_file()).then(|| Dataset::read(&files).unwrap())
    }

    #[test]
    fn public_prompts_that_were_held_out_are_judged_as_well_as_the_page_says() {
        let Some(dataset) = public_data() else {
            eprintln!(
                "public_prompts_that_were_held_out_are_judged_as_well_as_the_page_says: \
                 left out, PROMPT_HOST_DATA names no folder with in3.jsonl and task-types.jsonl"
            );
            return;
        };
        let settings = settings();
        let prompts = Prompts::of(&dataset.examples, settings.threads);
        let groups = dataset.groups();
        let trainer = Trainer { examples: &dataset.examples, prompts, groups, settings: &settings };
        let rows: Vec<usize> = (0..dataset.examples.len()).collect();
        let mut folds = folds(&rows, &trainer.groups, FOLDS, settings.seed);
        let judge = folds.remove(0);
        let kinds: Vec<Kind> = std::iter::once(Kind::Clarification).chain(THREE_WAY.map(Kind::Task)).collect();
        let job = Job { seed: 0, kinds: kinds.clone(), learn: folds.concat(), judge, curve: None };
        let results = [trainer.judge(&job)];
        let verdicts: Vec<Verdict> = kinds.iter().map(|kind| Verdict::of(*kind, &results)).collect();
        let tasks: Vec<&Verdict> = verdicts.iter().skip(1).collect();
        let three_way = task_card(&results, &tasks, &dataset.examples).unwrap().three_way.mean;
        // A fifth is few: less than the means of the page by as much as chance explains.
        let clarification = verdicts[0].auc().mean;
        assert!(clarification >= 0.83 && three_way >= 0.75, "{clarification} {three_way}");
    }

    #[test]
    fn the_same_seed_and_data_give_the_same_bytes() {
        let one = train(&dataset(80), &settings(), &mut |_| ());
        let other = train(&dataset(80), &TrainSettings { threads: 1, ..settings() }, &mut |_| ());
        assert_eq!(one.write(), other.write());
    }
}
