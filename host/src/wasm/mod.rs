//! Running plugins: the only place that names wasmtime.
//!
//! A [`Runtime`] is made once. [`Runtime::load`] turns a file's bytes into a
//! [`Component`]: sniffed, compiled (or taken from the cache), its imports and exports
//! checked, described. A component may export several of the contract's interfaces;
//! [`Component::rule_plugin`] and its like put the operator's limits and settings on one of
//! them and give what the host calls. Each kind is one `Interface`, one field of `Interfaces`
//! and one adapter.
//!
//! Components of several tracks of the contract run side by side. An adapter calls functions by
//! their names (`functions`) and reads answers in the newest track's types (`bindings`); where an
//! older track has others, they are in a module of its name (`v0_1`), with the way to the newest.
//!
//! What holds for every call:
//! - it gets a store, an instance and memories of its own, and they are dropped after it,
//!   except for a template engine's, which may render the same template again for the same
//!   caller (see `template_engine`);
//! - it ends within its deadline, whether it computes or waits in a host call;
//! - whatever goes wrong comes back as a [`CallError`](crate::plugin::CallError) and
//!   harms no other call.

mod ahead;
mod bindings;
mod cache;
mod comparison;
mod compile;
mod component;
mod description;
mod document;
mod ear;
mod engine;
mod fault;
mod faults;
mod filter;
mod functions;
mod http;
mod imports;
mod interface;
mod limiter;
mod load;
mod offered;
mod powers;
mod reach;
mod rule;
mod runtime;
mod sections;
mod state;
mod storage;
mod template_engine;
mod time_and_chance;
mod v0_1;
mod warm;

pub use compile::{CompileError, Compiler, compile_for_parent};
pub use component::Component;
pub use engine::Pooling;
pub use load::MAX_COMPONENT_BYTES;
pub use runtime::{Runtime, RuntimeOptions, StartError};
pub use sections::{CASES_SECTION, MANIFEST_SECTION, Sections, SectionsError};
