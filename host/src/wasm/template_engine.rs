//! The adapter for plugins that export `template-engine`.
//!
//! A template is read in a fresh sandbox. It is rendered in one that has it compiled, where
//! there is one on the [`Shelf`](super::warm::Shelf); otherwise in a fresh one, which is kept
//! afterwards. A kept sandbox gives up one thing that fresh ones have: the engine could
//! remember the values of an earlier render. It could do so only for the same [`RenderKey`](crate::plugin::RenderKey),
//! in which whoever makes the request puts all that the caller may see; and the engine is a
//! plugin that the operator chose, while templates, values and clients are not its code.
//! Where that is too much, `warm_renders: 0` in the engine's limits makes every sandbox fresh.
//! The host's side of a sandbox holds nothing of an earlier render, but where failed calls are
//! kept: the other templates that the engine was given, which it may remember.

use std::time::Duration;

use async_trait::async_trait;
use tracing::Instrument as _;
use wasmtime::Store;
use wasmtime::component::ResourceAny;

use super::bindings::exports::prompt_host::plugin::template_engine as guest;
use super::description;
use super::functions::Functions;
use super::interface::{Adapter, Call, Interface};
use super::reach::{Notes, Reach, Templates};
use super::runtime::{Lane, Sandbox, Turn};
use super::state::CallState;
use super::warm::{Key, Rack, Warm};
use crate::plugin::{
    CallError, CallInput, EngineInfo, LoadError, PluginInfo, Reading, Reference, RenderError, Rendered, TemplateEngine,
    TemplateFault, TemplateRequest,
};

/// The interface of template engines.
pub(super) enum Engine {}

impl Interface for Engine {
    const NAME: &'static str = "prompt-host:plugin/template-engine";
    type Answer = guest::EngineInfo;
    type Description = EngineInfo;

    fn has_its_types(functions: &Functions, store: &mut Store<CallState>) -> wasmtime::Result<()> {
        functions.typed::<(&str, &str), Compilation>(store, COMPILE)?;
        for list in LISTS {
            functions.typed::<(ResourceAny,), Vec<guest::Reference>>(store, list)?;
        }
        functions.typed::<(ResourceAny, &str), Rendering>(store, RENDER).map(drop)
    }

    fn check(answer: guest::EngineInfo) -> Result<EngineInfo, LoadError> {
        description::check_name(&answer.name)?;
        description::check_endings(answer.endings.iter().map(String::as_str))?;
        let plugin = description::plugin(answer.plugin)?;
        Ok(EngineInfo { plugin, name: answer.name, endings: answer.endings })
    }

    fn plugin(description: &EngineInfo) -> &PluginInfo {
        &description.plugin
    }
}

const COMPILE: &str = "[static]template.compile";
/// What a template reads: values, other templates, filters.
const LISTS: [&str; 3] = ["[method]template.variables", "[method]template.dependencies", "[method]template.filters"];
const RENDER: &str = "[method]template.render";

type Compilation = Result<ResourceAny, guest::TemplateError>;
type Rendering = Result<String, guest::TemplateError>;

/// Sandboxes that are kept with one and the same template. A template that more requests than
/// this want at once is rendered in fresh ones besides.
const MAX_WARM_OF_A_TEMPLATE: usize = 4;

/// A template engine of one generation, and its part of the shelf.
#[derive(Debug)]
pub(super) struct WasmEngine {
    adapter: Adapter<Engine>,
    rack: Rack,
}

/// What is in a sandbox that has a template compiled.
struct Compiled {
    functions: Functions,
    template: ResourceAny,
    /// Other templates that it was given and may remember; none where nobody noted them.
    given: Option<Templates>,
}

/// A call under way, and what it is about.
struct Errand<'a> {
    template: &'a TemplateRequest,
    call: Call<'a>,
    /// What the sandbox was answered; none where nobody wants to know.
    notes: Option<Notes>,
}

impl Errand<'_> {
    /// What the next sandbox reaches, one that was `given` templates before.
    fn reach(&mut self, given: Option<&Templates>) -> Reach {
        self.notes = self.call.ear().map(|_| Notes::after(given));
        Reach::of(self.template, self.notes.clone())
    }
}

impl WasmEngine {
    pub(super) fn new(adapter: Adapter<Engine>) -> Self {
        let rack = Rack::new(&adapter.component.0.runtime.0.warm);
        Self { adapter, rack }
    }

    async fn turn(&self, budget: Duration) -> Result<Turn<'_>, CallError> {
        self.adapter.component.0.runtime.turn(Lane::Request, &self.adapter.limits, budget).await
    }

    /// A fresh sandbox with the template compiled in it.
    async fn compiled(&self, errand: &mut Errand<'_>, turn: &Turn<'_>) -> Result<Warm<Compiled>, RenderError> {
        let parts = &self.adapter.component.0;
        let mut store = parts.runtime.store(Sandbox { ear: errand.call.ear(), ..self.adapter.sandbox() });
        store.data_mut().reach = Some(errand.reach(Some(&Templates::default())));
        let template = errand.template;
        let compiled = turn.run(&mut store, &self.adapter.limits, async |store| {
            let instance = parts.pre.instantiate_async(&mut *store).await?;
            let functions = self.adapter.exported.place.of(&instance);
            let arguments = (&*template.name, &*template.source);
            let compiled: Compilation = functions.call(store, COMPILE, arguments).await?;
            Ok(compiled.map(|template| (functions, template)))
        });
        let (functions, template) = compiled.await?.map_err(TemplateFault::from)?;
        Ok(Warm { store, contents: Compiled { functions, template, given: None }, calls: 0 })
    }

    async fn rendered(
        &self,
        errand: &mut Errand<'_>,
        values_json: &str,
        budget: Duration,
    ) -> Result<Rendered, RenderError> {
        let turn = self.turn(budget).await?;
        if let Some(mut warm) = self.rack.take::<Compiled>(Key::Template(errand.template.key)) {
            let state = warm.store.data_mut();
            state.listen(errand.call.ear().cloned());
            state.reach = Some(errand.reach(warm.contents.given.as_ref()));
            match self.render_in(warm, errand, values_json, &turn).await {
                // What earlier renders left behind may be to blame, and this one is not to pay for it.
                Err(RenderError::Call(fault)) if may_be_worn_out(&fault) => {
                    let plugin = &self.adapter.component.0.name;
                    tracing::debug!(%plugin, template = %errand.template.name, "a warm sandbox {}: rendering in a fresh one", fault.without_its_words());
                }
                outcome => return outcome.map(|text| Rendered { text, warm: true }),
            }
        }
        let fresh = self.compiled(errand, &turn).await?;
        self.render_in(fresh, errand, values_json, &turn).await.map(|text| Rendered { text, warm: false })
    }

    /// Renders, and keeps the sandbox if it is as good as before.
    async fn render_in(
        &self,
        mut warm: Warm<Compiled>,
        errand: &Errand<'_>,
        values_json: &str,
        turn: &Turn<'_>,
    ) -> Result<String, RenderError> {
        let Warm { store, contents: Compiled { functions, template: compiled, .. }, .. } = &mut warm;
        let answer = turn.run(store, &self.adapter.limits, async |store| {
            functions.call::<_, Rendering>(store, RENDER, (*compiled, values_json)).await
        });
        let answer = answer.await?;
        warm.calls += 1;
        warm.contents.given = errand.notes.as_ref().and_then(Notes::templates);
        if let Some(warm) = warm.renewed(&self.adapter.limits, self.adapter.limits.warm_renders) {
            self.rack.put(Key::Template(errand.template.key), MAX_WARM_OF_A_TEMPLATE, warm);
        }
        let text = answer.map_err(TemplateFault::from)?;
        let limit = self.adapter.limits.output_bytes;
        if text.len() > limit {
            return Err(CallError::Output { limit, unit: "bytes" }.into());
        }
        Ok(text)
    }

    async fn readings(&self, errand: &mut Errand<'_>, budget: Duration) -> Result<Reading, RenderError> {
        let turn = self.turn(budget).await?;
        let Warm { mut store, contents: Compiled { functions, template, .. }, .. } =
            self.compiled(errand, &turn).await?;
        let read = turn.run(&mut store, &self.adapter.limits, async |store| {
            let [mut variables, mut dependencies, mut filters] = [const { Vec::new() }; 3];
            for (list, found) in LISTS.into_iter().zip([&mut variables, &mut dependencies, &mut filters]) {
                *found = references(functions.call(store, list, (template,)).await?);
            }
            Ok([variables, dependencies, filters])
        });
        let [variables, dependencies, filters] = read.await?;
        let reading = Reading { variables, dependencies, filters };
        let limit = self.adapter.limits.output_bytes;
        let all = [&reading.variables, &reading.dependencies, &reading.filters].into_iter().flatten();
        if all.map(|reference| reference.name.len()).sum::<usize>() > limit {
            return Err(CallError::Output { limit, unit: "bytes" }.into());
        }
        Ok(reading)
    }

    fn begin<'a>(&'a self, template: &'a TemplateRequest, budget: Duration) -> Errand<'a> {
        Errand { template, call: self.adapter.begin(budget), notes: None }
    }

    fn end<T>(&self, errand: Errand<'_>, values_json: Option<&str>, outcome: &Result<T, RenderError>) {
        let Errand { template, call, notes } = errand;
        let fault = match outcome {
            Err(RenderError::Call(fault)) => Some(fault),
            _ => None,
        };
        let reached = notes.filter(|_| fault.is_some()).and_then(|notes| notes.reached(&*template.filters));
        self.adapter.end(call, CallInput::Render { template, values_json, reached: reached.as_ref() }, fault);
    }
}

#[async_trait]
impl TemplateEngine for WasmEngine {
    fn engine_info(&self) -> &EngineInfo {
        &self.adapter.exported.description
    }

    async fn read(&self, template: &TemplateRequest, budget: Duration) -> Result<Reading, RenderError> {
        let mut errand = self.begin(template, budget);
        let span = self.adapter.component.span(Engine::NAME);
        let outcome = self.readings(&mut errand, budget).instrument(span).await;
        self.end(errand, None, &outcome);
        outcome
    }

    async fn render(
        &self,
        template: &TemplateRequest,
        values_json: &str,
        budget: Duration,
    ) -> Result<Rendered, RenderError> {
        let mut errand = self.begin(template, budget);
        let span = self.adapter.component.span(Engine::NAME);
        let outcome = self.rendered(&mut errand, values_json, budget).instrument(span).await;
        self.end(errand, Some(values_json), &outcome);
        outcome
    }
}

/// Whether a fault can come from what a sandbox did before.
fn may_be_worn_out(fault: &CallError) -> bool {
    match fault {
        CallError::Memory(_)
        | CallError::Table(_)
        | CallError::Handles(_)
        | CallError::StackOverflow
        | CallError::Trap(_) => true,
        CallError::Timeout(_)
        | CallError::Output { .. }
        | CallError::Malformed(_)
        | CallError::Refused(_)
        | CallError::Busy(_)
        | CallError::Start(_)
        | CallError::CircuitOpen { .. } => false,
    }
}

fn references(found: Vec<guest::Reference>) -> Vec<Reference> {
    let mut found: Vec<Reference> = found.into_iter().map(Reference::from).collect();
    // The contract says so, and whoever looks one up relies on it.
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found.dedup_by(|later, first| later.name == first.name);
    found
}

impl From<guest::Reference> for Reference {
    fn from(reference: guest::Reference) -> Self {
        Self { name: reference.name, line: reference.line, column: reference.column }
    }
}

impl From<guest::TemplateError> for TemplateFault {
    fn from(error: guest::TemplateError) -> Self {
        Self {
            template: description::excerpt(&error.template),
            line: error.line,
            column: error.column,
            message: description::excerpt(&error.message),
        }
    }
}
