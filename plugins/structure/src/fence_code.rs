//! The rule `fence-code`.

use prompt_host_plugin::guards::quotes_itself;
use prompt_host_plugin::search::has;
use prompt_host_plugin::{Document, Edit, Finding, Phase, Protection, Rule, RuleInfo, Span};

use crate::code_language::language;
use crate::code_region::{Region, regions};
use crate::lists::{ends_in, text_of};

#[doc = include_str!("../docs/fence-code.md")]
pub(crate) struct FenceCode;

impl Rule for FenceCode {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("fence-code", "Puts code that stands bare in the prompt into a fence with its language.")
            .phase(Phase::Format)
            .suggested()
            .weight(0.5)
            .source("OpenAI, reasoning best practices: use delimiters: https://platform.openai.com/docs/guides/reasoning-best-practices")
            .documentation(include_str!("../docs/fence-code.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if !may_hold_code(document) || quotes_itself(document) {
            return Vec::new();
        }
        let regions = regions(document).unwrap_or_default();
        let said = said(document, &regions);
        regions.iter().filter_map(|region| fenced(document, *region, &said)).collect()
    }
}

/// A quick look that lets most prompts pass. A prompt that has a fence knows them.
fn may_hold_code(document: &Document) -> bool {
    let has_fence = document.has(&[Protection::CodeFence, Protection::FrontMatter]);
    let ends_as_code = |line: &&str| ends_in(line.trim_end(), ";{}>");
    !has_fence
        && document.text.contains('\n')
        && (document.has(&[Protection::CodeEvident])
            || has(&document.text, "\nSELECT ")
            || document.text.lines().filter(ends_as_code).nth(1).is_some())
}

/// The text without the code.
fn said(document: &Document, regions: &[Region]) -> String {
    let starts = [0].into_iter().chain(regions.iter().map(|region| region.span.end));
    let ends = regions.iter().map(|region| region.span.start).chain([document.span().end]);
    starts.zip(ends).map(|(start, end)| text_of(document, Span { start, end })).collect::<Vec<_>>().join(" ")
}

fn fenced(document: &Document, region: Region, said: &str) -> Option<Finding> {
    let code = text_of(document, region.span);
    let at = |place: u32| Span { start: place, end: place };
    if document.is_protected(at(region.span.start)) || document.is_protected(at(region.span.end)) {
        return None;
    }
    let fence = fence(code);
    let language = language(code, said);
    let line_end = if has(&document.text, "\r\n") { "\r\n" } else { "\n" };
    let gap = |touches: bool| if touches { line_end } else { "" };
    let edits = vec![
        Edit {
            span: at(region.span.start),
            replacement: format!("{}{fence}{language}{line_end}", gap(region.touches.0)),
        },
        Edit { span: at(region.span.end), replacement: format!("{line_end}{fence}{}", gap(region.touches.1)) },
    ];
    Some(Finding::edit(region.span, edits, "a fence shows where the code starts and ends"))
}

/// One backtick more than the code has in a row, three at least.
fn fence(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(3.max(longest + 1))
}
