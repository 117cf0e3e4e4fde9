//! Sentences of prose: what a rule reads when it reads meaning.
//!
//! A heading, a list item (without its mark) and a line that stands alone are
//! sentences too. Lines that only wrap are joined. A protected stretch inside a line
//! is part of its sentence; a protected block is none.

use super::protection::gaps;
use super::source::{Line, Source, lines};
use super::{Protected, Protection, Span};

/// Words that end with a stop in the middle of a sentence, in lowercase and without the last stop.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "eg", "ie", "vs", "cf", "approx", "dr", "mr", "mrs", "ms", "prof", "sr", "jr", "st", "gen", "rev",
    "hon", "no", "nos", "fig", "figs", "eq", "vol", "pp", "p", "ch", "sec", "al", "dept", "est", "incl", "excl", "max",
    "min", "resp", "viz", "z.b", "d.h", "u.a", "bzw", "ca", "nr", "hr", "fr", "evtl", "ggf", "inkl", "usw", "m", "mme",
    "mlle", "p.ex", "p.ej", "sra", "srta", "ud", "uds", "dra", "d", "av", "art", "núm", "pág", "sig", "dott", "ecc",
    "bijv", "o.a", "d.w.z", "т.е", "т.д", "т.п", "напр", "см", "др", "np", "tzn", "itd", "itp",
];

/// Abbreviations that may end a sentence as well: the next word decides.
const AMBIGUOUS: &[&str] = &[
    "etc", "inc", "ltd", "co", "corp", "a.m", "p.m", "u.s", "u.k", "usw", "ecc", "itd", "itp", "т.д", "т.п", "al",
    "jr", "sr", "no", "m", "d",
];

/// Sentences of the prose of `text`: ordered, not overlapping, without white space around them.
pub fn sentences(text: &str, protected: &[Protected]) -> Vec<Span> {
    let source = Source::new(text);
    let blocks: Vec<Protected> = protected.iter().copied().filter(|each| is_block(source, *each)).collect();
    let lines = lines(text);
    let mut finder = Finder { source, protected, next: 0, sentences: Vec::with_capacity(text.len() / 60 + 1) };
    let mut from = 0;
    for gap in gaps(&blocks, text.len()) {
        let first = from + lines.get(from..).unwrap_or_default().partition_point(|line| line.next <= gap.start);
        let last = first + lines.get(first..).unwrap_or_default().partition_point(|line| line.span.start < gap.end);
        finder.read_gap(gap, lines.get(first..last).unwrap_or_default());
        from = first;
    }
    finder.sentences
}

/// The parts of sentences that are not protected.
pub(super) fn prose<'a>(sentences: &'a [Span], protected: &'a [Protected]) -> impl Iterator<Item = Span> + 'a {
    let mut next = 0;
    sentences.iter().flat_map(move |sentence| {
        next += protected.get(next..).unwrap_or_default().partition_point(|each| each.span.end <= sentence.start);
        let rest = protected.get(next..).unwrap_or_default();
        let inside = rest.get(..rest.partition_point(|each| each.span.start < sentence.end)).unwrap_or_default();
        let mut at = sentence.start;
        let mut parts = Vec::with_capacity(inside.len() + 1);
        for each in inside {
            if at < each.span.start {
                parts.push(Span::new(at, each.span.start));
            }
            at = at.max(each.span.end);
        }
        if at < sentence.end {
            parts.push(Span::new(at, sentence.end));
        }
        parts
    })
}

/// Whether a protected stretch takes whole lines and is no prose.
fn is_block(source: Source<'_>, protected: Protected) -> bool {
    let starts_line = || {
        let start = source.text.get(..protected.span.start).unwrap_or_default().trim_end_matches([' ', '\t']);
        start.is_empty() || start.ends_with(['\n', '\r'])
    };
    match protected.kind {
        Protection::CodeFence | Protection::FrontMatter => true,
        Protection::Quotation => source.byte(protected.span.start) == b'>' && starts_line(),
        Protection::CodeEvident | Protection::Markup => {
            let ends_line = matches!(source.byte(protected.span.end), b'\n' | b'\r' | 0);
            source.bytes(protected.span.start, protected.span.end).contains(&b'\n') || (ends_line && starts_line())
        }
        _ => false,
    }
}

struct Finder<'t> {
    source: Source<'t>,
    protected: &'t [Protected],
    /// The first protected stretch that may still matter.
    next: usize,
    sentences: Vec<Span>,
}

impl Finder<'_> {
    /// Joins wrapped lines to paragraphs and splits these.
    fn read_gap(&mut self, gap: Span, lines: &[Line]) {
        let mut paragraph: Option<Span> = None;
        for line in lines {
            let start = line.span.start.max(gap.start);
            let end = line.span.end.min(gap.end);
            let body = start + mark_length(self.source.slice(start, end));
            let joins = body == start && paragraph.is_some_and(|open| self.wraps(open, start));
            match &mut paragraph {
                Some(open) if joins && start < end => open.end = end,
                _ => {
                    if let Some(open) = paragraph.take() {
                        self.split(open);
                    }
                    if body < end {
                        paragraph = Some(Span::new(body, end));
                    }
                }
            }
        }
        if let Some(open) = paragraph {
            self.split(open);
        }
    }

    /// Whether the line at `start` goes on with the paragraph: it was long, and ends in mid-sentence.
    fn wraps(&self, open: Span, start: usize) -> bool {
        let text = open.of(self.source.text).trim_end();
        let is_long = open.len() > 45;
        let ends_open = text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | ')' | '"' | '`'));
        let next = self.source.text.get(start..).and_then(|rest| rest.trim_start_matches([' ', '\t']).chars().next());
        is_long && ends_open && next.is_some_and(char::is_lowercase)
    }

    fn split(&mut self, paragraph: Span) {
        let source = self.source;
        let mut start = paragraph.start;
        let mut at = paragraph.start;
        while at < paragraph.end {
            if let Some(inside) = self.protected_at(at) {
                at = inside.end.max(at + 1);
                // `He said "stop." Then he left.`: the stop inside ends the sentence outside.
                let stop_inside = inside.end <= paragraph.end
                    && inner_stop(source.slice(inside.start, inside.end))
                    && self.starts_sentence(at, paragraph.end);
                if stop_inside {
                    self.push(start, at);
                    start = at;
                }
                continue;
            }
            let byte = source.byte(at);
            if byte.is_ascii() && !matches!(byte, b'.' | b'!' | b'?') {
                at += 1;
                continue;
            }
            let Some(character) = source.char_at(at) else { break };
            at += character.len_utf8();
            if let Some(end) = self.sentence_end(character, start, at, paragraph.end) {
                self.push(start, end);
                start = end;
                at = end;
            }
        }
        self.push(start, paragraph.end);
    }

    /// Where the sentence ends, when the mark before `at` ends it.
    fn sentence_end(&self, mark: char, start: usize, at: usize, limit: usize) -> Option<usize> {
        if !matches!(mark, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '．' | '।' | '॥' | '؟' | '۔')
        {
            return None;
        }
        let source = self.source;
        // Of `...` only the last stop is asked, so that the whole is one mark.
        if mark == '.' && source.byte(at) == b'.' && at < limit {
            return None;
        }
        let end = source.skip_chars(at, limit, |c| {
            matches!(
                c,
                '.' | '!'
                    | '?'
                    | '…'
                    | '。'
                    | '！'
                    | '？'
                    | '"'
                    | '\''
                    | ')'
                    | ']'
                    | '”'
                    | '’'
                    | '»'
                    | '」'
                    | '』'
                    | '）'
                    | '*'
                    | '_'
            )
        });
        if matches!(mark, '。' | '！' | '？' | '｡' | '।' | '॥' | '۔') || end >= limit {
            return Some(end.min(limit));
        }
        if !source.char_at(end).is_some_and(char::is_whitespace) {
            return None;
        }
        let is_single_stop = mark == '.' && end == at;
        if is_single_stop && is_abbreviation(last_word(source, start, at - 1)) {
            let is_ambiguous = AMBIGUOUS.contains(&last_word(source, start, at - 1).to_lowercase().as_str());
            return (is_ambiguous && self.starts_sentence(end, limit)).then_some(end);
        }
        // After an ellipsis a small letter goes on.
        let is_ellipsis = mark == '…' || source.byte_before(at.saturating_sub(1)) == b'.';
        (!is_ellipsis || self.starts_sentence(end, limit)).then_some(end)
    }

    /// Whether a sentence may start after the white space at `at`.
    fn starts_sentence(&self, at: usize, limit: usize) -> bool {
        let next = self.source.skip_chars(at, limit, char::is_whitespace);
        next > at
            && next < limit
            && self.source.char_at(next).is_some_and(|c| {
                !c.is_lowercase()
                    && (c.is_alphanumeric() || matches!(c, '"' | '“' | '«' | '¿' | '¡' | '(' | '[' | '*' | '`'))
            })
    }

    /// The protected stretch that covers `at`. Positions must not go back.
    fn protected_at(&mut self, at: usize) -> Option<Span> {
        while self.protected.get(self.next).is_some_and(|each| each.span.end <= at) {
            self.next += 1;
        }
        self.protected.get(self.next).map(|each| each.span).filter(|span| span.start <= at)
    }

    fn push(&mut self, start: usize, end: usize) {
        let text = self.source.slice(start, end);
        let start = start + (text.len() - text.trim_start().len());
        let trimmed = text.trim();
        if trimmed.chars().any(char::is_alphanumeric) {
            self.sentences.push(Span::new(start, start + trimmed.len()));
        }
    }
}

/// Whether quoted words end with a stop inside their marks.
fn inner_stop(text: &str) -> bool {
    let inside = text.trim_end_matches(['"', '”', '’', '\'', '»', '」', '』']);
    inside.len() < text.len() && inside.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// The word that ends at `end`, with inner stops: `e.g` of `e.g.`
fn last_word(source: Source<'_>, start: usize, end: usize) -> &str {
    let window = source.boundary_before(start.max(end.saturating_sub(16)));
    let text = source.slice(window, end);
    let word = text.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or_default();
    word.trim_start_matches('.')
}

fn is_abbreviation(word: &str) -> bool {
    let lower = word.to_lowercase();
    let mut characters = word.chars();
    // An initial: `J. Smith`. `I.` is rarely one.
    let is_initial =
        matches!((characters.next(), characters.next()), (Some(first), None) if first.is_uppercase() && first != 'I');
    let is_dotted = word.contains('.')
        && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    is_initial || is_dotted || ABBREVIATIONS.contains(&lower.as_str()) || AMBIGUOUS.contains(&lower.as_str())
}

/// The length of blanks and a heading's, item's or quotation's mark at the start of a line.
///
/// 0 for a line that starts with its text, so that it may go on with the line before.
fn mark_length(line: &str) -> usize {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let after = |mark: usize| body.get(mark..).unwrap_or_default();
    let hashes = body.bytes().take_while(|byte| *byte == b'#').count();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let mark = if (1..=6).contains(&hashes) && after(hashes).starts_with([' ', '\t']) {
        hashes
    } else if let Some(bullet) = body
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '*' | '+' | '•' | '–' | '·' | '◦' | '▪' | '●' | '○' | '✓' | '✔'))
    {
        if after(bullet.len_utf8()).starts_with([' ', '\t']) { bullet.len_utf8() } else { 0 }
    } else if (1..=4).contains(&digits)
        && after(digits).starts_with(['.', ')', ':'])
        && after(digits + 1).starts_with([' ', '\t'])
    {
        digits + 1
    } else {
        let mut characters = body.chars();
        match (characters.next(), characters.next(), characters.next()) {
            (Some('a'..='z' | 'A'..='Z'), Some(')'), Some(' ')) => 2,
            _ => 0,
        }
    };
    if mark == 0 { 0 } else { indent + mark }
}

#[cfg(test)]
mod tests {
    use super::super::protection::protect;
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, &protect(text)).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn sentences_end_where_readers_end_them() {
        let cases: &[(&str, &[&str])] = &[
            ("One. Two! Three?", &["One.", "Two!", "Three?"]),
            ("fix this. make it fast", &["fix this.", "make it fast"]),
            ("Use e.g. a map, i.e. a table. Done.", &["Use e.g. a map, i.e. a table.", "Done."]),
            ("Dr. Smith met J. Doe. They spoke.", &["Dr. Smith met J. Doe.", "They spoke."]),
            (
                "Lists, maps, etc. are fine. Lists, etc. Then go.",
                &["Lists, maps, etc. are fine.", "Lists, etc.", "Then go."],
            ),
            ("Pi is 3.14 or so. Yes.", &["Pi is 3.14 or so.", "Yes."]),
            ("Read main.rs. Then stop.", &["Read main.rs.", "Then stop."]),
            ("He said \"stop.\" Then he left.", &["He said \"stop.\"", "Then he left."]),
            ("これは文です。次の文！", &["これは文です。", "次の文！"]),
            ("¿Qué es? ¡Dime! Vale.", &["¿Qué es?", "¡Dime!", "Vale."]),
            ("Wait... what? No... Yes", &["Wait... what?", "No...", "Yes"]),
            ("Das gilt z.B. hier. Ende.", &["Das gilt z.B. hier.", "Ende."]),
            ("  spaced  \n\n", &["spaced"]),
            ("", &[]),
            ("...\n---\n!", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text), *expected, "{text}");
        }
    }

    #[test]
    fn headings_items_and_lines_are_sentences() {
        assert_eq!(
            split("# Title\n- first item\n2. second\nplain line\nNext line"),
            ["Title", "first item", "second", "plain line", "Next line"]
        );
    }

    #[test]
    fn a_wrapped_line_goes_on() {
        let text = "This is a long line of a paragraph that somebody wrapped\nby hand in an editor.";
        assert_eq!(split(text), [text]);
    }

    #[test]
    fn protected_blocks_are_no_sentences() {
        assert_eq!(
            split("Read this.\n```\nOne. Two.\n```\n| a | b |\n|---|---|\n| c | d |\n\n> Quoted. Words.\n\nThen go."),
            ["Read this.", "Then go."]
        );
    }

    #[test]
    fn inline_protected_things_stay_in_their_sentence() {
        assert_eq!(
            split("Open `a. B` at https://a.example/x. Then {y. z} it."),
            ["Open `a. B` at https://a.example/x.", "Then {y. z} it."]
        );
    }
}
