//! Ends the process when winding up does not: nothing that hangs may keep it.
//!
//! Winding up has bounds of its own, all of them on the runtime that serves. A thread that never
//! comes back may take that runtime with it, signals included; so this is a thread with a runtime
//! of its own, which hears the same signals and waits longer than winding up ever takes.

use std::io;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// The exit code of a host that had to be ended.
const EXIT_CODE: i32 = 70;

/// Ends the process `within` after `shutdown` or a signal that asks for it, unless it has ended.
///
/// # Errors
/// When the system gives no thread.
pub(super) fn arm(shutdown: CancellationToken, within: Duration) -> io::Result<()> {
    arm_with(shutdown, within, || std::process::exit(EXIT_CODE))
}

fn arm_with(shutdown: CancellationToken, within: Duration, end: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let watch = move || {
        runtime.block_on(async {
            told(&shutdown).await;
            tokio::time::sleep(within).await;
        });
        tracing::error!(?within, "winding up does not come to its end: the process is ended");
        end();
    };
    std::thread::Builder::new().name("last-resort".to_owned()).spawn(watch).map(drop)
}

/// Waits until the host shall stop.
async fn told(shutdown: &CancellationToken) {
    let (terminate, interrupt) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    let (Ok(mut terminate), Ok(mut interrupt)) = (terminate, interrupt) else {
        return shutdown.cancelled().await;
    };
    tokio::select! {
        () = shutdown.cancelled() => {}
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Instant;

    use super::*;

    /// A runtime whose only thread never comes back, as a stuck host's.
    #[test]
    fn a_host_that_hangs_is_ended_all_the_same() {
        let (ended, hears) = mpsc::channel();
        let shutdown = CancellationToken::new();
        let within = Duration::from_millis(100);
        arm_with(shutdown.clone(), within, move || ended.send(Instant::now()).unwrap()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (began, at) = runtime.block_on(async {
            let began = Instant::now();
            shutdown.cancel();
            // Blocks the thread that everything else of this runtime would run on.
            (began, hears.recv_timeout(Duration::from_secs(30)).unwrap())
        });
        assert!(at.duration_since(began) >= within);
    }

    #[test]
    fn a_host_that_was_not_told_to_stop_is_left_alone() {
        let (ended, hears) = mpsc::channel::<()>();
        let shutdown = CancellationToken::new();
        arm_with(shutdown, Duration::ZERO, move || ended.send(()).unwrap()).unwrap();
        assert_eq!(hears.recv_timeout(Duration::from_millis(100)), Err(mpsc::RecvTimeoutError::Timeout));
    }
}
