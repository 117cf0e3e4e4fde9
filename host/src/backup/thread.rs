//! Work beside the requests: on a thread of its own that gives way to all others.

use tokio::sync::oneshot;

use super::BackupError;

/// How much the thread gives way; 19 is the most.
const NICE: i32 = 15;

/// Runs `work` at low priority.
///
/// # Errors
/// That of `work`, and [`BackupError::Cut`] when it ended by a fault of its own.
pub(super) async fn quietly<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Result<T, BackupError> {
    let (sender, receiver) = oneshot::channel();
    let run = move || {
        // On Linux this is about the calling thread. Where it is refused, the work is done all the same.
        let _ = rustix::process::setpriority_process(None, NICE);
        let _ = sender.send(work());
    };
    std::thread::Builder::new().name("backup".to_owned()).spawn(run).map_err(|_| BackupError::Cut)?;
    receiver.await.map_err(|_| BackupError::Cut)?
}
