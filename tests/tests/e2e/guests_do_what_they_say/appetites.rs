//! Guests that take time, memory, log or handles without end.

use wasmtime::Trap;

use super::prompt;
use crate::bare_sandbox::{Allowance, Guest};

#[tokio::test]
async fn spins_runs_until_it_is_interrupted() {
    let mut instance = Guest::named("spins").start(Allowance { ticks: 20, ..Allowance::default() }).await.unwrap();
    assert_eq!(instance.describe().await.unwrap().plugin.id, "spins");
    let error = instance.check(&prompt()).await.unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&Trap::Interrupt));
    assert_eq!(instance.seen().ticks, 20);
}

#[tokio::test]
async fn spins_in_describe_runs_until_it_is_interrupted() {
    let allowance = Allowance { ticks: 20, ..Allowance::default() };
    let mut instance = Guest::named("spins-in-describe").start(allowance).await.unwrap();
    let error = instance.describe().await.unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&Trap::Interrupt));
    assert_eq!(instance.seen().ticks, 20);
}

/// Tokio's clock is paused: it jumps to the next timer once everything waits, so time
/// passes here only if the guest waits in the host and does not spin.
#[tokio::test(start_paused = true)]
async fn sleeps_waits_ten_seconds_inside_a_host_call() {
    let mut instance = Guest::named("sleeps").start(Allowance::default()).await.unwrap();
    let start = tokio::time::Instant::now();
    instance.check(&prompt()).await.unwrap().unwrap();
    assert!(start.elapsed().as_secs() >= 10, "{:?}", start.elapsed());
}

#[tokio::test]
async fn eats_memory_takes_all_there_is_in_one_memory() {
    let mut instance = Guest::named("eats-memory").start(Allowance::default()).await.unwrap();
    instance.describe().await.unwrap();
    let error = instance.check(&prompt()).await.unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&Trap::UnreachableCodeReached));
    assert!(instance.seen().memory_refused);
    assert_eq!(instance.seen().memories, 1);
    assert!(instance.seen().memory_bytes > 48 << 20);
}

#[tokio::test]
async fn eats_many_memories_takes_much_in_all_and_little_in_each() {
    let allowance = || Allowance { memory_bytes: 256 << 20, ..Allowance::default() };
    let mut instance = Guest::named("eats-many-memories").start(allowance()).await.unwrap();
    assert_eq!(instance.describe().await.unwrap().plugin.id, "eats-many-memories");
    // Until it is asked, it looks modest.
    assert!(instance.seen().memory_bytes < 4 << 20);
    assert!(instance.check(&prompt()).await.unwrap().unwrap().is_empty());
    assert_eq!(instance.seen().memories, 33);
    assert!(instance.seen().memory_bytes > 100 << 20);
    assert!(instance.seen().largest_memory_bytes <= 4 << 20);

    let mut refused = Guest::named("eats-many-memories").start(Allowance::default()).await.unwrap();
    let error = refused.check(&prompt()).await.unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&Trap::UnreachableCodeReached));
}

#[tokio::test]
async fn eats_table_takes_all_the_elements_there_are() {
    let mut instance = Guest::named("eats-table").start(Allowance::default()).await.unwrap();
    instance.describe().await.unwrap();
    let error = instance.check(&prompt()).await.unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&Trap::UnreachableCodeReached));
    assert!(instance.seen().table_refused);
    assert!(instance.seen().table_elements > 1_000_000);
}

#[tokio::test]
async fn floods_log_writes_a_million_lines() {
    let mut instance = Guest::named("floods-log").start(Allowance::default()).await.unwrap();
    let findings = instance.check(&prompt()).await.unwrap().unwrap();
    assert_eq!(findings[0].message, "wrote a million lines");
    assert_eq!(instance.seen().log_lines, 1_000_000);
}

#[tokio::test]
async fn logs_10_mib_writes_them_in_one_line() {
    // In 16 MiB of memory, so that a usual memory limit does not hide the line's length.
    let allowance = Allowance { memory_bytes: 16 << 20, ..Allowance::default() };
    let mut instance = Guest::named("logs-10-mib").start(allowance).await.unwrap();
    let findings = instance.check(&prompt()).await.unwrap().unwrap();
    assert_eq!(findings[0].message, "wrote 10 MiB in one line");
    assert_eq!(instance.seen().longest_log_line, 10 << 20);
}

#[tokio::test]
async fn leaks_handles_makes_ten_thousand() {
    let mut instance = Guest::named("leaks-handles").start(Allowance::default()).await.unwrap();
    let findings = instance.check(&prompt()).await.unwrap().unwrap();
    assert_eq!(findings[0].message, "holds 10,000 handles");
    assert!(instance.handles() >= 10_000, "{}", instance.handles());
}
