//! The engines and filters of one generation of plugins, as templates use them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::library::Version;
use super::template::MessageSource;
use crate::plugin::{
    Digest, FilterTable, Filters, Generation, Loaded, RenderKey, TemplateEngine, TemplateRequest, TemplateSources,
};

/// Endings of the engines that come with the host, which are templates before these are loaded
/// too, and those of the formats whose bodies they render.
const ENDINGS: [&str; 7] = ["handlebars", "hbs", "j2", "jinja", "jinja2", "prompt", "prompty"];

/// Engines by the file endings that they answer for, and the filters. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Engines {
    by_ending: Arc<BTreeMap<String, EngineOf>>,
    filters: Arc<FilterTable>,
    filters_identity: Digest,
    identity: Digest,
}

/// An engine, and what tells it from another or from itself with other settings.
#[derive(Debug, Clone)]
pub struct EngineOf {
    /// What renders.
    pub engine: Arc<dyn TemplateEngine>,
    /// Of its bytes and its settings.
    pub identity: Digest,
}

impl Engines {
    /// Those of `generation` that answer requests, each for the endings that are its own there.
    pub fn of(generation: &Generation) -> Self {
        let identity = |loaded: &Loaded| {
            // An engine may behave otherwise with other settings, such as a strict mode, and
            // where it came from decides whose a filter is that two plugins have.
            let decided = serde_json::to_string(&generation.policy.plugin(loaded.id())).unwrap_or_default();
            Digest::of(format!("{}\n{}\n{}\n{decided}", loaded.id(), loaded.digest, loaded.origin).as_bytes())
        };
        let own = |loaded: &Loaded, ending: &str| {
            generation.engine_for(ending).is_some_and(|holder| holder.id() == loaded.id())
        };
        let mut by_ending = BTreeMap::new();
        for loaded in generation.active() {
            let Some(engine) = &loaded.engine else { continue };
            let engine = EngineOf { engine: Arc::clone(engine), identity: identity(loaded) };
            let endings = loaded.endings().iter().filter(|ending| own(loaded, ending));
            by_ending.extend(endings.map(|ending| (ending.clone(), engine.clone())));
        }
        let with_filters = generation.active().filter(|loaded| loaded.filter.is_some());
        let listed: Vec<String> = with_filters.map(|loaded| identity(loaded).hex()).collect();
        Self::by_ending(by_ending, generation.filters(), Digest::of(listed.concat().as_bytes()))
    }

    /// These engines, the first going before later ones of the same ending, and these filters.
    pub fn new(
        engines: impl IntoIterator<Item = EngineOf>,
        filters: Arc<FilterTable>,
        filters_identity: Digest,
    ) -> Self {
        let mut by_ending = BTreeMap::new();
        for engine in engines {
            for ending in &engine.engine.engine_info().endings {
                by_ending.entry(ending.clone()).or_insert_with(|| engine.clone());
            }
        }
        Self::by_ending(by_ending, filters, filters_identity)
    }

    fn by_ending(by_ending: BTreeMap<String, EngineOf>, filters: Arc<FilterTable>, filters_identity: Digest) -> Self {
        let mut listed = filters_identity.hex();
        for (ending, engine) in &by_ending {
            listed.push_str(&format!("\n{ending} {}", engine.identity));
        }
        let identity = Digest::of(listed.as_bytes());
        Self { by_ending: Arc::new(by_ending), filters, filters_identity, identity }
    }

    /// The endings of files that are templates.
    pub fn endings(&self) -> BTreeSet<String> {
        self.by_ending.keys().cloned().chain(ENDINGS.map(str::to_owned)).collect()
    }

    /// The engine for an ending.
    pub fn find(&self, ending: &str) -> Option<&EngineOf> {
        self.by_ending.get(ending)
    }

    /// Names of all filters.
    pub fn filter_names(&self) -> BTreeSet<&str> {
        self.filters.names().collect()
    }

    /// Of all engines and filters: with equal ones, templates read and render equally.
    pub fn identity(&self) -> Digest {
        self.identity
    }

    /// What renders one message of a template for `client`, and the request for it. None when no
    /// engine answers for its ending.
    pub fn request(
        &self,
        version: &Version,
        message: &MessageSource,
        client: Option<&str>,
    ) -> Option<(&EngineOf, TemplateRequest)> {
        let engine = self.find(&message.ending)?;
        Some((engine, self.request_for(version, engine, &version.file, &message.source, client)))
    }

    /// The request for `source`, called `name`, which may include what `version` may.
    pub(super) fn request_for(
        &self,
        version: &Version,
        engine: &EngineOf,
        name: &Arc<str>,
        source: &Arc<str>,
        client: Option<&str>,
    ) -> TemplateRequest {
        let digest = Digest::of(source.as_bytes());
        let parts = [digest, version.sources.digest(), engine.identity, self.filters_identity];
        let key = format!("{name}\n{client:?}\n{}", parts.map(|part| part.hex()).concat());
        TemplateRequest {
            name: Arc::clone(name),
            source: Arc::clone(source),
            key: RenderKey(Digest::of(key.as_bytes())),
            sources: Arc::clone(&version.sources) as Arc<dyn TemplateSources>,
            filters: Arc::clone(&self.filters) as Arc<dyn Filters>,
        }
    }
}
