//! Words that give a detail, or may, in French.

use crate::missing_slot::detail::Detail;
use crate::missing_slot::grouped::grouped;

grouped! {
    /// Words that give a detail, or may.
    pub(super) static SAID: Detail = {
        Detail::Buying => [
            "acheter", "choisir", "conseilles", "conseillez", "prendre", "recommandes", "recommandez",
        ];
        Detail::Tidying => ["désencombrer", "en désordre", "organisation", "organiser", "rangement", "ranger"];
        Detail::Studied => [
            "apprendre", "apprentissage", "autodidacte", "langue", "maîtriser", "parler", "pratiquer", "étudier",
        ];
        Detail::Allergies => [
            "allergie", "allergies", "allergique", "casher", "chat", "chien", "diabète", "diabétique", "enceinte",
            "halal", "intolérance", "intolérant", "sans", "sans gluten", "sans lactose", "tout", "éviter",
        ];
        Detail::Destination => [
            "au", "autour", "aux", "campagne", "camping", "chez", "croisière", "dans", "de", "destination", "du",
            "en", "europe", "mer", "montagne", "où", "plage", "pour", "ski", "vers", "à", "île", "îles",
        ];
        Detail::Dates => [
            "an", "ans", "août", "automne", "avril", "ce soir", "date", "dates", "demain", "dimanche", "décembre",
            "février", "heures", "hiver", "janvier", "jeudi", "jour", "jours", "juillet", "juin", "lundi", "mai",
            "mardi", "mars", "mercredi", "mois", "novembre", "noël", "nuit", "nuits", "octobre", "printemps",
            "pâques", "samedi", "semaine", "semaines", "septembre", "toussaint", "vendredi", "week-end", "été",
        ];
        Detail::Duration => [
            "durée", "heures", "jour", "jours", "mois", "nuit", "nuits", "semaine", "semaines", "week-end",
        ];
        Detail::Travellers => [
            "adultes", "ami", "amie", "amis", "amoureux", "collègues", "copain", "copine", "couple", "deux",
            "enfants", "famille", "groupe", "lune de miel", "ma femme", "mon mari", "noces", "nous", "parents",
            "personne", "personnes", "seul", "seule", "solo", "élèves",
        ];
        Detail::Budget => [
            "abordable", "argent", "bon marché", "budget", "cher", "coût", "coûte", "euro", "euros", "gratuit",
            "gratuite", "gratuits", "haut de gamme", "luxe", "moins de", "pas cher", "pas chère", "prix",
            "économique",
        ];
        Detail::Occasion => [
            "anniversaire", "baptême", "barbecue", "crémaillère", "célébrer", "d'entreprise", "de garçon",
            "de jeune fille", "diplôme", "départ", "fiançailles", "fêter", "halloween", "kermesse", "mariage",
            "nouvel an", "noël", "pique-nique", "pour", "retraite", "sur", "surprise pour", "team building", "thème",
            "à thème",
        ];
        Detail::Guests => [
            "amis", "collègues", "convives", "couples", "employés", "enfants", "famille", "invité", "invités",
            "participants", "personnes", "petit comité",
        ];
        Detail::GiftFor => [
            "aime", "ami", "amie", "collègue", "ma copine", "ma femme", "ma mère", "maman", "mon copain", "mon mari",
            "mon père", "papa", "pour", "qui", "secret santa", "à ma", "à mon",
        ];
        Detail::Use => [
            "afin", "course", "débutant", "enfant", "gamer", "gaming", "hybride", "jeux", "meilleurs", "mieux noté",
            "montage", "photo", "pour", "programmation", "qui", "randonnée", "streaming", "top", "travail",
            "université", "vidéo", "ville", "voyage", "école", "électrique", "étudiant", "étudiante",
        ];
        Detail::Platform => [
            "android", "en ligne", "gratuite", "ios", "ipad", "iphone", "linux", "mac", "navigateur", "open source",
            "ordinateur", "téléphone", "web", "windows",
        ];
        Detail::Taste => [
            "action", "adore", "aime", "aimé", "avec", "classique", "classiques", "comme", "comédie", "dans", "de",
            "enfants", "fantasy", "genre", "historique", "horreur", "intéresse", "par", "policier", "populaire",
            "populaires", "pour", "préféré", "qui", "romance", "récent", "récents", "science-fiction", "sur",
            "thriller",
        ];
        Detail::Diet => [
            "allergie", "allergies", "allergique", "casher", "chat", "chien", "cétogène", "diabète", "diabétique",
            "enceinte", "halal", "intolérance", "intolérant", "keto", "méditerranéen", "protéines", "sans gluten",
            "sans lactose", "vegan", "végan", "végétalien", "végétarien", "végétarienne",
        ];
        Detail::MealGoal => [
            "calories", "maigrir", "muscle", "objectif", "perdre", "poids", "prise de masse", "protéines", "rapide",
            "rapides", "sain", "sains", "santé", "sèche", "économique", "énergie", "équilibré", "équilibrés",
        ];
        Detail::Eaters => [
            "couple", "deux", "enfants", "famille", "j'", "je", "moi", "personnes", "seul", "seule",
        ];
        Detail::Ingredients => [
            "au", "aux", "avec", "bœuf", "chinois", "chocolat", "de", "du", "facile et", "indien", "italien",
            "italienne", "japonais", "légumes", "mexicain", "poisson", "pommes de terre", "poulet", "pour", "pâtes",
            "restes", "riz", "sans", "saumon", "thaï", "végan", "végétarien", "végétarienne", "à base", "œufs",
        ];
        Detail::FitnessGoal => [
            "10 km", "5 km", "abdos", "cardio", "course", "dos", "endurance", "force", "maigrir", "marathon",
            "muscle", "muscler", "objectif", "perdre", "poids", "posture", "pour", "prise de masse",
            "remise en forme", "semi-marathon", "souplesse", "sèche", "triathlon",
        ];
        Detail::Level => [
            "a1", "a2", "années", "avancé", "avancée", "b1", "b2", "base", "bases", "confirmé", "de zéro", "débutant",
            "débutante", "débutants", "expert", "initiation", "intermédiaire", "niveau", "notions", "pour débutant",
            "pour débutante", "pour débutants", "pour débuter", "pour un débutant", "première fois", "sportif",
            "sédentaire", "à zéro",
        ];
        Detail::Equipment => [
            "barre", "chez moi", "course", "extérieur", "haltères", "matériel", "piscine", "poids du corps", "salle",
            "salle de sport", "sans matériel", "sans équipement", "tapis", "vélo", "à la maison", "élastiques",
        ];
        Detail::StudyTime => [
            "heure", "heures", "intensif", "jour", "jours", "minutes", "mois", "par jour", "par semaine",
            "rapidement", "semaine", "semaines",
        ];
        Detail::LearningGoal => [
            "afin", "certification", "diplôme", "déménager", "emploi", "examen", "métier", "pour", "travail",
            "voyage", "voyager", "études",
        ];
        Detail::Subjects => [
            "anglais", "biologie", "chimie", "droit", "en", "français", "histoire", "maths", "mathématiques",
            "matières", "philo", "philosophie", "physique", "svt", "économie",
        ];
        Detail::ExamDate => [
            "dans", "demain", "janvier", "jours", "juillet", "juin", "le", "lundi", "mai", "mois", "prochain",
            "prochaine", "semaines", "vendredi",
        ];
        Detail::Preparing => [
            "conseils", "plan", "planning", "préparer", "réussir", "réviser", "révision", "révisions", "étudier",
        ];
        Detail::WearOccasion => [
            "automne", "bal", "bureau", "cérémonie", "dîner", "enterrement", "entretien", "froid", "fête", "hiver",
            "mariage", "météo", "plage", "pluie", "pour", "printemps", "professionnelle", "rendez-vous", "soirée",
            "sport", "travail", "été",
        ];
        Detail::Style => [
            "bohème", "classique", "contemporain", "cosy", "couleur", "couleurs", "industriel", "minimaliste",
            "moderne", "rustique", "scandinave", "style", "thème", "traditionnel", "vintage", "élégant", "épuré",
        ];
        Detail::SkinType => [
            "acné", "ados", "bouclés", "fins", "gras", "grasse", "homme", "lisses", "mature", "mixte", "normale",
            "rides", "secs", "sensible", "sèche", "taches", "épais",
        ];
        Detail::RoomSize => [
            "carrés", "grand", "grande", "m2", "minuscule", "m²", "mètres", "petit", "petite", "studio", "étroit",
        ];
        Detail::Arranging => [
            "agencement", "aménagement", "aménager", "couleurs", "déco", "décoration", "décorer", "meubles",
            "mobilier", "optimiser", "redécorer", "repeindre", "réaménager", "rénovation", "rénover",
        ];
        Detail::Region => [
            "belgique", "bretagne", "chaud", "climat", "france", "froid", "intérieur", "montagne", "méditerranéen",
            "nord", "paris", "provence", "québec", "région", "sud", "suisse", "tempéré",
        ];
        Detail::GardenSpace => [
            "bacs", "balcon", "carrés", "ensoleillé", "grand", "intérieur", "m2", "m²", "mètres", "ombre", "petit",
            "petite", "pots", "rebord", "terrasse",
        ];
        Detail::Growing => [
            "arroser", "commencer", "créer", "cultiver", "débuter", "entretenir", "entretien", "faire pousser",
            "fleurs", "herbes", "jaunissent", "légumes", "meurent", "planter", "plantes", "semer",
        ];
        Detail::PlantState => [
            "arrosage", "arrose", "cactus", "débutant", "fenêtre", "feuilles", "jaunes", "jaunissent", "lumière",
            "orchidée", "soleil", "sèchent",
        ];
        Detail::BuildSize => [
            "cm", "dimensions", "grand", "grande", "m²", "mètres", "petit", "petite", "places", "taille",
        ];
        Detail::Materials => [
            "acier", "avec", "bois", "béton", "carton", "chêne", "contreplaqué", "en", "métal", "outils", "palettes",
            "pin", "récup",
        ];
        Detail::Purpose => [
            "afin", "avec", "de", "du", "en", "mon entreprise", "permettant", "portfolio", "pour", "présenter", "qui",
            "sur", "vendre",
        ];
        Detail::Features => [
            "avec", "base de données", "connexion", "css", "fonctionnalité", "fonctionnalités", "html", "incluant",
            "paiement", "python", "qui", "react", "wordpress",
        ];
        Detail::Trade => [
            "bio", "boulangerie", "café", "d'", "dans", "de", "en", "pour", "qui", "restaurant", "spécialisée",
            "vendre", "vente", "vêtements",
        ];
        Detail::Market => [
            "budget", "cible", "clients", "clientèle", "en ligne", "france", "jeunes", "local", "marché", "paris",
            "pour", "ville", "à", "étudiants",
        ];
        Detail::Subject => ["annonçant", "avec", "d'", "de", "des", "du", "intitulé", "pour", "qui", "sur"];
        Detail::Recipient => ["au", "aux", "de", "pour", "sur", "à", "à ma", "à mon"];
        Detail::EventFacts => [
            "août", "avril", "date", "demain", "dimanche", "décembre", "février", "h", "heures", "janvier", "jeudi",
            "juillet", "juin", "lundi", "mai", "mardi", "mars", "mercredi", "modèle", "novembre", "octobre", "samedi",
            "septembre", "vendredi",
        ];
        Detail::Role => [
            "assistant", "chez", "comme", "commercial", "comptable", "d'", "dans", "de", "développeur", "en tant que",
            "infirmière", "ingénieur", "marketing", "poste", "pour", "professeur", "serveur", "vendeur", "vente",
        ];
        Detail::Experience => [
            "ans", "bac", "compétences", "diplôme", "débutant", "expérience", "junior", "licence", "master",
            "sans expérience", "senior", "étudiant", "étudiante",
        ];
        Detail::Topic => [
            "au sujet", "autour", "comment", "concernant", "d'", "de", "des", "du", "en", "intitulé", "portant",
            "pour", "pourquoi", "sur", "à propos",
        ];
        Detail::Income => [
            "budget pour", "dépenses sont", "gagne", "mariage", "marketing", "net", "par mois", "projet", "revenu",
            "revenus", "salaire", "voyage", "étudiant",
        ];
        Detail::SavingGoal => [
            "acheter", "crédit", "dettes", "maison", "mariage", "objectif", "retraite", "vacances", "voiture",
            "économiser", "épargner",
        ];
        Detail::Amount => ["euros", "héritage", "k€", "montant", "par mois", "petite somme", "somme"];
        Detail::Risk => [
            "ans", "court terme", "etf", "long terme", "prudent", "retraite", "risque", "sans risque", "sûr",
            "éthique",
        ];
        Detail::PetAge => [
            "ans", "beagle", "berger", "bouledogue", "caniche", "chaton", "chihuahua", "chiot", "golden", "husky",
            "labrador", "mois", "persan", "race", "semaines", "siamois", "teckel",
        ];
        Detail::PetCare => [
            "aboie", "aboie tout", "aboyer", "alimentation", "dressage", "dresser", "griffe", "laisse", "manger",
            "mord", "mordre", "nourrir", "propreté", "soigner", "soins", "toilettage", "vacciner", "éducation",
            "éduquer",
        ];
        Detail::Model => [
            "android", "apple", "asus", "audi", "bmw", "bosch", "canon", "citroën", "clio", "dacia", "dell", "epson",
            "fiat", "ford", "freebox", "galaxy", "golf", "hp", "iphone", "lenovo", "lg", "linux", "livebox", "mac",
            "macbook", "marque", "mercedes", "modèle", "peugeot", "renault", "samsung", "toyota", "volkswagen",
            "windows",
        ];
        Detail::Faulty => [
            "bruit", "bug", "cassé", "cassée", "changer", "chauffe", "diagnostiquer", "en panne", "entretien",
            "erreur", "fuit", "lent", "lente", "ne démarre pas", "ne démarre plus", "ne fonctionne pas",
            "ne fonctionne plus", "ne marche pas", "ne marche plus", "plante", "problème", "rame", "réparer",
            "s'éteint", "se coupe", "surchauffe", "vidange", "voyant",
        ];
        Detail::Location => [
            "arrondissement", "bordeaux", "bruxelles", "en ligne", "genève", "lille", "lyon", "marseille", "montréal",
            "nantes", "nice", "paris", "québec", "strasbourg", "toulouse", "à distance",
        ];
        Detail::Cause => [
            "animaux", "cancer", "climat", "enfants", "environnement", "personnes âgées", "réfugiés", "sans-abri",
            "santé", "éducation",
        ];
        Detail::Rooms => ["chambre", "chambres", "f2", "f3", "m2", "m²", "pièces", "studio", "t1", "t2", "t3"];
        Detail::Renting => [
            "achat", "acheter", "cherche", "colocation", "emménager", "location", "louer", "recherche", "à vendre",
        ];
        Detail::When => [
            "août", "après-midi", "aujourd'hui", "avril", "ce soir", "demain", "dimanche", "décembre", "février", "h",
            "heures", "janvier", "jeudi", "juillet", "juin", "lundi", "mai", "mardi", "mars", "matin", "mercredi",
            "midi", "novembre", "octobre", "samedi", "semaine", "septembre", "vendredi", "week-end",
        ];
        Detail::Transport => [
            "autoroute", "avion", "bateau", "bus", "moto", "métro", "pied", "train", "transports", "voiture", "vélo",
            "à pied",
        ];
        Detail::Household => [
            "adultes", "bureau", "bébé", "chat", "chien", "colocataires", "couple", "enfants", "entreprise",
            "famille", "personnes", "randonnée", "voiture", "école",
        ];
        Detail::MoveRoute => [
            "allemagne", "belgique", "canada", "de paris", "espagne", "japon", "londres", "lyon", "québec", "suisse",
            "vers", "à paris",
        ];
        Detail::Age => [
            "3e", "4e", "5e", "6e", "ado", "adolescent", "adolescente", "ados", "ans", "bébé", "ce1", "ce2", "cm1",
            "cm2", "collège", "cp", "lycée", "maternelle", "mois", "nourrisson", "primaire", "âge",
        ];
        Detail::Raising => [
            "activité", "activités", "apprendre", "bricolage", "coucher", "devoirs", "dormir", "expérience",
            "histoires", "jeu", "jeux", "lecture", "lire", "livres", "maths", "occuper", "sport", "école", "écrans",
        ];
        Detail::Coverage => [
            "ans", "couvre", "couvrir", "dentaire", "différence", "famille", "maison", "pour", "qui", "voiture",
            "étudiant",
        ];
        Detail::DailyTime => ["bébé", "h", "heure", "heures", "minutes", "par jour", "travail", "télétravail"];
        Detail::Tasks => [
            "avec", "cours", "enfants", "entre", "modèle", "pour", "réunion", "réunions", "sport", "travail",
            "tâches", "étudier",
        ];
        Detail::Health => [
            "ans", "asthme", "blessure", "diabète", "débutant", "enceinte", "imc", "kg", "kilos", "minutes",
            "médecin", "semaines", "végétarien",
        ];
        Detail::Symptoms => [
            "après", "chronique", "depuis", "enceinte", "hier", "jours", "mois", "médecin", "médicament", "quand",
            "semaines", "travail",
        ];
        Detail::HomeKind => [
            "appartement", "grand", "locataire", "maison", "m²", "petit", "pièces", "qu'est-ce", "studio",
        ];
        Detail::Country => [
            "algérie", "allemagne", "belgique", "canada", "espagne", "europe", "france", "français", "française",
            "maroc", "pour", "québec", "suisse", "tunisie", "états-unis", "étudiant",
        ];
        Detail::Start => [
            "bases", "débutant", "débutante", "débutants", "facile", "heures", "minutes", "niveau", "pour", "simple",
        ];
        Detail::Current => ["actuellement", "car", "depuis", "déjà", "parce que", "trop"];
        Detail::Tried => ["car", "depuis", "déjà", "parce que", "quand"];
        Detail::Nothing => [
            "d'affaires", "d'anniversaire", "d'entraînement", "d'un", "d'une", "de bagages", "de chez moi",
            "de courses", "de démission", "de la semaine", "de mariage", "de motivation", "de musculation",
            "de méditation", "de noël", "de recommandation", "de repas", "de révision", "de révisions", "de sport",
            "de vacances", "de voyage", "en colocation", "en forme", "en ligne", "en place", "j'ai besoin de",
            "j'ai envie de", "je voudrais", "plan de", "pour ce soir", "pour commencer", "pour demain",
            "pour la semaine", "pour le week-end", "pour mes examens", "pour mes partiels", "pour moi",
            "pour mon examen", "pour nous", "pour une semaine", "à acheter", "à faire", "à la maison", "à lire",
            "à manger", "à moi", "à offrir", "à regarder",
        ];
    }
}
