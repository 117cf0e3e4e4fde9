//! What guests of the kinds filter and template engine share: the bindings, and traits with an
//! honest `describe`.

/// The contract of `wit/` for filters; the types that all kinds share are those of the rules.
#[allow(missing_docs, clippy::all, reason = "generated")]
pub mod filter_contract {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "filter-plugin",
        with: {
            "prompt-host:plugin/log@0.2.0": crate::contract::prompt_host::plugin::log,
            "prompt-host:plugin/scores@0.2.0": crate::contract::prompt_host::plugin::scores,
            "prompt-host:plugin/settings@0.2.0": crate::contract::prompt_host::plugin::settings,
            "prompt-host:plugin/types@0.2.0": crate::contract::prompt_host::plugin::types,
            "wasi:config/store@0.2.0-rc.1": crate::contract::wasi::config::store,
        },
        pub_export_macro: true,
        export_macro_name: "export_filter_plugin",
        default_bindings_module: "prompt_host_guests::template::filter_contract",
    });
}

/// The contract of `wit/` for template engines.
#[allow(missing_docs, clippy::all, reason = "generated")]
pub mod engine_contract {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "template-engine-plugin",
        with: {
            "prompt-host:plugin/log@0.2.0": crate::contract::prompt_host::plugin::log,
            "prompt-host:plugin/scores@0.2.0": crate::contract::prompt_host::plugin::scores,
            "prompt-host:plugin/settings@0.2.0": crate::contract::prompt_host::plugin::settings,
            "prompt-host:plugin/types@0.2.0": crate::contract::prompt_host::plugin::types,
            "wasi:config/store@0.2.0-rc.1": crate::contract::wasi::config::store,
            "prompt-host:plugin/filters@0.2.0": generate,
            "prompt-host:plugin/template-loader@0.2.0": generate,
        },
        pub_export_macro: true,
        export_macro_name: "export_engine_plugin",
        default_bindings_module: "prompt_host_guests::template::engine_contract",
    });
}

pub use crate::contract::prompt_host::plugin::types::FilterError;
pub use engine_contract::export_engine_plugin;
pub use engine_contract::exports::prompt_host::plugin::template_engine::{
    EngineInfo, Reference, Template, TemplateError,
};
pub use engine_contract::prompt_host::plugin::{filters, template_loader};
pub use filter_contract::export_filter_plugin;
pub use filter_contract::exports::prompt_host::plugin::filter::{FilterInfo, FilterSet};

use engine_contract::exports::prompt_host::plugin::template_engine as engine;
use filter_contract::exports::prompt_host::plugin::filter;

use crate::plugin;

/// A filter plugin of one filter, whose name is the plugin's id with `_` for `-`.
pub trait FilterGuest {
    /// The plugin's id.
    const ID: &'static str;

    /// As `filter.describe`.
    fn describe() -> FilterSet {
        FilterSet { plugin: plugin(Self::ID, "0.1.0"), filters: vec![filter_info(&name_of(Self::ID))] }
    }

    /// As `filter.apply` of the only filter.
    fn apply(value_json: String, arguments_json: String) -> Result<String, FilterError>;
}

impl<T: FilterGuest> filter::Guest for T {
    fn describe() -> FilterSet {
        T::describe()
    }

    fn apply(_name: String, value_json: String, arguments_json: String) -> Result<String, FilterError> {
        T::apply(value_json, arguments_json)
    }
}

/// A filter of this name that takes an argument `mark`.
pub fn filter_info(name: &str) -> FilterInfo {
    FilterInfo {
        name: name.to_owned(),
        summary: "Does what its name says.".to_owned(),
        arguments_schema: r#"{"type": "object", "properties": {"mark": {"type": "string"}}}"#.to_owned(),
        documentation: "Does what its name says.".to_owned(),
    }
}

/// A template engine for files that end with its id.
pub trait EngineGuest: 'static {
    /// The plugin's id.
    const ID: &'static str;

    /// As `template.compile`.
    fn compile(_source: &str) -> Result<(), TemplateError> {
        Ok(())
    }

    /// As `template.render`.
    fn render(source: &str, values_json: String) -> Result<String, TemplateError>;
}

/// A template that only keeps its source.
pub struct Kept<T> {
    source: String,
    engine: std::marker::PhantomData<T>,
}

impl<T: EngineGuest> engine::Guest for T {
    type Template = Kept<T>;

    fn describe() -> EngineInfo {
        EngineInfo { plugin: plugin(T::ID, "0.1.0"), name: name_of(T::ID), endings: vec![T::ID.to_owned()] }
    }
}

impl<T: EngineGuest> engine::GuestTemplate for Kept<T> {
    fn compile(_name: String, source: String) -> Result<Template, TemplateError> {
        T::compile(&source)?;
        Ok(Template::new(Self { source, engine: std::marker::PhantomData }))
    }

    fn variables(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn dependencies(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn filters(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn render(&self, values_json: String) -> Result<String, TemplateError> {
        T::render(&self.source, values_json)
    }
}

/// An error of the template `name` on line 2, column 3.
pub fn wrong(name: &str, message: impl Into<String>) -> TemplateError {
    TemplateError { template: name.to_owned(), line: 2, column: 3, message: message.into() }
}

fn name_of(id: &str) -> String {
    id.replace('-', "_")
}
