//! From a list of rules to a plugin.

use crate::phrases::noting;
use crate::{Applicability, Document, Rule, contract};

/// What a plugin says of itself beside its rules and checks.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub struct PluginText {
    pub id: &'static str,
    pub version: &'static str,
    pub title: &'static str,
    pub summary: &'static str,
}

impl PluginText {
    /// The words as the contract has them.
    pub(crate) fn into_contract(self) -> contract::PluginInfo {
        contract::PluginInfo {
            id: self.id.to_owned(),
            version: self.version.to_owned(),
            title: self.title.to_owned(),
            summary: self.summary.to_owned(),
        }
    }
}

/// Answers the contract's two questions for a list of rules.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "rules need not be Debug")]
pub struct Dispatcher {
    pub plugin: PluginText,
    pub rules: &'static [&'static dyn Rule],
}

impl Dispatcher {
    pub fn describe(&self) -> contract::RuleSet {
        contract::RuleSet {
            plugin: self.plugin.into_contract(),
            rules: self.rules.iter().map(|rule| rule.describe().into_contract()).collect(),
        }
    }

    pub fn check<C: AsRef<str>>(&self, document: &Document, codes: &[C]) -> Vec<contract::Finding> {
        noting(&document.text, || self.ask(document, codes))
    }

    fn ask<C: AsRef<str>>(&self, document: &Document, codes: &[C]) -> Vec<contract::Finding> {
        let mut findings = Vec::new();
        for rule in self.rules {
            let info = rule.describe();
            if codes.iter().any(|code| code.as_ref() == info.code) {
                let applicability = info.applicability.unwrap_or(Applicability::Suggested);
                let found = rule.check(document).into_iter();
                findings.extend(found.map(|finding| finding.into_contract(info.code, applicability)));
            }
        }
        findings
    }
}

/// Makes a plugin of rules.
///
/// Takes the version from the crate that calls it. Exports the contract's `rule`
/// interface when compiled to WebAssembly; on any target it also makes
/// `describe_natively()` and `check_natively(&document, &codes)`, which run the same
/// rules without a sandbox. Call it once, at the root of the crate.
#[macro_export]
macro_rules! plugin {
    (id: $id:expr, title: $title:expr, summary: $summary:expr, rules: [$($rule:expr),+ $(,)?] $(,)?) => {
        static DISPATCHER: $crate::Dispatcher = $crate::Dispatcher {
            plugin: $crate::PluginText {
                id: $id,
                version: env!("CARGO_PKG_VERSION"),
                title: $title,
                summary: $summary,
            },
            rules: &[$(&$rule),+],
        };

        /// What the plugin says of itself, without a sandbox.
        pub fn describe_natively() -> $crate::contract::RuleSet {
            DISPATCHER.describe()
        }

        /// Findings of the rules named in `codes`, without a sandbox.
        pub fn check_natively<C: AsRef<str>>(
            document: &$crate::Document,
            codes: &[C],
        ) -> Vec<$crate::contract::Finding> {
            DISPATCHER.check(document, codes)
        }

        // Only a component has exports: two plugins linked into one native program
        // would otherwise both define the same symbols.
        #[cfg(target_arch = "wasm32")]
        #[allow(unsafe_code)]
        const _: () = {
            struct Component;

            impl $crate::bindings::exports::prompt_host::plugin::rule::Guest for Component {
                fn describe() -> $crate::contract::RuleSet {
                    DISPATCHER.describe()
                }

                fn check(
                    document: $crate::Document,
                    codes: Vec<String>,
                ) -> Result<Vec<$crate::contract::Finding>, String> {
                    Ok(DISPATCHER.check(&document, &codes))
                }
            }

            $crate::bindings::export_rule_plugin!(Component with_types_in $crate::bindings);
        };
    };
}
