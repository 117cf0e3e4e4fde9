//! Addresses, sockets and certificates that the host would serve with.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::time::SystemTime;

use super::certificate::{self, Validity};
use super::{Examination, bad, good, warning};
use crate::config::Settings;
use crate::server::control;

/// Days before its end from which on a certificate is warned of.
const SOON: u64 = 14;
/// Bytes that the path of a Unix socket may have on Linux.
const LONGEST_PATH: usize = 107;

pub(super) async fn all(settings: &Settings) -> Vec<Examination> {
    let mut seen = Vec::new();
    for address in &settings.http.listen {
        seen.push(port(*address).await);
    }
    seen.extend(settings.http.unix.iter().map(|path| unix(path)));
    seen.extend(tls(settings));
    seen
}

async fn port(address: SocketAddr) -> Examination {
    let what = "port";
    match TcpListener::bind(address) {
        Ok(_) => good(what, format!("{address} is free")),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            let (hosts, _) = control::running_hosts().await;
            let pids: Vec<String> = hosts.iter().map(|host| host.status.pid.to_string()).collect();
            match pids.is_empty() {
                true => bad(what, format!("{address} is used by another program: end that, or set another port")),
                false => {
                    good(what, format!("{address} is used, and a host of yours runs (process {})", pids.join(", ")))
                }
            }
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            bad(what, format!("{address} is not allowed for this user: set a port above 1023"))
        }
        Err(error) => bad(what, format!("{address} cannot be listened on: {error}")),
    }
}

fn unix(path: &Path) -> Examination {
    let what = "unix socket";
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.as_os_str().len() > LONGEST_PATH {
        return bad(
            what,
            format!("{} is longer than the {LONGEST_PATH} bytes that a socket's path may have", path.display()),
        );
    }
    match folder.is_dir() {
        true => good(what, path.display().to_string()),
        false => bad(what, format!("the folder of {} is not there: make it", path.display())),
    }
}

fn tls(settings: &Settings) -> Option<Examination> {
    let what = "certificate";
    let (file, key) = match (&settings.http.tls_certificate, &settings.http.tls_key) {
        (None, None) => return None,
        (Some(file), Some(key)) => (file, key),
        _ => return Some(bad(what, "`http.tls_certificate` and `http.tls_key` go together: set both".to_owned())),
    };
    if let Err(error) = std::fs::File::open(key) {
        return Some(bad(what, format!("the key {} cannot be read: {error}", key.display())));
    }
    Some(match certificate::validity(file) {
        Err(problem) => bad(what, format!("{} {problem}", file.display())),
        Ok(validity) => judged(file, validity, SystemTime::now()),
    })
}

fn judged(file: &Path, Validity { from, to }: Validity, now: SystemTime) -> Examination {
    let what = "certificate";
    let shown = file.display();
    let days = |from: SystemTime, to: SystemTime| to.duration_since(from).map(|time| time.as_secs() / 86_400);
    match (days(from, now), days(now, to)) {
        (Err(_), _) => bad(what, format!("{shown} is not valid yet: look at the clock, or wait")),
        (_, Err(_)) => {
            bad(what, format!("{shown} has run out {} days ago: replace it", days(to, now).unwrap_or_default()))
        }
        (_, Ok(left)) if left < SOON => warning(what, format!("{shown} runs out in {left} days: replace it soon")),
        (_, Ok(left)) => good(what, format!("{shown} is valid for {left} days")),
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::super::Verdict;
    use super::*;

    #[test]
    fn a_certificate_is_judged_by_its_days() {
        let day = |day: u64| UNIX_EPOCH + Duration::from_secs(day * 86_400);
        let validity = || Validity { from: day(100), to: day(190) };
        for (today, verdict, said) in [
            (99, Verdict::Bad, "not valid yet"),
            (120, Verdict::Good, "valid for 70 days"),
            (180, Verdict::Warning, "in 10 days"),
            (200, Verdict::Bad, "run out 10 days ago"),
        ] {
            let seen = judged(Path::new("cert.pem"), validity(), day(today));
            assert!(seen.verdict == verdict && seen.detail.contains(said), "{today}: {seen:?}");
        }
    }

    #[tokio::test]
    async fn a_port_of_another_program_is_bad_and_a_free_one_good() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap();
        let seen = port(address).await;
        assert!(seen.detail.contains("is used"), "{seen:?}");
        drop(taken);
        assert_eq!(port(address).await.verdict, Verdict::Good);
    }
}
