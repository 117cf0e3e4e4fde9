//! Whether arguments fit a template, said before anything is rendered.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::problem::nearest;
use super::template::Template;
use super::value::{Misfit, fit};

/// What does not fit, in the order of the template's arguments; those that it has not come last.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Compatibility(pub Vec<Mismatch>);

/// An argument that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mismatch {
    /// Its name.
    pub argument: String,
    /// In which way.
    pub kind: MismatchKind,
    /// One sentence: what was found and what is allowed.
    pub message: String,
    /// The argument that may have been meant.
    pub nearest: Option<String>,
}

/// In which way an argument does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MismatchKind {
    /// It is required, and nobody gave it.
    Missing,
    /// Its value is of another type.
    Mistyped,
    /// Its value is not among its choices.
    NotAmongChoices,
    /// The template has no such argument. Rendering goes on without it.
    Extra,
}

impl Compatibility {
    /// Whether everything fits, so that nothing is left over either.
    pub fn fits(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the template can be rendered.
    pub fn can_render(&self) -> bool {
        self.0.iter().all(|mismatch| mismatch.kind == MismatchKind::Extra)
    }

    pub(super) fn missing(&mut self, argument: &str) {
        self.add(argument, MismatchKind::Missing, format!("`{argument}` is required"), None);
    }

    /// `whose` says where the value came from, when it is not the call itself.
    pub(super) fn misfit(&mut self, argument: &str, whose: &str, misfit: Misfit) {
        let (kind, message) = match misfit {
            Misfit::Mistyped(message) => (MismatchKind::Mistyped, message),
            Misfit::NotAmongChoices(message) => (MismatchKind::NotAmongChoices, message),
        };
        self.add(argument, kind, format!("`{argument}`{whose} {message}"), None);
    }

    pub(super) fn extra(&mut self, given: &str, template: &Template) {
        let meant = nearest(given, template.arguments.iter().map(|argument| argument.name.as_str()));
        let message = match meant {
            Some(name) => format!("there is no argument `{given}`: did you mean `{name}`?"),
            None => format!("there is no argument `{given}`"),
        };
        self.add(given, MismatchKind::Extra, message, meant.map(str::to_owned));
    }

    fn add(&mut self, argument: &str, kind: MismatchKind, message: String, nearest: Option<String>) {
        self.0.push(Mismatch { argument: argument.to_owned(), kind, message, nearest });
    }
}

/// All of it in one line.
impl fmt::Display for Compatibility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mismatch) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            f.write_str(&mismatch.message)?;
        }
        Ok(())
    }
}

/// What of `arguments` does not fit `template`, without anybody's defaults but its own.
/// [`layers::resolve`](super::layers::resolve) takes all of them into account.
pub fn compatibility(template: &Template, arguments: &Map<String, Value>) -> Compatibility {
    let mut found = Compatibility::default();
    for argument in &template.arguments {
        match arguments.get(&argument.name).map_or(Ok(None), |given| fit(argument, given)) {
            Ok(None) if argument.required && argument.default.is_none() => found.missing(&argument.name),
            Ok(_) => {}
            Err(misfit) => found.misfit(&argument.name, "", misfit),
        }
    }
    for name in arguments.keys().filter(|name| !template.is_open && template.argument(name).is_none()) {
        found.extra(name, template);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::source;
    use serde_json::json;

    #[test]
    fn everything_that_does_not_fit_is_told_at_once() {
        let text = "---\narguments:\n  code: {required: true}\n  language: {}\n  depth: {type: integer, default: 1}\n  tone: {choices: [dry, warm], default: dry}\n---\nHi";
        let (template, _) = source::read("review.jinja", text).unwrap();
        let given = json!({"langauge": "Rust", "depth": "deep", "tone": "rude"});
        let found = compatibility(&template, given.as_object().unwrap());
        assert!(!found.can_render());
        assert_eq!(
            found.to_string(),
            "`code` is required; `depth` must be a whole number, not `\"deep\"`; `tone` must be one of `\"dry\"`, `\"warm\"`, not `\"rude\"`; there is no argument `langauge`: did you mean `language`?"
        );
        let fitting = compatibility(&template, json!({"code": "x", "more": 1}).as_object().unwrap());
        assert!(fitting.can_render() && !fitting.fits());
    }
}
