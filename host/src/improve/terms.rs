//! The terms of one request: the model family it is for, what is applied, what each rule may do.
//!
//! Computed once, when a request comes. From weak to strong:
//!
//! | | |
//! | --- | --- |
//! | the target | `unknown`, [the client's name](super::client), `improve.target`, `overrides`, the request |
//! | what is applied | `improve.apply`, `overrides`, the request |
//! | a rule's setting | the rule's own default, `plugins.ID.rules.CODE`, `overrides`, the request's include and exclude |
//!
//! Of `overrides`, those whose `paths` and `clients` fit set the target first; then those whose
//! `targets` fit it too say the rest. Of two entries the later one is stronger; of two names of
//! a rule in one entry, the closer one. A request decides whether a rule runs, not what it may
//! do: one that is set to `flag` and included by name still never edits. A plugin that is
//! switched off stays off.

use super::settings::Settings;
use super::{Request, client};
use crate::plugin::{Applicability, Loaded, Policy, RuleInfo, RuleSetting, ScopedPolicy, Target};

/// Who said which model family a prompt is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TargetSource {
    /// The request itself.
    Request,
    /// An entry of the setting `overrides`.
    Override,
    /// The setting `improve.target`.
    Setting,
    /// The name of the MCP client.
    Client,
    /// Nobody.
    Default,
}

/// The model family that a request is for, and who said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Aim {
    pub(super) target: Target,
    pub(super) from: TargetSource,
}

/// What holds for one request.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    pub(super) aim: Aim,
    /// The least sure edits that are applied.
    pub(super) apply: Applicability,
    policy: &'a Policy,
    /// Those that hold, the strongest first.
    overrides: Vec<&'a ScopedPolicy>,
}

impl<'a> Terms<'a> {
    pub(super) fn of(policy: &'a Policy, settings: &Settings, request: &Request) -> Self {
        let (path, client) = (request.path.as_deref(), request.client.as_deref());
        let mut overrides: Vec<&ScopedPolicy> =
            policy.overrides.iter().rev().filter(|scope| scope.holds_for(path, client)).collect();
        let aim = aim(&overrides, settings, request);
        overrides.retain(|scope| scope.holds_for_target(aim.target));
        let overriding = overrides.iter().find_map(|scope| scope.apply);
        let apply = request.apply.or(overriding).unwrap_or(settings.apply);
        Self { aim, apply, policy, overrides }
    }

    /// What a rule may do, unless the request's include and exclude say otherwise.
    pub(super) fn rule(&self, loaded: &Loaded, rule: &RuleInfo) -> RuleSetting {
        let overriding = self.overrides.iter().find_map(|scope| scope.rule(loaded.id(), &rule.code));
        overriding.unwrap_or_else(|| self.policy.rule(loaded.id(), rule))
    }
}

/// `overrides` are those whose paths and clients fit, the strongest first.
fn aim(overrides: &[&ScopedPolicy], settings: &Settings, request: &Request) -> Aim {
    // One that waits for a target cannot set it.
    let overriding = overrides.iter().filter(|scope| scope.targets.is_empty()).find_map(|scope| scope.target);
    let said = [
        (request.target, TargetSource::Request),
        (overriding, TargetSource::Override),
        (settings.target, TargetSource::Setting),
        (request.client.as_deref().and_then(client::target_of), TargetSource::Client),
    ];
    let strongest = said.into_iter().find_map(|(target, from)| Some(Aim { target: target?, from }));
    strongest.unwrap_or(Aim { target: Target::Unknown, from: TargetSource::Default })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn policy(overrides: Value) -> Policy {
        Policy { overrides: serde_json::from_value(overrides).unwrap(), ..Policy::default() }
    }

    fn from(client: &str) -> Request {
        Request { client: Some(client.to_owned()), ..Request::default() }
    }

    fn aim_of(overrides: Value, set: Option<Target>, request: &Request) -> (Target, TargetSource) {
        let policy = policy(overrides);
        let Aim { target, from } = Terms::of(&policy, &Settings { target: set, ..Settings::default() }, request).aim;
        (target, from)
    }

    #[test]
    fn the_target_is_said_by_the_strongest_who_says_one() {
        let overrides = json!([
            { "clients": ["codex*"], "target": "gpt" },
            { "clients": ["codex*"], "target": "gemini" },
            { "clients": ["codex*"], "targets": ["gemini"], "target": "claude" },
        ]);
        let said = Request { target: Some(Target::OpenWeights), ..from("codex-mcp-client") };
        let set = Some(Target::Gpt);
        assert_eq!(aim_of(overrides.clone(), set, &said), (Target::OpenWeights, TargetSource::Request));
        assert_eq!(aim_of(overrides.clone(), set, &from("codex-mcp-client")), (Target::Gemini, TargetSource::Override));
        assert_eq!(aim_of(overrides, set, &from("claude-code")), (Target::Gpt, TargetSource::Setting));
        assert_eq!(aim_of(json!([]), None, &from("claude-code")), (Target::Claude, TargetSource::Client));
        assert_eq!(aim_of(json!([]), None, &from("somebody")), (Target::Unknown, TargetSource::Default));
        let neutral = Some(Target::Unknown);
        assert_eq!(aim_of(json!([]), neutral, &from("claude-code")), (Target::Unknown, TargetSource::Setting));
    }

    #[test]
    fn overrides_that_wait_for_a_target_see_the_one_that_others_set() {
        let policy = policy(json!([
            { "targets": ["gpt"], "apply": "suggested" },
            { "clients": ["cursor*"], "target": "gpt" },
        ]));
        let apply = |client| Terms::of(&policy, &Settings::default(), &from(client)).apply;
        assert_eq!(apply("cursor-vscode"), Applicability::Suggested);
        assert_eq!(apply("claude-code"), Applicability::Safe);
    }

    #[test]
    fn of_two_overrides_the_later_one_holds_and_the_request_goes_before_all() {
        let policy = policy(json!([
            { "paths": ["*.md"], "apply": "suggested" },
            { "paths": ["docs/**"], "apply": "safe" },
        ]));
        let at = |path: &str| Request { path: Some(path.into()), ..Request::default() };
        let apply = |request: &Request| Terms::of(&policy, &Settings::default(), request).apply;
        assert_eq!(apply(&at("a.md")), Applicability::Suggested);
        assert_eq!(apply(&at("docs/a.md")), Applicability::Safe);
        let said = Request { apply: Some(Applicability::Suggested), ..at("docs/a.md") };
        assert_eq!(apply(&said), Applicability::Suggested);
    }
}
