//! What a page shows beside what there is.

use anyhow::{Context as _, ensure};

/// What stands for anything.
const ANYTHING: &str = "…";

/// Whether what was printed is what is shown: line by line, without blanks at their ends.
/// `…` stands for anything in a line, and alone for any lines.
pub fn fits(shown: &str, printed: &str) -> bool {
    lines_fit(&lines(shown), &lines(printed))
}

fn lines(text: &str) -> Vec<&str> {
    text.trim_matches('\n').lines().map(str::trim_end).collect()
}

fn lines_fit(shown: &[&str], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first.trim() == ANYTHING => {
            (0..=printed.len()).any(|skipped| lines_fit(rest, &printed[skipped..]))
        }
        Some((first, rest)) => {
            printed.split_first().is_some_and(|(line, others)| line_fits(first, line) && lines_fit(rest, others))
        }
    }
}

fn line_fits(shown: &str, printed: &str) -> bool {
    let Some((start, rest)) = shown.split_once(ANYTHING) else { return shown == printed };
    let Some(mut left) = printed.strip_prefix(start) else { return false };
    loop {
        if line_fits(rest, left) {
            return true;
        }
        let mut letters = left.chars();
        if letters.next().is_none() {
            return false;
        }
        left = letters.as_str();
    }
}

/// Whether the lines of a quotation stand in a file, in their order; only where the quotation
/// has a line of `…` may others stand between. Blanks at the start of a line do not count: a page
/// may quote a method without its `impl`.
pub fn quotes(quotation: &str, file: &str) -> bool {
    let file: Vec<&str> = file.lines().map(str::trim).collect();
    let mut pieces: Vec<Vec<&str>> = vec![Vec::new()];
    for line in quotation.trim_matches('\n').lines().map(str::trim) {
        let is_gap = line == ANYTHING || line == "// …" || line == "# …";
        match pieces.last_mut() {
            Some(piece) if !is_gap => piece.push(line),
            _ => pieces.push(Vec::new()),
        }
    }
    let mut from = 0;
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        let rest = file.get(from..).unwrap_or_default();
        let Some(at) = rest.windows(piece.len()).position(|window| window == piece.as_slice()) else { return false };
        from += at + piece.len();
    }
    true
}

/// A file after a change: each run of lines of the change, up to a line that begins with `@@`,
/// has lines that stay (a blank before them), that go (`-`) and that come (`+`).
///
/// # Errors
/// When what should be there is not, or more than once.
pub fn changed(file: &str, change: &str) -> anyhow::Result<String> {
    let mut text = file.to_owned();
    for hunk in change.split_inclusive('\n').collect::<Vec<_>>().split(|line| line.starts_with("@@")) {
        if hunk.is_empty() {
            continue;
        }
        let side = |marks: [char; 2]| -> String {
            // An editor may have taken the blank of an empty line.
            let of = |line: &&str| line.strip_prefix(marks).or((*line == "\n").then_some("\n")).map(str::to_owned);
            hunk.iter().filter_map(of).collect()
        };
        let (old, new) = (side([' ', '-']), side([' ', '+']));
        ensure!(text.matches(&old).count() == 1, "these lines are there {} times:\n{old}", text.matches(&old).count());
        let at = text.find(&old).context("they were counted")?;
        text.replace_range(at..at + old.len(), &new);
    }
    Ok(text)
}
