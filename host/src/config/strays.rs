//! Names in settings that nothing loaded answers to: no error, since a plugin may come later.

use super::Loaded;
use super::path::{SettingPath, Step};
use super::problem::{Problem, suggestion};
use crate::plugin::Generation;
use crate::templates::Library;

/// Rules and plugins that settings speak about and `generation` does not have, with their places.
///
/// Of a plugin that is not loaded, its rules are not told one by one.
pub fn unknown_rules(loaded: &Loaded, generation: &Generation) -> Vec<Problem> {
    let stray = |path: SettingPath, what: &str, name: &str, known: &[&str]| {
        stray(loaded, &path, format!("no {what} `{name}` is loaded"), name, known)
    };
    let plugins: Vec<&str> = generation.plugins.iter().map(|plugin| plugin.id().as_str()).collect();
    let codes = |plugin: &str| -> Vec<&str> {
        let loaded = || generation.find(plugin).into_iter();
        let rules = loaded().flat_map(|plugin| plugin.rules()).map(|rule| rule.code.as_str());
        rules.chain(loaded().flat_map(|plugin| plugin.checks()).map(|check| check.code.as_str())).collect()
    };
    let mut strays = Vec::new();
    for (id, policy) in &loaded.settings.plugins {
        let path = SettingPath::of_keys(["plugins", id.as_str()]);
        if !plugins.contains(&id.as_str()) {
            strays.push(stray(path, "plugin", id.as_str(), &plugins));
            continue;
        }
        let known = codes(id.as_str());
        let unknown = policy.rules.keys().filter(|code| !known.contains(&code.as_str()));
        strays.extend(unknown.map(|code| stray(path.key("rules").key(code), "rule", code, &known)));
    }
    for (index, scope) in loaded.settings.overrides.iter().enumerate() {
        let path = SettingPath::of_keys(["overrides"]).join(Step::Index(index)).key("rules");
        let answered = |name: &crate::plugin::RuleName| {
            generation.rules().any(|(plugin, rule)| name.closeness(plugin.id(), &rule.code).is_some())
        };
        for name in scope.rules.keys().filter(|name| !answered(name)) {
            let full: Vec<String> =
                generation.rules().map(|(plugin, rule)| format!("{}/{}", plugin.id(), rule.code)).collect();
            let known: Vec<&str> = match name.as_str().contains('/') {
                true => full.iter().map(String::as_str).collect(),
                false => plugins.iter().copied().chain(plugins.iter().flat_map(|plugin| codes(plugin))).collect(),
            };
            strays.push(stray(path.key(name.as_str()), "rule or plugin", name.as_str(), &known));
        }
    }
    strays
}

/// Templates that settings speak about and `library` does not have, with their places.
pub fn unknown_templates(loaded: &Loaded, library: &Library) -> Vec<Problem> {
    let known: Vec<&str> = library.entries().map(|entry| &*entry.name).collect();
    let unknown = loaded.settings.prompts.keys().filter(|name| library.get(name).is_none());
    unknown
        .map(|name| {
            let path = SettingPath::of_keys(["prompts", name.as_str()]);
            stray(loaded, &path, format!("there is no template `{name}`"), name, &known)
        })
        .collect()
}

fn stray(loaded: &Loaded, path: &SettingPath, message: String, name: &str, known: &[&str]) -> Problem {
    let mut problem = Problem::of_setting(path.clone(), loaded.origin(path), message);
    // The nearest name helps, all of them do not.
    problem.help = suggestion(name, known).split_once("? ").map(|(question, _)| format!("{question}?"));
    problem
}
