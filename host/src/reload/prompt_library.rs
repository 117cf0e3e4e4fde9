//! The template library as requests use it: rendered, checked, with the values of a client.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use arc_swap::ArcSwap;
use serde_json::{Map, Value};
use tokio::sync::watch as channel;

use super::experiments::{self, Experiments};
use super::{Catalog, ExperimentCounts, Templates};
use crate::records::TemplateUse;
use crate::templates::scan::Shelf;
use crate::templates::{
    CacheCounts, CacheSettings, Call, Compatibility, Entry, Experiment, Problem, PromptSettings, RenderFailure,
    RenderLimits, Renderer, Rendering, Values, Version, check, readings, resolve,
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

/// Who asks for a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Caller<'c> {
    /// The client's name, if it has said one.
    pub client: Option<&'c str>,
    /// The client's name for the conversation; an experiment chooses by it.
    pub session: Option<&'c str>,
}

/// A template filled in, and which version of it that was.
#[derive(Debug, Clone)]
pub struct Filled {
    /// What it says.
    pub rendering: Rendering,
    /// What a record of it says.
    pub template: TemplateUse,
}

/// The library of a running host.
#[derive(Debug)]
pub struct PromptLibrary {
    templates: Templates,
    inner: ArcSwap<Decided>,
    experiments: Experiments,
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
        let experiments = Experiments::default();
        Self { templates, inner: ArcSwap::from_pointee(Decided { settings, renderer }), experiments }
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

    /// How often a rendered prompt was kept already, since the cache was last set up otherwise.
    pub fn cache_counts(&self) -> CacheCounts {
        self.inner.load().renderer.cache_counts()
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

    /// Renders the template `name`; `NAME@VERSION` renders one of its versions, by a label, the
    /// version of its front matter or the first digits of its digest. Without one, the
    /// template's experiment chooses, if it has one.
    ///
    /// # Errors
    /// See [`RenderFailure`].
    pub async fn render(
        &self,
        catalog: &Catalog,
        name: &str,
        caller: Caller<'_>,
        arguments: &Map<String, Value>,
    ) -> Result<Filled, RenderFailure> {
        let decided = self.inner.load_full();
        let (name, wanted) = name.split_once('@').map_or((name, None), |(name, wanted)| (name, Some(wanted)));
        let settings = decided.settings.of(name);
        let experiment = settings.experiment.as_ref().filter(|_| wanted.is_none());
        let (version, variant) = match (wanted, experiment) {
            (Some(wanted), _) => (Arc::new(self.earlier(catalog, name, wanted).await?), None),
            (None, Some(experiment)) => self.chosen(catalog, name, experiment, caller, arguments).await?,
            (None, None) => (version(catalog, name)?, None),
        };
        let call = Call { client: caller.client, settings, arguments };
        let started = Instant::now();
        let rendering = decided.renderer.render_version(&version, &catalog.engines, call).await?;
        let took = started.elapsed();
        let experiment = variant.and(experiment).map(|experiment| experiment.name.clone());
        if let (Some(experiment), Some(variant)) = (&experiment, variant) {
            self.experiments.answered(name, experiment, variant, took);
        }
        let template = TemplateUse {
            name: name.to_owned(),
            digest: version.digest.hex(),
            experiment,
            variant: variant.map(str::to_owned),
            render_us: u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
        };
        Ok(Filled { rendering, template })
    }

    /// The version that an experiment chooses, and which variant that is; the present version
    /// and none where there is no such version.
    async fn chosen<'e>(
        &self,
        catalog: &Catalog,
        name: &str,
        experiment: &'e Experiment,
        caller: Caller<'_>,
        arguments: &Map<String, Value>,
    ) -> Result<(Arc<Version>, Option<&'e str>), RenderFailure> {
        let present = version(catalog, name)?;
        let Some(variant) = experiments::variant(experiment, caller, arguments) else { return Ok((present, None)) };
        match self.earlier(catalog, name, variant).await {
            Ok(version) => Ok((Arc::new(version), Some(variant))),
            // A version is kept only once it has changed; until then it is the present one.
            Err(_) if is_named(&present, variant) => Ok((present, Some(variant))),
            Err(failure) => {
                self.experiments.fell_back(name, variant, &failure);
                Ok((present, None))
            }
        }
    }

    /// Forgets what was rendered, to give memory back; tells how many texts.
    pub fn shed(&self) -> u64 {
        self.inner.load().renderer.shed()
    }

    /// What experiments did since the host started.
    pub fn experiment_counts(&self) -> ExperimentCounts {
        self.experiments.counts()
    }

    /// The experiment of the template `name`, if it has one.
    pub fn experiment(&self, name: &str) -> Option<Experiment> {
        self.inner.load().settings.of(name).experiment.clone()
    }

    /// A version from the history, which may be the present one.
    async fn earlier(&self, catalog: &Catalog, name: &str, wanted: &str) -> Result<Version, RenderFailure> {
        let present = version(catalog, name)?;
        let no_version = |reason: String| RenderFailure::NoVersion { name: format!("{name}@{wanted}"), reason };
        let Some(history) = self.templates.history().cloned() else {
            return Err(no_version("this host keeps no versions: see `templates.history_versions`".to_owned()));
        };
        let (name, wanted) = (name.to_owned(), wanted.to_owned());
        let load = move || match history.find(&name, &wanted) {
            Ok(record) => history.load(&record, &present),
            // It may be so new that it is not kept yet.
            Err(_) if is_named(&present, &wanted) => Ok((*present).clone()),
            Err(error) => Err(error),
        };
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

/// Whether `wanted` names a version as the history would.
fn is_named(version: &Version, wanted: &str) -> bool {
    version.template.meta.version.as_deref() == Some(wanted)
        || wanted.len() >= 4 && version.digest.hex().starts_with(wanted)
}
