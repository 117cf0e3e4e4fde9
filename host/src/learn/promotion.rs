//! Whether what was learned anew is better than the model in service.
//!
//! ```text
//! lessons ─ groups ─┬─ four of five ─▶ candidate
//!                   └─ one of five ──▶ log loss of candidate and model in service, group by group
//!                                        └ bootstrap over groups ─▶ promoted, or why not
//! ```
//!
//! A group is held out by its name alone, so that it is held out again next time: the model in
//! service has not learned from it either. Where a model knows nothing of a rule, it says what
//! is kept on average, so that a candidate gains nothing from knowing that alone. The judge
//! forgets as the learner does: an outcome that came `half_life` examples ago weighs half.
//!
//! There are two candidates. One remembers for `half_life` examples. The other one forgets four
//! times as fast, and is judged by what came lately: it is there for people whose tastes have
//! turned round, to whom the first one, and the model in service, would be true for too long.
//!
//! A candidate is promoted when the gain in log loss is above 0 in 98.75 % of resamples of the
//! groups (the percentile bootstrap, Efron 1979; 97.5 % shared between the two, after
//! Bonferroni), unless logged decisions show that its gate would be worth less (see
//! [`super::off_policy`]); of two that could be, the one with the higher lower bound. Else the
//! report is the first one's, and says whether more of the same would show a gain, and how much:
//! the number of groups at which a gain as large as the one seen would be found four times in five.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::acceptance::Acceptance;
use super::chance::Chance;
use super::gate::Gate;
use super::lesson::{Lesson, groups};
use super::off_policy::{self, Estimate};

/// One group of so many is held out.
const HELD_OUT: u64 = 5;
/// The fewest held-out groups, weighed, that say something: below, the bootstrap promises too much.
const FEWEST_GROUPS: f64 = 20.0;
/// A gain below this, in nats for each outcome, is none.
const LEAST_GAIN: f64 = 0.005;
/// By how much faster the second candidate forgets.
const FASTER: f64 = 4.0;
/// Resamples of a thousand that may lie below the lower bound, and above the upper one.
const BEYOND: f64 = 12.5;
/// Quantiles of the normal distribution: 98.75 %, and 80 % for the power.
const Z_SURE: f64 = 2.2414;
const Z_POWER: f64 = 0.8416;

/// How a candidate is made and judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    /// Examples after which an older one counts half.
    pub half_life: f64,
    /// The gate that it would serve.
    pub gate: Gate,
    /// Resamples of the groups.
    pub resamples: usize,
    /// What decides the resamples.
    pub seed: u64,
}

/// What became of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum Promotion {
    /// It is better.
    Promoted,
    /// It is not, and more of the same would not change that.
    NoBetter,
    /// That cannot be told yet.
    NotEnoughData {
        /// About how many more outcomes it takes.
        missing_outcomes: u64,
    },
    /// Logged decisions show that its gate would be worth less.
    WorthLess,
}

/// A number with the bounds in which it lies in 97.5 % of resamples.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bounded {
    /// As measured.
    pub mean: f64,
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// What was learned of one rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleReport {
    /// `plugin/code`.
    pub rule: String,
    /// Outcomes with edits of it.
    pub outcomes: usize,
    /// The mean of what was kept.
    pub kept: f64,
}

/// How a training went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Examples after which the candidate remembers half.
    pub half_life: f64,
    /// Records with an outcome.
    pub outcomes: usize,
    /// Groups of them that belong together.
    pub groups: usize,
    /// Groups that were held out.
    pub held_out_groups: usize,
    /// Edits of a rule that were learned from.
    pub learned: usize,
    /// Edits of a rule that were judged by.
    pub judged: usize,
    /// By rule.
    pub rules: Vec<RuleReport>,
    /// Log loss of the candidate on what was held out, nats for each edit of a rule; null without any.
    pub candidate_loss: Option<f64>,
    /// The same of the model in service.
    pub incumbent_loss: Option<f64>,
    /// By how much the candidate's loss is less; null without anything held out.
    pub gain: Option<Bounded>,
    /// What the candidate's gate would have been worth.
    pub candidate_value: Estimate,
    /// The same of the model in service.
    pub incumbent_value: Estimate,
    /// Whether it is promoted.
    pub promotion: Promotion,
}

/// Sums of one held-out group.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    weight: f64,
    candidate: f64,
    incumbent: f64,
}

/// Learns from `lessons`, the oldest first, and compares the outcome with `incumbent`.
/// `progress` hears how many lessons were learned, of how many.
pub fn candidate(
    lessons: &[Lesson],
    incumbent: Option<&Acceptance>,
    terms: Terms,
    mut progress: impl FnMut(usize, usize),
) -> (Acceptance, Report) {
    let groups = groups(lessons);
    let all = lessons.len();
    let long = judged(lessons, &groups, incumbent, terms, |learned| progress(learned, 2 * all));
    let lately = Terms { half_life: terms.half_life / FASTER, ..terms };
    let short = judged(lessons, &groups, incumbent, lately, |learned| progress(all + learned, 2 * all));
    let worth = |report: &Report| {
        let gain = report.gain.filter(|_| report.promotion == Promotion::Promoted);
        gain.map_or(f64::NEG_INFINITY, |gain| gain.low)
    };
    if worth(&short.1) > worth(&long.1) { short } else { long }
}

/// One candidate and what became of it.
fn judged(
    lessons: &[Lesson],
    groups: &[u64],
    incumbent: Option<&Acceptance>,
    terms: Terms,
    mut progress: impl FnMut(usize),
) -> (Acceptance, Report) {
    let is_held_out = |group: u64| Chance::new(group).number().is_multiple_of(HELD_OUT);
    let mut candidate = Acceptance::new(terms.half_life);
    let mut learned = 0;
    // Positions count examples, as the learner's own clock does.
    let mut position = 0.0;
    let mut held: Vec<(u64, &Lesson, f64)> = Vec::new();
    let mut mean = (1.0, 2.0);
    for (index, (lesson, group)) in lessons.iter().zip(groups).enumerate() {
        position += count(lesson.credits.len());
        if is_held_out(*group) {
            held.push((*group, lesson, position));
            continue;
        }
        for credit in &lesson.credits {
            candidate.learn(&credit.rule, &lesson.situation, credit.kept, 1.0);
            let fade = (-1.0 / terms.half_life).exp2();
            mean = (mean.0 * fade + credit.kept, mean.1 * fade + 1.0);
            learned += 1;
        }
        if index % 1_024 == 0 {
            progress(index);
        }
    }
    progress(lessons.len());
    let held: Vec<(u64, &Lesson, f64)> = held
        .into_iter()
        .map(|(group, lesson, at)| (group, lesson, (-(position - at) / terms.half_life).exp2()))
        .collect();
    let usual = mean.0 / mean.1;
    let mut sums: BTreeMap<u64, Sums> = BTreeMap::new();
    let mut judged = 0;
    for (group, lesson, weight) in &held {
        for credit in &lesson.credits {
            let sums = sums.entry(*group).or_default();
            let says = |model: Option<&Acceptance>| {
                model.and_then(|model| model.probability(&credit.rule, &lesson.situation)).unwrap_or(usual)
            };
            sums.weight += weight;
            sums.candidate += weight * loss(says(Some(&candidate)), credit.kept);
            sums.incumbent += weight * loss(says(incumbent), credit.kept);
            judged += 1;
        }
    }
    let sums: Vec<Sums> = sums.into_values().collect();
    let gain = bounded(&sums, terms);
    let weighed = || held.iter().map(|(_, lesson, weight)| (*lesson, *weight));
    let nothing = Acceptance::new(terms.half_life);
    let candidate_value = off_policy::estimate(weighed(), &candidate, terms.gate);
    let incumbent_value = off_policy::estimate(weighed(), incumbent.unwrap_or(&nothing), terms.gate);
    let distinct: std::collections::BTreeSet<u64> = groups.iter().copied().collect();
    let held_out_groups = distinct.iter().filter(|group| is_held_out(**group)).count();
    let total: f64 = sums.iter().map(|sums| sums.weight).sum();
    let mean_loss = |part: fn(&Sums) -> f64| (total > 0.0).then(|| sums.iter().map(part).sum::<f64>() / total);
    let outcomes_per_group = count(lessons.len()) / count(distinct.len().max(1));
    let report = Report {
        half_life: terms.half_life,
        outcomes: lessons.len(),
        groups: distinct.len(),
        held_out_groups,
        learned,
        judged,
        rules: by_rule(lessons),
        candidate_loss: mean_loss(|sums| sums.candidate),
        incumbent_loss: mean_loss(|sums| sums.incumbent),
        gain,
        candidate_value,
        incumbent_value,
        promotion: promotion(gain, &sums, outcomes_per_group, candidate_value, incumbent_value),
    };
    (candidate, report)
}

fn promotion(
    gain: Option<Bounded>,
    sums: &[Sums],
    outcomes_per_group: f64,
    candidate: Estimate,
    incumbent: Estimate,
) -> Promotion {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive count, or the most there is"
    )]
    let missing = |groups: f64| Promotion::NotEnoughData {
        missing_outcomes: (groups.max(1.0) * outcomes_per_group.max(1.0) * HELD_OUT as f64).ceil() as u64,
    };
    let (weight, squares) =
        sums.iter().fold((0.0, 0.0), |(sum, squares), group| (sum + group.weight, squares + group.weight.powi(2)));
    let groups = if squares > 0.0 { weight * weight / squares } else { 0.0 };
    let Some(gain) = gain.filter(|_| groups >= FEWEST_GROUPS) else { return missing(FEWEST_GROUPS - groups) };
    if gain.low > 0.0 && gain.mean >= LEAST_GAIN {
        let both_known = candidate.can_judge && incumbent.can_judge;
        let values = candidate.value.zip(incumbent.value).filter(|_| both_known);
        // Rewards lie between -1 and 1: what chance may do to their mean is bounded by that.
        let doubt = Z_SURE / candidate.effective_samples.min(incumbent.effective_samples).sqrt();
        let is_worth_less = values.is_some_and(|(candidate, incumbent)| candidate + doubt < incumbent);
        return if is_worth_less { Promotion::WorthLess } else { Promotion::Promoted };
    }
    let needed = needed_groups(gain, groups);
    if gain.mean >= LEAST_GAIN && needed > groups { missing(needed - groups) } else { Promotion::NoBetter }
}

/// Groups at which a gain of this size would be seen four times in five.
fn needed_groups(gain: Bounded, groups: f64) -> f64 {
    let deviation = (gain.high - gain.low) / (2.0 * Z_SURE) * groups.sqrt();
    ((Z_SURE + Z_POWER) * deviation / gain.mean).powi(2)
}

fn bounded(sums: &[Sums], terms: Terms) -> Option<Bounded> {
    let gain = |picked: &mut dyn Iterator<Item = &Sums>| {
        let (gain, weight) = picked.fold((0.0, 0.0), |(gain, weight), group| {
            (gain + group.incumbent - group.candidate, weight + group.weight)
        });
        if weight > 0.0 { gain / weight } else { 0.0 }
    };
    if sums.is_empty() {
        return None;
    }
    let mut chance = Chance::new(terms.seed);
    let mut means: Vec<f64> =
        (0..terms.resamples.max(1)).map(|_| gain(&mut (0..sums.len()).filter_map(|_| chance.pick(sums)))).collect();
    means.sort_by(f64::total_cmp);
    let last = count(means.len() - 1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the resamples")]
    let at = |share: f64| means.get((last * share / 1_000.0) as usize).copied().unwrap_or_default();
    Some(Bounded { mean: gain(&mut sums.iter()), low: at(BEYOND), high: at(1_000.0 - BEYOND) })
}

/// What it costs to say `said` where `kept` came true, nats.
fn loss(said: f64, kept: f64) -> f64 {
    let said = said.clamp(0.01, 0.99);
    -(kept * said.ln() + (1.0 - kept) * (1.0 - said).ln())
}

fn by_rule(lessons: &[Lesson]) -> Vec<RuleReport> {
    let mut rules: BTreeMap<&str, (usize, f64)> = BTreeMap::new();
    for credit in lessons.iter().flat_map(|lesson| &lesson.credits) {
        let (outcomes, kept) = rules.entry(&credit.rule).or_default();
        (*outcomes, *kept) = (*outcomes + 1, *kept + credit.kept);
    }
    let report = |(rule, (outcomes, kept)): (&str, (usize, f64))| RuleReport {
        rule: rule.to_owned(),
        outcomes,
        kept: kept / count(outcomes),
    };
    rules.into_iter().map(report).collect()
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// One sentence for people.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.promotion {
            Promotion::Promoted => {
                f.write_str("promoted: it foretells better than the model in service what people keep")?;
            }
            Promotion::NoBetter => f.write_str("not promoted: it is no better than the model in service")?,
            Promotion::NotEnoughData { missing_outcomes } => {
                write!(f, "not promoted: not enough data, about {missing_outcomes} more outcomes are needed")?;
            }
            Promotion::WorthLess => {
                f.write_str("not promoted: by the logged decisions its gate would be worth less")?;
            }
        }
        if let Some(Bounded { mean, low, high }) = self.gain {
            write!(f, " (gain {mean:+.4} nats an edit, 97.5 % between {low:+.4} and {high:+.4})")?;
        }
        if self.candidate_value.decisions > 0 && !self.candidate_value.can_judge {
            write!(
                f,
                "; what its gate would be worth cannot be told: the logs speak of {:.0} % of its decisions, and without \
                 exploration (`model.explore`) never of what was not tried",
                self.candidate_value.support * 100.0
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Read;
    use crate::plugin::Target;
    use crate::prompt::Document;

    const TERMS: Terms = Terms { half_life: 500.0, gate: Gate::Greedy(0.35), resamples: 1_000, seed: 1 };
    const WORDS: [&str; 12] =
        ["boat", "tax", "poem", "garden", "server", "invoice", "school", "train", "cake", "novel", "map", "choir"];

    /// Lessons of people who keep an edit on a prompt with code or without so often.
    fn lessons(count: usize, seed: u64, taste: impl Fn(bool) -> f64) -> Vec<Lesson> {
        let mut chance = Chance::new(seed);
        let lesson = |index: usize| {
            let with_code = chance.share() < 0.5;
            let mut word = || *chance.pick(&WORDS).unwrap();
            let about = format!("{} {} {} {} {} {index}", word(), word(), word(), word(), word());
            let text = if with_code { format!("Fix `run_it()` for {about}.") } else { format!("Write of {about}.") };
            let kept = f64::from(u8::from(chance.share() < taste(with_code)));
            let document = Document::analyse(text);
            let kept = [("tone/shouting".to_owned(), kept)];
            Lesson::new(Read::Text(&document, None), Target::Unknown, None, Vec::new(), kept)
        };
        (0..count).map(lesson).collect()
    }

    fn report(lessons: &[Lesson], incumbent: Option<&Acceptance>) -> (Acceptance, Report) {
        super::candidate(lessons, incumbent, TERMS, |_, _| ())
    }

    #[test]
    fn what_people_care_about_is_promoted_over_no_model() {
        let (_, report) = report(&lessons(600, 1, |with_code| if with_code { 0.1 } else { 0.9 }), None);
        assert_eq!(report.promotion, Promotion::Promoted, "{report}");
        assert!(report.gain.unwrap().low > 0.1 && report.candidate_loss < report.incumbent_loss, "{report:#?}");
    }

    #[test]
    fn people_who_throw_coins_promote_nothing() {
        for seed in 0..10 {
            let (_, report) = report(&lessons(600, seed, |_| 0.5), None);
            assert_ne!(report.promotion, Promotion::Promoted, "seed {seed}: {report}");
        }
    }

    #[test]
    fn little_data_is_not_enough_and_says_how_much_is_missing() {
        let taste = |with_code| if with_code { 0.1 } else { 0.9 };
        let (_, report) = report(&lessons(40, 1, taste), None);
        let Promotion::NotEnoughData { missing_outcomes } = report.promotion else { panic!("{report}") };
        assert!((20..200).contains(&missing_outcomes), "{report}");
        assert!(report.to_string().contains("more outcomes are needed"));
    }

    #[test]
    fn the_same_again_is_no_better() {
        let taste = |with_code| if with_code { 0.1 } else { 0.9 };
        let lessons = lessons(1_000, 1, taste);
        let (first, _) = report(&lessons, None);
        let (_, again) = report(&lessons, Some(&first));
        assert_eq!(again.promotion, Promotion::NoBetter, "{again}");
    }

    #[test]
    fn a_new_taste_is_promoted_over_the_old() {
        let (old, _) = report(&lessons(1_000, 1, |with_code| if with_code { 0.1 } else { 0.9 }), None);
        let mut all = lessons(1_000, 1, |with_code| if with_code { 0.1 } else { 0.9 });
        all.extend(lessons(800, 2, |with_code| if with_code { 0.9 } else { 0.1 }));
        let (_, report) = report(&all, Some(&old));
        assert_eq!(report.promotion, Promotion::Promoted, "{report}");
    }

    #[test]
    fn what_came_lately_is_enough_when_tastes_turned_round() {
        let taste = |with_code| if with_code { 0.1 } else { 0.9 };
        let (old, _) = report(&lessons(1_000, 1, taste), None);
        let mut all = lessons(1_000, 1, taste);
        all.extend(lessons(160, 2, |with_code| 1.0 - taste(with_code)));
        let (_, report) = report(&all, Some(&old));
        assert_eq!((report.promotion, report.half_life), (Promotion::Promoted, TERMS.half_life / FASTER), "{report}");
    }

    #[test]
    fn no_lessons_are_not_enough() {
        let (_, report) = report(&[], None);
        assert!(matches!(report.promotion, Promotion::NotEnoughData { .. }), "{report:?}");
    }
}
