//! The template library as requests use it: rendered, checked, with the values of a client.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use arc_swap::ArcSwap;
use serde_json::{Map, Value};
use tokio::sync::watch as channel;

use super::{Catalog, Templates};
use crate::templates::scan::Shelf;
use crate::templates::{
    CacheSettings, Call, Compatibility, Entry, Problem, PromptSettings, RenderFailure, RenderLimits, Renderer,
    Rendering, Values, Version, check, readings, resolve,
};

/// What the operator decided about the library.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LibrarySettings {
    /// Values by template.
    pub prompts: BTreeMap<String, PromptSettings>,
    /// How rendered prompts are kept.
    pub cache: CacheSettings,
    /// What one call may cost.
    pub limits: RenderLimits,
}

impl LibrarySettings {
    /// What holds for the template `name`.
    fn of(&self, name: &str) -> &PromptSettings {
        static UNSET: LazyLock<PromptSettings> = LazyLock::new(PromptSettings::default);
        self.prompts.get(name).unwrap_or(&UNSET)
    }
}

/// The library of a running host.
#[derive(Debug)]
pub struct PromptLibrary {
    templates: Templates,
    inner: ArcSwap<Decided>,
}

#[derive(Debug)]
struct Decided {
    settings: LibrarySettings,
    renderer: Arc<Renderer>,
}

impl PromptLibrary {
    /// `templates` under the operator's decisions.
    pub fn new(templates: Templates, settings: LibrarySettings) -> Self {
        let renderer = Arc::new(Renderer::new(settings.cache, settings.limits));
        Self { templates, inner: ArcSwap::from_pointee(Decided { settings, renderer }) }
    }

    /// Puts other decisions into force. What was rendered stays kept unless it shall be kept
    /// otherwise.
    pub fn set(&self, settings: LibrarySettings) {
        let before = self.inner.load();
        let same = (before.settings.cache, before.settings.limits) == (settings.cache, settings.limits);
        let renderer =
            if same { Arc::clone(&before.renderer) } else { Arc::new(Renderer::new(settings.cache, settings.limits)) };
        self.inner.store(Arc::new(Decided { settings, renderer }));
    }

    /// The files and engines behind it.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// What serves now. A request takes it once and keeps it to its end.
    pub fn catalog(&self) -> Arc<Catalog> {
        self.templates.current()
    }

    /// What serves now, once it can be rendered: see [`Templates::read`].
    pub async fn ready(&self) -> Arc<Catalog> {
        self.templates.read().await
    }

    /// Tells the number of each new catalog.
    pub fn subscribe(&self) -> channel::Receiver<u64> {
        self.templates.subscribe()
    }

    /// Renders the template `name` for a client; `NAME@VERSION` renders one of its versions,
    /// by a label, the version of its front matter or the first digits of its digest.
    ///
    /// # Errors
    /// See [`RenderFailure`].
    pub async fn render(
        &self,
        catalog: &Catalog,
        name: &str,
        client: Option<&str>,
        arguments: &Map<String, Value>,
    ) -> Result<Rendering, RenderFailure> {
        let decided = self.inner.load_full();
        if let Some((name, wanted)) = name.split_once('@') {
            let version = self.earlier(catalog, name, wanted).await?;
            let settings = decided.settings.of(name);
            let call = Call { client, settings, arguments };
            return decided.renderer.render_version(&version, &catalog.engines, call).await;
        }
        let settings = decided.settings.of(name);
        let call = Call { client, settings, arguments };
        decided.renderer.render(&catalog.library, &catalog.engines, name, call).await
    }

    /// A version from the history, which may be the present one.
    async fn earlier(&self, catalog: &Catalog, name: &str, wanted: &str) -> Result<Version, RenderFailure> {
        let present = version(catalog, name)?;
        let no_version = |reason: String| RenderFailure::NoVersion { name: format!("{name}@{wanted}"), reason };
        let Some(history) = self.templates.history().cloned() else {
            return Err(no_version("this host keeps no versions: see `templates.history_versions`".to_owned()));
        };
        let (name, wanted) = (name.to_owned(), wanted.to_owned());
        let load = move || history.find(&name, &wanted).and_then(|record| history.load(&record, &present));
        let loaded = tokio::task::spawn_blocking(load).await.map_err(|error| no_version(error.to_string()))?;
        loaded.map_err(|error| no_version(format!("{:#}", anyhow::Error::from(error))))
    }

    /// What the template `name` would be rendered with for a client, and what does not fit.
    ///
    /// # Errors
    /// [`RenderFailure::Unknown`] and [`RenderFailure::Broken`].
    pub fn values(
        &self,
        catalog: &Catalog,
        name: &str,
        client: Option<&str>,
        arguments: &Map<String, Value>,
    ) -> Result<(Arc<Version>, Values, Compatibility), RenderFailure> {
        let version = version(catalog, name)?;
        let decided = self.inner.load();
        let settings = decided.settings.of(name);
        let (values, found) = resolve(&version.template, settings, client, arguments);
        Ok((version, values, found))
    }

    /// Everything that is wrong with the template `name`: with its newest version, also when
    /// an earlier one serves.
    ///
    /// # Errors
    /// [`RenderFailure::Unknown`].
    pub fn check(&self, catalog: &Catalog, name: &str) -> Result<Vec<Problem>, RenderFailure> {
        Ok(entry(catalog, name)?.problems.clone())
    }

    /// Everything that is wrong with a template that is no file yet. `file` is what it would be
    /// called; its ending names the engine.
    pub async fn check_text(&self, catalog: &Catalog, file: &str, text: &str) -> Vec<Problem> {
        let (version, warnings) = match Version::read(Shelf::BuiltIn, file, text.into(), catalog.library.sources()) {
            Ok(read) => read,
            Err(problems) => return problems,
        };
        let budget = self.inner.load().settings.limits.budget;
        let readings = readings::read(&version, &catalog.engines, budget).await;
        let found = check::check(&version, &readings, &catalog.engines.filter_names());
        warnings.into_iter().chain(found).collect()
    }
}

fn entry<'c>(catalog: &'c Catalog, name: &str) -> Result<&'c Entry, RenderFailure> {
    catalog.library.get(name).ok_or_else(|| RenderFailure::Unknown {
        name: name.to_owned(),
        nearest: catalog.library.nearest(name).map(str::to_owned),
    })
}

fn version(catalog: &Catalog, name: &str) -> Result<Arc<Version>, RenderFailure> {
    let entry = entry(catalog, name)?;
    let broken = || RenderFailure::Broken { name: name.to_owned(), problems: entry.problems.clone() };
    entry.version.clone().ok_or_else(broken)
}
