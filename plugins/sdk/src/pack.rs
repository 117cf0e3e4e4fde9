//! From a list of filters to a plugin.

use serde_json::{Map, Value};

use crate::{Arguments, Filter, FilterError, PluginText, contract};

/// Answers the contract's two questions for a list of filters.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "filters need not be Debug")]
pub struct Pack {
    pub plugin: PluginText,
    pub filters: &'static [&'static dyn Filter],
}

impl Pack {
    pub fn describe(&self) -> contract::FilterSet {
        contract::FilterSet {
            plugin: self.plugin.into_contract(),
            filters: self.filters.iter().map(|filter| filter.describe().into_contract()).collect(),
        }
    }

    pub fn apply(&self, name: &str, value_json: &str, arguments_json: &str) -> Result<String, FilterError> {
        let (filter, info) = self
            .filters
            .iter()
            .map(|filter| (filter, filter.describe()))
            .find(|(_, info)| info.name == name)
            .ok_or_else(|| FilterError::value(format!("plugin `{}` has no filter `{name}`", self.plugin.id)))?;
        let value: Value = serde_json::from_str(value_json)
            .map_err(|error| FilterError::value(format!("the value is no JSON: {error}")))?;
        let given: Map<String, Value> = serde_json::from_str(arguments_json)
            .map_err(|error| FilterError::value(format!("the arguments are no JSON object: {error}")))?;
        let arguments = Arguments::read(info.arguments, given)?;
        Ok(filter.apply(&value, &arguments)?.to_string())
    }
}

/// Makes a plugin of template filters.
///
/// Takes the version from the crate that calls it. Exports the contract's `filter` interface
/// when compiled to WebAssembly; on any target it also makes `describe_filters_natively()` and
/// `apply_natively(name, value_json, arguments_json)`, which run the same filters without a
/// sandbox. Call it once, at the root of the crate. [`Filter`] has an example.
#[macro_export]
macro_rules! filter_plugin {
    (id: $id:expr, title: $title:expr, summary: $summary:expr, filters: [$($filter:expr),+ $(,)?] $(,)?) => {
        static PACK: $crate::Pack = $crate::Pack {
            plugin: $crate::PluginText {
                id: $id,
                version: env!("CARGO_PKG_VERSION"),
                title: $title,
                summary: $summary,
            },
            filters: &[$(&$filter),+],
        };

        /// What the plugin says of its filters, without a sandbox.
        pub fn describe_filters_natively() -> $crate::contract::FilterSet {
            PACK.describe()
        }

        /// The result of one filter, without a sandbox; all but the name are JSON texts.
        pub fn apply_natively(
            name: &str,
            value_json: &str,
            arguments_json: &str,
        ) -> Result<String, $crate::FilterError> {
            PACK.apply(name, value_json, arguments_json)
        }

        // Only a component has exports: two plugins linked into one native program
        // would otherwise both define the same symbols.
        #[cfg(target_arch = "wasm32")]
        #[allow(unsafe_code)]
        const _: () = {
            struct Component;

            impl $crate::bindings::filter::exports::prompt_host::plugin::filter::Guest for Component {
                fn describe() -> $crate::contract::FilterSet {
                    PACK.describe()
                }

                fn apply(
                    name: String,
                    value_json: String,
                    arguments_json: String,
                ) -> Result<String, $crate::FilterError> {
                    PACK.apply(&name, &value_json, &arguments_json)
                }
            }

            $crate::bindings::filter::export_filter_plugin!(Component with_types_in $crate::bindings::filter);
        };
    };
}
