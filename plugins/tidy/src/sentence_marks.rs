//! The rule `sentence-marks`.

mod english;
mod french;
mod german;
mod shape;
mod spanish;

use prompt_host_plugin::guards::{quotes_itself, says};
use prompt_host_plugin::words::{upper, words};
use prompt_host_plugin::{Document, Finding, Phase, Protection, Rule, RuleInfo, Span, word_list};
use shape::{Grammar, Shape};

use crate::lexicon::{WordSet, word_set};
use crate::own::Own;

#[doc = include_str!("../docs/sentence-marks.md")]
pub(crate) struct SentenceMarks;

word_list! {
    /// A prompt that says one of these may mean its own marks and capitals.
    static MARKS = [
        "auto-complete", "autocomplete", "capital letters", "capitalization", "capitalize", "captcha", "command line",
        "continue the", "correct my", "correct the", "correct this", "doctest", "finish the", "full stop",
        "grammar", "grammatical", "groß- und kleinschreibung", "haiku:", "kleinbuchstaben", "lower case",
        "lowercase", "majuscules", "mayúsculas", "minuscules", "minúsculas", "next word", "no period", "ponctuation",
        "proofread", "punctuate", "punctuation", "puntuación", "satzzeichen", "search query", "spelling",
        "upper case", "uppercase", "zeichensetzung",
    ];
}

/// Words that come before something to be said to the letter, which a mark would join.
static NAMING: WordSet = word_set![
    "beginning",
    "called",
    "command",
    "ending",
    "exact",
    "exactly",
    "finish",
    "is:",
    "keyword",
    "keywords",
    "named",
    "phrase",
    "postscript",
    "query",
    "say",
    "saying",
    "says",
    "starting",
    "string",
    "titled",
    "word",
    "words"
];

impl Rule for SentenceMarks {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("sentence-marks", "Gives a sentence its capital letter and its last mark.")
            .phase(Phase::Normalize)
            .safe()
            .weight(0.2)
            .source("Sclar et al.: https://arxiv.org/abs/2310.11324")
            .documentation(include_str!("../docs/sentence-marks.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let Some(grammar) = grammar(document) else { return Vec::new() };
        let mut slips: Vec<Slip> = (0..document.sentences.len())
            .flat_map(|index| {
                let sentence = Sentence { document, index, grammar };
                sentence.small_letter().into_iter().chain(sentence.open_end())
            })
            .collect();
        if slips.is_empty() || says(document, &MARKS) || quotes_itself(document) {
            return Vec::new();
        }
        let own = Own::new(document);
        slips.retain(|slip| own.holds(slip.near));
        slips.into_iter().map(|slip| slip.finding).collect()
    }
}

/// The grammar of the prompt's language; a short prompt of an unknown one may be English.
fn grammar(document: &Document) -> Option<&'static Grammar> {
    match document.primary_language() {
        Some("en") | None => Some(&english::GRAMMAR),
        Some("fr") => Some(&french::GRAMMAR),
        Some("es") => Some(&spanish::GRAMMAR),
        Some("de") => Some(&german::GRAMMAR),
        Some(_) => None,
    }
}

/// Something missing, and a stretch of the text at its place.
struct Slip {
    near: Span,
    finding: Finding,
}

/// One sentence among the others.
#[derive(Clone, Copy)]
struct Sentence<'a> {
    document: &'a Document,
    index: usize,
    grammar: &'static Grammar,
}

impl<'a> Sentence<'a> {
    fn span(self) -> Span {
        self.document.sentences.get(self.index).copied().unwrap_or(Span { start: 0, end: 0 })
    }

    fn text(self) -> &'a str {
        self.document.of(self.span())
    }

    /// A first letter that should be a capital.
    fn small_letter(self) -> Option<Slip> {
        let text = self.text();
        let first = text.chars().next().filter(|first| first.is_lowercase())?;
        let letter = Span::new(self.span().from(), self.span().from() + first.len_utf8());
        let mut all = words(text).map(|(_, word)| word);
        let (word, second) = (all.next()?, all.next()?);
        let after = text.get(word.len()..)?.chars().next()?;
        // "a e i o u" are letters.
        if word.len() == 1 && second.len() == 1 {
            return None;
        }
        let plain = word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | '-'));
        let sentence = match self.opening()? {
            Opening::Text if text.ends_with(['.', '?', '!']) && self.grammar.opens(word) => true,
            Opening::Text | Opening::Line => self.grammar.shape(text).is_some(),
            Opening::Sentence => {
                self.grammar.opens(word) || self.grammar.may_order(word) || self.grammar.shape(text).is_some()
            }
        };
        let fits = plain && (after == ' ' || after == ',') && sentence && all.next().is_some();
        let capital = upper(first);
        (fits && capital != first && !self.document.is_protected(letter)).then(|| Slip {
            near: letter,
            finding: Finding::replace(letter, capital.to_string(), "a sentence opens with a capital letter"),
        })
    }

    /// A last sentence without its mark.
    fn open_end(self) -> Option<Slip> {
        let text = self.text();
        let ends_plainly = text.ends_with(|c: char| c.is_alphabetic()) || text.ends_with(')');
        if !ends_plainly || !self.closes_paragraph() {
            return None;
        }
        let (_, last) = words(text).last()?;
        let token = text.rsplit(char::is_whitespace).next()?;
        let is_word = last.len() > 1 && token.starts_with(|c: char| c.is_alphabetic() || c == '(');
        let name = last.chars().skip(1).any(char::is_uppercase) && !last.chars().all(char::is_uppercase);
        let near = Span::new(self.span().to().saturating_sub(last.len()), self.span().to());
        let names = name
            || !is_word
            || text.contains(['\n', '=', '|', '\t'])
            || text.split(':').skip(1).any(|rest| !rest.starts_with("//"))
            || ends_quoted(text)
            || self.names_something();
        if names || self.document.is_protected(near) || words(text).nth(2).is_none() {
            return None;
        }
        let shape = self.grammar.shape(text)?;
        if shape == Shape::Statement && !self.follows_prose() && !self.is_all() {
            return None;
        }
        let finding = self.grammar.close(shape, self.span(), text, &self.document.text)?;
        Some(Slip { near, finding })
    }

    /// What the sentence opens; none in a list, a heading, or after a label.
    fn opening(self) -> Option<Opening> {
        let before = self.document.text.get(..self.span().from())?;
        let kept = before.trim_end_matches(' ');
        if kept.is_empty() {
            return Some(Opening::Text);
        }
        if kept.ends_with('\n') {
            return Some(if kept.len() == before.len() { Opening::Line } else { return None });
        }
        let ends = kept.ends_with(['.', '?', '!']) && kept.len() < before.len();
        let ellipsis = kept.ends_with("..");
        // French sets a blank before the mark.
        let word = kept.trim_end_matches(['.', '?', '!']).trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        let told = word.ends_with(|c: char| c.is_alphabetic() || c == ')' || c == '"');
        // `1. write`, `e.g. the`: no sentence came before.
        let token = word.rsplit(char::is_whitespace).next().unwrap_or_default();
        (ends && !ellipsis && told && token.len() > 2 && !token.contains('.')
            || ends && kept.ends_with(['?', '!']) && told)
            .then_some(Opening::Sentence)
    }

    /// Whether nothing follows in its paragraph, and nothing after it that hangs on it.
    fn closes_paragraph(self) -> bool {
        let text = self.document.text.as_str();
        let (before, after) = (text.get(..self.span().from()), text.get(self.span().to()..));
        let (Some(before), Some(after)) = (before, after) else { return false };
        let (above, line) = before.split_at(before.rfind('\n').map_or(0, |end| end + 1));
        let rest = after.trim_start_matches([' ', '\t', '\r']);
        let parted = rest.starts_with("\n\n") || rest.starts_with("\n\r\n");
        !is_labelled(line) && !ends_open(above) && (after.trim().is_empty() || parted && self.prose_follows(rest))
    }

    /// Whether prose of the same kind comes next, and no material that hangs on this sentence.
    fn prose_follows(self, rest: &str) -> bool {
        static FOLLOWING: WordSet = word_set![
            "above",
            "below",
            "folgende",
            "following",
            "here",
            "siguiente",
            "suivant",
            "these",
            "this",
            "voici",
        ];
        let hangs = words(self.text()).any(|(_, word)| FOLLOWING.has(word));
        let next = self.document.sentences.get(self.index + 1);
        let adjacent = next.is_some_and(|next| {
            let gap = Span { start: self.span().end, end: next.start };
            self.document.of(gap).trim().is_empty() && self.document.of(*next).ends_with(['.', '?', '!'])
        });
        let capital = rest.trim_start().starts_with(char::is_uppercase);
        !hangs && adjacent && capital && words(self.text()).nth(5).is_some()
    }

    /// Whether the words at its end are named, to be said as they stand.
    fn names_something(self) -> bool {
        let text = self.text();
        let mut firsts = words(text).map(|(_, word)| word);
        let announces = matches!((firsts.next(), firsts.next()), (Some(my), Some(first)) if word_set!["my", "the"].has(my) && word_set!["first", "next"].has(first));
        announces || words(text).any(|(_, word)| NAMING.has(word)) || self.holds_unfinished()
    }

    /// Whether its last bytes hold a slot or code.
    fn holds_unfinished(self) -> bool {
        let last = Span { start: self.span().end.saturating_sub(1), end: self.span().end };
        let kinds = [Protection::Placeholder, Protection::CodeInline, Protection::Url, Protection::Path];
        self.document.protection(last).is_some_and(|protected| kinds.contains(&protected.kind))
    }

    /// Whether it is the whole prompt, and longer than a title.
    fn is_all(self) -> bool {
        self.document.sentences.len() == 1 && words(self.text()).nth(7).is_some()
    }

    /// Whether the sentence before it in the paragraph has its mark.
    fn follows_prose(self) -> bool {
        let before = self.index.checked_sub(1).and_then(|index| self.document.sentences.get(index));
        before.is_some_and(|before| {
            let gap = Span { start: before.end, end: self.span().start };
            !self.document.of(gap).contains('\n') && self.document.of(*before).ends_with(['.', '?', '!'])
        })
    }
}

/// Whether what stands before a sentence in its line makes it a list item, a heading or what
/// a label names: it is no sentence.
fn is_labelled(line: &str) -> bool {
    let start = line.trim_start();
    let marker = |c: char| c.is_ascii_digit() || "-*#>•|+–<[".contains(c);
    !start.is_empty() && (start.starts_with(marker) || !start.trim_end().ends_with(['.', '?', '!', ')', '…']))
}

/// Whether the last line of `above` is neither blank nor the end of a sentence, which may
/// then go on in the next.
fn ends_open(above: &str) -> bool {
    let line = above.lines().next_back().unwrap_or_default().trim_end();
    !line.is_empty() && !line.ends_with(['.', '?', '!'])
}

/// Whether `sentence` ends with a quotation, shortly after one, or within one: a mark might
/// be taken for one of its own.
fn ends_quoted(sentence: &str) -> bool {
    let count = |mark: char| sentence.matches(mark).count();
    let Some((_, after)) = sentence.rsplit_once(['"', '“', '”', '«', '»']) else { return false };
    let paired = count('"') & 1 == 0 && count('“') == count('”') && count('«') == count('»');
    !paired || words(after).nth(2).is_none()
}

/// What stands before a sentence.
enum Opening {
    /// Nothing.
    Text,
    /// A line end.
    Line,
    /// Another sentence.
    Sentence,
}
