//! Records as files, and back: JSONL, CSV and Parquet.
//!
//! ```text
//! store ─ pages ─▶ writer ─▶ file        file ─▶ reader ─ checked ─▶ batches ─▶ store
//! ```
//!
//! All three keep everything: what is exported, imported elsewhere and exported again is the
//! same byte for byte. At no time more than one page of records is in memory, nor, for Parquet,
//! more than one row group.
//!
//! - **JSONL** has one record a line, with the fields of [`PromptEnhancementRecord`].
//! - **Parquet** has the typed columns of [`flat::COLUMNS`], with lists as JSON, compressed with zstd.
//! - **CSV** has the same columns as text. A spreadsheet would run a cell that begins with `=`,
//!   `+`, `-` or `@`, so a text that does has `'` before it, which spreadsheets do not show. A
//!   text that begins with `'` gets another one, and an empty text where there could be none
//!   is a `'` alone: reading takes one `'` away, and an empty cell is no text.

mod atomic;
mod csv;
pub mod flat;
mod import;
mod jsonl;
mod parquet;

use std::io::{self, Write};
use std::path::Path;

pub use atomic::AtomicFile;
pub use import::{BadEntries, BadEntry, ImportError, ImportOptions, Imported, import};

use super::{Filter, PromptEnhancementRecord, RecordStore, StoreError};

/// How a file of records is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// A table of text, for spreadsheets.
    Csv,
    /// Typed columns, for data tools.
    Parquet,
}

/// Why an export ended early.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The store did not give its records.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file did not take them.
    #[error("failed to write records")]
    Write(#[from] io::Error),
    /// A record cannot be laid out so.
    #[error("failed to write a record as {format}")]
    Encode {
        /// The layout.
        format: &'static str,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// Writes records one after the other.
trait Writer: Send {
    /// Answers how many bytes the record takes, about.
    fn write(&mut self, record: &PromptEnhancementRecord) -> Result<usize, ExportError>;

    /// Writes what is left, and the end.
    fn finish(self: Box<Self>) -> Result<(), ExportError>;
}

/// Bytes of records that are read at once, about.
const PAGE_BYTES: usize = 2 << 20;
/// Records that are read at once at first, and the most: large ones may follow small ones.
const FIRST_PAGE: usize = 16;
const LARGEST_PAGE: usize = 200;

impl Format {
    /// The layout that the ending of a file's name means.
    pub fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    /// What an entry of a file is called.
    fn entry(self) -> &'static str {
        match self {
            Self::Jsonl | Self::Csv => "line",
            Self::Parquet => "row",
        }
    }

    fn writer<'w>(self, out: &'w mut (dyn Write + Send)) -> Result<Box<dyn Writer + 'w>, ExportError> {
        Ok(match self {
            Self::Jsonl => Box::new(jsonl::JsonlWriter::new(out)),
            Self::Csv => Box::new(csv::CsvWriter::new(out)?),
            Self::Parquet => Box::new(parquet::ParquetWriter::new(out)?),
        })
    }
}

/// Writes the records that meet `filter` to `out`, by rising id, and answers how many.
/// `progress` hears how many there are so far.
///
/// Records that come while it runs are there or not; none is there in part.
///
/// # Errors
/// When the store cannot be read or `out` cannot be written; what is written then is no whole file.
pub async fn export(
    store: &dyn RecordStore,
    filter: &Filter,
    format: Format,
    out: &mut (dyn Write + Send),
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<u64, ExportError> {
    let mut writer = format.writer(out)?;
    let (mut count, mut after, mut limit) = (0, None, FIRST_PAGE);
    loop {
        let page = store.page(filter, after, limit).await?;
        let mut bytes = 0;
        for record in &page {
            bytes += writer.write(record)?;
            count += 1;
        }
        progress(count);
        match page.last() {
            Some(last) if page.len() >= limit => after = Some(last.id),
            _ => break,
        }
        limit = next_page(limit, bytes / page.len().max(1));
    }
    writer.finish()?;
    Ok(count)
}

/// How many records to read next, after `limit` of `size` bytes each.
fn next_page(limit: usize, size: usize) -> usize {
    (PAGE_BYTES / size.max(1)).clamp(1, LARGEST_PAGE).min(limit.saturating_mul(4))
}

#[cfg(test)]
mod tests;
