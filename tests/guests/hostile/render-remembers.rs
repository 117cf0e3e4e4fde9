//! An engine that renders all values that it was ever given in one sandbox.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin};

struct RenderRemembers;

impl EngineGuest for RenderRemembers {
    const ID: &'static str = "render-remembers";

    fn render(_source: &str, values_json: String) -> Result<String, TemplateError> {
        static SEEN: std::sync::Mutex<Vec<String>> = std::sync::Mutex::new(Vec::new());
        let mut seen = SEEN.lock().unwrap();
        seen.push(values_json);
        Ok(seen.join(" "))
    }
}

export_engine_plugin!(RenderRemembers);
