//! The filter `redact`.

mod card;
mod email;
mod iban;
mod ip;
mod key;
mod marks;
mod phone;
mod url;

use std::ops::Range;

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

pub(crate) struct Redact;

/// What finds one kind, in one walk over the text.
type Find = fn(&str) -> Vec<Range<usize>>;

/// What can be taken out.
const KINDS: &[(&str, Find)] = &[
    ("email", email::find),
    ("phone", phone::find),
    ("ip", ip::find),
    ("key", key::find),
    ("card", card::find),
    ("iban", iban::find),
    ("url", url::find),
];

const NAMES: &[&str] = &["email", "phone", "ip", "key", "card", "iban", "url"];

const ARGUMENTS: &[Argument] = &[
    Argument::choices("kinds", NAMES, &["email", "key", "card"], "What to take out."),
    Argument::text("replacement", "[{kind}]", "What takes its place; `{kind}` is the kind."),
];

impl Filter for Redact {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("redact", "Takes addresses, numbers and keys of people out of text.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/redact.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let text = filter_text(value)?;
        let kinds = arguments.texts("kinds");
        Ok(Value::String(redacted(&text, &kinds, arguments.text("replacement"))))
    }
}

fn redacted(text: &str, kinds: &[&str], replacement: &str) -> String {
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    for (kind, find) in KINDS.iter().filter(|(kind, _)| kinds.contains(kind)) {
        found.extend(find(text).into_iter().map(|place| (place, *kind)));
    }
    // Of two that overlap the one that starts first is the whole, as a URL with an address in it.
    found.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for (place, kind) in found {
        if place.start >= at {
            result.push_str(text.get(at..place.start).unwrap_or_default());
            result.push_str(&replacement.replace("{kind}", kind));
            at = place.end;
        }
    }
    result.push_str(text.get(at..).unwrap_or_default());
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::{KINDS, NAMES, redacted};
    use crate::testing::{complaint, text};

    fn all(input: &str) -> String {
        text("redact", input, &json!({"kinds": NAMES}))
    }

    #[test]
    fn names_of_kinds_are_those_of_the_finders() {
        let kinds: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, NAMES);
    }

    #[test]
    fn addresses_keys_and_cards_go_unless_said_otherwise() {
        let input = "Ask ada@example.org, card 4111 1111 1111 1111, call +49 30 1234567.";
        assert_eq!(text("redact", input, &json!({})), "Ask [email], card [card], call +49 30 1234567.");
        assert_eq!(
            text("redact", input, &json!({"kinds": ["phone"], "replacement": "<{kind} removed>"})),
            "Ask ada@example.org, card 4111 1111 1111 1111, call <phone removed>."
        );
    }

    #[test]
    fn an_address_in_an_address_goes_as_one() {
        assert_eq!(all("see https://ada@example.org/x?y=1."), "see [url].");
    }

    #[test]
    fn a_kind_that_there_is_not_is_refused() {
        let (argument, message) = complaint("redact", "x", &json!({"kinds": ["name"]}));
        assert_eq!(argument.as_deref(), Some("kinds"));
        assert!(message.starts_with("must be a list of any of `email`, `phone`"), "{message}");
    }

    proptest! {
        #[test]
        fn any_text_can_be_redacted_and_settles(text in "[a-zA-Z0-9@.:/+ ()é\n_=-]{0,120}") {
            let once = redacted(&text, NAMES, "[x]");
            prop_assert_eq!(redacted(&once, NAMES, "[x]"), once);
        }
    }
}
