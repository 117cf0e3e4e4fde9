//! A filter of the name that `filter-shouts` has already.

use prompt_host_guests::template::{FilterError, FilterGuest, FilterSet, export_filter_plugin, filter_info};

struct FilterShoutsToo;

impl FilterGuest for FilterShoutsToo {
    const ID: &'static str = "filter-shouts-too";

    fn describe() -> FilterSet {
        let filters = vec![filter_info("filter_shouts")];
        FilterSet { plugin: prompt_host_guests::plugin(Self::ID, "0.1.0"), filters }
    }

    fn apply(_value_json: String, _arguments_json: String) -> Result<String, FilterError> {
        Ok("\"too\"".to_owned())
    }
}

export_filter_plugin!(FilterShoutsToo);
