//! The rule `step-by-step-trigger`.

use prompt_host_plugin::guards::{quotes_itself, says};
use prompt_host_plugin::{Document, Finding, Phase, Phrases, Rule, RuleInfo, Span, Target, word_list};

#[doc = include_str!("../docs/step-by-step-trigger.md")]
pub(crate) struct StepByStepTrigger;

word_list! {
    /// Sentences, without their last mark, that say nothing else.
    static INCANTATIONS = [
        "be sure to think step by step", "bitte denke schritt für schritt", "bitte denke schritt für schritt nach",
        "breathe deeply and think step by step", "denk schritt für schritt", "denk schritt für schritt nach",
        "denke schritt für schritt", "denke schritt für schritt nach", "denken wir schritt für schritt",
        "first think step by step", "first think through this step by step", "first, think step by step",
        "lass uns schritt für schritt denken", "let us think step by step", "let's reason step by step",
        "let's reason through this step by step", "let's think about this step by step",
        "let's think carefully step by step", "let's think it through step by step", "let's think step by step",
        "let's think step by step about this", "let's think step by step about this problem",
        "let's think step-by-step", "let's think this through step by step", "let's work it out step by step",
        "let's work this out in a step by step way to be sure we have the right answer",
        "let's work this out step by step", "let's work through this step by step", "pense étape par étape",
        "pensemos paso a paso", "pensez étape par étape", "piensa paso a paso",
        "piensa paso a paso antes de responder", "please take a deep breath and think step by step",
        "please think carefully and step by step", "please think step by step", "please think step-by-step",
        "razona paso a paso", "reason about this step by step", "reason step by step",
        "reason through this step by step", "réfléchis étape par étape", "réfléchissez étape par étape",
        "réfléchissons pas à pas", "réfléchissons étape par étape", "take a deep breath",
        "take a deep breath and let's think step by step", "take a deep breath and relax",
        "take a deep breath and think step by step", "take a deep breath and think step-by-step",
        "take a deep breath and work on this problem step by step",
        "take a deep breath and work on this problem step-by-step", "take a deep breath before answering",
        "take a deep breath before you answer", "take a deep breath, think step by step",
        "take your time and think step by step", "think about it step by step", "think about this step by step",
        "think carefully and step by step", "think carefully before answering", "think carefully before you answer",
        "think carefully step by step", "think deeply before answering", "think hard before answering",
        "think step by step", "think step by step about this",
        "think step by step and reason yourself to the right decision", "think step by step and then answer",
        "think step by step before answering", "think step by step before you answer",
        "think step by step to find the answer", "think step by step, and then answer",
        "think step by step, then answer", "think step-by-step", "think step-by-step before answering",
        "think things through step by step", "think this through step by step",
        "think through the problem step by step", "think through this problem step by step",
        "think through this step by step", "vamos a pensar paso a paso", "work through this step by step",
        "ステップごとに考えてください", "ステップバイステップで考えてください", "ステップバイステップで考えましょう", "一步一步地思考", "一步一步思考", "一步步思考", "段階的に考えて",
        "段階的に考えてください", "让我们一步一步地思考", "让我们一步一步思考", "让我们一步步思考", "请一步一步地思考", "请一步一步思考", "请一步步思考", "请逐步思考", "逐步思考",
    ];
}

word_list! {
    /// Signs that the steps are asked for, or that the incantation is the topic.
    static STEPS_WANTED = [
        "anleitung", "chain of thought", "chain-of-thought", "cot", "demonstrate", "detailed steps", "erkläre",
        "explain", "explanation", "explique", "expliquez", "few-shot", "guide", "how to", "instruction",
        "instructions", "intermediate steps", "justify", "llm", "llms", "pasos", "prompt", "prompting", "prompts",
        "rationale", "reasoning", "recipe", "schritte", "show", "showing", "step 1", "steps", "translate",
        "tutorial", "walk me", "walk through", "walkthrough", "working", "étapes", "手順", "步骤", "解释", "説明",
    ];
}

impl Rule for StepByStepTrigger {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("step-by-step-trigger", "Deletes \"let's think step by step\" for models that reason anyway.")
            .phase(Phase::Clarify)
            .safe()
            .weight(0.5)
            .source(
                "OpenAI, Reasoning best practices: https://platform.openai.com/docs/guides/reasoning-best-practices",
            )
            .documentation(include_str!("../docs/step-by-step-trigger.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if document.target != Target::GptReasoning {
            return Vec::new();
        }
        let found: Vec<Span> = document
            .sentences
            .iter()
            .copied()
            .filter(|sentence| is_only(document.of(*sentence), &INCANTATIONS) && !document.is_protected(*sentence))
            .collect();
        // A prompt that says nothing else has nothing to reason about yet.
        if found.is_empty()
            || found.len() == document.sentences.len()
            || says(document, &STEPS_WANTED)
            || quotes_itself(document)
        {
            return Vec::new();
        }
        let message = "a reasoning model thinks step by step unasked, and being told can make its answer worse";
        found.into_iter().map(|sentence| Finding::remove(document, sentence, message)).collect()
    }
}

/// Whether `sentence`, without its last mark, is one of `phrases`.
fn is_only(sentence: &str, phrases: &'static Phrases<()>) -> bool {
    let sentence = sentence.trim_end_matches(['.', '!', '…', ':', '。', '！', ' ']);
    phrases.at(sentence, 0).is_some_and(|found| found.span.to() == sentence.len())
}
