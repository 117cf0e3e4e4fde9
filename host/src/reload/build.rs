//! From the files of a moment to the next generation.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use futures::StreamExt as _;

use super::BuiltIn;
use super::scan::{self, Found, Stamp};
use crate::plugin::breaker::Guarded;
use crate::plugin::{
    Breakers, ComparisonPlugin, Digest, Failure, FilterPlugin, Generation, Limits, LoadError, Loaded, Origin, PluginId,
    Policy, RulePlugin, TemplateEngine,
};
use crate::wasm::{Component, Runtime};

/// Components that are compiled at once: compiling is the work of a process of its own.
const LOADING_AT_ONCE: usize = 4;

/// What is known of one place that plugins come from.
#[derive(Debug, Clone)]
struct Slot {
    stamp: Option<Stamp>,
    digest: Option<Digest>,
    /// What the newest bytes gave.
    newest: Result<(), LoadError>,
    /// What serves: the newest bytes, or the last that were good.
    good: Option<(Component, SystemTime)>,
}

/// Everything known of all places, between two reloads. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf {
    slots: BTreeMap<Origin, Slot>,
}

/// Bytes to load, and where they came from.
struct Delivery {
    origin: Origin,
    stamp: Option<Stamp>,
    bytes: Result<(Arc<[u8]>, Digest), LoadError>,
}

impl Shelf {
    /// Looks at every place again and loads what is new there. What did not change is
    /// not read, unless it failed and `retry` is set.
    pub(super) async fn refresh(
        &mut self,
        runtime: &Runtime,
        built_in: &[BuiltIn],
        folders: Vec<PathBuf>,
        limits: &Limits,
        retry: bool,
    ) {
        let mut deliveries = self.missing_built_ins(built_in);
        let found = tokio::task::spawn_blocking(move || scan::folders(&folders)).await.unwrap_or_default();
        let present: HashSet<Origin> = found.iter().map(|found| Origin::File(found.path.clone())).collect();
        self.slots.retain(|origin, _| matches!(origin, Origin::BuiltIn(_)) || present.contains(origin));
        let changed: Vec<Found> = found.into_iter().filter(|found| self.is_news(found, retry)).collect();
        deliveries.extend(tokio::task::spawn_blocking(move || read_all(changed)).await.unwrap_or_default());

        let known: HashMap<Digest, Component> = self
            .slots
            .values()
            .filter_map(|slot| slot.good.as_ref())
            .map(|(component, _)| (component.digest(), component.clone()))
            .collect();
        let loaded: Vec<(Delivery, Result<Component, LoadError>)> = futures::stream::iter(deliveries)
            .map(|delivery| async {
                let outcome = load(runtime, &known, &delivery, limits).await;
                (delivery, outcome)
            })
            .buffer_unordered(LOADING_AT_ONCE)
            .collect()
            .await;
        for (delivery, outcome) in loaded {
            self.put(delivery, outcome);
        }
    }

    fn missing_built_ins(&self, built_in: &[BuiltIn]) -> Vec<Delivery> {
        built_in
            .iter()
            .map(|built_in| (Origin::BuiltIn(built_in.name.to_owned()), built_in.bytes))
            .filter(|(origin, _)| !self.slots.contains_key(origin))
            .map(|(origin, bytes)| Delivery { origin, stamp: None, bytes: Ok((bytes.into(), Digest::of(bytes))) })
            .collect()
    }

    fn is_news(&self, found: &Found, retry: bool) -> bool {
        self.slots
            .get(&Origin::File(found.path.clone()))
            .is_none_or(|slot| slot.stamp != Some(found.stamp) || (retry && slot.newest.is_err()))
    }

    fn put(&mut self, delivery: Delivery, outcome: Result<Component, LoadError>) {
        let Delivery { origin, stamp, bytes } = delivery;
        let digest = bytes.ok().map(|(_, digest)| digest);
        let before = self.slots.remove(&origin);
        let is_known = before.as_ref().is_some_and(|slot| slot.digest == digest && slot.newest.is_err());
        let previous = before.and_then(|slot| slot.good);
        let slot = match outcome {
            Ok(component) => {
                let same = previous.filter(|(good, _)| good.digest() == component.digest());
                Slot { stamp, digest, newest: Ok(()), good: Some(same.unwrap_or((component, SystemTime::now()))) }
            }
            Err(error) => {
                // Said once for the same bytes, however often they are looked at again.
                if !is_known {
                    let kept = if previous.is_some() { ": the last good version keeps serving" } else { "" };
                    tracing::warn!(origin = %origin, "plugin {error}{kept}");
                }
                Slot { stamp, digest, newest: Err(error), good: previous }
            }
        };
        self.slots.insert(origin, slot);
    }

    /// The generation that these places make, with number `number`.
    ///
    /// Of two places with one id, a file goes before a built-in, and a file of a later
    /// folder before one of an earlier. Of two files in one folder, the one that served
    /// before stays, else the first by path; the other is a failure.
    pub(super) fn generation(
        &self,
        number: u64,
        policy: &Policy,
        folders: &[PathBuf],
        (previous, breakers): (&Generation, Option<&Breakers>),
    ) -> Generation {
        let mut failures: Vec<Failure> = self.slots.iter().filter_map(|(origin, slot)| slot.failure(origin)).collect();
        let mut places: Vec<(&Origin, &Slot, &Component)> = self
            .slots
            .iter()
            .filter_map(|(origin, slot)| slot.good.as_ref().map(|(component, _)| (origin, slot, component)))
            .collect();
        places.sort_by_key(|(origin, _, component)| {
            let id = &component.info().id;
            let served = previous.find(id.as_str()).is_some_and(|loaded| loaded.origin == **origin);
            (Reverse(rank(origin, folders)), !served, (*origin).clone())
        });
        let mut chosen: BTreeMap<PluginId, Loaded> = BTreeMap::new();
        for (origin, slot, component) in places {
            let id = component.info().id.clone();
            match chosen.get(&id) {
                None => {
                    let loaded = loaded(origin, slot, component, number, policy, previous);
                    chosen.insert(id, guarded(loaded, policy, breakers));
                }
                Some(other) if rank(origin, folders) == rank(&other.origin, folders) => {
                    let error = LoadError::DuplicateId { id: id.to_string(), other: other.origin.to_string() };
                    failures.push(Failure {
                        id: Some(id),
                        origin: origin.clone(),
                        digest: Some(component.digest()),
                        reason: error.to_string(),
                        previous_serves: true,
                    });
                }
                Some(_) => {}
            }
        }
        failures.sort_by(|a, b| a.origin.cmp(&b.origin));
        Generation::new(number, chosen.into_values().collect(), failures, policy.clone())
    }
}

/// How strong a place is: built-ins are weakest, then the folders in their order.
fn rank(origin: &Origin, folders: &[PathBuf]) -> usize {
    match origin {
        Origin::BuiltIn(_) => 0,
        Origin::File(path) => {
            1 + folders.iter().rposition(|folder| path.parent() == Some(folder.as_path())).unwrap_or(0)
        }
    }
}

impl Slot {
    fn failure(&self, origin: &Origin) -> Option<Failure> {
        let error = self.newest.as_ref().err()?;
        Some(Failure {
            id: self.good.as_ref().map(|(component, _)| component.info().id.clone()),
            origin: origin.clone(),
            digest: self.digest,
            reason: error.to_string(),
            previous_serves: self.good.is_some(),
        })
    }
}

fn loaded(
    origin: &Origin,
    slot: &Slot,
    component: &Component,
    number: u64,
    policy: &Policy,
    previous: &Generation,
) -> Loaded {
    let before = previous
        .find(component.info().id.as_str())
        .filter(|before| before.digest == component.digest() && before.origin == *origin);
    Loaded {
        info: component.info().clone(),
        rule: component.rule_plugin(policy),
        comparison: component.comparison_plugin(policy),
        filter: component.filter_plugin(policy),
        engine: component.template_engine(policy),
        usage: component.usage(),
        circuit: None,
        origin: origin.clone(),
        digest: component.digest(),
        size: component.size(),
        since_generation: before.map_or(number, |before| before.since_generation),
        loaded_at: slot.good.as_ref().map_or(SystemTime::UNIX_EPOCH, |(_, at)| *at),
        imports: component.imports(),
        exports: component.exports(),
    }
}

/// The plugin with its circuit in front of whatever it does.
fn guarded(loaded: Loaded, policy: &Policy, breakers: Option<&Breakers>) -> Loaded {
    let Some(breakers) = breakers else { return loaded };
    let circuit = breakers.circuit(loaded.id(), loaded.digest);
    let deadline = policy.limits(loaded.id()).deadline();
    let Loaded { rule, comparison, filter, engine, .. } = &loaded;
    let (rule, comparison, filter, engine) = (rule.clone(), comparison.clone(), filter.clone(), engine.clone());
    let to = || Arc::clone(&circuit);
    Loaded {
        rule: rule.map(|plugin| Arc::new(Guarded::new(plugin, to(), deadline)) as Arc<dyn RulePlugin>),
        comparison: comparison
            .map(|plugin| Arc::new(Guarded::new(plugin, to(), deadline)) as Arc<dyn ComparisonPlugin>),
        filter: filter.map(|plugin| Arc::new(Guarded::new(plugin, to(), deadline)) as Arc<dyn FilterPlugin>),
        engine: engine.map(|plugin| Arc::new(Guarded::new(plugin, to(), deadline)) as Arc<dyn TemplateEngine>),
        circuit: Some(to()),
        ..loaded
    }
}

fn read_all(found: Vec<Found>) -> Vec<Delivery> {
    found
        .into_iter()
        .map(|Found { path, stamp }| Delivery {
            bytes: scan::read(&path),
            stamp: Some(stamp),
            origin: Origin::File(path),
        })
        .collect()
}

async fn load(
    runtime: &Runtime,
    known: &HashMap<Digest, Component>,
    delivery: &Delivery,
    limits: &Limits,
) -> Result<Component, LoadError> {
    let (bytes, digest) = delivery.bytes.as_ref().map_err(Clone::clone)?;
    match known.get(digest) {
        // Renamed, copied or touched: the same bytes need no second look.
        Some(component) => Ok(component.clone()),
        None => runtime.load(bytes, limits).await,
    }
}
