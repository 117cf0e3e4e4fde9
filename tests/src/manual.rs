//! Runs what the pages of a manual say, as a reader would.
//!
//! One page, one [`Shell`] in a home of its own. A fenced block says by its first line what it is:
//!
//! | The first line | The block |
//! | --- | --- |
//! | `sh` | commands, of which none may fail |
//! | `sh exit=1` | commands, of which the last one must end with this code |
//! | `sh second-terminal` | a host that serves until the page ends |
//! | `sh no-run` | commands that no test can run; they are counted |
//! | `text`, right below commands | what these print; `…` stands for anything, alone in a line for any lines |
//! | `rust file=PATH` | a file that is written, in any language |
//! | `diff file=PATH` | a change to a file: its lines with `-` and blank are there, once |
//! | `rust from=PATH` | lines that are in the file; `…` stands for any between |
//!
//! Paths start where the shell is. All other blocks are for readers alone.

mod page;
mod shell;
mod shown;

use std::path::Path;

use anyhow::Context as _;

pub use page::{Block, Kind, Page, pages};
pub use shell::{Place, Shell, copy};
pub use shown::{changed, fits, quotes};

/// Pages that need cargo, pip or npm, and so more time than a test has: `make manual` follows them.
pub const TUTORIALS: [&str; 3] = ["rust", "python", "javascript"];

/// Does what a page says, from its first block to its last.
///
/// # Errors
/// With the page and the line of the first thing that is not as it says.
pub fn follow(page: &Page, place: &Place) -> anyhow::Result<()> {
    let mut shell = Shell::start(place)?;
    let mut printed = None;
    for block in &page.blocks {
        let before = printed.take();
        printed = step(&mut shell, page, block, before).with_context(|| format!("{}:{}", page.name, block.line))?;
    }
    shell.end()
}

/// What commands printed, for the block that follows.
fn step(shell: &mut Shell, page: &Page, block: &Block, before: Option<String>) -> anyhow::Result<Option<String>> {
    match &block.kind {
        Kind::Commands { exit } => return shell.run(&block.text, *exit).map(Some),
        Kind::SecondTerminal => shell.serve(&block.text)?,
        Kind::Output if block.follows => {
            if let Some(printed) = before {
                anyhow::ensure!(
                    fits(&block.text, &printed),
                    "{} shows something else than the commands print. It shows:\n{}\nThey print:\n{printed}",
                    page.name,
                    block.text
                );
            }
        }
        Kind::File(path) => shell.write(path, &block.text)?,
        Kind::Change(path) => {
            let text = shell.read(path)?;
            shell.write(path, &changed(&text, &block.text).with_context(|| path.clone())?)?;
        }
        Kind::Quotation(path) => {
            let text = shell.read(path)?;
            anyhow::ensure!(quotes(&block.text, &text), "{path} has other lines than the page shows:\n{text}");
        }
        Kind::NotRun | Kind::Output | Kind::Other => {}
    }
    Ok(None)
}

/// A folder's pages.
///
/// # Errors
/// When one cannot be read.
pub fn all(docs: &Path) -> anyhow::Result<Vec<Page>> {
    let mut found = pages(&docs.join("plugins"))?;
    found.push(Page::read(&docs.join("plugins.md"))?);
    Ok(found)
}
