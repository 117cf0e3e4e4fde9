//! The shipped program, serving HTTP.

use std::path::Path;

use prompt_host_tests::serving::{ServingHost, data_folder};

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

/// The shipped program with the template that one scenario needs.
pub(crate) fn start(program: &Path) -> anyhow::Result<ServingHost> {
    ServingHost::start(program, |home, _| {
        // One scenario completes an argument of a prompt of this name; people may have any.
        let templates = data_folder(home).join("templates");
        std::fs::create_dir_all(&templates)?;
        Ok(std::fs::write(templates.join("test_prompt_with_arguments.jinja"), TEMPLATE)?)
    })
}
