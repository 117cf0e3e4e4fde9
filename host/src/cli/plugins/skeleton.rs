//! What a new plugin begins with: the files of `host/skeletons`, with its name filled in.
//!
//! The README there says which folders make a project and which words are filled in.

use std::borrow::Cow;
use std::collections::BTreeMap;

use clap::ValueEnum;

use crate::plugin::{PluginId, Track};

/// Paths below `host/skeletons`, with their texts.
const SKELETONS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/skeletons.rs"));
/// Paths below `wit/`, with their texts.
const CONTRACT: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/contract.rs"));

/// What the skeleton of this kind does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Reads prompts, and says what could be better
    Rule,
    /// Transforms values in templates
    Filter,
    /// Renders templates of one language
    TemplateEngine,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    Rust,
    Python,
    Javascript,
}

/// What turns JavaScript into a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Engine {
    #[default]
    ComponentizeQjs,
    ComponentizeJs,
}

/// Where cargo finds the SDK.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sdk {
    /// In the project's repository, at this host's version.
    Repository,
    /// In a folder, whose path is whole.
    Folder(String),
}

/// A plugin to be.
#[derive(Debug, Clone)]
pub(super) struct Project {
    pub(super) id: PluginId,
    pub(super) kind: Kind,
    pub(super) language: Language,
    /// For JavaScript.
    pub(super) engine: Engine,
    /// For Rust.
    pub(super) sdk: Sdk,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Filter => "filter",
            Self::TemplateEngine => "template-engine",
        }
    }

    fn summary(self) -> &'static str {
        match self {
            Self::Rule => "Rules about haste.",
            Self::Filter => "Filters that are loud.",
            Self::TemplateEngine => "Renders templates whose values follow a dollar.",
        }
    }
}

impl Language {
    fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Python => "python",
            Self::Javascript => "javascript",
        }
    }
}

impl Project {
    /// Paths in the project's folder, with their texts.
    pub(super) fn files(&self) -> BTreeMap<String, Cow<'static, str>> {
        let mut files = BTreeMap::new();
        for folder in self.folders() {
            for (path, text) in below(SKELETONS, &folder) {
                files.insert(path.trim_end_matches(".skeleton").to_owned(), self.filled_in(text).into());
            }
        }
        let contract = CONTRACT.iter().filter(|(path, _)| path.ends_with(".wit"));
        files.extend(contract.map(|(path, text)| (format!("wit/{path}"), Cow::Borrowed(*text))));
        files
    }

    /// What to type in the project's folder to build, test and serve it.
    pub(super) fn steps(&self) -> Vec<String> {
        let (build, folder) = match self.language {
            Language::Rust => ("cargo build --release --target wasm32-wasip2", "target/wasm32-wasip2/release"),
            Language::Python => ("make", "build"),
            Language::Javascript => ("npm install && npm run build", "build"),
        };
        vec![build.to_owned(), "host plugins test .".to_owned(), format!("host serve --plugin-dir {folder}")]
    }

    /// Folders of the skeletons, the later over the earlier.
    fn folders(&self) -> Vec<String> {
        let (language, kind) = (self.language.name(), self.kind.name());
        let mut folders = vec![format!("shared/{kind}/"), format!("{language}/any/"), format!("{language}/{kind}/")];
        if self.language == Language::Javascript && self.engine == Engine::ComponentizeJs {
            folders.push("javascript/componentize-js/".to_owned());
        }
        folders
    }

    fn filled_in(&self, text: &str) -> String {
        let id = self.id.as_str();
        let words = [
            ("{{ID}}", id.to_owned()),
            ("{{SNAKE_ID}}", id.replace('-', "_")),
            ("{{TITLE}}", title(id)),
            ("{{KIND}}", self.kind.name().to_owned()),
            ("{{SUMMARY}}", self.kind.summary().to_owned()),
            ("{{SDK}}", self.sdk.dependency()),
            ("{{CONTRACT}}", Track::NEWEST.to_string()),
            ("{{CONTRACT_VERSION}}", Track::NEWEST.version().to_owned()),
        ];
        words.iter().fold(text.to_owned(), |text, (word, meant)| text.replace(word, meant))
    }
}

impl Sdk {
    /// What stands between the braces of cargo's dependency.
    fn dependency(&self) -> String {
        match self {
            Self::Repository => {
                let (repository, version) = (env!("CARGO_PKG_REPOSITORY"), env!("CARGO_PKG_VERSION"));
                format!("git = \"{repository}\", version = \"{version}\"")
            }
            Self::Folder(path) => format!("path = {}", toml::Value::from(path.as_str())),
        }
    }
}

fn below<'a>(files: &'a [(&str, &str)], folder: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    files.iter().filter_map(move |(path, text)| Some((path.strip_prefix(folder)?, *text)))
}

/// `house-style` as `House Style`.
fn title(id: &str) -> String {
    let capitalised = id.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    capitalised.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Project> {
        let languages = Language::value_variants();
        let engines = |language| {
            if language == Language::Javascript { Engine::value_variants() } else { &[Engine::ComponentizeQjs] }
        };
        languages.iter().flat_map(move |&language| {
            Kind::value_variants().iter().flat_map(move |&kind| {
                engines(language).iter().map(move |&engine| Project {
                    id: "house-style".parse().unwrap(),
                    kind,
                    language,
                    engine,
                    sdk: Sdk::Repository,
                })
            })
        })
    }

    #[test]
    fn every_project_has_what_its_author_and_the_host_read() {
        for project in all() {
            let files = project.files();
            for name in ["README.md", "plugin.toml", ".gitignore", "wit/world.wit", "wit/deps/wasi-config/store.wit"] {
                assert!(files.contains_key(name), "{project:?} has no {name}");
            }
            assert!(files.keys().filter(|name| name.starts_with("cases/")).count() >= 2, "{project:?}");
            assert!(files.keys().all(|name| !name.contains("skeleton")), "{project:?}");
        }
    }

    #[test]
    fn no_word_is_left_to_fill_in() {
        for project in all() {
            for (name, text) in project.files() {
                let left = text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(word, _)| word);
                let left: Vec<&str> =
                    left.filter(|word| word.chars().all(|c| c.is_ascii_uppercase() || c == '_')).collect();
                assert!(left.is_empty(), "{project:?}, {name}: {left:?}");
            }
        }
    }

    #[test]
    fn the_manifest_says_what_was_asked_for() {
        for project in all() {
            let files = project.files();
            let manifest: toml::Table = toml::from_str(&files["plugin.toml"]).unwrap();
            assert_eq!(manifest["id"].as_str(), Some("house-style"));
            assert_eq!(manifest["kinds"].as_array().unwrap()[0].as_str(), Some(project.kind.name()));
            let (step, told) = (&project.steps()[0], manifest["build"]["command"].as_str());
            assert_eq!(told, Some(step.as_str()), "{project:?}");
            assert!(files["README.md"].contains(step), "{project:?}");
        }
    }

    #[test]
    fn cargo_gets_the_repository_or_the_folder() {
        let of = |sdk: Sdk| {
            let project = Project { sdk, ..all().next().unwrap() };
            let manifest: toml::Table = toml::from_str(&project.files()["Cargo.toml"]).unwrap();
            manifest["dependencies"]["prompt-host-plugin"].clone()
        };
        let repository = of(Sdk::Repository);
        assert_eq!(repository["git"].as_str(), Some(env!("CARGO_PKG_REPOSITORY")));
        assert_eq!(repository["version"].as_str(), Some(env!("CARGO_PKG_VERSION")));
        let odd = r#"/home/ada/"clone"\plugins/sdk"#;
        assert_eq!(of(Sdk::Folder(odd.to_owned()))["path"].as_str(), Some(odd));
    }
}
