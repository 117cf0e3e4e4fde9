//! What the tools take, and clear words about what they do not.

use std::fmt;
use std::sync::Arc;

use rmcp::model::JsonObject;
use schemars::JsonSchema;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::improve::Request;
use crate::plugin::{Applicability, Target};
use crate::records::RecordOrigin;
use crate::server::schema;
use crate::verify::VerifyRequest;

/// Arguments that do not fit the schema.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("bad arguments: {place}{problem}")]
pub struct BadArguments {
    place: String,
    problem: String,
}

/// Reads the arguments of a tool.
///
/// # Errors
/// [`BadArguments`] that name the argument, what is wrong with it and what is allowed.
pub(crate) fn read<T: DeserializeOwned>(arguments: JsonObject) -> Result<T, BadArguments> {
    serde_path_to_error::deserialize(Value::Object(arguments)).map_err(|error| {
        let path = error.path().to_string();
        let place = if path == "." { String::new() } else { format!("`{path}`: ") };
        BadArguments { place, problem: error.into_inner().to_string() }
    })
}

/// Arguments of `improve_prompt`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Improve {
    /// The prompt, exactly as the person wrote it.
    prompt: String,
    /// What the prompt refers to, by name: files, selections, earlier answers. Rules read it, nothing is copied from it.
    #[serde(default)]
    context: Context,
    /// The conversation this prompt belongs to, under any name of yours.
    #[serde(default)]
    #[schemars(with = "String")]
    session_id: Option<String>,
    /// The model family the prompt is written for.
    #[serde(default)]
    #[schemars(with = "Target")]
    target: Option<Target>,
    /// Which edits to apply; the others come back as suggestions. `safe` unless set.
    #[serde(default)]
    #[schemars(with = "Applicability")]
    apply: Option<Applicability>,
    /// Run only these: rule codes (`code` or `plugin/code`) or whole plugins (`plugin`). All that are enabled unless set.
    #[serde(default)]
    include: Vec<String>,
    /// Run all but these, named as in `include`.
    #[serde(default)]
    exclude: Vec<String>,
    /// Have the client ask the person what only they know, and write their answers into the prompt. A client that
    /// cannot ask, and a person who does not answer, leave the questions in the result.
    #[serde(default)]
    pub(crate) ask: bool,
    /// Keep a record of this improvement, so that feedback can be given. What is kept is for the operator to say.
    #[serde(default = "yes")]
    record: bool,
    /// The prompt was made up by a program, to test or to train with: its record says so.
    #[serde(default)]
    synthetic: bool,
}

fn yes() -> bool {
    true
}

impl From<Improve> for Request {
    fn from(arguments: Improve) -> Self {
        Self {
            prompt: arguments.prompt,
            context: arguments.context.0,
            session_id: arguments.session_id,
            target: arguments.target,
            apply: arguments.apply,
            include: arguments.include,
            exclude: arguments.exclude,
            unrecorded: !arguments.record,
            origin: if arguments.synthetic { RecordOrigin::Synthetic } else { RecordOrigin::User },
            ..Self::default()
        }
    }
}

/// Arguments of `check_prompt`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    /// The prompt, exactly as the person wrote it.
    prompt: String,
    /// What the prompt refers to, by name: files, selections, earlier answers.
    #[serde(default)]
    context: Context,
    /// The conversation this prompt belongs to, under any name of yours.
    #[serde(default)]
    #[schemars(with = "String")]
    session_id: Option<String>,
    /// The model family the prompt is written for.
    #[serde(default)]
    #[schemars(with = "Target")]
    target: Option<Target>,
    /// Run only these: rule codes (`code` or `plugin/code`) or whole plugins (`plugin`). All that are enabled unless set.
    #[serde(default)]
    include: Vec<String>,
    /// Run all but these, named as in `include`.
    #[serde(default)]
    exclude: Vec<String>,
}

impl From<Check> for Request {
    fn from(arguments: Check) -> Self {
        Self {
            prompt: arguments.prompt,
            context: arguments.context.0,
            session_id: arguments.session_id,
            target: arguments.target,
            include: arguments.include,
            exclude: arguments.exclude,
            ..Self::default()
        }
    }
}

/// Arguments of `verify_rewrite`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verify {
    /// The prompt, exactly as the person wrote it.
    original: String,
    /// What you or somebody else made of it.
    rewrite: String,
    /// The model family both are written for.
    #[serde(default)]
    #[schemars(with = "Target")]
    target: Option<Target>,
    /// Run only these: check codes (`code` or `plugin/code`) or whole plugins (`plugin`). All that are enabled unless set.
    #[serde(default)]
    include: Vec<String>,
    /// Run all but these, named as in `include`.
    #[serde(default)]
    exclude: Vec<String>,
}

impl From<Verify> for VerifyRequest {
    fn from(arguments: Verify) -> Self {
        let Verify { original, rewrite, target, include, exclude } = arguments;
        Self { original, rewrite, context: Vec::new(), target, include, exclude }
    }
}

/// Arguments of `improve_prompts`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImproveMany {
    /// The prompts. What follows holds for each of them.
    pub(crate) prompts: Vec<String>,
    /// The model family the prompts are written for.
    #[serde(default)]
    #[schemars(with = "Target")]
    target: Option<Target>,
    /// Which edits to apply; the others come back as suggestions. `safe` unless set.
    #[serde(default)]
    #[schemars(with = "Applicability")]
    apply: Option<Applicability>,
    /// Run only these: rule codes (`code` or `plugin/code`) or whole plugins (`plugin`). All that are enabled unless set.
    #[serde(default)]
    include: Vec<String>,
    /// Run all but these, named as in `include`.
    #[serde(default)]
    exclude: Vec<String>,
}

impl ImproveMany {
    /// The requests, in order.
    ///
    /// # Errors
    /// When there are more than `limit`, or none.
    pub(crate) fn requests(self, limit: usize) -> Result<Vec<Request>, BadArguments> {
        let count = self.prompts.len();
        if count == 0 || count > limit {
            let problem = format!("{count} prompts: send 1 to {limit} in one call");
            return Err(BadArguments { place: "`prompts`: ".to_owned(), problem });
        }
        let request = |prompt| Request {
            prompt,
            target: self.target,
            apply: self.apply,
            include: self.include.clone(),
            exclude: self.exclude.clone(),
            ..Request::default()
        };
        Ok(self.prompts.into_iter().map(request).collect())
    }
}

/// The schema of [`ImproveMany`] with the limit of this host.
pub(crate) fn batch_schema(limit: usize) -> Arc<JsonObject> {
    let mut schema = schema::input::<ImproveMany>();
    let object = Arc::make_mut(&mut schema);
    if let Some(prompts) = object.get_mut("properties").and_then(|properties| properties.get_mut("prompts"))
        && let Some(prompts) = prompts.as_object_mut()
    {
        prompts.insert("minItems".to_owned(), json!(1));
        prompts.insert("maxItems".to_owned(), json!(limit));
    }
    schema
}

/// No arguments.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct None {}

/// An object of strings, in the caller's order.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Context(pub(crate) Vec<(String, String)>);

impl JsonSchema for Context {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Context".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}

impl<'de> Deserialize<'de> for Context {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Context;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object whose values are strings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Context, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Context(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(arguments: Value) -> String {
        let Value::Object(arguments) = arguments else { panic!("not an object") };
        read::<Improve>(arguments).map(|read| read.prompt).unwrap_err().to_string()
    }

    #[test]
    fn bad_arguments_say_where_and_what_is_allowed() {
        assert_eq!(problem(json!({})), "bad arguments: missing field `prompt`");
        assert_eq!(
            problem(json!({ "prompt": 5 })),
            "bad arguments: `prompt`: invalid type: integer `5`, expected a string"
        );
        assert!(problem(json!({ "prompt": "", "apply": "all" })).contains("expected `safe` or `suggested`"));
        assert!(problem(json!({ "prompt": "", "promt": "" })).contains("unknown field `promt`, expected one of"));
        assert!(problem(json!({ "prompt": "", "context": { "a": 1 } })).contains("`context.a`: "));
    }

    #[test]
    fn context_keeps_its_order() {
        let context: Context = serde_json::from_str(r#"{"b":"1","a":"2"}"#).unwrap();
        assert_eq!(context.0, [("b".to_owned(), "1".to_owned()), ("a".to_owned(), "2".to_owned())]);
    }
}
