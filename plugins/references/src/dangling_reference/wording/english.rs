//! English words that point at something.

use prompt_host_plugin::word_list;

word_list! {
    /// What is done to the object.
    pub(in crate::dangling_reference) static VERBS = [
        "add comments to", "add docstrings to", "add error handling to", "add types to", "analyse", "analyze",
        "annotate", "answer", "assess", "break down", "caption", "check", "check the grammar in",
        "check the grammar of", "classify", "clean", "clean up", "colorize", "compare", "complete", "condense",
        "continue", "convert", "correct", "correct the errors in", "correct the grammar in", "correct the grammar of",
        "correct the mistakes in", "count the words in", "criticise", "criticize", "critique", "crop", "debug",
        "decipher", "decode", "describe", "digitize", "document", "edit", "enhance", "evaluate", "expand", "explain",
        "explain to me", "extend", "extract text from", "fact-check", "fill in", "fill out", "find the bug in",
        "find the bugs in", "find the error in", "find the errors in", "find the mistake in", "find the mistakes in",
        "finish", "fix", "fix the bug in", "fix the bugs in", "fix the errors in", "fix the grammar in",
        "fix the grammar of", "fix the mistakes in", "format", "give feedback on", "give me a summary of",
        "give me feedback on", "grade", "help me fix", "help me understand", "help me with", "identify", "improve",
        "interpret", "lengthen", "look at", "make a summary of", "make a table of", "make sense of", "merge",
        "optimise", "optimize", "outline", "paraphrase", "polish", "proofread", "rate", "read", "recreate",
        "redesign", "refactor", "reformat", "rephrase", "reply to", "respond to", "retouch", "review", "reword",
        "rewrite", "sharpen", "shorten", "simplify", "solve", "sort", "summarise", "summarise for me", "summarize",
        "summarize for me", "tell me what is wrong with", "tell me what you think of", "tidy up", "transcribe",
        "translate", "turn", "upscale", "work on", "write a summary of", "write tests for", "write unit tests for",
    ];
}

word_list! {
    /// What is pointed at without a noun.
    pub(in crate::dangling_reference) static OBJECTS = [
        "it", "that", "the above", "the attached", "the below", "the following", "these", "this", "those",
    ];
}

word_list! {
    /// Words that point at the noun after them.
    pub(in crate::dangling_reference) static POINTERS = [
        "that", "the above", "the attached", "the below", "the following", "these", "this", "those",
    ];
}

word_list! {
    /// What is pointed at.
    pub(in crate::dangling_reference) static NOUNS = [
        "abstract", "article", "articles", "block of code", "blog post", "bug", "bugs", "chapter", "chart", "charts",
        "class", "classes", "code", "code snippet", "codes", "command", "comment", "component", "config",
        "configuration", "contract", "conversation", "cover letter", "css code", "csv", "csv file", "cv", "cvs",
        "data", "dataset", "design", "diagram", "diagrams", "diff", "document", "documents", "draft", "drawing",
        "e-mail", "e-mails", "email", "emails", "equation", "equations", "error", "error message", "errors", "essay",
        "essays", "examples", "exception", "exercise", "exercises", "file", "files", "form", "formula", "function",
        "functions", "graph", "html code", "idea", "image", "images", "information", "invoice", "issue", "items",
        "java code", "javascript code", "joke", "json", "letter", "letters", "lines", "list", "log", "logo", "lyrics",
        "meeting", "meeting transcript", "message", "method", "methods", "notes", "numbers", "output", "page",
        "paper", "paragraph", "paragraphs", "passage", "passages", "pdf", "pdf file", "photo", "photos", "picture",
        "pictures", "piece", "piece of code", "piece of text", "plan", "plot", "podcast", "poem", "poems",
        "presentation", "problem", "problems", "program", "programs", "proposal", "pull request", "python code",
        "queries", "query", "question", "questions", "quote", "receipt", "recipe", "recording", "regex", "report",
        "reports", "result", "results", "resume", "resumes", "review", "riddle", "screenshot", "screenshots",
        "script", "scripts", "sentence", "sentences", "slide", "snippet", "snippets", "song", "spec", "spreadsheet",
        "sql", "sql query", "stack trace", "stories", "story", "table", "tables", "test", "text", "texts", "thread",
        "transcript", "translation", "tweet", "typescript code", "versions", "video", "warning", "words", "worksheet",
        "yaml",
    ];
}

word_list! {
    /// What is meant by a bare noun where nothing else is said of it.
    pub(in crate::dangling_reference) static BARE = [
        "the article", "the bug", "the bugs", "the chart", "the code", "the contract", "the css file", "the data",
        "the dataset", "the diagram", "the document", "the email", "the equation", "the error", "the errors",
        "the essay", "the exercise", "the file", "the form", "the function", "the graph", "the image", "the issue",
        "the letter", "the log file", "the logs", "the mistakes", "the paragraph", "the passage", "the poem",
        "the query", "the question", "the questions", "the quiz", "the report", "the sales data", "the screenshot",
        "the script", "the sentence", "the sentences", "the snippet", "the spreadsheet", "the story",
        "the stylesheet", "the table", "the text", "the text document", "the transcript", "the typo", "the typos",
        "the worksheet",
    ];
}

word_list! {
    /// The person's own writing.
    pub(in crate::dangling_reference) static OWN = [
        "my abstract", "my answer", "my answers", "my application", "my article", "my assignment", "my bio",
        "my blog", "my blog post", "my business idea", "my business plan", "my conclusion", "my contract",
        "my cover letter", "my cv", "my design", "my dissertation", "my draft", "my e-mail", "my email", "my essay",
        "my haiku", "my homework", "my introduction", "my letter", "my linkedin profile", "my logo", "my lyrics",
        "my manuscript", "my newsletter", "my notes", "my paper", "my paragraph", "my personal statement", "my pitch",
        "my poem", "my portfolio", "my presentation", "my proposal", "my report", "my resume", "my résumé",
        "my screenplay", "my sentence", "my slides", "my speech", "my speech draft", "my story", "my text",
        "my thesis", "my translation",
    ];
}

word_list! {
    /// How a change of the object begins.
    pub(in crate::dangling_reference) static MAKES = [
        "get", "how can i make", "how can we make", "how could i make", "how do i make", "how would you make", "keep",
        "make", "render",
    ];
}

word_list! {
    /// What it is to become.
    pub(in crate::dangling_reference) static CHANGES = [
        "a better", "a bit", "a list", "a little", "a lot", "a poem", "a story", "a summary", "a table", "an email",
        "an essay", "better", "bullet points", "cleaner", "clearer", "concise", "easier", "faster", "flow", "formal",
        "friendlier", "funnier", "funny", "into", "less", "longer", "look better", "more", "much", "nicer", "pop",
        "prettier", "professional", "readable", "rhyme", "shorter", "simple", "simpler", "smaller", "smoother",
        "sound", "stronger", "work",
    ];
}

word_list! {
    /// How a question about the object opens.
    pub(in crate::dangling_reference) static ASKS = [
        "are", "can you see", "check if", "check whether", "do you like", "do you understand", "does", "explain how",
        "explain what", "explain why", "how can i fix", "how can i improve", "how can i make", "how can i solve",
        "how do i fix", "how do i improve", "how do i solve", "how do you fix", "how does", "how good is",
        "how to fix", "how would you improve", "is", "tell me if", "tell me what", "tell me whether",
        "what are your thoughts on", "what can you tell me about", "what do", "what do you think about",
        "what do you think of", "what does", "what is", "what is in", "what is the problem with",
        "what is wrong with", "what is your opinion of", "what's in", "what's the problem with", "what's wrong with",
        "who is in", "who wrote", "why am i getting", "why do i get", "why does", "why doesn't", "why is",
        "why isn't", "why won't",
    ];
}

word_list! {
    /// How it closes, after the object.
    pub(in crate::dangling_reference) static CLOSES = [
        "about", "accurate", "actually do", "any good", "better", "broken", "clear", "correct", "crash", "do", "does",
        "doesn't work", "exactly do", "fail", "failing", "fails", "fair", "fake", "good", "good enough",
        "grammatically correct", "happening", "in english", "is correct", "is good", "is grammatically correct",
        "is right", "is wrong", "legal", "made of", "make sense", "makes sense", "mean", "means", "not work",
        "not working", "ok", "okay", "real", "really mean", "right", "safe", "say", "says", "secure", "slow",
        "so slow", "thread safe", "thread-safe", "true", "valid", "well written", "work", "work?", "works", "wrong",
    ];
}

word_list! {
    /// What leads to an object before the request.
    pub(in crate::dangling_reference) static LEADS = [
        "according to", "after reading", "as for", "based on", "considering", "from", "given", "in", "referring to",
        "regarding", "using", "with",
    ];
}

word_list! {
    /// What leads to an object at the end.
    pub(in crate::dangling_reference) static TAILS = [
        "about", "for", "from", "in", "into", "of", "on", "to", "using", "with",
    ];
}
