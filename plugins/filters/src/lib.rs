//! Filters for prompt templates: text that fits, is set off, and gives nothing away.

mod bullets;
mod csv_table;
mod dedent;
mod fence;
mod indent_block;
mod json;
mod list;
mod markdown_table;
mod number_lines;
mod numbered;
mod one_line;
mod quote_block;
mod redact;
mod slug;
mod squeeze;
mod table;
#[cfg(test)]
mod testing;
mod tokens;
mod truncate_tokens;
mod wrap;
mod xml_escape;
mod xml_tag;

use bullets::Bullets;
use csv_table::CsvTable;
use dedent::Dedent;
use fence::Fence;
use indent_block::IndentBlock;
use json::Json;
use markdown_table::MarkdownTable;
use number_lines::NumberLines;
use numbered::Numbered;
use one_line::OneLine;
use quote_block::QuoteBlock;
use redact::Redact;
use slug::Slug;
use squeeze::Squeeze;
use truncate_tokens::TruncateTokens;
use wrap::Wrap;
use xml_escape::XmlEscape;
use xml_tag::XmlTag;

prompt_host_plugin::filter_plugin! {
    id: "filters",
    title: "Filters",
    summary: "Makes text in templates fit, sets it off, and takes personal data out of it.",
    filters: [
        Bullets, CsvTable, Dedent, Fence, IndentBlock, Json, MarkdownTable, NumberLines, Numbered, OneLine, QuoteBlock,
        Redact, Slug, Squeeze, TruncateTokens, Wrap, XmlEscape, XmlTag,
    ],
}
