//! TeX formulas and commands: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, environments, `\frac{1}{2}`.

use crate::prompt::source::Source;

use super::{Budget, Protected, Protection};

/// The longest formula between single dollars, in bytes.
const LONGEST_INLINE: usize = 600;

/// Reads what starts with `$`. Amounts of money are no formulas: `$5 and $10`.
pub(super) fn formula_at(source: Source<'_>, at: usize, limit: usize, budget: &mut Budget) -> Option<Protected> {
    if source.starts_with(at, "$$") {
        let close = budget.find(source, at + 2, limit, "$$")?;
        let is_empty = source.slice(at + 2, close).trim().is_empty();
        return (!is_empty).then(|| Protected::new(at, close + 2, Protection::Markup));
    }
    // Pandoc's rule: no blank inside next to either dollar, no digit after the closing one.
    let first = source.char_at(at + 1)?;
    if first.is_whitespace() || matches!(source.byte_before(at), b'\\' | b'$') {
        return None;
    }
    let window = limit.min(at + LONGEST_INLINE);
    let mut from = at + 1;
    let close = loop {
        let close = source.find(from, window, "$")?;
        if source.byte_before(close) != b'\\' {
            break close;
        }
        from = close + 1;
    };
    let inside = source.slice(at + 1, close);
    let after = source.char_at(close + 1);
    let is_closed =
        !source.char_before(close).is_some_and(char::is_whitespace) && !after.is_some_and(char::is_alphanumeric);
    let has_tex = inside.contains(['\\', '^', '_', '=', '{', '<', '>']);
    let is_money = first.is_ascii_digit() && !has_tex && inside.contains(' ');
    let is_prose = inside.split_whitespace().count() > 6 && !has_tex;
    // What a slot opens and does not close: `${${x}}`.
    let is_whole = inside.matches('{').count() == inside.matches('}').count();
    let is_formula = is_closed && is_whole && !inside.is_empty() && !is_money && !is_prose && !inside.contains("\n\n");
    is_formula.then(|| Protected::new(at, close + 1, Protection::Markup))
}

/// Reads what starts with `\`: formulas, environments, commands, escapes.
pub(super) fn command_at(source: Source<'_>, at: usize, limit: usize, budget: &mut Budget) -> Option<Protected> {
    let next = source.byte(at + 1);
    let markup = |end| Some(Protected::new(at, end, Protection::Markup));
    for (open, close) in [("\\(", "\\)"), ("\\[", "\\]")] {
        if source.starts_with(at, open) {
            return match budget.find(source, at + 2, limit, close) {
                Some(found) => markup(found + 2),
                None => markup(at + 2),
            };
        }
    }
    if source.starts_with(at, "\\begin{") {
        let name_end = source.skip_bytes(at + 7, limit.min(at + 60), |byte| byte != b'}' && byte != b'\n');
        let close = format!("\\end{{{}}}", source.slice(at + 7, name_end));
        if let Some(found) = budget.find(source, name_end, limit, &close) {
            return markup(found + close.len());
        }
    }
    if next.is_ascii_punctuation() {
        return markup(at + 2);
    }
    let name_end = source.skip_bytes(at + 1, limit, |byte| byte.is_ascii_alphanumeric());
    if name_end == at + 1 {
        return None;
    }
    markup(arguments_end(source, name_end, limit))
}

/// Past `{…}` and `[…]` that follow a command directly, at most four.
fn arguments_end(source: Source<'_>, at: usize, limit: usize) -> usize {
    let mut end = at;
    for _ in 0..4 {
        let (open, close) = match source.byte(end) {
            b'{' => (b'{', b'}'),
            b'[' => (b'[', b']'),
            b'_' | b'^' if source.byte(end + 1) == b'{' => {
                end += 1;
                (b'{', b'}')
            }
            _ => break,
        };
        let mut depth = 0_usize;
        let closed = source.bytes(end, limit.min(end + LONGEST_INLINE)).iter().position(|byte| {
            if *byte == open {
                depth += 1;
            } else if *byte == close {
                depth = depth.saturating_sub(1);
            }
            depth == 0
        });
        match closed {
            Some(offset) => end += offset + 1,
            None => break,
        }
    }
    end.min(limit)
}
