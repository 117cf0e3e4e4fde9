//! What a single line of a prompt looks like: code, a comment, prose, or neither.

use prompt_host_plugin::search::{has, split_at};
use prompt_host_plugin::words::is_word_char;

use crate::lists::{ends_in, has_any, starts_in, trim_end, trim_start};

/// What a line looks like, seen alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// No text.
    Blank,
    /// A statement, a tag, an entry: nobody writes prose like that.
    Code,
    /// A comment in code, or a Markdown heading; its neighbours tell.
    Comment,
    /// Words.
    Prose,
    /// Too little to tell.
    Unclear,
}

/// Words that open a statement, with what the rest of the line must hold. An empty list
/// asks for nothing more.
const STATEMENTS: &[(&str, &[&str])] = &[
    ("#include", &["<", "\""]),
    ("#define ", &[]),
    ("#pragma ", &[]),
    ("#!/", &[]),
    ("<?php", &[]),
    ("<?xml", &[]),
    ("def ", &["("]),
    ("async def ", &["("]),
    ("class ", &["{", "):", "(nn", " : "]),
    ("from ", &[" import "]),
    ("function ", &["(", "{"]),
    ("async function ", &["("]),
    ("fn ", &["("]),
    ("pub fn ", &["("]),
    ("func ", &["("]),
    ("fun ", &["("]),
    ("const ", &["=", ";"]),
    ("let ", &["="]),
    ("var ", &["=", ";"]),
    ("val ", &["="]),
    ("if (", &[")"]),
    ("if(", &[")"]),
    ("if [", &["]"]),
    ("} else", &[]),
    ("elif ", &[":"]),
    ("for (", &[")"]),
    ("for(", &[")"]),
    ("while (", &[")"]),
    ("while(", &[")"]),
    ("switch (", &[")"]),
    ("switch(", &[")"]),
    ("public ", &["(", "{", ";", "="]),
    ("private ", &["(", "{", ";", "="]),
    ("protected ", &["(", "{", ";", "="]),
    ("static ", &["(", "{", ";", "="]),
    ("export ", &["{", "=", "("]),
    ("namespace ", &["{", ";"]),
    ("Traceback (most recent call last)", &[]),
    ("File \"", &["line "]),
    ("$ ", &[]),
    ("$", &["=", "->"]),
    ("@Override", &[]),
    ("raise ", &["("]),
    ("return ", &[";"]),
    ("set -", &[]),
    ("sudo ", &[]),
    ("echo ", &["\"", "$", "'"]),
    ("for ", &["; do"]),
    ("while ", &["; do"]),
    ("SELECT ", &[]),
    ("VALUES", &["("]),
    ("select ", &[", ", " from ", " * "]),
    ("INSERT INTO ", &[]),
    ("CREATE TABLE ", &[]),
    ("UPDATE ", &[" SET "]),
];

/// Whole lines of code that would pass for words, or for a label.
const BARE: &[&str] = &[
    "else:",
    "try:",
    "finally:",
    "except:",
    "default:",
    "else",
    "end",
    "fi",
    "done",
    "then",
    "do",
    "pass",
    "break",
    "continue",
    "return",
    "begin",
    "endif",
    "esac",
    "public:",
    "private:",
    "protected:",
];

const COMMENTS: &[&str] = &["//", "/*", "*/", "# ", "#\n", "-- ", "<!--", "% ", "'''", "\"\"\""];

/// How the line looks, whatever stands around it. `trimmed` has no blanks at its ends.
pub(crate) fn look(trimmed: &str) -> Look {
    // A statement with a comment behind it is a statement, whatever the comment says.
    let statement = split_at(trimmed, " # ").map(|(statement, _)| statement.trim_end());
    if let Some(statement) = statement.filter(|statement| look_alone(statement) == Look::Code) {
        return look_alone(statement);
    }
    look_alone(trimmed)
}

fn look_alone(trimmed: &str) -> Look {
    if trimmed.is_empty() {
        Look::Blank
    } else if is_formula(trimmed) || is_labelled(trimmed) || trimmed.contains('`') {
        Look::Prose
    } else if BARE.contains(&trimmed) || is_statement(trimmed) || is_tag(trimmed) || says_a_text(trimmed) {
        Look::Code
    } else if trimmed.starts_with('#') || COMMENTS.iter().any(|mark| trimmed.starts_with(mark)) {
        Look::Comment
    } else if is_item(trimmed) || is_prose(trimmed) {
        Look::Prose
    } else if ends_statement(trimmed) || is_assignment(trimmed) || is_call(trimmed) || is_entry(trimmed) {
        Look::Code
    } else {
        Look::Unclear
    }
}

/// TeX is a formula, not a program.
fn is_formula(line: &str) -> bool {
    ["\\begin", "\\end", "\\frac", "\\sum", "\\section", "$$", "\\["].iter().any(|mark| has(line, mark))
}

/// `Input: nums = [1, 2]`, `Note: …`: a label with a capital and its text.
fn is_labelled(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(':') else { return false };
    let is_name = label.starts_with(char::is_uppercase) && label.chars().all(|c| c.is_alphanumeric() || c == ' ');
    is_name && (rest.is_empty() || starts_in(rest, " \t")) && !starts_in(rest.trim_start(), "{[")
}

/// Clauses of a query, and the marks that a long one has: people shout in capitals too.
const CLAUSES: &[(&str, &str)] = &[
    ("FROM ", "=<>(_."),
    ("JOIN ", "=<>(_."),
    ("LEFT JOIN ", "=<>(_."),
    ("INNER JOIN ", "=<>(_."),
    ("WHERE ", "=<>(_."),
    ("HAVING ", "=<>(_."),
    ("GROUP BY ", ",(_."),
    ("ORDER BY ", ",(_."),
];

fn is_clause(line: &str) -> bool {
    CLAUSES.iter().any(|(opening, marks)| {
        let rest = line.strip_prefix(opening).map(|rest| trim_end(rest, ".,; "));
        rest.is_some_and(|rest| has_any(rest, marks) || rest.split(' ').nth(2).is_none())
    })
}

fn is_statement(line: &str) -> bool {
    let opens = |(word, needs): &(&str, &[&str])| {
        line.strip_prefix(word).is_some_and(|rest| needs.is_empty() || needs.iter().any(|need| has(rest, need)))
            // "if (you roll a six) you may start;"
            && !(word.ends_with('(') && is_prose(line))
    };
    let imports = line
        .strip_prefix("import ")
        .is_some_and(|rest| has_any(rest, ".\"'{") && !rest.ends_with('.') || !rest.contains(' ') || has(rest, " as "));
    let frames = line.strip_prefix("at ").is_some_and(|rest| rest.ends_with(')') && rest.contains('('));
    let is_single = |word: &str| line.strip_prefix(word).is_some_and(|rest| !rest.is_empty() && !rest.contains(' '));
    imports
        || frames
        || is_single("package ")
        || is_single("@")
        || has(line, "; //")
        || is_python_block(line)
        || is_clause(line)
        || STATEMENTS.iter().any(opens)
}

/// `if x > 1:`, `for i in items:`, which a sentence may open like, but not with such marks.
fn is_python_block(line: &str) -> bool {
    let opens = ["if ", "for ", "while ", "with ", "except ", "class "].iter().any(|word| line.starts_with(word));
    opens && line.ends_with(':') && has_any(line, "(=<>[_.") || line.starts_with("for ") && has(line, " in range(")
}

fn is_item(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    (digits.len() < line.len() && starts_in(digits, ".)") && line.contains(' '))
        || ["- ", "* ", "• ", "+ ", "– ", "o\t", "·"].iter().any(|mark| line.starts_with(mark))
        || line.starts_with('|')
}

/// At least three plain words, which make up most of the line; or a run of a script
/// without blanks outside quotation marks.
pub(crate) fn is_prose(line: &str) -> bool {
    let wide = line.chars().filter(|c| *c >= '\u{3040}').count();
    if wide >= 4 && !has_any(line, "=;{\"'") {
        return true;
    }
    let (mut plain, mut all) = (0, 0);
    for token in line.split_whitespace() {
        all += 1;
        plain += usize::from(is_plain(token));
    }
    let ends_as_code = ends_in(line, ";{}\\") || line.ends_with(");") || has(line, " = ");
    plain >= 3 && plain * 10 >= all * 7 && !(ends_as_code && plain < 6)
}

/// Letters with the marks of a sentence around them.
fn is_plain(token: &str) -> bool {
    let word = trim_end(trim_start(token, "(\"“«¿¡'"), ".,;:!?)\"”»'");
    word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
}

fn ends_statement(line: &str) -> bool {
    ends_in(line, "{}\\")
        || line.ends_with(';') && (has_any(line, "=([.:<") || !line.contains(' '))
        || line.ends_with("},")
        || line.ends_with("],")
        || line.bytes().all(|byte| b"{}[](),;".contains(&byte))
}

fn is_tag(line: &str) -> bool {
    let opens =
        line.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
    opens && line.ends_with('>')
}

/// `name = …`, `a.b[0] += …`, `x, y := …`: what is given a value is no sentence.
fn is_assignment(line: &str) -> bool {
    let Some(at) = line.find('=') else { return false };
    let (left, right) = (line.get(..at).unwrap_or_default(), line.get(at + 1..).unwrap_or_default());
    let name = trim_end(left, ":+-*/").trim();
    let names = name.split([',', ' ']).filter(|each| !each.is_empty()).count();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$'))
        && name
            .chars()
            .all(|c| is_word_char(c) || matches!(c, '.' | ',' | '[' | ']' | '$' | '\'' | '"' | '-' | ' ' | '>' | ':'));
    is_name && names <= 3 && !right.trim().is_empty() && right.split_whitespace().count() <= 30
}

/// `name.other(…)` and nothing else.
fn is_call(line: &str) -> bool {
    let Some((name, rest)) = line.split_once('(') else { return false };
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| is_word_char(c) || matches!(c, '.' | ':' | '!'));
    is_name && (ends_in(rest, ")(,;{") || rest.ends_with("):") || rest.is_empty())
}

/// A call with a text in it, which may be a whole sentence: `print("All went well.")`.
fn says_a_text(line: &str) -> bool {
    is_call(line) && line.split_once('(').is_some_and(|(_, rest)| starts_in(rest, "\"'f`"))
}

/// `"key": value`, as JSON has it.
fn is_entry(line: &str) -> bool {
    line.strip_prefix('"')
        .and_then(|rest| rest.split_once('"'))
        .is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
        || line.starts_with('"') && line.ends_with("\",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_code() {
        let lines = [
            "import numpy as np",
            "for i in range(10)",
            "x = 1",
            "print('a b c d')",
            "}",
            "<div class=\"a\">",
            "\"name\": \"Ada\",",
            "return x;",
            "if x > 1:",
            "int a = 3;",
            "self.conv1 = SAGEConv((-1, -1), hidden)",
            "const data = await load();",
            "SELECT name FROM people",
            "FROM customers c",
            "WHERE p.status = 'paid' AND p.total > 3;",
        ];
        for line in lines {
            assert_eq!(look(line), Look::Code, "{line}");
        }
    }

    #[test]
    fn sentences_labels_and_formulas_are_prose() {
        let lines = [
            "Fix that code so on submit minlength works:",
            "Input: nums = [1,1,2,1,1], k = 3",
            "- apples;",
            "For each item in the list, write a line:",
            "import duties were raised last year.",
            "\\begin{align} x = 1 \\end{align}",
            "この関数の問題点を教えてください。",
            "Let me know what you think.",
            "from Paris we went to Rome",
            "FROM NOW ON ANSWER IN CAPITALS",
            "1. x = 3",
        ];
        for line in lines {
            assert_eq!(look(line), Look::Prose, "{line}");
        }
    }
}
