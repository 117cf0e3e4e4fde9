//! Tags and comments of HTML and XML, entities, Markdown links, references and footnotes.

use crate::prompt::source::Source;

use super::{Budget, Protected, Protection};

/// Elements of HTML that prompts contain as HTML, and not as names for their own sections.
const HTML: &[&str] = &[
    "a",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "center",
    "div",
    "dl",
    "dt",
    "dd",
    "em",
    "fieldset",
    "figure",
    "figcaption",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "path",
    "rect",
    "circle",
    "line",
    "g",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "video",
    "source",
    "style",
    "script",
    "svg",
    "pre",
    "code",
    "textarea",
    "title",
    "noscript",
];

/// Elements whose content is not prose.
const OPAQUE: &[&str] =
    &["script", "style", "pre", "code", "svg", "html", "head", "table", "math", "kbd", "samp", "textarea"];

/// The longest tag in bytes.
const LONGEST_TAG: usize = 2000;

/// The longest text of a link in bytes, with its brackets.
const LONGEST_LABEL: usize = 500;

/// Whether `name` is an element of HTML.
pub(super) fn is_html_element(name: &str) -> bool {
    HTML.iter().any(|element| element.eq_ignore_ascii_case(name))
}

/// Reads what starts with `<`: comment, declaration, opaque element, tag.
pub(super) fn tag_at(source: Source<'_>, at: usize, limit: usize, budget: &mut Budget) -> Option<Protected> {
    for (open, close) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        if source.starts_with(at, open) {
            let end = budget.find(source, at + open.len(), limit, close)? + close.len();
            return Some(Protected::new(at, end, Protection::Markup));
        }
    }
    if source.byte(at + 1) == b'!' && source.byte(at + 2).is_ascii_alphabetic() {
        let end = source.find(at, limit.min(at + LONGEST_TAG), ">")? + 1;
        return Some(Protected::new(at, end, Protection::Markup));
    }
    let is_closing = source.byte(at + 1) == b'/';
    let name_start = at + 1 + usize::from(is_closing);
    let name_end = source.skip_chars(name_start, limit.min(name_start + 80), |c| {
        c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.')
    });
    if name_end == name_start || !source.char_at(name_start).is_some_and(|c| c.is_alphabetic() || c == '_') {
        return None;
    }
    let end = tag_end(source, name_end, limit.min(at + LONGEST_TAG))?;
    let name = source.slice(name_start, name_end);
    let is_html = is_html_element(name);
    let rest = source.slice(name_end, end - 1);
    let is_empty = rest.ends_with('/');
    let is_opaque = !is_closing && !is_empty && OPAQUE.iter().any(|element| element.eq_ignore_ascii_case(name));
    if is_opaque && let Some(closing) = closing_tag(source, end, limit, name, budget) {
        return Some(Protected::new(at, closing, Protection::CodeEvident));
    }
    let has_closing = || {
        let window = limit.min(end + 4096);
        source
            .find(end, window, source.slice(name_start, name_end))
            .is_some_and(|_| closing_near(source, end, window, name))
    };
    let is_tag = is_closing || is_html || is_empty || rest.contains("=\"") || rest.contains("='") || has_closing();
    is_tag.then(|| Protected::new(at, end, Protection::Markup))
}

/// One past the `>` that ends a tag; quotation marks and other tags are respected.
fn tag_end(source: Source<'_>, at: usize, limit: usize) -> Option<usize> {
    if !matches!(source.byte(at), b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\r') {
        return None;
    }
    let mut quote = None;
    for (offset, byte) in source.bytes(at, limit).iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (Some(_), _) => {}
            (None, b'"') => quote = Some(b'"'),
            (None, b'>') => return Some(at + offset + 1),
            (None, b'<') => return None,
            (None, _) => {}
        }
    }
    None
}

fn closing_near(source: Source<'_>, at: usize, limit: usize, name: &str) -> bool {
    source.find(at, limit, &format!("</{name}>")).is_some()
}

/// One past `</name>`, in any case.
fn closing_tag(source: Source<'_>, at: usize, limit: usize, name: &str, budget: &mut Budget) -> Option<usize> {
    let limit = budget.limit(at, limit);
    let found = memchr::memmem::find_iter(source.bytes(at, limit), b"</")
        .map(|offset| at + offset)
        .find(|start| source.starts_with_ignoring_case(start + 2, name) && source.byte(start + 2 + name.len()) == b'>');
    if found.is_none() {
        budget.pay(limit.saturating_sub(at));
    }
    found.map(|start| start + 3 + name.len())
}

/// `&amp;`, `&#39;`
pub(super) fn entity_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    let start = at + 1 + usize::from(source.byte(at + 1) == b'#');
    let end = source.skip_bytes(start, limit.min(start + 12), |byte| byte.is_ascii_alphanumeric());
    (end > start + 1 && source.byte(end) == b';').then(|| Protected::new(at, end + 1, Protection::Markup))
}

/// What a bracket starts in Markdown, when it is not a slot.
pub(super) enum Link {
    /// `[text](destination)`: the text stays prose, the rest is protected.
    Inline { open: Protected, destination: Protected },
    /// `[^1]`, `[text][label]`, `[label]: destination`.
    Whole(Protected),
}

/// Reads what starts with `[` or `![`.
pub(super) fn link_at(source: Source<'_>, at: usize, limit: usize) -> Option<Link> {
    let is_image = source.byte(at) == b'!';
    let open = at + usize::from(is_image);
    if source.byte(open) != b'[' {
        return None;
    }
    let close = source.closing(open, limit.min(open + LONGEST_LABEL), b'[', b']')?;
    let whole = |end| Some(Link::Whole(Protected::new(at, end, Protection::Markup)));
    match source.byte(close) {
        b'(' if close > open + 2 || is_image => {
            let end = source.closing(close, limit.min(close + LONGEST_TAG), b'(', b')')?;
            Some(Link::Inline {
                open: Protected::new(at, open + 1, Protection::Markup),
                destination: Protected::new(close - 1, end, Protection::Markup),
            })
        }
        b'[' => whole(source.closing(close, limit.min(close + LONGEST_LABEL), b'[', b']')?),
        b':' if source.byte(close + 1) == b' '
            && is_line_start(source, at)
            && is_destination(source, close + 2, limit) =>
        {
            whole(source.skip_bytes(close, limit, |byte| !matches!(byte, b'\n' | b'\r')))
        }
        _ if source.byte(open + 1) == b'^' => whole(close),
        _ => None,
    }
}

fn is_line_start(source: Source<'_>, at: usize) -> bool {
    matches!(source.byte_before(at), b'\n' | b'\r') || at == 0
}

fn is_destination(source: Source<'_>, at: usize, limit: usize) -> bool {
    let end = source.skip_bytes(at, limit, |byte| !byte.is_ascii_whitespace());
    let word = source.slice(at, end);
    word.starts_with('<') || word.contains("://") || word.starts_with(['/', '.', '#']) || word.contains("www.")
}
