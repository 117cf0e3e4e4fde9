//! What a template takes.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::problem::Place;

/// One argument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Argument {
    /// As the template's body writes it.
    pub name: String,
    /// What to fill in; empty when the file does not say.
    pub description: String,
    /// What its values are.
    #[serde(rename = "type")]
    pub kind: ArgumentType,
    /// What the items of a list are; any for everything else.
    pub items: ArgumentType,
    /// Whether a call must give it.
    pub required: bool,
    /// The value if nobody gives one.
    pub default: Option<Value>,
    /// The values that are allowed, of a list those of its items; empty when all are.
    pub choices: Vec<Value>,
    /// Values that show what is meant.
    pub examples: Vec<Value>,
    /// Where the file names it.
    #[serde(skip)]
    pub place: Place,
    /// Where its default stands, or its name when it has none.
    #[serde(skip)]
    pub default_place: Place,
    /// Where its examples stand, or its name when it has none.
    #[serde(skip)]
    pub examples_place: Place,
}

impl Argument {
    /// An optional argument of any type.
    pub fn new(name: &str, place: Place) -> Self {
        Self {
            name: name.to_owned(),
            description: String::new(),
            kind: ArgumentType::Any,
            items: ArgumentType::Any,
            required: false,
            default: None,
            choices: Vec::new(),
            examples: Vec::new(),
            place,
            default_place: place,
            examples_place: place,
        }
    }
}

/// What the values of an argument are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ArgumentType {
    /// Text.
    String,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// `true` and `false`.
    Boolean,
    /// Values in order.
    List,
    /// Values by name.
    Object,
    /// Whatever JSON can say.
    Any,
}

impl ArgumentType {
    /// Those that our own front matter may name.
    pub const NAMED: [Self; 6] = [Self::String, Self::Integer, Self::Number, Self::Boolean, Self::List, Self::Object];

    /// As files write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::List => "list",
            Self::Object => "object",
            Self::Any => "any",
        }
    }

    /// What a value of it is called in a sentence.
    pub fn described(self) -> &'static str {
        match self {
            Self::String => "text",
            Self::Integer => "a whole number",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Any => "any value",
        }
    }

    /// The type of that name in JSON Schema, picoschema or our own front matter.
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::String,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "boolean" => Self::Boolean,
            "list" | "array" => Self::List,
            "object" => Self::Object,
            "any" => Self::Any,
            _ => return None,
        })
    }
}

impl fmt::Display for ArgumentType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
