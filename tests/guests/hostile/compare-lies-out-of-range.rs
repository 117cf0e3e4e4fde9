//! Points behind the end of the original, and of the rewrite, each once.

use prompt_host_guests::comparison::{ComparisonGuest, Differences, difference, export_comparison_plugin};
use prompt_host_guests::{Document, span};

struct CompareLiesOutOfRange;

impl ComparisonGuest for CompareLiesOutOfRange {
    const ID: &'static str = "compare-lies-out-of-range";

    fn compare(original: Document, rewrite: Document) -> Differences {
        let behind = |document: &Document| span(document.text.len() + 1, document.text.len() + 9);
        Ok(vec![
            difference(Self::ID, Some(behind(&original)), None),
            difference(Self::ID, None, Some(behind(&rewrite))),
        ])
    }
}

export_comparison_plugin!(CompareLiesOutOfRange);
