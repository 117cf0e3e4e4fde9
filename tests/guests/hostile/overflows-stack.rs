//! Recurses without end.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin};

struct OverflowsStack;

impl RuleGuest for OverflowsStack {
    const ID: &'static str = "overflows-stack";

    fn check(document: Document) -> Findings {
        Err(format!("came back from {}", deeper(u64::from(document.prior_turns))))
    }
}

export_rule_plugin!(OverflowsStack);

/// Not a tail call, and not one that the compiler may turn into a loop.
#[inline(never)]
#[expect(unconditional_recursion, reason = "this is the lie")]
fn deeper(depth: u64) -> u64 {
    std::hint::black_box(deeper(std::hint::black_box(depth + 1))) + 1
}
