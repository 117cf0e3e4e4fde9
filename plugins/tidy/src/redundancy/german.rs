//! German phrases.

use super::wording::{Place, Wording, plain, wording};

/// What stands for each phrase.
pub(super) static PHRASES: Wording = wording![16;
    ("auf grund der tatsache, dass", plain("weil", Place::ClauseStart)),
    ("auf jährlicher basis", plain("jährlich", Place::Any)),
    ("auf monatlicher basis", plain("monatlich", Place::Any)),
    ("auf regelmäßiger basis", plain("regelmäßig", Place::Any)),
    ("auf täglicher basis", plain("täglich", Place::Any)),
    ("auf wöchentlicher basis", plain("wöchentlich", Place::Any)),
    ("aufgrund der tatsache, dass", plain("weil", Place::ClauseStart)),
    ("bereits schon", plain("schon", Place::Any)),
    ("für den fall, dass", plain("falls", Place::ClauseStart)),
    ("im falle, dass", plain("falls", Place::ClauseStart)),
    ("infolge der tatsache, dass", plain("weil", Place::ClauseStart)),
    ("trotz der tatsache, dass", plain("obwohl", Place::ClauseStart)),
    ("ungeachtet der tatsache, dass", plain("obwohl", Place::ClauseStart)),
    ("wegen der tatsache, dass", plain("weil", Place::ClauseStart)),
    ("zu einem früheren zeitpunkt", plain("früher", Place::Any)),
    ("zu einem späteren zeitpunkt", plain("später", Place::Any)),
    ("zum gegenwärtigen zeitpunkt", plain("jetzt", Place::Any)),
    ("zum heutigen zeitpunkt", plain("heute", Place::Any)),
    ("zum jetzigen zeitpunkt", plain("jetzt", Place::Any)),
];
