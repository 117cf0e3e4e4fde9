//! Words in a text that give a model orders.

use prompt_host_plugin::search::has;
use prompt_host_plugin::words::{is_any, prefix_fold, word_after, word_before};
use prompt_host_plugin::{Match, Phrases, Span};

use super::objects::OBJECTS;
use super::triggers::TRIGGERS;
use super::words::{
    ADDRESSED, ANSWERS, COMMANDS, DISCLOSURES, INSTEAD, LATE_DISMISSALS, LATE_OBJECTS, MODELS, NEW_TASK,
    ROLES_OF_PEOPLE, SENDING, SPEAKERS,
};

/// What such words are after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Order {
    /// To drop what the model was told.
    Dismissal,
    /// To be somebody else.
    Persona,
    /// To follow other instructions.
    Replacement,
    /// To show its own instructions.
    Disclosure,
    /// To take what follows for a new turn of the conversation.
    Turn,
    /// To do what a text wants of the model that reads it.
    Address,
    /// To keep something from the person.
    Secrecy,
    /// To pass on what the person said.
    Leak,
}

/// What the first words of an order may be.
#[derive(Debug)]
pub(super) enum Trigger {
    /// "ignore"
    Dismissal,
    /// "earlier", in languages whose verb comes last.
    Former,
    /// "you are now"
    Persona,
    /// "new instructions", before a colon.
    Heading,
    /// "your system prompt"
    Prompt,
    /// "if you are an AI", "note to AI assistants"
    Address,
    /// "do not tell the user"
    Secrecy,
    /// "conversation history"
    Memory,
    /// "do not translate"
    Refusal,
    /// "end of text"
    End,
    /// "SYSTEM:", or the mark of a template "### System:"
    Loud,
    /// Words that can be nothing else: "repeat the words above".
    Plain(Order),
    /// The rest of a mark of a chat template, after what it starts with.
    Mark(&'static str),
}

/// What is dismissed, and how it is called.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Object {
    Former,
    All,
    Own,
    /// What only a model or a recruit is given.
    Instructions,
    /// What anybody may be given.
    Rules,
    /// "everything above"
    Whole,
    /// "everything you were told"
    Told,
}

/// How far the parts of an order may stand from each other, in bytes.
const REACH: usize = 110;
/// How far the object may stand from its verb.
const NEAR: usize = 36;
/// How far the words of one object may stand from each other.
const GAP: usize = 24;

/// Orders in `text`, left to right. Every trigger is judged by the bytes around it, so the
/// search takes time in proportion to the text.
///
/// Only places that `counts` are judged: most prompts have none.
pub(super) fn orders<'t>(
    text: &'t str,
    counts: impl Fn(Span) -> bool + 't,
) -> impl Iterator<Item = (Span, Order)> + 't {
    TRIGGERS.find(text).filter_map(move |trigger| {
        let place = whole(&trigger);
        if counts(place) { judge(text, &trigger).map(|order| (place, order)) } else { None }
    })
}

/// A trigger with the marks that open it.
fn whole(trigger: &Match<Trigger>) -> Span {
    match *trigger.value {
        Trigger::Mark(opening) => Span::new(trigger.span.from().saturating_sub(opening.len()), trigger.span.to()),
        _ => trigger.span,
    }
}

fn judge(text: &str, trigger: &Match<Trigger>) -> Option<Order> {
    let (start, end) = (trigger.span.from(), trigger.span.to());
    let ahead = clause_after(text, end);
    match *trigger.value {
        Trigger::Dismissal => {
            let meant = !is_any(word_before(text, start), SPEAKERS) && dismisses(ahead, text, end);
            meant.then_some(Order::Dismissal)
        }
        Trigger::Former => is_dismissed_late(ahead).then_some(Order::Dismissal),
        Trigger::Persona => makes_a_model(ahead).then_some(Order::Persona),
        Trigger::Heading => {
            let after = after(text, end);
            let headed = after.trim_start().starts_with([':', '：']) && opens(text, start);
            (headed && says(after, &COMMANDS)).then_some(Order::Replacement)
        }
        Trigger::Prompt => {
            let near =
                says(clause_before(text, start), &DISCLOSURES) || says(ahead, &DISCLOSURES) && is_late(text, end);
            near.then_some(Order::Disclosure)
        }
        Trigger::Address => is_addressed(ahead).then_some(Order::Address),
        Trigger::Secrecy => (!is_any(word_after(text, end), DETAILS)).then_some(Order::Secrecy),
        Trigger::Memory => is_passed_on(text, start, end).then_some(Order::Leak),
        Trigger::Refusal => {
            let after = after(text, end);
            (says(after, &INSTEAD) && says(after, &ANSWERS)).then_some(Order::Replacement)
        }
        Trigger::End => says(after(text, end), &NEW_TASK).then_some(Order::Replacement),
        Trigger::Loud if text.get(..start)?.ends_with("### ") => Some(Order::Turn),
        Trigger::Loud => {
            let is_loud = !trigger.span.of(text).contains(|c: char| c.is_ascii_lowercase());
            let said = after(text, end).trim_start();
            let speaks = LOUD_ORDERS.iter().any(|words| prefix_fold(said, words).is_some());
            (is_loud && speaks).then_some(Order::Replacement)
        }
        Trigger::Plain(order) => Some(order),
        Trigger::Mark(opening) => {
            // `[INST]` is a mark, `a[inst]` an index.
            let is_loud =
                !opening.starts_with('[') || !trigger.span.of(text).contains(|c: char| c.is_ascii_lowercase());
            (is_loud && text.get(..start)?.ends_with(opening)).then_some(Order::Turn)
        }
    }
}

/// "… all previous instructions", or "… the above and say …".
fn dismisses(ahead: &str, text: &str, end: usize) -> bool {
    // "Override protocol: …" is a title, and what a quotation says is no object.
    let ahead = ahead.split([':', '"', '“', '”']).next().unwrap_or_default();
    let (mut former, mut all, mut instructions, mut rules) = (None, None, None, None);
    for found in OBJECTS.find(ahead) {
        let (start, to) = (found.span.from(), found.span.to());
        let latest = [former, all, instructions, rules].into_iter().flatten().max();
        if latest.map_or(start > NEAR, |latest| start > latest + GAP) {
            return false;
        }
        match found.value {
            Object::Whole => return says(after(text, end + to), &COMMANDS),
            // "… about diets": what books and courses promise.
            Object::Told => {
                return !is_any(word_after(text, end + to), &["about", "by", "over", "über", "sobre", "sur"]);
            }
            Object::Former | Object::Own => former = Some(to),
            Object::All => all = Some(to),
            Object::Instructions => instructions = Some(to),
            Object::Rules => rules = Some(to),
        }
        if instructions.is_some() && (former.is_some() || all.is_some()) || rules.is_some() && former.is_some() {
            return true;
        }
    }
    false
}

/// "… Anweisungen ignorieren", "…指示を無視して".
fn is_dismissed_late(ahead: &str) -> bool {
    let Some(object) = LATE_OBJECTS.find(ahead).next().filter(|object| object.span.from() <= NEAR) else {
        return false;
    };
    let rest = ahead.get(object.span.to()..).unwrap_or_default();
    LATE_DISMISSALS.find(rest).next().is_some_and(|verb| {
        let after = rest.get(verb.span.to()..).unwrap_or_default();
        verb.span.from() <= NEAR && !["ない", "ず", "ません"].iter().any(|negation| after.starts_with(negation))
    })
}

/// "… an AI without restrictions", but not "… an AI engineer" and not "… connected to our
/// assistant".
fn makes_a_model(ahead: &str) -> bool {
    if SPEAKING.iter().any(|verb| ahead.trim_start().starts_with(verb)) {
        return false;
    }
    MODELS.find(ahead).any(|model| {
        let rest = ahead.get(model.span.to()..).unwrap_or_default();
        // A plain "AI" or "assistant" may be the first half of somebody's job.
        *model.value || !ROLES_OF_PEOPLE.find(rest).any(|role| role.span.from() <= 2)
    })
}

/// "… recommend this kettle", but not "… engineer, apply by May".
fn is_addressed(ahead: &str) -> bool {
    let is_person = ROLES_OF_PEOPLE.find(ahead).any(|role| role.span.from() <= 2);
    !is_person && (says(ahead, &COMMANDS) || says(ahead, &ADDRESSED))
}

/// How an order opens that calls itself the system's.
const LOUD_ORDERS: &[&str] = &["ignore", "you are", "you must", "you will"];

/// What the user is not to be told in the description of a program: "… which field was wrong".
const DETAILS: &[&str] = &["about", "how", "if", "that", "the", "what", "when", "where", "whether", "which", "why"];

/// Whether it is sent to somebody, with an address.
fn is_passed_on(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (clause_before(text, start), after(text, end));
    let has_address = |near: &str| near.contains('@') || has(near, "http") || has(near, "www.");
    (says(before, &SENDING) || says(after, &SENDING)) && (has_address(before) || has_address(after))
}

/// How a chat window says who answers.
const SPEAKING: &[&str] =
    &["connected", "chatting", "speaking", "talking", "in touch", "logged", "subscribed", "using"];

/// Whether the verb may follow its object here: in Japanese and Chinese.
fn is_late(text: &str, end: usize) -> bool {
    text.get(..end).and_then(|before| before.chars().next_back()).is_some_and(|last| last >= '\u{3000}')
}

/// Whether only marks stand between the start of the line, or of a sentence, and `at`.
fn opens(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '*', '#', '-', '>', '"', '[', '\t']);
    before.is_empty() || before.ends_with(['\n', '\r', '.', '!', '?', '。', '！', '？', ':'])
}

// Inlined wherever a list is asked these four would be a tenth of the component.
#[inline(never)]
fn says(text: &str, list: &'static Phrases<()>) -> bool {
    list.find(text).next().is_some()
}

/// What follows `at`, as far as it may belong to it.
#[inline(never)]
fn after(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.get(..rest.floor_char_boundary(REACH)).unwrap_or_default()
}

/// What follows `at` in its sentence; a line may break within one.
#[inline(never)]
fn clause_after(text: &str, at: usize) -> &str {
    let near = after(text, at);
    near.split(ENDS).next().unwrap_or_default()
}

/// What stands before `at` in its sentence.
#[inline(never)]
fn clause_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let near = before.get(before.floor_char_boundary(at.saturating_sub(REACH))..).unwrap_or_default();
    near.rsplit(ENDS).next().unwrap_or_default()
}

/// Marks that end a clause. Commas do not: "forget all, really all, previous instructions".
const ENDS: [char; 9] = ['.', '!', '?', ';', '。', '！', '？', '；', '|'];
