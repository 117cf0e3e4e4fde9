//! The colours, and how a piece of text wears one.

use std::fmt;

use anstyle::{AnsiColor, Effects, Style};

pub(super) const HEADING: Style = Style::new().effects(Effects::BOLD);
pub(super) const DIM: Style = Style::new().effects(Effects::DIMMED);
pub(super) const RULE: Style = AnsiColor::Cyan.on_default();
pub(super) const ADDED: Style = AnsiColor::Green.on_default();
pub(super) const REMOVED: Style = AnsiColor::Red.on_default();
pub(super) const ADDED_WORDS: Style = ADDED.effects(Effects::BOLD.insert(Effects::UNDERLINE));
pub(super) const REMOVED_WORDS: Style = REMOVED.effects(Effects::BOLD.insert(Effects::STRIKETHROUGH));
pub(super) const QUESTION: Style = AnsiColor::Magenta.on_default().effects(Effects::BOLD);
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);

/// `text` in `style`. The text must be visible already.
pub(super) fn painted(style: Style, text: impl fmt::Display) -> impl fmt::Display {
    struct Painted<T>(Style, T);
    impl<T: fmt::Display> fmt::Display for Painted<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let (on, off) = (self.0.render(), self.0.render_reset());
            write!(f, "{on}{}{off}", self.1)
        }
    }
    Painted(style, text)
}

/// `3 changes`, `1 change`.
pub(in crate::cli) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
