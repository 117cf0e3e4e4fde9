//! Names a difference without a place in either text.

use prompt_host_guests::Document;
use prompt_host_guests::comparison::{ComparisonGuest, Differences, difference, export_comparison_plugin};

struct ComparePointsNowhere;

impl ComparisonGuest for ComparePointsNowhere {
    const ID: &'static str = "compare-points-nowhere";

    fn compare(_original: Document, _rewrite: Document) -> Differences {
        Ok(vec![difference(Self::ID, None, None)])
    }
}

export_comparison_plugin!(ComparePointsNowhere);
