//! One template of thirty lines: compiled and rendered in a fresh sandbox, rendered in one that
//! has it compiled, taken from the cache of results, and what inheritance and a filter add.

use std::collections::BTreeMap;
use std::sync::Arc;

use criterion::Criterion;
use prompt_host::plugin::{
    Digest, FilterTable, Filters, Policy, RenderKey, TemplateEngine, TemplateRequest, TemplateSources,
};
use prompt_host::templates::sources::Sources;
use prompt_host::templates::{CacheSettings, Call, Engines, PromptSettings, RenderLimits, Renderer, Shelf, Version};
use prompt_host_plugin::{FilterError, TemplateHost};
use serde_json::Map;

use crate::stage::{self, PATIENCE};

const LINES: &str = "\
# Review of {{ title }}

You review {{ language | default('any') }} code for {{ audience }}.
{% if focus %}
Look at these first:
{% for item in focus %}
{{ loop.index }}. {{ item | capitalize }}
{% endfor %}
{% else %}
Look at everything.
{% endif %}

{% macro section(name) -%}
## {{ name | title }}
{%- endmacro %}
{{ section('what to report') }}

- Faults that a test could show.
- Names that say something else than the code.
{% if strict %}- Everything that a style guide would say.{% endif %}

{{ section('how to report') }}

{% for field in ['file', 'line', 'what', 'why'] %}
- {{ field }}: one {{ 'word' if loop.first else 'sentence' }}
{% endfor %}

{{ section('the code') }}

{{ code | indent(4) }}

Answer in {{ answer_language }}.
";

const VALUES: &str = r#"{"title": "parser.rs", "language": "Rust", "audience": "its maintainers", "focus":
 ["errors", "bounds", "names"], "strict": true, "code": "fn main() {\n    parse();\n}", "answer_language": "English"}"#;

/// The same text from a base, which imports the macro from a third file and leaves a block open.
const INHERITING: &str = "{% extends '_base.jinja' %}{% block code %}{{ code | indent(4) }}{% endblock %}";

/// What `INHERITING` may include: `LINES` in two parts.
#[derive(Debug)]
struct Partials(BTreeMap<&'static str, Arc<str>>);

impl Partials {
    fn of_lines() -> Self {
        let start = LINES.find("{% macro").unwrap();
        let end = LINES.find("{%- endmacro %}").unwrap() + "{%- endmacro %}".len();
        let macros = &LINES[start..end];
        let base = LINES
            .replace(macros, "{% from '_macros.jinja' import section %}")
            .replace("{{ code | indent(4) }}", "{% block code %}{% endblock %}");
        Self(BTreeMap::from([("_base.jinja", base.into()), ("_macros.jinja", macros.into())]))
    }
}

impl TemplateSources for Partials {
    fn load(&self, name: &str) -> Option<Arc<str>> {
        self.0.get(name).cloned()
    }
}

/// What the native engine is offered: nothing, as the template needs nothing.
struct Nothing;

impl TemplateHost for Nothing {
    fn load(&self, _name: &str) -> Option<String> {
        None
    }

    fn filters(&self) -> Vec<String> {
        Vec::new()
    }

    fn apply(&self, _: &str, _: &str, _: &str, _: &str) -> Result<String, FilterError> {
        Err(FilterError::value("there are no filters here"))
    }

    fn setting(&self, _key: &str) -> Option<String> {
        None
    }
}

fn request(source: &str, filters: &Arc<FilterTable>) -> TemplateRequest {
    TemplateRequest {
        name: "review".into(),
        source: source.into(),
        key: RenderKey(Digest::of(source.as_bytes())),
        sources: Arc::new(Partials::of_lines()),
        filters: Arc::clone(filters) as Arc<dyn Filters>,
    }
}

pub(crate) fn bench(criterion: &mut Criterion) {
    let runtime = stage::runtime();
    let tokio = stage::tokio_runtime();
    let engine = |name: &str, warm_renders| -> Arc<dyn TemplateEngine> {
        let mut policy: Policy = stage::policy();
        policy.limits.warm_renders = warm_renders;
        tokio.block_on(runtime.load(stage::component(name), &policy)).unwrap().template_engine(&policy).unwrap()
    };
    let generation = tokio.block_on(stage::first_party(&runtime));
    let filters = generation.filters();
    let plain = request(LINES, &filters);
    let inheriting = request(INHERITING, &filters);
    let filtered = request(&format!("{LINES}{{{{ title | slug }}}}\n"), &filters);

    let mut group = criterion.benchmark_group("render");
    for (name, template, warm_renders) in [
        ("jinja-30-lines-fresh", &plain, 0),
        ("jinja-30-lines-warm", &plain, u32::MAX),
        ("jinja-30-lines-inherited-fresh", &inheriting, 0),
        ("jinja-30-lines-inherited-warm", &inheriting, u32::MAX),
        ("jinja-30-lines-and-a-filter-warm", &filtered, u32::MAX),
    ] {
        let engine = engine("engine-jinja", warm_renders);
        let first = tokio.block_on(engine.render(template, VALUES, PATIENCE)).unwrap();
        assert!(first.text.contains("3. Names"), "{}", first.text);
        group.bench_function(name, |bencher| {
            bencher.to_async(&tokio).iter(|| engine.render(template, VALUES, PATIENCE));
        });
    }
    let native = engine_jinja::compile_natively("review", LINES.to_owned(), Arc::new(Nothing)).unwrap();
    assert!(native.render(VALUES).unwrap().contains("3. Names"));
    group.bench_function("jinja-30-lines-native", |bencher| bencher.iter(|| native.render(VALUES)));
    let (renderer, version) = (Renderer::new(CacheSettings::default(), RenderLimits::default()), version());
    let (settings, engines) = (PromptSettings::default(), Engines::of(&generation));
    let arguments: Map<String, serde_json::Value> = serde_json::from_str(VALUES).unwrap();
    let call = Call { client: Some("bench"), settings: &settings, arguments: &arguments };
    let first = tokio.block_on(renderer.render_version(&version, &engines, call)).unwrap();
    assert!(!first.from_cache && first.messages[0].text.contains("3. Names"));
    group.bench_function("jinja-30-lines-from-cache", |bencher| {
        bencher.to_async(&tokio).iter(|| async {
            assert!(renderer.render_version(&version, &engines, call).await.unwrap().from_cache);
        });
    });
    group.bench_function("filter-slug", |bencher| {
        bencher.to_async(&tokio).iter(|| filters.apply("slug", "\"Hello, World\"", Vec::new(), Map::new(), PATIENCE));
    });
    group.finish();
}

/// `LINES` as a file of the library, which declares what it takes.
fn version() -> Version {
    let texts = ["title", "language", "audience", "code", "answer_language"].map(|name| format!("  {name}: {{}}\n"));
    let others = "  focus: {type: list}\n  strict: {type: boolean}\n";
    let text = format!("---\nname: review\narguments:\n{}{others}---\n{LINES}", texts.concat());
    let (version, problems) =
        Version::read(Shelf::BuiltIn, "review.jinja", text.into(), Arc::new(Sources::new([]))).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    version
}
