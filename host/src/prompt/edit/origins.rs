//! Where each piece of an edited text came from, and where each edit's text went.

use super::Edit;
use crate::prompt::Span;

/// Names one edit of all rounds.
pub type Tag = usize;

/// An edit that can be asked for later.
#[derive(Debug, Clone, Copy)]
pub struct TaggedEdit<'e> {
    /// The caller's name for it, used once.
    pub tag: Tag,
    /// The edit, on the text as it is in this round.
    pub edit: &'e Edit,
}

/// A piece table: the current text as stretches of the original and of replacements.
#[derive(Debug, Clone)]
pub struct Origins {
    /// In the order of the current text, without gaps; none is empty.
    pieces: Vec<Piece>,
    /// In the order of the current text.
    placed: Vec<(Tag, Span)>,
    original_len: usize,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where it stands in the current text.
    current: Span,
    /// What of the original it is, or replaced.
    original: Span,
    /// Whether it is the original's own text, byte for byte.
    is_verbatim: bool,
}

impl Origins {
    /// A text of `len` bytes that nobody has edited.
    pub fn new(len: usize) -> Self {
        let whole = Span::new(0, len);
        let pieces =
            if len == 0 { Vec::new() } else { vec![Piece { current: whole, original: whole, is_verbatim: true }] };
        Self { pieces, placed: Vec::new(), original_len: len }
    }

    /// The length in bytes of the current text.
    pub fn current_len(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.current.end)
    }

    /// Takes one round of edits, ordered and sound (see [`super::order`]), in time linear in pieces and edits.
    pub fn apply(&mut self, edits: &[TaggedEdit<'_>]) {
        let added: Vec<(Tag, Span)> = placements(edits);
        self.placed = self.moved_placements(edits);
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2 * edits.len());
        let mut old = self.pieces.iter().copied().peekable();
        let mut length = 0;
        for TaggedEdit { edit, .. } in edits {
            // What stands before the edit stays.
            while let Some(piece) = old.next_if(|piece| piece.current.end <= edit.span.start) {
                push(&mut pieces, &mut length, piece);
            }
            if let Some(piece) = old.peek_mut().filter(|piece| piece.current.start < edit.span.start) {
                push(&mut pieces, &mut length, piece.head(edit.span.start));
                *piece = piece.tail(edit.span.start);
            }
            if !edit.replacement.is_empty() {
                let original = self.original_span(edit.span);
                let current = Span::new(0, edit.replacement.len());
                push(&mut pieces, &mut length, Piece { current, original, is_verbatim: false });
            }
            // What the edit takes goes.
            while old.next_if(|piece| piece.current.end <= edit.span.end).is_some() {}
            if let Some(piece) = old.peek_mut().filter(|piece| piece.current.start < edit.span.end) {
                *piece = piece.tail(edit.span.end);
            }
        }
        for piece in old {
            push(&mut pieces, &mut length, piece);
        }
        self.pieces = pieces;
        self.placed.extend(added);
        self.placed.sort_by_key(|(_, span)| *span);
    }

    /// What of the original stands at `current`, or was replaced by what stands there.
    ///
    /// For a stretch within untouched text the answer is exact; where it cuts a replacement,
    /// the whole of what that replaced is included.
    pub fn original_span(&self, current: Span) -> Span {
        if current.is_empty() {
            let place = self.original_start(current.start);
            return Span::new(place, place);
        }
        let start = self.original_start(current.start);
        let end = match self.piece_at(current.end.saturating_sub(1)) {
            Some(piece) if piece.is_verbatim => piece.original.start + (current.end - piece.current.start),
            Some(piece) => piece.original.end,
            None => self.original_len,
        };
        // Nothing moves within a text, so the order of places is kept.
        Span::new(start, end.max(start))
    }

    /// Where an edit's replacement stands now; none when a later edit touched it or no edit had the tag.
    ///
    /// A deletion stands as an empty place until a later edit takes the text on both its sides.
    pub fn current_span_of(&self, tag: Tag) -> Option<Span> {
        self.placed.iter().find(|(placed, _)| *placed == tag).map(|(_, span)| *span)
    }

    /// Where all replacements stand that no later edit touched, in the order of the text.
    pub fn current_spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.placed.iter().map(|(_, span)| *span)
    }

    fn original_start(&self, at: usize) -> usize {
        match self.piece_at(at) {
            Some(piece) if piece.is_verbatim => piece.original.start + (at - piece.current.start),
            Some(piece) => piece.original.start,
            None => self.original_len,
        }
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(self.pieces.partition_point(|piece| piece.current.end <= at))
    }

    /// Earlier replacements that this round leaves alone, at their new places.
    fn moved_placements(&self, edits: &[TaggedEdit<'_>]) -> Vec<(Tag, Span)> {
        let mut next = 0;
        let (mut removed, mut inserted) = (0, 0);
        let mut moved = Vec::with_capacity(self.placed.len() + edits.len());
        for (tag, span) in &self.placed {
            // Spans in `placed` may share a start when one is empty, but never cross.
            while let Some(TaggedEdit { edit, .. }) =
                edits.get(next).filter(|tagged| tagged.edit.span.end <= span.start)
            {
                removed += edit.span.len();
                inserted += edit.replacement.len();
                next += 1;
            }
            let is_touched = edits.get(next).is_some_and(|tagged| tagged.edit.span.overlaps(*span));
            if !is_touched {
                moved.push((*tag, Span::new(span.start + inserted - removed, span.end + inserted - removed)));
            }
        }
        moved
    }
}

/// Where this round's replacements stand after it.
fn placements(edits: &[TaggedEdit<'_>]) -> Vec<(Tag, Span)> {
    let (mut removed, mut inserted) = (0, 0);
    edits
        .iter()
        .map(|TaggedEdit { tag, edit }| {
            let start = edit.span.start + inserted - removed;
            removed += edit.span.len();
            inserted += edit.replacement.len();
            (*tag, Span::new(start, start + edit.replacement.len()))
        })
        .collect()
}

impl Piece {
    fn head(self, at: usize) -> Self {
        self.part(self.current.start, at)
    }

    fn tail(self, at: usize) -> Self {
        self.part(at, self.current.end)
    }

    fn part(self, start: usize, end: usize) -> Self {
        let original = if self.is_verbatim {
            let offset = start - self.current.start;
            Span::new(self.original.start + offset, self.original.start + offset + (end - start))
        } else {
            self.original
        };
        Self { current: Span::new(start, end), original, ..self }
    }
}

fn push(pieces: &mut Vec<Piece>, length: &mut usize, piece: Piece) {
    let size = piece.current.len();
    if size > 0 {
        pieces.push(Piece { current: Span::new(*length, *length + size), ..piece });
        *length += size;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{apply, order};
    use super::*;

    fn round(origins: &mut Origins, text: &str, edits: Vec<Edit>, first_tag: Tag) -> String {
        let edits = order(text, edits).unwrap();
        let tagged: Vec<TaggedEdit<'_>> =
            edits.iter().enumerate().map(|(offset, edit)| TaggedEdit { tag: first_tag + offset, edit }).collect();
        origins.apply(&tagged);
        apply(text, &edits)
    }

    #[test]
    fn spans_lead_back_through_two_rounds() {
        let original = "please could you fix the bug";
        let mut origins = Origins::new(original.len());
        let text = round(&mut origins, original, vec![Edit::new(Span::new(0, 17), "")], 0);
        let text = round(&mut origins, &text, vec![Edit::new(Span::new(0, 1), "F")], 1);
        assert_eq!(text, "Fix the bug");
        assert_eq!(origins.original_span(Span::new(8, 11)).of(original), "bug");
        assert_eq!(origins.original_span(Span::new(0, 3)).of(original), "fix");
        assert_eq!(origins.current_span_of(0), Some(Span::new(0, 0)));
        assert_eq!(origins.current_span_of(1), Some(Span::new(0, 1)));
        assert_eq!(origins.current_span_of(2), None);
    }

    #[test]
    fn a_replacement_that_a_later_edit_touched_is_nowhere() {
        let mut origins = Origins::new(6);
        let text = round(&mut origins, "abcdef", vec![Edit::new(Span::new(2, 4), "XYZ")], 0);
        let text =
            round(&mut origins, &text, vec![Edit::new(Span::new(3, 4), "-"), Edit::new(Span::new(0, 0), "> ")], 1);
        assert_eq!(text, "> abX-Zef");
        assert_eq!(origins.current_span_of(0), None);
        assert_eq!(origins.current_span_of(1), Some(Span::new(0, 2)));
        assert_eq!(origins.original_span(Span::new(5, 6)), Span::new(2, 4));
        assert_eq!(origins.original_span(Span::new(7, 9)), Span::new(4, 6));
    }

    #[test]
    fn an_empty_text_can_grow() {
        let mut origins = Origins::new(0);
        let text = round(&mut origins, "", vec![Edit::new(Span::new(0, 0), "new")], 7);
        assert_eq!((text.as_str(), origins.current_len()), ("new", 3));
        assert_eq!(origins.current_span_of(7), Some(Span::new(0, 3)));
        assert_eq!(origins.original_span(Span::new(0, 3)), Span::new(0, 0));
    }

    proptest! {
        #[test]
        fn untouched_bytes_lead_back_to_themselves(
            length in 0_usize..50,
            rounds in proptest::collection::vec(proptest::collection::vec((0_usize..60, 0_usize..6, "[a-z]{0,5}"), 0..4), 0..5),
        ) {
            // Every byte of the original is a letter of its own; replacements are in lowercase ASCII.
            let original: String = (0..length).map(|at| char::from(b'A' + u8::try_from(at).unwrap() % 26)).collect();
            let mut origins = Origins::new(original.len());
            let mut text = original.clone();
            let mut tag = 0;
            for edits in rounds {
                let mut sound = Vec::new();
                for (start, size, replacement) in edits {
                    let candidate: Vec<Edit> = sound.iter().cloned().chain([Edit::new(Span::new(start, start + size), replacement)]).collect();
                    if let Ok(ordered) = order(&text, candidate) {
                        sound = ordered;
                    }
                }
                let count = sound.len();
                let replacements: Vec<String> = sound.iter().map(|edit| edit.replacement.clone()).collect();
                text = round(&mut origins, &text, sound, tag);
                for (offset, replacement) in replacements.iter().enumerate() {
                    prop_assert_eq!(origins.current_span_of(tag + offset).map(|span| span.of(&text)), Some(replacement.as_str()));
                }
                tag += count;
            }
            prop_assert_eq!(origins.current_len(), text.len());
            for (at, byte) in text.bytes().enumerate() {
                let back = origins.original_span(Span::new(at, at + 1));
                prop_assert!(back.fits(&original));
                if byte.is_ascii_uppercase() {
                    prop_assert_eq!(back.of(&original).as_bytes(), &[byte]);
                }
            }
            for tag in 0..tag {
                if let Some(span) = origins.current_span_of(tag) {
                    prop_assert!(span.fits(&text));
                }
            }
        }
    }
}
