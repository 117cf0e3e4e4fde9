//! An engine that renders its template once, and traps at the second time in one sandbox.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin};

struct RenderTraps;

impl EngineGuest for RenderTraps {
    const ID: &'static str = "render-traps";

    fn render(source: &str, _values_json: String) -> Result<String, TemplateError> {
        use std::sync::atomic::{AtomicBool, Ordering};
        static HAS_RENDERED: AtomicBool = AtomicBool::new(false);
        if source == "always" || HAS_RENDERED.swap(true, Ordering::Relaxed) {
            core::arch::wasm32::unreachable();
        }
        Ok(source.to_owned())
    }
}

export_engine_plugin!(RenderTraps);
