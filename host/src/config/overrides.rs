//! What command-line flags say: single settings, stronger than everything else.

use super::node::{Entry, Layer, Node, Origin, Value};
use super::path::{InvalidPath, SettingPath, Step};
use super::problem::Problem;
use super::read::yaml;
use super::short;

/// One setting from a flag or a variable.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    origin: Origin,
    path: SettingPath,
    value: Given,
}

#[derive(Debug, Clone, PartialEq)]
enum Given {
    /// To be read as YAML: a scalar or a flow collection.
    Yaml(String),
    /// As it is.
    Text(String),
    /// As they are.
    List(Vec<String>),
}

impl Override {
    /// A flag whose value is text, whatever it looks like: a folder, a name.
    pub fn text(flag: &str, path: SettingPath, text: impl Into<String>) -> Self {
        Self { origin: Origin::named(Layer::Flag, flag), path, value: Given::Text(text.into()) }
    }

    /// A flag that may be given many times.
    pub fn list(flag: &str, path: SettingPath, items: Vec<String>) -> Self {
        Self { origin: Origin::named(Layer::Flag, flag), path, value: Given::List(items) }
    }

    /// A flag whose value is read as YAML: `5`, `true`, `[a, b]`.
    pub fn yaml(flag: &str, path: SettingPath, value: impl Into<String>) -> Self {
        Self { origin: Origin::named(Layer::Flag, flag), path, value: Given::Yaml(value.into()) }
    }

    /// `PATH=VALUE`, the value read as YAML.
    ///
    /// # Errors
    /// When there is no `=`, or what stands before it names no setting.
    pub fn assignment(flag: &str, text: &str) -> Result<Self, InvalidPath> {
        let (path, value) = text.split_once('=').unwrap_or(("", text));
        Ok(Self::yaml(flag, path.trim().parse()?, value))
    }

    /// A value that is read as YAML, from elsewhere than a flag.
    pub(super) fn said(origin: Origin, path: SettingPath, value: String) -> Self {
        Self { origin, path, value: Given::Yaml(value) }
    }

    /// A value that is text, whatever it looks like, from elsewhere than a flag.
    pub(super) fn said_as_text(origin: Origin, path: SettingPath, text: &str) -> Self {
        Self { origin, path, value: Given::Text(text.to_owned()) }
    }

    fn node(&self) -> Result<Node, Problem> {
        let scalar = |text: &str, value| Node { value, written: text.to_owned(), origin: self.origin.clone() };
        Ok(match &self.value {
            Given::Text(text) => scalar(text, Value::Text(text.clone())),
            Given::List(items) => {
                let items = items.iter().map(|item| scalar(item, Value::Text(item.clone()))).collect();
                scalar("", Value::List(items))
            }
            Given::Yaml(text) => yaml::read(text, &|_| self.origin.clone()).map_err(|problems| {
                let what = problems.into_iter().next().map(|problem| problem.message).unwrap_or_default();
                Problem::of_setting(self.path.clone(), self.origin.clone(), format!("the value {what}"))
                    .with_help("text with special characters stands in quotes")
            })?,
        })
    }
}

/// All overrides as one tree; of two for one setting the later one holds.
pub(super) fn tree(overrides: &[Override], problems: &mut Vec<Problem>) -> Node {
    let mut root = Node::empty();
    for given in overrides {
        match given.node() {
            Ok(node) => root = short::written_out(nested(given.path.steps(), node)).over(root),
            Err(problem) => problems.push(problem),
        }
    }
    root
}

fn nested(steps: &[Step], node: Node) -> Node {
    steps.iter().rev().fold(node, |node, step| {
        let origin = node.origin.clone();
        match step {
            Step::Key(key) => {
                let entry = Entry { key: key.clone(), key_origin: origin.clone(), node };
                Node { value: Value::Map(vec![entry]), written: String::new(), origin }
            }
            // Paths of flags and variables have no indices: both are read as keys.
            Step::Index(_) => node,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::node::Place;

    #[test]
    fn an_assignment_without_a_path_is_refused() {
        for text in ["", "=5", "limits", "a b=5"] {
            assert!(Override::assignment("--set", text).is_err(), "{text}");
        }
        let good = Override::assignment("--set", "limits.deadline_ms = 5").unwrap();
        let mut problems = Vec::new();
        let root = tree(&[good], &mut problems);
        let node = root.at(&"limits.deadline_ms".parse().unwrap()).unwrap();
        assert_eq!((&node.value, problems), (&Value::Integer(5), Vec::new()));
        assert!(matches!(&node.origin.place, Place::Named(name) if &**name == "--set"));
    }
}
