//! Our own front matter: the fields of `.jinja`, `.hbs` and every other engine's files.

use super::argument::{Argument, ArgumentType};
use super::fields::Fields;
use super::problem::{Complaints, Place, suggestion};
use super::template::Meta;
use super::yaml::{Content, Entry, Node};

const FIELDS: [&str; 7] = ["name", "title", "description", "category", "tags", "version", "arguments"];
const ARGUMENT_FIELDS: [&str; 6] = ["description", "type", "required", "default", "choices", "examples"];
/// What a picker may sort by.
pub(super) const CATEGORIES: [&str; 5] = ["coding", "writing", "data", "work", "research"];

/// What the front matter of the template `stem` says.
pub(super) fn read(root: &Node, stem: &str, complaints: &mut Complaints<'_>) -> (Meta, Vec<Argument>) {
    let Some(fields) = Fields::known(root, "the front matter", &FIELDS, complaints) else {
        return (Meta { name: stem.to_owned(), ..Meta::default() }, Vec::new());
    };
    if let Some(name) = fields.text("name", complaints)
        && name != stem
    {
        let place = fields.place("name").unwrap_or(Place::START);
        let message = format!("the name `{name}` is not that of the file, `{stem}`");
        complaints.error(place, message, Some("give both the same name".to_owned()));
    }
    let meta = meta(fields, stem, complaints);
    if let Some(version) = &meta.version
        && let Err(error) = semver::Version::parse(version)
    {
        let place = fields.place("version").unwrap_or(Place::START);
        let message = format!("`{version}` is no semantic version: {error}");
        complaints.error(place, message, Some("write three numbers in quotes, as in \"1.0.0\"".to_owned()));
    }
    let arguments = fields
        .get("arguments")
        .and_then(|entry| Fields::any(&entry.node, "`arguments`", complaints))
        .map(|arguments| arguments.entries().iter().map(|entry| argument(entry, complaints)).collect());
    (meta, arguments.unwrap_or_default())
}

/// The fields that all formats have, in ours at the top and in others below `metadata`.
pub(super) fn meta(fields: Fields<'_>, stem: &str, complaints: &mut Complaints<'_>) -> Meta {
    let category = fields.text("category", complaints);
    if let Some(category) = category.as_deref().filter(|category| !CATEGORIES.contains(category)) {
        let place = fields.place("category").unwrap_or(Place::START);
        let message = format!("`{category}` is no category of the library");
        complaints.warning(place, message, Some(suggestion(category, &CATEGORIES)));
    }
    Meta {
        name: stem.to_owned(),
        title: fields.text("title", complaints),
        description: fields.text("description", complaints),
        category,
        tags: fields.texts("tags", complaints),
        version: fields.text("version", complaints),
    }
}

fn argument(entry: &Entry, complaints: &mut Complaints<'_>) -> Argument {
    named(entry, complaints);
    let mut argument = Argument { kind: ArgumentType::String, ..Argument::new(&entry.key, entry.place) };
    // `text:` alone is an optional text.
    if entry.node.is_null() {
        return argument;
    }
    let what = format!("the argument `{}`", entry.key);
    let Some(fields) = Fields::known(&entry.node, &what, &ARGUMENT_FIELDS, complaints) else { return argument };
    argument.description = fields.text("description", complaints).unwrap_or_default();
    argument.kind = kind(fields, &ArgumentType::NAMED, complaints).unwrap_or(ArgumentType::String);
    argument.required = fields.flag("required", complaints).unwrap_or(false);
    fill(&mut argument, fields, "choices", complaints);
    argument
}

/// Default, choices and examples, as every format has them.
pub(super) fn fill(argument: &mut Argument, fields: Fields<'_>, choices: &str, complaints: &mut Complaints<'_>) {
    argument.default = fields.json("default");
    argument.default_place = fields.place("default").unwrap_or(argument.place);
    argument.choices = fields.values(choices, complaints);
    argument.examples = fields.values("examples", complaints);
    argument.examples_place = fields.place("examples").unwrap_or(argument.place);
}

/// The field `type`, if it is one of `allowed`.
pub(super) fn kind(
    fields: Fields<'_>,
    allowed: &[ArgumentType],
    complaints: &mut Complaints<'_>,
) -> Option<ArgumentType> {
    let written = fields.text("type", complaints)?;
    let kind = ArgumentType::of_name(&written).filter(|kind| allowed.contains(kind));
    if kind.is_none() {
        let names: Vec<&str> = allowed.iter().map(|kind| kind.name()).collect();
        let place = fields.place("type").unwrap_or(Place::START);
        complaints.error(place, format!("there is no type `{written}`"), Some(suggestion(&written, &names)));
    }
    kind
}

/// Complains about a name that no template could write.
pub(super) fn named(entry: &Entry, complaints: &mut Complaints<'_>) {
    let mut letters = entry.key.chars();
    let begins = letters.next().is_some_and(|first| first.is_alphabetic() || first == '_');
    if !begins || !letters.all(|letter| letter.is_alphanumeric() || letter == '_') {
        let help = "use letters, digits and `_`, and begin with a letter".to_owned();
        complaints.error(entry.place, format!("`{}` cannot be the name of an argument", entry.key), Some(help));
    }
}

/// Whether a node is a map with this key.
pub(super) fn has(node: &Node, key: &str) -> bool {
    matches!(&node.content, Content::Map(entries) if entries.iter().any(|entry| entry.key == key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::yaml;

    fn problems(text: &str) -> Vec<String> {
        let mut complaints = Complaints::about("review.jinja");
        if let Some(root) = yaml::read(text, 2, &mut complaints) {
            read(&root, "review", &mut complaints);
        }
        complaints.problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_mistake_of_a_file_is_told_with_its_place_and_what_is_allowed() {
        let text = "naem: review\nversion: 1.0\ntags: one\narguments:\n  code:\n    type: strng\n    requird: true\n  2nd:\n    required: maybe\n";
        let said = problems(text);
        let expected = [
            "review.jinja:2:1: the front matter has no field `naem`; did you mean `name`? allowed are `name`, `title`",
            "review.jinja:4:7: `tags` must be a list, as in `[one, two]`, not the text `one`",
            "review.jinja:3:10: `version` must be text, not `1.0`; put it in quotes: \"1.0\"",
            "review.jinja:8:5: the argument `code` has no field `requird`; did you mean `required`?",
            "review.jinja:7:11: there is no type `strng`; did you mean `string`?",
            "review.jinja:9:3: `2nd` cannot be the name of an argument",
            "review.jinja:10:15: `required` must be true or false, not the text `maybe`",
        ];
        assert_eq!(said.len(), expected.len(), "{said:#?}");
        for (said, expected) in said.iter().zip(expected) {
            assert!(said.starts_with(expected), "{said}\n{expected}");
        }
    }

    #[test]
    fn yaml_that_is_none_says_where() {
        let said = problems("title: a: b\n");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("review.jinja:2:"), "{said:?}");
        assert!(problems("a: &x 1\nb: *x\n")[0].contains("anchors and aliases are not allowed"));
        assert!(problems("name: review\nname: review\n")[0].contains("`name` stands here twice, first on line 2"));
    }
}
