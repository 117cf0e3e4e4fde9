//! Formulas in prose, which nothing else protects: "3(x - 4)^2 - 27 = 0".

use prompt_host_plugin::Span;

/// Places of formulas in a text: runs of terms that hold an operator and an equation or a power.
pub(crate) fn formulas(text: &str) -> impl Iterator<Item = Span> + '_ {
    runs(text).into_iter().filter(|span| is_formula(span.of(text)))
}

/// Stretches of blanks, digits, operators and names of one letter or a digit beside one.
fn runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    for piece in text.split_inclusive([' ', '\n', '\u{a0}']) {
        let word = piece.trim();
        let (start, end) = (at + piece.len() - piece.trim_start().len(), at + piece.trim_end().len());
        at += piece.len();
        let is_last = word.ends_with([',', ';', '?', ':']) || word.ends_with('.') && !word.ends_with("...");
        let end = if is_last { end - 1 } else { end };
        match open {
            Some((from, _)) if is_term(word) => open = Some((from, end)),
            None if is_term(word) => open = Some((start, end)),
            _ => {}
        }
        if !is_term(word) || is_last || piece.ends_with('\n') {
            runs.extend(open.take().map(|(from, to)| Span::new(from, to)));
        }
    }
    runs.extend(open.map(|(from, to)| Span::new(from, to)));
    runs
}

/// Whether a word may stand in a formula: no letters beside one another, or a function of one.
fn is_term(word: &str) -> bool {
    const FUNCTIONS: &[&str] = &["sin", "cos", "tan", "log", "ln", "exp", "sqrt", "lim", "max", "min", "mod"];
    let word = word.trim_end_matches([',', ';', '?', ':']);
    if word.is_empty() || !word.is_ascii() && !word.contains(['²', '³', '≤', '≥', '·', '×', '±', '√', 'π', '−'])
    {
        return false;
    }
    let mut runs = word.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|run| !run.is_empty());
    // "a", "I" and "so" are words; "xy" beside an operator is a product.
    let is_word = word.len() > 1 && word.bytes().all(|letter| letter.is_ascii_alphabetic());
    !matches!(word, "a" | "I")
        && runs.all(|run| FUNCTIONS.contains(&run) || run.len() == 1 || run.len() == 2 && !is_word)
        && !word.contains(['"', '\'', '@', '#', '$', '€', '{', '[', '`', '|', '_', '&', '\\'])
}

fn is_formula(run: &str) -> bool {
    let relates = run.contains(['=', '^', '²', '³', '≤', '≥', '√']);
    let operates =
        run.contains(['+', '*', '/', '^', '²', '³', '·', '√', '=']) || run.contains(" - ") || run.contains("−");
    let letters = run.chars().filter(char::is_ascii_alphabetic).count();
    let digits = run.chars().filter(char::is_ascii_digit).count();
    relates && operates && letters >= 1 && digits >= 1 && run.split_whitespace().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_found_in_sentences() {
        let found = |text: &'static str| formulas(text).map(|span| span.of(text)).collect::<Vec<_>>();
        assert_eq!(found("Solve 3(x - 4)^2 - 27 = 0 and stop."), ["3(x - 4)^2 - 27 = 0"]);
        assert_eq!(found("Sketch y = 2x + 1, then y = x^2."), ["y = 2x + 1", "y = x^2"]);
        assert!(found("At 9 - 10 we meet, is it 5 + 5?").is_empty());
        assert!(found("a / b tests, 4 x 5 m").is_empty());
    }
}
