//! A compiled template.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use handlebars::{Context, Handlebars, RenderErrorReason};
use prompt_host_plugin::{Reference, Template, TemplateError, TemplateHost};
use serde_json::Value;

use crate::depth::Depth;
use crate::references::Reads;
use crate::{error, partials};

/// A template with the registry that it renders in.
pub(crate) struct Compiled {
    /// Partials whose names are made while rendering are added when first needed.
    pub(crate) registry: RefCell<Handlebars<'static>>,
    pub(crate) host: Arc<dyn TemplateHost>,
    pub(crate) depth: Depth,
    pub(crate) name: String,
    pub(crate) reads: Reads,
}

impl Template for Compiled {
    fn variables(&self) -> Vec<Reference> {
        self.reads.variables.clone()
    }

    fn dependencies(&self) -> Vec<Reference> {
        self.reads.dependencies.clone()
    }

    fn filters(&self) -> Vec<Reference> {
        self.reads.filters.clone()
    }

    fn render(&self, values_json: &str) -> Result<String, TemplateError> {
        let values: Value = serde_json::from_str(values_json)
            .map_err(|failure| TemplateError::nowhere(&self.name, format!("the values are no JSON: {failure}")))?;
        if !values.is_object() {
            return Err(TemplateError::nowhere(&self.name, "the values must be an object"));
        }
        let context = Context::from(values);
        let mut registry = self.registry.borrow_mut();
        loop {
            self.depth.reset();
            let failure = match registry.render_with_context(&self.name, &context) {
                Ok(rendered) => return Ok(rendered),
                Err(failure) => failure,
            };
            let missing = match failure.reason() {
                RenderErrorReason::PartialNotFound(name) => name.clone(),
                _ => return Err(error::of_rendering(&self.name, &failure)),
            };
            // Each round adds a template, or ends: the library has only so many.
            partials::load(&mut registry, &*self.host, BTreeSet::from([missing.clone()]))?;
            if !registry.has_template(&missing) {
                return Err(error::of_rendering(&self.name, &failure));
            }
        }
    }
}
