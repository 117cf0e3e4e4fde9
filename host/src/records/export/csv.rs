//! Records as a table of text. See [the module above](super) for how texts are kept apart
//! from formulas and from nothing.

use std::fs::File;
use std::io::{self, Read, Write};

use ::csv::{ByteRecord, ErrorKind, ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use serde_json::Value;

use super::flat::{self, COLUMNS, Column, Kind};
use super::import::{Entry, ImportError};
use super::{ExportError, Writer};
use crate::records::PromptEnhancementRecord;

/// Says that a cell is text.
const MARK: char = '\'';

pub(super) struct CsvWriter<'w> {
    out: ::csv::Writer<&'w mut (dyn Write + Send)>,
}

impl<'w> CsvWriter<'w> {
    pub(super) fn new(out: &'w mut (dyn Write + Send)) -> Result<Self, ExportError> {
        let mut out = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
        out.write_record(COLUMNS.map(|column| column.name)).map_err(failed)?;
        Ok(Self { out })
    }
}

impl Writer for CsvWriter<'_> {
    fn write(&mut self, record: &PromptEnhancementRecord) -> Result<usize, ExportError> {
        let cells = flat::cells(record).map_err(|error| ExportError::Encode { format: "CSV", source: error.into() })?;
        let cells: Vec<String> = COLUMNS.iter().zip(cells).map(|(column, cell)| shown(column, cell)).collect();
        self.out.write_record(&cells).map_err(failed)?;
        Ok(cells.iter().map(String::len).sum())
    }

    fn finish(mut self: Box<Self>) -> Result<(), ExportError> {
        Ok(self.out.flush()?)
    }
}

fn failed(error: ::csv::Error) -> ExportError {
    ExportError::Write(io::Error::from(error))
}

fn shown(column: &Column, cell: Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) if column.kind == Kind::Text => {
            let looks_like_more = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', MARK]);
            if looks_like_more || (column.optional && text.is_empty()) { format!("{MARK}{text}") } else { text }
        }
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn read(column: &Column, cell: &str) -> Result<Value, String> {
    if cell.is_empty() && column.optional {
        return Ok(Value::Null);
    }
    match column.kind {
        Kind::Text => Ok(cell.strip_prefix(MARK).unwrap_or(cell).into()),
        Kind::Time | Kind::Json => Ok(cell.into()),
        Kind::Whole => match cell.parse::<u64>() {
            Ok(number) => Ok(number.into()),
            Err(_) => Err(format!("`{}` is no whole number", column.name)),
        },
    }
}

/// The most bytes of one row: a file with a quotation mark that nothing closes is one row.
const LONGEST_ROW: u64 = 64 << 20;

/// A file that gives at most so many bytes at a time.
struct Rationed {
    file: File,
    ration: u64,
}

impl Read for Rationed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ration == 0 {
            let what = format!(
                "a row is longer than {} MiB: a quotation mark may be open, or the file is no CSV of records",
                LONGEST_ROW >> 20
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        }
        let read = (&mut self.file).take(self.ration).read(buffer)?;
        self.ration -= read as u64;
        Ok(read)
    }
}

pub(super) struct CsvReader {
    input: ::csv::Reader<Rationed>,
    columns: Vec<Column>,
    row: StringRecord,
}

impl CsvReader {
    /// # Errors
    /// When the first line does not name the columns.
    pub(super) fn new(file: File) -> Result<Self, ImportError> {
        let wrong = |what: String| ImportError::Layout { format: "CSV", source: what.into() };
        let mut input = ReaderBuilder::new().from_reader(Rationed { file, ration: LONGEST_ROW });
        let headings = input.byte_headers().map_err(|error| ImportError::Read(error.into()))?;
        let headings: &ByteRecord = headings;
        let mut columns = Vec::new();
        for heading in headings {
            let heading = String::from_utf8_lossy(heading);
            let name = heading.trim_start_matches('\u{feff}');
            let Some(column) = COLUMNS.iter().find(|column| column.name == name) else {
                return Err(wrong(format!("there is no column `{name}`")));
            };
            if columns.contains(column) {
                return Err(wrong(format!("the column `{name}` is there twice")));
            }
            columns.push(*column);
        }
        if let Some(missing) = COLUMNS.iter().find(|column| !column.optional && !columns.contains(column)) {
            return Err(wrong(format!("the column `{}` is missing", missing.name)));
        }
        Ok(Self { input, columns, row: StringRecord::new() })
    }

    fn entry(&self) -> Result<PromptEnhancementRecord, String> {
        let cells = self.columns.iter().zip(&self.row);
        let cells: Result<Vec<_>, String> = cells.map(|(column, cell)| Ok((*column, read(column, cell)?))).collect();
        flat::record(cells?)
    }
}

impl Iterator for CsvReader {
    type Item = Result<Entry, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.input.get_mut().ration = LONGEST_ROW;
        let start = self.input.position().line();
        let line_of = |position: Option<&::csv::Position>| position.map_or(start, ::csv::Position::line);
        let entry = match self.input.read_record(&mut self.row) {
            Ok(false) => return None,
            Ok(true) => (line_of(self.row.position()), self.entry().map(Box::new)),
            Err(error) => match error.kind() {
                ErrorKind::Io(_) => return Some(Err(ImportError::Read(error.into()))),
                ErrorKind::UnequalLengths { pos, expected_len, len } => {
                    (line_of(pos.as_ref()), Err(format!("has {len} cells, expected {expected_len}")))
                }
                ErrorKind::Utf8 { pos, err } => (line_of(pos.as_ref()), Err(err.to_string())),
                _ => (start, Err(error.to_string())),
            },
        };
        Some(Ok(entry))
    }
}
