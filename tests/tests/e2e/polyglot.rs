//! The example plugins in Python and JavaScript, as `make polyglot` builds them: real
//! interpreters in the sandbox that serves.

use std::path::Path;

use prompt_host_tests::cases::{Court, files};
use prompt_host_tests::guests::target_folder;

use crate::home::Home;

const EXAMPLES: [&str; 2] = ["example-python", "example-javascript"];

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs what `make polyglot` builds"]
async fn the_examples_hold_to_their_cases() {
    let folder = target_folder().join("polyglot");
    for plugin in EXAMPLES {
        let component = folder.join(format!("{plugin}.wasm"));
        assert!(component.is_file(), "{} is not built: run `make polyglot`", component.display());
    }
    // Under the limits that every plugin has by default, but for the time: compiled once, for all.
    let court = Court::open(Some(&folder)).await;
    let mut complaints = String::new();
    for plugin in EXAMPLES {
        let cases = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins").join(plugin).join("cases"));
        assert!(!cases.is_empty(), "there is no case of `{plugin}`");
        for case in &cases {
            for failure in court.hear_of(plugin, case).await {
                complaints.push_str(&format!("\n{}: {failure}\n", case.display()));
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
#[ignore = "needs what `make polyglot` builds"]
fn a_plugin_in_python_reads_its_settings() {
    let home = Home::new();
    home.write("plan.md", "Make a plan for our launch that starts today and ends with the release on 03/04/2026.\n");
    let folder = target_folder().join("polyglot").display().to_string();
    for (order, codes) in [("ask", vec!["ambiguous-date"]), ("day-first", vec![])] {
        let setting = format!("plugins.example-python.settings.order={order}");
        let select = ["--include", "example-python/ambiguous-date"];
        let arguments = ["--set", &setting, "--plugin-dir", &folder, "check", "--format", "json", "plan.md"];
        let reports = home.json(&[&arguments[..], &select[..]].concat());
        let questions = reports["plan.md"]["questions"].as_array().unwrap();
        assert_eq!(questions.iter().map(|question| question["code"].as_str().unwrap()).collect::<Vec<_>>(), codes);
    }
}
