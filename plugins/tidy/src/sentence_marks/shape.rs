//! What a sentence plainly is: a question, an order, a statement.

use prompt_host_plugin::words::{word_after, words};
use prompt_host_plugin::{Edit, Finding, Span};

use crate::lexicon::{WordSet, word_set};

/// What a sentence plainly is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Question,
    Order,
    Statement,
}

/// How one language tells the three apart, by its first words.
#[derive(Debug)]
pub(super) struct Grammar {
    /// Question words that a verb follows at once, with those verbs.
    pub(super) asking: WordSet,
    /// Question words between which and the verb there may be a noun: "which cars are".
    pub(super) choosing: WordSet,
    /// Verbs of a question.
    pub(super) verbs: WordSet,
    /// Words that may not stand between: "what the code does" asks nothing.
    pub(super) not_between: WordSet,
    /// Verbs that open a question before a subject, with the subjects; or before [`ANY`] word.
    pub(super) inverted: &'static [(WordSet, WordSet)],
    /// Words that an order may open with before its verb.
    pub(super) courtesy: WordSet,
    /// Verbs that give an order whatever follows.
    pub(super) orders: WordSet,
    /// Verbs that are nouns as well, and the words that show them to be verbs.
    pub(super) either: WordSet,
    pub(super) objects: WordSet,
    /// Subjects of statements, and verbs of which one must follow.
    pub(super) subjects: WordSet,
    pub(super) finite: WordSet,
    /// Words that open the clause before a question: "if it rains, what …".
    pub(super) before_question: WordSet,
    /// Other words that open a sentence after another.
    pub(super) openers: WordSet,
    /// How a question ends and, in Spanish, begins.
    pub(super) question: Marks,
}

/// The marks of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// `?`
    Plain,
    /// ` ?`
    French,
    /// `¿` and `?`
    Spanish,
}

/// Stands for any word.
pub(super) const ANY: WordSet = word_set![];

impl Grammar {
    /// What `sentence` plainly is; none when it may be a heading or a query.
    pub(super) fn shape(&self, sentence: &str) -> Option<Shape> {
        let all: Vec<&str> = words(sentence).map(|(_, word)| word).collect();
        if is_shouted(sentence) {
            return None;
        }
        let last_clause = sentence.rsplit_once(", ").map(|(_, clause)| clause);
        if self.asks(&all) {
            // "What is it, explain" is no question any more.
            let goes_on = sentence.split(", ").skip(1).any(|clause| {
                let first = word_after(clause, 0);
                self.orders.has(first)
                    || self.either.has(first)
                    || self.courtesy.has(first)
                    || first.eq_ignore_ascii_case("i")
            });
            return if goes_on { None } else { Some(Shape::Question) };
        }
        if self.commands(&all) {
            return Some(Shape::Order);
        }
        let first = *all.first()?;
        if let Some(clause) = last_clause
            && self.before_question.has(first)
        {
            let clause: Vec<&str> = words(clause).map(|(_, word)| word).collect();
            if self.asks(&clause) && clause.len() > 2 {
                return Some(Shape::Question);
            }
            // "Given a list, write code that sorts it."
            if self.orders.has(clause.first()?) && clause.len() > 2 {
                return Some(Shape::Order);
            }
        }
        // "Hi, I would like …": the greeting says nothing of what follows.
        let greeting = all.iter().take_while(|word| self.courtesy.has(word)).count();
        let rest = all.get(greeting..)?;
        let says = self.subjects.has(rest.first()?) && rest.iter().skip(1).take(12).any(|word| self.finite.has(word));
        (says && all.len() > 3 && !self.turns(sentence, &all)).then_some(Shape::Statement)
    }

    /// Whether a statement turns into a question on its way: "I have a list, how do I sort it",
    /// "I am new here could you help me".
    fn turns(&self, sentence: &str, all: &[&str]) -> bool {
        static ASKING: WordSet = word_set!["comment", "cómo", "how", "pourquoi", "qué", "warum", "what", "why", "wie"];
        let to_you =
            |pair: &[&str]| matches!(pair, [first, "you"] if word_set!["can", "could", "will", "would"].has(first));
        let asks = |clause: &str| {
            ASKING.has(word_after(clause, 0)) || self.asks(&words(clause).map(|(_, word)| word).collect::<Vec<_>>())
        };
        all.windows(2).any(to_you) || sentence.split(", ").skip(1).any(asks)
    }

    /// Whether `word` opens sentences.
    pub(super) fn opens(&self, word: &str) -> bool {
        self.openers.has(word) || self.subjects.has(word)
    }

    /// Whether `word` may give an order where a sentence opens.
    pub(super) fn may_order(&self, word: &str) -> bool {
        self.orders.has(word) || self.either.has(word)
    }

    fn asks(&self, words: &[&str]) -> bool {
        let [first, rest @ ..] = words else { return false };
        let Some(second) = rest.first() else { return false };
        if self.asking.has(first) && self.verbs.has(second) {
            // "What is needed is a plan" asks nothing.
            return rest.len() > 1 && rest.get(2).is_none_or(|third| third != second);
        }
        if self.choosing.has(first) {
            let verb = rest.iter().take(6).position(|word| self.verbs.has(word));
            let between = verb.and_then(|verb| rest.get(..verb));
            return between.is_some_and(|between| !between.iter().any(|word| self.not_between.has(word)));
        }
        let follows = |subjects: &WordSet| subjects.is_empty() || subjects.has(second);
        self.inverted.iter().any(|(verbs, subjects)| verbs.has(first) && follows(subjects))
    }

    fn commands(&self, words: &[&str]) -> bool {
        let polite = words.iter().take_while(|word| self.courtesy.has(word)).count();
        let [verb, rest @ ..] = words.get(polite..).unwrap_or_default() else { return false };
        let object = rest.first().is_some_and(|next| self.objects.has(next));
        // "Design and write a program": the second verb shows the first to be one.
        let joined =
            matches!(rest, [joint, next, ..] if word_set!["and", "et", "und", "y"].has(joint) && self.orders.has(next));
        self.orders.has(verb) && !rest.is_empty() || self.either.has(verb) && (object || joined || polite > 0)
    }

    /// The mark that `shape` ends with, after `sentence`.
    pub(super) fn close(&self, shape: Shape, span: Span, sentence: &str, text: &str) -> Option<Finding> {
        let end = Span { start: span.end, end: span.end };
        let insert = |mark: &str| Edit { span: end, replacement: mark.to_owned() };
        if shape != Shape::Question {
            return Some(Finding::edit(span, vec![insert(".")], "a sentence ends with a mark"));
        }
        let edits = match self.question {
            Marks::Plain => vec![insert("?")],
            Marks::French => vec![insert(if is_tight(text) { "?" } else { " ?" })],
            Marks::Spanish if sentence.starts_with('¿') => vec![insert("?")],
            Marks::Spanish => return None,
        };
        Some(Finding::edit(span, edits, "a question ends with a question mark"))
    }
}

/// Whether a French text sets its other marks without a blank.
fn is_tight(text: &str) -> bool {
    let mut marks = text.char_indices().filter(|(_, c)| matches!(c, '?' | '!'));
    marks.next().is_some_and(|(at, _)| text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric)))
}

/// Whether all its letters are capitals.
fn is_shouted(sentence: &str) -> bool {
    !sentence.chars().any(char::is_lowercase)
}
