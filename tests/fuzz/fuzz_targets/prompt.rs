//! Any text and any edits: reading never panics, protected text is never lost, and the map
//! from the edited text back to the original stays right.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;

#[path = "../../../host/src/prompt/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub, reason = "the target uses a part of the module")]
mod prompt;

use prompt::edit::{Edit, Origins, TaggedEdit, apply, order};
use prompt::protection::kept;
use prompt::{Document, Span};

#[derive(Debug, Arbitrary)]
struct Input {
    text: String,
    rounds: Vec<Vec<(u16, u8, String)>>,
}

fuzz_target!(|input: Input| {
    let original = Document::analyse(input.text.as_str());
    check(&original);
    let mut origins = Origins::new(input.text.len());
    let mut text = input.text.clone();
    for (round, edits) in input.rounds.into_iter().take(4).enumerate() {
        let edits = edits.into_iter().take(8).map(|(start, length, replacement)| {
            let start = usize::from(start) % (text.len() + 1);
            Edit::new(Span::new(start, start + usize::from(length)), replacement)
        });
        let Ok(edits) = order(&text, edits.collect()) else { continue };
        let after = apply(&text, &edits);
        let mut one_by_one = text.clone();
        for edit in edits.iter().rev() {
            one_by_one.replace_range(edit.span.start..edit.span.end, &edit.replacement);
        }
        assert_eq!(after, one_by_one);
        let (before, document) = (Document::analyse(text.as_str()), Document::analyse(after.as_str()));
        check(&document);
        if kept(&text, &before.protected, &after, &document.protected).is_ok() {
            for protected in &before.protected {
                assert!(after.contains(protected.span.of(&text)), "{protected:?} is lost");
            }
        }
        let tagged: Vec<TaggedEdit<'_>> =
            edits.iter().enumerate().map(|(index, edit)| TaggedEdit { tag: round * 8 + index, edit }).collect();
        origins.apply(&tagged);
        text = after;
        assert_eq!(origins.current_len(), text.len());
        for tagged in &tagged {
            let span = origins.current_span_of(tagged.tag);
            assert_eq!(span.map(|span| span.of(&text)), Some(tagged.edit.replacement.as_str()));
        }
    }
    for (at, character) in text.char_indices() {
        let back = origins.original_span(Span::new(at, at + character.len_utf8()));
        assert!(back.fits(&input.text), "{back:?}");
    }
    let metrics = prompt::metrics::compare(&original, &Document::analyse(text.as_str()), 2.0, 1.0, 0, 0.0);
    assert!(metrics.length_ratio.is_finite());
});

/// What holds for every text.
fn check(document: &Document) {
    let text = &document.text;
    let mut end = 0;
    for protected in &document.protected {
        assert!(protected.span.fits(text) && !protected.span.is_empty() && protected.span.start >= end);
        end = protected.span.end;
    }
    end = 0;
    for sentence in &document.sentences {
        assert!(sentence.fits(text) && !sentence.is_empty() && sentence.start >= end);
        end = sentence.end;
    }
}
