//! Settings that may be said in one word.
//!
//! `model: none` is `model: {use: none}`. Written out in each source before sources are merged, so
//! that a stronger one may still say the rest.

use super::node::{Entry, Node, Value};

/// A section, and the setting in it that stands for the whole.
const SHORT: [(&str, &str); 1] = [("model", "use")];

/// `root` with short forms written out.
pub(super) fn written_out(mut root: Node) -> Node {
    let Value::Map(entries) = &mut root.value else { return root };
    for entry in entries {
        let Some((_, key)) = SHORT.iter().find(|(section, _)| *section == entry.key) else { continue };
        if matches!(entry.node.value, Value::Text(_)) {
            let origin = entry.node.origin.clone();
            let word = std::mem::replace(&mut entry.node, Node { value: Value::Null, written: String::new(), origin });
            let said = Entry { key: (*key).to_owned(), key_origin: entry.key_origin.clone(), node: word };
            entry.node.value = Value::Map(vec![said]);
        }
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::node::{Layer, Origin};

    fn node(value: Value) -> Node {
        Node { value, written: String::new(), origin: Origin::named(Layer::Flag, "--set") }
    }

    fn section(name: &str, value: Value) -> Node {
        let origin = Origin::named(Layer::Flag, "--set");
        node(Value::Map(vec![Entry { key: name.to_owned(), key_origin: origin, node: node(value) }]))
    }

    #[test]
    fn a_word_stands_for_the_setting_that_it_is_about() {
        let text = || Value::Text("none".to_owned());
        assert_eq!(written_out(section("model", text())), section("model", section("use", text()).value));
        for other in [section("model", Value::Bool(false)), section("log", text())] {
            assert_eq!(written_out(other.clone()), other);
        }
    }
}
