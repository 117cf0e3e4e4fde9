//! `host templates`: the library on the command line.

use serde_json::json;

use crate::home::Home;

const NOTE: &str = "---\nname: note\ntitle: Note\ndescription: Writes a note.\ncategory: writing\narguments:\n  about: {required: true}\n  length: {type: integer, default: 3}\n---\nWrite a note of {{ length }} lines on this:\n\n{{ about|fence }}\n";

fn home() -> Home {
    let home = Home::new();
    home.write("data/prompt-host/templates/note.jinja", NOTE);
    home
}

#[test]
fn templates_are_listed_with_what_is_wrong() {
    let home = home();
    home.write("data/prompt-host/templates/bad.jinja", "---\nname: bad\nargumens: {}\n---\n{{ x }}");
    let outcome = home.run(&["templates", "list"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let line = |name: &str| outcome.stdout.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    assert!(line("note ").contains("active") && line("note ").contains("about* length"), "{}", outcome.stdout);
    assert!(line("bad ").contains("broken"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("bad.jinja:3:1: "), "{}", outcome.stdout);
    let list = home.json(&["templates", "list", "--json"]);
    let names: Vec<&str> =
        list["templates"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"code_review") && names.contains(&"note"), "{names:?}");
}

#[test]
fn each_value_is_shown_with_where_it_came_from() {
    let home = home();
    home.write("prompt-host.yaml", "prompts: {note: {clients: {acme: {length: 5}}}}\n");
    let shown = home.run(&["templates", "show", "note"]);
    assert!(shown.stdout.contains("length = 3   # template"), "{}", shown.stdout);
    let shown = home.run(&["templates", "show", "note", "--client", "acme"]);
    assert!(shown.stdout.contains("length = 5   # client acme"), "{}", shown.stdout);
}

#[test]
fn a_template_is_rendered_from_flags_files_and_standard_input() {
    let home = home();
    home.write("values.json", json!({ "about": "from the file", "length": 9 }).to_string());
    let expected = |length: u32, about: &str| format!("Write a note of {length} lines on this:\n\n```\n{about}\n```\n");
    let rendered = home.run(&["templates", "render", "note", "-a", "about=rain"]);
    assert_eq!((rendered.code, rendered.stdout), (0, expected(3, "rain")));
    let rendered = home.run(&["templates", "render", "note", "--values", "values.json", "-a", "length=2"]);
    assert_eq!(rendered.stdout, expected(2, "from the file"));
    let rendered = home.run_with_input(&["templates", "render", "note", "-a", "about=@-"], "`a` 学".as_bytes());
    assert_eq!(rendered.stdout, expected(3, "`a` 学"));
    for (arguments, complaint) in [
        (&["templates", "render", "note"][..], "`about` is required"),
        (&["templates", "render", "note", "-a", "about"], "write `--arg NAME=VALUE`"),
        (&["templates", "render", "note", "-a", "about=x", "-a", "length=many"], "`length`"),
        (&["templates", "render", "nite"], "did you mean `note`?"),
    ] {
        let outcome = home.run(arguments);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.stderr.contains(complaint), "{arguments:?}: {}", outcome.stderr);
    }
}

#[test]
fn a_template_that_fails_is_named_with_its_line_and_one_that_runs_for_ever_is_stopped() {
    let home = home();
    home.write("data/prompt-host/templates/dyn.jinja", "---\nname: dyn\narguments:\n  p: {}\n---\n{% include p %}\n");
    let outcome = home.run(&["templates", "render", "dyn", "-a", "p=/etc/passwd"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{outcome:?}");
    assert!(outcome.stderr.starts_with("error: dyn.jinja:6:4: "), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("\n6 | {% include p %}\n  |    ^\n"), "{}", outcome.stderr);
    let many = "{% for i in range(100000) %}{% for j in range(100000) %}x{% endfor %}{% endfor %}";
    home.write("data/prompt-host/templates/loop.jinja", format!("---\nname: loop\n---\n{many}"));
    let outcome = home.run(&["--set", "limits.deadline_ms=50", "templates", "render", "loop"]);
    assert_eq!(outcome.code, 2, "{outcome:?}");
    assert!(
        outcome.stderr.contains("`loop` is not rendered: the template engine ran longer than its 50 ms"),
        "{outcome:?}"
    );
}

#[test]
fn a_check_finds_mistakes_with_their_places_and_fails_a_build() {
    let home = home();
    let outcome = home.run(&["templates", "check"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "nothing is wrong\n"));
    home.write(
        "draft.jinja",
        "---\nname: draft\narguments:\n  used: {}\n  unused: {}\n---\n{{ used|no_such_filter }} {{ undeclared }}\n{% include \"_gone.jinja\" %}\n",
    );
    let outcome = home.run(&["templates", "check", "draft.jinja"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    for said in ["no_such_filter", "`unused`", "`undeclared`", "_gone.jinja", "draft.jinja:8:"] {
        assert!(outcome.stdout.contains(said), "{said} is not in\n{}", outcome.stdout);
    }
    let report = home.json(&["templates", "check", "draft.jinja", "--json"]);
    assert_eq!(report["ok"], false);
}

#[test]
fn a_new_template_works_at_once_and_is_never_written_over() {
    let home = home();
    let outcome = home.run(&["templates", "new", "minutes"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(home.run(&["templates", "check", "minutes"]).code, 0);
    let rendered = home.run(&["templates", "render", "minutes", "-a", "text=All agreed."]);
    assert!(rendered.stdout.contains("in 3 sentences.\n\n<text>\nAll agreed.\n</text>"), "{rendered:?}");
    let again = home.run(&["templates", "new", "minutes"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("templates that are there stay"), "{}", again.stderr);
    assert_eq!(home.run(&["templates", "new", "../escape"]).code, 2);
}

#[test]
fn versions_are_listed_compared_labelled_and_rolled_back() {
    let home = home();
    let of_version = |version: &str, verb: &str| {
        NOTE.replace("name: note\n", &format!("name: note\nversion: \"{version}\"\n")).replace("Write", verb)
    };
    let file = "data/prompt-host/templates/note.jinja";
    home.write(file, of_version("1.0.0", "Write"));
    assert_eq!(home.run(&["templates", "label", "note", "production"]).code, 0);
    home.write(file, of_version("1.1.0", "Draft"));
    let history = home.json(&["templates", "history", "note", "--json"]);
    let shown = |row: usize| json!([history[row]["version"], history[row]["serves"], history[row]["labels"]]);
    assert_eq!((shown(0), shown(1)), (json!(["1.1.0", true, []]), json!(["1.0.0", false, ["production"]])));
    let diff = home.run(&["templates", "diff", "note"]);
    assert!(diff.stdout.contains("-Write a note") && diff.stdout.contains("+Draft a note"), "{}", diff.stdout);

    let first_word = |name: &str| {
        let rendered = home.run(&["templates", "render", name, "-a", "about=x"]);
        rendered.stdout.split(' ').next().unwrap_or_default().to_owned()
    };
    assert_eq!((first_word("note"), first_word("note@production")), ("Draft".to_owned(), "Write".to_owned()));
    let back = home.run(&["templates", "rollback", "note", "production"]);
    assert!(back.stdout.contains("note serves 1.0.0 ("), "{back:?}");
    assert_eq!((first_word("note"), first_word("note@1.1.0")), ("Write".to_owned(), "Draft".to_owned()));
    assert!(home.run(&["templates", "list"]).stdout.contains("rolled back"));
    home.write(file, of_version("1.2.0", "Sketch"));
    assert_eq!(first_word("note"), "Sketch", "a change of the file ends the rollback");

    for (arguments, complaint) in [
        (&["templates", "rollback", "note", "staging"][..], "`note` has no version `staging`"),
        (&["templates", "history", "code_review"], "comes with the host"),
        (&["templates", "render", "note@9.9.9", "-a", "about=x"], "`note` has no version `9.9.9`"),
        (&["--set", "templates.history_versions=0", "templates", "history", "note"], "no versions are kept"),
    ] {
        let outcome = home.run(arguments);
        assert_eq!(outcome.code, 2, "{arguments:?}");
        assert!(outcome.stderr.contains(complaint), "{arguments:?}: {}", outcome.stderr);
    }
}
