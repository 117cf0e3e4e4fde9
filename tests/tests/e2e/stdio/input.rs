//! Prompts and messages that nobody planned for: a right answer or a clear error, and never
//! a changed protected text.

use serde_json::{Value, json};

use crate::client::{Client, Era};
use crate::home::Home;

/// Prompts that are hard to read rightly, by what is hard about them.
fn prompts() -> Vec<(&'static str, String)> {
    let mebibyte = "Please note that 5 km is a  long way. ".repeat(1 + (1 << 20) / 38);
    vec![
        ("empty", String::new()),
        ("whitespace", " \t\r\n \u{a0}\u{3000}\n\n".to_owned()),
        ("one mebibyte", mebibyte[..1 << 20].to_owned()),
        ("one mebibyte without a break", "x".repeat(1 << 20)),
        (
            "NUL and control characters",
            "In order to \0 beep \u{7}\u{1b}[31m now\u{1b}[0m, run `a\0b`.\u{85}\u{2028}".to_owned(),
        ),
        ("CRLF", "In order to find it,  train.\r\n\r\n\r\n\r\n```sh\r\nls  -l\r\n```\r\n".to_owned()),
        ("a lone carriage return", "In order to find it,\rtrain  at 5 km.".to_owned()),
        ("mixed scripts", "In order to 学ぶ, прочитай `кни\u{301}га  1` и واحد 10 kg, bitte.".to_owned()),
        (
            "right to left",
            "من فضلك اقرأ `קובץ  אחד` في https://مثال.example/أ?ب=1 \u{202e}txt\u{202c}  الآن.".to_owned(),
        ),
        ("emoji with joiners", "In order to draw 👨‍👩‍👧‍👦  and 🏳️‍🌈, use `👩‍💻  x` 3 times.".to_owned()),
        ("an unclosed fence", "In order to see:\n```py\nprint( 'in order to' )\nx  =  1\n".to_owned()),
        (
            "nested fences",
            "In order to see:\n````md\n```py\nx  =  1\n```\nin order to\n````\nIn order to go on.".to_owned(),
        ),
        ("tildes in backticks", "~~~\n```\nin order to  \n~~~\nIn order to go on.\n```".to_owned()),
        ("only code", "fn main() {\n    let  x = \"in order to\";\n\tprintln!(\"{x}\");\n}\n".to_owned()),
        ("only a fence", "```\nin order to  please  \n```".to_owned()),
        ("a byte order mark", "\u{feff}In order to find it, sort the list.".to_owned()),
        ("combining marks", format!("In order to see a{}, look.", "\u{301}".repeat(500))),
        ("a thousand backticks", "`".repeat(1000) + "in order to" + &"`".repeat(999)),
        ("many brackets", "{{[(<".repeat(2000)),
    ]
}

#[test]
fn every_odd_prompt_keeps_its_protected_texts_and_settles() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    for (what, prompt) in prompts() {
        let report = client.call("improve_prompt", json!({ "prompt": prompt, "apply": "suggested" }));
        assert_eq!(report["original"].as_str(), Some(prompt.as_str()), "{what}");
        assert_eq!(report["skipped"], json!([]), "{what}");
        let improved = report["improved"].as_str().unwrap();
        assert_kept(what, &report, &prompt, improved);
        let again = client.call("improve_prompt", json!({ "prompt": improved, "apply": "suggested" }));
        assert_eq!(again["improved"].as_str(), Some(improved), "{what} does not settle");
        assert_eq!(again["status"], "unchanged", "{what}");
        client.call("check_prompt", json!({ "prompt": prompt }));
    }
}

/// Every protected text occurs at least as often as before.
fn assert_kept(what: &str, report: &Value, prompt: &str, improved: &str) {
    let at = |span: &Value, name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
    let spans = report["analysis"]["protected"].as_array().unwrap();
    let mut texts: Vec<&str> =
        spans.iter().map(|found| &prompt[at(&found["span"], "start")..at(&found["span"], "end")]).collect();
    texts.sort_unstable();
    for group in texts.chunk_by(|one, other| one == other) {
        let kept = improved.matches(group[0]).count();
        assert!(kept >= group.len(), "{what}: {:?} is there {kept} times instead of {}", group[0], group.len());
    }
}

#[test]
fn what_is_odd_and_what_is_improvable_are_told_apart() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Discover);
    for (prompt, expected) in [
        (
            "In order to find it,  sort the list.\r\n\r\n```sh\r\nls  -l\r\n```\r\n",
            "To find it, sort the list.\r\n\r\n```sh\r\nls  -l\r\n```\r\n",
        ),
        ("```\nin order to  please  \n```", "```\nin order to  please  \n```"),
        (
            "In order to find it, sort the list:\n```py\nin order to\n",
            "To find it, sort the list:\n```py\nin order to\n",
        ),
        ("In order to draw 👨‍👩‍👧‍👦 as they are, use `👩‍💻  x`.", "To draw 👨‍👩‍👧‍👦 as they are, use `👩‍💻  x`."),
    ] {
        assert_eq!(client.improve(prompt), expected);
    }
}

#[test]
fn a_prompt_over_the_limit_is_an_error_that_names_the_limit() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Discover);
    let arguments = json!({ "prompt": "x".repeat((1 << 20) + 1) });
    let answer = client.ask("tools/call", json!({ "name": "improve_prompt", "arguments": arguments }));
    let text = answer["result"]["content"][0]["text"].as_str().unwrap();
    assert!(text.contains("1048577 bytes; 1048576 are allowed (setting `improve.max_prompt_bytes`)"), "{text}");
}

#[test]
fn broken_messages_get_an_error_with_their_id_and_the_next_is_read() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    let call = |prompt: &[u8]| {
        let head = br#"{"jsonrpc":"2.0","id":"odd","method":"tools/call","params":{"name":"improve_prompt","arguments":{"prompt":""#;
        [head.as_slice(), prompt, b"\"}}}\n"].concat()
    };
    let too_long = call(&vec![b'x'; 17 << 20]);
    for (what, line, id, code) in [
        ("a lone surrogate", call(br"lone \ud83d surrogate"), json!("odd"), -32700),
        ("two surrogates the wrong way round", call(br"\udc00\ud83d"), json!("odd"), -32700),
        ("no UTF-8", call(b"\xff\xfe"), json!("odd"), -32700),
        ("a raw NUL in JSON", call(b"a\0b"), json!("odd"), -32700),
        ("no JSON", b"improve my prompt\n".to_vec(), Value::Null, -32700),
        ("a batch", b"[{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}]\n".to_vec(), Value::Null, -32600),
        ("a message over its limit", too_long, json!("odd"), -32600),
    ] {
        client.write(&line);
        let answer = client.receive();
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&id, &json!(code)), "{what}: {answer}");
        assert_eq!(client.improve("In order to find it, sort the list."), "To find it, sort the list.", "{what}");
    }
}
