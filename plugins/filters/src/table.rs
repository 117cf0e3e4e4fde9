//! Rows and columns, read from a list of objects or of lists.

use std::collections::HashSet;

use prompt_host_plugin::{FilterError, filter_list};
use serde_json::Value;

use crate::list::scalar;

/// Rows times columns of the largest table. Objects that share no names make a table that
/// grows with the square of their number.
const MOST_CELLS: usize = 1_000_000;

/// A table. All rows are as wide as the widest.
pub(crate) struct Table<'a> {
    /// The names of the columns; none when the rows are lists.
    pub(crate) names: Option<Vec<&'a str>>,
    rows: &'a [Value],
    width: usize,
}

impl<'a> Table<'a> {
    /// Reads a list of objects, whose columns are `columns`, or all names in the order in
    /// which they first come; or a list of lists, whose columns are named by position.
    pub(crate) fn read(value: &'a Value, columns: &[&'a str]) -> Result<Self, FilterError> {
        let rows = filter_list(value)?;
        let is_alike: fn(&Value) -> bool =
            if rows.first().is_some_and(Value::is_object) { Value::is_object } else { Value::is_array };
        if let Some(index) = rows.iter().position(|row| !is_alike(row)) {
            return Err(wrong_row(index + 1, rows.get(index).unwrap_or(&Value::Null)));
        }
        let mut names = columns.to_vec();
        let mut known: HashSet<&str> = columns.iter().copied().collect();
        let mut width = names.len();
        for row in rows {
            match row {
                Value::Object(object) if columns.is_empty() => {
                    names.extend(object.keys().map(String::as_str).filter(|name| known.insert(name)));
                    width = names.len();
                }
                Value::Array(list) => width = width.max(list.len()),
                _ => {}
            }
        }
        if rows.len().saturating_mul(width) > MOST_CELLS {
            return Err(FilterError::value(format!(
                "the value must make a table of at most {MOST_CELLS} cells, not {} rows of {width}",
                rows.len()
            )));
        }
        let is_named = !columns.is_empty() || rows.first().is_some_and(Value::is_object);
        names.resize(width, "");
        Ok(Self { names: is_named.then_some(names), rows, width })
    }

    /// The cells of each row, from top to bottom.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Vec<String>> {
        self.rows.iter().map(|row| {
            let cell = |column: usize| match row {
                Value::Array(list) => list.get(column),
                object => self.names.as_ref().and_then(|names| object.get(*names.get(column)?)),
            };
            (0..self.width).map(|column| cell(column).map_or_else(String::new, scalar)).collect()
        })
    }
}

fn wrong_row(number: usize, row: &Value) -> FilterError {
    let kind = match row {
        Value::Object(_) => "an object among lists",
        Value::Array(_) => "a list among objects",
        Value::Null => "nothing",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
    };
    FilterError::value(format!(
        "the value must be a list of objects or a list of lists, and its item {number} is {kind}"
    ))
}
