//! When capitals are meant: danger, code, requirement levels, somebody else's words.

use prompt_host_plugin::guards::{is_fiction_or_message, quotes_itself, requested_work, says};
use prompt_host_plugin::words::{is_any, word_before, words};
use prompt_host_plugin::{Document, Material, Purpose, Span, word_list};

use super::dictionary::is_common;
use super::run::Run;

word_list! {
    /// Anywhere in the prompt.
    static MEANT = [
        "all capital letters", "all capitals", "all caps", "all-caps", "capital letter", "capital letters",
        "capitalise", "capitalised", "capitalize", "capitalized", "caps lock", "in capitals", "in caps", "rfc",
        "rfc 2119", "scream", "screams", "shout", "shouting", "shouts", "upper case", "upper-case", "uppercase",
        "yell", "yelling",
    ];
}

word_list! {
    /// In the block that shouts: it may warn of a danger.
    static DANGER = [
        "alarm", "allergic", "allergies", "allergy", "danger", "dangerous", "emergency", "hazard", "lethal", "poison",
        "suicide", "toxic", "warning", "weapon",
    ];
}

word_list! {
    /// In the sentence that shouts: what it says may be copied out.
    static COPIED = [
        "banner", "bumper sticker", "called", "child", "children", "confidential", "engraved", "headline",
        "headlines", "label", "legal", "medical", "motto", "mottos", "mugs", "named", "password", "poster",
        "printed on", "reads", "safety", "say:", "saying", "says", "shirts", "sign", "signs", "slogan", "slogans",
        "stickers", "t-shirt", "t-shirts", "tattoo", "that read", "that say", "title", "titled", "titles",
        "which read", "which say", "with the text", "with the words",
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
    says(document, &MEANT) || quotes_itself(document) || runs.is_empty()
}

/// Whether the capitals of one run are meant: it asks, it warns, its words are copied out, are a
/// query's, or belong to a text that the prompt works on or has somebody say.
pub(super) fn here(document: &Document, run: &Run) -> bool {
    const ADDRESSED: &[&str] =
        &["must", "you", "always", "never", "not", "only", "do", "don't", "important", "critical"];
    let sentence = document.of(run.sentence);
    let block = document.block_at(run.span).map_or(run.sentence, |block| block.span);
    sentence.trim_end().ends_with('?')
        || COPIED.find(sentence).next().is_some()
        || DANGER.find(document.of(block)).next().is_some()
        || (!(opens(document, run) && run.says(document, ADDRESSED)) && says(document, &QUERIES))
        || (is_fiction_or_message(document) && !speaks_of_the_answer(document, run) && !demands(document, run))
        || (belongs_to_material(document, run.sentence) && !is_own_demand(document, run))
}

/// Whether a sentence in a prompt about a story or a letter is about the answer: it
/// opens with the demand and names a part of the answer.
fn speaks_of_the_answer(document: &Document, run: &Run) -> bool {
    opens(document, run) && ANSWER.find(document.of(run.sentence)).next().is_some()
}

/// Whether the host reads the run's sentence as a demand on the answer, and the run speaks to
/// the model.
fn demands(document: &Document, run: &Run) -> bool {
    let to_model = opens(document, run) || is_any(word_before(&document.text, run.span.from()), &["you", "do"]);
    let demand = |part: &Span| part.overlaps(run.sentence) && run.sentence.covers(*part);
    to_model && document.is_spoken(run.sentence) && document.parts_for(Purpose::Constraint).any(|part| demand(&part))
}

/// Whether the run demands something in a list of the person's own, or before the text that
/// is worked on.
fn is_own_demand(document: &Document, run: &Run) -> bool {
    let item = || document.block_at(run.sentence).is_some_and(|block| block.material == Material::Items);
    let before = || {
        requested_work(document)
            .is_some_and(|request| run.sentence.end <= request.start && !points_upwards(document, request))
    };
    demands(document, run) && (item() || before())
}

/// Whether the request is about what stands above it.
fn points_upwards(document: &Document, request: Span) -> bool {
    words(document.of(request)).any(|(_, word)| is_any(word, &["above", "previous"]))
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
    let upwards = points_upwards(document, request);
    let before = sentence.end <= request.start;
    !(first && !upwards && (before || sentence == request))
}

/// Words that stand for levels of requirement.
const LEVELS: &[&str] = &["must", "should", "shall", "may", "required", "recommended", "optional", "not"];

/// The run's words without what the requirement is about, if all of them are levels: "The
/// API MUST NOT".
fn levels<'r>(document: &Document, run: &'r Run) -> Option<&'r [Span]> {
    let subject = run.words.iter().take_while(|word| !is_common(document.of(**word))).count();
    let words = run.words.get(subject..).unwrap_or_default();
    words.iter().all(|word| is_any(document.of(*word), LEVELS)).then_some(words)
}

/// Whether one of the run's words may stand for a level of requirement.
pub(super) fn is_level(document: &Document, run: &Run) -> bool {
    run.says(document, LEVELS)
}

/// Whether MUST, SHOULD and MAY stand for levels of requirement among `runs`.
pub(super) fn is_scale(document: &Document, runs: &[Run]) -> bool {
    const WEAK: &[&str] = &["should", "shall", "may", "recommended", "optional"];
    // What the model must do is no requirement, unless it stands on a scale with what it may.
    let to_model = |run: &Run| is_any(word_before(&document.text, run.span.from()), &["you", "do"]);
    let (mut all, mut of_others, mut weak) = (0, 0, 0);
    for run in runs {
        let words = levels(document, run).unwrap_or_default();
        let count = words.iter().filter(|word| !is_any(document.of(**word), &["not"])).count();
        all += count;
        of_others += if to_model(run) || run.span == run.sentence { 0 } else { count };
        weak += words.iter().filter(|word| is_any(document.of(**word), WEAK)).count();
    }
    of_others >= 3 || (weak > 0 && all >= 2) || (of_others > 0 && says(document, &SPECIFICATION))
}
