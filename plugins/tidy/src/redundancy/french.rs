//! French phrases.

use super::wording::{Place, Wording, plain, wording};
use crate::glossary::glossary;

/// Endings of infinitives.
const INFINITIVE: &str = "er ir re";

glossary! {
    /// Orders for the subjunctives that wish for them.
    static SUBJUNCTIVES: 16 = include_str!("subjonctifs.txt")
}

/// What stands for each phrase.
pub(super) static PHRASES: Wording = wording![32;
    ("au jour d'aujourd'hui", plain("aujourd'hui", Place::Any)),
    ("collaborer ensemble", plain("collaborer", Place::Any)),
    ("comme par exemple", plain("comme", Place::Any)),
    ("compte tenu du fait qu'", plain("puisqu'", Place::Any)),
    ("compte tenu du fait que", plain("puisque", Place::Any)),
    ("dans l'objectif de", plain("pour", Place::BeforeEnding(INFINITIVE))),
    ("dans le but d'", plain("pour ", Place::BeforeEnding(INFINITIVE))),
    ("dans le but de", plain("pour", Place::BeforeEnding(INFINITIVE))),
    ("de façon régulière", plain("régulièrement", Place::Any)),
    ("de manière quotidienne", plain("quotidiennement", Place::Any)),
    ("de manière régulière", plain("régulièrement", Place::Any)),
    ("en raison du fait qu'", plain("parce qu'", Place::Any)),
    ("en raison du fait que", plain("parce que", Place::Any)),
    ("j'aimerais que tu", plain("", Place::Form(&SUBJUNCTIVES))),
    ("j'aimerais que vous", plain("", Place::Form(&SUBJUNCTIVES))),
    ("je veux que tu", plain("", Place::Form(&SUBJUNCTIVES))),
    ("je veux que vous", plain("", Place::Form(&SUBJUNCTIVES))),
    ("je voudrais que tu", plain("", Place::Form(&SUBJUNCTIVES))),
    ("je voudrais que vous", plain("", Place::Form(&SUBJUNCTIVES))),
    ("prévoir à l'avance", plain("prévoir", Place::Any)),
    ("sur une base annuelle", plain("chaque année", Place::Any)),
    ("sur une base hebdomadaire", plain("chaque semaine", Place::Any)),
    ("sur une base mensuelle", plain("chaque mois", Place::Any)),
    ("sur une base quotidienne", plain("quotidiennement", Place::Any)),
    ("sur une base régulière", plain("régulièrement", Place::Any)),
    ("voire même", plain("voire", Place::Any)),
    ("à cause du fait qu'", plain("parce qu'", Place::Any)),
    ("à cause du fait que", plain("parce que", Place::Any)),
    ("à l'heure d'aujourd'hui", plain("aujourd'hui", Place::Any)),
    ("étant donné le fait qu'", plain("étant donné qu'", Place::Any)),
    ("étant donné le fait que", plain("étant donné que", Place::Any)),
];
