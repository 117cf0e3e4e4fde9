//! From source to a template in an environment of its own.

use std::sync::Arc;

use minijinja::{AutoEscape, Environment, Error, ErrorKind};
use minijinja_contrib::pycompat::unknown_method_callback;
use prompt_host_plugin::{Engine, EngineInfo, Template, TemplateError, TemplateHost};

use crate::settings::Settings;
use crate::template::Compiled;
use crate::{bounds, error, filter};

/// The deepest that macros, includes and blocks may stand in each other, in the engine's own
/// measure: a loop or block takes 1, a macro 5, an include 10. Deeper would end in a trap,
/// which names no template.
const DEEPEST: usize = 200;

pub(crate) struct Jinja;

impl Engine for Jinja {
    fn describe(&self) -> EngineInfo {
        EngineInfo { name: "jinja", endings: &["jinja2", "jinja", "j2"] }
    }

    fn compile(
        &self,
        name: &str,
        source: String,
        host: Arc<dyn TemplateHost>,
    ) -> Result<Box<dyn Template>, TemplateError> {
        let settings = Settings::read(&*host).map_err(|message| TemplateError::nowhere(name, message))?;
        bounds::check(name, &source)?;
        let mut environment = environment(&settings, &host);
        let added = environment.add_template_owned(name.to_owned(), source.clone());
        added.map_err(|failure| error::at(name, &source, &failure))?;
        Ok(Box::new(Compiled { environment, name: name.to_owned(), source, syntax: settings.syntax() }))
    }
}

/// Everything that a template may call.
fn environment(settings: &Settings, host: &Arc<dyn TemplateHost>) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(settings.undefined);
    environment.set_syntax(settings.syntax());
    environment.set_recursion_limit(DEEPEST);
    // Prompts are text, whatever their name ends with; a template that writes HTML says so.
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    // Templates written for Python call methods of its texts, lists and dictionaries.
    environment.set_unknown_method_callback(unknown_method_callback);
    // Only then does an error know its source, and an undefined value where it came from.
    environment.set_debug(true);
    // It would print all values that a template has, those of a client's defaults among them.
    environment.remove_global("debug");
    let loader = Arc::clone(host);
    environment.set_loader(move |name| {
        let Some(source) = loader.load(name) else { return Ok(None) };
        // The engine adds the template and the place that asked for it.
        bounds::check(name, &source).map_err(|found| {
            let place = format!("{} ({}:{}:{})", found.message, found.template, found.line, found.column);
            Error::new(ErrorKind::InvalidOperation, place)
        })?;
        Ok(Some(source))
    });
    filter::register(&mut environment, host);
    environment
}
