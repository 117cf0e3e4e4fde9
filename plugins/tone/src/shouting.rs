//! The rule `shouting`.

mod dictionary;
mod meant;
mod run;

use prompt_host_plugin::words::{eq_fold, is_any, lower, word_before, words};
use prompt_host_plugin::{Document, Edit, Finding, Material, Phase, Rule, RuleInfo, Span};

use dictionary::{Calm, calm};
use run::{Run, Voice, runs};

#[doc = include_str!("../docs/shouting.md")]
pub(crate) struct Shouting;

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
        let runs = runs(document);
        let shouted = shouted(document, &runs);
        if shouted.is_empty() || meant::everywhere(document, &runs) {
            return Vec::new();
        }
        let calmed: Vec<Calmed<'_>> =
            shouted.into_iter().map(|run| Calmed { run, edits: calm_run(document, run) }).collect();
        // "JSON" alone is no part of the shouting, a title in capitals may be.
        let others = runs
            .iter()
            .filter(|run| run.words.len() > 1)
            .any(|run| !calmed.iter().any(|calmed| calmed.run.span == run.span));
        if is_mostly_capitals(document) && (others || !is_demand(document, &runs)) {
            return Vec::new();
        }
        // A sentence is calmed wholly or not at all, and so is a list: its items look alike.
        let left: Vec<Span> =
            calmed.iter().filter(|calmed| calmed.edits.is_none()).map(|calmed| calmed.run.sentence).collect();
        let scale = meant::is_scale(document, &runs);
        let stays = |run: &Run| {
            left.contains(&run.sentence) || meant::here(document, run) || scale && meant::is_level(document, run)
        };
        let (kept, calmed): (Vec<_>, Vec<_>) = calmed.into_iter().partition(|calmed| stays(calmed.run));
        let lists: Vec<Span> = kept.iter().filter_map(|kept| list_of(document, kept.run)).collect();
        let in_kept_list = |run: &Run| list_of(document, run).is_some_and(|list| lists.contains(&list));
        let calmed = calmed.into_iter().filter(|calmed| !in_kept_list(calmed.run));
        calmed.filter_map(Calmed::into_finding).collect()
    }
}

/// A run of capitals with what puts it into a calm voice; none when one of its words may be
/// a name.
struct Calmed<'r> {
    run: &'r Run,
    edits: Option<Vec<Edit>>,
}

impl Calmed<'_> {
    fn into_finding(self) -> Option<Finding> {
        let edits = self.edits.filter(|edits| !edits.is_empty())?;
        Some(Finding::edit(self.run.span, edits, "current models obey a calm demand and overdo a shouted one"))
    }
}

/// The list that the run stands in.
fn list_of(document: &Document, run: &Run) -> Option<Span> {
    document.block_at(run.span).filter(|block| block.material == Material::Items).map(|block| block.span)
}

/// A quick look that lets most prompts pass: a stressed word in capitals has at least
/// three pairs of neighbouring capitals.
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

/// The runs that are loud, with those that are part of the shouting.
fn shouted<'r>(document: &Document, runs: &'r [Run]) -> Vec<&'r Run> {
    let voices: Vec<(&Run, Voice)> = runs.iter().filter_map(|run| Some((run, run.voice(document)?))).collect();
    let loud: Vec<Span> =
        voices.iter().filter(|(_, voice)| *voice == Voice::Loud).map(|(run, _)| run.sentence).collect();
    let part = |run: &Run, voice: Voice| match voice {
        Voice::Loud => true,
        Voice::Stressed => !loud.is_empty(),
        Voice::Quiet => loud.contains(&run.sentence),
    };
    voices.into_iter().filter(|(run, voice)| part(run, *voice)).map(|(run, _)| run).collect()
}

/// What puts the run into a calm voice; none when one of its words may be a name.
fn calm_run(document: &Document, run: &Run) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    for word in &run.words {
        let text = document.of(*word);
        let replacement = match calm(text, word_before(&document.text, word.from())) {
            Calm::Lower => lowered(text, opens_sentence(document, *word)),
            Calm::Name(name) => name.to_owned(),
            Calm::Stays => continue,
            Calm::Unknown => return None,
        };
        if replacement != text {
            edits.push(Edit { span: *word, replacement });
        }
    }
    Some(edits)
}

fn opens_sentence(document: &Document, word: Span) -> bool {
    let before = document.text.get(..word.from()).unwrap_or_default();
    let label = before.trim_end_matches(' ');
    let before = before.trim_end_matches([' ', '*', '_', '-', '•']);
    label.ends_with(":**") || label.ends_with("**:") || before.is_empty() || before.ends_with(['.', '!', '?', '\n'])
}

/// `word` in lower case; the first letter stays a capital where a sentence opens.
fn lowered(word: &str, opens: bool) -> String {
    word.chars().enumerate().map(|(index, c)| if opens && index == 0 { c } else { lower(c) }).collect()
}

/// Whether most words are in capitals: perhaps that is how the prompt is written.
fn is_mostly_capitals(document: &Document) -> bool {
    let (mut upper, mut letters) = (0_usize, 0_usize);
    for (_, word) in words(&document.text).filter(|(_, word)| word.chars().all(char::is_alphabetic)) {
        letters += 1;
        upper += usize::from(word.len() > 1 && !word.chars().any(char::is_lowercase));
    }
    upper * 2 > letters
}

/// Whether the capitals are a demand all the same: something else is in lower case, or
/// the only sentence tells the model what it must do.
fn is_demand(document: &Document, runs: &[Run]) -> bool {
    if document.words().any(|(_, word)| word.len() > 1 && word.chars().any(char::is_lowercase)) {
        return true;
    }
    let [run] = runs else { return false };
    let mut said =
        run.words.iter().map(|word| document.of(*word)).filter(|word| !is_any(word, &["critical", "important"]));
    let (first, second) = (said.next().unwrap_or_default(), said.next().unwrap_or_default());
    is_any(first, &["never", "always", "don't"])
        || (eq_fold(first, "you") && is_any(second, &["must", "should", "cannot"]))
        || (eq_fold(first, "do") && eq_fold(second, "not"))
}
