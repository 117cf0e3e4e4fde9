//! Finds the id of a request in a message that cannot be read.
//!
//! A client waits for ever when the answer to a broken message bears no id. Where the
//! message is close enough to a JSON object, its top-level `id` can still be told.

use rmcp::model::RequestId;

/// The longest key or id that is looked at, bytes.
const MAX_TOKEN: usize = 256;

/// Looks for the `id` of the outermost object, piece by piece, whatever the rest holds.
#[derive(Debug, Default)]
pub(crate) struct RequestIdScanner {
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// The key or value at the outermost level that is being read.
    token: Vec<u8>,
    /// Whether `token` comes after a colon, and whether the key before it was `id`.
    value_of_id: Option<bool>,
    id: Option<Vec<u8>>,
}

impl RequestIdScanner {
    /// Looks at the next piece.
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.step(*byte));
    }

    /// The id, when there was one that a request may have.
    pub(crate) fn finish(mut self) -> Option<RequestId> {
        self.end_of_value();
        serde_json::from_slice(&self.id?).ok()
    }

    fn step(&mut self, byte: u8) {
        if self.in_string {
            self.keep(byte);
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => {
                self.in_string = true;
                self.keep(byte);
            }
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.end_of_value();
                self.depth = self.depth.saturating_sub(1);
            }
            b':' if self.depth == 1 => {
                self.value_of_id = Some(self.token == b"\"id\"");
                self.token.clear();
            }
            b',' => self.end_of_value(),
            _ if byte.is_ascii_whitespace() => {}
            _ => self.keep(byte),
        }
    }

    fn keep(&mut self, byte: u8) {
        if self.depth == 1 && self.token.len() < MAX_TOKEN {
            self.token.push(byte);
        }
    }

    fn end_of_value(&mut self) {
        if self.depth == 1 {
            if self.value_of_id.take() == Some(true) && !self.token.is_empty() {
                self.id = Some(std::mem::take(&mut self.token));
            }
            self.token.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id_of(message: &[u8]) -> Option<RequestId> {
        let mut scanner = RequestIdScanner::default();
        // Piece by piece, as it comes from a pipe.
        message.chunks(3).for_each(|piece| scanner.feed(piece));
        scanner.finish()
    }

    #[test]
    fn the_id_is_found_wherever_it_stands() {
        for message in [
            &br#"{"jsonrpc":"2.0","id":42,"method":"x"}"#[..],
            br#"{"params":{"id":1,"a":[{"id":2}],"t":"\"id\":3,}"},"id" : 42 }"#,
            br#"{"id":42,"params":{"prompt":"\ud800"}}"#,
            b"{\"id\":42,\"params\":{\"prompt\":\"\xff\xfe\"}}",
            br#"{"id":42,"params":{"prompt":"cut o"#,
        ] {
            assert_eq!(id_of(message), Some(RequestId::Number(42)), "{}", String::from_utf8_lossy(message));
        }
        assert_eq!(id_of(br#"{"id":"a-1"}"#), Some(RequestId::String("a-1".into())));
    }

    #[test]
    fn what_is_no_id_is_none() {
        for message in [&b""[..], b"not json", b"42", br#"{"method":"x"}"#, br#"[{"id":1}]"#, br#"{"id":null}"#] {
            assert_eq!(id_of(message), None, "{}", String::from_utf8_lossy(message));
        }
    }
}
