//! Generations: the plugins that a request sees from its start to its end.
//!
//! A generation never changes. A reload builds the next one beside it and publishes
//! it whole; requests that run keep the `Arc` they took.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::{
    CheckInfo, Circuit, Claim, ComparisonPlugin, Conflict, Digest, EngineInfo, FilterInfo, FilterPlugin, FilterTable,
    Limits, Manifest, PluginId, PluginInfo, Policy, RuleInfo, RulePlugin, Shadow, TemplateEngine, Usage, conflict,
};

/// Where a plugin's bytes came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "path")]
pub enum Origin {
    /// Carried inside the host; the name it was built under.
    BuiltIn(String),
    /// A file of a plugin folder.
    File(PathBuf),
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::BuiltIn(name) => write!(f, "built-in {name}"),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// A plugin that loaded.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Who it says it is.
    pub info: PluginInfo,
    /// What runs its rules; none when it has none.
    pub rule: Option<Arc<dyn RulePlugin>>,
    /// What runs its comparison; none when it has none.
    pub comparison: Option<Arc<dyn ComparisonPlugin>>,
    /// What applies its filters; none when it has none.
    pub filter: Option<Arc<dyn FilterPlugin>>,
    /// What renders its templates; none when it is no engine.
    pub engine: Option<Arc<dyn TemplateEngine>>,
    /// Calls, faults and latencies of this version, of whatever kind.
    pub usage: Arc<Usage>,
    /// Whether it is asked; none where nothing keeps requests from a plugin that fails.
    pub circuit: Option<Arc<Circuit>>,
    /// What runs beside it on its calls; none when nothing does.
    pub shadow: Option<Arc<Shadow>>,
    /// Where it came from.
    pub origin: Origin,
    /// Of its bytes.
    pub digest: Digest,
    /// Bytes of the component.
    pub size: u64,
    /// The generation that first had this version.
    pub since_generation: u64,
    /// When it was loaded.
    pub loaded_at: SystemTime,
    /// What it says of itself in writing; none when nothing travels in the component.
    pub manifest: Option<Arc<Manifest>>,
    /// What one call of it may use.
    pub limits: Limits,
    /// The cases that travel in it; none when there are none.
    pub cases: Option<CaseSet>,
    /// Full names of what it imports.
    pub imports: Arc<[String]>,
    /// Full names of what it exports.
    pub exports: Arc<[String]>,
}

impl Loaded {
    /// The plugin's id.
    pub fn id(&self) -> &PluginId {
        &self.info.id
    }

    /// The interfaces that it imports, without their versions, sorted.
    pub fn interfaces(&self) -> impl Iterator<Item = &str> {
        interfaces(&self.imports).into_iter()
    }

    /// Its rules, in its own order.
    pub fn rules(&self) -> &[RuleInfo] {
        self.rule.as_ref().map_or(&[], |rule| &rule.rule_set().rules)
    }

    /// Its checks of rewrites, in its own order.
    pub fn checks(&self) -> &[CheckInfo] {
        self.comparison.as_ref().map_or(&[], |comparison| &comparison.check_set().checks)
    }

    /// Its filters, in its own order.
    pub fn filters(&self) -> &[FilterInfo] {
        self.filter.as_ref().map_or(&[], |filter| &filter.filter_set().filters)
    }

    /// What it says of its template engine; none when it is none.
    pub fn engine_info(&self) -> Option<&EngineInfo> {
        self.engine.as_ref().map(|engine| engine.engine_info())
    }

    /// Endings of the templates that it renders, most specific first.
    pub fn endings(&self) -> &[String] {
        self.engine_info().map_or(&[], |info| &info.endings)
    }
}

/// The cases that travel in a plugin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseSet {
    /// How many.
    pub count: usize,
    /// Of their names and texts.
    pub digest: Digest,
}

/// Names of imports without their versions, sorted.
pub fn interfaces(imports: &[String]) -> BTreeSet<&str> {
    imports.iter().map(|import| import.split_once('@').map_or(import.as_str(), |(name, _)| name)).collect()
}

/// What became of a plugin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It answers requests.
    Active,
    /// The operator switched it off.
    Disabled,
    /// It is not there yet: its machine code is being made.
    Compiling,
    /// It could not be loaded.
    Failed,
}

/// A file that is not served, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The id under which an earlier version of this file was known, if any.
    pub id: Option<PluginId>,
    /// The file.
    pub origin: Origin,
    /// Of the bytes that failed, if they could be read.
    #[serde(serialize_with = "hex")]
    pub digest: Option<Digest>,
    /// One sentence, with the way out.
    pub reason: String,
    /// What there is to say beyond it, in several lines.
    pub details: Option<String>,
    /// Whether it waits for somebody to allow it what it asks for.
    pub held: bool,
    /// Whether nothing is wrong but that it is being compiled.
    pub compiling: bool,
    /// Whether an earlier version of it still answers requests.
    pub previous_serves: bool,
}

fn hex<S: serde::Serializer>(digest: &Option<Digest>, serializer: S) -> Result<S::Ok, S::Error> {
    digest.map(|digest| digest.hex()).serialize(serializer)
}

/// The plugins of one moment, with what was decided about them.
#[derive(Debug, Default)]
pub struct Generation {
    /// Counted from 1 in the life of a process; 0 is the empty one before the first.
    pub number: u64,
    /// Loaded plugins, enabled or not, ordered by id.
    pub plugins: Vec<Loaded>,
    /// Files that could not be loaded, ordered by origin.
    pub failures: Vec<Failure>,
    /// The operator's decisions.
    pub policy: Policy,
    /// Filters and endings that a plugin goes without because another one has them.
    pub conflicts: Vec<Conflict>,
    filters: Arc<FilterTable>,
    endings: BTreeMap<String, PluginId>,
}

impl Generation {
    /// A generation of `plugins`, which are ordered by id.
    pub fn new(number: u64, plugins: Vec<Loaded>, failures: Vec<Failure>, policy: Policy) -> Self {
        let active = plugins.iter().filter(|loaded| policy.enables(loaded.id()));
        let in_order = conflict::in_order(active);
        let (holders, conflicts) = conflict::settle(&in_order);
        let filters = Arc::new(FilterTable::new(in_order.into_iter()));
        let endings = holders.into_iter().filter_map(|(claim, holder)| match claim {
            Claim::Ending(ending) => Some((ending, holder)),
            Claim::Filter(_) => None,
        });
        let endings = endings.collect();
        Self { number, plugins, failures, policy, conflicts, filters, endings }
    }

    /// The filters that templates may use, one table for all of them.
    pub fn filters(&self) -> Arc<FilterTable> {
        Arc::clone(&self.filters)
    }

    /// The plugin that renders templates in files with this ending, without its first dot.
    /// Its [`Loaded::engine`] is never none.
    pub fn engine_for(&self, ending: &str) -> Option<&Loaded> {
        self.find(self.endings.get(ending)?.as_str())
    }

    /// Plugins that answer requests, ordered by id.
    pub fn active(&self) -> impl Iterator<Item = &Loaded> {
        self.plugins.iter().filter(|loaded| self.policy.enables(loaded.id()))
    }

    /// The plugin with this id, enabled or not.
    pub fn find(&self, id: &str) -> Option<&Loaded> {
        self.plugins.iter().find(|loaded| loaded.id().as_str() == id)
    }

    /// Every rule of every loaded plugin, in the order of plugins and rules.
    pub fn rules(&self) -> impl Iterator<Item = (&Loaded, &RuleInfo)> {
        self.plugins.iter().flat_map(|loaded| loaded.rules().iter().map(move |rule| (loaded, rule)))
    }

    /// Every check of every loaded plugin, in the order of plugins and checks.
    pub fn checks(&self) -> impl Iterator<Item = (&Loaded, &CheckInfo)> {
        self.plugins.iter().flat_map(|loaded| loaded.checks().iter().map(move |check| (loaded, check)))
    }

    /// Every filter of every loaded plugin, in the order of plugins and filters.
    pub fn all_filters(&self) -> impl Iterator<Item = (&Loaded, &FilterInfo)> {
        self.plugins.iter().flat_map(|loaded| loaded.filters().iter().map(move |filter| (loaded, filter)))
    }
}
