//! From when to when a certificate is valid: the one thing that is read of it here.
//!
//! A certificate is DER (X.690): each value has a tag, a length, and its bytes. The validity is the
//! fifth value of the first value of the whole, after an optional version, a number, an algorithm
//! and the issuer (RFC 5280, section 4.1).

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;

/// When a certificate is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Validity {
    pub(super) from: SystemTime,
    pub(super) to: SystemTime,
}

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The validity of the first certificate in a PEM file; else what is wrong, to follow its name.
pub(super) fn validity(file: &Path) -> Result<Validity, String> {
    let mut certificates = CertificateDer::pem_file_iter(file).map_err(|error| format!("cannot be read: {error}"))?;
    let first = certificates.next().ok_or("holds no certificate")?;
    let first = first.map_err(|error| format!("cannot be read: {error}"))?;
    of_der(&first).ok_or_else(|| "holds a certificate that cannot be understood".to_owned())
}

fn of_der(der: &[u8]) -> Option<Validity> {
    let (whole, _) = tagged(der, SEQUENCE)?;
    let (mut rest, _) = tagged(whole, SEQUENCE)?;
    if rest.first() == Some(&VERSION) {
        rest = value(rest)?.2;
    }
    // The number, the algorithm and the issuer.
    for _ in 0..3 {
        rest = value(rest)?.2;
    }
    let (times, _) = tagged(rest, SEQUENCE)?;
    let (tag, from, rest) = value(times)?;
    let from = time(tag, from)?;
    let (tag, to, _) = value(rest)?;
    Some(Validity { from, to: time(tag, to)? })
}

/// The tag and the bytes of the value that `der` begins with, and what follows it.
fn value(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        // So many bytes of length follow; four say more than any certificate has.
        0x81..=0x84 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    let (bytes, rest) = rest.split_at_checked(length)?;
    Some((tag, bytes, rest))
}

fn tagged(der: &[u8], wanted: u8) -> Option<(&[u8], &[u8])> {
    let (tag, bytes, rest) = value(der)?;
    (tag == wanted).then_some((bytes, rest))
}

/// `YYMMDDhhmmssZ`, or with four digits of the year.
fn time(tag: u8, text: &[u8]) -> Option<SystemTime> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let (year, rest) = match tag {
        UTC_TIME => {
            let (year, rest) = text.split_at_checked(2)?;
            let year: u32 = year.parse().ok()?;
            (if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        GENERALIZED_TIME => {
            let (year, rest) = text.split_at_checked(4)?;
            (year.parse().ok()?, rest)
        }
        _ => return None,
    };
    let part = |at: usize| rest.get(at..at + 2);
    if rest.len() != 10 {
        return None;
    }
    let text = format!("{year}-{}-{}T{}:{}:{}Z", part(0)?, part(2)?, part(4)?, part(6)?, part(8)?);
    // Years before 1970 count as the beginning of time, which they are before in any case.
    if year < 1970 {
        return Some(UNIX_EPOCH);
    }
    let time = humantime::parse_rfc3339(&text).ok()?;
    Some(time.max(UNIX_EPOCH + Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A certificate as far as it is read.
    fn der(times: &[(u8, &str)], with_version: bool) -> Vec<u8> {
        let tlv = |tag: u8, bytes: &[u8]| [&[tag, 0x82, (bytes.len() >> 8) as u8, bytes.len() as u8], bytes].concat();
        let times: Vec<u8> = times.iter().flat_map(|(tag, text)| tlv(*tag, text.as_bytes())).collect();
        let mut inner = Vec::new();
        if with_version {
            inner.extend(tlv(VERSION, &tlv(2, &[2])));
        }
        for part in [tlv(2, &[7]), tlv(SEQUENCE, &[5, 0]), tlv(SEQUENCE, &[0; 300]), tlv(SEQUENCE, &times)] {
            inner.extend(part);
        }
        tlv(SEQUENCE, &tlv(SEQUENCE, &inner))
    }

    #[test]
    fn both_kinds_of_time_are_read() {
        for with_version in [true, false] {
            let read =
                of_der(&der(&[(UTC_TIME, "260102030405Z"), (GENERALIZED_TIME, "20510102030405Z")], with_version));
            let at = |text: &str| humantime::parse_rfc3339(text).unwrap();
            assert_eq!(read, Some(Validity { from: at("2026-01-02T03:04:05Z"), to: at("2051-01-02T03:04:05Z") }));
        }
        assert_eq!(time(UTC_TIME, b"500101000000Z"), Some(UNIX_EPOCH), "1950");
    }

    #[test]
    fn whatever_is_cut_or_wrong_is_no_certificate() {
        let whole = der(&[(UTC_TIME, "260102030405Z"), (UTC_TIME, "270102030405Z")], true);
        assert!(of_der(&whole).is_some());
        for end in 0..whole.len() {
            assert_eq!(of_der(&whole[..end]), None, "{end}");
        }
        for wrong in ["2601020304Z", "261302030405Z", "26010203040Z", "260102030405", "2é010203040Z"] {
            assert_eq!(of_der(&der(&[(UTC_TIME, wrong), (UTC_TIME, wrong)], true)), None, "{wrong}");
        }
        assert_eq!(of_der(b"\x30\x85\xff\xff\xff\xff\xff"), None);
    }
}
