//! The check `added-role`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair, Severity};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/added-role.md")]
pub(crate) struct AddedRole;

impl Check for AddedRole {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("added-role", "A role for the model that the person never gave.")
            .severity(Severity::Alters)
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/added-role.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::AddedRole)
    }
}
