//! The two doors of a running host: MCP for clients, the control socket for its operator.
//!
//! This is the only place that names rmcp. [`PromptHost`] is what all connections share;
//! each connection gets a [`Connection`], which answers whatever carries its messages.
//! [`serve_stdio`] carries them over the standard streams; HTTP will be another carrier
//! of the same [`Connection`].
//!
//! What holds for every request: it passes the [`limits`], it sees one generation of
//! plugins, it ends by a deadline, a panic costs only its own answer, and it stops when its client cancels it
//! or the host shuts down. The control socket is described in [`control`].

pub mod admin;
pub mod ask;
pub mod backend;
pub mod changes;
pub mod completion;
pub mod connection;
pub mod control;
mod correlation;
pub mod documentation;
pub mod guard;
pub mod http;
pub mod identity;
mod keeping;
pub mod lifetime;
pub mod limits;
pub mod prompts;
mod rendered;
pub mod resources;
pub mod schema;
pub mod session_view;
pub mod settings;
pub mod supervisor;
pub mod template_view;
pub mod tools;
pub mod transport;
mod unix_socket;
pub mod uri;
pub mod view;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use admin::AdminSettings;
pub use backend::Backend;
pub use connection::{Connection, PromptHost};
pub use http::identity::IdentitySettings;
pub use http::{Entrance, HttpError, HttpServer, HttpSettings, PreparedRules, Routes, SideServer, UnixServer};
pub use identity::supported_versions;
pub use lifetime::Lifetime;
pub use limits::{Gate, Load, RateLimiter, RateSettings};
pub use session_view::{SessionEnded, SessionList};
pub use settings::Settings;
pub use supervisor::{Supervisor, TaskState, TaskStatus};
pub use template_view::{TemplateList, TemplateRow};
pub use transport::{Ended, ServeError, serve_lines, serve_stdio};
pub use view::{CapabilityDetail, PluginDetail, PluginList, PluginRow};
