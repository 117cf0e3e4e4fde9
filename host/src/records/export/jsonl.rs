//! Records as JSON, one a line.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write};

use serde::Deserialize;
use uuid::Builder;

use super::import::{Entry, ImportError};
use super::{ExportError, Writer};
use crate::plugin::Target;
use crate::prompt::{Document, metrics};
use crate::records::{Capture, PromptEnhancementRecord, RecordId, RecordOrigin, UtcTime};

/// The longest line: a prompt may have 64 MiB, and a line has two of them, with escapes.
const MAX_LINE_BYTES: u64 = 256 << 20;

pub(super) struct JsonlWriter<'w> {
    out: &'w mut (dyn Write + Send),
    line: Vec<u8>,
}

impl<'w> JsonlWriter<'w> {
    pub(super) fn new(out: &'w mut (dyn Write + Send)) -> Self {
        Self { out, line: Vec::new() }
    }
}

impl Writer for JsonlWriter<'_> {
    fn write(&mut self, record: &PromptEnhancementRecord) -> Result<usize, ExportError> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, record)
            .map_err(|error| ExportError::Encode { format: "JSONL", source: error.into() })?;
        self.line.push(b'\n');
        self.out.write_all(&self.line)?;
        Ok(self.line.len())
    }

    fn finish(self: Box<Self>) -> Result<(), ExportError> {
        Ok(self.out.flush()?)
    }
}

/// A pair of prompts and nothing else, as people collect them by hand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    #[serde(alias = "original_prompt")]
    original: String,
    #[serde(alias = "improved_prompt")]
    improved: String,
}

impl Pair {
    /// A record of it. The id is made of the texts, so that a file that is imported twice is
    /// there once; nothing is said of what nobody knows.
    fn record(self, now: UtcTime) -> PromptEnhancementRecord {
        let Self { original, improved } = self;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&(original.len() as u64).to_le_bytes());
        hasher.update(original.as_bytes());
        hasher.update(improved.as_bytes());
        let mut bytes = [0; 16];
        hasher.finalize_xof().fill(&mut bytes);
        let (before, after) = (Document::analyse(original.as_str()), Document::analyse(improved.as_str()));
        // Without rules nobody has counted findings.
        let metrics = metrics::Metrics { clarity_gain: None, ..metrics::compare(&before, &after, 0.0, 0.0, 0, 0.0) };
        let language = before.language.map(str::to_owned);
        PromptEnhancementRecord {
            id: RecordId(Builder::from_custom_bytes(bytes).into_uuid()),
            time: now,
            session_id: None,
            client: None,
            target: Target::Unknown,
            origin: RecordOrigin::Synthetic,
            capture: Capture::Full,
            language,
            original,
            improved,
            changes: Vec::new(),
            decisions: Vec::new(),
            questions: Vec::new(),
            metrics,
            generation: 0,
            model: None,
            template: None,
            outcome: None,
        }
    }
}

/// Reads lines. A line that is none of a record is bad, and the next one may be good.
pub(super) struct JsonlReader {
    input: BufReader<File>,
    line: Vec<u8>,
    number: u64,
    now: UtcTime,
}

impl JsonlReader {
    pub(super) fn new(file: File) -> Self {
        Self { input: BufReader::new(file), line: Vec::new(), number: 0, now: UtcTime::now() }
    }

    /// Reads the next line into `line`; false at the end.
    fn next_line(&mut self) -> Result<bool, ImportError> {
        self.line.clear();
        self.number += 1;
        let read = (&mut self.input).take(MAX_LINE_BYTES).read_until(b'\n', &mut self.line)?;
        if read as u64 == MAX_LINE_BYTES && self.line.last() != Some(&b'\n') {
            return Err(ImportError::Layout {
                format: "JSONL",
                source: format!("line {} is longer than {MAX_LINE_BYTES} bytes", self.number).into(),
            });
        }
        Ok(read > 0)
    }
}

impl Iterator for JsonlReader {
    type Item = Result<Entry, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.next_line() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
            let text = self.line.trim_ascii();
            let text = if self.number == 1 { text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text) } else { text };
            if text.is_empty() {
                continue;
            }
            return Some(Ok((self.number, parsed(text, self.now).map(Box::new))));
        }
    }
}

fn parsed(text: &[u8], now: UtcTime) -> Result<PromptEnhancementRecord, String> {
    let mut input = serde_json::Deserializer::from_slice(text);
    let whole = serde_path_to_error::deserialize(&mut input);
    match whole.map_err(|error| error.to_string()).and_then(|record| {
        input.end().map_err(|error| error.to_string())?;
        Ok(record)
    }) {
        Ok(record) => Ok(record),
        Err(what) => match serde_json::from_slice::<Pair>(text) {
            Ok(pair) => Ok(pair.record(now)),
            Err(_) => Err(what),
        },
    }
}
