//! French sentences.

use super::shape::{ANY, Grammar, Marks};
use crate::lexicon::word_set;

pub(super) static GRAMMAR: Grammar = Grammar {
    asking: word_set!["combien", "comment", "où", "pourquoi", "quand", "quel", "quelle", "quelles", "quels", "qui"],
    choosing: word_set![],
    verbs: word_set![
        "a-t-il", "a-t-on", "dois-je", "doit-on", "est", "est-ce", "est-il", "faire", "faut-il", "peut-on", "puis-je",
        "se", "sont", "sont-ils", "étaient", "était"
    ],
    not_between: word_set![],
    inverted: &[
        (word_set!["est-ce"], word_set!["qu'elle", "qu'elles", "qu'il", "qu'ils", "qu'on", "qu'un", "qu'une", "que"]),
        (
            word_set![
                "as-tu",
                "avez-vous",
                "existe-t-il",
                "peut-on",
                "peux-tu",
                "pourrais-tu",
                "pourriez-vous",
                "pouvez-vous"
            ],
            ANY,
        ),
    ],
    courtesy: word_set![],
    orders: word_set![
        "compare",
        "crée",
        "créez",
        "donne",
        "donnez",
        "décris",
        "décrivez",
        "explique",
        "expliquez",
        "fais",
        "faites",
        "génère",
        "générez",
        "propose",
        "proposez",
        "raconte",
        "racontez",
        "rédige",
        "rédigez",
        "trouve",
        "trouvez",
        "écris",
        "écrivez"
    ],
    either: word_set!["liste", "présente", "résume"],
    objects: word_set!["la", "le", "les", "moi", "un", "une"],
    subjects: word_set!["il", "ils", "j'ai", "j'aimerais", "je", "nous", "tu", "vous"],
    finite: word_set![
        "ai",
        "aimerais",
        "as",
        "avez",
        "avons",
        "cherche",
        "dois",
        "doit",
        "es",
        "est",
        "j'ai",
        "j'aimerais",
        "peux",
        "souhaite",
        "suis",
        "veux",
        "voudrais",
        "êtes"
    ],
    before_question: word_set![],
    openers: word_set![
        "ce", "ces", "cette", "dans", "elle", "ensuite", "il", "la", "le", "les", "leur", "mais", "merci", "ne",
        "pour", "puis", "sa", "ses", "si", "son", "un", "une"
    ],
    question: Marks::French,
};
