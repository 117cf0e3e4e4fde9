//! French words that point at something.

use prompt_host_plugin::word_list;

word_list! {
    /// What is done to the object.
    pub(in crate::dangling_reference) static VERBS = [
        "ajoute des commentaires à", "améliore", "améliorer", "améliorez", "analyse", "analyse-moi", "analyser",
        "analysez", "commente", "commentez", "compare", "comparez", "complète", "complétez", "continue", "continuez",
        "convertis", "corrige", "corrige-moi", "corriger", "corrigez", "corrigez-moi", "débogue", "déboguez",
        "décrire", "décris", "décrivez", "explique", "explique-moi", "expliquer", "expliquez", "expliquez-moi", "lis",
        "lisez", "note", "notez", "optimise", "optimiser", "optimisez", "peux-tu corriger", "que fait",
        "que signifie", "que veut dire", "raccourcir", "raccourcis", "raccourcissez", "reformate", "reformule",
        "reformuler", "reformulez", "relire", "relis", "relisez", "remplis", "retouche", "répare", "réparer",
        "réparez", "répondez aux", "réponds aux", "réponds à", "résolvez", "résoudre", "résous", "résume",
        "résume-moi", "résumer", "résumez", "résumez-moi", "réécrire", "réécris", "réécrivez", "simplifie",
        "simplifier", "simplifiez", "termine", "terminez", "traduire", "traduis", "traduis-moi", "traduisez",
        "traduisez-moi", "trouve l'erreur dans", "trouve le bug dans", "vérifie", "vérifier", "vérifiez",
        "à quoi sert", "évalue", "évaluez",
    ];
}

word_list! {
    /// What is pointed at.
    pub(in crate::dangling_reference) static OBJECTS = [
        "ce bug", "ce code", "ce contrat", "ce courriel", "ce cv", "ce devis", "ce document", "ce fichier",
        "ce formulaire", "ce graphique", "ce mail", "ce message", "ce paragraphe", "ce passage", "ce poème",
        "ce problème", "ce programme", "ce rapport", "ce schéma", "ce script", "ce tableau", "ce texte", "ceci",
        "cela", "ces deux textes", "ces notes", "ces phrases", "ces questions", "ces textes", "cet article",
        "cet e-mail", "cet essai", "cet exercice", "cet extrait", "cette capture", "cette capture d'écran",
        "cette erreur", "cette fonction", "cette histoire", "cette image", "cette lettre", "cette photo",
        "cette phrase", "cette question", "cette requête", "cette vidéo", "cette équation", "l'article ci-dessous",
        "l'article ci-dessus", "l'article suivant", "l'e-mail ci-dessous", "l'e-mail ci-dessus", "l'e-mail suivant",
        "l'erreur ci-dessous", "l'erreur ci-dessus", "l'erreur suivante", "l'essai ci-dessous", "l'essai ci-dessus",
        "l'essai suivant", "l'extrait ci-dessous", "l'extrait ci-dessus", "l'extrait suivant",
        "l'histoire ci-dessous", "l'image ci-dessous", "l'image ci-dessus", "l'image suivante",
        "la fonction ci-dessous", "la fonction ci-dessus", "la fonction suivante", "la lettre ci-dessous",
        "la lettre ci-dessus", "la lettre suivante", "la phrase ci-dessous", "la phrase ci-dessus",
        "la phrase suivante", "la requête ci-dessous", "la requête ci-dessus", "la requête suivante",
        "le bug ci-dessous", "le bug ci-dessus", "le bug ci-joint", "le bug suivant", "le code ci-dessous",
        "le code ci-dessus", "le code ci-joint", "le code suivant", "le courriel ci-dessous", "le courriel ci-dessus",
        "le courriel ci-joint", "le courriel suivant", "le document ci-dessous", "le document ci-dessus",
        "le document ci-joint", "le document suivant", "le fichier ci-dessous", "le fichier ci-dessus",
        "le fichier ci-joint", "le fichier suivant", "le mail ci-dessous", "le mail ci-dessus", "le mail ci-joint",
        "le mail suivant", "le message ci-dessous", "le message ci-dessus", "le message ci-joint",
        "le message suivant", "le paragraphe ci-dessous", "le paragraphe ci-dessus", "le paragraphe ci-joint",
        "le paragraphe suivant", "le passage ci-dessous", "le passage ci-dessus", "le passage ci-joint",
        "le passage suivant", "le poème ci-dessous", "le poème ci-dessus", "le poème ci-joint", "le poème suivant",
        "le rapport ci-dessous", "le rapport ci-dessus", "le rapport ci-joint", "le rapport suivant",
        "le script ci-dessous", "le script ci-dessus", "le script ci-joint", "le script suivant",
        "le tableau ci-dessous", "le tableau ci-dessus", "le tableau suivant", "le texte ci-dessous",
        "le texte ci-dessus", "le texte ci-joint", "le texte suivant", "les phrases suivantes",
        "les questions ci-dessous", "les questions suivantes", "questions ci-dessous", "questions ci-dessus",
        "questions suivantes", "ça",
    ];
}

word_list! {
    /// What is meant by a bare noun where nothing else is said of it.
    pub(in crate::dangling_reference) static BARE = [
        "l'article", "l'erreur", "l'histoire", "l'équation", "la lettre", "la phrase", "le bug", "le code",
        "le contrat", "le document", "le graphique", "le paragraphe", "le poème", "le rapport", "le tableau",
        "le texte", "les données", "les fautes",
    ];
}

word_list! {
    /// The person's own writing.
    pub(in crate::dangling_reference) static OWN = [
        "ma dissertation", "ma lettre", "ma lettre de motivation", "ma rédaction", "mes fautes", "mon article",
        "mon courriel", "mon cv", "mon essai", "mon mail", "mon mémoire", "mon rapport", "mon texte",
    ];
}

word_list! {
    /// How a change of the object begins.
    pub(in crate::dangling_reference) static MAKES = [
        "fais", "rendez", "rendre", "rends",
    ];
}

word_list! {
    /// What it is to become.
    pub(in crate::dangling_reference) static CHANGES = [
        "mieux", "moins", "plus",
    ];
}

word_list! {
    /// How a question about the object opens.
    pub(in crate::dangling_reference) static ASKS = [
        "comment améliorer", "comment corriger", "est-ce que", "pourquoi", "qu'est-ce que",
        "qu'est-ce qui cloche dans", "qu'est-ce qui ne va pas avec", "qu'est-ce qui ne va pas dans", "que fait",
        "que penses-tu de", "que pensez-vous de", "que signifie", "que veut", "que veut dire", "qui a écrit",
        "à quoi sert",
    ];
}

word_list! {
    /// How it closes, after the object.
    pub(in crate::dangling_reference) static CLOSES = [
        "est correct", "est correcte", "est juste", "est lent", "exactement", "fait", "ne compile pas",
        "ne fonctionne pas", "ne marche pas", "ne marche-t-il pas", "plante", "signifie", "veut dire",
    ];
}

word_list! {
    /// What leads to an object before the request.
    pub(in crate::dangling_reference) static LEADS = [
        "d'après", "dans", "en utilisant", "selon", "à partir de",
    ];
}

word_list! {
    /// What leads to an object at the end.
    pub(in crate::dangling_reference) static TAILS = [
        "dans", "de", "du", "pour", "sur", "à",
    ];
}

word_list! {
    /// Verb and object in one.
    pub(in crate::dangling_reference) static CLITICS = [
        "améliore-le", "améliorez-le", "corrige-la", "corrige-le", "corrige-les", "corrigez-le", "débogue-le",
        "explique-le", "fais-le plus", "optimise-le", "raccourcis-le", "reformule-le", "rendez-le plus",
        "rends-la plus", "rends-le plus", "rends-les plus", "résume-le", "résumez-le", "simplifie-le", "traduis-la",
        "traduis-le", "traduisez-le",
    ];
}
