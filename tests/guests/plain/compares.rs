//! Compares well: names the whole original when the rewrite is another text.

use prompt_host_guests::Document;
use prompt_host_guests::comparison::{ComparisonGuest, Differences, differs, export_comparison_plugin};

struct Compares;

impl ComparisonGuest for Compares {
    const ID: &'static str = "compares";

    fn compare(original: Document, rewrite: Document) -> Differences {
        Ok(differs(Self::ID, &original, &rewrite))
    }
}

export_comparison_plugin!(Compares);
