//! The rule `code-target`.

mod platform;
mod wording;

use prompt_host_plugin::guards::says;
use prompt_host_plugin::words::{is_any, is_word_char, word_after};
use prompt_host_plugin::{Document, Finding, Phase, Phrases, Question, Rule, RuleInfo, Span};

use crate::attachment::{holds_material, is_elsewhere, size};
use crate::opening::verb_position;
use platform::is_named;
use wording::{ALL, NOT_PROGRAMS, Wording};

#[doc = include_str!("../docs/code-target.md")]
pub(crate) struct CodeTarget;

impl Rule for CodeTarget {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("code-target", "Asks for the code, or the programming language, that a request is about.")
            .phase(Phase::Specify)
            .weight(1.5)
            .source("Tell Me More! Towards Implicit User Intention Understanding: https://arxiv.org/abs/2402.09205")
            .documentation(include_str!("../docs/code-target.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        /// A longer prompt may say what it means in words that this rule does not know.
        const LONG: usize = 60;
        if document.text.len() > 500 || is_elsewhere(document) || size(&document.text) > LONG {
            return Vec::new();
        }
        let Some((span, question, lead)) =
            ALL.iter().filter(|wording| document.may_be(wording.language)).find_map(|wording| {
                let existing = existing(document, wording).map(|span| (span, wording.which_code, wording.code_lead));
                let tests = || tests(document, wording).map(|span| (span, wording.which_tests, wording.code_lead));
                let new = || new(document, wording).map(|span| (span, wording.which_language, wording.language_lead));
                existing.or_else(tests).or_else(new)
            })
        else {
            return Vec::new();
        };
        if holds_material(document)
            || is_named(document)
            || says(document, &NOT_PROGRAMS)
            || holds_identifier(&document.text)
        {
            return Vec::new();
        }
        let span = without_link(document, span);
        let question = Question::new(question.replace("{}", document.of(span))).lead(lead);
        vec![Finding::ask(span, "the answer depends on code or a language that the prompt does not name", question)]
    }
}

/// The person's own code, to be worked on or reported as failing, that is not here.
fn existing(document: &Document, wording: &Wording) -> Option<Span> {
    let own = wording.own_code.find(&document.text).next()?.span;
    let sentence = document.sentence_at(own)?;
    // "My method of cooking", "my code quality".
    if is_any(word_after(&document.text, own.to()), NOT_CODE) {
        return None;
    }
    let worked_on = wording.works.at(&document.text, verb_position(document, sentence)).is_some();
    let object_first = wording.object_first && wording.works.find(document.of(sentence)).next().is_some();
    let failing = wording.fails.find(&document.text).next().is_some();
    (worked_on || object_first || failing).then_some(own)
}

/// What makes something else of the code that stands before it.
const NOT_CODE: &[&str] = &[
    "of", "quality", "style", "coverage", "skills", "idea", "ideas", "editor", "name", "names", "naming", "manager",
    "director", "fee", "reading", "writing", "word", "de", "qualité", "calidad",
];

/// Tests for code that nobody named: "write unit tests".
fn tests(document: &Document, wording: &Wording) -> Option<Span> {
    let object = wording.tests.find(&document.text).next()?.span;
    let sentence = document.sentence_at(object)?;
    let rest = document.of(Span { start: object.end, end: sentence.end }).trim_start();
    if wording.object_first {
        return begins_with(wording.makes, rest).then_some(object);
    }
    let verb = wording.makes.at(&document.text, verb_position(document, sentence))?;
    let between = document.of(Span { start: verb.span.end, end: object.start });
    let ends =
        rest.trim_matches(['.', '!', '。', '！']).is_empty() || is_any(word_after(rest, 0), &["please", "bitte"]);
    (between.trim().is_empty() && ends).then_some(object)
}

/// New code in a language that nobody named.
fn new(document: &Document, wording: &Wording) -> Option<Span> {
    let object = wording.new_code.find(&document.text).next()?;
    let sentence = document.sentence_at(object.span)?;
    if wording.object_first {
        let rest = document.of(Span { start: object.span.end, end: sentence.end });
        return begins_with(wording.makes, rest).then_some(object.span);
    }
    let verb = wording.makes.at(&document.text, verb_position(document, sentence))?;
    let between = document.of(Span { start: verb.span.end, end: object.span.start });
    // "A function in Scheme" names a language, whether this rule knows it or not.
    let names_one = is_any(word_after(&document.text, object.span.to()), &["in", "using", "with", "en", "mit"]);
    (between.trim().is_empty() && !names_one).then_some(object.span)
}

/// The object without the word that links it to what it is to do.
fn without_link(document: &Document, object: Span) -> Span {
    const LINKS: &[&str] = &[
        ", die", ", das", ", der", ", um", " that", " which", " to", " for", " qui", " pour", " que", " para", " zum",
    ];
    let text = document.of(object);
    let link = LINKS.iter().find(|link| text.ends_with(**link)).map_or(0, |link| link.len());
    Span::new(object.from(), object.to() - link)
}

fn begins_with(phrases: &'static Phrases<()>, text: &str) -> bool {
    phrases.at(text, 0).is_some()
}

/// Whether a word looks like a name from code: `snake_case`, `camelCase`,
/// `call(`, `PPC64`.
fn holds_identifier(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let mut previous = ' ';
        let mut previous_is_capital = false;
        word.chars().any(|c| {
            let hump = previous.is_lowercase() && c.is_uppercase();
            let call = is_word_char(previous) && c == '(';
            previous = c;
            let model = previous_is_capital && c.is_ascii_digit();
            previous_is_capital = c.is_ascii_uppercase();
            hump || call || model || c == '_' || c == '='
        })
    })
}
