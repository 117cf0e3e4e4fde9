//! The filter `wrap`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub(crate) struct Wrap;

const ARGUMENTS: &[Argument] =
    &[Argument::integer("width", 80, "Columns of a line; a wide character takes two.").within(10, 10_000)];

impl Filter for Wrap {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("wrap", "Breaks long lines of prose between words.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/wrap.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        Ok(Value::String(wrapped(&filter_text(value)?, arguments.count("width"))))
    }
}

fn wrapped(text: &str, width: usize) -> String {
    let mut result = String::with_capacity(text.len() + text.len() / 16);
    let mut fence: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let end = line.get(words.len()..).unwrap_or_default();
        let was_fenced = fence.is_some();
        fence = after(fence, words);
        let is_prose = !was_fenced && fence.is_none() && !is_set(words) && words.width() > width;
        if is_prose {
            let newline = if end.is_empty() { "\n" } else { end };
            break_line(words, width, newline, &mut result);
        } else {
            result.push_str(words);
        }
        result.push_str(end);
    }
    result
}

/// The marks of the fence that is open after `line`, if one is.
fn after<'a>(open: Option<&'a str>, line: &'a str) -> Option<&'a str> {
    let line = line.trim_start();
    let marks = ['`', '~'].into_iter().map(|mark| line.len() - line.trim_start_matches(mark).len()).max()?;
    let fence = line.get(..marks).filter(|_| marks >= 3);
    match (open, fence) {
        (None, fence) => fence,
        (Some(open), Some(fence)) if fence.starts_with(open) && line.trim_end() == fence => None,
        (open, _) => open,
    }
}

/// Whether a line is indented as code or a row of a table, where a break would mean something.
fn is_set(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t') || line.trim_start().starts_with('|')
}

/// How many bytes of `line` stand before its text: blanks, then the mark of an item or a quotation.
fn lead(line: &str) -> usize {
    let text = line.trim_start();
    let blanks = line.len() - text.len();
    let digits = text.len() - text.trim_start_matches(|mark: char| mark.is_ascii_digit()).len();
    let mark = match text.get(digits..).unwrap_or_default().as_bytes() {
        [b'.' | b')', b' ', ..] if (1..10).contains(&digits) => digits + 2,
        [b'-' | b'*' | b'+' | b'>', b' ', ..] if digits == 0 => 2,
        _ => 0,
    };
    blanks + mark
}

fn break_line(line: &str, width: usize, newline: &str, result: &mut String) {
    let (lead, text) = line.split_at(lead(line));
    // A quotation goes on as one; under an item, text goes on below its first word.
    let hanging = if lead.trim_start().starts_with('>') { lead.to_owned() } else { " ".repeat(lead.width()) };
    result.push_str(lead);
    let mut column = lead.width();
    let mut is_first = true;
    for piece in pieces(text) {
        let words = piece.trim_end();
        if !is_first && column + words.width() > width {
            let kept = result.trim_end_matches(' ').len();
            result.truncate(kept);
            result.push_str(newline);
            result.push_str(&hanging);
            column = hanging.width();
        }
        is_first = false;
        result.push_str(piece);
        column += piece.width();
    }
    let kept = result.trim_end_matches(' ').len();
    result.truncate(kept);
}

/// The pieces of a line between which it may break: words with the blanks behind them, and
/// single characters of scripts without blanks, with the marks that belong to them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut before: Option<char> = None;
        let cut = rest.char_indices().find_map(|(at, mark)| {
            let breaks = before.is_some_and(|before| may_break(before, mark));
            before = Some(mark);
            breaks.then_some(at)
        });
        let (piece, after) = rest.split_at(cut.unwrap_or(rest.len()));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

fn may_break(before: char, after: char) -> bool {
    const OPENING: &str = "（「『【〈《［｛“‘";
    if before == ' ' {
        return after != ' ';
    }
    let is_wide = |mark: char| mark.width() == Some(2);
    // No line begins with closing punctuation, and none ends with an opening bracket.
    (is_wide(before) || is_wide(after))
        && (after.is_alphanumeric() || OPENING.contains(after))
        && !OPENING.contains(before)
        && !before.is_whitespace()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::wrapped;
    use crate::testing::text;

    #[test]
    fn long_lines_break_between_words_and_short_ones_stay() {
        assert_eq!(text("wrap", "one two three four\nfive\n", &json!({"width": 10})), "one two\nthree four\nfive\n");
        assert_eq!(
            text("wrap", "a https://example.org/long b", &json!({"width": 10})),
            "a\nhttps://example.org/long\nb"
        );
    }

    #[test]
    fn wide_characters_count_two_and_no_line_begins_with_a_stop() {
        assert_eq!(text("wrap", "请用三句话总结。报告", &json!({"width": 10})), "请用三句话\n总结。报告");
        assert_eq!(text("wrap", "请用三句话。报告", &json!({"width": 10})), "请用三句\n话。报告");
    }

    #[test]
    fn text_under_an_item_or_in_a_quotation_stays_there() {
        assert_eq!(text("wrap", "- one two three", &json!({"width": 10})), "- one two\n  three");
        assert_eq!(text("wrap", "12. one two three", &json!({"width": 12})), "12. one two\n    three");
        assert_eq!(text("wrap", "> one two three", &json!({"width": 10})), "> one two\n> three");
    }

    #[test]
    fn code_and_tables_stay_as_they_are() {
        let kept = "```\nlet x = one_two + three;\n```\n    indented code line\n| a | table | row |\n";
        assert_eq!(text("wrap", kept, &json!({"width": 10})), kept);
    }

    proptest! {
        #[test]
        fn words_and_their_order_stay_and_wrapping_settles(text in "([a-z]{1,7}| |\n|- |> |报|告|。){0,50}") {
            let once = wrapped(&text, 12);
            let words = |text: &str| text.replace(['>', ' ', '\n'], "");
            prop_assert_eq!(words(&once), words(&text));
            prop_assert_eq!(wrapped(&once, 12), once);
        }
    }
}
