//! What is heard of a guest during a call, for a witness.

use std::sync::Arc;

use parking_lot::Mutex;
use wasmtime::WasmBacktrace;

use crate::plugin::{LogLine, Words};

/// Bytes of log lines that are kept of a call, whatever the limits let it write.
const LOG_BYTES: usize = 64 << 10;

/// Listens to one call. Its clones hear the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Ear(Arc<Mutex<Words>>);

impl Ear {
    /// Keeps a line of the log, while there is room.
    pub(super) fn line(&self, level: &str, text: &str) {
        let mut words = self.0.lock();
        let kept: usize = words.log.iter().map(|line| line.text.len()).sum();
        if kept + text.len() <= LOG_BYTES {
            words.log.push(LogLine { level: level.to_owned(), text: text.to_owned() });
        }
    }

    /// Keeps what is only known when the call is over.
    pub(super) fn end(&self, stderr: String, error: Option<&wasmtime::Error>) {
        let mut words = self.0.lock();
        words.stderr = stderr;
        words.backtrace = error.and_then(|error| error.downcast_ref()).map(functions).unwrap_or_default();
    }

    /// What was heard.
    pub(super) fn words(&self) -> Words {
        self.0.lock().clone()
    }
}

/// The functions of a backtrace. A component that was stripped has numbers for them.
fn functions(backtrace: &WasmBacktrace) -> Vec<String> {
    let name = |frame: &wasmtime::FrameInfo| match frame.func_name() {
        Some(name) => readable(name),
        None => format!("function {}", frame.func_index()),
    };
    let place = |frame: &wasmtime::FrameInfo| frame.module_offset().map(|at| format!(" at {at:#x}"));
    let frames = backtrace.frames().iter();
    frames.map(|frame| format!("{}{}", name(frame), place(frame).unwrap_or_default())).collect()
}

/// A name as Rust's compiler writes it (`_ZN4core9panicking5panic17h0123456789abcdefE`) as people
/// do (`core::panicking::panic`); any other as it is.
fn readable(name: &str) -> String {
    path(name).map_or_else(|| name.to_owned(), |parts| parts.join("::"))
}

/// The parts of a mangled path: each has its length before it, and the last is a hash.
fn path(name: &str) -> Option<Vec<String>> {
    let mut rest = name.strip_prefix("_ZN")?.strip_suffix('E')?;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let length: usize = rest.get(..digits)?.parse().ok()?;
        let part = rest.get(digits..digits.checked_add(length)?)?;
        rest = rest.get(digits + length..)?;
        parts.push(unescaped(part));
    }
    parts.pop_if(|last| last.len() == 17 && last.starts_with('h'));
    Some(parts)
}

/// Letters that stand in no symbol are written by their names.
fn unescaped(part: &str) -> String {
    const LETTERS: [(&str, &str); 11] = [
        ("$LT$", "<"),
        ("$GT$", ">"),
        ("$RF$", "&"),
        ("$BP$", "*"),
        ("$LP$", "("),
        ("$RP$", ")"),
        ("$C$", ","),
        ("$u20$", " "),
        ("$u7b$", "{"),
        ("$u7d$", "}"),
        ("..", "::"),
    ];
    let part = part.strip_prefix('_').filter(|rest| rest.starts_with('$')).unwrap_or(part);
    LETTERS.iter().fold(part.to_owned(), |part, (written, meant)| part.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_functions_are_shown_as_people_write_them() {
        for (mangled, shown) in [
            ("_ZN4core9panicking5panic17h0123456789abcdefE", "core::panicking::panic"),
            (
                "_ZN50_$LT$T$u20$as$u20$core..convert..From$LT$T$GT$$GT$4from17h0123456789abcdefE",
                "<T as core::convert::From<T>>::from",
            ),
            ("check", "check"),
            ("_ZN9999broken", "_ZN9999broken"),
            ("_ZN99brokenE", "_ZN99brokenE"),
        ] {
            assert_eq!(readable(mangled), shown);
        }
    }

    #[test]
    fn a_flood_of_lines_is_kept_up_to_a_bound() {
        let ear = Ear::default();
        for _ in 0..1_000 {
            ear.line("info", &"x".repeat(1_000));
        }
        assert_eq!(ear.words().log.len(), LOG_BYTES / 1_000);
    }
}
