//! How the tests of filters ask them.

use std::ops::Range;

use serde_json::Value;

/// The result of a filter.
pub(crate) fn apply(name: &str, value: &Value, arguments: &Value) -> Value {
    let result = crate::apply_natively(name, &value.to_string(), &arguments.to_string());
    serde_json::from_str(&result.unwrap()).unwrap()
}

/// The result of a filter that makes text.
pub(crate) fn text(name: &str, value: impl Into<Value>, arguments: &Value) -> String {
    apply(name, &value.into(), arguments).as_str().unwrap().to_owned()
}

/// What a filter complains of: the argument, and the sentence.
pub(crate) fn complaint(name: &str, value: impl Into<Value>, arguments: &Value) -> (Option<String>, String) {
    let error = crate::apply_natively(name, &value.into().to_string(), &arguments.to_string()).unwrap_err();
    (error.argument, error.message)
}

/// The text at each of the places.
pub(crate) fn texts(text: &str, places: Vec<Range<usize>>) -> Vec<&str> {
    places.into_iter().map(|place| text.get(place).unwrap()).collect()
}
