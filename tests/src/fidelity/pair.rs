//! One labelled pair, as its file says it.

use std::fs;
use std::ops::Range;
use std::path::Path;

use clap::ValueEnum;
use prompt_host::verify::report::Verdict;

/// What a pair may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Set {
    /// To write checks by.
    Tune,
    /// To measure them, and nothing else.
    HeldOut,
}

/// A prompt, a rewrite, and what a careful reader sees between them.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The file's name.
    pub claim: String,
    /// What it may be used for.
    pub set: Set,
    /// The reader's verdict.
    pub verdict: Verdict,
    /// The prompt.
    pub original: String,
    /// What somebody made of it.
    pub rewrite: String,
    /// What the reader sees.
    pub labels: Vec<Label>,
}

/// One difference that a reader sees.
#[derive(Debug, Clone)]
pub struct Label {
    /// Its code.
    pub code: String,
    /// Where its text stands: in the rewrite for `added-`, otherwise in the original. A text
    /// that occurs several times stands at each of these places.
    pub places: Vec<Range<usize>>,
    /// Its text.
    pub text: String,
}

impl Label {
    /// Whether it speaks of the rewrite's text.
    pub fn is_of_rewrite(&self) -> bool {
        self.code.starts_with("added-")
    }
}

impl Pair {
    /// Reads a pair.
    ///
    /// # Panics
    /// When the file is no pair; says what is wrong.
    pub fn read(path: &Path) -> Self {
        let claim = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("failed to read {claim}: {error}"));
        let (settings, rest) = text.split_once("-----\n").unwrap_or_else(|| panic!("{claim}: no line of hyphens"));
        let mut parts = rest.split("\n=====\n");
        let (Some(original), Some(rewrite), Some(labels), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            panic!("{claim}: not three parts");
        };
        let setting = |name: &str| {
            let value = settings.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            value.unwrap_or_else(|| panic!("{claim}: no setting `{name}`"))
        };
        let labels = labels.lines().filter(|line| *line != "none").map(|line| {
            let (code, text) = line
                .strip_prefix("! ")
                .and_then(|label| label.split_once(' '))
                .unwrap_or_else(|| panic!("{claim}: `{line}` is no label"));
            let home = if code.starts_with("added-") { rewrite } else { original };
            let places: Vec<Range<usize>> = home.match_indices(text).map(|(at, _)| at..at + text.len()).collect();
            assert!(!places.is_empty(), "{claim}: `{text}` stands nowhere");
            Label { code: code.to_owned(), places, text: text.to_owned() }
        });
        Self {
            set: choice(&claim, setting("set")),
            verdict: choice(&claim, setting("verdict")),
            labels: labels.collect(),
            original: original.to_owned(),
            rewrite: rewrite.to_owned(),
            claim,
        }
    }
}

/// The choice that a setting names.
fn choice<T: ValueEnum>(claim: &str, value: &str) -> T {
    T::from_str(value, false).unwrap_or_else(|error| panic!("{claim}: `{value}` is no choice: {error}"))
}
