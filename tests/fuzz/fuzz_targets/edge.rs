//! Any bytes, in any pieces: reading lines of JSON and watching the bytes of HTTP never panic,
//! lose nothing, and do not depend on where the pieces end.
#![no_main]

use std::time::Duration;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use rmcp::model::ClientJsonRpcMessage;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[path = "../../../host/src/server/transport"]
#[allow(dead_code, unreachable_pub, reason = "the target uses a part of the modules")]
mod transport {
    pub(crate) mod carrier;
    pub(crate) mod line;
    pub(crate) mod refusal;
    pub(crate) mod request_id;
}

#[path = "../../../host/src/server/http/wire.rs"]
#[allow(dead_code, unreachable_pub, reason = "the target uses a part of the module")]
mod wire;

use transport::carrier::{Incoming, Source};
use transport::line::Lines;
use transport::refusal::refusal;
use transport::request_id::RequestIdScanner;
use wire::{Framing, Patience, Progress, Wire};

#[derive(Debug, Arbitrary)]
struct Input {
    bytes: Vec<u8>,
    pieces: Vec<u8>,
    limit: u16,
}

fuzz_target!(|input: Input| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    runtime.block_on(async {
        lines(&input).await;
        requests(&input).await;
    });
});

/// `bytes` in pieces as long as `pieces` say, again and again.
fn cut<'a>(input: &'a Input) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = &input.bytes[..];
    let mut lengths = input.pieces.iter().cycle();
    std::iter::from_fn(move || {
        let length = lengths.next().map_or(rest.len(), |length| usize::from(*length).max(1)).min(rest.len());
        let (piece, later) = rest.split_at(length);
        rest = later;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The same bytes from a stream that gives them piece by piece.
async fn stream(input: &Input) -> tokio::io::DuplexStream {
    let (mut client, server) = tokio::io::duplex(input.bytes.len().max(1));
    for piece in cut(input) {
        client.write_all(piece).await.expect("it is as long as all of them");
    }
    server
}

async fn lines(input: &Input) {
    let limit = usize::from(input.limit);
    let mut lines = Lines::new(stream(input).await, limit);
    let mut expected = input.bytes.split(|byte| *byte == b'\n').collect::<Vec<_>>();
    // A last line without anything in it is none.
    expected.pop_if(|last| last.is_empty());
    for line in expected {
        match Source::next(&mut lines).await.expect("nothing breaks") {
            Incoming::Whole => {
                assert!(line.len() <= limit, "{} bytes of {limit}", line.len());
                let text = lines.text();
                assert_eq!(text, line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii());
                if let Err(error) = serde_json::from_slice::<ClientJsonRpcMessage>(text) {
                    let (id, _) = refusal(text, &error);
                    let whole = serde_json::from_slice::<serde_json::Value>(text).ok();
                    // What is JSON has the id that serde finds there.
                    if let Some(found) = whole.as_ref().and_then(|whole| whole.as_object()?.get("id")?.as_i64()) {
                        assert!(id.is_some(), "{found}");
                    }
                }
            }
            Incoming::TooLong(id) => {
                assert!(line.len() > limit);
                let mut scanner = RequestIdScanner::default();
                scanner.feed(line);
                assert_eq!(id, scanner.finish(), "pieces make no difference");
            }
            Incoming::End => panic!("a line is lost"),
        }
    }
    assert_eq!(Source::next(&mut lines).await.expect("nothing breaks"), Incoming::End);
}

async fn requests(input: &Input) {
    let hour = Duration::from_secs(3_600);
    let patience = Patience { header: hour, write: hour, header_bytes: usize::from(input.limit) + 1 };
    let progress = Progress::new();
    let mut wire = Wire::new(stream(input).await, progress.clone(), patience);
    let mut read = Vec::new();
    wire.read_to_end(&mut read).await.expect("nothing breaks");
    assert_eq!(read, input.bytes, "the bytes are passed on as they are");
    let end = input.bytes.windows(4).position(|window| window == b"\r\n\r\n");
    let is_seen = end.is_some_and(|end| end + 4 <= patience.header_bytes);
    assert_eq!(progress.begin() != Framing::Unseen, is_seen);
}
