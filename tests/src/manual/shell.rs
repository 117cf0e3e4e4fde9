//! A reader's shell: one for a page, in a home of its own.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use tempfile::TempDir;

/// How long a host may take until it listens on its control socket, or to end.
const PATIENCE: Duration = Duration::from_secs(120);
/// Read by the shell before any commands. A command that fails ends it, with its line.
const START: &str = "exec 9>&1\nset -eE -o pipefail\ntrap 'echo \"failed $LINENO $?\" >&9' ERR\n";

/// Where a reader sits.
#[derive(Debug, Clone)]
pub struct Place {
    /// The program `host`.
    pub host: PathBuf,
    /// A folder whose content lies where the reader begins; none for an empty folder.
    pub begins_with: Option<PathBuf>,
    /// Links in the home: names, with what they lead to.
    pub links: Vec<(String, PathBuf)>,
    /// Where compiled components are kept, so that not every page compiles them again.
    pub cache: PathBuf,
    /// Variables beside those that every reader has. `PATH` is put behind the program's folder.
    pub variables: Vec<(OsString, OsString)>,
    /// How long one block may take.
    pub patience: Duration,
}

/// A shell that keeps its folder and its variables from one block to the next.
#[derive(Debug)]
pub struct Shell {
    home: TempDir,
    child: Child,
    input: Option<ChildStdin>,
    told: Receiver<String>,
    patience: Duration,
    folder: PathBuf,
    serving: Vec<Serving>,
    environment: Vec<(OsString, OsString)>,
}

/// What runs in a second terminal.
#[derive(Debug)]
struct Serving {
    child: Child,
    input: Option<ChildStdin>,
}

impl Shell {
    /// Starts one.
    ///
    /// # Errors
    /// When its home cannot be made, or there is no `bash`.
    pub fn start(place: &Place) -> anyhow::Result<Self> {
        // Not in `target`: the path of a socket has at most 108 bytes.
        let home = tempfile::Builder::new().prefix("manual-").tempdir()?;
        let (folder, programs) = (home.path().join("work"), home.path().join(".programs"));
        fs::create_dir(&programs)?;
        std::os::unix::fs::symlink(&place.host, programs.join("host"))?;
        match &place.begins_with {
            Some(from) => copy(from, &folder)?,
            None => fs::create_dir(&folder)?,
        }
        for (name, to) in &place.links {
            std::os::unix::fs::symlink(to, home.path().join(name))?;
        }
        let environment = environment(place, home.path(), &programs);
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc"]).current_dir(&folder).env_clear().envs(environment.clone());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut input = child.stdin.take().context("bash has no input")?;
        input.write_all(START.as_bytes())?;
        let told = lines_of(child.stdout.take().context("bash has no output")?);
        let patience = place.patience;
        let serving = Vec::new();
        Ok(Self { home, child, input: Some(input), told, patience, folder, serving, environment })
    }

    /// Runs commands, of which the last one ends with `exit`, and answers what they print, on
    /// both standard output and standard error.
    ///
    /// # Errors
    /// With the line of the command that ends otherwise, and all that was printed.
    pub fn run(&mut self, commands: &str, exit: i32) -> anyhow::Result<String> {
        let (script, output) = (self.home.path().join(".commands.sh"), self.home.path().join(".output"));
        fs::write(&script, commands)?;
        let run = format!("source '{}' >'{}' 2>&1 </dev/null", script.display(), output.display());
        // What stands before `||` may fail, and says how.
        let line = match exit {
            0 => format!("{run}; code=0"),
            _ => format!("code=0; {run} || code=$?"),
        };
        let input = self.input.as_mut().context("the shell has ended")?;
        writeln!(input, "{line}; echo \"ended $code $PWD\" >&9")?;
        let told = self.told.recv_timeout(self.patience);
        let printed = String::from_utf8_lossy(&fs::read(&output).unwrap_or_default()).into_owned();
        match told {
            Ok(told) => {
                if let Some(failure) = told.strip_prefix("failed ") {
                    let (line, code) = failure.split_once(' ').unwrap_or((failure, "?"));
                    let command = line.parse().ok().and_then(|line: usize| commands.lines().nth(line.checked_sub(1)?));
                    bail!("`{}` ended with {code}, after\n{printed}", command.unwrap_or(commands).trim());
                }
                let (code, folder) = told
                    .strip_prefix("ended ")
                    .and_then(|ended| ended.split_once(' '))
                    .with_context(|| format!("the shell says `{told}`"))?;
                ensure!(code == exit.to_string(), "it ended with {code} instead of {exit}, after\n{printed}");
                self.folder = PathBuf::from(folder);
                Ok(printed)
            }
            Err(RecvTimeoutError::Timeout) => bail!("it takes longer than {:?}, after\n{printed}", self.patience),
            Err(RecvTimeoutError::Disconnected) => bail!("the shell ended, after\n{printed}"),
        }
    }

    /// Starts a host in a second terminal, and waits until commands can speak to it.
    ///
    /// # Errors
    /// When it does not begin to serve.
    pub fn serve(&mut self, commands: &str) -> anyhow::Result<()> {
        let before = self.sockets().len();
        let log = fs::File::create(self.home.path().join(format!(".terminal-{}", self.serving.len())))?;
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-c", &format!("exec {}", commands.trim())]);
        command.current_dir(&self.folder).env_clear().envs(self.environment.clone());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(log).spawn()?;
        let input = child.stdin.take();
        self.serving.push(Serving { child, input });
        let started = Instant::now();
        while self.sockets().len() == before {
            ensure!(started.elapsed() < PATIENCE, "the host does not serve: {}", self.terminals());
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// The text of a file, from where the shell is.
    ///
    /// # Errors
    /// When there is none.
    pub fn read(&self, path: &str) -> anyhow::Result<String> {
        fs::read_to_string(self.folder.join(path)).with_context(|| format!("failed to read {path}"))
    }

    /// Writes a file, from where the shell is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &str, text: &str) -> anyhow::Result<()> {
        let home = self.home.path();
        let path = path.strip_prefix("~/").map_or_else(|| self.folder.join(path), |below| home.join(below));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, text).with_context(|| format!("failed to write {}", path.display()))
    }

    /// Closes the terminals: a host ends with its standard input, and must end well.
    ///
    /// # Errors
    /// When one does not.
    pub fn end(mut self) -> anyhow::Result<()> {
        let mut serving = std::mem::take(&mut self.serving);
        for terminal in &mut serving {
            drop(terminal.input.take());
            let ended = wait(&mut terminal.child)?;
            ensure!(ended.success(), "the host in the second terminal ended with {ended}: {}", self.terminals());
        }
        Ok(())
    }

    /// Sockets of hosts that serve.
    fn sockets(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.home.path().join(".run")).into_iter().flatten().flatten();
        entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "sock"))
            .collect()
    }

    /// What was said in the other terminals.
    fn terminals(&self) -> String {
        let entries = fs::read_dir(self.home.path()).into_iter().flatten().flatten();
        let logs = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(".terminal-"));
        logs.map(|entry| fs::read_to_string(entry.path()).unwrap_or_default()).collect()
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        for terminal in &mut self.serving {
            let _ = terminal.child.kill();
            let _ = terminal.child.wait();
        }
        drop(self.input.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn environment(place: &Place, home: &Path, programs: &Path) -> Vec<(OsString, OsString)> {
    let given = |name: &str| place.variables.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let mut path = OsString::from(programs);
    path.push(":");
    path.push(given("PATH").or_else(|| std::env::var_os("PATH")).unwrap_or_default());
    let mut variables = place.variables.clone();
    variables.retain(|(name, _)| name != "PATH");
    let own: [(&str, OsString); 11] = [
        ("PATH", path),
        ("HOME", home.into()),
        ("BASH_ENV", OsString::new()),
        ("XDG_CACHE_HOME", place.cache.clone().into()),
        ("PROMPT_HOST_RUNTIME_DIR", home.join(".run").into()),
        // Pages are about what is said, not about how fast a busy machine says it.
        ("PROMPT_HOST__IMPROVE__DEADLINE_MS", "30000".into()),
        ("PROMPT_HOST__LIMITS__DEADLINE_MS", "20000".into()),
        ("PROMPT_HOST__SERVER__CALL_DEADLINE_MS", "60000".into()),
        ("COLUMNS", "100".into()),
        ("LANG", "C.UTF-8".into()),
        ("TERM", "dumb".into()),
    ];
    variables.extend(own.into_iter().map(|(name, value)| (name.into(), value)));
    variables
}

/// Lines of a pipe, read to its end by a thread of their own.
fn lines_of(pipe: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

fn wait(child: &mut Child) -> anyhow::Result<ExitStatus> {
    let started = Instant::now();
    loop {
        if let Some(ended) = child.try_wait()? {
            return Ok(ended);
        }
        if started.elapsed() > PATIENCE {
            child.kill()?;
            bail!("it does not end");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A folder with all that is in it, over what is there.
///
/// # Errors
/// When something cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("failed to list {}", from.display()))? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to).with_context(|| format!("failed to copy {}", from.display()))?;
        }
    }
    Ok(())
}
