//! What every guest shares: the bindings, a trait with an honest `describe`, and the
//! one honest `check` that replaces a word.
//!
//! A guest is one file beside this crate, in `plain/` or `hostile/`, and overrides
//! only what it is there for.

pub mod comparison;
pub mod storage;
pub mod template;

/// The contract of `wit/`, as `wit-bindgen` makes it.
#[allow(missing_docs, clippy::all, reason = "generated")]
pub mod contract {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "rule-plugin",
        generate_all,
        pub_export_macro: true,
        export_macro_name: "export_rule_plugin",
        default_bindings_module: "prompt_host_guests::contract",
    });
}

pub use contract::export_rule_plugin;
pub use contract::exports::prompt_host::plugin::rule::{
    Applicability, Edit, Finding, Phase, Question, Related, RuleInfo, RuleSet, Span,
};
pub use contract::prompt_host::plugin::prompt::{Document, Protection, Target};
pub use contract::prompt_host::plugin::types::PluginInfo;
pub use contract::prompt_host::plugin::{log, scores, settings};
pub use contract::wasi::config::store;

/// What one `check` answers.
pub type Findings = Result<Vec<Finding>, String>;

/// A rule plugin of one rule, whose code is the plugin's id unless it says otherwise.
pub trait RuleGuest {
    /// The plugin's id.
    const ID: &'static str;
    /// The code of its only rule.
    const CODE: &'static str = Self::ID;
    /// The plugin's version.
    const VERSION: &'static str = "0.1.0";

    /// As `rule.describe`.
    fn describe() -> RuleSet {
        RuleSet { plugin: plugin(Self::ID, Self::VERSION), rules: vec![rule(Self::CODE)] }
    }

    /// As `rule.check`, asked for the only rule.
    fn check(document: Document) -> Findings;
}

impl<T: RuleGuest> contract::exports::prompt_host::plugin::rule::Guest for T {
    fn describe() -> RuleSet {
        T::describe()
    }

    fn check(document: Document, _codes: Vec<String>) -> Findings {
        T::check(document)
    }
}

/// A plugin of this id and version.
pub fn plugin(id: &str, version: &str) -> PluginInfo {
    PluginInfo {
        id: id.to_owned(),
        version: version.to_owned(),
        title: format!("Fixture {id}"),
        summary: "A guest of the host's own tests.".to_owned(),
    }
}

/// A rule of this code, in the first phase, for any language.
pub fn rule(code: &str) -> RuleInfo {
    RuleInfo {
        code: code.to_owned(),
        summary: "Does what its name says.".to_owned(),
        phase: Phase::Normalize,
        applicability: Some(Applicability::Safe),
        enabled_by_default: true,
        languages: Vec::new(),
        weight: 1.0,
        source: "The host's own tests".to_owned(),
        documentation: "Does what its name says.".to_owned(),
    }
}

/// A safe finding that makes `edits`.
pub fn edits(code: &str, span: Span, edits: Vec<Edit>) -> Finding {
    Finding {
        code: code.to_owned(),
        span,
        message: "this text could be better".to_owned(),
        related: Vec::new(),
        applicability: Applicability::Safe,
        edits,
        question: None,
    }
}

/// A question with these words and nothing else.
pub fn question(text: &str) -> Question {
    Question { text: text.to_owned(), lead: None, choices: Vec::new() }
}

/// A finding on the whole text that says `message` and changes nothing.
pub fn says(code: &str, document: &Document, message: String) -> Finding {
    Finding { message, ..edits(code, whole(document), Vec::new()) }
}

/// An edit of `span`.
pub fn edit(span: Span, replacement: impl Into<String>) -> Edit {
    Edit { span, replacement: replacement.into() }
}

/// The span of the whole text.
pub fn whole(document: &Document) -> Span {
    span(0, document.text.len())
}

/// Bytes `start..end`, whether or not that is a span of anything.
pub fn span(start: usize, end: usize) -> Span {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { start: number(start), end: number(end) }
}

/// One finding for each `word` outside protected text, which replaces it `with`.
pub fn replaces(code: &str, document: &Document, word: &str, with: &str) -> Vec<Finding> {
    let free = |at: &Span| !document.protected.iter().any(|kept| kept.span.start < at.end && at.start < kept.span.end);
    document
        .text
        .match_indices(word)
        .map(|(start, found)| span(start, start + found.len()))
        .filter(free)
        .map(|at| Finding {
            message: format!("`{word}` reads better as `{with}`"),
            ..edits(code, at, vec![edit(at, with)])
        })
        .collect()
}
