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
const LOWERCASE: Positive = Positive::three(
    "écris uniquement en minuscules, sans majuscules",
    "écrivez uniquement en minuscules, sans majuscules",
    "uniquement des minuscules, pas de majuscules",
)
.demanding(Demand::Lowercase);
const NO_TERMS: Positive = Positive::three(
    "utilise des mots simples, pas de termes techniques",
    "utilisez des mots simples, pas de termes techniques",
    "mots simples, pas de termes techniques",
)
.demanding(Demand::PlainWords);

pub(super) static FORMS: Forms = Forms { openings: &OPENINGS, things: &THINGS, whole: &WHOLE, joins: false };

static OPENINGS: Phrases<Address> = Phrases::new(&[
    ("n'emploie pas", Address::Familiar),
    ("n'employez pas", Address::Polite),
    ("n'utilise aucun", Address::Familiar),
    ("n'utilise pas", Address::Familiar),
    ("n'utilisez aucun", Address::Polite),
    ("n'utilisez pas", Address::Polite),
    ("ne fais pas", Address::Familiar),
    ("ne faites pas", Address::Polite),
    ("ne pas utiliser", Address::Bare),
    ("pas", Address::Bare),
    ("sans", Address::Bare),
    ("évite", Address::Familiar),
    ("évite d'utiliser", Address::Familiar),
    ("éviter", Address::Bare),
    ("évitez", Address::Polite),
    ("évitez d'utiliser", Address::Polite),
]);

static THINGS: Phrases<Positive> = Phrases::new(&[
    ("abréviations", NO_ABBREVIATIONS),
    ("d'abréviations", NO_ABBREVIATIONS),
    ("de jargon", NO_JARGON),
    ("de jargon technique", NO_JARGON),
    ("de lettres majuscules", LOWERCASE),
    ("de longues phrases", SHORT_SENTENCES),
    ("de majuscules", LOWERCASE),
    ("de markdown", PLAIN_TEXT),
    ("de phrases longues", SHORT_SENTENCES),
    ("de phrases trop longues", SHORT_SENTENCES),
    ("de termes techniques", NO_TERMS),
    ("de voix passive", ACTIVE),
    ("des termes techniques", NO_TERMS),
    ("du markdown", PLAIN_TEXT),
    ("jargon", NO_JARGON),
    ("jargon technique", NO_JARGON),
    ("la voix passive", ACTIVE),
    ("le jargon", NO_JARGON),
    ("le jargon technique", NO_JARGON),
    ("le markdown", PLAIN_TEXT),
    ("les abréviations", NO_ABBREVIATIONS),
    ("les longues phrases", SHORT_SENTENCES),
    ("les majuscules", LOWERCASE),
    ("les phrases longues", SHORT_SENTENCES),
    ("les phrases trop longues", SHORT_SENTENCES),
    ("les termes techniques", NO_TERMS),
    ("markdown", PLAIN_TEXT),
    ("phrases trop longues", SHORT_SENTENCES),
    ("termes techniques", NO_TERMS),
]);

static WHOLE: Phrases<(Positive, Address)> = Phrases::new(&[
    ("ne sois pas trop bavard", (BRIEF, Address::Familiar)),
    ("ne sois pas trop long", (BRIEF, Address::Familiar)),
    ("ne sois pas trop verbeux", (BRIEF, Address::Familiar)),
    ("ne sois pas vague", (SPECIFIC, Address::Familiar)),
    ("ne sois pas verbeux", (BRIEF, Address::Familiar)),
    ("ne soyez pas trop bavard", (BRIEF, Address::Polite)),
    ("ne soyez pas trop long", (BRIEF, Address::Polite)),
    ("ne soyez pas trop verbeux", (BRIEF, Address::Polite)),
    ("ne soyez pas vague", (SPECIFIC, Address::Polite)),
    ("ne soyez pas verbeux", (BRIEF, Address::Polite)),
    ("évite d'être verbeux", (BRIEF, Address::Familiar)),
    ("évitez d'être verbeux", (BRIEF, Address::Polite)),
]);
