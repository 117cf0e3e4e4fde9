//! How a generation of plugins is shown: the same rows for MCP, the control socket and the terminal.

use std::time::{Duration, UNIX_EPOCH};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::uri::Address;
use crate::plugin::contract::contract_of;
use crate::plugin::{
    Applicability, Capability, CaseSet, CircuitState, EngineInfo, Failure, FilterInfo, Generation, Grants, Kind,
    Limits, Loaded, Phase, PluginId, RuleSetting, Severity, Shadow, Sightings, Standing, State, Track,
};

/// All plugins of one generation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PluginList {
    /// The generation that serves now.
    pub generation: u64,
    /// Loaded plugins by id, then files that could not be loaded.
    pub plugins: Vec<PluginRow>,
}

/// One plugin, or one file that is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PluginRow {
    /// Its id; null for a file that was never loaded.
    pub id: Option<PluginId>,
    /// Its semantic version; null when it is not loaded.
    pub version: Option<String>,
    /// What it is, which may be several; empty when it is not loaded.
    pub kinds: Vec<Kind>,
    /// Codes of its rules.
    pub rules: Vec<String>,
    /// Codes of its checks of rewrites.
    pub checks: Vec<String>,
    /// Names of its filters.
    #[serde(default)]
    pub filters: Vec<String>,
    /// The language that it renders; null when it is no template engine.
    #[serde(default)]
    pub engine: Option<EngineRow>,
    /// BLAKE3 of the component, 64 hex digits; null when the file could not be read.
    pub digest: Option<String>,
    /// The generation that first had this version; null when it is not loaded.
    pub generation: Option<u64>,
    /// Whether it answers requests.
    pub state: State,
    /// Whether it is asked at the moment; null where nothing keeps requests from a plugin that fails.
    #[serde(default)]
    pub circuit: Option<CircuitRow>,
    /// What runs beside it, to take its place; null when nothing does.
    #[serde(default)]
    pub shadow: Option<ShadowRow>,
    /// Why it failed, why its newest file did while this version goes on, or what it goes without
    /// because another plugin has it; null when all is well.
    pub reason: Option<String>,
    /// What there is to say beyond the reason, in several lines, such as what a new version does
    /// otherwise than its cases want; null when the reason is all.
    #[serde(default)]
    pub details: Option<String>,
    /// BLAKE3 of the version that waits for somebody to allow it what it asks for; null when
    /// none does.
    #[serde(default)]
    pub held: Option<String>,
    /// The file, or the name it was built in under.
    pub origin: String,
    /// Calls of this version since it was loaded.
    pub calls: u64,
    /// Calls that failed.
    pub faults: u64,
    /// Half of the calls took at most this long, microseconds; null before the first call.
    pub p50_us: Option<f64>,
    /// 99 of 100 calls took at most this long, microseconds; null before the first call.
    pub p99_us: Option<f64>,
}

/// Whether a plugin is asked at the moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CircuitRow {
    /// `closed` while it is.
    pub state: CircuitState,
    /// Seconds until it is tried again; null while it is asked or tried.
    pub retry_in_s: Option<u64>,
    /// Why it is left alone; null while it is asked.
    pub reason: Option<String>,
}

impl From<Standing> for CircuitRow {
    fn from(standing: Standing) -> Self {
        let Standing { state, wait, reason } = standing;
        let retry_in_s = (state == CircuitState::Open).then(|| wait.as_secs() + u64::from(wait.subsec_nanos() > 0));
        Self { state, retry_in_s, reason }
    }
}

impl CircuitRow {
    /// In a sentence; none while the plugin is asked.
    pub fn sentence(&self) -> Option<String> {
        let reason = self.reason.as_deref().unwrap_or_default();
        match self.state {
            CircuitState::Closed => None,
            CircuitState::Open => {
                Some(format!("is left alone for {} s more, since {reason}", self.retry_in_s.unwrap_or_default()))
            }
            CircuitState::HalfOpen => Some(format!("is tried by one call, since {reason}")),
        }
    }
}

/// A version that runs beside the one that serves, and changes no answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShadowRow {
    /// Its version.
    pub version: String,
    /// BLAKE3 of its component, 64 hex digits.
    pub digest: String,
    /// Calls on which both were asked.
    pub compared: u64,
    /// Calls on which they said different things.
    pub disagreements: u64,
    /// Calls that it failed and the one that serves did not.
    pub faults: u64,
    /// What they differed in last; null when in nothing.
    pub last: Option<String>,
    /// Half of its calls took at most this long, microseconds; null before the first.
    pub p50_us: Option<f64>,
    /// The same of the version that serves.
    pub live_p50_us: Option<f64>,
    /// Seconds until what was seen decides; null when somebody has to.
    pub ends_in_s: Option<u64>,
}

impl From<&Shadow> for ShadowRow {
    fn from(shadow: &Shadow) -> Self {
        let Sightings { compared, disagreements, faults, last, live_p50, candidate_p50, left } = shadow.sightings();
        let candidate = shadow.candidate();
        Self {
            version: candidate.info.version.clone(),
            digest: candidate.digest.hex(),
            compared,
            disagreements,
            faults,
            last,
            p50_us: candidate_p50.map(micros),
            live_p50_us: live_p50.map(micros),
            ends_in_s: shadow.decides_itself().then_some(left.as_secs()),
        }
    }
}

impl ShadowRow {
    /// In a sentence.
    pub fn sentence(&self) -> String {
        let Self { version, compared, disagreements, faults, .. } = self;
        let end = match self.ends_in_s {
            Some(seconds) => format!("it decides itself within {seconds} s"),
            None => "`host plugins promote` or `rollback` decides".to_owned(),
        };
        let calls = if *compared == 1 { "call" } else { "calls" };
        format!(
            "{version} runs beside it: {compared} {calls}, {disagreements} answered otherwise, {faults} failed; {end}"
        )
    }
}

/// The template language of a plugin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EngineRow {
    /// Its name: `jinja`.
    pub name: String,
    /// File endings that it renders, without the dot, most specific first.
    pub endings: Vec<String>,
}

impl From<&EngineInfo> for EngineRow {
    fn from(info: &EngineInfo) -> Self {
        Self { name: info.name.clone(), endings: info.endings.clone() }
    }
}

/// One loaded plugin with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PluginDetail {
    /// What the list says of it.
    pub plugin: PluginRow,
    /// A name for people.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Bytes of the component.
    pub size_bytes: u64,
    /// When this version was loaded, seconds since 1970.
    pub loaded_at: u64,
    /// Its rules.
    pub rules: Vec<RuleDetail>,
    /// Its checks of rewrites.
    pub checks: Vec<CheckDetail>,
    /// Its filters.
    #[serde(default)]
    pub filters: Vec<FilterDetail>,
    /// The version of the contract that it was built for; null from a host that does not tell.
    #[serde(default)]
    pub contract: Option<ContractDetail>,
    /// What one call of it may use.
    pub limits: Limits,
    /// What it asks for beside computing, and what it was granted.
    #[serde(default)]
    pub capabilities: Vec<CapabilityDetail>,
    /// The cases that travel in it; null when there are none.
    #[serde(default)]
    pub cases: Option<CasesDetail>,
    /// Full names of what it imports.
    pub imports: Vec<String>,
    /// Full names of what it exports.
    pub exports: Vec<String>,
}

/// The contract that a plugin was built for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContractDetail {
    /// Its version: `0.1.0`.
    pub version: String,
    /// The newest that the host speaks.
    pub newest: String,
    /// What its author has to do to it for the newest; null where it is of that.
    pub upgrade: Option<String>,
}

impl ContractDetail {
    fn of(exports: &[String]) -> Option<Self> {
        let upgrade = Track::of_exports(exports)?.upgrade();
        let (version, newest) = (contract_of(exports)?.to_owned(), Track::NEWEST.version().to_owned());
        Some(Self { version, newest, upgrade: upgrade.map(str::to_owned) })
    }

    /// In a line.
    pub fn sentence(&self) -> String {
        let Self { version, newest, upgrade } = self;
        match upgrade {
            Some(upgrade) => {
                format!("{version}, which this host speaks beside {newest}; to build it for that: {upgrade}")
            }
            None => version.clone(),
        }
    }
}

/// Something beside computing that a plugin asks for, or was granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CapabilityDetail {
    /// What.
    pub capability: Capability,
    /// How much of it the manifest asks for; null when it does not ask.
    pub asked: Option<String>,
    /// What for, as its author says.
    pub reason: Option<String>,
    /// How much of it was granted; null when nothing was.
    pub granted: Option<String>,
}

impl CapabilityDetail {
    fn all(loaded: &Loaded, grants: &Grants) -> Vec<Self> {
        let asked = loaded.manifest.as_ref().map(|manifest| manifest.capabilities.asked()).unwrap_or_default();
        let detail = |capability| {
            let asked = asked.iter().find(|(name, _, _)| *name == capability);
            let granted = grants.extent(capability);
            (asked.is_some() || granted.is_some()).then(|| Self {
                capability,
                asked: asked.map(|(_, extent, _)| extent.clone()),
                reason: asked.map(|(_, _, reason)| (*reason).to_owned()),
                granted,
            })
        };
        Capability::ALL.into_iter().filter_map(detail).collect()
    }
}

/// The cases that travel in a plugin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CasesDetail {
    /// How many.
    pub count: usize,
    /// BLAKE3 of their names and texts, 64 hex digits.
    pub digest: String,
}

impl From<CaseSet> for CasesDetail {
    fn from(cases: CaseSet) -> Self {
        Self { count: cases.count, digest: cases.digest.hex() }
    }
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleDetail {
    /// Its code, unique in the plugin.
    pub code: String,
    /// One sentence.
    pub summary: String,
    /// When its edits are applied.
    pub phase: Phase,
    /// The surest of its edits; null when it never edits.
    pub applicability: Option<Applicability>,
    /// Whether it runs when a request names no rules.
    pub enabled: bool,
    /// What it may do where no override says otherwise.
    pub setting: RuleSetting,
    /// BCP 47 primary tags it understands; empty for any.
    pub languages: Vec<String>,
    /// Where the advice comes from.
    pub source: String,
    /// The resource that documents it.
    pub documentation: String,
}

/// One check of rewrites.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckDetail {
    /// Its code, unique in the plugin.
    pub code: String,
    /// One sentence.
    pub summary: String,
    /// The worst that it finds.
    pub severity: Severity,
    /// Whether it runs when a request names no checks.
    pub enabled: bool,
    /// BCP 47 primary tags it understands; empty for any.
    pub languages: Vec<String>,
    /// Where the advice comes from.
    pub source: String,
    /// The resource that documents it.
    pub documentation: String,
}

/// One filter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FilterDetail {
    /// As templates write it.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// Names of its arguments, in the order in which templates may give them without.
    pub arguments: Vec<String>,
    /// Markdown, with an example.
    pub documentation: String,
}

impl From<&FilterInfo> for FilterDetail {
    fn from(info: &FilterInfo) -> Self {
        Self {
            name: info.name.clone(),
            summary: info.summary.clone(),
            arguments: info.arguments().map(str::to_owned).collect(),
            documentation: info.documentation.clone(),
        }
    }
}

impl PluginList {
    /// The rows of `generation`.
    pub fn of(generation: &Generation) -> Self {
        let loaded = generation.plugins.iter().map(|loaded| PluginRow::loaded(generation, loaded));
        let orphans = generation.failures.iter().filter(|failure| !is_loaded(generation, failure));
        Self { generation: generation.number, plugins: loaded.chain(orphans.map(PluginRow::failed)).collect() }
    }
}

impl PluginRow {
    fn loaded(generation: &Generation, loaded: &Loaded) -> Self {
        let usage = &loaded.usage;
        let complaints: Vec<String> = generation
            .failures
            .iter()
            .filter(|failure| failure.id.as_ref() == Some(loaded.id()))
            .map(|failure| match failure.origin == loaded.origin {
                true => format!("its newest version {}; this one keeps serving", failure.reason),
                false => format!("{} {}", failure.origin, failure.reason),
            })
            .chain(
                generation
                    .conflicts
                    .iter()
                    .filter(|conflict| conflict.plugin == *loaded.id())
                    .map(|conflict| conflict.to_string()),
            )
            .collect();
        let own = generation.failures.iter().filter(|failure| failure.id.as_ref() == Some(loaded.id()));
        let details: Vec<&str> = own.clone().filter_map(|failure| failure.details.as_deref()).collect();
        let enabled = generation.policy.enables(loaded.id());
        Self {
            id: Some(loaded.id().clone()),
            version: Some(loaded.info.version.clone()),
            kinds: Kind::of(loaded),
            rules: loaded.rules().iter().map(|rule| rule.code.clone()).collect(),
            checks: loaded.checks().iter().map(|check| check.code.clone()).collect(),
            filters: loaded.filters().iter().map(|filter| filter.name.clone()).collect(),
            engine: loaded.engine_info().map(EngineRow::from),
            digest: Some(loaded.digest.hex()),
            generation: Some(loaded.since_generation),
            state: if enabled { State::Active } else { State::Disabled },
            circuit: loaded.circuit.as_ref().map(|circuit| circuit.standing().into()),
            shadow: loaded.shadow.as_deref().map(ShadowRow::from),
            reason: (!complaints.is_empty()).then(|| complaints.join("; ")),
            held: own.clone().find_map(held),
            details: (!details.is_empty()).then(|| details.join("\n")),
            origin: loaded.origin.to_string(),
            calls: usage.calls(),
            faults: usage.faults(),
            p50_us: usage.quantile(0.5).map(micros),
            p99_us: usage.quantile(0.99).map(micros),
        }
    }

    /// What is wrong with it, all of it; none when all is well.
    pub fn complaint(&self) -> Option<String> {
        let circuit = self.circuit.as_ref().and_then(CircuitRow::sentence);
        let shadow = self.shadow.as_ref().map(ShadowRow::sentence);
        let said: Vec<String> = self.reason.iter().cloned().chain(circuit).chain(shadow).collect();
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// Its state in a word: `open` and `half-open` are said of an active one that is not asked.
    pub fn state_word(&self) -> &'static str {
        match (self.state, self.circuit.as_ref().map(|circuit| circuit.state)) {
            (State::Active, Some(state @ (CircuitState::Open | CircuitState::HalfOpen))) => state.as_str(),
            (State::Active, _) => "active",
            (State::Disabled, _) => "disabled",
            (State::Compiling, _) => "compiling",
            (State::Failed, _) if self.held.is_some() => "held",
            (State::Failed, _) => "failed",
        }
    }

    fn failed(failure: &Failure) -> Self {
        Self {
            id: failure.id.clone(),
            version: None,
            kinds: Vec::new(),
            rules: Vec::new(),
            checks: Vec::new(),
            filters: Vec::new(),
            engine: None,
            digest: failure.digest.map(|digest| digest.hex()),
            generation: None,
            state: if failure.compiling { State::Compiling } else { State::Failed },
            circuit: None,
            shadow: None,
            reason: Some(failure.reason.clone()),
            details: failure.details.clone(),
            held: held(failure),
            origin: failure.origin.to_string(),
            calls: 0,
            faults: 0,
            p50_us: None,
            p99_us: None,
        }
    }
}

impl PluginDetail {
    /// The loaded plugin `id` of `generation`; none when there is no such plugin.
    pub fn of(generation: &Generation, id: &str) -> Option<Self> {
        let loaded = generation.find(id)?;
        let policy = &generation.policy;
        let rules = loaded.rules().iter().map(|rule| RuleDetail {
            code: rule.code.clone(),
            summary: rule.summary.clone(),
            phase: rule.phase,
            applicability: rule.applicability,
            enabled: policy.enables(loaded.id()) && policy.rule(loaded.id(), rule).runs(),
            setting: policy.rule(loaded.id(), rule),
            languages: rule.languages.clone(),
            source: rule.source.clone(),
            documentation: Address::Rule(loaded.id().as_str(), &rule.code).to_string(),
        });
        let checks = loaded.checks().iter().map(|check| CheckDetail {
            code: check.code.clone(),
            summary: check.summary.clone(),
            severity: check.severity,
            enabled: policy.enables(loaded.id()) && policy.runs_check(loaded.id(), &check.code),
            languages: check.languages.clone(),
            source: check.source.clone(),
            documentation: Address::Check(loaded.id().as_str(), &check.code).to_string(),
        });
        Some(Self {
            plugin: PluginRow::loaded(generation, loaded),
            title: loaded.info.title.clone(),
            summary: loaded.info.summary.clone(),
            size_bytes: loaded.size,
            loaded_at: loaded.loaded_at.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
            rules: rules.collect(),
            checks: checks.collect(),
            filters: loaded.filters().iter().map(FilterDetail::from).collect(),
            contract: ContractDetail::of(&loaded.exports),
            limits: loaded.limits.clone(),
            capabilities: CapabilityDetail::all(loaded, &policy.plugin(loaded.id()).grants),
            cases: loaded.cases.map(CasesDetail::from),
            imports: loaded.imports.to_vec(),
            exports: loaded.exports.to_vec(),
        })
    }
}

/// The digest of a version that is held.
fn held(failure: &Failure) -> Option<String> {
    failure.digest.filter(|_| failure.held).map(|digest| digest.hex())
}

fn is_loaded(generation: &Generation, failure: &Failure) -> bool {
    failure.id.as_ref().is_some_and(|id| generation.find(id.as_str()).is_some())
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
