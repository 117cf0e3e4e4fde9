//! `.prompt` files, after <https://google.github.io/dotprompt/reference/frontmatter> and
//! <https://google.github.io/dotprompt/reference/template>.
//!
//! A message begins at `{{role "user"}}` outside of every block and partial. `{{history}}`,
//! `{{media}}` and `{{section}}` are refused: a client keeps its own history, and messages are
//! text.

use std::sync::Arc;

use super::argument::{Argument, ArgumentType};
use super::fields::Fields;
use super::picoschema;
use super::problem::{Complaints, Place};
use super::source::Front;
use super::template::{MessageSource, Role};
use super::yaml::Node;

const FIELDS: [&str; 13] = [
    "name",
    "description",
    "variant",
    "version",
    "model",
    "config",
    "tools",
    "toolDefs",
    "maxTurns",
    "input",
    "output",
    "metadata",
    "ext",
];

/// What the front matter says.
pub(super) fn read(root: &Node, stem: &str, complaints: &mut Complaints<'_>) -> Front {
    let Some(fields) = Fields::any(root, "the front matter", complaints) else { return Front::of_name(stem) };
    for entry in fields.entries() {
        // Namespaced fields are extensions of other tools.
        if !FIELDS.contains(&entry.key.as_str()) && !entry.key.contains('.') {
            let message = format!("the front matter of a `.prompt` file has no field `{}`", entry.key);
            let help = super::problem::suggestion(&entry.key, &FIELDS);
            complaints.warning(entry.place, message, Some(help));
        }
    }
    let mut front = Front::of_name(stem);
    front.meta = super::source::outer_meta(fields, stem, complaints);
    front.model = fields.kept(&["model", "config", "tools", "maxTurns", "output"]);
    let input =
        fields.get("input").and_then(|entry| Fields::known(&entry.node, "`input`", &["schema", "default"], complaints));
    front.is_open = input.is_none_or(|input| input.get("schema").is_none());
    let Some(input) = input else { return front };
    if let Some(schema) = input.get("schema") {
        front.arguments = picoschema::read(&schema.node, complaints);
        front.is_open = picoschema::is_open(&schema.node);
    }
    if let Some(defaults) =
        input.get("default").and_then(|entry| Fields::any(&entry.node, "`input.default`", complaints))
    {
        for entry in defaults.entries() {
            let known = front.arguments.iter().position(|argument| argument.name == entry.key);
            let argument = match known.and_then(|at| front.arguments.get_mut(at)) {
                Some(argument) => argument,
                // Without a schema the defaults say what there is.
                None => {
                    let kind = ArgumentType::Any;
                    front.arguments.push(Argument { kind, ..Argument::new(&entry.key, entry.place) });
                    let Some(last) = front.arguments.last_mut() else { continue };
                    last
                }
            };
            // What has a default is there without a call giving it.
            argument.required = false;
            argument.default = Some(entry.node.json());
            argument.default_place = entry.node.place;
        }
    }
    front
}

/// A tag of Handlebars: what it stands between, and what it says.
struct Tag<'t> {
    start: usize,
    end: usize,
    inner: &'t str,
}

/// Takes `body`, which begins at `start`, apart at its roles.
pub(super) fn messages(body: &str, start: Place, complaints: &mut Complaints<'_>) -> Vec<MessageSource> {
    let mut messages = Vec::new();
    let mut open = (Role::User, 0);
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(tag) = next_tag(body, at) {
        at = tag.end;
        let inner = tag.inner.trim_matches('~').trim();
        let mut words = inner.split_whitespace();
        let place = start.of_byte(body, tag.start);
        match words.next() {
            // `{{#> layout}}` and `{{#*inline}}` are blocks too; a decorator is none.
            Some(word) if word.starts_with('#') => depth += 1,
            Some(word) if word.starts_with('^') && inner.len() > 1 => depth += 1,
            Some(word) if word.starts_with('/') => depth = depth.saturating_sub(1),
            Some("role") if inner != "role" => {
                let name = inner.trim_start_matches("role").trim();
                let name = name.strip_prefix(['"', '\'']).and_then(|name| name.strip_suffix(['"', '\'']));
                match name.and_then(Role::of_name) {
                    _ if depth > 0 => {
                        let help = "write it outside, and the condition around what the message says".to_owned();
                        complaints.error(place, "a role stands inside of a block", Some(help));
                    }
                    None => {
                        let help =
                            "write `{{role \"system\"}}`, `{{role \"user\"}}` or `{{role \"model\"}}`".to_owned();
                        complaints.error(place, "a role must be one of three, as a text", Some(help));
                    }
                    Some(role) => {
                        push(&mut messages, body, start, open, tag.start);
                        open = (role, after_line_end(body, tag.end));
                        at = open.1;
                    }
                }
            }
            Some("history") if inner == "history" => {
                let help = "take it out: a client puts the messages of the conversation where it wants them".to_owned();
                complaints.error(place, "`{{history}}` has nothing to show here", Some(help));
            }
            Some("section") if inner != "section" => {
                let help = "write the text itself: there is nothing that would fill a section in".to_owned();
                complaints.error(place, "`{{section}}` has nothing to show here", Some(help));
            }
            Some("media") if inner != "media" => {
                let help = "name the file in the text, and let the client attach it".to_owned();
                complaints.error(place, "`{{media}}` cannot be shown: messages are text", Some(help));
            }
            _ => {}
        }
    }
    push(&mut messages, body, start, open, body.len());
    messages
}

/// Where a partial has a role, which nobody would see there: messages are told apart before
/// partials are put in.
pub(super) fn roles(partial: &str) -> Vec<Place> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(tag) = next_tag(partial, at) {
        at = tag.end;
        let words = tag.inner.trim_matches('~').trim();
        if words.split_whitespace().next() == Some("role") && words != "role" {
            found.push(Place::START.of_byte(partial, tag.start));
        }
    }
    found
}

fn push(messages: &mut Vec<MessageSource>, body: &str, start: Place, open: (Role, usize), end: usize) {
    let (role, begin) = open;
    let source = body.get(begin..end).unwrap_or_default();
    if !source.trim().is_empty() {
        let ending = Arc::from("prompt");
        messages.push(MessageSource { role, source: source.into(), ending, start: start.of_byte(body, begin) });
    }
}

/// The first letter behind the line end, when nothing but blanks is before it.
fn after_line_end(body: &str, from: usize) -> usize {
    let rest = body.get(from..).unwrap_or_default();
    match rest.split_once('\n') {
        Some((blank, _)) if blank.trim().is_empty() => from + blank.len() + 1,
        _ => from,
    }
}

/// The next tag from `from`, without comments, escaped tags and raw blocks.
fn next_tag(body: &str, from: usize) -> Option<Tag<'_>> {
    let mut at = from;
    loop {
        let rest = body.get(at..)?;
        let start = at + rest.find("{{")?;
        let tag = body.get(start..)?;
        let is_escaped = body.get(..start).is_some_and(|before| before.ends_with('\\') && !before.ends_with("\\\\"));
        let (close, is_code) = match tag {
            _ if is_escaped => ("}}", false),
            _ if tag.starts_with("{{!--") || tag.starts_with("{{~!--") => ("--", false),
            _ if tag.starts_with("{{!") || tag.starts_with("{{~!") => ("}}", false),
            _ if tag.starts_with("{{{{") => ("{{{{/", false),
            _ if tag.starts_with("{{{") => ("}}}", true),
            _ => ("}}", true),
        };
        // Behind what opens: a comment's own hyphens do not close it.
        let behind = if close == "--" { 6 } else { close.len().min(4) };
        let length = tag.get(behind..)?.find(close)? + behind;
        let end = start + length + close.len();
        if is_code {
            let inner = tag.get(close.len()..length).unwrap_or_default();
            return Some(Tag { start, end, inner });
        }
        at = match close {
            "{{{{/" => end + body.get(end..)?.find("}}}}")? + 4,
            "--" => end + body.get(end..)?.find("}}")? + 2,
            _ => end,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::Problem;

    fn split(body: &str) -> (Vec<(Role, String, Place)>, Vec<Problem>) {
        let mut complaints = Complaints::about("a.prompt");
        let messages = messages(body, Place::new(5, 1), &mut complaints);
        let shown = messages.into_iter().map(|one| (one.role, one.source.to_string(), one.start)).collect();
        (shown, complaints.problems)
    }

    #[test]
    fn a_role_begins_a_message_and_takes_its_line_end_along() {
        let (messages, problems) =
            split("{{role \"system\"}}\nBe brief.\n{{~role 'user'~}} Hi {{name}}{{role \"model\"}}\nHo");
        assert_eq!(problems, []);
        assert_eq!(
            messages,
            [
                (Role::System, "Be brief.\n".to_owned(), Place::new(6, 1)),
                (Role::User, " Hi {{name}}".to_owned(), Place::new(7, 18)),
                (Role::Assistant, "Ho".to_owned(), Place::new(8, 1)),
            ]
        );
    }

    #[test]
    fn what_looks_like_a_role_and_is_none_stays() {
        for body in [
            "{{!-- {{role \"system\"}} --}} Hi",
            "\\{{role \"system\"}} Hi",
            "{{{{raw}}}}{{role \"system\"}}{{{{/raw}}}} Hi",
            "{{role}} Hi",
            "system: Hi",
        ] {
            let (messages, problems) = split(body);
            assert_eq!(problems, [], "{body}");
            assert_eq!(messages, [(Role::User, body.to_owned(), Place::new(5, 1))], "{body}");
        }
    }

    #[test]
    fn what_cannot_be_a_message_is_refused_with_its_place() {
        for (body, message) in [
            ("{{#if a}}\n{{role \"user\"}}{{/if}}", "a.prompt:6:1: a role stands inside of a block"),
            ("{{role \"boss\"}}", "a.prompt:5:1: a role must be one of three"),
            ("Hi {{history}}", "a.prompt:5:4: `{{history}}` has nothing to show here"),
            ("{{media url=photo}}", "a.prompt:5:1: `{{media}}` cannot be shown"),
        ] {
            let (_, problems) = split(body);
            assert_eq!(problems.len(), 1, "{body}");
            assert!(problems[0].to_string().starts_with(message), "{}", problems[0]);
        }
    }
}
