//! From the files of a moment to the next generation.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use futures::StreamExt as _;

use super::scan::{self, Found, Stamp};
use super::swap::{Arrival, Decision, Door};
use super::{BuiltIn, Look};
use crate::plugin::breaker::Guarded;
use crate::plugin::shadow::{self, Outcome};
use crate::plugin::{
    Breakers, ComparisonPlugin, Digest, Failure, FilterPlugin, Generation, LoadError, Loaded, Origin, PluginId, Policy,
    RulePlugin, Shadow, TemplateEngine,
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
    /// What the newest bytes call themselves, if they came so far.
    id: Option<PluginId>,
    /// What runs beside the version that serves, to take its place.
    shadow: Option<(Arrival, Arc<Shadow>)>,
    /// What serves: the newest bytes, or the last that were good.
    good: Option<Good>,
}

/// A version that may serve.
#[derive(Debug, Clone)]
struct Good {
    arrival: Arrival,
    at: SystemTime,
}

impl Good {
    fn component(&self) -> &Component {
        &self.arrival.component
    }
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
    /// not read, unless it failed and `look` is for all.
    pub(super) async fn refresh(
        &mut self,
        runtime: &Runtime,
        built_in: &[BuiltIn],
        folders: Vec<PathBuf>,
        door: &Door<'_>,
        look: Look,
    ) {
        let mut deliveries = self.missing_built_ins(built_in);
        let found = tokio::task::spawn_blocking(move || scan::folders(&folders)).await.unwrap_or_default();
        let present: HashSet<Origin> = found.iter().map(|found| Origin::File(found.path.clone())).collect();
        self.slots.retain(|origin, _| matches!(origin, Origin::BuiltIn(_)) || present.contains(origin));
        let is_news = |found: &Found| self.is_news(found, look, runtime);
        let changed: Vec<Found> = found.into_iter().filter(is_news).collect();
        deliveries.extend(tokio::task::spawn_blocking(move || read_all(changed)).await.unwrap_or_default());

        let known: HashMap<Digest, Arrival> = self
            .slots
            .values()
            .filter_map(|slot| slot.good.as_ref())
            .map(|good| (good.component().digest(), good.arrival.clone()))
            .collect();
        let loaded: Vec<(Delivery, Result<Arrival, LoadError>)> = futures::stream::iter(deliveries)
            .map(|delivery| async {
                let outcome = load(runtime, &known, &delivery, door).await;
                (delivery, outcome)
            })
            .buffer_unordered(LOADING_AT_ONCE)
            .collect()
            .await;
        // Built-ins first: what a folder brings may take their place.
        let (built_ins, files): (Vec<_>, Vec<_>) =
            loaded.into_iter().partition(|(delivery, _)| matches!(delivery.origin, Origin::BuiltIn(_)));
        for (delivery, outcome) in built_ins {
            self.put(delivery, None, outcome);
        }
        for (delivery, outcome) in files {
            let id = outcome.as_ref().ok().map(|arrival| arrival.component.info().id.clone());
            let outcome = match outcome {
                Ok(candidate) => {
                    let replaces = self.takes_over(&candidate.component, door.serving);
                    let admitted = door.admit(&delivery.origin, &candidate, replaces).await;
                    match (admitted, door.shadow(&delivery.origin, &candidate).filter(|_| replaces)) {
                        (Ok(()), Some(shadow)) => {
                            self.put_beside(delivery, candidate, shadow);
                            continue;
                        }
                        (admitted, _) => admitted.map(|()| candidate),
                    }
                }
                Err(error) => Err(error),
            };
            self.put(delivery, id, outcome);
        }
    }

    /// Whether a component would take the place of another version of the same plugin.
    fn takes_over(&self, candidate: &Component, serving: &Generation) -> bool {
        let id = &candidate.info().id;
        let is_other = |digest: Digest| digest != candidate.digest();
        let built_in = self.slots.iter().filter(|(origin, _)| matches!(origin, Origin::BuiltIn(_)));
        let mut built_in = built_in.filter_map(|(_, slot)| slot.good.as_ref()).map(Good::component);
        match serving.find(id.as_str()) {
            Some(loaded) => is_other(loaded.digest),
            None => built_in.any(|component| component.info().id == *id && is_other(component.digest())),
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

    fn is_news(&self, found: &Found, look: Look, runtime: &Runtime) -> bool {
        let is_compiled = |slot: &Slot| {
            let waits = matches!(&slot.newest, Err(error) if error.is_compiling());
            waits && slot.digest.is_some_and(|digest| !runtime.is_compiling(&digest))
        };
        self.slots.get(&Origin::File(found.path.clone())).is_none_or(|slot| {
            slot.stamp != Some(found.stamp) || (look == Look::All && slot.newest.is_err()) || is_compiled(slot)
        })
    }

    fn put(&mut self, delivery: Delivery, id: Option<PluginId>, outcome: Result<Arrival, LoadError>) {
        let Delivery { origin, stamp, bytes } = delivery;
        let digest = bytes.ok().map(|(_, digest)| digest);
        let before = self.slots.remove(&origin);
        let is_wrong = |slot: &Slot| matches!(&slot.newest, Err(error) if !error.is_compiling());
        let is_known = before.as_ref().is_some_and(|slot| slot.digest == digest && is_wrong(slot));
        let previous = before.and_then(|slot| slot.good);
        let slot = match outcome {
            Ok(arrival) => {
                let same = previous.filter(|good| good.component().digest() == arrival.component.digest());
                let good = same.unwrap_or_else(|| Good { arrival, at: SystemTime::now() });
                Slot { stamp, digest, newest: Ok(()), id, shadow: None, good: Some(good) }
            }
            Err(error) => {
                // Said once for the same bytes, however often they are looked at again.
                if error.is_compiling() {
                    tracing::info!(%origin, "plugin {error}");
                } else if !is_known {
                    let is_kept = previous.is_some() || error.leaves_another();
                    let kept = if is_kept { ": the last good version keeps serving" } else { "" };
                    tracing::warn!(origin = %origin, "plugin {error}{kept}");
                    if let Some(details) = error.details() {
                        tracing::warn!(origin = %origin, "{details}");
                    }
                }
                Slot { stamp, digest, newest: Err(error), id, shadow: None, good: previous }
            }
        };
        self.slots.insert(origin, slot);
    }

    /// What is new in a place, while what was there goes on.
    fn put_beside(&mut self, delivery: Delivery, arrival: Arrival, shadow: Arc<Shadow>) {
        let Delivery { origin, stamp, bytes } = delivery;
        let digest = bytes.ok().map(|(_, digest)| digest);
        let id = Some(arrival.component.info().id.clone());
        let good = self.slots.remove(&origin).and_then(|slot| slot.good);
        tracing::info!(%origin, "plugin runs beside the version that serves");
        self.slots.insert(origin, Slot { stamp, digest, newest: Ok(()), id, shadow: Some((arrival, shadow)), good });
    }

    /// Lets what ran beside a version take its place, or go, as the policy or `decided`, by id,
    /// wants it. Tells how many did.
    pub(super) fn settle_shadows(&mut self, decided: Option<(&PluginId, Decision)>) -> usize {
        let mut settled = 0;
        for slot in self.slots.values_mut() {
            let Some((arrival, shadow)) = &slot.shadow else { continue };
            let outcome = match decided {
                Some((id, decision)) if *id == arrival.component.info().id => decision.outcome(),
                _ => shadow.outcome(),
            };
            match outcome {
                Outcome::Open => continue,
                Outcome::Promoted => {
                    slot.good = Some(Good { arrival: arrival.clone(), at: SystemTime::now() });
                }
                Outcome::Refused(reason) => slot.newest = Err(LoadError::Shadow(reason)),
            }
            slot.shadow = None;
            settled += 1;
        }
        settled
    }

    /// The generation that these places make, with number `number`.
    ///
    /// Of two places with one id, a file goes before a built-in, and a file of a later
    /// folder before one of an earlier. Of two files in one folder, the one that served
    /// before stays, else the first by path; the other is a failure.
    pub(super) fn generation(
        &self,
        number: u64,
        door: &Door<'_>,
        folders: &[PathBuf],
        breakers: Option<&Breakers>,
    ) -> Generation {
        let (policy, previous) = (door.policy, door.serving);
        let mut failures: Vec<Failure> = self.slots.iter().filter_map(|(origin, slot)| slot.failure(origin)).collect();
        let mut places: Vec<(&Origin, &Good)> =
            self.slots.iter().filter_map(|(origin, slot)| slot.good.as_ref().map(|good| (origin, good))).collect();
        places.sort_by_key(|(origin, good)| {
            let id = &good.component().info().id;
            let served = previous.find(id.as_str()).is_some_and(|loaded| loaded.origin == **origin);
            (Reverse(rank(origin, folders)), !served, (*origin).clone())
        });
        let mut chosen: BTreeMap<PluginId, Loaded> = BTreeMap::new();
        for (origin, good) in places {
            let component = good.component();
            let id = component.info().id.clone();
            let allowed = component.settings(policy).and_then(|_| component.may_import(policy));
            let fits = allowed.and_then(|()| match origin {
                Origin::BuiltIn(_) => Ok(()),
                // The lock may be another one than when the file was read.
                Origin::File(_) => door.unlocked(component),
            });
            match (chosen.get(&id), fits) {
                (None, Err(error)) => failures.push(failure(origin, component, &error, false)),
                (None, Ok(())) => {
                    let loaded = loaded(origin, good, number, policy, previous);
                    let loaded = guarded(loaded, breakers);
                    let beside = self.slots.values().filter_map(|slot| slot.shadow.as_ref());
                    let beside = beside.map(|(_, shadow)| shadow).find(|shadow| *shadow.candidate().id() == id);
                    chosen.insert(
                        id,
                        match beside {
                            Some(shadow) => shadow::shadowed(loaded, shadow),
                            None => loaded,
                        },
                    );
                }
                (Some(other), _) if rank(origin, folders) == rank(&other.origin, folders) => {
                    let error = LoadError::DuplicateId { id: id.to_string(), other: other.origin.to_string() };
                    failures.push(failure(origin, component, &error, true));
                }
                (Some(_), _) => {}
            }
        }
        failures.sort_by(|a, b| a.origin.cmp(&b.origin));
        Generation::new(number, chosen.into_values().collect(), failures, policy.clone())
    }
}

/// A component that loaded and does not serve.
fn failure(origin: &Origin, component: &Component, error: &LoadError, previous_serves: bool) -> Failure {
    Failure {
        id: Some(component.info().id.clone()),
        origin: origin.clone(),
        digest: Some(component.digest()),
        reason: error.to_string(),
        details: None,
        held: false,
        compiling: false,
        previous_serves,
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
            id: self.good.as_ref().map(|good| good.component().info().id.clone()).or_else(|| self.id.clone()),
            origin: origin.clone(),
            digest: self.digest,
            reason: error.to_string(),
            details: error.details().map(str::to_owned),
            held: error.is_held(),
            compiling: error.is_compiling(),
            previous_serves: self.good.is_some() || error.leaves_another(),
        })
    }
}

fn loaded(origin: &Origin, good: &Good, number: u64, policy: &Policy, previous: &Generation) -> Loaded {
    let component = good.component();
    let before = previous
        .find(component.info().id.as_str())
        .filter(|before| before.digest == component.digest() && before.origin == *origin);
    Loaded {
        since_generation: before.map_or(number, |before| before.since_generation),
        loaded_at: good.at,
        cases: good.arrival.cases(),
        ..unserved(origin, component, policy)
    }
}

/// A component as a plugin of no generation yet.
pub(super) fn unserved(origin: &Origin, component: &Component, policy: &Policy) -> Loaded {
    Loaded {
        info: component.info().clone(),
        rule: component.rule_plugin(policy),
        comparison: component.comparison_plugin(policy),
        filter: component.filter_plugin(policy),
        engine: component.template_engine(policy),
        usage: component.usage(),
        circuit: None,
        shadow: None,
        origin: origin.clone(),
        digest: component.digest(),
        size: component.size(),
        since_generation: 0,
        loaded_at: SystemTime::now(),
        manifest: component.manifest(),
        limits: component.limits(policy),
        cases: None,
        imports: component.imports(),
        exports: component.exports(),
    }
}

/// The plugin with its circuit in front of whatever it does.
fn guarded(loaded: Loaded, breakers: Option<&Breakers>) -> Loaded {
    let Some(breakers) = breakers else { return loaded };
    let circuit = breakers.circuit(loaded.id(), loaded.digest);
    let deadline = loaded.limits.deadline();
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
    known: &HashMap<Digest, Arrival>,
    delivery: &Delivery,
    door: &Door<'_>,
) -> Result<Arrival, LoadError> {
    let (bytes, digest) = delivery.bytes.as_ref().map_err(Clone::clone)?;
    match known.get(digest) {
        // Renamed, copied or touched: the same bytes need no second look.
        Some(arrival) => Ok(arrival.clone()),
        None => match &door.ahead {
            Some(done) if delivery.stamp.is_some() && runtime.takes_long(bytes, digest) => {
                runtime.compile_ahead(Arc::clone(bytes), *digest, Arc::clone(done));
                Err(LoadError::Compiling)
            }
            _ => Arrival::of(runtime.load(bytes, door.policy).await?),
        },
    }
}
