//! Two texts, line by line and word by word.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anstyle::Style;
use similar::{ChangeTag, TextDiff};
use unicode_width::UnicodeWidthStr as _;

use super::style::{ADDED, ADDED_WORDS, DIM, REMOVED, REMOVED_WORDS, painted};
use crate::config::visible::visible;

/// Unchanged lines shown around changed ones.
const CONTEXT_LINES: usize = 2;
/// Wider lines lose the middle of what did not change in them.
const WIDE: usize = 120;
/// Columns kept of unchanged words on either side of changed ones.
const CONTEXT_COLUMNS: usize = 36;
/// After this the rest of a large text is compared roughly.
const PATIENCE: Duration = Duration::from_millis(300);

/// What became of `original`; empty when nothing did.
///
/// Lines start with `-`, `+` or a blank, so that it reads without colours too. Changed words
/// are emphasised; where only blanks changed they are shown as `·` and `→`.
pub fn diff(original: &str, improved: &str) -> String {
    let mut out = String::new();
    if original == improved {
        return out;
    }
    let deadline = Instant::now() + PATIENCE;
    let compared = TextDiff::configure().deadline(deadline).diff_lines(original, improved);
    for (index, group) in compared.grouped_ops(CONTEXT_LINES).iter().enumerate() {
        if index > 0 {
            let _ = writeln!(out, "{}", painted(DIM, "  ⋮"));
        }
        for op in group {
            for change in compared.iter_inline_changes_deadline(op, Some(deadline)) {
                let parts: Vec<(bool, &str)> = change.values().to_vec();
                line(&mut out, change.tag(), &parts);
                if change.missing_newline() && change.tag() != ChangeTag::Equal {
                    let _ = writeln!(out, "{}", painted(DIM, "  \\ no newline at the end"));
                }
            }
        }
    }
    out
}

fn line(out: &mut String, tag: ChangeTag, parts: &[(bool, &str)]) {
    let (mark, plain, words) = match tag {
        ChangeTag::Equal => (' ', Style::new(), Style::new()),
        ChangeTag::Delete => ('-', REMOVED, REMOVED_WORDS),
        ChangeTag::Insert => ('+', ADDED, ADDED_WORDS),
    };
    let unchanged = tag == ChangeTag::Equal;
    let wide = parts.iter().map(|(_, text)| text.width()).sum::<usize>() > WIDE;
    let _ = write!(out, "{} ", painted(plain, mark));
    let last = parts.len().saturating_sub(1);
    for (index, (changed, text)) in parts.iter().enumerate() {
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = if unchanged { text.strip_suffix('\r').unwrap_or(text) } else { text };
        let ends_line = parts.get(index + 1..).unwrap_or_default().iter().all(|(_, rest)| rest.trim_end().is_empty());
        if *changed && (ends_line || text.trim().is_empty()) {
            let _ = write!(out, "{}", painted(words, blanks(text)));
        } else if *changed {
            let _ = write!(out, "{}", painted(words, shown(text)));
        } else if wide {
            let (start, end) = (index == 0, index == last);
            let _ = write!(out, "{}", painted(plain, middle_cut(&shown(text), start, end)));
        } else {
            let _ = write!(out, "{}", painted(plain, shown(text)));
        }
    }
    out.push('\n');
}

fn shown(text: &str) -> String {
    text.split('\t').map(visible).collect::<Vec<_>>().join("    ")
}

/// Changed text; blanks that stand alone or at its end would not be seen.
fn blanks(text: &str) -> String {
    let seen = text.trim_end_matches([' ', '\t']);
    let mut out = shown(seen);
    for blank in text.chars().skip(seen.chars().count()) {
        out.push(if blank == '\t' { '→' } else { '·' });
    }
    out
}

/// Keeps the ends of unchanged words that touch changed ones.
fn middle_cut(text: &str, starts_line: bool, ends_line: bool) -> String {
    let count = text.chars().count();
    let head = match (starts_line, ends_line) {
        // A line without any change in it: its start tells which it is.
        (true, true) => WIDE,
        (true, false) => 0,
        (false, _) => CONTEXT_COLUMNS,
    };
    let tail = if ends_line { 0 } else { CONTEXT_COLUMNS };
    if count <= head + tail + 1 {
        return text.to_owned();
    }
    let start: String = text.chars().take(head).collect();
    let end: String = text.chars().skip(count - tail).collect();
    format!("{start}…{end}")
}

#[cfg(test)]
mod tests {
    use super::super::testing::plain;
    use super::*;

    #[test]
    fn equal_texts_differ_in_nothing() {
        assert_eq!(diff("same\n", "same\n"), "");
    }

    #[test]
    fn changed_words_are_emphasised() {
        let out = diff("Sort the list in order to find it.\n", "Sort the list to find it.\n");
        insta::assert_snapshot!(out.replace('\u{1b}', "␛"));
    }

    #[test]
    fn lines_around_a_change_are_kept_and_others_left_out() {
        let original: String = (1..=20).map(|number| format!("line {number}\n")).collect();
        let improved = original.replace("line 3\n", "").replace("line 15\n", "line fifteen\n");
        insta::assert_snapshot!(plain(&diff(&original, &improved)));
    }

    #[test]
    fn long_lines_keep_what_stands_beside_a_change() {
        let words = "word ".repeat(60);
        let original = format!("{words}in order to {words}tail  \nnext\n{words}{words}\n");
        let improved = format!("{words}to {words}tail\nnext\n{words}{words}\n");
        insta::assert_snapshot!(plain(&diff(&original, &improved)));
    }

    #[test]
    fn blanks_and_line_ends_are_seen() {
        insta::assert_snapshot!(plain(&diff("a  \nb\t\nc\r\nd", "a\nb\nc\nd\n")));
    }

    #[test]
    fn a_large_prompt_is_compared_roughly_rather_than_for_ever() {
        let original: String = (0..60_000).map(|number| format!("w{} in order to ", number % 977)).collect();
        let improved = original.replace("in order to", "to").replace("w9", "z ");
        let out = plain(&diff(&original, &improved));
        assert!(out.starts_with("- ") && out.contains("\n+ "));
    }

    #[test]
    fn terminal_commands_are_shown() {
        let out = plain(&diff("say \u{1b}[2Jhi\u{202e}\n", "say \u{1b}[2Jho\u{202e}\r\n"));
        assert!(!out.contains(['\u{1b}', '\u{202e}', '\r']), "{out:?}");
        assert!(out.contains("␛[2J") && out.contains("<U+202E>"), "{out}");
    }
}
