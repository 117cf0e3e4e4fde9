//! How French asks for something, and asks back.

use prompt_host_plugin::{Phrases, word_list};

use super::{Asked, Detail, Kind, Wording};

pub(super) static WORDING: Wording = Wording {
    language: "fr",
    asks: &ASKS,
    objects: &OBJECTS,
    details: &DETAILS,
    object_first: false,
    questions: QUESTIONS,
};

word_list! {
    static ASKS = [
        "conseille-moi", "crée", "créez", "donne-moi", "je veux organiser", "je veux planifier", "je voudrais organiser", "organise", "organiser", "organisez", "planifie", "planifier", "planifiez", "propose-moi", "recommande-moi", "rédige", "rédiger", "rédigez", "écrire", "écris", "écris-moi", "écrivez",
    ];
}

static OBJECTS: Phrases<Kind> = Phrases::new(&[
    ("cadeau", Kind::Gift),
    ("courriel", Kind::Message),
    ("discours", Kind::Message),
    ("e-mail", Kind::Message),
    ("film", Kind::Book),
    ("fête", Kind::Party),
    ("invitation", Kind::Message),
    ("lettre", Kind::Message),
    ("lettre de motivation", Kind::Message),
    ("livre", Kind::Book),
    ("mail", Kind::Message),
    ("mariage", Kind::Party),
    ("ordinateur", Kind::Device),
    ("ordinateur portable", Kind::Device),
    ("plan de repas", Kind::Workout),
    ("programme d'entraînement", Kind::Workout),
    ("programme sportif", Kind::Workout),
    ("roman", Kind::Book),
    ("soirée", Kind::Party),
    ("séjour", Kind::Trip),
    ("série", Kind::Book),
    ("téléphone", Kind::Device),
    ("vacances", Kind::Trip),
    ("voyage", Kind::Trip),
]);

static DETAILS: Phrases<&'static [Detail]> = Phrases::new(&[
    ("aime", &[Detail::Taste]),
    ("aiment", &[Detail::Taste]),
    ("amis", &[Detail::People]),
    ("anniversaire", &[Detail::Occasion]),
    ("août", &[Detail::When]),
    ("automne", &[Detail::When]),
    ("avec", &[Detail::Use]),
    ("avril", &[Detail::When]),
    ("budget", &[Detail::Budget]),
    ("bureautique", &[Detail::Use]),
    ("couple", &[Detail::People]),
    ("demain", &[Detail::When]),
    ("débutant", &[Detail::Goal]),
    ("décembre", &[Detail::When]),
    ("départ", &[Detail::Occasion]),
    ("enfants", &[Detail::People]),
    ("euros", &[Detail::Budget]),
    ("famille", &[Detail::People]),
    ("février", &[Detail::When]),
    ("hiver", &[Detail::When]),
    ("invités", &[Detail::People]),
    ("janvier", &[Detail::When]),
    ("jeux", &[Detail::Use]),
    ("jour", &[Detail::When]),
    ("jours", &[Detail::When]),
    ("juillet", &[Detail::When]),
    ("juin", &[Detail::When]),
    ("ma", &[Detail::Recipient]),
    ("ma femme", &[Detail::People]),
    ("mai", &[Detail::When]),
    ("mariage", &[Detail::Occasion]),
    ("mars", &[Detail::When]),
    ("mois", &[Detail::When]),
    ("mon", &[Detail::Recipient]),
    ("mon mari", &[Detail::People]),
    ("muscle", &[Detail::Goal]),
    ("novembre", &[Detail::When]),
    ("noël", &[Detail::When, Detail::Occasion]),
    ("nuits", &[Detail::When]),
    ("octobre", &[Detail::When]),
    ("pas cher", &[Detail::Budget]),
    ("perdre", &[Detail::Goal]),
    ("personnes", &[Detail::People]),
    ("poids", &[Detail::Goal]),
    ("pour", &[Detail::Occasion]),
    ("printemps", &[Detail::When]),
    ("prix", &[Detail::Budget]),
    ("semaine", &[Detail::When]),
    ("semaines", &[Detail::When]),
    ("septembre", &[Detail::When]),
    ("seul", &[Detail::People]),
    ("seule", &[Detail::People]),
    ("sur", &[Detail::Taste]),
    ("thème", &[Detail::Occasion]),
    ("végétarien", &[Detail::Goal]),
    ("week-end", &[Detail::When]),
    ("été", &[Detail::When]),
]);

static QUESTIONS: &[Asked] = &[
    Asked {
        kind: Kind::Trip,
        detail: Detail::When,
        lead: "Dates et durée :",
        question: "Pour « {} » : quand partez-vous, et pour combien de temps ?",
    },
    Asked {
        kind: Kind::Trip,
        detail: Detail::People,
        lead: "Voyageurs :",
        question: "Combien de personnes partent (« {} ») ?",
    },
    Asked { kind: Kind::Trip, detail: Detail::Budget, lead: "Budget :", question: "Quel budget pour « {} » ?" },
    Asked {
        kind: Kind::Party, detail: Detail::Occasion, lead: "Occasion :", question: "À quelle occasion « {} » ?"
    },
    Asked {
        kind: Kind::Party,
        detail: Detail::People,
        lead: "Invités :",
        question: "Combien de personnes pour « {} » ?",
    },
    Asked { kind: Kind::Party, detail: Detail::Budget, lead: "Budget :", question: "Quel budget pour « {} » ?" },
    Asked {
        kind: Kind::Message,
        detail: Detail::Recipient,
        lead: "Destinataire et objet :",
        question: "À qui s'adresse « {} », et à quel sujet ?",
    },
    Asked {
        kind: Kind::Gift,
        detail: Detail::Recipient,
        lead: "Pour :",
        question: "Pour qui est « {} », et qu'est-ce que cette personne aime ?",
    },
    Asked { kind: Kind::Gift, detail: Detail::Budget, lead: "Budget :", question: "Quel budget pour « {} » ?" },
    Asked { kind: Kind::Book, detail: Detail::Taste, lead: "Goûts :", question: "Pour « {} » : qu'aimez-vous ?" },
    Asked { kind: Kind::Device, detail: Detail::Use, lead: "Usage :", question: "À quoi servira « {} » ?" },
    Asked { kind: Kind::Device, detail: Detail::Budget, lead: "Budget :", question: "Quel budget pour « {} » ?" },
    Asked {
        kind: Kind::Workout, detail: Detail::Goal, lead: "Objectif :", question: "Quel est l'objectif (« {} ») ?"
    },
];
