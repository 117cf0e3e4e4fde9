//! A question in the place of a guess.

use prompt_host_plugin::guards::works_on_given_text;
use prompt_host_plugin::{Document, Finding, Phase, Protection, Question, Rule, RuleInfo, plugin, word_list};

struct WhichLanguage;

word_list! {
    static ASKED = [
        "write a function", "write a program", "write a script", "write me a function", "write me a program",
        "write me a script",
    ];
}

word_list! {
    static KNOWN = [
        "bash", "c", "c#", "c++", "excel", "go", "java", "javascript", "kotlin", "language", "php", "powershell",
        "python", "r", "ruby", "rust", "shell", "sql", "swift", "typescript",
    ];
}

const CODE: &[Protection] = &[Protection::CodeFence, Protection::CodeInline, Protection::CodeEvident];

impl Rule for WhichLanguage {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("which-language", "Asks for the programming language where none is named.")
            .phase(Phase::Specify)
            .source("House rules")
            .documentation("Keeps still where a language is named, code is shown or something is attached.")
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        // The question is in English, so it is only for prompts that are, or may be.
        let is_known =
            document.has(CODE) || !document.context.is_empty() || KNOWN.find(&document.text).next().is_some();
        if is_known || !document.may_be("en") || works_on_given_text(document) {
            return Vec::new();
        }
        ASKED
            .find(&document.text)
            .filter(|hit| !document.is_protected(hit.span))
            .take(1)
            .map(|hit| {
                let question = Question::new("Which programming language shall it be in?").lead("Language:");
                Finding::ask(hit.span, "No programming language is named.", question)
            })
            .collect()
    }
}

plugin! {
    id: "which-language",
    title: "Which Language",
    summary: "Asks in which language to program.",
    rules: [WhichLanguage],
}
