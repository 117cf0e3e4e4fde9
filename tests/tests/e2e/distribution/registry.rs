//! A registry of Debian's package `docker-registry`, on a free port of this machine.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use prompt_host_tests::guests::target_folder;
use tempfile::TempDir;

use crate::client::PATIENCE;

/// The login of [`Registry::with_login`].
pub(crate) const LOGIN: (&str, &str) = ("acme", "open sesame");
/// The same as `htpasswd -B` writes it.
const HTPASSWD: &str = "acme:$2b$04$wZ5H3sotaBKH8BazfCyKBOrYKUzlx45uJgwn1qMjManKRRS26PESG\n";

/// A running registry, which ends with this.
pub(crate) struct Registry {
    child: Child,
    address: String,
    log: Arc<Mutex<String>>,
    _folder: TempDir,
}

impl Registry {
    /// Open to everybody. None, which is said with the name of the test, where there is no such program.
    pub(crate) fn new(test: &str) -> Option<Self> {
        Self::start(test, "")
    }

    /// Open to whoever has [`LOGIN`].
    pub(crate) fn with_login(test: &str) -> Option<Self> {
        Self::start(test, "auth: { htpasswd: { realm: tests, path: HTPASSWD } }\n")
    }

    #[expect(clippy::print_stderr, reason = "a test that did not run has to say so")]
    fn start(test: &str, more: &str) -> Option<Self> {
        let Some(program) = program() else {
            eprintln!("{test}: left out, there is no `docker-registry`: run `make registry`");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        fs::write(path("htpasswd"), HTPASSWD).unwrap();
        let settings = format!(
            "version: 0.1\nstorage: {{ filesystem: {{ rootdirectory: {} }} }}\nhttp: {{ addr: '127.0.0.1:0' }}\n{}",
            path("data"),
            more.replace("HTPASSWD", &path("htpasswd"))
        );
        fs::write(path("config.yml"), settings).unwrap();
        let mut command = Command::new(program);
        command.args(["serve", &path("config.yml")]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Requests are told on one, and how it fares on the other.
        let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let log = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&log);
        std::thread::spawn(move || keep(BufReader::new(stdout), &kept));
        let mut lines = BufReader::new(stderr);
        let address = loop {
            let mut line = String::new();
            assert!(lines.read_line(&mut line).unwrap() > 0, "the registry ended before it listened");
            if let Some((_, rest)) = line.split_once("listening on ") {
                break rest.split(['"', ' ', ',']).next().unwrap().to_owned();
            }
        };
        let kept = Arc::clone(&log);
        std::thread::spawn(move || keep(lines, &kept));
        Some(Self { child, address, log, _folder: folder })
    }

    /// `oci://` and the name of a repository here.
    pub(crate) fn place(&self, repository: &str) -> String {
        format!("oci://{}/{repository}", self.address)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Waits until it tells this in its log.
    pub(crate) fn wait_for_log(&self, text: &str) {
        let started = Instant::now();
        while !self.log.lock().unwrap().contains(text) {
            assert!(started.elapsed() < PATIENCE, "no `{text}` in {}", self.log.lock().unwrap());
            std::thread::yield_now();
        }
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn keep(lines: impl std::io::BufRead, log: &Mutex<String>) {
    for line in lines.lines().map_while(Result::ok) {
        let mut log = log.lock().unwrap();
        log.push_str(&line);
        log.push('\n');
    }
}

/// Where `make registry` puts it, else where Debian does.
fn program() -> Option<PathBuf> {
    let here = target_folder().join("registry/usr/bin/docker-registry");
    [here, Path::new("/usr/bin/docker-registry").to_owned()].into_iter().find(|program| program.is_file())
}
