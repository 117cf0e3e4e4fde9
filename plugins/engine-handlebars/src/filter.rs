//! The host's filters, as helpers.
//!
//! `{{wrap text 40}}` and `{{#wrap width=40}}text{{/wrap}}` call one; its result may be the
//! argument of another helper. A name that stands alone is a value, so that no plugin that a
//! host adds takes a value's name; and a helper that the engine has stays the engine's.

use std::sync::Arc;

use handlebars::{
    Context, Handlebars, Helper, HelperDef, RenderContext, RenderError, RenderErrorReason, Renderable, ScopedJson,
    StringOutput,
};
use prompt_host_plugin::{FilterError, TemplateHost};
use serde_json::{Map, Value};

use crate::dotprompt::with_markers;
use crate::references::OWN;

/// Makes the host's filters known to the registry.
pub(crate) fn register(registry: &mut Handlebars<'_>, host: &Arc<dyn TemplateHost>) {
    for name in host.filters() {
        if !OWN.contains(&name.as_str()) {
            let filter = Filter { name: name.clone(), host: Arc::clone(host) };
            registry.register_helper(&name, Box::new(filter));
        }
    }
}

struct Filter {
    name: String,
    host: Arc<dyn TemplateHost>,
}

impl HelperDef for Filter {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        rendering: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let mut arguments = helper.params().iter();
        let value = if helper.is_block() {
            let mut text = StringOutput::new();
            if let Some(template) = helper.template() {
                template.render(registry, context, rendering, &mut text)?;
            }
            // It is written by the filter once more, and its values are then safe again.
            Value::String(with_markers(&text.into_string()?))
        } else if helper.params().is_empty() && helper.hash().is_empty() {
            return value_of(&self.name, context, rendering);
        } else {
            match arguments.next() {
                // What is not there cannot be filtered, and prints nothing.
                Some(value) if value.is_value_missing() => return Ok(ScopedJson::Missing),
                Some(value) => value.value().clone(),
                None => {
                    let message = format!("filter `{}` needs a value as its first argument", self.name);
                    return Err(RenderErrorReason::Other(message).into());
                }
            }
        };
        let positional = Value::Array(arguments.map(|argument| argument.value().clone()).collect());
        let named: Map<String, Value> =
            helper.hash().iter().map(|(name, argument)| ((*name).to_owned(), argument.value().clone())).collect();
        let result =
            self.host.apply(&self.name, &value.to_string(), &positional.to_string(), &Value::Object(named).to_string());
        let result = result.map_err(|failure| RenderErrorReason::Other(complaint(&self.name, &failure)))?;
        let result = serde_json::from_str(&result).map_err(|failure| {
            RenderErrorReason::Other(format!("filter `{}` answered with no JSON: {failure}", self.name))
        })?;
        Ok(ScopedJson::Derived(result))
    }
}

/// The value with this name in the context at hand.
pub(crate) fn value_of<'rc>(
    name: &str,
    context: &'rc Context,
    rendering: &RenderContext<'_, 'rc>,
) -> Result<ScopedJson<'rc>, RenderError> {
    match rendering.context() {
        Some(changed) => Ok(ScopedJson::Derived(rendering.evaluate(&changed, name)?.as_json().clone())),
        None => rendering.evaluate(context, name),
    }
}

fn complaint(name: &str, failure: &FilterError) -> String {
    match &failure.argument {
        Some(argument) => format!("filter `{name}`: argument `{argument}` {}", failure.message),
        None => format!("filter `{name}`: {}", failure.message),
    }
}
