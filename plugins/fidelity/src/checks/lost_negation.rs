//! The check `lost-negation`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/lost-negation.md")]
pub(crate) struct LostNegation;

impl Check for LostNegation {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("lost-negation", "A prohibition, an exception or a \"not\" that is gone or turned round.")
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/lost-negation.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::LostNegation)
    }
}
