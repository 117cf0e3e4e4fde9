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

    /// Those that only templates need. They are the largest: a host that starts loads them
    /// while it serves.
    pub fn for_templates() -> impl Iterator<Item = Self> {
        Self::FIRST_PARTY.iter().copied().filter(Self::is_for_templates)
    }

    /// Those that prompts are improved and compared with.
    pub fn for_prompts() -> impl Iterator<Item = Self> {
        Self::FIRST_PARTY.iter().copied().filter(|built_in| !built_in.is_for_templates())
    }

    fn is_for_templates(&self) -> bool {
        self.name == "filters" || self.name.starts_with("engine-")
    }
}
