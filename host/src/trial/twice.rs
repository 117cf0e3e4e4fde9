//! The same input gives the same bytes.
//!
//! Meant for a plugin in a deterministic runtime, where nothing but its input can make it answer
//! otherwise: the clock stands, random numbers have a seed, and its memory is a fresh one.

use serde_json::json;

use super::callee::{Answer, Callee};
use super::invariants::Breach;
use super::judge::between;
use super::{Trial, outcome::Outcome};

/// The sentence of the invariant.
const BROKEN: &str = "asked the same twice, with the same clock and the same random numbers, it does not answer the \
                      same bytes";

impl Trial {
    /// What is wrong where `input`, asked twice, is not answered with the same bytes.
    pub async fn twice(&self, input: &str) -> Vec<Breach> {
        let Some(loaded) = self.plugin() else { return Vec::new() };
        let callee = Callee::of(loaded);
        let mut wrong = Vec::new();
        for question in callee.questions(input) {
            if let (Some(first), Some(second)) = (callee.answer(&question).await, callee.answer(&question).await) {
                wrong.extend(differing(&first, &second));
            }
        }
        if let Some(ending) = loaded.endings().first() {
            let (name, values) = (format!("input.{ending}"), json!({ "text": input, "count": 3 }).to_string());
            let render = async || rendered(&self.rendered(&name, input, &values).await);
            let (first, second) = (render().await, render().await);
            if first != second {
                wrong.push(broken(&first, &second));
            }
        }
        wrong.dedup();
        wrong.into_iter().map(|what| Breach { input: input.to_owned(), what }).collect()
    }
}

/// How two answers to one question differ; none where they are the same. What a busy machine
/// decided says nothing.
pub(super) fn differing(first: &Answer, second: &Answer) -> Option<String> {
    if first == second || first.is_a_matter_of_time() || second.is_a_matter_of_time() {
        return None;
    }
    Some(broken(&first.text(), &second.text()))
}

fn broken(first: &str, second: &str) -> String {
    between(BROKEN, ("first", first), ("second", second))
}

/// What came of a template, to the letter.
fn rendered(outcome: &Outcome) -> String {
    outcome.text.clone().or_else(|| outcome.failure.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::Duration;

    use async_trait::async_trait;

    use super::*;
    use crate::failures::Input;
    use crate::plugin::{CallError, FilterError, FilterInfo, FilterPlugin, FilterSet, PluginInfo};

    /// A filter that counts its calls, which no sandbox lets it do.
    #[derive(Debug)]
    struct Counts {
        set: FilterSet,
        calls: AtomicU64,
        fails: Option<CallError>,
    }

    #[async_trait]
    impl FilterPlugin for Counts {
        fn filter_set(&self) -> &FilterSet {
            &self.set
        }

        async fn apply(&self, name: &str, value: &str, _: &str, _: Duration) -> Result<String, FilterError> {
            let call = self.calls.fetch_add(1, Ordering::Relaxed);
            match (name, &self.fails) {
                ("counts", Some(error)) if call > 0 => Err(error.clone().into()),
                ("counts", _) => Ok(call.to_string()),
                _ => Ok(value.to_owned()),
            }
        }
    }

    async fn asked_twice(name: &str, fails: Option<CallError>) -> Option<String> {
        let text = |text: &str| text.to_owned();
        let plugin =
            PluginInfo { id: "counts".parse().unwrap(), version: text("1.0.0"), title: text(""), summary: text("") };
        let filter = FilterInfo {
            name: text(name),
            summary: text(""),
            arguments_schema: serde_json::Map::new(),
            documentation: text(""),
        };
        let counts = Counts { set: FilterSet { plugin, filters: vec![filter] }, calls: AtomicU64::new(0), fails };
        let callee = Callee::of_filter(std::sync::Arc::new(counts));
        let questions = callee.questions("Sort the list.");
        assert!(
            matches!(questions.as_slice(), [Input::Filter { value_json, .. }] if value_json == "\"Sort the list.\"")
        );
        let (first, second) =
            (callee.answer(&questions[0]).await.unwrap(), callee.answer(&questions[0]).await.unwrap());
        differing(&first, &second)
    }

    #[tokio::test]
    async fn a_plugin_that_counts_is_found_out_and_an_echo_is_not() {
        assert_eq!(asked_twice("echo", None).await, None);
        let told = asked_twice("counts", None).await.unwrap();
        assert!(told.starts_with("asked the same twice, with the same clock"), "{told}");
        assert!(told.contains("-0\n+1\n"), "{told}");
    }

    #[tokio::test]
    async fn a_failure_is_another_answer_unless_time_decided() {
        assert!(asked_twice("counts", Some(CallError::StackOverflow)).await.unwrap().contains("overflowed its stack"));
        assert_eq!(asked_twice("counts", Some(CallError::Timeout(Duration::from_millis(50)))).await, None);
    }
}
