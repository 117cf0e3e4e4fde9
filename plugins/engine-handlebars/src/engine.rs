//! From source to a template with a registry of its own.

use std::cell::RefCell;
use std::sync::Arc;

use handlebars::Handlebars;
use prompt_host_plugin::{Engine, EngineInfo, Template, TemplateError, TemplateHost};

use crate::depth::Depth;
use crate::template::Compiled;
use crate::{dotprompt, filter, partials, references};

pub(crate) struct HandlebarsEngine;

impl Engine for HandlebarsEngine {
    fn describe(&self) -> EngineInfo {
        EngineInfo { name: "handlebars", endings: &["handlebars", "hbs", "prompt"] }
    }

    fn compile(
        &self,
        name: &str,
        source: String,
        host: Arc<dyn TemplateHost>,
    ) -> Result<Box<dyn Template>, TemplateError> {
        let depth = Depth::default();
        let mut registry = registry(&host, &depth).map_err(|message| TemplateError::nowhere(name, message))?;
        let parsed = partials::parse(name, &source)?;
        let reads = references::read(&parsed);
        partials::add(&mut registry, name, parsed);
        let known = reads.dependencies.iter().map(|reference| reference.name.clone()).collect();
        partials::load(&mut registry, &*host, known)?;
        Ok(Box::new(Compiled { registry: RefCell::new(registry), host, depth, name: name.to_owned(), reads }))
    }
}

/// Everything that a template may call.
fn registry(host: &Arc<dyn TemplateHost>, depth: &Depth) -> Result<Handlebars<'static>, String> {
    let mut registry = Handlebars::new();
    registry.register_escape_fn(dotprompt::without_markers);
    registry.set_strict_mode(match host.setting("strict").as_deref() {
        None | Some("false") => false,
        Some("true") => true,
        Some(other) => return Err(format!("setting `strict` must be `true` or `false`, not {other:?}")),
    });
    // There is no log to write to.
    registry.unregister_helper("log");
    filter::register(&mut registry, host);
    dotprompt::register(&mut registry);
    depth.register(&mut registry);
    Ok(registry)
}
