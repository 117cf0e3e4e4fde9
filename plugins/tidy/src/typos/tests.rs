use prompt_host_plugin::Document;

use super::*;
use crate::lexicon::Folded;

/// `text` after one walk in `language`.
fn mended(language: &str, text: &str) -> String {
    let mut document = Document::new(text);
    document.language = Some(language.to_owned());
    document.sentences = vec![document.span()];
    let mut mended = text.to_owned();
    let meant = slips::may_double(&document);
    for slip in slips(&document).iter().filter(|slip| !(meant && slip.doubled)).rev() {
        mended.replace_range(slip.span.from()..slip.span.to(), &slip.meant);
    }
    mended
}

#[test]
fn every_misspelling_is_found_with_what_is_meant() {
    let lists = [
        (include_str!("english.txt"), ENGLISH),
        (include_str!("french.txt"), FRENCH),
        (include_str!("spanish.txt"), SPANISH),
        (include_str!("german.txt"), GERMAN),
    ];
    for (lines, glossary) in lists {
        for (wrong, meant) in lines.lines().filter_map(|line| line.split_once(' ')) {
            assert_eq!(glossary.meant(Folded::new(wrong)).as_deref(), Some(meant), "{wrong}");
        }
    }
}

#[test]
fn articles_follow_the_ear() {
    assert_eq!(
        mended("en", "a apple, an book, a hour, an user, a unusual API"),
        "an apple, a book, an hour, a user, an unusual API"
    );
    for right in ["a one-way street", "an MVP", "an sql query", "a European", "a or b", "option a is", "an NPC", "a UI"]
    {
        assert_eq!(mended("en", right).to_lowercase(), right.to_lowercase());
    }
}

#[test]
fn the_person_has_a_capital() {
    assert_eq!(mended("en", "what should i do if i'm late"), "what should I do if I'm late");
    for right in ["for i in range", "when i is 0", "let i be", "the i and j of"] {
        assert_eq!(mended("en", right), right);
    }
}

#[test]
fn apostrophes_are_put_back() {
    assert_eq!(mended("en", "lets play a game, its not hard"), "let's play a game, its not hard");
    assert_eq!(mended("en", "I know its not hard and that its a start"), "I know it's not hard and that it's a start");
    assert_eq!(mended("en", "I cant find what they wont say"), "I can't find what they won't say");
    for right in ["what lets the light in", "its name is short", "the song with its a capella part"] {
        assert_eq!(mended("en", right), right);
    }
}

#[test]
fn than_compares() {
    assert_eq!(
        mended("en", "no more then 3 lines, other then the title"),
        "no more than 3 lines, other than the title"
    );
    assert_eq!(mended("en", "read one more then stop"), "read one more then stop");
}

#[test]
fn doubled_words_become_one() {
    assert_eq!(mended("en", "it is one of the the best"), "it is one of the best");
    for right in [
        "he had had enough",
        "what it is is this",
        "that that is",
        "find the the with a regex",
        "the the",
        "play the the and the who",
    ] {
        assert_eq!(mended("en", right), right);
    }
}

#[test]
fn words_before_a_noun_are_joined() {
    for (said, meant) in [
        ("a 500 word essay", "a 500-word essay"),
        ("a 2,000 word story", "a 2,000-word story"),
        ("plan a three day trip", "plan a three-day trip"),
        ("for a 10 year old", "for a 10-year-old"),
        ("a step by step guide", "a step-by-step guide"),
        ("my long term goals", "my long-term goals"),
        ("a user friendly page", "a user-friendly page"),
        ("advice and cutting edge technologies", "advice and cutting-edge technologies"),
    ] {
        assert_eq!(mended("en", said), meant);
    }
}

#[test]
fn words_that_stand_for_themselves_are_not_joined() {
    for right in [
        "1 day trip",
        "every 3 day of",
        "explain it step by step",
        "in the long term",
        "in real time",
        "he is 10 years old",
        "the 4 week from now",
        "the user is friendly",
        "low resolution and low quality images",
    ] {
        assert_eq!(mended("en", right), right);
    }
}

#[test]
fn names_of_two_words_have_two_capitals() {
    assert_eq!(mended("en", "from south africa to new york"), "from South Africa to New York");
    assert_eq!(
        mended("en", "read the new york times in visual studio code"),
        "read the New York Times in Visual Studio Code"
    );
    assert_eq!(mended("en", "a new mexican restaurant"), "a new Mexican restaurant");
}

#[test]
fn words_that_are_named_stay() {
    for right in ["the key recieve", "the columns adress, occured and recieve", "alot or a lot", "don't and dont"] {
        assert_eq!(mended("en", right), right);
    }
    assert_eq!(mended("en", "I recieve it, and teh rest"), "I receive it, and the rest");
}

#[test]
fn german_languages_are_nouns_after_their_preposition() {
    assert_eq!(mended("de", "sag es auf deutsch und auf englisch"), "sag es auf Deutsch und auf Englisch");
    assert_eq!(mended("de", "der deutsche Text"), "der deutsche Text");
}
