//! A filter that answers with 3 MiB of text.

use prompt_host_guests::template::{FilterError, FilterGuest, export_filter_plugin};

struct FilterAnswers3Mib;

impl FilterGuest for FilterAnswers3Mib {
    const ID: &'static str = "filter-answers-3-mib";

    fn apply(_value_json: String, _arguments_json: String) -> Result<String, FilterError> {
        Ok(format!("\"{}\"", "lorem ipsum ".repeat(1 << 18)))
    }
}

export_filter_plugin!(FilterAnswers3Mib);
