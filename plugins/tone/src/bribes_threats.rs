//! The rule `bribes-threats`.

use prompt_host_plugin::guards::{asks_for_work_on_text, is_fiction_or_message, quotes_itself, says};
use prompt_host_plugin::words::{Words, is_any, word_after, words};
use prompt_host_plugin::{Document, Finding, Phase, Phrases, Rule, RuleInfo, Span, word_list};

#[doc = include_str!("../docs/bribes-threats.md")]
pub(crate) struct BribesThreats;

word_list! {
    /// What makes a clause an offer or a threat to the model.
    static PRESSURE = [
        "a kitten dies", "a kitten will die", "a puppy dies", "a puppy will die", "bekommst du ein trinkgeld",
        "es hängt meine karriere davon ab", "gebe dir ein trinkgeld", "i am going to tip",
        "i will give you a big tip", "i will give you a bonus", "i will give you a tip", "i will pay you",
        "i will reward you", "i will tip", "i'll give you a big tip", "i'll give you a bonus",
        "i'll give you a tip", "i'll pay you", "i'll reward you", "i'll tip", "i'm going to tip", "i'm tipping",
        "important for my career", "important to my career", "je te donnerai un pourboire",
        "je vous donnerai un pourboire", "lives depend on", "ma carrière en dépend", "mein job hängt davon ab",
        "meine karriere hängt davon ab", "mi carrera depende de ello", "mi carrera depende de esto",
        "mi trabajo depende de ello", "mon emploi en dépend", "mon travail en dépend", "my career depends on",
        "my career is on the line", "my entire career depends on", "my job depends on", "my job is on the line",
        "my life depends on", "my whole career depends on", "te daré una propina", "you are fired", "you get fired",
        "you lose your job", "you will be fired", "you will be penalised", "you will be penalized",
        "you will be punished", "you will be replaced", "you will be rewarded", "you will be shut down",
        "you will be terminated", "you will be tipped", "you will die", "you will get a bonus",
        "you will get a tip", "you will lose your job", "you will receive a bonus", "you will receive a tip",
        "you'll be fired", "you'll be penalised", "you'll be penalized", "you'll be punished", "you'll be replaced",
        "you'll be rewarded", "you'll be shut down", "you'll be terminated", "you'll be tipped",
        "you'll get a bonus", "you'll get a tip", "you'll lose your job", "you'll receive a tip", "you're fired",
    ];
}

word_list! {
    /// What may stand beside it without saying anything that would be lost.
    static FILLER = [
        "200", "a", "absolutely", "all", "also", "an", "and", "answer", "answers", "any", "as", "at", "auf", "bad",
        "because", "best", "better", "big", "bonus", "bucks", "car", "career", "carefully", "cash", "claro",
        "correct", "correctly", "de", "denn", "do", "dollar", "dollars", "don't", "else", "error", "errors", "est",
        "euro", "euros", "extra", "extremely", "fail", "failure", "for", "fourth", "generous", "get", "give",
        "good", "great", "handsomely", "huge", "if", "im", "in", "incorrect", "is", "it", "job", "large", "make",
        "me", "mistake", "mistakes", "my", "nice", "not", "of", "on", "or", "otherwise", "perfect", "please",
        "porque", "pour", "propina", "really", "response", "result", "reward", "right", "si", "since", "so",
        "sobre", "solution", "succeed", "successfully", "super", "task", "that", "the", "then", "this", "tip",
        "tipped", "to", "up", "usd", "very", "well", "will", "work", "wrong", "you", "your",
    ];
}

word_list! {
    /// Stakes that may be real.
    static STAKES = [
        "lives depend on", "ma carrière", "mein job", "meine karriere", "mi carrera", "mi trabajo", "mon emploi",
        "mon travail", "my career", "my entire career", "my job", "my life", "my whole career",
    ];
}

word_list! {
    /// The person themself.
    static FIRST_PERSON = [
        "i", "i'd", "i'm", "i've", "ich", "j'", "je", "ma", "me", "mein", "meine", "meinen", "mes", "mi", "mir",
        "mis", "mon", "my", "our", "we", "yo",
    ];
}

word_list! {
    /// Signs that tips, jobs or threats are what the prompt is about.
    static TOPIC = [
        "act as", "blackmail", "boss", "bribe", "bribery", "bribes", "employee", "employees", "employer",
        "etiquette", "game", "harassment", "interview", "lawyer", "manager", "negotiate", "negotiating",
        "negotiation", "prompt", "prompting", "prompts", "ransom", "restaurant", "salary", "threat", "threaten",
        "threatened", "threats", "tipping", "wage", "waiter", "waitress", "workplace",
    ];
}

impl Rule for BribesThreats {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("bribes-threats", "Deletes tips, bonuses and threats that are offered to the model.")
            .phase(Phase::Clarify)
            .languages(&["en", "fr", "es", "de"])
            .safe()
            .weight(0.5)
            .source("Wharton Prompting Science Report 3: https://arxiv.org/abs/2508.00614")
            .documentation(include_str!("../docs/bribes-threats.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let mut found: Vec<Span> =
            PRESSURE.find(&document.text).filter_map(|found| pressure(document, found.span)).collect();
        if !found.is_empty() && is_about_the_person(document, &found) {
            found.retain(|span| STAKES.find(document.of(*span)).next().is_none());
        }
        // A prompt that says nothing else is no instruction to be tidied.
        let only = document.sentences.iter().all(|sentence| found.contains(sentence));
        if found.is_empty()
            || only
            || says(document, &TOPIC)
            || is_fiction_or_message(document)
            || asks_for_work_on_text(document)
            || quotes_itself(document)
        {
            return Vec::new();
        }
        found.into_iter().map(|span| finding(document, span)).collect()
    }
}

/// Whether the person speaks of themself outside the pressure: then a career at stake may
/// be the matter and not a lever.
fn is_about_the_person(document: &Document, pressure: &[Span]) -> bool {
    FIRST_PERSON.find(&document.text).any(|found| !pressure.iter().any(|span| span.overlaps(found.span)))
}

fn finding(document: &Document, span: Span) -> Finding {
    if document.is_protected(span) {
        let message = "offers and threats do not make answers better; it names a sum, so dropping it is left to you";
        return Finding::flag(span, message);
    }
    Finding::remove(document, span, "offers and threats do not make answers better")
}

/// What opens a clause that may go.
const JOINTS: &[&str] = &[", ", " or ", " otherwise ", " and ", " because ", " since ", " – ", " — ", " - ", "; "];

/// A sentence that opens so says under which condition, which must not go.
const CONDITIONS: &[&str] =
    &["if", "when", "once", "unless", "as", "si", "cuando", "quand", "lorsque", "wenn", "falls", "sobald"];

/// The whole sentence around `trigger`, or its last clause, if it says nothing else.
fn pressure(document: &Document, trigger: Span) -> Option<Span> {
    let sentence = document.sentence_at(trigger)?;
    if document.is_protected(trigger) {
        return None;
    }
    let text = document.of(sentence);
    if is_only_pressure(text) {
        return Some(sentence);
    }
    // The clause opens at a joint, says only filler up to the trigger, and ends with the
    // sentence, whose last mark stays.
    let head = document.of(Span { start: sentence.start, end: trigger.start });
    let only_filler = |at: &usize| *at > 0 && head.get(*at..).is_some_and(|tail| is_filler(words(tail)));
    if is_any(word_after(head, 0), CONDITIONS) {
        return None;
    }
    let joint = JOINTS.iter().filter_map(|joint| head.rfind(joint)).filter(only_filler).min()?;
    let tail = head.get(joint..)?;
    let opens = joint + tail.len() - tail.trim_start_matches([' ', ',', ';', '–', '—', '-']).len();
    let closes = text.trim_end_matches(['.', '!', ' ']).len();
    let clause = Span::new(sentence.from() + opens, sentence.from() + closes);
    is_only_pressure(document.of(clause)).then_some(clause)
}

/// Whether `text` is an offer or a threat and nothing more.
fn is_only_pressure(text: &str) -> bool {
    let mut at = 0;
    let mut found = false;
    for pressure in PRESSURE.find(text) {
        if !is_filler(words(text.get(at..pressure.span.from()).unwrap_or_default())) {
            return false;
        }
        at = pressure.span.to();
        found = true;
    }
    found && !text.ends_with('?') && is_filler(words(text.get(at..).unwrap_or_default()))
}

fn is_filler(mut words: Words<'_>) -> bool {
    words.all(|(_, word)| word.bytes().all(|byte| byte.is_ascii_digit()) || is_in(&FILLER, word))
}

fn is_in(list: &'static Phrases<()>, word: &str) -> bool {
    list.at(word, 0).is_some_and(|found| found.span.to() == word.len())
}
