//! Words that name the same thing in requests, by language and groups, one group a line.
//!
//! A word may stand in several groups. That two words share one is a reason to call a clause
//! kept, and only that. All are lowercase and without accents, as [`crate::vocabulary`] writes
//! words; endings do not matter.

pub(crate) const THESAURUS: &[(&str, &str)] = &[
    ("en", include_str!("thesaurus/english.txt")),
    ("de", include_str!("thesaurus/german.txt")),
    ("fr", include_str!("thesaurus/french.txt")),
    ("es", include_str!("thesaurus/spanish.txt")),
];
