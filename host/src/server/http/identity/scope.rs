//! What a caller may do, and which part of it each request needs.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::server::prompts::IMPROVE;
use crate::server::tools::Name;
use crate::server::uri::Address;

/// One of the things a caller may be allowed. None includes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Improve, check and verify prompts, and look at plugins.
    Improve,
    /// Search, read, render and check the prompt library.
    Templates,
    /// Say what came of an improvement.
    Feedback,
    /// Reload and administer the host.
    Admin,
}

impl Scope {
    /// All scopes, as `scopes_supported` lists them.
    pub const ALL: [Self; 4] = [Self::Improve, Self::Templates, Self::Feedback, Self::Admin];

    /// As tokens and settings write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Improve => "improve",
            Self::Templates => "templates",
            Self::Feedback => "feedback",
            Self::Admin => "admin",
        }
    }

    /// The scope written `text`.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }

    /// What a tool needs. This match is the table: a new tool does not compile without its scope.
    pub(crate) fn of_tool(tool: Name) -> Self {
        match tool {
            Name::ImprovePrompt
            | Name::CheckPrompt
            | Name::ImprovePrompts
            | Name::VerifyRewrite
            | Name::ListSessions
            | Name::ShowSession
            | Name::EndSession
            | Name::ListPlugins
            | Name::HealthCheck => Self::Improve,
            Name::RecordFeedback => Self::Feedback,
            Name::SearchPrompts | Name::RenderPrompt | Name::CheckTemplate | Name::CheckCompatibility => {
                Self::Templates
            }
            Name::ReloadPlugins | Name::HostStatus | Name::ShowConfig | Name::Reload => Self::Admin,
        }
    }

    /// What the prompt `name` needs.
    pub(crate) fn of_prompt(name: &str) -> Self {
        if name == IMPROVE { Self::Improve } else { Self::Templates }
    }

    /// What the resource at `uri` needs; an unknown address needs what most do.
    pub(crate) fn of_resource(uri: &str) -> Self {
        match Address::parse(uri) {
            Some(Address::Templates | Address::Template(_) | Address::Filter(..)) => Self::Templates,
            Some(Address::Plugins | Address::Plugin(_) | Address::Rule(..) | Address::Check(..)) | None => {
                Self::Improve
            }
        }
    }

    /// What a request for `method` needs, with the `name` or `uri` in its parameters. Lists need
    /// nothing: they show only what their reader may use.
    pub(crate) fn of_request(method: &str, subject: Option<&str>) -> Option<Self> {
        match method {
            "tools/call" => Name::parse(subject?).map(Self::of_tool),
            "prompts/get" => subject.map(Self::of_prompt),
            "resources/read" | "resources/subscribe" => subject.map(Self::of_resource),
            _ => None,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A set of scopes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scopes(BTreeSet<Scope>);

impl Scopes {
    /// Every scope.
    pub fn all() -> Self {
        Self::from_iter(Scope::ALL)
    }

    /// Whether `scope` is among them.
    pub fn allow(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether nothing is missing.
    pub fn are_all(&self) -> bool {
        self.0.len() == Scope::ALL.len()
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        Self(scopes.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_needs_one_scope_and_lists_need_none() {
        for (method, subject, scope) in [
            ("tools/call", "improve_prompt", Some(Scope::Improve)),
            ("tools/call", "render_prompt", Some(Scope::Templates)),
            ("tools/call", "reload_plugins", Some(Scope::Admin)),
            ("tools/call", "no_such_tool", None),
            ("prompts/get", "improve", Some(Scope::Improve)),
            ("prompts/get", "code-review", Some(Scope::Templates)),
            ("resources/read", "prompt-host://templates", Some(Scope::Templates)),
            ("resources/read", "prompt-host://plugins", Some(Scope::Improve)),
            ("tools/list", "improve_prompt", None),
        ] {
            assert_eq!(Scope::of_request(method, Some(subject)), scope, "{method} {subject}");
        }
    }
}
