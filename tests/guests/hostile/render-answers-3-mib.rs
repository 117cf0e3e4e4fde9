//! An engine that renders any template as 3 MiB of text.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin};

struct RenderAnswers3Mib;

impl EngineGuest for RenderAnswers3Mib {
    const ID: &'static str = "render-answers-3-mib";

    fn render(_source: &str, _values_json: String) -> Result<String, TemplateError> {
        Ok("lorem ipsum ".repeat(1 << 18))
    }
}

export_engine_plugin!(RenderAnswers3Mib);
