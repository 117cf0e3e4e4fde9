//! Where messages come from and go to, whatever carries them.

use std::io;

use rmcp::model::RequestId;

/// One message.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Incoming {
    /// Whole, in [`Source::text`].
    Whole,
    /// Longer than it may be and dropped; the id of the request it was, if it had one.
    TooLong(Option<RequestId>),
    /// The input ended.
    End,
}

/// Where messages come from.
pub(crate) trait Source: Send + 'static {
    /// Reads on to the end of a message. Dropping it half-way loses nothing.
    fn next(&mut self) -> impl Future<Output = io::Result<Incoming>> + Send;

    /// The message that [`Source::next`] found whole.
    fn text(&self) -> &[u8];
}

/// Where messages go.
pub(crate) trait Sink: Send + 'static {
    /// Writes one message, all of it.
    fn write(&mut self, message: Vec<u8>) -> impl Future<Output = io::Result<()>> + Send;
}
