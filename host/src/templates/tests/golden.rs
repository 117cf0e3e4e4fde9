//! The golden renders of `tests/cases/library`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Kitchen, cases};
use crate::templates::{Message, Role};

/// A case: arguments, and the messages that must come out.
struct Case {
    arguments: Value,
    messages: Vec<Message>,
}

impl Case {
    /// Reads a file as the README beside the cases says it is written.
    fn parse(text: &str) -> Self {
        let text = format!("\n{}", text.strip_suffix('\n').unwrap_or(text));
        let mut parts = text.split("\n===== ");
        let arguments = serde_json::from_str(parts.next().unwrap()).unwrap();
        let message = |part: &str| {
            let (role, text) = part.split_once('\n').unwrap_or((part, ""));
            Message { role: Role::of_name(role.trim()).unwrap(), text: text.to_owned() }
        };
        Self { arguments, messages: parts.map(message).collect() }
    }
}

fn sorted(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[tokio::test]
async fn every_golden_render_comes_out_to_the_letter() {
    let kitchen = Kitchen::with(&[]).await;
    let mut seen = 0;
    let mut wrong = String::new();
    for folder in sorted(&cases()).into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        for file in sorted(&folder) {
            let case = Case::parse(&fs::read_to_string(&file).unwrap());
            seen += 1;
            match kitchen.render(&name, &case.arguments).await {
                Ok(rendering) if rendering.messages[..] == case.messages[..] => {}
                Ok(rendering) => wrong.push_str(&format!(
                    "{}:\n{}\n",
                    file.display(),
                    similar::TextDiff::from_lines(shown(&case.messages), shown(&rendering.messages)).unified_diff()
                )),
                Err(failure) => wrong.push_str(&format!("{}:\n{failure}\n", file.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(seen >= 80, "{seen} are fewer than there were");
}

fn shown(messages: &[Message]) -> String {
    messages.iter().map(|message| format!("===== {}\n{}\n", message.role, message.text)).collect()
}

#[tokio::test]
async fn nothing_is_wrong_with_the_prompts_that_come_with_the_host() {
    let kitchen = Kitchen::with(&[]).await;
    assert_eq!(kitchen.library.problems(), []);
    let mut wrong = String::new();
    for entry in kitchen.library.entries() {
        entry.problems.iter().for_each(|problem| wrong.push_str(&format!("{problem}\n")));
        assert!(cases().join(&*entry.name).is_dir(), "{} has no golden renders", entry.name);
    }
    assert_eq!(wrong, "");
    assert!(kitchen.library.entries().count() >= 18);
}
