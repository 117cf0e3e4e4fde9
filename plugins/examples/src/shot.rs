//! Examples as prompts show them: what goes in, and what comes out.

use prompt_host_plugin::words::{is_any, lower};
use prompt_host_plugin::{Document, Line, Span};

use crate::names::{INPUTS, LABELS, MATERIALS, OUTPUTS};

/// Arrows, the longest of those that share an ending first.
const ARROWS: &[&str] = &["-->", "==>", "->", "=>", "→", "⇒"];

/// Marks of formulas and code.
const FORMULA: [char; 9] = ['+', '=', '(', ')', '{', '}', ';', '<', '\\'];

/// How an example is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Form {
    /// Two lines, each with its label and colon.
    Labels(String, String),
    /// One line with an arrow.
    Arrow(&'static str),
}

/// One example.
#[derive(Debug, Clone)]
pub(crate) struct Shot {
    pub(crate) form: Form,
    /// From the first line's start to the last line's end.
    pub(crate) span: Span,
    /// The label of what goes in with the blanks after it; empty with an arrow.
    pub(crate) before: Span,
    /// What stands between what goes in and what comes out, blanks and line end included.
    pub(crate) between: Span,
    /// What comes out is left to be filled in.
    pub(crate) is_open: bool,
}

/// The shot that starts with the first of `lines`, and how many lines it takes. Labels that
/// no task is known to have count where they are `known` from two shots of the prompt.
pub(crate) fn read(document: &Document, lines: &[Line], known: Option<&Pair>) -> Option<(Shot, usize)> {
    let (first, rest) = lines.split_first()?;
    if let Some(shot) = arrow(document, first.span) {
        return Some((shot, 1));
    }
    let input = labelled(document, first.span)?;
    let output = labelled(document, rest.first()?.span)?;
    let pair = [(INPUTS, OUTPUTS), (MATERIALS, LABELS), (MATERIALS, OUTPUTS), (INPUTS, LABELS)];
    let is_pair = pair.iter().any(|(inputs, outputs)| is_any(input.name, inputs) && is_any(output.name, outputs))
        || known.is_some_and(|known| known.is_like(input.name, output.name));
    let holds = !document.of(Span { start: input.content, end: first.span.end }).trim().is_empty();
    if !is_pair || !holds {
        return None;
    }
    let last = rest.first()?.span;
    let shot = Shot {
        form: Form::Labels(
            document.of(input.label).trim_end().to_owned(),
            document.of(output.label).trim_end().to_owned(),
        ),
        span: Span { start: first.span.start, end: last.end },
        before: input.label,
        between: Span { start: trimmed_end(document, first.span), end: output.label.end },
        is_open: document.of(Span { start: output.content, end: last.end }).trim().is_empty(),
    };
    Some((shot, 2))
}

/// Two labels that a prompt has of its own: `English:` and `French:`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    input: String,
    output: String,
}

impl Pair {
    /// The labels of the last example, which is left open, if another has the same.
    pub(crate) fn of_the_open_one(document: &Document, lines: &[Line]) -> Option<Self> {
        let mut filled = lines.iter().rev().skip_while(|line| document.of(line.span).trim().is_empty());
        let output = labelled(document, filled.next()?.span)?;
        let input = labelled(document, filled.next()?.span)?;
        let is_open = document.text.get(output.content as usize..)?.trim().is_empty();
        let pair = Self { input: input.name.to_owned(), output: output.name.to_owned() };
        let same = lines.windows(2).filter(|two| {
            let names =
                |line: Option<&Line>| line.and_then(|line| labelled(document, line.span)).map(|found| found.name);
            names(two.first()) == Some(&pair.input) && names(two.last()) == Some(&pair.output)
        });
        (is_open && pair.input != pair.output && same.count() >= 2).then_some(pair)
    }

    /// Whether two labels are these, in other letters or cut short: `EN:` and `FR:`.
    fn is_like(&self, input: &str, output: &str) -> bool {
        let is_like = |label: &str, known: &str| {
            let lowered = |text: &str| text.chars().map(lower).collect::<String>();
            let (label, known) = (lowered(label), lowered(known));
            !label.is_empty() && (known.starts_with(&label) || label.starts_with(&known))
        };
        is_like(input, &self.input) && is_like(output, &self.output)
    }
}

struct Labelled<'d> {
    name: &'d str,
    /// With its colon, its marks and the blanks after it.
    label: Span,
    content: u32,
}

/// A line that starts with a label, maybe as an item: `Input: …`, `1. **Input:** …`.
fn labelled(document: &Document, line: Span) -> Option<Labelled<'_>> {
    let text = document.of(line);
    let start = text.len() - without_marker(text).len();
    let body = text.get(start..)?;
    let colon = body.find([':', '：'])?;
    let name = body.get(..colon)?;
    let after = body.get(colon..)?.trim_start_matches([':', '：']);
    let after = if name.starts_with('*') { after.trim_start_matches('*') } else { after };
    let after = after.trim_start_matches(' ');
    let content = line.from() + text.len() - after.len();
    let bare = name.trim_matches(['*', ' ']);
    let is_label = !bare.is_empty() && name.len() <= 32;
    is_label.then(|| Labelled {
        name: bare,
        label: Span::new(line.from() + start, content),
        content: Span::new(content, content).start,
    })
}

/// `text` without its indent and the marker of an item.
fn without_marker(text: &str) -> &str {
    let body = text.trim_start_matches(' ');
    let digits = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = if digits.len() < body.len() {
        digits.strip_prefix(['.', ')'])
    } else {
        body.strip_prefix(['-', '•']).or_else(|| body.strip_prefix('*').filter(|rest| rest.starts_with(' ')))
    };
    item.filter(|rest| rest.starts_with(' ')).map_or(body, |rest| rest.trim_start_matches(' '))
}

/// A line with one arrow between two things.
fn arrow(document: &Document, line: Span) -> Option<Shot> {
    const LONGEST: usize = 300;
    let text = document.of(line);
    let (at, arrow) = ARROWS.iter().find_map(|arrow| Some((text.find(&format!(" {arrow} "))?, *arrow)))?;
    let (left, right) = (text.get(..at)?, text.get(at + arrow.len() + 2..)?);
    // Formulas and code have arrows of their own.
    let is_formula = left.contains(FORMULA) || right.contains(FORMULA);
    let is_once = !ARROWS.iter().any(|other| left.contains(other) || right.contains(other));
    let is_plain = !is_formula
        && !left.trim().is_empty()
        && !right.trim().is_empty()
        && text.len() <= LONGEST
        && !text.contains('|')
        && !left.starts_with([' ', '\t', '-', '*', '•', '#', '/', '>'])
        && !left.starts_with(|c: char| c.is_ascii_digit() && left.contains(['.', ')']))
        && labelled(document, line)
            .is_none_or(|labelled| !is_any(labelled.name, INPUTS) && !is_any(labelled.name, MATERIALS));
    let between = Span::new(line.from() + left.trim_end().len(), line.to() - right.trim_start().len());
    (is_once && is_plain).then_some(Shot {
        form: Form::Arrow(arrow),
        span: line,
        before: Span { start: line.start, end: line.start },
        between,
        is_open: false,
    })
}

fn trimmed_end(document: &Document, line: Span) -> u32 {
    Span::new(0, line.from() + document.of(line).trim_end().len()).end
}
