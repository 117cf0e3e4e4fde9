//! The `host` program: parse, run, map the exit.

use std::process::ExitCode;

use clap::Parser as _;
use mimalloc::MiMalloc;
use prompt_host::cli;

/// The system's allocator keeps what threads let go of, each in an arena of its own: a host that
/// swaps plugins for a quarter of an hour grew by a hundred MiB, all of it free.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    use_small_pages();
    // Not for people, so neither help nor completions know of it.
    if std::env::args_os().nth(1).is_some_and(|argument| argument == cli::COMPILE_COMMAND) {
        return cli::compile_for_parent();
    }
    cli::run(cli::Arguments::parse())
}

/// The allocator asks for huge pages, of which a host that has little to do uses a part each: half
/// as much memory again, and calls are no faster by them.
fn use_small_pages() {
    #[cfg(target_os = "linux")]
    {
        // Without it the host works as well.
        let _ = rustix::thread::disable_transparent_huge_pages(true);
    }
}
