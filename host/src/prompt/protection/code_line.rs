//! How much a line looks like code, a log, a shell session or markup without a fence.
//!
//! Prose is the rule and code has to prove itself: a line is sure code only by a form
//! that no sentence has. A likely line counts among its neighbours.

use super::code_start::has_code_start;

/// What a line is evidence of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nothing on it.
    Blank,
    /// Words.
    Prose,
    /// Nothing by itself, code between lines of code: `# a comment`, `else`.
    Bridge,
    /// Code when it has company.
    Likely,
    /// Code even alone.
    Sure,
    /// The head of a diff: the lines after it are code by their first character.
    Diff,
}

/// Reads one line.
pub(super) fn evidence(line: &str) -> Evidence {
    let text = line.trim();
    if text.is_empty() {
        return Evidence::Blank;
    }
    // A line of many thousand bytes is judged by its head: enough, and it keeps this cheap.
    let text = text.get(..text.floor_char_boundary(2048)).unwrap_or(text);
    if is_diff_head(text) {
        return Evidence::Diff;
    }
    if is_markdown(text) {
        return Evidence::Bridge;
    }
    let shape = Shape::of(text);
    if has_sure_form(text, shape) {
        Evidence::Sure
    } else if has_likely_form(text, shape) {
        Evidence::Likely
    } else if is_comment(text) || is_bare_keyword(text) {
        Evidence::Bridge
    } else {
        Evidence::Prose
    }
}

/// Where code starts in a line that begins with prose: after `: `, as in `explain this: for (;;) {`.
pub(super) fn late_code(line: &str) -> Option<usize> {
    line.match_indices(": ").take(2).map(|(at, mark)| at + mark.len()).find_map(|at| {
        let rest = line.get(at..)?;
        let start = at + rest.len() - rest.trim_start().len();
        let rest = rest.trim();
        let shape = Shape::of(rest.get(..rest.floor_char_boundary(2048)).unwrap_or(rest));
        (!is_markdown(rest)
            && shape.prose_words <= 3 + 3 * usize::from(rest.ends_with([';', '}']))
            && has_sure_form(rest, shape))
        .then_some(start)
    })
}

/// What a line is made of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shape {
    /// Bytes that are not white space.
    characters: usize,
    /// Of these, marks that code is full of.
    marks: usize,
    /// Words as sentences have them: letters only, but for a comma or stop at the end.
    pub(super) prose_words: usize,
    /// All tokens between white space.
    pub(super) tokens: usize,
}

impl Shape {
    fn of(text: &str) -> Self {
        let mut shape = Self::default();
        for token in text.split_whitespace() {
            shape.tokens += 1;
            let word = token.trim_end_matches([',', '.', ':', '?', '!', ';']);
            // Bytes of other scripts count as letters: their words are prose too.
            let is_word = word.len() > 1
                && word.bytes().all(|b| b.is_ascii_alphabetic() || !b.is_ascii() || matches!(b, b'\'' | b'-'));
            shape.prose_words += usize::from(is_word);
            shape.characters += token.len();
            shape.marks += token.bytes().filter(|byte| is_mark(*byte)).count();
        }
        shape
    }

    /// More than `percent` in a hundred characters are marks.
    fn is_dense(self, percent: usize) -> bool {
        self.marks * 100 > self.characters * percent
    }
}

pub(super) fn is_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'{' | b'}'
            | b'['
            | b']'
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'='
            | b';'
            | b'+'
            | b'*'
            | b'/'
            | b'&'
            | b'|'
            | b'!'
            | b'%'
            | b'^'
            | b'~'
            | b'_'
            | b'"'
            | b'\\'
            | b'$'
            | b'#'
            | b'@'
    )
}

fn has_sure_form(text: &str, shape: Shape) -> bool {
    has_code_start(text, shape)
        || is_log_line(text)
        || is_error_line(text)
        || is_shell_prompt(text)
        || is_html_line(text)
        || is_json_pair(text)
        || is_statement(text, shape)
        || is_assignment(text, shape)
        || is_block_head(text, shape)
        || (text.ends_with("):") && shape.prose_words <= 2 && shape.is_dense(8))
}

fn has_likely_form(text: &str, shape: Shape) -> bool {
    let is_closer = text.chars().all(|c| matches!(c, '{' | '}' | '(' | ')' | '[' | ']' | ';' | ','));
    let is_statement_end = text.ends_with(';') && shape.prose_words <= 2 && shape.is_dense(8) && !text.contains(" (");
    let is_block_end = text.ends_with(['{', '}']) && shape.prose_words <= 3 && !starts_with_prose(text);
    let is_python_head = text.ends_with(':')
        && ["if ", "for ", "while ", "with ", "elif ", "case "].iter().any(|word| text.starts_with(word))
        && (shape.is_dense(8) || shape.prose_words <= 3);
    is_closer
        || is_statement_end
        || is_block_end
        || is_python_head
        || (shape.is_dense(22) && shape.prose_words <= 2 && shape.characters >= 6)
}

/// Marks that start Markdown lines, not code. They may stand in code as comments.
fn is_markdown(text: &str) -> bool {
    let heading = text.trim_start_matches('#');
    let is_heading = heading.len() < text.len() && text.len() - heading.len() <= 6 && heading.starts_with(' ');
    let is_rule = text.len() >= 3 && text.bytes().all(|byte| matches!(byte, b'-' | b'*' | b'_' | b'=' | b'~' | b' '));
    let is_item = ["- ", "* ", "+ ", "• ", "– "].iter().any(|mark| text.starts_with(mark)) || text.starts_with("**");
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = after_digits.len() < text.len() && [". ", ") "].iter().any(|mark| after_digits.starts_with(mark));
    is_heading || is_rule || is_item || is_numbered
}

fn is_diff_head(text: &str) -> bool {
    text.starts_with("diff --git ")
        || (text.starts_with("@@ -") && text.get(4..).is_some_and(|rest| rest.contains(" @@")))
        || text.starts_with("--- a/")
        || text.starts_with("+++ b/")
}

fn is_comment(text: &str) -> bool {
    ["//", "/*", "*/", "* ", "-- ", "<!--", "'''", "\"\"\"", "%"].iter().any(|mark| text.starts_with(mark))
}

fn is_bare_keyword(text: &str) -> bool {
    matches!(
        text.trim_end_matches([':', ';']),
        "else"
            | "try"
            | "finally"
            | "do"
            | "end"
            | "fi"
            | "done"
            | "then"
            | "begin"
            | "pass"
            | "break"
            | "continue"
            | "return"
            | "public"
            | "private"
            | "default"
            | "..."
            | "END"
            | "BEGIN"
    ) || [
        "return ",
        "raise ",
        "yield ",
        "await ",
        "throw ",
        "assert ",
        "FROM ",
        "WHERE ",
        "JOIN ",
        "LEFT JOIN ",
        "GROUP BY ",
        "ORDER BY ",
        "HAVING ",
        "AND ",
        "VALUES",
        "SET ",
        "from ",
        "where ",
        "group by ",
        "order by ",
        "case ",
        "default:",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}

/// A time stamp or a level in front, as loggers write them.
fn is_log_line(text: &str) -> bool {
    let bare = text.trim_start_matches(['[', '<', '(']);
    let is_dated = {
        let date: Vec<u8> = bare.bytes().take(19).collect();
        let digits = |range: std::ops::Range<usize>| {
            date.get(range).is_some_and(|part| !part.is_empty() && part.iter().all(u8::is_ascii_digit))
        };
        digits(0..4)
            && digits(5..7)
            && digits(8..10)
            && matches!(date.get(4), Some(b'-' | b'/'))
            && matches!(date.get(10), Some(b' ' | b'T'))
            && digits(11..13)
            && matches!(date.get(13), Some(b':'))
    };
    let is_levelled = ["DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL", "TRACE"].iter().any(|level| {
        bare.strip_prefix(level).is_some_and(|rest| {
            (text.starts_with('[') && rest.starts_with(']')) || rest.starts_with("  ") || rest.starts_with(" [")
        })
    });
    is_dated || is_levelled
}

/// `TypeError: …`, `java.lang.NullPointerException`, `main.c:12:5: error: …`.
fn is_error_line(text: &str) -> bool {
    let head = text.split_whitespace().next().unwrap_or_default();
    let name = head.trim_end_matches(':');
    let is_named = name.len() > 5
        && (name.ends_with("Error") || name.ends_with("Exception"))
        && name.chars().next().is_some_and(|c| c.is_ascii_uppercase() || name.contains('.'))
        && (head.ends_with(':') || name.contains('.'));
    let is_located = text.contains(": error: ") || text.contains(": warning: ");
    is_named || (is_located && head.contains(':') && head.contains('.'))
}

/// `user@host:~$ ls`
fn is_shell_prompt(text: &str) -> bool {
    let head = text.split(' ').next().unwrap_or_default();
    head.len() < text.len() && head.contains('@') && head.contains(':') && (head.ends_with('$') || head.ends_with('#'))
}

/// An HTML element at the start of a line. Tags with names of their own are structure around prose.
fn is_html_line(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else {
        return false;
    };
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = rest.get(..length).unwrap_or_default();
    let ends_name = matches!(rest.as_bytes().get(length), Some(b' ' | b'>' | b'/') | None);
    ends_name && super::markup::is_html_element(name) && text.ends_with(['>', '"', '=', ';'])
}

/// `"key": value` as a line of its own.
fn is_json_pair(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('"') else {
        return false;
    };
    rest.split_once('"').is_some_and(|(key, after)| {
        let after = after.trim_start();
        key.len() <= 60
            && after.strip_prefix(':').is_some_and(|value| {
                let value = value.trim_start();
                value.starts_with(['"', '{', '[', '-'])
                    || value.starts_with(|c: char| c.is_ascii_digit())
                    || ["true", "false", "null"].iter().any(|word| value.starts_with(word))
            })
    })
}

/// `name(…);`, `a.b(c)`, `x++;`: a call or an expression and nothing else.
fn is_statement(text: &str, shape: Shape) -> bool {
    let body = text.trim_end_matches(';');
    let name = body.bytes().take_while(|byte| is_name_byte(*byte) || matches!(byte, b'.' | b':' | b'>' | b'-')).count();
    let after = body.get(name..).unwrap_or_default();
    let head = body.get(..name).unwrap_or_default();
    let is_call = name > 1
        && after.starts_with('(')
        && after.ends_with([')', '{', ']'])
        && !head.ends_with([':', '-', '.'])
        && head.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let is_prose_like = shape.prose_words > 3 && !after.contains(['"', '\'']);
    // `word(in brackets)` at the end of words is prose.
    let is_aside = shape.tokens > 1
        && shape.prose_words + 1 >= shape.tokens
        && !text.ends_with(';')
        && !after.contains([',', '"', '\'', '=']);
    let is_plural = after == "(s)" || after == "(es)";
    is_call
        && !is_prose_like
        && !is_plural
        && (text.ends_with(';') || head.contains(['.', '_']) || after.len() > 2 || after == "()")
        && !is_aside
}

/// `name = value`, `a.b[0] += c;`, `Type name = …`.
fn is_assignment(text: &str, shape: Shape) -> bool {
    let Some(at) = text.find('=') else {
        return false;
    };
    let left = text.get(..at).unwrap_or_default();
    let right = text.get(at + 1..).unwrap_or_default().trim();
    let target = left.trim_end_matches(['+', '-', '*', '/', '|', '&', ':', ' ']);
    let is_target = !target.is_empty()
        && target.split(' ').count() <= 3
        && target.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$' | '@' | '*'))
        && target.bytes().all(|byte| {
            is_name_byte(byte)
                || matches!(
                    byte,
                    b'.' | b'['
                        | b']'
                        | b'\''
                        | b'"'
                        | b'*'
                        | b' '
                        | b'<'
                        | b'>'
                        | b','
                        | b'$'
                        | b'@'
                        | b'-'
                        | b':'
                        | b'('
                        | b')'
                )
        });
    let is_value = !right.is_empty()
        && (text.ends_with([';', '{', '(', '[', ')', ']', '}', '"', '\'', ','])
            || shape.tokens <= 4
            || (shape.prose_words <= 2 && right.contains(['(', '[', '"', '\'', '/', '+'])));
    is_target && is_value && !right.starts_with('=') && shape.prose_words <= 4
}

/// `.class {`, `@media (…) {`, `name = {`, `… => {`, `…) {`.
fn is_block_head(text: &str, shape: Shape) -> bool {
    text.ends_with('{')
        && !starts_with_prose(text)
        && shape.prose_words <= 4
        && ([") {", "){", "=> {", "={", "= {", ": {", ":{", "\" {"].iter().any(|end| text.ends_with(end))
            && shape.tokens <= 14
            || text.starts_with(['.', '#', '@', '*'])
            || shape.tokens == 2)
}

/// `Draw a chart of this: switch (x) {` is prose first; see [`late_code`].
fn starts_with_prose(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(head, _)| !head.contains(['(', '{', '"', '.', '@']))
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_sure_of_itself() {
        for line in [
            "for (int i = 0; i < n; i++) {",
            "int main() {",
            "#include <stdio.h>",
            "x = foo(bar)",
            "    return a + b;",
            "def add(a, b):",
            "import numpy as np",
            "from os import path",
            "console.log(x);",
            "SELECT name, age FROM users",
            "SELECT * FROM users WHERE id = 1;",
            "const a = 1",
            "print(x)",
            "user@host:~$ ls -la",
            "$ npm install",
            "Traceback (most recent call last):",
            "File \"a.py\", line 3, in <module>",
            "TypeError: x is not a function",
            "at com.example.Main.run(Main.java:12)",
            "2024-01-02 10:30:00 INFO started",
            "[ERROR] disk full",
            "\"name\": \"Ann\",",
            "<div class=\"a\">",
            "<p>Hello</p>",
            "@media (max-width: 600px) {",
            ".button {",
            "public class Foo {",
            "let x = 5;",
            "ru->common.rxdataF     = (int32_t**)malloc16(ru->nb_rx*sizeof(int32_t*) );",
            "main.c:12:5: error: expected ';'",
        ] {
            assert_eq!(evidence(line), Evidence::Sure, "{line}");
        }
    }

    #[test]
    fn prose_is_not_code() {
        for line in [
            "Write a poem about rain;",
            "Explain recursion (with an example);",
            "If you can, use tables:",
            "Let x be the number of apples.",
            "For each item in the list:",
            "From there import the data into the table.",
            "Class starts at ten.",
            "at the end (see below)",
            "Return the answer in JSON.",
            "Use plain words (no jargon)",
            "Select the best candidate from the list below.",
            "select one item from the menu",
            "import the file and then read it",
            "use simple words;",
            "This is important!",
            "Subject: You have an invitation",
            "function of the heart in the body",
            "What is the output of this code?",
            "Note(s): keep it short",
            "The error is strange: nothing works",
            "git is a tool that people like to use.",
            "Price = quality times love, they say, and so it goes on.",
        ] {
            assert!(matches!(evidence(line), Evidence::Prose | Evidence::Bridge), "{line}: {:?}", evidence(line));
        }
    }

    #[test]
    fn code_after_prose_on_one_line_is_found() {
        let line = "Draw a chart for this: switch (currentState) {";
        assert_eq!(late_code(line).and_then(|at| line.get(at..)), Some("switch (currentState) {"));
        assert_eq!(late_code("Remember: be kind (always)"), None);
    }
}
