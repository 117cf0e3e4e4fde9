//! Guests whose answers are lies, too large, or never the last ones.

use super::{edited, findings, findings_in, prompt};
use crate::bare_sandbox::{Allowance, Guest, Protection, Span, document};

#[tokio::test]
async fn lies_out_of_range_edits_behind_the_end() {
    let end = prompt().text.len() as u32;
    let findings = findings("lies-out-of-range").await;
    assert_eq!(findings.len(), 3);
    assert!(findings.iter().all(|finding| finding.edits[0].span.end > end));
}

#[tokio::test]
async fn lies_mid_character_edits_half_a_character() {
    let Span { start, end } = findings("lies-mid-character").await[0].edits[0].span;
    assert!(!prompt().text.is_char_boundary(start as usize));
    assert!(prompt().text.is_char_boundary(end as usize));
}

#[tokio::test]
async fn lies_overlapping_edits_one_character_twice() {
    let findings = findings("lies-overlapping").await;
    let [first, second] = &findings[0].edits[..] else { panic!("{findings:?}") };
    assert!(first.span.start < second.span.start && second.span.start < first.span.end);
}

#[tokio::test]
async fn lies_inside_code_edits_between_the_backticks() {
    let findings = findings("lies-inside-code").await;
    assert_eq!(findings.len(), 1, "only code, not numbers");
    assert_eq!(edited(&prompt().text, &findings), prompt().text.replace("`make check`", "`make liecheck`"));
}

#[tokio::test]
async fn lies_reversed_span_ends_before_it_starts() {
    let span = findings("lies-reversed-span").await[0].edits[0].span;
    assert!(span.start > span.end);
}

#[tokio::test]
async fn lies_about_codes_answers_for_a_rule_it_has_not_got() {
    let mut instance = Guest::named("lies-about-codes").start(Allowance::default()).await.unwrap();
    let described = instance.describe().await.unwrap().rules;
    let answered = instance.check(&prompt()).await.unwrap().unwrap();
    assert!(described.iter().all(|rule| rule.code != answered[0].code));
}

#[tokio::test]
async fn lies_about_places_points_nowhere_and_everywhere() {
    let text = prompt().text;
    let related = &findings("lies-about-places").await[0].related;
    let [behind, inside] = &related[..] else { panic!("{related:?}") };
    assert!(behind.span.end as usize > text.len() && !text.is_char_boundary(inside.span.start as usize));
    let everywhere = findings_in("lies-about-places", &document("Say it everywhere.", &[])).await;
    assert_eq!((everywhere.len(), everywhere[0].related.len()), (1, 10_000));
}

#[tokio::test]
async fn deletes_protected_leaves_none_of_it() {
    let text = edited(&prompt().text, &findings("deletes-protected").await);
    assert_eq!(text, "Say hello to Zoë, turn left, and run  after .");
}

#[tokio::test]
async fn deletes_everything_leaves_nothing() {
    assert_eq!(edited(&prompt().text, &findings("deletes-everything").await), "");
}

#[tokio::test]
async fn grows_without_end_has_more_to_say_every_time() {
    let mut text = prompt().text;
    for _ in 0..3 {
        let longer = edited(&text, &findings_in("grows-without-end", &document(&text, &[])).await);
        assert!(longer.len() > text.len());
        text = longer;
    }
}

#[tokio::test]
async fn grows_at_once_inserts_10_mib() {
    // In 16 MiB of memory, so that a usual memory limit does not hide the growth.
    let allowance = Allowance { memory_bytes: 16 << 20, ..Allowance::default() };
    let mut instance = Guest::named("grows-at-once").start(allowance).await.unwrap();
    let findings = instance.check(&prompt()).await.unwrap().unwrap();
    assert_eq!(findings[0].edits[0].replacement.len(), 10 << 20);
}

#[tokio::test]
async fn oscillates_comes_back_to_where_it_was() {
    let there = edited(&prompt().text, &findings("oscillates").await);
    assert_eq!(there, prompt().text.replace("left", "right"));
    let kept = [("`make check`", Protection::CodeInline)];
    let back = edited(&there, &findings_in("oscillates", &document(&there, &kept)).await);
    assert_eq!(back, prompt().text);
}

#[tokio::test]
async fn answers_100_mib_out_of_a_small_memory() {
    let mut instance = Guest::named("answers-100-mib").start(Allowance::default()).await.unwrap();
    assert_eq!(instance.describe().await.unwrap().plugin.id, "answers-100-mib");
    let findings = instance.check(&prompt()).await.unwrap().unwrap();
    assert_eq!(findings.iter().map(|finding| finding.message.len()).sum::<usize>(), 100 << 20);
    assert!(findings.iter().all(|finding| finding.code == "answers-100-mib"));
    assert!(instance.seen().memory_bytes < 2 << 20, "{}", instance.seen().memory_bytes);
}

#[tokio::test]
async fn answers_many_findings_fits_them_into_a_usual_memory() {
    let mut instance = Guest::named("answers-many-findings").start(Allowance::default()).await.unwrap();
    assert_eq!(instance.describe().await.unwrap().rules[0].code, "answers-many-findings");
    let findings = instance.check(&prompt()).await.unwrap().unwrap();
    assert_eq!(findings.len(), 100_000);
    assert!(findings.iter().all(|finding| finding.code == "answers-many-findings" && finding.edits.is_empty()));
    assert!(instance.seen().memory_bytes < 16 << 20);
}
