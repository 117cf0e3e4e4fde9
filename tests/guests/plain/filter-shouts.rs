//! A filter that writes its value, a text, in capitals, and its argument `mark` behind it.

use prompt_host_guests::template::{FilterError, FilterGuest, export_filter_plugin};

struct FilterShouts;

impl FilterGuest for FilterShouts {
    const ID: &'static str = "filter-shouts";

    fn apply(value_json: String, arguments_json: String) -> Result<String, FilterError> {
        let Some(text) = value_json.strip_prefix('"').and_then(|text| text.strip_suffix('"')) else {
            return Err(FilterError { argument: None, message: "the value must be text".to_owned() });
        };
        let mark = arguments_json.split('"').nth(3).unwrap_or_default();
        Ok(format!("\"{}{mark}\"", text.to_uppercase()))
    }
}

export_filter_plugin!(FilterShouts);
