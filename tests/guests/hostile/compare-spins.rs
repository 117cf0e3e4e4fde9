//! Never answers: `compare` loops without end, without a call to the host.

use prompt_host_guests::Document;
use prompt_host_guests::comparison::{ComparisonGuest, Differences, export_comparison_plugin};

struct CompareSpins;

impl ComparisonGuest for CompareSpins {
    const ID: &'static str = "compare-spins";

    fn compare(mut original: Document, _rewrite: Document) -> Differences {
        loop {
            original.prior_turns = std::hint::black_box(original.prior_turns.wrapping_add(1));
        }
    }
}

export_comparison_plugin!(CompareSpins);
