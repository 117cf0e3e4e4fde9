//! Stretches of lines that are code and stand between lines that are not.

use prompt_host_plugin::search::{find, has, split_at};
use prompt_host_plugin::{Document, Protection, Span};

use crate::code_line::{Look, is_prose};
use crate::code_lines::{Line, read};
use crate::lists::{ends_in, has_any, starts_in, text_of, trim_end};

/// More stretches than this are a document about code, with a layout of its own.
const MOST: usize = 24;

/// Code without a fence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Region {
    /// From its first line's start to its last line's end, blanks included.
    pub(crate) span: Span,
    /// The line above and the line below hold text.
    pub(crate) touches: (bool, bool),
}

/// All regions of a prompt; none of them when the borders of one are not plain to see.
pub(crate) fn regions(document: &Document) -> Option<Vec<Region>> {
    let lines = read(document);
    let code = |line: &Line| line.look == Look::Code;
    let all_code = (lines.iter().position(code)?, lines.iter().rposition(code)?);
    let gap = find(&document.text, "\n\n").map_or(usize::MAX, |at| at + 2);
    let mut regions = Vec::new();
    let mut has_prose = false;
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        if !line.opens_code {
            has_prose |= line.look == Look::Prose;
            index += 1;
            continue;
        }
        let last = extent(document, &lines, index)?;
        let body = lines.get(index..=last)?;
        if !body.iter().any(|line| line.is_delimited) && !is_quoted(document, body) {
            is_framed(document, &lines, (index, last), all_code, gap)?;
            if is_evident(document, &lines, index, last) {
                let touches = |line: Option<&Line>| line.is_some_and(|line| line.look != Look::Blank);
                let above = touches(index.checked_sub(1).and_then(|above| lines.get(above)));
                let span = Span { start: body.first()?.start, end: body.last()?.end };
                regions.push(Region { span, touches: (above, touches(lines.get(last + 1))) });
                if regions.len() > MOST {
                    return None;
                }
            }
        }
        index = last + 1;
    }
    let is_whole = regions.len() < 2 || regions.iter().all(|region| depth(text_of(document, region.span)) == 0);
    (has_prose && is_whole).then_some(regions)
}

/// Whether the first and the last line are three quotation marks that set it off already.
fn is_quoted(document: &Document, body: &[Line]) -> bool {
    let is_mark =
        |line: Option<&Line>| line.is_some_and(|line| matches!(text_of(document, line.span), "\"\"\"" | "'''"));
    is_mark(body.first()) && is_mark(body.last())
}

/// The last line of the code that starts at `first`; none when it cannot be told.
fn extent(document: &Document, lines: &[Line], first: usize) -> Option<usize> {
    let mut last = first;
    let mut open = Open::default();
    for (index, line) in lines.iter().enumerate().skip(first) {
        let was_open = open.is_open();
        match line.look {
            Look::Prose if !was_open && !line.is_indented() => break,
            // Prose at the margin inside a bracket: the code has lost something.
            Look::Prose if open.closing.is_none() && !line.is_indented() => return None,
            Look::Prose if !was_open && !line.goes_on => break,
            _ => {}
        }
        open.read(text_of(document, line.span));
        match line.look {
            Look::Code => last = index,
            Look::Comment if index == last + 1 => last = index,
            Look::Blank => {}
            _ if was_open || line.is_indented() && index == last + 1 => last = index,
            Look::Unclear if line.goes_on => last = index,
            Look::Comment if open.closing.is_some() || line.goes_on => {}
            // A heading, or a word or two that may belong to either side.
            Look::Comment => break,
            _ if index == last + 1 => return None,
            _ => break,
        }
    }
    (open.closing.is_none()).then_some(last)
}

/// What is open at the end of a line: brackets, or a text over several lines.
#[derive(Default)]
struct Open {
    depth: i32,
    /// What closes the text.
    closing: Option<&'static str>,
}

/// What opens and closes a text, or a comment, over several lines.
const TEXTS: [(&str, &str); 4] = [("\"\"\"", "\"\"\""), ("'''", "'''"), ("/*", "*/"), ("<!--", "-->")];

impl Open {
    fn is_open(&self) -> bool {
        self.depth > 0 || self.closing.is_some()
    }

    fn read(&mut self, line: &str) {
        if let Some(closing) = self.closing {
            self.closing = self.closing.filter(|_| !has(line, closing));
            return;
        }
        self.depth += depth(line);
        self.closing = TEXTS.iter().find_map(|(opening, closing)| {
            let (before, after) = split_at(line, opening)?;
            // `/data/*.csv` opens no comment.
            let is_path = *opening == "/*" && !before.is_empty() && !ends_in(before, " \t;{}(");
            (!is_path && !has(after, closing)).then_some(*closing)
        });
    }
}

/// Brackets that are opened and not closed, outside texts and comments.
fn depth(code: &str) -> i32 {
    let mut depth = 0;
    for line in code.lines() {
        let before = depth;
        let mut quote = None;
        let mut previous = ' ';
        for c in line.chars() {
            match (quote, c) {
                (Some(mark), _) if c == mark && previous != '\\' => quote = None,
                (Some(_), _) => {}
                (None, '"') => quote = Some(c),
                // An apostrophe follows a letter; a text may follow its prefix.
                (None, '\'') if !previous.is_alphanumeric() || matches!(previous, 'f' | 'b' | 'r' | 'u') => {
                    quote = Some(c);
                }
                // Within brackets it divides.
                (None, '/') if previous == '/' && depth <= before => break,
                (None, '(' | '[' | '{') => depth += 1,
                (None, ')' | ']' | '}') => depth -= 1,
                _ => {}
            }
            previous = c;
        }
    }
    depth
}

/// Whether what stands above and below is plainly not code: nothing, a sentence or a
/// label. None when it is not plain. The first empty line of the prompt ends at `gap`.
fn is_framed(
    document: &Document,
    lines: &[Line],
    (first, last): (usize, usize),
    (first_code, last_code): (usize, usize),
    gap: usize,
) -> Option<()> {
    let above = lines.get(..first)?.iter().rfind(|line| line.look != Look::Blank);
    let below = lines.get(last + 1..)?.iter().find(|line| line.look != Look::Blank);
    let first_start = lines.get(first)?.start;
    let is_sentence = |line: &Line| {
        let text = text_of(document, line.span);
        ends_in(text, ".:?!。：？！)")
    };
    // A first line is the person's without a mark at its end.
    let opening = |line: &Line| (line.start as usize) < gap;
    let frames = |line: Option<&Line>, between: bool| {
        line.is_none_or(|line| {
            // Code that starts in the middle of the line would be left outside.
            let text = text_of(document, line.span);
            let holds_code = has_any(text, "{;=<") || has(text, "#include") || has(text, "\"\"\"");
            line.look == Look::Prose
                && !holds_code
                && (is_sentence(line) || !between && (opening(line) || line.span.start > first_start))
                || line.look == Look::Unclear && !line.is_indented() && is_short_sentence(text)
        })
    };
    let is_item = above.is_some_and(|line| is_list_item(text_of(document, line.span)))
        && lines.get(first).is_some_and(Line::is_indented);
    // `settings: {` is the person's label and the start of the code in one.
    let is_labelled = lines.get(first).is_some_and(|line| {
        let label = split_at(text_of(document, line.span), ": ").filter(|(_, rest)| starts_in(rest, "{["));
        label.is_some_and(|(label, _)| label.chars().all(|c| c.is_alphabetic() || c == ' '))
    });
    if is_labelled {
        return None;
    }
    (frames(above, first_code < first) && frames(below, last < last_code) && !is_item).then_some(())
}

/// A word or two with the mark of a sentence: `Code:`, `Explain this.`
fn is_short_sentence(text: &str) -> bool {
    let words = trim_end(text, ".:?!：。？！");
    words.len() < text.len()
        && words.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-' | '¿' | ','))
}

fn is_list_item(text: &str) -> bool {
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    starts_in(text, "-*•+") || after_digits.len() < text.len() && starts_in(after_digits, ".)")
}

/// Two statements or more that make up most of it, or one that stands alone.
fn is_evident(document: &Document, lines: &[Line], first: usize, last: usize) -> bool {
    let body = lines.get(first..=last).unwrap_or_default();
    let count = |look: Look| body.iter().filter(|line| line.look == look).count();
    let (code, unclear) = (count(Look::Code), count(Look::Unclear));
    if code >= 2 {
        return code >= unclear && code * 2 >= count(Look::Prose);
    }
    let Some(only) = body.first().filter(|_| first == last) else { return false };
    let is_parted = |line: Option<&Line>| line.is_none_or(|line| line.look == Look::Blank);
    let text = text_of(document, only.span);
    is_parted(first.checked_sub(1).and_then(|above| lines.get(above)))
        && is_parted(lines.get(last + 1))
        && (ends_in(text, ";)}>") || text.starts_with('{'))
        && !is_prose(text)
        && document.protection(only.span).is_some_and(|protected| protected.kind == Protection::CodeEvident)
}
