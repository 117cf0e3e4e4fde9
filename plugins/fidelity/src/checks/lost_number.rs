//! The check `lost-number`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/lost-number.md")]
pub(crate) struct LostNumber;

impl Check for LostNumber {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("lost-number", "A quantity, date, version or amount that is missing or altered.")
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/lost-number.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::LostNumber)
    }
}
