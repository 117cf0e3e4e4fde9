//! Rules about where things stand in a prompt and what sets them apart.

mod code_language;
mod code_line;
mod code_region;
mod enumerate_asks;
mod fence_code;
mod material_name;
mod pasted;
mod question_last;
mod section_names;
mod sections;
mod wrap_data;

use enumerate_asks::EnumerateAsks;
use fence_code::FenceCode;
use question_last::QuestionLast;
use sections::Sections;
use wrap_data::WrapData;

prompt_host_plugin::plugin! {
    id: "structure",
    title: "Structure",
    summary: "Sets code, data and the parts of a long prompt apart.",
    rules: [WrapData, QuestionLast, Sections, FenceCode, EnumerateAsks],
}
