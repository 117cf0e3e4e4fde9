//! German sentences.

use super::shape::{Grammar, Marks};
use crate::lexicon::{WordSet, word_set};

const SUBJECTS: WordSet =
    word_set!["das", "der", "die", "du", "ein", "eine", "er", "es", "ich", "ihr", "man", "mir", "sie", "wir"];

pub(super) static GRAMMAR: Grammar = Grammar {
    asking: word_set!["wann", "warum", "was", "welche", "wer", "weshalb", "wie", "wieso", "wo", "woher"],
    choosing: word_set![],
    verbs: word_set![
        "bedeutet",
        "funktioniert",
        "gibt",
        "hat",
        "ist",
        "kann",
        "kannst",
        "können",
        "könnte",
        "macht",
        "muss",
        "sind",
        "soll",
        "sollte",
        "viel",
        "viele",
        "war",
        "waren",
        "wird",
        "würde"
    ],
    not_between: word_set![],
    inverted: &[(
        word_set!["darf", "gibt", "hast", "ist", "kann", "kannst", "können", "könntest", "soll", "sollte"],
        SUBJECTS,
    )],
    courtesy: word_set!["bitte"],
    orders: word_set![
        "beschreibe",
        "entwickle",
        "erfinde",
        "erklär",
        "erkläre",
        "erstelle",
        "erzähle",
        "gib",
        "liste",
        "mach",
        "nenne",
        "schreib",
        "schreibe",
        "vergleiche",
        "zeige"
    ],
    either: word_set![],
    objects: word_set![],
    subjects: word_set!["du", "es", "ich", "sie", "wir"],
    finite: word_set![
        "bin", "bist", "brauche", "habe", "hast", "ist", "muss", "möchte", "sind", "soll", "sollst", "will"
    ],
    before_question: word_set![],
    openers: word_set!["aber", "also", "am", "bitte", "das", "der", "die", "ein", "eine", "es", "in", "und", "wenn"],
    question: Marks::Plain,
};
