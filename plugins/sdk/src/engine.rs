//! What a template engine is, and from an engine to a plugin.

use std::sync::Arc;

use crate::{FilterError, PluginText, Reference, TemplateError, contract};

/// A template engine of a plugin.
///
/// The plugin is made with [`template_engine_plugin!`](crate::template_engine_plugin).
///
/// ```
/// use std::sync::Arc;
/// use prompt_host_plugin::{
///     Engine, EngineInfo, FilterError, Reference, Template, TemplateError, TemplateHost, template_engine_plugin,
/// };
///
/// /// Templates whose every line names another template.
/// struct Playlist;
///
/// struct Compiled { source: String, host: Arc<dyn TemplateHost> }
///
/// impl Engine for Playlist {
///     fn describe(&self) -> EngineInfo {
///         EngineInfo { name: "playlist", endings: &["list"] }
///     }
///
///     fn compile(
///         &self,
///         _name: &str,
///         source: String,
///         host: Arc<dyn TemplateHost>,
///     ) -> Result<Box<dyn Template>, TemplateError> {
///         Ok(Box::new(Compiled { source, host }))
///     }
/// }
///
/// impl Template for Compiled {
///     fn variables(&self) -> Vec<Reference> { Vec::new() }
///     fn dependencies(&self) -> Vec<Reference> { Vec::new() }
///     fn filters(&self) -> Vec<Reference> { Vec::new() }
///
///     fn render(&self, _values_json: &str) -> Result<String, TemplateError> {
///         Ok(self.source.lines().filter_map(|name| self.host.load(name)).collect())
///     }
/// }
///
/// template_engine_plugin! { id: "playlist", title: "Playlist", summary: "One file after another.", engine: Playlist }
///
/// /// What the host offers, given by a test.
/// struct Songs;
///
/// impl TemplateHost for Songs {
///     fn load(&self, name: &str) -> Option<String> { Some(format!("♪ {name}\n")) }
///     fn filters(&self) -> Vec<String> { Vec::new() }
///     fn apply(&self, _: &str, _: &str, _: &str, _: &str) -> Result<String, FilterError> {
///         Err(FilterError::value("there are no filters here"))
///     }
///     fn setting(&self, _key: &str) -> Option<String> { None }
/// }
///
/// # fn main() {
/// let template = compile_natively("evening.list", "one\ntwo".to_owned(), Arc::new(Songs)).unwrap();
/// assert_eq!(template.render("{}").unwrap(), "♪ one\n♪ two\n");
/// # }
/// ```
pub trait Engine: Sync {
    /// What the engine says of itself.
    fn describe(&self) -> EngineInfo;

    /// Compiles `source`; `name` is what errors and includes call it. The template keeps
    /// `host` for what it loads and calls while it renders.
    fn compile(
        &self,
        name: &str,
        source: String,
        host: Arc<dyn TemplateHost>,
    ) -> Result<Box<dyn Template>, TemplateError>;
}

/// An engine's description.
#[derive(Debug, Clone, Copy)]
pub struct EngineInfo {
    /// The language's name, lowercase: `jinja`, `handlebars`.
    pub name: &'static str,
    /// File endings it answers for, without the dot, most specific first.
    pub endings: &'static [&'static str],
}

/// A compiled template; [`template-engine.wit`] says what each answer means.
///
/// [`template-engine.wit`]: https://github.com/prompt-host/prompt-host/blob/main/wit/template-engine.wit
pub trait Template {
    /// The values that its own source reads, sorted, each once.
    fn variables(&self) -> Vec<Reference>;

    /// The templates that it extends, includes or imports by a constant name, sorted, each once.
    fn dependencies(&self) -> Vec<Reference>;

    /// The filters that it calls and the engine does not have itself, sorted, each once.
    fn filters(&self) -> Vec<Reference>;

    /// Renders with a JSON object of values.
    fn render(&self, values_json: &str) -> Result<String, TemplateError>;
}

/// What a host offers to an engine. A component gets its host's; a test gives its own.
pub trait TemplateHost: Send + Sync {
    /// The source of another template of the library.
    fn load(&self, name: &str) -> Option<String>;

    /// Names of the filters that may be applied, sorted.
    fn filters(&self) -> Vec<String>;

    /// Applies a filter; all but the name are JSON texts: a value, a list, an object, and the
    /// result a value.
    fn apply(
        &self,
        name: &str,
        value_json: &str,
        positional_json: &str,
        named_json: &str,
    ) -> Result<String, FilterError>;

    /// The plugin's own setting, as configured under `plugins.ID.settings`.
    fn setting(&self, key: &str) -> Option<String>;
}

/// The host that runs this component.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Imports;

#[cfg(target_arch = "wasm32")]
impl TemplateHost for Imports {
    fn load(&self, name: &str) -> Option<String> {
        crate::bindings::template_engine::prompt_host::plugin::template_loader::load(name)
    }

    fn filters(&self) -> Vec<String> {
        crate::bindings::template_engine::prompt_host::plugin::filters::names()
    }

    fn apply(
        &self,
        name: &str,
        value_json: &str,
        positional_json: &str,
        named_json: &str,
    ) -> Result<String, FilterError> {
        use crate::bindings::template_engine::prompt_host::plugin::filters::apply;
        apply(name, value_json, positional_json, named_json)
    }

    fn setting(&self, key: &str) -> Option<String> {
        crate::host::setting(key)
    }
}

impl TemplateError {
    /// Something at a place in a template's source, whose `offset` is in bytes.
    pub fn at(template: &str, source: &str, offset: usize, message: impl Into<String>) -> Self {
        let (line, column) = place(source, offset);
        Self { template: template.to_owned(), line, column, message: message.into() }
    }

    /// Something that has no place.
    pub fn nowhere(template: &str, message: impl Into<String>) -> Self {
        Self { template: template.to_owned(), line: 0, column: 0, message: message.into() }
    }
}

impl Reference {
    /// `name`, read at a place in a template's source, whose `offset` is in bytes.
    pub fn at(name: impl Into<String>, source: &str, offset: usize) -> Self {
        let (line, column) = place(source, offset);
        Self { name: name.into(), line, column }
    }
}

/// Line and column, in characters, of a byte of `source`; both are counted from 1.
fn place(source: &str, offset: usize) -> (u32, u32) {
    let mut offset = offset.min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = source.get(..offset).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (u32::try_from(line).unwrap_or(0), u32::try_from(column).unwrap_or(0))
}

/// An engine's words as the contract has them.
#[doc(hidden)]
pub fn describe_engine(plugin: PluginText, engine: &dyn Engine) -> contract::EngineInfo {
    let info = engine.describe();
    contract::EngineInfo {
        plugin: plugin.into_contract(),
        name: info.name.to_owned(),
        endings: info.endings.iter().map(|ending| (*ending).to_owned()).collect(),
    }
}

/// Makes a plugin of a template engine.
///
/// Takes the version from the crate that calls it. Exports the contract's `template-engine`
/// interface when compiled to WebAssembly; on any target it also makes
/// `describe_engine_natively()` and `compile_natively(name, source, host)`, which run the same
/// engine without a sandbox. Call it once, at the root of the crate. [`Engine`] has an example.
#[macro_export]
macro_rules! template_engine_plugin {
    (id: $id:expr, title: $title:expr, summary: $summary:expr, engine: $engine:expr $(,)?) => {
        static ENGINE: &dyn $crate::Engine = &$engine;
        const PLUGIN: $crate::PluginText =
            $crate::PluginText { id: $id, version: env!("CARGO_PKG_VERSION"), title: $title, summary: $summary };

        /// What the engine says of itself, without a sandbox.
        pub fn describe_engine_natively() -> $crate::contract::EngineInfo {
            $crate::describe_engine(PLUGIN, ENGINE)
        }

        /// A compiled template, without a sandbox.
        pub fn compile_natively(
            name: &str,
            source: String,
            host: ::std::sync::Arc<dyn $crate::TemplateHost>,
        ) -> Result<Box<dyn $crate::Template>, $crate::TemplateError> {
            ENGINE.compile(name, source, host)
        }

        // Only a component has exports: two plugins linked into one native program
        // would otherwise both define the same symbols.
        #[cfg(target_arch = "wasm32")]
        #[allow(unsafe_code)]
        const _: () = {
            use $crate::bindings::template_engine::exports::prompt_host::plugin::template_engine as exported;

            struct Component;

            struct Compiled(Box<dyn $crate::Template>);

            impl exported::Guest for Component {
                type Template = Compiled;

                fn describe() -> $crate::contract::EngineInfo {
                    $crate::describe_engine(PLUGIN, ENGINE)
                }
            }

            impl exported::GuestTemplate for Compiled {
                fn compile(name: String, source: String) -> Result<exported::Template, $crate::TemplateError> {
                    let template = ENGINE.compile(&name, source, ::std::sync::Arc::new($crate::Imports))?;
                    Ok(exported::Template::new(Compiled(template)))
                }

                fn variables(&self) -> Vec<$crate::Reference> {
                    self.0.variables()
                }

                fn dependencies(&self) -> Vec<$crate::Reference> {
                    self.0.dependencies()
                }

                fn filters(&self) -> Vec<$crate::Reference> {
                    self.0.filters()
                }

                fn render(&self, values_json: String) -> Result<String, $crate::TemplateError> {
                    self.0.render(&values_json)
                }
            }

            $crate::bindings::template_engine::export_template_engine_plugin!(
                Component with_types_in $crate::bindings::template_engine
            );
        };
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_characters_and_never_splits_one() {
        assert_eq!(place("añb\nçd", 0), (1, 1));
        assert_eq!(place("añb\nçd", 3), (1, 3));
        assert_eq!(place("añb\nçd", 2), (1, 2), "inside of ñ is at ñ");
        assert_eq!(place("añb\nçd", 7), (2, 2));
        assert_eq!(place("añb\nçd", 99), (2, 3));
    }
}
