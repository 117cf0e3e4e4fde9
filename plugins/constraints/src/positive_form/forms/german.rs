//! German.

use prompt_host_plugin::Phrases;

use super::{Address, Demand, Forms, Positive};

const PLAIN_TEXT: Positive = Positive::three(
    "schreibe reinen Text, kein Markdown",
    "schreiben Sie reinen Text, kein Markdown",
    "reiner Text, kein Markdown",
)
.demanding(Demand::PlainText);
const NO_JARGON: Positive = Positive::three(
    "verwende einfache Wörter, keinen Fachjargon",
    "verwenden Sie einfache Wörter, keinen Fachjargon",
    "einfache Wörter, kein Fachjargon",
)
.demanding(Demand::PlainWords);
const NO_TERMS: Positive = Positive::three(
    "verwende einfache Wörter, keine Fachbegriffe",
    "verwenden Sie einfache Wörter, keine Fachbegriffe",
    "einfache Wörter, keine Fachbegriffe",
)
.demanding(Demand::PlainWords);
const SHORT_SENTENCES: Positive = Positive::three("schreibe kurze Sätze", "schreiben Sie kurze Sätze", "kurze Sätze");
const ACTIVE: Positive = Positive::three(
    "schreibe im Aktiv, nicht im Passiv",
    "schreiben Sie im Aktiv, nicht im Passiv",
    "Aktiv, kein Passiv",
);
const NO_ABBREVIATIONS: Positive = Positive::three(
    "schreibe Wörter aus, keine Abkürzungen",
    "schreiben Sie Wörter aus, keine Abkürzungen",
    "ausgeschriebene Wörter, keine Abkürzungen",
);
const BRIEF: Positive = Positive::three("fasse dich kurz", "fassen Sie sich kurz", "kurz").demanding(Demand::Brevity);
const LOWERCASE: Positive = Positive::three(
    "schreibe nur in Kleinbuchstaben, keine Großbuchstaben",
    "schreiben Sie nur in Kleinbuchstaben, keine Großbuchstaben",
    "nur Kleinbuchstaben, keine Großbuchstaben",
)
.demanding(Demand::Lowercase);
const SIMPLE: Positive =
    Positive::three("verwende einfache Wörter", "verwenden Sie einfache Wörter", "einfache Wörter")
        .demanding(Demand::PlainWords);

pub(super) static FORMS: Forms = Forms { openings: &OPENINGS, things: &THINGS, whole: &WHOLE, joins: false };

static OPENINGS: Phrases<Address> = Phrases::new(&[
    ("benutze", Address::Familiar),
    ("benutzen sie", Address::Polite),
    ("nutze", Address::Familiar),
    ("nutzen sie", Address::Polite),
    ("schreibe", Address::Familiar),
    ("schreiben sie", Address::Polite),
    ("vermeide", Address::Familiar),
    ("vermeiden sie", Address::Polite),
    ("verwende", Address::Familiar),
    ("verwenden sie", Address::Polite),
]);

static THINGS: Phrases<Positive> = Phrases::new(&[
    ("abkürzungen", NO_ABBREVIATIONS),
    ("das passiv", ACTIVE),
    ("fachbegriffe", NO_TERMS),
    ("fachjargon", NO_JARGON),
    ("großbuchstaben", LOWERCASE),
    ("kein fachjargon", NO_JARGON),
    ("kein markdown", PLAIN_TEXT),
    ("kein passiv", ACTIVE),
    ("keine abkürzungen", NO_ABBREVIATIONS),
    ("keine fachbegriffe", NO_TERMS),
    ("keine großbuchstaben", LOWERCASE),
    ("keine komplizierten wörter", SIMPLE),
    ("keine langen sätze", SHORT_SENTENCES),
    ("keine langen, verschachtelten sätze", SHORT_SENTENCES),
    ("keine schachtelsätze", SHORT_SENTENCES),
    ("keine zu langen sätze", SHORT_SENTENCES),
    ("keinen fachjargon", NO_JARGON),
    ("komplizierte wörter", SIMPLE),
    ("lange sätze", SHORT_SENTENCES),
    ("markdown", PLAIN_TEXT),
    ("passiv", ACTIVE),
    ("schachtelsätze", SHORT_SENTENCES),
    ("zu lange sätze", SHORT_SENTENCES),
]);

static WHOLE: Phrases<(Positive, Address)> = Phrases::new(&[
    ("kein fachjargon", (NO_JARGON, Address::Bare)),
    ("kein markdown", (PLAIN_TEXT, Address::Bare)),
    ("kein passiv", (ACTIVE, Address::Bare)),
    ("keine abkürzungen", (NO_ABBREVIATIONS, Address::Bare)),
    ("keine fachbegriffe", (NO_TERMS, Address::Bare)),
    ("keine großbuchstaben", (LOWERCASE, Address::Bare)),
    ("keine langen sätze", (SHORT_SENTENCES, Address::Bare)),
    ("schweife nicht aus", (BRIEF, Address::Familiar)),
    ("schweifen sie nicht aus", (BRIEF, Address::Polite)),
    ("sei nicht ausschweifend", (BRIEF, Address::Familiar)),
    ("sei nicht weitschweifig", (BRIEF, Address::Familiar)),
    ("sei nicht zu ausschweifend", (BRIEF, Address::Familiar)),
    ("seien sie nicht ausschweifend", (BRIEF, Address::Polite)),
]);
