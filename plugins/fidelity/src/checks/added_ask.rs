//! The check `added-ask`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair, Severity};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/added-ask.md")]
pub(crate) struct AddedAsk;

impl Check for AddedAsk {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("added-ask", "A question or task that the person never asked.")
            .severity(Severity::Alters)
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/added-ask.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::AddedAsk)
    }
}
