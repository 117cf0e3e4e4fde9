//! French.

use prompt_host_plugin::Phrases;

use super::{Address, Demand, Forms, Positive};

const PLAIN_TEXT: Positive = Positive::three(
    "écris en texte brut, sans Markdown",
    "écrivez en texte brut, sans Markdown",
    "texte brut, sans Markdown",
)
.demanding(Demand::PlainText);
const NO_JARGON: Positive = Positive::three(
    "utilise des mots simples, pas de jargon",
    "utilisez des mots simples, pas de jargon",
    "mots simples, pas de jargon",
)
.demanding(Demand::PlainWords);
const SHORT_SENTENCES: Positive =
    Positive::three("fais des phrases courtes", "faites des phrases courtes", "phrases courtes");
const ACTIVE: Positive = Positive::three(
    "utilise la voix active, pas la voix passive",
    "utilisez la voix active, pas la voix passive",
    "voix active, pas de voix passive",
);
const NO_ABBREVIATIONS: Positive = Positive::three(
    "écris les mots en entier, sans abréviations",
    "écrivez les mots en entier, sans abréviations",
    "mots en entier, pas d'abréviations",
);
const BRIEF: Positive = Positive::three("sois bref", "soyez bref", "bref").demanding(Demand::Brevity);
const SPECIFIC: Positive = Positive::three("sois précis", "soyez précis", "précis");

pub(super) static FORMS: Forms = Forms { openings: &OPENINGS, things: &THINGS, whole: &WHOLE };

static OPENINGS: Phrases<Address> = Phrases::new(&[
    ("n'utilise pas", Address::Familiar),
    ("n'utilisez pas", Address::Polite),
    ("ne fais pas", Address::Familiar),
    ("ne faites pas", Address::Polite),
    ("ne pas utiliser", Address::Bare),
    ("pas", Address::Bare),
    ("évite", Address::Familiar),
    ("éviter", Address::Bare),
    ("évitez", Address::Polite),
]);

static THINGS: Phrases<Positive> = Phrases::new(&[
    ("d'abréviations", NO_ABBREVIATIONS),
    ("de jargon", NO_JARGON),
    ("de jargon technique", NO_JARGON),
    ("de longues phrases", SHORT_SENTENCES),
    ("de markdown", PLAIN_TEXT),
    ("de phrases longues", SHORT_SENTENCES),
    ("de phrases trop longues", SHORT_SENTENCES),
    ("de voix passive", ACTIVE),
    ("du markdown", PLAIN_TEXT),
    ("la voix passive", ACTIVE),
    ("le jargon", NO_JARGON),
    ("le jargon technique", NO_JARGON),
    ("le markdown", PLAIN_TEXT),
    ("les abréviations", NO_ABBREVIATIONS),
    ("les longues phrases", SHORT_SENTENCES),
    ("les phrases longues", SHORT_SENTENCES),
    ("les phrases trop longues", SHORT_SENTENCES),
    ("markdown", PLAIN_TEXT),
]);

static WHOLE: Phrases<(Positive, Address)> = Phrases::new(&[
    ("ne sois pas trop long", (BRIEF, Address::Familiar)),
    ("ne sois pas trop verbeux", (BRIEF, Address::Familiar)),
    ("ne sois pas vague", (SPECIFIC, Address::Familiar)),
    ("ne sois pas verbeux", (BRIEF, Address::Familiar)),
    ("ne soyez pas trop long", (BRIEF, Address::Polite)),
    ("ne soyez pas trop verbeux", (BRIEF, Address::Polite)),
    ("ne soyez pas vague", (SPECIFIC, Address::Polite)),
    ("ne soyez pas verbeux", (BRIEF, Address::Polite)),
]);
