//! An engine that recurses without end when it renders.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin};

struct RenderOverflows;

impl EngineGuest for RenderOverflows {
    const ID: &'static str = "render-overflows";

    #[allow(unconditional_recursion, reason = "it is what this guest is there for")]
    fn render(source: &str, values_json: String) -> Result<String, TemplateError> {
        Ok(format!("{}.", Self::render(&std::hint::black_box(format!("{source}.")), values_json)?))
    }
}

export_engine_plugin!(RenderOverflows);
