//! What the host reads in each prompt, for an editor's eye.

use prompt_host::prompt::{Document, Span};

use crate::data::Prompt;

/// Characters of a stretch that are shown.
const SHOWN: usize = 110;

/// Prints blocks, parts, constraints and signs of every prompt.
pub(crate) fn print(prompts: &[Prompt]) {
    for prompt in prompts {
        let document = Document::analyse(prompt.prompt.as_str());
        let anatomy = &document.anatomy;
        println!("── {} ({}) {:?} {:?}", prompt.id, prompt.source, document.language, anatomy.signs);
        for block in &anatomy.blocks {
            let kinds = format!("{:?} {:?} {:?}", block.material, block.delimiter, block.voice);
            println!("  block {kinds}: {}", shown(&document, block.span));
        }
        for part in &anatomy.parts {
            println!("    {:?}: {}", part.purpose, shown(&document, part.span));
        }
        for found in &anatomy.constraints {
            let not = if found.negated { "not " } else { "" };
            let amount =
                found.amount.map(|amount| format!(" {:?} {}", amount.bound, amount.number)).unwrap_or_default();
            println!("      {not}{:?} {:?}{amount}: {}", found.kind, found.value, shown(&document, found.span));
        }
    }
}

fn shown(document: &Document, span: Span) -> String {
    let text = span.of(&document.text).replace('\n', "⏎");
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
    format!("{}{}", &text[..end], if end < text.len() { "…" } else { "" })
}
