//! The rule `dangling-reference`.

mod wording;

use prompt_host_plugin::words::{is_any, word_after};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span};

use crate::attachment::{has_company, holds_material, introduces, is_elsewhere, size};
use crate::opening::verb_position;
use wording::{ALL, Wording};

#[doc = include_str!("../docs/dangling-reference.md")]
pub(crate) struct DanglingReference;

impl Rule for DanglingReference {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("dangling-reference", "Asks for what the prompt points at and does not bring along.")
            .phase(Phase::Specify)
            .weight(2.0)
            .source("Tell Me More! Towards Implicit User Intention Understanding: https://arxiv.org/abs/2402.09205")
            .documentation(include_str!("../docs/dangling-reference.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        /// A longer prompt may say what it means in words that this rule does not know.
        const LONG: usize = 40;
        if document.text.len() > 400
            || document.sentences.len() > 4
            || is_elsewhere(document)
            || size(&document.text) > LONG
        {
            return Vec::new();
        }
        // A greeting may stand before the request.
        let requests = document.sentences.iter().take(2);
        let found =
            requests.filter_map(|sentence| ALL.iter().find_map(|wording| dangling(document, *sentence, wording)));
        let Some((span, wording)) = found.take(1).next() else { return Vec::new() };
        if holds_material(document) {
            return Vec::new();
        }
        let question = wording.question.replace("{}", document.of(span));
        vec![Finding::ask(span, "it points at something that is not there", question)]
    }
}

/// What `sentence` points at without bringing it along.
fn dangling<'w>(document: &Document, sentence: Span, wording: &'w Wording) -> Option<(Span, &'w Wording)> {
    if !document.may_be(wording.language) || has_company(document, sentence) || introduces(document.of(sentence)) {
        return None;
    }
    let verb = wording.verbs.at(&document.text, verb_position(document, sentence));
    let object = if wording.object_first {
        // The verb comes last, somewhere after the object.
        let object = wording.objects.find(&document.text).find(|object| sentence.covers(object.span))?;
        let rest = document.of(Span { start: object.span.end, end: sentence.end });
        wording.verbs.find(rest).next()?;
        object
    } else {
        let rest = document.text.get(verb?.span.to()..)?;
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        wording.objects.at(&document.text, document.text.len() - rest.len() + blanks)?
    };
    let before = document.of(Span { start: sentence.start, end: object.span.start });
    (size(before) <= 8 && ends_there(document, object.span, sentence, wording)).then_some((object.span, wording))
}

/// Whether the sentence ends after the object, or goes on with how to do the work and not
/// with what the object is.
fn ends_there(document: &Document, object: Span, sentence: Span, wording: &Wording) -> bool {
    let rest = document.of(Span { start: object.end, end: sentence.end }).trim_start();
    rest.is_empty()
        || rest.starts_with(['.', '!', '?', ':', ',', '。', '！', '？', '：', '，'])
        || is_any(word_after(rest, 0), wording.goes_on)
        || wording.goes_on.iter().any(|word| word.chars().all(|c| c >= '\u{2E80}') && rest.starts_with(word))
}
