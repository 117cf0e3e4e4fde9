//! The lines of a prompt, as a search for code wants them.

use prompt_host_plugin::{Delimiter, Document, Protection, Span};

use crate::code_line::{Look, look};
use crate::lists::text_of;

/// A line, and what comes after it.
pub(crate) struct Line {
    /// Without surrounding blanks.
    pub(crate) span: Span,
    /// Where it starts and ends, blanks included.
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) look: Look,
    /// A fence, a tag of the prompt's own or quotation marks hold it.
    pub(crate) is_delimited: bool,
    /// A statement follows before any sentence does.
    pub(crate) goes_on: bool,
    /// It is a statement, or a comment that leads straight to one.
    pub(crate) opens_code: bool,
}

impl Line {
    pub(crate) fn is_indented(&self) -> bool {
        self.start < self.span.start
    }
}

/// All lines of a prompt.
pub(crate) fn read(document: &Document) -> Vec<Line> {
    let mut lines: Vec<Line> = document.lines().map(|line| alone(document, line.span)).collect();
    look_ahead(document, &mut lines);
    lines
}

/// A line without what comes after it.
fn alone(document: &Document, line: Span) -> Line {
    let whole = text_of(document, line);
    let text = whole.trim();
    let start = line.from() + whole.len() - whole.trim_start().len();
    let span = Span::new(start, start + text.len());
    let is_evident = || document.protection(span).is_some_and(|protected| protected.kind == Protection::CodeEvident);
    let look = match look(text) {
        Look::Unclear if is_evident() && !opens_with_words(text) => Look::Code,
        look => look,
    };
    let is_delimited = is_delimited(document, span);
    Line { span, start: line.start, end: line.end, look, is_delimited, goes_on: false, opens_code: false }
}

/// From the last line to the first, so that a long prompt is walked once.
fn look_ahead(document: &Document, lines: &mut [Line]) {
    let mut goes_on = false;
    // Whether the next line that is no comment is a statement, and the same past blank lines.
    let (mut leads, mut leads_far) = (false, false);
    for line in lines.iter_mut().rev() {
        line.goes_on = goes_on;
        match line.look {
            Look::Code => (goes_on, leads, leads_far) = (true, true, true),
            Look::Prose => (goes_on, leads, leads_far) = (false, false, false),
            Look::Unclear => (leads, leads_far) = (false, false),
            Look::Blank => leads = false,
            Look::Comment => {}
        }
        // Below a `#` a blank line may follow a heading.
        let may_be_heading = text_of(document, line.span).starts_with('#');
        let follows = leads || leads_far && !may_be_heading;
        line.opens_code = line.look == Look::Code || line.look == Look::Comment && follows;
    }
}

/// Three words in front, as where code starts in the middle of a line.
fn opens_with_words(text: &str) -> bool {
    let mut words = text.split_whitespace().take(3);
    words.clone().count() == 3 && words.all(|word| word.chars().all(|c| c.is_alphabetic() || c == '\''))
}

/// Whether a fence, a tag of the prompt's own or quotation marks already hold the line.
fn is_delimited(document: &Document, span: Span) -> bool {
    document.block_at(span).is_some_and(|block| match block.delimiter {
        Delimiter::Fence | Delimiter::Quotation => true,
        // A pair of HTML tags is the code itself.
        Delimiter::Tag => !is_html(text_of(document, block.span)),
        _ => false,
    })
}

/// Whether the first tag is one of HTML's, or has attributes.
fn is_html(text: &str) -> bool {
    const ELEMENTS: &[&str] = &[
        "body", "button", "div", "footer", "form", "head", "header", "html", "input", "main", "nav", "p", "script",
        "section", "select", "span", "style", "svg", "table", "template", "ul",
    ];
    let inside = text.strip_prefix('<').and_then(|rest| rest.split_once('>')).map_or("", |(inside, _)| inside);
    ELEMENTS.contains(&inside.split(' ').next().unwrap_or_default()) || inside.contains('=')
}
