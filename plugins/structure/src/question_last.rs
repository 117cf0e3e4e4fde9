//! The rule `question-last`.

use prompt_host_plugin::guards::{is_about_prompts, quotes_itself};
use prompt_host_plugin::search::has;
use prompt_host_plugin::{Delimiter, Document, Edit, Finding, Phase, Rule, RuleInfo, Span, Target, word_list};

use crate::lists::{ends_in, says, text_of};
use crate::pasted::pasted;

#[doc = include_str!("../docs/question-last.md")]
pub(crate) struct QuestionLast;

/// Characters of material below which it does not matter where the question stands.
const LONG: usize = 2_000;
/// A longer instruction has an order of its own.
const LONGEST_INSTRUCTION: usize = 500;

word_list! {
    /// Words that say where something stands, or what comes next.
    static PLACES = [
        "above", "after this", "anterior", "aquí", "attached", "below", "ci-dessous", "ci-dessus", "ci-joint", "earlier", "first", "folgend", "folgende", "folgenden", "folgender", "folgendes", "following", "foregoing", "here", "here's", "hier", "later", "next", "oben", "obige", "obigen", "preceding", "previous", "siguiente", "siguientes", "start", "suivant", "suivante", "suivantes", "suivants", "that follows", "then", "this is", "unten", "voici", "上記", "上述", "上面", "下記", "下面", "以上", "以下", "前述", "如下", "次の",
    ];
}

impl Rule for QuestionLast {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("question-last", "Moves the instruction to the end of a long text where the target wants it.")
            .phase(Phase::Structure)
            .suggested()
            .source("Anthropic, long context tips: https://platform.claude.com/docs/en/build-with-claude/prompt-engineering/long-context-tips; Google, Gemini 3 prompting guide: https://ai.google.dev/gemini-api/docs/prompting-strategies; OpenAI, GPT-4.1 prompting guide: https://cookbook.openai.com/examples/gpt4-1_prompting_guide")
            .documentation(include_str!("../docs/question-last.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if document.text.len() < LONG || quotes_itself(document) || is_about_prompts(document) {
            return Vec::new();
        }
        moved(document).into_iter().collect()
    }
}

/// Where the instruction stands best, of the two ends.
#[derive(PartialEq)]
enum End {
    Top,
    Bottom,
}

fn wanted(target: Target) -> Option<End> {
    match target {
        Target::Claude | Target::Gemini => Some(End::Bottom),
        // Its guide wants both ends, and of the two the top. A copy would be the
        // repetition that other rules take out, so it is moved and never copied.
        Target::Gpt => Some(End::Top),
        Target::GptReasoning | Target::OpenWeights | Target::Unknown => None,
    }
}

fn moved(document: &Document) -> Option<Finding> {
    let wanted = wanted(document.target)?;
    let pasted = pasted(document)?;
    let is_set_off = matches!(pasted.delimiter, Delimiter::Tag | Delimiter::Fence);
    if !is_set_off || text_of(document, pasted.material).chars().count() < LONG {
        return None;
    }
    // With words of the person at both ends the question stands well for everybody.
    let instruction = match (pasted.above, pasted.below, &wanted) {
        (Some(above), None, End::Bottom) => above,
        (None, Some(below), End::Top) => below,
        _ => return None,
    };
    let said = text_of(document, instruction);
    let is_movable = said.len() <= LONGEST_INSTRUCTION && ends_in(said, ".?!。？！") && !says(said, &PLACES);
    if !is_movable {
        return None;
    }
    let blank = if has(&document.text, "\r\n") { "\r\n\r\n" } else { "\n\n" };
    let material = pasted.material;
    let place = |at: u32, replacement: String| Edit { span: Span { start: at, end: at }, replacement };
    let edits = match wanted {
        End::Bottom => {
            let gone = Span { start: instruction.start, end: material.start };
            vec![Edit { span: gone, replacement: String::new() }, place(material.end, format!("{blank}{said}"))]
        }
        End::Top => {
            let gone = Span { start: material.end, end: instruction.end };
            vec![place(material.start, format!("{said}{blank}")), Edit { span: gone, replacement: String::new() }]
        }
    };
    let message = match wanted {
        End::Bottom => "a question after a long text is answered better by this model than one before it",
        End::Top => "an instruction before a long text is followed better by this model than one after it",
    };
    Some(Finding::edit(instruction, edits, message))
}
