//! What an author of Prompt Host rules depends on.
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

#[doc(hidden)]
pub mod bindings;
mod check;
mod comparison;
mod difference;
mod document;
mod finding;
pub mod guards;
pub mod host;
mod paragraphs;
mod phrases;
mod plugin;
mod question;
mod removal;
mod rule;
pub mod search;
mod span;
pub mod words;

pub use bindings::comparison::exports::prompt_host::plugin::comparison::Severity;
pub use bindings::exports::prompt_host::plugin::rule::{Applicability, Edit, Phase, Question};
pub use bindings::prompt_host::plugin::prompt::{
    Amount, Block, Bound, Constraint, ConstraintKind, Delimiter, Document, Material, Part, ProtectedSpan, Protection,
    Purpose, Signs, Target, Voice,
};
pub use bindings::prompt_host::plugin::types::Span;
pub use check::{Check, CheckInfo, Pair};
#[doc(hidden)]
pub use comparison::Comparer;
pub use difference::Difference;
pub use finding::Finding;
pub use paragraphs::{Line, Paragraph};
pub use phrases::{Match, Phrases};
#[doc(hidden)]
pub use plugin::{Dispatcher, PluginText};
pub use rule::{Rule, RuleInfo};

/// Findings, differences and descriptions as they cross the contract.
pub mod contract {
    pub use crate::bindings::comparison::exports::prompt_host::plugin::comparison::{CheckInfo, CheckSet, Difference};
    pub use crate::bindings::exports::prompt_host::plugin::rule::{Finding, RuleInfo, RuleSet};
    pub use crate::bindings::prompt_host::plugin::types::PluginInfo;
}
