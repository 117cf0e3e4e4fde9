//! Reads as much of WIT as the contract is written in; whatever else it meets stops it.
//!
//! The crate `wit-parser` would do, but as a dependency of the tests it has everything that the
//! host depends on built again.

use std::fs;
use std::path::{Path, PathBuf};

/// All of a folder of WIT.
#[derive(Debug, Default)]
pub(super) struct Contract {
    pub(super) worlds: Vec<World>,
    pub(super) interfaces: Vec<Interface>,
}

#[derive(Debug)]
pub(super) struct World {
    pub(super) name: String,
    pub(super) docs: String,
    /// Words and what they are said of: `include`, `import` and `export`.
    pub(super) items: Vec<(String, String)>,
}

#[derive(Debug)]
pub(super) struct Interface {
    pub(super) name: String,
    /// Its package, with its version.
    pub(super) package: String,
    pub(super) docs: String,
    /// Names that it has from another interface.
    pub(super) uses: Vec<(String, Vec<String>)>,
    pub(super) functions: Vec<Member>,
    pub(super) types: Vec<Definition>,
}

#[derive(Debug)]
pub(super) struct Definition {
    /// `record`, `enum`, `flags`, `variant`, `resource` or `type`.
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) docs: String,
    pub(super) members: Vec<Member>,
}

/// A field, a case, a flag or a function.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) docs: String,
    /// Its type, as it is written; empty for what has none.
    pub(super) of: String,
}

/// Reads a folder of WIT, and of what it depends on these packages.
pub(super) fn read(folder: &Path, dependencies: &[&str]) -> Contract {
    let mut contract = Contract::default();
    let dependencies = dependencies.iter().map(|name| folder.join("deps").join(name));
    for folder in [folder.to_owned()].into_iter().chain(dependencies) {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let is_wit = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "wit");
        let texts: Vec<String> =
            paths.iter().filter(|path| is_wit(path)).map(|path| fs::read_to_string(path).unwrap()).collect();
        // One file of a package may say for all of them what it is.
        let package = texts.iter().find_map(|text| text.lines().find_map(|line| line.strip_prefix("package ")));
        let package = package.unwrap_or_default().trim_end_matches(';').to_owned();
        for text in &texts {
            Reader { text, at: 0, package: package.clone() }.file(&mut contract);
        }
    }
    contract
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    package: String,
}

impl Reader<'_> {
    fn file(&mut self, contract: &mut Contract) {
        loop {
            let docs = self.docs();
            match self.word().as_str() {
                "" => break,
                "package" => drop(self.until(';')),
                "interface" => {
                    let interface = self.interface(docs);
                    contract.interfaces.push(interface);
                }
                "world" => {
                    let name = self.until('{').trim().to_owned();
                    let mut items = Vec::new();
                    while !self.takes('}') {
                        self.docs();
                        items.push((self.word(), self.until(';')));
                    }
                    contract.worlds.push(World { name, docs, items });
                }
                other => self.stop(other),
            }
        }
    }

    fn interface(&mut self, docs: String) -> Interface {
        let (name, package) = (self.until('{'), self.package.clone());
        let mut interface =
            Interface { name, package, docs, uses: Vec::new(), functions: Vec::new(), types: Vec::new() };
        while !self.takes('}') {
            let docs = self.docs();
            let word = self.word();
            match word.as_str() {
                "use" => {
                    let from = self.until('{').trim_end_matches('.').to_owned();
                    let names = self.until('}');
                    let names = names.split(',').map(|name| name.trim().to_owned());
                    interface.uses.push((from, names.filter(|name| !name.is_empty()).collect()));
                    self.until(';');
                }
                kind @ ("record" | "enum" | "flags" | "variant") => {
                    let kind = kind.to_owned();
                    let name = self.until('{');
                    let members = self.members();
                    interface.types.push(Definition { kind, name, docs, members });
                }
                "resource" => {
                    let name = self.until('{');
                    let mut members = Vec::new();
                    while !self.takes('}') {
                        let docs = self.docs();
                        let name = self.word();
                        members.push(self.function(name, docs));
                    }
                    interface.types.push(Definition { kind: "resource".to_owned(), name, docs, members });
                }
                "type" => {
                    let name = self.until('=');
                    let members = vec![Member { name: name.clone(), docs: String::new(), of: self.until(';') }];
                    interface.types.push(Definition { kind: "type".to_owned(), name, docs, members });
                }
                name => {
                    let function = self.function(name.to_owned(), docs);
                    interface.functions.push(function);
                }
            }
        }
        interface
    }

    fn function(&mut self, name: String, docs: String) -> Member {
        assert!(self.takes(':'), "{name} is no function: {}", self.rest());
        Member { name, docs, of: self.until(';') }
    }

    /// Fields, cases or flags, up to the end of what holds them.
    fn members(&mut self) -> Vec<Member> {
        let mut members = Vec::new();
        while !self.takes('}') {
            let docs = self.docs();
            let name = self.word();
            let of = match () {
                () if self.takes(':') => self.type_to_its_end(),
                () if self.takes('(') => self.until(')'),
                () => String::new(),
            };
            members.push(Member { name, docs, of });
            self.takes(',');
        }
        members
    }

    /// A type, up to the comma that parts it from the next one or the end of what holds it.
    fn type_to_its_end(&mut self) -> String {
        let mut depth = 0;
        let end = self.text[self.at..].find(|letter| {
            depth += i32::from(letter == '<') - i32::from(letter == '>');
            depth == 0 && matches!(letter, ',' | '}')
        });
        let end = self.at + end.unwrap_or_else(|| panic!("a type never ends: {}", self.rest()));
        let found = self.text[self.at..end].trim().to_owned();
        self.at = end;
        found
    }

    /// The documentation that stands here; other comments are passed over.
    fn docs(&mut self) -> String {
        let mut docs = String::new();
        loop {
            self.at = self.text.len() - self.text[self.at..].trim_start().len();
            let rest = &self.text[self.at..];
            if !rest.starts_with("//") && !rest.starts_with('@') {
                return docs;
            }
            let line = rest.lines().next().unwrap_or_default();
            if let Some(doc) = line.strip_prefix("///") {
                docs.push_str(doc.trim());
                docs.push('\n');
            }
            self.at += line.len();
        }
    }

    fn word(&mut self) -> String {
        self.docs();
        let rest = &self.text[self.at..];
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '-').unwrap_or(rest.len());
        self.at += end;
        rest[..end].to_owned()
    }

    fn takes(&mut self, mark: char) -> bool {
        let rest = self.text[self.at..].trim_start();
        let is_here = rest.starts_with(mark);
        if is_here {
            self.at = self.text.len() - rest.len() + mark.len_utf8();
        }
        is_here
    }

    /// What stands before a mark, which is passed, without comments.
    fn until(&mut self, mark: char) -> String {
        let mut found = String::new();
        while let Some(letter) = self.text[self.at..].chars().next() {
            if self.text[self.at..].starts_with("//") {
                self.at += self.rest().len();
                continue;
            }
            self.at += letter.len_utf8();
            if letter == mark {
                return found.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(").replace(" )", ")");
            }
            found.push(letter);
        }
        panic!("there is no `{mark}` behind {found}")
    }

    fn rest(&self) -> &str {
        self.text[self.at..].lines().next().unwrap_or_default()
    }

    fn stop(&self, word: &str) -> ! {
        panic!("`{word}` is nothing that this reader knows, before {}", self.rest())
    }
}
