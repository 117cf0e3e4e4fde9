//! File paths and file names, POSIX and Windows.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::prompt::source::Source;

use super::number::is_unspaced;
use super::{Protected, Protection};

/// Endings that make `name.ending` a file.
const ENDINGS: &str = "txt md mdx rst pdf doc docx xls xlsx ppt pptx odt csv tsv json jsonl ndjson yaml yml toml ini cfg conf env \
    xml html htm css scss sass less js mjs cjs jsx ts tsx vue svelte py pyi ipynb rb php java kt kts scala go rs \
    c h cc cpp cxx hpp cs fs swift m mm r R jl lua pl sh bash zsh ps1 bat cmd sql db sqlite log lock gradle tf \
    proto graphql wasm wat wit tex bib svg png jpg jpeg gif webp bmp ico mp3 mp4 wav mov avi mkv zip tar gz tgz \
    7z rar exe dll so dylib jar war apk iso bin dat diff patch ttf woff woff2 parquet pkl h5 onnx pt safetensors \
    skill prompt tmpl j2 hbs ejs erb dart ex exs erl hs ml clj vb asm s v vhd f90 nim zig sol xaml csproj sln \
    mod sum";

static ENDING_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| ENDINGS.split_whitespace().collect());

/// Folders whose name in front makes `a/b` a path.
const FOLDERS: &str = "src lib bin docs doc test tests home usr etc var tmp opt dev node_modules app apps packages public static \
    assets dist build config scripts components include target";

/// The longest path in bytes.
const LONGEST: usize = 1024;

/// The path that starts at `at`, where a word, a dot, a slash, a tilde or a backslash starts.
pub(super) fn path_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    let before = source.char_before(at);
    let starts_word = before.is_none_or(|c| {
        !(c.is_alphanumeric() && !is_unspaced(c)
            || matches!(c, '_' | '/' | '\\' | '.' | '~' | '+' | '@' | '=' | '-' | '%'))
    });
    if !starts_word {
        return None;
    }
    let limit = limit.min(at + LONGEST);
    let end = windows_end(source, at, limit).or_else(|| posix_end(source, at, limit))?;
    Some(Protected::new(at, end, Protection::Path))
}

/// `C:\a\b`, `C:/a`, `\\host\share`.
fn windows_end(source: Source<'_>, at: usize, limit: usize) -> Option<usize> {
    let has_drive = source.byte(at).is_ascii_alphabetic()
        && source.byte(at + 1) == b':'
        && (source.byte(at + 2) == b'\\' || source.byte(at + 2) == b'/' && source.byte(at + 3) != b'/');
    let is_share = source.starts_with(at, "\\\\") && source.byte(at + 2).is_ascii_alphanumeric() && {
        let host =
            source.skip_bytes(at + 2, limit, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'));
        source.byte(host) == b'\\' && source.byte(host + 1) != b'\\'
    };
    if !has_drive && !is_share {
        return None;
    }
    let end = source.skip_chars(at + 2, limit, |c| is_segment_char(c) || matches!(c, '\\' | '/' | '$' | '(' | ')'));
    Some(trim_end(source, at, end))
}

fn posix_end(source: Source<'_>, at: usize, limit: usize) -> Option<usize> {
    let end = source.skip_chars(at, limit, |c| is_segment_char(c) || c == '/');
    let end = trim_end(source, at, end);
    let text = source.slice(at, end);
    is_path(text, source.char_before(at)).then_some(end)
}

fn is_path(text: &str, before: Option<char>) -> bool {
    let Some((first, rest)) = text.split_once('/') else {
        return is_file_name(text);
    };
    let last = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    match first {
        // Rooted; `/` alone or `/ ` is punctuation, `//` a comment.
        "" => {
            let opens =
                before.is_none_or(|c| c.is_whitespace() || !c.is_alphanumeric() && !matches!(c, '<' | ')' | ']' | '}'));
            opens && rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
        }
        "." | ".." | "~" => true,
        _ if first.starts_with('~') => true,
        _ => {
            is_file_name(last)
                || (rest.contains('/') && has_ending(last))
                || FOLDERS.split_whitespace().any(|folder| folder == first)
                || (text.ends_with('/')
                    && rest.is_empty()
                    && first.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')))
                || (text.contains(['_', '@']) && !text.contains(char::is_whitespace))
        }
    }
}

/// `file.ext` at the end of several folders: any short ending will do.
fn has_ending(name: &str) -> bool {
    name.split_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty()
            && (1..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            && ending.bytes().any(|byte| byte.is_ascii_lowercase())
    })
}

/// `main.rs`, `.env`, `docker-compose.yml`, `archive.tar.gz`, `Makefile`.
fn is_file_name(text: &str) -> bool {
    let Some((stem, ending)) = text.rsplit_once('.') else {
        return matches!(text, "Makefile" | "Dockerfile" | "Cargo.lock" | "CMakeLists");
    };
    if stem.is_empty() {
        return ending.len() > 1
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && !ending.starts_with(|c: char| c.is_ascii_digit());
    }
    let lower = ending.to_ascii_lowercase();
    let is_stem =
        stem.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '*' | '-')) && !stem.ends_with('.');
    // One letter after a lowercase word may be a slip (`end.c`): a stem of letters is enough there.
    is_stem
        && (ENDING_SET.contains(ending)
            || (ENDING_SET.contains(lower.as_str())
                && ending.len() > 1
                && ending.bytes().all(|byte| byte.is_ascii_uppercase())))
        && !(ending.len() == 1 && stem.len() == 1)
}

fn is_segment_char(character: char) -> bool {
    (character.is_alphanumeric() && !is_unspaced(character))
        || matches!(character, '.' | '_' | '-' | '~' | '+' | '@' | '*' | '%' | '=' | ',')
}

/// Without the sentence's punctuation.
fn trim_end(source: Source<'_>, at: usize, end: usize) -> usize {
    at + source.slice(at, end).trim_end_matches(['.', ',', '-', '*', '=', '(', ')', '+', '~']).len()
}
