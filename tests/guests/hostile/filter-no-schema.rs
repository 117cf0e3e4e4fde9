//! A filter whose schema of arguments is a list.

use prompt_host_guests::template::{
    FilterError, FilterGuest, FilterInfo, FilterSet, export_filter_plugin, filter_info,
};

struct FilterNoSchema;

impl FilterGuest for FilterNoSchema {
    const ID: &'static str = "filter-no-schema";

    fn describe() -> FilterSet {
        let filters = vec![FilterInfo { arguments_schema: "[]".to_owned(), ..filter_info("listed") }];
        FilterSet { plugin: prompt_host_guests::plugin(Self::ID, "0.1.0"), filters }
    }

    fn apply(value_json: String, _arguments_json: String) -> Result<String, FilterError> {
        Ok(value_json)
    }
}

export_filter_plugin!(FilterNoSchema);
