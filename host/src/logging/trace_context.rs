//! Which trace a request belongs to, as the W3C's Trace Context writes it.

use std::fmt;

/// The version of the format that is written.
const VERSION: u8 = 0;
/// The flag that says that the trace is kept.
const SAMPLED: u8 = 1;

/// The place of one request in a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceContext {
    /// The trace; never 0.
    pub trace_id: u128,
    /// The caller's span; none where the trace begins here.
    pub parent_id: Option<u64>,
    /// The span of the request itself; never 0.
    pub own_id: u64,
    /// Whether the caller keeps the trace; none where the trace begins here.
    pub sampled: Option<bool>,
}

impl TraceContext {
    /// A trace that begins here.
    pub fn begin() -> Self {
        Self { trace_id: at_least_one(rand::random()), parent_id: None, own_id: new_span_id(), sampled: None }
    }

    /// The trace that a `traceparent` goes on; none when it is not as it should be. Fields that a
    /// later version of the format adds are left unread.
    pub fn parse(traceparent: &str) -> Option<Self> {
        let mut fields = traceparent.split('-');
        let version = number(fields.next()?, 2)?;
        let trace_id = number(fields.next()?, 32)?;
        let parent_id = number(fields.next()?, 16)?;
        let flags = number(fields.next()?, 2)?;
        let has_more = fields.next().is_some();
        let is_known = version == u128::from(VERSION) && !has_more || version > 0 && version < 0xff;
        let parent_id = u64::try_from(parent_id).ok().filter(|id| *id != 0)?;
        (is_known && trace_id != 0).then(|| Self {
            trace_id,
            parent_id: Some(parent_id),
            own_id: new_span_id(),
            sampled: Some(flags & u128::from(SAMPLED) != 0),
        })
    }

    /// The trace's id in 32 hexadecimal digits.
    pub fn trace_digits(&self) -> String {
        format!("{:032x}", self.trace_id)
    }
}

/// As a `traceparent` for what this request asks of others, and as a `traceresponse` to its caller.
impl fmt::Display for TraceContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flags = if self.sampled == Some(true) { SAMPLED } else { 0 };
        write!(f, "{VERSION:02x}-{:032x}-{:016x}-{flags:02x}", self.trace_id, self.own_id)
    }
}

fn new_span_id() -> u64 {
    rand::random::<u64>().max(1)
}

fn at_least_one(id: u128) -> u128 {
    id.max(1)
}

/// Exactly `digits` hexadecimal digits, in lower case as the format wants them.
fn number(text: &str, digits: usize) -> Option<u128> {
    let is_hex = text.len() == digits && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    is_hex.then(|| u128::from_str_radix(text, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIVEN: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    #[test]
    fn a_trace_goes_on() {
        let trace = TraceContext::parse(GIVEN).unwrap();
        assert_eq!(trace.trace_digits(), "4bf92f3577b34da6a3ce929d0e0e4736");
        assert_eq!((trace.parent_id, trace.sampled), (Some(0x00f0_67aa_0ba9_02b7), Some(true)));
        let onward = TraceContext::parse(&trace.to_string()).unwrap();
        assert_eq!((onward.trace_id, onward.parent_id), (trace.trace_id, Some(trace.own_id)));
        assert!(TraceContext::parse("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00-later").is_some());
    }

    #[test]
    fn what_is_no_traceparent_is_ignored() {
        for bad in [
            "",
            "00",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
            "00-+bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ] {
            assert_eq!(TraceContext::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn traces_that_begin_here_differ() {
        let (one, other) = (TraceContext::begin(), TraceContext::begin());
        assert_ne!((one.trace_id, one.own_id), (other.trace_id, other.own_id));
    }
}
