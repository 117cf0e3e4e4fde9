//! From a list of checks to a plugin.

use crate::{Check, Document, Pair, PluginText, contract};

/// Answers the contract's two questions for a list of checks.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "checks need not be Debug")]
pub struct Comparer {
    pub plugin: PluginText,
    pub checks: &'static [&'static dyn Check],
}

impl Comparer {
    pub fn describe(&self) -> contract::CheckSet {
        contract::CheckSet {
            plugin: self.plugin.into_contract(),
            checks: self.checks.iter().map(|check| check.describe().into_contract()).collect(),
        }
    }

    pub fn compare<C: AsRef<str>>(
        &self,
        original: &Document,
        rewrite: &Document,
        codes: &[C],
    ) -> Vec<contract::Difference> {
        let pair = Pair::new(original, rewrite);
        let mut differences = Vec::new();
        for check in self.checks {
            let info = check.describe();
            if codes.iter().any(|code| code.as_ref() == info.code) {
                let found = check.compare(&pair).into_iter();
                differences.extend(found.map(|difference| difference.into_contract(info.code, info.severity)));
            }
        }
        differences
    }
}

/// Makes a plugin of checks of rewrites.
///
/// Takes the version from the crate that calls it. Exports the contract's `comparison`
/// interface when compiled to WebAssembly; on any target it also makes
/// `describe_checks_natively()` and `compare_natively(&original, &rewrite, &codes)`, which run
/// the same checks without a sandbox. Call it once, at the root of the crate.
///
/// ```
/// use prompt_host_plugin::{Check, CheckInfo, Difference, Document, Pair, comparison_plugin};
///
/// struct LostQuestion;
///
/// impl Check for LostQuestion {
///     fn describe(&self) -> CheckInfo {
///         CheckInfo::new("lost-question", "A question mark that the rewrite has no longer.")
///     }
///
///     fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
///         let asks = |document: &Document| document.text.contains('?');
///         let lost = asks(pair.original) && !asks(pair.rewrite);
///         lost.then(|| Difference::lost(pair.original.span(), "nothing is asked any more")).into_iter().collect()
///     }
/// }
///
/// comparison_plugin! { id: "marks", title: "Marks", summary: "Checks of marks.", checks: [LostQuestion] }
///
/// # fn main() {
/// let (original, rewrite) = (Document::new("Tea?"), Document::new("Tea."));
/// assert_eq!(compare_natively(&original, &rewrite, &["lost-question"]).len(), 1);
/// # }
/// ```
#[macro_export]
macro_rules! comparison_plugin {
    (id: $id:expr, title: $title:expr, summary: $summary:expr, checks: [$($check:expr),+ $(,)?] $(,)?) => {
        static COMPARER: $crate::Comparer = $crate::Comparer {
            plugin: $crate::PluginText {
                id: $id,
                version: env!("CARGO_PKG_VERSION"),
                title: $title,
                summary: $summary,
            },
            checks: &[$(&$check),+],
        };

        /// What the plugin says of its checks, without a sandbox.
        pub fn describe_checks_natively() -> $crate::contract::CheckSet {
            COMPARER.describe()
        }

        /// Differences that the checks named in `codes` see, without a sandbox.
        pub fn compare_natively<C: AsRef<str>>(
            original: &$crate::Document,
            rewrite: &$crate::Document,
            codes: &[C],
        ) -> Vec<$crate::contract::Difference> {
            COMPARER.compare(original, rewrite, codes)
        }

        // Only a component has exports: two plugins linked into one native program
        // would otherwise both define the same symbols.
        #[cfg(target_arch = "wasm32")]
        #[allow(unsafe_code)]
        const _: () = {
            struct Component;

            impl $crate::bindings::comparison::exports::prompt_host::plugin::comparison::Guest for Component {
                fn describe() -> $crate::contract::CheckSet {
                    COMPARER.describe()
                }

                fn compare(
                    original: $crate::Document,
                    rewrite: $crate::Document,
                    codes: Vec<String>,
                ) -> Result<Vec<$crate::contract::Difference>, String> {
                    Ok(COMPARER.compare(&original, &rewrite, &codes))
                }
            }

            $crate::bindings::comparison::export_comparison_plugin!(
                Component with_types_in $crate::bindings::comparison
            );
        };
    };
}
