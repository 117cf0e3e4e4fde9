//! What the program says of itself.

use insta::assert_snapshot;

use crate::home::Home;

const COMMANDS: &[&[&str]] = &[
    &[],
    &["serve"],
    &["improve"],
    &["check"],
    &["rules"],
    &["rules", "list"],
    &["rules", "explain"],
    &["verify"],
    &["templates"],
    &["templates", "list"],
    &["templates", "show"],
    &["templates", "render"],
    &["templates", "check"],
    &["templates", "history"],
    &["templates", "diff"],
    &["templates", "rollback"],
    &["templates", "label"],
    &["templates", "experiment"],
    &["templates", "export"],
    &["templates", "import"],
    &["templates", "new"],
    &["plugins"],
    &["plugins", "list"],
    &["plugins", "inspect"],
    &["plugins", "reload"],
    &["plugins", "enable"],
    &["plugins", "disable"],
    &["plugins", "install"],
    &["plugins", "upgrade"],
    &["plugins", "outdated"],
    &["plugins", "remove"],
    &["plugins", "search"],
    &["plugins", "publish"],
    &["plugins", "new"],
    &["plugins", "test"],
    &["plugins", "pack"],
    &["plugins", "lock"],
    &["plugins", "verify"],
    &["plugins", "approve"],
    &["plugins", "promote"],
    &["plugins", "rollback"],
    &["plugins", "bench"],
    &["plugins", "trace"],
    &["plugins", "replay"],
    &["status"],
    &["reload"],
    &["requests"],
    &["feedback"],
    &["records"],
    &["records", "list"],
    &["records", "show"],
    &["records", "export"],
    &["records", "import"],
    &["records", "prune"],
    &["records", "stats"],
    &["sessions"],
    &["sessions", "list"],
    &["sessions", "show"],
    &["sessions", "end"],
    &["model"],
    &["model", "list"],
    &["model", "show"],
    &["model", "use"],
    &["model", "rollback"],
    &["train"],
    &["simulate"],
    &["token"],
    &["token", "new"],
    &["audit"],
    &["audit", "verify"],
    &["audit", "show"],
    &["log-level"],
    &["webhooks"],
    &["webhooks", "test"],
    &["backup"],
    &["restore"],
    &["doctor"],
    &["debug-report"],
    &["config"],
    &["config", "show"],
    &["config", "check"],
    &["config", "schema"],
    &["demo"],
    &["completions"],
];

#[test]
fn every_command_has_help() {
    let home = Home::new();
    let mut all = String::new();
    for command in COMMANDS {
        let outcome = home.run(&[*command, &["--help"]].concat());
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{command:?}");
        // The options that every command takes are shown once.
        let own = if command.is_empty() { outcome.stdout.as_str() } else { without_global(&outcome.stdout) };
        all.push_str(&format!("$ host {} --help\n{own}\n", command.join(" ")));
    }
    assert_snapshot!(all);
}

fn without_global(help: &str) -> &str {
    help.split("\nOptions of every command:").next().unwrap()
}

#[test]
fn no_command_is_left_out_here() {
    let help = Home::new().run(&["--help"]).stdout;
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    for line in listed.lines() {
        let name = line.split_whitespace().next().unwrap();
        assert!(name == "help" || COMMANDS.iter().any(|command| command.first() == Some(&name)), "{name}");
    }
}

#[test]
fn the_version_is_the_package_s() {
    let outcome = Home::new().run(&["--version"]);
    assert_eq!(outcome.stdout, format!("host {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_shell_gets_completions_of_every_command() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let outcome = home.run(&["completions", shell]);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{shell}");
        for word in ["improve", "plugins", "inspect", "doctor"] {
            assert!(outcome.stdout.contains(word), "{shell}: {word}");
        }
        assert!(!outcome.stdout.contains("compile-component"), "{shell} shows a command that is not for people");
    }
    assert_eq!(home.run(&["completions", "tcsh"]).code, 2);
}
