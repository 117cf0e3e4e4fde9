//! The check `lost-constraint`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/lost-constraint.md")]
pub(crate) struct LostConstraint;

impl Check for LostConstraint {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("lost-constraint", "A demand on the answer that is gone.")
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/lost-constraint.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::LostConstraint)
    }
}
