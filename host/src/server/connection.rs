//! One client's connection: takes each MCP request apart and hands it to the noun it is about.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use parking_lot::Mutex;
use rmcp::ServerHandler;
use rmcp::model::{
    CacheScope, CallToolRequestMethod, CallToolRequestParams, CallToolResponse, CompleteRequestParams, CompleteResult,
    ConstString, CustomRequest, CustomResult, DiscoverResult, ErrorCode, ErrorData, GetPromptRequestParams,
    GetPromptResponse, InitializeRequestParams, InitializeResult, ListPromptsResult, ListResourceTemplatesResult,
    ListResourcesResult, ListToolsResult, PaginatedRequestParams, ProtocolVersion, ReadResourceRequestParams,
    ReadResourceResponse, ServerConfig, SubscribeRequestParams, SubscriptionFilter, Tool, UnsubscribeRequestParams,
};
use rmcp::service::{NotificationContext, RequestContext, RoleServer, SubscriptionContext};
use tokio::sync::Semaphore;
use tokio_util::sync::DropGuard;

use super::ask::Seal;
use super::backend::Backend;
use super::changes::{self, Followed, LegacyListener, Readable};
use super::guard::Guard;
use super::http::identity::{Identity, Scope};
use super::lifetime::Lifetime;
use super::limits::{Gate, Operation, RateLimiter, Refusal};
use super::settings::Settings;
use super::uri::Address;
use super::{completion, correlation, identity, prompts, resources, tools};
use crate::telemetry::{Flight, Traffic};

/// How long clients may keep the answer to `server/discover` and the tools, milliseconds.
/// Neither changes while the host runs.
const STABLE_TTL_MS: u64 = 3_600_000;

/// What all connections of a host share. Cheap to clone.
#[derive(Debug, Clone)]
pub struct PromptHost {
    pub(crate) backend: Arc<dyn Backend>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) gate: Gate,
    /// Measures requests.
    pub(crate) traffic: Traffic,
    /// None on a system without random bytes: then nobody is asked in two rounds.
    pub(crate) seal: Arc<Option<Seal>>,
}

impl PromptHost {
    /// A server in front of `backend`.
    pub fn new(backend: Arc<dyn Backend>, settings: Settings) -> Self {
        let gate = Gate::new(&settings, RateLimiter::default());
        let seal = Seal::new().inspect_err(|error| tracing::warn!(%error, "no random bytes: nobody is asked")).ok();
        let traffic = Traffic::default();
        Self { backend, settings: Arc::new(settings), gate, traffic, seal: Arc::new(seal) }
    }

    /// The same with these budgets of requests.
    pub fn with_limiter(self, limiter: RateLimiter) -> Self {
        Self { gate: self.gate.with(limiter), ..self }
    }

    /// The same, whose requests `traffic` measures.
    pub fn measured_by(self, traffic: Traffic) -> Self {
        Self { traffic, ..self }
    }

    /// What its requests pass before they are worked on: for HTTP, and to be looked at.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// What measures its requests.
    pub fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// What bounds its connections.
    pub fn bounds(&self) -> &Settings {
        &self.settings
    }

    /// The handler of one more connection. It ends what it began when it is dropped.
    pub fn connect(&self) -> Connection {
        self.connect_for(&Lifetime::new())
    }

    /// As [`PromptHost::connect`], for a connection that others end.
    pub fn connect_for(&self, lifetime: &Lifetime) -> Connection {
        let mut host = self.clone();
        // What bounds a connection stays as it is for as long as the connection lives.
        host.settings = self.backend.bounds().unwrap_or(host.settings);
        Connection {
            host,
            lifetime: lifetime.clone(),
            subscriptions: Semaphore::new(self.settings.subscriptions),
            followed: Followed::default(),
            greeted: Mutex::default(),
            announced: AtomicBool::new(false),
            _closes: lifetime.closing.clone().drop_guard(),
        }
    }
}

/// One client, whatever carries its messages.
#[derive(Debug)]
pub struct Connection {
    pub(crate) host: PromptHost,
    lifetime: Lifetime,
    subscriptions: Semaphore,
    followed: Followed,
    /// What there was to read when the client was greeted, until it says that it has heard.
    greeted: Mutex<Option<Readable>>,
    announced: AtomicBool,
    _closes: DropGuard,
}

impl Connection {
    fn guard(&self, name: &'static str, context: &RequestContext<RoleServer>, deadline: Duration) -> Guard {
        let span = correlation::span(context, name, None);
        let flight = Some(self.depart(name, context));
        Guard {
            name,
            cancelled: context.ct.clone(),
            abandoned: self.lifetime.abandoned.clone(),
            deadline,
            flight,
            span,
        }
    }

    fn tool_guard(&self, tool: tools::Name, context: &RequestContext<RoleServer>, asks: bool) -> Guard {
        Guard {
            name: tool.as_str(),
            cancelled: context.ct.clone(),
            abandoned: self.lifetime.abandoned.clone(),
            deadline: tool.deadline(&self.host.settings, asks),
            flight: Some(self.depart(tool.as_str(), context)),
            span: correlation::span(context, CallToolRequestMethod::VALUE, Some(tool)),
        }
    }

    /// Begins to measure a request.
    fn depart(&self, name: &'static str, context: &RequestContext<RoleServer>) -> Arc<Flight> {
        let program = context.client_info().map(|client| client.name);
        let caller = Identity::of(&context.extensions).map(|caller| caller.name()).or(program.as_deref());
        let version = context.protocol_version();
        let version = version.as_ref().map(ProtocolVersion::as_str);
        Arc::new(self.host.traffic.depart(name, program.as_deref(), caller, version))
    }

    /// Lets a request for `method` in, about the `name` or `uri` in its parameters.
    async fn admit(
        &self,
        context: &RequestContext<RoleServer>,
        method: &str,
        subject: Option<&str>,
    ) -> Result<(), Refusal> {
        self.host.gate.admit(context, Operation::of(method, subject, 1)).await
    }

    /// Runs a short handler in its turn, guarded.
    async fn answer<T: Send>(
        &self,
        name: &'static str,
        context: &RequestContext<RoleServer>,
        work: impl FnOnce() -> Result<T, ErrorData> + Send,
    ) -> Result<T, ErrorData> {
        let guarded = async {
            let _turn = self.host.gate.turn(context).await?;
            work()
        };
        let guard = self.guard(name, context, self.host.settings.call_deadline());
        // In a box, as the work of every request: rmcp keeps room for the largest future of
        // `ServerHandler` in each session, idle or not.
        Box::pin(guard.run(guarded)).await?.inspect_err(|_| guard.failed())
    }
}

impl ServerHandler for Connection {
    fn get_info(&self) -> ServerConfig {
        identity::config()
    }

    async fn initialize(
        &self,
        request: InitializeRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<InitializeResult, ErrorData> {
        context.peer.set_peer_info(request.clone());
        // What changes from now on the client is told, also before it has said that it is ready.
        *self.greeted.lock() = Some(Readable::now(&*self.host.backend));
        self.negotiate_initialize(&request)
    }

    async fn discover(&self, _context: RequestContext<RoleServer>) -> Result<DiscoverResult, ErrorData> {
        Ok(DiscoverResult::from_server_info(self.supported_protocol_versions().into_owned(), self.get_info())
            .with_ttl_ms(STABLE_TTL_MS)
            .with_cache_scope(CacheScope::Public))
    }

    async fn list_tools(
        &self,
        request: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        self.admit(&context, "tools/list", None).await?;
        self.answer("tools/list", &context, || {
            resources::only_page(request)?;
            let mut shown = tools::catalogue(&self.host.settings);
            // Nobody else may be shown the list of a caller that may not use every tool.
            let scope = match Identity::of(&context.extensions) {
                Some(caller) => {
                    shown.retain(|tool| {
                        tools::Name::parse(&tool.name).is_some_and(|name| caller.scopes().allow(Scope::of_tool(name)))
                    });
                    CacheScope::Private
                }
                None => CacheScope::Public,
            };
            Ok(ListToolsResult::with_all_items(shown).with_ttl_ms(STABLE_TTL_MS).with_cache_scope(scope))
        })
        .await
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        tools::described(tools::Name::parse(name)?, &self.host.settings)
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = tools::Name::parse(&request.name) else {
            return Err(tools::unknown(&request.name));
        };
        demand(&context, Scope::of_tool(tool))?;
        let prompts = tools::batch::prompts_of(tool, request.arguments.as_ref());
        let operation = Operation::of(CallToolRequestMethod::VALUE, Some(tool.as_str()), prompts);
        if let Err(refusal) = self.host.gate.admit(&context, operation).await {
            return Ok(tools::refused(&refusal));
        }
        let asks = request.arguments.as_ref().is_some_and(|given| given.get("ask").is_some_and(|ask| *ask == true));
        let guard = self.tool_guard(tool, &context, asks);
        // As in `answer`.
        Ok(Box::pin(tools::call(&self.host, tool, request, &context, &guard)).await)
    }

    async fn list_prompts(
        &self,
        request: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> Result<ListPromptsResult, ErrorData> {
        self.admit(&context, "prompts/list", None).await?;
        let page_size = self.host.settings.page_size.max(1);
        self.answer("prompts/list", &context, || {
            let is_shown = |name: &str| Identity::allows(&context.extensions, Scope::of_prompt(name));
            prompts::list(&self.host.backend.library().catalog(), request, page_size, is_shown)
        })
        .await
    }

    async fn get_prompt(
        &self,
        request: GetPromptRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<GetPromptResponse, ErrorData> {
        demand(&context, Scope::of_prompt(&request.name))?;
        self.admit(&context, "prompts/get", Some(&request.name)).await?;
        let work = async {
            let _turn = self.host.gate.turn(&context).await?;
            prompts::get(&*self.host.backend, &request, tools::client(&context)).await.map(Into::into)
        };
        let guard = self.guard("prompts/get", &context, self.host.settings.call_deadline());
        // As in `answer`.
        Box::pin(guard.run(work)).await?.inspect_err(|_: &ErrorData| guard.failed())
    }

    async fn list_resources(
        &self,
        request: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        self.admit(&context, "resources/list", None).await?;
        let page_size = self.host.settings.page_size.max(1);
        let backend = &self.host.backend;
        self.answer("resources/list", &context, || {
            let is_shown = |uri: &str| Identity::allows(&context.extensions, Scope::of_resource(uri));
            resources::list(&backend.current(), &backend.library().catalog(), request, page_size, is_shown)
        })
        .await
    }

    async fn list_resource_templates(
        &self,
        request: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        self.admit(&context, "resources/templates/list", None).await?;
        self.answer("resources/templates/list", &context, || resources::templates(request)).await
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        demand(&context, Scope::of_resource(&request.uri))?;
        self.admit(&context, "resources/read", Some(&request.uri)).await?;
        let backend = &self.host.backend;
        let read = || resources::read(&backend.current(), &backend.library().catalog(), &request.uri).map(Into::into);
        self.answer("resources/read", &context, read).await
    }

    async fn complete(
        &self,
        request: CompleteRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CompleteResult, ErrorData> {
        self.admit(&context, "completion/complete", None).await?;
        let backend = &self.host.backend;
        let complete = || completion::complete(&backend.current(), &backend.library().catalog(), &request);
        self.answer("completion/complete", &context, complete).await
    }

    fn accepted_subscription_filter(&self, requested: &SubscriptionFilter) -> Option<SubscriptionFilter> {
        let mut accepted = SubscriptionFilter::builder().resources_list_changed().prompts_list_changed();
        let ours = requested.resource_subscriptions.iter().flatten().filter(|uri| Address::parse(uri).is_some());
        for uri in ours.take(changes::MAX_FOLLOWED) {
            accepted = accepted.resource_subscription(uri);
        }
        Some(accepted.build())
    }

    async fn listen(&self, context: SubscriptionContext) -> Result<(), ErrorData> {
        let known = Readable::now(&*self.host.backend);
        let Ok(_permit) = self.subscriptions.try_acquire() else {
            let limit = self.host.settings.subscriptions;
            let message = format!("this connection has its {limit} subscriptions already: cancel one first");
            return Err(ErrorData::invalid_request(message, None));
        };
        let telling =
            changes::tell(Arc::clone(&self.host.backend), known, context.sink().clone(), self.lifetime.closing.clone());
        tokio::select! {
            () = context.cancelled() => {}
            // As in `answer`.
            () = Box::pin(telling) => {}
        }
        Ok(())
    }

    // Clients before 2026-07-28 follow resources this way.
    async fn subscribe(
        &self,
        request: SubscribeRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<(), ErrorData> {
        demand(&context, Scope::of_resource(&request.uri))?;
        self.admit(&context, "resources/subscribe", Some(&request.uri)).await?;
        self.answer("resources/subscribe", &context, || {
            let backend = &self.host.backend;
            resources::read(&backend.current(), &backend.library().catalog(), &request.uri)?;
            if self.followed.add(request.uri) {
                return Ok(());
            }
            let message =
                format!("this connection follows {} resources already: unsubscribe from one", changes::MAX_FOLLOWED);
            Err(ErrorData::invalid_request(message, None))
        })
        .await
    }

    async fn unsubscribe(
        &self,
        request: UnsubscribeRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<(), ErrorData> {
        self.followed.remove(&request.uri);
        Ok(())
    }

    async fn on_initialized(&self, context: NotificationContext<RoleServer>) {
        // Only a client that initialized has this path; one that says so twice is told once.
        if context.peer.peer_info().is_none() || self.announced.swap(true, Ordering::Relaxed) {
            return;
        }
        let known = self.greeted.lock().take().unwrap_or_else(|| Readable::now(&*self.host.backend));
        let listener = LegacyListener { peer: context.peer, followed: self.followed.clone() };
        let backend = Arc::clone(&self.host.backend);
        // The task holds nothing of the connection, so the connection's end ends it.
        tokio::spawn(changes::tell(backend, known, listener, self.lifetime.closing.clone()));
    }

    /// rmcp hands over every request it could not read, known methods included.
    async fn on_custom_request(
        &self,
        request: CustomRequest,
        _context: RequestContext<RoleServer>,
    ) -> Result<CustomResult, ErrorData> {
        const SERVED: [&str; 11] = [
            CallToolRequestMethod::VALUE,
            "tools/list",
            "prompts/list",
            "prompts/get",
            "resources/list",
            "resources/read",
            "resources/templates/list",
            "resources/subscribe",
            "resources/unsubscribe",
            "completion/complete",
            "subscriptions/listen",
        ];
        if SERVED.contains(&request.method.as_str()) {
            let message = format!("`params` of `{}` lack a required field, or one has the wrong type", request.method);
            return Err(ErrorData::invalid_params(message, None));
        }
        let method: String = request.method.chars().take(100).collect();
        Err(ErrorData::new(ErrorCode::METHOD_NOT_FOUND, format!("no method `{method}`"), None))
    }
}

/// Refuses a request whose caller may not do what needs `scope`.
fn demand(context: &RequestContext<RoleServer>, scope: Scope) -> Result<(), ErrorData> {
    match Identity::allows(&context.extensions, scope) {
        true => Ok(()),
        false => Err(ErrorData::invalid_request(format!("this needs a token with the scope `{scope}`"), None)),
    }
}
