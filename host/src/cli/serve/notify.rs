//! What the service manager hears of this host (`sd_notify`): that it serves, reloads, stops, and
//! is alive.
//!
//! [`Notifier::alongside`] says that the host is alive only from within the task that serves, and
//! only while the runtime's other threads answer: a host that hangs falls silent, and is started
//! again by its manager.

use std::ffi::OsStr;
use std::future::Future;
use std::io;
use std::os::unix::net::UnixDatagram;
use std::sync::Arc;
use std::time::Duration;

use sd_notify::NotifyState;
use tokio::time::MissedTickBehavior;

/// The way to the service manager; one that leads nowhere where there is none. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(super) struct Notifier {
    socket: Option<Arc<UnixDatagram>>,
    /// How long the manager waits for a sign of life.
    watchdog: Option<Duration>,
}

impl Notifier {
    /// As the variables say that the process was started with. A manager that cannot be reached is
    /// said in the log: the host serves all the same.
    pub(super) fn of_process() -> Self {
        Self::new(|name| std::env::var_os(name), std::process::id())
    }

    fn new(variable: impl Fn(&str) -> Option<std::ffi::OsString>, pid: u32) -> Self {
        let Some(name) = variable("NOTIFY_SOCKET").filter(|name| !name.is_empty()) else { return Self::default() };
        let socket = match connected(&name) {
            Ok(socket) => Some(Arc::new(socket)),
            Err(error) => {
                tracing::warn!(%error, "the service manager cannot be reached: it is not told how the host is");
                None
            }
        };
        let number = |name| variable(name)?.to_str()?.parse::<u64>().ok();
        // A watchdog for another process, such as the shell that started this one, is not meant.
        let is_meant = number("WATCHDOG_PID").is_none_or(|meant| meant == u64::from(pid));
        let watchdog = number("WATCHDOG_USEC").filter(|micros| is_meant && *micros > 0).map(Duration::from_micros);
        Self { socket, watchdog }
    }

    /// The host serves, as `status` says.
    pub(super) fn ready(&self, status: &str) {
        self.tell(&[NotifyState::Ready, NotifyState::Status(status)]);
    }

    /// The host reads everything again; [`ready`](Self::ready) ends that.
    pub(super) fn reloading(&self) {
        match NotifyState::monotonic_usec_now() {
            Ok(now) => self.tell(&[NotifyState::Reloading, now, NotifyState::Status("reloading")]),
            Err(error) => tracing::debug!(%error, "the service manager does not hear of a reload"),
        }
    }

    /// The host winds up.
    pub(super) fn stopping(&self) {
        self.tell(&[NotifyState::Stopping, NotifyState::Status("winding up")]);
    }

    /// Runs `serving`, and shows that it is alive for as long as it runs.
    pub(super) async fn alongside<T>(&self, serving: impl Future<Output = T>) -> T {
        let Some(watchdog) = self.watchdog.filter(|_| self.socket.is_some()) else { return serving.await };
        tokio::pin!(serving);
        // Half of the time, as `sd_watchdog_enabled(3)` advises.
        let mut beats = tokio::time::interval((watchdog / 2).max(Duration::from_millis(1)));
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut probe = None;
        loop {
            tokio::select! {
                ended = &mut serving => return ended,
                _ = beats.tick() => {
                    // The last beat asked the other threads for an answer: without one, silence.
                    let is_answered = probe.as_ref().is_none_or(tokio::task::JoinHandle::is_finished);
                    if is_answered {
                        self.tell(&[NotifyState::Watchdog]);
                        probe = Some(tokio::spawn(async {}));
                    }
                }
            }
        }
    }

    /// Sends without waiting: a manager that does not read should not stop the host.
    fn tell(&self, states: &[NotifyState<'_>]) {
        let Some(socket) = &self.socket else { return };
        let message: String = states.iter().map(|state| format!("{state}\n")).collect();
        if let Err(error) = socket.send(message.as_bytes()) {
            tracing::debug!(%error, "the service manager did not take a message");
        }
    }
}

/// A socket at a path, or in Linux's namespace without files, which `@` begins.
fn connected(name: &OsStr) -> io::Result<UnixDatagram> {
    let socket = UnixDatagram::unbound()?;
    if !connect_without_file(&socket, name)? {
        socket.connect(name)?;
    }
    socket.set_nonblocking(true)?;
    Ok(socket)
}

#[cfg(target_os = "linux")]
fn connect_without_file(socket: &UnixDatagram, name: &OsStr) -> io::Result<bool> {
    use std::os::linux::net::SocketAddrExt as _;
    use std::os::unix::ffi::OsStrExt as _;
    let Some(name) = name.as_bytes().strip_prefix(b"@") else { return Ok(false) };
    socket.connect_addr(&std::os::unix::net::SocketAddr::from_abstract_name(name)?)?;
    Ok(true)
}

#[cfg(not(target_os = "linux"))]
fn connect_without_file(_socket: &UnixDatagram, _name: &OsStr) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::thread;

    use super::*;

    /// A service manager that listens.
    struct Manager {
        _folder: tempfile::TempDir,
        socket: UnixDatagram,
        path: OsString,
    }

    impl Manager {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("notify");
            let socket = UnixDatagram::bind(&path).unwrap();
            socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
            Self { _folder: folder, socket, path: path.into() }
        }

        fn notifier(&self, micros: &str, pid: &str) -> Notifier {
            let variable = |name: &str| match name {
                "NOTIFY_SOCKET" => Some(self.path.clone()),
                "WATCHDOG_USEC" => Some(micros.into()),
                "WATCHDOG_PID" => Some(pid.into()),
                _ => None,
            };
            Notifier::new(variable, 7)
        }

        fn heard(&self) -> String {
            let mut buffer = [0; 512];
            let count = self.socket.recv(&mut buffer).unwrap();
            String::from_utf8(buffer[..count].to_vec()).unwrap()
        }

        /// What waits to be read at this moment.
        fn waiting(&self) -> usize {
            self.socket.set_nonblocking(true).unwrap();
            let count = std::iter::from_fn(|| self.socket.recv(&mut [0; 512]).ok()).count();
            self.socket.set_nonblocking(false).unwrap();
            count
        }
    }

    #[test]
    fn the_manager_hears_what_the_host_does() {
        let manager = Manager::new();
        let notifier = manager.notifier("0", "7");
        notifier.ready("serving on standard input");
        assert_eq!(manager.heard(), "READY=1\nSTATUS=serving on standard input\n");
        notifier.reloading();
        let reloading = manager.heard();
        assert!(reloading.starts_with("RELOADING=1\nMONOTONIC_USEC="), "{reloading}");
        notifier.stopping();
        assert!(manager.heard().starts_with("STOPPING=1\n"));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn signs_of_life_come_while_the_host_serves_and_not_while_it_hangs() {
        let manager = Manager::new();
        let notifier = manager.notifier("20000", "7");
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let serving = async {
            // What a host does that hangs: it keeps its thread.
            while manager.waiting() == 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            thread::sleep(Duration::from_millis(200));
            let while_it_hung = manager.waiting();
            let again = async {
                while manager.waiting() == 0 {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            };
            again.await;
            stop.send(()).unwrap();
            while_it_hung
        };
        assert_eq!(notifier.alongside(serving).await, 0);
        stopped.await.unwrap();
        assert_eq!(manager.waiting(), 0, "nothing comes once it is over");
    }

    #[tokio::test]
    async fn a_watchdog_of_another_process_is_not_fed() {
        let manager = Manager::new();
        for (micros, pid) in [("1000", "8"), ("0", "7"), ("soon", "7")] {
            let notifier = manager.notifier(micros, pid);
            assert_eq!(notifier.watchdog, None, "{micros} {pid}");
            notifier.alongside(tokio::task::yield_now()).await;
        }
        assert_eq!(manager.waiting(), 0);
    }

    #[test]
    fn a_manager_that_is_not_there_or_does_not_read_costs_nothing() {
        let nobody = Notifier::new(|name| (name == "NOTIFY_SOCKET").then(|| "/nowhere/at/all".into()), 1);
        nobody.ready("serving");
        Notifier::new(|_| None, 1).ready("serving");
        let manager = Manager::new();
        let notifier = manager.notifier("1000", "7");
        // More than any queue holds.
        (0..10_000).for_each(|_| notifier.ready("serving"));
        assert!(manager.waiting() > 0);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_without_a_file_is_reached() {
        use std::os::linux::net::SocketAddrExt as _;
        use std::os::unix::net::SocketAddr;
        let name = format!("prompt-host-test-{}", std::process::id());
        let socket = UnixDatagram::bind_addr(&SocketAddr::from_abstract_name(name.as_bytes()).unwrap()).unwrap();
        let notifier = Notifier::new(|asked| (asked == "NOTIFY_SOCKET").then(|| format!("@{name}").into()), 1);
        notifier.stopping();
        let mut buffer = [0; 64];
        let count = socket.recv(&mut buffer).unwrap();
        assert!(buffer[..count].starts_with(b"STOPPING=1\n"));
    }
}
