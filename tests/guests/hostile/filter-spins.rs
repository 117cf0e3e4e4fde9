//! A filter that computes for ever.

use prompt_host_guests::template::{FilterError, FilterGuest, export_filter_plugin};

struct FilterSpins;

impl FilterGuest for FilterSpins {
    const ID: &'static str = "filter-spins";

    fn apply(_value_json: String, _arguments_json: String) -> Result<String, FilterError> {
        loop {
            std::hint::spin_loop();
        }
    }
}

export_filter_plugin!(FilterSpins);
