//! French.

use super::{Bound, Meaning, Signs};

phrases! {
    Meaning::Sign(Signs::ABOUT_PROMPTS) => ["invite", "invites"];
    Meaning::Sign(Signs::FICTION_OR_MESSAGE) => ["nouvelle", "rap", "roman"];
    Meaning::OwnLabel => [
        "attentes", "audience", "but", "catégories", "catégories possibles", "cible", "classes", "consigne", "consignes", "contrainte", "contraintes", "critères", "exigences", "format", "format attendu", "format de réponse", "format de sortie", "important", "instruction", "instructions", "langue", "limites", "livrable", "livrables", "longueur", "mission", "objectif", "objectifs", "persona", "public", "public cible", "registre", "règle", "règles", "rôle", "structure", "style", "ton", "tâche", "tâches", "à faire", "à éviter", "étapes", "étiquettes", "étiquettes possibles",
    ];
    Meaning::Role => [
        "adopte le rôle", "adoptez le rôle", "agis comme", "agis en tant que", "agissez comme",
        "agissez en tant que", "comporte-toi comme", "comportez-vous comme", "en tant qu'expert", "en tant que",
        "endosse le rôle", "glisse-toi dans la peau", "imagine que tu es", "imaginez que vous êtes",
        "je veux que tu agisses comme", "je veux que vous agissiez comme", "joue le rôle", "jouez le rôle",
        "mets-toi dans la peau", "mets-toi à la place", "mettez-vous dans la peau", "mettez-vous à la place",
        "ton rôle est", "tu agis comme", "tu es l'assistant", "tu es la", "tu es le", "tu es mon", "tu es un",
        "tu es une", "tu incarnes", "tu joues", "votre rôle est", "vous agissez comme", "vous incarnez",
        "vous êtes l'assistant", "vous êtes la", "vous êtes le", "vous êtes mon", "vous êtes un", "vous êtes une",
    ];
    Meaning::Task => [
        "abrège", "abrégez", "adapte", "adaptez", "aide-moi", "aidez-moi", "ajoute", "ajoutez", "améliore",
        "améliorez", "analyse", "analysez", "annote", "annotez", "anonymise", "anonymisez", "argumente",
        "argumentez", "attribue", "attribuez", "calcule", "calculez", "caviarde", "choisis", "choisissez", "cite",
        "citez", "classe", "classez", "commente", "commentez", "compare", "comparez", "complète", "complétez",
        "compose", "composez", "concevez", "condense", "condensez", "considère", "considérez", "construis",
        "construisez", "continue", "continuez", "convertis", "convertissez", "conçois", "corrige", "corrigez",
        "critique", "critiquez", "crée", "créez", "dis", "dis-moi", "discute", "discutez", "dites", "dites-moi",
        "donne", "donne-moi", "donnez", "donnez-moi", "dresse", "dressez", "décris", "décrivez", "définis",
        "définissez", "démontre", "détermine", "développe", "développez", "estime", "explique", "explique-moi",
        "expliquez", "expliquez-moi", "explore", "explorez", "extrais", "extrayez", "fais", "faites", "formule",
        "formulez", "fournis", "fournissez", "génère", "générez", "identifie", "identifiez", "illustre",
        "illustrez", "imagine", "imagine-toi", "imaginez", "implémente", "indique", "indiquez", "interprète",
        "interprétez", "invente", "inventez", "j'ai besoin", "j'ai besoin que", "j'aimerais", "je souhaite",
        "je veux que", "je voudrais", "justifie", "justifiez", "liste", "listez", "mets", "mettez", "montre",
        "montrez", "nomme", "nommez", "organise", "organisez", "parle-moi", "parlez-moi", "partage", "partagez",
        "peux tu", "peux-tu", "planifie", "planifiez", "pourrais-tu", "pourriez-vous", "pouvez vous", "pouvez-vous",
        "propose", "proposez", "prépare", "préparez", "présente", "présente-moi", "présentez", "raconte",
        "racontez", "recommande", "reformate", "reformatez", "reformule", "reformulez", "relis", "relisez",
        "remplace", "remplacez", "reprends", "reprenez", "restructure", "restructurez", "retranscris", "rédige",
        "rédigez", "répondez", "réponds", "résolvez", "résous", "résume", "résumez", "réécris", "réécrivez",
        "simplifie", "simplifiez", "souligne", "soulignez", "structure", "structurez", "suggère", "suggérez",
        "sépare", "séparez", "ta tâche est", "traduis", "traduisez", "traite", "traitez", "transforme",
        "transformez", "trie", "triez", "trouve", "trouvez", "veuillez", "votre tâche est", "vérifie", "vérifiez",
        "écris", "écrivez", "élabore", "élaborez", "énumère", "énumérez", "établis", "établissez", "étiquetez",
        "étiquette", "évalue", "évaluez",
    ];
    Meaning::Question => [
        "a-t-il", "combien", "comment", "de quelle", "de quels", "est-ce qu'il", "est-ce que", "est-elle", "est-il",
        "laquelle", "lequel", "où", "où est", "pour quelle", "pourquoi", "qu'en", "qu'est ce que", "qu'est-ce qu'",
        "qu'est-ce que", "qu'est-ce qui", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi",
        "sont-ils", "y a-t-il", "à qui", "à quoi",
    ];
    Meaning::Courtesy => [
        "aussi", "bonjour", "d'abord", "de plus", "enfin", "ensuite", "et", "finalement", "maintenant", "merci",
        "merci de", "par ailleurs", "puis", "s'il te plait", "s'il te plaît", "s'il vous plait", "s'il vous plaît",
        "salut", "stp", "svp", "tout d'abord", "également",
    ];
    Meaning::Situation => [
        "actuellement", "contexte", "hier", "il y a", "j'ai", "j'ai été", "j'enseigne", "j'essaie", "j'habite",
        "j'utilise", "j'étudie", "je cherche", "je dirige", "je gère", "je possède", "je prépare", "je prévois",
        "je suis", "je travaille", "je vends", "je viens de", "je vis", "je vous écris", "le problème est", "ma",
        "mes", "mon", "nos", "notre", "nous avons", "nous cherchons", "nous organisons", "nous sommes",
        "nous travaillons", "nous vendons", "on a", "supposons", "voici ma situation",
    ];
    Meaning::Example => [
        "entrée", "exemple", "exemples", "p. ex.", "par exemple", "sortie", "voici des exemples",
        "voici un exemple",
    ];
    Meaning::Audience => [
        "destiné à", "destinée à", "grand public", "lecteurs", "pour des enfants", "pour des experts",
        "pour des non-spécialistes", "pour des étudiants", "pour débutants", "pour les débutants",
        "pour les enfants", "pour les étudiants", "pour mes clients", "pour mes élèves", "pour un débutant",
        "pour un enfant", "public", "public cible", "à des enfants", "à un débutant", "à un enfant",
    ];
    Meaning::Number(1) => ["en un", "en une", "un seul", "un unique", "une seule", "une unique"];
    Meaning::Number(2) => ["deux"];
    Meaning::Number(3) => ["trois"];
    Meaning::Number(4) => ["quatre"];
    Meaning::Number(5) => ["cinq"];
    Meaning::Number(6) => ["six"];
    Meaning::Number(7) => ["sept"];
    Meaning::Number(8) => ["huit"];
    Meaning::Number(9) => ["neuf"];
    Meaning::Number(10) => ["dix"];
    Meaning::Number(11) => ["onze"];
    Meaning::Number(12) => ["douze"];
    Meaning::Number(13) => ["treize"];
    Meaning::Number(14) => ["quatorze"];
    Meaning::Number(15) => ["quinze"];
    Meaning::Number(16) => ["seize"];
    Meaning::Number(20) => ["vingt"];
    Meaning::Number(25) => ["vingt-cinq"];
    Meaning::Number(30) => ["trente"];
    Meaning::Number(32) => ["trente-deux"];
    Meaning::Number(40) => ["quarante"];
    Meaning::Number(50) => ["cinquante"];
    Meaning::Number(60) => ["soixante"];
    Meaning::Number(80) => ["quatre-vingts"];
    Meaning::Number(100) => ["cent"];
    Meaning::Number(150) => ["cent cinquante"];
    Meaning::Number(200) => ["deux cents"];
    Meaning::Number(250) => ["deux cent cinquante"];
    Meaning::Number(300) => ["trois cents"];
    Meaning::Number(400) => ["quatre cents"];
    Meaning::Number(500) => ["cinq cents"];
    Meaning::Number(600) => ["six cents"];
    Meaning::Number(1000) => ["mille"];
    Meaning::Bound(Bound::AtLeast) => [
        "au minimum", "au moins", "d'au minimum", "d'au moins", "min.", "minimale", "minimum", "minimum de",
        "pas moins d'", "pas moins de", "plus d'", "plus de", "supérieur à", "un minimum de",
    ];
    Meaning::Bound(Bound::AtMost) => [
        "au maximum", "au plus", "d'au maximum", "d'au plus", "dans la limite de", "en moins de", "inférieur à",
        "jusqu'à", "limite", "limite de", "limite à", "limite-toi à", "limitez à", "limitez-vous à", "limité à",
        "limitée à", "max.", "maximale", "maximum", "maximum de", "moins d'", "moins de", "n'excède pas",
        "n'excédant pas", "ne devra pas dépasser", "ne doit jamais dépasser", "ne doit pas dépasser",
        "ne doivent pas dépasser", "ne dépassant pas", "ne dépasse jamais", "ne dépasse pas", "ne dépassez pas",
        "ne pas dépasser", "pas plus d'", "pas plus de", "plafond de", "sans dépasser", "sans excéder",
        "un maximum de",
    ];
    Meaning::Bound(Bound::Exactly) => ["exactement", "précisément"];
    Meaning::Bound(Bound::About) => [
        "approximativement", "autour de", "d'environ", "de l'ordre de", "environ", "à peu près",
    ];
    Meaning::BoundAfter(Bound::AtLeast) => ["au minimum", "au moins", "minimum", "ou plus"];
    Meaning::BoundAfter(Bound::AtMost) => ["au maximum", "au plus", "max", "maximum", "ou moins"];
    Meaning::Unit("words") => ["mot", "mots"];
    Meaning::Unit("characters") => ["caractère", "caractères"];
    Meaning::Unit("sentences") => ["phrase", "phrases"];
    Meaning::Unit("paragraphs") => ["paragraphe", "paragraphes"];
    Meaning::Unit("lines") => ["ligne", "lignes"];
    Meaning::Unit("pages") => ["page", "pages"];
    Meaning::Unit("minutes") => ["minute", "minutes"];
    Meaning::Length("short") => [
        "assez court", "aussi bref que possible", "bref", "brefs", "brièvement", "brève", "brèves", "concis",
        "concise", "concises", "court", "courte", "courtes", "courts", "de façon concise", "de manière concise",
        "en bref", "en peu de mots", "le plus court possible", "sois bref", "soyez bref", "succinct", "succincte",
        "succinctement", "synthétique", "très bref", "très court", "très courte",
    ];
    Meaning::Length("long") => [
        "approfondi", "approfondie", "aussi détaillé que possible", "de façon détaillée", "de manière détaillée",
        "détaillé", "détaillée", "détaillées", "détaillés", "en détail", "en profondeur", "exhaustif", "exhaustive",
        "long", "longs", "longue", "longues", "très détaillé", "très détaillée", "étoffé", "étoffée",
    ];
    Meaning::Format("json") => [
        "au format json", "en json", "format json", "json", "json valide", "objet json", "uniquement du json",
    ];
    Meaning::Format("yaml") => ["yaml"];
    Meaning::Format("xml") => ["xml"];
    Meaning::Format("csv") => ["csv"];
    Meaning::Format("html") => ["html"];
    Meaning::Format("markdown") => [
        "en markdown", "format markdown", "markdown", "mise en forme markdown", "syntaxe markdown",
    ];
    Meaning::Format("table") => [
        "en tableau", "sous forme de tableau", "tableau", "tableau comparatif", "tableau markdown", "tableaux",
        "un tableau", "un tableau markdown",
    ];
    Meaning::Format("bullets") => [
        "liste à puce", "liste à puces", "listes à puce", "listes à puces", "puces", "une liste à puces",
    ];
    Meaning::Format("numbered") => [
        "liste numérotée", "liste numérotées", "listes numérotées", "numérotée", "une liste numérotée",
    ];
    Meaning::Format("list") => ["en liste", "liste", "listes", "sous forme de liste", "une liste"];
    Meaning::Format("code") => ["code uniquement", "seulement le code", "uniquement le code"];
    Meaning::Format("plain") => ["texte brut", "texte non formaté", "texte simple"];
    Meaning::Format("prose") => [
        "en prose", "prose", "rédigé en paragraphes", "sous forme de paragraphes", "texte continu", "texte suivi",
        "un texte continu",
    ];
    Meaning::Format("headings") => [
        "intertitre", "intertitres", "sous-titre", "sous-titres", "titres", "titres de section",
    ];
    Meaning::Format("emoji") => ["emoji", "emojis", "smileys", "émoji", "émojis", "émoticône", "émoticônes"];
    Meaning::Format("latex") => ["latex"];
    Meaning::Format("code-fence") => ["bloc de code", "blocs de code"];
    Meaning::Tone("formal") => [
        "académique", "formel", "formelle", "formelles", "formels", "langage formel", "langage soutenu",
        "professionnel", "professionnelle", "registre formel", "registre soutenu", "solennel", "soutenu",
        "soutenue", "soutenus", "style formel", "style soutenu", "ton formel", "ton professionnel", "très formel",
        "vouvoiement",
    ];
    Meaning::Tone("casual") => [
        "argot", "argotique", "décontracté", "décontractée", "détendu", "détendue", "familier", "familière",
        "informel", "informelle", "langage courant", "langage familier", "registre familier", "relâché",
        "style familier", "ton décontracté", "ton familier", "tutoiement",
    ];
    Meaning::Tone("friendly") => [
        "amical", "amicale", "amicaux", "bienveillant", "bienveillante", "chaleureuse", "chaleureux", "convivial",
        "conviviale", "empathique", "encourageant", "encourageante", "sympathique",
    ];
    Meaning::Tone("humorous") => [
        "amusant", "amusante", "avec humour", "comique", "drôle", "humoristique", "humour", "ludique",
        "léger et drôle", "sarcastique",
    ];
    Meaning::Tone("serious") => ["grave", "sérieuse", "sérieusement", "sérieux", "très sérieux"];
    Meaning::Tone("simple") => [
        "accessible à tous", "avec des mots simples", "facile à comprendre", "langage accessible", "langage clair",
        "langage simple", "mots courants", "mots simples", "termes simples", "vocabulaire simple",
    ];
    Meaning::Tone("technical") => [
        "jargon", "jargon technique", "langage technique", "termes techniques", "ton technique",
        "vocabulaire technique",
    ];
    Meaning::Tone("neutral") => [
        "de manière objective", "factuel", "factuelle", "impartial", "impartiale", "neutre", "neutres",
        "objectif et neutre", "reste objectif", "restez objectif", "ton neutre", "ton objectif",
    ];
    Meaning::Tone("persuasive") => ["convaincant", "convaincante", "persuasif", "persuasive"];
    Meaning::Tone("polite") => ["courtois", "courtoise", "poli", "polie", "poliment"];
    Meaning::Manner => ["façon", "langage", "langue", "manière", "registre", "style", "ton", "tonalité", "voix"];
    Meaning::Language("en") => ["en anglais", "en langue anglaise", "vers l'anglais"];
    Meaning::Language("fr") => ["en français", "en langue française", "vers le français"];
    Meaning::Language("es") => ["en espagnol", "en langue espagnole", "vers l'espagnol"];
    Meaning::Language("de") => ["en allemand", "en langue allemande", "vers l'allemand"];
    Meaning::Language("it") => ["en italien", "en langue italien", "vers l'italien"];
    Meaning::Language("pt") => ["en langue portugais", "en portugais"];
    Meaning::Language("ja") => ["en japonais", "en langue japonais", "vers le japonais"];
    Meaning::Language("zh") => ["en chinois", "en langue chinois", "vers le chinois"];
    Meaning::Language("ru") => ["en langue russe", "en russe"];
    Meaning::Language("ar") => ["en arabe", "en langue arabe"];
    Meaning::Language("nl") => ["en langue néerlandais", "en néerlandais"];
    Meaning::Language("pl") => ["en langue polonais", "en polonais"];
    Meaning::Language("ko") => ["en coréen", "en langue coréen"];
    Meaning::Negation => [
        "au lieu de", "aucun", "aucune", "bannis", "en aucun cas", "excepté", "hormis", "interdit", "interdite",
        "interdits", "jamais", "n'emploie", "n'emploie pas", "n'employez", "n'inclus pas", "n'utilise",
        "n'utilise aucun", "n'utilise aucune", "n'utilise pas", "n'utilisez", "n'utilisez pas", "n'écris", "ne",
        "ne pas", "ni", "nul", "nulle", "pas", "pas de", "plutôt que", "proscris", "sans", "sauf",
        "à l'exception de", "évite", "évite de", "éviter", "éviter de", "évitez", "évitez de",
    ];
    Meaning::Banned => [
        "est interdit", "est interdite", "est inutile", "est proscrit", "est à éviter", "interdites", "interdits",
        "n'est pas autorisé", "n'est pas nécessaire", "ne doit pas apparaître", "ne doivent pas apparaître",
        "ne sont pas autorisés", "sont interdites", "sont interdits", "sont proscrits", "sont à éviter", "à bannir",
        "à proscrire", "à éviter",
    ];
    Meaning::Inclusion => [
        "ajoute un", "ajoute une", "ajoutez un", "ajoutez une", "avec les mots", "commence par", "commencez par",
        "comporter", "comprendre", "concluez avec", "concluez par", "conclus avec", "conclus par", "contenir",
        "doit commencer par", "doit comporter", "doit comprendre", "doit contenir", "doit débuter par",
        "doit inclure", "doit mentionner", "doit se terminer par", "débuter par", "finis par", "finissez par",
        "incluez", "inclure", "inclus", "indique les", "intègre", "intègre les", "intégrez", "intégrez les",
        "mentionne", "mentionner", "mentionnez", "n'oublie pas", "n'oubliez pas", "termine par", "terminez par",
        "utilise l'expression", "utilise le mot", "utilise les mots", "utilisez l'expression", "utilisez le mot",
        "utilisez les mots",
    ];
    Meaning::Exclusion => [
        "abstenez-vous de", "abstiens-toi de", "aucune mention", "bannis", "bannissez", "excluez", "exclure",
        "exclus", "interdit d'utiliser", "interdit de", "jamais de", "n'aborde pas", "n'abordez pas",
        "n'ajoute pas", "n'ajoutez pas", "n'emploie pas", "n'employez pas", "n'explique pas", "n'incluez pas",
        "n'inclus pas", "n'invente pas", "n'invente rien", "n'inventez pas", "n'inventez rien", "n'utilise aucun",
        "n'utilise aucune", "n'utilise jamais", "n'utilise pas", "n'utilisez aucun", "n'utilisez aucune",
        "n'utilisez jamais", "n'utilisez pas", "n'écris pas", "n'écrivez pas", "n'évoque pas", "n'évoquez pas",
        "ne cite pas", "ne citez pas", "ne contenir aucun", "ne contenir aucune", "ne contient pas", "ne dis pas",
        "ne dites pas", "ne doit contenir aucun", "ne doit contenir aucune", "ne doit pas comporter",
        "ne doit pas contenir", "ne doit pas inclure", "ne donne pas", "ne donnez pas", "ne fais pas",
        "ne faites pas", "ne mentionne jamais", "ne mentionne pas", "ne mentionnez jamais", "ne mentionnez pas",
        "ne parle pas de", "ne parlez pas de", "ne pas dire", "ne pas inclure", "ne pas mentionner",
        "ne pas utiliser", "ne pas écrire", "ne répète pas", "ne répétez pas", "ne révèle pas", "ne révélez pas",
        "omets", "omettez", "proscris", "sans ajouter", "sans aucun", "sans aucune", "sans employer",
        "sans explication", "sans mentionner", "sans utiliser", "évite", "évite la", "évite le", "évite les",
        "éviter", "évitez", "évitez la", "évitez le", "évitez les",
    ];
    Meaning::Demand => [
        "absolument", "devez", "devra", "devraient", "devrait", "devront", "dois", "doit", "doit être", "doivent",
        "en aucun cas", "est obligatoire", "il est important", "il est impératif", "il est interdit", "il faut",
        "impérativement", "ne peut pas", "ne peuvent pas", "obligatoirement", "tu dois", "vous devez",
    ];
    Meaning::Order => [
        "adopte", "adoptez", "adresse-toi", "adressez-vous", "assure-toi", "assurez-vous", "commence", "commencez",
        "concentre-toi", "concentrez-vous", "concluez", "conclus", "conserve", "conservez", "emploie", "employez",
        "encadre", "encadrez", "finis", "finissez", "garde", "gardez", "insère", "insérez", "intègre", "intégrez",
        "jamais", "limite", "limite-toi", "limitez", "limitez-vous", "ne", "ne pas", "privilégie", "privilégiez",
        "précise", "précisez", "respecte", "respectez", "reste", "restez", "seulement", "sois", "soyez",
        "tenez-vous", "termine", "terminez", "tiens-toi", "toujours", "tutoie", "tutoyez", "tâche de", "uniquement",
        "utilise", "utilisez", "veille", "veille à", "veillez", "veillez à", "vouvoie", "vouvoyez", "évite",
        "évitez",
    ];
}
