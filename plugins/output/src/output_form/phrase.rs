//! The words that ask for several results.

use prompt_host_plugin::words::{is_any, words};
use prompt_host_plugin::{Document, Material, Span, word_list};

use super::wording::{CHINESE, CLASSIFIES, EXTRACTS, FINDS, JAPANESE, Wording};
use crate::request::{gives_several, sentence_opened_by};

/// A request for several results: its words, as short as they can be quoted.
pub(super) struct Asked {
    pub(super) span: Span,
    pub(super) wording: &'static Wording,
}

word_list! {
    /// Japanese requests end with their verb.
    static JAPANESE_VERBS = [
        "抜き出して", "抜き出しなさい", "抽出して", "抽出しなさい", "抽出せよ", "特定して", "見つけて",
    ];
}

/// Words, or characters where there are no blanks, beyond which a quotation is unwieldy.
const LONGEST: usize = 12;
const LONGEST_WIDE: usize = 30;

pub(super) fn asked(document: &Document) -> Option<Asked> {
    let read_out = EXTRACTS.find(&document.text).find_map(|verb| match verb.value.language {
        "zh" => chinese(document, verb.span),
        _ => extracted(document, verb.span, verb.value),
    });
    let classified = || CLASSIFIES.find(&document.text).find_map(|verb| classified(document, verb.span, verb.value));
    let found = || {
        FINDS.find(&document.text).find_map(|verb| match verb.value.language {
            "zh" => chinese(document, verb.span).filter(|asked| joins(document, asked, verb.value)),
            _ => extracted(document, verb.span, verb.value).filter(|asked| joins(document, asked, verb.value)),
        })
    };
    read_out.or_else(classified).or_else(found).or_else(|| japanese(document))
}

/// Whether results of two kinds are to be found in a text: of one kind they are a list
/// anyway, and what is found elsewhere may be anything.
fn joins(document: &Document, asked: &Asked, wording: &Wording) -> bool {
    let sentence = document.sentence_at(asked.span).unwrap_or(asked.span);
    let says = |span: Span, list: &[&str]| {
        let text = document.of(span);
        if matches!(wording.language, "ja" | "zh") {
            list.iter().any(|word| text.contains(word))
        } else {
            words(text).any(|(_, word)| is_any(word, list))
        }
    };
    const ALL: &[&str] = &[
        "all",
        "every",
        "each",
        "tous",
        "toutes",
        "chaque",
        "todos",
        "todas",
        "cada",
        "alle",
        "jede",
        "jeden",
        "jedes",
        "sämtliche",
    ];
    let object = document.of(asked.span);
    let joined = object.contains(',') || says(asked.span, wording.joints);
    // "The speaker and the audience" are two values, and no lists.
    let plurals = words(object).filter(|(_, word)| word.len() > 3 && word.ends_with('s')).count();
    let many = matches!(wording.language, "ja" | "zh") || says(asked.span, ALL) || plurals >= 2;
    joined && many && says(sentence, wording.texts)
}

fn extracted(document: &Document, verb: Span, wording: &'static Wording) -> Option<Asked> {
    let object = object(document, verb, wording)?;
    let text = document.of(object);
    let said = |list: &[&str]| words(text).any(|(_, word)| is_any(word, list));
    let after = document.text.get(object.to()..).unwrap_or_default();
    let is_announced = said(wording.announced) && after.trim_start().starts_with([':', '：']);
    let is_several = said(wording.several) || text.contains(',') || is_announced;
    (is_several && !said(wording.thoughts))
        .then_some(Asked { span: Span { start: verb.start, end: object.end }, wording })
}

/// "classify each review", where several are given.
fn classified(document: &Document, verb: Span, wording: &'static Wording) -> Option<Asked> {
    let object = object(document, verb, wording)?;
    let text = document.of(object);
    let is_several = words(text).any(|(_, word)| is_any(word, wording.several));
    let lists = || document.blocks.iter().any(|block| block.material == Material::Items);
    (is_several && (lists() || gives_several(document)))
        .then_some(Asked { span: Span { start: verb.start, end: object.end }, wording })
}

/// What follows `verb`, up to the words that say where it is found.
fn object(document: &Document, verb: Span, wording: &Wording) -> Option<Span> {
    if !document.may_be(wording.language) {
        return None;
    }
    let sentence = sentence_opened_by(document, verb)?;
    let rest = document.of(Span { start: verb.end, end: sentence.end });
    let line = rest.split(['\n', ':', '(', ';']).next()?;
    let source = words(line).skip(1).find(|(_, word)| is_any(word, wording.sources));
    let end = source.map_or(line.len(), |(span, _)| span.from());
    let text = line.get(..end)?.trim_end_matches([' ', '.', '!', '?', ',']);
    let count = words(text).count();
    (1..=LONGEST).contains(&count).then(|| Span::new(verb.to(), verb.to() + text.len()))
}

fn chinese(document: &Document, verb: Span) -> Option<Asked> {
    if !document.may_be("zh") || !document.is_spoken(verb) || document.is_protected(verb) {
        return None;
    }
    let sentence = document.sentence_at(verb)?;
    let rest = document.of(Span { start: verb.end, end: sentence.end });
    let object = rest.split(['。', '！', '？', '，', '：', ':', '\n']).next()?;
    let span = Span::new(verb.from(), verb.to() + object.len());
    wide(object, &CHINESE).then_some(Asked { span, wording: &CHINESE })
}

fn japanese(document: &Document) -> Option<Asked> {
    let verb = JAPANESE_VERBS
        .find(&document.text)
        .map(|hit| hit.span)
        .find(|span| document.may_be("ja") && document.is_spoken(*span) && !document.is_protected(*span))?;
    let sentence = document.sentence_at(verb)?;
    let before = document.of(Span { start: sentence.start, end: verb.start });
    let end = before.rfind('を')?;
    let object = before.get(..end)?;
    let start = JAPANESE.sources.iter().filter_map(|source| object.rfind(source).map(|at| at + source.len())).max();
    let object = object.get(start.unwrap_or(0)..)?.trim_start_matches(['、', ' ']);
    let from = sentence.from() + end - object.len();
    // "すべて" may stand between the object and the verb.
    let is_several = wide(object, &JAPANESE) || wide(before.get(end..)?, &JAPANESE) && wide_length(object);
    is_several.then_some(Asked { span: Span::new(from, sentence.from() + end), wording: &JAPANESE })
}

/// Whether `object` names several results, and no thoughts, in a script without blanks.
fn wide(object: &str, wording: &Wording) -> bool {
    let says = |list: &[&str]| list.iter().any(|word| object.contains(word));
    wide_length(object) && says(wording.several) && !says(wording.thoughts)
}

fn wide_length(object: &str) -> bool {
    (1..=LONGEST_WIDE).contains(&object.chars().count())
}
