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
    /// What is pointed at.
    pub(in crate::dangling_reference) static OBJECTS = [
        "it", "that", "that article", "that bug", "that chart", "that class", "that code", "that cv", "that diagram",
        "that document", "that e-mail", "that email", "that equation", "that error", "that essay", "that file",
        "that function", "that image", "that letter", "that method", "that paragraph", "that passage", "that photo",
        "that picture", "that poem", "that problem", "that program", "that query", "that question", "that report",
        "that resume", "that script", "that sentence", "that snippet", "that story", "that table", "that text",
        "the above", "the above abstract", "the above article", "the above bug", "the above chart", "the above class",
        "the above code", "the above comment", "the above contract", "the above conversation",
        "the above cover letter", "the above cv", "the above dataset", "the above diagram", "the above diff",
        "the above document", "the above draft", "the above e-mail", "the above email", "the above equation",
        "the above error", "the above errors", "the above essay", "the above examples", "the above exercise",
        "the above exercises", "the above file", "the above files", "the above function", "the above functions",
        "the above image", "the above images", "the above information", "the above issue", "the above items",
        "the above letter", "the above lines", "the above list", "the above log", "the above message",
        "the above method", "the above notes", "the above numbers", "the above paragraph", "the above paragraphs",
        "the above passage", "the above photo", "the above picture", "the above poem", "the above problem",
        "the above problems", "the above program", "the above pull request", "the above query", "the above question",
        "the above questions", "the above report", "the above resume", "the above review", "the above riddle",
        "the above script", "the above sentence", "the above sentences", "the above snippet", "the above spreadsheet",
        "the above stack trace", "the above story", "the above table", "the above tables", "the above test",
        "the above text", "the above transcript", "the above tweet", "the above words", "the abstract above",
        "the abstract below", "the article above", "the article below", "the attached", "the attached abstract",
        "the attached article", "the attached bug", "the attached chapter", "the attached chart",
        "the attached class", "the attached classes", "the attached code", "the attached command",
        "the attached comment", "the attached component", "the attached config", "the attached configuration",
        "the attached contract", "the attached conversation", "the attached cover letter", "the attached css code",
        "the attached cv", "the attached data", "the attached dataset", "the attached diagram", "the attached diff",
        "the attached document", "the attached draft", "the attached e-mail", "the attached email",
        "the attached equation", "the attached error", "the attached essay", "the attached exception",
        "the attached exercise", "the attached file", "the attached formula", "the attached function",
        "the attached html code", "the attached image", "the attached issue", "the attached java code",
        "the attached javascript code", "the attached json", "the attached letter", "the attached list",
        "the attached log", "the attached meeting", "the attached meeting transcript", "the attached message",
        "the attached method", "the attached output", "the attached page", "the attached paper",
        "the attached paragraph", "the attached passage", "the attached pdf", "the attached photo",
        "the attached picture", "the attached podcast", "the attached poem", "the attached presentation",
        "the attached problem", "the attached program", "the attached pull request", "the attached python code",
        "the attached queries", "the attached query", "the attached question", "the attached recording",
        "the attached regex", "the attached report", "the attached resume", "the attached review",
        "the attached riddle", "the attached screenshot", "the attached script", "the attached sentence",
        "the attached sentences", "the attached slide", "the attached snippet", "the attached spreadsheet",
        "the attached sql", "the attached sql query", "the attached stack trace", "the attached stories",
        "the attached story", "the attached table", "the attached test", "the attached text", "the attached thread",
        "the attached transcript", "the attached tweet", "the attached typescript code", "the attached video",
        "the attached warning", "the attached yaml", "the below", "the below article", "the below bug",
        "the below chart", "the below class", "the below code", "the below cv", "the below diagram",
        "the below document", "the below e-mail", "the below email", "the below equation", "the below error",
        "the below essay", "the below file", "the below function", "the below image", "the below letter",
        "the below method", "the below paragraph", "the below passage", "the below photo", "the below picture",
        "the below poem", "the below problem", "the below program", "the below query", "the below question",
        "the below report", "the below resume", "the below script", "the below sentence", "the below sentences",
        "the below snippet", "the below story", "the below table", "the below text", "the bug above", "the bug below",
        "the chapter above", "the chapter below", "the chart above", "the chart below", "the class above",
        "the class below", "the code above", "the code below", "the command above", "the command below",
        "the comment above", "the comment below", "the component above", "the component below", "the config above",
        "the config below", "the configuration above", "the configuration below", "the contract above",
        "the contract below", "the conversation above", "the conversation below", "the cover letter above",
        "the cover letter below", "the css code above", "the css code below", "the cv above", "the cv below",
        "the data above", "the data below", "the dataset above", "the dataset below", "the diagram above",
        "the diagram below", "the diff above", "the diff below", "the document above", "the document below",
        "the draft above", "the draft below", "the e-mail above", "the e-mail below", "the email above",
        "the email below", "the equation above", "the equation below", "the error above", "the error below",
        "the errors above", "the errors below", "the essay above", "the essay below", "the examples above",
        "the examples below", "the exception above", "the exception below", "the exercise above",
        "the exercise below", "the exercises above", "the exercises below", "the file above", "the file below",
        "the files above", "the files below", "the following", "the following abstract", "the following article",
        "the following articles", "the following bug", "the following bugs", "the following chapter",
        "the following chart", "the following charts", "the following class", "the following classes",
        "the following code", "the following code snippet", "the following codes", "the following command",
        "the following comment", "the following component", "the following config", "the following configuration",
        "the following contract", "the following conversation", "the following cover letter",
        "the following css code", "the following cv", "the following cvs", "the following data",
        "the following dataset", "the following diagram", "the following diagrams", "the following diff",
        "the following document", "the following documents", "the following draft", "the following e-mail",
        "the following e-mails", "the following email", "the following emails", "the following equation",
        "the following equations", "the following error", "the following errors", "the following essay",
        "the following essays", "the following exception", "the following exercise", "the following file",
        "the following files", "the following formula", "the following function", "the following functions",
        "the following html code", "the following image", "the following images", "the following issue",
        "the following java code", "the following javascript code", "the following json", "the following letter",
        "the following letters", "the following lines", "the following list", "the following log",
        "the following meeting", "the following meeting transcript", "the following message", "the following method",
        "the following methods", "the following notes", "the following output", "the following page",
        "the following paper", "the following paragraph", "the following paragraphs", "the following passage",
        "the following passages", "the following pdf", "the following photo", "the following photos",
        "the following picture", "the following pictures", "the following piece of code", "the following podcast",
        "the following poem", "the following poems", "the following presentation", "the following problem",
        "the following problems", "the following program", "the following programs", "the following pull request",
        "the following python code", "the following queries", "the following query", "the following question",
        "the following questions", "the following quote", "the following recording", "the following regex",
        "the following report", "the following reports", "the following results", "the following resume",
        "the following resumes", "the following review", "the following riddle", "the following script",
        "the following scripts", "the following sentence", "the following sentences", "the following slide",
        "the following snippet", "the following snippets", "the following spreadsheet", "the following sql",
        "the following sql query", "the following stack trace", "the following stories", "the following story",
        "the following table", "the following tables", "the following test", "the following text",
        "the following texts", "the following thread", "the following transcript", "the following tweet",
        "the following typescript code", "the following video", "the following warning", "the following yaml",
        "the formula above", "the formula below", "the function above", "the function below", "the functions above",
        "the functions below", "the html code above", "the html code below", "the image above", "the image below",
        "the images above", "the images below", "the information above", "the information below", "the issue above",
        "the issue below", "the items above", "the items below", "the java code above", "the java code below",
        "the javascript code above", "the javascript code below", "the json above", "the json below",
        "the letter above", "the letter below", "the lines above", "the lines below", "the list above",
        "the list below", "the log above", "the log below", "the meeting above", "the meeting below",
        "the meeting transcript above", "the meeting transcript below", "the message above", "the message below",
        "the method above", "the method below", "the notes above", "the notes below", "the numbers above",
        "the numbers below", "the output above", "the output below", "the page above", "the page below",
        "the paper above", "the paper below", "the paragraph above", "the paragraph below", "the paragraphs above",
        "the paragraphs below", "the passage above", "the passage below", "the pdf above", "the pdf below",
        "the photo above", "the photo below", "the picture above", "the picture below", "the podcast above",
        "the podcast below", "the poem above", "the poem below", "the presentation above", "the presentation below",
        "the problem above", "the problem below", "the problems above", "the problems below", "the program above",
        "the program below", "the pull request above", "the pull request below", "the python code above",
        "the python code below", "the query above", "the query below", "the question above", "the question below",
        "the questions above", "the questions below", "the recording above", "the recording below", "the regex above",
        "the regex below", "the report above", "the report below", "the resume above", "the resume below",
        "the review above", "the review below", "the riddle above", "the riddle below", "the script above",
        "the script below", "the sentence above", "the sentence below", "the sentences above", "the sentences below",
        "the slide above", "the slide below", "the snippet above", "the snippet below", "the spreadsheet above",
        "the spreadsheet below", "the sql above", "the sql below", "the sql query above", "the sql query below",
        "the stack trace above", "the stack trace below", "the story above", "the story below", "the table above",
        "the table below", "the tables above", "the tables below", "the test above", "the test below",
        "the text above", "the text below", "the thread above", "the thread below", "the transcript above",
        "the transcript below", "the tweet above", "the tweet below", "the typescript code above",
        "the typescript code below", "the video above", "the video below", "the warning above", "the warning below",
        "the words above", "the words below", "the yaml above", "the yaml below", "these", "these articles",
        "these bugs", "these charts", "these classes", "these codes", "these cvs", "these diagrams",
        "these documents", "these e-mails", "these emails", "these equations", "these errors", "these essays",
        "these files", "these functions", "these images", "these letters", "these lines", "these lyrics",
        "these methods", "these notes", "these numbers", "these paragraphs", "these passages", "these photos",
        "these pictures", "these poems", "these problems", "these programs", "these queries", "these questions",
        "these reports", "these results", "these resumes", "these screenshots", "these scripts", "these sentences",
        "these snippets", "these stories", "these tables", "these texts", "these two documents", "these two essays",
        "these two paragraphs", "these two texts", "these two versions", "this", "this abstract", "this article",
        "this block of code", "this blog post", "this bug", "this chapter", "this chart", "this class", "this code",
        "this code snippet", "this command", "this comment", "this component", "this config", "this configuration",
        "this contract", "this conversation", "this cover letter", "this css code", "this csv", "this csv file",
        "this cv", "this data", "this dataset", "this design", "this diagram", "this diff", "this document",
        "this draft", "this drawing", "this e-mail", "this email", "this equation", "this error",
        "this error message", "this essay", "this exception", "this exercise", "this file", "this form",
        "this formula", "this function", "this graph", "this html code", "this idea", "this image", "this invoice",
        "this issue", "this java code", "this javascript code", "this joke", "this json", "this letter", "this list",
        "this log", "this logo", "this meeting", "this meeting transcript", "this message", "this method",
        "this output", "this page", "this paper", "this paragraph", "this passage", "this pdf", "this pdf file",
        "this photo", "this picture", "this piece", "this piece of code", "this piece of text", "this plan",
        "this plot", "this podcast", "this poem", "this presentation", "this problem", "this program",
        "this proposal", "this pull request", "this python code", "this query", "this question", "this quote",
        "this receipt", "this recipe", "this recording", "this regex", "this report", "this result", "this resume",
        "this review", "this riddle", "this screenshot", "this script", "this sentence", "this slide", "this snippet",
        "this song", "this spec", "this spreadsheet", "this sql", "this sql query", "this stack trace", "this story",
        "this table", "this test", "this text", "this thread", "this transcript", "this translation", "this tweet",
        "this typescript code", "this video", "this warning", "this worksheet", "this yaml", "those", "those notes",
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
