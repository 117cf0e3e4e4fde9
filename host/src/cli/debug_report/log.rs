//! The newest lines of the log, as a report may show them.
//!
//! Of each line its time, level and place. Of the host's own warnings and errors also what they
//! say, up to the first thing that may have come from elsewhere: what follows a colon, stands in
//! quotes, or is a field. Of a panic where it was, never its text, which may quote a prompt.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use serde_json::Value;

use super::harmless;

/// Bytes at the end of the file that are looked at.
const TAIL: u64 = 4 << 20;
/// The longest place that is shown.
const PLACE: usize = 120;

/// The newest `most` lines of a log file, or why there are none.
pub(super) fn newest(file: &Path, most: usize) -> String {
    match tail(file) {
        Ok(text) => shown(&text, most),
        Err(error) => format!("the log file could not be read: {error}\n"),
    }
}

fn tail(file: &Path) -> std::io::Result<String> {
    // A pipe would be waited for, and a device has no end.
    if !std::fs::metadata(file)?.is_file() {
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, "it is no regular file"));
    }
    let mut file = File::open(file)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut bytes = Vec::new();
    file.take(TAIL).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn shown(text: &str, most: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    let mut unknown = 0_usize;
    for line in lines.get(lines.len().saturating_sub(most)..).unwrap_or_default() {
        match json_line(line).or_else(|| pretty_line(line)).or_else(|| panic_line(line)) {
            Some(shown) => {
                if unknown > 0 {
                    let _ = writeln!(out, "({unknown} lines of another form left out)");
                }
                unknown = 0;
                let _ = writeln!(out, "{}", harmless(&shown));
            }
            None => unknown += 1,
        }
    }
    if unknown > 0 {
        let _ = writeln!(out, "({unknown} lines of another form left out)");
    }
    out
}

fn json_line(line: &str) -> Option<String> {
    let line: Value = serde_json::from_str(line).ok()?;
    let text = |key: &str| line.get(key).and_then(Value::as_str);
    let message = line.get("fields").and_then(|fields| fields.get("message")).and_then(Value::as_str);
    told(text("timestamp")?, text("level")?, text("target")?, message.unwrap_or_default())
}

/// `2026-01-01T00:00:00.000000Z  WARN prompt_host::reload: what is said field=value`
fn pretty_line(line: &str) -> Option<String> {
    let (time, rest) = line.split_once(' ')?;
    let (level, rest) = rest.trim_start().split_once(' ')?;
    let (place, said) = rest.split_once(": ").unwrap_or((rest, ""));
    told(time, level, place.trim(), said)
}

/// `thread 'main' panicked at host/src/main.rs:1:2:`, as Rust prints it.
fn panic_line(line: &str) -> Option<String> {
    let (_, place) = line.split_once("panicked at ")?;
    let place = place.split_whitespace().next_back()?.trim_end_matches(':');
    is_place(place).then(|| format!("panicked at {place}"))
}

fn told(time: &str, level: &str, place: &str, said: &str) -> Option<String> {
    humantime::parse_rfc3339(time).ok()?;
    let level = ["ERROR", "WARN", "INFO", "DEBUG", "TRACE"].into_iter().find(|known| *known == level)?;
    let is_module = ["plugin", "prompt_host", "rmcp"].contains(&place) || place.contains("::");
    let place = if is_module && is_place(place) { place } else { "(place left out)" };
    let is_ours = place == "prompt_host" || place.starts_with("prompt_host::");
    let said = if is_ours && ["ERROR", "WARN"].contains(&level) { own_words(said) } else { "" };
    Some(format!("{time} {level} {place} {said}").trim_end().to_owned())
}

/// A message up to the first thing in it that may have come from elsewhere.
fn own_words(said: &str) -> &str {
    let end = said.find([':', '`', '"', '\'', '“', '/', '=', '<', '{', '(']).unwrap_or(said.len());
    let words = said.get(..end).unwrap_or_default();
    // The name of a field is no word of the message.
    if said.get(end..).is_some_and(|rest| rest.starts_with('=')) {
        return words.rsplit_once(' ').map_or("", |(words, _)| words).trim_end();
    }
    words.trim_end()
}

/// Whether a text is the path of a module or of a source file, and nothing else.
fn is_place(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= PLACE
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "_:/.-".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLANTED: &str = "Planted";

    #[test]
    fn nothing_that_came_from_elsewhere_is_shown() {
        let log = "\
2026-01-01T00:00:00.000000Z  WARN prompt_host::cli::live: settings are wrong, the last good ones stay in force: Planted
2026-01-01T00:00:01.000000Z ERROR prompt_host::server: the template `Planted` is broken
2026-01-01T00:00:02.000000Z  WARN prompt_host::reload: plugin removed plugin=Planted why=\"Planted\"
2026-01-01T00:00:03.000000Z  INFO plugin: Planted plugin=\"tidy\"
2026-01-01T00:00:04.000000Z DEBUG rmcp: received Planted
2026-01-01T00:00:05.000000Z DEBUG prompt_host::server: Planted
2026-01-01T00:00:06.000000Z  WARN Planted words here
Planted in a line of its own
{\"timestamp\":\"2026-01-01T00:00:07Z\",\"level\":\"ERROR\",\"target\":\"prompt_host::records\",\"fields\":{\"message\":\"no records are kept\",\"error\":\"Planted\"}}
{\"timestamp\":\"2026-01-01T00:00:08Z\",\"level\":\"INFO\",\"target\":\"plugin\",\"fields\":{\"message\":\"Planted\"}}
{\"timestamp\":\"Planted\",\"level\":\"INFO\",\"target\":\"plugin\",\"fields\":{\"message\":\"Planted\"}}
{\"Planted\":1}
thread 'Planted' panicked at host/src/prompt/span.rs:12:9:
byte index 3 is not a char boundary of `Planted`
";
        let shown = shown(log, 100);
        assert!(!shown.contains(PLANTED), "{shown}");
        insta::assert_snapshot!(shown);
    }

    #[test]
    fn the_newest_lines_are_taken() {
        let line = |second: u32| format!("2026-01-01T00:00:0{second}.000000Z  WARN prompt_host: old\n");
        let log: String = (0..9).map(line).collect();
        assert_eq!(shown(&log, 2).lines().count(), 2);
        assert!(shown(&log, 2).contains(":08.") && !shown(&log, 2).contains(":06."));
        assert_eq!(shown(&log, 0), "");
    }
}
