//! Where settings are looked for, and how they become one.

use std::path::{Path, PathBuf};

use super::dotenv::{self, Dotenv, Inherited};
use super::environment::Environment;
use super::node::{Layer, Node, Origin, Place, SourceFile, Value};
use super::overrides::{self, Override};
use super::path::SettingPath;
use super::problem::{Problem, Problems};
use super::read::{self, Format};
use super::seed;
use super::settings::Settings;
use super::show::{self, Shown};
use super::trust;
use super::variables::Variables;
use super::{check, decode, profile};
use crate::learn::ModelChoice;

/// Everything that settings may come from. Cheap: files are looked for at each [`load`](Self::load),
/// so that one that appears later is found.
#[derive(Debug, Clone)]
pub struct Sources {
    env: Environment,
    overrides: Vec<Override>,
    explicit: Option<PathBuf>,
}

/// Settings that hold together.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The settings.
    pub settings: Settings,
    /// The files that were read.
    pub files: Vec<(Layer, PathBuf)>,
    /// Variables that other programs know too, and that are no settings.
    pub inherited: Inherited,
    /// What a project says, in its file or a `.env`, and may not say: it has no effect.
    pub unheard: Vec<Problem>,
    origins: Node,
}

impl Loaded {
    /// Every setting with its origin.
    ///
    /// # Errors
    /// When a folder's name is not UTF-8, so that JSON cannot say it.
    pub fn show(&self) -> Result<Vec<Shown>, serde_json::Error> {
        show::leaves(&self.settings, &self.origins)
    }

    /// Where the value of a setting came from.
    pub fn origin(&self, path: &SettingPath) -> Origin {
        self.origins.at(path).map_or(Origin::DEFAULT, |node| node.origin.clone())
    }
}

impl Sources {
    /// `explicit` is the file of `--config`, which stands in the project file's place.
    pub fn discover(env: Environment, overrides: Vec<Override>, explicit: Option<PathBuf>) -> Self {
        let explicit = explicit.map(|file| env.working_dir.join(file));
        Self { env, overrides, explicit }
    }

    /// Reads, merges and checks.
    ///
    /// # Errors
    /// Everything that is wrong, in every source.
    pub fn load(&self) -> Result<Loaded, Problems> {
        let mut problems = Vec::new();
        let mut files = Vec::new();
        let dotenv = self.dotenv(&mut problems);
        let process = Variables::of_process(&self.env);
        let written = dotenv.as_ref().map(Variables::of_file);
        let database = process.database_url().or_else(|| written?.database_url());
        let mut merged = overrides::tree(database.as_slice(), &mut problems);
        let mut unheard = Vec::new();
        for (layer, path) in self.files(&mut problems) {
            match read::file(&path, &self.shown(&path), layer) {
                Ok(node) => {
                    let mut said = seed::translated(node, &mut problems);
                    if layer == Layer::Project && self.explicit.is_none() {
                        unheard.extend(trust::bounded(&mut said));
                    }
                    merged = said.over(merged);
                }
                Err(unread) => problems.extend(unread),
            }
            files.push((layer, path));
        }
        files.extend(dotenv.as_ref().map(|dotenv| (Layer::Dotenv, dotenv.path.clone())));
        for variables in written.into_iter().chain([process]) {
            let mut said = self.said_by(variables, &mut files, &mut problems);
            if variables.layer() == Layer::Dotenv {
                unheard.extend(dotenv::bounded(&mut said));
            }
            merged = said.over(merged);
        }
        merged = overrides::tree(&self.overrides, &mut problems).over(merged);
        merged = profile::beneath(merged, &mut problems);
        problems.extend(check::problems(&merged));
        let inherited = Inherited::new(process, written);
        match decode::decode::<Settings>(&merged) {
            Ok(settings) if problems.is_empty() => {
                let settings = self.completed(settings, &merged);
                Ok(Loaded { settings, files, inherited, unheard, origins: merged })
            }
            Ok(_) => Err(Problems::new(problems)),
            Err(wrong) => {
                problems.extend(wrong);
                Err(Problems::new(problems))
            }
        }
    }

    /// What variables say: single settings, over them a file, over that a whole tree.
    fn said_by(
        &self,
        variables: Variables<'_>,
        files: &mut Vec<(Layer, PathBuf)>,
        problems: &mut Vec<Problem>,
    ) -> Node {
        let single = variables.overrides(problems);
        let mut said = overrides::tree(&single, problems);
        // A flag that names another file goes before.
        let file = variables.client_file().filter(|_| self.explicit.is_none());
        if let Some(path) = file.map(|file| self.env.working_dir.join(file)) {
            match read::file(&path, &self.shown(&path), variables.layer()) {
                Ok(node) => said = seed::translated(node, problems).over(said),
                Err(unread) => problems.extend(unread),
            }
            files.push((variables.layer(), path));
        }
        match variables.inline(&self.env.working_dir) {
            Some(Ok(node)) => seed::translated(node, problems).over(said),
            Some(Err(unread)) => {
                problems.extend(unread);
                said
            }
            None => said,
        }
    }

    /// The `.env` of the working folder, or the nearest one above it within the repository. A
    /// folder of that name is another program's.
    fn dotenv(&self, problems: &mut Vec<Problem>) -> Option<Dotenv> {
        let mut files = self.project_dirs().into_iter().map(|dir| dir.join(Dotenv::NAME));
        let path = files.find(|file| file.is_file())?;
        let shown = self.shown(&path);
        Dotenv::read(path, shown, problems)
    }

    /// Files whose change, appearance or end can change the settings.
    pub fn watched_files(&self) -> Vec<PathBuf> {
        let mut watched = Vec::new();
        if let Some(dir) = self.user_dir() {
            watched.extend(named(&dir, "config"));
        }
        watched.extend(self.client_file());
        watched.extend(self.project_dirs().into_iter().map(|dir| dir.join(Dotenv::NAME)));
        match &self.explicit {
            Some(file) => watched.push(file.clone()),
            None => {
                for dir in self.project_dirs() {
                    let candidates = named(dir, "prompt-host");
                    let found = candidates.iter().any(|file| exists(file));
                    watched.extend(candidates);
                    if found {
                        break;
                    }
                }
            }
        }
        watched
    }

    /// The file that `host plugins enable` writes: the one of `--config` or of
    /// `MCP_CONFIG_PATH`, else the project's, else the user's, existing or not; none without a
    /// home folder.
    pub fn writable_file(&self) -> Option<PathBuf> {
        if let Some(file) = self.client_file() {
            return Some(file);
        }
        let found = self.files(&mut Vec::new());
        let last = found.into_iter().next_back().map(|(_, path)| path);
        last.or_else(|| self.user_dir().map(|dir| dir.join("config.yaml")))
    }

    /// Where a layer's file with this ending stands, or would stand: the one of `--config`, or
    /// the usual one. None for layers without files, without a home folder, and for an ending
    /// that no settings have.
    pub fn place_of(&self, layer: Layer, ending: &str) -> Option<PathBuf> {
        let (dir, stem) = match layer {
            Layer::User => (self.user_dir()?, "config"),
            Layer::Project => match self.files(&mut Vec::new()).pop() {
                Some((Layer::Project, file)) if file.extension().is_some_and(|known| known == ending) => {
                    return Some(file);
                }
                Some((Layer::Project, file)) => (file.parent()?.to_owned(), "prompt-host"),
                _ => (self.env.working_dir.clone(), "prompt-host"),
            },
            Layer::Default | Layer::Profile | Layer::Dotenv | Layer::Environment | Layer::Flag => return None,
        };
        Format::ENDINGS.contains(&ending).then(|| dir.join(format!("{stem}.{ending}")))
    }

    /// A file of another ending that would be read in the place of `file`.
    pub fn file_beside(&self, file: &Path) -> Option<PathBuf> {
        let (dir, stem) = (file.parent()?, file.file_stem()?.to_str()?);
        named(dir, stem).into_iter().find(|other| other != file && exists(other))
    }

    /// The files to read, the stronger later.
    fn files(&self, problems: &mut Vec<Problem>) -> Vec<(Layer, PathBuf)> {
        let mut files = Vec::new();
        if let Some(dir) = self.user_dir() {
            files.extend(self.only(named(&dir, "config"), Layer::User, problems));
        }
        match &self.explicit {
            Some(file) => files.push((Layer::Project, file.clone())),
            None => {
                let found = self
                    .project_dirs()
                    .into_iter()
                    .map(|dir| named(dir, "prompt-host"))
                    .find(|candidates| candidates.iter().any(|file| exists(file)));
                files.extend(self.only(found.unwrap_or_default(), Layer::Project, problems));
            }
        }
        files
    }

    /// The one candidate that exists. Two are an error: either might be the one that is meant.
    fn only(&self, candidates: Vec<PathBuf>, layer: Layer, problems: &mut Vec<Problem>) -> Option<(Layer, PathBuf)> {
        let mut existing = candidates.into_iter().filter(|file| exists(file));
        let first = existing.next()?;
        for other in existing {
            let file = SourceFile { shown: self.shown(&other), path: other, text: String::new() };
            let message = format!("stands beside {}, which would be read too: keep one of the two", self.shown(&first));
            problems.push(Problem::of_source(Origin { layer, place: Place::Whole(file.into()) }, message));
        }
        Some((layer, first))
    }

    /// The file that an MCP client names in the environment of the servers it starts. A flag
    /// that names another goes before.
    fn client_file(&self) -> Option<PathBuf> {
        let file = Variables::of_process(&self.env).client_file().filter(|_| self.explicit.is_none())?;
        Some(self.env.working_dir.join(file))
    }

    fn user_dir(&self) -> Option<PathBuf> {
        self.env.config_dir.as_ref().map(|dir| dir.join("prompt-host"))
    }

    /// The working folder and those above it up to the root of its repository. Outside of a
    /// repository only the working folder: `/tmp` above it is everybody's.
    fn project_dirs(&self) -> Vec<&Path> {
        let dirs: Vec<&Path> = self.env.working_dir.ancestors().collect();
        let root = dirs.iter().position(|dir| dir.join(".git").exists()).unwrap_or(0);
        dirs.into_iter().take(root + 1).collect()
    }

    fn shown(&self, path: &Path) -> String {
        let short = path.strip_prefix(&self.env.working_dir).ok().filter(|short| !short.as_os_str().is_empty());
        short.unwrap_or(path).display().to_string()
    }

    /// Fills what depends on this process: default folders, and what paths are relative to.
    fn completed(&self, mut settings: Settings, origins: &Node) -> Settings {
        let base = |keys: &[&str]| {
            let node = origins.at(&SettingPath::of_keys(keys.iter().copied()));
            node.and_then(|node| node.origin.base_dir()).unwrap_or(&self.env.working_dir)
        };
        let resolve = |base: &Path, path: &Path| match (path.strip_prefix("~"), &self.env.home) {
            (Ok(below), Some(home)) => home.join(below),
            _ => base.join(path),
        };
        let set = |node: &Node| node.value != Value::Null;
        if origins.get("plugin_dirs").is_some_and(set) {
            let base = base(&["plugin_dirs"]);
            settings.plugin_dirs.iter_mut().for_each(|dir| *dir = resolve(base, dir));
        } else {
            settings.plugin_dirs = Settings::defaults(&self.env).plugin_dirs;
        }
        if origins.at(&SettingPath::of_keys(["templates", "dirs"])).is_some_and(set) {
            let base = base(&["templates", "dirs"]);
            settings.templates.dirs.iter_mut().for_each(|dir| *dir = resolve(base, dir));
        } else {
            settings.templates.dirs = Settings::defaults(&self.env).templates.dirs;
        }
        let overrides_base = base(&["overrides"]);
        for pattern in settings.overrides.iter_mut().flat_map(|scope| &mut scope.paths) {
            *pattern = pattern.starting_from(overrides_base, self.env.home.as_deref());
        }
        for (keys, path) in [
            (["runtime", "cache_dir"], &mut settings.runtime.cache_dir),
            (["log", "file"], &mut settings.log.file),
            (["audit", "file"], &mut settings.audit.file),
            (["templates", "history_dir"], &mut settings.templates.history_dir),
            (["records", "sqlite_file"], &mut settings.records.sqlite_file),
            (["records", "journal_dir"], &mut settings.records.journal_dir),
            (["model", "folder"], &mut settings.model.folder),
            (["backup", "folder"], &mut settings.backup.folder),
        ] {
            if let Some(path) = path {
                *path = resolve(base(&keys), path);
            }
        }
        let webhooks_base = base(&["webhooks"]);
        for file in settings.webhooks.iter_mut().filter_map(|webhook| webhook.secret_file.as_mut()) {
            *file = resolve(webhooks_base, file);
        }
        let trust_base = base(&["distribution", "trust"]);
        for file in settings.distribution.trust.iter_mut().flat_map(|trust| &mut trust.key_files) {
            *file = resolve(trust_base, file);
        }
        if let ModelChoice::File(path) = &mut settings.model.choice {
            *path = resolve(base(&["model", "use"]), path);
        }
        settings
    }
}

fn named(dir: &Path, stem: &str) -> Vec<PathBuf> {
    Format::ENDINGS.iter().map(|ending| dir.join(format!("{stem}.{ending}"))).collect()
}

/// Also a link to nothing and a folder of that name, which is then told.
fn exists(file: &Path) -> bool {
    file.symlink_metadata().is_ok()
}
