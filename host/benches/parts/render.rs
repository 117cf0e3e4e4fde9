//! One template of thirty lines: compiled and rendered in a fresh sandbox, rendered in one that
//! has it compiled, and what calling a filter adds.

use std::sync::Arc;

use criterion::Criterion;
use prompt_host::plugin::{Digest, FilterTable, Policy, RenderKey, TemplateEngine, TemplateRequest, TemplateSources};
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

#[derive(Debug)]
struct NoOthers;

impl TemplateSources for NoOthers {
    fn load(&self, _name: &str) -> Option<Arc<str>> {
        None
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
        sources: Arc::new(NoOthers),
        filters: Arc::clone(filters),
    }
}

pub(crate) fn bench(criterion: &mut Criterion) {
    let runtime = stage::runtime();
    let tokio = stage::tokio_runtime();
    let engine = |name: &str, warm_renders| -> Arc<dyn TemplateEngine> {
        let mut policy: Policy = stage::policy();
        policy.limits.warm_renders = warm_renders;
        tokio.block_on(runtime.load(stage::component(name), &policy.limits)).unwrap().template_engine(&policy).unwrap()
    };
    let filters = tokio.block_on(stage::first_party(&runtime)).filters();
    let plain = request(LINES, &filters);
    let filtered = request(&format!("{LINES}{{{{ title | slug }}}}\n"), &filters);

    let mut group = criterion.benchmark_group("render");
    for (name, template, warm_renders) in [
        ("jinja-30-lines-fresh", &plain, 0),
        ("jinja-30-lines-warm", &plain, u32::MAX),
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
    group.bench_function("filter-slug", |bencher| {
        bencher.to_async(&tokio).iter(|| filters.apply("slug", "\"Hello, World\"", Vec::new(), Map::new(), PATIENCE));
    });
    group.finish();
}
