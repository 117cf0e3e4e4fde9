//! Credit of prompts as people write and edit them.

use super::*;
use crate::records::sample;

/// The credit of each finding, for changes given as finding, before, after.
fn kept(original: &str, improved: &str, changes: &[(usize, &str, &str)], final_text: &str) -> Vec<f64> {
    let mut record = sample::record(original, improved);
    record.changes = changes.iter().map(|(finding, before, after)| sample::change(*finding, before, after)).collect();
    credit(&record, Verdict::Edited, Some(final_text)).into_iter().map(|credit| credit.kept).collect()
}

const ORIGINAL: &str = "pls could you maybe write a function that parses dates, it should be fast";
const IMPROVED: &str =
    "Write a function that parses dates. It should parse 1,000 dates in 10 ms.\n\nAnswer with code only.";
const CHANGES: &[(usize, &str, &str)] = &[
    (1, "pls could you maybe write", "Write"),
    (2, ", it", ". It"),
    (3, "be fast", "parse 1,000 dates in 10 ms."),
    (4, "", "\n\nAnswer with code only."),
];

#[test]
fn what_the_person_left_lives_on() {
    let text = format!("{IMPROVED} Use Python.");
    assert_eq!(kept(ORIGINAL, IMPROVED, CHANGES, &text), [1.0; 4]);
}

#[test]
fn what_the_person_took_out_does_not() {
    let text = "Write a function that parses dates. It should parse 1,000 dates in 10 ms. Use Python.";
    assert_eq!(kept(ORIGINAL, IMPROVED, CHANGES, text), [1.0, 1.0, 1.0, 0.0]);
}

#[test]
fn what_the_person_put_back_was_not_wanted() {
    let text = "pls could you maybe write a function that parses dates. It should parse 1,000 dates in 10 ms.\n\n\
                Answer with code only.";
    let kept = kept(ORIGINAL, IMPROVED, CHANGES, text);
    assert_eq!((kept[0], &kept[1..]), (0.0, &[1.0; 3][..]));
}

#[test]
fn half_kept_is_half_a_credit() {
    let text = "Write a function that parses dates. It should parse 1,000 dates quickly.\n\nAnswer with code only.";
    let kept = kept(ORIGINAL, IMPROVED, CHANGES, text);
    assert!((0.5..0.95).contains(&kept[2]), "{kept:?}");
    assert_eq!([kept[0], kept[1], kept[3]], [1.0; 3]);
}

#[test]
fn moved_text_lives_on() {
    let text = "Answer with code only.\n\nWrite a function that parses dates. It should parse 1,000 dates in 10 ms.";
    assert_eq!(kept(ORIGINAL, IMPROVED, CHANGES, text), [1.0; 4]);
}

#[test]
fn a_rewrite_keeps_what_was_taken_out_away_and_nothing_that_was_put_in() {
    let text = "Give me a regular expression for ISO timestamps";
    let kept = kept(ORIGINAL, IMPROVED, CHANGES, text);
    assert!(kept[0] > 0.5, "{kept:?}");
    assert_eq!(kept[3], 0.0);
}

#[test]
fn deletions_are_kept_until_the_words_come_back_at_their_place() {
    let (original, improved) = ("Please write really good code", "Please write good code");
    let changes = [(1, "really ", "")];
    for (text, share) in [
        ("Please write good code now", 1.0),
        ("Please write really good code now", 0.0),
        ("I really mean it: please write good code", 1.0),
        ("Please write good tests", 1.0),
    ] {
        assert_eq!(kept(original, improved, &changes, text), [share], "{text}");
    }
}

#[test]
fn one_of_two_equal_words_is_told_by_number() {
    let changes = [(1, "very ", "")];
    assert_eq!(kept("a very very good day", "a very good day", &changes, "a very very good day!"), [0.0]);
    assert_eq!(kept("a very very good day", "a very good day", &changes, "a very good day!"), [1.0]);
}

#[test]
fn changes_within_words_and_of_blanks_count() {
    let changes = [(1, "", "'"), (2, "  ", " ")];
    let (original, improved) = ("dont  do it", "don't do it");
    assert_eq!(kept(original, improved, &changes, "don't do it!"), [1.0, 1.0]);
    assert_eq!(kept(original, improved, &changes, "dont do it!"), [0.0, 1.0]);
    assert_eq!(kept(original, improved, &changes, "don't  do it!"), [1.0, 0.0]);
}

#[test]
fn the_changes_of_a_finding_are_weighed_by_their_bytes() {
    let original = "color of the armour, utilize it";
    let improved = "colour of the armour, use it";
    let changes = [(1, "color", "colour"), (1, "utilize", "use")];
    let both = kept(original, improved, &changes, "colour of the armour, use it today");
    let one = kept(original, improved, &changes, "color of the armour, use it today");
    assert_eq!(both, [1.0]);
    assert_eq!(one, [rounded(10.0 / 21.0)]);
}

#[test]
fn a_change_that_a_later_one_took_over_is_kept_while_it_stays_away() {
    let changes = [(1, "foo", "bar"), (2, "bar baz", "qux")];
    assert_eq!(kept("foo baz end", "qux end", &changes, "qux end."), [1.0, 1.0]);
    assert_eq!(kept("foo baz end", "qux end", &changes, "foo baz end."), [0.0, 0.0]);
}

#[test]
fn other_scripts_are_words_too() {
    let (original, improved) = ("プログラムを書いて", "Pythonでプログラムを書いてください。");
    let changes = [(1, "", "Pythonで"), (2, "", "ください。")];
    assert_eq!(kept(original, improved, &changes, "Pythonでプログラムを書いて"), [1.0, 0.0]);
}

#[test]
fn accepted_is_all_and_rejected_is_nothing() {
    let mut record = sample::record("a b", "x y");
    record.changes = vec![sample::change(2, "a", "x"), sample::change(1, "b", "y"), sample::change(2, "", "")];
    let all = |verdict| -> Vec<(usize, f64)> {
        credit(&record, verdict, None).into_iter().map(|credit| (credit.finding, credit.kept)).collect()
    };
    assert_eq!(all(Verdict::Accepted), [(2, 1.0), (1, 1.0)]);
    assert_eq!(all(Verdict::Rejected), [(2, 0.0), (1, 0.0)]);
}

#[test]
fn long_texts_take_no_long_time() {
    let words = |step: usize| (0..60_000).map(|at| format!("w{} ", at * step % 7919)).collect::<String>();
    let started = Instant::now();
    assert_eq!(kept(&words(1), &words(3), &[(1, "w1 ", "w3 ")], &words(5)).len(), 1);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}
