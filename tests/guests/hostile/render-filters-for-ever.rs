//! An engine that calls the filter `filter_shouts` for ever.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin, filters};

struct RenderFiltersForEver;

impl EngineGuest for RenderFiltersForEver {
    const ID: &'static str = "render-filters-for-ever";

    fn render(_source: &str, _values_json: String) -> Result<String, TemplateError> {
        loop {
            let _ = filters::apply("filter_shouts", "\"hello\"", "[]", "{}");
        }
    }
}

export_engine_plugin!(RenderFiltersForEver);
