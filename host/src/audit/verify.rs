//! Looks whether a trail is as it was written.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::head::{self, Head};
use super::line::{self, Line, NOTHING};
use super::{beside, earlier_files};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Lines that are as they were written, up to the first that is not.
    pub lines: u64,
    /// The files, in the order of their lines.
    pub files: Vec<PathBuf>,
    /// Where the trail ends: what to keep elsewhere. None when it is not as it was written.
    pub head: Option<Head>,
    /// What a host that died has left behind, and the next one repairs.
    pub notes: Vec<String>,
    /// The first place that is not as it was written; none when all is well.
    pub fault: Option<Fault>,
}

/// A place that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The line in it, from 1; one behind the last where lines are missing there.
    pub line: u64,
    /// What is wrong.
    pub what: String,
}

/// What has been read so far.
struct Reader {
    lines: u64,
    last: Option<Line>,
    oldest: u64,
}

/// Reads the trail in `file` and in the files before it. `known` is a line that somebody has kept
/// elsewhere, by its number and digest: it must be there.
///
/// # Errors
/// When a file cannot be read, or there is no trail.
pub fn verify(file: &Path, known: Option<(u64, &str)>) -> io::Result<Verdict> {
    let _lock = lock(file);
    let head = Head::read(file);
    if matches!(&head, Ok(None)) && !file.exists() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "there is no audit trail"));
    }
    let mut verdict = Verdict { lines: 0, files: Vec::new(), head: None, notes: Vec::new(), fault: None };
    let fault = |file: &Path, line: u64, what: String| Some(Fault { file: file.to_owned(), line, what });
    let head = match head {
        Ok(head) => head.unwrap_or_else(Head::of_nothing),
        Err(error) => {
            verdict.fault = fault(&head::path(file), 1, format!("the head cannot be read: {error}"));
            return Ok(verdict);
        }
    };
    let mut reader = Reader { lines: 0, last: None, oldest: head.oldest };
    let mut is_known = known.is_none();
    let earlier = earlier_files(file)?.into_iter().filter(|(first, _)| *first >= head.oldest).map(|(_, path)| path);
    let files: Vec<PathBuf> = earlier.chain(file.exists().then(|| file.to_owned())).collect();
    verdict.files.clone_from(&files);
    let mut at = (files.last().cloned().unwrap_or_else(|| file.to_owned()), 1);
    for (index, path) in files.iter().enumerate() {
        let mut lines = BufReader::new(File::open(path)?);
        at = (path.clone(), 1);
        loop {
            let mut bytes = Vec::new();
            if lines.read_until(b'\n', &mut bytes)? == 0 {
                break;
            }
            let Some(whole) = bytes.strip_suffix(b"\n") else {
                let is_last = index + 1 == files.len();
                let ends_here = reader.last.as_ref().map_or(0, |last| last.seq) == head.seq;
                if is_last && ends_here {
                    verdict
                        .notes
                        .push("the last line is half written: a host died, and the next removes it".to_owned());
                    break;
                }
                verdict.fault = fault(path, at.1, "it was cut off".to_owned());
                verdict.lines = reader.lines;
                return Ok(verdict);
            };
            if let Err(what) = reader.take(whole) {
                verdict.fault = fault(path, at.1, what);
                verdict.lines = reader.lines;
                return Ok(verdict);
            }
            is_known =
                is_known || reader.last.as_ref().is_some_and(|last| known == Some((last.seq, last.hash.as_str())));
            at.1 += 1;
        }
    }
    verdict.lines = reader.lines;
    match ending(reader.last.as_ref(), &head) {
        Ok((head, note)) => {
            verdict.head = Some(head);
            verdict.notes.extend(note);
        }
        Err(what) => verdict.fault = fault(&at.0, at.1, what),
    }
    if let (None, false, Some((seq, _))) = (&verdict.fault, is_known, known) {
        verdict.fault = fault(file, at.1, format!("no line has the number {seq} and the digest that was kept of it"));
    }
    Ok(verdict)
}

impl Reader {
    /// Takes the next line, or says what is wrong with it.
    fn take(&mut self, bytes: &[u8]) -> Result<(), String> {
        let line = line::open(bytes).map_err(|error| error.to_string())?;
        let (expected, prev) = match &self.last {
            Some(last) => (last.seq + 1, Some(last.hash.as_str())),
            None if self.oldest == 1 => (1, Some(NOTHING)),
            // What came before was given up.
            None => (self.oldest, None),
        };
        if line.seq > expected {
            return Err(format!("lines {expected} to {} are missing before it", line.seq - 1));
        }
        if line.seq < expected {
            return Err(format!("it has the number {} where {expected} belongs: inserted or out of order", line.seq));
        }
        if prev.is_some_and(|prev| prev != line.prev) {
            return Err("it does not follow the line before it: one of them was replaced or inserted".to_owned());
        }
        self.lines += 1;
        self.last = Some(line);
        Ok(())
    }
}

/// Compares where the lines end with where the head says: the true end, and a note.
fn ending(last: Option<&Line>, head: &Head) -> Result<(Head, Option<String>), String> {
    let seq = last.map_or(0, |last| last.seq);
    let hash = last.map_or(NOTHING, |last| last.hash.as_str());
    if seq == head.seq {
        return match hash == head.hash {
            true => Ok((head.clone(), None)),
            false => Err("the last line is another than the head names".to_owned()),
        };
    }
    if seq < head.seq {
        return Err(format!("lines {} to {} are missing at the end", seq + 1, head.seq));
    }
    match last.filter(|last| last.seq == head.seq + 1 && last.prev == head.hash) {
        Some(last) => {
            let note = "the head is one line behind: a host died, and the next repairs it".to_owned();
            Ok((Head { seq, hash: last.hash.clone(), oldest: head.oldest }, Some(note)))
        }
        None => Err(format!("the head names line {} as the last: lines were added without it", head.seq)),
    }
}

/// Waits for hosts that write, where that is possible: a copy of a trail has nobody who does.
fn lock(file: &Path) -> Option<File> {
    let lock = fs::OpenOptions::new().read(true).open(beside(file, "lock")).ok()?;
    lock.lock_shared().ok()?;
    Some(lock)
}
