//! The filter `markdown_table`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo};
use serde_json::Value;

use crate::table::Table;

pub(crate) struct MarkdownTable;

const ARGUMENTS: &[Argument] =
    &[Argument::texts("columns", "The columns to show, in this order; all of them unless given.")];

impl Filter for MarkdownTable {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("markdown_table", "Writes a list of objects or lists as a Markdown table.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/markdown_table.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let columns = arguments.texts("columns");
        let table = Table::read(value, &columns)?;
        let mut rows = table.rows();
        // A Markdown table has a header: of lists, the first is it.
        let names = table.names.as_ref().map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        let Some(header) = names.or_else(|| rows.next()) else { return Ok(Value::String(String::new())) };
        let mut lines = vec![line(&header), line(&vec!["---".to_owned(); header.len()])];
        lines.extend(rows.map(|row| line(&row)));
        Ok(Value::String(lines.join("\n")))
    }
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell_text(cell)).collect();
    format!("| {} |", cells.join(" | "))
}

/// A cell is one line, and a bar in it does not end it.
fn cell_text(cell: &str) -> String {
    let lines: Vec<&str> = cell.trim().lines().map(str::trim).collect();
    lines.join("<br>").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{complaint, text};

    #[test]
    fn objects_become_rows_under_their_names() {
        let rows = json!([{"a": 1, "b": "x|y"}, {"a": 2, "b": "two\nlines"}]);
        assert_eq!(
            text("markdown_table", rows.clone(), &json!({})),
            "| a | b |\n| --- | --- |\n| 1 | x\\|y |\n| 2 | two<br>lines |"
        );
        assert_eq!(text("markdown_table", rows, &json!({"columns": ["a"]})), "| a |\n| --- |\n| 1 |\n| 2 |");
    }

    #[test]
    fn a_table_beyond_all_bounds_is_refused() {
        let rows: Vec<_> = (0..1500).map(|number| json!({format!("column {number}"): 1})).collect();
        let (_, message) = complaint("markdown_table", json!(rows), &json!({}));
        assert_eq!(message, "the value must make a table of at most 1000000 cells, not 1500 rows of 1500");
    }

    #[test]
    fn the_first_list_is_the_header_unless_columns_are_named() {
        let rows = json!([["a", "b"], [1]]);
        assert_eq!(text("markdown_table", rows.clone(), &json!({})), "| a | b |\n| --- | --- |\n| 1 |  |");
        assert_eq!(
            text("markdown_table", rows, &json!({"columns": ["x", "y"]})),
            "| x | y |\n| --- | --- |\n| a | b |\n| 1 |  |"
        );
        assert_eq!(text("markdown_table", json!([]), &json!({})), "");
    }
}
