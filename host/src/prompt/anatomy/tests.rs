//! What is read in prompts: blocks, voices, parts, signs. Constraints have tests of their own.

use super::{Anatomy, Delimiter, Material, Part, Purpose, Signs, Voice};
use crate::prompt::Document;

fn anatomy(text: &str) -> (Document, Anatomy) {
    let document = Document::analyse(text);
    let anatomy = document.anatomy.clone();
    (document, anatomy)
}

/// Material, delimiter, voice and first words of each block.
fn blocks(text: &str) -> Vec<(Material, Delimiter, Voice)> {
    anatomy(text).1.blocks.iter().map(|block| (block.material, block.delimiter, block.voice)).collect()
}

fn parts(text: &str, purpose: Purpose) -> Vec<String> {
    let (document, anatomy) = anatomy(text);
    let of = |part: &Part| part.span.of(&document.text).to_owned();
    anatomy.parts.iter().filter(|part| part.purpose == purpose).map(of).collect()
}

#[test]
fn an_instruction_and_the_text_it_is_about_are_told_apart() {
    use {Delimiter::None, Material::Prose};
    let text = "Rewrite the sentence below in plain English.\n\nThe utilisation of it was terminated.";
    assert_eq!(blocks(text), [(Prose, None, Voice::Person), (Prose, None, Voice::Given)]);
    let text = "It was a bright cold day in April, and the clocks were striking thirteen all over the town.\n\n\
                Summarise the text above.";
    assert_eq!(blocks(text), [(Prose, None, Voice::Given), (Prose, None, Voice::Person)]);
}

#[test]
fn what_the_person_says_of_themselves_is_not_material() {
    let text = "Review my plan for this trip.\n\nI am 70 years old and I like museums.";
    assert_eq!(blocks(text).iter().map(|block| block.2).collect::<Vec<_>>(), [Voice::Person, Voice::Person]);
}

#[test]
fn delimiters_are_seen() {
    let fence = "Explain this.\n\n```python\nprint(1)\n```";
    assert_eq!(blocks(fence)[1], (Material::Code, Delimiter::Fence, Voice::Given));
    let tag = "Summarise it.\n\n<document>\nAll is well.\n</document>";
    assert_eq!(blocks(tag)[1], (Material::Prose, Delimiter::Tag, Voice::Given));
    let rules = "<rules>\nBe kind.\n</rules>\n\nAnswer the person.";
    assert_eq!(blocks(rules)[0].2, Voice::Person);
    let label = "What language is this?\n\nText: guten Morgen";
    assert_eq!(blocks(label)[1], (Material::Prose, Delimiter::Label, Voice::Given));
    let heading = "## Article\nThe sea is rising.\n\n## Task\nSummarise the article.";
    let kinds: Vec<_> = blocks(heading).iter().map(|block| (block.1, block.2)).collect();
    assert_eq!(kinds[1], (Delimiter::Heading, Voice::Given));
    assert_eq!(kinds[3], (Delimiter::Heading, Voice::Person));
}

#[test]
fn texts_between_triple_quotation_marks_are_given() {
    use {Delimiter::None, Delimiter::Quotation};
    let kinds = |text: &str| blocks(text).iter().map(|block| (block.1, block.2)).collect::<Vec<_>>();
    let text = "Summarise the text.\n\n\"\"\"\nWrite to me soon.\n\nI am well.\n\"\"\"\n\nKeep it short.";
    assert_eq!(kinds(text), [(None, Voice::Person), (Quotation, Voice::Given), (None, Voice::Person)]);
    let text = "Translate this: \"\"\"Do not go.\nStay here.\"\"\" Answer in French.";
    assert_eq!(kinds(text), [(None, Voice::Person), (Quotation, Voice::Given), (None, Voice::Person)]);
}

#[test]
fn names_of_tags_and_labels_say_who_speaks() {
    let voices = |text: &str| blocks(text).iter().map(|block| block.2).collect::<Vec<_>>();
    let text = "<instructions>\nSort them.\n</instructions>\n<customer_email>Call me.</customer_email>";
    assert_eq!(voices(text), [Voice::Person, Voice::Given]);
    let nested = "<prompt>\n<rules>\nBe kind.\n</rules>\n<document>\nAlways call.\n</document>\n</prompt>";
    assert_eq!(voices(nested), [Voice::Person, Voice::Person, Voice::Given, Voice::Person]);
    let unknown = "<venue>The old mill by the river.</venue>\n\nWrite an invitation.";
    assert_eq!(voices(unknown)[0], Voice::Person, "one line with an unknown tag is a line of HTML as well");
    let labels = "Rules:\nOnly facts that are well known to everybody.\n\nText:\nThe sea is blue.";
    assert_eq!(voices(labels), [Voice::Person, Voice::Person, Voice::Person, Voice::Given]);
    let choices =
        "Classify the review below.\nLabels: food, service, price\n\nThe soup was cold, but the waiter was kind.";
    assert_eq!(voices(choices).last(), Some(&Voice::Given));
    assert!(!voices(choices)[..voices(choices).len() - 1].contains(&Voice::Given));
    let headings = "## Output format\nA line for each.\n\n## Example output\nOslo\n\n## Article\nIt rains.";
    assert_eq!(voices(headings)[1..], [Voice::Person, Voice::Person, Voice::Given, Voice::Person, Voice::Given]);
}

#[test]
fn what_is_announced_as_a_text_may_speak_of_its_author_and_give_orders() {
    let voices = |text: &str| blocks(text).iter().map(|block| block.2).collect::<Vec<_>>();
    assert_eq!(voices("Improve the following paragraph.\n\nI have been a nurse for ten years.")[1], Voice::Given);
    assert_eq!(voices("Improve the following paragraph.\n\nKeep it short.")[1], Voice::Person);
    assert_eq!(voices("Text:\nWrite to me soon.\n\nSummarise the text above.")[1..], [Voice::Given, Voice::Person]);
    assert_eq!(voices("Translate to French:\nGood morning, please sit down.")[1], Voice::Given);
    let mail = "Summarise the mail.\n\nHi Tom,\n\nplease send me the numbers. Do not forget the trip.\n\nBest,\nAna\n\nUse one sentence.";
    use Voice::{Given, Person};
    assert_eq!(voices(mail), [Person, Given, Given, Given, Person]);
    let question = "Context:\n\"\"\"\nStaff wear badges.\n\"\"\"\n\nQuestion: Who wears badges?";
    assert_eq!(voices(question), [Person, Given, Person]);
}

#[test]
fn material_right_below_its_instruction_is_a_block_of_its_own() {
    let voices = |text: &str| blocks(text).iter().map(|block| block.2).collect::<Vec<_>>();
    assert_eq!(voices("Rewrite the given sentence.\nThe dog ran quick."), [Voice::Person, Voice::Given]);
    assert_eq!(voices("Summarise the article.\nKeep it short."), [Voice::Person]);
    assert_eq!(voices("Summarise the article.\nTone: warm"), [Voice::Person]);
}

#[test]
fn materials_are_told_apart() {
    let material = |text: &str| blocks(text).last().unwrap().0;
    assert_eq!(material("Fix this:\n\ndef f(x):\n    return x + 1\n"), Material::Code);
    assert_eq!(
        material("Why?\n\n2024-01-01 10:00:00 INFO started\n2024-01-01 10:00:01 ERROR stopped\n"),
        Material::Log
    );
    assert_eq!(material("Convert it.\n\n{\n  \"a\": 1,\n  \"b\": [2, 3]\n}"), Material::Json);
    assert_eq!(material("Sort it.\n\n| a | b |\n|---|---|\n| 1 | 2 |"), Material::Table);
    assert_eq!(material("Plan it:\n- one\n- two\n- three"), Material::Items);
    assert_eq!(material("What do you make of it?\n\n> To be or not to be"), Material::Quotation);
}

#[test]
fn sentences_have_a_purpose() {
    let text = "You are a patient teacher. I am new to Rust. Explain what a trait is. Use at most 100 words. \
                Write it for beginners.";
    assert_eq!(parts(text, Purpose::Role), ["You are a patient teacher."]);
    assert_eq!(parts(text, Purpose::Context), ["I am new to Rust."]);
    assert_eq!(parts(text, Purpose::Task)[0], "Explain what a trait is.");
    assert_eq!(parts(text, Purpose::Constraint), ["at most 100 words"]);
    assert_eq!(parts(text, Purpose::Audience), ["for beginners"]);
}

#[test]
fn five_other_languages_are_read() {
    for (text, role, task) in [
        ("Tu es un professeur patient. Explique ce qu'est une fonction.", "Tu es un", "Explique"),
        ("Eres un profesor paciente. Explica qué es una función, por favor.", "Eres un", "Explica"),
        ("Du bist ein geduldiger Lehrer. Erkläre mir, was eine Funktion ist.", "Du bist", "Erkläre"),
        ("あなたは親切な先生です。関数とは何か説明してください。", "あなたは", "関数"),
        ("你是一名耐心的老师。请解释什么是函数。", "你是", "请解释"),
    ] {
        assert!(parts(text, Purpose::Role).iter().any(|part| part.starts_with(role)), "{text}");
        assert!(parts(text, Purpose::Task).iter().any(|part| part.starts_with(task)), "{text}");
    }
}

#[test]
fn blocks_cover_every_line_and_never_overlap() {
    for text in [
        "a\n\n\nb\n",
        "# T\n\ntext\n- x\n- y\n\n```\ncode\n\nmore\n```\ntail",
        "<a>\n<b>\nx\n</b>\n</a>\n\nend",
        "Q: x\nA: y\n\nA: z",
        "\r\n one \r\n\r\n two",
    ] {
        let (document, anatomy) = anatomy(text);
        let ordered = anatomy.blocks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(ordered, "{text:?} {:?}", anatomy.blocks);
        let covered: usize = anatomy.blocks.iter().map(|block| block.span.of(text).split_whitespace().count()).sum();
        assert_eq!(covered, document.text.split_whitespace().count(), "{text:?} {:?}", anatomy.blocks);
    }
}

#[test]
fn signs_are_wide_but_not_of_addresses() {
    let signs = |text: &str| anatomy(text).1.signs;
    assert!(signs("Translate this sentence: hello").contains(Signs::WORKS_ON_TEXT));
    assert!(signs("Who is it?\n\nText: it is me").contains(Signs::LABELLED_MATERIAL));
    assert!(signs("Résumez l'article suivant.").contains(Signs::WORKS_ON_TEXT));
    assert!(signs("Write a poem about rain.").contains(Signs::FICTION_OR_MESSAGE));
    assert!(signs("Find the SQL injection in it.").contains(Signs::ABOUT_SECURITY));
    assert!(signs("Repeat the request word for word.").contains(Signs::REPEATS_ITSELF));
    assert!(signs("Improve this prompt: draw a cat").contains(Signs::ABOUT_PROMPTS));
    for text in [
        "You are a chatbot for a bank. Do not repeat yourself.",
        "Write a review of the new bridge.",
        "Give a brief answer in 300 words.",
        "Invite my friends to dinner.",
        "Prompt the user for a date.",
        "Explain the error message of the compiler.",
        "Validate the email address of the form.",
        "Find a novel approach to sorting.",
        "Give no legal advice.",
        "Rotate the picture and repeat the process.",
    ] {
        assert_eq!(signs(text), Signs::empty(), "{text}");
    }
    assert_eq!(signs("Explique les marées en 300 mots."), Signs::empty());
    assert_eq!(signs("Why is https://poem.example/story down?"), Signs::empty());
    assert_eq!(signs("Write a function in order to sort a list."), Signs::empty());
}

proptest::proptest! {
    /// Any text, of the pieces that layouts are made of.
    #[test]
    fn whatever_is_read_stands_in_the_text(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "\n", "\n\n", "\r\n", " ", "# T", "```", "<doc>", "</doc>", "- a", "1. b", "Text:", "Write", " a poem",
                " in at most ", "500", " words", ", not ", "JSON", "«", "»", "請", "五つ", "{\"a\":", "}", "|", "Q: ", "é", "\u{2019}",
                "between 10 and 20 sentences", "do not mention ", "!", "?", ".", "。",
            ]),
            0..60,
        )
    ) {
        let text = pieces.concat();
        let (_, anatomy) = anatomy(&text);
        for span in anatomy.blocks.iter().map(|block| block.span)
            .chain(anatomy.parts.iter().map(|part| part.span))
            .chain(anatomy.constraints.iter().map(|constraint| constraint.span))
        {
            proptest::prop_assert!(span.fits(&text) && !span.is_empty(), "{span:?} of {text:?}");
        }
        proptest::prop_assert!(anatomy.blocks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        proptest::prop_assert!(anatomy.parts.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    }
}

/// Each of these would take minutes if anything looked at the whole text for each piece of it.
#[test]
fn hostile_layouts_are_read_in_linear_time() {
    for piece in
        ["a\n\n", "no JSON, at most 5 words and ", "Examples:\n```\nx\n```\n", "<a>\n", "Q: x\n\n", "- must\n", "# T\n"]
    {
        let (document, anatomy) = anatomy(&piece.repeat((256 << 10) / piece.len()));
        assert!(anatomy.blocks.iter().all(|block| block.span.fits(&document.text)));
    }
}
