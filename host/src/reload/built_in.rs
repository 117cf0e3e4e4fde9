//! The first-party plugins that the host carries inside.

/// A component that the host carries inside.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn {
    /// The name it was built under.
    pub name: &'static str,
    /// The component.
    pub bytes: &'static [u8],
}

impl BuiltIn {
    /// All first-party plugins, by name; the build script lists them.
    pub const FIRST_PARTY: &[Self] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));
}
