//! A user with a home folder of their own, who runs the real `host` program.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Once, OnceLock};
use std::time::SystemTime;

use prompt_host_tests::guests::{guest, target_folder};
use serde_json::Value;
use tempfile::TempDir;

/// Folders and variables in which nothing else of this machine can be seen.
pub(crate) struct Home {
    folder: TempDir,
    cache: PathBuf,
}

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Home {
    /// With compiled plugins shared by all tests, which saves each a second.
    pub(crate) fn new() -> Self {
        static WARM: Once = Once::new();
        let home = Self { folder: home(), cache: target_folder().join("guests").join("homes") };
        // A host whose plugins for templates are compiled already has them from its first
        // generation on, as the tests count them.
        WARM.call_once(|| assert_eq!(home.run(&["plugins", "list"]).code, 0));
        home
    }

    /// With nothing compiled yet.
    pub(crate) fn with_empty_cache() -> Self {
        let folder = home();
        let cache = folder.path().join("cache");
        Self { folder, cache }
    }

    /// A path in the home folder, which is also where commands run.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file below the home folder.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// The folder that plugins are watched in.
    pub(crate) fn plugins(&self) -> PathBuf {
        let folder = self.path("data/prompt-host/plugins");
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// Drops a guest into the plugin folder as people should: whole, by rename.
    pub(crate) fn drop_plugin(&self, file: &str, name: &str) {
        let hidden = self.plugins().join(format!(".{file}.new"));
        fs::write(&hidden, guest(name)).unwrap();
        fs::rename(hidden, self.plugins().join(file)).unwrap();
    }

    /// Where the sockets of running hosts are.
    pub(crate) fn sockets(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.path("run")).into_iter().flatten();
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "sock"))
            .collect()
    }

    /// Where compiled components are kept.
    pub(crate) fn compiled(&self) -> PathBuf {
        self.cache.join("prompt-host").join("components")
    }

    /// `host` with these arguments, in this home.
    pub(crate) fn host(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CACHE_HOME", &self.cache)
            .env("PROMPT_HOST_RUNTIME_DIR", self.path("run"))
            // These tests are about what is said, not about how fast a busy machine says it.
            .env("PROMPT_HOST__IMPROVE__DEADLINE_MS", "30000")
            .env("PROMPT_HOST__LIMITS__DEADLINE_MS", "20000")
            .env("PROMPT_HOST__SERVER__CALL_DEADLINE_MS", "60000")
            .env("COLUMNS", "100");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_with_input(arguments, b"")
    }

    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Outcome {
        outcome(&mut self.host(arguments), input)
    }

    /// What a command prints as JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let outcome = self.run(arguments);
        serde_json::from_str(&outcome.stdout).unwrap_or_else(|error| panic!("{error}: {outcome:?}"))
    }

    /// Names of this home and its host, replaced by words that stay the same.
    pub(crate) fn stable(&self, text: &str) -> String {
        text.replace(self.folder.path().to_str().unwrap(), "HOME").replace(self.cache.to_str().unwrap(), "CACHE")
    }
}

/// Runs a command to its end.
pub(crate) fn outcome(command: &mut Command, input: &[u8]) -> Outcome {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A command that does not read its input breaks the pipe, which is its right.
    let feeding = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn home() -> TempDir {
    // Not in `target`: the path of a socket has at most 108 bytes.
    tempfile::Builder::new().prefix("host-").tempdir().unwrap()
}

/// The built program, which must not be older than its sources.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let program = test.ancestors().nth(2).unwrap().join("host");
        let built = fs::metadata(&program).and_then(|meta| meta.modified());
        let stale = built.is_ok_and(|built| newest(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../host/src")) > built);
        assert!(
            program.is_file() && !stale,
            "{} is {}: run `make test`, or `cargo build --workspace --exclude prompt-host-guests --bins --tests`",
            program.display(),
            if stale { "older than host/src" } else { "not built" }
        );
        program
    })
}

fn newest(folder: &Path) -> SystemTime {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let time =
        |path: PathBuf| if path.is_dir() { newest(&path) } else { fs::metadata(path).unwrap().modified().unwrap() };
    entries.map(time).max().unwrap_or(SystemTime::UNIX_EPOCH)
}
