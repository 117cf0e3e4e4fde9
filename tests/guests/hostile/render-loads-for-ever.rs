//! An engine that loads one template after another, for ever.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin, template_loader};

struct RenderLoadsForEver;

impl EngineGuest for RenderLoadsForEver {
    const ID: &'static str = "render-loads-for-ever";

    fn render(_source: &str, _values_json: String) -> Result<String, TemplateError> {
        for number in 0_u64.. {
            template_loader::load(&format!("page-{number}"));
        }
        Ok(String::new())
    }
}

export_engine_plugin!(RenderLoadsForEver);
