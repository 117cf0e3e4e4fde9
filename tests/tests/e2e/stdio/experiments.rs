//! Versions of a template, compared while they serve.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, Era};
use crate::home::Home;

/// `greeting` in three versions: 1.0.0 is labelled `production`, 2.0.0 `staging`, and the file
/// is 3.0.0.
fn home(experiment: &str) -> Home {
    let home = Home::new();
    let settings = format!("prompts:\n  greeting:\n    experiment: {experiment}\n");
    home.write("prompt-host.yaml", settings);
    for (number, verb, label) in [(1, "Write", Some("production")), (2, "Draft", Some("staging")), (3, "Sketch", None)]
    {
        let text = format!(
            "---\nname: greeting\nversion: \"{number}.0.0\"\narguments:\n  who: {{required: true}}\n---\n{verb} a greeting \
             for {{{{ who }}}}.\n"
        );
        let hidden = home.write("data/prompt-host/templates/.greeting.jinja.new", text);
        fs::rename(&hidden, hidden.with_file_name("greeting.jinja")).unwrap();
        if let Some(label) = label {
            let labelled = home.run(&["templates", "label", "greeting", label]);
            assert_eq!(labelled.code, 0, "{labelled:?}");
        }
    }
    home
}

fn render(client: &mut Client, name: &str, who: &str, session: Option<&str>) -> (String, Value) {
    let mut arguments = json!({ "name": name, "arguments": { "who": who } });
    if let Some(session) = session {
        arguments["session_id"] = json!(session);
    }
    let rendered = client.call("render_prompt", arguments);
    let text = rendered["messages"][0]["text"].as_str().unwrap_or_else(|| panic!("{rendered}"));
    (text.split(' ').next().unwrap().to_owned(), rendered["variant"].clone())
}

#[test]
fn sessions_are_split_between_variants_and_keep_theirs() {
    let home = home("{name: verb, variants: {production: 1, staging: 1}}");
    let mut client = Client::start(&home, Era::Initialize);
    let mut seen = BTreeSet::new();
    for number in 0..20 {
        let session = format!("s{number}");
        let (verb, variant) = render(&mut client, "greeting", "Zoë", Some(&session));
        let expected = if verb == "Write" { "production" } else { "staging" };
        assert_eq!(variant, expected, "{verb}");
        assert_eq!(render(&mut client, "greeting", "Mei", Some(&session)).0, verb, "{session}");
        seen.insert(verb);
    }
    assert_eq!(seen, BTreeSet::from(["Draft".to_owned(), "Write".to_owned()]));
    // A version that the caller names is no experiment's to choose.
    assert_eq!(render(&mut client, "greeting@staging", "Zoë", Some("s0")), ("Draft".to_owned(), Value::Null));
    assert_eq!(render(&mut client, "greeting@3.0.0", "Zoë", Some("s0")).1, Value::Null);
}

#[test]
fn without_a_session_the_same_call_gets_the_same_variant() {
    let home = home("{name: verb, variants: {production: 1, 3.0.0: 1}}");
    let mut client = Client::start(&home, Era::Discover);
    let mut get = |who: &str| {
        let answer = client.ask("prompts/get", json!({ "name": "greeting", "arguments": { "who": who } }));
        let text = answer["result"]["messages"][0]["content"]["text"].as_str().unwrap_or_else(|| panic!("{answer}"));
        let meta = &answer["result"]["_meta"];
        assert_eq!(meta["prompt-host/experiment"], "verb", "{answer}");
        (text.split(' ').next().unwrap().to_owned(), meta["prompt-host/variant"].as_str().unwrap().to_owned())
    };
    let all: BTreeSet<_> = (0..20).map(|number| (get(&number.to_string()), get(&number.to_string()))).collect();
    let pair = |verb: &str, variant: &str| (verb.to_owned(), variant.to_owned());
    let [write, sketch] = [pair("Write", "production"), pair("Sketch", "3.0.0")];
    assert_eq!(all, BTreeSet::from([(sketch.clone(), sketch), (write.clone(), write)]));
}

#[test]
fn a_variant_that_is_not_there_leaves_the_present_version_and_is_told() {
    let home = home("{name: verb, variants: {prodction: 1000000, staging: 1}}");
    let mut client = Client::start(&home, Era::Initialize);
    assert_eq!(render(&mut client, "greeting", "Zoë", Some("s")), ("Sketch".to_owned(), Value::Null));
    client.wait_for_log("a variant of an experiment is not there");
    client.wait_for_log("prodction");
}

#[test]
fn an_experiment_that_compares_nothing_is_refused_with_its_place() {
    let home = Home::new();
    home.write(
        "prompt-host.yaml",
        "prompts:\n  a:\n    experiment: {name: x, variants: {one: 1}}\n  b:\n    experiment:\n      name: \"\"\n      \
         variants: {one: 0, two: 1}\n      baseline: three\n",
    );
    let outcome = home.run(&["config", "check"]);
    let said = format!("{}{}", outcome.stdout, outcome.stderr);
    assert_eq!(outcome.code, 1, "{said}");
    for part in [
        "at least two variants, found 1",
        "prompts.b.experiment.variants.one",
        "expected a weight of 1 or more, found `0`",
        "the baseline must be one of the variants, found text `three`",
        "an experiment needs a name",
        "prompt-host.yaml:3:",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    let none = home.run(&["templates", "experiment", "code_review", "--set", "prompts={}"]);
    assert_eq!(none.code, 2, "{none:?}");
}
