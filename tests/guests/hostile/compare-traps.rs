//! Runs into `unreachable` in `compare`.

use prompt_host_guests::Document;
use prompt_host_guests::comparison::{ComparisonGuest, Differences, export_comparison_plugin};

struct CompareTraps;

impl ComparisonGuest for CompareTraps {
    const ID: &'static str = "compare-traps";

    fn compare(_original: Document, _rewrite: Document) -> Differences {
        std::process::abort()
    }
}

export_comparison_plugin!(CompareTraps);
