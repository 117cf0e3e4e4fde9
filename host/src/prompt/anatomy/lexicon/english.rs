//! English.

use super::{Bound, Meaning};

phrases! {
    Meaning::Material => ["resume"];
    Meaning::OwnLabel => [
        "additional instructions", "additional notes", "allowed labels", "allowed values", "answer format", "answer length", "approach", "audience", "behavior", "behaviour", "brand voice", "brief", "categories", "checklist", "classes", "conduct", "consider", "constraint", "constraints", "content brief", "content guidelines", "criteria", "deadline", "deliverable", "deliverables", "do's and don'ts", "don'ts", "dos", "dos and don'ts", "evaluation criteria", "expectations", "focus", "format", "formatting", "goal", "goals", "guardrails", "guideline", "guidelines", "how to answer", "how to respond", "important", "instruction", "instructions", "keep in mind", "key points", "key requirements", "keywords", "label set", "labels", "language", "length", "limitations", "limits", "mission", "must", "must have", "must-have", "must-haves", "my goal", "note", "objective", "objectives", "options", "output format", "output structure", "output style", "parameters", "persona", "placeholders", "points to cover", "policies", "policy", "possible categories", "possible labels", "primary goal", "principles", "purpose", "requirement", "requirements", "response format", "response length", "response style", "responsibilities", "restriction", "restrictions", "role", "rubric", "rule", "rules", "scope", "settings", "steps", "structure", "style", "style guide", "style guidelines", "task", "tasks", "things to avoid", "to do", "tone", "tone of voice", "topic", "variables", "voice", "what i need", "what to avoid", "what to do", "word count", "workflow", "writing style", "your job", "your role", "your task",
    ];
    Meaning::Role => [
        "act as", "act as if you are", "act as if you were", "act like", "adopt the persona of",
        "adopt the role of", "as a helpful assistant", "as a senior", "as an experienced", "as an expert",
        "as an expert in", "assume the role of", "behave like", "from the perspective of", "i want you to act as",
        "i want you to be", "i want you to play", "i would like you to act as", "imagine that you are",
        "imagine you are", "imagine you're", "play the part of", "play the role of", "pretend that you are",
        "pretend to be", "pretend you are", "role-play as", "roleplay as", "serve as", "take on the role of",
        "take the persona of", "take the role of", "you act as", "you are a", "you are acting as", "you are an",
        "you are my", "you are the", "you have been", "you will act as", "you will be acting as",
        "you will be playing", "you will play", "you're a", "you're an", "you're my", "you're the", "your name is",
        "your persona is", "your role is",
    ];
    Meaning::Task => [
        "act on", "adapt", "add", "align", "analyse", "analyze", "annotate", "answer", "apply", "arrange", "ask",
        "assess", "assign", "assist", "assist me", "augment", "brainstorm", "build", "calculate", "can you",
        "categorise", "categorize", "censor", "change", "check", "choose", "clarify", "classify", "clean",
        "clean up", "cluster", "code", "combine", "come up with", "compare", "compile", "complete", "compose",
        "compute", "condense", "conduct", "consider", "construct", "continue", "convert", "copy", "correct",
        "could you", "count", "craft", "create", "critique", "cut", "debug", "decide", "deduce", "deduplicate",
        "define", "derive", "describe", "design", "detect", "determine", "develop", "devise", "diagnose", "discuss",
        "distill", "draft", "draw", "edit", "elaborate", "enhance", "enumerate", "estimate", "evaluate", "examine",
        "expand", "explain", "explore", "express", "extract", "figure out", "fill", "fill in", "find", "finish",
        "fix", "flag", "format", "formulate", "generate", "give", "guess", "guide me", "help", "help me", "help us",
        "highlight", "i am looking for", "i need", "i need you to", "i want", "i want you to", "i would like",
        "i would like you to", "i'd like", "i'd like you to", "i'm looking for", "identify", "illustrate",
        "imagine", "implement", "improve", "infer", "insert", "interpret", "introduce", "investigate", "judge",
        "label", "let's", "lint", "list", "localise", "localize", "look at", "look up", "make", "mask", "match",
        "merge", "migrate", "model", "modify", "my first question is", "my first request is",
        "my first sentence is", "my first suggestion request is", "my first task is", "name", "normalise",
        "normalize", "optimise", "optimize", "organise", "organize", "outline", "paraphrase", "parse", "perform",
        "pick", "plan", "polish", "predict", "prepare", "present", "produce", "proof-read", "proofread", "propose",
        "prove", "provide", "put", "rank", "rate", "read", "recap", "recommend", "reconcile", "redact", "reduce",
        "refactor", "reformat", "reframe", "remove", "rename", "reorder", "reorganise", "reorganize", "repair",
        "rephrase", "replace", "reply", "report", "research", "respond", "restructure", "return", "review",
        "revise", "reword", "rework", "rewrite", "score", "search", "segment", "select", "share", "shorten", "show",
        "simplify", "simulate", "sketch", "solve", "sort", "speak", "spell-check", "spellcheck", "split",
        "standardise", "standardize", "state", "streamline", "strip", "structure", "suggest", "summarise",
        "summarize", "tag", "teach", "tell", "tell me", "test", "think of", "tidy", "tighten", "transcribe",
        "transform", "translate", "trim", "try", "turn", "update", "use", "validate", "verify", "visualise",
        "visualize", "walk me through", "we need", "we need you to", "will you", "would you", "write",
        "you have to", "you need to", "your goal is", "your job is", "your task is",
    ];
    Meaning::Question => [
        "am", "are", "aren't", "can", "can't", "could", "did", "didn't", "do", "does", "doesn't", "don't you",
        "had", "has", "have", "how", "how's", "is", "isn't", "may", "might", "shall", "should", "shouldn't", "was",
        "were", "what", "what's", "when", "where", "which", "who", "who's", "whom", "whose", "why", "will", "won't",
        "would",
    ];
    Meaning::Courtesy => [
        "additionally", "alright", "also", "and", "basically", "but", "chatgpt", "claude", "dear assistant",
        "dear chatgpt", "finally", "first", "furthermore", "great", "greetings", "hello", "hey", "hi",
        "i hope you're well", "if possible", "just", "kindly", "lastly", "moreover", "next", "now", "ok", "okay",
        "please", "pls", "plz", "right", "secondly", "simply", "so", "thank you", "thanks", "thanks in advance",
        "then", "well",
    ];
    Meaning::Situation => [
        "assume that", "background", "context", "currently", "for context", "given that", "here's my situation",
        "i am", "i am trying", "i am using", "i am working", "i bought", "i can't", "i cannot", "i currently",
        "i do not", "i don't", "i get", "i got", "i have", "i just", "i keep", "i keep getting", "i know", "i live",
        "i lost", "i made", "i need help with", "i own", "i plan", "i plan to", "i recently", "i run", "i started",
        "i teach", "i think", "i tried", "i use", "i want to", "i wanted", "i was", "i work", "i work as",
        "i work at", "i work for", "i wrote", "i'd been", "i'm", "i'm a", "i'm an", "i'm trying", "i'm using",
        "i'm working", "i've", "i've tried", "in my", "it's for", "last week", "my", "my boss", "my company",
        "my current", "my goal is", "my name is", "my team", "our", "our company", "our current", "our customers",
        "our goal is", "our product", "our team", "suppose", "the background is", "the goal is", "the problem is",
        "the situation is", "there are", "there is", "they are", "this is for", "today i", "we are", "we do not",
        "we don't", "we have", "we need to", "we offer", "we plan", "we recently", "we run", "we sell", "we use",
        "we want to", "we work", "we're", "we've", "yesterday",
    ];
    Meaning::Example => [
        "e.g.", "example", "example 1", "example input", "example output", "example response", "examples",
        "few shot", "few-shot", "for example", "for instance", "here are examples", "here are some examples",
        "here is an example", "here's an example", "input", "like this", "output", "sample", "sample data",
        "sample input", "sample output", "sample response", "samples", "such as",
    ];
    Meaning::Audience => [
        "aimed at", "audience", "for a beginner", "for a child", "for a general audience", "for a lay audience",
        "for a layperson", "for a non-technical", "for a technical audience", "for adults", "for an audience of",
        "for beginners", "for children", "for college students", "for customers", "for developers", "for engineers",
        "for executives", "for experts", "for high school students", "for investors", "for kids", "for laypeople",
        "for managers", "for my boss", "for my class", "for my students", "for my team", "for newcomers",
        "for non-native", "for non-technical", "for novices", "for parents", "for patients", "for people who",
        "for professionals", "for seniors", "for someone who", "for students", "for teenagers", "for teens",
        "for the general public", "for tourists", "for users who", "geared toward", "geared towards",
        "intended for", "like i am five", "like i'm 5", "like i'm five", "reader", "readers", "tailored to",
        "target audience", "targeted at", "to a 5 year old", "to a 5-year-old", "to a beginner", "to a child",
        "to a five year old", "to a five-year-old", "to a lay audience", "to a layperson", "to a non-technical",
        "to my boss", "to my team", "to someone who",
    ];
    Meaning::Number(1) => ["a single", "one", "single"];
    Meaning::Number(2) => ["a couple of", "a pair of", "two"];
    Meaning::Number(3) => ["three"];
    Meaning::Number(4) => ["four"];
    Meaning::Number(5) => ["five"];
    Meaning::Number(6) => ["six"];
    Meaning::Number(7) => ["seven"];
    Meaning::Number(8) => ["eight"];
    Meaning::Number(9) => ["nine"];
    Meaning::Number(10) => ["ten"];
    Meaning::Number(11) => ["eleven"];
    Meaning::Number(12) => ["a dozen", "twelve"];
    Meaning::Number(13) => ["thirteen"];
    Meaning::Number(14) => ["fourteen"];
    Meaning::Number(15) => ["fifteen"];
    Meaning::Number(16) => ["sixteen"];
    Meaning::Number(17) => ["seventeen"];
    Meaning::Number(18) => ["eighteen"];
    Meaning::Number(19) => ["nineteen"];
    Meaning::Number(20) => ["twenty"];
    Meaning::Number(25) => ["twenty-five"];
    Meaning::Number(30) => ["thirty"];
    Meaning::Number(40) => ["forty"];
    Meaning::Number(50) => ["fifty"];
    Meaning::Number(60) => ["sixty"];
    Meaning::Number(70) => ["seventy"];
    Meaning::Number(75) => ["seventy-five"];
    Meaning::Number(80) => ["eighty"];
    Meaning::Number(90) => ["ninety"];
    Meaning::Number(100) => ["a hundred", "one hundred"];
    Meaning::Number(150) => ["a hundred and fifty", "one hundred and fifty", "one hundred fifty"];
    Meaning::Number(200) => ["two hundred"];
    Meaning::Number(250) => ["two hundred and fifty"];
    Meaning::Number(300) => ["three hundred"];
    Meaning::Number(400) => ["four hundred"];
    Meaning::Number(500) => ["five hundred"];
    Meaning::Number(600) => ["six hundred"];
    Meaning::Number(800) => ["eight hundred"];
    Meaning::Number(1000) => ["a thousand", "one thousand"];
    Meaning::Number(1500) => ["fifteen hundred", "one thousand five hundred"];
    Meaning::Number(2000) => ["two thousand"];
    Meaning::Bound(Bound::AtLeast) => [
        "a min of", "a minimum of", "at least", "at the very least", "atleast", "exceeding", "greater than",
        "in excess of", "longer than", "lower limit", "min", "min.", "minimum", "minimum of", "more than",
        "no fewer than", "no less than", "no shorter than", "not below", "not fewer than", "not less than",
        "not shorter than", "over", "upwards of",
    ];
    Meaning::Bound(Bound::AtMost) => [
        "a limit of", "a max of", "a maximum of", "at most", "at the most", "below", "cap it at", "cap of",
        "capped at", "character limit", "do not exceed", "don't exceed", "fewer than", "in fewer than",
        "in less than", "in no more than", "in under", "keep it below", "keep it to", "keep it under",
        "keep it within", "kept under", "length limit", "less than", "limit it to", "limit of", "limit to",
        "limit your answer to", "limit your response to", "limited to", "max", "max.", "maximum", "maximum of",
        "must not exceed", "never exceed", "no greater than", "no longer than", "no more than", "not exceed",
        "not exceeding", "not longer than", "not more than", "not over", "not to exceed", "shorter than",
        "should not exceed", "stay under", "stay within", "under", "up to", "upper limit", "within",
        "without exceeding", "word limit",
    ];
    Meaning::Bound(Bound::Exactly) => ["exactly", "just", "precisely"];
    Meaning::Bound(Bound::About) => [
        "about", "almost", "approx", "approximately", "around", "circa", "close to", "nearly", "roughly", "some",
    ];
    Meaning::BoundAfter(Bound::AtLeast) => [
        "and above", "and up", "at least", "long at least", "min", "minimum", "or above", "or longer", "or more",
        "or over",
    ];
    Meaning::BoundAfter(Bound::AtMost) => [
        "and no more", "at most", "at the most", "limit", "long at most", "long at the most", "max", "maximum",
        "maximum length", "or below", "or fewer", "or less", "or shorter", "or under", "per response maximum",
        "tops",
    ];
    Meaning::Unit("words") => ["word", "words"];
    Meaning::Unit("characters") => ["character", "characters", "chars"];
    Meaning::Unit("sentences") => ["sentence", "sentence-long", "sentences"];
    Meaning::Unit("paragraphs") => ["paragraph", "paragraphs"];
    Meaning::Unit("lines") => ["line", "lines"];
    Meaning::Unit("pages") => ["page", "pages"];
    Meaning::Unit("minutes") => ["min read", "minute", "minute read", "minute-read", "minutes", "minutes read"];
    Meaning::Length("short") => [
        "a short answer", "as brief as possible", "as briefly as possible", "as concise as possible",
        "as concisely as possible", "as short as possible", "bite-sized", "brief", "briefly", "concise",
        "concisely", "crisp", "curt", "in a nutshell", "in short", "keep answers short", "keep it brief",
        "keep it short", "keep replies short", "keep responses short", "keep things brief", "keep things short",
        "make it brief", "make it short", "one-liner", "pithy", "short", "short and simple", "short and sweet",
        "succinct", "succinctly", "terse", "tersely", "tl;dr", "very brief", "very short",
    ];
    Meaning::Length("long") => [
        "as detailed as possible", "as long as possible", "as thorough as possible", "at length", "comprehensive",
        "comprehensively", "deep dive", "detailed", "exhaustive", "extensive", "full-length", "fully detailed",
        "highly detailed", "in depth", "in detail", "in full detail", "in great detail", "in-depth", "lengthy",
        "long", "long form", "long-form", "thorough", "thoroughly", "very detailed", "very long",
        "with as much detail as possible",
    ];
    Meaning::Format("json") => [
        "a json", "as json", "json", "json array", "json document", "json format", "json object", "json only",
        "json output", "json response", "json string", "jsonl", "ndjson", "only json", "raw json", "strict json",
        "valid json",
    ];
    Meaning::Format("yaml") => ["yaml", "yaml format", "yml"];
    Meaning::Format("xml") => ["valid xml", "xml", "xml format", "xml tags"];
    Meaning::Format("csv") => ["a csv", "comma separated", "comma-separated", "csv", "csv file", "csv format"];
    Meaning::Format("html") => ["html", "html format", "raw html", "valid html"];
    Meaning::Format("markdown") => [
        "github-flavored markdown", "in markdown", "markdown", "markdown format", "markdown formatting",
        "markdown syntax",
    ];
    Meaning::Format("table") => [
        "a table", "comparison table", "html table", "markdown table", "markdown tables", "table", "table format",
        "tables", "tabular",
    ];
    Meaning::Format("bullets") => [
        "a bulleted list", "bullet form", "bullet list", "bullet lists", "bullet point", "bullet points",
        "bullet-point list", "bullet-point lists", "bullet-points", "bulleted", "bulleted list", "bulleted lists",
        "bulleted points", "bulletpoint", "bulletpoints", "bullets", "unordered list",
    ];
    Meaning::Format("numbered") => [
        "enumerated list", "numbered", "numbered list", "numbered lists", "numbered steps", "ordered list",
        "ordered lists",
    ];
    Meaning::Format("list") => ["a list", "list form", "list format", "lists"];
    Meaning::Format("code") => ["code only", "just code", "just the code", "only code", "only the code"];
    Meaning::Format("plain") => [
        "plain prose", "plain text", "plain-text", "plaintext", "raw text", "unformatted text",
    ];
    Meaning::Format("prose") => [
        "as prose", "continuous prose", "essay form", "flowing paragraphs", "flowing prose", "full paragraphs",
        "in prose", "narrative form", "only prose", "paragraph form", "paragraph format", "plain paragraphs",
        "prose", "prose only", "running text",
    ];
    Meaning::Format("headings") => [
        "headers", "heading", "headings", "section headers", "section headings", "section titles", "sub-headings",
        "subheaders", "subheading", "subheadings",
    ];
    Meaning::Format("emoji") => ["emoji", "emojis", "emoticon", "emoticons", "smileys"];
    Meaning::Format("latex") => ["latex"];
    Meaning::Format("code-fence") => [
        "a code block", "backticks", "code block", "code blocks", "code fence", "code fences", "code fencing",
        "fenced code block", "fenced code blocks", "markdown code block", "markdown fences",
        "one unique code block", "triple backticks",
    ];
    Meaning::Tone("formal") => [
        "academic", "academic tone", "business-like", "businesslike", "ceremonious", "formal", "formal english",
        "formal language", "formal register", "formal style", "formal tone", "formally", "highly formal",
        "official", "official language", "official tone", "professional", "professional tone", "professionally",
        "scholarly", "strictly formal", "strictly professional", "very formal",
    ];
    Meaning::Tone("casual") => [
        "breezy", "casual", "casual language", "casual tone", "casually", "chatty", "colloquial", "colloquially",
        "conversational", "conversational tone", "conversationally", "everyday language", "informal",
        "informal language", "informal tone", "informally", "laid-back", "like a friend", "relaxed", "slang",
        "very casual",
    ];
    Meaning::Tone("friendly") => [
        "approachable", "cheerful", "empathetic", "encouraging", "friendly", "friendly tone", "supportive",
        "upbeat", "warm", "warm and friendly", "warmly", "welcoming",
    ];
    Meaning::Tone("humorous") => [
        "amusing", "comedic", "comical", "comically", "funny", "hilarious", "humor", "humorous", "humorously",
        "humour", "jokey", "light-hearted", "lighthearted", "playful", "sarcastic", "tongue-in-cheek", "whimsical",
        "with humor", "with humour", "witty",
    ];
    Meaning::Tone("serious") => [
        "earnest", "grave", "serious", "serious tone", "seriously", "sober", "solemn", "sombre", "strictly serious",
    ];
    Meaning::Tone("simple") => [
        "accessible language", "child-friendly language", "clear language", "easy language", "easy to understand",
        "everyday words", "layman language", "layman terms", "layman's terms", "non-technical language",
        "non-technical terms", "non-technical words", "plain english", "plain language", "plain words",
        "simple english", "simple language", "simple terms", "simple words", "simplified english",
        "simplified language", "understandable language",
    ];
    Meaning::Tone("technical") => [
        "highly technical", "jargon", "technical jargon", "technical language", "technical terms", "technical tone",
        "technical vocabulary",
    ];
    Meaning::Tone("neutral") => [
        "balanced", "be objective", "dispassionate", "even-handed", "factual", "factual tone", "impartial",
        "impersonal", "matter-of-fact", "neutral", "neutral tone", "objective", "objective language",
        "objective manner", "objective tone", "objectively", "remain objective", "stay objective", "unbiased",
    ];
    Meaning::Tone("persuasive") => [
        "compelling", "compellingly", "convincing", "convincingly", "persuasive", "persuasive tone", "persuasively",
        "sales-driven", "salesy",
    ];
    Meaning::Tone("polite") => [
        "courteous", "courteously", "diplomatic", "polite", "politely", "respectful", "respectfully", "tactful",
    ];
    Meaning::Manner => [
        "attitude", "flavour", "language", "manner", "mood", "phrasing", "register", "style", "tonality", "tone",
        "tone of voice", "undertone", "vibe", "voice", "way", "wording",
    ];
    Meaning::Language("en") => [
        "english only", "in american english", "in british english", "in clear english", "in correct english",
        "in english", "in english only", "in fluent english", "in formal english", "in plain english",
        "in simple english", "in standard english", "in uk english", "in us english", "into english",
        "only english", "only in english", "to english", "uk english", "us english",
    ];
    Meaning::Language("fr") => [
        "french only", "in clear french", "in correct french", "in fluent french", "in formal french", "in french",
        "in french only", "in plain french", "in simple french", "in standard french", "into french", "only french",
        "only in french", "to french",
    ];
    Meaning::Language("es") => [
        "in clear spanish", "in correct spanish", "in fluent spanish", "in formal spanish", "in plain spanish",
        "in simple spanish", "in spanish", "in spanish only", "in standard spanish", "into spanish",
        "only in spanish", "only spanish", "spanish only", "to spanish",
    ];
    Meaning::Language("de") => [
        "german only", "in clear german", "in correct german", "in fluent german", "in formal german", "in german",
        "in german only", "in plain german", "in simple german", "in standard german", "into german", "only german",
        "only in german", "to german",
    ];
    Meaning::Language("it") => [
        "in clear italian", "in correct italian", "in fluent italian", "in formal italian", "in italian",
        "in italian only", "in plain italian", "in simple italian", "in standard italian", "into italian",
        "italian only", "only in italian", "only italian", "to italian",
    ];
    Meaning::Language("pt") => [
        "in brazilian portuguese", "in clear portuguese", "in correct portuguese", "in fluent portuguese",
        "in formal portuguese", "in plain portuguese", "in portuguese", "in portuguese only",
        "in simple portuguese", "in standard portuguese", "into brazilian portuguese", "into portuguese",
        "only in portuguese", "only portuguese", "portuguese only", "to portuguese",
    ];
    Meaning::Language("ja") => [
        "in clear japanese", "in correct japanese", "in fluent japanese", "in formal japanese", "in japanese",
        "in japanese only", "in plain japanese", "in simple japanese", "in standard japanese", "into japanese",
        "japanese only", "only in japanese", "only japanese", "to japanese",
    ];
    Meaning::Language("zh") => [
        "chinese only", "in chinese", "in chinese only", "in clear chinese", "in correct chinese",
        "in fluent chinese", "in formal chinese", "in mandarin", "in plain chinese", "in simple chinese",
        "in simplified chinese", "in standard chinese", "into chinese", "into mandarin", "only chinese",
        "only in chinese", "to chinese", "to mandarin",
    ];
    Meaning::Language("ko") => [
        "in clear korean", "in correct korean", "in fluent korean", "in formal korean", "in korean",
        "in korean only", "in plain korean", "in simple korean", "in standard korean", "into korean", "korean only",
        "only in korean", "only korean", "to korean",
    ];
    Meaning::Language("ru") => [
        "in clear russian", "in correct russian", "in fluent russian", "in formal russian", "in plain russian",
        "in russian", "in russian only", "in simple russian", "in standard russian", "into russian",
        "only in russian", "only russian", "russian only", "to russian",
    ];
    Meaning::Language("ar") => [
        "arabic only", "in arabic", "in arabic only", "in clear arabic", "in correct arabic", "in fluent arabic",
        "in formal arabic", "in plain arabic", "in simple arabic", "in standard arabic", "into arabic",
        "only arabic", "only in arabic", "to arabic",
    ];
    Meaning::Language("hi") => [
        "hindi only", "in clear hindi", "in correct hindi", "in fluent hindi", "in formal hindi", "in hindi",
        "in hindi only", "in plain hindi", "in simple hindi", "in standard hindi", "into hindi", "only hindi",
        "only in hindi", "to hindi",
    ];
    Meaning::Language("nl") => [
        "dutch only", "in clear dutch", "in correct dutch", "in dutch", "in dutch only", "in fluent dutch",
        "in formal dutch", "in plain dutch", "in simple dutch", "in standard dutch", "into dutch", "only dutch",
        "only in dutch", "to dutch",
    ];
    Meaning::Language("sv") => [
        "in clear swedish", "in correct swedish", "in fluent swedish", "in formal swedish", "in plain swedish",
        "in simple swedish", "in standard swedish", "in swedish", "in swedish only", "into swedish",
        "only in swedish", "only swedish", "swedish only", "to swedish",
    ];
    Meaning::Language("pl") => [
        "in clear polish", "in correct polish", "in fluent polish", "in formal polish", "in plain polish",
        "in polish", "in polish only", "in simple polish", "in standard polish", "into polish", "only in polish",
        "only polish", "polish only", "to polish",
    ];
    Meaning::Language("tr") => [
        "in clear turkish", "in correct turkish", "in fluent turkish", "in formal turkish", "in plain turkish",
        "in simple turkish", "in standard turkish", "in turkish", "in turkish only", "into turkish",
        "only in turkish", "only turkish", "to turkish", "turkish only",
    ];
    Meaning::Language("la") => ["in latin", "into latin", "to latin"];
    Meaning::Language("uk") => ["in ukrainian", "into ukrainian", "to ukrainian"];
    Meaning::Language("vi") => ["in vietnamese", "into vietnamese", "to vietnamese"];
    Meaning::Language("id") => ["in indonesian", "into indonesian", "to indonesian"];
    Meaning::Language("fa") => ["in farsi", "in persian", "into persian", "to persian"];
    Meaning::Language("he") => ["in hebrew", "into hebrew", "to hebrew"];
    Meaning::Language("el") => ["in greek", "into greek", "to greek"];
    Meaning::Language("cs") => ["in czech", "into czech", "to czech"];
    Meaning::Language("da") => ["in danish", "into danish", "to danish"];
    Meaning::Language("fi") => ["in finnish", "into finnish", "to finnish"];
    Meaning::Language("no") => ["in norwegian", "into norwegian", "to norwegian"];
    Meaning::Language("th") => ["in thai", "into thai", "to thai"];
    Meaning::Negation => [
        "are not", "aren't", "avoid", "avoid any", "avoid using", "can't", "cannot", "do not", "do not use",
        "does not", "doesn't", "don't", "don't ever", "don't use", "except", "instead of", "is never", "is not",
        "isn't", "may not", "must never", "must not", "mustn't", "neither", "never", "never use", "no",
        "no need for", "none of", "nor", "not", "nothing", "rather than", "refrain from", "shall not",
        "should never", "should not", "shouldn't", "skip", "stay away from", "steer clear of",
        "under no circumstances", "will not", "without", "without any", "won't", "zero",
    ];
    Meaning::Banned => [
        "are banned", "are forbidden", "are not allowed", "are not needed", "are not permitted", "are not wanted",
        "are off-limits", "are prohibited", "are to be avoided", "cannot be used", "is banned", "is forbidden",
        "is not allowed", "is not needed", "is not permitted", "is prohibited", "is to be avoided",
        "may not be used", "must be avoided", "must not appear", "must not be used", "not allowed", "not necessary",
        "not needed", "not permitted", "should be avoided", "should not appear", "should not be used",
    ];
    Meaning::Inclusion => [
        "add a", "add an", "add at least", "add the", "also include", "be sure to include", "be sure to mention",
        "begin with", "cite", "close with", "conclude with", "consist of", "contain", "contains", "cover",
        "end with", "finish with", "has to include", "have to include", "include", "including", "incorporate",
        "make sure to include", "make sure to mention", "make use of", "mention", "must be included",
        "must contain", "must include", "must mention", "needs to include", "open with", "refer to",
        "references to", "should contain", "should include", "should mention", "start with",
        "use the following words", "use the phrase", "use the word", "use the words", "using the keyword",
        "using the word", "weave in", "weave in the",
    ];
    Meaning::Exclusion => [
        "avoid", "avoid any", "avoid mentioning", "avoid using", "do not add", "do not bring up", "do not change",
        "do not cite", "do not discuss", "do not ever", "do not explain", "do not give", "do not include",
        "do not invent", "do not make up", "do not mention", "do not output", "do not provide", "do not refer to",
        "do not repeat", "do not reveal", "do not say", "do not type", "do not use", "do not write",
        "do not write explanations", "don't add", "don't bring up", "don't change", "don't cite", "don't discuss",
        "don't ever", "don't explain", "don't give", "don't include", "don't invent", "don't make up",
        "don't mention", "don't output", "don't provide", "don't refer to", "don't repeat", "don't reveal",
        "don't say", "don't type", "don't use", "don't write", "exclude", "excluding", "leave off", "leave out",
        "must not contain", "must not include", "must not mention", "must not use", "never add", "never include",
        "never invent", "never mention", "never reveal", "never say", "never use", "never write", "no explanation",
        "no explanations", "no mention of", "no need to", "no use of", "omit", "refrain from", "should not contain",
        "should not include", "should not mention", "should not use", "shouldn't contain", "shouldn't include",
        "shouldn't mention", "shouldn't use", "skip the", "stay away from", "steer clear of", "without adding",
        "without any", "without explaining", "without giving", "without mentioning", "without using",
    ];
    Meaning::Demand => [
        "are required to", "at all times", "ensure that", "has to", "have to", "is required", "it is crucial that",
        "it is essential that", "it is important that", "make sure that", "mandatory", "must", "must always",
        "must be", "must never", "must not", "need to", "needs to", "ought to", "should", "should not", "shouldn't",
        "under no circumstances",
    ];
    Meaning::Order => [
        "adhere to", "always", "always use", "answer only", "answers must", "avoid", "base your", "be sure to",
        "cap your", "comply with", "do not", "don't", "ensure", "focus", "focus on", "follow", "follow these",
        "follow this", "keep", "keep it", "keep the", "keep your", "limit", "limit yourself", "maintain", "make it",
        "make sure", "make sure that", "make your", "never", "never ever", "only", "only answer", "only reply with",
        "please ensure", "prefer", "preserve", "prioritise", "prioritize", "remember to", "replies must",
        "reply only", "respect", "respond only", "responses must", "separate", "speak only", "stay", "stick to",
        "under no circumstances", "wrap",
    ];
}
