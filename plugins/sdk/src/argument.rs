//! The arguments of a filter: what it takes, and what a template gave.

use serde_json::{Map, Value, json};

use crate::FilterError;

/// One argument that a filter takes.
///
/// What stands here makes the JSON Schema that clients read, and is checked before the filter
/// is asked, so that every filter complains in the same words. The order in which a filter
/// lists its arguments is the order in which templates may give them without names.
#[derive(Debug, Clone, Copy)]
pub struct Argument {
    name: &'static str,
    description: &'static str,
    kind: Kind,
    required: bool,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Integer { default: i64, least: i64, most: i64 },
    Flag { default: bool },
    Text { default: &'static str },
    Choice { choices: &'static [&'static str] },
    Choices { choices: &'static [&'static str], default: &'static [&'static str] },
    Texts,
    Object,
}

impl Argument {
    const fn new(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, description, kind, required: false }
    }

    /// A whole number.
    pub const fn integer(name: &'static str, default: i64, description: &'static str) -> Self {
        Self::new(name, Kind::Integer { default, least: i64::MIN, most: i64::MAX }, description)
    }

    /// Yes or no.
    pub const fn flag(name: &'static str, default: bool, description: &'static str) -> Self {
        Self::new(name, Kind::Flag { default }, description)
    }

    /// Any text.
    pub const fn text(name: &'static str, default: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::Text { default }, description)
    }

    /// One of several words, the first of which is the default.
    pub const fn choice(name: &'static str, choices: &'static [&'static str], description: &'static str) -> Self {
        Self::new(name, Kind::Choice { choices }, description)
    }

    /// Several of several words, as a list.
    pub const fn choices(
        name: &'static str,
        choices: &'static [&'static str],
        default: &'static [&'static str],
        description: &'static str,
    ) -> Self {
        Self::new(name, Kind::Choices { choices, default }, description)
    }

    /// A list of texts, empty unless given.
    pub const fn texts(name: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::Texts, description)
    }

    /// Names with values of any kind, empty unless given.
    pub const fn object(name: &'static str, description: &'static str) -> Self {
        Self::new(name, Kind::Object, description)
    }

    /// Without it the filter is not asked.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The least and the most that a whole number may be.
    #[must_use]
    pub const fn within(mut self, at_least: i64, at_most: i64) -> Self {
        if let Kind::Integer { default, .. } = self.kind {
            self.kind = Kind::Integer { default, least: at_least, most: at_most };
        }
        self
    }

    fn schema(&self) -> Value {
        let type_of = |name: &str| Map::from_iter([("type".to_owned(), json!(name))]);
        let mut schema = match self.kind {
            Kind::Integer { .. } => type_of("integer"),
            Kind::Flag { .. } => type_of("boolean"),
            Kind::Text { .. } | Kind::Choice { .. } => type_of("string"),
            Kind::Choices { .. } | Kind::Texts => type_of("array"),
            Kind::Object => type_of("object"),
        };
        let mut say = |key: &str, value: Value| schema.insert(key.to_owned(), value);
        match self.kind {
            Kind::Integer { least, most, .. } => {
                if least != i64::MIN {
                    say("minimum", json!(least));
                }
                if most != i64::MAX {
                    say("maximum", json!(most));
                }
            }
            Kind::Choice { choices } => {
                say("enum", json!(choices));
            }
            Kind::Choices { choices, .. } => {
                say("items", json!({"type": "string", "enum": choices}));
            }
            Kind::Texts => {
                say("items", json!({"type": "string"}));
            }
            Kind::Flag { .. } | Kind::Text { .. } | Kind::Object => {}
        }
        if !self.required {
            say("default", self.default());
        }
        say("description", json!(self.description));
        Value::Object(schema)
    }

    fn default(&self) -> Value {
        match self.kind {
            Kind::Integer { default, .. } => json!(default),
            Kind::Flag { default } => json!(default),
            Kind::Text { default } => json!(default),
            Kind::Choice { choices } => json!(choices.first()),
            Kind::Choices { default, .. } => json!(default),
            Kind::Texts => json!([]),
            Kind::Object => json!({}),
        }
    }

    /// `given` as the filter shall read it, or why it may not.
    fn accept(&self, given: Value) -> Result<Value, FilterError> {
        let fits = match (self.kind, &given) {
            (Kind::Integer { least, most, .. }, Value::Number(_)) => match whole(&given) {
                Some(number) if (least..=most).contains(&number) => return Ok(json!(number)),
                _ => false,
            },
            (Kind::Flag { .. }, Value::Bool(_))
            | (Kind::Text { .. }, Value::String(_))
            | (Kind::Object, Value::Object(_)) => true,
            (Kind::Choice { choices }, Value::String(word)) => choices.contains(&word.as_str()),
            (Kind::Choices { choices, .. }, Value::Array(words)) => {
                words.iter().all(|word| word.as_str().is_some_and(|word| choices.contains(&word)))
            }
            (Kind::Texts, Value::Array(texts)) => texts.iter().all(Value::is_string),
            _ => false,
        };
        if fits {
            return Ok(given);
        }
        Err(FilterError::argument(self.name, format!("must be {}, not {}", self.allowed(), shown(&given))))
    }

    fn allowed(&self) -> String {
        match self.kind {
            Kind::Integer { least, most, .. } => match (least != i64::MIN, most != i64::MAX) {
                (false, false) => "a whole number".to_owned(),
                (true, false) => format!("a whole number of at least {least}"),
                (false, true) => format!("a whole number of at most {most}"),
                (true, true) => format!("a whole number from {least} to {most}"),
            },
            Kind::Flag { .. } => "true or false".to_owned(),
            Kind::Text { .. } => "a text".to_owned(),
            Kind::Choice { choices } => format!("one of {}", quoted(choices)),
            Kind::Choices { choices, .. } => format!("a list of any of {}", quoted(choices)),
            Kind::Texts => "a list of texts".to_owned(),
            Kind::Object => "an object".to_owned(),
        }
    }
}

/// A number without a fraction; engines hand over `3.0` where the template has 3.
fn whole(number: &Value) -> Option<i64> {
    // The range in which a float holds every whole number.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "the number has no fraction and lies in the exact range")]
    let from_float = |float: f64| (float.fract() == 0.0 && float.abs() <= EXACT).then_some(float as i64);
    number.as_i64().or_else(|| number.as_f64().and_then(from_float))
}

fn quoted(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// A value as an error shows it: short.
pub(crate) fn shown(value: &Value) -> String {
    const LONGEST: usize = 40;
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        scalar => {
            let text = scalar.to_string();
            match text.char_indices().nth(LONGEST) {
                Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
                None => text,
            }
        }
    }
}

/// The JSON Schema of a filter's arguments, as text.
pub(crate) fn schema(arguments: &[Argument]) -> String {
    let properties: Map<String, Value> =
        arguments.iter().map(|argument| (argument.name.to_owned(), argument.schema())).collect();
    let required: Vec<&str> =
        arguments.iter().filter(|argument| argument.required).map(|argument| argument.name).collect();
    let required = if required.is_empty() { Value::Null } else { json!(required) };
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    if let Value::Object(schema) = &mut schema {
        schema.retain(|_, value| !value.is_null());
    }
    schema.to_string()
}

/// The arguments of one call, checked and with their defaults.
///
/// Each getter is for the argument's own kind; asked for an argument that the filter does not
/// take, or as another kind, it answers with nothing: zero, false, empty.
#[derive(Debug, Clone)]
pub struct Arguments(Vec<(&'static str, Value)>);

impl Arguments {
    /// What `given` means for a filter that takes `taken`.
    pub(crate) fn read(taken: &[Argument], mut given: Map<String, Value>) -> Result<Self, FilterError> {
        let mut arguments = Vec::with_capacity(taken.len());
        for argument in taken {
            let value = match given.remove(argument.name) {
                // A template says `none` for what it does not want to say.
                None | Some(Value::Null) if argument.required => {
                    return Err(FilterError::argument(
                        argument.name,
                        format!("is missing: it must be {}", argument.allowed()),
                    ));
                }
                None | Some(Value::Null) => argument.default(),
                Some(value) => argument.accept(value)?,
            };
            arguments.push((argument.name, value));
        }
        match given.keys().next() {
            None => Ok(Self(arguments)),
            Some(unknown) => {
                let names: Vec<&str> = taken.iter().map(|argument| argument.name).collect();
                let there_is =
                    if names.is_empty() { "it takes none".to_owned() } else { format!("it takes {}", quoted(&names)) };
                Err(FilterError::argument(unknown, format!("is no argument of this filter: {there_is}")))
            }
        }
    }

    fn value(&self, name: &str) -> Option<&Value> {
        let found = self.0.iter().find(|(argument, _)| *argument == name);
        debug_assert!(found.is_some(), "the filter takes no argument `{name}`");
        found.map(|(_, value)| value)
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> i64 {
        self.value(name).and_then(Value::as_i64).unwrap_or_default()
    }

    /// A whole number that cannot be negative.
    pub fn count(&self, name: &str) -> usize {
        usize::try_from(self.integer(name)).unwrap_or_default()
    }

    /// Yes or no.
    pub fn flag(&self, name: &str) -> bool {
        self.value(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// A text, or one of several words.
    pub fn text(&self, name: &str) -> &str {
        self.value(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// A list of texts, or several of several words.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        let list = self.value(name).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Names with values, in the order given.
    pub fn object(&self, name: &str) -> impl Iterator<Item = (&str, &Value)> {
        let object = self.value(name).and_then(Value::as_object);
        object.into_iter().flatten().map(|(name, value)| (name.as_str(), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAKEN: &[Argument] = &[
        Argument::integer("limit", 1, "How many.").within(1, 9).required(),
        Argument::choice("from", &["start", "end"], "Where."),
        Argument::choices("kinds", &["a", "b"], &["a"], "Which."),
    ];

    fn read(given: &Value) -> Result<Arguments, FilterError> {
        Arguments::read(TAKEN, given.as_object().unwrap().clone())
    }

    fn complaint(given: &Value) -> String {
        let error = read(given).unwrap_err();
        format!("{} {}", error.argument.unwrap(), error.message)
    }

    #[test]
    fn what_is_not_given_has_its_default() {
        let arguments = read(&json!({"limit": 3.0, "from": null})).unwrap();
        assert_eq!(arguments.count("limit"), 3);
        assert_eq!(arguments.text("from"), "start");
        assert_eq!(arguments.texts("kinds"), ["a"]);
    }

    #[test]
    fn a_wrong_argument_is_named_with_what_is_allowed() {
        assert_eq!(complaint(&json!({})), "limit is missing: it must be a whole number from 1 to 9");
        assert_eq!(complaint(&json!({"limit": 0})), "limit must be a whole number from 1 to 9, not 0");
        assert_eq!(complaint(&json!({"limit": 1.5})), "limit must be a whole number from 1 to 9, not 1.5");
        assert_eq!(complaint(&json!({"limit": 1, "from": "top"})), "from must be one of `start`, `end`, not \"top\"");
        assert_eq!(
            complaint(&json!({"limit": 1, "kinds": ["c"]})),
            "kinds must be a list of any of `a`, `b`, not a list"
        );
        assert_eq!(
            complaint(&json!({"limit": 1, "size": 1})),
            "size is no argument of this filter: it takes `limit`, `from`, `kinds`"
        );
    }

    #[test]
    fn a_schema_has_the_arguments_in_the_order_of_the_filter() {
        assert_eq!(
            schema(TAKEN),
            r#"{"type":"object","properties":{"limit":{"type":"integer","minimum":1,"maximum":9,"description":"How many."},"from":{"type":"string","enum":["start","end"],"default":"start","description":"Where."},"kinds":{"type":"array","items":{"type":"string","enum":["a","b"]},"default":["a"],"description":"Which."}},"required":["limit"],"additionalProperties":false}"#
        );
    }
}
