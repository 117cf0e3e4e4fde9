//! What `docs/ops` says, held against the code: versions, ports, paths, settings.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser as _;
use saphyr::{LoadableYamlNode as _, Yaml};
use serde_json::Value;

use super::{Arguments, Command};
use crate::config::{Environment, Sources};

/// What the host answers probes at, as docs/operations.md has it.
const PROBES: [(&str, &str); 3] =
    [("startupProbe", "/livez"), ("livenessProbe", "/livez"), ("readinessProbe", "/readyz")];
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/ops").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(name: &str) -> Value {
    serde_json::from_str(&file(name)).unwrap()
}

/// The command that these words are, which has to be one of this program.
fn command(words: &[&str]) -> Arguments {
    let words = ["host"].into_iter().chain(words.iter().copied());
    Arguments::try_parse_from(words).unwrap_or_else(|error| panic!("{error}"))
}

fn documents() -> Vec<Yaml<'static>> {
    let text: &'static str = file("kubernetes.yaml").leak();
    Yaml::load_from_str(text).unwrap()
}

fn of_kind<'d>(documents: &'d [Yaml<'static>], kind: &str) -> &'d Yaml<'static> {
    documents.iter().find(|document| document["kind"].as_str() == Some(kind)).unwrap_or_else(|| panic!("no {kind}"))
}

#[test]
fn the_deployment_calls_what_the_host_answers() {
    let documents = documents();
    let pod = &of_kind(&documents, "Deployment")["spec"]["template"]["spec"];
    let container = &pod["containers"][0];
    let arguments: Vec<&str> =
        container["args"].as_sequence().unwrap().iter().filter_map(|word| word.as_str()).collect();
    assert!(matches!(command(&arguments).command, Command::Serve(_)));
    let address: SocketAddr = arguments.last().unwrap().parse().unwrap();
    let port = &container["ports"][0];
    assert_eq!(port["containerPort"].as_integer(), Some(i64::from(address.port())));
    for (probe, path) in PROBES {
        let get = &container[probe]["httpGet"];
        assert_eq!((get["path"].as_str(), get["port"].as_str()), (Some(path), port["name"].as_str()), "{probe}");
        assert_eq!(get["httpHeaders"][0]["value"].as_str(), Some("localhost"), "{probe} calls by an allowed name");
    }
    let image = container["image"].as_str().unwrap();
    assert!(image.ends_with(&format!(":{VERSION}")), "{image}");
    assert_eq!(of_kind(&documents, "Service")["spec"]["ports"][0]["targetPort"].as_str(), port["name"].as_str());
    // What the standard `restricted` of Kubernetes asks for.
    let (pod, own) = (&pod["securityContext"], &container["securityContext"]);
    assert_eq!(pod["runAsNonRoot"].as_bool(), Some(true));
    assert_eq!(pod["seccompProfile"]["type"].as_str(), Some("RuntimeDefault"));
    assert_eq!(own["allowPrivilegeEscalation"].as_bool(), Some(false));
    assert_eq!(own["readOnlyRootFilesystem"].as_bool(), Some(true));
    assert_eq!(own["capabilities"]["drop"][0].as_str(), Some("ALL"));
    assert_eq!(of_kind(&documents, "PodDisruptionBudget")["spec"]["minAvailable"].as_integer(), Some(1));
}

#[test]
fn the_settings_of_the_deployment_hold() {
    let documents = documents();
    let text = of_kind(&documents, "ConfigMap")["data"]["config.yaml"].as_str().unwrap();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("prompt-host");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("config.yaml"), text).unwrap();
    let variables = [("DATABASE_URL", "postgres://db/records"), ("REDIS_URL", "redis://cache")];
    let env = Environment {
        variables: variables.map(|(name, value)| (name.into(), value.into())).to_vec(),
        working_dir: home.path().to_owned(),
        config_dir: Some(home.path().to_owned()),
        ..Environment::default()
    };
    let loaded = Sources::discover(env, Vec::new(), None).load().unwrap_or_else(|problems| panic!("{problems}"));
    assert!(loaded.settings.identity.is_required(), "who is reached from other machines asks who calls");
    assert_eq!(loaded.inherited.value("REDIS_URL"), Some("redis://cache"));
}

#[test]
fn the_service_runs_a_command_of_this_program() {
    let unit = file("prompt-host.service");
    let value = |key: &str| {
        let line = unit.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        line.unwrap_or_else(|| panic!("no {key}"))
    };
    let words: Vec<&str> = value("ExecStart").split_whitespace().skip(1).collect();
    assert!(matches!(command(&words).command, Command::Serve(_)));
    assert_eq!((value("Type"), value("NotifyAccess")), ("notify", "main"));
    for hardened in ["NoNewPrivileges=yes", "ProtectSystem=strict", "DynamicUser=yes", "CapabilityBoundingSet=\n"] {
        assert!(unit.contains(hardened), "{hardened}");
    }
    assert!(unit.contains("MemoryDenyWriteExecute=no"), "plugins are compiled in the process");
    let grace: u64 = crate::config::profile::SAYS
        .iter()
        .find(|(profile, path, _)| profile.name() == "production" && *path == "server.grace_ms")
        .map(|(.., value)| value.parse().unwrap())
        .unwrap();
    assert!(value("TimeoutStopSec").parse::<u64>().unwrap() * 1_000 > grace, "running calls are answered first");
}

#[test]
fn systemd_understands_the_service() {
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("prompt-host.service");
    // The program need not be installed for that.
    std::fs::write(&unit, file("prompt-host.service").replace("/usr/local/bin/host", "/bin/true")).unwrap();
    let verified = std::process::Command::new("systemd-analyze").arg("verify").arg(&unit).output();
    let Ok(verified) = verified else {
        return eprintln!("systemd_understands_the_service: left out, there is no `systemd-analyze` here");
    };
    let said = String::from_utf8_lossy(&verified.stderr);
    assert!(verified.status.success() && !said.contains("prompt-host.service"), "{said}");
}

#[test]
fn the_image_runs_as_nobody_and_looks_after_itself() {
    let dockerfile = file("Dockerfile");
    let line = |keyword: &str| {
        let line = dockerfile.lines().rfind(|line| line.trim_start().starts_with(keyword));
        line.unwrap_or_else(|| panic!("no {keyword}"))
    };
    assert_ne!(line("USER").split_whitespace().nth(1), Some("root"));
    for from in dockerfile.lines().filter(|line| line.starts_with("FROM ")) {
        let image = from.split_whitespace().nth(1).unwrap();
        let (_, tag) = image.rsplit_once(':').unwrap_or_else(|| panic!("{image} has no tag"));
        assert_ne!(tag, "latest");
    }
    let words = |line: &str| -> Vec<String> {
        let (_, rest) = line.split_once('[').unwrap();
        serde_json::from_str(&format!("[{rest}")).unwrap()
    };
    let default = words(line("CMD"));
    assert!(matches!(command(&default.iter().map(String::as_str).collect::<Vec<_>>()).command, Command::Serve(_)));
    assert_eq!(words(line("HEALTHCHECK"))[1..], ["status"]);
    let name = json("server.json")["name"].as_str().unwrap().to_owned();
    assert!(dockerfile.contains(&format!("io.modelcontextprotocol.server.name=\"{name}\"")));
    // The toolchain that builds it is the one of the repository.
    let toolchain = include_str!("../../../rust-toolchain.toml");
    let channel = toolchain.split('"').nth(1).unwrap();
    assert!(dockerfile.contains(&format!("FROM rust:{channel}-")), "{channel}");
}

/// Required fields and bounds of `server.schema.json` of 2025-12-11, for what is used of it.
#[test]
fn the_registry_takes_the_description() {
    let server = json("server.json");
    assert_eq!(server["$schema"], "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json");
    let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned();
    let name = text(&server["name"]);
    let pattern = regex::Regex::new(r"^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$").unwrap();
    assert!(pattern.is_match(&name) && (3..=200).contains(&name.len()), "{name}");
    for (field, most) in [("description", 100), ("title", 100), ("version", 255)] {
        let length = text(&server[field]).chars().count();
        assert!((1..=most).contains(&length), "{field}: {length}");
    }
    assert_eq!(server["version"], VERSION);
    assert_eq!(server["repository"]["source"], "github");
    assert_eq!(server["repository"]["url"], env!("CARGO_PKG_REPOSITORY"));
    let known = ["$schema", "name", "title", "description", "version", "repository", "packages"];
    assert!(server.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())));
    for package in server["packages"].as_array().unwrap() {
        assert!(["oci", "mcpb"].contains(&text(&package["registryType"]).as_str()));
        assert!(text(&package["identifier"]).contains(VERSION), "{package}");
        assert_eq!(package["transport"]["type"], "stdio");
        for variable in package["environmentVariables"].as_array().into_iter().flatten() {
            assert!(text(&variable["name"]).starts_with("PROMPT_HOST__"));
            let choices = variable["choices"].as_array().unwrap();
            assert!(choices.contains(&variable["default"]));
        }
    }
}

#[test]
fn the_bundle_starts_the_host() {
    let manifest = json("mcpb/manifest.json");
    assert_eq!((&manifest["version"], &manifest["server"]["type"]), (&VERSION.into(), &"binary".into()));
    let server = &manifest["server"];
    let entry = server["entry_point"].as_str().unwrap();
    assert_eq!(server["mcp_config"]["command"], format!("${{__dirname}}/{entry}"));
    let arguments: Vec<&str> =
        server["mcp_config"]["args"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(matches!(command(&arguments).command, Command::Serve(_)));
    // What the person sets is one of the settings.
    for (name, value) in server["mcp_config"]["env"].as_object().unwrap() {
        let key = value.as_str().unwrap().trim_start_matches("${user_config.").trim_end_matches('}').to_owned();
        let default = manifest["user_config"][&key]["default"].as_str().unwrap();
        let env = Environment {
            variables: vec![(name.into(), default.into())],
            working_dir: std::env::temp_dir().join("prompt-host-has-no-settings-here"),
            ..Environment::default()
        };
        Sources::discover(env, Vec::new(), None).load().unwrap_or_else(|problems| panic!("{problems}"));
    }
}
