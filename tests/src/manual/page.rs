//! A page of Markdown and its fenced blocks.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its path in the repository, as in `docs/plugins/rust.md`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// All of it.
    pub text: String,
    /// Its fenced blocks, from the first to the last.
    pub blocks: Vec<Block>,
}

/// A fenced block.
#[derive(Debug, Clone)]
pub struct Block {
    /// The line of its opening fence, counted from 1.
    pub line: usize,
    /// What its opening fence says.
    pub info: String,
    /// What that means.
    pub kind: Kind,
    /// Whether nothing but blank lines stands between it and the block before it.
    pub follows: bool,
    /// What is in it, with the end of its last line.
    pub text: String,
}

/// What a block is to whoever follows the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Commands.
    Commands {
        /// How the last one ends.
        exit: i32,
    },
    /// A host that serves beside what follows.
    SecondTerminal,
    /// Commands that cannot be run here.
    NotRun,
    /// What commands print, if it follows some.
    Output,
    /// A file to write.
    File(String),
    /// A change to a file.
    Change(String),
    /// Lines of a file.
    Quotation(String),
    /// For readers alone.
    Other,
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// When it cannot be read, or the opening fence of a block says what nobody knows.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("failed to read {}", path.display()))?;
        let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
        let docs = parts.iter().rposition(|part| *part == "docs").unwrap_or(0);
        let name = parts.get(docs..).unwrap_or_default().join("/");
        let blocks = blocks(&text).with_context(|| name.clone())?;
        Ok(Self { name, path: path.to_owned(), text, blocks })
    }
}

/// The pages of a folder, by name.
///
/// # Errors
/// When one cannot be read.
pub fn pages(folder: &Path) -> anyhow::Result<Vec<Page>> {
    let entries = fs::read_dir(folder).with_context(|| format!("failed to list {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths.iter().map(|path| Page::read(path)).collect()
}

fn blocks(text: &str) -> anyhow::Result<Vec<Block>> {
    let mut found: Vec<Block> = Vec::new();
    let mut follows = false;
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let fence: String = line.trim_start().chars().take_while(|c| *c == '`').collect();
        if fence.len() < 3 {
            follows &= line.trim().is_empty();
            continue;
        }
        let info = line.trim_start().trim_start_matches('`').trim().to_owned();
        let mut content = String::new();
        loop {
            let Some((_, line)) = lines.next() else { bail!("the block of line {} never ends", number + 1) };
            if line.trim() == fence {
                break;
            }
            let blank = line.len() - line.trim_start().len();
            content.push_str(&line[indent.min(blank)..]);
            content.push('\n');
        }
        let kind = kind(&info).with_context(|| format!("line {}", number + 1))?;
        found.push(Block { line: number + 1, info, kind, follows, text: content });
        follows = true;
    }
    Ok(found)
}

fn kind(info: &str) -> anyhow::Result<Kind> {
    let mut words = info.split_whitespace();
    let language = words.next().unwrap_or_default();
    let more: Vec<&str> = words.collect();
    let path = |prefix: &str| match more.as_slice() {
        [word] => word.strip_prefix(prefix).map(str::to_owned),
        _ => None,
    };
    Ok(match (language, more.as_slice()) {
        ("sh", []) => Kind::Commands { exit: 0 },
        ("sh", ["no-run"]) => Kind::NotRun,
        ("sh", ["second-terminal"]) => Kind::SecondTerminal,
        ("sh", [word]) if word.starts_with("exit=") => Kind::Commands { exit: word["exit=".len()..].parse()? },
        ("text", []) => Kind::Output,
        ("diff", _) if path("file=").is_some() => Kind::Change(path("file=").unwrap_or_default()),
        (_, []) if language != "sh" => Kind::Other,
        (_, [_]) if path("file=").is_some() => Kind::File(path("file=").unwrap_or_default()),
        (_, [_]) if path("from=").is_some() => Kind::Quotation(path("from=").unwrap_or_default()),
        _ => bail!("nobody knows what `{info}` means"),
    })
}
