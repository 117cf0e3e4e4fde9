//! What a run of lines is made of.

use super::block::Material;
use crate::prompt::{Protected, Protection, Span};

/// Words of a line that names what follows.
const MAX_HEADING_WORDS: usize = 8;

/// Whether a line only names what follows: `## Rules`, `**Rules**`, `Rules:`.
pub(super) fn is_heading(line: &str) -> bool {
    let text = line.trim();
    let after_hashes = text.trim_start_matches('#');
    let hashes = text.len() - after_hashes.len();
    if (1..=6).contains(&hashes) && after_hashes.starts_with(' ') {
        return true;
    }
    let words = text.split_whitespace().count();
    let is_short = words <= MAX_HEADING_WORDS && text.chars().count() <= 60;
    let is_bold = text.len() > 4
        && text.starts_with("**")
        && text.trim_end_matches(':').ends_with("**")
        && text.matches("**").count() == 2;
    let is_underlined = text.starts_with("===") && text.ends_with("===") && text.len() > 6;
    let is_item = text.starts_with(['-', '*', '•', '+']) && !is_bold;
    let is_label = text.ends_with([':', '：']) && words <= 6 && !is_item && !text.contains(['?', '"', '`', '.', ',']);
    is_short && (is_bold || is_underlined || is_label)
}

/// What lines without a fence are made of. `protected` starts with the first stretch that may touch them.
pub(super) fn of(text: &str, span: Span, protected: &[Protected]) -> Material {
    let inside = protected.iter().take_while(|each| each.span.start < span.end);
    let code: usize = inside
        .filter(|each| matches!(each.kind, Protection::CodeEvident | Protection::CodeFence))
        .map(|each| each.span.end.min(span.end).saturating_sub(each.span.start.max(span.start)))
        .sum();
    let whole = span.of(text);
    if code * 2 > span.len() {
        return of_code(whole);
    }
    let lines: Vec<&str> = whole.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
    if lines.iter().filter(|line| is_item(line)).count() * 2 > lines.len() {
        Material::Items
    } else if is_table(&lines) {
        Material::Table
    } else if is_dialogue(&lines) {
        Material::Dialogue
    } else if is_verse(&lines) {
        Material::Verse
    } else {
        Material::Prose
    }
}

/// What evident code is made of.
pub(super) fn of_code(text: &str) -> Material {
    let text = text.trim();
    let head = text.get(..text.floor_char_boundary(4096)).unwrap_or(text);
    if text.starts_with(['{', '[']) && text.ends_with(['}', ']']) && head.contains(['"', ':']) {
        return Material::Json;
    }
    if text.starts_with('<') && text.ends_with('>') {
        return Material::Markup;
    }
    let lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).collect();
    let most = |fits: &dyn Fn(&str) -> bool| lines.iter().filter(|line| fits(line)).count() * 2 > lines.len();
    if is_stack_trace(&lines) {
        Material::StackTrace
    } else if most(&is_log_line) {
        Material::Log
    } else if is_csv(&lines) {
        Material::Csv
    } else {
        Material::Code
    }
}

/// What a fenced block is made of, by its info string, else by what it holds.
pub(super) fn of_fence(fence: &str) -> Material {
    let mut lines = fence.lines();
    let info = lines.next().unwrap_or_default().trim().trim_start_matches(['`', '~']).trim();
    let language = info.split(|c: char| c.is_whitespace() || c == '{').next().unwrap_or_default().to_ascii_lowercase();
    match language.as_str() {
        "json" | "jsonc" | "json5" | "jsonl" => Material::Json,
        "csv" | "tsv" => Material::Csv,
        "xml" | "html" | "svg" => Material::Markup,
        "log" | "logs" => Material::Log,
        "md" | "markdown" | "text" | "txt" | "plaintext" | "" => {
            let inside = fence.trim_start_matches(['`', '~']).trim_end_matches(['`', '~', '\n', ' ']);
            match of_code(inside.trim_start_matches(|c: char| c != '\n')) {
                Material::Code if !language.is_empty() => Material::Prose,
                found => found,
            }
        }
        _ => Material::Code,
    }
}

/// Whether a line may be a row of a table.
pub(super) fn is_table_row(line: &str) -> bool {
    line.matches('|').count() >= 2
}

/// Whether a line starts with the marker of a list item.
pub(super) fn is_item(line: &str) -> bool {
    let text = line.trim_start();
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = after_digits.len() < text.len()
        && text.len() - after_digits.len() <= 3
        && (after_digits.starts_with(". ") || after_digits.starts_with(") ") || after_digits.starts_with('、'));
    let is_lettered = text.len() > 3
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.get(1..).is_some_and(|rest| rest.starts_with(") "));
    ["- ", "* ", "+ ", "• ", "– ", "· ", "・"].iter().any(|mark| text.starts_with(mark)) || is_numbered || is_lettered
}

fn is_stack_trace(lines: &[&str]) -> bool {
    let frames = lines.iter().filter(|line| {
        let text = line.trim_start();
        (text.starts_with("at ") && text.contains(['(', ':'])) || text.starts_with("File \"")
    });
    lines.iter().any(|line| line.starts_with("Traceback (most recent call last)")) || frames.count() >= 2
}

/// A time or a level in front, as loggers write them.
fn is_log_line(line: &str) -> bool {
    let text = line.trim_start_matches(['[', '<', '(', ' ']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_dated = (digits == 4 && text.get(4..5).is_some_and(|mark| mark == "-" || mark == "/"))
        || (digits == 2 && text.get(2..3) == Some(":"));
    let is_levelled = ["DEBUG", "INFO", "WARN", "ERROR", "FATAL", "TRACE"].iter().any(|level| text.starts_with(level));
    is_dated || is_levelled
}

/// Rows with the same number of separators.
fn is_csv(lines: &[&str]) -> bool {
    [',', ';', '\t'].iter().any(|separator| {
        let count = |line: &str| line.matches(*separator).count();
        let columns = lines.first().map_or(0, |first| count(first));
        columns > 0 && lines.len() > 1 && lines.iter().all(|line| count(line) == columns)
    })
}

fn is_table(lines: &[&str]) -> bool {
    lines.len() > 1 && lines.iter().all(|line| line.matches('|').count() >= 2)
}

/// Two lines or more that begin with a short name and a colon, with two speakers at least.
fn is_dialogue(lines: &[&str]) -> bool {
    let speakers: Vec<&str> = lines.iter().filter_map(|line| speaker(line)).collect();
    let first = speakers.first();
    speakers.len() >= 2
        && speakers.len() * 3 >= lines.len() * 2
        && speakers.iter().any(|other| Some(other) != first)
        && speakers.iter().enumerate().any(|(at, name)| speakers.iter().skip(at + 1).any(|other| other == name))
}

fn speaker(line: &str) -> Option<&str> {
    let (name, said) = line.trim_start().split_once([':', '：'])?;
    let is_name = name.len() <= 24 && name.split_whitespace().count() <= 2 && name.starts_with(char::is_uppercase);
    (is_name && !said.trim().is_empty()).then_some(name)
}

/// Three or more short lines, most of them without a sentence's end, that are no fields of a form.
fn is_verse(lines: &[&str]) -> bool {
    let is_open = |line: &&&str| !line.trim_end().ends_with(['.', '!', '?', ':', '。', '！', '？']);
    lines.len() >= 3
        && lines.iter().all(|line| line.len() <= 240 && line.chars().count() <= 60)
        && lines.iter().filter(is_open).count() * 3 >= lines.len() * 2
        && lines.iter().filter(|line| is_field(line)).count() * 2 < lines.len()
        && lines.iter().filter(|line| breaks_inside(line)).count() * 4 < lines.len()
}

/// Whether a sentence ends inside the line, as in prose that is wrapped by hand.
fn breaks_inside(line: &str) -> bool {
    line.match_indices(". ")
        .any(|(at, mark)| line.get(at + mark.len()..).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
}

/// "Audience: young families".
fn is_field(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(name, value)| {
        (1..=32).contains(&name.trim().len()) && name.split_whitespace().count() <= 4 && !value.trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_name_what_follows_are_headings() {
        for line in ["## Rules", "**Output format**", "Rules:", "=== INPUT ===", "制約："] {
            assert!(is_heading(line), "{line}");
        }
        for line in ["Write a story.", "- a: b", "Fix this, please:", "He said: no", "**Bold** and more"] {
            assert!(!is_heading(line), "{line}");
        }
    }

    #[test]
    fn code_is_told_apart() {
        assert_eq!(of_code("{\"a\": 1}"), Material::Json);
        assert_eq!(of_code("2024-01-01 10:00:00 INFO up\n2024-01-01 10:00:01 WARN down"), Material::Log);
        assert_eq!(
            of_code("Traceback (most recent call last):\n  File \"a.py\", line 1\nKeyError: 'x'"),
            Material::StackTrace
        );
        assert_eq!(of_code("id,name\n1,Ada\n2,Bob"), Material::Csv);
        assert_eq!(of_code("fn main() {\n}"), Material::Code);
    }

    #[test]
    fn the_fields_of_a_brief_are_no_verse() {
        assert!(is_verse(&["The sea is calm to-night", "The tide is full", "the moon lies fair"]));
        assert!(!is_verse(&[
            "You plan to buy some goods. The list",
            "is an array. The format of each",
            "line is given. You can use any mark"
        ]));
        assert!(!is_verse(&["Topic: mattresses", "Audience: young families", "Length: 800 words"]));
    }

    #[test]
    fn speakers_make_a_dialogue() {
        assert!(is_dialogue(&["Ana: hello", "Ben: hi", "Ana: bye"]));
        assert!(!is_dialogue(&["Name: Ana", "Age: 5", "City: Rome"]));
    }
}
