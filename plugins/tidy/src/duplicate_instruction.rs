//! The rule `duplicate-instruction`.

use prompt_host_plugin::guards::{has_labelled_material, is_fiction_or_message, says, works_on_given_text};
use prompt_host_plugin::words::words;
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span, word_list};

#[doc = include_str!("../docs/duplicate-instruction.md")]
pub(crate) struct DuplicateInstruction;

word_list! {
    /// Words that make a sentence an instruction, in the languages the rule knows.
    static INSTRUCTS = [
        "achte", "always", "answer", "asegúrate", "assure-toi", "assurez-vous", "avoid", "benutze", "bitte", "debe",
        "debes", "do not", "dois", "doit", "don't", "ensure", "evita", "explain", "explique", "include", "incluez",
        "incluye", "keep", "make sure", "muss", "must", "must not", "n'utilise", "n'utilisez", "ne pas", "never",
        "nicht", "no uses", "only", "please", "por favor", "remember", "respond", "return", "s'il vous plaît",
        "should", "soll", "usa", "use", "utilise", "utilisez", "vermeide", "verwende", "write", "écris", "écrivez",
        "évitez",
    ];
}

word_list! {
    /// Signs of text that repeats itself on purpose.
    static REPEATS = [
        "beispiel", "chant", "chorus", "ejemplo", "example", "examples", "exemple", "exercise", "few-shot",
        "mantra", "placeholder", "question", "questions", "refrain", "repeat", "repeated", "repeatedly", "rhyme",
        "task", "tasks", "template", "twice", "verse",
    ];
}

impl Rule for DuplicateInstruction {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("duplicate-instruction", "Deletes an instruction that the prompt has given before.")
            .phase(Phase::Clarify)
            .languages(&["en", "fr", "es", "de"])
            .suggested()
            .source("IFScale: https://arxiv.org/abs/2507.11538")
            .documentation(include_str!("../docs/duplicate-instruction.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let repeated = repeated(document);
        if repeated.is_empty() || repeats_on_purpose(document) {
            return Vec::new();
        }
        let partings = partings(document);
        let together = |first: Span, later: Span| {
            let next = partings.partition_point(|parting| *parting < first.end);
            partings.get(next).is_none_or(|parting| *parting >= later.start)
        };
        let message = "the prompt has said this before, and each instruction weakens the others";
        let repeated = repeated.into_iter().filter(|(first, later)| together(*first, *later));
        let repeated = repeated.filter(|(_, later)| instructs(document, *later));
        let places = repeated.filter_map(|(_, later)| alone(document, later));
        places.map(|place| Finding::remove(document, place, message)).collect()
    }
}

/// Pairs of a sentence and a later one that says the same, in time linear in the text.
fn repeated(document: &Document) -> Vec<(Span, Span)> {
    /// Shorter sentences repeat by chance.
    const WORDS: usize = 4;
    // An open-addressing table, half empty: the standard library's hash map would import
    // random numbers from the host for its seed.
    let size = (document.sentences.len() * 2).next_power_of_two();
    let mut seen: Vec<Option<Span>> = vec![None; size];
    let mut pairs = Vec::new();
    for sentence in &document.sentences {
        let text = document.of(*sentence);
        let mut place = fingerprint(text) as usize % size;
        while let Some(slot) = seen.get_mut(place) {
            match *slot {
                None => {
                    *slot = Some(*sentence);
                    break;
                }
                Some(first) if same(document.of(first), text) => {
                    if words(text).nth(WORDS - 1).is_some() {
                        pairs.push((first, *sentence));
                    }
                    break;
                }
                Some(_) => place = (place + 1) % size,
            }
        }
    }
    pairs
}

/// Letters and digits of `text`, folded for ASCII; what else it holds does not count.
fn letters(text: &str) -> impl Iterator<Item = u8> + '_ {
    text.bytes().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()).map(|byte| byte.to_ascii_lowercase())
}

fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// FNV-1a over the folded letters.
fn fingerprint(text: &str) -> u32 {
    letters(text).fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn instructs(document: &Document, sentence: Span) -> bool {
    let text = document.of(sentence);
    !text.trim_end().ends_with('?') && INSTRUCTS.find(text).next().is_some() && !document.is_protected(sentence)
}

/// What goes with the sentence: itself, or its whole list item. None where something
/// hangs on it: the number of an item, a label, a list that it introduces.
fn alone(document: &Document, sentence: Span) -> Option<Span> {
    let before = document.text.get(..sentence.from())?;
    let after = document.text.get(sentence.to()..)?;
    let head = before.rsplit('\n').next()?;
    let tail = after.split('\n').next()?;
    if head.trim_end().ends_with(':') || document.of(sentence).ends_with(':') {
        return None;
    }
    match head.trim() {
        "-" | "*" | "•" | "+" | "–" if tail.trim().is_empty() => {
            let marker = head.trim_start().len();
            Some(Span::new(sentence.from() - marker, sentence.to()))
        }
        "" => Some(sentence),
        item if item.ends_with(['.', '!', '?']) && item.len() > 4 => Some(sentence),
        _ => None,
    }
}

/// Where lines start that part a prompt: headings, labels, numbered items, rules, tags.
/// What stands on both sides of one belongs to different parts.
fn partings(document: &Document) -> Vec<u32> {
    let parts = |line: &str| {
        let heading = line.starts_with(['#', '<', '=', '|']) || line.starts_with("**") || line.starts_with("---");
        let numbered = line.starts_with(|c: char| c.is_ascii_digit());
        let capitals = line.len() > 3 && line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
        heading || numbered || capitals || line.ends_with(':')
    };
    let lines = document.lines().filter(|line| parts(document.of(line.span).trim()));
    lines.map(|line| line.span.start).collect()
}

fn repeats_on_purpose(document: &Document) -> bool {
    says(document, &REPEATS)
        || is_fiction_or_message(document)
        || has_labelled_material(document)
        || works_on_given_text(document)
        || document.blocks().iter().any(|block| block.is_verse(document))
}
