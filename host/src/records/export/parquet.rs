//! Records as typed columns, in row groups compressed with zstd.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use ::parquet::arrow::ArrowWriter;
use ::parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use arrow_array::types::{TimestampMillisecondType, UInt64Type};
use arrow_array::{Array, ArrayRef, PrimitiveArray, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, TimeUnit};
use serde_json::Value;

use super::flat::{self, COLUMNS, Column, Kind};
use super::import::{Entry, ImportError};
use super::{ExportError, Writer};
use crate::records::{PromptEnhancementRecord, UtcTime};

/// Rows and bytes of text that are turned into columns at once.
const BATCH_ROWS: usize = 256;
const BATCH_BYTES: usize = 4 << 20;
/// Bytes of a row group before it is written: what has to be in memory.
const GROUP_BYTES: usize = 32 << 20;

fn schema() -> Arc<Schema> {
    let field = |column: &Column| Field::new(column.name, data_type(column.kind), column.optional);
    Arc::new(Schema::new(COLUMNS.iter().map(field).collect::<Vec<_>>()))
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text | Kind::Json => DataType::Utf8,
        Kind::Time => DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into())),
        Kind::Whole => DataType::UInt64,
    }
}

pub(super) struct ParquetWriter<'w> {
    out: ArrowWriter<&'w mut (dyn Write + Send)>,
    schema: Arc<Schema>,
    rows: Vec<Vec<Value>>,
    bytes: usize,
}

impl<'w> ParquetWriter<'w> {
    pub(super) fn new(out: &'w mut (dyn Write + Send)) -> Result<Self, ExportError> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_max_row_group_bytes(Some(GROUP_BYTES))
            .set_created_by("prompt-host".to_owned())
            .build();
        let schema = schema();
        let out = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties)).map_err(failed)?;
        Ok(Self { out, schema, rows: Vec::new(), bytes: 0 })
    }

    fn write_rows(&mut self) -> Result<(), ExportError> {
        let rows = std::mem::take(&mut self.rows);
        self.bytes = 0;
        if rows.is_empty() {
            return Ok(());
        }
        let columns = COLUMNS.iter().enumerate().map(|(index, column)| array(*column, &rows, index)).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns)
            .map_err(|error| ExportError::Encode { format: "Parquet", source: error.into() })?;
        self.out.write(&batch).map_err(failed)
    }
}

fn failed(error: ParquetError) -> ExportError {
    ExportError::Encode { format: "Parquet", source: error.into() }
}

/// One column of `rows`.
fn array(column: Column, rows: &[Vec<Value>], index: usize) -> ArrayRef {
    let cells = rows.iter().map(|row| row.get(index).unwrap_or(&Value::Null));
    match column.kind {
        Kind::Text | Kind::Json => Arc::new(cells.map(Value::as_str).collect::<StringArray>()),
        Kind::Whole => Arc::new(cells.map(Value::as_u64).collect::<PrimitiveArray<UInt64Type>>()),
        Kind::Time => {
            let millis = |cell: &Value| i64::try_from(cell.as_str()?.parse::<UtcTime>().ok()?.millis()).ok();
            let times: PrimitiveArray<TimestampMillisecondType> = cells.map(millis).collect();
            Arc::new(times.with_timezone("UTC"))
        }
    }
}

impl Writer for ParquetWriter<'_> {
    fn write(&mut self, record: &PromptEnhancementRecord) -> Result<usize, ExportError> {
        let cells =
            flat::cells(record).map_err(|error| ExportError::Encode { format: "Parquet", source: error.into() })?;
        let bytes = cells.iter().map(|cell| cell.as_str().map_or(8, str::len)).sum();
        self.rows.push(cells);
        self.bytes += bytes;
        if self.rows.len() >= BATCH_ROWS || self.bytes >= BATCH_BYTES {
            self.write_rows()?;
        }
        Ok(bytes)
    }

    fn finish(mut self: Box<Self>) -> Result<(), ExportError> {
        self.write_rows()?;
        self.out.close().map_err(failed)?;
        Ok(())
    }
}

/// A column of a batch that was read.
enum Cells {
    Text(StringArray),
    Whole(PrimitiveArray<UInt64Type>),
    Time(PrimitiveArray<TimestampMillisecondType>),
}

impl Cells {
    fn of(array: &ArrayRef) -> Option<Self> {
        let any = array.as_any();
        let text = any.downcast_ref::<StringArray>().cloned().map(Self::Text);
        text.or_else(|| any.downcast_ref::<PrimitiveArray<UInt64Type>>().cloned().map(Self::Whole))
            .or_else(|| any.downcast_ref::<PrimitiveArray<TimestampMillisecondType>>().cloned().map(Self::Time))
    }

    fn value(&self, row: usize) -> Value {
        match self {
            Self::Text(cells) if cells.is_valid(row) => cells.value(row).into(),
            Self::Whole(cells) if cells.is_valid(row) => cells.value(row).into(),
            Self::Time(cells) if cells.is_valid(row) => {
                let time = u64::try_from(cells.value(row)).ok().and_then(UtcTime::from_millis);
                // A moment that cannot be written is told as the number that it is.
                time.map_or_else(|| cells.value(row).into(), |time| time.to_string().into())
            }
            _ => Value::Null,
        }
    }
}

pub(super) struct ParquetReader {
    batches: ParquetRecordBatchReader,
    columns: Vec<Column>,
    batch: Vec<Cells>,
    row: usize,
    rows: usize,
    number: u64,
}

impl ParquetReader {
    /// # Errors
    /// When it is no Parquet file, or its columns are others.
    pub(super) fn new(file: File) -> Result<Self, ImportError> {
        let wrong =
            |source: Box<dyn std::error::Error + Send + Sync>| ImportError::Layout { format: "Parquet", source };
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| wrong(error.into()))?;
        let mut columns = Vec::new();
        for field in builder.schema().fields() {
            let name = field.name();
            let Some(column) = COLUMNS.iter().find(|column| column.name == name) else {
                return Err(wrong(format!("there is no column `{name}`").into()));
            };
            let expected = data_type(column.kind);
            if *field.data_type() != expected {
                let what = format!("the column `{name}` is of type {}, expected {expected}", field.data_type());
                return Err(wrong(what.into()));
            }
            columns.push(*column);
        }
        if let Some(missing) = COLUMNS.iter().find(|column| !column.optional && !columns.contains(column)) {
            return Err(wrong(format!("the column `{}` is missing", missing.name).into()));
        }
        let batches = builder.with_batch_size(64).build().map_err(|error| wrong(error.into()))?;
        Ok(Self { batches, columns, batch: Vec::new(), row: 0, rows: 0, number: 0 })
    }

    fn next_batch(&mut self) -> Option<Result<(), ArrowError>> {
        let batch = match self.batches.next()? {
            Ok(batch) => batch,
            Err(error) => return Some(Err(error)),
        };
        // The types were looked at when the file was opened.
        self.batch = batch.columns().iter().filter_map(Cells::of).collect();
        self.rows = batch.num_rows();
        self.row = 0;
        Some(Ok(()))
    }
}

impl Iterator for ParquetReader {
    type Item = Result<Entry, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.row >= self.rows {
            if let Err(error) = self.next_batch()? {
                return Some(Err(ImportError::Layout { format: "Parquet", source: error.into() }));
            }
        }
        let row = self.row;
        self.row += 1;
        self.number += 1;
        let cells = self.columns.iter().zip(&self.batch).map(|(column, cells)| (*column, cells.value(row)));
        Some(Ok((self.number, flat::record(cells).map(Box::new))))
    }
}
