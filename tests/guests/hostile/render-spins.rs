//! An engine that renders for ever.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin};

struct RenderSpins;

impl EngineGuest for RenderSpins {
    const ID: &'static str = "render-spins";

    fn render(_source: &str, _values_json: String) -> Result<String, TemplateError> {
        loop {
            std::hint::spin_loop();
        }
    }
}

export_engine_plugin!(RenderSpins);
