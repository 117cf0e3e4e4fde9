//! Addresses of what the server shows: `prompt-host://…`.

use std::fmt;

/// The address of the list of plugins.
pub const PLUGINS: &str = "prompt-host://plugins";
/// The template of one plugin's address.
pub const PLUGIN_TEMPLATE: &str = "prompt-host://plugins/{id}";
/// The template of one rule's documentation.
pub const RULE_TEMPLATE: &str = "prompt-host://rules/{plugin}/{code}";
/// The template of the documentation of one check of rewrites.
pub const CHECK_TEMPLATE: &str = "prompt-host://checks/{plugin}/{code}";
/// The template of one filter's documentation.
pub const FILTER_TEMPLATE: &str = "prompt-host://filters/{plugin}/{name}";

/// The address of the list of templates.
pub const TEMPLATES: &str = "prompt-host://templates";
/// The template of one prompt template's address.
pub const PROMPT_TEMPLATE: &str = "prompt-host://templates/{name}";

/// What an address names. It need not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address<'a> {
    /// All plugins.
    Plugins,
    /// One plugin, by id.
    Plugin(&'a str),
    /// One rule: its plugin's id and its code.
    Rule(&'a str, &'a str),
    /// One check of rewrites: its plugin's id and its code.
    Check(&'a str, &'a str),
    /// One filter: its plugin's id and its name.
    Filter(&'a str, &'a str),
    /// All templates.
    Templates,
    /// One template, by name.
    Template(&'a str),
}

impl<'a> Address<'a> {
    /// Reads an address; none when it is not one of ours.
    pub fn parse(uri: &'a str) -> Option<Self> {
        let path = uri.strip_prefix("prompt-host://")?;
        let mut parts = path.split('/');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some("plugins"), None, None, None) => Some(Self::Plugins),
            (Some("plugins"), Some(id), None, None) if !id.is_empty() => Some(Self::Plugin(id)),
            (Some("rules"), Some(id), Some(code), None) if !id.is_empty() && !code.is_empty() => {
                Some(Self::Rule(id, code))
            }
            (Some("checks"), Some(id), Some(code), None) if !id.is_empty() && !code.is_empty() => {
                Some(Self::Check(id, code))
            }
            (Some("filters"), Some(id), Some(name), None) if !id.is_empty() && !name.is_empty() => {
                Some(Self::Filter(id, name))
            }
            (Some("templates"), None, None, None) => Some(Self::Templates),
            (Some("templates"), Some(name), None, None) if !name.is_empty() => Some(Self::Template(name)),
            _ => None,
        }
    }
}

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plugins => f.write_str(PLUGINS),
            Self::Plugin(id) => write!(f, "{PLUGINS}/{id}"),
            Self::Rule(id, code) => write!(f, "prompt-host://rules/{id}/{code}"),
            Self::Check(id, code) => write!(f, "prompt-host://checks/{id}/{code}"),
            Self::Filter(id, name) => write!(f, "prompt-host://filters/{id}/{name}"),
            Self::Templates => f.write_str(TEMPLATES),
            Self::Template(name) => write!(f, "{TEMPLATES}/{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_survive_a_round_trip() {
        let named = [
            Address::Rule("tidy", "whitespace"),
            Address::Check("fidelity", "lost-name"),
            Address::Filter("filters", "slug"),
        ];
        let others = [Address::Plugins, Address::Plugin("tidy"), Address::Templates, Address::Template("summarize")];
        for address in others.into_iter().chain(named) {
            assert_eq!(Address::parse(&address.to_string()), Some(address));
        }
    }

    #[test]
    fn other_addresses_are_not_ours() {
        for uri in ["", "prompt-host://", "prompt-host://plugins/", "prompt-host://rules/a", "file:///etc/passwd"] {
            assert_eq!(Address::parse(uri), None, "{uri}");
        }
        assert_eq!(Address::parse("prompt-host://plugins/a/b"), None);
    }
}
