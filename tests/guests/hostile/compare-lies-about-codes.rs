//! Answers for a check that it has not got.

use prompt_host_guests::comparison::{ComparisonGuest, Differences, difference, export_comparison_plugin};
use prompt_host_guests::{Document, whole};

struct CompareLiesAboutCodes;

impl ComparisonGuest for CompareLiesAboutCodes {
    const ID: &'static str = "compare-lies-about-codes";

    fn compare(original: Document, _rewrite: Document) -> Differences {
        Ok(vec![difference("somebody-elses", Some(whole(&original)), None)])
    }
}

export_comparison_plugin!(CompareLiesAboutCodes);
