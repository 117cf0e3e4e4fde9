//! The rule `whitespace`.

use prompt_host_plugin::guards::{quotes_itself, says, works_on_given_text};
use prompt_host_plugin::search::{find, has};
use prompt_host_plugin::words::words;
use prompt_host_plugin::{Document, Edit, Finding, Line, Paragraph, Phase, Rule, RuleInfo, Span, word_list};

use crate::own::Own;

#[doc = include_str!("../docs/whitespace.md")]
pub(crate) struct Whitespace;

word_list! {
    /// A prompt that says one of these may mean its own blanks.
    static SPACING = [
        "alignment", "alinéa", "ascii", "blank", "blanks", "column", "columns", "einrückung", "espace", "espaces",
        "espacio", "espacios", "fill in", "format exactly", "indent", "indentation", "indented", "layout",
        "leerzeichen", "leerzeile", "line break", "line breaks", "linebreak", "linebreaks", "newline", "newlines",
        "salto de línea", "saltos de línea", "saut de ligne", "sauts de ligne", "space", "spaces", "spacing", "tab",
        "tabs", "verbatim", "whitespace", "zeilenumbruch", "改行", "空格", "空白", "空行",
    ];
}

impl Rule for Whitespace {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("whitespace", "Deletes trailing blanks, surplus blank lines and doubled spaces.")
            .phase(Phase::Normalize)
            .safe()
            .weight(0.2)
            .source("git diff --check: https://git-scm.com/docs/git-diff")
            .documentation(include_str!("../docs/whitespace.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if document.sentences.is_empty() || !is_untidy(&document.text) {
            return Vec::new();
        }
        let page = Page::new(document);
        let mut found = Found::default();
        page.trailing(&mut found.trailing);
        page.gaps(&mut found.gaps);
        page.doubled(&mut found.doubled);
        if found.is_empty() || quotes_itself(document) {
            return Vec::new();
        }
        found.into_findings(document)
    }
}

/// A quick look that lets most prompts pass: a blank beside a blank or a line end, three
/// line ends in a row, or blanks at either end.
fn is_untidy(text: &str) -> bool {
    let white = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
    let (mut blank, mut line_ends) = (false, 0);
    let untidy = text.bytes().any(|byte| {
        let doubled = blank && byte.is_ascii_whitespace();
        blank = matches!(byte, b' ' | b'\t');
        line_ends = match byte {
            b'\n' => line_ends + 1,
            b'\r' => line_ends,
            _ => 0,
        };
        doubled || line_ends > 2
    });
    untidy || white(text.as_bytes().first()) || white(text.as_bytes().last())
}

/// The edits of each kind.
#[derive(Default)]
struct Found {
    trailing: Vec<Edit>,
    gaps: Vec<Edit>,
    doubled: Vec<Edit>,
}

impl Found {
    fn is_empty(&self) -> bool {
        self.trailing.is_empty() && self.gaps.is_empty() && self.doubled.is_empty()
    }

    /// One finding a kind: a long prompt would otherwise drown the rest in them.
    fn into_findings(mut self, document: &Document) -> Vec<Finding> {
        // The layout of words that are given is theirs; blanks that nobody sees are nobody's.
        let inner = !self.doubled.is_empty() || !self.gaps.is_empty();
        if inner && says(document, &SPACING) {
            self.doubled.clear();
            self.gaps.clear();
        } else if inner && works_on_given_text(document) {
            let own = Own::new(document);
            self.doubled.retain(|edit| own.holds(edit.span));
            self.gaps
                .retain(|edit| document.of(Span { start: edit.span.end, end: edit.span.end + 2 }).starts_with('#'));
        }
        self.doubled.retain(|edit| !document.is_given(edit.span));
        let kinds = [
            (self.trailing, "blanks at the end of a line carry no meaning"),
            (self.gaps, "one blank line parts paragraphs as well as several"),
            (self.doubled, "one space parts words as well as several"),
        ];
        let finding = |(edits, message): (Vec<Edit>, &'static str)| {
            let span = Span { start: edits.first()?.span.start, end: edits.last()?.span.end };
            Some(Finding::edit(span, edits, message))
        };
        kinds.into_iter().filter_map(finding).collect()
    }
}

/// A document with its paragraphs.
struct Page<'a> {
    document: &'a Document,
    paragraphs: Vec<(Paragraph, bool)>,
}

impl<'a> Page<'a> {
    fn new(document: &'a Document) -> Self {
        let paragraphs = document.paragraphs().into_iter();
        let paragraphs = paragraphs
            .map(|paragraph| (paragraph.is_laid_out(document) || is_shattered(&paragraph, document), paragraph))
            .map(|(laid, paragraph)| (paragraph, laid))
            .collect();
        Self { document, paragraphs }
    }

    fn text(&self, from: u32, to: u32) -> &'a str {
        self.document.of(Span { start: from, end: to })
    }

    fn push(&self, edits: &mut Vec<Edit>, start: u32, end: u32, replacement: &str) {
        let span = Span { start, end };
        let same = self.document.of(span) == replacement;
        if !same && !self.document.is_protected(span) {
            edits.push(Edit { span, replacement: replacement.to_owned() });
        }
    }

    /// Blanks at the ends of lines, but for Markdown's hard breaks.
    fn trailing(&self, edits: &mut Vec<Edit>) {
        for (paragraph, laid_out) in &self.paragraphs {
            let next = paragraph.lines.iter().skip(1).map(Some).chain([None]);
            for (line, next) in paragraph.lines.iter().zip(next) {
                let text = self.document.of(line.span);
                if *laid_out && !is_item(text) {
                    continue;
                }
                let kept = text.trim_end_matches([' ', '\t']).len();
                let hard_break = || next.is_some_and(|next| breaks(text, self.document.of(next.span)));
                if kept < text.len() && !hard_break() {
                    self.push(edits, line.span.start + Span::new(0, kept).end, line.span.end, "");
                }
            }
        }
    }

    /// What stands between paragraphs, before the first and after the last.
    fn gaps(&self, edits: &mut Vec<Edit>) {
        let (Some((first, _)), Some((last, last_laid_out))) = (self.paragraphs.first(), self.paragraphs.last()) else {
            return;
        };
        if self.text(0, first.span.start).contains('\n') {
            self.push(edits, 0, first.span.start, "");
        }
        for pair in self.paragraphs.windows(2) {
            let [(above, above_laid_out), (below, below_laid_out)] = pair else { continue };
            if *above_laid_out || *below_laid_out {
                continue;
            }
            let gap = self.text(above.span.end, below.span.start);
            let line_end = line_end(gap);
            let tidy = gap.len() == 2 * line_end.len() && gap.ends_with(line_end);
            if !tidy {
                let start = above.span.end + Span::new(0, line_end.len()).end;
                self.push(edits, start, below.span.start, line_end);
            }
        }
        let tail = self.text(last.span.end, self.document.span().end);
        if !last_laid_out && tail.len() > line_end(tail).len() {
            self.push(edits, last.span.end + Span::new(0, line_end(tail).len()).end, self.document.span().end, "");
        }
    }

    /// Two or three spaces between words of a sentence.
    fn doubled(&self, edits: &mut Vec<Edit>) {
        for (paragraph, laid_out) in &self.paragraphs {
            for line in paragraph.lines.iter().filter(|_| !laid_out) {
                let text = self.document.of(line.span);
                if has(text, "  ") && is_sentence(text) {
                    self.doubled_in(line, text, edits);
                }
            }
        }
    }

    fn doubled_in(&self, line: &Line, text: &str, edits: &mut Vec<Edit>) {
        let mut at = text.len() - text.trim_start().len();
        let end = text.trim_end().len();
        let mut runs: Vec<(usize, usize)> = Vec::new();
        while let Some(start) = text.get(at..end).and_then(|rest| find(rest, "  ")).map(|offset| at + offset) {
            let rest = text.get(start..end).unwrap_or_default();
            at = start + rest.len() - rest.trim_start_matches(' ').len();
            runs.push((start, at));
        }
        // Two runs around a single word are where two symbols got lost, not a slip.
        let lonely = |pair: &[(usize, usize)]| match pair {
            [(_, left), (right, _)] => !text.get(*left..*right).unwrap_or_default().contains(' '),
            _ => false,
        };
        if runs.windows(2).any(lonely) {
            return;
        }
        for (start, after) in runs {
            let (left, right) = (text.get(..start).unwrap_or_default(), text.get(after..end).unwrap_or_default());
            if after - start <= 3 && ends_a_word(left) && starts_a_word(right) {
                let from = line.span.start + Span::new(0, start).end;
                self.push(edits, from, from + Span::new(0, after - start).end, " ");
            }
        }
    }
}

/// Whether the blanks at the end of `line` are a hard break of Markdown: a heading has none,
/// and a list item or a heading starts on a line of its own without one.
fn breaks(line: &str, next: &str) -> bool {
    let heading = |text: &str| text.starts_with('#');
    let bullet = |text: &str| ["- ", "* ", "+ "].iter().any(|marker| text.trim_start().starts_with(marker));
    line.ends_with("  ") && !heading(line) && !heading(next) && !bullet(next)
}

/// Whether `line` is an item of a list, in whatever depth, and no row of a table or line of a comment.
fn is_item(line: &str) -> bool {
    let text = line.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < text.len() && rest.starts_with(". ");
    let marked = numbered || ["- ", "* ", "• "].iter().any(|marker| text.starts_with(marker));
    marked && !text.contains(['|', '\t']) && !line.starts_with(" *") && words(text).nth(3).is_some()
}

/// Whether formulas lie in pieces between its lines, as copied pages leave them: "a set of",
/// "N", "N toys".
fn is_shattered(paragraph: &Paragraph, document: &Document) -> bool {
    let piece = |line: &&Line| {
        let text = document.of(line.span).trim();
        text.len() <= 6 && text.chars().count() <= 2
    };
    paragraph.lines.len() > 1 && paragraph.lines.iter().any(|line| piece(&line))
}

/// The line end that `gap` starts with.
fn line_end(gap: &str) -> &str {
    match gap.as_bytes() {
        [b'\r', b'\n', ..] => "\r\n",
        [b'\n', ..] => "\n",
        _ => "",
    }
}

/// Five words of two letters or more, and no run of blanks that aligns something.
fn is_sentence(text: &str) -> bool {
    !has(text.trim(), "    ") && words(text).filter(|(_, word)| word.len() > 1).nth(4).is_some()
}

/// Whether `left` ends with a plain word of prose and its marks, and no list marker,
/// label, number or formula.
fn ends_a_word(left: &str) -> bool {
    let word = left.rsplit(' ').next().unwrap_or_default();
    let alone = left.trim_start().len() == word.len() && word.len() <= 4;
    !alone && is_plain(word.trim_start_matches(OPENING).trim_end_matches(CLOSING))
}

/// Whether `right` starts with a plain word of prose.
fn starts_a_word(right: &str) -> bool {
    let word = right.split(' ').next().unwrap_or_default();
    !word.starts_with('(') && is_plain(word.trim_start_matches(OPENING).trim_end_matches(CLOSING))
}

/// Marks before and after a word of prose.
const OPENING: [char; 6] = ['(', '"', '“', '«', '¿', '¡'];
const CLOSING: [char; 10] = ['.', ',', ';', '!', '?', ':', ')', '"', '”', '»'];

/// Letters of a script that parts words with one space, with apostrophes and hyphens.
fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| (c.is_alphabetic() && c < '\u{2E80}') || matches!(c, '\'' | '’' | '-'))
}
