//! The check `added-constraint`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair, Severity};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/added-constraint.md")]
pub(crate) struct AddedConstraint;

impl Check for AddedConstraint {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("added-constraint", "A demand on the answer that the person never made.")
            .severity(Severity::Alters)
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/added-constraint.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::AddedConstraint)
    }
}
