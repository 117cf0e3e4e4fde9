//! The language that code is written in, where it is sure.

use prompt_host_plugin::Phrases;

/// A sign of a language: its name in a fence, what the code holds, how much that says.
type Mark = (&'static str, &'static str, u32);

const MARKS: &[Mark] = &[
    ("python", "import numpy", 3),
    ("python", "import pandas", 3),
    ("python", "def __init__(", 3),
    ("python", "__name__", 3),
    ("python", "elif ", 3),
    ("python", "):\n", 2),
    ("python", "self.", 2),
    ("python", "import ", 1),
    ("python", " in range(", 3),
    ("python", "print(f", 3),
    ("python", "np.", 1),
    ("python", "None", 1),
    ("python", "\"\"\"", 2),
    ("javascript", "console.log(", 3),
    ("javascript", "document.", 2),
    ("javascript", "===", 2),
    ("javascript", "!==", 2),
    ("javascript", "=> {", 2),
    ("javascript", "function ", 1),
    ("javascript", "const ", 1),
    ("javascript", "let ", 1),
    ("javascript", "require('", 2),
    ("javascript", "export default", 2),
    ("javascript", "} from \"", 2),
    ("javascript", "} from '", 2),
    ("typescript", "): void", 2),
    ("typescript", ": string", 3),
    ("typescript", ": number", 3),
    ("typescript", ": boolean", 3),
    ("typescript", "interface ", 1),
    ("typescript", "import type", 3),
    ("typescript", " as const", 3),
    ("java", "public static void main", 3),
    ("java", "System.out.", 3),
    ("java", "import java", 3),
    ("java", "@Override", 3),
    ("java", "new ArrayList", 3),
    ("java", "public class ", 1),
    ("java", "private ", 1),
    ("java", "String ", 1),
    ("java", " throws ", 2),
    ("csharp", "using System", 3),
    ("csharp", "Console.Write", 3),
    ("csharp", "{ get; set; }", 3),
    ("csharp", "foreach (var", 3),
    ("csharp", "MonoBehaviour", 3),
    ("csharp", "public class ", 1),
    ("csharp", "private ", 1),
    ("csharp", "BindingFlags.", 3),
    ("csharp", "typeof(", 1),
    ("c", "<stdio.h>", 3),
    ("c", "<stdlib.h>", 3),
    ("c", "printf(", 1),
    ("c", "malloc(", 2),
    ("c", "int main(void)", 2),
    ("c", "FILE *", 2),
    ("cpp", "std::", 4),
    ("cpp", "<iostream>", 5),
    ("cpp", "<vector>", 4),
    ("cpp", "cout <<", 4),
    ("cpp", "using namespace", 4),
    ("cpp", "vector<", 3),
    ("cpp", "nullptr", 3),
    ("cpp", "public:\n", 3),
    ("cpp", "template <", 3),
    ("cpp", "const string&", 2),
    ("go", "package main", 3),
    ("go", "func (", 2),
    ("go", "func main()", 3),
    ("go", "fmt.", 3),
    ("go", "err != nil", 3),
    ("go", " := ", 2),
    ("rust", "let mut ", 3),
    ("rust", "println!(", 3),
    ("rust", "pub fn ", 3),
    ("rust", "fn ", 2),
    ("rust", "&str", 2),
    ("rust", "use std::", 5),
    ("rust", "Vec<", 2),
    ("rust", ".unwrap()", 2),
    ("rust", ".iter()", 2),
    ("rust", "impl ", 2),
    ("sql", "SELECT ", 2),
    ("sql", "INSERT INTO ", 3),
    ("sql", "CREATE TABLE ", 3),
    ("sql", "FROM ", 1),
    ("sql", "WHERE ", 1),
    ("sql", "GROUP BY", 1),
    ("bash", "#!/bin/bash", 9),
    ("bash", "#!/bin/sh", 9),
    ("bash", "#!/usr/bin/env bash", 9),
    ("bash", "; then", 3),
    ("bash", "$ sudo ", 3),
    ("bash", "apt-get ", 3),
    ("bash", "apt install ", 3),
    ("php", "<?php", 9),
    ("php", "$this->", 3),
    ("ruby", ".each do", 3),
    ("ruby", "attr_accessor", 3),
    ("ruby", "puts ", 2),
    ("ruby", " do |", 3),
    ("ruby", "\nend", 1),
    ("kotlin", "fun main(", 3),
    ("kotlin", "fun ", 2),
    ("kotlin", "@Composable", 3),
    ("kotlin", "val ", 1),
    ("kotlin", "data class ", 3),
    ("kotlin", "override fun", 3),
    ("swift", "import SwiftUI", 4),
    ("swift", "import UIKit", 4),
    ("swift", "guard let ", 3),
    ("swift", "@State ", 3),
    ("swift", "func ", 1),
    ("swift", "let ", 1),
    ("css", "px;", 2),
    ("css", "@media ", 3),
    ("css", "display: ", 2),
    ("css", "margin: ", 2),
    ("css", "color: ", 1),
    ("css", "font-size: ", 2),
    ("yaml", "apiVersion: ", 9),
];

/// What people call a language, and its name in a fence. A language without one is known
/// too: its code must not pass for another's.
static NAMES: Phrases<Option<&'static str>> = Phrases::new(&[
    ("assembly", None),
    ("bash", Some("bash")),
    ("c#", Some("csharp")),
    ("c++", Some("cpp")),
    ("css", Some("css")),
    ("dart", None),
    ("golang", Some("go")),
    ("haskell", None),
    ("html", Some("html")),
    ("java", Some("java")),
    ("javascript", Some("javascript")),
    ("jsx", None),
    ("julia", None),
    ("kotlin", Some("kotlin")),
    ("lua", None),
    ("matlab", None),
    ("perl", None),
    ("php", Some("php")),
    ("powershell", None),
    ("python", Some("python")),
    ("react", None),
    ("ruby", Some("ruby")),
    ("rust", Some("rust")),
    ("scala", None),
    ("shell script", Some("bash")),
    ("solidity", None),
    ("sql", Some("sql")),
    ("svelte", None),
    ("swift", Some("swift")),
    ("typescript", Some("typescript")),
    ("vba", None),
    ("vue", None),
]);

/// Bytes of the code that are searched.
const LOOKED_AT: usize = 4_096;

/// Below this the signs may be chance.
const SURE: u32 = 3;

/// The language's name in a fence; `""` when it is not sure. `said` is what the person
/// says around the code.
pub(crate) fn language(code: &str, said: &str) -> &'static str {
    let code = code.trim();
    // The first screens say enough, and a long file would be searched for every sign.
    let whole = code;
    let code = code.get(..code.floor_char_boundary(LOOKED_AT)).unwrap_or(code);
    if code.starts_with(['{', '[']) {
        return if is_json(whole) { "json" } else { "" };
    }
    if code.starts_with('<') && !code.starts_with("<?php") {
        return markup(code);
    }
    let mentioned = mentioned(said);
    let mut best = ("", 0);
    let mut second = 0;
    for (index, (name, _, _)) in MARKS.iter().enumerate() {
        // Marks of one language stand together.
        if index > 0 && MARKS.get(index - 1).is_some_and(|(before, _, _)| before == name) {
            continue;
        }
        let bonus = if mentioned == Some(Some(*name)) { SURE } else { 0 };
        let score = score(code, name) + bonus;
        if score > best.1 {
            second = if extends(name, best.0) { second } else { best.1 };
            best = (name, score);
        } else if score > second && !extends(best.0, name) {
            second = score;
        }
    }
    // Naming it would answer the question.
    let is_asked = said.contains("language is") || said.contains("programming language");
    let foreign = is_asked || mentioned == Some(None) || has_markup_in_script(code);
    if best.1 >= SURE && second * 2 <= best.1 && !foreign { best.0 } else { "" }
}

fn score(code: &str, name: &str) -> u32 {
    let typed = if name == "typescript" && has_types(code) { SURE } else { 0 };
    let marks = MARKS.iter().filter(|(of, mark, _)| *of == name && code.contains(mark));
    let own = typed + marks.map(|(_, _, weight)| weight).sum::<u32>();
    match name {
        "typescript" if own >= SURE => own + score(code, "javascript"),
        "cpp" if own >= SURE => own + score(code, "c"),
        _ => own,
    }
}

/// `const index: Provider = …`
fn has_types(code: &str) -> bool {
    code.lines().any(|line| {
        let name = line.trim_start().trim_start_matches("export ").strip_prefix("const ");
        name.and_then(|rest| rest.split_once(": ")).is_some_and(|(name, _)| name.chars().all(char::is_alphanumeric))
    })
}

/// Whether whoever writes `wider` also writes what is a sign of `narrower`.
fn extends(wider: &str, narrower: &str) -> bool {
    matches!((wider, narrower), ("typescript", "javascript") | ("cpp", "c"))
}

/// The one language that is named: some, with its name in a fence; none when there is no
/// one language.
fn mentioned(said: &str) -> Option<Option<&'static str>> {
    let mut names = NAMES.find(said).map(|found| *found.value);
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}

/// JSX has a script's statements around tags: neither language alone.
fn has_markup_in_script(code: &str) -> bool {
    code.contains("</") && code.contains("return (")
}

fn is_json(code: &str) -> bool {
    let has_keys = code.contains("\":") || code.contains("\" :");
    let is_array = code.starts_with('[') && code.contains(['"', ',']);
    let is_program =
        code.lines().any(|line| line.trim_end().ends_with(';')) || code.contains("{{") || code.contains("//");
    code.ends_with(['}', ']']) && (has_keys || is_array && !code.contains(['=', '('])) && !is_program
}

fn markup(code: &str) -> &'static str {
    let lower = code.to_ascii_lowercase();
    let is_html = ["<!doctype html", "<html", "<div", "<body", "<p>", "<script", "<form", "<table", "<ul"];
    let is_template = ["<?=", "{{", "{%", "@click", "v-if", "classname="].iter().any(|mark| lower.contains(mark));
    if lower.starts_with("<?xml") {
        "xml"
    } else if is_html.iter().any(|tag| lower.contains(tag)) && !is_template {
        "html"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_cases_are_sure() {
        assert_eq!(language("import numpy as np\nx = np.zeros(3)", ""), "python");
        assert_eq!(language("#include <stdio.h>\nint main(void) { printf(\"x\"); }", ""), "c");
        assert_eq!(language("#include <iostream>\nint main() { std::cout << 1; }", ""), "cpp");
        assert_eq!(language("{\n \"a\": 1\n}", ""), "json");
        assert_eq!(language("<div>\n<p>x</p>\n</div>", ""), "html");
        assert_eq!(language("fn main() {\n let mut x = 1;\n println!(\"{x}\");\n}", ""), "rust");
    }

    #[test]
    fn a_named_language_settles_little_code() {
        assert_eq!(language("x = f(1)\ny = f(2)", ""), "");
        assert_eq!(language("x = f(1)\ny = f(2)", "Explain this Python code"), "python");
        assert_eq!(language("x = f(1)\ny = f(2)", "Turn this Python code into Ruby"), "");
        assert_eq!(language("print(\"a\")\nlocal x = 1", "Explain this Lua code"), "");
    }
}
