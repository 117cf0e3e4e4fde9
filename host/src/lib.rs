//! Prompt Host: an MCP server that improves prompts with sandboxed rules.
//!
//! The data's way, each module using only those before it:
//! `prompt`, `statistics`, `events`, `process`, `network`, `private_file`, `logging` → `plugin` → `wasm`, `storage`, `distribution`, `templates`, `records`, `learn`, `archive`, `audit`, `webhooks` → `improve`, `verify`, `backup`, `failures` → `trial` → `reload` → `train` → `health`, `telemetry` → `server` → `config` → `cli`.
//!
//! - [`prompt`] knows text: spans, protection, sentences, language, edits, metrics. No I/O.
//! - [`statistics`] tells a difference from chance. No I/O.
//! - [`events`] carries what happens to whoever wants to hear of it.
//! - [`process`] asks the system about this process.
//! - [`network`] tells public addresses from private ones.
//! - [`private_file`] makes files that are their owner's alone.
//! - [`logging`] writes the log of the process, and sends its traces.
//! - [`plugin`] knows what a plugin is: traits, typed errors, limits, generations. No I/O.
//! - [`wasm`] runs components and is the only place that names wasmtime.
//! - [`storage`] keeps what plugins may keep between calls.
//! - [`distribution`] fetches and publishes plugins, and keeps what is installed.
//! - [`templates`] keeps prompts to be filled in, from files to rendered messages.
//! - [`archive`] makes one file of many, whole or refused.
//! - [`audit`] writes down what operators do, so that changes to it show.
//! - [`webhooks`] tells others over HTTP what happens.
//! - [`records`] keeps what was improved, and what came of it.
//! - [`learn`] is the local model: features, learning, training.
//! - [`improve`] is the pipeline from a prompt to a report.
//! - [`verify`] compares a rewrite with the prompt it came from.
//! - [`failures`] keeps failed calls of plugins, so that somebody can find out why.
//! - [`trial`] tries a plugin on its cases, and on inputs that it never saw.
//! - [`reload`] watches folders and publishes generations.
//! - [`backup`] copies what a host keeps, and keeps what is damaged out of its way.
//! - [`train`] makes models of records, and lets the better one serve.
//! - [`health`] says how the parts of a host are, [`telemetry`] measures what it does.
//! - [`server`] speaks MCP and the control protocol, and is the only place that names rmcp.
//! - [`config`] layers settings; [`cli`] holds one file for each command.

pub mod archive;
pub mod audit;
pub mod backup;
pub mod cli;
pub mod config;
pub mod distribution;
pub mod events;
pub mod failures;
pub mod health;
pub mod improve;
pub mod learn;
pub mod logging;
pub mod network;
pub mod plugin;
pub mod private_file;
pub mod process;
pub mod prompt;
pub mod records;
pub mod reload;
pub mod server;
pub mod statistics;
pub mod storage;
pub mod telemetry;
pub mod templates;
pub mod train;
pub mod trial;
pub mod verify;
pub mod wasm;
pub mod webhooks;
