//! Other templates of the library, as partials.

use std::collections::BTreeSet;

use handlebars::Handlebars;
use handlebars::template::Template;
use prompt_host_plugin::{TemplateError, TemplateHost};

use crate::{bounds, depth, dot, error, references};

/// Parses `source`.
pub(crate) fn parse(name: &str, source: &str) -> Result<Template, TemplateError> {
    bounds::check(name, source)?;
    let spelled = dot::spell_out(source);
    let mut parsed = Template::compile_with_name(&spelled.source, name.to_owned())
        .map_err(|failure| error::of_parsing(name, &spelled, &failure))?;
    spelled.count_back(&mut parsed);
    Ok(parsed)
}

/// Makes a parsed template known by its name.
pub(crate) fn add(registry: &mut Handlebars<'_>, name: &str, mut parsed: Template) {
    depth::count_partials(&mut parsed);
    registry.register_template(name, parsed);
}

/// Loads the named templates, and those that they name, as far as the library has them: one
/// that it has not may stand where rendering never comes, or have a block in its place.
pub(crate) fn load(
    registry: &mut Handlebars<'_>,
    host: &dyn TemplateHost,
    names: BTreeSet<String>,
) -> Result<(), TemplateError> {
    let mut wanted = names;
    while let Some(name) = wanted.pop_first() {
        if registry.has_template(&name) {
            continue;
        }
        if let Some(source) = host.load(&name) {
            let parsed = parse(&name, &source)?;
            wanted.extend(references::read(&parsed).dependencies.into_iter().map(|reference| reference.name));
            add(registry, &name, parsed);
        }
    }
    Ok(())
}
