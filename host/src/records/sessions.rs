//! Sessions: what a client asked before in the same conversation.
//!
//! ```text
//! a request with a session id ─▶ Sessions::recall ─▶ History: prior turns, earlier prompts ─▶ rules
//!            its answer       ─▶ Sessions::remember ─▶ SessionStore (memory, Redis, PostgreSQL)
//! ```
//!
//! A session belongs to one client and is known by its [`SessionKey`]; no client reaches
//! another's. It ends by itself when nobody has used it for a while, and what is kept of it is
//! bounded: what was used longest ago goes first.
//!
//! History is a help, never a condition: where the store does not answer in time, the request
//! goes on without. Within one session, what was remembered is there for the next request.

mod availability;
mod history;
mod memory;
mod postgres;
mod redis;
mod service;
mod session;
mod settings;
mod store;

#[cfg(test)]
mod tests;

pub use history::{EARLIER_PROMPT, History};
pub use memory::{Clock, MemorySessions};
pub use postgres::PostgresSessions;
pub use redis::RedisSessions;
pub use service::{OpenError, SessionCounts, Sessions};
pub use session::{InvalidSession, LONGEST_SESSION_ID, Session, SessionKey, SessionRow, Turn};
pub use settings::{SessionSettings, SessionStoreKind};
pub use store::{SessionBounds, SessionStore, Whose};
