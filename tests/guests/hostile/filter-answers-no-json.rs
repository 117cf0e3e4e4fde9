//! A filter whose answer is no JSON.

use prompt_host_guests::template::{FilterError, FilterGuest, export_filter_plugin};

struct FilterAnswersNoJson;

impl FilterGuest for FilterAnswersNoJson {
    const ID: &'static str = "filter-answers-no-json";

    fn apply(_value_json: String, _arguments_json: String) -> Result<String, FilterError> {
        Ok("{\"half\": ".to_owned())
    }
}

export_filter_plugin!(FilterAnswersNoJson);
