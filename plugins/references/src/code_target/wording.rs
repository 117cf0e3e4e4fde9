//! How each language asks for code.

use prompt_host_plugin::{Phrases, word_list};

/// One language's words.
pub(super) struct Wording {
    /// BCP 47 primary tag.
    pub(super) language: &'static str,
    /// The person's own code.
    pub(super) own_code: &'static Phrases<()>,
    /// What is to be done to it.
    pub(super) works: &'static Phrases<()>,
    /// What is wrong with it.
    pub(super) fails: &'static Phrases<()>,
    /// How a request for something new begins.
    pub(super) makes: &'static Phrases<()>,
    /// What is to be made.
    pub(super) new_code: &'static Phrases<()>,
    /// Whether the object stands before the verb.
    pub(super) object_first: bool,
    /// The question for code that exists, with `{}` for what the prompt calls it.
    pub(super) which_code: &'static str,
    /// The question for code to be made, with `{}` for what the prompt calls it.
    pub(super) which_language: &'static str,
}

/// All languages.
pub(super) static ALL: &[Wording] = &[
    Wording {
        language: "en",
        own_code: &ENGLISH_OWN,
        works: &ENGLISH_WORKS,
        fails: &ENGLISH_FAILS,
        makes: &ENGLISH_MAKES,
        new_code: &ENGLISH_NEW,
        object_first: false,
        which_code: "Which code is \"{}\"? Please paste it or name the file, and say what should change or goes wrong.",
        which_language: "Which programming language should \"{}\" be in?",
    },
    Wording {
        language: "fr",
        own_code: &FRENCH_OWN,
        works: &FRENCH_WORKS,
        fails: &FRENCH_FAILS,
        makes: &FRENCH_MAKES,
        new_code: &FRENCH_NEW,
        object_first: false,
        which_code: "De quel code s'agit-il avec « {} » ? Collez-le ici ou nommez le fichier, et dites ce qui ne va pas.",
        which_language: "Dans quel langage de programmation faut-il écrire « {} » ?",
    },
    Wording {
        language: "es",
        own_code: &SPANISH_OWN,
        works: &SPANISH_WORKS,
        fails: &SPANISH_FAILS,
        makes: &SPANISH_MAKES,
        new_code: &SPANISH_NEW,
        object_first: false,
        which_code: "¿Qué código es «{}»? Pégalo aquí o indica el archivo, y di qué falla o qué debe cambiar.",
        which_language: "¿En qué lenguaje de programación debe estar «{}»?",
    },
    Wording {
        language: "de",
        own_code: &GERMAN_OWN,
        works: &GERMAN_WORKS,
        fails: &GERMAN_FAILS,
        makes: &GERMAN_MAKES,
        new_code: &GERMAN_NEW,
        object_first: false,
        which_code: "Welcher Code ist mit „{}“ gemeint? Bitte hier einfügen oder die Datei nennen und sagen, was nicht stimmt.",
        which_language: "In welcher Programmiersprache soll „{}“ geschrieben sein?",
    },
    Wording {
        language: "ja",
        own_code: &JAPANESE_OWN,
        works: &JAPANESE_WORKS,
        fails: &JAPANESE_FAILS,
        makes: &JAPANESE_MAKES,
        new_code: &JAPANESE_NEW,
        object_first: true,
        which_code: "「{}」を貼り付けるか、ファイル名を教えてください。何が問題ですか？",
        which_language: "「{}」はどのプログラミング言語で書けばよいですか？",
    },
    Wording {
        language: "zh",
        own_code: &CHINESE_OWN,
        works: &CHINESE_WORKS,
        fails: &CHINESE_FAILS,
        makes: &CHINESE_MAKES,
        new_code: &CHINESE_NEW,
        object_first: false,
        which_code: "“{}”是哪段代码？请贴出来或说明文件名，并说明出了什么问题。",
        which_language: "“{}”要用哪种编程语言？",
    },
];

word_list! {
    /// Signs that a script is a film's, a function one of mathematics, a code one of conduct.
    pub(super) static NOT_PROGRAMS = [
        "academic", "audio", "bar", "bibliography", "blueprint", "building", "call script", "civil",
        "code of conduct", "comedy", "conduct", "cooking", "cost", "credit", "criminal", "dance", "diet",
        "discount", "domain", "donation", "drehbuch", "dress", "ecuación", "email", "equation", "ethics",
        "exercise", "exponential", "film", "fitness", "genetic", "gleichung", "graph", "guion", "hash",
        "hausordnung", "hazard", "health", "insurance", "integral", "law", "linear", "loyalty", "mathematical",
        "monologue", "morse", "movie", "nonprofit", "novel", "obra", "parabola", "película", "penal",
        "phone script", "podcast", "polynomial", "postal", "promo", "qr", "quadratic", "radio", "reform", "sales",
        "scene", "screenplay", "scénario", "slope", "song", "sonnet", "story", "tax", "theater", "theatre",
        "théâtre", "training", "tv", "utility", "vacation", "video", "vidéo", "vídeo", "wedding", "workout",
        "youtube", "zip", "équation", "剧本", "台本", "映画", "电影", "视频",
    ];
}

word_list! {
    static ENGLISH_OWN = [
        "my algorithm", "my class", "my code", "my codebase", "my existing algorithm", "my existing class",
        "my existing code", "my existing function", "my existing method", "my existing program",
        "my existing query", "my existing script", "my function", "my method", "my program", "my query",
        "my script", "my unit tests", "our algorithm", "our class", "our code", "our existing algorithm",
        "our existing class", "our existing code", "our existing function", "our existing method",
        "our existing program", "our existing query", "our existing script", "our function", "our method",
        "our program", "our query", "our script", "the bug in my code",
    ];
}

word_list! {
    static ENGLISH_WORKS = [
        "add comments to", "add tests to", "check", "clean", "clean up", "debug", "document", "explain", "find",
        "fix", "improve", "look at", "optimise", "optimize", "refactor", "review", "rewrite", "simplify", "speed",
        "speed up", "test", "why", "write tests for", "write unit tests for",
    ];
}

word_list! {
    static ENGLISH_FAILS = [
        "crashes", "does not work", "doesn't compile", "doesn't run", "doesn't work", "gives an error",
        "gives me an error", "has a bug", "is broken", "is too slow", "is very slow", "isn't working",
        "keeps crashing", "not working", "stopped working", "throws an error", "won't compile", "won't run",
    ];
}

word_list! {
    static ENGLISH_MAKES = [
        "build", "code", "create", "create me", "develop", "generate", "give me", "implement", "make", "make me",
        "write", "write me",
    ];
}

word_list! {
    static ENGLISH_NEW = [
        "a function", "a function that", "a function to", "a helper function", "a method that", "a program that",
        "a program to", "a recursive function", "a script that", "a script to", "a simple function",
        "a simple program that", "a simple program to", "a simple script that", "a simple script to",
        "a sorting function", "a unit test", "an algorithm that", "an algorithm to", "code for", "code that",
        "code to", "some code that", "some code to", "the code for", "the code to", "unit tests for",
    ];
}

word_list! {
    static FRENCH_OWN = [
        "ma fonction", "ma requête", "mon code", "mon programme", "mon script", "notre code",
    ];
}

word_list! {
    static FRENCH_WORKS = [
        "améliore", "améliorer", "améliorez", "corrige", "corriger", "corrigez", "débogue", "déboguer", "déboguez",
        "optimise", "optimiser", "optimisez", "refactorise", "refactorisez", "relis", "relisez", "vérifie",
        "vérifier", "vérifiez",
    ];
}

word_list! {
    static FRENCH_FAILS = [
        "marche pas", "ne compile pas", "ne fonctionne pas", "ne marche pas", "plante",
    ];
}

word_list! {
    static FRENCH_MAKES = [
        "code", "codez", "crée", "créer", "créez", "développe", "génère", "générer", "générez", "implémente",
        "écrire", "écris", "écris-moi", "écrivez",
    ];
}

word_list! {
    static FRENCH_NEW = [
        "du code qui", "un algorithme qui", "un code pour", "un code qui", "un script pour", "un script qui",
        "une fonction", "une fonction qui",
    ];
}

word_list! {
    static SPANISH_OWN = [
        "mi consulta", "mi código", "mi función", "mi programa", "mi script", "nuestro código",
    ];
}

word_list! {
    static SPANISH_WORKS = [
        "arregla", "arreglar", "arregle", "corregir", "corrige", "corrija", "depura", "depurar", "mejora",
        "mejorar", "mejore", "optimice", "optimiza", "optimizar", "refactoriza", "revisa", "revisar", "revise",
    ];
}

word_list! {
    static SPANISH_FAILS = [
        "da error", "da un error", "falla", "no compila", "no funciona",
    ];
}

word_list! {
    static SPANISH_MAKES = [
        "crea", "crear", "cree", "desarrolla", "escriba", "escribe", "escribir", "escríbeme", "genera", "generar",
        "genere", "haz", "implementa", "programa",
    ];
}

word_list! {
    static SPANISH_NEW = [
        "código para", "código que", "un algoritmo que", "un código que", "un programa que", "un script para",
        "un script que", "una función", "una función que",
    ];
}

word_list! {
    static GERMAN_OWN = [
        "mein code", "mein programm", "mein skript", "meine abfrage", "meine funktion", "meinem code",
        "meinen code", "unseren code",
    ];
}

word_list! {
    static GERMAN_WORKS = [
        "behebe", "debugge", "debuggen", "finde", "korrigiere", "korrigieren", "optimiere", "optimieren", "prüfe",
        "prüfen", "refaktoriere", "repariere", "verbessere", "verbessern", "überarbeite",
    ];
}

word_list! {
    static GERMAN_FAILS = [
        "funktioniert nicht", "geht nicht", "kompiliert nicht", "läuft nicht", "stürzt ab", "wirft einen fehler",
    ];
}

word_list! {
    static GERMAN_MAKES = [
        "entwickle", "erstelle", "erstelle mir", "generiere", "implementiere", "programmiere", "schreib",
        "schreib mir", "schreibe", "schreibe mir", "schreiben",
    ];
}

word_list! {
    static GERMAN_NEW = [
        "code, der", "ein programm, das", "ein skript, das", "eine funktion", "eine funktion, die",
        "einen algorithmus, der", "einen code, der",
    ];
}

word_list! {
    static JAPANESE_OWN = [
        "私のコード", "私のスクリプト", "私のプログラム", "私の関数", "自分のコード",
    ];
}

word_list! {
    static JAPANESE_WORKS = [
        "デバッグ", "リファクタリング", "レビュー", "修正", "改善", "最適化", "直して",
    ];
}

word_list! {
    static JAPANESE_FAILS = [
        "エラーが出", "コンパイルできない", "コンパイルできません", "動かない", "動きません",
    ];
}

word_list! {
    static JAPANESE_MAKES = [
        "を作って", "を作成して", "を実装して", "を書いて",
    ];
}

word_list! {
    static JAPANESE_NEW = [
        "コード", "スクリプト", "プログラム", "関数",
    ];
}

word_list! {
    static CHINESE_OWN = [
        "我的代码", "我的函数", "我的程序", "我的脚本",
    ];
}

word_list! {
    static CHINESE_WORKS = [
        "优化", "修复", "修改", "改", "改进", "检查", "看看", "调试", "重构",
    ];
}

word_list! {
    static CHINESE_FAILS = [
        "不工作", "不能运行", "出错", "崩溃", "报错", "无法运行", "跑不起来", "运行不了",
    ];
}

word_list! {
    static CHINESE_MAKES = [
        "写", "写一个", "写一段", "写个", "创建一个", "实现", "实现一个", "帮我写一个", "生成一个", "编写",
        "编写一个",
    ];
}

word_list! {
    static CHINESE_NEW = [
        "一个函数", "一个程序", "一个脚本", "一段代码", "个函数", "代码", "函数", "程序", "脚本",
    ];
}
