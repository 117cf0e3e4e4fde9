//! Every setting with its value and where that came from.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;

use super::node::{Layer, Node, Origin};
use super::path::{SettingPath, Step};
use super::settings::Settings;
use super::visible::{Visible, visible};

/// One setting as it holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shown {
    /// Its name.
    pub path: SettingPath,
    /// Its value; a list is one value, unless it is one of maps.
    pub value: Value,
    /// Who set it.
    pub layer: Layer,
    /// `FILE:LINE:COLUMN`, or the name of a variable or flag, or `default`.
    pub origin: String,
}

/// All leaves of `settings`, in the order of their declaration. `origins` is the merged tree.
pub(super) fn leaves(settings: &Settings, origins: &Node) -> Result<Vec<Shown>, serde_json::Error> {
    let mut shown = Vec::new();
    walk(SettingPath::default(), serde_json::to_value(settings)?, origins, &mut shown);
    Ok(shown)
}

fn walk(path: SettingPath, value: Value, origins: &Node, shown: &mut Vec<Shown>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                walk(path.key(&key), value, origins, shown);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (index, item) in items.into_iter().enumerate() {
                walk(path.join(Step::Index(index)), item, origins, shown);
            }
        }
        value => {
            let origin = match origins.at(&path) {
                // A null says that the default holds.
                Some(node) if node.value != super::node::Value::Null => node.origin.clone(),
                _ => Origin::DEFAULT,
            };
            shown.push(Shown { path, value, layer: origin.layer, origin: origin.to_string() });
        }
    }
}

/// `plugins.tidy.enabled = false   # prompt-host.yaml:3:14`, a line each, the origins aligned
/// where that does not cost much room.
pub fn text(shown: &[Shown]) -> String {
    const WIDEST: usize = 48;
    let lines: Vec<(String, &str)> = shown
        .iter()
        .map(|leaf| (format!("{} = {}", Visible(&leaf.path), Visible(&leaf.value)), leaf.origin.as_str()))
        .collect();
    let width = lines.iter().map(|(line, _)| line.chars().count()).filter(|width| *width <= WIDEST).max().unwrap_or(0);
    let mut out = String::new();
    for (line, origin) in lines {
        let _ = writeln!(out, "{line:width$}   # {}", visible(origin));
    }
    out
}
