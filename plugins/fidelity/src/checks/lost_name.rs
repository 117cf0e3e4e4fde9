//! The check `lost-name`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/lost-name.md")]
pub(crate) struct LostName;

impl Check for LostName {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("lost-name", "The name of a person, product, place, library or language that is missing.")
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/lost-name.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::LostName)
    }
}
