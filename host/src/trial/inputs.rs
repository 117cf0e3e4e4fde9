//! Prompts that no author has written their plugin for: what people really send, in short, and
//! what breaks readers of text.

/// One prompt after the other, each up to a line of five equals signs.
const PROMPTS: &str = include_str!("prompts.txt");

/// The host's own set of inputs, always in the same order.
pub fn inputs() -> Vec<String> {
    let written = PROMPTS.split("\n=====\n").map(|prompt| prompt.trim_end_matches('\n').to_owned());
    written.chain(extremes()).collect()
}

/// What cannot be written down in a file that people edit.
fn extremes() -> Vec<String> {
    vec![
        String::new(),
        " \n\t\n ".to_owned(),
        "Line one.\r\nLine two.\r\n\r\nLine four.\r\n".to_owned(),
        "\u{feff}Summarize the report.".to_owned(),
        "zero\u{200b}width and a\u{ad}soft hy\u{ad}phen".to_owned(),
        "\u{202e}txet desrever\u{202c} and (brackets".to_owned(),
        "e\u{301}\u{301}\u{301} combining, 👩\u{200d}👩\u{200d}👧 a family, \u{1f1eb}\u{1f1f7} a flag".to_owned(),
        "nul \0 and bell \u{7} in the middle".to_owned(),
        "word ".repeat(2_000),
        "x".repeat(10_000),
        "((((((((((((((((((((((((((((((((((((((((".to_owned(),
        "- item\n".repeat(300),
        format!("```\n{}", "let x = 1;\n".repeat(50)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompt::Document;

    #[test]
    fn the_set_has_what_plugins_must_not_break() {
        let inputs = inputs();
        assert!(inputs.len() >= 40, "{}", inputs.len());
        let documents: Vec<Document> = inputs.iter().map(|input| Document::analyse(input.as_str())).collect();
        let protected = documents.iter().filter(|document| !document.protected.is_empty()).count();
        assert!(protected >= 10, "{protected} of them have something to protect");
        let mut languages: Vec<&str> = documents.iter().filter_map(|document| document.language).collect();
        languages.sort_unstable();
        languages.dedup();
        assert!(languages.len() >= 5, "{languages:?}");
    }
}
