//! A filter whose name no template can write.

use prompt_host_guests::template::{FilterError, FilterGuest, FilterSet, export_filter_plugin, filter_info};

struct FilterBadName;

impl FilterGuest for FilterBadName {
    const ID: &'static str = "filter-bad-name";

    fn describe() -> FilterSet {
        let filters = vec![filter_info("not a name")];
        FilterSet { plugin: prompt_host_guests::plugin(Self::ID, "0.1.0"), filters }
    }

    fn apply(value_json: String, _arguments_json: String) -> Result<String, FilterError> {
        Ok(value_json)
    }
}

export_filter_plugin!(FilterBadName);
