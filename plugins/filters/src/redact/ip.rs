//! Addresses of machines, of both versions.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::marks::{byte, goes_on, is_inside, run};

/// The longest address, with an address of version 4 at its end.
const LONGEST: usize = 45;

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let is_part = |byte: u8| byte.is_ascii_hexdigit() || byte == b'.' || byte == b':';
        // A longer run than any address is skipped whole.
        let length = run(text, at, text.len(), is_part);
        if length == 0 {
            at += 1;
            continue;
        }
        if (3..=LONGEST + 2).contains(&length) && !is_inside(text, at) {
            let written = text.get(at..at + length).unwrap_or_default();
            let trimmed = written.trim_end_matches(['.', ':']);
            let candidate = without_port(if written.ends_with("::") { written } else { trimmed });
            let end = at + candidate.len();
            if !goes_on(text, end) && byte(text, end) != b'-' && is_address(candidate) {
                found.push(at..end);
            }
        }
        at += length;
    }
    found
}

/// An address of version 4 without the port behind it.
fn without_port(written: &str) -> &str {
    match written.split_once(':') {
        Some((address, port)) if address.contains('.') && !port.contains(':') => address,
        _ => written,
    }
}

fn is_address(written: &str) -> bool {
    if written.parse::<Ipv4Addr>().is_ok() {
        return true;
    }
    // `std::fs` and `a::b` are paths: an address has groups enough, and a digit.
    let groups = written.split(':').filter(|group| !group.is_empty()).count();
    let is_plausible = written == "::1" || (groups >= 3 && written.bytes().any(|byte| byte.is_ascii_digit()));
    is_plausible && written.parse::<Ipv6Addr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::testing::texts;

    fn found(text: &str) -> Vec<&str> {
        texts(text, find(text))
    }

    #[test]
    fn addresses_of_both_versions_are_found() {
        assert_eq!(
            found("from 10.0.0.1:80, 192.168.1.254. And 2001:db8::8a2e:370:7334 or ::1."),
            ["10.0.0.1", "192.168.1.254", "2001:db8::8a2e:370:7334", "::1"]
        );
    }

    #[test]
    fn versions_times_and_paths_are_no_addresses() {
        assert_eq!(found("v1.2.3.4 1.2.3 256.1.1.1 12:30:00 std::fs a::b 1.2.3.4.5"), Vec::<&str>::new());
    }
}
