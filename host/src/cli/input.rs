//! Reading the prompt that a command is about.

use std::io::{self, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, bail};

/// The text of an argument: `-` is standard input, the name of a file its content, and
/// anything else the prompt itself. Without one, standard input unless it is a terminal.
///
/// # Errors
/// When there is nothing to read, it is not UTF-8, or it looks like the name of a file that
/// there is not: who mistypes one must not get an answer about its name.
pub(super) fn prompt(argument: Option<&str>) -> anyhow::Result<String> {
    match argument {
        Some("-") => standard_input(),
        None if io::stdin().is_terminal() => {
            bail!("there is no prompt: give a text, a file, or `-` for standard input")
        }
        None => standard_input(),
        Some(text) if is_file(text) => file(Path::new(text)),
        Some(text) if looks_like_a_file(text) => {
            bail!("there is no file {text}; to give these very words as a prompt, write them to standard input (`-`)")
        }
        Some(text) => Ok(text.to_owned()),
    }
}

/// The whole path of the file that an argument names; none when it names none.
pub(super) fn file_path(argument: &str) -> Option<PathBuf> {
    let whole = || std::path::absolute(argument).ok();
    (argument != "-" && is_file(argument)).then(whole).flatten()
}

/// The text of a file.
///
/// # Errors
/// When it cannot be read or is not UTF-8; says where the first wrong byte is.
pub(super) fn file(path: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(path).with_context(|| format!("failed to read {}", path.display()))?;
    text(bytes).with_context(|| format!("failed to read {}", path.display()))
}

fn standard_input() -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).context("failed to read standard input")?;
    text(bytes).context("failed to read standard input")
}

fn text(bytes: Vec<u8>) -> anyhow::Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        anyhow::anyhow!(
            "it is not UTF-8: byte {} is wrong; convert it first, for example with `iconv`",
            error.utf8_error().valid_up_to()
        )
    })
}

/// A prompt is rarely the name of a file; one with a line break or of great length never is.
fn is_file(text: &str) -> bool {
    text.len() < 4_096 && !text.contains('\n') && env::current_dir().is_ok_and(|folder| folder.join(text).is_file())
}

/// One word with a folder or an ending, such as `notes/first.md`. An address is none.
fn looks_like_a_file(text: &str) -> bool {
    let is_ending = |ending: &str| (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    let has_ending = text.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && is_ending(ending));
    !text.contains(char::is_whitespace) && !text.contains("://") && (text.contains('/') || has_ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_file_is_no_prompt() {
        for name in ["prompt.txt", "./prompt", "/tmp", "no/such.md", ".hidden/x"] {
            let error = prompt(Some(name)).unwrap_err().to_string();
            assert!(error.starts_with(&format!("there is no file {name}; to give these very words")), "{error}");
        }
    }

    #[test]
    fn words_and_addresses_are_prompts() {
        for text in ["Hello", "Hi!", "Write to a/b.txt", "https://example.com/a.html", "etc.", "なぜ。", "e.g. this"]
        {
            assert_eq!(prompt(Some(text)).unwrap(), text);
        }
    }
}
