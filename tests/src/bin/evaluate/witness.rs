//! What must be kept, read with simple patterns that share nothing with the host.
//!
//! The host judges its own edits by its own protection. A mistake there would not show
//! there; it shows here.

use regex::Regex;

/// Patterns of texts that no edit may lose.
pub(crate) struct Witness {
    fenced: Vec<Regex>,
    others: Vec<Regex>,
}

/// Code fences, of backticks and of tildes.
const FENCED: [&str; 2] = [r"(?ms)^ {0,3}```.*?^ {0,3}```[ \t]*$", r"(?ms)^ {0,3}~~~.*?^ {0,3}~~~[ \t]*$"];

/// Inline code, addresses, e-mail addresses, numbers, quotations, placeholders.
const OTHERS: [&str; 8] = [
    r"`[^`\n]+`",
    r#"https?://[^\s<>"'`)\]]+"#,
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w",
    r"\d+(?:[.,:/]\d+)*",
    r#""[^"\n]{1,300}""#,
    r"“[^“”\n]{1,300}”|«[^«»\n]{1,300}»|「[^「」\n]{1,300}」",
    r"\{\{[^{}\n]+\}\}",
    r"\$\{[^{}\n]+\}",
];

impl Witness {
    pub(crate) fn new() -> anyhow::Result<Self> {
        let compiled = |patterns: &[&str]| patterns.iter().map(|pattern| Regex::new(pattern)).collect::<Result<_, _>>();
        Ok(Self { fenced: compiled(&FENCED)?, others: compiled(&OTHERS)? })
    }

    /// Code fences of `text`.
    pub(crate) fn fenced<'t>(&self, text: &'t str) -> Vec<&'t str> {
        texts(&self.fenced, text)
    }

    /// All that must be kept of `text`, code fences too.
    pub(crate) fn all<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut all = self.fenced(text);
        all.extend(texts(&self.others, text));
        all
    }
}

fn texts<'t>(patterns: &[Regex], text: &'t str) -> Vec<&'t str> {
    patterns.iter().flat_map(|pattern| pattern.find_iter(text)).map(|found| found.as_str()).collect()
}

/// The first of `texts` that occurs less often in `after` than in `before`.
pub(crate) fn first_lost<'t>(texts: &[&'t str], before: &str, after: &str) -> Option<&'t str> {
    if before == after {
        return None;
    }
    texts.iter().copied().find(|text| after.matches(text).count() < before.matches(text).count())
}
