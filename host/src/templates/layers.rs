//! The values of a call, put together from everybody who may set one.
//!
//! The later wins: the configuration's defaults, the template's own, what the configuration
//! says for the client that asks, the arguments of the call. A list replaces the list before
//! it, an object is merged key by key, and each value keeps where it came from.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::argument::Argument;
use super::compatibility::Compatibility;
use super::experiment::Experiment;
use super::template::Template;
use super::value::fit;
use crate::plugin::{InvalidPattern, NamePattern};

/// What the configuration says of one template: an entry of `prompts`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PromptSettings {
    /// Values for everybody, weaker than the template's own.
    pub defaults: Map<String, Value>,
    /// Values for some clients, by the name they give: `claude-code`, `cursor*`. Of several
    /// that match, the closer holds: one without wildcards, then the longer.
    #[schemars(with = "BTreeMap<String, Map<String, Value>>")]
    pub clients: ClientValues,
    /// Splits the calls that name no version between several, to see which does better.
    pub experiment: Option<Experiment>,
}

/// Values by client, from the widest pattern to the closest.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, Map<String, Value>>", into = "BTreeMap<String, Map<String, Value>>")]
pub struct ClientValues(Vec<(NamePattern, Map<String, Value>)>);

impl TryFrom<BTreeMap<String, Map<String, Value>>> for ClientValues {
    type Error = InvalidPattern;

    fn try_from(by_name: BTreeMap<String, Map<String, Value>>) -> Result<Self, InvalidPattern> {
        let mut by_name: Vec<_> = by_name.into_iter().collect();
        by_name.sort_by_key(|(written, _)| (!written.contains(['*', '?', '[', '{']), written.len()));
        let patterned = |(written, values)| Ok((NamePattern::try_from(written)?, values));
        by_name.into_iter().map(patterned).collect::<Result<_, _>>().map(Self)
    }
}

impl From<ClientValues> for BTreeMap<String, Map<String, Value>> {
    fn from(values: ClientValues) -> Self {
        values.0.into_iter().map(|(pattern, values)| (pattern.into(), values)).collect()
    }
}

impl ClientValues {
    /// What holds for `client`, from the widest pattern to the closest.
    fn of<'v>(&'v self, client: Option<&'v str>) -> impl Iterator<Item = (&'v NamePattern, &'v Map<String, Value>)> {
        let matching = move |pattern: &NamePattern| client.is_some_and(|client| pattern.matches(client));
        self.0.iter().filter(move |(pattern, _)| matching(pattern)).map(|(pattern, values)| (pattern, values))
    }
}

/// Who set a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "client")]
pub enum ValueOrigin {
    /// The configuration, for everybody.
    Configuration,
    /// The template itself.
    Template,
    /// The configuration, for clients with such a name.
    Client(String),
    /// The call.
    Call,
}

impl fmt::Display for ValueOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configuration => f.write_str("configuration"),
            Self::Template => f.write_str("template"),
            Self::Client(pattern) => write!(f, "client {pattern}"),
            Self::Call => f.write_str("call"),
        }
    }
}

/// The values of a call, each with where it came from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Values(Vec<(String, Layered)>);

/// One value, or the parts of an object that several have set.
#[derive(Debug, Clone, PartialEq)]
enum Layered {
    Whole(Value, ValueOrigin),
    Parts(Vec<(String, Layered)>),
}

/// A value and who set it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueAt {
    /// The argument's name, and below it the keys of objects.
    pub path: Vec<String>,
    /// What it is.
    pub value: Value,
    /// Who set it.
    pub origin: ValueOrigin,
}

impl Values {
    /// All values as a JSON object, in the order of the template's arguments.
    pub fn to_json(&self) -> Map<String, Value> {
        self.0.iter().map(|(name, layered)| (name.clone(), layered.json())).collect()
    }

    /// Each value that somebody set in one piece.
    pub fn each(&self) -> Vec<ValueAt> {
        let mut found = Vec::new();
        for (name, layered) in &self.0 {
            layered.collect(vec![name.clone()], &mut found);
        }
        found
    }

    fn lay(&mut self, name: &str, value: Value, origin: &ValueOrigin) {
        let above = Layered::of(value, origin);
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, below)) => below.lay(above),
            None => self.0.push((name.to_owned(), above)),
        }
    }
}

impl Layered {
    fn of(value: Value, origin: &ValueOrigin) -> Self {
        match value {
            Value::Object(map) if !map.is_empty() => {
                Self::Parts(map.into_iter().map(|(key, value)| (key, Self::of(value, origin))).collect())
            }
            value => Self::Whole(value, origin.clone()),
        }
    }

    /// Puts `above` over this one.
    fn lay(&mut self, above: Self) {
        match (self, above) {
            (Self::Parts(below), Self::Parts(above)) => {
                for (key, value) in above {
                    match below.iter_mut().find(|(known, _)| *known == key) {
                        Some((_, below)) => below.lay(value),
                        None => below.push((key, value)),
                    }
                }
            }
            // Nothing is added by an empty object.
            (Self::Parts(_), Self::Whole(Value::Object(_), _)) => {}
            (below, above) => *below = above,
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Whole(value, _) => value.clone(),
            Self::Parts(parts) => parts.iter().map(|(key, part)| (key.clone(), part.json())).collect(),
        }
    }

    fn collect(&self, path: Vec<String>, found: &mut Vec<ValueAt>) {
        match self {
            Self::Whole(value, origin) => found.push(ValueAt { path, value: value.clone(), origin: origin.clone() }),
            Self::Parts(parts) => {
                for (key, part) in parts {
                    let below = path.iter().chain([key]).cloned().collect();
                    part.collect(below, found);
                }
            }
        }
    }
}

/// The values that `template` is rendered with, and what of `arguments` or of the settings
/// does not fit. An argument without a value has none here; engines see it as undefined.
///
/// Only what holds for `client` is looked at: no client sees another's values.
pub fn resolve(
    template: &Template,
    settings: &PromptSettings,
    client: Option<&str>,
    arguments: &Map<String, Value>,
) -> (Values, Compatibility) {
    let own = template.arguments.iter().filter_map(|one| Some((one.name.clone(), one.default.clone()?))).collect();
    let mut layers: Vec<(ValueOrigin, &Map<String, Value>)> =
        vec![(ValueOrigin::Configuration, &settings.defaults), (ValueOrigin::Template, &own)];
    let clients = settings.clients.of(client);
    layers.extend(clients.map(|(pattern, values)| (ValueOrigin::Client(pattern.clone().into()), values)));
    layers.push((ValueOrigin::Call, arguments));

    let mut values = Values::default();
    let mut found = Compatibility::default();
    for argument in &template.arguments {
        let is_set = lay_all(argument, &layers, &mut values, &mut found);
        if argument.required && !is_set {
            found.missing(&argument.name);
        }
    }
    for (name, value) in arguments.iter().filter(|(name, _)| template.argument(name).is_none()) {
        match template.is_open {
            true => values.lay(name, value.clone(), &ValueOrigin::Call),
            false => found.extra(name, template),
        }
    }
    (values, found)
}

/// Lays one argument's values over each other; tells whether anybody gave one.
fn lay_all(
    argument: &Argument,
    layers: &[(ValueOrigin, &Map<String, Value>)],
    values: &mut Values,
    found: &mut Compatibility,
) -> bool {
    let mut is_set = false;
    for (origin, layer) in layers {
        let Some(given) = layer.get(&argument.name) else { continue };
        match fit(argument, given) {
            Ok(None) => continue,
            Ok(Some(value)) => values.lay(&argument.name, value, origin),
            // The template's own are its author's to check.
            Err(_) if *origin == ValueOrigin::Template => values.lay(&argument.name, given.clone(), origin),
            Err(misfit) => {
                let whose = match origin {
                    ValueOrigin::Call => String::new(),
                    origin => format!(" ({origin})"),
                };
                found.misfit(&argument.name, &whose, misfit);
            }
        }
        is_set = true;
    }
    is_set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::source;
    use serde_json::json;

    fn template() -> Template {
        let text = "---\narguments:\n  code: {required: true}\n  tone: {default: dry}\n  tags: {type: list, default: [a]}\n  style: {type: object, default: {width: 80, tabs: false}}\n---\nHi";
        source::read("review.jinja", text).unwrap().0
    }

    fn settings() -> PromptSettings {
        serde_json::from_value(json!({
            "defaults": {"tone": "weak", "tags": ["z"], "style": {"author": "house"}},
            "clients": {
                "acme": {"tone": "acme's", "style": {"tabs": true}},
                "ac*": {"tone": "any ac's", "tags": ["c", "d"]},
                "other": {"tone": "secret"},
            },
        }))
        .unwrap()
    }

    fn shown(client: Option<&str>, arguments: &Value) -> Vec<String> {
        let (values, found) = resolve(&template(), &settings(), client, arguments.as_object().unwrap());
        assert!(found.fits(), "{found}");
        let line = |at: ValueAt| format!("{} = {} ({})", at.path.join("."), at.value, at.origin);
        values.each().into_iter().map(line).collect()
    }

    #[test]
    fn the_later_wins_and_each_value_says_where_it_came_from() {
        assert_eq!(
            shown(Some("ACME"), &json!({"code": "x", "style": {"width": 100}})),
            [
                "code = \"x\" (call)",
                "tone = \"acme's\" (client acme)",
                "tags = [\"c\",\"d\"] (client ac*)",
                "style.author = \"house\" (configuration)",
                "style.width = 100 (call)",
                "style.tabs = true (client acme)",
            ]
        );
    }

    #[test]
    fn one_client_never_sees_anothers_values() {
        for client in [None, Some("elsewhere"), Some("another")] {
            let all = shown(client, &json!({"code": "x"})).join("\n");
            assert!(!all.contains("secret") && !all.contains("acme"), "{all}");
            assert!(all.contains("tone = \"dry\" (template)"), "{all}");
        }
    }

    #[test]
    fn a_setting_that_does_not_fit_is_named_with_its_origin() {
        let settings: PromptSettings =
            serde_json::from_value(json!({"clients": {"acme": {"tags": 5, "code": "y"}}})).unwrap();
        let (_, found) = resolve(&template(), &settings, Some("acme"), &Map::new());
        assert_eq!(found.to_string(), "`tags` (client acme) must be a list, not `5`");
        let (_, found) = resolve(&template(), &settings, None, &Map::new());
        assert_eq!(found.to_string(), "`code` is required");
    }
}
