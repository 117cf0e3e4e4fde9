//! Answers 20,000 differences, each small and each valid.

use prompt_host_guests::comparison::{ComparisonGuest, Difference, Differences, difference, export_comparison_plugin};
use prompt_host_guests::{Document, whole};

struct CompareAnswersMany;

impl ComparisonGuest for CompareAnswersMany {
    const ID: &'static str = "compare-answers-many";

    fn compare(original: Document, _rewrite: Document) -> Differences {
        let one = difference(Self::ID, Some(whole(&original)), None);
        Ok((0..20_000).map(|_| Difference { message: String::new(), ..one.clone() }).collect())
    }
}

export_comparison_plugin!(CompareAnswersMany);
