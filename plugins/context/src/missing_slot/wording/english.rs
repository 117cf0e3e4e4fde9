//! English.

mod objects;
mod questions;
mod said;

use prompt_host_plugin::word_list;

use super::Wording;
use crate::missing_slot::grouped::grouped;
use crate::missing_slot::kind::{Act, Kind};

pub(super) static WORDING: Wording = Wording {
    language: "en",
    acts: &ACTS,
    wishes: &WISHES,
    objects: &objects::OBJECTS,
    said: &said::SAID,
    neutral: &NEUTRAL,
    persons: &PERSONS,
    help: &HELP,
    troubles: &TROUBLES,
    questions: questions::QUESTIONS,
};

grouped! {
    /// How a sentence begins.
    static ACTS: Act = {
        Act::Plan => [
            "arrange", "host", "hosting", "i am hosting", "i am planning", "i'm hosting", "i'm organising",
            "i'm organizing", "i'm planning", "i'm throwing", "organise", "organising", "organize", "organizing",
            "plan", "planning", "prepare", "schedule", "throw", "throwing", "we are planning", "we're hosting",
            "we're planning",
        ];
        Act::Make => [
            "automate", "build", "building", "come up with", "compile", "construct", "create", "creating", "curate",
            "design", "designing", "develop", "developing", "devise", "draft a plan for", "draw", "draw up",
            "formulate", "generate", "i'm building", "i'm creating", "i'm designing", "i'm starting", "launch",
            "launching", "lay out", "make", "making", "open", "opening", "outline", "produce", "propose", "provide",
            "put together", "realize", "set up", "setting up", "start", "starting", "supply me with",
        ];
        Act::Write => ["compose", "draft", "i'm writing", "write", "write up"];
        Act::Choose => [
            "any good", "any recommendations for", "any suggestions for", "assess", "best", "buy", "buying", "check",
            "choose", "collect", "compare", "evaluate", "find", "gather", "get", "get me", "getting", "give me",
            "give me a list of", "help me on", "i am looking for", "i need", "i need a good", "i need ideas for",
            "i need recommendations for", "i need suggestions for", "i want", "i would like", "i'd like",
            "i'm in the market for", "i'm looking for", "i'm shopping for", "i'm thinking of buying", "identify",
            "list", "locate", "look for", "look up", "looking for", "make a list of", "need", "order", "pick",
            "pick out", "purchase", "purchasing", "recommend", "recommendation for", "recommendations for", "rent",
            "renting", "replace", "research", "search for", "search the web for", "select", "show me", "suggest",
            "suggest me", "the best", "upgrade", "what are good", "what are some", "what are some good",
            "what are the best", "what is a good", "what is the best", "what should i buy as", "what should i get",
            "what's a good", "what's the best", "where can i buy", "where can i find", "where should i buy",
            "which is the best",
        ];
        Act::Advise => [
            "advise me on", "assist me in", "assist me with", "can i", "cook", "decide", "declutter", "decorate",
            "decorating", "diagnose", "educate me on", "establish", "expand", "explain how", "find a diy guide to",
            "find a guide to", "fix", "give me advice on", "give me tips for", "give me tips on", "guide me",
            "guide me through", "how can i", "how could i", "how do i", "how should i", "how to", "i am struggling",
            "i need advice on", "i need help with", "i need instructions on how to", "i need tips on", "i need to",
            "i'm struggling", "improve", "offer", "offer advice on", "organise", "organize", "prepare for",
            "provide instructions for", "provide me with instructions for", "provide tips on", "redecorate",
            "redecorating", "redesign", "redesigning", "redo", "renovate", "renovating", "repainting", "repair",
            "show me", "show me how to", "show me how to create", "show me how to establish", "start", "starting",
            "teach me", "teach me how to", "train", "update", "walk me through", "what is the best way to",
            "what's the best way to",
        ];
        Act::Do => [
            "analyse", "analyze", "annotate", "apply", "archive", "archiving", "automate", "automatically update",
            "back up", "blur", "book", "calculate", "calculate the", "check", "classify", "clean", "clean up",
            "cluster", "collect", "colorize", "combine", "compress", "compute", "convert", "copy", "count",
            "count the frequency of", "count the number of", "critique", "crop", "debug", "decrypt", "delete",
            "detect", "determine", "differentiate", "divide", "download", "edit", "encrypt", "enhance",
            "enroll me in", "export", "extract", "fetch", "filter", "filter out", "find the solution for", "fit",
            "forecast", "grade", "group", "highlight", "identify", "import", "invert", "join", "load", "manage",
            "measure", "merge", "monitor", "open", "order and organize", "paraphrase", "parse", "perform", "plot",
            "predict", "print", "process", "proofread", "read", "reformat", "remove", "rename", "rephrase", "replace",
            "reserve", "resize", "retrieve", "review", "rewrite", "rotate", "run", "scan", "scrape", "send",
            "sharpen", "shorten", "simplify", "solve", "sort", "sort and organize", "split", "summarise", "summarize",
            "tag", "test", "tokenize", "track", "train", "transcribe", "transform", "translate", "unzip", "update",
            "upload", "validate", "visualise", "visualize", "write a concise summary of", "write a summary of",
        ];
        Act::Learn => [
            "get better at", "i am learning", "i'm learning", "i'm trying to learn", "learn", "learn about",
            "learn how to play", "learn to play", "learn to speak", "learning", "master", "picking up", "practice",
            "study", "studying", "take up", "teach me",
        ];
        Act::Pursue => [
            "become", "become better at", "begin", "get better at", "get into", "get started with", "improve at",
            "learn", "master", "pick up", "practice", "start", "take up", "teach me", "teach me how to", "try",
        ];
        Act::Mend => [
            "better manage", "boost", "change", "control", "cut", "develop", "enhance", "expand", "fix", "grow",
            "improve", "increase", "lower", "maintain", "manage", "optimize", "organize", "protect", "reduce",
            "save on", "secure", "simplify", "strengthen", "update", "upgrade",
        ];
        Act::Buy => ["buy", "invest in a new", "order", "purchase", "replace", "upgrade to"];
        Act::Struggle => [
            "assist me with", "can you help me with", "can you please help me with", "could you help me with",
            "help me with", "i am struggling to", "i am struggling with", "i can't seem to", "i feel overwhelmed by",
            "i find it difficult to", "i find it hard to", "i have a hard time", "i have a problem with",
            "i have an issue with", "i have difficulty", "i have trouble", "i have trouble with", "i need advice on",
            "i need help", "i need help with", "i need tips on", "i need tips on how to", "i need your help with",
            "i struggle to", "i struggle with", "i'm having problems with", "i'm having trouble",
            "i'm having trouble with", "i'm overwhelmed by", "i'm overwhelmed with", "i'm struggling to",
            "i'm struggling with", "please help me with",
        ];
        Act::Tell => [
            "as a", "dad's", "i", "i am", "i feel", "i have", "i hope to", "i just", "i live", "i love", "i often",
            "i plan to", "i wish to", "i would love to", "i'd love to", "i'm", "i've", "it's", "mom's", "my", "our",
            "there's", "we", "we're", "we've", "work has",
        ];
        Act::Ask => [
            "any", "are there", "do you have", "do you know", "how", "is there", "what", "what's", "when", "where",
            "which", "who",
        ];
    }
}

grouped! {
    /// The kind of help that is asked for in a situation.
    static HELP: Kind = {
        Kind::Advice => [
            "activities", "advice", "best practices", "exercises", "guidance", "habits", "hacks", "help me",
            "how can i", "how do i", "how should i", "ideas", "measures", "method", "methods", "plan", "practices",
            "recommend", "remedies", "routine", "schedule", "steps", "strategies", "strategy", "suggest",
            "suggestions", "system", "technique", "techniques", "tip", "tips", "ways", "what can i do",
            "what should i do",
        ];
        Kind::Guide => [
            "checklist", "equipment", "guide", "how do i get started", "how do i start", "instructions",
            "list of items", "materials", "materials list", "plan", "process", "program", "roadmap", "schedule",
            "starter kit", "step by step", "step-by-step", "steps", "supplies", "what do i need", "where do i start",
            "where should i start",
        ];
    }
}

word_list! {
    /// Words of a wish before its verb.
    static WISHES = [
        "i am considering", "i am interested in", "i am trying to", "i have to", "i need to", "i plan to",
        "i want to", "i wish to", "i would like to", "i'd like to", "i'd love to", "i'm considering", "i'm going to",
        "i'm interested in", "i'm thinking of", "i'm trying to", "i've always wanted to", "we need to", "we want to",
        "we'd like to",
    ];
}

word_list! {
    /// Words for the person who asks.
    static PERSONS = [
        "i", "i'd", "i'll", "i'm", "i've", "me", "mom's", "my", "myself", "our", "us", "we",
    ];
}

word_list! {
    /// Words of somebody who has trouble with something.
    static TROUBLES = [
        "always late", "anxiety", "anxious", "bad at", "bored", "burned out", "burnt out", "can't focus",
        "can't seem to", "can't sleep", "cluttered", "difficulties", "difficulty", "disorganized", "distracted",
        "exhausted", "feel tired", "feeling down", "feeling tired", "hard time", "insomnia", "keep forgetting",
        "lack motivation", "lonely", "messy", "nervous", "out of shape", "overwhelmed", "procrastinate",
        "procrastinating", "stressed", "stressful", "struggle", "struggling", "stuck", "trouble", "unhappy",
        "unmotivated",
    ];
}

word_list! {
    /// Words that add nothing to what is asked for.
    static NEUTRAL = [
        "10", "3", "5", "a", "a couple of", "a few", "a list of", "amazing", "an", "another", "beautiful", "best",
        "complete", "cool", "couple of", "decent", "detailed", "few", "five", "for", "for class", "for college",
        "for me", "for school", "for the weekend", "for today", "for tonight", "for university", "for work", "formal",
        "full", "fun", "good", "great", "high quality", "idea", "ideas", "in english", "interesting", "list of",
        "long", "me", "more", "my", "new", "next", "nice", "nice little", "now", "on netflix", "one", "our",
        "perfect", "please", "professional", "quality", "quick", "really", "really good", "right now", "short",
        "simple", "small", "some", "special", "ten", "thank you", "thanks", "the", "this weekend", "three",
        "to listen to", "to read", "to watch", "today", "today's", "tomorrow", "tonight", "top", "two", "watch",
    ];
}
