//! The filter `slug`.

mod accents;

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

use accents::folded;

pub(crate) struct Slug;

const ARGUMENTS: &[Argument] = &[
    Argument::text("separator", "-", "What stands between words: `-`, `_`, `.`, `~` or nothing."),
    Argument::integer("max", 60, "The most characters.").within(1, 1000),
];

impl Filter for Slug {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("slug", "Makes a name for files and addresses of text.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/slug.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let separator = arguments.text("separator");
        if !["-", "_", ".", "~", ""].contains(&separator) {
            return Err(FilterError::argument("separator", "must be `-`, `_`, `.`, `~` or nothing"));
        }
        Ok(Value::String(slug(&filter_text(value)?, separator, arguments.count("max"))))
    }
}

/// Words that do not fit whole are left out, but for the first, which is cut.
fn slug(text: &str, separator: &str, most: usize) -> String {
    let mut slug = String::new();
    let mut length = 0;
    for word in text.split(|mark: char| !mark.is_alphanumeric() && !is_within_word(mark)) {
        let word = plain(word, most);
        if word.is_empty() {
            continue;
        }
        let gap = if slug.is_empty() { "" } else { separator };
        let longer = length + gap.chars().count() + word.chars().count();
        if longer > most {
            if slug.is_empty() {
                slug.extend(word.chars().take(most));
            }
            break;
        }
        slug.push_str(gap);
        slug.push_str(&word);
        length = longer;
    }
    slug
}

/// Accents that stand behind their letter, and apostrophes.
fn is_within_word(mark: char) -> bool {
    matches!(mark, '\u{300}'..='\u{36f}' | '\'' | '’')
}

/// The beginning of a word, with one letter more than may stay.
fn plain(word: &str, most: usize) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars().filter(|mark| !is_within_word(*mark)).take(most + 1).flat_map(char::to_lowercase) {
        match folded(letter) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    // Lowercasing a Turkish capital leaves a mark behind.
    plain.retain(|mark| !is_within_word(mark));
    plain
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{complaint, text};

    #[test]
    fn words_are_lowercase_without_accents_or_marks() {
        assert_eq!(text("slug", "  Crème Brûlée: Größe & Łódź!  ", &json!({})), "creme-brulee-grosse-lodz");
        assert_eq!(text("slug", "It's cafe\u{301} İzmir", &json!({"separator": "_"})), "its_cafe_izmir");
    }

    #[test]
    fn other_scripts_stay() {
        assert_eq!(text("slug", "報告書 2024 Отчёт", &json!({})), "報告書-2024-отчёт");
    }

    #[test]
    fn what_does_not_fit_ends_at_a_word() {
        assert_eq!(text("slug", "one two three", &json!({"max": 9})), "one-two");
        assert_eq!(text("slug", "internationalisation", &json!({"max": 5})), "inter");
        assert_eq!(text("slug", "!?", &json!({})), "");
        assert_eq!(complaint("slug", "a", &json!({"separator": "/"})).0.as_deref(), Some("separator"));
    }
}
