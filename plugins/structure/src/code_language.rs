//! The language that code is written in, where it is sure.

use prompt_host_plugin::{Phrases, word_list};

use crate::lists::{ends_in, has, has_any, says, split_at, starts_in};

/// What the code of a language holds, and how much that says.
type Mark = (&'static str, u32);

/// Signs of each language: what its code holds, and how much that says.
const LANGUAGES: &[(&str, &[Mark])] = &[
    (
        "python",
        &[
            ("import numpy", 3),
            ("import pandas", 3),
            ("def __init__(", 3),
            ("__name__", 3),
            ("elif ", 3),
            ("):\n", 2),
            ("self.", 2),
            ("import ", 1),
            (" in range(", 3),
            ("print(f", 3),
            ("np.", 1),
            ("None", 1),
            ("\"\"\"", 2),
            ("def ", 1),
            ("torch.", 2),
            ("plt.", 2),
            ("pd.", 1),
        ],
    ),
    (
        "javascript",
        &[
            ("console.log(", 3),
            ("document.", 2),
            ("===", 2),
            ("!==", 2),
            ("=> {", 2),
            ("function ", 1),
            ("const ", 1),
            ("let ", 1),
            ("require('", 2),
            ("export default", 2),
            ("} from \"", 2),
            ("} from '", 2),
        ],
    ),
    (
        "typescript",
        &[
            ("): void", 2),
            (": string", 3),
            (": number", 3),
            (": boolean", 3),
            ("interface ", 1),
            ("import type", 3),
            (" as const", 3),
        ],
    ),
    (
        "java",
        &[
            ("public static void main", 3),
            ("System.out.", 3),
            ("import java", 3),
            ("@Override", 3),
            ("new ArrayList", 3),
            ("public class ", 1),
            ("private ", 1),
            ("String ", 1),
            (" throws ", 2),
        ],
    ),
    (
        "csharp",
        &[
            ("using System", 3),
            ("Console.Write", 3),
            ("{ get; set; }", 3),
            ("foreach (var", 3),
            ("MonoBehaviour", 3),
            ("public class ", 1),
            ("private ", 1),
            ("BindingFlags.", 3),
            ("typeof(", 1),
        ],
    ),
    (
        "c",
        &[
            ("<stdio.h>", 3),
            ("<stdlib.h>", 3),
            ("printf(", 1),
            ("malloc(", 2),
            ("int main(void)", 2),
            ("FILE *", 2),
            ("#define ", 1),
            ("fprintf(", 2),
            ("(void)", 1),
        ],
    ),
    (
        "cpp",
        &[
            ("std::", 4),
            ("<iostream>", 5),
            ("<vector>", 4),
            ("cout <<", 4),
            ("using namespace", 4),
            ("vector<", 3),
            ("nullptr", 3),
            ("public:\n", 3),
            ("template <", 3),
            ("const string&", 2),
        ],
    ),
    ("go", &[("package main", 3), ("func (", 2), ("func main()", 3), ("fmt.", 3), ("err != nil", 3), (" := ", 2)]),
    (
        "rust",
        &[
            ("let mut ", 3),
            ("println!(", 3),
            ("pub fn ", 3),
            ("fn ", 2),
            ("&str", 2),
            ("use std::", 5),
            ("Vec<", 2),
            (".unwrap()", 2),
            (".iter()", 2),
            ("impl ", 2),
        ],
    ),
    ("sql", &[("SELECT ", 2), ("INSERT INTO ", 3), ("CREATE TABLE ", 3), ("FROM ", 1), ("WHERE ", 1), ("GROUP BY", 1)]),
    (
        "bash",
        &[
            ("#!/bin/bash", 9),
            ("#!/bin/sh", 9),
            ("#!/usr/bin/env bash", 9),
            ("; then", 3),
            ("$ sudo ", 3),
            ("apt-get ", 3),
            ("apt install ", 3),
        ],
    ),
    ("php", &[("<?php", 9), ("$this->", 3)]),
    ("ruby", &[(".each do", 3), ("attr_accessor", 3), ("puts ", 2), (" do |", 3), ("\nend", 1), ("def ", 1)]),
    (
        "kotlin",
        &[("fun main(", 3), ("fun ", 2), ("@Composable", 3), ("val ", 1), ("data class ", 3), ("override fun", 3)],
    ),
    (
        "swift",
        &[("import SwiftUI", 4), ("import UIKit", 4), ("guard let ", 3), ("@State ", 3), ("func ", 1), ("let ", 1)],
    ),
    ("css", &[("px;", 2), ("@media ", 3), ("display: ", 2), ("margin: ", 2), ("color: ", 1), ("font-size: ", 2)]),
    ("yaml", &[("apiVersion: ", 9)]),
    ("solidity", &[("pragma solidity", 9)]),
    ("lua", &[("local function ", 3), (" then\n", 1), ("local ", 1)]),
    ("r", &[("<- function(", 3), ("library(", 2), ("%>%", 3), (" <- ", 1)]),
    ("dart", &[("import 'package:", 3), ("Widget build(", 3)]),
    ("powershell", &[("Write-Host", 3), ("Get-", 1), ("$_.", 2), ("param(", 1)]),
    ("nginx", &[("proxy_pass ", 3), ("server {", 2), ("location /", 2)]),
    ("diff", &[("diff --git ", 9)]),
];

/// What people call a language, or what is written in it, and its name in a fence; `""`
/// where a name may mean several: its code must not pass for another's.
static NAMES: Phrases<&'static str> = Phrases::new(&[
    ("assembly", ""),
    ("bash", "bash"),
    ("bash script", "bash"),
    ("c code", "c"),
    ("c function", "c"),
    ("c program", "c"),
    ("c#", "csharp"),
    ("c++", "cpp"),
    ("css", "css"),
    ("dart", "dart"),
    ("django", "python"),
    ("go code", "go"),
    ("golang", "go"),
    ("haskell", "haskell"),
    ("html", "html"),
    ("ironpython", "python"),
    ("java", "java"),
    ("javascript", "javascript"),
    ("jsx", ""),
    ("julia", "julia"),
    ("kotlin", "kotlin"),
    ("lua", "lua"),
    ("matlab", "matlab"),
    ("mysql", "sql"),
    ("nginx", "nginx"),
    ("node.js", "javascript"),
    ("pandas", "python"),
    ("perl", "perl"),
    ("php", "php"),
    ("postgresql", "sql"),
    ("powershell", "powershell"),
    ("python", "python"),
    ("pytorch", "python"),
    ("r code", "r"),
    ("r script", "r"),
    ("react", ""),
    ("ruby", "ruby"),
    ("rust", "rust"),
    ("scala", "scala"),
    ("shell script", "bash"),
    ("solidity", "solidity"),
    ("sql", "sql"),
    ("sqlite", "sql"),
    ("svelte", "svelte"),
    ("swift", "swift"),
    ("terraform", "hcl"),
    ("typescript", "typescript"),
    ("vba", "vba"),
    ("vue", "vue"),
]);

word_list! {
    /// Work after which the language that is named may be the one that is wanted.
    static CONVERSIONS = [
        "change", "convert", "converting", "convertir", "convertis", "convierte", "implement", "konvertiere", "migrate", "port", "porte", "re-write", "reescribe", "rewrite", "réécris", "schreibe", "traduce", "traduis", "translate", "turn", "wandle", "write", "écris", "übersetze", "书写", "変換", "改写", "書き換え", "翻译", "转换",
    ];
}

/// Bytes of the code that are searched.
const LOOKED_AT: usize = 4_096;

/// Below this the signs may be chance.
const SURE: u32 = 3;

/// The language's name in a fence; `""` when it is not sure. `said` is what the person
/// says around the code.
pub(crate) fn language(code: &str, said: &str) -> &'static str {
    let whole = code.trim();
    // The first screens say enough, and a long file would be searched for every sign.
    let code = whole.get(..whole.floor_char_boundary(LOOKED_AT)).unwrap_or(whole);
    if starts_in(code, "{[") {
        return if is_json(whole) { "json" } else { "" };
    }
    if code.starts_with('<') && !code.starts_with("<?php") {
        return markup(code);
    }
    let named = named(said);
    let scores = |name: &str| score(code, name);
    let (mut best, mut second) = (("", 0), 0);
    for (name, _) in LANGUAGES {
        let bonus = if named == Some(name) { SURE } else { 0 };
        let score = scores(name) + bonus;
        if score > best.1 {
            second = if extends(name, best.0) { second } else { best.1 };
            best = (name, score);
        } else if score > second && !extends(best.0, name) {
            second = score;
        }
    }
    // A language without signs has its name to go by.
    if let Some(name) = named.filter(|name| best.1 < SURE && !LANGUAGES.iter().any(|(known, _)| known == name)) {
        return name;
    }
    // Naming it would answer the question.
    let is_asked = has(said, "language is") || has(said, "programming language");
    let is_foreign = named.is_some_and(|name| name != best.0 && !LANGUAGES.iter().any(|(known, _)| *known == name));
    let is_sure = best.1 >= SURE && second * 2 <= best.1 && !is_asked && !is_foreign && !has_markup_in_script(code);
    if is_sure { best.0 } else { "" }
}

fn score(code: &str, name: &str) -> u32 {
    let own = signs(code, name);
    match name {
        "typescript" if own + typed(code) >= SURE => own + typed(code) + signs(code, "javascript"),
        "cpp" if own >= SURE => own + signs(code, "c"),
        _ => own,
    }
}

#[inline(never)]
fn signs(code: &str, name: &str) -> u32 {
    let Some((_, marks)) = LANGUAGES.iter().find(|(known, _)| *known == name) else { return 0 };
    marks.iter().fold(0, |sum, (mark, weight)| if has(code, mark) { sum + weight } else { sum })
}

fn typed(code: &str) -> u32 {
    if has_types(code) { SURE } else { 0 }
}

/// `const index: Provider = …`
fn has_types(code: &str) -> bool {
    code.lines().any(|line| {
        let name = line.trim_start();
        let name = name.strip_prefix("export ").unwrap_or(name).strip_prefix("const ");
        name.and_then(|rest| split_at(rest, ": "))
            .is_some_and(|(name, _)| name.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    })
}

/// Whether whoever writes `wider` also writes what is a sign of `narrower`.
fn extends(wider: &str, narrower: &str) -> bool {
    matches!((wider, narrower), ("typescript", "javascript") | ("cpp", "c"))
}

/// The one language that the person says the code is in.
fn named(said: &str) -> Option<&'static str> {
    let mut names = NAMES.find(said).map(|found| *found.value);
    let first = names.next()?;
    let is_only = names.all(|name| name == first);
    // "Convert this into Rust": what is named is not what is there.
    (is_only && (first.is_empty() || !says(said, &CONVERSIONS))).then_some(first)
}

/// JSX has a script's statements around tags: neither language alone.
fn has_markup_in_script(code: &str) -> bool {
    has(code, "</") && has(code, "return (")
}

fn is_json(code: &str) -> bool {
    let has_keys = has(code, "\":") || has(code, "\" :");
    let is_array = code.starts_with('[') && has_any(code, "\",");
    let is_program = code.lines().any(|line| line.trim_end().ends_with(';')) || has(code, "{{") || has(code, "//");
    ends_in(code, "}]") && (has_keys || is_array && !has_any(code, "=(")) && !is_program
}

fn markup(code: &str) -> &'static str {
    let lower = code.to_ascii_lowercase();
    let is_html = ["<!doctype html", "<html", "<div", "<body", "<p>", "<script", "<form", "<table", "<ul"];
    let is_template = ["<?=", "{{", "{%", "@click", "v-if", "classname="].iter().any(|mark| has(&lower, mark));
    if lower.starts_with("<?xml") {
        "xml"
    } else if is_html.iter().any(|tag| has(&lower, tag)) && !is_template {
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
        assert_eq!(language("print(\"a\")\nlocal x = 1", "Explain this Lua code"), "lua");
        assert_eq!(language("x = f(1)\ny = f(2)", "Rewrite this in Rust"), "");
        assert_eq!(language("x = f(1)\ny = f(2)", "Explain this Haskell code"), "haskell");
        assert_eq!(language("def a(x):\n    return x", "Translate this into Haskell"), "python");
    }
}
