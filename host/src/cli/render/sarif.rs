//! Findings as SARIF 2.1.0, the form that code scanning services read.
//!
//! The specification is <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>;
//! GitHub's subset is <https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>.

use std::collections::HashMap;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::check::{CheckedFile, reason};
use super::hidden::{Found, Hidden, HiddenBy};
use super::lines::Lines;
use crate::cli::check::{HOST, UNKNOWN, UNUSED};
use crate::improve::report::{Question, Suggestion};
use crate::plugin::{Applicability, PluginId, Related, RuleInfo};
use crate::prompt::Span;

/// A rule with its plugin.
#[derive(Debug, Clone, Copy)]
pub struct SarifRule<'a> {
    /// Whose it is.
    pub plugin: &'a PluginId,
    /// What it says of itself.
    pub info: &'a RuleInfo,
}

/// What to put into a run beside what is reported.
#[derive(Debug, Clone, Copy, Default)]
pub struct SarifOptions<'a> {
    /// Also what is hidden, as suppressed results. GitHub does not read suppressions: it
    /// would show these as open alerts.
    pub suppressed: bool,
    /// Why files could not be checked.
    pub failures: &'a [String],
}

/// GitHub refuses a run with more results, and shows the first 5,000 by severity.
const MOST_RESULTS: usize = 25_000;
/// GitHub cuts descriptions off behind this many characters.
const MOST_CHARACTERS: usize = 1_024;

/// One run over `files`. `rules` are all that could have found something; one that found
/// something without being among them is listed by its name alone.
///
/// Columns count Unicode code points; byte offsets are bytes of the file's UTF-8.
pub fn sarif(files: &[CheckedFile<'_>], rules: &[SarifRule<'_>], options: SarifOptions<'_>) -> Value {
    let mut known = Rules::new(rules);
    let mut results = Vec::new();
    let mut suppressed = Vec::new();
    let mut notifications: Vec<Value> =
        options.failures.iter().map(|failure| json!({ "level": "error", "message": { "text": failure } })).collect();
    for file in files {
        let lines = Lines::new(file.text);
        let mut place = Placed { file, lines: &lines, seen: HashMap::new() };
        results.extend(file.report.findings.iter().map(|found| place.finding(found, &mut known)));
        results.extend(file.report.questions.iter().map(|asked| place.question(asked, &mut known)));
        if options.suppressed {
            suppressed.extend(file.hidden.iter().map(|hidden| place.hidden(hidden, &mut known)));
        }
        notifications.extend(file.report.skipped.iter().map(|skipped| {
            json!({
                "level": "warning",
                "message": { "text": reason(skipped) },
                "locations": [{ "physicalLocation": { "artifactLocation": location(file.name) } }],
            })
        }));
    }
    // What is suppressed comes last, so that it goes first when there is too much.
    results.append(&mut suppressed);
    if results.len() > MOST_RESULTS {
        let text = format!("{} results are left out: a run may have {MOST_RESULTS}", results.len() - MOST_RESULTS);
        notifications.push(json!({ "level": "warning", "message": { "text": text } }));
        results.truncate(MOST_RESULTS);
    }
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "prompt-host",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "informationUri": env!("CARGO_PKG_REPOSITORY"),
                    "rules": known.described,
                }
            },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": options.failures.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    })
}

/// Rules in the order of their indices. Those without a description are the host's own, or
/// of a plugin that answered for a rule it did not describe.
struct Rules {
    index: HashMap<String, usize>,
    described: Vec<Value>,
}

/// What the host itself finds: in comments that speak to it.
const OWN: &[(&str, &str)] = &[
    (UNUSED, "A comment hides findings, and there are none. Delete it, or the name in it that is no longer needed."),
    (UNKNOWN, "A comment names a rule that no plugin has, or says something else than `ignore` or `ignore-file`."),
];

impl Rules {
    fn new(rules: &[SarifRule<'_>]) -> Self {
        let mut known = Self { index: HashMap::new(), described: Vec::new() };
        for rule in rules {
            let id = format!("{}/{}", rule.plugin, rule.info.code);
            known.add(&id, || described(&id, rule.info));
        }
        known
    }

    fn add(&mut self, id: &str, describe: impl FnOnce() -> Value) -> usize {
        if let Some(index) = self.index.get(id) {
            return *index;
        }
        self.described.push(describe());
        self.index.insert(id.to_owned(), self.described.len() - 1);
        self.described.len() - 1
    }

    fn index(&mut self, id: &str) -> usize {
        self.add(id, || {
            let own =
                OWN.iter().find(|(code, _)| id.strip_prefix(HOST).and_then(|id| id.strip_prefix('/')) == Some(code));
            let text = own.map_or(id, |(_, summary)| summary);
            json!({
                "id": id,
                "name": friendly(id),
                "shortDescription": { "text": text },
                "fullDescription": { "text": text },
                "help": { "text": text, "markdown": text },
                "defaultConfiguration": { "level": "warning" },
                "properties": { "tags": ["prompt"], "precision": "high", "problem.severity": "warning" },
            })
        })
    }
}

fn described(id: &str, info: &RuleInfo) -> Value {
    let (level, severity) = match info.applicability {
        Some(_) => ("warning", "warning"),
        None => ("note", "recommendation"),
    };
    let precision = match info.applicability {
        Some(Applicability::Safe) => "high",
        Some(Applicability::Suggested) | None => "medium",
    };
    let summary = or(&info.summary, id);
    let markdown = or(&info.documentation, summary);
    let short: String = summary.chars().take(MOST_CHARACTERS).collect();
    let mut rule = json!({
        "id": id,
        "name": friendly(id),
        "shortDescription": { "text": short },
        "fullDescription": { "text": short },
        "help": { "text": format!("{summary}\n\nSource: {}", info.source), "markdown": markdown },
        "defaultConfiguration": { "level": level, "enabled": info.enabled_by_default },
        "properties": { "tags": ["prompt", info.phase], "precision": precision, "problem.severity": severity },
    });
    if let (Some(address), Some(rule)) = (address_in(&info.source), rule.as_object_mut()) {
        rule.insert("helpUri".to_owned(), Value::from(address));
    }
    rule
}

/// `ToneStepByStep` for `tone/step-by-step`: SARIF wants a name that differs from the id.
fn friendly(id: &str) -> String {
    let words = id.split(|letter: char| !letter.is_alphanumeric());
    let capitalised = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    words.map(capitalised).collect()
}

/// GitHub refuses empty texts where it wants one.
fn or<'a>(text: &'a str, instead: &'a str) -> &'a str {
    if text.trim().is_empty() { instead } else { text }
}

/// The first address of a text, without the sentence's marks behind it.
fn address_in(text: &str) -> Option<&str> {
    let (_, start) =
        text.char_indices().map(|(at, _)| text.split_at(at)).find(|(_, rest)| rest.starts_with("https://"))?;
    let address = start.split(|letter: char| letter.is_whitespace() || "()<>\"`".contains(letter)).next()?;
    Some(address.trim_end_matches(['.', ',', ';', ':']))
}

struct Placed<'a> {
    file: &'a CheckedFile<'a>,
    lines: &'a Lines<'a>,
    /// How often a rule found the same line, which tells equal lines apart.
    seen: HashMap<String, usize>,
}

impl Placed<'_> {
    fn finding(&mut self, found: &Suggestion, rules: &mut Rules) -> Value {
        let id = format!("{}/{}", found.plugin, found.code);
        let mut result = self.result(&id, "warning", &found.message, (found.span, &found.related), rules);
        if let (Some(after), Some(result)) = (&found.after, result.as_object_mut()) {
            let replacement = json!({
                "deletedRegion": self.region(found.span),
                "insertedContent": { "text": after },
            });
            let change = json!({ "artifactLocation": location(self.file.name), "replacements": [replacement] });
            let fix = json!({ "description": { "text": found.message }, "artifactChanges": [change] });
            result.insert("fixes".to_owned(), json!([fix]));
            result.insert("properties".to_owned(), json!({ "applicability": found.applicability }));
        }
        result
    }

    fn question(&mut self, asked: &Question, rules: &mut Rules) -> Value {
        let id = format!("{}/{}", asked.plugin, asked.code);
        self.result(&id, "note", &asked.question, (asked.span, &asked.related), rules)
    }

    fn hidden(&mut self, hidden: &Hidden, rules: &mut Rules) -> Value {
        let mut result = match &hidden.what {
            Found::Finding(found) => self.finding(found, rules),
            Found::Question(asked) => self.question(asked, rules),
        };
        let (kind, why) = match hidden.by {
            HiddenBy::Comment => ("inSource", "a comment in the file ignores it"),
            HiddenBy::Baseline => ("external", "the baseline records it"),
        };
        if let Some(result) = result.as_object_mut() {
            result.insert("suppressions".to_owned(), json!([{ "kind": kind, "justification": why }]));
        }
        result
    }

    fn result(
        &mut self,
        id: &str,
        level: &str,
        message: &str,
        (span, related): (Span, &[Related]),
        rules: &mut Rules,
    ) -> Value {
        let index = rules.index(id);
        let mut result = json!({
            "ruleId": id,
            "ruleIndex": index,
            "level": level,
            "message": { "text": or(message, id) },
            "locations": [{ "physicalLocation": self.place(span) }],
            "partialFingerprints": { "primaryLocationLineHash": self.fingerprint(id, span) },
        });
        if let (false, Some(result)) = (related.is_empty(), result.as_object_mut()) {
            let places = (1..).zip(related).map(|(number, Related { span, message })| {
                let message = json!({ "text": or(message, id) });
                json!({ "id": number, "physicalLocation": self.place(*span), "message": message })
            });
            result.insert("relatedLocations".to_owned(), places.collect());
        }
        result
    }

    fn place(&self, span: Span) -> Value {
        json!({ "artifactLocation": location(self.file.name), "region": self.region(span) })
    }

    fn region(&self, span: Span) -> Value {
        let span = self.lines.fitted(span);
        let (start_line, start_column) = self.lines.position(span.start);
        let (end_line, end_column) = self.lines.position(span.end);
        let mut region = Map::new();
        for (name, value) in [
            ("startLine", start_line),
            ("startColumn", start_column),
            ("endLine", end_line),
            ("endColumn", end_column),
            ("byteOffset", span.start),
            ("byteLength", span.len()),
        ] {
            region.insert(name.to_owned(), Value::from(value));
        }
        Value::Object(region)
    }

    /// The same for a line that moves: it is made of the rule, the line's words, and how many
    /// equal lines stand before it.
    fn fingerprint(&mut self, id: &str, span: Span) -> String {
        let line = self.lines.line(self.lines.index(self.lines.fitted(span).start));
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let hash: String = blake3::hash(format!("{id}\n{words}").as_bytes()).to_hex().chars().take(16).collect();
        let count = self.seen.entry(hash.clone()).or_default();
        *count += 1;
        format!("{hash}:{count}")
    }
}

/// What stays as it is in a path segment (RFC 3986), without `:`, which would name a scheme.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Relative to the source root where the name is relative.
fn location(name: &str) -> Value {
    let name = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    let name = name.strip_prefix("./").unwrap_or(&name);
    let path = utf8_percent_encode(name, ESCAPED).to_string();
    let drive = name.as_bytes().get(1) == Some(&b':');
    match (name.starts_with('/'), cfg!(windows) && drive) {
        (true, _) => json!({ "uri": format!("file://{path}") }),
        (_, true) => json!({ "uri": format!("file:///{path}") }),
        _ => json!({ "uri": path, "uriBaseId": "%SRCROOT%" }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check_report, id, question, skipped, span_of, suggestion};
    use super::*;
    use crate::plugin::Phase;

    fn info(code: &str, source: &str) -> RuleInfo {
        RuleInfo {
            code: code.to_owned(),
            summary: format!("Summary of {code}."),
            phase: Phase::Normalize,
            applicability: Some(Applicability::Safe),
            enabled_by_default: true,
            languages: vec![],
            weight: 1.0,
            source: source.to_owned(),
            documentation: format!("# {code}\n"),
        }
    }

    #[test]
    fn several_files_make_one_run() {
        let (first, second) = ("Hi.\r\n日本 in order to 👩 x\n", "in order to\n");
        let mut report = check_report(
            vec![suggestion(
                first,
                "tidy/redundancy",
                span_of(first, "in order to"),
                "three words for one",
                Some("to"),
            )],
            vec![question("references/code-target", span_of(first, "x"), "Which file?")],
        );
        report.skipped.push(skipped("slow", None, "ran longer than its 50 ms", 0));
        let hidden = [
            Hidden {
                by: HiddenBy::Comment,
                what: Found::Question(question("host/unused-ignore", Span::new(3, 8), "Unused.")),
            },
            Hidden {
                by: HiddenBy::Baseline,
                what: Found::Finding(suggestion(
                    second,
                    "tidy/redundancy",
                    Span::new(0, 11),
                    "three words for one",
                    Some("to"),
                )),
            },
        ];
        let other = check_report(vec![suggestion(second, "late/flag", Span::new(0, 12), "a flag", None)], vec![]);
        let files = [
            CheckedFile { name: "./my prompts/a#1:é.md", text: first, report: &report, hidden: &[] },
            CheckedFile { name: "/abs/b.md", text: second, report: &other, hidden: &hidden },
        ];
        let tidy = id("tidy");
        let references = id("references");
        let (redundancy, target) =
            (info("redundancy", "plain language lists (https://plainlanguage.gov)."), info("code-target", "I"));
        let rules = [SarifRule { plugin: &tidy, info: &redundancy }, SarifRule { plugin: &references, info: &target }];
        let failures = ["failed to read c.md: it is not UTF-8".to_owned()];
        let options = SarifOptions { suppressed: true, failures: &failures };
        let text = serde_json::to_string_pretty(&sarif(&files, &rules, options)).unwrap();
        insta::assert_snapshot!(text.replace(&format!("\"{}\"", env!("CARGO_PKG_VERSION")), "\"VERSION\""));
    }

    #[test]
    fn fingerprints_survive_moves_and_tell_equal_lines_apart() {
        let prints = |text: &str| {
            let found = text
                .match_indices("bad")
                .map(|(at, part)| suggestion(text, "tidy/x", Span::new(at, at + part.len()), "m", None))
                .collect();
            let report = check_report(found, vec![]);
            let run =
                sarif(&[CheckedFile { name: "a", text, report: &report, hidden: &[] }], &[], SarifOptions::default());
            let results = run["runs"][0]["results"].as_array().unwrap().clone();
            results
                .iter()
                .map(|result| result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let before = prints("a bad line\nbad\na bad line\n");
        assert_eq!(prints("new\n\n  a bad line\nbad\r\na bad line"), before);
        assert_eq!(before.iter().collect::<std::collections::HashSet<_>>().len(), 3);
    }

    #[test]
    fn a_run_has_no_more_results_than_github_takes() {
        let text = "x\n".repeat(MOST_RESULTS + 2);
        let places = text.match_indices('x').map(|(at, _)| Span::new(at, at + 1));
        let found = places.map(|span| suggestion(&text, "a/b", span, "m", None)).collect();
        let report = check_report(found, vec![]);
        let run = &sarif(
            &[CheckedFile { name: "a", text: &text, report: &report, hidden: &[] }],
            &[],
            SarifOptions::default(),
        )["runs"][0];
        assert_eq!(run["results"].as_array().unwrap().len(), MOST_RESULTS);
        let note = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
        assert_eq!(note, "2 results are left out: a run may have 25000");
    }

    #[test]
    fn no_text_that_github_wants_is_empty_or_too_long() {
        let plugin = id("a");
        let long = RuleInfo { summary: "日".repeat(2_000), ..info("b", "") };
        let empty = RuleInfo { summary: String::new(), documentation: String::new(), ..info("c", "") };
        let rules = [SarifRule { plugin: &plugin, info: &long }, SarifRule { plugin: &plugin, info: &empty }];
        let report = check_report(vec![suggestion("x", "d/e", Span::new(0, 1), "", None)], vec![]);
        let file = CheckedFile { name: "a", text: "x", report: &report, hidden: &[] };
        let run = &sarif(&[file], &rules, SarifOptions::default())["runs"][0];
        for rule in run["tool"]["driver"]["rules"].as_array().unwrap() {
            for pointer in ["/name", "/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"]
            {
                let text = rule.pointer(pointer).and_then(Value::as_str).unwrap();
                assert!(!text.is_empty(), "{pointer} of {rule}");
                assert!(pointer.starts_with("/help") || text.chars().count() <= MOST_CHARACTERS, "{pointer} of {rule}");
            }
        }
        assert_eq!(run["results"][0]["message"]["text"], "d/e");
    }

    #[test]
    fn every_result_names_its_rule_by_index() {
        let text = "x";
        let report = check_report(
            vec![suggestion(text, "a/b", Span::new(0, 1), "m", None)],
            vec![question("c/d", Span::new(1, 1), "q")],
        );
        let run = &sarif(
            &[CheckedFile { name: "a", text, report: &report, hidden: &[] }],
            &[],
            SarifOptions::default(),
        )["runs"][0];
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
    }
}
