//! A filter that asks for the other filters, which only template engines get.

use prompt_host_guests::template::{FilterError, FilterGuest, export_filter_plugin, filters};

struct FilterImportsFilters;

impl FilterGuest for FilterImportsFilters {
    const ID: &'static str = "filter-imports-filters";

    fn apply(value_json: String, _arguments_json: String) -> Result<String, FilterError> {
        filters::apply("filter_shouts", &value_json, "[]", "{}")
    }
}

export_filter_plugin!(FilterImportsFilters);
