//! The standard streams, without a thread for each read and write where that is possible.
//!
//! Clients in Python start servers with pipes, clients in Node with socket pairs. Both can
//! be waited for by the runtime; files and terminals need blocking threads.

use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream as StdUnixStream;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::UnixStream;

/// What the client sends.
pub(super) type Input = Box<dyn AsyncRead + Send + Unpin>;
/// What the client gets.
pub(super) type Output = Box<dyn AsyncWrite + Send + Unpin>;

/// Stdin and stdout, as fast as what they are allows.
pub(super) fn streams() -> (Input, Output) {
    if let Some((input, output)) = sockets() {
        return (Box::new(input), Box::new(output));
    }
    let (input, output) = rmcp::transport::stdio_pipes();
    (Box::new(input), Box::new(output))
}

/// Both streams as sockets; none when one is not, or when the log goes the same way.
///
/// A socket is made non-blocking for everyone who holds it. Nobody else uses stdin and
/// stdout here, but a log on the same socket would lose lines.
fn sockets() -> Option<(UnixStream, UnixStream)> {
    let (input, output, log) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
    if same(input.as_fd(), log.as_fd()) || same(output.as_fd(), log.as_fd()) {
        return None;
    }
    let (input, output) = (socket(input.as_fd())?, socket(output.as_fd())?);
    // Both are known to be sockets before either is changed: the other way of reading must still work.
    input.set_nonblocking(true).ok()?;
    output.set_nonblocking(true).ok()?;
    Some((UnixStream::from_std(input).ok()?, UnixStream::from_std(output).ok()?))
}

fn socket(stream: BorrowedFd<'_>) -> Option<StdUnixStream> {
    let stream = StdUnixStream::from(stream.try_clone_to_owned().ok()?);
    // This fails for everything that is no Unix socket.
    stream.local_addr().ok()?;
    Some(stream)
}

fn same(one: BorrowedFd<'_>, other: BorrowedFd<'_>) -> bool {
    match (rustix::fs::fstat(one), rustix::fs::fstat(other)) {
        (Ok(one), Ok(other)) => (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino),
        _ => true,
    }
}
