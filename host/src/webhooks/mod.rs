//! Webhooks: what happens in a host, told to others over HTTP.
//!
//! [`Webhooks`] listens on the bus and hands each event to the targets that want it; repeated
//! faults of a plugin become one message. Each [`target`] has a queue with a fixed number of
//! places and a task that delivers, signs ([`signature`]), and tries again. A target that is slow
//! or away costs the others nothing, and loses its oldest messages.
//!
//! A target may not be on this machine or a private network unless settings allow it: addresses
//! are checked when a connection is made ([`network`](crate::network)), after names are resolved. Redirects are
//! not followed, answers are not read, and proxies are not asked.

mod base64;
mod coalesce;
mod dispatch;
mod message;
mod settings;
mod signature;
mod target;
#[cfg(test)]
mod tests;

pub use self::dispatch::Webhooks;
pub use self::message::Message;
pub use self::settings::{Secret, TargetUrl, WebhookSettings};
pub use self::target::{Target, TargetError, Undelivered};
