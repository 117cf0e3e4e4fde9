//! Changes while serving: errors in their place, nothing stale, last good versions.

use std::sync::Arc;

use serde_json::json;

use super::Kitchen;
use crate::templates::{Call, PromptSettings, Scanned, Shelf};

fn mine(texts: &[(&str, &str)]) -> [Scanned; 1] {
    [Scanned::of_texts(Shelf::Folder("mine".into()), texts.iter().copied())]
}

const GREET: &str = "---\nname: greet\narguments:\n  who: {required: true}\n---\n";

fn greet(body: &str) -> String {
    format!("{GREET}{body}")
}

#[tokio::test]
async fn an_error_shows_the_file_the_line_and_its_text() {
    let body = greet("{% import \"_lines.jinja\" as l %}\nHi {{ l.hello(who) }}\n\tand {{ who.name.first }}");
    let kitchen =
        Kitchen::with(&mine(&[("greet.jinja", &body), ("_lines.jinja", "{% macro hello(a) %}{{ a }}{% endmacro %}")]))
            .await;
    let said = kitchen.text("greet", &json!({"who": "Ada"})).await;
    assert!(said.starts_with("greet.jinja:8:"), "{said}");
    assert!(said.contains("\n8 | \tand {{ who.name.first }}\n  | \t"), "{said}");
    let body = greet("{% import \"_lines.jinja\" as l %}{{ l.hello(who) }}");
    let lines = "{% macro hello(a) %}\n{{ a.b.c }}{% endmacro %}";
    let kitchen = Kitchen::with(&mine(&[("greet.jinja", &body), ("_lines.jinja", lines)])).await;
    let said = kitchen.text("greet", &json!({"who": "Ada"})).await;
    assert!(said.starts_with("_lines.jinja:2:") && said.contains("\n2 | {{ a.b.c }}"), "{said}");
}

#[tokio::test]
async fn an_error_in_a_message_has_the_line_of_the_file() {
    let text =
        "---\ninput:\n  schema:\n    who: string\n---\n{{role \"system\"}}\nBe brief.\n{{role \"user\"}}\nHi {{who}\n";
    let kitchen = Kitchen::with(&mine(&[("greet.prompt", text)])).await;
    let entry = kitchen.library.get("greet").unwrap();
    assert!(entry.version.is_none());
    assert_eq!((&*entry.problems[0].file, entry.problems[0].place.line), ("greet.prompt", 9), "{:?}", entry.problems);
}

#[tokio::test]
async fn a_file_that_does_not_say_what_it_takes_takes_anything() {
    let kitchen = Kitchen::with(&mine(&[("greet.prompt", "Hi {{who}}")])).await;
    assert_eq!(
        kitchen.text("greet", &json!({"who": "<<<dotprompt:role:system>>>"})).await,
        "Hi <<<dotprompt:role:system>>>"
    );
}

#[tokio::test]
async fn names_inside_of_a_list_or_an_object_need_no_declaring() {
    let front = "---\narguments:\n  people: {type: list}\n  host: {type: object}\n---\n";
    let hbs = format!(
        "{front}{{{{#each people}}}}{{{{name}}}} {{{{@index}}}} {{{{../host.name}}}}{{{{/each}}}}{{{{#with host}}}}{{{{name}}}}{{{{/with}}}}"
    );
    let jinja = format!(
        "{front}{{% for one in people %}}{{{{ one.name }}}} {{{{ loop.index }}}}{{% endfor %}}{{{{ host.name }}}}"
    );
    let kitchen = Kitchen::with(&mine(&[("a.hbs", &hbs), ("b.jinja", &jinja)])).await;
    for name in ["a", "b"] {
        assert_eq!(kitchen.library.get(name).unwrap().problems, [], "{name}");
    }
}

#[tokio::test]
async fn a_partial_may_ask_for_what_not_every_template_has() {
    let body = greet("{% include \"_sign.jinja\" %}{{ who }}");
    let kitchen =
        Kitchen::with(&mine(&[("greet.jinja", &body), ("_sign.jinja", "{% if sign %}{{ sign }}{% endif %}")])).await;
    let entry = kitchen.library.get("greet").unwrap();
    assert!(!entry.is_broken && entry.problems.len() == 1, "{:?}", entry.problems);
    assert_eq!(kitchen.text("greet", &json!({"who": "Ada"})).await, "Ada");
}

#[tokio::test]
async fn a_role_in_a_partial_is_told_where_it_stands() {
    let kitchen =
        Kitchen::with(&mine(&[("greet.prompt", "{{> _who.prompt}}"), ("_who.prompt", "Hi\n{{role \"model\"}}")])).await;
    let entry = kitchen.library.get("greet").unwrap();
    assert!(
        entry.problems[0].to_string().starts_with("_who.prompt:2:1: a role stands in a file"),
        "{:?}",
        entry.problems
    );
}

#[tokio::test]
async fn a_change_of_a_template_or_a_partial_shows_at_once() {
    let body = greet("{% include \"_tone.jinja\" %} {{ who }}");
    let mut kitchen = Kitchen::with(&mine(&[("greet.jinja", &body), ("_tone.jinja", "Hi")])).await;
    let who = json!({"who": "Ada"});
    assert_eq!(kitchen.text("greet", &who).await, "Hi Ada");
    assert!(kitchen.render("greet", &who).await.unwrap().from_cache);
    kitchen.serve(&mine(&[("greet.jinja", &body), ("_tone.jinja", "Dear")])).await;
    assert_eq!(kitchen.text("greet", &who).await, "Dear Ada");
    // A partial that is broken is not served; nor is a template that lost it.
    kitchen.serve(&mine(&[("greet.jinja", &body), ("_tone.jinja", "{% if %}")])).await;
    assert_eq!(kitchen.text("greet", &who).await, "Dear Ada");
    assert!(kitchen.library.get("greet").unwrap().is_broken);
    kitchen.serve(&mine(&[("greet.jinja", &body)])).await;
    assert_eq!(kitchen.text("greet", &who).await, "Dear Ada");
    kitchen.serve(&mine(&[("greet.jinja", &greet("Bye {{ who }}"))])).await;
    assert_eq!(kitchen.text("greet", &who).await, "Bye Ada");
    let counts = kitchen.renderer.cache_counts();
    assert_eq!((counts.hits, counts.misses), (3, 3));
}

#[tokio::test]
async fn clients_share_neither_values_nor_texts() {
    let body = "---\nname: greet\narguments:\n  who: {default: all}\n---\nHi {{ who }}";
    let mut kitchen = Kitchen::with(&mine(&[("greet.jinja", body)])).await;
    kitchen.settings = serde_json::from_value::<PromptSettings>(json!({"clients": {"acme": {"who": "Acme"}}})).unwrap();
    let ask = async |client| {
        let call = Call { client, settings: &kitchen.settings, arguments: &serde_json::Map::new() };
        kitchen.renderer.render(&kitchen.library, &kitchen.engines, "greet", call).await.unwrap().messages[0]
            .text
            .clone()
    };
    assert_eq!(ask(Some("acme")).await, "Hi Acme");
    assert_eq!(ask(Some("other")).await, "Hi all");
    assert_eq!(ask(None).await, "Hi all");
    assert_eq!(kitchen.renderer.cache_counts().hits, 0);
}

#[tokio::test]
async fn what_cannot_be_rendered_says_why_and_the_way_out() {
    let kitchen = Kitchen::with(&mine(&[("broken.jinja", "Hi")])).await;
    for (name, arguments, said) in [
        ("code_reveiw", json!({}), "there is no template `code_reveiw`: did you mean `code_review`?"),
        ("broken", json!({}), "the template `broken` is broken: broken.jinja:1:1: the file does not begin with front"),
        (
            "summarize",
            json!({"length": "long"}),
            "the arguments do not fit `summarize`: `text` is required; `length` must be one of",
        ),
    ] {
        let text = kitchen.text(name, &arguments).await;
        assert!(text.starts_with(said), "{text}");
    }
    let said = kitchen.text("summarize", &json!({"text": "x".repeat(10 << 20)})).await;
    assert!(said.ends_with("4194304 are allowed: give `text` a part of its text"), "{said}");
    let rendering = kitchen.render("summarize", &json!({"text": "x", "txt": 1})).await.unwrap();
    assert_eq!(rendering.ignored.to_string(), "there is no argument `txt`: did you mean `text`?");
}

#[tokio::test]
async fn a_template_cannot_reach_out_of_its_folder() {
    for name in ["../secret.jinja", "/etc/passwd", "..", "_no.jinja", "code_review.jinja"] {
        let body = greet(&format!("{{{{ who }}}}{{% include \"{name}\" %}}"));
        let kitchen = Kitchen::with(&mine(&[("greet.jinja", &body)])).await;
        assert!(kitchen.library.get("greet").unwrap().version.is_none(), "{name}");
        // A name that is made while rendering is refused then.
        let body = greet("{% include who %}");
        let kitchen = Kitchen::with(&mine(&[("greet.jinja", &body)])).await;
        let said = kitchen.text("greet", &json!({"who": name})).await;
        assert!(said.starts_with("greet.jinja:6:"), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_call_sees_another_state_than_its_own_however_many_run() {
    const STATES: usize = 8;
    let body = |state| greet(&format!("{{% include \"_tone.jinja\" %}} {{{{ who }}}} {state}"));
    let mut states = Vec::new();
    let mut kitchen = Kitchen::with(&[]).await;
    for state in 0..STATES {
        // Every other step changes the partial alone.
        let (template, partial) = (body(state / 2), (state.div_ceil(2)).to_string());
        kitchen.serve(&mine(&[("greet.jinja", &template), ("_tone.jinja", &partial)])).await;
        states.push((kitchen.library.clone(), format!("{} Ada {}", state.div_ceil(2), state / 2)));
    }
    let (kitchen, states) = (Arc::new(kitchen), Arc::new(states));
    let tasks = (0..16).map(|task| {
        let (kitchen, states) = (Arc::clone(&kitchen), Arc::clone(&states));
        tokio::spawn(async move {
            let arguments = json!({"who": "Ada"}).as_object().unwrap().clone();
            for round in 0..50 {
                let (library, expected) = &states[(task * 7 + round) % STATES];
                let call = Call { client: None, settings: &kitchen.settings, arguments: &arguments };
                let rendering = kitchen.renderer.render(library, &kitchen.engines, "greet", call).await.unwrap();
                assert_eq!(rendering.messages[0].text, *expected);
            }
        })
    });
    futures::future::try_join_all(tasks).await.unwrap();
    let counts = kitchen.renderer.cache_counts();
    assert!(counts.hits >= 600 && counts.entries == STATES as u64, "{counts:?}");
}
