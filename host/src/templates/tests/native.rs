//! The first-party engines and filters as the host sees plugins, without sandboxes.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use prompt_host_plugin as sdk;
use serde_json::{Map, Value};

use crate::plugin::{
    Digest, EngineInfo, FilterError, FilterInfo, FilterPlugin, FilterSet, FilterTable, Limits, Loaded, Origin,
    PluginInfo, Reading, Reference, RenderError, Rendered, TemplateEngine, TemplateFault, TemplateRequest,
};
use crate::templates::engines::{EngineOf, Engines};

pub(super) const BUDGET: Duration = Duration::from_secs(5);

type Compile = fn(&str, String, Arc<dyn sdk::TemplateHost>) -> Result<Box<dyn sdk::Template>, sdk::TemplateError>;

/// Both engines with all filters.
pub(super) fn engines() -> Engines {
    let filters = FilterTable::new([loaded()].iter());
    let described = [
        (engine_jinja::describe_engine_natively(), engine_jinja::compile_natively as Compile),
        (engine_handlebars::describe_engine_natively(), engine_handlebars::compile_natively as Compile),
    ];
    let engines = described.map(|(info, compile)| {
        let identity = Digest::of(info.name.as_bytes());
        let info = EngineInfo { plugin: plugin(&info.plugin), name: info.name, endings: info.endings };
        EngineOf { engine: Arc::new(Native { info, compile }), identity }
    });
    Engines::new(engines, Arc::new(filters), Digest::of(b"first party"))
}

fn plugin(info: &sdk::contract::PluginInfo) -> PluginInfo {
    PluginInfo {
        id: info.id.parse().unwrap(),
        version: info.version.clone(),
        title: info.title.clone(),
        summary: info.summary.clone(),
    }
}

fn loaded() -> Loaded {
    let set = filters::describe_filters_natively();
    let one = |filter: sdk::contract::FilterInfo| FilterInfo {
        name: filter.name,
        summary: filter.summary,
        arguments_schema: serde_json::from_str(&filter.arguments_schema).unwrap(),
        documentation: filter.documentation,
    };
    let info = plugin(&set.plugin);
    let set = FilterSet { plugin: info.clone(), filters: set.filters.into_iter().map(one).collect() };
    Loaded {
        info,
        rule: None,
        comparison: None,
        filter: Some(Arc::new(Filters(set))),
        engine: None,
        usage: Arc::default(),
        circuit: None,
        shadow: None,
        manifest: None,
        limits: Limits::default(),
        cases: None,
        origin: Origin::BuiltIn("filters".to_owned()),
        digest: Digest::of(b"filters"),
        size: 0,
        since_generation: 1,
        loaded_at: SystemTime::UNIX_EPOCH,
        imports: [].into(),
        exports: [].into(),
    }
}

#[derive(Debug)]
struct Filters(FilterSet);

#[async_trait]
impl FilterPlugin for Filters {
    fn filter_set(&self) -> &FilterSet {
        &self.0
    }

    async fn apply(&self, name: &str, value: &str, arguments: &str, _: Duration) -> Result<String, FilterError> {
        let applied = filters::apply_natively(name, value, arguments);
        applied.map_err(|error| FilterError::Unfit { argument: error.argument, message: error.message })
    }
}

#[derive(Debug)]
struct Native {
    info: EngineInfo,
    compile: Compile,
}

impl Native {
    fn compile(&self, request: &TemplateRequest) -> Result<Box<dyn sdk::Template>, RenderError> {
        let host = Arc::new(Host(request.clone()));
        (self.compile)(&request.name, request.source.to_string(), host).map_err(fault)
    }
}

fn fault(error: sdk::TemplateError) -> RenderError {
    let sdk::TemplateError { template, line, column, message } = error;
    RenderError::Template(TemplateFault { template, line, column, message })
}

#[async_trait]
impl TemplateEngine for Native {
    fn engine_info(&self) -> &EngineInfo {
        &self.info
    }

    async fn read(&self, request: &TemplateRequest, _: Duration) -> Result<Reading, RenderError> {
        let template = self.compile(request)?;
        let listed = |found: Vec<sdk::Reference>| {
            let one = |one: sdk::Reference| Reference { name: one.name, line: one.line, column: one.column };
            found.into_iter().map(one).collect()
        };
        Ok(Reading {
            variables: listed(template.variables()),
            dependencies: listed(template.dependencies()),
            filters: listed(template.filters()),
        })
    }

    async fn render(&self, request: &TemplateRequest, values: &str, _: Duration) -> Result<Rendered, RenderError> {
        let text = self.compile(request)?.render(values).map_err(fault)?;
        Ok(Rendered { text, warm: false })
    }
}

/// What an engine may ask of the host while it renders.
struct Host(TemplateRequest);

impl sdk::TemplateHost for Host {
    fn load(&self, name: &str) -> Option<String> {
        self.0.sources.load(name).map(|source| source.to_string())
    }

    fn filters(&self) -> Vec<String> {
        self.0.filters.list()
    }

    fn apply(&self, name: &str, value: &str, positional: &str, named: &str) -> Result<String, sdk::FilterError> {
        let positional: Vec<Value> = serde_json::from_str(positional).unwrap();
        let named: Map<String, Value> = serde_json::from_str(named).unwrap();
        // Nothing in it waits: the filters are functions of this program.
        let applied = self.0.filters.apply(name, value, positional, named, BUDGET);
        futures::executor::block_on(applied).map_err(|error| sdk::FilterError::value(error.to_string()))
    }

    fn setting(&self, _: &str) -> Option<String> {
        None
    }
}
