use proptest::prelude::*;

use super::*;

/// The protected texts of `text`, each with its kind.
fn found(text: &str) -> Vec<(Protection, &str)> {
    protect(text).iter().map(|protected| (protected.kind, protected.span.of(text))).collect()
}

/// Every case protects exactly these texts, all of one kind.
fn assert_exactly(kind: Protection, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let expected: Vec<(Protection, &str)> = expected.iter().map(|part| (kind, *part)).collect();
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn prose_stays_editable() {
    for text in [
        "Could you please help me, and/or tell him/her what to do?",
        "It's the dogs' dinner; don't touch it (really).",
        "Write a poem, e.g. about rain, i.e. water - lots of it.",
        "Either way: yes! No? Well... perhaps.",
        "He said 'tis the season and rock it till you drop.",
        "A slip \" of the keyboard protects nothing.",
        "Let x be the number of apples; let y be the rest.",
        "- first item\n- second item\n\n# Heading\n\n---\n\n*emphasis* and **strong** words",
        "Use the tone(s) that fit: warm, calm (not cold).",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn fences_are_those_of_commonmark() {
    assert_exactly(
        Protection::CodeFence,
        &[
            ("a\n```rust\nlet x;\n```\nb", &["```rust\nlet x;\n```"]),
            ("~~~\n```\n~~~\nb", &["~~~\n```\n~~~"]),
            ("````md\n```\ninner\n```\n````\nb", &["````md\n```\ninner\n```\n````"]),
            ("```\nopen to the end", &["```\nopen to the end"]),
            ("```\na\n`````  \nb", &["```\na\n`````  "]),
            ("- item\n  ```sh\n  ls\n  ```\n- next", &["```sh\n  ls\n  ```"]),
            ("Fix this: ```js\nf()\n\ng()\n```\nnow", &["```js\nf()\n\ng()\n```"]),
            ("> ```\n> code\n> ```\nprose", &["```\n> code\n> ```"]),
            ("> ```\n> code\nprose", &["```\n> code"]),
            ("```\r\na\r\n```\r\nb", &["```\r\na\r\n```"]),
        ],
    );
}

#[test]
fn inline_code_needs_as_many_backticks_at_its_end() {
    assert_exactly(
        Protection::CodeInline,
        &[
            ("use `map` here", &["`map`"]),
            ("use ``a`b`` here", &["``a`b``"]),
            ("a `b\nc` d", &["`b\nc`"]),
            ("a `b\n\nc` d", &[]),
            ("one ` alone", &[]),
        ],
    );
}

#[test]
fn evident_code_needs_no_fence() {
    assert_exactly(
        Protection::CodeEvident,
        &[
            (
                "Explain:\nfor (int i = 0; i < n; i++) {\n  sum += i;\n}\nThanks",
                &["for (int i = 0; i < n; i++) {\n  sum += i;\n}"],
            ),
            (
                "Why?\ndef f(x):\n    return x\n\nprint(f(2))\nPlease answer.",
                &["def f(x):\n    return x\n\nprint(f(2))"],
            ),
            (
                "Why?\nint main(void)\n{\n  puts(\"a\"); puts(\"b\");\n}\nThanks",
                &["int main(void)\n{\n  puts(\"a\"); puts(\"b\");\n}"],
            ),
            ("Parse {\"a\": {\"b\": 1}} now", &["{\"a\": {\"b\": 1}}"]),
            ("Data:\n{\n  \"a\": [1, 2],\n  \"b\": \"x y\"\n}\nSum it.", &["{\n  \"a\": [1, 2],\n  \"b\": \"x y\"\n}"]),
            ("Rows:\nname,age,city\nAnn,5,Rome\nBob,7,Oslo\nSort them.", &["name,age,city\nAnn,5,Rome\nBob,7,Oslo"]),
            ("Rows:\nname\tage\nAnn\t5\n\nSort.", &["name\tage\nAnn\t5"]),
            (
                "Log:\n2024-01-02 10:00:01 ERROR disk full\n2024-01-02 10:00:02 INFO retry\nWhy?",
                &["2024-01-02 10:00:01 ERROR disk full\n2024-01-02 10:00:02 INFO retry"],
            ),
            ("Run\n$ cargo build\nand look.", &["$ cargo build"]),
            ("Speed up\nSELECT a, b\nFROM t\nWHERE a = 1;\nplease", &["SELECT a, b\nFROM t\nWHERE a = 1;"]),
            (
                "Review\ndiff --git a/x b/x\n@@ -1 +1 @@\n-old words here\n+new words here\nthanks",
                &["diff --git a/x b/x\n@@ -1 +1 @@\n-old words here\n+new words here"],
            ),
            ("Fix\n<div>\n  <p>Hello there</p>\n</div>\nplease", &["<div>\n  <p>Hello there</p>\n</div>"]),
            (
                "Call get_user_name() or std::mem::swap or list.append(x) there",
                &["get_user_name()", "std::mem::swap", "list.append(x)"],
            ),
            (
                "Chart this: switch (currentState) {\n  case IDLE:\n    break;\n}",
                &["switch (currentState) {\n  case IDLE:\n    break;\n}"],
            ),
        ],
    );
}

#[test]
fn addresses_end_before_the_sentence_does() {
    assert_exactly(
        Protection::Url,
        &[
            ("See https://a.example/b?c=d#e.", &["https://a.example/b?c=d#e"]),
            ("(see https://en.wikipedia.org/wiki/Rust_(language))", &["https://en.wikipedia.org/wiki/Rust_(language)"]),
            ("ftp://h/x, file:///etc/x; www.example.com!", &["ftp://h/x", "file:///etc/x", "www.example.com"]),
            ("https://例え.jp/道?q=é と", &["https://例え.jp/道?q=é"]),
            ("visit example.com/a or docs.rs/x today", &["example.com/a"]),
        ],
    );
    assert_exactly(Protection::Email, &[("mail a.b+c@mail.example.org, now", &["a.b+c@mail.example.org"])]);
}

#[test]
fn paths_are_found_and_slashes_between_words_are_not() {
    assert_exactly(
        Protection::Path,
        &[
            ("open /etc/hosts and ./a or ../b/c and ~/d.", &["/etc/hosts", "./a", "../b/c", "~/d"]),
            ("edit src/main.rs, main.rs and .gitignore", &["src/main.rs", "main.rs", ".gitignore"]),
            ("in C:\\Users\\me\\a.txt or \\\\host\\share\\x", &["C:\\Users\\me\\a.txt", "\\\\host\\share\\x"]),
            ("input/output and he/she/they", &[]),
        ],
    );
}

#[test]
fn numbers_keep_signs_currencies_and_units() {
    assert_exactly(
        Protection::Number,
        &[
            ("walk 5 km in 250 ms or 10 words", &["5 km", "250 ms", "10"]),
            ("from -3.5 to +1,000.50 and 1.000,5", &["-3.5", "+1,000.50", "1.000,5"]),
            ("1e-9 or 6.02e23, 0xFF", &["1e-9", "6.02e23", "0xFF"]),
            ("pay $5 and $10, 5 € or US$20, £3.50", &["$5", "$10", "5 €", "US$20", "£3.50"]),
            ("the 1st of 5-10 at 50% or 99.9 %", &["1st", "5-10", "50%", "99.9 %"]),
            ("on 2024-01-02 at 10:30 am, v1.2.3, 16:9, 1/2", &["2024-01-02", "10:30 am", "v1.2.3", "16:9", "1/2"]),
            ("H2O, GPT4, GPT-4o and COVID-19", &["H2O", "GPT4", "GPT-4o", "COVID-19"]),
            ("在2024年写20000字", &["2024年", "20000字"]),
            ("りんご３個と٣ كتب", &["３個", "٣"]),
            ("10 000 mots, #5, #ff00aa, 720p, 5km", &["10 000", "#5", "#ff00aa", "720p", "5km"]),
            ("5 minutes, 20 °C, 3 million dollars", &["5 minutes", "20 °C", "3 million"]),
        ],
    );
}

#[test]
fn quotations_of_many_languages_are_found_whole() {
    assert_exactly(
        Protection::Quotation,
        &[
            ("say \"hello there\" to him", &["\"hello there\""]),
            ("say “a ‘b’ c” and „d“ and «e» and ‹f›", &["“a ‘b’ c”", "„d“", "«e»", "‹f›"]),
            ("と「言う『こと』だ」と", &["「言う『こと』だ」"]),
            ("use 'quick words' but don't", &["'quick words'"]),
            ("print \"${title}\", then stop", &["\"${title}\""]),
            ("と「言う\n\n続く」と", &["「言う\n\n続く」"]),
            ("in ``TeX quotes'' too", &["``TeX quotes''"]),
            ("an \"outer \"inner\" quotation\" here", &["\"outer \"inner\" quotation\""]),
            ("with \"5 km and {x}\" in it", &["\"5 km and {x}\""]),
            ("> quoted line\n> and more\nprose", &["> quoted line\n> and more"]),
            ("\"open for ever\n\nand on", &[]),
        ],
    );
}

#[test]
fn slots_of_all_shapes_are_placeholders() {
    assert_exactly(
        Protection::Placeholder,
        &[
            ("dear {{name}}, {% if x %} ${city} {topic} {}", &["{{name}}", "{% if x %}", "${city}", "{topic}", "{}"]),
            (
                "dear <your name>, <<x>> [INSERT DATE] [your city]",
                &["<your name>", "<<x>>", "[INSERT DATE]", "[your city]"],
            ),
            ("use %s, %5.2f, %(name)s, $HOME and __NAME__", &["%s", "%5.2f", "%(name)s", "$HOME", "__NAME__"]),
            ("the capital is ____ today", &["____"]),
            ("{{{raw}}}", &["{{{raw}}}"]),
        ],
    );
}

#[test]
fn a_slot_with_marks_of_its_own_may_carry_a_whole_text() {
    let default = "i sell lamps on my own page. Do i need a licence? ".repeat(20);
    let dollar = format!("${{goal:{default}}}");
    let braces = format!("{{{{ goal | default('{default}') }}}}");
    let (nested, plain) = (format!("${{{dollar}}}"), format!("{{goal:{default}}}"));
    assert_exactly(
        Protection::Placeholder,
        &[
            (&format!("My goal: {dollar}. Help me."), &[&dollar]),
            (&format!("My goal: {nested}. Help me."), &[&nested]),
            (&format!("My goal: {braces}. Help me."), &[&braces]),
            (&format!("My goal: {plain}. Help me."), &[]),
            // The first one was never closed; what closes is the second one's.
            (&format!("My goal: {{{{ goal {default} and {{{{name}}}}."), &["{{name}}"]),
        ],
    );
}

#[test]
fn front_matter_stands_at_the_top_only() {
    assert_exactly(
        Protection::FrontMatter,
        &[
            ("---\nname: x\n---\nprose", &["---\nname: x\n---"]),
            ("+++\nname = 1\n+++\nprose", &["+++\nname = 1\n+++"]),
            ("---\n\nprose with a rule\n\n---\nmore", &[]),
            ("prose\n---\nname: x\n---", &[]),
        ],
    );
}

#[test]
fn markup_is_protected_and_the_prose_in_it_is_not() {
    assert_exactly(
        Protection::Markup,
        &[
            (
                "<task>do it</task> <br/> <!-- note\nmore --> &amp;",
                &["<task>", "</task>", "<br/>", "<!-- note\nmore -->", "&amp;"],
            ),
            (
                "see [the text](https://a.example/x) and ![alt](y.png)",
                &["[", "](https://a.example/x)", "![", "](y.png)"],
            ),
            ("note[^1]\n[ref]: https://a.example/x", &["[^1]", "[ref]: https://a.example/x"]),
            ("| a | b |\n|---|---|\n| c | d |\nprose", &["| a | b |\n|---|---|\n| c | d |"]),
            ("with $x^2$ and $$\\sum_i x$$ and \\(y\\) and \\[z\\]", &["$x^2$", "$$\\sum_i x$$", "\\(y\\)", "\\[z\\]"]),
            ("\\begin{align}\na\n\\end{align} b", &["\\begin{align}\na\n\\end{align}"]),
        ],
    );
}

#[test]
fn the_outer_thing_wins() {
    assert_eq!(found("`\"5 km\"`"), [(Protection::CodeInline, "`\"5 km\"`")]);
    assert_eq!(found("\"see https://a.example/5\""), [(Protection::Quotation, "\"see https://a.example/5\"")]);
}

#[test]
fn a_mebibyte_of_anything_is_read_quickly() {
    let hostile = [
        "{",
        "}",
        "`",
        "` x",
        "``` ",
        "<",
        "<a ",
        "<x></",
        "\"",
        "'a ",
        "“",
        "1",
        "1 ",
        "a.",
        "a/",
        "a,",
        "a-",
        "a@",
        "[",
        "[[]",
        "(",
        "$",
        "$a ",
        "\\(",
        "\\begin{a}",
        "<!--",
        "<script>",
        " ",
        "\n",
        "a\n",
        "{\n",
        "${",
        "{{ ",
        "{{a}",
        "[\"a\n",
        "> a\n",
        "| a\n",
        "a\tb\n",
        "a,b,c\n",
        "x ```\n",
        "```\n`",
        "- ",
        "@",
        "_",
        "%(",
        "好",
        "e\u{301}",
        "\u{200d}",
        "a: for (",
        "f(",
        "a_b(",
        "a->",
        "Dr. ",
        "...",
        "a\u{300}b ",
    ];
    let whole = ["{", "[", "`", "<", "\"", "1", "a", " ", "\n", "> a\n"];
    for unit in hostile.into_iter().chain(["a"]) {
        // The plainest ones at full size; a sixteenth shows a quadratic reader of the others as well.
        let size = if whole.contains(&unit) { 1 << 20 } else { 1 << 16 };
        let text = unit.repeat(size / unit.len());
        let start = std::time::Instant::now();
        let _ = super::super::Document::analyse(text.as_str());
        // Linear work takes a second at most, even without optimisation and on a busy machine;
        // quadratic work on so much text takes many minutes.
        assert!(start.elapsed().as_secs() < 20, "{unit:?} took {:?}", start.elapsed());
    }
}

/// Pieces that scanners care about, glued at random, and any Unicode at all.
fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,6}",
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "`",
            "```",
            "~~~",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "> ",
            "- ",
            "{",
            "}",
            "{{",
            "}}",
            "<",
            ">",
            "</a>",
            "<!--",
            "\"",
            "'",
            "“",
            "”",
            "$",
            "$$",
            "\\",
            "\\(",
            "[",
            "](",
            "]",
            "|",
            "---",
            "5",
            "1,000",
            " km",
            "é",
            "好",
            "\0",
            "\u{200d}",
            "👩\u{200d}💻",
            "\u{301}",
            "\u{202e}",
            "http://",
            "a@b.c",
            "/a/b",
            "C:\\",
            "%s",
            ":",
            "for (;;) {",
            "\t",
            " ",
            "#",
            "$5",
            "...",
            "。",
            "_",
            "@",
            "...",
            "\u{feff}",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn protected_spans_are_in_order_and_fit(text in hostile_text()) {
        let document = super::super::Document::analyse(text.as_str());
        let mut end = 0;
        for Protected { span, .. } in &document.protected {
            prop_assert!(span.fits(&text) && !span.is_empty() && span.start >= end);
            end = span.end;
        }
        let mut end = 0;
        for span in &document.sentences {
            prop_assert!(span.fits(&text) && span.start >= end);
            prop_assert_eq!(span.of(&text).trim(), span.of(&text));
            prop_assert!(!span.is_empty());
            end = span.end;
        }
        let again = super::super::Document::analyse(text.as_str());
        prop_assert_eq!(&document, &again);
        prop_assert!(kept(&text, &document.protected, &text, &again.protected).is_ok());
    }

    #[test]
    fn a_fence_after_any_closed_text_is_one_span(words in "[a-z ,.]{0,60}", code in "[a-z{}\"'<$\\\\ \n]{0,80}") {
        let fence = format!("````\n{code}\n````");
        let text = format!("{words}\n{fence}\nand then");
        let start = words.len() + 1;
        prop_assert!(protect(&text).contains(&Protected::new(start, start + fence.len(), Protection::CodeFence)));
    }

    #[test]
    fn whatever_an_edit_of_prose_does_the_check_speaks_the_truth(before in hostile_text(), after in hostile_text()) {
        let (old, new) = (protect(&before), protect(&after));
        if kept(&before, &old, &after, &new).is_ok() && before != after {
            for Protected { span, .. } in &old {
                let text = span.of(&before);
                prop_assert!(after.contains(text), "{:?} is lost", text);
            }
        }
    }
}
