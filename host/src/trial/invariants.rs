//! What must hold of every plugin on every input, whatever its cases say.
//!
//! - No call fails: a trap, a timeout, an answer that is too much or none of the contract's.
//! - Rules: no finding has to be refused, no protected text is lost, improving twice gives the
//!   same, and so does asking twice.
//! - Comparisons: a text is faithful to itself.
//! - Filters and engines: the same input gives the same result, and what they cannot do they
//!   refuse with an error of their own.
//!
//! In a deterministic runtime the answers are the same to the byte besides: see `twice`.

use serde_json::{Value, json};

use super::Trial;
use super::outcome::Outcome;
use crate::improve::Request;
use crate::plugin::{Applicability, Severity};
use crate::verify::VerifyRequest;

/// An invariant that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The input.
    pub input: String,
    /// What is wrong, in a sentence; several lines where texts differ.
    pub what: String,
}

impl Trial {
    /// Everything that is wrong with what the plugin makes of `input`.
    pub async fn input(&self, input: &str) -> Vec<Breach> {
        let mut wrong: Vec<String> = Vec::new();
        let Some(loaded) = self.plugin() else { return Vec::new() };
        if loaded.rule.is_some() {
            wrong.extend(self.rules_on(input).await);
        }
        if loaded.comparison.is_some() {
            wrong.extend(self.comparison_on(input).await);
        }
        if loaded.filter.is_some() {
            wrong.extend(self.filters_on(input).await);
        }
        if loaded.engine.is_some() {
            wrong.extend(self.engine_on(input).await);
        }
        wrong.sort_unstable();
        wrong.dedup();
        wrong.into_iter().map(|what| Breach { input: input.to_owned(), what }).collect()
    }

    async fn rules_on(&self, input: &str) -> Vec<String> {
        let request = Request {
            prompt: input.to_owned(),
            include: vec![self.id.to_string()],
            apply: Some(Applicability::Suggested),
            ..Request::default()
        };
        let improve = async || self.improver.improve(&self.generation, request.clone()).await;
        let (first, second) = match (improve().await, improve().await) {
            (Ok(first), Ok(second)) => (first, second),
            (Err(error), _) | (_, Err(error)) => return vec![error.to_string()],
        };
        let mut wrong = self.breaches(request.clone(), &first).await;
        if first.improved != second.improved || first.changes != second.changes {
            wrong.push("asked twice, it does not say the same".to_owned());
        }
        wrong
    }

    async fn comparison_on(&self, input: &str) -> Vec<String> {
        let request = VerifyRequest {
            original: input.to_owned(),
            rewrite: input.to_owned(),
            include: vec![self.id.to_string()],
            ..VerifyRequest::default()
        };
        match self.verifier.verify(&self.generation, request).await {
            Ok(answer) => {
                let skipped = answer.skipped.iter().map(|one| format!("{} {}", one.plugin, one.reason));
                let differs = answer.differences.iter().filter(|one| one.severity != Severity::Notes);
                let differs = differs.map(|one| format!("finds a text unfaithful to itself: {}", one.message));
                skipped.chain(differs).collect()
            }
            Err(error) => vec![error.to_string()],
        }
    }

    async fn filters_on(&self, input: &str) -> Vec<String> {
        let names: Vec<String> = self
            .plugin()
            .map(|loaded| loaded.filters().iter().map(|filter| filter.name.clone()).collect())
            .unwrap_or_default();
        let lines: Vec<&str> = input.lines().collect();
        let mut wrong = Vec::new();
        for name in names {
            for value in [Value::from(input), json!(lines), json!({ "text": input }), json!(input.len()), Value::Null] {
                let apply = async || self.applied(&name, &json!({}), &value, true).await;
                wrong.extend(same_twice(&format!("filter `{name}`"), &apply().await, &apply().await));
            }
        }
        wrong
    }

    async fn engine_on(&self, input: &str) -> Vec<String> {
        let Some(ending) = self.plugin().and_then(|loaded| loaded.endings().first().cloned()) else {
            return Vec::new();
        };
        let name = format!("input.{ending}");
        let values = json!({ "text": input, "items": ["a", "b"], "count": 3 }).to_string();
        let render = async || self.rendered(&name, input, &values).await;
        same_twice("the engine", &render().await, &render().await)
    }
}

/// What is wrong with two answers to one question.
fn same_twice(who: &str, first: &Outcome, second: &Outcome) -> Vec<String> {
    let mut wrong: Vec<String> = first.breaches.iter().map(|breach| format!("{who} {breach}")).collect();
    if (&first.text, &first.failure) != (&second.text, &second.failure) {
        wrong.push(format!("{who}, asked twice, does not say the same"));
    }
    wrong
}
