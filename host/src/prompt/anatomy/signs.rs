//! Signs: what kind of prompt it may be, for rules that had better keep still.

bitflags::bitflags! {
    /// Signs of kinds of prompts. They are wide: in doubt one is there.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Signs: u16 {
        /// It asks for work on words that it gives or means to give.
        const WORKS_ON_TEXT = 1;
        /// A line starts with the label of some material.
        const LABELLED_MATERIAL = 1 << 1;
        /// Words in it may be said by or to somebody else.
        const FICTION_OR_MESSAGE = 1 << 2;
        /// Words are its topic.
        const ABOUT_WORDING = 1 << 3;
        /// It asks to be repeated as it stands.
        const REPEATS_ITSELF = 1 << 4;
        /// Prompts, models or attacks on them are its topic.
        const ABOUT_PROMPTS = 1 << 5;
        /// Security is its topic.
        const ABOUT_SECURITY = 1 << 6;
        /// Contracts, law or policy are its topic.
        const ABOUT_LAW = 1 << 7;
    }
}
