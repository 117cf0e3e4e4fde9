//! Code, addresses, quotations and the like, to the letter.

use prompt_host_plugin::{Document, ProtectedSpan, Protection, Span};

use crate::comparison::{Kind, Scene, squeezed};
use crate::formula;
use crate::hash::Set;
use crate::reading::Kind as TokenKind;
use crate::vocabulary::fold;

/// Searches of the whole rewrite; after these a line must stand there as a line.
const SEARCHES: usize = 400;

pub(crate) fn find(scene: &mut Scene<'_>) {
    let Scene { original, rewrite, .. } = *scene;
    let kept = Kept::of(rewrite);
    let mut searches = 0;
    let mut lost: Vec<(Kind, Span)> = Vec::new();
    for protected in &original.protected {
        match protected.kind {
            Protection::CodeFence | Protection::CodeEvident => {
                lost.extend(lost_lines(scene, *protected, &kept, &mut searches));
            }
            Protection::Number | Protection::Markup | Protection::FrontMatter => {}
            _ => {
                searches += 1;
                let text = inner(original.of(protected.span));
                // "« je »" is a word; a slot of one letter is a slot.
                let least = if protected.kind == Protection::Placeholder { 1 } else { 2 };
                let is_long = text.chars().filter(|letter| letter.is_alphanumeric()).count() >= least;
                // "Name/role/phone" is no path but a list.
                let is_list =
                    protected.kind == Protection::Path && !text.contains(['.', '\\', '~']) && !text.starts_with('/');
                let is_there = if is_list { text.split('/').all(|part| kept.holds(part)) } else { kept.holds(&text) };
                if searches <= SEARCHES && is_long && !is_there {
                    lost.push((Kind::LostProtected, protected.span));
                }
            }
        }
    }
    lost.extend(
        formula::formulas(&original.text)
            .filter(|span| !kept.holds(original.of(*span)))
            .map(|span| (Kind::LostProtected, span)),
    );
    for (kind, span) in lost {
        if scene.tells_original(span) {
            continue;
        }
        scene.lost(kind, span, "it is missing or not the same to the letter");
    }
}

/// What a text holds, in forms that survive being set out anew.
struct Kept {
    whole: String,
    folded: String,
    /// Lines with the blanks before them.
    lines: Set<String>,
    squeezed_lines: Set<String>,
}

impl Kept {
    fn of(document: &Document) -> Self {
        let text = document.text.as_str();
        let whole = plain(&unquoted(text));
        Self {
            folded: fold(&whole),
            whole,
            lines: text.lines().map(|line| line.trim_end().to_owned()).collect(),
            squeezed_lines: text
                .lines()
                .flat_map(|line| [plain(line), plain(line.trim_start_matches(['-', '>', '*', ' ', '|']))])
                .collect(),
        }
    }

    /// Whether it holds `text`, whatever its blanks and quotation marks.
    fn holds(&self, text: &str) -> bool {
        let text = plain(&unquoted(text));
        let text = text.trim_matches(['.', ',', '!', '?', '。', '、']);
        self.whole.contains(text) || self.folded.contains(&fold(text))
    }
}

/// Without the marks of a block quotation.
fn unquoted(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(|line| line.trim_start().trim_start_matches(['>', ' '])).collect();
    lines.join("\n")
}

/// Without blanks and emphasis, and with one kind of quotation marks, dashes and dots.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in squeezed(text).chars() {
        match letter {
            '`' | '*' | '\u{200b}' => {}
            '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '＂' => plain.push('"'),
            '’' | '‘' | '‚' => plain.push('\''),
            '–' | '—' | '−' | '‑' => plain.push('-'),
            '…' => plain.push_str("..."),
            '，' => plain.push(','),
            '：' => plain.push(':'),
            '（' => plain.push('('),
            '）' => plain.push(')'),
            other => plain.push(other),
        }
    }
    plain
}

/// Without the marks around it.
fn inner(text: &str) -> String {
    let marks =
        ['"', '“', '”', '„', '«', '»', '「', '」', '『', '』', '\'', '‘', '’', '`', '>', ' ', '\u{a0}', '\u{202f}'];
    text.lines().map(|line| line.trim_matches(marks)).collect::<Vec<_>>().join("\n")
}

/// Lines of code that the rewrite has not, the first few of them.
fn lost_lines(scene: &Scene<'_>, protected: ProtectedSpan, kept: &Kept, searches: &mut usize) -> Vec<(Kind, Span)> {
    let document = scene.original;
    let mut lost: Vec<(Kind, Span)> = Vec::new();
    let mut at = protected.span.from();
    let block = document.of(protected.span);
    let is_single = block.trim().lines().count() <= 1;
    let is_python = block
        .lines()
        .any(|line| line.trim_end().ends_with(':') && line.trim_start().starts_with(|c: char| c.is_ascii_lowercase()));
    let mut follows = false;
    let last = block.trim_end().lines().count();
    for (number, line) in block.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let text = line.trim();
        if text.is_empty() || text.starts_with("```") || text.starts_with("~~~") {
            continue;
        }
        let span = Span::new(start + line.len() - line.trim_start().len(), start + line.trim_end().len());
        let form = plain(text);
        *searches += 1;
        // A line of several is a line: what contains it is another one.
        // Where code was written in a sentence, its first and last line are parts of lines.
        let is_part = is_single || protected.kind == Protection::CodeEvident && (number == 0 || number + 1 == last);
        let is_kept = kept.squeezed_lines.contains(&form)
            || *searches <= SEARCHES && (is_part && holds_pieces(scene, span, kept) || is_row(scene, span));
        let indent = line.len() - line.trim_start().len();
        // Where blanks carry meaning, a line at the margin is another line.
        let is_flat = is_python && indent > 0 && kept.lines.contains(text) && !kept.lines.contains(line.trim_end());
        let is_lost = !is_kept || is_flat;
        match lost.last_mut().filter(|_| follows) {
            Some((_, before)) if is_lost => before.end = span.end,
            _ if is_lost => lost.push((kind_of(document.of(span)), span)),
            _ => {}
        }
        follows = is_lost;
    }
    lost
}

/// Whether each piece of a line, set apart by some blanks, is there: to the letter, or as words.
fn holds_pieces(scene: &Scene<'_>, span: Span, kept: &Kept) -> bool {
    let text = scene.original.of(span);
    let mut at = span.from();
    text.split("  ").all(|piece| {
        let place = Span::new(at, at + piece.len());
        at += piece.len() + 2;
        let is_prose = !piece.contains(['(', '{', '=', ';', '<', '/']);
        let tokens = scene.alignment.original.tokens.iter().zip(&scene.alignment.kept);
        kept.whole.contains(&plain(piece))
            || is_prose
                && at > span.from() + piece.len() + 2
                && tokens.filter(|(token, _)| place.covers(token.span)).all(|(_, is_kept)| *is_kept)
    })
}

/// A row of data is a detail; code and logs are protected.
fn kind_of(line: &str) -> Kind {
    let cells = line.matches(',').count().max(line.matches('|').count());
    let is_data = cells >= 2 && !line.contains(['{', '}', ';', '=', '(']);
    if is_data { Kind::LostDetail } else { Kind::LostProtected }
}

/// Whether all words and numbers of a line stand in the rewrite in one unit: data that was
/// set out anew, as a table or a list.
fn is_row(scene: &Scene<'_>, span: Span) -> bool {
    missing_of_row(scene, span) == Some(0)
}

/// How many tokens of a row its best unit in the rewrite lacks; none when it is no data.
fn missing_of_row(scene: &Scene<'_>, span: Span) -> Option<usize> {
    let text = scene.original.of(span);
    if text.contains(['{', '}', ';', '=', '<', '>', '$']) || text.contains("()") {
        return None;
    }
    let alignment = scene.alignment;
    let tokens: Vec<u32> = alignment
        .original
        .tokens
        .iter()
        .filter(|token| span.covers(token.span) && token.kind != TokenKind::Function)
        .map(|token| token.key)
        .collect();
    if tokens.is_empty() {
        return None;
    }
    let lacking = |unit: &crate::reading::Unit| {
        let keys: Set<u32> = alignment
            .rewrite
            .tokens
            .get(unit.tokens.clone())
            .unwrap_or_default()
            .iter()
            .map(|token| token.key)
            .collect();
        tokens.iter().filter(|key| !keys.contains(key)).count()
    };
    alignment.rewrite.units.iter().map(lacking).min()
}
