//! The check `added-boilerplate`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair, Severity};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/added-boilerplate.md")]
pub(crate) struct AddedBoilerplate;

impl Check for AddedBoilerplate {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("added-boilerplate", "Filler that asks for nothing.")
            .severity(Severity::Alters)
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/added-boilerplate.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::AddedBoilerplate)
    }
}
