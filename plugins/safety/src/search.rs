//! Where fixed words stand in a text. The search of the standard library would bring its
//! panics, and what prints them, along: a twentieth of the component.

/// Where the first `mark` stands.
#[inline(never)]
pub(crate) fn find(text: &str, mark: &str) -> Option<usize> {
    let (bytes, mark) = (text.as_bytes(), mark.as_bytes());
    let first = mark.first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| byte == first)?;
        if bytes.get(at..)?.starts_with(mark) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether `mark` stands anywhere.
pub(crate) fn has(text: &str, mark: &str) -> bool {
    find(text, mark).is_some()
}
