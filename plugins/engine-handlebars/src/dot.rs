//! `{{.}}`, which the engine does not read: it is spelled out as `{{this}}` before parsing, and
//! places behind it are counted back.

use std::borrow::Cow;

use handlebars::template::Template;

use crate::depth::each_inner;

/// What a dot is spelled as.
const THIS: &str = "this";
/// How many columns that adds.
const ADDED: usize = THIS.len() - 1;

/// Source whose dots are spelled out, and where.
pub(crate) struct Spelled<'a> {
    pub(crate) source: Cow<'a, str>,
    /// Line and column of each dot in the new source, in their order.
    places: Vec<(usize, usize)>,
}

/// Spells out the dots that stand alone in tags.
pub(crate) fn spell_out(source: &str) -> Spelled<'_> {
    let dots = dots(source);
    if dots.is_empty() {
        return Spelled { source: Cow::Borrowed(source), places: Vec::new() };
    }
    let mut spelled = String::with_capacity(source.len() + dots.len() * ADDED);
    let mut places = Vec::with_capacity(dots.len());
    let (mut line, mut column) = (1, 1);
    let mut at = 0;
    for dot in dots {
        let before = source.get(at..dot).unwrap_or_default();
        line += before.matches('\n').count();
        column = match before.rsplit_once('\n') {
            Some((_, last)) => last.chars().count() + 1,
            None => column + before.chars().count(),
        };
        places.push((line, column));
        spelled.push_str(before);
        spelled.push_str(THIS);
        column += THIS.len();
        at = dot + 1;
    }
    spelled.push_str(source.get(at..).unwrap_or_default());
    Spelled { source: Cow::Owned(spelled), places }
}

impl Spelled<'_> {
    /// The column in the source as it was written.
    pub(crate) fn column(&self, line: usize, column: usize) -> usize {
        let up_to = |place: (usize, usize)| self.places.partition_point(|dot| *dot < place);
        let before = up_to((line, column)) - up_to((line, 0));
        column.saturating_sub(before * ADDED)
    }

    /// Counts back all places of a template that was parsed from the new source.
    pub(crate) fn count_back(&self, template: &mut Template) {
        if self.places.is_empty() {
            return;
        }
        for place in &mut template.mapping {
            place.1 = self.column(place.0, place.1);
        }
        for element in &mut template.elements {
            each_inner(element, &mut |inner| self.count_back(inner));
        }
    }
}

/// Where dots stand alone in tags, in bytes.
fn dots(source: &str) -> Vec<usize> {
    let mut dots = Vec::new();
    let mut at = 0;
    while let Some(found) = source.get(at..).and_then(|rest| rest.find("{{")) {
        let start = at + found;
        let tag = source.get(start..).unwrap_or_default();
        let is_escaped = source.get(..start).is_some_and(|before| before.ends_with('\\'));
        let ending = |mark: &str| tag.find(mark).map_or(tag.len(), |end| end + mark.len());
        at = start
            + if is_escaped {
                "{{".len()
            } else if tag.starts_with("{{!--") {
                ending("--}}")
            } else if tag.starts_with("{{!") {
                ending("}}")
            } else if tag.starts_with("{{{{") {
                // Text, up to the tag that closes it.
                ending("{{{{/")
            } else {
                within(tag, start, &mut dots)
            };
    }
    dots
}

/// Adds the dots of the tag at `start`, and answers how long the tag is.
fn within(tag: &str, start: usize, dots: &mut Vec<usize>) -> usize {
    let mut quote: Option<u8> = None;
    let mut before = b'{';
    for (at, byte) in tag.bytes().enumerate() {
        let after = tag.as_bytes().get(at + 1).copied().unwrap_or_default();
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'}') if before == b'}' => return at + 1,
            (None, b'.') if opens(before) && closes(after) => dots.push(start + at),
            _ => {}
        }
        before = byte;
    }
    tag.len()
}

fn opens(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'{' | b'(' | b'=' | b'~' | b'&')
}

fn closes(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'}' | b')' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_alone_in_tags_are_spelled_out_and_others_stay() {
        let spelled = |source: &str| spell_out(source).source.into_owned();
        assert_eq!(
            spelled("{{.}} {{{.}}} {{~.~}} {{json . indent=2}} {{x (y .) k=.}}"),
            "{{this}} {{{this}}} {{~this~}} {{json this indent=2}} {{x (y this) k=this}}"
        );
        let kept = r#". {{../a.b}} {{x " . "}} {{! . }} {{!-- . --}} \{{.}} {{{{raw}}}}{{.}}{{{{/raw}}}} {{./a}}"#;
        assert_eq!(spelled(kept), kept);
    }

    #[test]
    fn columns_behind_a_dot_are_counted_back() {
        let spelled = spell_out("é{{.}}{{.}}x\n{{.}}y");
        assert_eq!(spelled.source, "é{{this}}{{this}}x\n{{this}}y");
        assert_eq!(spelled.column(1, 2), 2);
        assert_eq!(spelled.column(1, 18), 12);
        assert_eq!(spelled.column(2, 9), 6);
    }
}
