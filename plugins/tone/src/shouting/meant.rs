//! When capitals are meant: danger, code, requirement levels, somebody else's words.

use prompt_host_plugin::guards::{is_fiction_or_message, quotes_itself, requested_work, says};
use prompt_host_plugin::words::{is_any, word_before, words};
use prompt_host_plugin::{Document, Span, word_list};

use super::dictionary::is_common;
use super::run::Run;

word_list! {
    /// Anywhere in the prompt.
    static MEANT = [
        "alarm", "all capital letters", "all capitals", "all caps", "all-caps", "allergic", "allergies", "allergy",
        "capital letter", "capital letters", "capitalise", "capitalised", "capitalize", "capitalized", "caps lock",
        "danger", "dangerous", "emergency", "hazard", "in capitals", "in caps", "lethal", "poison", "rfc",
        "rfc 2119", "scream", "screams", "shout", "shouting", "shouts", "suicide", "toxic", "upper case",
        "upper-case", "uppercase", "warning", "weapon", "yell", "yelling",
    ];
}

word_list! {
    /// In the sentence that shouts: what it says may be copied out.
    static COPIED = [
        "banner", "bumper sticker", "called", "child", "children", "confidential", "headline", "headlines", "label",
        "legal", "medical", "named", "password", "poster", "reads", "safety", "saying", "says", "sign", "slogan",
        "t-shirt", "tattoo", "title", "titled", "titles", "with the text", "with the words",
    ];
}

word_list! {
    /// Keywords of query languages.
    static QUERIES = [
        "inner join", "insert into", "is not null", "not null", "order by", "primary key", "query", "select", "sql",
        "sqlite", "where",
    ];
}

word_list! {
    /// The answer and its parts: whoever demands something of them speaks to the model.
    static ANSWER = [
        "answer", "answers", "bullet points", "character", "characters", "code", "comments", "emoji", "emojis",
        "exceed", "explanation", "explanations", "format", "headings", "include", "json", "language", "length",
        "line", "lines", "list", "markdown", "mention", "output", "paragraph", "paragraphs", "reply", "respond",
        "response", "rhyme", "rhymes", "sentence", "sentences", "summary", "translate", "translation", "word",
        "words", "xml", "yaml",
    ];
}

word_list! {
    /// What makes a text a specification.
    static SPECIFICATION = [
        "conformance", "conforming", "normative", "requirement level", "requirement levels", "rfc", "rfc2119",
        "rfc8174", "specification", "specifications",
    ];
}

/// Whether the capitals of the whole prompt are meant.
pub(super) fn everywhere(document: &Document, runs: &[Run]) -> bool {
    says(document, &MEANT) || is_specification(document, runs) || quotes_itself(document)
}

/// Whether the capitals of one run are meant: its words are copied out, are a query's, or
/// belong to a text that the prompt works on or has somebody say.
pub(super) fn here(document: &Document, run: &Run) -> bool {
    const ADDRESSED: &[&str] = &["must", "you", "always", "never", "do", "don't", "important", "critical"];
    let sentence = document.of(run.sentence);
    COPIED.find(sentence).next().is_some()
        || (!(opens(document, run) && run.says(document, ADDRESSED)) && says(document, &QUERIES))
        || (is_fiction_or_message(document) && !speaks_of_the_answer(document, run))
        || belongs_to_material(document, run.sentence)
}

/// Whether a sentence in a prompt about a story or a letter is about the answer: it
/// opens with the demand and names a part of the answer.
fn speaks_of_the_answer(document: &Document, run: &Run) -> bool {
    opens(document, run) && ANSWER.find(document.of(run.sentence)).next().is_some()
}

/// Whether the run opens its sentence, after "please" or a label at most.
fn opens(document: &Document, run: &Run) -> bool {
    let head = document.of(Span { start: run.sentence.start, end: run.span.start });
    words(head).nth(2).is_none()
}

/// Whether the sentence may be part of a text that another sentence asks to work on.
///
/// What stands before the request, at the start of the prompt, is part of the request,
/// unless this points upwards.
fn belongs_to_material(document: &Document, sentence: Span) -> bool {
    let first = document.sentences.iter().take(3).any(|first| *first == sentence);
    let Some(request) = requested_work(document) else { return false };
    let upwards = words(document.of(request)).any(|(_, word)| is_any(word, &["above", "previous"]));
    let before = sentence.end <= request.start;
    !(first && !upwards && (before || sentence == request))
}

/// Whether MUST, SHOULD and MAY stand for levels of requirement.
fn is_specification(document: &Document, runs: &[Run]) -> bool {
    const LEVELS: &[&str] = &["must", "should", "shall", "may", "required", "recommended", "optional", "not"];
    const WEAK: &[&str] = &["should", "shall", "may", "recommended", "optional"];
    let (mut levels, mut weak) = (0, 0);
    for run in runs {
        // "The API MUST NOT": what the requirement is about may be in capitals too.
        let subject = run.words.iter().take_while(|word| !is_common(document.of(**word))).count();
        let words = run.words.get(subject..).unwrap_or_default();
        let to_model = is_any(word_before(&document.text, run.span.from()), &["you"]) || run.span == run.sentence;
        if !to_model && words.iter().all(|word| is_any(document.of(*word), LEVELS)) {
            levels += words.iter().filter(|word| !is_any(document.of(**word), &["not"])).count();
            weak += words.iter().filter(|word| is_any(document.of(**word), WEAK)).count();
        }
    }
    levels >= 3 || (weak > 0 && levels >= 2) || (levels > 0 && says(document, &SPECIFICATION))
}
