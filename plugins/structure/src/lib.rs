//! Rules about where things stand in a prompt and what sets them apart.

mod ask;
mod closing;
mod code_language;
mod code_line;
mod code_lines;
mod code_region;
mod enumerate_asks;
mod fence_code;
mod inline_items;
mod json_context;
mod language_signs;
mod lists;
mod material_name;
mod mixed_delimiters;
mod paragraph_kind;
mod pasted;
mod question_last;
mod section_names;
mod sections;
mod sentence;
mod wrap_data;

use enumerate_asks::EnumerateAsks;
use fence_code::FenceCode;
use json_context::JsonContext;
use mixed_delimiters::MixedDelimiters;
use question_last::QuestionLast;
use sections::Sections;
use wrap_data::WrapData;

prompt_host_plugin::plugin! {
    id: "structure",
    title: "Structure",
    summary: "Sets code, data and the parts of a long prompt apart.",
    rules: [WrapData, QuestionLast, Sections, MixedDelimiters, JsonContext, FenceCode, EnumerateAsks],
}
