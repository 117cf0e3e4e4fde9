//! Edits half of the first character that has more than one byte; silent without one.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin, span};

struct LiesMidCharacter;

impl RuleGuest for LiesMidCharacter {
    const ID: &'static str = "lies-mid-character";

    fn check(document: Document) -> Findings {
        let wide = document.text.char_indices().find(|(_, character)| character.len_utf8() > 1);
        Ok(wide
            .map(|(start, character)| {
                let half = span(start + 1, start + character.len_utf8());
                edits(Self::CODE, half, vec![edit(half, "lie")])
            })
            .into_iter()
            .collect())
    }
}

export_rule_plugin!(LiesMidCharacter);
