//! What connects a client to this host, to be copied as it is.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;
use serde_json::{Value, json};

use super::style::{DIM, HEADING, painted};
use crate::config::visible::visible;

/// How one client is connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// Whose it is.
    pub client: &'static str,
    /// Where it goes: a file, or `shell`.
    pub place: &'static str,
    /// What to put there.
    pub text: String,
}

/// For each client, with the path of this host's binary.
pub fn snippets(binary: &Path) -> Vec<Snippet> {
    let command = binary.to_string_lossy();
    let server = json!({ "type": "stdio", "command": command, "args": ["serve"] });
    let untyped = json!({ "command": command, "args": ["serve"] });
    let file = |client, place, key: &str, server: &Value| Snippet {
        client,
        place,
        text: format!("{:#}", json!({ key: { "prompt-host": server } })),
    };
    vec![
        Snippet {
            client: "Claude Code",
            place: "shell",
            text: format!("claude mcp add prompt-host -- {} serve", shell_word(&command)),
        },
        file("Claude Code, for a whole project", ".mcp.json", "mcpServers", &server),
        file("VS Code", ".vscode/mcp.json", "servers", &server),
        file("Cursor", ".cursor/mcp.json", "mcpServers", &untyped),
        file("Claude Desktop", "claude_desktop_config.json", "mcpServers", &untyped),
    ]
}

/// All of them for a terminal.
pub fn text(snippets: &[Snippet]) -> String {
    let mut out = String::new();
    for (index, snippet) in snippets.iter().enumerate() {
        let gap = if index == 0 { "" } else { "\n" };
        let _ =
            writeln!(out, "{gap}{} {}", painted(HEADING, snippet.client), painted(DIM, format!("({})", snippet.place)));
        for line in snippet.text.lines() {
            let _ = writeln!(out, "  {}", visible(line));
        }
    }
    out
}

/// A word that a POSIX shell reads back as it was.
fn shell_word(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-+@%:,=".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::plain;
    use super::*;

    #[test]
    fn every_client_has_its_form() {
        insta::assert_snapshot!(plain(&text(&snippets(Path::new("/opt/prompt host/host")))));
    }

    #[test]
    fn odd_paths_are_quoted() {
        let all = snippets(Path::new("/a \"b\"/it's"));
        assert_eq!(all[0].text, r#"claude mcp add prompt-host -- '/a "b"/it'\''s' serve"#);
        for snippet in &all[1..] {
            let read: Value = serde_json::from_str(&snippet.text).unwrap();
            let servers = read.get("servers").or_else(|| read.get("mcpServers")).unwrap();
            assert_eq!(servers["prompt-host"]["command"], "/a \"b\"/it's");
        }
        assert_eq!(snippets(Path::new("/usr/bin/host"))[0].text, "claude mcp add prompt-host -- /usr/bin/host serve");
    }
}
