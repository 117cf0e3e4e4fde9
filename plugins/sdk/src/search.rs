//! Where fixed marks stand in a text.
//!
//! The search of the standard library would bring its panics, and what prints them, along:
//! 7 to 13 KB of a component.

/// Where the first `mark` stands.
#[inline(never)]
pub fn find(text: &str, mark: &str) -> Option<usize> {
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
pub fn has(text: &str, mark: &str) -> bool {
    find(text, mark).is_some()
}

/// What stands before and after the first `mark`.
pub fn split_at<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, mark)?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_mark_is_found_and_parts_the_text() {
        assert_eq!(find("a -- b --> c", "-->"), Some(7));
        assert_eq!(split_at("à: b: c", ": "), Some(("à", "b: c")));
        assert!(has("x€", "€") && !has("x", "xx") && !has("x", ""));
    }
}
