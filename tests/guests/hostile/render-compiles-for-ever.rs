//! An engine that compiles for ever.

use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin};

struct RenderCompilesForEver;

impl EngineGuest for RenderCompilesForEver {
    const ID: &'static str = "render-compiles-for-ever";

    fn compile(_source: &str) -> Result<(), TemplateError> {
        loop {
            std::hint::spin_loop();
        }
    }

    fn render(_source: &str, _values_json: String) -> Result<String, TemplateError> {
        Ok(String::new())
    }
}

export_engine_plugin!(RenderCompilesForEver);
