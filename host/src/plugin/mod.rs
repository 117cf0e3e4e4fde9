//! What a plugin is to the host, whoever runs it.
//!
//! A [`RulePlugin`] says what rules it has and checks documents, a [`ComparisonPlugin`]
//! says what a rewrite made of a document, a [`TemplateEngine`] renders templates, a
//! [`FilterPlugin`] transforms values in them. [`wasm`](crate::wasm) makes them from
//! components; everything after it sees only these traits. One plugin may be of several kinds.
//! A [`Generation`] is the set of plugins that one request sees from start to end.
//! A plugin that fails too often is left alone for a while: see [`breaker`]. What it may do beside
//! computing is granted to it: see [`capability`].

pub mod breaker;
pub mod capability;
pub mod comparison;
pub mod conflict;
pub mod contract;
pub mod engine;
pub mod error;
pub mod filter;
pub mod filter_table;
pub mod finding;
pub mod http_host;
pub mod identity;
pub mod kind;
pub mod limits;
pub mod lock;
pub mod manifest;
pub mod pattern;
pub mod policy;
pub mod reached;
pub mod registry;
pub mod rule;
pub mod rule_name;
pub mod scope;
pub mod settings_schema;
pub mod shadow;
pub mod storage;
pub mod swap;
pub mod usage;
pub mod witness;

pub use breaker::{BreakerSettings, Breakers, Circuit, CircuitState, Standing};
pub use capability::{Capabilities, Capability, Grants, HttpGrant, StorageGrant, WarmGrant};
pub use comparison::{CheckInfo, CheckSet, CompareRequest, ComparisonPlugin, Difference, Severity};
pub use conflict::{Claim, Conflict};
pub use contract::{CONTRACT, Track};
pub use engine::{
    EngineInfo, Reading, Reference, RenderError, RenderKey, Rendered, TemplateEngine, TemplateFault, TemplateRequest,
    TemplateSources,
};
pub use error::{CallError, LoadError};
pub use filter::{FilterError, FilterInfo, FilterPlugin, FilterSet};
pub use filter_table::{FilterTable, Filters};
pub use finding::{Applicability, Asked, Finding, Related};
pub use http_host::{HttpHost, InvalidHttpHost};
pub use identity::{Digest, PluginId, PluginInfo};
pub use kind::Kind;
pub use limits::Limits;
pub use lock::{LOCK_FILE, Lock, LockError};
pub use manifest::{MANIFEST_FILE, Manifest, ManifestError};
pub use pattern::{InvalidPattern, NamePattern, PathPattern};
pub use policy::{PartialLimits, PluginPolicy, Policy, RuleSetting};
pub use reached::{FilterAnswer, FilterCall, Reached};
pub use registry::{CaseSet, Failure, Generation, Loaded, Origin, State};
pub use rule::{CheckRequest, Phase, RuleInfo, RulePlugin, RuleSet, Scores, Target};
pub use rule_name::{Closeness, InvalidRuleName, RuleName};
pub use scope::ScopedPolicy;
pub use settings_schema::SettingsSchema;
pub use shadow::{Shadow, Sightings};
pub use storage::{Bucket, KeyStorage, Keys, MemoryStorage, StorageError, StorageUse};
pub use swap::{GateSettings, Judgement};
pub use usage::Usage;
pub use witness::{CallInput, EndedCall, LogLine, Witness, Words};
