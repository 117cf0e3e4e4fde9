//! How each language opens a request that points at something.

use prompt_host_plugin::{Phrases, word_list};

/// One language's words.
pub(super) struct Wording {
    /// BCP 47 primary tag.
    pub(super) language: &'static str,
    /// What is done to the object.
    pub(super) verbs: &'static Phrases<()>,
    /// What is pointed at.
    pub(super) objects: &'static Phrases<()>,
    /// Whether the object stands before the verb.
    pub(super) object_first: bool,
    /// Words after the object that say how to do the work, not what the object is.
    pub(super) goes_on: &'static [&'static str],
    /// The question, with `{}` for the object.
    pub(super) question: &'static str,
}

/// All languages.
pub(super) static ALL: &[Wording] = &[
    Wording {
        language: "en",
        verbs: &ENGLISH_VERBS,
        objects: &ENGLISH_OBJECTS,
        object_first: false,
        goes_on: &[
            "for", "me", "please", "to", "into", "in", "so", "and", "using", "with", "as", "without", "step", "but",
            "now", "asap", "if", "better", "clearly",
        ],
        question: "What does \"{}\" refer to? Nothing is attached: could you paste it?",
    },
    Wording {
        language: "fr",
        verbs: &FRENCH_VERBS,
        objects: &FRENCH_OBJECTS,
        object_first: false,
        goes_on: &["pour", "en", "et", "avec", "s'il", "sans", "stp", "svp", "moi"],
        question: "À quoi renvoie « {} » ? Rien n'est joint : pouvez-vous le coller ici ?",
    },
    Wording {
        language: "es",
        verbs: &SPANISH_VERBS,
        objects: &SPANISH_OBJECTS,
        object_first: false,
        goes_on: &["para", "en", "y", "con", "por", "sin", "al", "a"],
        question: "¿A qué se refiere «{}»? No hay nada adjunto: ¿puedes pegarlo aquí?",
    },
    Wording {
        language: "de",
        verbs: &GERMAN_VERBS,
        objects: &GERMAN_OBJECTS,
        object_first: false,
        goes_on: &["bitte", "für", "ins", "in", "auf", "und", "mit", "mir", "zusammen", "ohne"],
        question: "Worauf bezieht sich „{}“? Es ist nichts angehängt: Kannst du es hier einfügen?",
    },
    Wording {
        language: "ja",
        verbs: &JAPANESE_VERBS,
        objects: &JAPANESE_OBJECTS,
        object_first: true,
        goes_on: &["を", "について", "の内容を"],
        question: "「{}」が見当たりません。ここに貼り付けていただけますか？",
    },
    Wording {
        language: "zh",
        verbs: &CHINESE_VERBS,
        objects: &CHINESE_OBJECTS,
        object_first: false,
        goes_on: &["翻译", "成", "并", "润色", "总结", "改写", "一下"],
        question: "“{}”指的是什么？没有看到相关内容，能贴出来吗？",
    },
    Wording {
        language: "zh",
        verbs: &CHINESE_VERBS,
        objects: &CHINESE_OBJECTS,
        object_first: true,
        goes_on: &["翻译", "成", "并", "润色", "总结", "改写", "一下"],
        question: "“{}”指的是什么？没有看到相关内容，能贴出来吗？",
    },
];

word_list! {
    static ENGLISH_VERBS = [
        "analyse", "analyze", "check", "classify", "clean up", "continue", "convert", "correct", "critique",
        "debug", "edit", "explain", "fix", "grade", "improve", "look at", "make sense of", "optimise", "optimize",
        "paraphrase", "polish", "proofread", "rate", "read", "refactor", "rephrase", "review", "reword", "rewrite",
        "shorten", "simplify", "solve", "summarise", "summarize", "transcribe", "translate", "work on",
    ];
}

word_list! {
    static ENGLISH_OBJECTS = [
        "it", "that", "that article", "that bug", "that chart", "that class", "that code", "that cv",
        "that diagram", "that document", "that e-mail", "that email", "that equation", "that error", "that essay",
        "that file", "that function", "that image", "that letter", "that method", "that paragraph", "that passage",
        "that photo", "that picture", "that poem", "that problem", "that program", "that query", "that question",
        "that report", "that resume", "that script", "that sentence", "that sentences", "that snippet",
        "that story", "that table", "that text", "the above", "the above article", "the above bug",
        "the above chart", "the above class", "the above code", "the above cv", "the above diagram",
        "the above document", "the above e-mail", "the above email", "the above equation", "the above error",
        "the above essay", "the above file", "the above function", "the above image", "the above letter",
        "the above method", "the above paragraph", "the above passage", "the above photo", "the above picture",
        "the above poem", "the above problem", "the above program", "the above query", "the above question",
        "the above report", "the above resume", "the above script", "the above sentence", "the above sentences",
        "the above snippet", "the above story", "the above table", "the above text", "the article above",
        "the article below", "the attached", "the attached article", "the attached bug", "the attached chart",
        "the attached class", "the attached code", "the attached cv", "the attached diagram",
        "the attached document", "the attached e-mail", "the attached email", "the attached equation",
        "the attached error", "the attached essay", "the attached file", "the attached function",
        "the attached image", "the attached letter", "the attached method", "the attached paragraph",
        "the attached passage", "the attached photo", "the attached picture", "the attached poem",
        "the attached problem", "the attached program", "the attached query", "the attached question",
        "the attached report", "the attached resume", "the attached script", "the attached sentence",
        "the attached sentences", "the attached snippet", "the attached story", "the attached table",
        "the attached text", "the below", "the below article", "the below bug", "the below chart",
        "the below class", "the below code", "the below cv", "the below diagram", "the below document",
        "the below e-mail", "the below email", "the below equation", "the below error", "the below essay",
        "the below file", "the below function", "the below image", "the below letter", "the below method",
        "the below paragraph", "the below passage", "the below photo", "the below picture", "the below poem",
        "the below problem", "the below program", "the below query", "the below question", "the below report",
        "the below resume", "the below script", "the below sentence", "the below sentences", "the below snippet",
        "the below story", "the below table", "the below text", "the bug above", "the bug below", "the chart above",
        "the chart below", "the class above", "the class below", "the code above", "the code below", "the cv above",
        "the cv below", "the diagram above", "the diagram below", "the document above", "the document below",
        "the e-mail above", "the e-mail below", "the email above", "the email below", "the equation above",
        "the equation below", "the error above", "the error below", "the essay above", "the essay below",
        "the file above", "the file below", "the following", "the following article", "the following articles",
        "the following bug", "the following bugs", "the following chart", "the following charts",
        "the following class", "the following classs", "the following code", "the following code snippet",
        "the following codes", "the following cv", "the following cvs", "the following diagram",
        "the following diagrams", "the following document", "the following documents", "the following e-mail",
        "the following e-mails", "the following email", "the following emails", "the following equation",
        "the following equations", "the following error", "the following errors", "the following essay",
        "the following essays", "the following file", "the following files", "the following function",
        "the following functions", "the following image", "the following images", "the following letter",
        "the following letters", "the following lines", "the following method", "the following methods",
        "the following paragraph", "the following paragraphs", "the following passage", "the following passages",
        "the following photo", "the following photos", "the following picture", "the following pictures",
        "the following piece of code", "the following poem", "the following poems", "the following problem",
        "the following problems", "the following program", "the following programs", "the following query",
        "the following querys", "the following question", "the following questions", "the following report",
        "the following reports", "the following resume", "the following resumes", "the following script",
        "the following scripts", "the following sentence", "the following sentences", "the following sentencess",
        "the following snippet", "the following snippets", "the following story", "the following storys",
        "the following table", "the following tables", "the following text", "the following texts",
        "the function above", "the function below", "the image above", "the image below", "the letter above",
        "the letter below", "the method above", "the method below", "the paragraph above", "the paragraph below",
        "the passage above", "the passage below", "the photo above", "the photo below", "the picture above",
        "the picture below", "the poem above", "the poem below", "the problem above", "the problem below",
        "the program above", "the program below", "the query above", "the query below", "the question above",
        "the question below", "the report above", "the report below", "the resume above", "the resume below",
        "the script above", "the script below", "the sentence above", "the sentence below", "the sentences above",
        "the sentences below", "the snippet above", "the snippet below", "the story above", "the story below",
        "the table above", "the table below", "the text above", "the text below", "these", "these articles",
        "these bugs", "these charts", "these classs", "these codes", "these cvs", "these diagrams",
        "these documents", "these e-mails", "these emails", "these equations", "these errors", "these essays",
        "these files", "these functions", "these images", "these letters", "these lines", "these methods",
        "these paragraphs", "these passages", "these photos", "these pictures", "these poems", "these problems",
        "these programs", "these querys", "these questions", "these reports", "these resumes", "these scripts",
        "these sentences", "these sentencess", "these snippets", "these storys", "these tables", "these texts",
        "this", "this article", "this block of code", "this blog post", "this bug", "this chart", "this class",
        "this code", "this code snippet", "this cover letter", "this cv", "this diagram", "this document",
        "this e-mail", "this email", "this equation", "this error", "this error message", "this essay", "this file",
        "this function", "this image", "this letter", "this method", "this paragraph", "this passage", "this photo",
        "this picture", "this piece", "this piece of code", "this piece of text", "this poem", "this problem",
        "this program", "this query", "this question", "this report", "this resume", "this script", "this sentence",
        "this sentences", "this snippet", "this story", "this table", "this text", "those",
    ];
}

word_list! {
    static FRENCH_VERBS = [
        "améliore", "améliorer", "améliorez", "analyse", "analyser", "analysez", "corrige", "corrige-moi",
        "corriger", "corrigez", "corrigez-moi", "débogue", "déboguez", "explique", "explique-moi", "expliquer",
        "expliquez", "expliquez-moi", "optimise", "optimiser", "optimisez", "peux-tu corriger", "reformule",
        "reformuler", "reformulez", "relire", "relis", "relisez", "répare", "réparer", "réparez", "résume",
        "résume-moi", "résumer", "résumez", "résumez-moi", "réécrire", "réécris", "réécrivez", "simplifie",
        "simplifier", "simplifiez", "traduire", "traduis", "traduis-moi", "traduisez", "traduisez-moi",
    ];
}

word_list! {
    static FRENCH_OBJECTS = [
        "ce bug", "ce code", "ce courriel", "ce document", "ce fichier", "ce mail", "ce message", "ce paragraphe",
        "ce passage", "ce poème", "ce rapport", "ce script", "ce texte", "ceci", "cela", "ces phrases",
        "cet article", "cet e-mail", "cet essai", "cet extrait", "cette erreur", "cette fonction", "cette image",
        "cette lettre", "cette phrase", "cette requête", "l'article ci-dessous", "l'article ci-dessus",
        "l'article suivant", "l'e-mail ci-dessous", "l'e-mail ci-dessus", "l'e-mail suivant", "l'erreur ci-dessous",
        "l'erreur suivante", "l'essai ci-dessous", "l'essai ci-dessus", "l'essai suivant", "l'extrait ci-dessous",
        "l'extrait ci-dessus", "l'extrait suivant", "la erreur ci-dessous", "la erreur ci-dessus",
        "la erreur suivante", "la fonction ci-dessous", "la fonction ci-dessus", "la fonction suivante",
        "la image ci-dessous", "la image ci-dessus", "la image suivante", "la lettre ci-dessous",
        "la lettre ci-dessus", "la lettre suivante", "la phrase ci-dessous", "la phrase ci-dessus",
        "la phrase suivante", "la requête ci-dessous", "la requête ci-dessus", "la requête suivante",
        "le bug ci-dessous", "le bug ci-dessus", "le bug ci-joint", "le bug suivant", "le code ci-dessous",
        "le code ci-dessus", "le code ci-joint", "le code suivant", "le courriel ci-dessous",
        "le courriel ci-dessus", "le courriel ci-joint", "le courriel suivant", "le document ci-dessous",
        "le document ci-dessus", "le document ci-joint", "le document suivant", "le fichier ci-dessous",
        "le fichier ci-dessus", "le fichier ci-joint", "le fichier suivant", "le mail ci-dessous",
        "le mail ci-dessus", "le mail ci-joint", "le mail suivant", "le message ci-dessous", "le message ci-dessus",
        "le message ci-joint", "le message suivant", "le paragraphe ci-dessous", "le paragraphe ci-dessus",
        "le paragraphe ci-joint", "le paragraphe suivant", "le passage ci-dessous", "le passage ci-dessus",
        "le passage ci-joint", "le passage suivant", "le poème ci-dessous", "le poème ci-dessus",
        "le poème ci-joint", "le poème suivant", "le rapport ci-dessous", "le rapport ci-dessus",
        "le rapport ci-joint", "le rapport suivant", "le script ci-dessous", "le script ci-dessus",
        "le script ci-joint", "le script suivant", "le texte ci-dessous", "le texte ci-dessus", "le texte ci-joint",
        "le texte suivant", "les phrases suivantes", "ça",
    ];
}

word_list! {
    static SPANISH_VERBS = [
        "analice", "analiza", "analizar", "arregla", "arreglar", "arregle", "corregir", "corrige", "corrija",
        "depura", "explica", "explicar", "explique", "explícame", "mejora", "mejorar", "mejore", "optimice",
        "optimiza", "optimizar", "parafrasea", "reescriba", "reescribe", "reescribir", "resuma", "resume",
        "resumir", "revisa", "revisar", "revise", "simplifica", "traduce", "traducir", "traduzca",
    ];
}

word_list! {
    static SPANISH_OBJECTS = [
        "el archivo adjunto", "el archivo anterior", "el archivo de abajo", "el archivo de arriba",
        "el archivo siguiente", "el artículo adjunto", "el artículo anterior", "el artículo de abajo",
        "el artículo de arriba", "el artículo siguiente", "el correo adjunto", "el correo anterior",
        "el correo de abajo", "el correo de arriba", "el correo siguiente", "el código adjunto",
        "el código anterior", "el código de abajo", "el código de arriba", "el código siguiente",
        "el documento adjunto", "el documento anterior", "el documento de abajo", "el documento de arriba",
        "el documento siguiente", "el ensayo adjunto", "el ensayo anterior", "el ensayo de abajo",
        "el ensayo de arriba", "el ensayo siguiente", "el error adjunto", "el error anterior", "el error de abajo",
        "el error de arriba", "el error siguiente", "el fragmento adjunto", "el fragmento anterior",
        "el fragmento de abajo", "el fragmento de arriba", "el fragmento siguiente", "el informe adjunto",
        "el informe anterior", "el informe de abajo", "el informe de arriba", "el informe siguiente",
        "el mensaje adjunto", "el mensaje anterior", "el mensaje de abajo", "el mensaje de arriba",
        "el mensaje siguiente", "el poema adjunto", "el poema anterior", "el poema de abajo", "el poema de arriba",
        "el poema siguiente", "el párrafo adjunto", "el párrafo anterior", "el párrafo de abajo",
        "el párrafo de arriba", "el párrafo siguiente", "el script adjunto", "el script anterior",
        "el script de abajo", "el script de arriba", "el script siguiente", "el siguiente archivo",
        "el siguiente artículo", "el siguiente correo", "el siguiente código", "el siguiente documento",
        "el siguiente ensayo", "el siguiente error", "el siguiente fragmento", "el siguiente informe",
        "el siguiente mensaje", "el siguiente poema", "el siguiente párrafo", "el siguiente script",
        "el siguiente texto", "el texto adjunto", "el texto anterior", "el texto de abajo", "el texto de arriba",
        "el texto siguiente", "ese archivo", "ese artículo", "ese correo", "ese código", "ese documento",
        "ese ensayo", "ese error", "ese fragmento", "ese informe", "ese mensaje", "ese poema", "ese párrafo",
        "ese script", "ese texto", "eso", "esta carta", "esta consulta", "esta frase", "esta función",
        "esta imagen", "esta oración", "este archivo", "este artículo", "este correo", "este código",
        "este documento", "este ensayo", "este error", "este fragmento", "este informe", "este mensaje",
        "este poema", "este párrafo", "este script", "este texto", "esto", "la carta anterior", "la carta de abajo",
        "la carta siguiente", "la consulta anterior", "la consulta de abajo", "la consulta siguiente",
        "la frase anterior", "la frase de abajo", "la frase siguiente", "la función anterior",
        "la función de abajo", "la función siguiente", "la imagen anterior", "la imagen de abajo",
        "la imagen siguiente", "la oración anterior", "la oración de abajo", "la oración siguiente",
        "la siguiente carta", "la siguiente consulta", "la siguiente frase", "la siguiente función",
        "la siguiente imagen", "la siguiente oración",
    ];
}

word_list! {
    static GERMAN_VERBS = [
        "analysiere", "analysieren", "behebe", "debugge", "erklär", "erkläre", "erklären", "fasse", "korrigiere",
        "korrigieren", "optimiere", "optimieren", "prüfe", "prüfen", "repariere", "verbessere", "verbessern",
        "vereinfache", "überarbeite", "überarbeiten", "übersetz", "übersetze", "übersetzen",
    ];
}

word_list! {
    static GERMAN_OBJECTS = [
        "das", "das bild oben", "das bild unten", "das dokument oben", "das dokument unten", "das folgende bild",
        "das folgende dokument", "das folgende gedicht", "das folgende programm", "das folgende skript",
        "das gedicht oben", "das gedicht unten", "das hier", "das programm oben", "das programm unten",
        "das skript oben", "das skript unten", "den absatz oben", "den absatz unten", "den artikel oben",
        "den artikel unten", "den aufsatz oben", "den aufsatz unten", "den ausschnitt oben", "den ausschnitt unten",
        "den bericht oben", "den bericht unten", "den brief oben", "den brief unten", "den code oben",
        "den code unten", "den fehler oben", "den fehler unten", "den folgenden absatz", "den folgenden artikel",
        "den folgenden aufsatz", "den folgenden ausschnitt", "den folgenden bericht", "den folgenden brief",
        "den folgenden code", "den folgenden fehler", "den folgenden satz", "den folgenden text",
        "den obigen absatz", "den obigen artikel", "den obigen aufsatz", "den obigen ausschnitt",
        "den obigen bericht", "den obigen brief", "den obigen code", "den obigen fehler", "den obigen satz",
        "den obigen text", "den satz oben", "den satz unten", "den text oben", "den text unten", "die abfrage oben",
        "die abfrage unten", "die datei oben", "die datei unten", "die e-mail oben", "die e-mail unten",
        "die folgende abfrage", "die folgende datei", "die folgende e-mail", "die folgende funktion",
        "die folgende mail", "die folgende nachricht", "die folgenden sätze", "die funktion oben",
        "die funktion unten", "die mail oben", "die mail unten", "die nachricht oben", "die nachricht unten",
        "dies", "diese abfrage", "diese datei", "diese e-mail", "diese funktion", "diese mail", "diese nachricht",
        "diese sätze", "diesen absatz", "diesen artikel", "diesen aufsatz", "diesen ausschnitt", "diesen bericht",
        "diesen brief", "diesen code", "diesen fehler", "diesen satz", "diesen text", "dieses bild",
        "dieses dokument", "dieses gedicht", "dieses programm", "dieses skript",
    ];
}

word_list! {
    static JAPANESE_VERBS = [
        "リファクタリング", "レビュー", "修正", "分析", "改善", "書き直", "最適化", "校正", "添削", "直して",
        "翻訳", "要約", "解説", "訳して", "説明",
    ];
}

word_list! {
    static JAPANESE_OBJECTS = [
        "このエラー", "このコード", "このスクリプト", "このテキスト", "このプログラム", "このメール", "この文",
        "この文章", "この画像", "この記事", "この論文", "この資料", "この関数", "これ", "上のエラー", "上のコード",
        "上のスクリプト", "上のテキスト", "上のプログラム", "上のメール", "上の文", "上の文章", "上の画像",
        "上の記事", "上の論文", "上の資料", "上の関数", "上記のエラー", "上記のコード", "上記のスクリプト",
        "上記のテキスト", "上記のプログラム", "上記のメール", "上記の文", "上記の文章", "上記の画像", "上記の記事",
        "上記の論文", "上記の資料", "上記の関数", "下記のエラー", "下記のコード", "下記のスクリプト",
        "下記のテキスト", "下記のプログラム", "下記のメール", "下記の文", "下記の文章", "下記の画像", "下記の記事",
        "下記の論文", "下記の資料", "下記の関数", "以下のエラー", "以下のコード", "以下のスクリプト",
        "以下のテキスト", "以下のプログラム", "以下のメール", "以下の文", "以下の文章", "以下の画像", "以下の記事",
        "以下の論文", "以下の資料", "以下の関数", "次のエラー", "次のコード", "次のスクリプト", "次のテキスト",
        "次のプログラム", "次のメール", "次の文", "次の文章", "次の画像", "次の記事", "次の論文", "次の資料",
        "次の関数",
    ];
}

word_list! {
    static CHINESE_VERBS = [
        "优化", "优化一下", "修复", "修复一下", "修改", "修改一下", "修正", "修正一下", "分析", "分析一下", "总结",
        "总结一下", "改写", "改写一下", "校对", "校对一下", "检查", "检查一下", "概括", "概括一下", "润色",
        "润色一下", "简化", "简化一下", "翻译", "翻译一下", "解释", "解释一下", "调试", "调试一下", "重构",
        "重构一下",
    ];
}

word_list! {
    static CHINESE_OBJECTS = [
        "上述代码", "上述内容", "上述文字", "上面的代码", "上面的文字", "下面的代码", "下面的文字", "下面的文章",
        "下面这段代码", "下面这段话", "以下代码", "以下内容", "以下文字", "以下文章", "这个", "这个函数",
        "这个文件", "这个错误", "这句话", "这封邮件", "这段", "这段代码", "这段文字", "这段话", "这篇文章",
    ];
}
