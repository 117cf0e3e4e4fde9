//! The filter `csv_table`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo};
use serde_json::Value;

use crate::table::Table;

pub(crate) struct CsvTable;

const ARGUMENTS: &[Argument] = &[
    Argument::flag("header", true, "Whether the first line has the names of the columns."),
    Argument::text("delimiter", ",", "What stands between two fields: one character."),
    Argument::choice("newline", &["lf", "crlf"], "What ends a line."),
];

impl Filter for CsvTable {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("csv_table", "Writes a list of objects or lists as comma-separated values.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/csv_table.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let delimiter = arguments.text("delimiter");
        if delimiter.chars().count() != 1 || delimiter.contains(['"', '\n', '\r']) {
            return Err(FilterError::argument(
                "delimiter",
                "must be one character that is no quotation mark and no line end",
            ));
        }
        let end = if arguments.text("newline") == "crlf" { "\r\n" } else { "\n" };
        let table = Table::read(value, &[])?;
        let header = table.names.as_ref().filter(|_| arguments.flag("header"));
        let header = header.map(|names| line(names.iter().copied(), delimiter));
        let rows = table.rows().map(|row| line(row.iter().map(String::as_str), delimiter));
        let lines: Vec<String> = header.into_iter().chain(rows).collect();
        Ok(Value::String(lines.join(end)))
    }
}

fn line<'a>(fields: impl Iterator<Item = &'a str>, delimiter: &str) -> String {
    let fields: Vec<String> = fields.map(|field| quoted(field, delimiter)).collect();
    fields.join(delimiter)
}

/// RFC 4180, 2.5 to 2.7: fields with a delimiter, a quotation mark or a line end are quoted,
/// and quotation marks in them doubled. Blanks at the ends are quoted too: some readers trim.
fn quoted(field: &str, delimiter: &str) -> String {
    if field.contains(['"', '\n', '\r']) || field.contains(delimiter) || field.trim() != field {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{complaint, text};

    #[test]
    fn objects_have_a_header_and_missing_fields_are_empty() {
        let rows = json!([{"name": "Ada", "age": 36}, {"name": "Bo", "note": "x"}]);
        assert_eq!(text("csv_table", rows.clone(), &json!({})), "name,age,note\nAda,36,\nBo,,x");
        assert_eq!(text("csv_table", rows, &json!({"header": false})), "Ada,36,\nBo,,x");
    }

    #[test]
    fn fields_that_would_break_a_line_are_quoted() {
        let rows = json!([["a,b", "say \"hi\"", "two\nlines", " blank", null, [1]]]);
        assert_eq!(text("csv_table", rows, &json!({})), "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" blank\",,[1]");
    }

    #[test]
    fn another_delimiter_and_line_end_are_used() {
        let rows = json!([[1, "a;b"], [2, "c,d"]]);
        assert_eq!(text("csv_table", rows, &json!({"delimiter": ";", "newline": "crlf"})), "1;\"a;b\"\r\n2;c,d");
    }

    #[test]
    fn what_is_no_table_is_refused_with_the_item() {
        let (_, message) = complaint("csv_table", json!([[1], "two"]), &json!({}));
        assert_eq!(message, "the value must be a list of objects or a list of lists, and its item 2 is a text");
        let (argument, _) = complaint("csv_table", json!([]), &json!({"delimiter": "::"}));
        assert_eq!(argument.as_deref(), Some("delimiter"));
    }
}
