//! One prompt before and after: what was kept, and what was added.

use std::collections::HashSet;

use prompt_host::improve::report::Improvement;

use crate::data::Prompt;
use crate::witness::{Witness, first_lost};

/// What is to be said of one answer.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// Whether there was anything to keep; by the witness, by the host, code fences alone.
    pub(crate) had: Kinds<bool>,
    /// The first text that was lost.
    pub(crate) lost: Kinds<Option<String>>,
    /// English words that a prompt in another language did not have before.
    pub(crate) added: Vec<String>,
}

/// One value for each way to say what must be kept.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Kinds<T> {
    pub(crate) witness: T,
    pub(crate) host: T,
    pub(crate) fences: T,
}

/// Judges an answer.
pub(crate) fn judge(witness: &Witness, prompt: &Prompt, answer: &Improvement) -> Verdict {
    let (before, after) = (&*answer.original, &*answer.improved);
    let texts = Kinds {
        witness: witness.all(before),
        host: answer.analysis.protected.iter().map(|protected| protected.span.of(before)).collect(),
        fences: witness.fenced(before),
    };
    let lost = |texts: &[&str]| first_lost(texts, before, after).map(str::to_owned);
    Verdict {
        had: Kinds {
            witness: !texts.witness.is_empty(),
            host: !texts.host.is_empty(),
            fences: !texts.fences.is_empty(),
        },
        lost: Kinds { witness: lost(&texts.witness), host: lost(&texts.host), fences: lost(&texts.fences) },
        added: if prompt.is_foreign() { added_english(before, after) } else { Vec::new() },
    }
}

/// Words that a rule in French, Spanish or German may write in the place of others, and that
/// look like English ones because they have no accents.
const NOT_ENGLISH: [&str; 14] =
    ["car", "con", "comme", "para", "pero", "por", "porque", "pour", "puis", "que", "sur", "und", "wegen", "weil"];

/// ASCII words of three letters and more that stand in `after` and not in `before`.
///
/// This is more than English: any new word in plain letters counts, whatever its language,
/// except a few that rules for other languages write.
fn added_english(before: &str, after: &str) -> Vec<String> {
    let known: HashSet<String> = words(before).collect();
    words(after).filter(|word| !known.contains(word) && !NOT_ENGLISH.contains(&word.as_str())).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .map(str::to_ascii_lowercase)
}
