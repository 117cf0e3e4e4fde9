//! The prompt library over MCP, with the real engines and filters.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::serve_with;
use crate::client::{Client, ERAS, Era};
use crate::home::Home;

const PROMPTS_CHANGED: &str = "notifications/prompts/list_changed";

const GREETING: &str = "---\nname: greeting\ndescription: Greets somebody.\ncategory: writing\narguments:\n  who: {required: true}\n  tone: {default: warm, choices: [warm, dry]}\n---\nWrite a {{ tone }} greeting for {{ who }}.\n";

/// A home whose template folder holds `greeting`.
fn home() -> Home {
    let home = Home::new();
    write(&home, "greeting.jinja", GREETING);
    home
}

/// Writes a template as people should: whole, by rename.
fn write(home: &Home, file: &str, text: &str) {
    let hidden = home.write(&format!("data/prompt-host/templates/.{file}.new"), text);
    fs::rename(&hidden, hidden.with_file_name(file)).unwrap();
}

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!` in its place")]
fn get(client: &mut Client, name: &str, arguments: Value) -> Value {
    client.ask("prompts/get", json!({ "name": name, "arguments": arguments }))
}

/// What the only message of a prompt says.
fn said(answer: &Value) -> &str {
    let messages = answer["result"]["messages"].as_array().unwrap_or_else(|| panic!("{answer}"));
    assert_eq!(messages.len(), 1, "{answer}");
    messages[0]["content"]["text"].as_str().unwrap()
}

#[test]
fn templates_are_prompts_with_arguments_that_complete() {
    for era in ERAS {
        let home = home();
        let mut client = Client::start(&home, era);
        let list = client.ask("prompts/list", json!({}));
        let prompts = list["result"]["prompts"].as_array().unwrap();
        let names: Vec<&str> = prompts.iter().map(|prompt| prompt["name"].as_str().unwrap()).collect();
        for name in ["code_review", "daily_standup", "greeting", "improve", "release_notes", "translate"] {
            assert!(names.contains(&name), "{name} is not among {names:?}");
        }
        let greeting = prompts.iter().find(|prompt| prompt["name"] == "greeting").unwrap();
        assert_eq!(greeting["arguments"][0], json!({ "name": "who", "description": "", "required": true }));
        assert_eq!(greeting["arguments"][1]["description"], "One of: warm, dry. Default: warm.");

        assert_eq!(said(&get(&mut client, "greeting", json!({ "who": "Zoë" }))), "Write a warm greeting for Zoë.");
        let reference = json!({ "type": "ref/prompt", "name": "greeting" });
        let complete = json!({ "ref": reference, "argument": { "name": "tone", "value": "d" } });
        let completion = client.ask("completion/complete", complete);
        assert_eq!(completion["result"]["completion"]["values"], json!(["dry"]), "{completion}");
        let source = client.ask("resources/read", json!({ "uri": "prompt-host://templates/greeting" }));
        assert_eq!(source["result"]["contents"][0]["text"], GREETING, "{source}");
    }
}

#[test]
fn what_does_not_fit_is_refused_in_words() {
    let home = home();
    let mut client = Client::start(&home, Era::Discover);
    for (name, arguments, complaint) in [
        ("greeting", json!({}), "`who` is required"),
        ("greeting", json!({ "who": "x", "tone": "loud" }), "`tone`"),
        ("greeting", json!({ "who": "x", "hwo": "y" }), "`hwo`"),
        ("greting", json!({}), "did you mean `greeting`?"),
    ] {
        let answer = get(&mut client, name, arguments);
        let message = answer["error"]["message"].as_str().unwrap_or_else(|| panic!("{answer}"));
        assert!(message.contains(complaint) && answer["error"]["code"] == -32602, "{answer}");
    }
}

#[test]
fn a_rendered_prompt_can_be_improved_on_the_way() {
    let home = home();
    let mut client = Client::start(&home, Era::Initialize);
    let arguments = json!({ "who": "my  boss in order to say thanks" });
    let plain = get(&mut client, "greeting", arguments.clone());
    assert_eq!(said(&plain), "Write a warm greeting for my  boss in order to say thanks.");
    let improved = get(&mut client, "greeting", json!({ "who": arguments["who"], "improve": "true" }));
    assert_eq!(said(&improved), "Write a warm greeting for my boss to say thanks.");
    let rendered = client.call("render_prompt", json!({ "name": "greeting", "arguments": arguments, "improve": true }));
    assert_eq!(rendered["messages"][0]["text"], "Write a warm greeting for my boss to say thanks.");
}

#[test]
fn a_changed_template_serves_and_the_client_is_told() {
    for era in ERAS {
        let home = home();
        let mut client = Client::start(&home, era);
        if era == Era::Discover {
            client.send("subscriptions/listen", json!({ "notifications": { "promptsListChanged": true } }));
            client.hear("notifications/subscriptions/acknowledged");
        }
        write(&home, "greeting.jinja", &GREETING.replace("Write a", "Draft a"));
        client.hear(PROMPTS_CHANGED);
        assert_eq!(said(&get(&mut client, "greeting", json!({ "who": "Zoë" }))), "Draft a warm greeting for Zoë.");
        fs::remove_file(home.path("data/prompt-host/templates/greeting.jinja")).unwrap();
        client.hear(PROMPTS_CHANGED);
        assert_eq!(get(&mut client, "greeting", json!({ "who": "Zoë" }))["error"]["code"], -32602);
    }
}

#[test]
fn a_template_that_broke_keeps_its_last_good_version_and_says_why() {
    let home = home();
    let mut client = Client::start(&home, Era::Initialize);
    assert_eq!(said(&get(&mut client, "greeting", json!({ "who": "Zoë" }))), "Write a warm greeting for Zoë.");
    write(&home, "greeting.jinja", &GREETING.replace("{{ who }}", "{{ who"));
    client.hear(PROMPTS_CHANGED);
    assert_eq!(said(&get(&mut client, "greeting", json!({ "who": "Mei" }))), "Write a warm greeting for Mei.");
    let report = client.call("check_template", json!({ "name": "greeting" }));
    assert_eq!(report["ok"], false, "{report}");
    assert_eq!((&report["problems"][0]["file"], &report["problems"][0]["line"]), (&json!("greeting.jinja"), &json!(9)));
    let fresh = json!({ "name": "new.jinja", "source": "---\nname: new\n---\nHello {{ who|shout }}" });
    let report = client.call("check_template", fresh);
    assert_eq!(report["ok"], false, "{report}");
    assert!(report["problems"].to_string().contains("shout"), "{report}");
}

#[test]
fn other_folders_serve_as_soon_as_the_settings_name_them() {
    let home = home();
    let mut client = Client::start(&home, Era::Initialize);
    assert!(said(&get(&mut client, "greeting", json!({ "who": "Ada" }))).contains("Ada"));
    home.write("elsewhere/farewell.jinja", "---\nname: farewell\n---\nSay goodbye.\n");
    let folder = home.path("elsewhere");
    home.write("prompt-host.yaml", format!("templates:\n  dirs: [{folder:?}]\n"));
    client.hear(PROMPTS_CHANGED);
    assert_eq!(said(&get(&mut client, "farewell", json!({}))), "Say goodbye.");
    assert_eq!(get(&mut client, "greeting", json!({ "who": "Ada" }))["error"]["code"], -32602);
    // What changes there is followed, too.
    home.write("elsewhere/farewell.jinja", "---\nname: farewell\n---\nWave.\n");
    client.hear(PROMPTS_CHANGED);
    assert_eq!(said(&get(&mut client, "farewell", json!({}))), "Wave.");
}

#[test]
fn an_earlier_version_renders_with_the_partials_of_its_time() {
    let home = home();
    write(&home, "_closing.jinja", "Sign as Zoë.");
    let body = |opening: &str| format!("---\nname: letter\n---\n{opening} {{% include '_closing.jinja' %}}\n");
    write(&home, "letter.jinja", &body("Dear."));
    let mut client = Client::start(&home, Era::Discover);
    client.send("subscriptions/listen", json!({ "notifications": { "promptsListChanged": true } }));
    client.hear("notifications/subscriptions/acknowledged");
    assert_eq!(said(&get(&mut client, "letter", json!({}))), "Dear. Sign as Zoë.");
    let old = client.call("search_prompts", json!({ "query": "letter" }));
    let digest = old["prompts"][0]["digest"].as_str().unwrap()[..12].to_owned();
    write(&home, "letter.jinja", &body("Hello."));
    client.hear(PROMPTS_CHANGED);
    write(&home, "_closing.jinja", "Sign as Mei.");
    client.hear(PROMPTS_CHANGED);
    assert_eq!(said(&get(&mut client, "letter", json!({}))), "Hello. Sign as Mei.");
    assert_eq!(said(&get(&mut client, &format!("letter@{digest}"), json!({}))), "Dear. Sign as Zoë.");
}

#[test]
fn filters_are_documented_as_resources() {
    let home = home();
    let mut client = Client::start(&home, Era::Discover);
    // Rendering waits for the plugins of templates.
    assert!(said(&get(&mut client, "greeting", json!({ "who": "Ada" }))).contains("Ada"));
    let page = client.ask("resources/read", json!({ "uri": "prompt-host://filters/filters/truncate_tokens" }));
    let text = page["result"]["contents"][0]["text"].as_str().unwrap_or_else(|| panic!("{page}"));
    assert!(text.starts_with("# filters/truncate_tokens\n\n") && text.contains("- `"), "{text}");
    let missing = client.ask("resources/read", json!({ "uri": "prompt-host://filters/filters/nothing" }));
    assert!(missing["error"]["message"].as_str().unwrap().contains("resources/list"), "{missing}");
}

#[test]
fn one_client_never_sees_another_s_values() {
    let home = home();
    home.write(
        "prompt-host.yaml",
        "prompts:\n  greeting:\n    clients:\n      acme: {tone: dry, who: the board of Acme}\n      other: {who: a secret}\n",
    );
    let mut acme = Client::start_as(&home, Era::Initialize, "acme");
    assert_eq!(said(&get(&mut acme, "greeting", json!({}))), "Write a dry greeting for the board of Acme.");
    assert_eq!(said(&get(&mut acme, "greeting", json!({ "who": "Zoë" }))), "Write a dry greeting for Zoë.");
    let mut stranger = Client::start_as(&home, Era::Discover, "stranger");
    let answer = get(&mut stranger, "greeting", json!({}));
    assert!(answer["error"]["message"].as_str().unwrap().contains("`who` is required"), "{answer}");
    let report = stranger.call("check_compatibility", json!({ "name": "greeting", "arguments": { "tone": "loud" } }));
    assert_eq!((&report["fits"], &report["can_render"]), (&json!(false), &json!(false)));
    assert!(!report.to_string().contains("secret") && !report.to_string().contains("Acme"), "{report}");
}

#[test]
fn prompts_are_found_by_words_category_and_tags() {
    let home = home();
    let mut client = Client::start(&home, Era::Discover);
    let names = |found: &Value| -> Vec<String> {
        let prompts = found["prompts"].as_array().unwrap();
        prompts.iter().map(|prompt| prompt["name"].as_str().unwrap().to_owned()).collect()
    };
    let found = client.call("search_prompts", json!({ "query": "REVIEW severity" }));
    assert_eq!(names(&found), ["code_review"]);
    let writing = client.call("search_prompts", json!({ "category": "writing" }));
    assert!(names(&writing).contains(&"greeting".to_owned()), "{writing}");
    assert!(!names(&writing).contains(&"sql_query".to_owned()), "{writing}");
    assert_eq!(names(&client.call("search_prompts", json!({ "tags": ["minutes", "nothing"] }))), [""; 0]);
}

#[test]
fn prompts_come_in_pages() {
    let home = home();
    let mut client = Client::connect(serve_with(&home, &[("SERVER__PAGE_SIZE", "7")]), Era::Discover);
    let (mut names, mut cursor) = (Vec::new(), Value::Null);
    loop {
        let request = if cursor.is_null() { json!({}) } else { json!({ "cursor": cursor }) };
        let page = client.ask("prompts/list", request)["result"].clone();
        names.extend(page["prompts"].as_array().unwrap().iter().map(|prompt| prompt["name"].clone()));
        cursor = page["nextCursor"].clone();
        if cursor.is_null() {
            break;
        }
    }
    let mut sorted = names.clone();
    sorted.sort_by_key(Value::to_string);
    assert_eq!((names.len(), &names), (20, &sorted), "the library, `greeting` and `improve`, each once");
    assert_eq!(client.ask("prompts/list", json!({ "cursor": "7" }))["error"]["code"], -32602);
}

/// The golden renders of the library; see the README beside them.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/library");
    let below = |folder: &Path| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    below(&folder).iter().filter(|path| path.is_dir()).flat_map(|folder| below(folder)).collect()
}

#[test]
fn every_golden_render_of_the_library_is_what_the_real_host_gives() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Discover);
    let cases = cases();
    assert!(cases.len() > 80, "{} cases cannot be all", cases.len());
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        let mut parts = text.split("===== ");
        let arguments: Value = serde_json::from_str(parts.next().unwrap()).unwrap();
        let expected: Vec<(String, String)> = parts
            .map(|part| {
                let (role, text) = part.split_once('\n').unwrap();
                (role.to_owned(), text.trim_end_matches('\n').to_owned())
            })
            .collect();
        let name = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let rendered = client.call("render_prompt", json!({ "name": name, "arguments": arguments }));
        let messages: Vec<(String, String)> = rendered["messages"]
            .as_array()
            .unwrap()
            .iter()
            .map(|message| {
                let field = |name: &str| message[name].as_str().unwrap().to_owned();
                (field("role"), field("text"))
            })
            .collect();
        assert_eq!(messages, expected, "{}", path.display());
    }
}

#[test]
fn a_rollback_from_the_command_line_reaches_a_running_host() {
    let home = home();
    let mut client = Client::start(&home, Era::Initialize);
    let greet = |client: &mut Client, name: &str| {
        said(&get(client, name, json!({ "who": "Zoë" }))).split(' ').next().unwrap().to_owned()
    };
    assert_eq!(greet(&mut client, "greeting"), "Write");
    write(
        &home,
        "greeting.jinja",
        &GREETING.replace("Write a", "Draft a").replace("name: greeting", "name: greeting\nversion: \"2.0.0\""),
    );
    client.hear(PROMPTS_CHANGED);
    assert_eq!(greet(&mut client, "greeting"), "Draft");
    let history = home.json(&["templates", "history", "greeting", "--json"]);
    assert_eq!(history.as_array().unwrap().len(), 2, "the host kept both: {history}");
    let first = history[1]["digest"].as_str().unwrap();
    assert_eq!(home.run(&["templates", "rollback", "greeting", first]).code, 0);
    client.hear(PROMPTS_CHANGED);
    assert_eq!(
        (greet(&mut client, "greeting"), greet(&mut client, "greeting@2.0.0")),
        ("Write".to_owned(), "Draft".to_owned())
    );
}
