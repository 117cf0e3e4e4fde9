//! Which model family an MCP client runs, as far as its name tells.
//!
//! The one table of it. What it says is weaker than settings: see [`terms`](super::terms).

use crate::plugin::Target;

/// Names as clients give them, in lower case and with hyphens for spaces. A longer name counts
/// too when it goes on with something else than a letter or digit, as in `codex-mcp-client` or
/// `claude-ai (via mcp-remote 0.1.37)`.
const CLIENTS: &[(&str, Target)] = &[
    ("claude-code", Target::Claude),
    ("claude-desktop", Target::Claude),
    ("claude-ai", Target::Claude),
    ("codex", Target::GptReasoning),
    ("gemini-cli", Target::Gemini),
    // These run models of many families, and do not say which.
    ("cline", Target::Unknown),
    ("cursor", Target::Unknown),
    ("goose", Target::Unknown),
    ("opencode", Target::Unknown),
    ("visual-studio-code", Target::Unknown),
    ("vscode", Target::Unknown),
    ("windsurf", Target::Unknown),
    ("zed", Target::Unknown),
];

/// The model family of the client with this name; none when the table does not know it.
pub(super) fn target_of(client: &str) -> Option<Target> {
    CLIENTS.iter().find(|(name, _)| is(name, client)).map(|(_, target)| *target)
}

/// The name in the table that fits a client's; none when the table does not know it. However many
/// names clients make up, there are no more of these than lines in the table.
pub fn known_client(client: &str) -> Option<&'static str> {
    let (name, _) = CLIENTS.iter().find(|(name, _)| is(name, client))?;
    // One program, two names.
    Some(if *name == "visual-studio-code" { "vscode" } else { name })
}

/// The same in one word: `other` for a client that the table does not know.
pub fn client_class(client: &str) -> &'static str {
    known_client(client).unwrap_or("other")
}

/// All that [`known_client`] can answer.
pub fn known_clients() -> impl Iterator<Item = &'static str> {
    CLIENTS.iter().filter_map(|(name, _)| known_client(name).filter(|known| known == name))
}

fn is(name: &str, client: &str) -> bool {
    let mut letters = client.chars().map(|letter| if letter == ' ' { '-' } else { letter.to_ascii_lowercase() });
    name.chars().all(|wanted| letters.next() == Some(wanted))
        && letters.next().is_none_or(|next| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_are_known_by_the_names_they_give() {
        for (client, target) in [
            ("claude-code", Some(Target::Claude)),
            ("Claude Code", Some(Target::Claude)),
            ("claude-ai (via mcp-remote 0.1.37)", Some(Target::Claude)),
            ("codex-mcp-client", Some(Target::GptReasoning)),
            ("gemini-cli-mcp-client", Some(Target::Gemini)),
            ("cursor-vscode", Some(Target::Unknown)),
            ("Visual Studio Code", Some(Target::Unknown)),
            ("codexer", None),
            ("my-claude-code", None),
            ("claude", None),
            ("", None),
        ] {
            assert_eq!(target_of(client), target, "{client}");
        }
    }

    #[test]
    fn a_client_has_one_name_whatever_it_adds_to_it() {
        assert_eq!(known_client("Visual Studio Code (1.120)"), Some("vscode"));
        assert_eq!(known_client("claude-ai (via mcp-remote 0.1.37)"), Some("claude-ai"));
        assert_eq!(known_client("claude-codes"), None);
        let all: Vec<&str> = known_clients().collect();
        assert!(all.contains(&"vscode") && !all.contains(&"visual-studio-code"), "{all:?}");
    }
}
