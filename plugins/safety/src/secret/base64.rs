//! Base64, read as text.

/// The text behind `written`, in either alphabet; what is no text is left out.
pub(super) fn decoded(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in written.bytes().filter(|byte| *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            _ => 63,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            let whole = (bits >> held) & 0xFF;
            bits &= (1 << held) - 1;
            text.extend(char::from_u32(whole).filter(char::is_ascii));
        }
    }
    text
}
