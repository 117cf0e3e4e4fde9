//! Points into the first character of more than one byte, of the original and of the rewrite.

use prompt_host_guests::comparison::{ComparisonGuest, Differences, difference, export_comparison_plugin};
use prompt_host_guests::{Document, span};

struct CompareLiesMidCharacter;

impl ComparisonGuest for CompareLiesMidCharacter {
    const ID: &'static str = "compare-lies-mid-character";

    fn compare(original: Document, rewrite: Document) -> Differences {
        let half = |document: &Document| {
            let wide = document.text.char_indices().find(|(_, character)| character.len_utf8() > 1);
            wide.map(|(start, character)| span(start + 1, start + character.len_utf8()))
        };
        Ok(vec![difference(Self::ID, half(&original), None), difference(Self::ID, None, half(&rewrite))])
    }
}

export_comparison_plugin!(CompareLiesMidCharacter);
