//! The helpers of dotprompt (<https://google.github.io/dotprompt/reference/template/>).
//!
//! `role`, `history`, `media` and `section` write the markers of its reference implementation,
//! by which a host splits the rendered text into messages. A value could forge them. So what
//! opens a marker in a value becomes a marker itself, `<<<dotprompt:literal>>>`, unless the
//! template asks for the value as it is with three braces. A host that has taken the other
//! markers out puts `<<<dotprompt:` in the place of that one, and the value has its letters back.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, PathAndJson, RenderContext, RenderError,
    RenderErrorReason, Renderable, ScopedJson,
};
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};

use crate::filter::value_of;

const OPENING: &str = "<<<dotprompt:";
const LITERAL: &str = "<<<dotprompt:literal>>>";

/// Text in which no marker opens but the one that stands for an opening.
pub(crate) fn without_markers(text: &str) -> String {
    text.replace(OPENING, LITERAL)
}

/// The text that `without_markers` was given.
pub(crate) fn with_markers(text: &str) -> String {
    text.replace(LITERAL, OPENING)
}

/// Makes the helpers known to the registry.
pub(crate) fn register(registry: &mut Handlebars<'_>) {
    registry.register_helper("json", Box::new(Json));
    for marker in [Marker::Role, Marker::History, Marker::Media, Marker::Section] {
        registry.register_helper(marker.name(), Box::new(marker));
    }
    registry.register_helper("ifEquals", Box::new(Equals { wanted: true }));
    registry.register_helper("unlessEquals", Box::new(Equals { wanted: false }));
}

/// `{{json value indent=2}}`.
struct Json;

impl HelperDef for Json {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        rendering: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let Some(value) = helper.param(0) else { return value_of("json", context, rendering) };
        let indent = match helper.hash_get("indent").map(PathAndJson::value) {
            None => 0,
            Some(given) => given.as_u64().filter(|indent| *indent <= 16).ok_or_else(|| {
                let message =
                    format!("helper `json`: argument `indent` must be a whole number from 0 to 16, not {given}");
                RenderErrorReason::Other(message)
            })?,
        };
        let written = match usize::try_from(indent).unwrap_or_default() {
            0 => value.value().to_string(),
            indent => pretty(value.value(), &b" ".repeat(indent)),
        };
        Ok(ScopedJson::Derived(Value::String(written)))
    }
}

fn pretty(value: &Value, indent: &[u8]) -> String {
    let mut written = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut written, PrettyFormatter::with_indent(indent));
    match value.serialize(&mut serializer) {
        Ok(()) => String::from_utf8(written).unwrap_or_default(),
        // Writing into memory does not fail.
        Err(_) => value.to_string(),
    }
}

#[derive(Debug, Clone, Copy)]
enum Marker {
    Role,
    History,
    Media,
    Section,
}

impl Marker {
    const fn name(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::History => "history",
            Self::Media => "media",
            Self::Section => "section",
        }
    }

    /// What the marker says, or nothing if its name stands alone and means a value.
    fn content(self, helper: &Helper<'_>) -> Result<Option<String>, RenderError> {
        let is_alone = helper.params().is_empty() && helper.hash().is_empty();
        match self {
            Self::History => Ok(Some("history".to_owned())),
            _ if is_alone => Ok(None),
            Self::Role => Ok(Some(format!("role:{}", word(self, "role", helper.param(0))?))),
            Self::Section => Ok(Some(format!("section {}", word(self, "name", helper.param(0))?))),
            Self::Media => {
                let mut content = format!("media:url {}", word(self, "url", helper.hash_get("url"))?);
                if let Some(kind) = helper.hash_get("contentType").filter(|kind| !kind.value().is_null()) {
                    content.push(' ');
                    content.push_str(&word(self, "contentType", Some(kind))?);
                }
                Ok(Some(content))
            }
        }
    }
}

/// An argument that may stand in a marker: text without blanks or the marks that end it.
fn word(marker: Marker, name: &str, argument: Option<&PathAndJson<'_>>) -> Result<String, RenderError> {
    let text = argument.and_then(|argument| argument.value().as_str()).unwrap_or_default();
    if text.is_empty() || text.contains(char::is_whitespace) || text.contains(['<', '>']) {
        let message =
            format!("helper `{}`: argument `{name}` must be a text without blanks, `<` and `>`", marker.name());
        return Err(RenderErrorReason::Other(message).into());
    }
    Ok(text.to_owned())
}

impl HelperDef for Marker {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        rendering: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        match self.content(helper)? {
            Some(content) => out.write(&format!("<<<dotprompt:{content}>>>"))?,
            None => out.write(&without_markers(&value_of(self.name(), context, rendering)?.render()))?,
        }
        Ok(())
    }
}

/// `{{#ifEquals one other}}…{{else}}…{{/ifEquals}}`.
struct Equals {
    wanted: bool,
}

impl HelperDef for Equals {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        rendering: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let (Some(one), Some(other)) = (helper.param(0), helper.param(1)) else {
            let name = if self.wanted { "ifEquals" } else { "unlessEquals" };
            return Err(RenderErrorReason::Other(format!("helper `{name}` needs two arguments")).into());
        };
        let is_met = equal(one.value(), other.value()) == self.wanted;
        let branch = if is_met { helper.template() } else { helper.inverse() };
        branch.map_or(Ok(()), |branch| branch.render(registry, context, rendering, out))
    }
}

/// As JavaScript's `===` has it: 1 and 1.0 are the same number, and 1 and "1" are not the same.
fn equal(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}
