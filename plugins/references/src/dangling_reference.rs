//! The rule `dangling-reference`.

mod wording;

use prompt_host_plugin::words::{is_any, word_after, words};
use prompt_host_plugin::{Document, Finding, Phase, Phrases, Question, Rule, RuleInfo, Span, word_list};

use crate::attachment::{has_company, holds_material, introduces, is_elsewhere, size};
use crate::opening::{later_verb_position, verb_position};
use wording::{ALL, Wording};

#[doc = include_str!("../docs/dangling-reference.md")]
pub(crate) struct DanglingReference;

impl Rule for DanglingReference {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("dangling-reference", "Asks for what the prompt points at and does not bring along.")
            .phase(Phase::Specify)
            .weight(2.0)
            .source("Tell Me More! Towards Implicit User Intention Understanding: https://arxiv.org/abs/2402.09205")
            .documentation(include_str!("../docs/dangling-reference.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        /// A longer prompt may say what it means in words that this rule does not know.
        const LONG: usize = 40;
        if document.text.len() > 400
            || document.sentences.len() > 4
            || is_elsewhere(document)
            || size(&document.text) > LONG
        {
            return Vec::new();
        }
        // A greeting may stand before the request.
        let requests = document.sentences.iter().take(2);
        let found = requests.filter_map(|sentence| {
            ALL.iter().find_map(|wording| {
                let (span, question) = dangling(document, *sentence, wording)?;
                Some((span, question, wording.lead))
            })
        });
        let Some((span, question, lead)) = found.take(1).next() else { return Vec::new() };
        if holds_material(document) {
            return Vec::new();
        }
        let question = Question::new(question.replace("{}", document.of(span))).lead(lead);
        vec![Finding::ask(span, "it points at something that is not there", question)]
    }
}

/// What `sentence` points at without bringing it along, and how to ask for it.
fn dangling(document: &Document, sentence: Span, wording: &'static Wording) -> Option<(Span, &'static str)> {
    if !document.may_be(wording.language) || has_company(document, sentence) || introduces(document.of(sentence)) {
        return None;
    }
    let place = Place { document, sentence, wording };
    let found = if wording.object_first { place.object_then_verb() } else { place.verb_then_object() };
    found.or_else(|| place.at_the_end())
}

word_list! {
    /// What stands before a noun that a place follows.
    static DEFINITE = ["the"];
}

word_list! {
    /// Where something stands.
    static PLACES = ["above", "attached", "below", "here"];
}

word_list! {
    /// How many there are.
    static NUMBERS = ["few", "five", "four", "three", "two"];
}

/// One sentence, read in one language.
struct Place<'d> {
    document: &'d Document,
    sentence: Span,
    wording: &'static Wording,
}

type Found = Option<(Span, &'static str)>;

impl Place<'_> {
    /// "Fix this code", "make it shorter", "what is wrong with this code?"
    fn verb_then_object(&self) -> Found {
        let first = verb_position(self.document, self.sentence);
        let later = later_verb_position(self.document, self.sentence).into_iter();
        let mut places = [(first, false)].into_iter().chain(later.map(|at| (at, true)));
        places.find_map(|(at, is_later)| {
            let found = self
                .worked_on(at)
                .or_else(|| self.changed(at))
                .or_else(|| self.asked_about(at))
                .or_else(|| self.led_to(at))
                .or_else(|| self.verb_last(at));
            // After "if you see an error," a bare "it" points back, a noun does not.
            found.filter(|(span, _)| !is_later || words(self.document.of(*span)).nth(1).is_some())
        })
    }

    fn worked_on(&self, at: usize) -> Found {
        let wording = self.wording;
        if let Some(found) = self.in_one(at) {
            return Some(found);
        }
        let object_at = self.after(wording.verbs, at)?;
        let ends = |span: &Span| self.ends_after(*span, wording.goes_on);
        if let Some(object) = self.object_at(object_at).filter(ends) {
            return Some((object, self.question(object)));
        }
        if let Some(object) = self.starts(wording.own, object_at).filter(ends) {
            return Some((object, wording.own_question));
        }
        let bare = self.starts(wording.bare, object_at).filter(|span| self.ends_after(*span, wording.bare_goes_on));
        bare.map(|object| (object, self.question(object)))
    }

    /// "Corrige-le", "hazlo más corto": the whole request is the pointer.
    fn in_one(&self, at: usize) -> Found {
        let found = self.wording.clitics.at(&self.document.text, at)?;
        let compares =
            found.phrase.ends_with(" plus") || found.phrase.ends_with(" más") || found.phrase.ends_with(" menos");
        let end = self.rest(found.span.to()).trim_end_matches(['.', '!', ' ']).len();
        let span = if compares { Span::new(at, found.span.to() + end) } else { found.span };
        Some((span, self.wording.clitic_question))
    }

    /// The question about an object of the first kind.
    fn question(&self, object: Span) -> &'static str {
        let last = words(self.document.of(object)).last().map_or("", |(_, word)| word);
        let plural = is_any(last, &["these", "those"])
            || (last.ends_with('s') && !last.ends_with("ss") && !last.ends_with("is"));
        if plural { self.wording.plural_question } else { self.wording.question }
    }

    fn changed(&self, at: usize) -> Found {
        let object_at = self.after(self.wording.makes, at)?;
        let object = self.object_at(object_at).or_else(|| self.starts(self.wording.own, object_at))?;
        self.wording
            .changes
            .at(&self.document.text, self.skip_blanks(object.to()))
            .map(|_| (object, self.question(object)))
    }

    fn asked_about(&self, at: usize) -> Found {
        let object_at = self.after(self.wording.asks, at)?;
        let object = self.object_at(object_at)?;
        let rest_at = self.skip_blanks(object.to());
        let closes = self.wording.closes.at(&self.document.text, rest_at).map_or(rest_at, |found| found.span.to());
        // "Is this?" and "what does it?" ask nothing; what needs no more is the longer kind.
        let needs_more = words(self.document.of(Span::new(at, object_at))).nth(2).is_none();
        let whole = is_end(self.rest(closes)) && (closes > rest_at || !needs_more);
        whole.then_some((object, self.question(object)))
    }

    /// "Based on the text above, …"
    fn led_to(&self, at: usize) -> Found {
        let object_at = self.after(self.wording.leads, at)?;
        let object = self.object_at(object_at).or_else(|| self.starts(self.wording.bare, object_at))?;
        let noun = words(self.document.of(object)).nth(1).is_some();
        (noun && self.rest(object.to()).starts_with(',')).then(|| (object, self.question(object)))
    }

    /// "Kannst du diesen Fehler beheben?"
    fn verb_last(&self, at: usize) -> Found {
        let object = self.object_at(at)?;
        let verb = self.wording.verbs.at(&self.document.text, self.skip_blanks(object.to()))?;
        is_end(self.rest(verb.span.to())).then(|| (object, self.question(object)))
    }

    /// "このコードを直して", "把这段话翻译成英文": the verb comes last, somewhere after the object.
    fn object_then_verb(&self) -> Found {
        let wording = self.wording;
        let start = verb_position(self.document, self.sentence);
        if let Some(found) = self.in_one(start) {
            return Some(found);
        }
        let within = |phrases: &'static Phrases<()>| {
            let found = phrases.find(&self.document.text).map(|found| found.span);
            found.into_iter().find(|span| self.sentence.covers(*span))
        };
        let worked_on = |span: &Span| {
            let before = self.document.of(Span { start: self.sentence.start, end: span.start });
            let verb = wording.verbs.find(self.rest(span.to())).next().is_some();
            verb && size(before) <= 8
        };
        if let Some(object) = within(wording.own).filter(worked_on) {
            return Some((object, wording.own_question));
        }
        if let Some(object) =
            within(wording.objects).filter(worked_on).filter(|span| self.ends_after(*span, wording.goes_on))
        {
            return Some((object, self.question(object)));
        }
        let bare = self.starts(wording.bare, start).filter(worked_on);
        bare.filter(|span| self.ends_after(*span, wording.bare_goes_on)).map(|object| (object, self.question(object)))
    }

    /// "Extract all names from the text below": the object ends the sentence.
    fn at_the_end(&self) -> Found {
        let text = self.document.of(self.sentence);
        let start = self.sentence.from();
        let mut objects = words(text).filter_map(|(word, _)| self.object_at(start + word.from()));
        let mut object = objects.next()?;
        for later in objects {
            object = if later.start >= object.end { later } else { object };
        }
        let lead = words(text.get(..object.from() - start)?).last().map_or("", |(_, word)| word);
        let leads = self.wording.tails.at(lead, 0).is_some_and(|found| found.span.to() == lead.len());
        let noun = words(self.document.of(object)).nth(1).is_some();
        (leads && noun && is_end(self.rest(object.to()))).then_some((object, self.question(object)))
    }

    /// The object that starts at `at`: "it", "this code", "the two texts below".
    fn object_at(&self, at: usize) -> Option<Span> {
        let wording = self.wording;
        let listed = self.starts(wording.objects, at);
        let pointed = self.after(wording.pointers, at).and_then(|noun_at| self.noun_at(noun_at));
        let placed = || {
            let noun = self.noun_at(self.after(&DEFINITE, at)?)?;
            self.starts(&PLACES, self.skip_blanks(noun.to()))
        };
        let noun = pointed.or_else(placed).map(|noun| Span::new(at, noun.to()));
        [listed, noun].into_iter().flatten().max_by_key(|span| span.end)
    }

    fn noun_at(&self, at: usize) -> Option<Span> {
        let at = self.after(&NUMBERS, at).unwrap_or(at);
        self.starts(self.wording.nouns, at)
    }

    /// Where the text goes on after one of `phrases` at `at`.
    fn after(&self, phrases: &'static Phrases<()>, at: usize) -> Option<usize> {
        let found = phrases.at(&self.document.text, at)?;
        Some(self.skip_blanks(found.span.to()))
    }

    fn starts(&self, phrases: &'static Phrases<()>, at: usize) -> Option<Span> {
        phrases.at(&self.document.text, at).map(|found| found.span).filter(|span| self.sentence.covers(*span))
    }

    fn skip_blanks(&self, at: usize) -> usize {
        let rest = self.rest(at);
        at + rest.len() - rest.trim_start_matches(' ').len()
    }

    /// The rest of the sentence.
    fn rest(&self, at: usize) -> &str {
        self.document.text.get(at..self.sentence.to()).unwrap_or_default()
    }

    /// Whether the sentence ends after the object, or goes on with how to do the work and
    /// not with what the object is.
    fn ends_after(&self, object: Span, goes_on: &[&str]) -> bool {
        let rest = self.rest(object.to()).trim_start();
        is_end(rest)
            || rest.starts_with([':', ',', '：', '，'])
            || is_any(word_after(rest, 0), goes_on)
            || goes_on.iter().any(|word| word.chars().all(|c| c >= '\u{2E80}') && rest.starts_with(word))
    }
}

/// Whether nothing is left but marks.
fn is_end(rest: &str) -> bool {
    rest.trim_start().trim_matches(['.', '!', '?', ':', ' ', '。', '！', '？', '：']).is_empty()
}
