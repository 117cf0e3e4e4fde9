//! What guests of the kind comparison share: the bindings, a trait with an honest `describe`,
//! and the one honest `compare`.

/// The contract of `wit/` for comparisons; the types that both kinds share are those of the rules.
#[allow(missing_docs, clippy::all, reason = "generated")]
pub mod contract {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "comparison-plugin",
        with: {
            "prompt-host:plugin/log@0.2.0": crate::contract::prompt_host::plugin::log,
            "prompt-host:plugin/prompt@0.2.0": crate::contract::prompt_host::plugin::prompt,
            "prompt-host:plugin/scores@0.2.0": crate::contract::prompt_host::plugin::scores,
            "prompt-host:plugin/settings@0.2.0": crate::contract::prompt_host::plugin::settings,
            "prompt-host:plugin/types@0.2.0": crate::contract::prompt_host::plugin::types,
            "wasi:config/store@0.2.0-rc.1": crate::contract::wasi::config::store,
        },
        pub_export_macro: true,
        export_macro_name: "export_comparison_plugin",
        default_bindings_module: "prompt_host_guests::comparison::contract",
    });
}

pub use contract::export_comparison_plugin;
pub use contract::exports::prompt_host::plugin::comparison::{CheckInfo, CheckSet, Difference, Severity};

use crate::{Document, Span, plugin, whole};

/// What one `compare` answers.
pub type Differences = Result<Vec<Difference>, String>;

/// A comparison plugin of one check, whose code is the plugin's id.
pub trait ComparisonGuest {
    /// The plugin's id.
    const ID: &'static str;

    /// As `comparison.compare`, asked for the only check.
    fn compare(original: Document, rewrite: Document) -> Differences;
}

impl<T: ComparisonGuest> contract::exports::prompt_host::plugin::comparison::Guest for T {
    fn describe() -> CheckSet {
        let check = CheckInfo {
            code: T::ID.to_owned(),
            summary: "Does what its name says.".to_owned(),
            severity: Severity::Breaks,
            languages: Vec::new(),
            source: "The host's own tests".to_owned(),
            documentation: "Does what its name says.".to_owned(),
        };
        CheckSet { plugin: plugin(T::ID, "0.1.0"), checks: vec![check] }
    }

    fn compare(original: Document, rewrite: Document, _codes: Vec<String>) -> Differences {
        T::compare(original, rewrite)
    }
}

/// A difference under `code` at these places.
pub fn difference(code: &str, original: Option<Span>, rewrite: Option<Span>) -> Difference {
    Difference {
        code: code.to_owned(),
        severity: Severity::Breaks,
        message: "the two are not the same".to_owned(),
        original,
        rewrite,
    }
}

/// The whole original, when the rewrite is another text.
pub fn differs(code: &str, original: &Document, rewrite: &Document) -> Vec<Difference> {
    let is_other = original.text != rewrite.text;
    is_other.then(|| difference(code, Some(whole(original)), None)).into_iter().collect()
}
