//! The lines around a span, as they can be shown: escaped, and cut where they are long.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet, Title};
use unicode_width::UnicodeWidthChar as _;

use super::lines::Lines;
use crate::config::visible::{stand_in, visible};
use crate::prompt::Span;

/// A span over more lines shows its first ones.
const MOST_LINES: usize = 6;
/// Columns shown of a line.
const MOST_COLUMNS: usize = 100;
/// Columns shown before the span when the line is cut.
const COLUMNS_BEFORE: usize = 40;

/// What a terminal shows of a text around a span.
pub(super) struct Excerpt {
    name: String,
    line: usize,
    column: usize,
    source: String,
    marked: std::ops::Range<usize>,
}

impl Excerpt {
    pub(super) fn new(name: &str, lines: &Lines<'_>, span: Span) -> Self {
        let span = lines.fitted(span);
        let (line, column) = lines.position(span.start);
        let first = line - 1;
        // A span that ends with a line's end does not reach into the next line.
        let last_byte = if span.is_empty() { span.start } else { span.end - 1 };
        let last = lines.index(last_byte).min(first + MOST_LINES - 1);
        let mut source = String::new();
        let mut marked = None;
        let mut marked_end = 0;
        for index in first..=last {
            let base = lines.span(index).start;
            let text = lines.line(index);
            let from = span.start.saturating_sub(base).min(text.len());
            let to = span.end.saturating_sub(base).min(text.len());
            let part = cut(text, from, to);
            marked.get_or_insert(source.len() + part.from);
            marked_end = source.len() + part.to;
            source.push_str(&part.shown);
            if index < last {
                source.push('\n');
            }
        }
        let start = marked.unwrap_or_default();
        Self { name: visible(name).into_owned(), line, column, source, marked: start..marked_end.max(start) }
    }

    /// Renders a report whose only snippet this is.
    pub(super) fn render(&self, renderer: &Renderer, title: Title<'_>, help: Option<String>) -> String {
        let snippet = Snippet::source(self.source.as_str())
            .path(self.name.as_str())
            .line_start(self.line)
            .fold(false)
            .annotation(AnnotationKind::Primary.span(self.marked.clone()));
        let help = help.map(|help| Level::HELP.message(help));
        let rendered = renderer.render(&[title.element(snippet).elements(help)]);
        self.placed(rendered)
    }

    /// The library counts columns in what is shown, which may be cut or escaped.
    fn placed(&self, rendered: String) -> String {
        let before = self.source.get(..self.marked.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let shown = format!("{}:{}:{}", self.name, self.line, line.chars().count() + 1);
        let meant = format!("{}:{}:{}", self.name, self.line, self.column);
        // The first line is the title, which could contain the same words.
        match rendered.split_once('\n') {
            Some((title, rest)) if shown != meant => format!("{title}\n{}", rest.replacen(&shown, &meant, 1)),
            _ => rendered,
        }
    }
}

/// A line as it is shown, and where the marked part of it is.
struct Cut {
    shown: String,
    from: usize,
    to: usize,
}

fn cut(line: &str, from: usize, to: usize) -> Cut {
    let width: usize = line.chars().map(columns).sum();
    let before: usize = line.get(..from).unwrap_or_default().chars().map(columns).sum();
    let (skipped, room) =
        if width <= MOST_COLUMNS { (0, width) } else { (before.saturating_sub(COLUMNS_BEFORE), MOST_COLUMNS) };
    let mut shown = String::new();
    let (mut start, mut end) = (None, None);
    let (mut column, mut behind) = (0, "");
    if skipped > 0 {
        shown.push('…');
    }
    for (at, letter) in line.char_indices() {
        column += columns(letter);
        if column <= skipped && at < from {
            continue;
        }
        if column > skipped + room {
            behind = "…";
            break;
        }
        if at >= from {
            start.get_or_insert(shown.len());
        }
        if at >= to {
            end.get_or_insert(shown.len());
        }
        show(letter, &mut shown);
    }
    let cut = Cut { from: start.unwrap_or(shown.len()), to: end.unwrap_or(shown.len()), shown };
    Cut { shown: cut.shown + behind, ..cut }
}

fn show(letter: char, out: &mut String) {
    match (letter, stand_in(letter)) {
        ('\t', _) => out.push_str("    "),
        (_, Some(shown)) => out.push_str(&shown),
        (letter, None) => out.push(letter),
    }
}

fn columns(letter: char) -> usize {
    match (letter, stand_in(letter)) {
        ('\t', _) => 4,
        (_, Some(shown)) => shown.chars().count(),
        (letter, None) => letter.width().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_line_is_cut_around_the_span() {
        let line = format!("{}here{}", "日".repeat(300), "x".repeat(300));
        let excerpt = Excerpt::new("p", &Lines::new(&line), Span::new(900, 904));
        assert_eq!(excerpt.source.get(excerpt.marked.clone()), Some("here"));
        assert!(excerpt.source.starts_with("…日") && excerpt.source.ends_with("x…"), "{}", excerpt.source);
        assert_eq!((excerpt.line, excerpt.column), (1, 301));
        assert!(excerpt.source.chars().count() < 110);
    }

    proptest! {
        #[test]
        fn what_is_marked_is_what_the_span_covers(text in "[a日\u{1b}\t👩\n\r ]{0,300}", start in 0usize..900, len in 0usize..40) {
            let lines = Lines::new(&text);
            let span = lines.fitted(Span::new(start, start + len));
            let excerpt = Excerpt::new("p", &lines, span);
            let marked = excerpt.source.get(excerpt.marked.clone());
            prop_assert!(marked.is_some());
            let part = span.of(&text);
            // On one line without an end, nothing of it is lost.
            if !part.contains(['\n', '\r']) {
                let mut expected = String::new();
                part.chars().for_each(|letter| show(letter, &mut expected));
                prop_assert_eq!(marked.unwrap(), expected);
            }
            let rendered = excerpt.render(&Renderer::plain(), Level::WARNING.primary_title("x"), None);
            let (line, column) = lines.position(span.start);
            let place = format!("--> p:{line}:{column}\n");
            prop_assert!(rendered.contains(&place), "{} in {}", place, rendered);
            prop_assert!(!rendered.contains('\x1b'));
        }
    }
}
