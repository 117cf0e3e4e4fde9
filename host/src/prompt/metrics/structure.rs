//! How much of what its kind of task calls for a prompt has.

use crate::prompt::Document;
use crate::prompt::anatomy::{Purpose, Signs};

/// A kind of task, as its words show it, and the components it calls for. Components in one
/// group stand for each other.
struct Kind {
    /// Words of a request of this kind, lowercase.
    words: &'static [&'static str],
    calls_for: &'static [&'static [Purpose]],
}

const TASK: &[Purpose] = &[Purpose::Task];
const MATERIAL: &[Purpose] = &[Purpose::Data, Purpose::Context, Purpose::Example];
const FORM: &[Purpose] = &[Purpose::OutputForm, Purpose::Constraint];

/// Work on given text: summarise, classify, extract, translate.
const GIVEN: &[&[Purpose]] = &[TASK, MATERIAL, FORM];

/// The first kind whose words are said.
const KINDS: &[Kind] = &[
    Kind {
        words: &[
            "function",
            "script",
            "program",
            "class",
            "code",
            "sql",
            "query",
            "api",
            "regex",
            "python",
            "javascript",
            "fonction",
            "programme",
            "función",
            "programa",
            "funktion",
            "programm",
            "関数",
            "コード",
            "函数",
            "代码",
        ],
        calls_for: &[TASK, MATERIAL, FORM],
    },
    Kind {
        words: &[
            "write",
            "compose",
            "draft",
            "essay",
            "article",
            "story",
            "email",
            "letter",
            "speech",
            "blog",
            "écris",
            "rédige",
            "écrivez",
            "rédigez",
            "escribe",
            "redacta",
            "schreib",
            "schreibe",
            "verfasse",
            "書いて",
            "写",
        ],
        calls_for: &[TASK, FORM, &[Purpose::Audience, Purpose::Context, Purpose::Role]],
    },
];

/// Everything else: a question, a conversation.
const PLAIN: &[&[Purpose]] = &[TASK];

/// Components present ÷ components that the kind of task calls for; none for a prompt that
/// asks for nothing.
pub(super) fn structure(document: &Document) -> Option<f64> {
    let parts = &document.anatomy.parts;
    let has = |group: &[Purpose]| parts.iter().any(|part| group.contains(&part.purpose));
    if !has(TASK) && !has(&[Purpose::Role]) {
        return None;
    }
    let wanted = calls_for(document);
    let present = wanted.iter().filter(|group| has(group)).count();
    Some(super::count(present) / super::count(wanted.len()))
}

fn calls_for(document: &Document) -> &'static [&'static [Purpose]] {
    let tasks = document.anatomy.parts.iter().filter(|part| part.purpose == Purpose::Task);
    let asked: Vec<String> = tasks.map(|part| part.span.of(&document.text).to_lowercase()).collect();
    let says = |word: &str| {
        asked.iter().any(|task| match word.is_ascii() {
            true => task.split(|c: char| !c.is_alphanumeric()).any(|other| other == word),
            false => task.contains(word),
        })
    };
    let kind = KINDS.iter().find(|kind| kind.words.iter().any(|word| says(word)));
    match kind {
        Some(kind) => kind.calls_for,
        None if document.anatomy.signs.contains(Signs::WORKS_ON_TEXT) => GIVEN,
        None => PLAIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<f64> {
        structure(&Document::analyse(text))
    }

    #[test]
    fn a_question_calls_for_nothing_but_itself() {
        assert_eq!(of("What is the capital of France?"), Some(1.0));
    }

    #[test]
    fn a_letter_calls_for_more_than_the_task() {
        let bare = of("Write a letter.").unwrap();
        let full = of("I run a bakery in Lyon. Write a letter to my customers in at most 100 words.").unwrap();
        assert!(bare < full && full == 1.0, "{bare} {full}");
    }

    #[test]
    fn a_prompt_that_asks_nothing_has_no_structure() {
        assert_eq!(of("ideas for a waitlist"), None);
    }
}
