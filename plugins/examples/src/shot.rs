//! Examples as prompts show them: what goes in, and what comes out.

use prompt_host_plugin::words::is_any;
use prompt_host_plugin::{Document, Line, Span};

/// Labels of what goes in that fit any task.
const INPUTS: &[&str] = &[
    "input",
    "in",
    "q",
    "question",
    "query",
    "example input",
    "entrée",
    "entrada",
    "eingabe",
    "frage",
    "pregunta",
    "入力",
    "質問",
    "输入",
    "问",
    "问题",
];

/// The same of what comes out.
const OUTPUTS: &[&str] = &[
    "output",
    "out",
    "a",
    "answer",
    "result",
    "example output",
    "expected output",
    "sortie",
    "réponse",
    "salida",
    "respuesta",
    "ausgabe",
    "antwort",
    "出力",
    "回答",
    "输出",
    "答",
    "答案",
];

/// Labels of what goes in, of one kind of task.
const MATERIALS: &[&str] = &[
    "text",
    "sentence",
    "review",
    "tweet",
    "comment",
    "message",
    "email",
    "ticket",
    "headline",
    "title",
    "phrase",
    "word",
    "texte",
    "texto",
    "satz",
    "avis",
    "reseña",
    "oración",
    "bewertung",
    "nachricht",
    "mensaje",
    "文",
    "テキスト",
    "レビュー",
    "文本",
    "句子",
    "评论",
    "source",
    "problem",
    "description",
    "product",
    "before",
    "original",
];

/// The same of what comes out.
const LABELS: &[&str] = &[
    "label",
    "sentiment",
    "category",
    "class",
    "intent",
    "topic",
    "classification",
    "tag",
    "tags",
    "keywords",
    "summary",
    "translation",
    "catégorie",
    "étiquette",
    "categoría",
    "etiqueta",
    "sentimiento",
    "kategorie",
    "stimmung",
    "カテゴリ",
    "ラベル",
    "感情",
    "类别",
    "标签",
    "情感",
    "分类",
    "target",
    "solution",
    "after",
    "rewritten",
    "json",
];

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

/// The shot that starts with the first of `lines`, and how many lines it takes.
pub(crate) fn read(document: &Document, lines: &[Line]) -> Option<(Shot, usize)> {
    let (first, rest) = lines.split_first()?;
    if let Some(shot) = arrow(document, first.span) {
        return Some((shot, 1));
    }
    let input = labelled(document, first.span)?;
    let output = labelled(document, rest.first()?.span)?;
    let pair = [(INPUTS, OUTPUTS), (MATERIALS, LABELS), (MATERIALS, OUTPUTS), (INPUTS, LABELS)];
    let is_pair = pair.iter().any(|(inputs, outputs)| is_any(input.name, inputs) && is_any(output.name, outputs));
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

struct Labelled<'d> {
    name: &'d str,
    /// With its colon and the blanks after it.
    label: Span,
    content: u32,
}

/// A line that starts with a label: `Input: …`.
fn labelled(document: &Document, line: Span) -> Option<Labelled<'_>> {
    let text = document.of(line);
    let colon = text.find([':', '：'])?;
    let name = text.get(..colon)?;
    let after = text.get(colon..)?.trim_start_matches([':', '：']);
    let after = after.trim_start_matches(' ');
    let content = line.from() + text.len() - after.len();
    let is_label = !name.is_empty() && name.len() <= 32 && !name.starts_with(' ');
    is_label.then(|| Labelled {
        name: name.trim_end(),
        label: Span::new(line.from(), content),
        content: Span::new(content, content).start,
    })
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
