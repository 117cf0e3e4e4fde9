//! What a plugin may do beside computing: nothing that was not granted, and of that no more.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use prompt_host::plugin::{
    CheckRequest, Grants, HttpGrant, KeyStorage as _, Limits, MemoryStorage, PartialLimits, PluginPolicy, Policy,
    StorageGrant, Target, WarmGrant,
};
use prompt_host::prompt::Document;
use prompt_host::wasm::{Runtime, RuntimeOptions};

use crate::harness::{Host, own_runtime, policy_of};
use crate::home::Home;

/// A plugin that has time enough, and `grants`.
fn granted(id: &str, grants: Grants) -> Policy {
    let limits = PartialLimits { deadline_ms: Some(20_000), ..PartialLimits::default() };
    policy_of(id, PluginPolicy { limits, grants, ..PluginPolicy::default() })
}

fn stores(bytes: u64) -> Grants {
    Grants { storage: StorageGrant { bytes, keys: 4 }, ..Grants::default() }
}

/// What the guest says of a prompt.
async fn told(host: &Host, prompt: &str) -> String {
    let answer = host.check(prompt).await;
    match answer.findings.first() {
        Some(finding) => finding.message.clone(),
        None => format!("{:?}", answer.skipped),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_granted_nothing_is_not_served_and_told_how() {
    let host = Host::with(&["uses-storage", "sends-requests", "echo"]).await;
    assert_eq!(&*host.improve("Say hello.").await.improved, "Say hi.");
    let reason = host.failure("uses-storage.wasm");
    assert!(
        reason.starts_with("imports `wasi:keyvalue/") && reason.contains("which keeps data between calls"),
        "{reason}"
    );
    assert!(reason.ends_with("`plugins.uses-storage.grants.storage.bytes` grants it"), "{reason}");
    let reason = host.failure("sends-requests.wasm");
    assert!(
        reason.contains("talks to other machines: `plugins.sends-requests.grants.http.hosts` grants it"),
        "{reason}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_is_there_in_the_next_call_and_goes_on_when_granted_again() {
    let host = Host::on(own_runtime(), &["uses-storage"], granted("uses-storage", stores(1_000))).await;
    assert_eq!(told(&host, "get word\nset word asap\nadd seen 2\nlist").await, "nothing; set; 2; word,seen");
    assert_eq!(told(&host, "get word\nadd seen 1\nopen other\nget word").await, "asap; 3; open; nothing");

    host.plugins.set_policy(granted("uses-storage", Grants::default())).await;
    assert!(host.failure("uses-storage.wasm").ends_with("grants it"));
    host.plugins.set_policy(granted("uses-storage", stores(1_000))).await;
    assert_eq!(told(&host, "get word\ndelete word\nget word").await, "asap; deleted; nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn storage_ends_where_the_grant_does() {
    let host = Host::on(own_runtime(), &["uses-storage"], granted("uses-storage", stores(1_000))).await;
    let full = "the plugin may keep 1000 bytes in 4 keys and no more";
    assert_eq!(
        told(&host, "fill a 999\nfill b 1\nfill a 1000\nadd n 1").await,
        format!("filled; {full}; {full}; {full}")
    );
    assert_eq!(told(&host, "set a 1\nset b 2\nset c 3\nset d 4\nset e 5").await, format!("set; set; set; set; {full}"));
    let long = "k".repeat(1_025);
    let refused = "a key and a bucket's name have at most 1024 bytes";
    assert_eq!(told(&host, &format!("set {long} 1\nopen {long}")).await, format!("{refused}; {refused}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_finds_what_another_plugin_keeps() {
    let mut policy = granted("uses-storage", stores(1_000));
    policy.plugins.extend(granted("reads-others-storage", stores(1_000)).plugins);
    let host = Host::on(own_runtime(), &["uses-storage", "reads-others-storage"], policy).await;
    for _ in 0..2 {
        let answer = host.check("set secret swordfish").await;
        let message = |id: &str| {
            let finding = answer.findings.iter().find(|finding| finding.plugin.as_str() == id);
            finding.map(|finding| finding.message.clone()).unwrap()
        };
        assert_eq!(message("uses-storage"), "set");
        let found = message("reads-others-storage");
        assert_eq!(found, ["Ok(([], None))"; 7].join("; "), "what it found must be nothing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_leaves_nothing_in_the_storage() {
    let storage = Arc::new(MemoryStorage::default());
    let options = RuntimeOptions { storage: storage.clone(), ..RuntimeOptions::default() };
    let runtime = Runtime::start(options).unwrap();
    let policy = granted("uses-storage", stores(1_000));
    let component = runtime.load(&prompt_host_tests::guests::guest("uses-storage"), &policy).await.unwrap();
    let request = CheckRequest {
        document: Arc::new(Document::analyse("set word asap\nget word")),
        target: Target::Unknown,
        task: None,
        context: Arc::new([]),
        prior_turns: 0,
        scores: None,
    };
    let rule = component.on_trial().rule_plugin(&policy).unwrap();
    let findings = rule.check(&request, &["uses-storage"], Duration::from_secs(20)).await.unwrap();
    assert_eq!(findings[0].message, "set; asap");
    let used = storage.used(&"uses-storage".parse().unwrap()).await.unwrap();
    assert_eq!(used.keys, 0);
}

/// A web server of this machine. `/slow` never answers, `/large` answers a megabyte, `/away` leads
/// elsewhere; a request's body is read to its end.
fn web_server() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            thread::spawn(move || answer(stream.unwrap()));
        }
    });
    address
}

fn answer(mut stream: std::net::TcpStream) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        if stream.read(&mut byte).unwrap_or(0) == 0 {
            return;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut body).unwrap();
    let (status, body) = match head.split(' ').nth(1).unwrap() {
        "/slow" => return thread::sleep(Duration::from_secs(60)),
        "/large" => ("200 OK", "x".repeat(1 << 20)),
        "/away" => ("302 Found\r\nlocation: /large", String::new()),
        _ => ("200 OK", format!("{} bytes", body.len())),
    };
    let _ = write!(stream, "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
}

fn reaches(hosts: &[String]) -> HttpGrant {
    let hosts = hosts.iter().map(|host| host.clone().try_into().unwrap()).collect();
    HttpGrant { hosts, requests: 2, timeout_ms: 500, request_bytes: 10_000, response_bytes: 2_000 }
}

async fn sending(hosts: &[String]) -> Host {
    let grants = Grants { http: reaches(hosts), ..Grants::default() };
    Host::with_policy(&["sends-requests"], granted("sends-requests", grants)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_goes_to_a_host_that_was_granted_and_to_no_other() {
    let (server, other) = (web_server(), web_server());
    let host = sending(&[format!("http://{server}")]).await;
    assert_eq!(told(&host, &format!("GET http://{server}/\nPOST http://{server}/ 10000")).await, "200 7; 200 11");
    let denied = "ErrorCode::HttpRequestDenied";
    for url in [
        format!("http://{other}/"),
        format!("https://{server}/"),
        format!("http://localhost:{}/", server.port()),
        format!("http://{server}@{other}/"),
        "http://169.254.169.254/latest/meta-data".to_owned(),
        "https://example.com/".to_owned(),
    ] {
        let told = told(&host, &format!("GET {url}")).await;
        assert!(told == denied || told == "no request", "{url}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_does_not_lead_to_this_machine() {
    let server = web_server();
    let named = format!("http://localhost:{}", server.port());
    let host = sending(std::slice::from_ref(&named)).await;
    assert_eq!(told(&host, &format!("GET {named}/")).await, "ErrorCode::DestinationIpProhibited");
    // Unless the address is named as well.
    let host = sending(&[named.clone(), format!("http://{server}")]).await;
    assert_eq!(told(&host, &format!("GET {named}/")).await, "200 7");
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_and_answers_end_where_the_grant_does() {
    let server = web_server();
    let url = format!("http://{server}");
    let host = sending(std::slice::from_ref(&url)).await;
    assert_eq!(told(&host, &format!("GET {url}/away")).await, "302 0", "redirects are the plugin's to follow");
    assert_eq!(told(&host, &format!("GET {url}/large")).await, "ErrorCode::HttpResponseBodySize(Some(2000))");
    let too_long = told(&host, &format!("POST {url}/ 10001")).await;
    assert_eq!(too_long, "ErrorCode::HttpRequestBodySize(Some(10000))");
    let three = told(&host, &format!("GET {url}/\nGET {url}/\nGET {url}/")).await;
    assert_eq!(three, "200 7; 200 7; ErrorCode::ConnectionLimitReached");
    let started = Instant::now();
    assert_eq!(told(&host, &format!("GET {url}/slow")).await, "ErrorCode::HttpResponseTimeout");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_waits_for_others_ends_at_its_own_deadline() {
    let server = web_server();
    let http = HttpGrant { timeout_ms: 60_000, ..reaches(&[format!("http://{server}")]) };
    let mut policy = granted("sends-requests", Grants { http, ..Grants::default() });
    policy.plugins.values_mut().for_each(|plugin| plugin.limits.deadline_ms = Some(200));
    let host = Host::with_policy(&["sends-requests"], policy).await;
    let skipped = host.check(&format!("GET http://{server}/slow")).await.skipped;
    assert_eq!(skipped[0].reason, "ran longer than its 200 ms");
}

#[tokio::test(flavor = "multi_thread")]
async fn time_and_chance_stand_still_unless_they_are_granted() {
    let host = Host::with_policy(&["ambient-clock"], granted("ambient-clock", Grants::default())).await;
    let first = told(&host, "Say hello.").await;
    assert!(first.starts_with("time: 946684800000 ms; "), "{first}");
    assert_eq!(told(&host, "Say hello.").await, first);

    let grants = Grants { clock: true, random: true, ..Grants::default() };
    host.plugins.set_policy(granted("ambient-clock", grants)).await;
    let real = told(&host, "Say hello.").await;
    assert!(!real.starts_with("time: 946684800000 ms; "), "{real}");
    assert_ne!(told(&host, "Say hello.").await, real);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sandbox_is_kept_only_where_that_was_granted_and_not_for_ever() {
    let fresh = Host::with(&["keeps-state"]).await;
    for _ in 0..2 {
        assert!(fresh.check("my password is swordfish").await.findings.is_empty(), "a fresh sandbox knows nothing");
    }
    let warm = WarmGrant { sandboxes: 1, calls: 3 };
    let grants = Grants { warm, ..Grants::default() };
    let host = Host::with_policy(&["keeps-state"], granted("keeps-state", grants.clone())).await;
    let mut told = Vec::new();
    for number in 1..=5 {
        let answer = host.check(&format!("prompt {number}")).await;
        told.push(answer.findings.first().map(|finding| finding.message.clone()).unwrap_or_default());
    }
    let earlier = |number: u32| format!("an earlier prompt was: prompt {number}");
    assert_eq!(told, [String::new(), earlier(1), earlier(2), String::new(), earlier(4)], "three calls and no more");
    // Another generation begins with fresh ones.
    host.plugins.set_policy(Policy { limits: Limits::ceiling(), ..granted("keeps-state", grants) }).await;
    assert!(host.check("prompt 6").await.findings.is_empty());
}

#[test]
fn an_operator_sees_what_a_plugin_keeps_and_has_it_forgotten() {
    let home = Home::new();
    home.drop_plugin("uses-storage.wasm", "uses-storage");
    home.write(
        "config/prompt-host/config.yaml",
        "plugins: {uses-storage: {grants: {storage: {bytes: 1000}}, limits: {deadline_ms: 20000}}}\n",
    );
    let ask = |text: &str| home.run(&["improve", "--json", "--include", "uses-storage", text]).stdout;
    ask("set word asap");
    // Another process finds it.
    assert!(ask("get word").contains("asap"), "{}", ask("get word"));
    let shown = |arguments: &[&str]| home.run(&[&["plugins", "storage", "uses-storage"], arguments].concat()).stdout;
    assert_eq!(shown(&[]), "uses-storage keeps 8 bytes in 1 key, of 1000 bytes that it was granted\n");
    assert_eq!(shown(&["--clear"]), "uses-storage kept 8 bytes in 1 key, now forgotten\n");
    assert!(ask("get word").contains("nothing"));
}
