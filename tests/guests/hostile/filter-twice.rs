//! Two filters of one name.

use prompt_host_guests::template::{FilterError, FilterGuest, FilterSet, export_filter_plugin, filter_info};

struct FilterTwice;

impl FilterGuest for FilterTwice {
    const ID: &'static str = "filter-twice";

    fn describe() -> FilterSet {
        let filters = vec![filter_info("twice"), filter_info("twice")];
        FilterSet { plugin: prompt_host_guests::plugin(Self::ID, "0.1.0"), filters }
    }

    fn apply(value_json: String, _arguments_json: String) -> Result<String, FilterError> {
        Ok(value_json)
    }
}

export_filter_plugin!(FilterTwice);
