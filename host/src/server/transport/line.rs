//! Reads lines of bounded length, and writes lines.

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};

use super::carrier::{Incoming, Sink, Source};
use super::request_id::RequestIdScanner;

/// Bytes read at once.
const READ_BYTES: usize = 64 << 10;
/// The buffer that is kept between lines; a longer line gives its memory back.
const KEPT_BYTES: usize = 1 << 20;

/// Lines of `R`. Dropping [`Lines::next`] half-way loses nothing.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    limit: usize,
    /// Set while the rest of a line that is too long is skipped.
    skipping: Option<RequestIdScanner>,
    complete: bool,
}

impl<R: AsyncRead + Unpin> Lines<R> {
    pub(crate) fn new(input: R, limit: usize) -> Self {
        let input = BufReader::with_capacity(READ_BYTES, input);
        Self { input, line: Vec::new(), limit, skipping: None, complete: false }
    }

    /// The line that [`Lines::next`] found whole, without its end, byte order mark and outer white space.
    pub(crate) fn line(&self) -> &[u8] {
        self.line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.line).trim_ascii()
    }

    /// Reads on to the end of a line. A last line needs no newline.
    pub(crate) async fn next(&mut self) -> io::Result<Incoming> {
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

    fn ended(&mut self) -> Incoming {
        match self.skipping.take() {
            Some(scanner) => Incoming::TooLong(scanner.finish()),
            None => {
                self.complete = true;
                Incoming::Whole
            }
        }
    }

    fn at_end(&mut self) -> Incoming {
        if self.skipping.is_some() || !self.line.is_empty() { self.ended() } else { Incoming::End }
    }
}

impl<R: AsyncRead + Send + Unpin + 'static> Source for Lines<R> {
    fn next(&mut self) -> impl Future<Output = io::Result<Incoming>> + Send {
        Lines::next(self)
    }

    fn text(&self) -> &[u8] {
        self.line()
    }
}

/// Writes messages to `W`, each on a line.
#[derive(Debug)]
pub(crate) struct LineWriter<W>(pub(super) W);

impl<W: AsyncWrite + Send + Unpin + 'static> Sink for LineWriter<W> {
    async fn write(&mut self, mut message: Vec<u8>) -> io::Result<()> {
        message.push(b'\n');
        self.0.write_all(&message).await?;
        self.0.flush().await
    }
}

#[cfg(test)]
mod tests {
    use rmcp::model::RequestId;

    use super::*;

    #[tokio::test]
    async fn lines_come_one_by_one_and_the_last_needs_no_newline() {
        let mut lines = Lines::new(&b"\xEF\xBB\xBFone\r\n\ntwo"[..], 10);
        let mut read = Vec::new();
        while lines.next().await.unwrap() == Incoming::Whole {
            read.push(String::from_utf8(lines.line().to_vec()).unwrap());
        }
        assert_eq!(read, ["one", "", "two"]);
        assert_eq!(lines.next().await.unwrap(), Incoming::End);
    }

    #[tokio::test]
    async fn a_line_that_is_too_long_costs_itself_only_and_gives_its_id() {
        let long = format!("{{\"params\":\"{}\",\"id\":7}}\nnext\n", "x".repeat(200_000));
        let mut lines = Lines::new(long.as_bytes(), 100);
        assert_eq!(lines.next().await.unwrap(), Incoming::TooLong(Some(RequestId::Number(7))));
        assert_eq!(lines.next().await.unwrap(), Incoming::Whole);
        assert_eq!(lines.line(), b"next");
    }
}
