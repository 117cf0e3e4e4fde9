//! A text with parts taken out, and where its bytes stood before.

use crate::prompt::Span;

/// The parts that were taken out of a text.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    /// In the order of the text, apart from each other.
    removed: Vec<Span>,
}

impl Gaps {
    /// Gaps where `removed` stood, which is in order.
    pub(super) fn new(removed: Vec<Span>) -> Self {
        let mut apart: Vec<Span> = Vec::with_capacity(removed.len());
        for span in removed {
            match apart.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => apart.push(span),
            }
        }
        Self { removed: apart }
    }

    /// What is left of `text`.
    pub(super) fn cut(&self, text: &str) -> String {
        let mut rest = String::with_capacity(text.len());
        let mut from = 0;
        for gap in &self.removed {
            rest.push_str(Span::new(from, gap.start).of(text));
            from = gap.end;
        }
        rest.push_str(Span::new(from, text.len()).of(text));
        rest
    }

    /// Where a span of the rest stood in the whole. It has in it the gaps that it goes over,
    /// and none that it only touches.
    pub(super) fn whole(&self, span: Span) -> Span {
        let start = self.moved(span.start, |gap, at| gap <= at);
        let end = if span.is_empty() { start } else { self.moved(span.end, |gap, at| gap < at) };
        Span::new(start, end)
    }

    /// Whether a span of the whole has a gap in it.
    pub(super) fn interrupt(&self, span: Span) -> bool {
        self.removed.iter().any(|gap| span.start < gap.end && gap.start < span.end)
    }

    fn moved(&self, byte: usize, before: impl Fn(usize, usize) -> bool) -> usize {
        let mut removed = 0;
        for gap in &self.removed {
            if !before(gap.start - removed, byte) {
                break;
            }
            removed += gap.len();
        }
        byte + removed
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spans_go_over_gaps_and_touch_them() {
        let text = "ab[xx]cd[yyy]ef";
        let gaps = Gaps::new(vec![Span::new(2, 6), Span::new(8, 13)]);
        assert_eq!(gaps.cut(text), "abcdef");
        for (rest, whole) in [
            ((0, 2), "ab"),
            ((2, 4), "cd"),
            ((1, 3), "b[xx]c"),
            ((0, 6), text),
            ((4, 6), "ef"),
            ((2, 2), ""),
            ((3, 5), "d[yyy]e"),
        ] {
            let span = gaps.whole(Span::new(rest.0, rest.1));
            assert_eq!(span.of(text), whole, "{rest:?}");
            assert_eq!(gaps.interrupt(span), whole.contains('['), "{rest:?}");
        }
        assert_eq!(gaps.whole(Span::new(2, 2)), Span::new(6, 6));
    }

    proptest! {
        #[test]
        fn what_is_left_is_found_again(
            parts in proptest::collection::vec(("[a-c]{0,4}", "[x-z]{1,4}"), 0..6),
            start in 0usize..30,
            len in 0usize..30,
        ) {
            let (mut text, mut gaps) = (String::new(), vec![]);
            for (kept, removed) in parts {
                text.push_str(&kept);
                gaps.push(Span::new(text.len(), text.len() + removed.len()));
                text.push_str(&removed);
            }
            let gaps = Gaps::new(gaps);
            let rest = gaps.cut(&text);
            prop_assert_eq!(&rest, &text.replace(['x', 'y', 'z'], ""));
            let start = start.min(rest.len());
            let span = Span::new(start, (start + len).min(rest.len()));
            let whole = gaps.whole(span);
            prop_assert!(whole.fits(&text));
            prop_assert_eq!(whole.of(&text).replace(['x', 'y', 'z'], ""), span.of(&rest));
        }
    }
}
