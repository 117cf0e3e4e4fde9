//! An engine that renders any template as 1 GiB of text, line by line.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin};

struct RenderAnswers1Gib;

impl EngineGuest for RenderAnswers1Gib {
    const ID: &'static str = "render-answers-1-gib";

    fn render(_source: &str, _values_json: String) -> Result<String, TemplateError> {
        let mut text = String::new();
        while text.len() < 1 << 30 {
            text.push_str("one more line of a text that nobody will read\n");
        }
        Ok(text)
    }
}

export_engine_plugin!(RenderAnswers1Gib);
