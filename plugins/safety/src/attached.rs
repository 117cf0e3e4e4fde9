//! What the caller attached.

use prompt_host_plugin::Document;

/// The attachments of a prompt. Earlier prompts of the conversation, which the host puts beside
/// them, are none: what is to be said of them was said when they came.
pub(crate) fn attachments(document: &Document) -> impl Iterator<Item = &(String, String)> {
    document.context.iter().filter(|(name, _)| document.prior_turns == 0 || !is_earlier_prompt(name))
}

/// "earlier prompt 2"
fn is_earlier_prompt(name: &str) -> bool {
    let number = name.strip_prefix("earlier prompt ").unwrap_or_default();
    !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn earlier_prompts_of_the_conversation_are_no_attachments() {
        let mut document = Document::new("Go on.");
        let names = ["mail.txt", "earlier prompt 12", "earlier prompt", "earlier prompt 2.txt"];
        document.context = names.map(|name| (name.to_owned(), String::new())).into();
        assert_eq!(attachments(&document).count(), 4);
        document.prior_turns = 12;
        let left: Vec<&str> = attachments(&document).map(|(name, _)| name.as_str()).collect();
        assert_eq!(left, ["mail.txt", "earlier prompt", "earlier prompt 2.txt"]);
    }
}
