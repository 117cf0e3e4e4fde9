//! From what a call gives to what an argument is.
//!
//! MCP prompts give every argument as text, tools give JSON; both come here. A text is read
//! as the argument's type says:
//!
//! - a list is a JSON array, or else one item a line, without blank lines;
//! - an object is a JSON object;
//! - a truth value is `true`, `false`, `yes` or `no`, in any case;
//! - numbers are written as in JSON.
//!
//! Null is no value. So is a blank text where the argument is not a text, or is one with
//! choices that a blank is not among: forms send blanks for what people leave out.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::argument::{Argument, ArgumentType};

/// Why a value does not fit its argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// It is not of the argument's type; what it should be and what it is.
    Mistyped(String),
    /// It is not among the argument's choices; what it should be and what it is.
    NotAmongChoices(String),
}

/// `given` as a value of `argument`; none when it says nothing.
///
/// # Errors
/// When it is of another type, or not among the choices.
pub fn fit(argument: &Argument, given: &Value) -> Result<Option<Value>, Misfit> {
    let is_left_out = given.as_str().is_some_and(|text| {
        text.trim().is_empty()
            && match argument.kind {
                ArgumentType::String | ArgumentType::Any => {
                    !argument.choices.is_empty() && !argument.choices.contains(given)
                }
                ArgumentType::List => false,
                _ => true,
            }
    });
    if given.is_null() || is_left_out {
        return Ok(None);
    }
    let value = typed(argument.kind, argument.items, given).map_err(Misfit::Mistyped)?;
    let outside = match &value {
        Value::Array(items) => items.iter().find(|item| !is_choice(argument, item)),
        value => (!is_choice(argument, value)).then_some(value),
    };
    match outside {
        None => Ok(Some(value)),
        Some(outside) => {
            let choices: Vec<String> = argument.choices.iter().map(shown).collect();
            let message = format!("must be one of {}, not {}", choices.join(", "), shown(outside));
            Err(Misfit::NotAmongChoices(message))
        }
    }
}

fn is_choice(argument: &Argument, value: &Value) -> bool {
    argument.choices.is_empty() || argument.choices.iter().any(|choice| same(choice, value))
}

/// Equal as JSON has it: 1 and 1.0 are one number.
fn same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one.partial_cmp(&other) == Some(Ordering::Equal),
        _ => one == other,
    }
}

fn typed(kind: ArgumentType, items: ArgumentType, given: &Value) -> Result<Value, String> {
    let wrong = || format!("must be {}, not {}", kind.described(), shown(given));
    let value = match (kind, given) {
        (ArgumentType::Any, _)
        | (ArgumentType::String, Value::String(_))
        | (ArgumentType::Boolean, Value::Bool(_))
        | (ArgumentType::Object, Value::Object(_))
        | (ArgumentType::Number, Value::Number(_)) => Some(given.clone()),
        (ArgumentType::Integer, Value::Number(number)) => whole(number).map(Value::Number),
        (ArgumentType::Integer, Value::String(text)) => number(text).as_ref().and_then(whole).map(Value::Number),
        (ArgumentType::Number, Value::String(text)) => number(text).map(Value::Number),
        (ArgumentType::Boolean, Value::String(text)) => flag(text).map(Value::Bool),
        (ArgumentType::Object, Value::String(text)) => parsed(text).filter(Value::is_object),
        (ArgumentType::List, Value::Array(list)) => return list_of(items, list),
        (ArgumentType::List, Value::String(text)) => match parsed(text) {
            Some(Value::Array(list)) => return list_of(items, &list),
            _ => return list_of(items, &lines(text)),
        },
        _ => None,
    };
    value.ok_or_else(wrong)
}

fn list_of(items: ArgumentType, list: &[Value]) -> Result<Value, String> {
    let item = |(index, item): (usize, &Value)| {
        typed(items, ArgumentType::Any, item).map_err(|message| format!("has an item {} that {message}", index + 1))
    };
    list.iter().enumerate().map(item).collect()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).map(Value::from).collect()
}

fn parsed(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

fn number(text: &str) -> Option<Number> {
    match parsed(text.trim())? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// The same number without a fraction, if it has none.
fn whole(number: &Number) -> Option<Number> {
    /// Above, not every whole number is a floating-point one.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if !number.is_f64() {
        return Some(number.clone());
    }
    let value = number.as_f64().filter(|value| value.fract() == 0.0 && value.abs() <= EXACT)?;
    #[expect(clippy::cast_possible_truncation, reason = "it has no fraction and fits")]
    Some(Number::from(value as i64))
}

fn flag(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

/// A value in a sentence: short, on one line.
pub(super) fn shown(value: &Value) -> String {
    const LONGEST: usize = 40;
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        value => {
            let written = value.to_string();
            let short: String = written.chars().take(LONGEST).collect();
            if short.len() < written.len() { format!("`{short}…`") } else { format!("`{short}`") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::Place;
    use serde_json::json;

    fn argument(kind: ArgumentType) -> Argument {
        Argument { kind, ..Argument::new("it", Place::START) }
    }

    #[test]
    fn texts_are_read_as_the_type_says() {
        for (kind, given, value) in [
            (ArgumentType::Integer, json!(" 42 "), json!(42)),
            (ArgumentType::Integer, json!("4e2"), json!(400)),
            (ArgumentType::Integer, json!(5.0), json!(5)),
            (ArgumentType::Number, json!("2.5"), json!(2.5)),
            (ArgumentType::Boolean, json!("Yes"), json!(true)),
            (ArgumentType::List, json!("[1, \"b\"]"), json!([1, "b"])),
            (ArgumentType::List, json!("one\r\n\n two: [x]\n"), json!(["one", " two: [x]"])),
            (ArgumentType::List, json!("[see below]"), json!(["[see below]"])),
            (ArgumentType::List, json!(""), json!([])),
            (ArgumentType::Object, json!("{\"a\": 1}"), json!({"a": 1})),
            (ArgumentType::String, json!("42"), json!("42")),
            (ArgumentType::Any, json!("42"), json!("42")),
        ] {
            assert_eq!(fit(&argument(kind), &given), Ok(Some(value)), "{kind} {given}");
        }
    }

    #[test]
    fn what_is_of_another_type_is_refused_in_words() {
        for (kind, given, said) in [
            (ArgumentType::Integer, json!("4.5"), "must be a whole number, not `\"4.5\"`"),
            (ArgumentType::String, json!(4), "must be text, not `4`"),
            (ArgumentType::Boolean, json!("maybe"), "must be true or false, not `\"maybe\"`"),
            (ArgumentType::Object, json!([1]), "must be an object, not a list"),
            (ArgumentType::List, json!(1), "must be a list, not `1`"),
        ] {
            assert_eq!(fit(&argument(kind), &given), Err(Misfit::Mistyped(said.to_owned())));
        }
        let numbers = Argument { items: ArgumentType::Integer, ..argument(ArgumentType::List) };
        assert_eq!(fit(&numbers, &json!("1\n2")), Ok(Some(json!([1, 2]))));
        let said = "has an item 2 that must be a whole number, not `\"b\"`".to_owned();
        assert_eq!(fit(&numbers, &json!("1\nb")), Err(Misfit::Mistyped(said)));
    }

    #[test]
    fn choices_hold_for_a_value_or_for_each_item_of_a_list() {
        let choices = vec![json!("a"), json!("b")];
        let one = Argument { choices: choices.clone(), ..argument(ArgumentType::String) };
        let many = Argument { choices, ..argument(ArgumentType::List) };
        assert_eq!(fit(&one, &json!("b")), Ok(Some(json!("b"))));
        assert_eq!(fit(&many, &json!("a\nb")), Ok(Some(json!(["a", "b"]))));
        let said = "must be one of `\"a\"`, `\"b\"`, not `\"c\"`".to_owned();
        assert_eq!(fit(&one, &json!("c")), Err(Misfit::NotAmongChoices(said.clone())));
        assert_eq!(fit(&many, &json!(["a", "c"])), Err(Misfit::NotAmongChoices(said)));
    }

    #[test]
    fn what_a_form_leaves_blank_is_no_value() {
        assert_eq!(fit(&argument(ArgumentType::Integer), &json!(" ")), Ok(None));
        assert_eq!(fit(&argument(ArgumentType::String), &Value::Null), Ok(None));
        assert_eq!(fit(&argument(ArgumentType::String), &json!("")), Ok(Some(json!(""))));
        let one = Argument { choices: vec![json!("a")], ..argument(ArgumentType::String) };
        assert_eq!(fit(&one, &json!("")), Ok(None));
    }
}
