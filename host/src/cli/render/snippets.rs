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
        file("Windsurf", "~/.codeium/windsurf/mcp_config.json", "mcpServers", &untyped),
        file("Zed", "settings.json", "context_servers", &untyped),
        file("Gemini CLI", "~/.gemini/settings.json", "mcpServers", &untyped),
        Snippet {
            client: "Codex",
            place: "~/.codex/config.toml",
            text: format!("[mcp_servers.prompt-host]\ncommand = {}\nargs = [\"serve\"]", toml_text(&command)),
        },
    ]
}

/// For clients that call a host over HTTP, which `host serve --http` answers at `url`.
pub fn http_snippets(url: &str) -> Vec<Snippet> {
    let server = json!({ "type": "http", "url": url, "headers": { "Authorization": "Bearer TOKEN" } });
    let file = |client, place, key: &str, server: &Value| Snippet {
        client,
        place,
        text: format!("{:#}", json!({ key: { "prompt-host": server } })),
    };
    let untyped = json!({ "url": url, "headers": { "Authorization": "Bearer TOKEN" } });
    let gemini = json!({ "httpUrl": url, "headers": { "Authorization": "Bearer TOKEN" } });
    vec![
        Snippet {
            client: "Claude Code",
            place: "shell",
            text: format!(
                "claude mcp add --transport http prompt-host {} --header 'Authorization: Bearer TOKEN'",
                shell_word(url)
            ),
        },
        file("VS Code", ".vscode/mcp.json", "servers", &server),
        file("Cursor", ".cursor/mcp.json", "mcpServers", &untyped),
        file("Gemini CLI", "~/.gemini/settings.json", "mcpServers", &gemini),
        file("Others, as most of them write it", "their settings", "mcpServers", &server),
    ]
}

/// A text that TOML reads back as it was.
fn toml_text(text: &str) -> String {
    toml_edit::Value::from(text).to_string().trim().to_owned()
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

    const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/clients.md");

    #[test]
    fn every_client_has_its_form() {
        insta::assert_snapshot!(plain(&text(&snippets(Path::new("/opt/prompt host/host")))));
    }

    #[test]
    fn odd_paths_are_quoted() {
        let odd = "/a \"b\"/it's";
        let all = snippets(Path::new(odd));
        assert_eq!(all[0].text, r#"claude mcp add prompt-host -- '/a "b"/it'\''s' serve"#);
        for snippet in &all[1..] {
            let server = match snippet.place.ends_with(".toml") {
                true => {
                    let read: toml::Value = toml::from_str(&snippet.text).unwrap();
                    serde_json::to_value(&read["mcp_servers"]["prompt-host"]).unwrap()
                }
                false => {
                    let read: Value = serde_json::from_str(&snippet.text).unwrap();
                    let keys = ["servers", "mcpServers", "context_servers"];
                    keys.iter().find_map(|key| read.get(key)).unwrap()["prompt-host"].clone()
                }
            };
            assert_eq!((&server["command"], &server["args"]), (&json!(odd), &json!(["serve"])), "{}", snippet.client);
        }
        assert_eq!(snippets(Path::new("/usr/bin/host"))[0].text, "claude mcp add prompt-host -- /usr/bin/host serve");
    }

    /// A page of snippets, as `docs/clients.md` has it between its markers.
    fn page(snippets: &[Snippet]) -> String {
        let mut out = String::new();
        for Snippet { client, place, text } in snippets {
            let language = match *place {
                "shell" => "sh",
                place if place.ends_with(".toml") => "toml",
                _ => "json",
            };
            let place = if *place == "shell" { "in a shell".to_owned() } else { format!("`{place}`") };
            let _ = writeln!(out, "\n### {client}\n\n{place}:\n\n```{language}\n{text}\n```");
        }
        out
    }

    #[test]
    fn the_page_about_clients_has_every_snippet_as_it_is() {
        let mut documented = std::fs::read_to_string(PAGE).unwrap();
        let written = documented.clone();
        let parts = [
            ("stdio", page(&snippets(Path::new("/usr/local/bin/host")))),
            ("http", page(&http_snippets("http://127.0.0.1:8080/mcp"))),
        ];
        for (name, wanted) in parts {
            let (begin, end) = (format!("<!-- {name}:begin -->"), format!("<!-- {name}:end -->"));
            let start = documented.find(&begin).unwrap() + begin.len();
            let stop = documented.find(&end).unwrap();
            documented.replace_range(start..stop, &format!("\n{}\n", wanted.trim_end()));
        }
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(PAGE, documented).unwrap();
        } else {
            assert_eq!(written, documented, "run this test with UPDATE_DOCS=1 to write the page again");
        }
    }
}
