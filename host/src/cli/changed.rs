//! What is published of settings that were read again.

use crate::config::{Problems, Settings, changes};
use crate::events::{Event, Events, SettingChange, Subject};

/// Tells which settings have other values, and which plugins are switched on or off by that.
pub(super) fn tell(before: &Settings, next: &Settings, events: &Events) {
    let changes = changes(before, next);
    let changed = changes.iter().map(|change| change.setting.clone()).collect();
    let switched: Vec<Event> = changes.iter().filter_map(switched).collect();
    events.publish(Event::SettingsChanged { changes });
    switched.into_iter().for_each(|event| events.publish(event));
    events.publish(Event::Reloaded { subject: Subject::Config, changed });
}

/// A plugin that the change of a setting switches.
fn switched(change: &SettingChange) -> Option<Event> {
    let plugin = change.setting.strip_prefix("plugins.")?.strip_suffix(".enabled")?;
    // Plugins are on unless something says otherwise.
    let is_on = |value: &serde_json::Value| value.as_bool().unwrap_or(true);
    let enabled = is_on(&change.to);
    (is_on(&change.from) != enabled).then(|| Event::PluginSwitched { plugin: plugin.to_owned(), enabled })
}

/// That settings are wrong: which, and where they stand. Values are left out, for one may be a
/// secret in the wrong place.
pub(super) fn unreadable(problems: &Problems) -> Event {
    let told = |problem: &crate::config::Problem| match &problem.path {
        Some(path) => format!("{}: {path}", problem.origin),
        None => problem.origin.to_string(),
    };
    Event::ReloadFailed { subject: Subject::Config, problems: problems.iter().map(told).collect() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_plugin_is_switched_by_its_setting_only() {
        let of = |setting: &str, from, to| switched(&SettingChange { setting: setting.to_owned(), from, to });
        let tidy = |enabled| Some(Event::PluginSwitched { plugin: "tidy".to_owned(), enabled });
        assert_eq!(of("plugins.tidy.enabled", json!(null), json!(false)), tidy(false));
        assert_eq!(of("plugins.tidy.enabled", json!(false), json!(null)), tidy(true));
        assert_eq!(of("plugins.tidy.enabled", json!(null), json!(true)), None);
        assert_eq!(of("watch.enabled", json!(true), json!(false)), None);
    }
}
