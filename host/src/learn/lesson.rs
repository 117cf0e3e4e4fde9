//! What one record teaches: a situation, what the gate decided there, and what the person kept.
//!
//! A rule's findings on one prompt stand or fall together, so they make one [`Credit`], with the
//! mean of what was kept of each. A record whose text was not kept teaches what needs no text:
//! see [`Situation::unread`].
//!
//! Records are not independent: one session says the same thing again and again, and so do near
//! copies of one prompt. Lessons that belong together get one group, and what is measured is
//! measured on groups that were not learned from. Copies are found by MinHash over triples of
//! words (Broder, "On the resemblance of documents", 1997): two bands of seven. The name of a
//! client says nothing of who sits at it (thousands are `claude-code`), and groups nothing.

use std::collections::HashMap;

use super::chance::Chance;
use super::situation::Situation;
use crate::plugin::Target;
use crate::prompt::Document;

const BANDS: usize = 2;
const ROWS: usize = 7;
/// A group of more than this share of all lessons is a chain of likenesses, and no likeness.
const LARGEST_GROUP: usize = 20;
/// Words of a prompt that are compared.
const MOST_WORDS: usize = 256;

/// What one record teaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// The prompt, as numbers.
    pub situation: Situation,
    /// What the gate decided about suggested edits.
    pub choices: Vec<Choice>,
    /// What became of each rule's edits.
    pub credits: Vec<Credit>,
    /// What else belongs to the same group has one of these in common.
    keys: Vec<u64>,
}

/// What the gate decided about one rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// `plugin/code`.
    pub rule: String,
    /// Whether its edits were applied.
    pub applied: bool,
    /// How likely the gate did what it did.
    pub propensity: f64,
}

/// What a person kept of what one rule did.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    /// `plugin/code`.
    pub rule: String,
    /// From 0, nothing, to 1, all.
    pub kept: f64,
}

/// What is known of the prompt of a record.
#[derive(Debug, Clone, Copy)]
pub enum Read<'a> {
    /// Its text, and what the local model takes it for.
    Text(&'a Document, Option<&'a str>),
    /// Its language.
    Nothing(Option<&'a str>),
}

impl Lesson {
    /// Of a prompt for `target`, in a session if in any. Of several entries of `kept` for one
    /// rule the mean counts.
    pub fn new(
        read: Read<'_>,
        target: Target,
        session: Option<&str>,
        choices: Vec<Choice>,
        kept: impl IntoIterator<Item = (String, f64)>,
    ) -> Self {
        let (situation, mut keys) = match read {
            Read::Text(document, task) => (Situation::of(document, target, task), likeness(&document.text)),
            Read::Nothing(language) => (Situation::unread(language, target), Vec::new()),
        };
        keys.extend(session.map(|session| Chance::of(&["session", session]).number()));
        let mut sums: Vec<(String, f64, f64)> = Vec::new();
        for (rule, kept) in kept {
            match sums.iter_mut().find(|(known, ..)| *known == rule) {
                Some((_, sum, count)) => (*sum, *count) = (*sum + kept, *count + 1.0),
                None => sums.push((rule, kept, 1.0)),
            }
        }
        let credits = sums.into_iter().map(|(rule, sum, count)| Credit { rule, kept: sum / count }).collect();
        Self { situation, choices, credits, keys }
    }

    /// What was kept of what `rule` did; none when it did nothing.
    pub fn kept(&self, rule: &str) -> Option<f64> {
        self.credits.iter().find(|credit| credit.rule == rule).map(|credit| credit.kept)
    }
}

/// The group of each lesson. A group is named by its least key, so that its name stays as long
/// as no earlier kin turns up.
pub fn groups(lessons: &[Lesson]) -> Vec<u64> {
    let mut parents: Vec<usize> = (0..lessons.len()).collect();
    let mut sizes = vec![1_usize; lessons.len()];
    let most = (lessons.len() / LARGEST_GROUP).max(8);
    let mut first: HashMap<u64, usize> = HashMap::new();
    for (index, lesson) in lessons.iter().enumerate() {
        for key in &lesson.keys {
            let other = *first.entry(*key).or_insert(index);
            let (one, other) = (root(&mut parents, index), root(&mut parents, other));
            let size = |at: usize| sizes.get(at).copied().unwrap_or_default();
            if one != other && size(one) + size(other) <= most {
                let sum = size(one) + size(other);
                let (young, old) = (one.max(other), one.min(other));
                if let (Some(parent), Some(size)) = (parents.get_mut(young), sizes.get_mut(old)) {
                    (*parent, *size) = (old, sum);
                }
            }
        }
    }
    let roots: Vec<usize> = (0..lessons.len()).map(|index| root(&mut parents, index)).collect();
    let owner = |key: &u64| first.get(key).and_then(|index| roots.get(*index));
    let mut names: HashMap<usize, u64> = HashMap::new();
    for (lesson, root) in lessons.iter().zip(&roots) {
        // A key that a full group has names that group alone. Without one of its own a lesson
        // goes under the number that it came with.
        let own = lesson.keys.iter().filter(|key| owner(key) == Some(root)).min().copied();
        let least = own.unwrap_or_else(|| Chance::new(*root as u64).number());
        names.entry(*root).and_modify(|name| *name = (*name).min(least)).or_insert(least);
    }
    roots.iter().map(|root| names.get(root).copied().unwrap_or_default()).collect()
}

fn root(parents: &mut [usize], mut index: usize) -> usize {
    while let Some(parent) = parents.get(index).copied().filter(|parent| *parent != index) {
        let grandparent = parents.get(parent).copied().unwrap_or(parent);
        if let Some(entry) = parents.get_mut(index) {
            *entry = grandparent;
        }
        index = parent;
    }
    index
}

/// One key for each band; texts with nineteen of twenty triples in common share one nine times
/// in ten, those with half in common one time in sixty.
fn likeness(text: &str) -> Vec<u64> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<u64> =
        words.take(MOST_WORDS).map(|word| Chance::of(&[word.to_lowercase().as_str()]).number()).collect();
    let mut least = [u64::MAX; BANDS * ROWS];
    // A text of fewer words than three is like its copies only.
    for triple in words.windows(words.len().clamp(1, 3)) {
        let hash = triple.iter().fold(0, |hash, word| Chance::new(hash ^ word).number());
        let mut hashes = Chance::new(hash);
        for least in &mut least {
            *least = (*least).min(hashes.number());
        }
    }
    if words.is_empty() {
        return Vec::new();
    }
    let key = |band: &[u64]| band.iter().fold(0x5eed, |hash, row| Chance::new(hash ^ row).number());
    least.chunks(ROWS).enumerate().map(|(band, rows)| key(rows) ^ band as u64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(text: &str, session: Option<&str>) -> Lesson {
        Lesson::new(Read::Text(&Document::analyse(text), None), Target::Unknown, session, Vec::new(), [])
    }

    const LETTER: &str = "Write a letter to my landlord about the heating that has been cold since Monday, and ask him \
                          politely when somebody will come to look at it.";

    #[test]
    fn copies_and_sessions_stay_together_and_others_apart() {
        let copy = LETTER.replace("Monday", "Tuesday");
        let lessons = [
            lesson(LETTER, None),
            lesson(&format!("{}\n", LETTER.to_uppercase()), None),
            lesson("Explain how tides work to a child of six.", Some("a")),
            lesson("Which of these two laptops is better for photos?", Some("a")),
            lesson("List the capitals of Asia in a table.", Some("b")),
            lesson(&copy, None),
            lesson("", None),
            lesson("", None),
        ];
        let groups = groups(&lessons);
        assert_eq!(groups[0], groups[1]);
        assert_eq!(groups[2], groups[3]);
        let different: std::collections::BTreeSet<u64> = [0, 2, 4, 6, 7].map(|index| groups[index]).into();
        assert_eq!(different.len(), 5, "{groups:?}");
    }

    #[test]
    fn a_chain_of_likenesses_does_not_become_one_group() {
        let lessons: Vec<Lesson> =
            (0..400).map(|round| lesson(&format!("Fix bug {round}."), Some("the same"))).collect();
        let mut sizes: HashMap<u64, usize> = HashMap::new();
        groups(&lessons).into_iter().for_each(|group| *sizes.entry(group).or_default() += 1);
        assert!(sizes.values().all(|size| *size <= 20), "{sizes:?}");
    }

    #[test]
    fn what_a_rule_did_in_several_places_counts_once() {
        let kept = [("a/b", 1.0), ("c/d", 1.0), ("a/b", 0.0)].map(|(rule, kept)| (rule.to_owned(), kept));
        let lesson = Lesson::new(Read::Nothing(Some("en")), Target::Gpt, None, Vec::new(), kept);
        assert_eq!((lesson.kept("a/b"), lesson.kept("c/d"), lesson.kept("e/f")), (Some(0.5), Some(1.0), None));
    }
}
