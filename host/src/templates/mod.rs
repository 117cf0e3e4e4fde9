//! Templates: from files in folders to the messages of a prompt.
//!
//! The data's way, each step in the module that it names:
//!
//! 1. [`scan`] reads the files of a folder, within bounds; the host carries some inside.
//! 2. [`source`] takes a file apart into front matter and body: our own fields
//!    (`front_matter`), those of `.prompt` files (`dotprompt`) or of `.prompty` files
//!    (`prompty`). All three give one [`Template`]: what it is, what it takes, and the
//!    source of each of its messages. Roles are found in the source, so that no value can
//!    make one.
//! 3. [`library`] keeps them by name. A [`Library`] never changes: the next one is built
//!    beside it, and a file that became broken keeps its last good version there, with the
//!    problems of the new one.
//! 4. [`layers`] puts the values of a call together, from the configuration's defaults to
//!    the call's own arguments; [`value`] brings each to the type of its argument, and
//!    [`compatibility`](mod@compatibility) says which do not fit.
//! 5. [`renderer`] has an engine render each message, or takes it from the [`cache`], whose
//!    keys name everything that a rendered text depends on.
//!
//! [`check`] finds what is wrong with a template before anybody renders it, from what the
//! engines say of it ([`readings`]); [`refresh`](mod@refresh) has both done for what changed.
//! [`history`] keeps earlier versions, and [`experiment`] compares versions.
//!
//! Only [`scan`] and [`history`] touch the disk, and both block: callers give them a thread
//! that may. Engines and filters are plugins; [`engines`] looks them up in a generation.

pub mod argument;
pub mod built_in;
pub mod cache;
pub mod check;
pub mod compatibility;
mod cycles;
mod dotprompt;
pub mod draft;
pub mod engines;
pub mod experiment;
mod fields;
mod front_matter;
pub mod history;
pub mod layers;
pub mod library;
mod picoschema;
pub mod problem;
mod prompty;
pub mod readings;
pub mod refresh;
pub mod renderer;
pub mod scan;
pub mod source;
pub mod sources;
pub mod template;
#[cfg(test)]
mod tests;
pub mod value;
mod yaml;

pub use argument::{Argument, ArgumentType};
pub use cache::{CacheCounts, CacheSettings};
pub use compatibility::{Compatibility, Mismatch, MismatchKind, compatibility};
pub use engines::Engines;
pub use experiment::{Experiment, Tally, compare};
pub use history::{History, HistoryError, HistoryLimits, Record};
pub use layers::{PromptSettings, ValueAt, ValueOrigin, Values, resolve};
pub use library::{Entry, Library, Version};
pub use problem::{Place, Problem, Severity};
pub use refresh::{Scope, refresh};
pub use renderer::{Call, RenderFailure, RenderLimits, Renderer, Rendering};
pub use scan::{ScanLimits, Scanned, Shelf};
pub use template::{Message, MessageSource, Meta, Role, Template};
