//! Chinese.

use prompt_host_plugin::Phrases;

use super::{Address, Demand, Forms, Positive};

const PLAIN_TEXT: Positive = Positive::one("使用纯文本，不用 Markdown").demanding(Demand::PlainText);
const NO_TERMS: Positive = Positive::one("用通俗的语言，不用专业术语").demanding(Demand::PlainWords);
const NO_PLAIN_TERMS: Positive = Positive::one("用通俗的语言，不用术语").demanding(Demand::PlainWords);
const NO_JARGON: Positive = Positive::one("用通俗的语言，不用行话").demanding(Demand::PlainWords);
const SHORT_SENTENCES: Positive = Positive::one("用短句");
const ACTIVE: Positive = Positive::one("用主动语态，不用被动语态");
const NO_ABBREVIATIONS: Positive = Positive::one("写全称，不用缩写");
const BRIEF: Positive = Positive::one("简明扼要").demanding(Demand::Brevity);
const SPECIFIC: Positive = Positive::one("要具体");

pub(super) static FORMS: Forms = Forms { openings: &OPENINGS, things: &THINGS, whole: &WHOLE, joins: false };

static OPENINGS: Phrases<Address> = Phrases::new(&[
    ("不使用", Address::Familiar),
    ("不要使用", Address::Familiar),
    ("不要用", Address::Familiar),
    ("别用", Address::Familiar),
    ("请勿使用", Address::Familiar),
    ("避免", Address::Familiar),
    ("避免使用", Address::Familiar),
]);

static THINGS: Phrases<Positive> = Phrases::new(&[
    ("markdown", PLAIN_TEXT),
    ("markdown 格式", PLAIN_TEXT),
    ("markdown 语法", PLAIN_TEXT),
    ("markdown格式", PLAIN_TEXT),
    ("markdown语法", PLAIN_TEXT),
    ("专业术语", NO_TERMS),
    ("术语", NO_PLAIN_TERMS),
    ("缩写", NO_ABBREVIATIONS),
    ("行话", NO_JARGON),
    ("被动语态", ACTIVE),
    ("长句", SHORT_SENTENCES),
]);

static WHOLE: Phrases<(Positive, Address)> = Phrases::new(&[
    ("不要冗长", (BRIEF, Address::Familiar)),
    ("不要含糊", (SPECIFIC, Address::Familiar)),
    ("不要含糊其辞", (SPECIFIC, Address::Familiar)),
    ("不要啰嗦", (BRIEF, Address::Familiar)),
    ("不要太啰嗦", (BRIEF, Address::Familiar)),
    ("别啰嗦", (BRIEF, Address::Familiar)),
    ("避免冗长", (BRIEF, Address::Familiar)),
]);
