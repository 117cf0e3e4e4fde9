//! Bounds on source that would nest too deep, or take too long, when it is parsed.

use prompt_host_plugin::TemplateError;

/// Blocks in each other, and `else` branches of one block, each of which stands in the one before.
const DEEPEST_BLOCKS: usize = 50;
/// Brackets in each other in one tag.
const DEEPEST_BRACKETS: usize = 30;

/// Tags times bytes of the largest template: the parser counts the lines before each tag from
/// the start of the source.
const LARGEST: usize = 50_000_000;

/// Looks through the tags of `source`.
pub(crate) fn check(name: &str, source: &str) -> Result<(), TemplateError> {
    // Branches of each block that is open.
    let mut blocks: Vec<usize> = Vec::new();
    let mut count: usize = 0;
    for tag in tags(source) {
        count += 1;
        let refuse = |message: String| Err(TemplateError::at(name, source, tag.start, message));
        if tag.brackets > DEEPEST_BRACKETS {
            return refuse(format!("more than {DEEPEST_BRACKETS} brackets in each other"));
        }
        match tag.kind() {
            Kind::Opens => blocks.push(0),
            Kind::Closes => {
                blocks.pop();
            }
            Kind::Branches => {
                if let Some(branches) = blocks.last_mut() {
                    *branches += 1;
                }
            }
            Kind::Other => {}
        }
        if blocks.len() > DEEPEST_BLOCKS {
            return refuse(format!("more than {DEEPEST_BLOCKS} blocks in each other"));
        }
        if blocks.last().is_some_and(|branches| *branches > DEEPEST_BLOCKS) {
            return refuse(format!("more than {DEEPEST_BLOCKS} branches in one block"));
        }
    }
    if count.saturating_mul(source.len()) > LARGEST {
        let message =
            format!("{count} tags in {} bytes take too long to read: make partials of its parts", source.len());
        return Err(TemplateError::nowhere(name, message));
    }
    Ok(())
}

/// Name and line of the innermost block that is open at the end of `source`.
pub(crate) fn open_block(source: &str) -> Option<(&str, usize)> {
    let mut open = Vec::new();
    for tag in tags(source) {
        match tag.kind() {
            Kind::Opens => open.push(tag),
            Kind::Closes => {
                open.pop();
            }
            Kind::Branches | Kind::Other => {}
        }
    }
    let tag = open.pop()?;
    let name = tag.words.trim_start_matches(['#', '*', '>', ' ']);
    let name = name.split(|mark: char| mark.is_whitespace() || mark == '}' || mark == '~').next()?;
    let before = source.get(..tag.start)?;
    Some((name, before.matches('\n').count() + 1))
}

/// What a tag does to blocks.
enum Kind {
    Opens,
    Closes,
    Branches,
    Other,
}

struct Tag<'a> {
    /// Where its first brace is.
    start: usize,
    /// What follows the braces, to the end of the source.
    words: &'a str,
    /// How deep brackets stand in each other.
    brackets: usize,
}

impl Tag<'_> {
    fn kind(&self) -> Kind {
        match self.words.as_bytes() {
            [b'#', ..] => Kind::Opens,
            [b'/', ..] => Kind::Closes,
            [b'^', ..] | [b'e', b'l', b's', b'e', ..] => Kind::Branches,
            _ => Kind::Other,
        }
    }
}

/// All tags but those that a backslash makes text.
fn tags(source: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + source.get(at..)?.find("{{")?;
            let inside = start + "{{".len();
            let tag = source.get(inside..)?;
            let (length, brackets) = brackets(tag);
            at = inside + length;
            if !source.get(..start)?.ends_with('\\') {
                let words = tag.trim_start_matches(['{', '~', ' ', '\n', '\t', '\r']);
                return Some(Tag { start, words, brackets });
            }
        }
    })
}

/// How long a tag is up to its end, and how deep brackets stand in it.
fn brackets(tag: &str) -> (usize, usize) {
    let mut depth: usize = 0;
    let mut deepest = 0;
    let mut closing = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b'{' if at > 1 => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b'}' if closing => return (at + 1, deepest),
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        closing = byte == b'}';
        deepest = deepest.max(depth);
    }
    (tag.len(), deepest)
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn a_template_that_takes_too_long_to_read_is_refused() {
        let message = check("main.hbs", &"text {{x}}\n".repeat(5000)).unwrap_err().message;
        assert_eq!(message, "5000 tags in 55000 bytes take too long to read: make partials of its parts");
        assert!(check("main.hbs", &"text {{x}}\n".repeat(2000)).is_ok());
    }
}
