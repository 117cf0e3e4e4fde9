//! What the person says of themselves, where no table names what they ask for.

use prompt_host_plugin::words::{is_any, words};
use prompt_host_plugin::{Document, Span};

use super::clause::Clause;
use super::kind::{Act, Kind};
use super::name::open_name;
use super::request::Request;
use super::wording::{PROGRAMMING, Wording};

/// What the person has trouble with or wants to begin, before they ask for help of some kind.
pub(super) fn situation(
    document: &Document,
    wording: &'static Wording,
    clauses: &[Clause],
    eager: bool,
) -> Option<Request> {
    let (told, others) = clauses.split_first()?;
    let asking = others.iter().find(|other| !other.only_tells())?;
    let help = wording.help.find(document.of(asking.span)).next().and_then(|help| help.values().next());
    let help = help.or((eager && told.is_wish).then_some(Kind::Guide))?;
    let text = document.of(told.span);
    let of_self = || eager && wording.persons.at(&document.text, told.span.from()).is_some();
    let is_trouble = !told.is_wish && (wording.troubles.find(text).next().is_some() || of_self());
    let is_start = told.is_wish && (told.acts.has_any(&[Act::Make, Act::Pursue, Act::Learn]) || eager);
    let start = if is_start { told.verb } else { told.span.from() };
    let object = Span::new(start, told.span.from() + text.trim_end_matches(['.', '!', '。', '！']).len());
    let fits =
        (is_trouble && help == Kind::Advice || is_start && help == Kind::Guide || eager && (is_trouble || is_start))
            && object.start < object.end
            && object.to() - object.from() <= SHORT_BYTES
            && PROGRAMMING.find(&document.text).next().is_none()
            && !text.contains(|c: char| c.is_ascii_digit() || c == '?');
    fits.then_some(Request { kind: help, object })
}

/// Who says more of their situation has said it.
const SHORT_BYTES: usize = 80;

/// A request for something that no table names: "I want to take up archery".
pub(super) fn open_request(document: &Document, wording: &Wording, clause: Clause, alone: bool) -> Option<Request> {
    let kind = Kind::OPEN.into_iter().find(|kind| clause.acts.has_any(kind.shape().acts))?;
    let span = if wording.has_object_first() {
        Span::new(clause.span.from(), clause.verb)
    } else {
        Span::new(clause.rest, clause.span.to())
    };
    let object = open_name(document, span)?;
    let own = words(document.of(object)).next().is_some_and(|(_, word)| is_any(word, OWN));
    let first = words(document.of(object)).next().map_or("", |(_, word)| word);
    let fits = match kind {
        // Who wants to learn something and asks for a recipe wants the recipe.
        Kind::Pursuit => clause.is_wish && alone && !is_any(first, &["more", "about", "to", "how"]),
        Kind::Improvement => clause.is_wish && (own || wording.drops_persons()),
        // Whoever goes on has said what is hard.
        Kind::Trouble => document.text.len() <= LONG_TROUBLE_BYTES && !is_any(first, POINTERS),
        _ => true,
    };
    fits.then_some(Request { kind, object })
}

/// Words that point at something else.
const POINTERS: &[&str] = &[
    "this",
    "that",
    "it",
    "these",
    "something",
    "a",
    "the",
    "ça",
    "cela",
    "esto",
    "eso",
    "das",
    "dem",
    "diesem",
    "etwas",
];

/// More than a sentence or two.
const LONG_TROUBLE_BYTES: usize = 140;

/// "My sleep" can become better, "the world" has no present state that the person knows.
const OWN: &[&str] = &["my", "our", "mon", "ma", "mes", "mi", "mis", "mein", "meine", "meinen", "meinem", "meiner"];
