//! Prompt Host: an MCP server that improves prompts with sandboxed rules.
//!
//! The data's way, each module using only those before it:
//! `prompt`, `statistics`, `events` → `plugin` → `wasm`, `templates`, `records`, `learn`, `archive` → `improve`, `verify`, `reload` → `train` → `server` → `config` → `cli`.
//!
//! - [`prompt`] knows text: spans, protection, sentences, language, edits, metrics. No I/O.
//! - [`statistics`] tells a difference from chance. No I/O.
//! - [`events`] carries what happens to whoever wants to hear of it.
//! - [`plugin`] knows what a plugin is: traits, typed errors, limits, generations. No I/O.
//! - [`wasm`] runs components and is the only place that names wasmtime.
//! - [`templates`] keeps prompts to be filled in, from files to rendered messages.
//! - [`archive`] makes one file of many, whole or refused.
//! - [`records`] keeps what was improved, and what came of it.
//! - [`learn`] is the local model: features, learning, training.
//! - [`improve`] is the pipeline from a prompt to a report.
//! - [`verify`] compares a rewrite with the prompt it came from.
//! - [`reload`] watches folders and publishes generations.
//! - [`train`] makes models of records, and lets the better one serve.
//! - [`server`] speaks MCP and the control protocol, and is the only place that names rmcp.
//! - [`config`] layers settings; [`cli`] holds one file for each command.

pub mod archive;
pub mod cli;
pub mod config;
pub mod events;
pub mod improve;
pub mod learn;
pub mod plugin;
pub mod prompt;
pub mod records;
pub mod reload;
pub mod server;
pub mod statistics;
pub mod templates;
pub mod train;
pub mod verify;
pub mod wasm;
