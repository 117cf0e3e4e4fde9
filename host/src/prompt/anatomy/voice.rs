//! Who speaks in a block: the person, or the material that they give.

use super::block::{Block, Delimiter, Material, Voice};
use super::lexicon::{Hit, Meaning};
use super::mail;
use super::signs::{self, within};
use crate::prompt::Span;

/// Bytes from which a paragraph without an instruction reads as a pasted text.
const LONG: usize = 400;

/// Words that point at a text that follows or stands before; any one of them does.
const FOLLOWING: &[&str] = &[
    "following",
    "given",
    "provided",
    "below",
    "this",
    "these",
    "here",
    "suivant",
    "suivante",
    "ci-dessous",
    "siguiente",
    "folgende",
    "folgenden",
    "unten",
    "以下",
    "次の",
    "下面",
];
const ABOVE: &[&str] =
    &["above", "preceding", "previous text", "ci-dessus", "anterior", "oben", "obigen", "上記", "上述", "以上"];

/// Labels under which the person may speak of themselves.
const OWN: &[&str] = &["background", "context", "contexte", "contexto", "hintergrund", "kontext", "背景"];

/// Labels of parts of the answer, as a brief lists them: "Title: at most 60 characters".
const FIELDS: &[&str] =
    &["abstract", "answer", "description", "headline", "output", "subject", "title", "antwort", "respuesta", "réponse"];

/// Words of the one who writes.
const FIRST_PERSON: &[&str] = &[
    "i", "i'm", "we", "our", "my", "je", "j", "nous", "notre", "nos", "mon", "ma", "mes", "ich", "wir", "unser",
    "unsere", "mein", "meine", "yo", "nosotros", "nosotras", "nuestro", "nuestra", "nuestros", "mi", "mis", "nos",
];

/// Labels that name nothing but a text: what stands below is given, whatever it says.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "article", "artikel", "artículo", "document", "dokument", "draft", "entwurf", "essay", "lyrics", "original", "paragraph",
    "passage", "poem", "quote", "review", "sentence", "source text", "statement", "text", "texte", "texto", "transcript",
    "tweet", "customer message", "email text", "email body", "article text", "原文", "文章", "文本", "テキスト", "本文", "記事", "短文",
];

/// Labels of the one question that is asked.
const QUESTIONS: &[&str] = &["question", "frage", "pregunta", "質問", "问题"];

/// Work that a heading asks for on what stands below it: "Translate to French:".
#[rustfmt::skip]
const REWORK: &[&str] = &[
    "translat", "rewrit", "rewrite", "rephras", "paraphras", "summari", "proofread", "correct", "simplif", "übersetz",
    "korrigier", "fasse", "tradui", "traduc", "résum", "resum", "corrig", "翻訳", "翻译", "要約", "总结", "润色",
];

/// What has been said of the blocks to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Announced {
    Nothing,
    /// Work on some text.
    Material,
    /// A text that follows, which may speak of its own author: "the following paragraph".
    Text,
    /// A text under its label, which may give orders too.
    Labelled,
}

/// Says who speaks in the blocks where that is not known from their delimiters.
pub(super) fn tell(text: &str, hits: &[Hit], blocks: &mut [Block]) {
    let mut announced = Announced::Nothing;
    let mut heading = Voice::Unsure;
    let mut in_mail = false;
    let last_sign_off = mail::last_sign_off(text, blocks);
    for (index, block) in blocks.iter_mut().enumerate() {
        if block.material == Material::Heading {
            heading = heading_voice(text, hits, block.span);
            announced = below_heading(text, block.span, heading, announced);
            if announced == Announced::Text {
                heading = Voice::Unsure;
            }
            continue;
        }
        let is_open = block.voice == Voice::Unsure;
        in_mail |= is_open
            && announced != Announced::Nothing
            && last_sign_off.is_some_and(|last| last > index)
            && mail::begins(text, block);
        if is_open {
            block.voice = if in_mail { Voice::Given } else { voice(text, hits, block, heading, announced) };
        }
        if in_mail && mail::signs_off(text, block) {
            (in_mail, announced) = (false, Announced::Nothing);
            continue;
        }
        announced = match block.voice {
            _ if announces_a_text(text, hits, block.span) => Announced::Text,
            _ if is_open && announces(text, hits, block.span) => Announced::Material,
            Voice::Given => announced.min(Announced::Material),
            _ => Announced::Nothing,
        };
    }
    tell_the_question(text, blocks);
    tell_backwards(text, hits, blocks);
}

/// Who speaks in a block that nothing but its words and what stands before it tell of.
fn voice(text: &str, hits: &[Hit], block: &Block, heading: Voice, announced: Announced) -> Voice {
    let instructs = instructs(text, hits, block.span);
    let follows = match announced {
        Announced::Nothing => false,
        Announced::Material => !instructs,
        Announced::Text => !orders(text, hits, block.span),
        Announced::Labelled => !(block.material == Material::Items && mostly_instructs(text, hits, block.span)),
    };
    match block.material {
        _ if block.delimiter == Delimiter::Label && labelled(text, block.span) => label_voice(text, hits, block.span),
        // Who gives a part of the prompt a tag of its own mostly sets material off.
        _ if block.delimiter == Delimiter::Tag && instructs => Voice::Person,
        _ if block.delimiter == Delimiter::Tag => Voice::Given,
        Material::Dialogue | Material::Verse if heading == Voice::Person && instructs => Voice::Person,
        Material::Verse if mostly_instructs(text, hits, block.span) => Voice::Person,
        Material::Dialogue | Material::Verse | Material::Quotation | Material::Table => Voice::Given,
        _ if heading == Voice::Given && !instructs => Voice::Given,
        _ if follows || announced != Announced::Nothing && block.span.len() > 4 * LONG => Voice::Given,
        _ if block.delimiter == Delimiter::Quotation => Voice::Given,
        _ if instructs || heading == Voice::Person => Voice::Person,
        _ if block.span.len() < LONG || opens_in_the_first_person(block.span.of(text)) => Voice::Person,
        _ => Voice::Unsure,
    }
}

/// What a heading says of the block below it.
fn below_heading(text: &str, heading: Span, voice: Voice, announced: Announced) -> Announced {
    let label = heading.of(text).to_lowercase();
    let label = label.trim_matches([' ', '#', '*', '=', ':', '：', '-']);
    if TEXTS.contains(&label) {
        Announced::Labelled
    } else if heading.of(text).ends_with([':', '：']) && REWORK.iter().any(|work| label.starts_with(work)) {
        Announced::Text
    } else if voice == Voice::Unsure {
        // "Summarise the minutes." goes on over a heading that says nothing of its own.
        announced.min(Announced::Material)
    } else {
        Announced::Nothing
    }
}

/// "Improve the following paragraph.": a text and nothing else follows.
fn announces_a_text(text: &str, hits: &[Hit], span: Span) -> bool {
    let whole = span.of(text).to_lowercase();
    let names = within(hits, span).iter().filter(|hit| hit.meaning == Meaning::Material).any(|hit| {
        let before = text.get(span.start..hit.span.start).unwrap_or_default().trim_end().to_lowercase();
        let after = text.get(hit.span.end..span.end).unwrap_or_default().trim_start().to_lowercase();
        ["following", "folgenden", "folgende", "siguiente", "下記の", "以下の", "次の", "以下", "下面的", "下面这"]
            .iter()
            .any(|word| before.ends_with(word))
            || ["below", "unten", "suivant", "suivante", "ci-dessous", "siguiente"]
                .iter()
                .any(|word| after.starts_with(word))
    });
    names && works(hits, span) && whole.trim_end().ends_with([':', '：', '.', '。'])
}

/// "Question: …?" at the end, the only one of its kind: the person asks it of what stands above.
fn tell_the_question(text: &str, blocks: &mut [Block]) {
    let is_question = |block: &Block| {
        let line = block.span.of(text).lines().next().unwrap_or_default();
        block.delimiter == Delimiter::Label
            && line.split_once([':', '：']).is_some_and(|(label, _)| {
                QUESTIONS.contains(&label.trim_matches([' ', '*', '#', '-']).to_lowercase().as_str())
            })
    };
    if blocks.iter().filter(|block| is_question(block)).count() != 1 {
        return;
    }
    if let Some(last) = blocks.last_mut().filter(|block| is_question(block)) {
        last.voice = Voice::Person;
    }
}

/// Whether a paragraph starts with the one who writes: an account of their situation, where
/// nothing announces a text.
fn opens_in_the_first_person(text: &str) -> bool {
    let first = text.split([' ', '\'', '’']).next().unwrap_or_default().to_lowercase();
    FIRST_PERSON.contains(&first.as_str()) || ["私", "当", "弊", "我"].iter().any(|word| text.starts_with(word))
}

/// "Summarise the text above": what stands before it is given, unless it instructs.
fn tell_backwards(text: &str, hits: &[Hit], blocks: &mut [Block]) {
    let Some(last) = blocks.iter().rposition(|block| block.material != Material::Heading) else { return };
    let points_back = blocks.get(last).is_some_and(|block| {
        let lower = block.span.of(text).to_lowercase();
        block.voice == Voice::Person
            && block.span.len() < LONG
            && works(hits, block.span)
            && ABOVE.iter().any(|word| lower.contains(word))
    });
    for block in blocks.iter_mut().take(last).filter(|_| points_back) {
        let is_text = matches!(block.material, Material::Prose | Material::Items);
        if is_text && block.span.len() > 80 && !instructs(text, hits, block.span) {
            block.voice = Voice::Given;
        }
    }
}

/// `## Article` gives, `## Rules` speaks for the person; of `## Email rules` the last word
/// decides, of `## Rules for the email` the first.
fn heading_voice(text: &str, hits: &[Hit], heading: Span) -> Voice {
    let any = |meanings: &[Meaning]| meanings.iter().any(|meaning| says(hits, heading, *meaning));
    // Under "Context" either may speak.
    let gives = |hit: &Hit| {
        matches!(hit.meaning, Meaning::Label | Meaning::Material | Meaning::Example)
            && !OWN.contains(&hit.span.of(text).to_lowercase().as_str())
    };
    if is_own_label(text, hits, heading) && !says(hits, heading, Meaning::Example)
        || any(&[Meaning::Task, Meaning::Demand, Meaning::Order])
    {
        Voice::Person
    } else if within(hits, heading).iter().any(gives) {
        Voice::Given
    } else {
        Voice::Unsure
    }
}

/// Whether a heading starts or ends with a label of what the person says.
fn is_own_label(text: &str, hits: &[Hit], heading: Span) -> bool {
    let whole = heading.of(text);
    let is_mark = |c: char| {
        matches!(c, '#' | '*' | '=' | ':' | '：' | ' ' | '.' | ')' | '-' | '【' | '】' | '[' | ']' | '■')
            || c.is_ascii_digit()
    };
    let start = heading.start + whole.len() - whole.trim_start_matches(is_mark).len();
    let end = heading.start + whole.trim_end_matches(is_mark).len();
    within(hits, heading)
        .iter()
        .any(|hit| hit.meaning == Meaning::OwnLabel && (hit.span.start == start || hit.span.end == end))
}

/// `Text: …` gives. Under `Context:` and its like, and where a length is asked for under
/// `Title:`, the person speaks.
fn label_voice(text: &str, hits: &[Hit], span: Span) -> Voice {
    let line = span.of(text).lines().next().unwrap_or_default();
    let (label, rest) = line.split_once([':', '：']).unwrap_or((line, ""));
    let label = label.trim_matches([' ', '*', '#', '-', '>']).to_lowercase();
    let inside = Span::new(span.end - span.of(text).len() + line.len() - rest.len(), span.end);
    let measures = |hit: &Hit| matches!(hit.meaning, Meaning::Unit(_) | Meaning::Bound(_) | Meaning::BoundAfter(_));
    let is_own = match label.as_str() {
        label if OWN.contains(&label) => instructs(text, hits, span),
        label if FIELDS.contains(&label) => {
            span.len() < LONG / 2 && within(hits, inside).iter().filter(|hit| measures(hit)).count() > 1
        }
        _ => false,
    };
    if is_own { Voice::Person } else { Voice::Given }
}

/// Whether the block's own first line carries the label, with text after it.
fn labelled(text: &str, span: Span) -> bool {
    let line = span.of(text).lines().next().unwrap_or_default();
    line.split_once([':', '：']).is_some_and(|(label, rest)| label.len() < 40 && !rest.trim().is_empty())
}

/// Whether a sentence of the block opens with an instruction, a role, a question, an order
/// or the person themselves, or a short one demands something.
pub(super) fn instructs(text: &str, hits: &[Hit], span: Span) -> bool {
    within(hits, span).iter().any(|hit| match hit.meaning {
        Meaning::Task | Meaning::Role | Meaning::Courtesy | Meaning::Order | Meaning::Situation => {
            opens_sentence(text, hit.span.start)
        }
        Meaning::OwnLabel => opens_sentence(text, hit.span.start) && is_before_a_colon(text, hit.span.end),
        Meaning::Demand | Meaning::Exclusion => span.len() < LONG,
        _ => false,
    })
}

/// Whether half of the lines or more open with an instruction: short lines are no verse then.
fn mostly_instructs(text: &str, hits: &[Hit], span: Span) -> bool {
    let (mut lines, mut orders, mut at) = (0, 0, span.start);
    for line in span.of(text).split('\n') {
        lines += 1;
        orders += usize::from(instructs(text, hits, Span::new(at, at + line.len())));
        at += line.len() + 1;
    }
    orders * 2 >= lines
}

/// Whether a sentence of the block opens with an order or a task, as a text hardly does.
fn orders(text: &str, hits: &[Hit], span: Span) -> bool {
    within(hits, span).iter().any(|hit| {
        matches!(hit.meaning, Meaning::Task | Meaning::Order | Meaning::Role) && opens_sentence(text, hit.span.start)
    })
}

/// "Tone: warm" is an instruction, "tone is what I like" is none.
fn is_before_a_colon(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.trim_start_matches(['*', ' ']).starts_with([':', '：']))
}

/// Whether a sentence starts at `at`, as far as the mark before it tells.
pub(super) fn opens_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t', '*', '-', '"', '•', '#']);
    before.is_empty()
        || before.ends_with(['\n', '\r', '.', '!', '?', ':', ';', '。', '！', '？', '：'])
        || before.ends_with([')', ',']) && before.lines().next_back().is_some_and(|line| line.len() < 12)
}

/// Whether the block says that a text follows: it ends with a colon and points, or one of
/// its sentences names work and what it is done on.
pub(super) fn announces(text: &str, hits: &[Hit], span: Span) -> bool {
    let whole = span.of(text).trim_end();
    let may_point = || whole.ends_with([':', '：']) || says(hits, span, Meaning::Work);
    works(hits, span) || may_point() && points(whole.lines().next_back().unwrap_or_default())
}

/// Whether a line says that a text follows.
fn points(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| FOLLOWING.contains(&word))
        || FOLLOWING.iter().any(|word| !word.is_ascii() && lower.contains(word))
}

fn says(hits: &[Hit], span: Span, meaning: Meaning) -> bool {
    within(hits, span).iter().any(|hit| hit.meaning == meaning)
}

fn works(hits: &[Hit], span: Span) -> bool {
    signs::works(within(hits, span))
}
