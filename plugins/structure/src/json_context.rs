//! The rule `json-context`.

use prompt_host_plugin::search::has;
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span, Target, word_list};

use crate::lists::says;

#[doc = include_str!("../docs/json-context.md")]
pub(crate) struct JsonContext;

/// Bytes of JSON below which its form does not matter.
const LONG: usize = 2_000;
/// Fewer objects than this are not many documents.
const FEWEST: usize = 4;
/// A value of so many bytes with so many blanks is a text; a shorter one is a name.
const TEXT: usize = 120;
const BLANKS: usize = 12;

word_list! {
    /// Where one of these is spoken of outside the data, its form may be the subject, or
    /// what a program needs.
    static SUBJECTS = [
        "api", "bug", "code", "config", "configuración", "configuration", "dataset", "datei", "einstellungen", "endpoint", "fichier", "fields", "file", "fine-tuning", "json", "jsonl", "keys", "konfiguration", "parse", "parser", "payload", "request", "schema", "script", "skript", "training", "valid", "yaml", "データ形式", "格式", "配置",
    ];
}

impl Rule for JsonContext {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("json-context", "Reports many documents that are given as JSON to a model with a long context.")
            .phase(Phase::Structure)
            .weight(0.5)
            .source("OpenAI, GPT-4.1 prompting guide: https://cookbook.openai.com/examples/gpt4-1_prompting_guide")
            .documentation(include_str!("../docs/json-context.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let form = match document.target {
            Target::Claude => "tags (`<document index=\"1\">…</document>`)",
            Target::Gpt | Target::Gemini => {
                "tags (`<doc id=\"1\" title=\"…\">…</doc>`) or rows (`ID: 1 | TITLE: … | CONTENT: …`)"
            }
            _ => return Vec::new(),
        };
        let text = &document.text;
        if text.len() < LONG || !has(text, "\":") {
            return Vec::new();
        }
        let Some(data) = array(text).or_else(|| lines(text)) else { return Vec::new() };
        let outside = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        // A fence says `json` of what it holds, and not of the prompt.
        let before = outside(0, data.from()).trim_end().trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let before = if before.ends_with("```") { before } else { outside(0, data.from()) };
        if says(before, &SUBJECTS) || says(outside(data.to(), text.len()), &SUBJECTS) {
            return Vec::new();
        }
        let message = format!("many documents as JSON are read less well in a long prompt than as {form}");
        vec![Finding::flag(data, message)]
    }
}

/// What stands in a stretch of JSON.
#[derive(Default)]
struct Contents {
    objects: usize,
    texts: usize,
    /// Turns of a conversation are no documents.
    turns: usize,
}

impl Contents {
    fn are_documents(&self, length: usize) -> bool {
        length >= LONG && self.objects >= FEWEST && self.texts >= self.objects && self.turns < self.objects
    }

    /// Counts a string.
    fn add(&mut self, string: &str) {
        let blanks = || string.bytes().filter(|byte| *byte == b' ').count();
        self.texts += usize::from(string.len() >= TEXT && blanks() >= BLANKS);
        self.turns += usize::from(string == "role");
    }

    /// Reads JSON from `start` to where its first bracket closes, and gives the end. Objects
    /// count at depth `level`.
    fn read(&mut self, text: &str, start: usize, level: usize) -> Option<usize> {
        let (mut depth, mut opened, mut escaped) = (0_usize, None, false);
        for (at, byte) in text.bytes().enumerate().skip(start) {
            match (byte, opened) {
                _ if escaped => escaped = false,
                (b'\\', Some(_)) => escaped = true,
                (b'"', Some(from)) => {
                    self.add(text.get(from..at).unwrap_or_default());
                    opened = None;
                }
                (b'"', None) => opened = Some(at + 1),
                (_, Some(_)) => {}
                (b'[' | b'{', _) => {
                    self.objects += usize::from(depth == level && byte == b'{');
                    depth += 1;
                }
                (b']' | b'}', _) => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }
}

/// The first array of many objects that hold texts.
fn array(text: &str) -> Option<Span> {
    let mut from = 0;
    while let Some(start) = text.get(from..)?.find('[').map(|offset| from + offset) {
        from = start + 1;
        if text.get(from..)?.trim_start().starts_with('{') {
            let mut contents = Contents::default();
            from = contents.read(text, start, 1)?;
            if contents.are_documents(from - start) {
                return Some(Span::new(start, from));
            }
        }
    }
    None
}

/// Objects on lines of their own, one below the other.
fn lines(text: &str) -> Option<Span> {
    let mut contents = Contents::default();
    let (mut start, mut end, mut at) = (None, 0, 0);
    for line in text.split_inclusive('\n') {
        let is_object = line.starts_with('{') && line.trim_end().ends_with('}') && contents.read(line, 0, 0).is_some();
        if is_object {
            start = start.or(Some(at));
            end = at + line.trim_end().len();
        } else if start.is_some() && !line.trim().is_empty() {
            break;
        }
        at += line.len();
    }
    let start = start.filter(|start| contents.are_documents(end - start))?;
    Some(Span::new(start, end))
}
