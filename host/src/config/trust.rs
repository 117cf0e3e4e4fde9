//! What a project's file may not say.
//!
//! Whoever opens a cloned repository should not thereby be reached by others, write files elsewhere
//! or tell strangers what happens. A file named with `--config` may say all of it: somebody named it.

use super::node::Node;
use super::path::SettingPath;
use super::problem::Problem;

/// Settings and sections that are a person's or an operator's to set, beside what they grant each
/// plugin.
const PERSONAL: [&[&str]; 21] = [
    &["admin", "debug_info"],
    &["audit"],
    &["backup"],
    &["distribution"],
    &["failures"],
    &["gate"],
    &["http", "allowed_hosts"],
    &["http", "allowed_origins"],
    &["http", "insecure"],
    &["http", "listen"],
    &["http", "unix"],
    &["identity"],
    &["limits_ceiling"],
    &["lock_file"],
    &["locked"],
    &["log", "file"],
    &["log", "prompts"],
    &["metrics", "listen"],
    &["metrics", "otlp_endpoint"],
    &["traces"],
    &["webhooks"],
];

/// Takes that out of what a project's file says, and tells what it was.
pub(super) fn bounded(said: &mut Node) -> Vec<Problem> {
    let mut unheard = Vec::new();
    let grants = said.get("plugins").map(Node::entries).unwrap_or_default();
    let grants = grants.iter().map(|plugin| SettingPath::of_keys(["plugins", &plugin.key, "grants"]));
    let personal = PERSONAL.iter().map(|keys| SettingPath::of_keys(keys.iter().copied()));
    for path in personal.chain(grants).collect::<Vec<_>>() {
        let Some(origin) = said.at(&path).map(|node| node.origin.clone()) else { continue };
        said.remove(path.steps());
        let problem = Problem::of_setting(path.clone(), origin, format!("`{path}` of a project has no effect"));
        unheard.push(problem.with_help("set it for the user, or pass --config"));
    }
    unheard
}
