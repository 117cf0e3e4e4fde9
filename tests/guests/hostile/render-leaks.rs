//! An engine that keeps 3 MiB more at each render.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin};

struct RenderLeaks;

impl EngineGuest for RenderLeaks {
    const ID: &'static str = "render-leaks";

    fn render(_source: &str, _values_json: String) -> Result<String, TemplateError> {
        std::mem::forget(std::hint::black_box(vec![1_u8; 3 << 20]));
        Ok("leaked".to_owned())
    }
}

export_engine_plugin!(RenderLeaks);
