//! Words in capitals in a row, and how loud they are.

use prompt_host_plugin::words::{eq_fold, is_any, word_after, word_before};
use prompt_host_plugin::{Document, Part, Purpose, Span};

use super::dictionary::{is_common, is_name};

/// Words that make a run of capitals a demand.
const DEMANDS: &[&str] = &[
    "must",
    "always",
    "never",
    "not",
    "don't",
    "cannot",
    "only",
    "critical",
    "important",
    "mandatory",
    "required",
    "strictly",
    "stop",
    "absolutely",
    "circumstances",
];

/// Demands that are loud even in pairs: "MUST NEVER", "DO NOT", "ALWAYS CHECK".
const STRONG: &[&str] =
    &["must", "always", "never", "don't", "do", "critical", "important", "circumstances", "mandatory", "strictly"];

/// Labels that announce a demand.
const LABELS: &[&str] = &["critical", "important", "mandatory", "required", "attention", "note"];

/// Verbs that ask for the answer.
const ANSWERING: &[&str] = &[
    "output", "return", "respond", "reply", "answer", "use", "write", "give", "provide", "produce", "include", "list",
    "print", "display", "show",
];

/// Words in capitals in a row, within one line and one sentence or label.
pub(super) struct Run {
    /// From the first word to the last.
    pub(super) span: Span,
    /// The sentence they stand in.
    pub(super) sentence: Span,
    /// Each of them.
    pub(super) words: Vec<Span>,
}

/// How loud a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// A demand that is shouted.
    Loud,
    /// One stressed word, or a label: a part of the shouting where something is loud.
    Stressed,
    /// One word that is set against another, or words that are no demand: a part of the
    /// shouting where something in the same sentence is loud.
    Quiet,
}

/// All runs in sentences and out of headings, left to right; none of a text that has more
/// of them than anybody shouts.
pub(super) fn runs(document: &Document) -> Vec<Run> {
    const MOST: usize = 100;
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for (span, word) in document.words() {
        let capitals = word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
        match runs.last_mut().filter(|run| open && joined(document, run, span)) {
            Some(run) if capitals => {
                run.span.end = span.end;
                run.words.push(span);
            }
            _ if capitals => {
                if runs.len() == MOST {
                    return Vec::new();
                }
                runs.push(Run { span, sentence: span, words: vec![span] });
            }
            _ => {}
        }
        open = capitals;
    }
    runs.retain_mut(|run| {
        let sentence = document.sentence_at(run.span);
        run.sentence = sentence.unwrap_or(run.span);
        sentence.is_some() && !is_heading(document, run)
    });
    runs
}

fn joined(document: &Document, run: &Run, next: Span) -> bool {
    let between = document.of(Span { start: run.span.end, end: next.start });
    between.len() <= 2 && between.chars().all(|c| matches!(c, ' ' | ',' | ':' | '-' | '!'))
}

/// Whether the run's line is marked as a heading, or all of it is in capitals and no sentence.
fn is_heading(document: &Document, run: &Run) -> bool {
    let before = document.text.get(..run.span.from()).unwrap_or_default();
    let after = document.text.get(run.span.to()..).unwrap_or_default();
    let (head, tail) = (before.rsplit('\n').next().unwrap_or_default(), after.split('\n').next().unwrap_or_default());
    let capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let marked = head.trim_start().starts_with('#');
    marked || capitals(head) && capitals(tail) && !tail.trim_end().ends_with(['.', '!'])
}

/// Whether nothing but blanks parts `head` from its last word: no mark, no line end.
fn ends_a_word(head: &str) -> bool {
    head.trim_end_matches(' ').ends_with(|c: char| c.is_alphanumeric())
}

impl Run {
    /// Whether one of the words is in `list`.
    pub(super) fn says(&self, document: &Document, list: &[&str]) -> bool {
        self.words.iter().any(|word| is_any(document.of(*word), list))
    }

    /// How loud it is; none where the capitals are no matter of tone.
    pub(super) fn voice(&self, document: &Document) -> Option<Voice> {
        if document.is_protected(self.span) {
            return None;
        }
        if self.is_named(document) || self.is_mentioned(document) || self.is_logic(document) {
            return None;
        }
        let demands = self.says(document, DEMANDS);
        match self.words.as_slice() {
            [word] => self.voice_of_one(document, document.of(*word)),
            [first, second] => {
                let pair = [document.of(*first), document.of(*second)];
                let known = pair.iter().all(|word| is_common(word) || is_name(word));
                let forbids =
                    pair.first().is_some_and(|word| is_any(word, &["no"])) && self.span.start == self.sentence.start;
                let strong = forbids || (demands && pair.iter().any(|word| is_any(word, STRONG)));
                known.then_some(if strong { Voice::Loud } else { Voice::Quiet })
            }
            _ => Some(if demands || self.tells(document) { Voice::Loud } else { Voice::Quiet }),
        }
    }

    /// Whether it gives the model a role, or is a whole sentence that the host reads as a demand.
    fn tells(&self, document: &Document) -> bool {
        const OPENINGS: [&[&str]; 3] = [&["i", "want", "you"], &["you", "will"], &["act", "as"]];
        let opens = |opening: &&[&str]| {
            let words = self.words.iter().map(|word| document.of(*word));
            words.zip(*opening).filter(|(word, known)| eq_fold(word, known)).count() == opening.len()
        };
        let whole = self.span.start == self.sentence.start && self.span.end + 1 >= self.sentence.end;
        let demand = |part: &Part| {
            matches!(part.purpose, Purpose::Constraint | Purpose::OutputForm | Purpose::Task)
                && part.span.covers(self.span)
        };
        let role = self.span.start == self.sentence.start && OPENINGS.iter().any(opens);
        role || whole && document.is_spoken(self.sentence) && document.parts.iter().any(demand)
    }

    /// Whether it stands beside another word for one: "reserve IMPORTANT/MUST for real rules".
    fn is_mentioned(&self, document: &Document) -> bool {
        let (before, after) = (document.text.get(..self.span.from()), document.text.get(self.span.to()..));
        before.is_some_and(|before| before.ends_with('/')) || after.is_some_and(|after| after.starts_with('/'))
    }

    /// Whether it is made of keywords of queries and logic: "IF NOT EXISTS".
    fn is_logic(&self, document: &Document) -> bool {
        const KEYWORDS: &[&str] = &[
            "all", "and", "any", "as", "between", "by", "exists", "from", "if", "in", "is", "like", "not", "null",
            "on", "or", "select", "where", "xor",
        ];
        self.words.len() > 1 && self.words.iter().all(|word| is_any(document.of(*word), KEYWORDS))
    }

    /// Whether an imperative stands where none can: "the film DO NOT DISTURB".
    fn is_named(&self, document: &Document) -> bool {
        const IMPERATIVES: &[&str] = &["do", "don't", "never", "always", "stop"];
        const BEFORE: &[&str] = &[
            "you",
            "must",
            "should",
            "will",
            "shall",
            "please",
            "and",
            "to",
            "but",
            "or",
            "so",
            "then",
            "also",
            "that",
            "can",
            "i",
            "we",
            "they",
            "it",
            "is",
            "are",
            "absolutely",
            "important",
            "remember",
        ];
        let first = self.words.first().is_some_and(|word| is_any(document.of(*word), IMPERATIVES));
        let opens = self.span.start == self.sentence.start;
        let previous = word_before(&document.text, self.span.from());
        self.words.len() > 1 && first && !opens && !previous.is_empty() && !is_any(previous, BEFORE)
    }

    /// Whether "NOT" after `previous` forbids the model something: "Do NOT add", "you must
    /// NOT", but neither "it does NOT float" nor "when NOT to".
    fn forbids(&self, document: &Document, previous: &str) -> bool {
        let head = document.text.get(..self.span.from()).unwrap_or_default().trim_end();
        let earlier = head.len() - previous.len();
        let subject = word_before(&document.text, earlier);
        let opens = || earlier == self.sentence.from() || head.get(..earlier).is_some_and(|head| !ends_a_word(head));
        match () {
            () if is_any(previous, &["do"]) => {
                opens() || is_any(subject, &["you", "please", "and", "but", "so", "also", "then", "or"])
            }
            () if is_any(previous, &["must", "should", "shall", "will", "may", "can"]) => is_any(subject, &["you"]),
            () => false,
        }
    }

    fn voice_of_one(&self, document: &Document, word: &str) -> Option<Voice> {
        let text = &document.text;
        let start = self.span.from();
        let opens = start == self.sentence.from();
        let previous = if opens { "" } else { word_before(text, start) };
        let after = text.get(self.span.to()..).unwrap_or_default();
        if opens && is_any(word, LABELS) && after.starts_with([':', '!']) {
            return Some(Voice::Stressed);
        }
        match () {
            () if is_any(word, &["always", "never", "don't"]) => {
                // "You should ALWAYS ask" speaks to the model, "he NEVER asks" does not.
                const ADDRESSED: &[&str] = &["you", "must", "should", "will", "shall", "please", "and", "to", "but"];
                let label = previous.is_empty();
                Some(if opens || label || is_any(previous, ADDRESSED) { Voice::Loud } else { Voice::Stressed })
            }
            () if is_any(word, &["not"]) && self.forbids(document, previous) => Some(Voice::Loud),
            () if is_any(word, &["only"]) && is_any(previous, ANSWERING) => Some(Voice::Loud),
            () if is_any(word, &["only"])
                && previous.is_empty()
                && is_any(word_after(text, self.span.to()), ANSWERING) =>
            {
                Some(Voice::Loud)
            }
            () if is_any(word, &["only"]) && opens => Some(Voice::Stressed),
            () if is_any(word, &["no"]) && is_any(word_after(text, self.span.to()), &["circumstances"]) => {
                Some(Voice::Loud)
            }
            () if is_any(word, &["must"]) && is_any(previous, &["you", "answer", "output", "reply", "response"]) => {
                // "You MUST" demands of the model, "it MUST" stresses a property.
                let verb = word_after(text, self.span.to());
                Some(if is_any(verb, &["have"]) { Voice::Stressed } else { Voice::Loud })
            }
            // "ALWAYS be HONEST": how the model shall be.
            () if is_common(word) && is_any(previous, &["be", "stay", "remain", "very"]) && word.len() > 3 => {
                Some(Voice::Quiet)
            }
            () if is_any(word, &["must", "extremely", "strictly"]) => Some(Voice::Stressed),
            // "100 WORDS" belongs to the demand around it, "TRUE" may be the answer.
            () if is_common(word) && previous.bytes().all(|byte| byte.is_ascii_digit()) && !opens => Some(Voice::Quiet),
            () if is_any(word, DEMANDS) || is_name(word) => Some(Voice::Quiet),
            () => None,
        }
    }
}
