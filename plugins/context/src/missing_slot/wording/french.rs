//! French.

mod objects;
mod questions;
mod said;

use prompt_host_plugin::word_list;

use super::Wording;
use crate::missing_slot::grouped::grouped;
use crate::missing_slot::kind::{Act, Kind};

pub(super) static WORDING: Wording = Wording {
    language: "fr",
    acts: &ACTS,
    wishes: &WISHES,
    objects: &objects::OBJECTS,
    said: &said::SAID,
    neutral: &NEUTRAL,
    persons: &PERSONS,
    help: &HELP,
    troubles: &TROUBLES,
    questions: questions::QUESTIONS,
};

grouped! {
    /// How a sentence begins.
    static ACTS: Act = {
        Act::Plan => [
            "j'organise", "je planifie", "je prépare", "nous organisons", "nous préparons", "organise",
            "organise-moi", "organiser", "organisez", "planifie", "planifie-moi", "planifier", "planifiez",
            "programme", "programmer", "prépare", "prépare-moi", "préparer", "préparez", "prévoir", "prévois",
        ];
        Act::Make => [
            "concevoir", "construire", "construis", "conçois", "crée", "crée-moi", "créer", "créez", "dessine",
            "dessiner", "donne-moi", "donnez-moi", "développe", "développer", "fabriquer", "faire", "fais",
            "fais-moi", "faites", "faites-moi", "fournis", "génère", "générer", "imagine", "lancer", "mets en place",
            "mettre en place", "monte", "monter", "ouvrir", "propose", "propose-moi", "proposer", "proposez",
            "réalise", "réaliser", "élabore", "élabore-moi", "élaborer", "établir", "établis",
        ];
        Act::Write => [
            "compose", "composer", "rédige", "rédige-moi", "rédiger", "rédigez", "rédigez-moi", "écrire", "écris",
            "écris-moi", "écrivez", "écrivez-moi",
        ];
        Act::Choose => [
            "acheter", "as-tu", "cherche", "cherche-moi", "chercher", "choisir", "commander", "compare", "comparer",
            "connais-tu", "conseille-moi", "conseiller", "conseillez-moi", "donne-moi", "donnez-moi", "il me faut",
            "indique-moi", "j'ai besoin d'", "j'ai besoin de", "je cherche", "je recherche", "je veux", "je voudrais",
            "louer", "où acheter", "où trouver", "propose-moi", "proposez-moi", "quel", "quel est le meilleur",
            "quel est un bon", "quelle est la meilleure", "quelles sont les meilleures", "quels sont les meilleurs",
            "recherche", "rechercher", "recommande", "recommande-moi", "recommander", "recommandez-moi", "suggère",
            "suggère-moi", "suggérer", "suggérez-moi", "trouve", "trouve-moi", "trouver", "trouvez", "trouvez-moi",
        ];
        Act::Advise => [
            "améliorer", "aménager", "apprends-moi", "apprends-moi à", "changer", "comment", "comment faire pour",
            "comment puis-je", "donne-moi des astuces pour", "donne-moi des conseils pour", "dresser", "décorer",
            "désencombrer", "explique-moi comment", "montre-moi comment", "préparer", "ranger", "redécorer",
            "repeindre", "rénover", "réparer",
        ];
        Act::Do => [
            "analyse", "analyser", "analysez", "calcule", "calculer", "calculez", "compte", "compter", "convertir",
            "convertis", "corrige", "corriger", "corrigez", "extraire", "extrais", "fixe", "nettoie", "prendre",
            "prends", "reformule", "relis", "réserve", "réserve-moi", "réserver", "réservez", "résume", "résumer",
            "résumez", "traduire", "traduis", "traduisez", "transcris", "transforme", "trie", "trier", "visualise",
        ];
        Act::Learn => [
            "apprendre", "apprendre à", "apprendre à jouer de la", "apprendre à jouer du", "apprendre à parler",
            "j'apprends", "je voudrais apprendre", "maîtriser", "pratiquer", "étudier",
        ];
        Act::Pursue => [
            "commencer", "commencer à", "débuter", "m'initier à", "me lancer dans", "me mettre au", "me mettre à",
            "progresser en",
        ];
        Act::Mend => [
            "améliorer", "augmenter", "diminuer", "gérer", "mettre à jour", "mieux gérer", "optimiser", "renforcer",
            "réduire", "simplifier",
        ];
        Act::Buy => ["m'acheter", "m'offrir"];
        Act::Struggle => [
            "aide-moi avec", "aide-moi pour", "aidez-moi avec", "j'ai besoin d'aide avec", "j'ai besoin d'aide pour",
            "j'ai des difficultés à", "j'ai du mal avec", "j'ai du mal à", "j'ai un problème avec",
            "je me sens dépassé par", "je n'arrive pas à",
        ];
        Act::Tell => [
            "j'ai", "j'aime", "je", "je suis", "je vais", "ma", "mes", "mon", "nos", "notre", "nous avons",
            "nous sommes",
        ];
        Act::Ask => [
            "est-ce que", "où", "qu'est-ce que", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi",
            "y a-t-il",
        ];
    }
}

grouped! {
    /// The kind of help that is asked for in a situation.
    static HELP: Kind = {
        Kind::Advice => [
            "aide-moi", "astuces", "comment", "conseils", "exercices", "habitudes", "idées", "méthodes", "que faire",
            "que puis-je faire", "solutions", "stratégies", "techniques",
        ];
        Kind::Guide => [
            "comment commencer", "guide", "instructions", "liste", "matériel", "par où commencer", "plan",
            "programme", "équipement", "étape par étape", "étapes",
        ];
    }
}

word_list! {
    /// Words of a wish before its verb.
    static WISHES = [
        "il faut que je", "j'ai besoin de", "j'ai envie de", "j'aimerais", "j'envisage de", "j'essaie de",
        "je cherche à", "je compte", "je dois", "je m'intéresse à", "je pense", "je prévois de", "je souhaite",
        "je souhaiterais", "je veux", "je voudrais", "nous aimerions", "nous souhaitons", "nous voudrions",
        "nous voulons",
    ];
}

word_list! {
    /// Words for the person who asks.
    static PERSONS = [
        "j'", "je", "m'", "ma", "me", "mes", "moi", "mon", "nos", "notre", "nous",
    ];
}

word_list! {
    /// Words of somebody who has trouble with something.
    static TROUBLES = [
        "angoisse", "anxieuse", "anxieux", "difficulté", "difficultés", "du mal", "débordé", "débordée", "démotivé",
        "démotivée", "désordonné", "en désordre", "fatigué", "fatiguée", "insomnie", "insomnies", "mal à dormir",
        "n'arrive pas", "procrastine", "seul", "stress", "stressé", "stressée", "timide", "épuisé", "épuisée",
    ];
}

word_list! {
    /// Words that add nothing to what is asked for.
    static NEUTRAL = [
        "aujourd'hui", "beau", "belle", "bon", "bonne", "bonnes", "bons", "ce soir", "ce week-end", "chouette",
        "court", "courte", "d'", "de", "des", "formel", "formelle", "idée", "idées", "intéressant", "intéressante",
        "intéressants", "joli", "jolie", "la", "le", "les", "long", "longue", "meilleur", "meilleure", "merci", "moi",
        "nouveau", "nouvelle", "petit", "petite", "pour ce soir", "pour ce week-end", "pour demain", "pour l'école",
        "pour le travail", "pour moi", "professionnel", "professionnelle", "quelques", "rapide", "s'il te plaît",
        "s'il vous plaît", "simple", "super", "svp", "un", "une", "vraiment", "à lire", "à regarder", "à voir",
        "à écouter",
    ];
}
