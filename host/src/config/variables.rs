//! Settings from the environment: `PROMPT_HOST__LIMITS__DEADLINE_MS=80`, a whole tree in
//! `MCP_CONFIG_JSON`, a file named by `MCP_CONFIG_PATH`, or the database of `DATABASE_URL`.
//!
//! In single settings two underscores separate, letters' case does not matter, and a single underscore in the
//! id of a plugin or the code of a rule stands for the hyphen that a variable's name cannot have.

use std::path::PathBuf;
use std::sync::Arc;

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

/// The file that `MCP_CONFIG_PATH` names. An empty variable counts as unset.
pub(super) fn client_file(env: &Environment) -> Option<PathBuf> {
    let (_, value) = env.variables.iter().find(|(name, value)| name == CLIENT_FILE && !value.is_empty())?;
    Some(PathBuf::from(value))
}

/// The database that many programs are told of in `DATABASE_URL`: weaker than any setting,
/// because the variable is not this program's own. One of another kind than PostgreSQL is not
/// meant for it.
pub(super) fn database_url(env: &Environment) -> Option<Override> {
    let (_, value) = env.variables.iter().find(|(name, _)| name == DATABASE)?;
    let url = value.to_str().filter(|url| DatabaseUrl::is_meant_by(url))?;
    Some(Override::text_variable(DATABASE, SettingPath::of_keys(["records", "database_url"]), url))
}

/// What `MCP_CONFIG_JSON` says; none when it is unset or empty.
pub(super) fn inline(env: &Environment) -> Option<Result<Node, Vec<Problem>>> {
    let (_, value) = env.variables.iter().find(|(name, value)| name == INLINE && !value.is_empty())?;
    let problem = |message: &str| Problem::of_source(Origin::named(Layer::Environment, INLINE), message.to_owned());
    let Some(text) = value.to_str() else { return Some(Err(vec![problem("is not UTF-8")])) };
    if text.len() as u64 > read::MAX_FILE_BYTES {
        return Some(Err(vec![problem("is larger than a file of settings may be")]));
    }
    // Relative paths in it start from the working folder, as if it were a file there.
    let path = env.working_dir.join(INLINE);
    let file = SourceFile { path, shown: INLINE.to_owned(), text: text.to_owned() };
    Some(read::parse(&Source { file: Arc::new(file), layer: Layer::Environment }, Format::Json))
}

/// All variables with the prefix, ordered by name. Empty ones count as unset.
pub(super) fn overrides(env: &Environment, problems: &mut Vec<Problem>) -> Vec<Override> {
    let mut variables: Vec<_> = env
        .variables
        .iter()
        .filter_map(|(name, value)| {
            let name = name.to_str()?;
            let rest = name.get(PREFIX.len()..)?;
            (name.get(..PREFIX.len())?.eq_ignore_ascii_case(PREFIX) && !value.is_empty()).then_some((name, rest, value))
        })
        .collect();
    variables.sort_unstable();
    let mut taken: Vec<(SettingPath, &str)> = Vec::new();
    let mut overrides = Vec::new();
    for (name, rest, value) in variables {
        let problem = |message: String| Problem::of_source(Origin::named(Layer::Environment, name), message);
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
        overrides.push(Override::variable(name, path.clone(), value.to_owned()));
        taken.push((path, name));
    }
    overrides
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
