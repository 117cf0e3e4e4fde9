//! The filter `truncate_tokens`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

use crate::tokens::{Cut, Place, budget, cost, places};

pub(crate) struct TruncateTokens;

const ARGUMENTS: &[Argument] = &[
    Argument::integer("limit", 1, "Estimated tokens that may stay, with the marker.").within(1, i64::MAX).required(),
    Argument::choice("from", &["end", "start", "middle"], "Where to cut."),
    Argument::text("marker", "…", "What stands for the text that is cut."),
];

impl Filter for TruncateTokens {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("truncate_tokens", "Cuts text that has more tokens than a limit, at lines or words.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/truncate_tokens.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let text = filter_text(value)?;
        let limit = budget(arguments.count("limit"));
        let total = cost(&text);
        if total <= limit {
            return Ok(Value::String(text.into_owned()));
        }
        let marker = arguments.text("marker");
        let Some(room) = limit.checked_sub(cost(marker)) else {
            return Err(FilterError::argument("marker", "must have fewer tokens than `limit`"));
        };
        Ok(Value::String(match arguments.text("from") {
            "start" => format!("{marker}{}", tail(&text, total, room)),
            "middle" => {
                let head = head(&text, room.div_ceil(2));
                format!("{head}{marker}{}", tail(&text, total, room.saturating_sub(cost(head))))
            }
            _ => format!("{}{marker}", head(&text, room)),
        }))
    }
}

/// A line's end is worth up to an eighth of the room; a word's end is worth all but nothing.
fn best(places: impl Iterator<Item = (Place, u64)>, room: u64) -> Option<usize> {
    let mut found: [Option<(usize, u64)>; 3] = [None; 3];
    for (place, used) in places {
        let slot = match place.cut {
            Cut::Never => continue,
            Cut::Character => 0,
            Cut::Word => 1,
            Cut::Line => 2,
        };
        if let Some(slot) = found.get_mut(slot) {
            *slot = slot.filter(|(_, best)| *best > used).or(Some((place.at, used)));
        }
    }
    let [character, word, line] = found;
    let line = line.filter(|(_, used)| *used >= room - room / 8 && *used > 0);
    let word = word.filter(|(_, used)| *used > 0);
    line.or(word).or(character).map(|(at, _)| at)
}

/// The longest beginning of `text` that costs no more than `room`.
fn head(text: &str, room: u64) -> &str {
    let within = places(text).take_while(|place| place.cost <= room).map(|place| (place, place.cost));
    let end = best(within, room).unwrap_or_default();
    text.get(..end).unwrap_or_default().trim_end()
}

/// The longest end of `text`, which costs `total`, that costs no more than `room`.
fn tail(text: &str, total: u64, room: u64) -> &str {
    // What opens a word or a group of digits may cost up to this much more at a cut.
    const OPENING: u64 = 20;
    let within = places(text).filter_map(|place| {
        let opening = if place.cut == Cut::Character { OPENING } else { 0 };
        let used = total - place.cost + opening;
        (used <= room && place.at < text.len()).then_some((place, used))
    });
    best(within, room).and_then(|start| text.get(start..)).unwrap_or_default().trim_start()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use crate::testing::{complaint, text};
    use crate::tokens::estimate;

    const LINES: &str = "The first line stands here.\nThe second line is longer than the first.\nThe third ends it.";

    #[test]
    fn text_within_the_limit_stays_as_it_is() {
        assert_eq!(text("truncate_tokens", LINES, &json!({"limit": 100})), LINES);
        assert_eq!(text("truncate_tokens", 12345, &json!({"limit": 2})), "12345");
    }

    #[test]
    fn text_is_cut_behind_a_word() {
        assert_eq!(text("truncate_tokens", LINES, &json!({"limit": 6})), "The first line stands…");
        assert_eq!(text("truncate_tokens", LINES, &json!({"limit": 5, "from": "start"})), "…third ends it.");
        assert_eq!(
            text("truncate_tokens", LINES, &json!({"limit": 9, "from": "middle", "marker": " [cut] "})),
            "The first line [cut] ends it."
        );
    }

    #[test]
    fn a_line_that_nearly_fills_the_limit_is_preferred() {
        assert_eq!(text("truncate_tokens", LINES, &json!({"limit": 9})), "The first line stands here.…");
    }

    #[test]
    fn eastern_text_is_cut_between_characters_and_never_before_a_mark() {
        let cut = text("truncate_tokens", "请用三句话总结以下报告。然后列出数字。", &json!({"limit": 6}));
        assert_eq!(cut, "请用三句话…");
        let cut = text("truncate_tokens", "e\u{301}".repeat(40), &json!({"limit": 6}));
        assert!(cut.ends_with("\u{301}…"), "{cut}");
    }

    #[test]
    fn a_word_that_is_too_long_is_cut_within() {
        let cut = text("truncate_tokens", "a".repeat(200), &json!({"limit": 5}));
        assert_eq!(cut, format!("{}…", "a".repeat(25)));
    }

    #[test]
    fn a_marker_beyond_the_limit_is_refused() {
        let (argument, message) =
            complaint("truncate_tokens", LINES, &json!({"limit": 1, "marker": "and so on and so on"}));
        assert_eq!(argument.as_deref(), Some("marker"));
        assert_eq!(message, "must have fewer tokens than `limit`");
        assert_eq!(
            complaint("truncate_tokens", LINES, &json!({})).1,
            "is missing: it must be a whole number of at least 1"
        );
    }

    proptest! {
        #[test]
        fn the_result_is_within_the_limit_marker_included(
            text in "([a-zé]{1,12}|[0-9]{1,9}|[ \n]{1,3}|[一-三あ]{1,5}|[.,!]|привет|👩‍👩‍👧){0,40}",
            limit in 1_usize..30,
            from in prop::sample::select(vec!["start", "middle", "end"]),
            marker in prop::sample::select(vec!["…", "", "[…]", " ... "]),
        ) {
            let arguments = json!({"limit": limit, "from": from, "marker": marker});
            let result = crate::apply_natively("truncate_tokens", &json!(text).to_string(), &arguments.to_string());
            match result {
                Ok(result) => {
                    let result: String = serde_json::from_str(&result).unwrap();
                    let tokens = estimate(&result);
                    prop_assert!(tokens <= limit as u64, "{} tokens in {:?}", tokens, result);
                }
                Err(error) => prop_assert_eq!(error.argument.as_deref(), Some("marker")),
            }
        }
    }
}
