//! Records from files: checked as a whole, then kept.

use std::fmt;
use std::fs::File;
use std::io::{self, Seek as _, SeekFrom};
use std::sync::Arc;

use super::Format;
use super::csv::CsvReader;
use super::jsonl::JsonlReader;
use super::parquet::ParquetReader;
use crate::records::{PromptEnhancementRecord, RecordStore, StoreError};

/// Bad entries that are told one by one.
const TOLD: usize = 20;
/// Records, and bytes of text, that are kept at once.
const BATCH_RECORDS: usize = 500;
const BATCH_BYTES: usize = 4 << 20;

/// How to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportOptions {
    /// How the file is laid out.
    pub format: Format,
    /// Whether bad entries are left out, rather than all of the file refused.
    pub skip_bad: bool,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Imported {
    /// Records of the file that were good.
    pub records: u64,
    /// Those that the store did not have yet.
    pub new: u64,
    /// Entries that were left out.
    pub bad: BadEntries,
}

/// An entry that is no record.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BadEntry {
    /// Where it is: `line 3`, `row 3`.
    pub place: String,
    /// What is wrong with it.
    pub what: String,
}

/// Entries that are no records; a file of another kind has very many.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct BadEntries {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: Vec<BadEntry>,
}

impl BadEntries {
    fn push(&mut self, bad: BadEntry) {
        self.count += 1;
        if self.first.len() < TOLD {
            self.first.push(bad);
        }
    }
}

impl fmt::Display for BadEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// A line for each that is told.
impl fmt::Display for BadEntries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, bad) in self.first.iter().enumerate() {
            let between = if index == 0 { "" } else { "\n" };
            write!(f, "{between}{bad}")?;
        }
        let rest = self.count.saturating_sub(self.first.len() as u64);
        if rest > 0 { write!(f, "\nand {rest} more") } else { Ok(()) }
    }
}

/// Why nothing, or not all, was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error("failed to read records")]
    Read(#[from] io::Error),
    /// The file as a whole is something else.
    #[error("failed to read records as {format}")]
    Layout {
        /// The layout that was expected.
        format: &'static str,
        /// What is wrong.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Some entries are no records; nothing was kept.
    #[error("{count} of {all} entries are bad and nothing was imported: mend them, or leave them out with `--skip-bad`\n{0}", count = .0.count, all = .1)]
    Bad(BadEntries, u64),
    /// The store did not take all. Those that it took stay, and importing again keeps them once.
    #[error("failed to import after {kept} records; importing the file again goes on from there")]
    Store {
        /// New records that are kept.
        kept: u64,
        /// Why.
        #[source]
        source: StoreError,
    },
}

/// One entry of a file: the number of its line or row, and its record or what is wrong with it.
pub(super) type Entry = (u64, Result<Box<PromptEnhancementRecord>, String>);

type Entries = Box<dyn Iterator<Item = Result<Entry, ImportError>> + Send>;

/// All entries of the file, from its beginning.
fn entries(file: &File, format: Format) -> Result<Entries, ImportError> {
    let mut file = file.try_clone()?;
    file.seek(SeekFrom::Start(0))?;
    let read: Entries = match format {
        Format::Jsonl => Box::new(JsonlReader::new(file)),
        Format::Csv => Box::new(CsvReader::new(file)?),
        Format::Parquet => Box::new(ParquetReader::new(file)?),
    };
    Ok(Box::new(read.map(|entry| {
        let (number, record) = entry?;
        Ok((number, record.and_then(|record| nonsense(&record).map_or(Ok(record), Err))))
    })))
}

/// What is wrong with a record whose fields are all there: numbers that would mislead whoever
/// learns from them.
fn nonsense(record: &PromptEnhancementRecord) -> Option<String> {
    let share = |number: f64| (0.0..=1.0).contains(&number);
    let outside = |what: &str, number: f64| (!share(number)).then(|| format!("{what} {number} is not from 0 to 1"));
    let changes = record.changes.iter().filter_map(|change| outside("a change's probability", change.probability?));
    let decisions = record.decisions.iter().filter_map(|decision| {
        outside("a decision's probability", decision.probability).or_else(|| {
            (!share(decision.propensity) || decision.propensity == 0.0)
                .then(|| format!("a propensity of {} is none", decision.propensity))
        })
    });
    let credit = record.outcome.iter().flat_map(|outcome| &outcome.credit);
    let credit = credit.filter_map(|credit| outside("a credit of", credit.kept));
    let rating = record.outcome.as_ref().and_then(|outcome| outcome.rating);
    let rating = rating
        .filter(|rating| !(1..=5).contains(rating))
        .map(|rating| format!("a rating of {rating} is not from 1 to 5"));
    changes.chain(decisions).chain(credit).chain(rating).next()
}

/// Keeps the records of `file`; those that the store has already stay as they are. `progress`
/// hears how many were kept so far.
///
/// All of the file is looked at before anything is kept: with a bad entry nothing is, unless
/// bad ones are to be left out.
///
/// # Errors
/// When the file cannot be read, has bad entries, or the store does not take them.
pub async fn import(
    store: &dyn RecordStore,
    file: &File,
    options: ImportOptions,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Imported, ImportError> {
    let ImportOptions { format, skip_bad } = options;
    let mut imported = Imported::default();
    let mut all = 0;
    for entry in entries(file, format)? {
        all += 1;
        if let (number, Err(what)) = entry? {
            imported.bad.push(BadEntry { place: format!("{} {number}", format.entry()), what });
        }
    }
    if imported.bad.count > 0 && !skip_bad {
        return Err(ImportError::Bad(imported.bad, all));
    }
    let (mut batch, mut bytes) = (Vec::new(), 0);
    for entry in entries(file, format)? {
        let (_, Ok(record)) = entry? else { continue };
        bytes += record.original.len() + record.improved.len();
        batch.push(Arc::from(record));
        if batch.len() >= BATCH_RECORDS || bytes >= BATCH_BYTES {
            imported.keep(store, &mut batch).await?;
            bytes = 0;
            progress(imported.records);
        }
    }
    imported.keep(store, &mut batch).await?;
    progress(imported.records);
    Ok(imported)
}

impl Imported {
    async fn keep(
        &mut self,
        store: &dyn RecordStore,
        batch: &mut Vec<Arc<PromptEnhancementRecord>>,
    ) -> Result<(), ImportError> {
        let new = store.insert(batch).await.map_err(|source| ImportError::Store { kept: self.new, source })?;
        self.new += new as u64;
        self.records += batch.len() as u64;
        batch.clear();
        Ok(())
    }
}
