//! Labelled prompts to learn from and to be judged by.
//!
//! Read from JSON lines; which labels a line has shows in its fields:
//! - `task`, `vague`, `missing_details[description, importance]` (IN3): whether something has to
//!   be asked, and what;
//! - `prompt`, `task`: the kind of work;
//! - `prompt` alone says nothing, and is counted.
//!
//! Near-duplicates belong to one [group](Dataset::groups): a prompt must not be judged by a
//! learner that has seen its twin.

use std::collections::HashMap;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use super::card::Source;
use super::heads::{self, SLOTS};
use super::random::{Random, scatter};

/// One prompt with what is known of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Example {
    /// The prompt.
    pub text: String,
    /// Where it comes from.
    pub source: String,
    /// Whether something has to be asked.
    pub clarification: Option<Clarification>,
    /// The kind of work, in our words.
    pub task: Option<&'static str>,
}

/// What an annotator found missing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Clarification {
    /// Whether anything has to be asked.
    pub needed: bool,
    /// How much: the importances of all details added up, in parts of [`UTMOST`], at most 1.
    pub degree: f32,
    /// Which slots of [`SLOTS`] a detail of importance 2 or 3 is missing for.
    pub slots: [bool; SLOTS.len()],
}

/// So much missing is as vague as a prompt gets: four details of the highest importance.
const UTMOST: f32 = 12.0;
/// A detail of importance 1 would be nice to know.
const MATTERS: u32 = 2;

/// Why data cannot be learned from.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The file or folder cannot be read.
    #[error("failed to read {}", .path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line is not what it should be.
    #[error("failed to read line {line} of {}", .path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// Nothing that says anything.
    #[error("found no labelled prompt in {paths}: lines need `task` and `vague`, or `prompt` and `task`")]
    Empty {
        /// Where.
        paths: String,
    },
}

/// Labelled prompts.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// In the order of the files, these by name.
    pub examples: Vec<Example>,
    /// Lines that say nothing to be learned.
    pub unlabelled: usize,
}

/// One line, whatever its file says.
#[derive(Deserialize)]
struct Line {
    prompt: Option<String>,
    task: Option<String>,
    vague: Option<bool>,
    source: Option<String>,
    #[serde(default)]
    missing_details: Vec<MissingDetail>,
}

#[derive(Deserialize)]
struct MissingDetail {
    #[serde(default)]
    description: String,
    importance: Importance,
}

/// A number, or one in quotes.
#[derive(Deserialize)]
#[serde(untagged)]
enum Importance {
    Number(u32),
    Text(String),
}

impl Importance {
    fn value(&self) -> u32 {
        match self {
            Self::Number(value) => *value,
            Self::Text(text) => text.trim().parse().unwrap_or(0),
        }
    }
}

impl Line {
    /// None where it has no label we know.
    fn into_example(self) -> Option<Example> {
        match self {
            Self { task: Some(text), vague: Some(needed), missing_details, source, .. } => {
                let mut slots = [false; SLOTS.len()];
                for detail in missing_details.iter().filter(|detail| detail.importance.value() >= MATTERS) {
                    for slot in heads::slots_of(&detail.description) {
                        if let Some(is_missing) = slots.get_mut(slot) {
                            *is_missing = true;
                        }
                    }
                }
                let sum: u32 = missing_details.iter().map(|detail| detail.importance.value().min(3)).sum();
                let degree = if needed { (sum.max(1) as f32 / UTMOST).min(1.0) } else { 0.0 };
                let clarification = Some(Clarification { needed, degree, slots });
                Some(Example { text, source: source.unwrap_or_else(|| "in3".to_owned()), clarification, task: None })
            }
            Self { prompt: Some(text), task: Some(task), source, .. } => {
                let task = heads::task_of(&task)?;
                let source = source.unwrap_or_else(|| "unknown".to_owned());
                Some(Example { text, source, clarification: None, task: Some(task) })
            }
            _ => None,
        }
    }
}

impl Dataset {
    /// All `.jsonl` files of folders, and files as they are named.
    ///
    /// # Errors
    /// [`DataError`] for what cannot be read, and where nothing says anything.
    pub fn read(paths: &[PathBuf]) -> Result<Self, DataError> {
        let mut dataset = Self::default();
        for path in paths {
            for file in files(path).map_err(|source| DataError::Read { path: path.clone(), source })? {
                dataset.add(&file)?;
            }
        }
        if dataset.examples.is_empty() {
            let paths = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
            return Err(DataError::Empty { paths });
        }
        Ok(dataset)
    }

    fn add(&mut self, path: &Path) -> Result<(), DataError> {
        let cannot_read = |source| DataError::Read { path: path.to_owned(), source };
        let lines = io::BufReader::new(fs::File::open(path).map_err(cannot_read)?).lines();
        for (number, line) in (1..).zip(lines) {
            let line = line.map_err(cannot_read)?;
            if line.trim().is_empty() {
                continue;
            }
            let line: Line = serde_json::from_str(&line).map_err(|source| DataError::Line {
                path: path.to_owned(),
                line: number,
                source,
            })?;
            match line.into_example() {
                Some(example) => self.examples.push(example),
                None => self.unlabelled += 1,
            }
        }
        Ok(())
    }

    /// What it was read from, with licences, sorted by name.
    pub fn sources(&self) -> Vec<Source> {
        /// Names in the data, for people, and the licence.
        const KNOWN: [(&str, &str, &str); 3] = [
            ("arena-hard-v2.0", "Arena-Hard v2", "Apache-2.0"),
            ("dolly", "BPO, its Dolly subset", "Apache-2.0"),
            ("in3", "Mistral-Interact, IN3", "Apache-2.0"),
        ];
        let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for example in &self.examples {
            *counts.entry(&example.source).or_default() += 1;
        }
        let source = |(key, examples): (&str, usize)| {
            let (name, licence) = KNOWN
                .iter()
                .find(|(known, ..)| *known == key)
                .map_or((key, "unknown"), |(_, name, licence)| (*name, *licence));
            Source { name: name.to_owned(), licence: licence.to_owned(), examples }
        };
        counts.into_iter().map(source).collect()
    }

    /// The group of each example: those whose pairs of words are mostly the same have one number.
    pub fn groups(&self) -> Vec<usize> {
        let shingles: Vec<Vec<u64>> = self.examples.iter().map(|example| shingles(&example.text)).collect();
        let mut groups = Groups((0..shingles.len()).collect());
        let mut buckets: HashMap<u64, Vec<usize>> = HashMap::new();
        for (index, own) in shingles.iter().enumerate() {
            for band in bands(own) {
                let bucket = buckets.entry(band).or_default();
                for other in bucket.iter() {
                    if groups.find(*other) != groups.find(index)
                        && shingles.get(*other).is_some_and(|other| likeness(own, other) >= ALIKE)
                    {
                        groups.join(*other, index);
                    }
                }
                // Whoever has this many twins in a bucket is found by one of them.
                if bucket.len() < 16 {
                    bucket.push(index);
                }
            }
        }
        (0..shingles.len()).map(|index| groups.find(index)).collect()
    }
}

/// Splits `rows` into `count` parts of about one size, whole groups in each. The seed decides.
pub fn folds(rows: &[usize], groups: &[usize], count: usize, seed: u64) -> Vec<Vec<usize>> {
    let group_of = |row: &usize| groups.get(*row).copied().unwrap_or(*row);
    let mut members: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
    for row in rows {
        members.entry(group_of(row)).or_default().push(*row);
    }
    let mut members: Vec<Vec<usize>> = members.into_values().collect();
    Random::new(seed).shuffle(&mut members);
    let mut folds = vec![Vec::new(); count.max(1)];
    for group in members {
        if let Some(smallest) = folds.iter_mut().min_by_key(|fold| fold.len()) {
            smallest.extend(group);
        }
    }
    folds
}

fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "jsonl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Jaccard likeness from which two prompts are one.
const ALIKE: f64 = 0.6;
/// MinHash: two sets of likeness 0.6 share one of the bands with a probability of 0.99 (1 − (1 − 0.6³)²⁰).
const BANDS: u64 = 20;
const ROWS: u64 = 3;

/// Pairs of words as sorted hashes; a text of one word has that.
fn shingles(text: &str) -> Vec<u64> {
    let text = text.to_lowercase();
    let words: Vec<u64> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.bytes()
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        })
        .collect();
    let pair = |pair: &[u64]| pair.iter().fold(0, |hash, word| scatter(hash ^ word));
    let mut shingles: Vec<u64> = words.windows(words.len().clamp(1, 2)).map(pair).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// One number for each band of a MinHash signature; sets that are alike share some (Broder 1997).
fn bands(shingles: &[u64]) -> impl Iterator<Item = u64> {
    let least = |seed: u64| shingles.iter().map(|shingle| scatter(shingle ^ scatter(seed))).min().unwrap_or(0);
    (0..BANDS).map(move |band| (0..ROWS).fold(band + 1, |hash, row| scatter(hash ^ least(band * ROWS + row))))
}

/// Shared by all in one or the other; both are sorted.
fn likeness(one: &[u64], other: &[u64]) -> f64 {
    let shared = one.iter().filter(|shingle| other.binary_search(shingle).is_ok()).count();
    shared as f64 / (one.len() + other.len() - shared).max(1) as f64
}

/// Union-find.
struct Groups(Vec<usize>);

impl Groups {
    fn find(&mut self, mut index: usize) -> usize {
        while let Some(parent) = self.0.get(index).copied().filter(|parent| *parent != index) {
            let grandparent = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(index) {
                *slot = grandparent;
            }
            index = grandparent;
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn written(lines: &str) -> Result<Dataset, DataError> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("data.jsonl"), lines).unwrap();
        Dataset::read(&[folder.path().to_owned()])
    }

    #[test]
    fn lines_show_in_their_fields_what_they_say() {
        let dataset = written(
            r#"{"task": "Plan a trip", "vague": true, "missing_details": [
{"description": "Budget of the trip", "importance": "3"}, {"description": "Dining preferences", "importance": "1"}]}
{"task": "Who won in 2001?", "vague": false, "missing_details": []}
{"source": "dolly", "prompt": "Sum it up", "task": "summarization"}
{"prompt": "Hello"}
"#
            .replace("[\n", "[")
            .as_str(),
        )
        .unwrap();
        let [trip, fact, sum] = &dataset.examples[..] else { panic!("{dataset:?}") };
        let trip = trip.clarification.unwrap();
        assert!(trip.needed && (trip.degree - 4.0 / 12.0).abs() < 1e-6);
        let missing: Vec<&str> =
            SLOTS.iter().zip(trip.slots).filter(|(_, is)| *is).map(|(slot, _)| slot.name).collect();
        assert_eq!(missing, ["budget"], "what would be nice to know does not count");
        assert_eq!(fact.clarification, Some(Clarification::default()));
        assert_eq!((sum.task, dataset.unlabelled), (Some("extraction"), 1));
    }

    #[test]
    fn a_bad_line_is_named_and_data_without_labels_is_refused() {
        let error = written("{\"prompt\": \"a\", \"task\": \"open_qa\"}\nnot json").unwrap_err();
        assert!(error.to_string().contains("line 2 of"), "{error}");
        assert!(matches!(written("{\"prompt\": \"Hello\"}\n"), Err(DataError::Empty { .. })));
    }

    #[test]
    fn near_duplicates_are_one_group_and_stay_in_one_fold() {
        let texts = [
            "I would like to plan a trip to Paris with my family next month.",
            "I would like to plan a trip to Paris with my family next week.",
            "Find the calorie content of one hundred grams of broccoli.",
            "",
        ];
        let example = |text: &str| Example { text: text.to_owned(), ..Example::default() };
        let dataset = Dataset { examples: texts.map(example).to_vec(), unlabelled: 0 };
        let groups = dataset.groups();
        assert_eq!(groups, [0, 0, 2, 3]);
        for seed in 0..20 {
            let folds = folds(&[0, 1, 2, 3], &groups, 2, seed);
            assert!(folds.iter().any(|fold| fold.contains(&0) && fold.contains(&1)), "{folds:?}");
            assert_eq!(folds.iter().map(Vec::len).sum::<usize>(), 4);
        }
    }
}
