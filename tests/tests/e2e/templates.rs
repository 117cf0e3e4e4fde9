//! Template engines and filters: what they may do, and that each can fail only its own call.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use prompt_host::plugin::Kind;
use prompt_host::plugin::{
    CallError, Digest, Generation, Limits, PartialLimits, PluginPolicy, Policy, Reading, RenderError, RenderKey,
    Rendered, TemplateRequest, TemplateSources,
};
use prompt_host::reload::{BuiltIn, Plugins, Sources};
use prompt_host::server::PluginList;

use crate::harness::{Host, own_runtime, policy_of};

/// Time enough on a busy machine.
const AMPLE: Duration = Duration::from_secs(30);

#[derive(Debug, Default)]
struct Library(BTreeMap<&'static str, &'static str>);

impl TemplateSources for Library {
    fn load(&self, name: &str) -> Option<Arc<str>> {
        self.0.get(name).copied().map(Arc::from)
    }
}

fn request(generation: &Generation, source: &str) -> TemplateRequest {
    TemplateRequest {
        name: "page".into(),
        source: source.into(),
        key: RenderKey(Digest::of(source.as_bytes())),
        sources: Arc::new(Library([("other", "the other page")].into())),
        filters: generation.filters(),
    }
}

pub(crate) async fn try_render(
    generation: &Generation,
    ending: &str,
    source: &str,
    values: &str,
) -> Result<Rendered, RenderError> {
    let engine = generation.engine_for(ending).unwrap().engine.as_ref().unwrap();
    engine.render(&request(generation, source), values, AMPLE).await
}

/// The text of a template that renders.
pub(crate) async fn render(host: &Host, ending: &str, source: &str) -> String {
    try_render(&host.plugins.current(), ending, source, "{}").await.unwrap().text
}

/// Why the only engine among `guests` renders nothing; beside it `renders` does, before and after.
async fn reason_of(guests: &[&str], source: &str, limits: PartialLimits) -> String {
    let decisions = PluginPolicy { limits, ..PluginPolicy::default() };
    let mut policy = policy_of(guests[0], decisions);
    policy.limits.deadline_ms = 20_000;
    let host = Host::with_policy(&[guests, &["renders"]].concat(), policy).await;
    assert_eq!(render(&host, "renders", "hello").await, "hello");
    let outcome = try_render(&host.plugins.current(), guests[0], source, "{}").await;
    assert_eq!(render(&host, "renders", "hello").await, "hello");
    outcome.unwrap_err().to_string()
}

fn deadline(milliseconds: u64) -> PartialLimits {
    PartialLimits { deadline_ms: Some(milliseconds), ..PartialLimits::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_reaches_other_templates_and_filters() {
    let host = Host::with(&["renders", "filter-shouts"]).await;
    let source = "values\nload other\nload nowhere\nnames\napply filter_shouts \"hi\" [\"!\"] {}";
    assert_eq!(render(&host, "renders", source).await, "{}\nthe other page\nnothing\nfilter_shouts\n\"HI!\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_that_does_not_compile_says_where() {
    let host = Host::with(&["renders"]).await;
    let error = try_render(&host.plugins.current(), "renders", "{% if", "{}").await.unwrap_err();
    assert_eq!(error.to_string(), "page:2:3: there are no blocks here");
    assert!(matches!(error, RenderError::Template(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_that_does_not_take_its_value_or_argument_says_so() {
    let host = Host::with(&["renders", "filter-shouts"]).await;
    let generation = host.plugins.current();
    let why = async |source: &str| try_render(&generation, "renders", source, "{}").await.unwrap_err().to_string();
    assert_eq!(why("apply filter_shouts 3 [] {}").await, "page:2:3: filter `filter_shouts`: the value must be text");
    assert_eq!(
        why("apply filter_shouts \"hi\" [] {\"length\":3}").await,
        "page:2:3: filter `filter_shouts`: argument `length` there is no such argument: it takes `mark`"
    );
    assert_eq!(why("apply nobody \"hi\" [] {}").await, "page:2:3: filter `nobody`: there is no filter `nobody`");
    assert!(why("apply filter_shouts \"hi\" {} {}").await.contains("its arguments by place are no JSON list"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_renders_for_ever_is_stopped_in_time() {
    let started = Instant::now();
    let reason = reason_of(&["render-spins"], "", deadline(50)).await;
    assert_eq!(reason, "the template engine ran longer than its 50 ms");
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_compiles_for_ever_is_stopped_in_time() {
    let reason = reason_of(&["render-compiles-for-ever"], "", deadline(50)).await;
    assert_eq!(reason, "the template engine ran longer than its 50 ms");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_loads_templates_for_ever_is_stopped_in_time() {
    let reason = reason_of(&["render-loads-for-ever"], "", deadline(200)).await;
    assert_eq!(reason, "the template engine ran longer than its 200 ms");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_calls_filters_for_ever_is_stopped_in_time() {
    let reason = reason_of(&["render-filters-for-ever", "filter-shouts"], "", deadline(200)).await;
    assert_eq!(reason, "the template engine ran longer than its 200 ms");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_text_than_allowed_is_refused() {
    let reason = reason_of(&["render-answers-3-mib"], "", PartialLimits::default()).await;
    assert_eq!(reason, "the template engine answered more than its 2097152 bytes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gibibyte_of_text_ends_at_the_limit_of_memory() {
    let reason = reason_of(&["render-answers-1-gib"], "", PartialLimits::default()).await;
    assert_eq!(reason, "the template engine wanted more than its 16777216 bytes of memory");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_recurses_without_end_is_named() {
    let reason = reason_of(&["render-overflows"], "", PartialLimits::default()).await;
    let expected = ["overflowed its stack", "wanted more than its", "trapped: "];
    assert!(expected.iter().any(|expected| reason.contains(expected)), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trap_while_rendering_is_named() {
    let reason = reason_of(&["render-traps"], "always", PartialLimits::default()).await;
    assert_eq!(reason, "the template engine trapped: wasm `unreachable` instruction executed");
}

/// What the engine `renders` says of a template that calls the filter of this guest.
async fn filter_reason(guest: &str) -> String {
    let limits = deadline(if guest == "filter-spins" { 50 } else { 20_000 });
    let mut policy = policy_of(guest, PluginPolicy { limits, ..PluginPolicy::default() });
    policy.limits.deadline_ms = 20_000;
    let host = Host::with_policy(&["renders", "filter-shouts", guest], policy).await;
    let generation = host.plugins.current();
    let source = format!("apply {} \"hi\" [] {{}}", guest.replace('-', "_"));
    let error = try_render(&generation, "renders", &source, "{}").await.unwrap_err();
    assert_eq!(render(&host, "renders", "apply filter_shouts \"hi\" [] {}").await, "\"HI\"");
    assert!(matches!(error, RenderError::Template(_)), "{error}");
    assert_eq!(generation.find(guest).unwrap().usage.faults(), 1);
    error.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_that_fails_is_named_and_the_engine_goes_on() {
    for (guest, complaint) in [
        ("filter-spins", "its plugin ran longer than its 50 ms"),
        ("filter-traps", "its plugin trapped: wasm `unreachable` instruction executed"),
        ("filter-answers-no-json", "its plugin answered what is no JSON"),
        ("filter-answers-3-mib", "its plugin answered more than its 2097152 bytes"),
    ] {
        let expected = format!("page:2:3: filter `{}`: {complaint}", guest.replace('-', "_"));
        assert_eq!(filter_reason(guest).await, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_time_of_a_filter_counts_against_its_engine() {
    let mut policy = policy_of("renders", PluginPolicy { limits: deadline(2_000), ..PluginPolicy::default() });
    policy.limits.deadline_ms = 20_000;
    let host = Host::with_policy(&["renders", "filter-spins"], policy).await;
    let started = Instant::now();
    let source = "apply filter_spins \"hi\" [] {}";
    let error = try_render(&host.plugins.current(), "renders", source, "{}").await.unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(15), "{error}");
    // A tenth is left to the engine, so that it can name the filter.
    assert!(
        error.to_string().starts_with("page:2:3: filter `filter_spins`: its plugin ran longer than its 1"),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_describe_themselves_so_that_templates_can_call_them() {
    let host = Host::with(&["filter-bad-name", "filter-twice", "filter-no-schema", "filter-imports-filters"]).await;
    let failure = |guest: &str| host.failure(&format!("{guest}.wasm"));
    assert_eq!(
        failure("filter-bad-name"),
        "describes itself wrongly: the name `not a name` is not `[a-z][a-z0-9_]*` of at most 64 bytes"
    );
    assert_eq!(failure("filter-twice"), "describes itself wrongly: of its filters `twice` stands twice");
    assert!(failure("filter-no-schema").contains("the arguments-schema of `listed` is no JSON object"));
    assert_eq!(
        failure("filter-imports-filters"),
        "imports `prompt-host:plugin/filters@0.2.0`, which only template engines get: \
         export `prompt-host:plugin/template-engine` too, or do without it"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_filters_with_one_name_the_second_plugin_goes_without_and_is_told_so() {
    let host = Host::with(&["renders", "filter-shouts", "filter-shouts-too"]).await;
    assert_eq!(render(&host, "renders", "apply filter_shouts \"hi\" [] {}").await, "\"HI\"");
    let list = PluginList::of(&host.plugins.current());
    let row = |id: &str| list.plugins.iter().find(|row| row.id.as_ref().unwrap().as_str() == id).unwrap();
    assert_eq!(row("filter-shouts").reason, None);
    assert_eq!(
        row("filter-shouts-too").reason.as_deref(),
        Some(
            "its filter `filter_shouts` is not used, `filter-shouts` has one of this name: remove or disable one of the two"
        )
    );
    let off = PluginPolicy { enabled: false, ..PluginPolicy::default() };
    host.plugins.set_policy(policy_of("filter-shouts", off)).await;
    assert_eq!(render(&host, "renders", "apply filter_shouts \"hi\" [] {}").await, "\"too\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn plugins_are_listed_with_their_filters_and_their_language() {
    let host = Host::with(&["renders", "filter-shouts"]).await;
    let list = PluginList::of(&host.plugins.current());
    let [filter, engine] = list.plugins.as_slice() else { panic!("{list:?}") };
    assert_eq!(
        (filter.kinds.as_slice(), filter.filters.join(" ")),
        ([Kind::Filter].as_slice(), "filter_shouts".to_owned())
    );
    assert_eq!(engine.kinds, [Kind::TemplateEngine]);
    assert_eq!(engine.engine.as_ref().unwrap().endings, ["renders"]);
}

/// A host whose warm sandboxes no other test pushes out.
async fn alone(guests: &[&str], policy: Policy) -> Host {
    Host::on(own_runtime(), guests, policy).await
}

fn ample() -> Policy {
    Policy { limits: Limits { deadline_ms: 20_000, ..Limits::default() }, ..Policy::default() }
}

/// Renders of one template, one after another: what came out, and whether it was compiled already.
async fn renders_of(host: &Host, ending: &str, source: &str, values: &[&str]) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    for values in values {
        let rendered = try_render(&host.plugins.current(), ending, source, values).await.unwrap();
        all.push((rendered.text, rendered.warm));
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_is_compiled_once_and_rendered_often() {
    let host = alone(&["renders"], ample()).await;
    let all = renders_of(&host, "renders", "values", &["1", "2", "3"]).await;
    assert_eq!(all, [("1".to_owned(), false), ("2".to_owned(), true), ("3".to_owned(), true)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_can_remember_within_one_key_and_never_beyond() {
    let host = alone(&["render-remembers"], ample()).await;
    let all = renders_of(&host, "render-remembers", "of one client", &["1", "2"]).await;
    assert_eq!(all.last().unwrap().0, "1 2");
    let all = renders_of(&host, "render-remembers", "of another client", &["3"]).await;
    assert_eq!(all, [("3".to_owned(), false)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_may_not_be_warm_remembers_nothing() {
    let limits = PartialLimits { warm_renders: Some(0), ..deadline(20_000) };
    let policy = policy_of("render-remembers", PluginPolicy { limits, ..PluginPolicy::default() });
    let host = alone(&["render-remembers"], policy).await;
    let all = renders_of(&host, "render-remembers", "x", &["1", "2"]).await;
    assert_eq!(all, [("1".to_owned(), false), ("2".to_owned(), false)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_generation_starts_with_fresh_sandboxes() {
    let host = alone(&["render-remembers"], ample()).await;
    renders_of(&host, "render-remembers", "x", &["1"]).await;
    let limits = Limits { deadline_ms: 19_000, ..Limits::default() };
    let report = host.plugins.set_policy(Policy { limits, ..Policy::default() }).await;
    assert!(report.changed);
    let all = renders_of(&host, "render-remembers", "x", &["2"]).await;
    assert_eq!(all, [("2".to_owned(), false)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_warm_sandbox_is_retired_after_its_renders() {
    let limits = PartialLimits { warm_renders: Some(2), ..deadline(20_000) };
    let policy = policy_of("render-remembers", PluginPolicy { limits, ..PluginPolicy::default() });
    let host = alone(&["render-remembers"], policy).await;
    let all = renders_of(&host, "render-remembers", "x", &["1", "2", "3"]).await;
    assert_eq!(all, [("1".to_owned(), false), ("1 2".to_owned(), true), ("3".to_owned(), false)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_warm_sandbox_that_traps_costs_no_render() {
    let host = alone(&["render-traps"], ample()).await;
    let all = renders_of(&host, "render-traps", "hello", &["{}", "{}", "{}"]).await;
    assert_eq!(all, vec![("hello".to_owned(), false); 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_leaks_is_retired_before_it_fails() {
    let host = alone(&["render-leaks"], ample()).await;
    let all = renders_of(&host, "render-leaks", "x", &["{}"; 12]).await;
    assert!(all.iter().all(|(text, _)| text == "leaked"));
    assert!(all.iter().any(|(_, warm)| *warm));
    assert_eq!(host.plugins.current().find("render-leaks").unwrap().usage.faults(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_of_a_template_leaves_its_sandbox_warm() {
    let host = alone(&["renders"], ample()).await;
    let generation = host.plugins.current();
    for _ in 0..2 {
        try_render(&generation, "renders", "fail", "{}").await.unwrap_err();
    }
    assert_eq!(generation.find("renders").unwrap().usage.faults(), 0);
    let engine = generation.engine_for("renders").unwrap().engine.as_ref().unwrap();
    let template = TemplateRequest { source: "values".into(), ..request(&generation, "fail") };
    // The sandbox that failed twice has the source of its key, not this one.
    engine.render(&template, "{}", AMPLE).await.unwrap_err();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_least_recently_rendered_template_is_the_first_to_cool_down() {
    let host = alone(&["renders"], ample()).await;
    let generation = host.plugins.current();
    let is_warm = async |source: String| try_render(&generation, "renders", &source, "{}").await.unwrap().warm;
    for number in 0..32 {
        assert!(!is_warm(format!("page {number}")).await);
    }
    assert!(is_warm("page 0".to_owned()).await);
    // One more than there is room for.
    assert!(!is_warm("page 32".to_owned()).await);
    assert!(is_warm("page 0".to_owned()).await);
    assert!(!is_warm("page 1".to_owned()).await);
}

#[tokio::test(start_paused = true)]
async fn a_sandbox_that_was_idle_for_long_gives_its_memory_back() {
    let host = alone(&["renders"], ample()).await;
    let all = renders_of(&host, "renders", "values", &["1", "2"]).await;
    assert_eq!(all, [("1".to_owned(), false), ("2".to_owned(), true)]);
    // The clock stands still, and goes on at once to whatever is waited for.
    tokio::time::sleep(Duration::from_secs(600)).await;
    let all = renders_of(&host, "renders", "values", &["3"]).await;
    assert_eq!(all, [("3".to_owned(), false)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_renders_at_once_all_come_out_right() {
    let host = alone(&["renders", "filter-shouts"], ample()).await;
    let generation = host.plugins.current();
    let renders = (0..200).map(|number| {
        let generation = Arc::clone(&generation);
        tokio::spawn(async move {
            let values = number.to_string();
            let source = format!("values\napply filter_shouts \"a{}\" [] {{}}", number % 7);
            let text = try_render(&generation, "renders", &source, &values).await.unwrap().text;
            assert_eq!(text, format!("{values}\n\"A{}\"", number % 7));
        })
    });
    for render in renders.collect::<Vec<_>>() {
        render.await.unwrap();
    }
}

/// The engines and filters that the host carries.
async fn built_in(policy: Policy) -> Plugins {
    let sources = Sources { built_in: BuiltIn::FIRST_PARTY.to_vec(), folders: vec![], ..Sources::default() };
    Plugins::start(own_runtime(), sources, policy).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_hosts_own_engines_call_the_hosts_own_filters() {
    let generation = built_in(ample()).await.current();
    assert_eq!(generation.conflicts, []);
    let jinja = "{% include 'other' %}: {{ title | slug }}{% for item in items %} {{ item }}{% endfor %}";
    let values = r#"{"title": "Hello, World", "items": [1, 2]}"#;
    let rendered = try_render(&generation, "jinja2", jinja, values).await.unwrap();
    assert_eq!(rendered.text, "the other page: hello-world 1 2");
    assert!(try_render(&generation, "jinja2", jinja, values).await.unwrap().warm);
    let handlebars = "{{> other}}: {{slug title}}{{#each items}} {{this}}{{/each}}";
    assert_eq!(try_render(&generation, "hbs", handlebars, values).await.unwrap().text, rendered.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_tells_what_it_reads() {
    let generation = built_in(ample()).await.current();
    let engine = generation.engine_for("jinja2").unwrap().engine.as_ref().unwrap();
    let source = "{% include 'other' %}\n{{ title | slug }}";
    let reading: Reading = engine.read(&request(&generation, source), AMPLE).await.unwrap();
    let names = |list: &[prompt_host::plugin::Reference]| list.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&reading.variables), ["title"]);
    assert_eq!(names(&reading.dependencies), ["other"]);
    assert_eq!(names(&reading.filters), ["slug"]);
    assert_eq!(reading.variables[0].line, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_jinja_template_that_loops_for_ever_or_grows_without_end_is_stopped() {
    let limits = Limits { deadline_ms: 300, ..Limits::default() };
    let generation = built_in(Policy { limits, ..Policy::default() }).await.current();
    let loops = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}";
    let error = try_render(&generation, "jinja2", loops, "{}").await.unwrap_err();
    assert_eq!(error, RenderError::Call(CallError::Timeout(Duration::from_millis(300))));
    let grows = "{% for a in range(9999) %}{% for b in range(9999) %}one more line of text{% endfor %}{% endfor %}";
    let error = try_render(&generation, "jinja2", grows, "{}").await.unwrap_err();
    assert!(matches!(error, RenderError::Call(CallError::Memory(_) | CallError::Timeout(_))), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn arguments_of_20_mib_do_not_fit_an_engine_and_harm_nobody() {
    let generation = built_in(ample()).await.current();
    let values = format!(r#"{{"text": "{}"}}"#, "lorem ipsum ".repeat((20 << 20) / 12));
    let error = try_render(&generation, "jinja2", "{{ text }}", &values).await.unwrap_err();
    assert_eq!(error, RenderError::Call(CallError::Memory(16 << 20)));
    assert_eq!(try_render(&generation, "jinja2", "{{ text }}", r#"{"text": "hi"}"#).await.unwrap().text, "hi");
}
