//! `host status`, `host reload` and `host requests`, with no host, one and two.

use serde_json::{Value, json};

use crate::client::{Client, Era};
use crate::home::Home;

fn running(home: &Home) -> Client {
    let mut client = Client::start(home, Era::Discover);
    client.wait_for_socket(home);
    client
}

#[test]
fn without_a_host_there_is_nothing_to_show() {
    let home = Home::new();
    for (command, code, said) in [
        ("status", 1, "No host of yours is running.\n"),
        ("requests", 0, "No host of yours is running.\n"),
        ("reload", 1, "No host of yours is running, so there is nothing to reload.\n"),
    ] {
        let outcome = home.run(&[command]);
        assert_eq!((outcome.code, outcome.stdout.as_str(), outcome.stderr.as_str()), (code, said, ""), "{command}");
        assert_eq!(home.json(&[command, "--json"]), json!({ "hosts": [] }));
    }
}

#[test]
fn every_running_host_says_how_it_is() {
    let home = Home::new();
    let clients = [running(&home), running(&home)];
    let outcome = home.run(&["status"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    for client in &clients {
        assert!(outcome.stdout.contains(&format!("Host {} (version ", client.pid())), "{}", outcome.stdout);
    }
    assert_eq!(outcome.stdout.matches("serves      stdio").count(), 2, "{}", outcome.stdout);
    let list = home.json(&["status", "--json"]);
    let hosts = list["hosts"].as_array().unwrap();
    assert!(hosts.iter().all(|host| host["health"]["status"] == "healthy"), "{list:#}");
    assert!(hosts.iter().all(|host| host["status"]["clients"][0] == json!({ "transport": "stdio", "clients": 1 })));
    let requests = home.run(&["requests"]);
    assert_eq!((requests.code, requests.stdout.matches("no requests in flight").count()), (0, 2), "{requests:?}");

    home.drop_plugin("broken.wasm", "not-wasm");
    let reload = home.run(&["plugins", "reload"]);
    assert_eq!(reload.code, 1);
    // How a host is may be known for a second.
    let started = std::time::Instant::now();
    loop {
        let outcome = home.run(&["status"]);
        if outcome.code == 1 {
            assert!(
                outcome.stdout.contains("degraded") && outcome.stdout.contains("broken.wasm"),
                "{}",
                outcome.stdout
            );
            break;
        }
        assert!(started.elapsed() < crate::client::PATIENCE, "{outcome:?}");
    }
}

#[test]
fn a_reload_is_done_or_says_what_keeps_it() {
    let home = Home::new();
    let client = running(&home);
    let quiet = home.run(&["reload", "templates"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""));
    assert_eq!(quiet.stdout, format!("host {}: everything is as it was\n", client.pid()));
    home.write("config/prompt-host/config.yaml", "improve: {apply: sometimes}\n");
    let refused = home.run(&["reload"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stdout.contains("nothing was changed, because of these problems"), "{}", refused.stdout);
    assert!(refused.stdout.contains("improve.apply"), "{}", refused.stdout);
    let outcome: Value = home.json(&["reload", "config", "--json"]);
    assert_eq!((&outcome["hosts"][0]["done"], &outcome["hosts"][0]["what"]), (&json!(false), &json!("config")));
    assert_eq!(home.run(&["reload", "everything"]).code, 2);
}
