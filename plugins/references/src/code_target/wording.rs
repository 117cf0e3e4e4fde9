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
    /// Tests to be made for code that nobody named.
    pub(super) tests: &'static Phrases<()>,
    /// Whether the object stands before the verb.
    pub(super) object_first: bool,
    /// The question for code that exists, with `{}` for what the prompt calls it.
    pub(super) which_code: &'static str,
    /// The question for tests, with `{}` for what the prompt calls them.
    pub(super) which_tests: &'static str,
    /// The question for code to be made, with `{}` for what the prompt calls it.
    pub(super) which_language: &'static str,
    /// What stands before code that is the answer.
    pub(super) code_lead: &'static str,
    /// What stands before a programming language that is the answer.
    pub(super) language_lead: &'static str,
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
        tests: &ENGLISH_TESTS,
        object_first: false,
        which_code: "Which code is \"{}\"? Please paste it or name the file, and say what should change or goes wrong.",
        which_tests: "Which code should \"{}\" cover? Please paste it or name the file.",
        which_language: "Which programming language should \"{}\" be in?",
        code_lead: "Code:",
        language_lead: "Programming language:",
    },
    Wording {
        language: "fr",
        own_code: &FRENCH_OWN,
        works: &FRENCH_WORKS,
        fails: &FRENCH_FAILS,
        makes: &FRENCH_MAKES,
        new_code: &FRENCH_NEW,
        tests: &FRENCH_TESTS,
        object_first: false,
        which_code: "De quel code s'agit-il avec « {} » ? Collez-le ici ou nommez le fichier, et dites ce qui ne va pas.",
        which_tests: "Quel code faut-il couvrir (« {} ») ? Collez-le ici ou nommez le fichier.",
        which_language: "Dans quel langage de programmation faut-il écrire « {} » ?",
        code_lead: "Code :",
        language_lead: "Langage de programmation :",
    },
    Wording {
        language: "es",
        own_code: &SPANISH_OWN,
        works: &SPANISH_WORKS,
        fails: &SPANISH_FAILS,
        makes: &SPANISH_MAKES,
        new_code: &SPANISH_NEW,
        tests: &SPANISH_TESTS,
        object_first: false,
        which_code: "¿Qué código es «{}»? Pégalo aquí o indica el archivo, y di qué falla o qué debe cambiar.",
        which_tests: "¿Qué código deben cubrir «{}»? Pégalo aquí o indica el archivo.",
        which_language: "¿En qué lenguaje de programación debe estar «{}»?",
        code_lead: "Código:",
        language_lead: "Lenguaje de programación:",
    },
    Wording {
        language: "de",
        own_code: &GERMAN_OWN,
        works: &GERMAN_WORKS,
        fails: &GERMAN_FAILS,
        makes: &GERMAN_MAKES,
        new_code: &GERMAN_NEW,
        tests: &GERMAN_TESTS,
        object_first: false,
        which_code: "Welcher Code ist mit „{}“ gemeint? Bitte hier einfügen oder die Datei nennen und sagen, was nicht stimmt.",
        which_tests: "Welchen Code sollen „{}“ abdecken? Bitte hier einfügen oder die Datei nennen.",
        which_language: "In welcher Programmiersprache soll „{}“ geschrieben sein?",
        code_lead: "Code:",
        language_lead: "Programmiersprache:",
    },
    Wording {
        language: "ja",
        own_code: &JAPANESE_OWN,
        works: &JAPANESE_WORKS,
        fails: &JAPANESE_FAILS,
        makes: &JAPANESE_MAKES,
        new_code: &JAPANESE_NEW,
        tests: &JAPANESE_TESTS,
        object_first: true,
        which_code: "「{}」を貼り付けるか、ファイル名を教えてください。何が問題ですか？",
        which_tests: "「{}」の対象はどのコードですか？貼り付けるか、ファイル名を教えてください。",
        which_language: "「{}」はどのプログラミング言語で書けばよいですか？",
        code_lead: "コード：",
        language_lead: "プログラミング言語：",
    },
    Wording {
        language: "zh",
        own_code: &CHINESE_OWN,
        works: &CHINESE_WORKS,
        fails: &CHINESE_FAILS,
        makes: &CHINESE_MAKES,
        new_code: &CHINESE_NEW,
        tests: &CHINESE_TESTS,
        object_first: false,
        which_code: "“{}”是哪段代码？请贴出来或说明文件名，并说明出了什么问题。",
        which_tests: "“{}”要测试哪段代码？请贴出来或说明文件名。",
        which_language: "“{}”要用哪种编程语言？",
        code_lead: "代码：",
        language_lead: "编程语言：",
    },
];

word_list! {
    /// Signs that a script is a film's, a function one of mathematics, a code one of conduct.
    pub(super) static NOT_PROGRAMS = [
        "a play", "academic", "audio", "ballet", "bar", "bibliography", "blueprint", "boda", "building", "call script", "camp",
        "ceremony", "church", "civil", "code of conduct", "comedy", "concert", "concierto", "conduct", "cooking",
        "cost", "credit", "criminal", "dance", "diet", "discount", "domain", "donation", "drehbuch", "dress",
        "ecuación", "email", "equation", "ethics", "exercise", "exponential", "festival", "film", "fitness",
        "genetic", "gleichung", "graduation", "graph", "guion", "hash", "hausordnung", "hazard", "health", "hochzeit",
        "insurance", "integral", "konzert", "law", "linear", "loyalty", "mariage", "mathematical", "monologue",
        "morse", "movie", "nonprofit", "novel", "obra", "orchestra", "parabola", "película", "penal", "phone script",
        "piano", "plays", "podcast", "polynomial", "postal", "promo", "pupils", "qr", "quadratic", "radio", "recipe",
        "recital", "recruiters", "reform", "sales", "scene", "screenplay", "scénario", "slope", "song", "sonnet",
        "story", "students", "tax", "teacher", "theater", "theaterstück", "theatre", "théâtre", "together",
        "tournament", "training", "tv", "utility", "vacation", "video", "vidéo", "vídeo", "wedding", "workout",
        "youtube", "zip", "équation", "剧本", "台本", "婚礼", "学校", "映画", "电影", "视频", "音乐会",
    ];
}

word_list! {
    static ENGLISH_OWN = [
        "my algorithm", "my app", "my class", "my code", "my codebase", "my codes", "my compiler error",
        "my component", "my error", "my existing algorithm", "my existing class", "my existing code",
        "my existing function", "my existing method", "my existing program", "my existing query",
        "my existing script", "my function", "my implementation", "my loop", "my method", "my parser", "my program",
        "my project's code", "my pull request", "my query", "my script", "my stack trace", "my test", "my tests",
        "my unit tests", "our algorithm", "our app", "our class", "our code", "our existing algorithm",
        "our existing class", "our existing code", "our existing function", "our existing method",
        "our existing program", "our existing query", "our existing script", "our function", "our method",
        "our program", "our query", "our script", "our tests", "the bug in my code",
    ];
}

word_list! {
    static ENGLISH_WORKS = [
        "add comments to", "add tests to", "analyse", "analyze", "benchmark", "check", "clean", "clean up", "comment",
        "convert", "debug", "document", "explain", "find", "find the bug in", "find the bugs in", "find the error in",
        "fix", "fix the bug in", "fix the bugs in", "fix the error in", "fix the errors in", "format", "here is",
        "here's", "how can i debug", "how can i fix", "how can i improve", "how can i optimize", "how can i speed up",
        "how do i debug", "how do i fix", "how do i improve", "how do i speed up", "how do i test", "improve",
        "improve the performance of", "is", "look at", "make", "optimise", "optimize", "port", "profile", "refactor",
        "review", "rewrite", "simplify", "speed", "speed up", "test", "this is", "translate", "what does",
        "what is the issue with", "what is the problem with", "what is wrong with", "what's the issue with",
        "what's the problem with", "what's wrong with", "why", "with", "write tests for", "write unit tests for",
    ];
}

word_list! {
    static ENGLISH_FAILS = [
        "are failing", "crashes", "does not work", "does nothing", "doesn't build", "doesn't compile", "doesn't run",
        "doesn't work", "fail", "fails", "freezes", "gives an error", "gives me an error", "hangs", "has a bug",
        "has an error", "has bugs", "has errors", "is broken", "is buggy", "is failing", "is slow", "is too slow",
        "is very slow", "isn't working", "keeps crashing", "not working", "returns nothing",
        "returns the wrong result", "runs forever", "stopped working", "throws an error", "throws an exception",
        "won't build", "won't compile", "won't run", "won't start",
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
        "a binary search", "a binary search tree", "a code for", "a code that", "a code to",
        "a function", "a function for", "a function that", "a function to", "a function which", "a helper function",
        "a helper function that", "a helper function to", "a linked list", "a method that", "a method to",
        "a program for", "a program that", "a program to", "a program which", "a quick script that",
        "a quick script to", "a recursive function", "a recursive function that", "a recursive function to",
        "a script for", "a script that", "a script to", "a script which", "a short program that",
        "a short program to", "a short script that", "a short script to", "a simple function",
        "a simple program that", "a simple program to", "a simple script that", "a simple script to",
        "a small program that", "a small program to", "a small script that", "a small script to", "a sort function",
        "a sorting algorithm", "a sorting function", "an algorithm for", "an algorithm that", "an algorithm to",
        "binary search", "bubble sort", "code for", "code that", "code to", "merge sort", "mergesort", "quick sort",
        "quicksort", "some code for", "some code that", "some code to", "the code for", "the code to",
    ];
}

word_list! {
    static FRENCH_OWN = [
        "ma fonction", "ma requête", "mes tests", "mon algorithme", "mon application", "mon code", "mon programme",
        "mon script", "notre code", "notre programme",
    ];
}

word_list! {
    static FRENCH_WORKS = [
        "accélère", "améliore", "améliorer", "améliorez", "analyse", "analysez", "commente", "corrige", "corriger",
        "corrigez", "débogue", "déboguer", "déboguez", "explique", "expliquez", "nettoie", "optimise", "optimiser",
        "optimisez", "pourquoi", "qu'est-ce qui cloche dans", "qu'est-ce qui ne va pas avec",
        "qu'est-ce qui ne va pas dans", "refactorise", "refactorisez", "relis", "relisez", "voici", "vérifie",
        "vérifier", "vérifiez",
    ];
}

word_list! {
    static FRENCH_FAILS = [
        "a un bug", "donne une erreur", "est cassé", "est cassée", "est lent", "est lente", "est trop lent",
        "marche pas", "ne compile pas", "ne fonctionne pas", "ne marche pas", "ne s'exécute pas", "plante",
        "renvoie une erreur", "échoue",
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
        "du code qui", "un algorithme de tri", "un algorithme pour", "un algorithme qui", "un code pour",
        "un code qui", "un petit programme qui", "un petit script qui", "un programme pour", "un programme qui",
        "un script pour", "un script qui", "une fonction", "une fonction pour", "une fonction qui", "une méthode qui",
    ];
}

word_list! {
    static SPANISH_OWN = [
        "mi algoritmo", "mi aplicación", "mi consulta", "mi código", "mi función", "mi programa", "mi script",
        "mis pruebas", "nuestro código", "nuestro programa",
    ];
}

word_list! {
    static SPANISH_WORKS = [
        "acelera", "analiza", "aquí está", "arregla", "arreglar", "arregle", "comenta", "corregir", "corrige",
        "corrija", "depura", "depurar", "este es", "explica", "mejora", "mejorar", "mejore", "optimice", "optimiza",
        "optimizar", "por qué", "qué está mal con", "qué está mal en", "qué falla en", "qué hay de malo en",
        "qué le pasa a", "refactoriza", "revisa", "revisar", "revise",
    ];
}

word_list! {
    static SPANISH_FAILS = [
        "da error", "da un error", "es lenta", "es lento", "es muy lento", "está rota", "está roto", "falla",
        "no compila", "no corre", "no funciona", "no se ejecuta", "se cuelga", "tiene errores", "tiene un error",
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
        "código para", "código que", "un algoritmo de ordenación", "un algoritmo de ordenamiento",
        "un algoritmo para", "un algoritmo que", "un código para", "un código que", "un método que",
        "un pequeño programa que", "un programa para", "un programa que", "un script para", "un script que",
        "una función", "una función para", "una función que",
    ];
}

word_list! {
    static GERMAN_OWN = [
        "mein algorithmus", "mein code", "mein programm", "mein script", "mein skript", "meine abfrage",
        "meine anwendung", "meine app", "meine funktion", "meine tests", "meinem code", "meinem programm",
        "meinem skript", "meinen algorithmus", "meinen code", "meiner abfrage", "meiner funktion", "unseren code",
    ];
}

word_list! {
    static GERMAN_WORKS = [
        "analysiere", "behebe", "bei", "beschleunige", "debugge", "debuggen", "erklär", "erkläre", "finde",
        "hier ist", "kommentiere", "korrigiere", "korrigieren", "optimiere", "optimieren", "prüfe", "prüfen",
        "refaktoriere", "repariere", "teste", "verbessere", "verbessern", "vereinfache", "warum", "was ist falsch an",
        "was ist falsch mit", "was ist los mit", "was stimmt mit", "was stimmt nicht mit", "überarbeite",
    ];
}

word_list! {
    static GERMAN_FAILS = [
        "baut nicht", "funktioniert nicht", "geht nicht", "gibt einen fehler", "hat einen fehler", "hängt",
        "ist kaputt", "ist langsam", "ist zu langsam", "kompiliert nicht", "läuft nicht", "schlagen fehl",
        "schlägt fehl", "startet nicht", "stürzt ab", "wirft einen fehler",
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
        "code, der", "ein kleines programm, das", "ein kleines skript, das", "ein programm zum", "ein programm, das",
        "ein programm, um", "ein skript zum", "ein skript, das", "ein skript, um", "eine funktion",
        "eine funktion zum", "eine funktion, die", "eine funktion, um", "eine methode, die", "einen algorithmus, der",
        "einen algorithmus, um", "einen code, der", "einen sortieralgorithmus",
    ];
}

word_list! {
    static JAPANESE_OWN = [
        "僕のコード", "私のアプリ", "私のアルゴリズム", "私のクエリ", "私のコード", "私のスクリプト", "私のプログラム", "私の関数", "自分のコード", "自分のプログラム",
    ];
}

word_list! {
    static JAPANESE_WORKS = [
        "デバッグ", "リファクタリング", "レビュー", "修正", "改善", "最適化", "直して",
    ];
}

word_list! {
    static JAPANESE_FAILS = [
        "どこが間違", "エラーが出", "クラッシュ", "コンパイルできない", "コンパイルできません", "何がおかし", "何が問題", "何が間違", "動かない", "動きません", "動作しない",
        "動作しません", "失敗", "遅い",
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
        "我的代码", "我的函数", "我的应用", "我的查询", "我的测试", "我的程序", "我的算法", "我的脚本",
    ];
}

word_list! {
    static CHINESE_WORKS = [
        "优化", "修复", "修改", "改", "改进", "检查", "看看", "调试", "重构",
    ];
}

word_list! {
    static CHINESE_FAILS = [
        "不工作", "不能运行", "出了什么问题", "出错", "哪里错", "太慢", "失败", "崩溃", "很慢", "怎么了", "报错", "无法运行", "有bug", "有什么问题", "有问题",
        "跑不起来", "运行不了",
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
        "一个函数", "一个排序函数", "一个排序算法", "一个爬虫", "一个程序", "一个脚本", "一段代码", "个函数", "个程序", "个脚本", "代码", "函数", "排序函数", "排序算法",
        "爬虫", "程序", "脚本",
    ];
}

word_list! {
    static ENGLISH_TESTS = [
        "a unit test", "integration tests", "some tests", "some unit tests", "test cases", "tests", "unit test cases", "unit tests",
    ];
}

word_list! {
    static FRENCH_TESTS = [
        "des tests", "des tests unitaires", "les tests", "les tests unitaires",
    ];
}

word_list! {
    static SPANISH_TESTS = [
        "las pruebas unitarias", "pruebas", "pruebas unitarias", "tests unitarios", "unas pruebas unitarias",
    ];
}

word_list! {
    static GERMAN_TESTS = [
        "einen unit-test", "komponententests", "tests", "unit tests", "unit-tests", "unittests",
    ];
}

word_list! {
    static JAPANESE_TESTS = [
        "テストコード", "ユニットテスト", "単体テスト",
    ];
}

word_list! {
    static CHINESE_TESTS = [
        "一些单元测试", "单元测试", "测试用例",
    ];
}
