//! A model in service: what it thinks of a prompt, and what it decides about rules.
//!
//! It never changes: another model is another advisor, with another digest. Requests that run
//! keep the one they took, as they keep their generation of plugins.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use super::acceptance::{Acceptance, Posterior};
use super::chance::Chance;
use super::gate::{Gate, Verdict};
use super::heads::{MISSING, SLOTS};
use super::settings::Settings;
use super::situation::Situation;
use crate::plugin::Scores;
use crate::prompt::Document;

/// The head for the probability that a prompt leaves out what only the person knows.
pub const NEEDS_CLARIFICATION: &str = "needs-clarification";

/// What a model says of prompts as such, whatever rules there are.
pub trait Heads: Send + Sync + fmt::Debug {
    /// Reads a prompt. The same text gives the same reading.
    fn read(&self, document: &Document) -> Reading;
}

/// What a model says of one prompt.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What kind of work it asks for; none when the model does not tell.
    pub task: Option<String>,
    /// Probabilities, by head.
    pub scores: Arc<dyn Scores>,
}

impl Reading {
    /// How likely the prompt leaves out what only the person knows.
    pub fn needs_clarification(&self) -> Option<f64> {
        self.score(NEEDS_CLARIFICATION)
    }

    /// How likely each kind of detail is missing and matters, by its name; none when the model
    /// does not tell.
    pub fn missing_slots(&self) -> Option<BTreeMap<String, f64>> {
        let scored = SLOTS.iter().filter_map(|slot| {
            let probability = self.score(&format!("{MISSING}{}", slot.name))?;
            Some((slot.name.to_owned(), probability))
        });
        Some(scored.collect::<BTreeMap<_, _>>()).filter(|slots| !slots.is_empty())
    }

    /// A probability, by head.
    pub fn score(&self, head: &str) -> Option<f64> {
        self.scores.score(head).map(f64::from)
    }
}

/// On whose behalf and when a decision is drawn: within one hour, one asker has the same luck.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Occasion {
    /// The session, else the client.
    pub who: String,
    /// Hours since 1970.
    pub hour: u64,
}

/// A model in service.
#[derive(Debug, Clone)]
pub struct Advisor {
    digest: String,
    heads: Option<Arc<dyn Heads>>,
    acceptance: Arc<Acceptance>,
    gate: Gate,
    question_floor: f64,
    /// None is the hour it is.
    hour: Option<u64>,
}

impl Advisor {
    /// Of a model with this digest. Without `heads` it says nothing of prompts as such.
    pub fn new(
        digest: String,
        heads: Option<Arc<dyn Heads>>,
        acceptance: Arc<Acceptance>,
        settings: &Settings,
    ) -> Self {
        Self {
            digest,
            heads,
            acceptance,
            gate: settings.gate(),
            question_floor: settings.question_floor.into(),
            hour: None,
        }
    }

    /// The same with another gate.
    pub fn with_gate(self, gate: Gate) -> Self {
        Self { gate, ..self }
    }

    /// The same in a simulation, where it is always this hour.
    pub fn at_hour(self, hour: u64) -> Self {
        Self { hour: Some(hour), ..self }
    }

    /// Who asks at this moment.
    pub fn occasion(&self, who: String) -> Occasion {
        let now = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Occasion { who, hour: self.hour.unwrap_or_else(|| now().as_secs() / 3_600) }
    }

    /// The digest of the model file, 64 hex digits.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What it has learned of rules.
    pub fn acceptance(&self) -> &Arc<Acceptance> {
        &self.acceptance
    }

    /// Questions that matter less likely than this are not asked.
    pub fn question_floor(&self) -> f64 {
        self.question_floor
    }

    /// Reads a prompt; none without heads.
    pub fn read(&self, document: &Document) -> Option<Reading> {
        self.heads.as_ref().map(|heads| heads.read(document))
    }

    /// How likely a person keeps what `rule` (`plugin/code`) does; none when too little is known of it.
    pub fn probability(&self, rule: &str, situation: &Situation) -> Option<f64> {
        self.acceptance.posterior(rule, situation).map(Posterior::probability)
    }

    /// Whether a suggested edit of `rule` is applied; none when the model has no say.
    ///
    /// Where chance takes part, it is the same for the same rule, occasion and model, and does
    /// not depend on the text: what was held back at rest stays held back.
    pub fn decide(&self, rule: &str, situation: &Situation, occasion: &Occasion) -> Option<Verdict> {
        let thought = self.acceptance.posterior(rule, situation);
        let hour = occasion.hour.to_string();
        self.gate.decide(thought, &mut Chance::of(&[&occasion.who, rule, &self.digest, &hour]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plugin::Target;

    fn advisor(explore: bool) -> Advisor {
        let mut acceptance = Acceptance::new(1_000.0);
        let here = situation("Write a letter.");
        (0..20).for_each(|round| acceptance.learn("tone/shouting", &here, f64::from(u8::from(round % 5 == 0)), 1.0));
        let settings = Settings { explore, ..Settings::default() };
        Advisor::new("d".repeat(64), None, Arc::new(acceptance), &settings)
    }

    fn situation(text: &str) -> Situation {
        Situation::of(&Document::analyse(text), Target::Unknown, None)
    }

    #[test]
    fn one_asker_has_the_same_luck_for_an_hour_and_others_have_their_own() {
        let advisor = advisor(true);
        let here = situation("Write a letter.");
        let decide = |who: &str, hour| {
            advisor.decide("tone/shouting", &here, &Occasion { who: who.to_owned(), hour }).unwrap().applied
        };
        let lucky = |hour| (0..200).filter(|who| decide(&who.to_string(), hour)).count();
        assert!((1..200).contains(&lucky(0)), "{}", lucky(0));
        assert!((0..200).all(|who| decide(&who.to_string(), 0) == decide(&who.to_string(), 0)));
        assert!((0..200).any(|who| decide(&who.to_string(), 0) != decide(&who.to_string(), 1)));
    }

    #[test]
    fn without_exploration_only_text_rule_and_model_count() {
        let advisor = advisor(false);
        let here = situation("Write a letter.");
        let verdicts = (0..50).map(|who| Occasion { who: who.to_string(), hour: who }).map(|occasion| {
            let verdict = advisor.decide("tone/shouting", &here, &occasion).unwrap();
            (verdict.applied, verdict.propensity)
        });
        assert!(verdicts.into_iter().all(|verdict| verdict == (false, 1.0)));
        assert_eq!(advisor.decide("tone/unknown", &here, &Occasion::default()), None);
    }
}
