//! Markdown as people read it on a terminal: marks become styles, lines stay lines.

use std::fmt::Write as _;

use super::style::{HEADING, RULE, painted};
use crate::config::visible::visible;

/// Headings, bold and code in styles, without their marks. Fenced blocks stay as they are.
pub fn markdown(text: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in text.lines() {
        let is_fence = line.trim_start().starts_with("```");
        fenced ^= is_fence;
        if fenced || is_fence {
            let _ = writeln!(out, "{}", visible(line));
        } else if let Some(heading) = heading(line) {
            let _ = writeln!(out, "{}", painted(HEADING, visible(heading)));
        } else {
            let _ = writeln!(out, "{}", inline(line));
        }
    }
    out
}

fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    words.strip_prefix(' ').filter(|_| (1..=6).contains(&level))
}

fn inline(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, mark, inside, after)) = next(rest) {
        out.push_str(&visible(before));
        let style = if mark == "**" { HEADING } else { RULE };
        let _ = write!(out, "{}", painted(style, visible(inside)));
        rest = after;
    }
    out.push_str(&visible(rest));
    out
}

/// The first pair of marks with what stands between them.
fn next(text: &str) -> Option<(&str, &'static str, &str, &str)> {
    let pair = |mark: &'static str| {
        let (before, rest) = text.split_once(mark)?;
        let (inside, after) = rest.split_once(mark)?;
        (!inside.is_empty()).then_some((before, mark, inside, after))
    };
    let pairs = [pair("**"), pair("``"), pair("`")];
    pairs.into_iter().flatten().min_by_key(|(before, mark, ..)| (before.len(), usize::MAX - mark.len()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::plain;
    use super::*;

    #[test]
    fn marks_become_styles() {
        let text = "# tone/x\n\nSays `a **b**` in **calm** words.\n\n- Source: <https://a.b>\n\n```\n**kept** `as` #it is\n```\n``a`b`` 2 ** 3 # no\n";
        let shown = markdown(text);
        assert_eq!(
            plain(&shown),
            "tone/x\n\nSays a **b** in calm words.\n\n- Source: <https://a.b>\n\n```\n**kept** `as` #it is\n```\na`b 2 ** 3 # no\n"
        );
        assert!(shown.contains("\u{1b}[1mcalm\u{1b}[0m") && shown.contains("\u{1b}[1mtone/x"), "{shown:?}");
    }

    #[test]
    fn a_plugin_s_page_commands_no_terminal() {
        let shown = plain(&markdown("# \u{1b}[2J\n**\u{7}** `\u{202e}`\n```\n\u{9b}\n```\n"));
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{shown:?}");
    }
}
