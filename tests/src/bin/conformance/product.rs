//! The shipped program, serving HTTP.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;
use tempfile::TempDir;

/// Scenarios that need no fixture, each with the revision to run it at.
pub(crate) const SCENARIOS: [(&str, &str); 20] = [
    ("server-initialize", "2025-11-25"),
    ("server-session-lifecycle", "2025-11-25"),
    ("ping", "2025-11-25"),
    ("completion-complete", "2025-11-25"),
    ("tools-list", "2025-11-25"),
    ("resources-list", "2025-11-25"),
    ("prompts-list", "2025-11-25"),
    ("server-sse-multiple-streams", "2025-11-25"),
    ("dns-rebinding-protection", "2025-11-25"),
    ("completion-complete", "2026-07-28"),
    ("tools-list", "2026-07-28"),
    ("resources-list", "2026-07-28"),
    ("prompts-list", "2026-07-28"),
    ("server-sse-multiple-streams", "2026-07-28"),
    ("dns-rebinding-protection", "2026-07-28"),
    ("caching", "2026-07-28"),
    ("sep-2164-resource-not-found", "2026-07-28"),
    ("http-header-validation", "2026-07-28"),
    ("input-required-result-unsupported-methods", "2026-07-28"),
    ("input-required-result-validate-input", "2026-07-28"),
];

const TEMPLATE: &str = r#"---
name: test_prompt_with_arguments
title: Test
description: Has an argument to complete.
category: writing
tags: [test]
version: "1.0.0"
arguments:
  arg1:
    description: A text.
    examples: [test]
---
Say {{ arg1 }}.
"#;

/// A running host with a home folder of its own.
pub(crate) struct Product {
    child: Child,
    url: String,
    _home: TempDir,
}

impl Product {
    pub(crate) fn start(program: &Path) -> anyhow::Result<Self> {
        let home = tempfile::tempdir()?;
        // One scenario completes an argument of a prompt of this name; people may have any.
        let templates = home.path().join("data/prompt-host/templates");
        std::fs::create_dir_all(&templates)?;
        std::fs::write(templates.join("test_prompt_with_arguments.jinja"), TEMPLATE)?;
        let program = program.canonicalize().with_context(|| format!("no program {}", program.display()))?;
        let mut child = Command::new(&program)
            .args(["serve", "--http", "127.0.0.1:0"])
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env("PROMPT_HOST_RUNTIME_DIR", home.path().join("run"))
            .current_dir(home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("failed to start {}", program.display()))?;
        let log = child.stderr.take().context("no log")?;
        let mut lines = BufReader::new(log).lines();
        let url = loop {
            let line = lines.next().context("the host ended before it served")??;
            if let Some((_, url)) = line.split_once("url=") {
                break url.trim().to_owned();
            }
        };
        // Nobody else reads it, and a full pipe would stop the host.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(Self { child, url, _home: home })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Product {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
