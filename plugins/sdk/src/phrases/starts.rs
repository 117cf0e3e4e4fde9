//! Where phrases may start in a text: at its words.
//!
//! Rules look for the phrases of many tables in one document. Its words are found once, by the
//! first table, and noted; the others then look at the notes instead of the text.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::is_wide;
use super::opening::{Opening, Openings};
use crate::words::{ByteClass, byte_class, is_word_char};

thread_local! {
    static NOTED: RefCell<Option<Note>> = const { RefCell::new(None) };
}

/// The words of one text, which stays where it is while they are noted.
struct Note {
    /// Where the text lies in memory.
    from: usize,
    to: usize,
    /// Found when they are first asked for.
    starts: OnceCell<Rc<[Start]>>,
}

#[derive(Debug, Clone, Copy)]
struct Start {
    at: u32,
    opening: Opening,
}

/// Runs `look` with a note of the words of `text`: searches in the text and in slices of it
/// are then quick.
pub(crate) fn noting<R>(text: &str, look: impl FnOnce() -> R) -> R {
    /// Forgets the note, also when a rule panics.
    struct Forget;
    impl Drop for Forget {
        fn drop(&mut self) {
            NOTED.take();
        }
    }
    let from = text.as_ptr() as usize;
    NOTED.set(Some(Note { from, to: from + text.len(), starts: OnceCell::new() }));
    let _forget = Forget;
    look()
}

/// The starts of a text's words, left to right.
pub(super) struct Starts<'t> {
    text: &'t str,
    /// Where the search goes on.
    from: usize,
    noted: Option<Noted>,
}

/// What is noted of a text.
struct Noted {
    starts: Rc<[Start]>,
    next: usize,
    end: usize,
    /// Where the text starts in the one that was noted.
    offset: usize,
    /// Whether a word starts where the text does only because it was cut out there.
    is_cut: bool,
}

impl<'t> Starts<'t> {
    #[inline(never)]
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, from: 0, noted: NOTED.with_borrow(|note| note.as_ref()?.of(text)) }
    }

    /// The next word that begins as one of a table's phrases does.
    #[inline(never)]
    pub(super) fn next_of(&mut self, openings: &Openings) -> Option<usize> {
        while self.noted.as_ref().is_none_or(|noted| noted.is_cut) {
            let (start, end) = next_word(self.text, self.from)?;
            self.from = end;
            if let Some(noted) = &mut self.noted {
                noted.is_cut = false;
            }
            if openings.may_begin(Opening::at(self.text, start)) {
                return Some(start);
            }
        }
        let noted = self.noted.as_mut()?;
        let from = self.from + noted.offset;
        let rest = noted.starts.get(noted.next..noted.end)?;
        let skipped = rest.iter().position(|start| openings.may_begin(start.opening) && start.at as usize >= from)?;
        noted.next += skipped + 1;
        rest.get(skipped).map(|start| start.at as usize - noted.offset)
    }

    /// Passes over everything before `at`.
    pub(super) fn go_on_at(&mut self, at: usize) {
        self.from = at;
    }
}

impl Note {
    /// What is noted of `text`; none when it is no slice of the text that was noted.
    fn of(&self, text: &str) -> Option<Noted> {
        let offset = (text.as_ptr() as usize).checked_sub(self.from)?;
        let (end, length) = (offset + text.len(), self.to - self.from);
        if end > length {
            return None;
        }
        // Only the whole text says where its words are.
        let starts = match self.starts.get() {
            Some(starts) => starts,
            None if text.len() == length => self.starts.get_or_init(|| starts(text)),
            None => return None,
        };
        let before = |place: usize| starts.partition_point(|start| (start.at as usize) < place);
        let next = if offset == 0 { 0 } else { before(offset) };
        let end = if end == length { starts.len() } else { before(end) };
        Some(Noted { starts: Rc::clone(starts), next, end, offset, is_cut: offset > 0 })
    }
}

/// The words of a whole text.
fn starts(text: &str) -> Rc<[Start]> {
    let mut starts = Vec::with_capacity(text.len() / 5);
    let mut from = 0;
    while let Some((start, end)) = next_word(text, from) {
        // A text of 4 GiB is in no guest's memory.
        starts.push(Start { at: u32::try_from(start).unwrap_or(u32::MAX), opening: Opening::at(text, start) });
        from = end;
    }
    starts.into()
}

/// The next word from `at` on: where it starts, and where the search goes on after it.
///
/// The second half of a hyphened word is no start; in scripts without blanks every
/// character is one.
fn next_word(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut start = at;
    loop {
        start = skip(text, start, ByteClass::Other, |c| !is_word_char(c));
        let first = bytes.get(start)?;
        let wide = if first.is_ascii() { None } else { text.get(start..)?.chars().next().filter(|c| is_wide(*c)) };
        let end = match wide {
            Some(first) => start + first.len_utf8(),
            None => skip(text, start, ByteClass::Word, |c| is_word_char(c) && !is_wide(c)),
        };
        let joined = start >= 2
            && bytes.get(start - 1) == Some(&b'-')
            && bytes.get(start - 2).is_some_and(u8::is_ascii_alphanumeric);
        if !joined {
            return Some((start, end));
        }
        start = end;
    }
}

/// The first place from `at` on whose byte is not of `class`; beyond ASCII, whose
/// character does not fit.
fn skip(text: &str, mut at: usize, class: ByteClass, fits: impl Fn(char) -> bool) -> usize {
    let bytes = text.as_bytes();
    loop {
        let run = bytes.get(at..).unwrap_or_default();
        at += run.iter().position(|byte| byte_class(*byte) != class).unwrap_or(run.len());
        if bytes.get(at).is_none_or(u8::is_ascii) {
            return at;
        }
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) if fits(c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}
