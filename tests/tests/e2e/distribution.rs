//! Installing, publishing and trusting plugins: real files, a real registry, and servers that mean harm.

mod crashes;
mod files;
mod registries;
pub(crate) mod registry;
mod strangers;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use prompt_host_tests::guests::guest;
use serde_json::Value;

use crate::home::{Home, Outcome};

/// Writes the person's settings.
fn settings(home: &Home, text: &str) {
    home.write("config/prompt-host/config.yaml", text);
}

/// The bytes of an installed plugin.
fn installed(home: &Home, id: &str) -> Option<Vec<u8>> {
    fs::read(home.plugins().join(format!("{id}.wasm"))).ok()
}

/// All names in the plugin folder, also hidden ones.
fn in_folder(home: &Home) -> Vec<String> {
    let entries = fs::read_dir(home.plugins()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What the list of installed plugins says.
fn ledger(home: &Home) -> String {
    fs::read_to_string(home.path("data/prompt-host/installed.toml")).unwrap_or_default()
}

/// Runs a command that has to fail, for a reason that its message holds.
#[track_caller]
fn refused(home: &Home, arguments: &[&str], reason: &str) -> Outcome {
    let outcome = home.run(arguments);
    assert_eq!(outcome.code, 2, "{arguments:?}: {outcome:?}");
    // Messages are folded to the width of the terminal.
    let said = outcome.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(reason), "{arguments:?}: {said}");
    outcome
}

/// Runs a command that has to do its work.
#[track_caller]
fn done(home: &Home, arguments: &[&str]) -> Outcome {
    let outcome = home.run(arguments);
    assert_eq!(outcome.code, 0, "{arguments:?}: {outcome:?}");
    outcome
}

/// Runs a command that has to do its work, and answers what it prints as JSON.
#[track_caller]
fn told(home: &Home, arguments: &[&str]) -> Value {
    let arguments = [arguments, &["--json"]].concat();
    serde_json::from_str(&done(home, &arguments).stdout).unwrap()
}

/// A key pair as `openssl` makes it; none where there is no `openssl`.
struct Keys {
    private: PathBuf,
    public: PathBuf,
}

impl Keys {
    /// In this home, by this name.
    fn new(home: &Home, name: &str) -> Option<Self> {
        let (private, public) = (home.path(&format!("{name}.key")), home.path(&format!("{name}.pub")));
        let made = openssl(&["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out"], &private)?;
        assert!(made, "openssl makes no key");
        let private_text = private.to_str().unwrap();
        assert_eq!(openssl(&["pkey", "-in", private_text, "-pubout", "-out"], &public), Some(true));
        Some(Self { private, public })
    }

    /// Signs a file as `cosign sign-blob --key` does, into the file beside it.
    fn sign(&self, file: &Path) {
        let raw = file.with_extension("raw");
        let arguments = ["dgst", "-sha256", "-sign", self.private.to_str().unwrap(), "-out", raw.to_str().unwrap()];
        assert_eq!(openssl(&arguments, file), Some(true));
        let base64 = Command::new("openssl").args(["base64", "-A", "-in"]).arg(&raw).output().unwrap();
        fs::write(format!("{}.sig", file.display()), base64.stdout).unwrap();
    }

    /// Whether `openssl` finds that this key signed these bytes; `signature` is base64.
    fn has_signed(&self, home: &Home, bytes: &[u8], signature: &str) -> bool {
        let (payload, text, raw) =
            (home.write("verify/payload", bytes), home.write("verify/base64", signature), home.path("verify/raw"));
        assert_eq!(openssl(&["base64", "-d", "-A", "-out", raw.to_str().unwrap(), "-in"], &text), Some(true));
        let public = self.public.to_str().unwrap();
        let arguments = ["dgst", "-sha256", "-verify", public, "-signature", raw.to_str().unwrap()];
        openssl(&arguments, &payload) == Some(true)
    }
}

fn openssl(arguments: &[&str], last: &Path) -> Option<bool> {
    let output = Command::new("openssl").args(arguments).arg(last).output().ok()?;
    Some(output.status.success())
}

/// A file of a guest in this home.
fn guest_file(home: &Home, name: &str) -> PathBuf {
    home.write(&format!("made/{name}.wasm"), guest(name))
}
