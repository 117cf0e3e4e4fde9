//! A document as the checks read it: words, numbers and clauses, each with its place.

use prompt_host_plugin::{Document, Protection, Span};

use crate::hash::Map;
use crate::lexer::Lexer;
use crate::vocabulary::Vocabulary;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word with a meaning of its own.
    Content,
    /// A word without, such as an article.
    Function,
    /// A quantity; the key is its value.
    Number,
    /// One letter of a script without blanks.
    Letter,
}

/// A word, number or letter.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// The same for all forms of one word.
    pub(crate) key: u32,
    /// Groups of the thesaurus that it stands in.
    pub(crate) senses: Vec<u16>,
    /// Lowercase, without accents.
    pub(crate) word: String,
    /// It is capitalised, and not because a sentence starts there.
    pub(crate) is_name: bool,
    pub(crate) is_negation: bool,
    pub(crate) is_filler: bool,
}

impl Token {
    /// How much it says.
    pub(crate) fn weight(&self) -> f32 {
        match self.kind {
            Kind::Content if self.is_name => 1.2,
            Kind::Content => 1.0,
            Kind::Number => 0.8,
            Kind::Letter => 0.4,
            Kind::Function => 0.0,
        }
    }
}

/// Words that say one thing, up to a comma or the like.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) span: Span,
    /// Its tokens, as indices.
    pub(crate) tokens: std::ops::Range<usize>,
    /// The unit that it is part of, as an index.
    pub(crate) unit: usize,
}

/// A sentence, an item, a heading, or a line of code or data.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) span: Span,
    pub(crate) tokens: std::ops::Range<usize>,
    /// A line of code, of a log or of data.
    pub(crate) is_code: bool,
    /// A heading or a label that only names what follows.
    pub(crate) is_heading: bool,
    /// It ends in a colon, so that what follows depends on it.
    pub(crate) is_lead: bool,
}

/// Numbers keys, so that two documents share them.
#[derive(Debug, Default)]
pub(crate) struct Keys(Map<String, u32>);

impl Keys {
    pub(crate) fn of(&mut self, key: String) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(key).or_insert(next)
    }
}

/// One document, read.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) tokens: Vec<Token>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) units: Vec<Unit>,
}

impl Reading {
    pub(crate) fn of(document: &Document, vocabulary: &Vocabulary, keys: &mut Keys) -> Self {
        let mut reading = Self { tokens: Vec::new(), clauses: Vec::new(), units: Vec::new() };
        for (span, is_code) in units(document) {
            let first = reading.tokens.len();
            let mut lexer =
                Lexer { document, vocabulary, keys: &mut *keys, language: vocabulary.language, unit: span, is_code };
            lexer.read(&mut reading.tokens);
            let tokens = first..reading.tokens.len();
            let text = document.of(span);
            let is_heading = !is_code && is_heading(document, span, text);
            let is_lead = text.ends_with([':', '：']);
            reading.units.push(Unit { span, tokens: tokens.clone(), is_code, is_heading, is_lead });
            reading.split(document, span, tokens);
        }
        reading
    }

    /// The tokens of a clause.
    pub(crate) fn of_clause(&self, clause: &Clause) -> &[Token] {
        self.tokens.get(clause.tokens.clone()).unwrap_or_default()
    }

    /// For each token the unit that it is part of.
    pub(crate) fn units_of_tokens(&self) -> Vec<usize> {
        let units = self.units.iter().enumerate();
        units.flat_map(|(index, unit)| std::iter::repeat_n(index, unit.tokens.len())).collect()
    }

    /// The clause that a token is part of.
    pub(crate) fn clause_of(&self, token: usize) -> Option<usize> {
        let after = self.clauses.partition_point(|clause| clause.tokens.end <= token);
        (after < self.clauses.len()).then_some(after)
    }

    /// The unit that a token is part of.
    pub(crate) fn unit_of(&self, token: usize) -> Option<usize> {
        let after = self.units.partition_point(|unit| unit.tokens.end <= token);
        (after < self.units.len()).then_some(after)
    }

    /// For each token the clause that it is part of.
    pub(crate) fn clauses_of_tokens(&self) -> Vec<usize> {
        let clauses = self.clauses.iter().enumerate();
        clauses.flat_map(|(index, clause)| std::iter::repeat_n(index, clause.tokens.len())).collect()
    }

    /// Cuts a unit's tokens into clauses at marks that separate, none of them empty of meaning.
    fn split(&mut self, document: &Document, unit: Span, tokens: std::ops::Range<usize>) {
        let index = self.units.len() - 1;
        let mut start = tokens.start;
        let mut from = unit.start;
        let all = self.tokens.get(tokens.clone()).unwrap_or_default();
        let mut cuts: Vec<(usize, u32)> = Vec::new();
        let total: f32 = all.iter().map(Token::weight).sum();
        let (mut weight, mut seen, mut denies) = (0.0, 0.0, false);
        // "Never, ever write …": a "not" goes with what it denies.
        let goes_before = document.primary_language() != Some("de");
        for (at, pair) in all.windows(2).enumerate() {
            let [left, right] = pair else { continue };
            weight += left.weight();
            seen += left.weight();
            let hangs = goes_before && left.is_negation;
            let between = Span { start: left.span.end, end: right.span.start };
            let is_short = is_abbreviation(&left.word) && document.of(between).trim_end() == ".";
            // "Without paint and without screens" denies two things.
            let denies_next = denies && is_privative(&right.word);
            denies = left.is_negation || denies;
            let mark =
                separates(document.of(between)) && !is_short || is_joint(&right.word) && weight >= 2.0 || denies_next;
            let is_whole = document
                .protection(between)
                .is_some_and(|protected| protected.kind != Protection::Markup && protected.span.covers(between));
            if mark && !is_whole && !hangs && weight >= 0.8 && total - seen >= 0.8 {
                cuts.push((tokens.start + at + 1, right.span.start));
                (weight, denies) = (0.0, false);
            }
        }
        for (next, place) in cuts {
            let end = self.tokens.get(next - 1).map_or(place, |token| token.span.end);
            self.clauses.push(Clause { span: Span { start: from, end }, tokens: start..next, unit: index });
            (start, from) = (next, place);
        }
        if start < tokens.end {
            self.clauses.push(Clause {
                span: Span { start: from, end: unit.end },
                tokens: start..tokens.end,
                unit: index,
            });
        }
    }
}

/// Whether what stands between two tokens ends a clause.
fn separates(between: &str) -> bool {
    between
        .contains([';', ':', '(', ')', '、', '，', '；', '：', '。', '（', '）', '—', '–', '!', '?', '！', '？', '…'])
        || between.contains(", ")
        || between.contains(",\n")
        || between.contains(" - ")
        || between.contains(". ")
}

/// Words that say what must not be there, each for itself.
fn is_privative(word: &str) -> bool {
    matches!(
        word,
        "no" | "without"
            | "nor"
            | "sans"
            | "ni"
            | "sin"
            | "ohne"
            | "kein"
            | "keine"
            | "keinen"
            | "keinem"
            | "aucun"
            | "aucune"
            | "ningun"
            | "ninguna"
    )
}

/// Words that are written with a point after them, which ends nothing.
fn is_abbreviation(word: &str) -> bool {
    matches!(
        word,
        "approx"
            | "dr"
            | "mr"
            | "mrs"
            | "ms"
            | "st"
            | "prof"
            | "no"
            | "vs"
            | "ca"
            | "etc"
            | "max"
            | "min"
            | "bzw"
            | "ggf"
            | "inkl"
            | "usw"
            | "evtl"
            | "nr"
            | "hr"
            | "fr"
            | "env"
            | "sr"
            | "sra"
            | "aprox"
            | "e"
            | "g"
            | "i"
            | "z"
            | "b"
            | "d"
            | "h"
            | "p"
            | "ex"
    )
}

/// Words that join two clauses.
fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "but"
            | "without"
            | "ohne"
            | "sans"
            | "sin"
            | "unless"
            | "except"
            | "und"
            | "aber"
            | "sondern"
            | "et"
            | "mais"
            | "y"
            | "pero"
            | "then"
            | "because"
            | "weil"
            | "with"
            | "that"
            | "which"
            | "who"
            | "dass"
            | "que"
            | "qui"
    )
}

/// Sentences, and lines that belong to none, in order; with whether they are code or data.
fn units(document: &Document) -> Vec<(Span, bool)> {
    let text = document.text.as_str();
    let mut units: Vec<(Span, bool)> = Vec::new();
    let mut at = 0;
    let mut sentences = document.sentences.iter().copied().peekable();
    for line in text.split_inclusive('\n') {
        let whole = Span::new(at, at + line.len());
        at += line.len();
        let mut rest = whole;
        while let Some(sentence) = sentences.peek().copied().filter(|sentence| sentence.start < whole.end) {
            sentences.next();
            if rest.start < sentence.start {
                push(document, Span { start: rest.start, end: sentence.start }, &mut units);
            }
            units.push((sentence, is_code(document, sentence)));
            rest.start = sentence.end.max(rest.start);
        }
        // A sentence may go on over the next lines.
        let covered = units.last().map_or(0, |(span, _)| span.end);
        rest.start = rest.start.max(covered);
        if rest.start < rest.end {
            push(document, rest, &mut units);
        }
    }
    units
}

/// What stands beside sentences is a unit when it has words.
fn push(document: &Document, span: Span, units: &mut Vec<(Span, bool)>) {
    let text = document.of(span);
    if !text.contains(char::is_alphanumeric) {
        return;
    }
    let start = span.from() + text.len() - text.trim_start().len();
    let trimmed = Span::new(start, start + text.trim().len());
    let is_mark = text.trim().len() <= 4 && text.trim().ends_with(['.', ')']);
    if !is_mark {
        units.push((trimmed, is_code(document, trimmed)));
    }
}

fn is_code(document: &Document, span: Span) -> bool {
    document.protection(span).is_some_and(|protected| {
        matches!(protected.kind, Protection::CodeFence | Protection::CodeEvident) && protected.span.covers(span)
    })
}

/// A line of a few words that ends in a colon, or is set as a heading.
fn is_heading(document: &Document, span: Span, text: &str) -> bool {
    let before = line_before(document, span);
    let is_short = text.split_whitespace().count() <= 5;
    let is_set_off = before.trim_start().starts_with('#') || text.starts_with('#') || text.starts_with("**");
    let is_tag = text.starts_with('<') && text.ends_with('>');
    is_tag || is_set_off && text.split_whitespace().count() <= 8 || is_short && text.ends_with([':', '：', '*'])
}

/// Bytes before a place that are looked at for the start of its line; a mark stands nearer.
const LINE: usize = 64;

/// What stands on a line before `span`, or the last bytes of it.
pub(crate) fn line_before(document: &Document, span: Span) -> &str {
    let text = document.text.as_str();
    let mut from = span.from().saturating_sub(LINE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..span.from()).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default()
}
