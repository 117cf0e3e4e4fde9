//! Japanese.

use prompt_host_plugin::Phrases;

use super::{Address, Demand, Forms, Positive};

const PLAIN_TEXT: Positive =
    Positive::one("Markdownを使わず、プレーンテキストで書いてください").demanding(Demand::PlainText);
const PLAIN_TEXT_NO_SYNTAX: Positive =
    Positive::one("Markdown記法を使わず、プレーンテキストで書いてください").demanding(Demand::PlainText);
const PLAIN_TEXT_IN_KATAKANA: Positive =
    Positive::one("マークダウンを使わず、プレーンテキストで書いてください").demanding(Demand::PlainText);
const NO_TERMS: Positive = Positive::one("専門用語を使わず、平易な言葉で書いてください").demanding(Demand::PlainWords);
const SIMPLE_WORDS: Positive =
    Positive::one("難しい言葉を使わず、やさしい言葉で書いてください").demanding(Demand::PlainWords);
const ACTIVE: Positive = Positive::one("受動態ではなく、能動態で書いてください");
const SHORT_SENTENCES: Positive = Positive::one("一文を短くしてください");
const BRIEF: Positive = Positive::one("簡潔に書いてください").demanding(Demand::Brevity);

pub(super) static FORMS: Forms = Forms { openings: &OPENINGS, things: &THINGS, whole: &WHOLE, joins: false };

static OPENINGS: Phrases<Address> = Phrases::new(&[]);

static THINGS: Phrases<Positive> = Phrases::new(&[]);

static WHOLE: Phrases<(Positive, Address)> = Phrases::new(&[
    ("markdownは使わないでください", (PLAIN_TEXT, Address::Familiar)),
    ("markdownは使用しないでください", (PLAIN_TEXT, Address::Familiar)),
    ("markdownは避けてください", (PLAIN_TEXT, Address::Familiar)),
    ("markdownを使わないでください", (PLAIN_TEXT, Address::Familiar)),
    ("markdownを使用しないでください", (PLAIN_TEXT, Address::Familiar)),
    ("markdownを避けてください", (PLAIN_TEXT, Address::Familiar)),
    ("markdown記法は使わないでください", (PLAIN_TEXT_NO_SYNTAX, Address::Familiar)),
    ("markdown記法は使用しないでください", (PLAIN_TEXT_NO_SYNTAX, Address::Familiar)),
    ("markdown記法は避けてください", (PLAIN_TEXT_NO_SYNTAX, Address::Familiar)),
    ("markdown記法を使わないでください", (PLAIN_TEXT_NO_SYNTAX, Address::Familiar)),
    ("markdown記法を使用しないでください", (PLAIN_TEXT_NO_SYNTAX, Address::Familiar)),
    ("markdown記法を避けてください", (PLAIN_TEXT_NO_SYNTAX, Address::Familiar)),
    ("マークダウンは使わないでください", (PLAIN_TEXT_IN_KATAKANA, Address::Familiar)),
    ("マークダウンは使用しないでください", (PLAIN_TEXT_IN_KATAKANA, Address::Familiar)),
    ("マークダウンは避けてください", (PLAIN_TEXT_IN_KATAKANA, Address::Familiar)),
    ("マークダウンを使わないでください", (PLAIN_TEXT_IN_KATAKANA, Address::Familiar)),
    ("マークダウンを使用しないでください", (PLAIN_TEXT_IN_KATAKANA, Address::Familiar)),
    ("マークダウンを避けてください", (PLAIN_TEXT_IN_KATAKANA, Address::Familiar)),
    ("冗長な表現は避けてください", (BRIEF, Address::Familiar)),
    ("冗長な表現を避けてください", (BRIEF, Address::Familiar)),
    ("冗長にしないでください", (BRIEF, Address::Familiar)),
    ("冗長にならないようにしてください", (BRIEF, Address::Familiar)),
    ("受動態は使わないでください", (ACTIVE, Address::Familiar)),
    ("受動態は使用しないでください", (ACTIVE, Address::Familiar)),
    ("受動態は避けてください", (ACTIVE, Address::Familiar)),
    ("受動態を使わないでください", (ACTIVE, Address::Familiar)),
    ("受動態を使用しないでください", (ACTIVE, Address::Familiar)),
    ("受動態を避けてください", (ACTIVE, Address::Familiar)),
    ("専門用語は使わないでください", (NO_TERMS, Address::Familiar)),
    ("専門用語は使用しないでください", (NO_TERMS, Address::Familiar)),
    ("専門用語は避けてください", (NO_TERMS, Address::Familiar)),
    ("専門用語を使わないでください", (NO_TERMS, Address::Familiar)),
    ("専門用語を使用しないでください", (NO_TERMS, Address::Familiar)),
    ("専門用語を避けてください", (NO_TERMS, Address::Familiar)),
    ("長い文は避けてください", (SHORT_SENTENCES, Address::Familiar)),
    ("長い文を避けてください", (SHORT_SENTENCES, Address::Familiar)),
    ("難しい言葉は使わないでください", (SIMPLE_WORDS, Address::Familiar)),
    ("難しい言葉は使用しないでください", (SIMPLE_WORDS, Address::Familiar)),
    ("難しい言葉は避けてください", (SIMPLE_WORDS, Address::Familiar)),
    ("難しい言葉を使わないでください", (SIMPLE_WORDS, Address::Familiar)),
    ("難しい言葉を使用しないでください", (SIMPLE_WORDS, Address::Familiar)),
    ("難しい言葉を避けてください", (SIMPLE_WORDS, Address::Familiar)),
]);
