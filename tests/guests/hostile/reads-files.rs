//! Looks for files, environment and arguments, and tells what it saw.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says};

struct ReadsFiles;

impl RuleGuest for ReadsFiles {
    const ID: &'static str = "reads-files";

    fn check(document: Document) -> Findings {
        let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
        let listed = |path: &str| std::fs::read_dir(path).map_or(0, Iterator::count);
        let saw = format!(
            "files: {:?}; folders: {}; environment: {:?}; arguments: {:?}",
            read("/etc/passwd") + &read("/proc/self/environ") + &read("Cargo.toml"),
            listed("/") + listed("."),
            std::env::vars().collect::<Vec<_>>(),
            std::env::args().collect::<Vec<_>>(),
        );
        Ok(vec![says(Self::CODE, &document, saw)])
    }
}

export_rule_plugin!(ReadsFiles);
