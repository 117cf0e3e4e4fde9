//! French phrases.

use super::{Place, Plain, plain};
use prompt_host_plugin::{Phrases, word_list};

/// Endings of infinitives.
const INFINITIVE: &[&str] = &["er", "ir", "re"];

/// What stands for each phrase.
pub(super) static PHRASES: Phrases<Plain> = Phrases::new(&[
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
]);

word_list! {
    /// Words of a sentence that a person says to a model.
    pub(super) static OWN = [
        "aide", "aidez", "crée", "créez", "devez", "dois", "doit", "donne", "donnez", "explique", "expliquez",
        "faut", "j'", "j'ai", "j'aimerais", "je", "m'", "ma", "me", "merci", "mes", "moi", "mon", "nos", "notre",
        "nous", "peux", "pourriez", "pouvez", "propose", "proposez", "s'il te plaît", "s'il vous plaît", "ta",
        "tes", "toi", "ton", "tu", "veuillez", "vos", "votre", "vous", "écris", "écrivez",
    ];
}
