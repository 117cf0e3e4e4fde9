//! The rule `wrap-data`.

use prompt_host_plugin::guards::{is_about_prompts, quotes_itself};
use prompt_host_plugin::search::has;
use prompt_host_plugin::{
    Delimiter, Document, Edit, Finding, Material, Phase, Rule, RuleInfo, Span, Target, word_list,
};

use crate::lists::{says, text_of};
use crate::material_name::material_name;
use crate::pasted::{Pasted, pasted};

#[doc = include_str!("../docs/wrap-data.md")]
pub(crate) struct WrapData;

/// Bytes below which a blank line shows well enough where material starts and ends.
const SHORT: usize = 300;
/// The same for material that is one paragraph.
const SHORT_PARAGRAPH: usize = 400;
/// The person's words may be this long, or they are material too.
const LONGEST_INSTRUCTION: usize = 800;

word_list! {
    /// Work that runs on where the material ends.
    static GOES_ON = [
        "beende", "carry on", "completa", "complete", "complète", "continua", "continue", "continuez", "continúa", "end this", "ergänze", "extend", "fill in", "finish", "fortsetze", "führe", "keep writing", "pick up", "schreibe weiter", "setze", "termina", "termine", "vervollständige", "続き", "继续", "续写",
    ];
}

impl Rule for WrapData {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("wrap-data", "Sets a pasted text apart from the instruction with the target's delimiters.")
            .phase(Phase::Structure)
            .suggested()
            .source("Anthropic, use XML tags: https://platform.claude.com/docs/en/build-with-claude/prompt-engineering/use-xml-tags; OpenAI, best practices for prompt engineering: https://help.openai.com/en/articles/6654000")
            .documentation(include_str!("../docs/wrap-data.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        finding(document).into_iter().collect()
    }
}

/// The one stretch of material that wants delimiters.
pub(crate) fn finding(document: &Document) -> Option<Finding> {
    if document.text.len() < SHORT || quotes_itself(document) || is_about_prompts(document) {
        return None;
    }
    pasted(document).and_then(|pasted| wrapped(document, pasted))
}

fn wrapped(document: &Document, pasted: Pasted) -> Option<Finding> {
    let material = text_of(document, pasted.material);
    let least = if pasted.blocks > 1 { SHORT } else { SHORT_PARAGRAPH };
    let said = |span: Option<Span>| span.map_or("", |span| text_of(document, span));
    let (above, below) = (said(pasted.above), said(pasted.below));
    let is_fit = pasted.delimiter == Delimiter::None
        && material.len() >= least
        // After a colon on the same line the material has begun already.
        && !has(above, ": ")
        && !has(above, "：")
        && above.len().max(below.len()) <= LONGEST_INSTRUCTION
        && is_text(document, pasted.material);
    if !is_fit || says(above, &GOES_ON) || says(below, &GOES_ON) {
        return None;
    }
    let name = material_name(above).or_else(|| material_name(below))?;
    let (open, close) = match document.target {
        Target::Claude | Target::Gemini => (format!("<{name}>"), format!("</{name}>")),
        _ => ("\"\"\"".to_owned(), "\"\"\"".to_owned()),
    };
    // The same mark inside would end the material too early.
    if has(&document.text, "\"\"\"") || has(material, &close) || has(material, &open) {
        return None;
    }
    let line_end = if has(&document.text, "\r\n") { "\r\n" } else { "\n" };
    let at = |place: u32| Span { start: place, end: place };
    let (start, end) = (at(pasted.material.start), at(pasted.material.end));
    if document.is_protected(start) || document.is_protected(end) {
        return None;
    }
    let edits = vec![
        Edit { span: start, replacement: format!("{open}{line_end}") },
        Edit { span: end, replacement: format!("{line_end}{close}") },
    ];
    Some(Finding::edit(pasted.material, edits, "delimiters show where the pasted text starts and ends"))
}

/// Whether the material is words; code, logs and rows of data have fences.
fn is_text(document: &Document, material: Span) -> bool {
    let inside = document.blocks.iter().filter(|block| material.covers(block.span));
    inside.into_iter().all(|block| {
        !matches!(
            block.material,
            Material::Code
                | Material::Csv
                | Material::FrontMatter
                | Material::Json
                | Material::Log
                | Material::Markup
                | Material::StackTrace
        )
    })
}
