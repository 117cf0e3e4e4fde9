//! The check `added-number`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair, Severity};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/added-number.md")]
pub(crate) struct AddedNumber;

impl Check for AddedNumber {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("added-number", "A quantity that the person never said.")
            .severity(Severity::Alters)
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/added-number.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::AddedNumber)
    }
}
