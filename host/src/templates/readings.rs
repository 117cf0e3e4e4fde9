//! What engines say of a template without rendering it.

use std::collections::BTreeMap;
use std::time::Duration;

use super::engines::Engines;
use super::library::Version;
use crate::plugin::{Reading, RenderError, TemplateFault};

/// What engines say of a template and of everything that it includes by a constant name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readings {
    /// One for each message, in their order.
    pub messages: Vec<Result<Reading, TemplateFault>>,
    /// By the name that the including template wrote.
    pub partials: BTreeMap<String, Result<Reading, TemplateFault>>,
}

/// Has the engines read a template and what it includes, each no longer than `budget`.
///
/// An engine that fails itself is told as a fault of the template that it was to read.
pub async fn read(version: &Version, engines: &Engines, budget: Duration) -> Readings {
    let mut readings = Readings::default();
    let mut wanted: Vec<(String, String)> = Vec::new();
    for message in &version.template.messages {
        let reading = match engines.request(version, message, None) {
            None => Err(fault(&version.file, format!("no engine answers for files that end in `.{}`", message.ending))),
            Some((engine, request)) => {
                engine.engine.read(&request, budget).await.map_err(|error| of_error(&version.file, error))
            }
        };
        let dependencies = reading.iter().flat_map(|reading| &reading.dependencies);
        wanted.extend(dependencies.map(|reference| (reference.name.clone(), message.ending.to_string())));
        readings.messages.push(reading);
    }
    while let Some((name, ending)) = wanted.pop() {
        if readings.partials.contains_key(&name) {
            continue;
        }
        // A partial is read by the engine of the template that includes it.
        let (Ok(source), Some(engine)) = (version.sources.find(&name), engines.find(&ending)) else { continue };
        let request = engines.request_for(version, engine, &name.as_str().into(), source, None);
        let reading = engine.engine.read(&request, budget).await.map_err(|error| of_error(&name, error));
        let dependencies = reading.iter().flat_map(|reading| &reading.dependencies);
        wanted.extend(dependencies.map(|reference| (reference.name.clone(), ending.clone())));
        readings.partials.insert(name, reading);
    }
    readings
}

fn of_error(template: &str, error: RenderError) -> TemplateFault {
    match error {
        RenderError::Template(fault) => fault,
        RenderError::Call(error) => fault(template, format!("the template engine {error}")),
    }
}

fn fault(template: &str, message: String) -> TemplateFault {
    TemplateFault { template: template.to_owned(), line: 0, column: 0, message }
}
