//! Rows in columns.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

use super::style::{HEADING, painted};
use crate::config::visible::visible;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    text: String,
    style: Style,
    right: bool,
}

impl Cell {
    /// Text, as it comes: it is made visible here.
    pub fn text(text: impl AsRef<str>) -> Self {
        Self { text: visible(text.as_ref()).into_owned(), style: Style::new(), right: false }
    }

    /// A number, or `–` for none; aligned to the right.
    pub fn number(number: Option<impl ToString>) -> Self {
        let text = number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        Self { right: true, ..Self::text(text) }
    }

    /// The same in a style.
    pub fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }
}

/// A line for each row under a line of headings. Columns are as wide as their widest cell on
/// a terminal; the last one is as long as it is.
pub fn table(headings: &[&str], rows: &[Vec<Cell>]) -> String {
    let headings: Vec<Cell> = headings
        .iter()
        .enumerate()
        .map(|(column, heading)| {
            let right = rows.first().and_then(|row| row.get(column)).is_some_and(|cell| cell.right);
            Cell { right, ..Cell::text(heading).styled(HEADING) }
        })
        .collect();
    let lines = || std::iter::once(&headings).chain(rows);
    let columns = lines().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| lines().filter_map(|row| row.get(column)).map(|cell| cell.text.width()).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in lines() {
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width.saturating_sub(cell.text.width()));
            let text = painted(cell.style, &cell.text);
            let between = if column == 0 { "" } else { "  " };
            let _ = match (cell.right, column + 1 == row.len()) {
                (true, _) => write!(out, "{between}{gap}{text}"),
                (false, true) => write!(out, "{between}{text}"),
                (false, false) => write!(out, "{between}{text}{gap}"),
            };
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::plain;
    use super::*;

    #[test]
    fn columns_align_by_what_a_terminal_shows() {
        let row =
            |id: &str, calls: Option<u64>, state: &str| vec![Cell::text(id), Cell::number(calls), Cell::text(state)];
        let rows = [
            row("tidy", Some(12_345), "active"),
            row("日本語", None, "failed: is not\nWebAssembly \u{1b}[31m"),
            row("café\u{301}", Some(0), ""),
        ];
        insta::assert_snapshot!(plain(&table(&["ID", "CALLS", "STATE"], &rows)));
    }

    #[test]
    fn a_table_may_be_empty() {
        assert_eq!(plain(&table(&["ID"], &[])), "ID\n");
        assert_eq!(table(&[], &[]), "\n");
    }
}
