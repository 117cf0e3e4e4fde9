//! A reload that changes everything that was asked for, or nothing.
//!
//! Everything new is read and built first, beside what serves. Only when nothing is wrong is it
//! put into force, one part right after the other; nothing of that can fail.

use std::time::Instant;

use super::{LiveHost, warn_of_strays};
use crate::config::mask::masked;
use crate::config::reloadable::waiting_for_a_start;
use crate::config::{Loaded, show::Shown};
use crate::events::{Event, Subject};
use crate::plugin::Generation;
use crate::records::{Privacy, without_secrets};
use crate::reload::{PreparedPlugins, PreparedTemplates, ReloadReport};
use crate::server::PreparedRules;
use crate::server::admin::{ReloadOutcome, What};
use crate::train::PreparedModel;

/// What is wrong with what.
type Problem = (Subject, String);

/// Settings that were read and do not hold yet.
struct PreparedSettings {
    loaded: Loaded,
    privacy: Option<Privacy>,
    rules: Option<PreparedRules>,
}

impl LiveHost {
    /// Reads `what` again and lets all of it serve, or nothing.
    pub(super) async fn reload_whole(&self, what: What) -> ReloadOutcome {
        let _changing = self.changing.lock().await;
        let started = Instant::now();
        let mut problems: Vec<Problem> = Vec::new();
        let settings = what.covers(Subject::Config).then(|| self.prepare_settings(&mut problems)).flatten();
        let model = self.prepare_model(what, settings.as_ref(), &mut problems);
        let plugins = match what.covers(Subject::Plugins) {
            true => {
                let policy = settings.as_ref().map(|settings| settings.loaded.settings.policy());
                let prepared = self.plugins.prepare(policy).await;
                problems.extend(prepared.problems().into_iter().map(|problem| (Subject::Plugins, problem)));
                Some(prepared)
            }
            false => None,
        };
        let templates = match what.covers(Subject::Templates) {
            true => {
                let serving = self.plugins.current();
                let generation: &Generation = plugins.as_ref().map_or(&serving, PreparedPlugins::generation);
                let prepared = self.library.templates().prepare(generation).await;
                problems.extend(prepared.problems().into_iter().map(|problem| (Subject::Templates, problem)));
                Some(prepared)
            }
            false => None,
        };
        if !problems.is_empty() {
            if what.covers(Subject::Config) && problems.iter().any(|(subject, _)| *subject == Subject::Config) {
                self.settings_tally.record(started.elapsed(), Some(said(&problems, Subject::Config).join("; ")));
            }
            return self.refused(what, &problems);
        }
        let restart_needed = settings.as_ref().map(|settings| self.waiting(&settings.loaded)).unwrap_or_default();
        let mut changed = Vec::new();
        if let Some(settings) = settings {
            changed.extend(self.put_settings(settings, plugins.is_some(), started).await);
        }
        changed.extend(model.and_then(|model| self.put_model(model)));
        changed.extend(plugins.map(|plugins| self.put_plugins(plugins)).unwrap_or_default());
        if let Some(templates) = templates {
            changed.extend(self.put_templates(templates).await);
        }
        warn_of_strays(&self.loaded.load(), &self.plugins.current(), &self.library.catalog().library);
        ReloadOutcome { what, done: true, changed, problems: Vec::new(), restart_needed }
    }

    fn refused(&self, what: What, problems: &[Problem]) -> ReloadOutcome {
        for subject in [Subject::Config, Subject::Model, Subject::Plugins, Subject::Templates] {
            let problems = said(problems, subject);
            if !problems.is_empty() {
                self.operated.events.publish(Event::ReloadFailed { subject, problems });
            }
        }
        let problems: Vec<String> = problems.iter().map(|(_, problem)| problem.clone()).collect();
        tracing::warn!(%what, problems = problems.len(), "nothing was reloaded: {}", problems.join("; "));
        ReloadOutcome { what, done: false, changed: Vec::new(), problems, restart_needed: Vec::new() }
    }

    fn prepare_settings(&self, problems: &mut Vec<Problem>) -> Option<PreparedSettings> {
        let loaded = match self.sources.load() {
            Ok(loaded) => loaded,
            Err(wrong) => {
                // What is wrong may be a secret in the wrong place.
                problems.extend(wrong.iter().map(|one| (Subject::Config, without_secrets(&one.to_string()))));
                return None;
            }
        };
        let prepared = self.privacy(&loaded.settings).map_err(|error| format!("{error:#}"));
        match prepared.and_then(|privacy| Ok((privacy, self.rules(&loaded.settings)?))) {
            Ok((privacy, rules)) => Some(PreparedSettings { loaded, privacy, rules }),
            Err(problem) => {
                problems.push((Subject::Config, problem));
                None
            }
        }
    }

    /// The model that would serve. Settings may name another one.
    fn prepare_model(
        &self,
        what: What,
        settings: Option<&PreparedSettings>,
        problems: &mut Vec<Problem>,
    ) -> Option<PreparedModel> {
        if !what.covers(Subject::Model) && settings.is_none() {
            return None;
        }
        let named = settings.map(|settings| settings.loaded.settings.model.clone());
        match self.keeping.models.prepare(named) {
            Ok(model) => Some(model),
            Err(error) => {
                problems.push((Subject::Model, format!("{:#}", anyhow::Error::from(error))));
                None
            }
        }
    }

    fn waiting(&self, loaded: &Loaded) -> Vec<String> {
        let waiting = waiting_for_a_start(&self.settings.load(), &loaded.settings);
        waiting.into_iter().map(str::to_owned).collect()
    }

    /// Answers the settings that are other than before.
    async fn put_settings(
        &self,
        PreparedSettings { loaded, privacy, rules }: PreparedSettings,
        with_plugins: bool,
        started: Instant,
    ) -> Vec<String> {
        if *self.settings.load_full() == loaded.settings {
            self.loaded.store(loaded.into());
            return Vec::new();
        }
        let changed = differing(&leaves(&self.loaded.load()), &leaves(&loaded));
        let policy = loaded.settings.policy();
        self.enforce(loaded, privacy, rules);
        // Plugins that are reloaded with them have the policy already.
        if !with_plugins {
            self.plugins.set_policy(policy).await;
        }
        self.settings_tally.record(started.elapsed(), None);
        changed
    }

    fn put_model(&self, model: PreparedModel) -> Option<String> {
        let before = self.keeping.models.current().map(|model| model.digest().to_owned());
        let after = model.digest().map(str::to_owned);
        self.keeping.models.publish(model);
        if before == after {
            return None;
        }
        let changed = format!("model {}", after.as_deref().unwrap_or("none"));
        Some(changed)
    }

    fn put_plugins(&self, plugins: PreparedPlugins<'_>) -> Vec<String> {
        let ReloadReport { loaded, removed, .. } = plugins.publish();
        let loaded = loaded.iter().map(|id| format!("plugin {id}"));
        let removed = removed.iter().map(|id| format!("plugin {id} (removed)"));
        loaded.chain(removed).collect()
    }

    async fn put_templates(&self, templates: PreparedTemplates<'_>) -> Vec<String> {
        let changed = templates.changed().into_iter().map(|name| format!("template {name}")).collect();
        templates.publish().await;
        changed
    }
}

fn said(problems: &[Problem], subject: Subject) -> Vec<String> {
    problems.iter().filter(|(of, _)| *of == subject).map(|(_, problem)| problem.clone()).collect()
}

fn leaves(loaded: &Loaded) -> Vec<Shown> {
    masked(loaded.show().unwrap_or_default())
}

/// Names of settings that one has and the other has not, or with another value.
fn differing(before: &[Shown], after: &[Shown]) -> Vec<String> {
    let has = |all: &[Shown], one: &Shown| all.iter().any(|leaf| leaf.path == one.path && leaf.value == one.value);
    let gone = before.iter().filter(|leaf| !has(after, leaf));
    let new = after.iter().filter(|leaf| !has(before, leaf));
    let mut names: Vec<String> = new.chain(gone).map(|leaf| format!("setting {}", leaf.path)).collect();
    names.sort_unstable();
    names.dedup();
    // A secret that changed looks the same.
    if names.is_empty() { vec!["settings that are not shown".to_owned()] } else { names }
}
