//! The prompts that the host carries inside, so that the program alone has them.

use super::scan::{Scanned, Shelf};

/// Names and texts of the files in `templates/`; the build script lists them.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The library that comes with the host, as if it were a folder.
pub fn scanned() -> Scanned {
    Scanned::of_texts(Shelf::BuiltIn, FILES.iter().copied())
}
