//! The language that code is written in, where it is sure.

use prompt_host_plugin::search::{has, split_at};
use prompt_host_plugin::word_list;

use crate::language_signs::{LANGUAGES, Mark, NAMES};
use crate::lists::{ends_in, has_any, says, starts_in};

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
    // What a program prints is in no language, whatever the program is written in.
    if starts_in(code, "0123456789") || code.starts_with("Traceback") || has(code, "\n    at ") {
        return "";
    }
    let named = named(said);
    let (mut best, mut second) = (("", 0), 0);
    for (name, _) in LANGUAGES {
        let bonus = if named == Some(name) { SURE } else { 0 };
        let score = score(code, name) + bonus;
        if score > best.1 {
            second = if extends(name, best.0) { second } else { best.1 };
            best = (name, score);
        } else if score > second && !extends(best.0, name) {
            second = score;
        }
    }
    // A language without signs has its name to go by.
    if let Some(name) = named.filter(|name| best.1 < SURE && signs_of(name).is_none()) {
        return name;
    }
    // Naming it would answer the question.
    let is_asked = has(said, "language is") || has(said, "programming language");
    let is_foreign = named.is_some_and(|name| name != best.0 && signs_of(name).is_none());
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
    let marks = signs_of(name).unwrap_or_default();
    marks.iter().fold(0, |sum, (mark, weight)| if has(code, mark) { sum + weight } else { sum })
}

#[inline(never)]
fn signs_of(name: &str) -> Option<&'static [Mark]> {
    LANGUAGES.iter().find(|(known, _)| *known == name).map(|(_, marks)| *marks)
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
        assert_eq!(language("Traceback (most recent call last):\n  File \"a.py\"", "My Python script fails"), "");
        assert_eq!(language("TypeError: x\n    at f (a.js:1)", "My JavaScript code fails"), "");
        assert_eq!(language("def a(x):\n    return x", "Translate this into Haskell"), "python");
    }
}
