//! Golden cases of template engines, and a host that runs them without a sandbox.
//!
//! `tests/cases/templates/README.md` has the format of a case.

mod case;
mod host;

pub use case::{Case, Compile, Expected, Kind, files, run};
pub use host::CaseHost;
