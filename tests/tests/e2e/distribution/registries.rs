//! Plugins in a real registry: published, found, installed, upgraded, signed.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use prompt_host_tests::guests::guest;
use serde_json::{Value, json};

use super::registry::{LOGIN, Registry};
use super::{Keys, done, guest_file, in_folder, installed, ledger, refused, settings, told};
use crate::home::Home;

/// A home whose settings trust nobody and demand nothing.
fn easy() -> Home {
    let home = Home::new();
    settings(&home, "distribution: {unsigned: allow}\n");
    for name in ["echo", "echo-v2", "logs"] {
        guest_file(&home, name);
    }
    home
}

/// What the registry answers of a manifest or a blob.
fn get(registry: &Registry, path: &str) -> Vec<u8> {
    let url = format!("http://{}/v2/{path}", registry.address());
    let work = async {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let accept = "application/vnd.oci.image.manifest.v1+json";
        let response = reqwest::Client::new().get(url).header("accept", accept).send().await.unwrap();
        assert!(response.status().is_success(), "{}", response.status());
        response.bytes().await.unwrap().to_vec()
    };
    tokio::runtime::Runtime::new().unwrap().block_on(work)
}

/// Names a manifest, as anybody who may write to the registry can.
fn put_manifest(registry: &Registry, repository: &str, tag: &str, manifest: Vec<u8>) {
    let url = format!("http://{}/v2/{repository}/manifests/{tag}", registry.address());
    let work = async {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let media_type = "application/vnd.oci.image.manifest.v1+json";
        let request = reqwest::Client::new().put(url).header("content-type", media_type).body(manifest);
        let response = request.send().await.unwrap();
        assert!(response.status().is_success(), "{}", response.text().await.unwrap());
    };
    tokio::runtime::Runtime::new().unwrap().block_on(work);
}

#[test]
fn what_is_published_is_found_installed_and_upgraded() {
    let Some(registry) = Registry::new("what_is_published_is_found_installed_and_upgraded") else { return };
    let home = easy();
    let place = registry.place("acme/echo");
    let published =
        told(&home, &["plugins", "publish", "made/echo.wasm", &place, "--source", "https://example.com/echo"]);
    assert_eq!(published["version"], "0.1.0");
    let manifest: Value = serde_json::from_slice(&get(&registry, "acme/echo/manifests/0.1.0")).unwrap();
    assert_eq!(manifest["config"]["mediaType"], "application/vnd.wasm.config.v0+json");
    assert_eq!(manifest["layers"].as_array().unwrap().len(), 1);
    assert_eq!(manifest["layers"][0]["mediaType"], "application/wasm");
    assert_eq!(manifest["layers"][0]["digest"], published["digest"]);
    assert_eq!(manifest["annotations"]["org.opencontainers.image.version"], "0.1.0");
    assert_eq!(manifest["annotations"]["org.opencontainers.image.source"], "https://example.com/echo");
    let digest = manifest["layers"][0]["digest"].as_str().unwrap();
    assert_eq!(get(&registry, &format!("acme/echo/blobs/{digest}")), guest("echo"));
    let config = manifest["config"]["digest"].as_str().unwrap();
    let config: Value = serde_json::from_slice(&get(&registry, &format!("acme/echo/blobs/{config}"))).unwrap();
    assert_eq!((&config["architecture"], &config["os"]), (&json!("wasm"), &json!("wasip2")));
    assert!(config["component"]["exports"].to_string().contains("prompt-host:plugin/rule@"), "{config}");

    // By what it was told to be: the newest, by tag, by digest.
    let answer = told(&home, &["plugins", "install", &place]);
    assert_eq!(answer["plugins"][0]["reference"], format!("{place}:0.1.0"));
    assert_eq!(answer["plugins"][0]["manifest"], published["manifest"]);
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
    done(&home, &["plugins", "install", published["reference"].as_str().unwrap()]);
    assert!(ledger(&home).contains("@sha256:"), "{}", ledger(&home));
    // By digest it stays as it is.
    done(&home, &["plugins", "publish", "made/echo-v2.wasm", &place]);
    assert_eq!(home.run(&["plugins", "outdated"]).code, 0);
    done(&home, &["plugins", "install", &format!("{place}:0.1.0")]);
    let outdated = home.run(&["plugins", "outdated"]);
    assert_eq!((outdated.code, outdated.stdout), (1, format!("echo 0.1.0: newer is {place}:0.2.0\n")));
    let step = &told(&home, &["plugins", "upgrade"])["upgrades"][0];
    assert_eq!((&step["reference"], &step["to"]["version"]), (&json!(format!("{place}:0.2.0")), &json!("0.2.0")));
    assert_eq!(installed(&home, "echo"), Some(guest("echo-v2")));
    assert_eq!(done(&home, &["plugins", "upgrade"]).stdout, "Nothing is newer than what is installed.\n");

    let nowhere = format!("{}@sha256:{}", place, "0".repeat(64));
    refused(&home, &["plugins", "install", &nowhere], "there is no oci://");
    refused(&home, &["plugins", "install", &registry.place("acme/nothing")], "there is no oci://");
}

#[test]
fn a_search_shows_the_newest_of_what_fits() {
    let Some(registry) = Registry::new("a_search_shows_the_newest_of_what_fits") else { return };
    let home = easy();
    for (file, repository) in [("echo", "acme/echo"), ("echo-v2", "acme/echo"), ("logs", "other/logs")] {
        done(&home, &["plugins", "publish", &format!("made/{file}.wasm"), &registry.place(repository)]);
    }
    refused(&home, &["plugins", "search"], "no registry is known");
    settings(&home, &format!("distribution: {{unsigned: allow, registries: ['oci://{}']}}\n", registry.address()));
    let found = told(&home, &["plugins", "search"]);
    let places: Vec<&Value> = found["plugins"].as_array().unwrap().iter().map(|hit| &hit["reference"]).collect();
    let (echo, logs) = (format!("{}:0.2.0", registry.place("acme/echo")), registry.place("other/logs"));
    assert_eq!(places[0], &json!(echo));
    assert!(places[1].as_str().unwrap().starts_with(&logs), "{places:?}");
    assert_eq!(told(&home, &["plugins", "search", "LOGS"])["plugins"].as_array().unwrap().len(), 1);
    let below = registry.place("acme");
    assert_eq!(told(&home, &["plugins", "search", "--registry", &below])["plugins"].as_array().unwrap().len(), 1);
    assert_eq!(home.run(&["plugins", "search", "no such thing"]).code, 1);
    // One that does not answer does not keep the other from it.
    let both = home.run(&["plugins", "search", "--registry", "oci://127.0.0.1:9", "--registry", &below]);
    assert!(both.code == 2 && both.stdout.contains("acme/echo:0.2.0"), "{both:?}");
    assert!(both.stderr.contains("oci://127.0.0.1:9 could not be searched"), "{both:?}");
}

#[test]
fn a_tag_does_not_come_to_name_something_else_unasked() {
    let Some(registry) = Registry::new("a_tag_does_not_come_to_name_something_else_unasked") else { return };
    let home = easy();
    let latest = format!("{}:latest", registry.place("acme/echo"));
    let first = told(&home, &["plugins", "publish", "made/echo.wasm", &latest]);
    let again = told(&home, &["plugins", "publish", "made/echo.wasm", &latest]);
    assert_eq!((&again["was_there"], &again["manifest"]), (&json!(true), &first["manifest"]));
    done(&home, &["plugins", "install", &latest]);
    assert_eq!(home.run(&["plugins", "outdated"]).code, 0);
    refused(&home, &["plugins", "publish", "made/echo-v2.wasm", &latest], "pass --overwrite");
    done(&home, &["plugins", "publish", "made/echo-v2.wasm", &latest, "--overwrite"]);
    assert_eq!(home.run(&["plugins", "outdated"]).code, 1);
    done(&home, &["plugins", "upgrade"]);
    assert_eq!(installed(&home, "echo"), Some(guest("echo-v2")));
    refused(&home, &["plugins", "publish", "made/echo.wasm", "https://example.com/x"], "is no registry");
    home.write("made/text.wasm", "no plugin");
    refused(&home, &["plugins", "publish", "made/text.wasm", &latest], "is no plugin");
}

#[test]
fn only_what_a_trusted_key_signed_is_installed_where_that_is_demanded() {
    let test = "only_what_a_trusted_key_signed_is_installed_where_that_is_demanded";
    let Some(registry) = Registry::new(test) else { return };
    let home = easy();
    let (Some(acme), Some(other)) = (Keys::new(&home, "acme"), Keys::new(&home, "other")) else {
        return eprintln!("{test}: left out, there is no `openssl`");
    };
    let demand = |key: &Keys| {
        let (source, key) = (registry.place("acme"), key.public.display());
        settings(&home, &format!("distribution:\n  trust:\n    - source: {source}\n      key_files: [{key}]\n"));
    };
    let place = registry.place("acme/echo");
    let first = format!("{place}:0.1.0");
    done(&home, &["plugins", "publish", "made/echo.wasm", &place]);
    demand(&acme);
    refused(&home, &["plugins", "install", &first], "is not signed");
    refused(&home, &["plugins", "install", &first, "--allow-unsigned"], "is not signed");
    // Signed by somebody else.
    let sign = |file: &str, key: &Keys| {
        let file = format!("made/{file}.wasm");
        told(&home, &["plugins", "publish", &file, &place, "--key", key.private.to_str().unwrap()])
    };
    sign("echo", &other);
    refused(&home, &["plugins", "install", &first], "is not signed by anyone who may");
    // A trusted signature, of another artifact.
    let second = sign("echo-v2", &acme);
    let first_digest = sign("echo", &other)["manifest"].as_str().unwrap().replace(':', "-");
    let second_digest = second["manifest"].as_str().unwrap().replace(':', "-");
    let signatures = get(&registry, &format!("acme/echo/manifests/{second_digest}.sig"));
    let own = get(&registry, &format!("acme/echo/manifests/{first_digest}.sig"));
    put_manifest(&registry, "acme/echo", &format!("{first_digest}.sig"), signatures.clone());
    refused(&home, &["plugins", "install", &first], "a signature is of another artifact");
    assert_eq!(in_folder(&home), Vec::<String>::new());

    // What is signed is as cosign signs it: `openssl` finds the same.
    let signatures: Value = serde_json::from_slice(&signatures).unwrap();
    let layer = &signatures["layers"][0];
    assert_eq!(layer["mediaType"], "application/vnd.dev.cosign.simplesigning.v1+json");
    let signature = layer["annotations"]["dev.cosignproject.cosign/signature"].as_str().unwrap();
    let payload = get(&registry, &format!("acme/echo/blobs/{}", layer["digest"].as_str().unwrap()));
    assert!(acme.has_signed(&home, &payload, signature));
    assert!(!other.has_signed(&home, &payload, signature));
    let payload: Value = serde_json::from_slice(&payload).unwrap();
    assert_eq!(payload["critical"]["image"]["docker-manifest-digest"], second["manifest"]);

    // Both signatures stand beside the artifact when both sign it.
    put_manifest(&registry, "acme/echo", &format!("{first_digest}.sig"), own);
    sign("echo", &acme);
    let answer = told(&home, &["plugins", "install", &first]);
    assert!(answer["plugins"][0]["signer"].as_str().unwrap().starts_with("sha256:"), "{answer}");
    demand(&other);
    done(&home, &["plugins", "install", &first]);
    // And the upgrade demands what the settings demand.
    refused(&home, &["plugins", "upgrade"], "is not signed by anyone who may");
    demand(&acme);
    done(&home, &["plugins", "upgrade"]);
    assert_eq!(installed(&home, "echo"), Some(guest("echo-v2")));
}

#[test]
fn a_server_is_not_trusted_unless_the_person_says_so() {
    let Some(registry) = Registry::new("a_server_is_not_trusted_unless_the_person_says_so") else { return };
    let home = easy();
    let place = registry.place("acme/echo");
    done(&home, &["plugins", "publish", "made/echo.wasm", &place]);
    settings(&home, "");
    refused(&home, &["plugins", "install", &place], "pass --allow-unsigned if you know these bytes");
    done(&home, &["plugins", "install", &place, "--allow-unsigned"]);
}

#[test]
fn logins_are_those_of_docker() {
    let Some(registry) = Registry::with_login("logins_are_those_of_docker") else { return };
    let home = easy();
    let place = registry.place("acme/echo");
    refused(&home, &["plugins", "publish", "made/echo.wasm", &place], "log in with `docker login");
    let config = |auth: &str| home.write(".docker/config.json", auth.replace("SERVER", registry.address()));
    let base64 = |text: &str| {
        let input = home.write("login", text);
        let output = std::process::Command::new("base64").arg("-w0").arg(input).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let (name, password) = LOGIN;
    config(&format!("{{\"auths\":{{\"SERVER\":{{\"auth\":\"{}\"}}}}}}", base64("acme:wrong")));
    let outcome = refused(&home, &["plugins", "publish", "made/echo.wasm", &place], "is not enough");
    assert!(!outcome.stderr.contains("wrong"), "{outcome:?}");
    config(&format!("{{\"auths\":{{\"SERVER\":{{\"auth\":\"{}\"}}}}}}", base64(&format!("{name}:{password}"))));
    done(&home, &["plugins", "publish", "made/echo.wasm", &place]);
    done(&home, &["plugins", "search", "--registry", &registry.place("acme")]);
    // A helper that keeps the password elsewhere.
    let helper = home.write(
        "bin/docker-credential-safe",
        format!(
            "#!/bin/sh\nread server\n[ \"$1\" = get ] && echo '{{\"Username\":\"{name}\",\"Secret\":\"{password}\"}}'\n"
        ),
    );
    fs::set_permissions(&helper, fs::Permissions::from_mode(0o755)).unwrap();
    config("{\"credsStore\":\"safe\"}");
    let path = format!("{}:/usr/bin:/bin", helper.parent().unwrap().display());
    let mut command = home.host(&["plugins", "install", &place]);
    let outcome = crate::home::outcome(command.env("PATH", &path), b"");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
    config("{\"credsStore\":\"broken\"}");
    refused(&home, &["plugins", "install", &place], "failed to find a login");
}

#[test]
fn a_download_goes_on_where_it_stopped() {
    let Some(registry) = Registry::new("a_download_goes_on_where_it_stopped") else { return };
    let home = Home::with_empty_cache();
    settings(&home, "distribution: {unsigned: allow}\n");
    guest_file(&home, "echo");
    let place = registry.place("acme/echo");
    let digest = told(&home, &["plugins", "publish", "made/echo.wasm", &place])["digest"].as_str().unwrap().to_owned();
    // What an earlier try left: half of it.
    let name = String::from_utf8(
        std::process::Command::new("sh")
            .args(["-c", &format!("printf %s {digest} | sha256sum")])
            .output()
            .unwrap()
            .stdout,
    );
    let name = name.unwrap().split(' ').next().unwrap().to_owned();
    let half = guest("echo")[..30_000].to_vec();
    let file = home.write(&format!("cache/prompt-host/downloads/{name}.part"), &half);
    done(&home, &["plugins", "install", &place]);
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
    registry.wait_for_log("http.response.status=206");
    assert!(!file.exists(), "what is whole is not kept");
    // Half of something else: found out, and fetched anew.
    home.write(&format!("cache/prompt-host/downloads/{name}.part"), vec![7; 30_000]);
    done(&home, &["plugins", "remove", "echo"]);
    done(&home, &["plugins", "install", &place]);
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
}
