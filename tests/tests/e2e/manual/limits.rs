//! The tables of limits in `docs/plugins/limits.md` are those of the code, so that they cannot drift.

use std::fmt::Write as _;
use std::time::Duration;

use prompt_host::plugin::{CallError, Limits};
use serde_json::Value;

use super::repository;

const BEGIN: &str = "<!-- limits:begin -->\n";
const END: &str = "<!-- limits:end -->";

#[test]
fn every_limit_is_documented_as_it_is() {
    let path = repository().join("docs/plugins/limits.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = page.split_once(BEGIN).expect("the page has the first marker");
    let (documented, tail) = rest.split_once(END).expect("the page has the second marker");
    let wanted = table();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, format!("{head}{BEGIN}{wanted}{END}{tail}")).unwrap();
    } else {
        assert_eq!(documented, wanted, "run this test with UPDATE_DOCS=1 to write the table again");
    }
}

fn table() -> String {
    let limits = Limits::default();
    let (defaults, most) = (serde_json::to_value(&limits).unwrap(), serde_json::to_value(Limits::ceiling()).unwrap());
    let schema = serde_json::to_value(schemars::schema_for!(Limits)).unwrap();
    let mut out = String::from(
        "| Limit | Default | By asking, up to | Of what | What is said when it is reached |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    for (name, default) in defaults.as_object().unwrap() {
        let meaning = schema["properties"][name]["description"].as_str().unwrap().replace('\n', " ");
        let (default, most) = (amount(name, default), amount(name, &most[name]));
        let _ = writeln!(out, "| `{name}` | {default} | {most} | {meaning} | {} |", said(name, &limits));
    }
    out
}

/// A limit as people read it.
fn amount(name: &str, value: &Value) -> String {
    let number = value.as_u64().unwrap();
    match (name, number) {
        ("deadline_ms", _) => format!("{} ms", grouped(number)),
        (_, bytes) if name.ends_with("_bytes") && bytes >= 1 << 20 => format!("{} MiB", bytes >> 20),
        (_, bytes) if name.ends_with("_bytes") => format!("{} KiB", bytes >> 10),
        _ => grouped(number),
    }
}

fn grouped(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", number / 1_000, number % 1_000),
    }
}

/// What the host says of a call that reaches a limit.
fn said(name: &str, limits: &Limits) -> String {
    let error = match name {
        "deadline_ms" => CallError::Timeout(Duration::from_millis(limits.deadline_ms)),
        "memory_bytes" => CallError::Memory(limits.memory_bytes),
        "table_elements" => CallError::Table(limits.table_elements),
        "handles" => CallError::Handles(limits.handles),
        "output_bytes" => CallError::Output { limit: limits.output_bytes, unit: "bytes" },
        "findings" => CallError::Output { limit: limits.findings, unit: "findings" },
        "hostcall_bytes" => CallError::Output { limit: limits.hostcall_bytes, unit: "bytes" },
        "log_lines" | "log_line_bytes" => return "nothing fails; the rest is counted in the log".to_owned(),
        "warm_renders" => return "nothing fails; the template is compiled again".to_owned(),
        other => panic!("say in this table what is said when `{other}` is reached"),
    };
    format!("`{error}`")
}
