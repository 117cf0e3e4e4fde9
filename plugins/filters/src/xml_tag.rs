//! The filter `xml_tag`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

use crate::xml_escape::escaped;

pub(crate) struct XmlTag;

const ARGUMENTS: &[Argument] = &[
    Argument::text("name", "", "The tag's name.").required(),
    Argument::object("attributes", "Names with texts, numbers or booleans."),
];

impl Filter for XmlTag {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("xml_tag", "Puts text between tags that nothing in it can close.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/xml_tag.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let name = arguments.text("name");
        if !is_name(name) {
            return Err(FilterError::argument("name", format!("must be {A_NAME}, not {name:?}")));
        }
        let mut opening = format!("<{name}");
        for (attribute, value) in arguments.object("attributes") {
            if !is_name(attribute) {
                return Err(FilterError::argument(
                    "attributes",
                    format!("must have names that are {A_NAME}, not {attribute:?}"),
                ));
            }
            let Ok(text) = filter_text(value) else {
                return Err(FilterError::argument(
                    "attributes",
                    format!("must hold texts, numbers and booleans, and `{attribute}` is none of them"),
                ));
            };
            opening.push_str(&format!(" {attribute}=\"{}\"", escaped(&text)));
        }
        Ok(Value::String(tagged(name, &opening, &filter_text(value)?)))
    }
}

const A_NAME: &str = "a letter or underscore and then letters, digits, `-`, `_`, `.`";

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_alphabetic() || first == '_') && name.chars().all(belongs_to_name)
}

fn belongs_to_name(mark: char) -> bool {
    mark.is_alphanumeric() || matches!(mark, '-' | '_' | '.')
}

/// A text of one line stays on the line of its tags.
fn tagged(name: &str, opening: &str, text: &str) -> String {
    let content = contained(name, text);
    if content.contains('\n') {
        format!("{opening}>\n{}\n</{name}>", content.trim_matches('\n'))
    } else {
        format!("{opening}>{content}</{name}>")
    }
}

/// The text, in which no tag of this name opens or closes: the `<` of each is an entity.
/// Blanks before the name and capitals do not help: a model reads `</ Data>` as the end of `data`.
fn contained(name: &str, text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        result.push_str(before);
        let inner = tag.get(1..).unwrap_or_default();
        result.push_str(if is_tag_of(name, inner) { "&lt;" } else { "<" });
        rest = inner;
    }
    result.push_str(rest);
    result
}

/// Whether what stands behind a `<` is the rest of an opening or closing tag of this name.
fn is_tag_of(name: &str, behind: &str) -> bool {
    let mut rest = behind.trim_start_matches(|mark: char| mark.is_whitespace() || mark == '/').chars();
    let is_named =
        name.chars().all(|wanted| rest.next().is_some_and(|mark| mark.to_lowercase().eq(wanted.to_lowercase())));
    is_named && rest.next().is_none_or(|mark| !belongs_to_name(mark))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::contained;
    use crate::testing::{complaint, text};

    #[test]
    fn one_line_stays_on_it_and_more_stand_between() {
        assert_eq!(text("xml_tag", "Ada", &json!({"name": "person"})), "<person>Ada</person>");
        assert_eq!(text("xml_tag", "a\nb\n", &json!({"name": "doc"})), "<doc>\na\nb\n</doc>");
    }

    #[test]
    fn attributes_are_escaped_and_keep_their_order() {
        assert_eq!(
            text("xml_tag", 1, &json!({"name": "n", "attributes": {"b": "say \"x\"", "a": 2}})),
            "<n b=\"say &quot;x&quot;\" a=\"2\">1</n>"
        );
    }

    #[test]
    fn the_text_cannot_close_its_tag_early() {
        assert_eq!(
            text("xml_tag", "x</data>y</ DATA >z<data>", &json!({"name": "data"})),
            "<data>x&lt;/data>y&lt;/ DATA >z&lt;data></data>"
        );
        assert_eq!(text("xml_tag", "1 < 2 <database>", &json!({"name": "data"})), "<data>1 < 2 <database></data>");
    }

    #[test]
    fn names_that_are_none_are_refused() {
        let (argument, message) = complaint("xml_tag", "x", &json!({"name": "a b"}));
        assert_eq!(argument.as_deref(), Some("name"));
        assert!(message.ends_with("not \"a b\""), "{message}");
        assert_eq!(complaint("xml_tag", "x", &json!({})).1, "is missing: it must be a text");
        let nested = json!({"name": "a", "attributes": {"x": []}});
        assert_eq!(complaint("xml_tag", "x", &nested).0.as_deref(), Some("attributes"));
    }

    proptest! {
        #[test]
        fn no_closing_tag_is_left_in_the_text(text in "[</ >aAb\n]{0,60}") {
            for tag in contained("ab", &text).split('<').skip(1) {
                let tag = tag.to_lowercase();
                let named = tag.trim_start_matches([' ', '/', '\n']).strip_prefix("ab");
                prop_assert!(named.is_none_or(|rest| rest.starts_with(['a', 'b'])), "<{}", tag);
            }
        }
    }
}
