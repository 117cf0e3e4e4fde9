//! Prompt Host: an MCP server that improves prompts with sandboxed rules.
//!
//! The data's way, each module using only those before it:
//! `prompt` → `plugin` → `wasm`, `templates`, `observe` → `improve`, `verify`, `reload` → `server` → `config` → `cli`.
//!
//! - [`prompt`] knows text: spans, protection, sentences, language, edits, metrics. No I/O.
//! - [`plugin`] knows what a plugin is: traits, typed errors, limits, generations. No I/O.
//! - [`wasm`] runs components and is the only place that names wasmtime.
//! - [`templates`] keeps prompts to be filled in, from files to rendered messages.
//! - [`improve`] is the pipeline from a prompt to a report.
//! - [`verify`] compares a rewrite with the prompt it came from.
//! - [`reload`] watches folders and publishes generations.
//! - [`server`] speaks MCP and the control protocol, and is the only place that names rmcp.
//! - [`config`] layers settings; [`cli`] holds one file for each command.

pub mod cli;
pub mod config;
pub mod improve;
pub mod plugin;
pub mod prompt;
pub mod reload;
pub mod server;
pub mod templates;
pub mod verify;
pub mod wasm;
