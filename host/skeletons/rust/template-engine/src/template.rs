//! A template, read once and rendered as often as wanted.

use std::collections::BTreeMap;
use std::sync::Arc;

use prompt_host_plugin::{Reference, Template, TemplateError, TemplateHost};
use serde_json::{Map, Value};

/// A piece of a template.
enum Piece {
    Text(String),
    /// `${name}` or `${name|filter}`, and its place: bytes of the source.
    Slot {
        name: String,
        filter: Option<String>,
        offset: usize,
    },
}

pub(crate) struct Compiled {
    name: String,
    source: String,
    pieces: Vec<Piece>,
    host: Arc<dyn TemplateHost>,
}

impl Compiled {
    pub(crate) fn new(
        name: &str,
        source: String,
        host: Arc<dyn TemplateHost>,
    ) -> Result<Self, TemplateError> {
        let mut pieces = Vec::new();
        let mut rest = source.as_str();
        while let Some((text, after)) = rest.split_once('$') {
            let offset = source.len() - after.len() - 1;
            let wrong = |message: &str| TemplateError::at(name, &source, offset, message);
            pieces.push(Piece::Text(text.to_owned()));
            rest = if let Some(after) = after.strip_prefix('$') {
                pieces.push(Piece::Text("$".to_owned()));
                after
            } else if let Some(slot) = after.strip_prefix('{') {
                let (slot, after) = slot
                    .split_once('}')
                    .ok_or_else(|| wrong("`${` is never closed with `}`"))?;
                let (name, filter) = slot
                    .split_once('|')
                    .map_or((slot, None), |(name, filter)| (name, Some(filter)));
                if ![Some(name), filter].into_iter().flatten().all(is_name) {
                    return Err(wrong(
                        "write `${name}` or `${name|filter}`, with letters, digits and `_`",
                    ));
                }
                pieces.push(Piece::Slot {
                    name: name.to_owned(),
                    filter: filter.map(str::to_owned),
                    offset,
                });
                after
            } else {
                return Err(wrong(
                    "write `$$` for a dollar, or `${name}` or `${name|filter}` for a value",
                ));
            };
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self {
            name: name.to_owned(),
            source,
            pieces,
            host,
        })
    }

    /// Each name once, with its first place, sorted.
    fn references<'a>(
        &'a self,
        pick: impl Fn(&'a Piece) -> Option<(&'a str, usize)>,
    ) -> Vec<Reference> {
        let mut first = BTreeMap::new();
        for (name, offset) in self.pieces.iter().filter_map(pick) {
            first.entry(name).or_insert(offset);
        }
        first
            .into_iter()
            .map(|(name, offset)| Reference::at(name, &self.source, offset))
            .collect()
    }

    fn wrong(&self, offset: usize, message: impl Into<String>) -> TemplateError {
        TemplateError::at(&self.name, &self.source, offset, message)
    }
}

impl Template for Compiled {
    fn variables(&self) -> Vec<Reference> {
        self.references(|piece| match piece {
            Piece::Slot { name, offset, .. } => Some((name, *offset)),
            Piece::Text(_) => None,
        })
    }

    /// Includes would be loaded with `self.host.load(name)`, and named here.
    fn dependencies(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn filters(&self) -> Vec<Reference> {
        self.references(|piece| match piece {
            Piece::Slot {
                filter: Some(filter),
                offset,
                ..
            } => Some((filter, *offset)),
            _ => None,
        })
    }

    fn render(&self, values_json: &str) -> Result<String, TemplateError> {
        let values: Map<String, Value> = serde_json::from_str(values_json).map_err(|error| {
            TemplateError::nowhere(
                &self.name,
                format!("the values are no JSON object: {error}"),
            )
        })?;
        let mut rendered = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => rendered.push_str(text),
                Piece::Slot {
                    name,
                    filter,
                    offset,
                } => {
                    let wrong = |message: String| self.wrong(*offset, message);
                    let given = values
                        .get(name)
                        .ok_or_else(|| wrong(format!("there is no value `{name}`")))?;
                    let value = match filter {
                        None => given.clone(),
                        Some(filter) => {
                            let answer = self.host.apply(filter, &given.to_string(), "[]", "{}");
                            let json = answer
                                .map_err(|error| wrong(format!("`{filter}`: {}", error.message)))?;
                            serde_json::from_str(&json)
                                .map_err(|error| wrong(format!("`{filter}`: {error}")))?
                        }
                    };
                    match value {
                        Value::String(text) => rendered.push_str(&text),
                        other => rendered.push_str(&other.to_string()),
                    }
                }
            }
        }
        Ok(rendered)
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}
