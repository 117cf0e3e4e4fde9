//! The rule `json-context`.

use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span, Target};

#[doc = include_str!("../docs/json-context.md")]
pub(crate) struct JsonContext;

/// Bytes of JSON below which its form does not matter.
const LONG: usize = 2_000;
/// Fewer objects than this are not many documents.
const FEWEST: usize = 4;
/// An object this long on the average holds a text; a shorter one is a record.
const TEXT: usize = 150;

/// Keys that hold a text.
const KEYS: &[&str] = &[
    "\"text\"",
    "\"content\"",
    "\"body\"",
    "\"abstract\"",
    "\"document\"",
    "\"page_content\"",
    "\"passage\"",
    "\"article\"",
];

impl Rule for JsonContext {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("json-context", "Reports many documents that are given as JSON to a model with a long context.")
            .phase(Phase::Structure)
            .weight(0.5)
            .source("OpenAI, GPT-4.1 prompting guide: https://cookbook.openai.com/examples/gpt4-1_prompting_guide")
            .documentation(include_str!("../docs/json-context.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let is_long_context = matches!(document.target, Target::Claude | Target::Gpt | Target::Gemini);
        if !is_long_context || document.text.len() < LONG || !document.text.contains("\":") {
            return Vec::new();
        }
        let Some(array) = documents(&document.text) else { return Vec::new() };
        if speaks_of_json(document, array) {
            return Vec::new();
        }
        let form = match document.target {
            Target::Claude => "tags (`<document index=\"1\">…</document>`)",
            _ => "tags (`<doc id=\"1\" title=\"…\">…</doc>`) or rows (`ID: 1 | TITLE: … | CONTENT: …`)",
        };
        let message = format!("many documents in one JSON array are read less well in a long prompt than as {form}");
        vec![Finding::flag(array, message)]
    }
}

/// The first array of many objects that hold texts.
fn documents(text: &str) -> Option<Span> {
    let mut from = 0;
    while let Some(start) = text.get(from..)?.find('[').map(|offset| from + offset) {
        let inside = text.get(start + 1..)?;
        if !inside.trim_start().starts_with('{') {
            from = start + 1;
            continue;
        }
        let (end, objects) = array(text, start)?;
        let whole = text.get(start..end)?;
        let holds_texts = KEYS.iter().any(|key| whole.matches(key).count() >= FEWEST);
        if whole.len() >= LONG && objects >= FEWEST && whole.len() / objects >= TEXT && holds_texts {
            return Some(Span::new(start, end));
        }
        from = end;
    }
    None
}

/// Where the array that opens at `start` ends, and how many objects it has.
fn array(text: &str, start: usize) -> Option<(usize, usize)> {
    let (mut depth, mut objects) = (0_usize, 0);
    let (mut in_text, mut escaped) = (false, false);
    for (offset, byte) in text.get(start..)?.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'[' | b'{' => {
                objects += usize::from(depth == 1 && byte == b'{');
                depth += 1;
            }
            b']' | b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some((start + offset + 1, objects));
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether JSON is named outside the array: it may be what the prompt is about, or the
/// form that a program needs.
fn speaks_of_json(document: &Document, array: Span) -> bool {
    let outside =
        |place: Span| !array.covers(place) && !document.of(line_of(document, place)).trim_start().starts_with("```");
    document.find("json").any(outside)
}

fn line_of(document: &Document, place: Span) -> Span {
    let start = document.text.get(..place.from()).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    Span::new(start, place.to())
}
