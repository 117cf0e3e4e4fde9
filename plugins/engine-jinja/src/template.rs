//! A compiled template.

use minijinja::machinery::parse;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{Environment, Value};
use prompt_host_plugin::{Reference, Template, TemplateError};

use crate::error;
use crate::references::{self, Reads};

/// A template with the environment that it renders in. The templates that it includes are
/// loaded into the environment when first needed.
pub(crate) struct Compiled {
    pub(crate) environment: Environment<'static>,
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) syntax: SyntaxConfig,
}

impl Compiled {
    /// Walks over the source once more. The host asks when a template is new and never when one
    /// is rendered, so a render does not pay for it.
    fn reads(&self) -> Reads {
        let parsed = parse(&self.source, &self.name, self.syntax.clone());
        // It was parsed before, or there would be no environment with it.
        parsed.map(|parsed| references::read(&parsed, &self.source)).unwrap_or_default()
    }
}

impl Template for Compiled {
    fn variables(&self) -> Vec<Reference> {
        self.reads().variables
    }

    fn dependencies(&self) -> Vec<Reference> {
        self.reads().dependencies
    }

    fn filters(&self) -> Vec<Reference> {
        self.reads().filters
    }

    fn render(&self, values_json: &str) -> Result<String, TemplateError> {
        let values: Value = serde_json::from_str(values_json)
            .map_err(|failure| TemplateError::nowhere(&self.name, format!("the values are no JSON: {failure}")))?;
        if values.kind() != ValueKind::Map {
            return Err(TemplateError::nowhere(
                &self.name,
                format!("the values must be an object, not a {}", values.kind()),
            ));
        }
        let template = self.environment.get_template(&self.name);
        let rendered = template.and_then(|template| template.render(values));
        rendered.map_err(|failure| error::of(&self.name, &failure))
    }
}
