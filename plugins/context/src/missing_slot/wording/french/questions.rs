//! How French asks back.

use crate::missing_slot::detail::Detail;
use crate::missing_slot::wording::Asked;

pub(super) static QUESTIONS: &[Asked] = &[
    Asked { detail: Detail::Destination, lead: "Destination :", question: "Pour « {} » : quelle destination ?" },
    Asked {
        detail: Detail::Dates,
        lead: "Dates et durée :",
        question: "Pour « {} » : quand partez-vous, et pour combien de temps ?",
    },
    Asked { detail: Detail::Duration, lead: "Durée :", question: "Combien de temps dure « {} » ?" },
    Asked { detail: Detail::Travellers, lead: "Voyageurs :", question: "Combien de personnes partent (« {} ») ?" },
    Asked { detail: Detail::Budget, lead: "Budget :", question: "Quel est le budget pour « {} » ?" },
    Asked { detail: Detail::Occasion, lead: "Occasion :", question: "Quelle est l'occasion de « {} » ?" },
    Asked { detail: Detail::Guests, lead: "Invités :", question: "Combien de personnes viennent (« {} ») ?" },
    Asked { detail: Detail::GiftFor, lead: "Pour :", question: "Pour qui est « {} », et qu'aime cette personne ?" },
    Asked { detail: Detail::Use, lead: "Usage :", question: "À quoi servira « {} » ?" },
    Asked {
        detail: Detail::Platform,
        lead: "Appareil ou système :",
        question: "Sur quel appareil ou système pour « {} » ?",
    },
    Asked {
        detail: Detail::Taste,
        lead: "Goûts :",
        question: "Pour « {} » : qu'aimez-vous, ou qu'avez-vous déjà apprécié ?",
    },
    Asked {
        detail: Detail::Diet,
        lead: "Régime et allergies :",
        question: "Quel régime ou quelles allergies prendre en compte pour « {} » ?",
    },
    Asked {
        detail: Detail::MealGoal,
        lead: "Objectif :",
        question: "Quel est l'objectif de « {} » (calories, perte de poids, muscle, gain de temps) ?",
    },
    Asked { detail: Detail::Eaters, lead: "Personnes :", question: "« {} » : pour combien de personnes ?" },
    Asked {
        detail: Detail::Ingredients,
        lead: "Ingrédients ou cuisine :",
        question: "Pour « {} » : quels ingrédients avez-vous, ou quelle cuisine aimez-vous ?",
    },
    Asked { detail: Detail::FitnessGoal, lead: "Objectif :", question: "Quel est l'objectif de « {} » ?" },
    Asked { detail: Detail::Level, lead: "Niveau :", question: "Pour « {} » : quel est votre niveau actuel ?" },
    Asked {
        detail: Detail::Equipment, lead: "Matériel :", question: "De quel matériel disposez-vous pour « {} » ?"
    },
    Asked {
        detail: Detail::StudyTime,
        lead: "Temps :",
        question: "Combien de temps par semaine avez-vous pour « {} », et jusqu'à quand ?",
    },
    Asked {
        detail: Detail::LearningGoal,
        lead: "Objectif :",
        question: "Pour « {} » : que voulez-vous savoir faire à la fin ?",
    },
    Asked {
        detail: Detail::Subjects,
        lead: "Matières et dates :",
        question: "Quelles matières pour « {} », et quand sont les examens ?",
    },
    Asked {
        detail: Detail::ExamDate,
        lead: "Examen :",
        question: "Pour « {} » : quelle est la date, et où en êtes-vous ?",
    },
    Asked {
        detail: Detail::WearOccasion,
        lead: "Occasion :",
        question: "Pour « {} » : pour quelles occasions, et sous quel climat ?",
    },
    Asked { detail: Detail::Style, lead: "Style :", question: "Quel style souhaitez-vous pour « {} » ?" },
    Asked {
        detail: Detail::SkinType,
        lead: "Type et besoins :",
        question: "Pour « {} » : quel type de peau ou de cheveux, et quels besoins ?",
    },
    Asked {
        detail: Detail::RoomSize,
        lead: "Taille et usage :",
        question: "Pour « {} » : quelle taille, et à quoi sert la pièce ?",
    },
    Asked {
        detail: Detail::Region,
        lead: "Région :",
        question: "Pour « {} » : dans quelle région ou sous quel climat ?",
    },
    Asked {
        detail: Detail::GardenSpace,
        lead: "Place et lumière :",
        question: "Combien de place et de lumière pour « {} » ?",
    },
    Asked {
        detail: Detail::PlantState,
        lead: "Plantes :",
        question: "Pour « {} » : de quelles plantes s'agit-il, avec combien de lumière et d'eau ?",
    },
    Asked { detail: Detail::BuildSize, lead: "Taille :", question: "Pour « {} » : quelles dimensions ?" },
    Asked {
        detail: Detail::Materials,
        lead: "Matériaux et outils :",
        question: "De quels matériaux et outils disposez-vous pour « {} » ?",
    },
    Asked { detail: Detail::Purpose, lead: "But :", question: "À quoi sert « {} », et pour qui ?" },
    Asked { detail: Detail::Features, lead: "Fonctions :", question: "Pour « {} » : quelles fonctions ?" },
    Asked {
        detail: Detail::Trade, lead: "Offre :", question: "Pour « {} » : qu'est-ce qui est proposé, et à qui ?"
    },
    Asked {
        detail: Detail::Market,
        lead: "Marché et moyens :",
        question: "Pour « {} » : quel marché ou quel lieu, et quels moyens ?",
    },
    Asked { detail: Detail::Subject, lead: "Sujet :", question: "À quoi sert « {} », et que faut-il y dire ?" },
    Asked {
        detail: Detail::Recipient,
        lead: "Destinataire et sujet :",
        question: "À qui s'adresse « {} », et à quel sujet ?",
    },
    Asked {
        detail: Detail::EventFacts,
        lead: "Hôte, date et lieu :",
        question: "Pour « {} » : qui invite, quand et où ?",
    },
    Asked { detail: Detail::Role, lead: "Poste :", question: "Pour « {} » : quel poste ou quel domaine ?" },
    Asked {
        detail: Detail::Experience, lead: "Expérience :", question: "Pour « {} » : quelle est votre expérience ?"
    },
    Asked {
        detail: Detail::Topic, lead: "Sujet :", question: "Quel est le sujet de « {} », et pour quels lecteurs ?"
    },
    Asked {
        detail: Detail::Income,
        lead: "Revenus et dépenses :",
        question: "Pour « {} » : quels sont les revenus et les dépenses fixes ?",
    },
    Asked { detail: Detail::SavingGoal, lead: "Objectif :", question: "Quel objectif pour « {} », et pour quand ?" },
    Asked {
        detail: Detail::Amount,
        lead: "Montant :",
        question: "Pour « {} » : quel montant, et pour combien de temps ?",
    },
    Asked { detail: Detail::Risk, lead: "Risque :", question: "Pour « {} » : quel risque acceptez-vous ?" },
    Asked { detail: Detail::PetAge, lead: "Race et âge :", question: "Pour « {} » : quelle race, et quel âge ?" },
    Asked { detail: Detail::Model, lead: "Modèle :", question: "Pour « {} » : quelle marque et quel modèle ?" },
    Asked { detail: Detail::Location, lead: "Lieu :", question: "Pour « {} » : dans quelle ville ou région ?" },
    Asked {
        detail: Detail::Cause,
        lead: "Intérêts :",
        question: "Pour « {} » : quelle cause ou quel type d'activité préférez-vous ?",
    },
    Asked { detail: Detail::Rooms, lead: "Taille :", question: "Pour « {} » : combien de pièces ?" },
    Asked { detail: Detail::When, lead: "Date et heure :", question: "Pour « {} » : quelle date et quelle heure ?" },
    Asked {
        detail: Detail::Transport,
        lead: "Transport :",
        question: "Pour « {} » : en voiture, en transports, à vélo ou à pied ?",
    },
    Asked {
        detail: Detail::Household,
        lead: "Foyer :",
        question: "Pour « {} » : combien de personnes, et quels besoins particuliers ?",
    },
    Asked {
        detail: Detail::MoveRoute,
        lead: "Départ et arrivée :",
        question: "Pour « {} » : d'où et vers où, et quand ?",
    },
    Asked { detail: Detail::Age, lead: "Âge :", question: "Pour « {} » : quel âge ?" },
    Asked { detail: Detail::Coverage, lead: "Couverture :", question: "Que doit couvrir « {} », et pour qui ?" },
    Asked {
        detail: Detail::Source,
        lead: "Source :",
        question: "De quoi s'agit-il avec « {} » ? Indiquez-le, collez-le ou joignez-le.",
    },
    Asked {
        detail: Detail::DailyTime,
        lead: "Temps :",
        question: "Combien de temps par jour avez-vous pour « {} », et à quel moment ?",
    },
    Asked {
        detail: Detail::Tasks,
        lead: "Tâches et horaires fixes :",
        question: "Que doit contenir « {} », et quels horaires sont fixes ?",
    },
    Asked {
        detail: Detail::Health,
        lead: "Âge, activité et limites :",
        question: "Pour « {} » : quels sont votre âge, votre poids et votre activité, et y a-t-il des limites de santé ?",
    },
    Asked {
        detail: Detail::Symptoms,
        lead: "Symptômes :",
        question: "À propos de « {} » : depuis quand, à quel point, et y a-t-il autre chose (maladies, médicaments) ?",
    },
    Asked {
        detail: Detail::HomeKind,
        lead: "Logement :",
        question: "Pour « {} » : quel type de logement, et quelle taille ?",
    },
    Asked { detail: Detail::Country, lead: "Pays :", question: "Pour « {} » : dans quel pays ?" },
    Asked {
        detail: Detail::Start,
        lead: "Point de départ :",
        question: "Pour « {} » : quelle est votre expérience, et de quoi disposez-vous déjà ?",
    },
    Asked {
        detail: Detail::Current,
        lead: "État actuel :",
        question: "À propos de « {} » : où en êtes-vous, et qu'avez-vous déjà essayé ?",
    },
    Asked {
        detail: Detail::Tried,
        lead: "Difficulté :",
        question: "À propos de « {} » : où est la difficulté, et qu'avez-vous déjà essayé ?",
    },
    Asked {
        detail: Detail::Allergies,
        lead: "Allergies :",
        question: "Y a-t-il des allergies ou des aliments à éviter pour « {} » ?",
    },
];
