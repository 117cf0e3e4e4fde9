//! The model that serves: immutable, one multiplication a coordinate and head.
//!
//! Weights of eight heads for one coordinate stand side by side, so that scoring walks once for
//! each eight through a prompt's coordinates. What a request sees is an [`Arc`] of it; a newer model takes
//! its place as a plugin's generation does.

use std::fmt;
use std::sync::{Arc, LazyLock};

use super::calibration::Calibration;
use super::card::Card;
use super::file;
use super::heads::{MISSING, NEEDS_CLARIFICATION, TASK};
use super::{DIMENSIONS, Features, Heads, Reading, SURFACE};
use crate::plugin::{Digest, Scores};
use crate::prompt::Document;

/// Why bytes are no model that this host can use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Something else altogether.
    #[error("is no model file: it does not begin with `PHMODEL`")]
    NotAModel,
    /// Written by another host.
    #[error("is a model file of version {found}, this host reads {supported}: train it again with this host")]
    OtherVersion {
        /// The file's.
        found: u8,
        /// The host's.
        supported: u8,
    },
    /// Its coordinates mean something else.
    #[error("was trained on features of version {found}, this host has {supported}: train it again with this host")]
    OtherFeatures {
        /// The file's.
        found: u32,
        /// The host's.
        supported: u32,
    },
    /// Larger than a model may be.
    #[error("has {size} bytes, more than the {limit} a model may have")]
    TooLarge {
        /// Bytes of the file.
        size: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// Not what was written.
    #[error("is damaged: its digest is not that of its content; copy it again")]
    Digest,
    /// Its digest is right, its content is none.
    #[error("is malformed: {0}")]
    Malformed(&'static str),
}

/// Weights and calibration of one head, as they stand in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// As in `scores.score(name)`.
    pub name: String,
    /// From its margin to a probability.
    pub calibration: Calibration,
    /// Weights of the surface coordinates.
    pub(super) surface: [f32; SURFACE],
    /// What a hashed coordinate's small integer is multiplied with.
    pub(super) scale: f32,
    /// Hashed coordinates in rising order, with their weights; no weight is 0.
    pub(super) weights: Vec<(u32, i8)>,
}

impl Head {
    /// Of a weight for each coordinate. Hashed weights are rounded to 255 steps.
    pub fn new(name: impl Into<String>, calibration: Calibration, weight: impl Fn(usize) -> f32) -> Self {
        let largest = (SURFACE..DIMENSIONS).map(|index| weight(index).abs()).fold(0.0, f32::max);
        let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
        #[expect(clippy::cast_possible_truncation, reason = "within −127 to 127, and below 2^32")]
        let rounded = |index: usize| (index as u32, (weight(index) / scale).round() as i8);
        let weights = (SURFACE..DIMENSIONS).map(rounded).filter(|(_, weight)| *weight != 0).collect();
        Self { name: name.into(), calibration, surface: std::array::from_fn(weight), scale, weights }
    }
}

/// A model.
#[derive(Clone, PartialEq)]
pub struct Model {
    digest: Digest,
    card: Card,
    heads: Vec<Head>,
    names: Arc<[String]>,
    sections: Vec<(String, Vec<u8>)>,
    /// For each [`LANES`] of the heads, their rounded weights for each hashed coordinate.
    matrix: Vec<Box<[[Half; LANES]]>>,
}

/// Heads that are computed at once.
const LANES: usize = 8;

/// The upper half of an `f32`, which holds a rounded weight exactly: the matrix takes half the
/// room of one of `f32`, and is found sooner, and a shift widens it, which a byte would not be.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Half(u16);

impl Half {
    fn of(weight: i8) -> Self {
        Self((f32::from(weight).to_bits() >> 16) as u16)
    }

    fn wide(self) -> f32 {
        f32::from_bits(u32::from(self.0) << 16)
    }
}

impl Model {
    /// Of heads, with what is to be said about them.
    pub fn new(card: Card, heads: Vec<Head>) -> Self {
        Self::of_parts(card, heads, Vec::new())
    }

    /// A model from a file's bytes.
    ///
    /// # Errors
    /// [`ModelError`] for anything else than what [`write`](Self::write) wrote.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let (card, heads, sections) = file::read(bytes)?;
        Ok(Self::of_parts(card, heads, sections))
    }

    /// The model inside the host; none where that was built without one.
    pub fn base() -> Option<Arc<Self>> {
        static BASE: LazyLock<Option<Arc<Model>>> =
            LazyLock::new(|| Model::read(Model::base_file()?).ok().map(Arc::new));
        BASE.clone()
    }

    /// The file of the model inside the host; none where that was built without one.
    pub fn base_file() -> Option<&'static [u8]> {
        let bytes: &[u8] = include_bytes!("../../models/base.model");
        (!bytes.is_empty()).then_some(bytes)
    }

    /// The bytes of its file: the same model gives the same bytes.
    pub fn write(&self) -> Vec<u8> {
        file::write(&self.card, &self.heads, &self.sections)
    }

    /// The digest of its file's content.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What it says about itself.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// Its heads, in the order of the card.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// What another learner keeps in the same file.
    pub fn section(&self, name: &str) -> Option<&[u8]> {
        self.sections.iter().find(|(theirs, _)| theirs == name).map(|(_, bytes)| bytes.as_slice())
    }

    /// The same model with a section more, or another one in its place.
    pub fn with_section(&self, name: impl Into<String>, bytes: Vec<u8>) -> Self {
        let name = name.into();
        let mut sections = self.sections.clone();
        match sections.iter_mut().find(|(theirs, _)| *theirs == name) {
            Some((_, old)) => *old = bytes,
            None => sections.push((name, bytes)),
        }
        Self::of_parts(self.card.clone(), self.heads.clone(), sections)
    }

    /// The same model with another card.
    pub fn with_card(&self, card: Card) -> Self {
        Self::of_parts(card, self.heads.clone(), self.sections.clone())
    }

    /// What it thinks of a prompt.
    pub fn scores(&self, features: &Features) -> PromptScores {
        let margins = self.margins(features);
        let scope = features.scope();
        // What these heads learned from are requests in English, of a sentence or a few. Of
        // anything else they know nothing, and to say nothing is better than to guess.
        let is_request = !scope.foreign && !scope.laid_out && REQUEST_WORDS.contains(&scope.words);
        let is_text = !scope.foreign && scope.words > 1;
        let judge = |(head, margin): (&Head, &f32)| {
            let in_scope = if head.name.starts_with(TASK) { is_text } else { is_request };
            in_scope.then(|| head.calibration.probability(*margin))
        };
        let mut probabilities: Vec<Option<f64>> = self.heads.iter().zip(&margins).map(judge).collect();
        // Kinds of work exclude each other.
        let is_task = |(head, _): &(&Head, &mut Option<f64>)| head.name.starts_with(TASK);
        let tasks = || self.heads.iter().zip(&probabilities).filter(|(head, _)| head.name.starts_with(TASK));
        let sum: f64 = tasks().filter_map(|(_, probability)| *probability).sum();
        if sum > 1.0 {
            for (_, probability) in self.heads.iter().zip(&mut probabilities).filter(is_task) {
                *probability = probability.map(|probability| probability / sum);
            }
        }
        PromptScores { names: Arc::clone(&self.names), probabilities }
    }

    fn margins(&self, features: &Features) -> Vec<f32> {
        let mut margins = vec![0.0_f32; self.heads.len()];
        let split = features.iter().take_while(|(index, _)| *index < SURFACE).count();
        for (index, value) in features.iter().take(split) {
            for (margin, head) in margins.iter_mut().zip(&self.heads) {
                *margin += head.surface.get(index).copied().unwrap_or_default() * value;
            }
        }
        let mut sums = Vec::with_capacity(self.matrix.len());
        for rows in &self.matrix {
            let mut sum = [0.0_f32; LANES];
            for (index, value) in features.iter().skip(split) {
                let Some(row) = rows.get(index - SURFACE) else { continue };
                for (sum, weight) in sum.iter_mut().zip(row) {
                    *sum += weight.wide() * value;
                }
            }
            sums.push(sum);
        }
        for ((margin, head), sum) in margins.iter_mut().zip(&self.heads).zip(sums.as_flattened()) {
            *margin += head.scale * sum;
        }
        margins
    }

    fn of_parts(card: Card, heads: Vec<Head>, sections: Vec<(String, Vec<u8>)>) -> Self {
        let rows = |heads: &[Head]| {
            let mut rows = vec![[Half::default(); LANES]; DIMENSIONS - SURFACE].into_boxed_slice();
            for (lane, head) in heads.iter().enumerate() {
                for (index, weight) in &head.weights {
                    let row = (*index as usize).checked_sub(SURFACE).and_then(|row| rows.get_mut(row));
                    if let Some(place) = row.and_then(|row| row.get_mut(lane)) {
                        *place = Half::of(*weight);
                    }
                }
            }
            rows
        };
        let matrix = heads.chunks(LANES).map(rows).collect();
        let digest = file::digest(&file::content(&card, &heads, &sections));
        let names = heads.iter().map(|head| head.name.clone()).collect();
        Self { digest, card, heads, names, sections, matrix }
    }
}

impl Heads for Model {
    fn read(&self, document: &Document) -> Reading {
        let scores = self.scores(&Features::of(document));
        Reading { task: scores.task().map(|(task, _)| task.to_owned()), scores: Arc::new(scores) }
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Model({}, {} heads)", self.digest.short(), self.heads.len())
    }
}

/// How long a request may be for the heads that learned from short ones.
const REQUEST_WORDS: std::ops::RangeInclusive<usize> = 3..=60;
/// A kind of work less probable than this is not named.
const NAMED: f64 = 0.5;

/// What a model thinks of one prompt.
#[derive(Debug, Clone, PartialEq)]
pub struct PromptScores {
    names: Arc<[String]>,
    probabilities: Vec<Option<f64>>,
}

impl PromptScores {
    /// The probability that something has to be asked; none where the model knows nothing of such prompts.
    pub fn needs_clarification(&self) -> Option<f64> {
        self.get(NEEDS_CLARIFICATION)
    }

    /// Each kind of detail with the probability that it is missing and matters, most probable first.
    pub fn slots(&self) -> Vec<(&str, f64)> {
        let mut slots: Vec<(&str, f64)> = self.heads(MISSING).collect();
        slots.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        slots
    }

    /// The kind of work that is more probable than all others together.
    pub fn task(&self) -> Option<(&str, f64)> {
        self.heads(TASK).max_by(|(_, one), (_, other)| one.total_cmp(other)).filter(|(_, p)| *p >= NAMED)
    }

    /// The probability of one head.
    pub fn get(&self, head: &str) -> Option<f64> {
        self.all().find(|(name, _)| *name == head).and_then(|(_, probability)| probability)
    }

    /// All heads in the model's order.
    pub fn all(&self) -> impl Iterator<Item = (&str, Option<f64>)> {
        self.names.iter().map(String::as_str).zip(self.probabilities.iter().copied())
    }

    fn heads(&self, prefix: &'static str) -> impl Iterator<Item = (&str, f64)> {
        self.all().filter_map(move |(name, probability)| Some((name.strip_prefix(prefix)?, probability?)))
    }
}

impl Scores for PromptScores {
    #[expect(clippy::cast_possible_truncation, reason = "what is lost does not show in a probability")]
    fn score(&self, head: &str) -> Option<f32> {
        self.get(head).map(|probability| probability as f32)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::prompt::Document;

    pub(in crate::learn) fn small() -> Model {
        let calibration = Calibration { slope: 2.0, intercept: 0.5 };
        let weight = |index: usize| if index % 97 == 3 { (index as f32).sin() } else { 0.0 };
        let names = [NEEDS_CLARIFICATION, "missing-budget", "task-coding", "task-math"];
        let heads = names.map(|name| Head::new(name, calibration, weight));
        Model::new(Card { trained: "2026-01-01T00:00:00Z".to_owned(), ..Card::default() }, heads.to_vec())
    }

    fn scores(text: &str) -> PromptScores {
        small().scores(&Features::of(&Document::analyse(text)))
    }

    #[test]
    fn kinds_of_work_together_are_no_more_than_certain() {
        let scores = scores("Plan a trip to Rome for me, please.");
        assert!(scores.heads(TASK).map(|(_, p)| p).sum::<f64>() <= 1.0 + 1e-9);
        assert!(scores.needs_clarification().is_some_and(|p| (0.0..=1.0).contains(&p)));
        assert_eq!(scores.score("missing-budget").map(f64::from).map(|p| p > 0.0), Some(true));
        assert_eq!(scores.score("no-such-head"), None);
    }

    #[test]
    fn what_the_model_never_saw_the_like_of_gets_no_probability() {
        for text in
            ["東京への旅行を計画して", "Planifie un voyage à Rome pour ma famille et moi.", &"word ".repeat(200), "Hi"]
        {
            let scores = scores(text);
            assert_eq!(scores.needs_clarification(), None, "{text}");
            assert!(scores.slots().is_empty(), "{text}");
        }
        let code = scores("Why does this fail?\n\n```\nlet x = y;\n```\n");
        assert_eq!(code.needs_clarification(), None);
        assert!(code.get("task-coding").is_some(), "kinds of work were learned from code, too");
    }

    #[test]
    fn rounding_moves_a_weight_by_less_than_a_hundredth_of_the_largest() {
        let weight = |index: usize| (index as f32 * 0.1).cos() * 3.0;
        let head = Head::new("x", Calibration { slope: 1.0, intercept: 0.0 }, weight);
        for (index, rounded) in &head.weights {
            assert!((f32::from(*rounded) * head.scale - weight(*index as usize)).abs() < 0.03);
        }
    }

    #[test]
    fn the_model_inside_the_host_is_one_that_it_reads() {
        assert!(Model::base().is_some());
    }

    #[test]
    fn a_section_is_kept_beside_the_heads_and_changes_the_digest() {
        let model = small();
        let with = model.with_section("acceptance", vec![1, 2, 3]);
        assert_eq!(with.section("acceptance"), Some(&[1, 2, 3][..]));
        assert_eq!(model.section("acceptance"), None);
        assert_ne!(with.digest(), model.digest());
        assert_eq!(with.with_section("acceptance", vec![4]).section("acceptance"), Some(&[4][..]));
    }
}
