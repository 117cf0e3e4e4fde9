//! What the prompt calls a thing, and whether that is all of it.

use prompt_host_plugin::words::{is_any, word_after, word_before, words};
use prompt_host_plugin::{Document, Span, word_list};

use super::clause::{Clause, next_word};
use super::kind::{Reach, Shape};
use super::wording::{COURTESY, Wording};

/// The words at the start of `span` up to a mark or a word that leads away from them.
pub(super) fn open_name(document: &Document, span: Span) -> Option<Span> {
    let text = document.of(span);
    let marks = ['.', ',', ':', ';', '!', '?', '(', '。', '，', '？', '！', '、', '：', '\''];
    let phrase = text.get(..text.find(marks).unwrap_or(text.len()))?;
    let lead = phrase.len() - phrase.trim_start().len();
    let mut end = lead;
    for (place, (word, name)) in words(phrase).enumerate() {
        if place > 0 && (is_any(name, JOINTS) || place >= MOST_WORDS) {
            break;
        }
        end = word.to();
    }
    let name = Span::new(span.from() + lead, span.from() + end);
    (name.start < name.end && name.to() - name.from() <= CLOSE_BYTES).then_some(name)
}

/// A longer name is a sentence of its own.
const MOST_WORDS: usize = 5;

const JOINTS: &[&str] = &[
    "for", "to", "in", "on", "with", "about", "that", "which", "from", "as", "at", "by", "and", "or", "so", "but",
    "while", "because", "using", "when", "where", "before", "after", "without", "through", "into", "more", "is", "are",
    "made", "who", "via", "during", "until", "using", "if", "pour", "dans", "sur", "avec", "qui", "et", "mais", "car",
    "para", "con", "sobre", "y", "pero", "que", "für", "mit", "und", "aber", "weil", "auf", "zu", "an", "im", "damit",
];

/// The noun at `place` from its indefinite article on: "a large image".
pub(super) fn with_article(document: &Document, place: Span) -> Option<Span> {
    let before = document.text.get(..place.from())?;
    let mut at = before.len();
    for _ in 0..4 {
        let word = word_before(before, at);
        let start = before.get(..at)?.trim_end_matches(' ').len() - word.len();
        if word.is_empty()
            || is_any(word, &["the", "my", "this"])
            || word.starts_with(char::is_uppercase) && !word.chars().all(char::is_uppercase)
        {
            return None;
        }
        if is_any(word, INDEFINITE) {
            return Some(Span::new(start, place.to()));
        }
        at = start;
    }
    None
}

const INDEFINITE: &[&str] = &["a", "an", "some", "un", "une", "una", "unos", "ein", "eine", "einen", "einem", "einer"];

/// How many adjectives may stand between the verb and what is asked for.
const NEAR_WORDS: usize = 5;
/// The same in bytes, for scripts without blanks.
const CLOSE_BYTES: usize = 48;

/// The name of what is asked for with its article and adjectives, if the verb is near.
pub(super) fn named(document: &Document, wording: &Wording, clause: Clause, object: Span) -> Option<Span> {
    if wording.has_object_first() {
        let tail = document.text.get(object.to()..clause.span.to())?;
        return (tail.len() <= CLOSE_BYTES).then_some(object);
    }
    let between = document.text.get(clause.rest..object.from())?;
    // In "I'm planning to build my first computer" another verb has the object.
    let near = words(between).count() <= NEAR_WORDS
        && between.len() <= CLOSE_BYTES
        && !between.contains(['.', ':', '\n', '，', '：'])
        && !between.split(',').skip(1).any(|part| is_any(word_after(part, 0), ARTICLES))
        && !words(between).any(|(_, word)| is_any(word, PREPOSITIONS));
    // "Quiero saber quién inventó el teléfono" wants no telephone.
    let first = words(between).next().map_or("", |(_, word)| word);
    let is_named = !clause.wants_at_once || first.is_empty() || is_any(first, DETERMINERS);
    let near = near && is_named;
    let mut start = clause.rest + between.len() - between.trim_start().len();
    // "一款笔记本电脑" is a "笔记本电脑".
    let counted = between.trim_start().strip_prefix(['一', '几']).and_then(|rest| rest.strip_prefix(CLASSIFIERS));
    start = counted.map_or(start, |rest| clause.rest + between.len() - rest.len());
    for (word, text) in words(between) {
        // "Get my nephew a gift": the name begins at the last article.
        if is_any(text, FIRST_ARTICLES) {
            start = clause.rest + word.from();
        }
        if !is_any(text, SKIPPED) {
            continue;
        }
        let rest = document.text.get(clause.rest + word.to()..)?;
        start = clause.rest + word.to() + rest.len() - rest.trim_start().len();
    }
    let joined = words(between).any(|(_, word)| is_any(word, &["and", "or", "et", "ou", "y", "o", "und", "oder"]));
    near.then(|| if joined || clause.only_asks() { object } else { Span::new(start.min(object.from()), object.to()) })
}

/// Chinese words between a number and a noun.
const CLASSIFIERS: [char; 14] = ['个', '款', '台', '部', '本', '家', '张', '份', '封', '篇', '次', '首', '种', '条'];

/// How the name of something wanted begins in languages whose wishes take objects and verbs.
const DETERMINERS: &[&str] = &[
    "un", "une", "des", "le", "la", "les", "mon", "ma", "mes", "du", "una", "unos", "unas", "el", "los", "las", "mi",
    "mis", "algún", "alguna", "ein", "eine", "einen", "das", "die", "den", "mein", "meine", "meinen", "neue", "neuen",
    "neues",
];

/// Words before a name that are none of it.
const SKIPPED: &[&str] = &[
    "me", "us", "mir", "uns", "moi", "nous", "what", "which", "quel", "quelle", "quels", "quelles", "qué", "welches",
    "welche", "welcher", "welchen",
];

const FIRST_ARTICLES: &[&str] = &["a", "an", "some", "un", "une", "una", "ein", "eine", "einen"];

/// After a comma: "find a book, a gift" asks for two things, "a healthy, vegetarian plan" for one.
const ARTICLES: &[&str] = &[
    "a", "an", "the", "some", "and", "then", "un", "une", "des", "una", "unos", "unas", "ein", "eine", "einen", "et",
    "y", "und",
];

/// What leads away from the verb's own object.
const PREPOSITIONS: &[&str] = &[
    "for", "of", "to", "in", "on", "with", "about", "that", "which", "from", "as", "pour", "dans", "sur", "avec",
    "que", "para", "en", "sobre", "con", "für", "über", "mit", "auf", "zu", "aus",
];

/// Whether `object` stands with nothing that may be a detail before or after it.
pub(super) fn is_bare(document: &Document, wording: &'static Wording, clause: Clause, object: Span) -> bool {
    let head = if wording.has_object_first() {
        document.text.get(clause.rest..object.from())
    } else {
        let name = document.of(object);
        let noun = wording.objects.find(name).last().map_or(name.len(), |found| found.span.from());
        document.text.get(clause.rest..object.from() + noun)
    };
    let tail = document.text.get(object.to()..).unwrap_or_default();
    head.is_some_and(|head| is_neutral(wording, head))
        && (is_neutral(wording, tail) || wording.has_object_first() && document.sentences.len() == 1)
}

/// Whether only marks, courtesy and words that add nothing are there.
fn is_neutral(wording: &'static Wording, text: &str) -> bool {
    let mut at = 0;
    loop {
        at = next_word(text, at);
        if at >= text.len() {
            return true;
        }
        let Some(found) = wording.neutral.at(text, at).or_else(|| COURTESY.at(text, at)) else { return false };
        at = found.span.to();
    }
}

/// Whether what was asked for ends at the object: "computer skills" are no computer.
pub(super) fn is_whole(document: &Document, wording: &'static Wording, shape: &Shape, object: Span) -> bool {
    let tail = document.text.get(object.to()..).unwrap_or_default();
    if wording.has_object_first() {
        // "旅行業界" is an industry.
        let is_ideograph = tail.starts_with(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        return !is_ideograph || wording.acts.at(tail, 0).is_some();
    }
    if !wording.has_noun_chains() {
        return true;
    }
    let blank = tail.trim_start_matches(' ');
    shape.reach == Reach::Bare
        || blank.starts_with(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        || blank.is_empty()
        || LINKS.at(blank, 0).is_some()
        // "My dog barks", "living room decor".
        || wording.said.at(blank, 0).is_some_and(|hit| hit.values().any(|detail| shape.cue == Some(detail)))
}

word_list! {
    /// What may follow a noun that is whole.
    static LINKS = [
        "about", "across", "after", "aimed", "along", "always", "and", "are", "around", "as", "at", "available",
        "based", "because", "before", "broke", "but", "by", "can", "can't", "cannot", "coming", "consisting",
        "containing", "could", "covering", "currently", "designed", "didn't", "does", "doesn't", "during", "each",
        "every", "feels", "focused", "focusing", "for", "from", "gets", "goes", "good", "had", "has", "he", "how",
        "i", "i'll", "i'm", "i've", "if", "in", "including", "into", "is", "isn't", "keeps", "leaks", "like", "likes",
        "look", "loves", "made", "makes", "making", "more", "most", "my", "myself", "near", "needs", "never", "next",
        "of", "often", "on", "online", "or", "organised", "organized", "our", "out", "over", "per", "plus", "really",
        "refuses", "right", "runs", "seems", "she", "should", "smells", "so", "sometimes", "sounds", "started",
        "stopped", "suitable", "than", "that", "that's", "they", "this", "through", "tidy", "to", "today", "together",
        "tomorrow", "tonight", "too", "turns", "under", "until", "using", "was", "we", "we're", "went", "were",
        "what", "when", "where", "which", "while", "who", "will", "with", "within", "without", "won't", "worth",
        "would", "your",
    ];
}
