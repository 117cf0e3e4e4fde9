//! Layered settings: where each value came from, and what is wrong with it.
//!
//! From weak to strong: defaults, the profile, `DATABASE_URL`, the user's file, the project's file
//! (or the one named with `--config`), the same variables in a `.env`, variables
//! (`PROMPT_HOST__A__B`, `MCP_CONFIG_PATH`, `MCP_CONFIG_JSON`), command-line flags. Maps merge,
//! everything else replaces. [`Sources::load`] gives either settings with the origin of
//! every value, or every problem at once, each with its place.
//!
//! Nothing here reads process state by itself: an [`Environment`] says what the process
//! was started with, so that a test can say something else.

pub mod changes;
pub mod check;
mod decode;
mod dotenv;
pub mod edit;
pub mod environment;
pub mod mask;
pub mod node;
pub mod overrides;
pub mod path;
pub mod problem;
pub mod profile;
mod read;
pub mod reloadable;
pub mod schema;
mod seed;
pub mod settings;
mod short;
pub mod show;
pub mod sources;
pub mod strays;
#[cfg(test)]
mod tests;
mod trust;
mod variables;
pub mod visible;

pub use changes::changes;
pub use dotenv::Inherited;
pub use environment::Environment;
pub use node::{Layer, Origin};
pub use overrides::Override;
pub use path::SettingPath;
pub use problem::{Problem, Problems};
pub use profile::Profile;
pub use settings::Settings;
pub use sources::{Loaded, Sources};
pub use strays::{unknown_rules, unknown_templates};
