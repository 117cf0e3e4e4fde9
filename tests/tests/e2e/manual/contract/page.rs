//! Writes the reference.

use std::fmt::Write as _;

use super::reader::{Contract, Definition, Interface, Member};

/// What stands at the top of the page.
const HEAD: &str = "\
# The contract

All that a plugin and the host say to each other: the interfaces of [`wit/`](../../wit), from which this page is written.
Do not change it by hand: `UPDATE_DOCS=1 cargo test -p prompt-host-tests --test e2e -- manual::contract` writes it again.

A plugin exports what makes its kind, and imports what it needs of the rest.
The [SDK](rules.md#helpers-of-the-sdk) for Rust has these types under the same names; in Python and JavaScript the tools that build components make them.
";

/// What the page shows of the packages that the contract depends on; of others it has the names.
pub(super) const DEPENDENCIES: &[&str] = &["wasi-config"];

/// Interfaces by what they are to a plugin, in the order of the page.
const CHAPTERS: [(&str, &str, &[&str]); 4] = [
    (
        "What plugins export",
        "A plugin exports one of these or more, and which they are says its kind.",
        &["rule", "comparison", "filter", "template-engine"],
    ),
    ("What they share", "Types that several interfaces use.", &["types", "prompt"]),
    ("What every plugin may import", "Each plugin may, and none has to.", &["log", "settings", "scores", "store"]),
    ("What template engines may import besides", "No other plugin gets these.", &["filters", "template-loader"]),
];

pub(super) fn written(contract: &Contract) -> String {
    let mut out = HEAD.to_owned();
    worlds(&mut out, contract);
    let mut left: Vec<&Interface> = contract.interfaces.iter().collect();
    for (title, opening, names) in CHAPTERS {
        let _ = write!(out, "\n## {title}\n\n{opening}\n");
        for name in names {
            let at = left.iter().position(|interface| interface.name == *name);
            interface(&mut out, left.remove(at.unwrap_or_else(|| panic!("there is no interface `{name}` in wit/"))));
        }
    }
    let forgotten: Vec<&str> = left.iter().map(|interface| interface.name.as_str()).collect();
    assert!(forgotten.is_empty(), "give these a place in CHAPTERS: {forgotten:?}");
    out
}

fn worlds(out: &mut String, contract: &Contract) {
    out.push_str("\n## Worlds\n\nWhat each kind of plugin imports and exports.\n");
    out.push_str("All of them get WASI 0.2 besides, over an [empty context](limits.md#what-the-sandbox-offers).\n");
    out.push_str(
        "[`types`](#types) and [`prompt`](#prompt) are imported with whatever uses them, and have no functions.\n",
    );
    out.push_str("\n| World | For | Imports | Exports |\n| --- | --- | --- | --- |\n");
    for world in contract.worlds.iter().filter(|world| contract.is_ours(&world.items)) {
        let mut items: Vec<&(String, String)> = Vec::new();
        for item in &world.items {
            match contract.worlds.iter().find(|other| item.0 == "include" && other.name == item.1) {
                Some(included) => items.extend(&included.items),
                None => items.push(item),
            }
        }
        let list = |verb: &str| {
            let names: Vec<String> = items.iter().filter(|item| item.0 == verb).map(|item| link(&item.1)).collect();
            if names.is_empty() { "–".to_owned() } else { names.join(", ") }
        };
        let (imports, exports) = (list("import"), list("export"));
        let _ = writeln!(out, "| `{}` | {} | {imports} | {exports} |", world.name, line(&world.docs));
    }
}

impl Contract {
    /// Whether a world is one of plugins: those of WASI are there for their interfaces.
    fn is_ours(&self, items: &[(String, String)]) -> bool {
        let ours = |name: &String| {
            self.interfaces.iter().any(|one| one.name == *name && one.package.starts_with("prompt-host"))
        };
        items.iter().any(|(_, name)| ours(name))
    }
}

fn interface(out: &mut String, interface: &Interface) {
    let Interface { name, package, docs, .. } = interface;
    let (package, version) = package.split_once('@').unwrap_or((package, ""));
    let _ = write!(out, "\n### {name}\n\n`{package}/{name}@{version}`\n");
    paragraph(out, docs);
    if !interface.uses.is_empty() {
        let from: Vec<String> = interface
            .uses
            .iter()
            .map(|(from, names)| {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                format!("{} of {}", names.join(", "), link(from))
            })
            .collect();
        let _ = write!(out, "\nUses {}.\n", from.join(", and "));
    }
    for member in &interface.functions {
        function(out, member);
    }
    for one in &interface.types {
        definition(out, one);
    }
}

fn function(out: &mut String, member: &Member) {
    let _ = write!(out, "\n```wit\n{}: {};\n```\n", member.name, member.of);
    paragraph(out, &member.docs);
}

fn definition(out: &mut String, Definition { kind, name, docs, members }: &Definition) {
    let _ = write!(out, "\n**{kind} `{name}`**\n");
    paragraph(out, docs);
    let heading = match kind.as_str() {
        "resource" => return members.iter().for_each(|member| function(out, member)),
        "record" => "Field",
        "flags" => "Flag",
        "type" => "Name",
        _ => "Case",
    };
    let is_typed = members.iter().any(|member| !member.of.is_empty());
    let _ = match is_typed {
        true => write!(out, "\n| {heading} | Type | Meaning |\n| --- | --- | --- |\n"),
        false => write!(out, "\n| {heading} | Meaning |\n| --- | --- |\n"),
    };
    for Member { name, docs, of } in members {
        let of = if is_typed { format!(" `{of}` |") } else { String::new() };
        let _ = writeln!(out, "| `{name}` |{of} {} |", line(docs));
    }
}

/// A link to an interface's part of the page.
fn link(name: &str) -> String {
    let short = name.rsplit('/').next().unwrap_or(name).split('@').next().unwrap_or(name);
    match CHAPTERS.iter().any(|(_, _, names)| names.contains(&short)) {
        true => format!("[`{name}`](#{short})"),
        false => format!("`{name}`"),
    }
}

/// Documentation in a table.
fn line(docs: &str) -> String {
    docs.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// Documentation below a heading, one sentence a line.
fn paragraph(out: &mut String, docs: &str) {
    for part in docs.trim().split("\n\n").filter(|part| !part.is_empty()) {
        let _ = write!(out, "\n{}\n", line(part).replace(". ", ".\n"));
    }
}
