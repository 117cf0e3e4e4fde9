//! The check `added-name`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair, Severity};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/added-name.md")]
pub(crate) struct AddedName;

impl Check for AddedName {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("added-name", "A name, product or tool that the person never said.")
            .severity(Severity::Alters)
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/added-name.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::AddedName)
    }
}
