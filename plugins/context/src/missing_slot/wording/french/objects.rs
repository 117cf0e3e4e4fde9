//! What is asked for, in French.

use crate::missing_slot::grouped::grouped;
use crate::missing_slot::kind::Kind;

grouped! {
    /// What is asked for.
    pub(super) static OBJECTS: Kind = {
        Kind::LearningPlan => ["parcours", "plan", "planning", "programme"];
        Kind::Trip => [
            "circuit", "croisière", "destination de vacances", "escapade", "excursion", "itinéraire",
            "itinéraire de voyage", "lune de miel", "randonnée", "road trip", "séjour", "vacances", "voyage",
            "voyage de noces", "voyage en famille", "voyages", "week-end en amoureux",
        ];
        Kind::Booking => [
            "airbnb", "billet d'avion", "billet de train", "billets d'avion", "billets de train", "chambre d'hôtel",
            "hébergement", "hôtel", "hôtels", "location de voiture", "logement de vacances", "voiture de location",
            "vol", "vols",
        ];
        Kind::Route => ["chemin le plus court", "itinéraire le plus rapide", "trajet", "trajet le plus rapide"];
        Kind::Event => [
            "anniversaire", "baby shower", "barbecue", "crémaillère", "dîner", "enterrement de vie de garçon",
            "enterrement de vie de jeune fille", "fête", "fête d'anniversaire", "fête surprise", "kermesse",
            "mariage", "pique-nique", "pot de départ", "repas de famille", "réunion de famille", "soirée",
            "soirée à thème", "séminaire", "team building", "événement",
        ];
        Kind::Gift => ["cadeau", "cadeau d'anniversaire", "cadeau de mariage", "cadeau de noël", "cadeaux"];
        Kind::Product => [
            "appareil photo", "aspirateur", "cafetière", "canapé", "casque", "chaise de bureau", "chaussures",
            "chaussures de course", "chaussures de randonnée", "clavier", "console", "enceinte", "fauteuil",
            "guitare", "imprimante", "lave-linge", "liseuse", "machine à café", "matelas", "montre",
            "montre connectée", "ordinateur", "ordinateur portable", "pc", "pc portable", "perceuse", "piano",
            "portable", "poussette", "robot de cuisine", "réfrigérateur", "sac à dos", "smartphone", "tablette",
            "tente", "tondeuse", "trottinette électrique", "télé", "téléphone", "télévision", "valise", "voiture",
            "vélo", "vélo électrique", "écouteurs", "écran",
        ];
        Kind::App => [
            "appli", "application", "application de budget", "application de méditation", "application mobile",
            "applications", "applis", "logiciel", "logiciel de montage vidéo", "logiciels",
        ];
        Kind::Title => [
            "activité", "bd", "chanson", "chansons", "documentaire", "film", "films", "jeu", "jeu de société",
            "jeu vidéo", "jeux", "livre", "livres", "loisir", "manga", "musique", "passe-temps", "playlist",
            "podcast", "podcasts", "roman", "romans", "série", "séries", "vin",
        ];
        Kind::Meals => [
            "liste de courses", "menu", "menu de la semaine", "menus", "menus de la semaine", "plan alimentaire",
            "plan de repas", "programme alimentaire", "programme minceur", "repas de la semaine", "régime",
            "régime alimentaire",
        ];
        Kind::Dish => [
            "dessert", "déjeuner", "dîner", "goûter", "idée de repas", "idées de repas", "petit déjeuner", "plat",
            "qu'est-ce que je peux cuisiner", "que cuisiner", "que manger", "que puis-je cuisiner", "quoi cuisiner",
            "quoi manger", "recette", "recettes", "repas",
        ];
        Kind::Workout => [
            "entraînement", "plan d'entraînement", "programme d'entraînement", "programme de course à pied",
            "programme de musculation", "programme de remise en forme", "programme de sport", "programme fitness",
            "programme sportif", "routine sportive", "séance d'entraînement", "séance de sport",
        ];
        Kind::Learning => [
            "atelier", "certification", "cours", "cours en ligne", "cours particuliers", "formation",
            "formation en ligne", "formations", "mooc", "plan d'apprentissage", "programme d'apprentissage",
            "ressources", "tutoriel", "tutoriels",
        ];
        Kind::Skill => [
            "allemand", "anglais", "chinois", "coder", "cuisiner", "dessiner", "espagnol", "excel", "guitare",
            "italien", "japonais", "javascript", "l'allemand", "l'anglais", "l'arabe", "l'espagnol", "l'italien",
            "la couture", "la cuisine", "la photo", "la photographie", "le dessin", "le yoga", "les échecs", "nager",
            "piano", "programmation", "python", "une langue", "une nouvelle langue", "à programmer",
        ];
        Kind::Exams => [
            "emploi du temps de révision", "fiche de révision", "plan de révision", "planning d'études",
            "planning de révision", "planning de révisions", "programme de révision", "programme de révisions",
        ];
        Kind::ExamPrep => [
            "le bac", "le brevet", "le code de la route", "le delf", "le toeic", "mes examens", "mes partiels",
            "mon bac", "mon concours", "mon examen", "permis de conduire", "un concours",
        ];
        Kind::Wardrobe => [
            "comment m'habiller", "costume", "garde-robe", "que porter", "quoi porter", "robe", "tenue", "tenues",
            "vêtements",
        ];
        Kind::Skincare => [
            "coiffure", "coupe de cheveux", "crème hydratante", "routine beauté", "routine capillaire",
            "routine de soin", "routine de soins", "routine visage", "shampoing", "soins du visage",
        ];
        Kind::Room => [
            "appartement", "balcon", "bureau", "chambre", "cuisine", "dressing", "entrée", "espace de travail",
            "garage", "maison", "pièce", "placard", "salle de bain", "salon", "studio", "terrasse",
        ];
        Kind::Tidy => [
            "appartement", "balcon", "bureau", "chambre", "cuisine", "dressing", "entrée", "espace de travail",
            "garage", "maison", "pièce", "placard", "salle de bain", "salon", "studio", "terrasse",
        ];
        Kind::Garden => [
            "jardin", "jardin d'herbes aromatiques", "jardin potager", "jardin sur balcon", "pelouse", "potager",
            "potager urbain",
        ];
        Kind::Plants => [
            "ma plante", "mes plantes", "mes rosiers", "mes succulentes", "mes tomates", "mon cactus", "mon orchidée",
            "plantes d'intérieur",
        ];
        Kind::Build => [
            "abri de jardin", "banc", "bibliothèque", "bureau en bois", "cabane", "clôture", "lit", "niche",
            "poulailler", "table basse", "terrasse en bois", "étagère",
        ];
        Kind::Site => [
            "appli", "application", "application mobile", "blog", "bot", "boutique en ligne", "chatbot", "jeu",
            "jeu vidéo", "page web", "site", "site e-commerce", "site internet", "site vitrine", "site web",
            "tableau de bord",
        ];
        Kind::Business => [
            "association", "auto-entreprise", "boulangerie", "boutique", "business", "business plan", "café",
            "campagne publicitaire", "chaîne youtube", "entreprise", "plan d'affaires", "plan de communication",
            "plan marketing", "restaurant", "société", "start-up", "startup", "stratégie de communication",
            "stratégie de contenu", "stratégie marketing",
        ];
        Kind::Brand => [
            "affiche", "bannière", "brochure", "carte de visite", "dépliant", "fiche de poste", "flyer",
            "infographie", "logo", "menu de restaurant", "offre d'emploi", "post instagram", "post linkedin",
            "publication instagram", "publicité", "questionnaire", "slogan", "sondage",
        ];
        Kind::Message => [
            "carte d'anniversaire", "carte de vœux", "courriel", "discours", "e-mail", "email", "lettre",
            "lettre d'amour", "lettre de démission", "lettre de recommandation", "lettre de réclamation", "mail",
            "message", "mot de remerciement", "newsletter", "remerciement", "sms", "toast", "éloge funèbre",
        ];
        Kind::Invitation => [
            "carton d'invitation", "faire-part", "faire-part de mariage", "invitation", "invitation d'anniversaire",
        ];
        Kind::Application => [
            "bio", "biographie", "candidature", "cv", "lettre de candidature", "lettre de motivation",
            "ma lettre de motivation", "mon cv", "pitch", "profil linkedin",
        ];
        Kind::Piece => [
            "article", "article de blog", "billet de blog", "communiqué de presse", "compte rendu", "cours magistral",
            "dissertation", "dossier", "essai", "exposé", "mémoire", "plan de cours", "powerpoint", "présentation",
            "quiz", "rapport", "rédaction", "thèse",
        ];
        Kind::Money => [
            "budget", "budget familial", "budget mensuel", "plan d'épargne", "plan de remboursement",
            "plan de retraite", "plan financier",
        ];
        Kind::Invest => [
            "investir", "investir en bourse", "investir mes économies", "investir mon argent", "placement",
            "placer mes économies", "placer mon argent", "portefeuille d'investissement", "épargne",
        ];
        Kind::Job => [
            "alternance", "emploi", "emploi à distance", "job", "job d'été", "poste", "stage", "travail",
        ];
        Kind::Interview => ["entretien", "entretien d'embauche", "entretien professionnel"];
        Kind::Career => [
            "changer de carrière", "changer de métier", "ma carrière", "reconversion", "reconversion professionnelle",
        ];
        Kind::Pet => [
            "ma chatte", "ma chienne", "mon chat", "mon chaton", "mon chien", "mon chiot", "mon lapin",
            "mon perroquet",
        ];
        Kind::Adoption => [
            "acheter un chien", "adopter un animal", "adopter un chat", "adopter un chien", "prendre un chien",
            "race de chien",
        ];
        Kind::Vehicle => [
            "ma moto", "ma voiture", "mon camion", "mon scooter", "mon vélo", "une batterie de voiture",
        ];
        Kind::Appliance => [
            "ma box", "ma cafetière", "ma chaudière", "ma machine à laver", "ma tablette", "ma télé", "mon four",
            "mon frigo", "mon imprimante", "mon lave-linge", "mon lave-vaisselle", "mon ordinateur", "mon pc",
            "mon réfrigérateur", "mon téléphone", "mon wifi",
        ];
        Kind::Local => [
            "autour de moi", "aux alentours", "dans le coin", "dans ma région", "dans ma ville", "dans mon quartier",
            "près d'ici", "près de chez moi", "près de moi", "à côté de chez moi", "à proximité",
        ];
        Kind::Charity => [
            "association caritative", "bénévolat", "bénévole", "faire du bénévolat", "faire un don",
        ];
        Kind::Home => [
            "appartement", "appartements", "bureau à louer", "colocation", "logement", "maison", "maisons", "studio",
        ];
        Kind::Place => [
            "activités", "avocat", "baby-sitter", "bar", "choses à faire", "coiffeur", "concerts", "crèche",
            "dentiste", "garagiste", "musée", "musées", "médecin", "piscine", "plombier", "psychologue", "randonnées",
            "restaurant", "restaurants", "salle de sport", "école", "électricien",
        ];
        Kind::Appointment => [
            "rendez-vous", "rendez-vous chez le dentiste", "rendez-vous chez le médecin", "réservation", "table",
            "table pour deux",
        ];
        Kind::Weather => ["météo", "temps"];
        Kind::Household => [
            "kit d'urgence", "kit de survie", "plan d'urgence", "plan d'évacuation", "planning de ménage",
            "trousse de premiers secours", "trousse de secours",
        ];
        Kind::Move => [
            "déménagement", "déménager", "je déménage", "m'installer à l'étranger", "partir à l'étranger",
        ];
        Kind::Kids => [
            "des enfants", "les enfants", "ma fille", "ma nièce", "mes enfants", "mes élèves", "mon bébé",
            "mon enfant", "mon fils", "mon neveu",
        ];
        Kind::Insurance => [
            "assurance", "assurance auto", "assurance habitation", "assurance vie", "assurance voyage", "mutuelle",
        ];
        Kind::Given => [
            "le document donné", "le texte donné", "un ensemble de données donné", "un fichier donné",
            "un texte donné", "une liste donnée", "une ville donnée",
        ];
        Kind::Source => [
            "article", "contrat", "document", "fichier", "fichier csv", "fichier excel", "fichier pdf", "image",
            "jeu de données", "lettre", "liste de nombres", "livre", "page web", "paragraphe", "pdf", "photo",
            "rapport", "site web", "tableau", "texte", "vidéo",
        ];
        Kind::Routine => [
            "emploi du temps", "planning", "planning de la semaine", "routine", "routine de méditation",
            "routine de sommeil", "routine du matin", "routine du soir", "routine matinale", "routine quotidienne",
        ];
        Kind::MyTime => [
            "ma journée", "ma semaine", "mes tâches", "mon emploi du temps", "mon temps", "mon week-end",
        ];
        Kind::Fitness => [
            "arrêter de fumer", "courir un marathon", "maigrir", "manger mieux", "manger plus sainement",
            "manger sainement", "me muscler", "me remettre en forme", "mieux dormir", "perdre du poids",
            "perdre du ventre", "prendre du muscle", "prendre du poids", "rester en forme",
        ];
        Kind::Symptom => [
            "acné", "allergies", "fièvre", "insomnie", "mal au dos", "mal au genou", "mal au ventre", "mal de dos",
            "mal de gorge", "mal de tête", "maux de tête", "migraine", "migraines", "rhume", "toux",
        ];
        Kind::Packing => ["liste d'affaires à emporter", "liste de bagages", "valise"];
        Kind::HomeTech => [
            "domotique", "home cinéma", "maison connectée", "panneaux solaires", "salle de sport à la maison",
            "système d'alarme",
        ];
        Kind::Official => [
            "carte d'identité", "divorce", "divorcer", "ma déclaration d'impôts", "mes impôts", "mon passeport",
            "passeport", "permis de construire", "permis de travail", "titre de séjour", "un visa",
        ];
        Kind::Plan => ["plan", "plan d'action", "programme"];
    }
}
