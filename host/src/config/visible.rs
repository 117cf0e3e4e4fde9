//! Text that a terminal shows but does not obey.
//!
//! Prompts, plugins and files come from anywhere. A control character could move the cursor,
//! rename the window or hide what was written; a mark of writing direction could show code in
//! another order than it runs (CVE-2021-42574). All of them are shown as what they are.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// What stands for a letter that a terminal would obey; none for the others.
///
/// Line breaks and tabs are among them: whoever lays out lines handles those first.
pub fn stand_in(letter: char) -> Option<Cow<'static, str>> {
    let code = u32::from(letter);
    match letter {
        // Unicode has a picture of each C0 control, in their order.
        '\0'..='\x1f' => char::from_u32(0x2400 + code).map(|picture| Cow::Owned(picture.to_string())),
        '\x7f' => Some(Cow::Borrowed("␡")),
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => Some(named(code)),
        // Direction marks, embeddings, overrides and isolates.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(named(code)),
        // Invisible on every terminal: zero-width space, word joiner, byte order mark, tags.
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => Some(named(code)),
        _ => None,
    }
}

fn named(code: u32) -> Cow<'static, str> {
    Cow::Owned(format!("<U+{code:04X}>"))
}

/// `text` on one line: everything that a terminal would obey is shown.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| stand_in(letter).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match stand_in(letter) {
            Some(shown) => out.push_str(&shown),
            None => out.push(letter),
        }
    }
    Cow::Owned(out)
}

/// Shows a value on one line, whatever it contains.
pub struct Visible<T>(pub T);

impl<T: fmt::Display> fmt::Display for Visible<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Escape<'a, 'f>(&'a mut fmt::Formatter<'f>);
        impl Write for Escape<'_, '_> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                self.0.write_str(&visible(text))
            }
        }
        write!(Escape(f), "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown() {
        assert_eq!(visible("a\x1b[2J\r\n\tb\x7f\u{9b}1m"), "a␛[2J␍␊␉b␡<U+009B>1m");
        assert_eq!(visible("access\u{202e}\u{2066}"), "access<U+202E><U+2066>");
        assert_eq!(Visible(format_args!("{}", "\x07")).to_string(), "␇");
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["plain", "日本語", "👩‍👩‍👧", "עברית", "café\u{301}", ""] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }
}
