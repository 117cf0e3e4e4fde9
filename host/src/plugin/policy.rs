//! What the operator decided about plugins: which run, with which limits and settings.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Applicability, GateSettings, Grants, Limits, Manifest, PluginId, RuleInfo, ScopedPolicy};

/// Decisions for all plugins and for each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Limits of every plugin that sets none of its own.
    pub limits: Limits,
    /// The most that a plugin gets by asking for it in its manifest.
    pub limits_ceiling: Limits,
    /// What a new version has to pass.
    pub gate: GateSettings,
    /// By plugin id.
    pub plugins: BTreeMap<PluginId, PluginPolicy>,
    /// What holds for some requests only; of two the later one goes before.
    pub overrides: Vec<ScopedPolicy>,
}

/// Decisions for one plugin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PluginPolicy {
    /// Whether it runs at all.
    pub enabled: bool,
    /// Limits that differ from the global ones, by their name.
    pub limits: PartialLimits,
    /// What the plugin reads as its own settings.
    pub settings: BTreeMap<String, String>,
    /// What it may do beside computing; nothing unless granted here. A project's file cannot say it.
    pub grants: Grants,
    /// Whether its rules may replace protected text, such as a key in a code block, by a
    /// placeholder: `<name>` in small letters and hyphens, and nothing else.
    pub may_redact: bool,
    /// What rules may do, against their default, by code; of checks, whether they run.
    pub rules: BTreeMap<String, RuleSetting>,
}

/// What a rule may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(transform = allow_booleans)]
pub enum RuleSetting {
    /// It runs, and its edits are as sure as it says. `true` says the same.
    On,
    /// It does not run. `false` says the same.
    Off,
    /// It runs, and all of its edits count as `safe`.
    Safe,
    /// It runs, and all of its edits count as `suggested`.
    Suggested,
    /// It runs and never edits: whatever it sees comes back as a suggestion.
    Flag,
}

impl RuleSetting {
    /// What holds for a rule about which nobody has said anything.
    pub fn default_of(rule: &RuleInfo) -> Self {
        if rule.enabled_by_default { Self::On } else { Self::Off }
    }

    /// Whether the rule is asked at all.
    pub fn runs(self) -> bool {
        self != Self::Off
    }

    /// Whether the rule's edits may be applied when they are sure enough.
    pub fn edits(self) -> bool {
        matches!(self, Self::On | Self::Safe | Self::Suggested)
    }

    /// How sure an edit counts of which the rule is `own` sure.
    pub fn applicability(self, own: Applicability) -> Applicability {
        match self {
            Self::Safe => Applicability::Safe,
            Self::Suggested => Applicability::Suggested,
            Self::On | Self::Off | Self::Flag => own,
        }
    }
}

/// As settings say it.
impl fmt::Display for RuleSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Safe => "safe",
            Self::Suggested => "suggested",
            Self::Flag => "flag",
        })
    }
}

/// Files may write `true` for `on` and `false` for `off`.
fn allow_booleans(schema: &mut schemars::Schema) {
    if let Some(choices) = schema.get_mut("oneOf").and_then(serde_json::Value::as_array_mut) {
        let description = "`true` is `on`, `false` is `off`.";
        choices.push(serde_json::json!({ "type": "boolean", "description": description }));
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            limits_ceiling: Limits::ceiling(),
            gate: GateSettings::default(),
            plugins: BTreeMap::new(),
            overrides: Vec::new(),
        }
    }
}

impl Default for PluginPolicy {
    fn default() -> Self {
        Self {
            enabled: true,
            limits: PartialLimits::default(),
            settings: BTreeMap::new(),
            grants: Grants::default(),
            may_redact: false,
            rules: BTreeMap::new(),
        }
    }
}

/// [`Limits`] of which only some are set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is documented in `Limits`")]
pub struct PartialLimits {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hostcall_bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handles: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_lines: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_line_bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table_elements: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warm_renders: Option<u32>,
}

impl PartialLimits {
    /// These limits, and `base` where they say nothing.
    pub fn over(&self, base: &Limits) -> Limits {
        Limits {
            deadline_ms: self.deadline_ms.unwrap_or(base.deadline_ms),
            memory_bytes: self.memory_bytes.unwrap_or(base.memory_bytes),
            output_bytes: self.output_bytes.unwrap_or(base.output_bytes),
            findings: self.findings.unwrap_or(base.findings),
            hostcall_bytes: self.hostcall_bytes.unwrap_or(base.hostcall_bytes),
            handles: self.handles.unwrap_or(base.handles),
            log_lines: self.log_lines.unwrap_or(base.log_lines),
            log_line_bytes: self.log_line_bytes.unwrap_or(base.log_line_bytes),
            table_elements: self.table_elements.unwrap_or(base.table_elements),
            warm_renders: self.warm_renders.unwrap_or(base.warm_renders),
        }
    }
}

/// Each of them set, so that nobody asks for others.
impl From<&Limits> for PartialLimits {
    fn from(limits: &Limits) -> Self {
        Self {
            deadline_ms: Some(limits.deadline_ms),
            memory_bytes: Some(limits.memory_bytes),
            output_bytes: Some(limits.output_bytes),
            findings: Some(limits.findings),
            hostcall_bytes: Some(limits.hostcall_bytes),
            handles: Some(limits.handles),
            log_lines: Some(limits.log_lines),
            log_line_bytes: Some(limits.log_line_bytes),
            table_elements: Some(limits.table_elements),
            warm_renders: Some(limits.warm_renders),
        }
    }
}

impl Policy {
    /// The decisions for `id`, or the defaults.
    pub fn plugin(&self, id: &PluginId) -> PluginPolicy {
        self.plugins.get(id).cloned().unwrap_or_default()
    }

    /// Whether the plugin `id` runs at all.
    pub fn enables(&self, id: &PluginId) -> bool {
        self.plugins.get(id).is_none_or(|plugin| plugin.enabled)
    }

    /// What holds for a rule of `id` when nothing closer to the request says otherwise.
    pub fn rule(&self, id: &PluginId, rule: &RuleInfo) -> RuleSetting {
        let decided = self.plugins.get(id).and_then(|plugin| plugin.rules.get(&rule.code));
        decided.copied().unwrap_or_else(|| RuleSetting::default_of(rule))
    }

    /// Whether the check `code` of `id` runs when the request says nothing else.
    pub fn runs_check(&self, id: &PluginId, code: &str) -> bool {
        let decided = self.plugins.get(id).and_then(|plugin| plugin.rules.get(code));
        decided.is_none_or(|setting| setting.runs())
    }

    /// The limits that hold for `id`: the operator's for it, before those that its manifest asks
    /// for, before everyone's.
    pub fn limits(&self, id: &PluginId, manifest: Option<&Manifest>) -> Limits {
        let granted = self.granted(manifest);
        self.plugins.get(id).map_or_else(|| granted.clone(), |plugin| plugin.limits.over(&granted))
    }

    /// The limits of a plugin for which nobody set any.
    pub fn granted(&self, manifest: Option<&Manifest>) -> Limits {
        manifest.map_or_else(|| self.limits.clone(), |manifest| manifest.limits(&self.limits, &self.limits_ceiling))
    }

    /// What `id` reads as its settings: the operator's, and the manifest's defaults.
    ///
    /// # Errors
    /// The first setting that the manifest's schema refuses, in a sentence with the way out.
    pub fn settings(&self, id: &PluginId, manifest: Option<&Manifest>) -> Result<BTreeMap<String, String>, String> {
        let given = self.plugin(id).settings;
        match manifest {
            None => Ok(given),
            Some(manifest) => manifest.settings.settings(&given).map_err(|complaint| {
                format!("is given a setting that it does not take: {complaint}: correct `plugins.{id}.settings`")
            }),
        }
    }
}
