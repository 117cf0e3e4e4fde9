//! The rule `mixed-delimiters`.

use prompt_host_plugin::{
    Delimiter, Document, Finding, Material, Phase, Rule, RuleInfo, Span, Target, Voice, word_list,
};

use crate::lists::{has_any, says, text_of};

#[doc = include_str!("../docs/mixed-delimiters.md")]
pub(crate) struct MixedDelimiters;

word_list! {
    /// Where one of these is spoken of, tags and headings may be what it is about.
    static FORMATS = ["accessible", "component", "components", "css", "html", "jsx", "markup", "page web", "página web", "svg", "template", "web page", "webseite", "website", "xml", "ウェブページ", "网页"];
}

/// Tags of pages, which no prompt is divided with.
const ELEMENTS: &[&str] = &[
    "<article>",
    "<aside>",
    "<body>",
    "<details>",
    "<div>",
    "<footer>",
    "<form>",
    "<head>",
    "<header>",
    "<html>",
    "<main>",
    "<nav>",
    "<p>",
    "<section>",
    "<table>",
    "<ul>",
];

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
    let (mut tag, mut heading) = (None, None);
    for block in &document.blocks {
        let line = first_line(document, block.span);
        if block.material == Material::Heading {
            let is_marked = line.starts_with('#') || line.starts_with("**");
            heading = heading.or(Some(line).filter(|_| is_marked));
        } else if block.delimiter == Delimiter::Tag {
            // Where the host cannot tell who speaks, the tag is still the prompt's own,
            // if it is none that pages have.
            let is_own = block.voice != Voice::Unsure || !ELEMENTS.contains(&line);
            tag = tag.or(Some(line).filter(|line| is_own && is_bare_tag(line)));
        }
    }
    let (tag, heading) = (tag?, heading?);
    let mark = document.lines().find_map(|line| {
        let text = text_of(document, line.span).trim();
        (is_mark(text) && !document.is_address_or_code(line.span)).then_some(text)
    })?;
    if says(&document.text, &FORMATS) {
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
    text_of(document, span).lines().next().unwrap_or_default().trim()
}

/// `<name>`, without attributes.
fn is_bare_tag(line: &str) -> bool {
    line.starts_with('<') && line.ends_with('>') && !has_any(line, " =")
}

/// `=== INPUT ===`, `[[DATA]]`, `[START OF EXAMPLE]`, `"""`, `-----`: marks of the person's
/// own making. Three dashes are a line of Markdown.
fn is_mark(line: &str) -> bool {
    const FRAMES: &[u8] = b"=-*_#<>[]~+";
    let bytes = line.as_bytes();
    let is_frame = |byte: &&u8| FRAMES.contains(byte);
    let Some(first) = bytes.first().filter(|first| FRAMES.contains(first) || matches!(first, b'"' | b'\'')) else {
        return false;
    };
    let left = bytes.iter().take_while(|byte| *byte == first).count();
    let inside = bytes.len() - left - bytes.iter().skip(left).rev().take_while(is_frame).count();
    let is_shouted =
        line.bytes().all(|byte| !byte.is_ascii_lowercase()) && line.bytes().any(|byte| byte.is_ascii_uppercase());
    match first {
        b'"' | b'\'' => left == 3 && bytes.len() == 3,
        _ if left == bytes.len() => left >= 5,
        // `[END OF DATA]`, but not `[1] …`.
        b'[' => line.ends_with(']') && inside < 40 && (left >= 2 || is_shouted && inside > 6),
        b'<' | b'>' => left >= 3 && (1..40).contains(&inside),
        b'#' => false,
        _ => left >= 3 && (1..40).contains(&inside) && bytes.len() > left + inside + 2,
    }
}

/// The first characters of a line.
fn short(line: &str) -> &str {
    line.get(..line.floor_char_boundary(60)).unwrap_or_default()
}
