//! Decisions that hold for some requests only: the entries of `overrides`.

use std::collections::BTreeMap;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Applicability, NamePattern, PathPattern, PluginId, RuleName, RuleSetting, Target};

/// One entry of `overrides`: where it holds, and what holds there.
///
/// All conditions that it gives must hold, within a list any one; an empty list is no condition.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ScopedPolicy {
    /// Prompts in these files only. Globs: `*.md` is any file of such a name, `prompts/**` starts
    /// at the folder of the settings file. A prompt that came from no file has no path.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub paths: Vec<PathPattern>,
    /// Prompts from these MCP clients only, by the name they give: `claude-code`, `cursor*`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub clients: Vec<NamePattern>,
    /// Prompts for these model families only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// What rules may do there. Keys are `code`, `plugin/code` or `plugin`; of two that name one
    /// rule the closer one holds, in the order `plugin/code`, `code`, `plugin`.
    #[schemars(with = "BTreeMap<String, RuleSetting>")]
    pub rules: BTreeMap<RuleName, RuleSetting>,
    /// The model family there, when the request does not say. Not together with `targets`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// The least sure edits that are applied there, when the request does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply: Option<Applicability>,
}

impl ScopedPolicy {
    /// Whether it holds for a prompt in `path` from `client`, whatever the model family.
    pub fn holds_for(&self, path: Option<&Path>, client: Option<&str>) -> bool {
        let is_path = |path: &Path| self.paths.iter().any(|pattern| pattern.matches(path));
        let is_client = |client: &str| self.clients.iter().any(|pattern| pattern.matches(client));
        (self.paths.is_empty() || path.is_some_and(is_path))
            && (self.clients.is_empty() || client.is_some_and(is_client))
    }

    /// Whether it holds for prompts for `target`, wherever they come from.
    pub fn holds_for_target(&self, target: Target) -> bool {
        self.targets.is_empty() || self.targets.contains(&target)
    }

    /// What it says of the rule `code` of `plugin`, by the closest of its names.
    pub fn rule(&self, plugin: &PluginId, code: &str) -> Option<RuleSetting> {
        let named = self.rules.iter().filter_map(|(name, setting)| Some((name.closeness(plugin, code)?, *setting)));
        named.max_by_key(|(closeness, _)| *closeness).map(|(_, setting)| setting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scoped(json: serde_json::Value) -> ScopedPolicy {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn all_conditions_must_hold_and_of_a_list_any_one() {
        let scope = scoped(serde_json::json!({ "paths": ["a/*", "b/*"], "clients": ["cursor*"] }));
        let holds = |path: Option<&str>, client| scope.holds_for(path.map(Path::new), client);
        assert!(holds(Some("b/x"), Some("cursor-vscode")));
        assert!(!holds(Some("c/x"), Some("cursor-vscode")));
        assert!(!holds(Some("a/x"), Some("codex")));
        assert!(!holds(Some("a/x"), None));
        assert!(!holds(None, Some("cursor-vscode")));
        assert!(ScopedPolicy::default().holds_for(None, None));
        assert!(ScopedPolicy::default().holds_for_target(Target::Gpt));
        assert!(!scoped(serde_json::json!({ "targets": ["claude"] })).holds_for_target(Target::Gpt));
    }

    #[test]
    fn the_closest_name_of_a_rule_holds() {
        let scope = scoped(serde_json::json!({
            "rules": { "tone": "off", "shouting": "flag", "tone/politeness": "safe", "politeness": "off" }
        }));
        let rule = |code| scope.rule(&"tone".parse().unwrap(), code);
        assert_eq!(rule("shouting"), Some(RuleSetting::Flag));
        assert_eq!(rule("politeness"), Some(RuleSetting::Safe));
        assert_eq!(rule("bribes-threats"), Some(RuleSetting::Off));
        assert_eq!(scope.rule(&"tidy".parse().unwrap(), "whitespace"), None);
    }
}
