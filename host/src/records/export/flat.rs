//! A record as one row of a table: the columns of CSV and Parquet.

use serde_json::{Map, Value};

use crate::records::PromptEnhancementRecord;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A moment in UTC: RFC 3339 in CSV, milliseconds since 1970 in Parquet.
    Time,
    /// A whole number from 0.
    Whole,
    /// A list or an object, as JSON text.
    Json,
}

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// The field of the record, and the field below it if it is nested.
    pub field: (&'static str, Option<&'static str>),
    /// What stands in it.
    pub kind: Kind,
    /// Whether it may be empty.
    pub optional: bool,
}

const fn top(name: &'static str, kind: Kind, optional: bool) -> Column {
    Column { name, field: (name, None), kind, optional }
}

const fn below(name: &'static str, parent: &'static str, field: &'static str, kind: Kind) -> Column {
    Column { name, field: (parent, Some(field)), kind, optional: true }
}

/// All columns, in their order.
pub const COLUMNS: [Column; 27] = [
    top("id", Kind::Text, false),
    top("time", Kind::Time, false),
    top("session_id", Kind::Text, true),
    top("client", Kind::Text, true),
    top("target", Kind::Text, false),
    top("origin", Kind::Text, false),
    top("capture", Kind::Text, false),
    top("language", Kind::Text, true),
    top("original", Kind::Text, false),
    top("improved", Kind::Text, false),
    top("changes", Kind::Json, false),
    top("decisions", Kind::Json, false),
    top("questions", Kind::Json, false),
    top("metrics", Kind::Json, false),
    top("generation", Kind::Whole, false),
    top("model", Kind::Text, true),
    below("template_name", "template", "name", Kind::Text),
    below("template_digest", "template", "digest", Kind::Text),
    below("template_experiment", "template", "experiment", Kind::Text),
    below("template_variant", "template", "variant", Kind::Text),
    below("template_render_us", "template", "render_us", Kind::Whole),
    below("outcome_verdict", "outcome", "verdict", Kind::Text),
    below("outcome_time", "outcome", "time", Kind::Time),
    below("outcome_final_text", "outcome", "final_text", Kind::Text),
    below("outcome_rating", "outcome", "rating", Kind::Whole),
    below("outcome_comment", "outcome", "comment", Kind::Text),
    below("outcome_credit", "outcome", "credit", Kind::Json),
];

/// A cell for each of [`COLUMNS`]: null, a string or a whole number.
///
/// # Errors
/// When the record cannot be written as JSON.
pub(super) fn cells(record: &PromptEnhancementRecord) -> Result<Vec<Value>, serde_json::Error> {
    let mut whole = serde_json::to_value(record)?;
    let mut taken = |column: &Column| {
        let (field, below) = column.field;
        let field = whole.get_mut(field)?;
        let value = match below {
            Some(below) => field.get_mut(below)?.take(),
            None => field.take(),
        };
        Some(if column.kind == Kind::Json { Value::String(value.to_string()) } else { value })
    };
    Ok(COLUMNS.iter().map(|column| taken(column).unwrap_or(Value::Null)).collect())
}

/// The record of a row, whose cells come with their columns.
///
/// # Errors
/// Says what is wrong with which field.
pub(super) fn record(cells: impl IntoIterator<Item = (Column, Value)>) -> Result<PromptEnhancementRecord, String> {
    let mut whole = Map::new();
    for parent in ["template", "outcome"] {
        whole.insert(parent.to_owned(), Value::Null);
    }
    for (column, value) in cells {
        let value = match (column.kind, value) {
            (Kind::Json, Value::String(text)) => {
                serde_json::from_str(&text).map_err(|error| format!("`{}` is not JSON: {error}", column.name))?
            }
            (_, value) => value,
        };
        match column.field {
            (field, None) => {
                whole.insert(field.to_owned(), value);
            }
            // A nested part is there when any cell of it is.
            (_, Some(_)) if value.is_null() => {}
            (parent, Some(field)) => match whole.get_mut(parent) {
                Some(Value::Object(members)) => {
                    members.insert(field.to_owned(), value);
                }
                Some(place) => {
                    *place = Value::Object(COLUMNS.iter().filter_map(|column| null_below(column, parent)).collect());
                    if let Value::Object(members) = place {
                        members.insert(field.to_owned(), value);
                    }
                }
                None => {}
            },
        }
    }
    serde_path_to_error::deserialize(Value::Object(whole)).map_err(|error| error.to_string())
}

/// The empty field of `column`, if it is one of `parent`.
fn null_below(column: &Column, parent: &str) -> Option<(String, Value)> {
    match column.field {
        (of, Some(field)) if of == parent => Some((field.to_owned(), Value::Null)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Verdict;
    use crate::records::store::contract;

    fn there_and_back(record: &PromptEnhancementRecord) -> PromptEnhancementRecord {
        super::record(COLUMNS.into_iter().zip(cells(record).unwrap())).unwrap()
    }

    #[test]
    fn a_row_has_all_of_a_record() {
        let mut full = contract::record();
        full.outcome = Some(contract::outcome(Verdict::Edited));
        let object = serde_json::to_value(&full).unwrap();
        let fields = object.as_object().unwrap().keys();
        for field in fields {
            let columns = COLUMNS.iter().filter(|column| column.field.0 == field).count();
            let below = object[field].as_object().filter(|_| matches!(&**field, "template" | "outcome"));
            assert_eq!(columns, below.map_or(1, Map::len), "{field}");
        }
        assert_eq!(there_and_back(&full), full);
        full.outcome = None;
        full.template = None;
        assert_eq!(there_and_back(&full), full);
    }

    #[test]
    fn a_wrong_cell_is_named() {
        let cells = cells(&contract::record()).unwrap();
        let with = |name: &str, value: Value| {
            let wrong = COLUMNS.into_iter().zip(cells.clone());
            let wrong = wrong.map(|(column, cell)| (column, if column.name == name { value.clone() } else { cell }));
            super::record(wrong).unwrap_err()
        };
        assert!(with("target", "abacus".into()).starts_with("target: unknown variant `abacus`"));
        assert!(with("changes", "[".into()).starts_with("`changes` is not JSON"));
        assert!(with("outcome_rating", 5.into()).starts_with("outcome"));
    }
}
