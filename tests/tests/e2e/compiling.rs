//! Compiling plugins: what may lie in the cache, and what a compiler may do.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use prompt_host::improve::{Improver, Request};
use prompt_host::plugin::Policy;
use prompt_host::reload::{BuiltIn, Plugins, Sources, WatchOptions};
use prompt_host::wasm::{Compiler, Pooling, Runtime, RuntimeOptions};
use prompt_host_tests::guests::{guest, target_folder};
use tokio_util::sync::CancellationToken;

use crate::harness::{failure_of, patient, runtime};
use crate::home::{Home, Outcome};

const PROMPT: &str = "In order to find it, sort the list.";

/// A home whose cache holds all first-party plugins that prompts are improved with.
fn warm() -> Home {
    static FILLED: OnceLock<Home> = OnceLock::new();
    let filled = FILLED.get_or_init(|| {
        let home = Home::with_empty_cache();
        let outcome = improve(&home);
        assert_eq!(outcome.stderr, "", "an empty cache is nothing to warn of");
        assert_eq!(compiled(&home).len(), BuiltIn::for_prompts().count());
        home
    });
    let home = Home::with_empty_cache();
    fs::create_dir_all(home.compiled()).unwrap();
    for entry in fs::read_dir(filled.compiled()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), home.compiled().join(entry.file_name())).unwrap();
    }
    home
}

/// The answer must be right, whatever the cache is like.
fn improve(home: &Home) -> Outcome {
    let outcome = home.run(&["improve", "--quiet", PROMPT]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "To find it, sort the list.\n"), "{outcome:?}");
    outcome
}

/// Warns of `what` once, and is whole again the next time.
fn heals(home: &Home, what: &str) {
    let warned = improve(home).stderr;
    assert!(warned.contains(what), "{warned}");
    assert_eq!(improve(home).stderr, "", "it was repaired");
}

fn compiled(home: &Home) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.compiled()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "cwasm")).collect();
    files.sort();
    files
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

const CHANGED: &str = "was changed, cut off or written by someone else: compiling again";

#[test]
fn a_whole_cache_is_used_and_not_written() {
    let home = warm();
    let inodes = |home: &Home| compiled(home).iter().map(|file| fs::metadata(file).unwrap().ino()).collect::<Vec<_>>();
    let before = inodes(&home);
    assert_eq!(improve(&home).stderr, "");
    assert_eq!(inodes(&home), before);
}

#[test]
fn a_tampered_file_is_compiled_again() {
    let home = warm();
    let file = &compiled(&home)[0];
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
    heals(&home, CHANGED);
}

#[test]
fn a_file_that_was_cut_off_is_compiled_again() {
    for length in [0, 10, 32, 5_000] {
        let home = warm();
        let file = &compiled(&home)[0];
        let bytes = fs::read(file).unwrap();
        fs::write(file, &bytes[..length]).unwrap();
        heals(&home, CHANGED);
    }
}

#[test]
fn a_file_that_another_host_compiled_is_compiled_again() {
    let (home, other) = (warm(), Home::with_empty_cache());
    improve(&other);
    let file = &compiled(&home)[0];
    fs::copy(&compiled(&other)[0], file).unwrap();
    heals(&home, CHANGED);
}

#[test]
fn a_file_under_another_plugin_s_name_is_compiled_again() {
    let home = warm();
    let files = compiled(&home);
    fs::copy(&files[0], &files[1]).unwrap();
    heals(&home, CHANGED);
}

#[test]
fn a_folder_in_a_file_s_place_costs_only_the_compiling() {
    let home = warm();
    let file = &compiled(&home)[0];
    fs::remove_file(file).unwrap();
    fs::create_dir(file).unwrap();
    assert!(improve(&home).stderr.contains("compiling again"));
}

#[test]
fn an_open_folder_is_closed() {
    let home = warm();
    fs::set_permissions(home.compiled(), fs::Permissions::from_mode(0o777)).unwrap();
    improve(&home);
    assert_eq!(fs::metadata(home.compiled()).unwrap().mode() & 0o777, 0o700);
}

#[test]
fn a_key_that_others_can_read_is_replaced_and_signs_nothing_any_more() {
    let home = warm();
    let key = home.compiled().join("key");
    let before = fs::read(&key).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    heals(&home, "the cache's key is not this user's alone, or damaged: making a new one");
    assert_ne!(fs::read(&key).unwrap(), before);
    assert_eq!(fs::metadata(&key).unwrap().mode() & 0o777, 0o600);
}

#[test]
fn a_key_of_another_user_is_replaced() {
    if !is_root() {
        return skip("only root can give a file away");
    }
    let home = warm();
    chown(home.compiled().join("key"), Some(12_345), None).unwrap();
    heals(&home, "the cache's key is not this user's alone");
}

#[test]
fn a_folder_of_another_user_is_not_used() {
    if !is_root() {
        return skip("only root can give a folder away");
    }
    let home = warm();
    chown(home.compiled(), Some(12_345), None).unwrap();
    let warned = improve(&home).stderr;
    assert!(warned.contains("belongs to another user") && warned.contains("compiled at every start"), "{warned}");
}

#[test]
fn a_link_in_the_folder_s_place_is_not_followed() {
    let home = warm();
    let elsewhere = home.path("elsewhere");
    fs::rename(home.compiled(), &elsewhere).unwrap();
    symlink(&elsewhere, home.compiled()).unwrap();
    let warned = improve(&home).stderr;
    assert!(warned.contains("is not a folder"), "{warned}");
}

#[test]
fn a_full_disk_costs_only_the_compiling() {
    let home = Home::with_empty_cache();
    fs::create_dir_all(home.compiled()).unwrap();
    let Some(_mounted) = Mounted::small(&home.compiled()) else {
        return skip("a small file system cannot be mounted here");
    };
    let warned = improve(&home).stderr;
    assert!(warned.contains("compiled component could not be kept") && warned.contains("No space left"), "{warned}");
    assert_eq!(compiled(&home), Vec::<PathBuf>::new(), "half a file is no file");
}

/// A file system with room for the key and not for machine code.
struct Mounted(PathBuf);

impl Mounted {
    fn small(folder: &Path) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=64k,mode=0700", "tmpfs"]).arg(folder);
        let done = is_root() && mount.output().is_ok_and(|output| output.status.success());
        done.then(|| Self(folder.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[expect(clippy::print_stderr, reason = "a test that did not run has to say so")]
fn skip(why: &str) {
    eprintln!("skipped: {why}");
}

/// Why a plugin is not served when the compiler is this script, once the host has shown
/// that it goes on.
async fn compiled_by(script: &str, deadline: Duration) -> String {
    let compiler =
        Compiler::Child { program: "/bin/sh".into(), arguments: vec!["-c".to_owned(), script.to_owned()], deadline };
    failure_with(compiler).await
}

async fn failure_with(compiler: Compiler) -> String {
    let folder = tempfile::tempdir().unwrap();
    let sources = Sources { built_in: vec![], folders: vec![folder.path().to_owned()], ..Sources::default() };
    fs::write(folder.path().join("echo.wasm"), guest("echo")).unwrap();
    // Puts the well-behaved plugin into the cache.
    Plugins::start(runtime(), sources.clone(), Policy::default()).await;
    fs::write(folder.path().join("new.wasm"), never_compiled_before(&guest("asks"))).unwrap();
    let options = RuntimeOptions {
        compiler,
        pooling: Pooling::Off,
        cache_folder: Some(target_folder().join("guests").join("compiled")),
        ..RuntimeOptions::default()
    };
    let plugins = Plugins::start(Runtime::start(options).unwrap(), sources, patient("echo")).await;
    let request = Request { prompt: "hello".to_owned(), ..Request::default() };
    let answer = Improver::default().improve(&plugins.current(), request).await.unwrap();
    assert_eq!(&*answer.improved, "hi", "the host goes on: {answer:?}");
    failure_of(&plugins.current(), &folder.path().join("new.wasm"))
}

/// The same component with a custom section that no other run has.
fn never_compiled_before(component: &[u8]) -> Vec<u8> {
    let unique = tempfile::Builder::new().rand_bytes(20).tempfile().unwrap();
    let name = unique.path().file_name().unwrap().as_encoded_bytes().to_owned();
    let length = u8::try_from(name.len()).unwrap();
    assert!(length < 100, "longer lengths need another encoding");
    [component, &[0, length + 1, length], &name].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_compiler_that_hangs_is_killed_at_its_deadline() {
    let reason = compiled_by("cat > /dev/null; exec sleep 1000", Duration::from_millis(300)).await;
    assert!(reason.contains("the compiler took longer than 300ms"), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_compiler_that_is_killed_is_told_from_a_bad_component() {
    let reason = compiled_by("kill -9 $$", Duration::from_secs(60)).await;
    assert!(reason.contains("the compiler died (signal: 9"), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_compiler_s_last_words_are_the_reason() {
    let reason = compiled_by("echo 'no room for this function' >&2; exit 1", Duration::from_secs(60)).await;
    assert!(reason.contains("no room for this function"), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_compiler_that_says_nonsense_is_not_believed() {
    let reason = compiled_by("cat > /dev/null; echo nonsense", Duration::from_secs(60)).await;
    assert!(reason.contains("failed to") || reason.contains("could not"), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_compiler_that_is_not_there_is_named() {
    let compiler =
        Compiler::Child { program: "/nowhere/host".into(), arguments: vec![], deadline: Duration::from_secs(60) };
    let reason = failure_with(compiler).await;
    assert!(reason.contains("the compiler could not be started"), "{reason}");
}

/// The same component with a custom section of more than a mebibyte, so that it counts as large.
fn large(component: &[u8]) -> Vec<u8> {
    let sections = [vec![0, 0xff, 0x80, 0x80, 0x01, 0], vec![b'x'; (2 << 20) + 126]];
    [&never_compiled_before(component)[..], &sections.concat()].concat()
}

/// A host that compiles large components beside serving, with nothing compiled yet, and what it
/// watches its folder with.
async fn beside(components: &[(&str, Vec<u8>)]) -> (tempfile::TempDir, Plugins) {
    beside_with(Compiler::InProcess, components).await
}

async fn beside_with(compiler: Compiler, components: &[(&str, Vec<u8>)]) -> (tempfile::TempDir, Plugins) {
    let folder = tempfile::tempdir().unwrap();
    let plugin_folder = folder.path().join("plugins");
    fs::create_dir(&plugin_folder).unwrap();
    for (file, bytes) in components {
        fs::write(plugin_folder.join(file), bytes).unwrap();
    }
    let cache_folder = Some(folder.path().join("cache"));
    let options = RuntimeOptions { compiler, cache_folder, ..RuntimeOptions::default() };
    let sources = Sources { folders: vec![plugin_folder], ahead: true, ..Sources::default() };
    let plugins = Plugins::start(Runtime::start(options).unwrap(), sources, patient("echo")).await;
    let watching = plugins.clone();
    tokio::spawn(async move { watching.watch(WatchOptions::default(), CancellationToken::new()).await });
    (folder, plugins)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_component_is_compiled_beside_serving_and_then_serves() {
    let (_folder, plugins) = beside(&[("asks.wasm", guest("asks")), ("echo.wasm", large(&guest("echo")))]).await;
    let mut numbers = plugins.subscribe();
    let first = plugins.current();
    assert!(first.find("asks").is_some(), "the others serve at once: {:?}", first.failures);
    assert!(first.find("echo").is_none() && first.failures[0].compiling, "{:?}", first.failures);
    assert_eq!(first.failures[0].reason, "is being compiled, and serves as soon as it is");
    numbers.wait_for(|number| *number != first.number).await.unwrap();
    let second = plugins.current();
    assert!(second.find("echo").is_some(), "{:?}", second.failures);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_for_a_reload_hears_what_came_of_a_large_component() {
    let (_folder, plugins) = beside(&[("echo.wasm", large(&guest("echo")))]).await;
    let report = plugins.reload().await;
    assert!(report.failures.is_empty() && plugins.current().find("echo").is_some(), "{report:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_component_that_cannot_be_compiled_says_why() {
    let whole = large(&guest("echo"));
    // Its code is cut off, and what makes it large stands behind that.
    let broken = [&guest("echo")[..20_000], &whole[whole.len() - (2 << 20)..]].concat();
    let (folder, plugins) = beside(&[("echo.wasm", broken)]).await;
    let first = plugins.current().number;
    plugins.subscribe().wait_for(|number| *number != first).await.unwrap();
    let reason = failure_of(&plugins.current(), &folder.path().join("plugins/echo.wasm"));
    assert!(reason.starts_with("is damaged or truncated: "), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_gets_nothing_of_a_busy_machine_is_begun_anew_with_its_share() {
    // As if nothing were left for who lives on what others leave.
    let script = "case $0 in --idle) exec sleep 60;; *) echo \"told $0\" >&2; exit 1;; esac";
    let arguments = vec!["-c".to_owned(), script.to_owned()];
    let compiler = Compiler::Child { program: "/bin/sh".into(), arguments, deadline: Duration::from_secs(10) };
    let (folder, plugins) = beside_with(compiler, &[("echo.wasm", large(&guest("echo")))]).await;
    let first = plugins.current().number;
    plugins.subscribe().wait_for(|number| *number != first).await.unwrap();
    let reason = failure_of(&plugins.current(), &folder.path().join("plugins/echo.wasm"));
    assert!(reason.contains("told --beside"), "{reason}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_nobody_waits_for_runs_when_nobody_else_does() {
    const SCHED_IDLE: &str = "5";
    let home = Home::new();
    let mut child = home.host(&["compile-component", "--idle"]).stdin(Stdio::piped()).spawn().unwrap();
    let stat = format!("/proc/{}/stat", child.id());
    // The name, which may have blanks, ends with a bracket; the policy is the 41st of all fields.
    let policy =
        || fs::read_to_string(&stat).unwrap().rsplit(')').next().unwrap().split(' ').nth(39).unwrap().to_owned();
    let started = Instant::now();
    while policy() != SCHED_IDLE {
        assert!(started.elapsed() < Duration::from_secs(60), "its policy is {}", policy());
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}
