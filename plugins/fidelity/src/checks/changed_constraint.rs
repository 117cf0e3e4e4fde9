//! The check `changed-constraint`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/changed-constraint.md")]
pub(crate) struct ChangedConstraint;

impl Check for ChangedConstraint {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new(
            "changed-constraint",
            "A demand on the answer, or how sure the person is of it, that is weakened, hardened or replaced.",
        )
        .source("Prompt Host, labelled pairs in tests/cases/fidelity")
        .documentation(include_str!("../../docs/changed-constraint.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::ChangedConstraint)
    }
}
