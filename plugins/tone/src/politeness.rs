//! The rule `politeness`.

use prompt_host_plugin::guards::{is_fiction_or_message, quotes_itself, works_on_given_text};
use prompt_host_plugin::words::{upper, word_after, words};
use prompt_host_plugin::{Document, Edit, Finding, Phase, Phrases, Rule, RuleInfo, Span, word_list};

#[doc = include_str!("../docs/politeness.md")]
pub(crate) struct Politeness;

word_list! {
    /// Openings that ask for leave before an imperative.
    static OPENINGS = [
        "can you kindly", "can you please", "can you please kindly", "could you be so kind as to",
        "could you be so kind to", "could you kindly", "could you kindly please", "could you please",
        "could you please kindly", "hello, can you please", "hello, could you please", "hello, please",
        "hi, can you please", "hi, could you please", "hi, please", "i would appreciate it if you could",
        "i would be grateful if you could", "i would be very grateful if you could", "i would like you to please",
        "i would really appreciate it if you could", "i'd appreciate it if you could", "i'd be grateful if you could",
        "i'd like you to please", "if you could please", "if you don't mind, please", "kindly", "kindly please",
        "please", "please can you", "please could you", "please kindly", "please would you",
        "would it be possible for you to", "would it be possible to please", "would you be kind enough to",
        "would you be so kind as to", "would you kindly", "would you mind to please", "would you please",
    ];
}

word_list! {
    /// Verbs that stand as they are in the imperative.
    static VERBS = [
        "add", "advise", "analyse", "analyze", "answer", "assist", "brainstorm", "build", "calculate", "change",
        "check", "choose", "clarify", "classify", "compare", "complete", "compose", "compute", "continue", "convert",
        "correct", "count", "create", "debug", "define", "delete", "derive", "describe", "design", "develop",
        "discuss", "document", "draft", "draw", "edit", "elaborate", "estimate", "evaluate", "expand", "explain",
        "extract", "find", "fix", "format", "generate", "give", "grade", "help", "identify", "imagine", "implement",
        "improve", "include", "invent", "keep", "list", "make", "name", "optimize", "outline", "paraphrase", "plan",
        "predict", "prepare", "proofread", "propose", "prove", "provide", "rank", "rate", "recommend", "refactor",
        "remove", "rename", "rephrase", "replace", "respond", "return", "review", "rewrite", "shorten", "show",
        "simplify", "solve", "sort", "suggest", "summarize", "teach", "tell", "test", "translate", "update", "use",
        "walk", "write",
    ];
}

word_list! {
    /// Closing lines of thanks, without their last mark.
    static THANKS = [
        "many thanks", "thank you", "thank you for your help", "thank you in advance", "thank you so much",
        "thank you very much", "thanks", "thanks a lot", "thanks for your help", "thanks in advance",
        "thanks so much",
    ];
}

impl Rule for Politeness {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("politeness", "Turns polite requests into the imperative and drops closing thanks.")
            .phase(Phase::Clarify)
            .languages(&["en"])
            .suggested()
            .off_by_default()
            .weight(0.1)
            .source("Principled Instructions, principle 1: https://arxiv.org/abs/2312.16171")
            .documentation(include_str!("../docs/politeness.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let found: Vec<Finding> = document
            .sentences
            .iter()
            .filter_map(|sentence| request(document, *sentence))
            .chain(thanks(document))
            .collect();
        if found.is_empty() || quotes_itself(document) {
            return Vec::new();
        }
        if is_fiction_or_message(document) || works_on_given_text(document) {
            // The request that opens the prompt is the person's own, whatever it is about;
            // what follows may be what a letter says.
            let asks = |text: &str| VERBS.at(text, 0).is_some();
            let opens = document
                .sentences
                .first()
                .copied()
                .filter(|_| !document.sentences.iter().skip(1).any(|other| asks(document.of(*other))));
            return found.into_iter().filter(|finding| Some(finding.span) == opens).collect();
        }
        found
    }
}

/// A sentence that opens with a polite request.
fn request(document: &Document, sentence: Span) -> Option<Finding> {
    let text = document.of(sentence);
    let opening = OPENINGS.at(text, 0)?;
    let rest = text.get(opening.span.to()..)?.trim_start_matches(',');
    let verb = word_after(rest, 0);
    let gap =
        Span { start: sentence.start, end: sentence.start + Span::new(0, text.len() - rest.trim_start().len()).end };
    // "Help." alone is curt, not plain.
    let curt = words(rest).nth(2).is_none();
    if curt || !is_in(&VERBS, verb) || document.is_protected(gap) {
        return None;
    }
    let mut edits = vec![opening_removal(document, gap)];
    // After a colon stands what the request is about, with a mark of its own.
    if text.ends_with('?') && !text.contains(':') {
        let mark = Span { start: sentence.end - 1, end: sentence.end };
        // A question within the request ("explain why? how?") keeps its mark.
        if document.is_protected(mark) || text.matches('?').count() > 1 {
            return None;
        }
        edits.push(Edit { span: mark, replacement: ".".to_owned() });
    }
    Some(Finding::edit(sentence, edits, "the imperative says the same in fewer words"))
}

/// Takes the courtesy out, and gives its capital to the verb, whatever stands before it.
fn opening_removal(document: &Document, gap: Span) -> Edit {
    let removal = document.removal(gap);
    let verb = document.text.get(gap.to()..).and_then(|rest| rest.chars().next());
    match verb.filter(|_| document.of(gap).starts_with(char::is_uppercase) && removal.span.end == gap.end) {
        Some(first) => {
            let span = Span::new(gap.from(), gap.to() + first.len_utf8());
            Edit { span, replacement: upper(first).to_string() }
        }
        None => removal,
    }
}

/// A last sentence that only thanks.
fn thanks(document: &Document) -> Option<Finding> {
    let last = *document.sentences.last()?;
    let text = document.of(last).trim_end_matches(['.', '!', ' ']);
    let only = document.sentences.len() > 1 && is_in(&THANKS, text) && words(text).next().is_some();
    (only && !document.is_protected(last)).then(|| Finding::remove(document, last, "thanks do not change the answer"))
}

fn is_in(list: &'static Phrases<()>, text: &str) -> bool {
    list.at(text, 0).is_some_and(|found| found.span.to() == text.len())
}
