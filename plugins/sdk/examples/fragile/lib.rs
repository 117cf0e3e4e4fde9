//! Two rules that do the same; one of them fails, for an author to find out why.

use prompt_host_plugin::{Document, Finding, Rule, RuleInfo, Span, plugin};

/// How long an opening may be.
const MOST: usize = 40;

struct OpeningInBytes;

impl Rule for OpeningInBytes {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("opening-in-bytes", "Reports a first line that is long, unless it traps.")
            .source("House rules")
            .documentation("Counts bytes where it should count characters.")
    }

    #[expect(clippy::string_slice, reason = "that this can fail is what the example shows")]
    fn check(&self, document: &Document) -> Vec<Finding> {
        let line = document.text.lines().next().unwrap_or_default();
        if line.len() <= MOST {
            return Vec::new();
        }
        let opening = &line[..MOST];
        vec![Finding::flag(Span::new(0, line.len()), format!("The first line goes on after \"{opening}\"."))]
    }
}

struct OpeningInCharacters;

impl Rule for OpeningInCharacters {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("opening-in-characters", "Reports a first line that is long.")
            .source("House rules")
            .documentation("Counts characters.")
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let line = document.text.lines().next().unwrap_or_default();
        let Some((end, _)) = line.char_indices().nth(MOST) else { return Vec::new() };
        let opening = line.get(..end).unwrap_or(line);
        vec![Finding::flag(Span::new(0, line.len()), format!("The first line goes on after \"{opening}\"."))]
    }
}

plugin! {
    id: "fragile",
    title: "Fragile",
    summary: "Fails on purpose, for an author to find out why.",
    rules: [OpeningInBytes, OpeningInCharacters],
}
