//! The check `lost-protected`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/lost-protected.md")]
pub(crate) struct LostProtected;

impl Check for LostProtected {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new(
            "lost-protected",
            "Code, an address, a path, a quotation, a placeholder or a formula that is missing or altered.",
        )
        .source("Prompt Host, labelled pairs in tests/cases/fidelity")
        .documentation(include_str!("../../docs/lost-protected.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::LostProtected)
    }
}
