//! Reads lines of bounded length.

use std::io;

use rmcp::model::RequestId;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};

use super::request_id::RequestIdScanner;

/// Bytes read at once.
const READ_BYTES: usize = 64 << 10;
/// The buffer that is kept between lines; a longer line gives its memory back.
const KEPT_BYTES: usize = 1 << 20;

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Whole, in [`Lines::line`].
    Whole,
    /// Longer than it may be and dropped; the id of the request it was, if it had one.
    TooLong(Option<RequestId>),
    /// The input ended.
    End,
}

/// Lines of `R`. Dropping [`Lines::next`] half-way loses nothing.
#[derive(Debug)]
pub(super) struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    limit: usize,
    /// Set while the rest of a line that is too long is skipped.
    skipping: Option<RequestIdScanner>,
    complete: bool,
}

impl<R: AsyncRead + Unpin> Lines<R> {
    pub(super) fn new(input: R, limit: usize) -> Self {
        let input = BufReader::with_capacity(READ_BYTES, input);
        Self { input, line: Vec::new(), limit, skipping: None, complete: false }
    }

    /// The line that [`Lines::next`] found whole, without its end, byte order mark and outer white space.
    pub(super) fn line(&self) -> &[u8] {
        self.line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.line).trim_ascii()
    }

    /// Reads on to the end of a line. A last line needs no newline.
    pub(super) async fn next(&mut self) -> io::Result<Line> {
        if std::mem::take(&mut self.complete) {
            self.line.clear();
            self.line.shrink_to(KEPT_BYTES);
        }
        loop {
            // Between this await and `consume` nothing waits, so a dropped future loses no bytes.
            let available = self.input.fill_buf().await?;
            if available.is_empty() {
                return Ok(self.at_end());
            }
            let newline = memchr::memchr(b'\n', available);
            let (text, used) = match newline {
                Some(end) => (available.get(..end).unwrap_or_default(), end + 1),
                None => (available, available.len()),
            };
            match &mut self.skipping {
                Some(scanner) => scanner.feed(text),
                None if self.line.len() + text.len() > self.limit => {
                    let mut scanner = RequestIdScanner::default();
                    scanner.feed(&self.line);
                    scanner.feed(text);
                    self.line = Vec::new();
                    self.skipping = Some(scanner);
                }
                None => self.line.extend_from_slice(text),
            }
            self.input.consume(used);
            if newline.is_some() {
                return Ok(self.ended());
            }
        }
    }

    fn ended(&mut self) -> Line {
        match self.skipping.take() {
            Some(scanner) => Line::TooLong(scanner.finish()),
            None => {
                self.complete = true;
                Line::Whole
            }
        }
    }

    fn at_end(&mut self) -> Line {
        if self.skipping.is_some() || !self.line.is_empty() { self.ended() } else { Line::End }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn lines_come_one_by_one_and_the_last_needs_no_newline() {
        let mut lines = Lines::new(&b"\xEF\xBB\xBFone\r\n\ntwo"[..], 10);
        let mut read = Vec::new();
        while lines.next().await.unwrap() == Line::Whole {
            read.push(String::from_utf8(lines.line().to_vec()).unwrap());
        }
        assert_eq!(read, ["one", "", "two"]);
        assert_eq!(lines.next().await.unwrap(), Line::End);
    }

    #[tokio::test]
    async fn a_line_that_is_too_long_costs_itself_only_and_gives_its_id() {
        let long = format!("{{\"params\":\"{}\",\"id\":7}}\nnext\n", "x".repeat(200_000));
        let mut lines = Lines::new(long.as_bytes(), 100);
        assert_eq!(lines.next().await.unwrap(), Line::TooLong(Some(RequestId::Number(7))));
        assert_eq!(lines.next().await.unwrap(), Line::Whole);
        assert_eq!(lines.line(), b"next");
    }
}
