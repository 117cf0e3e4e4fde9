//! What the operator decided about plugins: which run, with which limits and settings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Limits, PluginId, RuleInfo};

/// Decisions for all plugins and for each.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Limits of every plugin that sets none of its own.
    pub limits: Limits,
    /// By plugin id.
    pub plugins: BTreeMap<PluginId, PluginPolicy>,
}

/// Decisions for one plugin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PluginPolicy {
    /// Whether it runs at all.
    pub enabled: bool,
    /// Limits that differ from the global ones, by their name.
    pub limits: PartialLimits,
    /// What the plugin reads through `wasi:config/store`.
    pub settings: BTreeMap<String, String>,
    /// Rules switched on or off against their default, by code.
    pub rules: BTreeMap<String, bool>,
}

impl Default for PluginPolicy {
    fn default() -> Self {
        Self { enabled: true, limits: PartialLimits::default(), settings: BTreeMap::new(), rules: BTreeMap::new() }
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
        }
    }
}

impl Policy {
    /// The decisions for `id`, or the defaults.
    pub fn plugin(&self, id: &PluginId) -> PluginPolicy {
        self.plugins.get(id).cloned().unwrap_or_default()
    }

    /// The limits that hold for `id`.
    pub fn limits(&self, id: &PluginId) -> Limits {
        self.plugins.get(id).map_or_else(|| self.limits.clone(), |plugin| plugin.limits.over(&self.limits))
    }
}

impl PluginPolicy {
    /// Whether a rule runs when the request does not name it.
    pub fn runs(&self, rule: &RuleInfo) -> bool {
        self.rules.get(&rule.code).copied().unwrap_or(rule.enabled_by_default)
    }
}
