//! Values of labels, of which there are only so many.
//!
//! Each value costs memory here and in every system that stores the metrics. Names that
//! strangers choose are held against a list; what the operator can add without end is folded.

use crate::improve::known_client;

/// What stands for everything that has no value of its own.
pub(super) const OTHER: &str = "other";
/// Plugins that are told apart. The rest are added up.
const MOST_PLUGINS: usize = 64;

/// The label of a client with this name; `unnamed` for one that gives none.
pub(super) fn client(name: Option<&str>) -> &'static str {
    name.map_or("unnamed", |name| known_client(name).unwrap_or(OTHER))
}

/// Figures by plugin, those beyond [`MOST_PLUGINS`] added up under [`OTHER`]. `figures` are in
/// an order that stays, so that a plugin keeps its label.
pub(super) fn by_plugin<'p, T: Copy>(
    figures: impl Iterator<Item = (&'p str, T)>,
    add: impl Fn(T, T) -> T,
) -> Vec<(&'p str, T)> {
    let mut told: Vec<(&str, T)> = Vec::new();
    let mut rest: Option<T> = None;
    for (plugin, figure) in figures {
        if told.len() < MOST_PLUGINS {
            told.push((plugin, figure));
        } else {
            rest = Some(rest.map_or(figure, |rest| add(rest, figure)));
        }
    }
    told.extend(rest.map(|rest| (OTHER, rest)));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_plugins_are_added_up_and_none_is_lost() {
        let names: Vec<String> = (0..1_000).map(|number| format!("plugin-{number:04}")).collect();
        let told = by_plugin(names.iter().map(|name| (name.as_str(), 2_u64)), |one, other| one + other);
        assert_eq!(told.len(), MOST_PLUGINS + 1);
        assert_eq!(told.last(), Some(&(OTHER, (1_000 - MOST_PLUGINS as u64) * 2)));
        assert_eq!(told.iter().map(|(_, count)| count).sum::<u64>(), 2_000);
    }

    #[test]
    fn strangers_share_a_label() {
        assert_eq!(client(Some("Claude Code")), "claude-code");
        assert_eq!(client(Some("my own client 4711")), OTHER);
        assert_eq!(client(None), "unnamed");
    }
}
