//! Who started this host: an MCP client, a person at a terminal, a service manager, a container.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use rustix::fs::FileType;

/// What standard input leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Input {
    /// A pipe or a socket, with a client at its other end.
    Client,
    /// A terminal, with a person before it.
    Terminal,
    /// Nothing that will ever say something: `/dev/null`, a file, or nothing at all.
    Nobody,
}

/// Where the process runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct Surroundings {
    pub(in crate::cli) input: Input,
    /// Whether a service manager such as systemd started it.
    pub(in crate::cli) is_service: bool,
    /// Whether it runs in a container.
    pub(in crate::cli) is_contained: bool,
}

impl Surroundings {
    /// Those of this process.
    pub(in crate::cli) fn of_process() -> Self {
        Self::read(input(), |name| std::env::var_os(name), Path::new("/"))
    }

    /// What variables and the files below `root` tell.
    fn read(input: Input, variable: impl Fn(&str) -> Option<OsString>, root: &Path) -> Self {
        let is_any_set =
            |names: &[&str]| names.iter().any(|name| variable(name).is_some_and(|value| !value.is_empty()));
        Self {
            input,
            is_service: is_any_set(&["NOTIFY_SOCKET", "INVOCATION_ID", "JOURNAL_STREAM"]),
            is_contained: is_any_set(&["KUBERNETES_SERVICE_HOST", "container"]) || is_container(root),
        }
    }

    /// In a few words, for people.
    pub(in crate::cli) fn described(&self) -> String {
        let input = match self.input {
            Input::Client => "a pipe or socket on standard input, as from an MCP client",
            Input::Terminal => "a terminal on standard input",
            Input::Nobody => "nobody on standard input",
        };
        let service = if self.is_service { ", under a service manager" } else { "" };
        let container = if self.is_contained { ", in a container" } else { "" };
        format!("{input}{service}{container}")
    }
}

/// What Docker, Podman and Kubernetes leave behind where they run something.
fn is_container(root: &Path) -> bool {
    let marks = [".dockerenv", "run/.containerenv"];
    let groups = fs::read_to_string(root.join("proc/1/cgroup")).unwrap_or_default();
    marks.iter().any(|mark| root.join(mark).exists())
        || ["docker", "kubepods", "containerd", "libpod", "lxc"].iter().any(|name| groups.contains(name))
}

fn input() -> Input {
    use std::io::{self, IsTerminal as _};
    use std::os::fd::AsFd as _;
    if io::stdin().is_terminal() {
        return Input::Terminal;
    }
    let kind = rustix::fs::fstat(io::stdin().as_fd()).map(|stat| FileType::from_raw_mode(stat.st_mode));
    match kind {
        Ok(FileType::Fifo | FileType::Socket) => Input::Client,
        _ => Input::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[&str], files: &[(&str, &str)]) -> Surroundings {
        let root = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let variable = |name: &str| variables.contains(&name).then(|| OsString::from("1"));
        Surroundings::read(Input::Nobody, variable, root.path())
    }

    #[test]
    fn services_and_containers_are_told_by_what_is_around() {
        let told = |variables: &[&str], files: &[(&str, &str)]| {
            let Surroundings { is_service, is_contained, .. } = read(variables, files);
            (is_service, is_contained)
        };
        assert_eq!(told(&[], &[("proc/1/cgroup", "0::/init.scope")]), (false, false));
        for variable in ["NOTIFY_SOCKET", "INVOCATION_ID", "JOURNAL_STREAM"] {
            assert_eq!(told(&[variable], &[]), (true, false), "{variable}");
        }
        assert_eq!(told(&["KUBERNETES_SERVICE_HOST"], &[]), (false, true));
        assert_eq!(told(&[], &[(".dockerenv", "")]), (false, true));
        assert_eq!(told(&[], &[("run/.containerenv", "")]), (false, true));
        assert_eq!(told(&[], &[("proc/1/cgroup", "12:pids:/kubepods/pod1")]), (false, true));
    }

    #[test]
    fn an_empty_variable_counts_as_unset() {
        let surroundings = Surroundings::read(Input::Client, |_| Some(OsString::new()), Path::new("/nowhere"));
        assert!(!surroundings.is_service && !surroundings.is_contained);
        assert_eq!(surroundings.described(), "a pipe or socket on standard input, as from an MCP client");
    }
}
