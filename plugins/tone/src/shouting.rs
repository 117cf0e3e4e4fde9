//! The rule `shouting`.

use prompt_host_plugin::guards::{asks_for_work_on_text, is_fiction_or_message, quotes_itself, says};
use prompt_host_plugin::words::{is_any, lower, words};
use prompt_host_plugin::{Document, Edit, Finding, Phase, Phrases, Rule, RuleInfo, Span, word_list};

#[doc = include_str!("../docs/shouting.md")]
pub(crate) struct Shouting;

/// Words that make a run of capitals a demand.
const DEMANDS: &[&str] = &[
    "must",
    "always",
    "never",
    "not",
    "don't",
    "only",
    "critical",
    "important",
    "mandatory",
    "required",
    "strictly",
    "stop",
];

/// Acronyms of more than three letters.
const ACRONYMS: &[&str] = &[
    "ajax", "ansi", "ascii", "bash", "bios", "cuda", "esa", "html", "http", "https", "iban", "ieee", "imap", "ipv4",
    "ipv6", "isbn", "json", "jpeg", "jsonl", "jwts", "latex", "llms", "nasa", "nato", "oauth", "pdfs", "rest", "saas",
    "smtp", "sqlite", "toml", "unesco", "urls", "utf-8", "uuid", "wcag", "yaml",
];

word_list! {
    /// Words that are no names and no acronyms when in capitals.
    static COMMON = [
        "a", "about", "above", "absolutely", "accurate", "add", "after", "all", "always", "an", "and", "another",
        "answer", "answers", "any", "anything", "approval", "are", "as", "ask", "assume", "at", "attention",
        "avoid", "be", "because", "been", "before", "begin", "below", "best", "between", "both", "bullet",
        "bullets", "but", "by", "can", "cannot", "careful", "carefully", "change", "check", "circumstance",
        "circumstances", "clear", "clearly", "code", "comment", "comments", "complete", "completely", "concise",
        "content", "context", "continue", "correct", "create", "critical", "data", "delete", "detail", "details",
        "directly", "do", "document", "documentation", "does", "don't", "double", "during", "each", "edit", "else",
        "emoji", "emojis", "end", "english", "ensure", "entire", "error", "errors", "even", "ever", "every",
        "everything", "exactly", "example", "examples", "exceed", "explain", "explanation", "explanations",
        "explicit", "expose", "extremely", "file", "files", "final", "finish", "first", "follow", "following",
        "for", "format", "from", "full", "function", "functions", "generate", "give", "given", "go", "guess",
        "hallucinate", "has", "have", "heading", "headings", "here", "how", "i", "if", "ignore", "immediately",
        "important", "in", "include", "information", "inside", "instruction", "instructions", "into", "invent",
        "is", "it", "its", "just", "keep", "language", "last", "less", "limit", "line", "lines", "list", "long",
        "make", "mandatory", "may", "me", "mention", "mistake", "mistakes", "modify", "more", "must", "my", "name",
        "names", "need", "never", "new", "no", "not", "note", "nothing", "now", "number", "numbers", "of", "on",
        "once", "one", "only", "or", "original", "other", "otherwise", "output", "outside", "over", "own", "page",
        "pages", "people", "permission", "person", "please", "point", "precise", "previous", "priority", "proceed",
        "provide", "question", "questions", "raw", "read", "reason", "remember", "remove", "repeat", "reply",
        "request", "requests", "required", "respond", "response", "result", "return", "rule", "rules", "same",
        "say", "section", "sections", "sentence", "sentences", "short", "should", "show", "simple", "skip", "so",
        "some", "source", "sources", "start", "step", "steps", "stop", "strictly", "such", "summary", "sure",
        "table", "tables", "task", "tasks", "tell", "text", "than", "that", "the", "their", "them", "then", "there",
        "these", "they", "think", "this", "those", "three", "through", "time", "title", "to", "two", "under",
        "until", "up", "use", "user", "value", "values", "verify", "very", "wait", "want", "was", "way", "we",
        "what", "whatsoever", "when", "where", "which", "while", "whole", "will", "with", "within", "without",
        "word", "words", "work", "would", "write", "wrong", "yet", "you", "your",
    ];
}

word_list! {
    /// Signs that capitals are meant: danger, code, capitals as the topic.
    static MEANT = [
        "alarm", "all capital letters", "all caps", "all-caps", "allergic", "allergy", "ascii", "capital",
        "capitalize", "capitalized", "capitals", "caps", "child", "children", "confidential", "danger", "dangerous",
        "emergency", "hazard", "headline", "headlines", "inner join", "insert into", "is not null", "legal",
        "lethal", "medical", "not null", "order by", "password", "poison", "rfc", "safety", "scream", "select",
        "shout", "shouting", "sign", "sql", "suicide", "title", "titles", "toxic", "upper case", "uppercase",
        "warning", "weapon", "yell",
    ];
}

impl Rule for Shouting {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("shouting", "Puts demands in capitals into lower case.")
            .phase(Phase::Clarify)
            .languages(&["en"])
            .suggested()
            .weight(0.5)
            .source("Anthropic, prompting best practices: https://docs.claude.com/en/docs/build-with-claude/prompt-engineering/claude-4-best-practices")
            .documentation(include_str!("../docs/shouting.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if !may_shout(&document.text) {
            return Vec::new();
        }
        let edits: Vec<(Span, Vec<Edit>)> =
            runs(document).into_iter().filter_map(|run| Some((run.span, calm(document, &run)?))).collect();
        if edits.is_empty()
            || is_mostly_capitals(document)
            || says(document, &MEANT)
            || is_fiction_or_message(document)
            || asks_for_work_on_text(document)
            || quotes_itself(document)
        {
            return Vec::new();
        }
        let message = "current models obey a calm demand and overdo a shouted one";
        edits.into_iter().map(|(span, edits)| Finding::edit(span, edits, message)).collect()
    }
}

/// A quick look that lets most prompts pass: three words in capitals have at least three
/// pairs of neighbouring capitals.
fn may_shout(text: &str) -> bool {
    let mut pairs = 0;
    let mut previous = false;
    for byte in text.bytes() {
        let capital = byte.is_ascii_uppercase();
        pairs += usize::from(capital && previous);
        previous = capital;
    }
    pairs >= 3
}

/// Words in capitals in a row, within one line and one sentence or label.
struct Run {
    span: Span,
    words: Vec<Span>,
}

fn runs(document: &Document) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for (span, word) in document.words() {
        let capitals = word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
        let joined = |run: &Run| {
            let between = document.of(Span { start: run.span.end, end: span.start });
            between.len() <= 2 && between.chars().all(|c| matches!(c, ' ' | ',' | ':' | '-' | '!'))
        };
        match runs.last_mut().filter(|run| open && joined(run)) {
            Some(run) if capitals => {
                run.span.end = span.end;
                run.words.push(span);
            }
            _ if capitals => runs.push(Run { span, words: vec![span] }),
            _ => {}
        }
        open = capitals;
    }
    runs.retain(|run| is_demand(document, run));
    runs
}

fn is_demand(document: &Document, run: &Run) -> bool {
    run.words.len() >= 3
        && run.words.iter().any(|word| is_any(document.of(*word), DEMANDS))
        && !document.is_protected(run.span)
        && document.sentence_at(run.span).is_some()
        && !is_heading(document, run)
}

/// Whether the run's whole line is in capitals and is no sentence.
fn is_heading(document: &Document, run: &Run) -> bool {
    let before = document.text.get(..run.span.from()).unwrap_or_default();
    let after = document.text.get(run.span.to()..).unwrap_or_default();
    let (head, tail) = (before.rsplit('\n').next().unwrap_or_default(), after.split('\n').next().unwrap_or_default());
    let capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let sentence = tail.trim_end().ends_with(['.', '!']) && !head.trim_start().starts_with('#');
    capitals(head) && capitals(tail) && !sentence
}

/// The run in lower case; none when one of its words may be a name.
fn calm(document: &Document, run: &Run) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    for word in &run.words {
        let text = document.of(*word);
        if is_common(text) {
            let opens = opens_sentence(document, *word);
            let calmed = if text == "I" || text.starts_with("I'") { None } else { Some(calmed(text, opens)) };
            edits.extend(calmed.filter(|calmed| calmed != text).map(|replacement| Edit { span: *word, replacement }));
        } else if text.len() > 3 && !is_any(text, ACRONYMS) {
            // Too long for an acronym that nobody has to know, unknown as a word:
            // perhaps a name.
            return None;
        }
    }
    (!edits.is_empty()).then_some(edits)
}

fn is_common(word: &str) -> bool {
    let table: &'static Phrases<()> = &COMMON;
    table.at(word, 0).is_some_and(|found| found.span.to() == word.len())
}

fn opens_sentence(document: &Document, word: Span) -> bool {
    let before = document.text.get(..word.from()).unwrap_or_default();
    let before = before.trim_end_matches([' ', '*', '_', '-']);
    before.is_empty() || before.ends_with(['.', '!', '?', '\n'])
}

/// `word` in lower case; the first letter stays a capital where a sentence opens.
fn calmed(word: &str, opens: bool) -> String {
    word.chars().enumerate().map(|(index, c)| if opens && index == 0 { c } else { lower(c) }).collect()
}

/// Whether capitals are how the prompt is written, and no raised voice.
fn is_mostly_capitals(document: &Document) -> bool {
    let (mut upper, mut letters) = (0_usize, 0_usize);
    for (_, word) in words(&document.text).filter(|(_, word)| word.chars().all(char::is_alphabetic)) {
        letters += 1;
        upper += usize::from(word.len() > 1 && !word.chars().any(char::is_lowercase));
    }
    upper * 2 > letters
}
