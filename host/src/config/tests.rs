//! One helper for all: a folder with files, and settings loaded from it.

mod documentation;
mod dotenv;
mod edits;
mod hostile;
mod layers;
mod masks;
mod messages;
mod overrides;
mod profiles;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Environment, Loaded, Override, Problems, Sources};

/// A home, and a repository in it, where the process works.
struct World {
    root: tempfile::TempDir,
    variables: Vec<(OsString, OsString)>,
    flags: Vec<Override>,
    explicit: Option<PathBuf>,
}

impl World {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("repo/.git")).unwrap();
        Self { root, variables: Vec::new(), flags: Vec::new(), explicit: None }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// A file below the home; `repo/…` is the project.
    fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    fn flag(mut self, flag: &str, assignment: &str) -> Self {
        self.flags.push(Override::assignment(flag, assignment).unwrap());
        self
    }

    fn explicit(mut self, file: &str) -> Self {
        self.explicit = Some(file.into());
        self
    }

    fn environment(&self, working_dir: &str) -> Environment {
        Environment {
            variables: self.variables.clone(),
            working_dir: self.path(working_dir),
            home: Some(self.path("")),
            config_dir: Some(self.path("config")),
            data_dir: Some(self.path("data")),
        }
    }

    fn sources_in(&self, working_dir: &str) -> Sources {
        Sources::discover(self.environment(working_dir), self.flags.clone(), self.explicit.clone())
    }

    fn load(&self) -> Result<Loaded, Problems> {
        self.sources_in("repo").load()
    }

    fn loaded(&self) -> Loaded {
        self.load().unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// Everything that is wrong, a line each, without the temporary folder's name.
    fn problems(&self) -> String {
        let problems = self.load().expect_err("something should be wrong").to_string();
        self.anonymous(&problems)
    }

    fn anonymous(&self, text: &str) -> String {
        text.replace(&self.root.path().display().to_string(), "HOME")
    }
}

fn origin(loaded: &Loaded, path: &str) -> String {
    loaded.origin(&path.parse().unwrap()).to_string()
}

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}
