//! The rule `mixed-delimiters`.

use prompt_host_plugin::{
    Delimiter, Document, Finding, Material, Phase, Rule, RuleInfo, Span, Target, Voice, word_list,
};

#[doc = include_str!("../docs/mixed-delimiters.md")]
pub(crate) struct MixedDelimiters;

word_list! {
    /// Where one of these is spoken of, tags and headings may be what it is about.
    static FORMATS = ["component", "components", "css", "html", "jsx", "markup", "svg", "template", "xml"];
}

impl Rule for MixedDelimiters {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("mixed-delimiters", "Reports a prompt that sets its parts off in three different ways.")
            .phase(Phase::Structure)
            .weight(0.5)
            .source(
                "Google, prompting strategies for Gemini: https://ai.google.dev/gemini-api/docs/prompting-strategies",
            )
            .documentation(include_str!("../docs/mixed-delimiters.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        mixed(document).into_iter().collect()
    }
}

fn mixed(document: &Document) -> Option<Finding> {
    let tag = document.blocks.iter().find_map(|block| {
        let name = first_line(document, block.span);
        (block.delimiter == Delimiter::Tag && block.voice != Voice::Unsure && is_bare_tag(name)).then_some(name)
    })?;
    let heading = document.blocks.iter().find_map(|block| {
        let line = first_line(document, block.span);
        (block.material == Material::Heading && line.starts_with('#')).then_some(line)
    })?;
    let mark = document.lines().find_map(|line| {
        let text = document.of(line.span).trim();
        (is_mark(text) && !document.is_address_or_code(line.span)).then_some(text)
    })?;
    if FORMATS.find(&document.text).next().is_some() {
        return None;
    }
    let message = format!(
        "sets its parts off in three ways, with tags (`{tag}`), headings (`{}`) and marks (`{}`); {}",
        short(heading),
        short(mark),
        preferred(document.target),
    );
    Some(Finding::flag(document.span(), message))
}

fn preferred(target: Target) -> &'static str {
    match target {
        Target::Claude => "one is enough, and this model reads tags most surely",
        Target::Gpt | Target::GptReasoning => "one is enough, and this model reads headings most surely",
        Target::Gemini => "one is enough, and this model reads tags and headings alike, if they are not mixed",
        Target::OpenWeights => "one is enough, and plain headings are the safest for this model",
        Target::Unknown => "one is enough, and all models read tags and headings",
    }
}

fn first_line(document: &Document, span: Span) -> &str {
    document.of(span).lines().next().unwrap_or_default().trim()
}

/// `<name>`, without attributes.
fn is_bare_tag(line: &str) -> bool {
    line.starts_with('<') && line.ends_with('>') && !line.contains([' ', '='])
}

/// `=== INPUT ===`, `--- DATA ---`, `"""`, `-----`: marks of the person's own making. Three
/// dashes are a line of Markdown.
fn is_mark(line: &str) -> bool {
    let framed = ["===", "---", "***", ">>>", "<<<", "[[["].iter().any(|mark| {
        let inside = line.trim_matches(|c| mark.contains(c) || c == '>' || c == ']').trim();
        line.starts_with(mark) && !inside.is_empty() && line.len() > inside.len() + 5 && inside.len() < 40
    });
    let drawn = ['=', '-', '*', '_', '#'].iter().any(|c| line.len() >= 5 && line.chars().all(|other| other == *c));
    framed || drawn || line == "\"\"\"" || line == "'''"
}

/// The first characters of a line.
fn short(line: &str) -> &str {
    let end = line.char_indices().nth(40).map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or_default()
}
