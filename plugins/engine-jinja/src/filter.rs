//! The host's filters, as filters of the engine.
//!
//! A name that the engine has itself stays the engine's: a template then means the same
//! whatever plugins a host has.

use std::sync::Arc;

use minijinja::value::{Kwargs, Rest, ValueOrKwargs, from_args};
use minijinja::{Environment, Error, ErrorKind, State, UndefinedBehavior, Value};
use prompt_host_plugin::{FilterError, TemplateHost};
use serde_json::{Map, Value as Json};

/// Filters that `minijinja` has.
pub(crate) const OWN: &[&str] = &[
    "abs",
    "attr",
    "batch",
    "bool",
    "capitalize",
    "chain",
    "count",
    "d",
    "default",
    "dictsort",
    "e",
    "escape",
    "first",
    "float",
    "format",
    "groupby",
    "indent",
    "int",
    "items",
    "join",
    "last",
    "length",
    "lines",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "pprint",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "safe",
    "select",
    "selectattr",
    "slice",
    "sort",
    "split",
    "string",
    "sum",
    "title",
    "tojson",
    "trim",
    "unique",
    "upper",
    "urlencode",
    "zip",
];

/// Makes the host's filters known to the environment.
pub(crate) fn register(environment: &mut Environment<'static>, host: &Arc<dyn TemplateHost>) {
    for name in host.filters() {
        if OWN.contains(&name.as_str()) {
            continue;
        }
        let host = Arc::clone(host);
        let called = name.clone();
        environment.add_filter(name, move |state: &State, value: Value, arguments: Rest<ValueOrKwargs>| {
            call(&*host, &called, state, &value, arguments)
        });
    }
}

fn call(
    host: &dyn TemplateHost,
    name: &str,
    state: &State,
    value: &Value,
    arguments: Rest<ValueOrKwargs>,
) -> Result<Value, Error> {
    if value.is_undefined() {
        return match state.undefined_behavior() {
            UndefinedBehavior::Strict | UndefinedBehavior::SemiStrict => {
                Err(Error::new(ErrorKind::UndefinedError, format!("filter `{name}` got an undefined value")))
            }
            // What is not there cannot be filtered, and prints nothing.
            _ => Ok(Value::UNDEFINED),
        };
    }
    let arguments = arguments.into_values();
    let (positional, named): (&[Value], Kwargs) = from_args(&arguments)?;
    let mut object = Map::new();
    for key in named.args() {
        object.insert(key.to_owned(), json(&named.peek::<Value>(key)?)?);
    }
    let positional = positional.iter().map(json).collect::<Result<Vec<Json>, Error>>()?;
    let result = host.apply(
        name,
        &json(value)?.to_string(),
        &Json::Array(positional).to_string(),
        &Json::Object(object).to_string(),
    );
    let result = result.map_err(|failure| Error::new(ErrorKind::InvalidOperation, complaint(name, &failure)))?;
    serde_json::from_str(&result).map_err(|failure| {
        Error::new(ErrorKind::InvalidOperation, format!("filter `{name}` answered with no JSON: {failure}"))
    })
}

fn json(value: &Value) -> Result<Json, Error> {
    serde_json::to_value(value).map_err(|failure| {
        Error::new(ErrorKind::BadSerialization, format!("a value cannot be given to a filter: {failure}"))
    })
}

fn complaint(name: &str, failure: &FilterError) -> String {
    match &failure.argument {
        Some(argument) => format!("filter `{name}`: argument `{argument}` {}", failure.message),
        None => format!("filter `{name}`: {}", failure.message),
    }
}

#[cfg(test)]
mod tests {
    use minijinja::Environment;

    use super::OWN;

    #[test]
    fn the_engines_own_filters_are_those_that_it_has() {
        let environment = Environment::new();
        for name in OWN {
            assert!(has(&environment, name), "the engine has no filter `{name}`");
        }
        for name in ["fence", "json", "slug", "redact", "wrap", "dedent"] {
            assert!(!has(&environment, name), "the engine has a filter `{name}` that the host offers too");
        }
    }

    fn has(environment: &Environment<'_>, name: &str) -> bool {
        environment.render_str("{{ name is filter }}", minijinja::context! { name }).unwrap() == "True"
    }
}
