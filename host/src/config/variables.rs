//! Settings from the environment: `PROMPT_HOST__LIMITS__DEADLINE_MS=80`, a whole tree in
//! `MCP_CONFIG_JSON`, a file named by `MCP_CONFIG_PATH`, or the database of `DATABASE_URL`.
//!
//! In single settings two underscores separate, letters' case does not matter, and a single underscore in the
//! id of a plugin or the code of a rule stands for the hyphen that a variable's name cannot have.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::dotenv::Dotenv;
use super::environment::Environment;
use super::node::{Layer, Node, Origin, SourceFile};
use super::overrides::Override;
use super::path::SettingPath;
use super::problem::Problem;
use super::read::{self, Format, Source};
use crate::records::DatabaseUrl;

const PREFIX: &str = "PROMPT_HOST__";
/// Settings as JSON text.
const INLINE: &str = "MCP_CONFIG_JSON";
/// A file of settings.
const CLIENT_FILE: &str = "MCP_CONFIG_PATH";
/// The address of a database server.
const DATABASE: &str = "DATABASE_URL";

/// Variables of one place: the environment, or a `.env`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variables<'a> {
    all: &'a [(OsString, OsString)],
    layer: Layer,
    file: Option<&'a Dotenv>,
}

impl<'a> Variables<'a> {
    /// Those that the process was started with.
    pub(super) fn of_process(env: &'a Environment) -> Self {
        Self { all: &env.variables, layer: Layer::Environment, file: None }
    }

    /// Those of a `.env`.
    pub(super) fn of_file(file: &'a Dotenv) -> Self {
        Self { all: &file.variables, layer: Layer::Dotenv, file: Some(file) }
    }

    /// Who says what these say.
    pub(super) fn layer(&self) -> Layer {
        self.layer
    }

    /// The value of a variable; an empty one counts as unset.
    pub(super) fn value(&self, name: &str) -> Option<&'a OsStr> {
        self.all.iter().find(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value.as_os_str())
    }

    /// Those that are no settings and that the host knows all the same, by name.
    pub(super) fn shared(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let known = self.all.iter().filter_map(|(name, value)| Some((name.to_str()?, value.to_str()?)));
        known.filter(|(name, value)| is_ours(name) && setting_of(name).is_none() && !value.is_empty())
    }

    fn origin(&self, name: &str) -> Origin {
        match self.file {
            Some(file) => Origin::named(self.layer, &file.place_of(name)),
            None => Origin::named(self.layer, name),
        }
    }

    /// The file that `MCP_CONFIG_PATH` names.
    pub(super) fn client_file(&self) -> Option<PathBuf> {
        self.value(CLIENT_FILE).map(PathBuf::from)
    }

    /// The database that many programs are told of in `DATABASE_URL`: weaker than any setting,
    /// because the variable is not this program's own. One of another kind than PostgreSQL is
    /// not meant for it.
    pub(super) fn database_url(&self) -> Option<Override> {
        let url = self.value(DATABASE)?.to_str().filter(|url| DatabaseUrl::is_meant_by(url))?;
        let path = SettingPath::of_keys(["records", "database_url"]);
        Some(Override::said_as_text(self.origin(DATABASE), path, url))
    }

    /// What `MCP_CONFIG_JSON` says; none when it is unset or empty.
    pub(super) fn inline(&self, working_dir: &Path) -> Option<Result<Node, Vec<Problem>>> {
        let value = self.value(INLINE)?;
        let problem = |message: &str| Problem::of_source(self.origin(INLINE), message.to_owned());
        let Some(text) = value.to_str() else { return Some(Err(vec![problem("is not UTF-8")])) };
        if text.len() as u64 > read::MAX_FILE_BYTES {
            return Some(Err(vec![problem("is larger than a file of settings may be")]));
        }
        // Relative paths in it start from the working folder, as if it were a file there.
        let path = working_dir.join(INLINE);
        let shown = self.file.map_or_else(|| INLINE.to_owned(), |file| file.place_of(INLINE));
        let file = SourceFile { path, shown, text: text.to_owned() };
        Some(read::parse(&Source { file: Arc::new(file), layer: self.layer }, Format::Json))
    }

    /// All variables with the prefix, ordered by name. Empty ones count as unset.
    pub(super) fn overrides(&self, problems: &mut Vec<Problem>) -> Vec<Override> {
        let mut variables: Vec<_> = self
            .all
            .iter()
            .filter_map(|(name, value)| {
                let name = name.to_str()?;
                let rest = setting_of(name)?;
                (!value.is_empty()).then_some((name, rest, value))
            })
            .collect();
        variables.sort_unstable();
        let mut taken: Vec<(SettingPath, &str)> = Vec::new();
        let mut overrides = Vec::new();
        for (name, rest, value) in variables {
            let problem = |message: String| Problem::of_source(self.origin(name), message);
            let Some(path) = path(rest) else {
                let example = format!("{PREFIX}LIMITS__DEADLINE_MS");
                problems.push(problem(format!("names no setting: write it as in `{example}`")));
                continue;
            };
            let Some(value) = value.to_str() else {
                problems.push(problem("is not UTF-8".to_owned()));
                continue;
            };
            let clash = taken.iter().find(|(other, _)| {
                let shorter = path.steps().len().min(other.steps().len());
                path.steps().get(..shorter) == other.steps().get(..shorter)
            });
            if let Some((_, other)) = clash {
                problems.push(problem(format!("sets what `{other}` sets too: unset one of the two")));
                continue;
            }
            overrides.push(Override::said(self.origin(name), path.clone(), value.to_owned()));
            taken.push((path, name));
        }
        overrides
    }
}

/// Whether a `.env` may set this variable for the host: its own names, and those that many
/// programs share. Everything else there is meant for others.
pub(super) fn is_ours(name: &str) -> bool {
    setting_of(name).is_some()
        || [INLINE, CLIENT_FILE, DATABASE, "REDIS_URL"].contains(&name)
        || name.starts_with("OTEL_")
}

/// What follows the prefix, in whatever case it is written.
fn setting_of(name: &str) -> Option<&str> {
    let rest = name.get(PREFIX.len()..)?;
    name.get(..PREFIX.len())?.eq_ignore_ascii_case(PREFIX).then_some(rest)
}

fn path(rest: &str) -> Option<SettingPath> {
    let mut keys: Vec<String> = rest.split("__").map(str::to_ascii_lowercase).collect();
    if keys.iter().any(String::is_empty) {
        return None;
    }
    let hyphenated: &[usize] = match keys.as_slice() {
        [plugins, _, rules, _] if plugins == "plugins" && rules == "rules" => &[1, 3],
        [plugins, ..] if plugins == "plugins" => &[1],
        _ => &[],
    };
    for index in hyphenated {
        if let Some(key) = keys.get_mut(*index) {
            *key = key.replace('_', "-");
        }
    }
    Some(SettingPath::of_keys(keys))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_paths() {
        let shown = |rest| path(rest).map(|path| path.to_string());
        assert_eq!(shown("LIMITS__DEADLINE_MS").as_deref(), Some("limits.deadline_ms"));
        assert_eq!(
            shown("PLUGINS__CODE_FENCE__RULES__FENCE_CODE").as_deref(),
            Some("plugins.code-fence.rules.fence-code")
        );
        assert_eq!(shown("plugins__tidy__limits__deadline_ms").as_deref(), Some("plugins.tidy.limits.deadline_ms"));
        assert_eq!((shown(""), shown("A____B"), shown("A__")), (None, None, None));
    }
}
