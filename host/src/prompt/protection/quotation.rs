//! Quoted words, in the marks of many languages. A quotation ends with its paragraph.
//!
//! An opening mark whose counterpart never comes protects nothing: prose after a
//! slip of the keyboard must stay editable.

use crate::prompt::Span;
use crate::prompt::source::Source;

use super::{Protected, Protection};

/// The longest quotation in bytes that paired marks hold together.
const LONGEST: usize = 16 * 1024;

/// How many paired marks may be open in one another.
const DEEPEST: usize = 16;

/// All quotations of a text, in no order. What stands in `opaque` spans holds no marks.
pub(super) fn quotations(source: Source<'_>, opaque: &[Protected]) -> Vec<Protected> {
    let mut found = Vec::new();
    let mut paragraph = Paragraph::default();
    let mut next_opaque = opaque.iter().peekable();
    let mut at = 0;
    let mut line_is_blank = false;
    while at < source.len() {
        if let Some(protected) = next_opaque.next_if(|protected| protected.span.start <= at) {
            if protected.span.end > at {
                at = protected.span.end;
                line_is_blank = false;
                if is_block(source, protected) {
                    paragraph.end(&mut found);
                }
            }
            continue;
        }
        let limit = next_opaque.peek().map_or(source.len(), |protected| protected.span.start);
        let byte = source.byte(at);
        if byte == b'\n' {
            paragraph.end_line(&mut found);
            if line_is_blank {
                paragraph.end(&mut found);
            }
            line_is_blank = true;
            at += 1;
        } else if is_possible_mark(byte) {
            line_is_blank = false;
            let Some(character) = source.char_at(at) else { break };
            at += paragraph.read(source, at, character, &mut found);
        } else {
            if !matches!(byte, b' ' | b'\t' | b'\r') {
                line_is_blank = false;
            }
            at += 1;
            if !line_is_blank {
                at = source.skip_bytes(at, limit, |byte| byte != b'\n' && !is_possible_mark(byte));
            }
        }
    }
    paragraph.end_line(&mut found);
    paragraph.end(&mut found);
    found
}

/// Whether `byte` may start a quotation mark: the ASCII ones, and the first bytes of the others.
fn is_possible_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`' | 0xc2 | 0xe2 | 0xe3 | 0xef)
}

/// Whether a span takes whole lines, so that a paragraph ends with it.
fn is_block(source: Source<'_>, protected: &Protected) -> bool {
    protected.kind != Protection::Placeholder && source.bytes(protected.span.start, protected.span.end).contains(&b'\n')
}

/// The marks that are open in the paragraph being read.
#[derive(Debug, Default)]
struct Paragraph {
    /// Straight double marks, paired when the paragraph ends.
    straight: Vec<Mark>,
    /// Paired marks that are still open: the closing characters that fit, and the start.
    open: Vec<(&'static str, usize)>,
    single: Single,
    /// The start of ``…''.
    tex: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    opens: bool,
    closes: bool,
}

/// Single marks of one line, straight or curly.
#[derive(Debug, Default)]
struct Single {
    start: Option<usize>,
    /// Closed, but perhaps only by a plural's apostrophe (`dogs'`).
    end: Option<usize>,
}

impl Paragraph {
    /// Reads a mark and says how many bytes it has.
    fn read(&mut self, source: Source<'_>, at: usize, character: char, found: &mut Vec<Protected>) -> usize {
        let length = character.len_utf8();
        match character {
            '"' => self.read_straight(source, at),
            '\'' if source.byte(at + 1) == b'\'' && self.tex.is_some() => {
                let start = self.tex.take().unwrap_or(at);
                found.push(Protected::new(start, at + 2, Protection::Quotation));
                return 2;
            }
            '`' if source.byte(at + 1) == b'`' => {
                self.tex = Some(at);
                return 2;
            }
            '\'' | '‘' | '’' | '‚' => self.single.read(source, at, character, found),
            '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉' | '＂'
            | '〝' | '〟' => {
                self.read_paired(at, character, found);
            }
            _ => {}
        }
        length
    }

    fn read_straight(&mut self, source: Source<'_>, at: usize) {
        let before = source.char_before(at);
        let after = source.char_at(at + 1);
        let is_open = self.straight.len() % 2 == 1;
        // `6"` is a length unless a quotation waits for its end.
        if !is_open && before.is_some_and(|c| c.is_ascii_digit()) {
            return;
        }
        let space_before = before
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | ':' | '/' | '>'));
        let space_after =
            after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]}>*_".contains(c) || is_closing_punctuation(c));
        self.straight.push(Mark { at, opens: space_before && !space_after, closes: !space_before && space_after });
    }

    fn read_paired(&mut self, at: usize, character: char, found: &mut Vec<Protected>) {
        // Closing first: in German “ ends what „ began, in Danish « ends what » began.
        if let Some(depth) = self.open.iter().rposition(|(closers, _)| closers.contains(character)) {
            if let Some((_, start)) = self.open.get(depth).copied().filter(|(_, start)| at - start <= LONGEST) {
                found.push(Protected::new(start, at + character.len_utf8(), Protection::Quotation));
            }
            self.open.truncate(depth);
            return;
        }
        let closers = match character {
            '“' | '”' => "”",
            '„' => "“”",
            '«' => "»",
            '»' => "«",
            '‹' => "›",
            '›' => "‹",
            '「' => "」",
            '『' => "』",
            '《' => "》",
            '〈' => "〉",
            '＂' => "＂",
            '〝' => "〟",
            _ => return,
        };
        // Openers without end must not make every later mark slow.
        if self.open.len() == DEEPEST {
            self.open.remove(0);
        }
        self.open.push((closers, at));
    }

    fn end_line(&mut self, found: &mut Vec<Protected>) {
        self.single.end(found);
    }

    /// Pairs the straight marks and forgets what is still open.
    fn end(&mut self, found: &mut Vec<Protected>) {
        let marks = std::mem::take(&mut self.straight);
        if !pair_nested(&marks, found) {
            pair_in_order(&marks, found);
        }
        // East Asian marks open and close by their shape, so a quotation of several paragraphs is safe to follow.
        self.open.retain(|(closers, _)| matches!(*closers, "」" | "』"));
        self.tex = None;
        self.single = Single::default();
    }
}

/// What stands after a closing mark in East Asian text.
fn is_closing_punctuation(character: char) -> bool {
    matches!(character, '。' | '、' | '，' | '！' | '？' | '；' | '：' | '）' | '」')
}

/// Pairs by direction, for quotations within quotations. Says whether every mark found its other.
fn pair_nested(marks: &[Mark], found: &mut Vec<Protected>) -> bool {
    let before = found.len();
    let mut open: Vec<usize> = Vec::new();
    for mark in marks {
        if mark.closes || (!mark.opens && !open.is_empty()) {
            match open.pop() {
                Some(start) => found.push(Protected::new(start, mark.at + 1, Protection::Quotation)),
                None => {
                    found.truncate(before);
                    return false;
                }
            }
        } else {
            open.push(mark.at);
        }
    }
    if !open.is_empty() {
        found.truncate(before);
    }
    open.is_empty()
}

/// Pairs the first with the second, the third with the fourth; one left over that closes takes the one before it.
fn pair_in_order(marks: &[Mark], found: &mut Vec<Protected>) {
    let mut rest = marks.iter().peekable();
    while let Some(mark) = rest.next() {
        // A closing mark with nothing open is a slip; it must not turn the pairs round.
        if mark.closes {
            continue;
        }
        // Of two openers in a row the later one is more likely to be the true one, but both are kept.
        if let Some(close) = rest.next() {
            found.push(Protected::new(mark.at, close.at + 1, Protection::Quotation));
            if close.opens
                && let Some(end) = rest.peek().filter(|next| next.closes)
            {
                found.push(Protected::new(close.at, end.at + 1, Protection::Quotation));
                rest.next();
            }
        }
    }
}

impl Single {
    fn read(&mut self, source: Source<'_>, at: usize, character: char, found: &mut Vec<Protected>) {
        let before = source.char_before(at);
        let after = source.char_at(at + character.len_utf8());
        let end = at + character.len_utf8();
        let word_before = before.is_some_and(char::is_alphanumeric);
        let word_after = after.is_some_and(char::is_alphanumeric);
        let can_open = character != '’'
            && !word_before
            && before.is_none_or(|c| c.is_whitespace() || !matches!(c, '.' | ',' | '!' | '?' | '\'' | ')' | ']' | '}'))
            && after.is_some_and(|c| !c.is_whitespace())
            && !(character == '\'' && is_contraction(source, end));
        let can_close =
            before.is_some_and(|c| !c.is_whitespace()) && !word_after && character != '‘' && character != '‚';
        match self.start {
            Some(_) if can_close => {
                self.end = Some(end);
                // `the dogs' tails'`: after an `s` a later mark may be the true end.
                let is_plural = before == Some('s') && after == Some(' ');
                if !is_plural {
                    self.end(found);
                }
            }
            None if can_open => self.start = Some(at),
            Some(_) if can_open && self.end.is_some() => {
                self.end(found);
                self.start = Some(at);
            }
            _ => {}
        }
    }

    /// Commits what is closed and forgets the rest.
    fn end(&mut self, found: &mut Vec<Protected>) {
        if let (Some(start), Some(end)) = (self.start, self.end) {
            let Span { start, end } = Span::new(start, end);
            found.push(Protected::new(start, end, Protection::Quotation));
        }
        *self = Self::default();
    }
}

/// `'tis`, `'90s`: an apostrophe in front of a word.
fn is_contraction(source: Source<'_>, after: usize) -> bool {
    if source.byte(after).is_ascii_digit() && source.byte(after + 1).is_ascii_digit() && source.byte(after + 2) == b's'
    {
        return true;
    }
    ["tis", "twas", "em", "cause", "til", "bout"].iter().any(|word| {
        source.starts_with_ignoring_case(after, word)
            && !source.char_at(after + word.len()).is_some_and(|c| c.is_alphanumeric() || c == '\'')
    })
}
