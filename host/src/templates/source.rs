//! From the text of a file to a template, whatever format it has.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::argument::Argument;
use super::fields::Fields;
use super::problem::{Complaints, Place, Problem};
use super::template::{MessageSource, Meta, Role, Template};
use super::{dotprompt, front_matter, prompty, yaml};

/// What front matter says, whatever format it has.
#[derive(Debug)]
pub(super) struct Front {
    pub(super) meta: Meta,
    pub(super) arguments: Vec<Argument>,
    pub(super) is_open: bool,
    pub(super) model: Map<String, Value>,
}

impl Front {
    pub(super) fn of_name(stem: &str) -> Self {
        let meta = Meta { name: stem.to_owned(), ..Meta::default() };
        Self { meta, arguments: Vec::new(), is_open: false, model: Map::new() }
    }
}

/// The name of the file `file` without its ending, and the ending.
pub fn name_and_ending(file: &str) -> Option<(&str, &str)> {
    file.rsplit_once('.').filter(|(stem, ending)| !stem.is_empty() && !ending.is_empty())
}

/// Whether the file is there to be included, and no template of its own.
pub fn is_partial(file: &str) -> bool {
    file.starts_with('_')
}

/// Reads the template in `text`, the content of the file `file`. Warnings come with it.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(file: &str, text: &str) -> Result<(Template, Vec<Problem>), Vec<Problem>> {
    let mut complaints = Complaints::about(file);
    let (stem, ending) = name_and_ending(file).unwrap_or((file, ""));
    if !is_name(stem) {
        let help = "rename the file: letters, digits, `_`, `-` and `.`, at most 64, beginning with a letter".to_owned();
        complaints.error(Place::START, format!("`{stem}` cannot be the name of a template"), Some(help));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some((front, body, start)) = split(text, ending, &mut complaints) else { return Err(complaints.problems) };
    let Some(root) = yaml::read(front, 2, &mut complaints) else { return Err(complaints.problems) };
    let (front, messages) = match ending {
        "prompt" => (dotprompt::read(&root, stem, &mut complaints), dotprompt::messages(body, start, &mut complaints)),
        "prompty" => (prompty::read(&root, stem, &mut complaints), prompty::messages(body, start)),
        _ => {
            let (meta, arguments) = front_matter::read(&root, stem, &mut complaints);
            let message = MessageSource { role: Role::User, source: body.into(), ending: Arc::from(ending), start };
            (Front { meta, arguments, ..Front::of_name(stem) }, vec![message])
        }
    };
    if messages.iter().all(|message| message.source.trim().is_empty()) {
        complaints.error(start, "there is no text below the front matter", None);
    }
    let problems = complaints.problems;
    if problems.iter().any(Problem::is_error) {
        return Err(problems);
    }
    let Front { meta, arguments, is_open, model } = front;
    Ok((Template { meta, arguments, is_open, messages, model }, problems))
}

fn is_name(stem: &str) -> bool {
    let mut letters = stem.bytes();
    stem.len() <= 64
        && letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || b"_-.".contains(&letter))
}

/// Front matter, body, and where the body begins.
fn split<'t>(text: &'t str, ending: &str, complaints: &mut Complaints<'_>) -> Option<(&'t str, &'t str, Place)> {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if !is_fence(first) {
        // A `.prompt` file may do without.
        if ending == "prompt" {
            return Some(("", text, Place::START));
        }
        let help = "put the template's `name`, `description` and `arguments` between two lines of `---`".to_owned();
        complaints.error(Place::START, "the file does not begin with front matter", Some(help));
        return None;
    }
    let mut at = first.len();
    for (line_before, line) in (1..).zip(lines) {
        if is_fence(line) {
            let front = text.get(first.len()..at).unwrap_or_default();
            let body = text.get(at + line.len()..).unwrap_or_default();
            return Some((front, body, Place::new(line_before + 2, 1)));
        }
        at += line.len();
    }
    let help = "end it with a line of `---`".to_owned();
    complaints.error(Place::START, "the front matter that begins here does not end", Some(help));
    None
}

/// What the front matter of foreign formats says for people: some at its top, some below
/// `metadata`. A `name` that is not the file's is taken as the title.
pub(super) fn outer_meta(fields: Fields<'_>, stem: &str, complaints: &mut Complaints<'_>) -> Meta {
    let inner = fields.get("metadata").and_then(|entry| Fields::any(&entry.node, "`metadata`", complaints));
    let mut meta = match inner {
        Some(inner) => front_matter::meta(inner, stem, complaints),
        None => Meta { name: stem.to_owned(), ..Meta::default() },
    };
    let name = fields.text("name", complaints);
    meta.title = meta.title.or_else(|| name.filter(|name| name != stem));
    meta.description = fields.text("description", complaints).or(meta.description);
    meta.version = fields.text("version", complaints).or(meta.version);
    if meta.tags.is_empty() {
        meta.tags = fields.texts("tags", complaints);
    }
    meta
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::{ArgumentType, Place};
    use proptest::strategy::Strategy as _;
    use serde_json::json;

    fn template(file: &str, text: &str) -> Template {
        read(file, text).unwrap_or_else(|problems| panic!("{problems:?}")).0
    }

    #[test]
    fn our_own_format_gives_meta_arguments_and_one_message() {
        let text = "---\nname: greet\ntitle: Greeting\ntags: [a, b]\narguments:\n  who:\n    type: string\n    required: true\n  times:\n    type: integer\n    default: 1\n---\nHi {{ who }}\n";
        let greet = template("greet.jinja", text);
        assert_eq!(greet.meta.title.as_deref(), Some("Greeting"));
        assert_eq!(
            greet.arguments.iter().map(|one| (&*one.name, one.required)).collect::<Vec<_>>(),
            [("who", true), ("times", false)]
        );
        let [message] = &greet.messages[..] else { panic!("{:?}", greet.messages) };
        assert_eq!((&*message.source, &*message.ending, message.start), ("Hi {{ who }}\n", "jinja", Place::new(13, 1)));
    }

    #[test]
    fn a_prompt_file_declares_its_arguments_in_picoschema() {
        let text = "---\nmodel: any/model\ninput:\n  schema:\n    name: string, who is greeted\n    style?(enum, how): [warm, cold]\n    tags?(array, words): string\n    more?(object):\n      deep: number\n    count?: integer\n  default:\n    style: warm\n---\n{{role \"system\"}}\nBe {{style}}.\n{{role \"user\"}}\nHi {{name}}\n";
        let greet = template("greet.prompt", text);
        let shown: Vec<_> =
            greet.arguments.iter().map(|one| (&*one.name, one.kind, one.required, &*one.description)).collect();
        assert_eq!(
            shown,
            [
                ("name", ArgumentType::String, true, "who is greeted"),
                ("style", ArgumentType::String, false, "how"),
                ("tags", ArgumentType::List, false, "words"),
                ("more", ArgumentType::Object, false, ""),
                ("count", ArgumentType::Integer, false, ""),
            ]
        );
        assert_eq!(greet.argument("style").unwrap().choices, [json!("warm"), json!("cold")]);
        assert_eq!(greet.argument("style").unwrap().default, Some(json!("warm")));
        assert_eq!(greet.model["model"], json!("any/model"));
        assert_eq!(greet.messages.len(), 2);
    }

    #[test]
    fn a_prompt_file_may_have_json_schema_or_nothing() {
        let text = "---\ninput:\n  schema:\n    type: object\n    required: [a]\n    properties:\n      a: {type: string, description: one}\n      b: {type: array, items: {type: integer}}\n---\nHi\n";
        let both = template("both.prompt", text);
        assert_eq!((both.arguments[0].required, both.arguments[1].items), (true, ArgumentType::Integer));
        let bare = template("bare.prompt", "Hi {{name}}");
        assert!(bare.arguments.is_empty() && bare.is_open && !both.is_open);
    }

    #[test]
    fn a_prompty_file_declares_inputs_or_shows_a_sample() {
        let old = template(
            "ask.prompty",
            "---\nname: Ask it\nsample:\n  question: Why?\n  depth: 2\n---\nuser:\n{{ question }}\n",
        );
        assert_eq!(old.meta.title.as_deref(), Some("Ask it"));
        assert_eq!(old.argument("depth").unwrap().kind, ArgumentType::Integer);
        assert_eq!(old.argument("question").unwrap().examples, [json!("Why?")]);
        let new = template(
            "ask.prompty",
            "---\ninputs:\n  question:\n    type: string\n  tone:\n    type: string\n    enum: [a, b]\n    default: a\n---\nuser:\n{{ question }}\n",
        );
        assert!(new.argument("question").unwrap().required && !new.argument("tone").unwrap().required);
        assert_eq!(new.argument("tone").unwrap().choices, [json!("a"), json!("b")]);
    }

    #[test]
    fn a_file_without_front_matter_or_its_end_says_what_is_missing() {
        for (text, message) in [
            ("Hi", "a.jinja:1:1: the file does not begin with front matter"),
            ("---\nname: a\n", "a.jinja:1:1: the front matter that begins here does not end"),
            ("---\nname: a\n---\n \n", "a.jinja:4:1: there is no text below the front matter"),
            ("---\nname: b\n---\nHi", "a.jinja:2:7: the name `b` is not that of the file, `a`"),
        ] {
            let problems = read("a.jinja", text).unwrap_err();
            assert!(problems[0].to_string().starts_with(message), "{}", problems[0]);
        }
    }

    #[test]
    fn line_ends_of_any_system_will_do() {
        let greet = template("greet.jinja", "\u{feff}---\r\nname: greet\r\n---\r\nHi\r\n");
        assert_eq!(greet.messages[0].start, Place::new(4, 1));
    }

    /// Pieces that formats give a meaning to, in any order.
    fn garbage() -> impl proptest::strategy::Strategy<Value = String> {
        let pieces = [
            "---\n",
            "\n",
            "\r\n",
            " ",
            "  ",
            "name: t",
            "arguments:",
            "inputs:",
            "input:",
            "schema:",
            "sample:",
            "a(",
            "?",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "- ",
            "\"",
            "'",
            "&a",
            "*a",
            "é",
            "日",
            "{{",
            "}}",
            "{{{{",
            "}}}}",
            "role \"user\"",
            "{{!--",
            "--}}",
            "{{#if x}}",
            "{{/if}}",
            "\\",
            "~",
            "system:\n",
            "user:",
            "(enum, x): [a]",
            "string, y",
            "\u{feff}",
            "#",
        ];
        proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest::proptest! {
        #[test]
        fn whatever_a_file_holds_its_messages_stand_where_they_say(front in garbage(), body in garbage()) {
            for ending in ["jinja", "prompt", "prompty"] {
                for text in [format!("---\n{front}\n---\n{body}"), front.clone()] {
                    let Ok((template, _)) = read(&format!("t.{ending}"), &text) else { continue };
                    for message in &template.messages {
                        let place = message.start;
                        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                        let line = text.split_inclusive('\n').nth(place.line as usize - 1).unwrap_or_default();
                        let here: String = line.chars().skip(place.column as usize - 1).collect();
                        let first = message.source.split_inclusive('\n').next().unwrap_or_default();
                        proptest::prop_assert!(here.starts_with(first), "{place:?} of {text:?} is not {first:?}");
                    }
                }
            }
        }
    }
}
