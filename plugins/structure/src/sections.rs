//! The rule `sections`.

use prompt_host_plugin::guards::{is_about_prompts, is_fiction_or_message, quotes_itself};
use prompt_host_plugin::words::words;
use prompt_host_plugin::{
    Block, Delimiter, Document, Edit, Finding, Material, Phase, Purpose, Rule, RuleInfo, Span, Target, Voice, word_list,
};

use crate::section_names::{Section, tag_name};
use crate::wrap_data;

#[doc = include_str!("../docs/sections.md")]
pub(crate) struct Sections;

/// Kinds of parts below which a prompt is read without signposts.
const FEWEST: usize = 3;
/// Words, or characters of a script without blanks, below which a prompt is short.
const SHORT: usize = 150;
const SHORT_WIDE: usize = 300;
/// More paragraphs than this are a document and not a prompt.
const MOST: usize = 24;

word_list! {
    /// Words with which people speak of themselves: a paragraph without them may be a
    /// description of what is wanted, not of their situation.
    static OWN = [
        "i", "i'm", "i've", "ich", "j'ai", "je", "m'a", "ma", "mein", "meine", "meinem", "meinen", "meiner", "mes", "mi", "mis", "mon", "my", "nos", "notre", "nous", "nuestra", "nuestro", "our", "tengo", "unser", "unsere", "unserem", "unseren", "unserer", "we", "we're", "wir", "yo", "弊社", "我", "私",
    ];
}

impl Rule for Sections {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("sections", "Names the parts of a long prompt with headings or tags, as the target reads them.")
            .phase(Phase::Structure)
            .suggested()
            .languages(&["de", "en", "es", "fr", "ja", "zh"])
            .weight(0.5)
            .source("Anthropic, use XML tags: https://platform.claude.com/docs/en/build-with-claude/prompt-engineering/use-xml-tags; OpenAI, GPT-4.1 prompting guide: https://cookbook.openai.com/examples/gpt4-1_prompting_guide")
            .documentation(include_str!("../docs/sections.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let is_candidate =
            (FEWEST..=MOST).contains(&document.blocks.len()) && !is_structured(document) && !is_short(document);
        let keeps_still = !is_candidate
            || is_fiction_or_message(document)
            || is_about_prompts(document)
            || quotes_itself(document)
            // That rule names the material better than this one.
            || wrap_data::finding(document).is_some();
        if keeps_still {
            return Vec::new();
        }
        sectioned(document).into_iter().collect()
    }
}

fn is_short(document: &Document) -> bool {
    let wide = document.text.chars().filter(|c| *c >= '\u{3040}').nth(SHORT_WIDE - 1);
    wide.is_none() && words(&document.text).nth(SHORT - 1).is_none()
}

/// Whether anything but plain paragraphs is there.
fn is_structured(document: &Document) -> bool {
    document.blocks.iter().any(|block| {
        let is_shape = matches!(block.material, Material::Heading | Material::Items | Material::FrontMatter);
        is_shape || block.delimiter != Delimiter::None
    })
}

fn sectioned(document: &Document) -> Option<Finding> {
    let style = Style::of(document.target)?;
    let language = document.primary_language()?;
    let mut runs: Vec<(Section, Span)> = Vec::new();
    for block in &document.blocks {
        let section = section(document, block)?;
        // A part that comes back would need the same name twice.
        let comes_back = runs.iter().rev().skip(1).any(|(known, _)| *known == section);
        match runs.last_mut() {
            _ if comes_back => return None,
            Some((last, span)) if *last == section => span.end = block.span.end,
            _ => runs.push((section, block.span)),
        }
    }
    if runs.len() < FEWEST {
        return None;
    }
    let line_end = if document.text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits = Vec::new();
    for (section, span) in &runs {
        let (above, below) = style.marks(section.name(language)?, line_end);
        let place = |at: u32, replacement: String| Edit { span: Span { start: at, end: at }, replacement };
        edits.push(place(span.start, above));
        if !below.is_empty() {
            edits.push(place(span.end, below));
        }
    }
    let is_free =
        edits.iter().all(|edit| !document.is_protected(edit.span) && !document.text.contains(edit.replacement.trim()));
    is_free.then(|| Finding::edit(document.span(), edits, "named parts show what each is there for"))
}

/// How a target likes its sections named.
#[derive(Clone, Copy)]
enum Style {
    Tags,
    Headings,
    Labels,
}

impl Style {
    /// None for an unknown target: tags, headings and labels each belong to somebody.
    fn of(target: Target) -> Option<Self> {
        match target {
            Target::Claude | Target::Gemini => Some(Self::Tags),
            Target::Gpt | Target::GptReasoning => Some(Self::Headings),
            Target::OpenWeights => Some(Self::Labels),
            Target::Unknown => None,
        }
    }

    /// What stands above and below a section.
    fn marks(self, name: &str, line_end: &str) -> (String, String) {
        match self {
            Self::Tags => {
                let tag = tag_name(name);
                (format!("<{tag}>{line_end}"), format!("{line_end}</{tag}>"))
            }
            Self::Headings => (format!("## {name}{line_end}{line_end}"), String::new()),
            Self::Labels => (format!("{name}:{line_end}"), String::new()),
        }
    }
}

/// What all of a paragraph is there for; none when its sentences do not agree.
fn section(document: &Document, block: &Block) -> Option<Section> {
    if block.voice == Voice::Given {
        return Some(Section::Data);
    }
    let from = document.sentences.partition_point(|sentence| sentence.start < block.span.start);
    let to = document.sentences.partition_point(|sentence| sentence.end <= block.span.end);
    let sentences = document.sentences.get(from..to)?;
    let has = |sentence: &Span, purpose: Purpose| document.parts_for(purpose).any(|part| part == *sentence);
    let holds = |sentence: &Span, purpose: Purpose| document.parts_for(purpose).any(|part| sentence.covers(part));
    let all = |fits: &dyn Fn(&Span) -> bool| !sentences.is_empty() && sentences.iter().all(fits);
    let first = sentences.first()?;
    let is_demand = |sentence: &Span| {
        !has(sentence, Purpose::Role) && (holds(sentence, Purpose::Constraint) || holds(sentence, Purpose::OutputForm))
    };
    let speaks_of_itself = || OWN.find(document.of(block.span)).next().is_some();
    if has(first, Purpose::Role) {
        all(&|sentence| has(sentence, Purpose::Role) || has(sentence, Purpose::Context)).then_some(Section::Role)
    } else if all(&|sentence| holds(sentence, Purpose::OutputForm) && !has(sentence, Purpose::Context))
        && sentences.len() == 1
    {
        Some(Section::OutputForm)
    } else if all(&|sentence| opens_with_demand(document, *sentence)) {
        Some(Section::Requirements)
    } else if has(first, Purpose::Task) {
        all(&|sentence| has(sentence, Purpose::Task) || is_demand(sentence)).then_some(Section::Task)
    } else if all(&is_demand) {
        Some(Section::Requirements)
    } else if all(&|sentence| has(sentence, Purpose::Example)) {
        Some(Section::Examples)
    } else if all(&|sentence| has(sentence, Purpose::Context)) && speaks_of_itself() {
        Some(Section::Context)
    } else {
        None
    }
}

/// "Use no …", "Avoid …": the verb of an order, and yet a demand on the answer.
fn opens_with_demand(document: &Document, sentence: Span) -> bool {
    document.parts_for(Purpose::Constraint).any(|part| part.start == sentence.start && sentence.covers(part))
}
