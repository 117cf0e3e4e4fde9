//! Which settings differ, by name, with their values before and now; secrets are masked.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::path::{SettingPath, Step};
use super::settings::Settings;
use crate::events::SettingChange;

/// What stands in a secret's place.
const HIDDEN: &str = "***";
/// Names of settings whose values are secrets, also in the free settings of plugins.
const SECRETS: [&str; 6] = ["secret", "password", "passphrase", "token", "api_key", "apikey"];

/// Every setting that has another value in `next` than in `before`.
pub fn changes(before: &Settings, next: &Settings) -> Vec<SettingChange> {
    let (before_leaves, next_leaves) = (leaves(before), leaves(next));
    let mut changes = Vec::new();
    for (setting, from) in &before_leaves {
        let to = next_leaves.get(setting);
        if to != Some(from) {
            changes.push(change(setting, Some(from), to));
        }
    }
    let added = next_leaves.iter().filter(|(setting, _)| !before_leaves.contains_key(*setting));
    changes.extend(added.map(|(setting, to)| change(setting, None, Some(to))));
    // Values that are masked look the same when they differ.
    for (section, differs) in [
        ("webhooks", before.webhooks != next.webhooks),
        ("records", before.records != next.records),
        ("sessions", before.sessions != next.sessions),
    ] {
        if differs && !changes.iter().any(|change| change.setting.starts_with(section)) {
            let hidden = || Value::from(HIDDEN);
            changes.push(SettingChange { setting: section.to_owned(), from: hidden(), to: hidden() });
        }
    }
    changes
}

fn change(setting: &str, from: Option<&Value>, to: Option<&Value>) -> SettingChange {
    let name = setting.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_secret = SECRETS.iter().any(|secret| name == *secret || name.ends_with(&format!("_{secret}")));
    let shown = |value: Option<&Value>| match value {
        None | Some(Value::Null) => Value::Null,
        Some(_) if is_secret => Value::from(HIDDEN),
        Some(value) => value.clone(),
    };
    SettingChange { setting: setting.to_owned(), from: shown(from), to: shown(to) }
}

/// All values by name; a list is one value, unless it is one of maps.
fn leaves(settings: &Settings) -> BTreeMap<String, Value> {
    let mut leaves = BTreeMap::new();
    // A folder whose name is not UTF-8 cannot be told.
    walk(&SettingPath::default(), serde_json::to_value(settings).unwrap_or_else(|_| json!({})), &mut leaves);
    leaves
}

fn walk(path: &SettingPath, value: Value, leaves: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                walk(&path.key(&key), value, leaves);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (index, item) in items.into_iter().enumerate() {
                walk(&path.join(Step::Index(index)), item, leaves);
            }
        }
        value => {
            leaves.insert(path.to_string(), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plugin::PluginPolicy;
    use crate::webhooks::WebhookSettings;

    fn told(before: &Settings, next: &Settings) -> Vec<String> {
        let told = |change: SettingChange| format!("{}: {} to {}", change.setting, change.from, change.to);
        changes(before, next).into_iter().map(told).collect()
    }

    #[test]
    fn what_changed_is_told_by_name_and_value() {
        let before = Settings::default();
        let mut next = before.clone();
        next.log.level = "debug".to_owned();
        next.plugin_dirs = vec!["/plugins".into()];
        assert_eq!(told(&before, &next), ["log.level: \"info\" to \"debug\"", "plugin_dirs: [] to [\"/plugins\"]"]);
        assert_eq!(told(&next, &next), Vec::<String>::new());
    }

    #[test]
    fn secrets_are_not_told() {
        let webhooks = vec![WebhookSettings::new("https://hooks.example", "the first secret")];
        let before = Settings { webhooks, ..Settings::default() };
        let mut next = before.clone();
        next.webhooks = vec![WebhookSettings::new("https://hooks.example", "the second secret")];
        assert_eq!(told(&before, &next), ["webhooks: \"***\" to \"***\""]);
        let settings = [("api_key".to_owned(), "hidden".to_owned())].into();
        let policy = PluginPolicy { settings, ..PluginPolicy::default() };
        next.plugins = [("tidy".parse().unwrap(), policy)].into();
        let told = told(&before, &next).join("\n");
        assert!(told.contains("plugins.tidy.settings.api_key: null to \"***\"") && !told.contains("hidden"), "{told}");
    }
}
