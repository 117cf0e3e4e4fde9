//! An engine whose templates include others: `> _name.memo` in a line of its own. `{name}` is a value.

use std::collections::BTreeMap;
use std::sync::Arc;

use prompt_host_plugin::{
    Engine, EngineInfo, Reference, Template, TemplateError, TemplateHost, template_engine_plugin,
};
use serde_json::{Map, Value};

struct Memo;

/// Deeper nesting ends in an error that says so: a template may include itself.
const DEEPEST: usize = 8;

impl Engine for Memo {
    fn describe(&self) -> EngineInfo {
        EngineInfo { name: "memo", endings: &["memo"] }
    }

    fn compile(
        &self,
        name: &str,
        source: String,
        host: Arc<dyn TemplateHost>,
    ) -> Result<Box<dyn Template>, TemplateError> {
        Ok(Box::new(Compiled { name: name.to_owned(), source, host }))
    }
}

struct Compiled {
    name: String,
    source: String,
    host: Arc<dyn TemplateHost>,
}

impl Template for Compiled {
    fn variables(&self) -> Vec<Reference> {
        let lines = lines(&self.source).filter(|(_, line)| included(line).is_none());
        self.references(lines.flat_map(|(at, line)| slots(line).map(move |(start, name, _)| (at + start, name))))
    }

    fn dependencies(&self) -> Vec<Reference> {
        self.references(lines(&self.source).filter_map(|(at, line)| Some((at, included(line)?))))
    }

    fn filters(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn render(&self, values_json: &str) -> Result<String, TemplateError> {
        let values: Map<String, Value> = serde_json::from_str(values_json)
            .map_err(|error| TemplateError::nowhere(&self.name, format!("the values are no JSON object: {error}")))?;
        let mut rendered = String::new();
        self.write(&self.name, &self.source, &values, 0, &mut rendered)?;
        Ok(rendered)
    }
}

impl Compiled {
    /// Each name once, with its first place, sorted.
    fn references<'a>(&self, read: impl Iterator<Item = (usize, &'a str)>) -> Vec<Reference> {
        let mut first = BTreeMap::new();
        for (at, name) in read {
            first.entry(name).or_insert(at);
        }
        first.into_iter().map(|(name, at)| Reference::at(name, &self.source, at)).collect()
    }

    fn write(
        &self,
        name: &str,
        source: &str,
        values: &Map<String, Value>,
        depth: usize,
        rendered: &mut String,
    ) -> Result<(), TemplateError> {
        for (at, line) in lines(source) {
            let wrong = |at: usize, message: String| TemplateError::at(name, source, at, message);
            if let Some(other) = included(line) {
                if depth == DEEPEST {
                    return Err(wrong(at, format!("templates include each other more than {DEEPEST} deep")));
                }
                let text = self.host.load(other).ok_or_else(|| wrong(at, format!("there is no template `{other}`")))?;
                self.write(other, &text, values, depth + 1, rendered)?;
                continue;
            }
            let mut from = 0;
            for (start, slot, end) in slots(line) {
                rendered.push_str(line.get(from..start).unwrap_or_default());
                match values.get(slot) {
                    Some(Value::String(text)) => rendered.push_str(text),
                    Some(other) => rendered.push_str(&other.to_string()),
                    None => return Err(wrong(at + start, format!("there is no value `{slot}`"))),
                }
                from = end;
            }
            rendered.push_str(line.get(from..).unwrap_or_default());
        }
        Ok(())
    }
}

/// Lines with their ends, and where they start.
fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    source.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
}

/// The template that a line includes.
fn included(line: &str) -> Option<&str> {
    line.strip_prefix("> ").map(str::trim).filter(|name| name.ends_with(".memo"))
}

/// Values that a line has room for: where each starts, its name, and where it ends.
fn slots(line: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    line.match_indices('{').filter_map(|(start, _)| {
        let (name, _) = line.get(start + 1..)?.split_once('}')?;
        is_name(name).then_some((start, name, start + name.len() + 2))
    })
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

template_engine_plugin! { id: "memo", title: "Memo", summary: "Renders memos from pieces.", engine: Memo }
