//! A filter that traps.

use prompt_host_guests::template::{FilterError, FilterGuest, export_filter_plugin};

struct FilterTraps;

impl FilterGuest for FilterTraps {
    const ID: &'static str = "filter-traps";

    fn apply(_value_json: String, _arguments_json: String) -> Result<String, FilterError> {
        core::arch::wasm32::unreachable()
    }
}

export_filter_plugin!(FilterTraps);
