//! What the pipeline does with findings that must not be applied.

use prompt_host::improve::report::Status;
use prompt_host::improve::{Improver, InputError, Request, Settings};

use crate::harness::Host;

const PROMPT: &str = "Say hello to Zoë, turn left, and run `make check` after 30 minutes.";

/// What became of `guest`'s findings on [`PROMPT`], which must not have changed it.
async fn rejected(guest: &str) -> String {
    let host = Host::with(&[guest, "echo"]).await;
    let answer = host.improve_suggested(PROMPT).await;
    assert_eq!(&*answer.improved, PROMPT.replace("hello", "hi"), "{answer:?}");
    let skipped = answer.skipped.iter().find(|skipped| skipped.plugin.as_str() == guest);
    skipped.map_or_else(|| format!("nothing of {guest} was rejected: {answer:?}"), |skipped| skipped.reason.clone())
}

macro_rules! rejected {
    ($($claim:ident: $guest:literal => $part:literal;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $claim() {
            let reason = rejected($guest).await;
            assert!(reason.contains($part), "{reason}");
        }
    )*};
}

rejected! {
    a_span_outside_the_text_is_rejected: "lies-out-of-range" => "outside the text";
    a_span_inside_a_character_is_rejected: "lies-mid-character" => "into a character";
    overlapping_edits_are_rejected: "lies-overlapping" => "overlap";
    an_edit_inside_code_is_rejected: "lies-inside-code" => "would lose the inline code";
    a_span_that_ends_before_it_starts_is_rejected: "lies-reversed-span" => "outside the text";
    another_place_outside_the_text_is_rejected: "lies-about-places" => "outside the text";
    an_undescribed_code_is_rejected: "lies-about-codes" => "which it was not asked about";
    deleting_protected_text_is_rejected: "deletes-protected" => "would lose the ";
    deleting_everything_is_rejected: "deletes-everything" => "would lose the ";
    a_rule_that_goes_back_and_forth_is_cut_off_by_name: "oscillates" => "back and forth";
    a_rule_that_never_stops_is_cut_off_by_name: "grows-without-end" => "again and again";
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_cut_off_stays_out_the_second_time() {
    let host = Host::with(&["oscillates", "grows-without-end", "echo"]).await;
    let once = host.improve_suggested(PROMPT).await;
    let twice = host.improve_suggested(&once.improved).await;
    assert_eq!(once.improved, twice.improved);
    assert_eq!(twice.status, Status::Unchanged);
    let cut: Vec<&str> = once.skipped.iter().map(|skipped| skipped.plugin.as_str()).collect();
    assert_eq!(cut, ["grows-without-end", "oscillates"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_finding_cannot_grow_a_prompt_beyond_its_bound() {
    let host = Host::with(&["grows-at-once"]).await;
    let answer = host.improve_suggested("Say hello.").await;
    assert_eq!(&*answer.improved, "Say hello.");
    assert!(!answer.skipped.is_empty(), "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_says_who_why_and_where() {
    let host = Host::with(&["echo"]).await;
    let answer = host.improve("Zoë says hello and hello.").await;
    assert_eq!(answer.status, Status::Improved);
    assert_eq!(&*answer.improved, "Zoë says hi and hi.");
    assert_eq!(answer.changes.len(), 2);
    for change in &answer.changes {
        assert_eq!((change.plugin.as_str(), change.code.as_str()), ("echo", "shout-hello"));
        assert_eq!(change.span.of(&answer.original), change.before);
        assert_eq!(change.improved_span.unwrap().of(&answer.improved), change.after);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_the_time_was_missing_for_is_named() {
    let mut host = Host::with(&["echo", "sleeps"]).await;
    host.improver = Improver::new(Settings { deadline_ms: 2_000, ..Settings::default() });
    let answer = host.improve("Say hello.").await;
    assert_eq!(answer.status, Status::Unchanged);
    let left = answer.skipped.iter().find(|skipped| skipped.plugin.as_str() == "echo");
    let left = left.unwrap_or_else(|| panic!("nothing of echo was left: {answer:?}"));
    assert_eq!((left.code.as_deref(), left.findings), (Some("shout-hello"), 1));
    assert!(left.reason.contains("the request's time was over"), "{}", left.reason);
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_come_back_as_questions() {
    let answer = Host::with(&["asks"]).await.improve("Fix it.").await;
    assert_eq!(answer.status, Status::Unchanged);
    assert_eq!(answer.questions.len(), 1);
    assert!(answer.suggestions.is_empty(), "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn when_nobody_can_be_asked_the_original_comes_back_as_a_fallback() {
    let answer = Host::with(&["traps"]).await.improve("Say hello.").await;
    assert_eq!(answer.status, Status::Fallback);
    assert_eq!(answer.improved, answer.original);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_excluded_rule_never_ran() {
    let host = Host::with(&["echo"]).await;
    for name in ["shout-hello", "echo/shout-hello", "echo"] {
        let request = Request { prompt: "hello".to_owned(), exclude: vec![name.to_owned()], ..Request::default() };
        assert_eq!(host.improve_with(request).await.status, Status::Unchanged, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_rule_is_an_error_that_names_the_known() {
    let host = Host::with(&["echo"]).await;
    let request = Request { prompt: "hello".into(), include: vec!["shout-helo".into()], ..Request::default() };
    let error = host.improver.improve(&host.plugins.current(), request).await.unwrap_err();
    assert_eq!(error.to_string(), "`shout-helo` names no rule or plugin; known are shout-hello, echo");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_prompt_over_the_limit_is_an_error_and_one_at_the_limit_is_not() {
    let host = Host::with(&["echo"]).await;
    let limit = 1 << 20;
    let at_limit = "word ".repeat(limit / 5) + "hello";
    let answer = host.improve(&at_limit[at_limit.len() - limit..]).await;
    assert_eq!(answer.status, Status::Improved, "{:?}", answer.skipped);
    let request = Request { prompt: "x".repeat(limit + 1), ..Request::default() };
    let error = host.improver.improve(&host.plugins.current(), request).await.unwrap_err();
    assert_eq!(
        error,
        InputError::TooLong { what: "prompt", bytes: limit + 1, limit, setting: "improve.max_prompt_bytes" }
    );
    assert!(error.to_string().contains("1048576 are allowed"), "{error}");
}
