//! The rule `mark-spacing`.

use prompt_host_plugin::guards::{quotes_itself, says};
use prompt_host_plugin::words::{word_after, word_before, words};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span, word_list};

use crate::lexicon::{WordSet, word_set};
use crate::own::Own;

#[doc = include_str!("../docs/mark-spacing.md")]
pub(crate) struct MarkSpacing;

word_list! {
    /// A prompt that says one of these may mean its own marks.
    static MARKS = [
        "ascii", "coma", "comas", "comma", "commas", "csv", "delimiter", "emoticon", "emoticons", "exact format",
        "format", "full stop", "komma", "kommas", "ponctuation", "punctuate", "punctuation", "puntuación", "regex",
        "satzzeichen", "separated", "separator", "spacing", "string", "virgule", "virgules", "zeichensetzung",
    ];
}

/// Words that open a sentence after a stop without a blank: `well.The next`.
static OPENERS: WordSet = word_set![
    "a", "all", "also", "an", "and", "are", "as", "but", "can", "do", "each", "for", "how", "i", "if", "in", "is",
    "it", "make", "my", "no", "please", "so", "that", "the", "then", "there", "these", "they", "this", "to", "use",
    "we", "what", "when", "where", "which", "why", "with", "write", "you", "your"
];

impl Rule for MarkSpacing {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new(
            "mark-spacing",
            "Sets commas, stops and question marks close to the word before, with a blank after.",
        )
        .phase(Phase::Normalize)
        .languages(&["en", "fr", "es", "de"])
        .safe()
        .weight(0.2)
        .source("Sclar et al.: https://arxiv.org/abs/2310.11324")
        .documentation(include_str!("../docs/mark-spacing.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let mut slips = slips(document);
        if slips.is_empty() || says(document, &MARKS) || quotes_itself(document) {
            return Vec::new();
        }
        let own = Own::new(document);
        slips.retain(|slip| !document.is_protected(slip.near()) && own.holds(slip.near()));
        slips.retain(|slip| document.sentence_at(slip.near()).is_some_and(|sentence| is_prose(document.of(sentence))));
        slips.into_iter().map(Slip::into_finding).collect()
    }
}

/// A mark with a blank too many before it, or one too few behind.
enum Slip {
    Loose { blanks: Span },
    Tight { mark: Span },
}

impl Slip {
    /// The place with a byte on both sides.
    fn near(&self) -> Span {
        match self {
            Self::Loose { blanks } => Span { start: blanks.start.saturating_sub(1), end: blanks.end + 1 },
            Self::Tight { mark } => Span { start: mark.start.saturating_sub(1), end: mark.end + 1 },
        }
    }

    fn into_finding(self) -> Finding {
        match self {
            Self::Loose { blanks } => Finding::delete(blanks, "the mark belongs to the word before it"),
            Self::Tight { mark } => Finding::insert(mark.to(), " ", "a blank parts a mark from the next word"),
        }
    }
}

/// What one walk over the bytes finds.
fn slips(document: &Document) -> Vec<Slip> {
    let text = document.text.as_str();
    let bytes = text.as_bytes();
    let french = document.primary_language() == Some("fr");
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b'\n');
    let marks = bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b',' | b'.' | b'?' | b'!'));
    let slip = |(at, mark): (usize, &u8)| {
        let (before, after) = (byte(at.checked_sub(1)), byte(at.checked_add(1)));
        if before == b' ' && after.is_ascii_whitespace() && !(french && matches!(*mark, b'?' | b'!')) {
            loose(text, at, *mark)
        } else if before.is_ascii_lowercase() && after.is_ascii_alphabetic() {
            tight(text, at, *mark)
        } else {
            None
        }
    };
    marks.filter_map(slip).collect()
}

/// The blank before a mark that follows a word.
fn loose(text: &str, at: usize, mark: u8) -> Option<Slip> {
    let before = text.get(..at)?;
    let kept = before.trim_end_matches(' ');
    let word = word_before(text, at);
    let follows =
        kept.ends_with([')', '`', '"', '”', '}', ']']) || (word.len() > 1 && word.starts_with(char::is_alphabetic));
    // `x ? y : z` is a choice, and `. . .` an ellipsis.
    let next = text.get(at + 1..)?.trim_start_matches(' ');
    let choice = mark == b'?' && next.contains(" : ");
    // "Add ! after the type" names the mark.
    let named = mark == b'!' && next.starts_with(char::is_lowercase);
    let goes_on = next.starts_with(['.', ',', '?', '!', '=', '+', '*', '|']);
    let one = before.len() - kept.len() <= 2 && !kept.ends_with(['.', ',', '?', '!', '\n']);
    (follows && one && !choice && !named && !goes_on).then(|| Slip::Loose { blanks: Span::new(kept.len(), at) })
}

/// A mark between two words that it sticks together.
fn tight(text: &str, at: usize, mark: u8) -> Option<Slip> {
    let token_start = text.get(..at)?.rfind(char::is_whitespace).map_or(0, |start| start + 1);
    let token = text.get(token_start..)?.split(char::is_whitespace).next()?;
    let plain = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | ',' | '.' | '?' | '!' | ')');
    let (left, right) = (text.get(token_start..at)?, word_after(text, at + 1));
    let words = left.len() > 2 && right.len() > 1 && left.bytes().all(|byte| byte.is_ascii_lowercase());
    let alone = token.bytes().filter(|byte| matches!(byte, b',' | b'.' | b'?')).count() == 1
        || token.trim_end_matches(['.', ',', '?']).len() == at - token_start + 1 + right.len();
    let sticks = match mark {
        b',' => right.bytes().all(|byte| byte.is_ascii_lowercase()),
        // `node.Js` and `system.Out` are names; a stop ends a sentence where a common word opens the next.
        _ => right.starts_with(|c: char| c.is_ascii_uppercase()) && OPENERS.has(right),
    };
    (words && alone && sticks && token.chars().all(plain)).then(|| Slip::Tight { mark: Span::new(at, at + 1) })
}

/// Five words, most of them plain, or three of a question or a call, all of them plain: no
/// formula, no list of values.
fn is_prose(sentence: &str) -> bool {
    let (mut all, mut plain) = (0, 0);
    for (_, word) in words(sentence) {
        all += 1;
        plain += usize::from(word.len() > 1 && word.chars().all(char::is_alphabetic));
    }
    let short = sentence.ends_with(['?', '!']) && plain >= 3 && plain == all;
    short || plain >= 5 && plain * 3 >= all * 2
}
