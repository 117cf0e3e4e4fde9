//! The rule `examples-uniform`.

use prompt_host_plugin::guards::{is_about_prompts, quotes_itself};
use prompt_host_plugin::{Document, Edit, Finding, Line, Phase, Phrases, Rule, RuleInfo, Span, word_list};

use crate::shot::{Form, Pair, Shot, read};

#[doc = include_str!("../docs/examples-uniform.md")]
pub(crate) struct ExamplesUniform;

/// From how many examples on there is a form that most of them have.
const FEWEST: usize = 3;

word_list! {
    /// Words of a line that announces examples.
    static ANNOUNCES = [
        "beispiel", "beispiele", "ejemplo", "ejemplos", "example", "examples", "exemple", "exemples", "few-shot", "par exemple",
        "samples", "zum beispiel", "サンプル", "例", "例子", "样例", "示例",
    ];
}

word_list! {
    /// Words that make what follows the thing to work on, or a quiz.
    static WORKS_ON_THEM = [
        "analyse", "analysiere", "analyze", "answer the", "beantworte", "compare", "convert", "correct", "corrige", "edit", "evaluate",
        "explain", "explique", "fix", "format", "formats", "grade", "improve", "inconsistent", "judge", "proofread", "quiz", "rate",
        "reformat", "rewrite", "solve", "summarise", "summarize", "traduce", "traduis", "translate", "what is wrong", "übersetze",
        "分析", "翻訳", "翻译", "解いて", "评价", "评估",
    ];
}

impl Rule for ExamplesUniform {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("examples-uniform", "Gives the examples of a prompt the form that most of them have.")
            .phase(Phase::Format)
            .suggested()
            .source("Anthropic, multishot prompting: https://docs.claude.com/en/docs/build-with-claude/prompt-engineering/multishot-prompting")
            .documentation(include_str!("../docs/examples-uniform.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let text = &document.text;
        let may_show = text.contains([':', '：'])
            && (text.contains('>') || text.contains(['→', '⇒']) || text.matches('\n').count() >= 5);
        if !may_show || is_about_prompts(document) || quotes_itself(document) {
            return Vec::new();
        }
        finding(document).into_iter().collect()
    }
}

fn finding(document: &Document) -> Option<Finding> {
    let shots = shots(document)?;
    let counted = || shots.iter().filter(|shot| !shot.is_open);
    let votes = |form: &Form| counted().filter(|shot| shot.form == *form).count();
    let model = counted().max_by_key(|shot| (votes(&shot.form), std::cmp::Reverse(shot.span.start)))?;
    let most = votes(&model.form);
    let others: Vec<&Shot> = shots.iter().filter(|shot| shot.form != model.form).collect();
    let is_tied = counted().any(|shot| shot.form != model.form && votes(&shot.form) == most);
    if counted().count() < FEWEST || most < 2 || is_tied || others.is_empty() {
        return None;
    }
    let span = Span { start: shots.first()?.span.start, end: shots.last()?.span.end };
    let edits: Option<Vec<Vec<Edit>>> = others.iter().map(|shot| edits(document, shot, model)).collect();
    Some(match edits {
        Some(edits) => Finding::edit(
            span,
            edits.into_iter().flatten().collect(),
            "examples in one form show the pattern, not the difference between them",
        ),
        None => Finding::flag(span, "the examples have different forms; one form would show the pattern better"),
    })
}

/// The examples that a line announces, or that the last, open one follows.
fn shots(document: &Document) -> Option<Vec<Shot>> {
    let lines: Vec<Line> = document.lines().collect();
    let known = Pair::of_the_open_one(document, &lines);
    let known = known.as_ref();
    let announced = lines.iter().enumerate().filter(|(_, line)| announces(document, line.span));
    let after = announced.map(|(index, _)| index + 1);
    let found = after.map(|index| run(document, &lines, index, known)).find(|shots| shots.len() >= FEWEST);
    if found.is_some() {
        return found;
    }
    let first =
        (0..lines.len()).find(|index| read(document, lines.get(*index..).unwrap_or_default(), known).is_some())?;
    let shots = run(document, &lines, first, known);
    let is_few_shot = shots.last().is_some_and(|last| last.is_open && document.text.trim_end().len() <= last.span.to());
    is_few_shot.then_some(shots)
}

/// A short line of the person that speaks of examples, and not of work on them.
fn announces(document: &Document, line: Span) -> bool {
    document.of(line).len() <= 400
        && !document.of(line).trim_start().starts_with(['/', '*', '|', '>'])
        && says(document, line, &ANNOUNCES)
        && !says(document, line, &WORKS_ON_THEM)
        && !document.is_address_or_code(line)
}

fn says(document: &Document, line: Span, words: &'static Phrases<()>) -> bool {
    words.find(document.of(line)).next().is_some()
}

/// Examples one after the other from line `index` on, with blank lines and numbers between.
fn run(document: &Document, lines: &[Line], mut index: usize, known: Option<&Pair>) -> Vec<Shot> {
    let mut shots = Vec::new();
    while let Some(line) = lines.get(index) {
        if let Some((shot, taken)) = read(document, lines.get(index..).unwrap_or_default(), known) {
            shots.push(shot);
            index += taken;
        } else if is_between(document.of(line.span)) {
            index += 1;
        } else {
            break;
        }
    }
    shots
}

/// A line that only parts examples: blank, `---`, `Example 2:`, `###`.
fn is_between(line: &str) -> bool {
    let line = line.trim();
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let announces: &'static Phrases<()> = &ANNOUNCES;
    let is_numbered = announces.at(bare, 0).is_some_and(|found| {
        bare.get(found.span.to()..).is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit() || c == '#'))
    });
    bare.is_empty() || bare.chars().all(|c| c.is_ascii_digit()) || is_numbered
}

/// What gives `shot` the form of `model`; none where that would touch protected text.
fn edits(document: &Document, shot: &Shot, model: &Shot) -> Option<Vec<Edit>> {
    let edits: Vec<Edit> = match (&shot.form, &model.form) {
        (Form::Labels(..), Form::Labels(..)) => {
            let output = label_of_the_output(document, shot);
            vec![
                Edit { span: shot.before, replacement: document.of(model.before).to_owned() },
                Edit {
                    span: output,
                    replacement: opened(document.of(label_of_the_output(document, model)), shot.is_open),
                },
            ]
        }
        // What is left open stays as it is: an arrow wants something after it.
        (Form::Labels(..), Form::Arrow(_)) if shot.is_open => return None,
        (Form::Labels(..), Form::Arrow(_)) => vec![
            Edit { span: shot.before, replacement: String::new() },
            Edit { span: shot.between, replacement: document.of(model.between).to_owned() },
        ],
        (Form::Arrow(_), Form::Labels(..)) => vec![
            Edit { span: shot.before, replacement: document.of(model.before).to_owned() },
            Edit { span: shot.between, replacement: document.of(model.between).trim_start_matches(' ').to_owned() },
        ],
        (Form::Arrow(_), Form::Arrow(_)) => {
            vec![Edit { span: shot.between, replacement: document.of(model.between).to_owned() }]
        }
    };
    let changed: Vec<Edit> = edits.into_iter().filter(|edit| document.of(edit.span) != edit.replacement).collect();
    let is_safe =
        changed.iter().all(|edit| !document.is_protected(edit.span) && !splits_protected(document, edit.span));
    is_safe.then_some(changed)
}

/// The label of what comes out, without the line end before it.
fn label_of_the_output(document: &Document, shot: &Shot) -> Span {
    let between = document.of(shot.between);
    let start = between.rfind('\n').map_or(0, |at| at + 1);
    Span::new(shot.between.from() + start, shot.between.to())
}

/// An open label ends with its colon.
fn opened(label: &str, is_open: bool) -> String {
    if is_open { label.trim_end().to_owned() } else { label.to_owned() }
}

/// Whether a place lies strictly inside protected text.
fn splits_protected(document: &Document, place: Span) -> bool {
    document.protected.iter().any(|protected| protected.span.start < place.start && place.end < protected.span.end)
}
