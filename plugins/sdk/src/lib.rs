//! What an author of Prompt Host plugins depends on.
//!
//! A rule is a type with one `impl` of [`Rule`]; a plugin is a list of rules given to
//! [`plugin!`]. Compiled to `wasm32-wasip2` it is a component that the host loads;
//! compiled for the author's own machine it is a plain library whose rules run in
//! tests and benches.
//!
//! ```
//! use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, plugin};
//!
//! struct ColdCoffee;
//!
//! impl Rule for ColdCoffee {
//!     fn describe(&self) -> RuleInfo {
//!         RuleInfo::new("cold-coffee", "Takes the temperature out of an order that nobody can taste.")
//!             .phase(Phase::Clarify)
//!             .languages(&["en"])
//!             .safe()
//!             .source("House rules")
//!             .documentation("Deletes \"ice-cold\" before coffee.")
//!     }
//!
//!     fn check(&self, document: &Document) -> Vec<Finding> {
//!         document
//!             .find("ice-cold coffee")
//!             .filter(|place| !document.is_protected(*place))
//!             .map(|place| Finding::replace(place, "coffee", "the cup cannot be felt through a prompt"))
//!             .collect()
//!     }
//! }
//!
//! plugin! { id: "coffee", title: "Coffee", summary: "Rules about coffee.", rules: [ColdCoffee] }
//!
//! # fn main() {
//! let document = Document::new("Bring me an ice-cold coffee.");
//! let findings = check_natively(&document, &["cold-coffee"]);
//! assert_eq!(findings[0].edits[0].replacement, "coffee");
//! # }
//! ```
//!
//! What a rule must hold to:
//! - the same document gives the same findings, and a text that the rule has edited
//!   gives none for the same place;
//! - protected text is left alone ([`Document::is_protected`]);
//! - nothing is added that the person did not say;
//! - when unsure, keep still.
//!
//! A plugin of checks of rewrites is made the same way, of types with one `impl` of
//! [`Check`] and [`comparison_plugin!`]. One crate may call both macros with the same id,
//! title and summary: its component is then of both kinds.
//!
//! With the feature `templates`, plugins of template filters are made of types with one `impl`
//! of `Filter` and `filter_plugin!`, and template engines of one `impl` of `Engine` and
//! `template_engine_plugin!`. Rules do without it, and without the JSON that it brings.

#[cfg(feature = "templates")]
mod argument;
#[doc(hidden)]
pub mod bindings;
mod check;
mod comparison;
mod difference;
mod document;
#[cfg(feature = "templates")]
mod engine;
#[cfg(feature = "templates")]
mod filter;
mod finding;
pub mod guards;
pub mod host;
#[cfg(feature = "templates")]
mod pack;
mod paragraphs;
mod phrases;
mod plugin;
mod question;
mod removal;
mod rule;
pub mod search;
mod span;
#[cfg(feature = "storage")]
pub mod storage;
pub mod words;

#[cfg(feature = "templates")]
pub use argument::{Argument, Arguments};
pub use bindings::comparison::exports::prompt_host::plugin::comparison::Severity;
pub use bindings::exports::prompt_host::plugin::rule::{Applicability, Edit, Phase, Question, Related};
pub use bindings::prompt_host::plugin::prompt::{
    Amount, Block, Bound, Constraint, ConstraintKind, Delimiter, Document, Material, Part, ProtectedSpan, Protection,
    Purpose, Signs, Target, Voice,
};
pub use bindings::prompt_host::plugin::types::{FilterError, Span};
#[cfg(feature = "templates")]
pub use bindings::template_engine::exports::prompt_host::plugin::template_engine::{Reference, TemplateError};
pub use check::{Check, CheckInfo, Pair};
#[doc(hidden)]
pub use comparison::Comparer;
pub use difference::Difference;
#[cfg(all(feature = "templates", target_arch = "wasm32"))]
#[doc(hidden)]
pub use engine::Imports;
#[cfg(feature = "templates")]
#[doc(hidden)]
pub use engine::describe_engine;
#[cfg(feature = "templates")]
pub use engine::{Engine, EngineInfo, Template, TemplateHost};
#[cfg(feature = "templates")]
pub use filter::{Filter, FilterInfo, filter_list, filter_text};
pub use finding::Finding;
#[cfg(feature = "templates")]
#[doc(hidden)]
pub use pack::Pack;
pub use paragraphs::{Line, Paragraph};
pub use phrases::{Match, Phrases};
#[doc(hidden)]
pub use plugin::{Dispatcher, PluginText};
pub use rule::{Rule, RuleInfo};

/// Findings, differences and descriptions as they cross the contract.
pub mod contract {
    pub use crate::bindings::comparison::exports::prompt_host::plugin::comparison::{CheckInfo, CheckSet, Difference};
    pub use crate::bindings::exports::prompt_host::plugin::rule::{Finding, RuleInfo, RuleSet};
    #[cfg(feature = "templates")]
    pub use crate::bindings::filter::exports::prompt_host::plugin::filter::{FilterInfo, FilterSet};
    pub use crate::bindings::prompt_host::plugin::types::PluginInfo;
    #[cfg(feature = "templates")]
    pub use crate::bindings::template_engine::exports::prompt_host::plugin::template_engine::EngineInfo;
}
