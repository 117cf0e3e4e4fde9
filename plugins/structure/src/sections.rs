//! The rule `sections`.

use prompt_host_plugin::guards::{is_about_prompts, is_fiction_or_message, quotes_itself};
use prompt_host_plugin::search::has;
use prompt_host_plugin::words::words;
use prompt_host_plugin::{
    Block, Delimiter, Document, Edit, Finding, Material, Phase, Rule, RuleInfo, Span, Target, word_list,
};

use crate::lists::{begins, ends_in, says, starts_in, text_of};
use crate::paragraph_kind::section;
use crate::section_names::{Section, tag_name};
use crate::wrap_data;

#[doc = include_str!("../docs/sections.md")]
pub(crate) struct Sections;

/// Kinds of parts below which a prompt is read without signposts.
const FEWEST: usize = 3;
/// Words, or characters of a script without blanks, below which a prompt is short: with
/// few kinds of parts, and with many.
const SHORT: [usize; 2] = [150, 100];
const SHORT_WIDE: [usize; 2] = [300, 200];
/// Kinds of parts that are many.
const MANY: usize = 4;
/// More paragraphs than this are a document and not a prompt.
const MOST: usize = 24;
/// The same in bytes.
const LONGEST: usize = 40_000;

word_list! {
    /// Where one of these is spoken of, a paragraph may be what somebody in it says.
    static FICTION = [
        "cuento", "dear", "estimada", "estimado", "gedicht", "geschichte", "histoire", "juego de rol", "kapitel", "kurzgeschichte", "liebe", "lieber", "lyrics", "madame", "monsieur", "novel", "novela", "play the", "poem", "poema", "poème", "role play", "role-play", "roleplay", "rollenspiel", "roman", "récit", "scene", "screenplay", "sehr geehrte", "short story", "song", "story", "tale", "小説", "小说", "拝啓", "故事", "様", "物語", "詩", "诗",
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
        let is_candidate = (FEWEST..=MOST).contains(&document.blocks.len())
            && document.text.len() <= LONGEST
            && !is_structured(document)
            && is_long(document, MANY);
        let keeps_still = !is_candidate
            || is_fiction_or_message(document) && says(&document.text, &FICTION)
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

/// Whether it is long for a prompt of so many kinds of parts.
fn is_long(document: &Document, kinds: usize) -> bool {
    let pick = |[few, many]: [usize; 2]| if kinds >= MANY { many } else { few };
    let wide = document.text.chars().filter(|c| *c >= '\u{3040}').nth(pick(SHORT_WIDE) - 1);
    wide.is_some() || words(&document.text).nth(pick(SHORT) - 1).is_some()
}

/// Whether anything but plain paragraphs and lists is there.
fn is_structured(document: &Document) -> bool {
    document.blocks.iter().any(|block| {
        let is_shape = matches!(block.material, Material::FrontMatter | Material::Verse | Material::Dialogue);
        let is_named = block.material == Material::Heading && !is_lead(document, block);
        is_shape || is_named || !matches!(block.delimiter, Delimiter::None | Delimiter::Label)
    })
}

/// Whether a line with a colon announces what follows, and does not only name it: "Please
/// follow these rules:".
fn is_lead(document: &Document, block: &Block) -> bool {
    let text = text_of(document, block.span);
    let is_marked = starts_in(text, "#=*");
    !is_marked
        && (text.chars().nth(20).is_some() && words(text).nth(2).is_some()
            || text.chars().any(|c| c >= '\u{3040}') && text.chars().nth(7).is_some())
}

fn sectioned(document: &Document) -> Option<Finding> {
    let style = Style::of(document.target)?;
    let language = document.primary_language()?;
    let runs = runs(document)?;
    if runs.len() < FEWEST || !is_long(document, runs.len()) {
        return None;
    }
    let line_end = if has(&document.text, "\r\n") { "\r\n" } else { "\n" };
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
        edits.iter().all(|edit| !document.is_protected(edit.span) && !has(&document.text, edit.replacement.trim()));
    is_free.then(|| Finding::edit(document.span(), edits, "named parts show what each is there for"))
}

/// Neighbouring paragraphs of one kind, from the first to the last; none when one paragraph
/// is of no kind, or one kind comes back.
fn runs(document: &Document) -> Option<Vec<(Section, Span)>> {
    let mut runs: Vec<(Section, Span)> = Vec::new();
    let mut lead: Option<Span> = None;
    let last = document.blocks.last()?;
    for (index, block) in document.blocks.iter().enumerate() {
        if block.material == Material::Heading {
            lead = Some(block.span);
            continue;
        }
        // A greeting stands above the first part; thanks below the last would end up in it.
        if index == 0 && is_greeting(text_of(document, block.span)) {
            continue;
        }
        let section = section(document, block)?;
        // A part that comes back would need the same name twice.
        let comes_back = runs.iter().rev().skip(1).any(|(known, _)| *known == section);
        let start = lead.take().map_or(block.span.start, |lead| lead.start);
        match runs.last_mut() {
            _ if comes_back => return None,
            Some((known, span)) if *known == section => span.end = block.span.end,
            _ => runs.push((section, Span { start, end: block.span.end })),
        }
    }
    (lead.is_none() && last.material != Material::Heading).then_some(runs)
}

/// A line such as "Hi there!".
fn is_greeting(text: &str) -> bool {
    const GREETINGS: &[&str] = &[
        "hi",
        "hello",
        "hey",
        "good ",
        "hallo",
        "guten ",
        "bonjour",
        "salut",
        "hola",
        "buenos ",
        "buenas ",
        "こんにちは",
        "你好",
        "您好",
    ];
    text.len() <= 40 && ends_in(text, "!,.！。，") && begins(text, GREETINGS)
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
