//! The bytes of one connection, watched for what the HTTP library does not look at.
//!
//! hyper knows one time limit for everything up to the end of a header, counts no time for answers
//! that nobody reads, and takes a request with both a length and chunks as chunked without a word.
//! [`Wire`] gives a header that was begun its own time, ends a connection whose client does not
//! read, and notes requests whose framing could be read in two ways, which are then refused. So is
//! a request that came before the answer to the one before it: its header was not looked at.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;

/// What ends a header.
const END: &[u8] = b"\r\n\r\n";

/// What a connection is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Phase {
    /// Waiting for a request.
    Idle,
    /// Within a header.
    Header,
    /// Within a body or an answer, or no longer HTTP.
    Busy,
}

/// How the header of a request looked in its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framing {
    /// One way to read it.
    Clear,
    /// Two servers could disagree on where the request ends.
    Ambiguous,
    /// It came while the request before it was not answered.
    Unseen,
}

/// What the two ends of a connection, its bytes and its requests, tell each other.
#[derive(Debug)]
pub(super) struct Progress {
    phase: AtomicU8,
    /// A header was looked at that no request was made of yet.
    seen: AtomicBool,
    ambiguous: AtomicBool,
    late: AtomicBool,
}

impl Progress {
    pub(super) fn new() -> Arc<Self> {
        let [seen, ambiguous, late] = [(); 3].map(|()| AtomicBool::new(false));
        Arc::new(Self { phase: AtomicU8::new(Phase::Idle as u8), seen, ambiguous, late })
    }

    fn enter(&self, phase: Phase) {
        self.phase.store(phase as u8, Ordering::Relaxed);
    }

    fn is(&self, phase: Phase) -> bool {
        self.phase.load(Ordering::Relaxed) == phase as u8
    }

    /// A request was read; how its header looked.
    pub(super) fn begin(&self) -> Framing {
        self.enter(Phase::Busy);
        match (self.seen.swap(false, Ordering::Relaxed), self.ambiguous.swap(false, Ordering::Relaxed)) {
            (false, _) => Framing::Unseen,
            (true, true) => Framing::Ambiguous,
            (true, false) => Framing::Clear,
        }
    }

    /// Its answer is on the way, and the next request may come.
    pub(super) fn end(&self) {
        self.enter(Phase::Idle);
    }

    /// Whether the connection ended because a header took too long.
    pub(super) fn was_late(&self) -> bool {
        self.late.load(Ordering::Relaxed)
    }
}

/// How long things may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    pub(super) header: Duration,
    pub(super) write: Duration,
    /// Bytes of a header that are looked at; hyper refuses longer ones.
    pub(super) header_bytes: usize,
}

/// A stream that carries HTTP.
pub(super) struct Wire<T> {
    stream: T,
    progress: Arc<Progress>,
    patience: Patience,
    header: Vec<u8>,
    header_end: Option<Pin<Box<Sleep>>>,
    write_end: Option<Pin<Box<Sleep>>>,
}

impl<T> Wire<T> {
    pub(super) fn new(stream: T, progress: Arc<Progress>, patience: Patience) -> Self {
        Self { stream, progress, patience, header: Vec::new(), header_end: None, write_end: None }
    }

    /// Looks at bytes that came in.
    fn inspect(&mut self, bytes: &[u8]) {
        if self.progress.is(Phase::Idle) {
            self.header.clear();
            self.progress.enter(Phase::Header);
        }
        if !self.progress.is(Phase::Header) {
            return;
        }
        // The end may lie across two reads.
        let before = self.header.len().saturating_sub(END.len());
        let room = self.patience.header_bytes.saturating_sub(self.header.len());
        self.header.extend(bytes.iter().take(room));
        let fresh = self.header.get(before..).unwrap_or_default();
        let end = memchr::memmem::find(fresh, END).map(|at| before + at);
        match end {
            Some(end) => {
                let header = self.header.get(..end).unwrap_or_default();
                self.progress.seen.store(true, Ordering::Relaxed);
                self.progress.ambiguous.store(is_ambiguous(header), Ordering::Relaxed);
                self.progress.enter(Phase::Busy);
                self.header = Vec::new();
                self.header_end = None;
            }
            None if self.header_end.is_none() => {
                self.header_end = Some(Box::pin(tokio::time::sleep(self.patience.header)));
            }
            None => {}
        }
    }

    /// Passes on the outcome of a write, unless it has been waited for too long.
    fn written<R>(&mut self, context: &mut Context<'_>, outcome: Poll<io::Result<R>>) -> Poll<io::Result<R>> {
        if outcome.is_ready() {
            self.write_end = None;
            return outcome;
        }
        let write = self.patience.write;
        let end = self.write_end.get_or_insert_with(|| Box::pin(tokio::time::sleep(write)));
        ready!(end.as_mut().poll(context));
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "client does not read its answer")))
    }
}

/// Whether two servers could disagree on where the request ends: more than one length, a length
/// and chunks (RFC 9112, 6.3), or a folded line that could hide either.
fn is_ambiguous(header: &[u8]) -> bool {
    let (mut lengths, mut encodings) = (0, 0);
    for line in header.split(|byte| *byte == b'\n').skip(1) {
        if line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t')) {
            return true;
        }
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        lengths += usize::from(name.trim_ascii().eq_ignore_ascii_case(b"content-length"));
        encodings += usize::from(name.trim_ascii().eq_ignore_ascii_case(b"transfer-encoding"));
    }
    lengths + encodings > 1
}

impl<T: AsyncRead + Unpin> AsyncRead for Wire<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(context, buffer) {
            Poll::Ready(Ok(())) => {
                let fresh = buffer.filled().get(before..).unwrap_or_default();
                if !fresh.is_empty() && !self.progress.is(Phase::Busy) {
                    self.inspect(fresh);
                }
                Poll::Ready(Ok(()))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                let Some(end) = self.header_end.as_mut() else { return Poll::Pending };
                ready!(end.as_mut().poll(context));
                self.progress.late.store(true, Ordering::Relaxed);
                Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "header took too long")))
            }
        }
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Wire<T> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.written(context, outcome)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.written(context, outcome)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let outcome = Pin::new(&mut self.stream).poll_flush(context);
        self.written(context, outcome)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let outcome = Pin::new(&mut self.stream).poll_shutdown(context);
        self.written(context, outcome)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    fn patience() -> Patience {
        Patience { header: Duration::from_millis(20), write: Duration::from_millis(20), header_bytes: 1_000 }
    }

    #[test]
    fn framing_that_can_be_read_in_two_ways_is_noticed() {
        for (lines, ambiguous) in [
            ("Content-Length: 3", false),
            ("Transfer-Encoding: chunked", false),
            ("Content-Length: 3\r\nTransfer-Encoding: chunked", true),
            ("content-length: 3\r\nCONTENT-LENGTH: 3", true),
            ("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", true),
            ("X: a\r\n Content-Length: 3", true),
        ] {
            let header = format!("POST /mcp HTTP/1.1\r\nHost: localhost\r\n{lines}");
            assert_eq!(is_ambiguous(header.as_bytes()), ambiguous, "{lines}");
        }
    }

    #[tokio::test]
    async fn a_header_that_does_not_end_ends_the_connection() {
        let (mut client, server) = tokio::io::duplex(1_000);
        let progress = Progress::new();
        let mut wire = Wire::new(server, Arc::clone(&progress), patience());
        client.write_all(b"POST /mcp HTTP/1.1\r\nHos").await.unwrap();
        let error = wire.read_to_end(&mut Vec::new()).await.unwrap_err();
        assert_eq!((error.kind(), progress.was_late()), (io::ErrorKind::TimedOut, true));
    }

    #[tokio::test]
    async fn a_header_in_pieces_is_whole_once_its_end_has_come() {
        let (mut client, server) = tokio::io::duplex(1_000);
        let progress = Progress::new();
        let mut wire = Wire::new(server, Arc::clone(&progress), patience());
        for piece in ["GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r", "\n\r", "\n"] {
            client.write_all(piece.as_bytes()).await.unwrap();
            wire.read_exact(&mut vec![0; piece.len()]).await.unwrap();
        }
        assert_eq!(progress.begin(), Framing::Ambiguous, "two lengths");
        assert_eq!(progress.begin(), Framing::Unseen, "there was no other header");
        progress.end();
        client.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
        wire.read_exact(&mut [0; 18]).await.unwrap();
        assert_eq!(progress.begin(), Framing::Clear, "the next request has none of it");
    }

    #[tokio::test]
    async fn an_answer_that_nobody_reads_ends_the_connection() {
        let (_client, server) = tokio::io::duplex(10);
        let mut wire = Wire::new(server, Progress::new(), patience());
        let error = wire.write_all(&[0; 100]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}
