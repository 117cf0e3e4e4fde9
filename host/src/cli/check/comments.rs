//! Comments in checked files that speak to `host check`, and the text without them.
//!
//! ```text
//! <!-- prompt-host: ignore redundancy, tone/shouting -->
//! {# prompt-host: ignore-file politeness #}
//! # prompt-host: ignore
//! // prompt-host: ignore tidy -- the customer's own words
//! ```
//!
//! On a line of its own a comment is about the next line with text, at the end of a line
//! about that line, and with `ignore-file` about the whole file. Rules never see it: they
//! get the text without it, as a template engine would leave it.

use super::gaps::Gaps;
use crate::prompt::Span;

/// What every such comment says first.
const MARK: &str = "prompt-host:";
/// How comments open and close; those that do not close reach to the end of the line.
const FORMS: &[(&str, &str)] = &[("<!--", "-->"), ("{#-", "-#}"), ("{#", "#}"), ("//", ""), ("#", "")];
/// What stands between names and the reason why.
const REASON: &str = " -- ";

/// One comment. Spans are spans of the text with comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    /// From its opening to its closing.
    pub(super) span: Span,
    /// What it is about.
    pub(super) scope: Scope,
    /// The rules it names; none for all.
    pub(super) rules: Vec<Name>,
}

/// What a comment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Findings that start in this line.
    Line(Span),
    /// All findings.
    File,
    /// Nothing: no line with text follows.
    Nothing,
    /// Nothing: it says neither `ignore` nor `ignore-file`.
    NotUnderstood,
}

/// A rule as a comment names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) span: Span,
}

/// A text whose comments are taken out.
#[derive(Debug)]
pub(super) struct Commented {
    /// What rules see.
    pub(super) rest: String,
    /// In the order of the text.
    pub(super) comments: Vec<Comment>,
    /// Where they stood.
    pub(super) gaps: Gaps,
}

/// A line of the text.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    /// With its end.
    span: Span,
    text: &'t str,
}

impl Line<'_> {
    fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A comment that was found at the end of a line.
struct Raw {
    span: Span,
    /// What stands behind the mark.
    body: Span,
    alone: bool,
}

impl Commented {
    /// Takes the comments out of `text`.
    pub(super) fn read(text: &str) -> Self {
        let lines = lines(text);
        let raw: Vec<Option<Raw>> = lines.iter().map(|line| find(text, *line)).collect();
        let alone: Vec<bool> = raw.iter().map(|raw| raw.as_ref().is_some_and(|raw| raw.alone)).collect();
        let mut comments = Vec::new();
        let mut removed = Vec::new();
        for (index, (line, raw)) in lines.iter().zip(&raw).enumerate() {
            let Some(raw) = raw else { continue };
            let about = if raw.alone { next_with_text(&lines, &alone, index) } else { Some(line.span) };
            comments.push(comment(text, raw, about));
            if raw.alone {
                removed.push(line.span);
            } else {
                let before = Span::new(line.span.start, raw.span.start).of(text).trim_end().len();
                let end = line.text.trim_end_matches(['\r', '\n']).len();
                removed.push(Span::new(line.span.start + before, line.span.start + end));
            }
        }
        removed.extend(blanks_too_many(&lines, &alone));
        removed.sort();
        let gaps = Gaps::new(removed);
        Self { rest: gaps.cut(text), comments, gaps }
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|text| {
            let span = Span::new(start, start + text.len());
            start = span.end;
            Line { span, text }
        })
        .collect()
}

fn find(text: &str, line: Line<'_>) -> Option<Raw> {
    let mark = line.text.rfind(MARK)?;
    let (head, tail) = line.text.split_at_checked(mark)?;
    let head = head.trim_end();
    let (before, close) =
        FORMS.iter().find_map(|(open, close)| head.strip_suffix(open).map(|before| (before, *close)))?;
    // `http://prompt-host:80` and `C#` open no comment.
    if !(before.is_empty() || before.ends_with([' ', '\t'])) {
        return None;
    }
    let tail = tail.trim_end();
    let body = tail.strip_prefix(MARK)?.strip_suffix(close)?;
    let start = line.span.start + before.len();
    let body_start = line.span.start + mark + MARK.len();
    let span = Span::new(start, line.span.start + mark + tail.len());
    let body = Span::new(body_start, body_start + body.len());
    debug_assert!(body.fits(text), "{body:?}");
    Some(Raw { span, body, alone: before.trim().is_empty() })
}

fn next_with_text(lines: &[Line<'_>], alone: &[bool], from: usize) -> Option<Span> {
    let rest = lines.iter().zip(alone).skip(from + 1);
    rest.filter(|(line, alone)| !**alone && !line.is_blank()).map(|(line, _)| line.span).next()
}

/// Blank lines that only kept comments apart: without these, taking out what stands between
/// two blank lines would leave both.
fn blanks_too_many(lines: &[Line<'_>], alone: &[bool]) -> Vec<Span> {
    let mut blanks = Vec::new();
    let blank = |index: usize| lines.get(index).is_none_or(|line| line.is_blank());
    let mut index = 0;
    while index < lines.len() {
        let first = index;
        while alone.get(index) == Some(&true) {
            index += 1;
        }
        let blank_before = first.checked_sub(1).is_none_or(blank);
        if index > first && blank_before && blank(index) {
            let surplus = lines.get(index).or_else(|| first.checked_sub(1).and_then(|before| lines.get(before)));
            blanks.extend(surplus.map(|line| line.span));
        }
        index += 1;
    }
    blanks
}

fn comment(text: &str, raw: &Raw, about: Option<Span>) -> Comment {
    let body = raw.body.of(text);
    let said = body.split_once(REASON).map_or(body, |(said, _)| said);
    let mut words = words(said, raw.body.start);
    let verb = if words.is_empty() { None } else { Some(words.remove(0)) };
    let scope = match verb.as_ref().map(|verb| verb.text.as_str()) {
        Some("ignore") => about.map_or(Scope::Nothing, Scope::Line),
        Some("ignore-file") => Scope::File,
        _ => Scope::NotUnderstood,
    };
    Comment { span: raw.span, scope, rules: words }
}

/// Words between blanks and commas.
fn words(text: &str, start: usize) -> Vec<Name> {
    let mut at = start;
    let mut words = Vec::new();
    for part in text.split_inclusive([' ', '\t', ',']) {
        let word = part.trim_end_matches([' ', '\t', ',']);
        if !word.is_empty() {
            words.push(Name { text: word.to_owned(), span: Span::new(at, at + word.len()) });
        }
        at += part.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each comment as `about: names`.
    fn read(text: &str) -> Vec<String> {
        let commented = Commented::read(text);
        let shown = |comment: &Comment| {
            let about = match comment.scope {
                Scope::Line(line) => line.of(text).trim_end().to_owned(),
                Scope::File => "FILE".to_owned(),
                Scope::Nothing => "NOTHING".to_owned(),
                Scope::NotUnderstood => "?".to_owned(),
            };
            let names: Vec<&str> = comment.rules.iter().map(|name| name.text.as_str()).collect();
            for name in &comment.rules {
                assert_eq!(name.span.of(text), name.text);
            }
            format!("{about}: {}", names.join("+"))
        };
        commented.comments.iter().map(shown).collect()
    }

    fn rest(text: &str) -> String {
        Commented::read(text).rest
    }

    #[test]
    fn every_form_is_read() {
        for (open, close) in FORMS {
            let close = if close.is_empty() { String::new() } else { format!(" {close}") };
            let text = format!("{open} prompt-host: ignore a, b/c,d{close}\n\ntext\n");
            assert_eq!(read(&text), ["text: a+b/c+d"], "{text}");
            let text = format!("text {open}prompt-host:ignore-file{close}  \nmore");
            assert_eq!(read(&text), ["FILE: "], "{text}");
            assert_eq!(rest(&text), "text  \nmore".replace("  ", ""), "{text}");
        }
    }

    #[test]
    fn a_comment_is_about_its_line_or_the_next_with_text() {
        assert_eq!(read("one <!-- prompt-host: ignore a -->\ntwo"), ["one <!-- prompt-host: ignore a -->: a"]);
        assert_eq!(
            read("# prompt-host: ignore a\n  # prompt-host: ignore b\n\n \nline\nother"),
            ["line: a", "line: b"]
        );
        assert_eq!(read("text\n# prompt-host: ignore\n\n"), ["NOTHING: "]);
    }

    #[test]
    fn a_reason_may_follow_and_other_verbs_are_not_understood() {
        assert_eq!(read("# prompt-host: ignore a b -- said, so\nx"), ["x: a+b"]);
        assert_eq!(read("# prompt-host: disable a\nx"), ["?: a"]);
        assert_eq!(read("# prompt-host:\nx"), ["?: "]);
    }

    #[test]
    fn what_is_no_comment_stays_text() {
        for text in [
            "see http://prompt-host: ignore",
            "C# prompt-host: ignore",
            "prompt-host: ignore a",
            "say `<!-- prompt-host: ignore a -->` to it",
            "<!-- prompt-host: ignore a --> text",
            "<!-- prompt-host: ignore a",
            "<!-- prompt-host -->",
        ] {
            assert_eq!((read(text), rest(text)), (vec![], text.to_owned()));
        }
    }

    #[test]
    fn the_rest_is_as_if_nobody_had_commented() {
        let comment = "<!-- prompt-host: ignore a -->";
        for (with, without) in [
            ("a\nCOMMENT\nb\n", "a\nb\n"),
            ("a\r\nCOMMENT\r\nb\r\n", "a\r\nb\r\n"),
            ("a\n\nCOMMENT\nb\n", "a\n\nb\n"),
            ("a\n\nCOMMENT\n\nb\n", "a\n\nb\n"),
            ("a\n\nCOMMENT\nCOMMENT\n\nb\n", "a\n\nb\n"),
            ("COMMENT\n\na\n", "a\n"),
            ("COMMENT\na\n", "a\n"),
            ("a\n\nCOMMENT\n", "a\n"),
            ("a\n\nCOMMENT", "a\n"),
            ("a\nCOMMENT", "a\n"),
            ("a COMMENT\nb", "a\nb"),
            ("a\t COMMENT\r\nb", "a\r\nb"),
            ("- a\n  COMMENT\n- b", "- a\n- b"),
            ("COMMENT", ""),
        ] {
            assert_eq!(rest(&with.replace("COMMENT", comment)), without, "{with:?}");
        }
    }
}
