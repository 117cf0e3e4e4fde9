//! From a merged [`Node`] to typed settings, with every problem on the way.
//!
//! serde asks a deserialiser for a struct with the names of its fields and for an enum with
//! the names of its variants. So this one knows what would have been allowed, and where the
//! value stands, and both go into the message.

use std::cell::RefCell;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::check::range_of;
use super::node::{Entry, Node, Origin, Value};
use super::path::{SettingPath, Step};
use super::problem::{Problem, Problems, suggestion};

/// Decodes `root`, or tells everything that is wrong with it.
///
/// serde stops at the first bad value; that one is then taken away and the rest tried again.
pub(super) fn decode<T: DeserializeOwned>(root: &Node) -> Result<T, Vec<Problem>> {
    let mut rest = root.clone();
    let mut problems: Vec<Problem> = Vec::new();
    let mut removed: Vec<SettingPath> = Vec::new();
    loop {
        let unknown = RefCell::new(Vec::new());
        let outcome = T::deserialize(At { node: &rest, trail: &Trail::Root, unknown: &unknown });
        // Found again at each attempt, some only at a later one.
        for mut problem in unknown.into_inner() {
            problem.path = problem.path.map(|path| before_removals(&path, &removed));
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
        match outcome {
            Ok(value) if problems.is_empty() => return Ok(value),
            Ok(_) => return Err(problems),
            Err(fault) => {
                let (path, origin) = fault.at.unwrap_or_else(|| (SettingPath::default(), root.origin.clone()));
                let is_gone = rest.remove(path.steps());
                let path = before_removals(&path, &removed);
                let mut problem = Problem::of_setting(path.clone(), origin, fault.message);
                problem.help = fault.help;
                problems.push(problem);
                removed.push(path);
                if !is_gone || problems.len() >= Problems::MOST {
                    return Err(problems);
                }
            }
        }
    }
}

/// The path that a value had before `removed` were taken away: each moved those behind it in
/// its list.
fn before_removals(path: &SettingPath, removed: &[SettingPath]) -> SettingPath {
    path.steps().iter().fold(SettingPath::default(), |whole, step| {
        let Step::Index(index) = step else { return whole.join(step.clone()) };
        let mut gone: Vec<usize> = removed
            .iter()
            .filter_map(|path| match path.steps().split_last() {
                Some((Step::Index(index), list)) if list == whole.steps() => Some(*index),
                _ => None,
            })
            .collect();
        gone.sort_unstable();
        let index = gone.into_iter().fold(*index, |index, gone| if gone <= index { index + 1 } else { index });
        whole.join(Step::Index(index))
    })
}

/// The way from the root to a value, as a list on the stack.
enum Trail<'t> {
    Root,
    Key(&'t Trail<'t>, &'t str),
    Index(&'t Trail<'t>, usize),
}

impl Trail<'_> {
    fn path(&self) -> SettingPath {
        match self {
            Self::Root => SettingPath::default(),
            Self::Key(before, key) => before.path().key(key),
            Self::Index(before, index) => before.path().join(Step::Index(*index)),
        }
    }

    /// Whether it is `plugins.ID.settings.NAME`, which a plugin reads as text.
    fn is_plugin_setting(&self) -> bool {
        matches!(self, Self::Key(Self::Key(Self::Key(Self::Key(Self::Root, "plugins"), _), "settings"), _))
    }
}

/// A value and how it was reached.
#[derive(Clone, Copy)]
struct At<'n> {
    node: &'n Node,
    trail: &'n Trail<'n>,
    unknown: &'n RefCell<Vec<Problem>>,
}

/// Why a value is not what it should be.
#[derive(Debug)]
struct Fault {
    message: String,
    help: Option<String>,
    at: Option<(SettingPath, Origin)>,
}

impl Fault {
    fn new(message: String) -> Self {
        Self { message, help: None, at: None }
    }

    /// Says where, unless something deeper has said it.
    fn or_at(mut self, path: impl FnOnce() -> SettingPath, origin: &Origin) -> Self {
        self.at.get_or_insert_with(|| (path(), origin.clone()));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

impl At<'_> {
    fn wrong(&self, expected: &str) -> Fault {
        let message = format!("expected {expected}, found {}", self.node.described());
        Fault::new(message).or_at(|| self.trail.path(), &self.node.origin)
    }

    fn wrong_number(&self) -> Fault {
        match range_of(&self.trail.path()) {
            Some(range) => self.wrong(&range.to_string()),
            None => self.wrong("a whole number"),
        }
    }

    fn placed(&self, fault: Fault) -> Fault {
        fault.or_at(|| self.trail.path(), &self.node.origin)
    }

    fn text(&self) -> Result<&str, Fault> {
        match &self.node.value {
            Value::Text(text) => Ok(text),
            Value::Bool(_) | Value::Integer(_) | Value::Float(_) if self.trail.is_plugin_setting() => {
                Ok(&self.node.written)
            }
            Value::Bool(_) | Value::Integer(_) | Value::Float(_) => {
                let mut fault = self.wrong("text");
                fault.help = Some(format!("put it in quotes: \"{}\"", self.node.written));
                Err(fault)
            }
            Value::Null | Value::List(_) | Value::Map(_) => Err(self.wrong("text")),
        }
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let Value::Integer(value) = self.node.value else { return Err(self.wrong_number()) };
            visitor.visit_i64::<Fault>(value).map_err(|_| self.wrong_number())
        }
    )*};
}

impl<'de> Deserializer<'de> for At<'_> {
    type Error = Fault;

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.value {
            Value::Bool(value) => visitor.visit_bool(value),
            _ => Err(self.wrong("true or false")),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.value {
            Value::Float(value) => visitor.visit_f64(value),
            Value::Integer(value) => visitor.visit_f64(value as f64),
            _ => Err(self.wrong("a number")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(self.text()?).map_err(|fault: Fault| self.placed(fault))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::List(items) => visitor.visit_seq(Items { at: self, items: items.iter().enumerate() }),
            _ => Err(self.wrong("a list, as in `[one, two]`")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Map(entries) => visitor.visit_map(Members { at: self, fields: None, rest: entries, value: None }),
            _ => Err(self.wrong("a map")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Map(entries) => {
                visitor.visit_map(Members { at: self, fields: Some(fields), rest: entries, value: None })
            }
            _ => {
                let mut fault = self.wrong("a map of settings");
                fault.help = Some(format!("known here: {}", fields.join(", ")));
                Err(fault)
            }
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let chosen = match &self.node.value {
            Value::Text(text) => Some(text.as_str()),
            // A switch with more than two positions still takes what every switch takes.
            Value::Bool(true) => Some("on"),
            Value::Bool(false) => Some("off"),
            _ => None,
        };
        match chosen.filter(|chosen| variants.contains(chosen)) {
            Some(chosen) => {
                let chosen: StrDeserializer<'_, Fault> = chosen.into_deserializer();
                visitor.visit_enum(chosen).map_err(|fault| self.placed(fault))
            }
            None => {
                let allowed: Vec<String> = variants.iter().map(|variant| format!("`{variant}`")).collect();
                let mut fault = self.wrong(&format!("one of {}", allowed.join(", ")));
                if let Value::Text(text) = &self.node.value {
                    let nearest = suggestion(text, variants);
                    fault.help = nearest.split_once("? ").map(|(question, _)| format!("{question}?"));
                }
                Err(fault)
            }
        }
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Integer(value) => visitor.visit_i64(*value),
            Value::Float(value) => visitor.visit_f64(*value),
            Value::Text(_) => self.deserialize_str(visitor),
            Value::List(_) => self.deserialize_seq(visitor),
            Value::Map(_) => self.deserialize_map(visitor),
        }
    }

    forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

struct Items<'n> {
    at: At<'n>,
    items: std::iter::Enumerate<std::slice::Iter<'n, Node>>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some((index, node)) = self.items.next() else { return Ok(None) };
        let at = At { node, trail: &Trail::Index(self.at.trail, index), unknown: self.at.unknown };
        seed.deserialize(at).map(Some).map_err(|fault| at.placed(fault))
    }
}

struct Members<'n> {
    at: At<'n>,
    /// The names a struct knows; none for a map, which takes any.
    fields: Option<&'static [&'static str]>,
    rest: &'n [Entry],
    value: Option<&'n Entry>,
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        while let Some((entry, rest)) = self.rest.split_first() {
            self.rest = rest;
            let path = || self.at.trail.path().key(&entry.key);
            match self.fields {
                Some(fields) if !fields.contains(&entry.key.as_str()) => {
                    if self.at.unknown.borrow().len() >= Problems::MOST {
                        continue;
                    }
                    let message = format!("there is no setting `{}` here", entry.key);
                    let problem = Problem::of_setting(path(), entry.key_origin.clone(), message);
                    self.at.unknown.borrow_mut().push(problem.with_help(suggestion(&entry.key, fields)));
                    continue;
                }
                // Said but empty, as in `limits:`: the default holds.
                _ if entry.node.value == Value::Null => continue,
                _ => {}
            }
            self.value = Some(entry);
            let key: StrDeserializer<'_, Fault> = entry.key.as_str().into_deserializer();
            return seed.deserialize(key).map(Some).map_err(|fault| fault.or_at(path, &entry.key_origin));
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let entry = self.value.take().ok_or_else(|| Fault::new("a value was asked for before its key".to_owned()))?;
        let at = At { node: &entry.node, trail: &Trail::Key(self.at.trail, &entry.key), unknown: self.at.unknown };
        seed.deserialize(at).map_err(|fault| at.placed(fault))
    }
}
