//! Servers that break off, never end, lie, and want what is not theirs.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use prompt_host_tests::guests::guest;

use super::{done, in_folder, installed, refused, settings};
use crate::home::Home;

/// A request as it came.
#[derive(Debug, Clone)]
struct Asked {
    path: String,
    headers: BTreeMap<String, String>,
}

impl Asked {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

/// A server on a free port that answers each connection once, with whatever it likes.
struct Stranger {
    address: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Stranger {
    /// `answer` gets the request, how many came before it, and the connection.
    fn new(answer: impl Fn(&Asked, usize, &mut TcpStream) -> std::io::Result<()> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (kept, answer) = (Arc::clone(&asked), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { break };
                let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
                std::thread::spawn(move || {
                    let Some(asked) = read(&stream) else { return };
                    let before = {
                        let mut kept: std::sync::MutexGuard<'_, Vec<Asked>> = kept.lock().unwrap();
                        kept.push(asked.clone());
                        kept.len() - 1
                    };
                    // Whoever asked may have gone.
                    let _ = answer(&asked, before, &mut stream);
                });
            }
        });
        Self { address, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

fn read(stream: &TcpStream) -> Option<Asked> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let path = first.split(' ').nth(1)?.to_owned();
    let headers = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
    let headers = headers.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    });
    Some(Asked { path, headers: headers.collect() })
}

fn answer(stream: &mut TcpStream, status: &str, headers: &[(&str, String)], body: &[u8]) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    stream.write_all(body)
}

fn whole(stream: &mut TcpStream, headers: &[(&str, String)], body: &[u8]) -> std::io::Result<()> {
    let length = ("content-length", body.len().to_string());
    answer(stream, "200 OK", &[headers, &[length]].concat(), body)
}

fn redirect(stream: &mut TcpStream, to: &str) -> std::io::Result<()> {
    answer(stream, "307 Temporary Redirect", &[("location", to.to_owned()), ("content-length", "0".to_owned())], b"")
}

/// A home whose settings demand nothing, so that nothing but the download is at stake.
fn easy() -> Home {
    let home = Home::new();
    settings(&home, "distribution: {unsigned: allow}\n");
    home
}

#[test]
fn a_download_that_breaks_off_goes_on_where_it_stopped() {
    let server = Stranger::new(|asked, before, stream| {
        let bytes = guest("echo");
        let etag = ("etag", "\"one\"".to_owned());
        let length = bytes.len();
        if before == 0 {
            return answer(stream, "200 OK", &[etag, ("content-length", length.to_string())], &bytes[..20_000]);
        }
        let range = asked.header("range").unwrap_or_default().to_owned();
        let start: usize = range.trim_start_matches("bytes=").trim_end_matches('-').parse().unwrap_or(0);
        let headers = [
            etag,
            ("content-range", format!("bytes {start}-{}/{length}", length - 1)),
            ("content-length", (length - start).to_string()),
        ];
        answer(stream, "206 Partial Content", &headers, &bytes[start..])
    });
    let home = easy();
    done(&home, &["plugins", "install", &server.url("/echo.wasm")]);
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
    let second = &server.asked()[1];
    assert!(second.header("range").unwrap().starts_with("bytes="), "{second:?}");
    assert_ne!(second.header("range"), Some("bytes=0-"));
    assert_eq!(second.header("if-range"), Some("\"one\""));
}

#[test]
fn halves_of_two_versions_are_never_put_together() {
    let server = Stranger::new(|_, before, stream| match before {
        0 => {
            let bytes = guest("echo");
            let headers = [("etag", "\"one\"".to_owned()), ("content-length", bytes.len().to_string())];
            answer(stream, "200 OK", &headers, &bytes[..20_000])
        }
        // It has changed meanwhile, so the server sends all of it.
        _ => whole(stream, &[("etag", "\"two\"".to_owned())], &guest("echo-v2")),
    });
    let home = easy();
    done(&home, &["plugins", "install", &server.url("/echo.wasm")]);
    assert_eq!(installed(&home, "echo"), Some(guest("echo-v2")));
}

#[test]
fn a_download_that_always_breaks_off_fails_and_changes_nothing() {
    let server = Stranger::new(|_, _, stream| {
        answer(stream, "200 OK", &[("content-length", "70000".to_owned())], &guest("echo")[..100])
    });
    let home = easy();
    refused(&home, &["plugins", "install", &server.url("/echo.wasm")], "failed to reach");
    assert_eq!(in_folder(&home), Vec::<String>::new());
    assert!(server.asked().len() < 10, "{}", server.asked().len());
}

#[test]
fn a_part_that_was_not_asked_for_is_not_put_behind_what_is_there() {
    let server = Stranger::new(|asked, _, stream| {
        let bytes = guest("echo");
        let (etag, length) = (("etag", "\"one\"".to_owned()), bytes.len());
        match asked.header("range") {
            // From the beginning, whatever was asked for.
            Some(_) => {
                let range = ("content-range", format!("bytes 0-{}/{length}", length - 1));
                let headers = [etag, range, ("content-length", length.to_string())];
                answer(stream, "206 Partial Content", &headers, &bytes)
            }
            None => answer(stream, "200 OK", &[etag, ("content-length", length.to_string())], &bytes[..20_000]),
        }
    });
    let home = easy();
    refused(&home, &["plugins", "install", &server.url("/echo.wasm")], "206 Partial Content");
    assert_eq!(in_folder(&home), Vec::<String>::new());
}

#[test]
fn what_never_ends_is_cut_off_by_size() {
    let sent = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&sent);
    let server = Stranger::new(move |_, _, stream| {
        answer(stream, "200 OK", &[("transfer-encoding", "chunked".to_owned())], b"")?;
        let block = vec![b'x'; 1 << 16];
        loop {
            stream.write_all(format!("{:x}\r\n", block.len()).as_bytes())?;
            stream.write_all(&block)?;
            stream.write_all(b"\r\n")?;
            count.fetch_add(block.len() as u64, Ordering::Relaxed);
        }
    });
    let home = easy();
    // What is on its way when the connection ends counts too.
    let on_its_way = 24 << 20;
    let place = format!("oci://{}/acme/echo", server.address);
    for (place, limit) in [
        (server.url("/echo.wasm"), 64 << 20),
        // A manifest and a list of tags are small, and are cut off sooner.
        (format!("{place}:1.0.0"), 4 << 20),
        (place, 4 << 20),
    ] {
        sent.store(0, Ordering::Relaxed);
        refused(&home, &["plugins", "install", &place], &format!("has more than {limit} bytes"));
        let sent = sent.load(Ordering::Relaxed);
        assert!(sent < limit + on_its_way, "{place}: {sent} bytes were taken");
    }
    let search = home.run(&["plugins", "search", "--registry", &format!("oci://{}", server.address)]);
    assert!(search.code == 2 && search.stderr.contains("4194304"), "{search:?}");
    assert_eq!(in_folder(&home), Vec::<String>::new());
}

#[test]
fn what_says_that_it_is_too_large_is_not_fetched() {
    let server =
        Stranger::new(|_, _, stream| answer(stream, "200 OK", &[("content-length", (1_u64 << 40).to_string())], b"x"));
    let home = easy();
    refused(&home, &["plugins", "install", &server.url("/echo.wasm")], "has more than 67108864 bytes");
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn what_never_ends_is_cut_off_by_time() {
    let server = Stranger::new(|_, _, stream| {
        answer(stream, "200 OK", &[("content-length", "70000".to_owned())], b"")?;
        loop {
            stream.write_all(b"x")?;
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let home = easy();
    settings(&home, "distribution: {unsigned: allow, timeout_s: 1}\n");
    let started = Instant::now();
    refused(&home, &["plugins", "install", &server.url("/echo.wasm")], "took longer than 1 s");
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
    assert_eq!(in_folder(&home), Vec::<String>::new());
}

#[test]
fn a_redirect_leads_nowhere_that_the_person_did_not_allow() {
    let server = Stranger::new(|asked, _, stream| match asked.path.as_str() {
        "/plain" => redirect(stream, "http://thief.invalid/echo.wasm"),
        "/file" => redirect(stream, "file:///etc/passwd"),
        "/circle" => redirect(stream, "/circle"),
        "/good" => redirect(stream, "/echo.wasm"),
        _ => whole(stream, &[], &guest("echo")),
    });
    let home = easy();
    let install = |path: &str| ["plugins".to_owned(), "install".to_owned(), server.url(path)];
    let refuse = |path: &str, reason: &str| {
        let arguments = install(path);
        refused(&home, &arguments.each_ref().map(String::as_str), reason)
    };
    refuse("/plain", "it redirects to http://thief.invalid/echo.wasm, which is not followed");
    refuse("/file", "");
    refuse("/circle", "it redirects too often");
    assert_eq!(in_folder(&home), Vec::<String>::new());
    refused(&home, &["plugins", "install", "http://example.com/x.wasm"], "would be reached without encryption");
    done(&home, &install("/good").each_ref().map(String::as_str));
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
}

/// Docker's settings with the login `me:secret` for these servers.
fn log_in(home: &Home, servers: &[&str]) {
    let auths: Vec<String> =
        servers.iter().map(|server| format!("\"{server}\":{{\"auth\":\"bWU6c2VjcmV0\"}}")).collect();
    home.write(".docker/config.json", format!("{{\"auths\":{{{}}}}}", auths.join(",")));
}

/// A manifest of one layer, and the digest of that.
fn manifest(layer: &[u8]) -> String {
    let digest = prompt_host::distribution::Sha256::of(layer);
    let config = prompt_host::distribution::Sha256::of(b"{}");
    format!(
        "{{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":{{\
         \"mediaType\":\"application/vnd.wasm.config.v0+json\",\"digest\":\"{config}\",\"size\":2}},\"layers\":[{{\
         \"mediaType\":\"application/wasm\",\"digest\":\"{digest}\",\"size\":{}}}]}}",
        layer.len()
    )
}

#[test]
fn a_registry_that_sends_other_bytes_is_found_out() {
    let server = Stranger::new(|asked, _, stream| {
        if asked.path.contains("/manifests/") {
            return whole(stream, &[], manifest(&guest("echo")).as_bytes());
        }
        // As long as what was promised, so that only the digest tells.
        let mut bytes = guest("echo");
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        whole(stream, &[], &bytes)
    });
    let home = easy();
    let place = format!("oci://{}/acme/echo:1.0.0", server.address);
    refused(&home, &["plugins", "install", &place], "has the digest sha256:");
    let pinned = format!("{place}@sha256:{}", "0".repeat(64));
    refused(&home, &["plugins", "install", &pinned], "has the digest sha256:");
    assert_eq!(in_folder(&home), Vec::<String>::new());
}

#[test]
fn credentials_do_not_follow_a_redirect_to_another_host() {
    let thief = Arc::new(Stranger::new(|_, _, stream| whole(stream, &[], &guest("echo"))));
    let blobs = thief.url("/stolen");
    let server = Stranger::new(move |asked, _, stream| {
        if asked.header("authorization").is_none() {
            let wants = ("www-authenticate", "Basic realm=\"x\"".to_owned());
            return answer(stream, "401 Unauthorized", &[wants, ("content-length", "0".to_owned())], b"");
        }
        match asked.path.contains("/manifests/") {
            true => whole(stream, &[], manifest(&guest("echo")).as_bytes()),
            false => redirect(stream, &blobs),
        }
    });
    let home = easy();
    log_in(&home, &[&server.address, &thief.address]);
    done(&home, &["plugins", "install", &format!("oci://{}/acme/echo:1.0.0", server.address)]);
    assert!(server.asked().iter().any(|asked| asked.header("authorization") == Some("Basic bWU6c2VjcmV0")));
    let stolen = thief.asked();
    assert!(!stolen.is_empty() && stolen.iter().all(|asked| asked.header("authorization").is_none()), "{stolen:?}");
}

#[test]
fn a_host_that_is_redirected_to_does_not_get_a_login_by_asking() {
    let thief = Stranger::new(|_, _, stream| {
        let wants = ("www-authenticate", "Basic realm=\"x\"".to_owned());
        answer(stream, "401 Unauthorized", &[wants, ("content-length", "0".to_owned())], b"")
    });
    let manifests = thief.url("/v2/acme/echo/manifests/1.0.0");
    let server = Stranger::new(move |_, _, stream| redirect(stream, &manifests));
    let home = easy();
    log_in(&home, &[&server.address, &thief.address]);
    let place = format!("oci://{}/acme/echo:1.0.0", server.address);
    refused(&home, &["plugins", "install", &place], "redirects to another host, which wants a login");
    let all = [server.asked(), thief.asked()].concat();
    assert!(all.iter().all(|asked| asked.header("authorization").is_none()), "{all:?}");
}

#[test]
fn a_giver_of_tokens_gets_no_login_as_plain_text() {
    let server = Stranger::new(|_, _, stream| {
        let wants = ("www-authenticate", "Bearer realm=\"http://thief.invalid/token\",service=\"x\"".to_owned());
        answer(stream, "401 Unauthorized", &[wants, ("content-length", "0".to_owned())], b"")
    });
    let home = easy();
    log_in(&home, &[&server.address]);
    let place = format!("oci://{}/acme/echo:1.0.0", server.address);
    refused(&home, &["plugins", "install", &place], "http://thief.invalid/token would be reached without encryption");
}

#[test]
fn a_token_is_asked_for_where_the_registry_says_and_shown_to_the_registry() {
    let giver = Stranger::new(|_, _, stream| whole(stream, &[], b"{\"token\":\"t0ken\"}"));
    let realm = giver.url("/token");
    let server = Stranger::new(move |asked, _, stream| {
        if asked.header("authorization") != Some("Bearer t0ken") {
            let wants = ("www-authenticate", format!("Bearer realm=\"{realm}\",service=\"reg\""));
            return answer(stream, "401 Unauthorized", &[wants, ("content-length", "0".to_owned())], b"");
        }
        match asked.path.contains("/manifests/") {
            true => whole(stream, &[], manifest(&guest("echo")).as_bytes()),
            false => whole(stream, &[], &guest("echo")),
        }
    });
    let home = easy();
    log_in(&home, &[&server.address]);
    done(&home, &["plugins", "install", &format!("oci://{}/acme/echo:1.0.0", server.address)]);
    let asked = &giver.asked()[0];
    assert_eq!(asked.header("authorization"), Some("Basic bWU6c2VjcmV0"));
    assert_eq!(asked.path, "/token?service=reg&scope=repository%3Aacme%2Fecho%3Apull");
    assert!(server.asked().iter().all(|asked| asked.header("authorization") != Some("Basic bWU6c2VjcmV0")));
}

#[test]
fn what_a_stranger_says_does_not_reach_the_terminal_as_it_is() {
    let server = Stranger::new(|_, _, stream| {
        let body = b"{\"errors\":[{\"code\":\"DENIED\",\"message\":\"\\u001b[2J\\u001b]0;owned\\u0007 no\"}]}";
        answer(stream, "400 Bad Request", &[("content-length", body.len().to_string())], body)
    });
    let home = easy();
    let place = format!("oci://{}/acme/echo:1.0.0", server.address);
    let outcome = refused(&home, &["plugins", "install", &place], "answered 400 Bad Request");
    assert!(!outcome.stderr.contains(['\u{1b}', '\u{7}']), "{outcome:?}");
}
