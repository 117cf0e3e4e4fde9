//! Guests that end in a trap, or in an error of their own.

use wasmtime::Trap;

use super::prompt;
use crate::bare_sandbox::{Allowance, Guest, Instance};

async fn started(name: &str) -> Instance {
    Guest::named(name).start(Allowance::default()).await.unwrap()
}

#[tokio::test]
async fn overflows_stack_recurses_until_a_trap() {
    let mut instance = started("overflows-stack").await;
    instance.describe().await.unwrap();
    let error = instance.check(&prompt()).await.unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&Trap::StackOverflow));
}

#[tokio::test]
async fn traps_and_panics_reach_unreachable() {
    for name in ["traps", "traps-deep", "panics"] {
        let mut instance = started(name).await;
        assert_eq!(instance.describe().await.unwrap().plugin.id, name);
        let error = instance.check(&prompt()).await.unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Trap::UnreachableCodeReached), "{name}");
    }
}

#[tokio::test]
async fn panics_on_a_word_traps_on_prompts_that_have_it() {
    let settings = vec![("word", "turn left")];
    let mut instance =
        Guest::named("panics-on-a-word").start(Allowance { settings, ..Allowance::default() }).await.unwrap();
    assert!(instance.check(&prompt()).await.is_err());
    let mut instance = started("panics-on-a-word").await;
    assert!(instance.check(&prompt()).await.unwrap().unwrap().is_empty());
    assert!(instance.seen().last_log_line.starts_with("was asked about Say hello"));
}

#[tokio::test]
async fn traps_in_describe_never_says_what_it_is() {
    let error = started("traps-in-describe").await.describe().await.unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&Trap::UnreachableCodeReached));
}

#[tokio::test]
async fn returns_error_gives_up_in_words() {
    let mut instance = started("returns-error").await;
    assert_eq!(instance.check(&prompt()).await.unwrap().unwrap_err(), "this prompt is beyond me");
    assert!(instance.check(&prompt()).await.unwrap().is_err(), "an error of its own leaves the sandbox usable");
}
