//! Makes ten thousand timers and never drops one.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says};

#[allow(missing_docs, clippy::all, reason = "generated")]
mod timers {
    wit_bindgen::generate!({
        inline: "
            package fixture:timers;

            world timers {
                import wasi:clocks/monotonic-clock@0.2.0;
            }

            package wasi:clocks@0.2.0 {
                interface monotonic-clock {
                    use wasi:io/poll@0.2.0.{pollable};
                    type instant = u64;
                    type duration = u64;
                    now: func() -> instant;
                    resolution: func() -> duration;
                    subscribe-instant: func(when: instant) -> pollable;
                    subscribe-duration: func(when: duration) -> pollable;
                }
            }

            package wasi:io@0.2.0 {
                interface poll {
                    resource pollable {
                        ready: func() -> bool;
                        block: func();
                    }
                    poll: func(in: list<borrow<pollable>>) -> list<u32>;
                }
            }
        ",
        generate_all,
    });
}

use timers::wasi::clocks::monotonic_clock as clock;

struct LeaksHandles;

impl RuleGuest for LeaksHandles {
    const ID: &'static str = "leaks-handles";

    fn check(document: Document) -> Findings {
        for _ in 0..10_000 {
            std::mem::forget(clock::subscribe_duration(u64::MAX));
        }
        Ok(vec![says(Self::CODE, &document, "holds 10,000 handles".to_owned())])
    }
}

export_rule_plugin!(LeaksHandles);
