//! What a sentence plainly is: a question, an order, a statement.

use prompt_host_plugin::words::{is_any, words};
use prompt_host_plugin::{Edit, Finding, Span};

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
    pub(super) asking: &'static [&'static str],
    /// Question words between which and the verb there may be a noun: "which cars are".
    pub(super) choosing: &'static [&'static str],
    /// Verbs of a question.
    pub(super) verbs: &'static [&'static str],
    /// Words that may not stand between: "what the code does" asks nothing.
    pub(super) not_between: &'static [&'static str],
    /// Verbs that open a question before a subject, with the subjects; or before [`ANY`] word.
    pub(super) inverted: &'static [(&'static [&'static str], &'static [&'static str])],
    /// Words that an order may open with before its verb.
    pub(super) courtesy: &'static [&'static str],
    /// Verbs that give an order whatever follows.
    pub(super) orders: &'static [&'static str],
    /// Verbs that are nouns as well, and the words that show them to be verbs.
    pub(super) either: &'static [&'static str],
    pub(super) objects: &'static [&'static str],
    /// Subjects of statements, and verbs of which one must follow.
    pub(super) subjects: &'static [&'static str],
    pub(super) finite: &'static [&'static str],
    /// Words that open the clause before a question: "if it rains, what …".
    pub(super) before_question: &'static [&'static str],
    /// Other words that open a sentence after another.
    pub(super) openers: &'static [&'static str],
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
pub(super) const ANY: &[&str] = &[];

impl Grammar {
    /// What `sentence` plainly is; none when it may be a heading or a query.
    pub(super) fn shape(&self, sentence: &str) -> Option<Shape> {
        let words: Vec<&str> = words(sentence).map(|(_, word)| word).collect();
        if is_shouted(sentence) {
            return None;
        }
        let last_clause = sentence.rsplit_once(", ").map(|(_, clause)| clause);
        if self.asks(&words) {
            // "What is it, explain" is no question any more.
            let goes_on = sentence.split(", ").skip(1).any(|clause| {
                let first = prompt_host_plugin::words::word_after(clause, 0);
                is_any(first, self.orders)
                    || is_any(first, self.either)
                    || is_any(first, self.courtesy)
                    || is_any(first, &["i"])
            });
            return if goes_on { None } else { Some(Shape::Question) };
        }
        if self.commands(&words) {
            return Some(Shape::Order);
        }
        let first = *words.first()?;
        if let Some(clause) = last_clause
            && is_any(first, self.before_question)
        {
            let clause: Vec<&str> = prompt_host_plugin::words::words(clause).map(|(_, word)| word).collect();
            if self.asks(&clause) && clause.len() > 2 {
                return Some(Shape::Question);
            }
        }
        let says = is_any(first, self.subjects) && words.iter().skip(1).take(12).any(|word| is_any(word, self.finite));
        (says && words.len() > 3).then_some(Shape::Statement)
    }

    /// Whether `word` opens sentences.
    pub(super) fn opens(&self, word: &str) -> bool {
        is_any(word, self.openers) || is_any(word, self.subjects)
    }

    fn asks(&self, words: &[&str]) -> bool {
        let [first, rest @ ..] = words else { return false };
        let Some(second) = rest.first() else { return false };
        if is_any(first, self.asking) && is_any(second, self.verbs) {
            return rest.len() > 1;
        }
        if is_any(first, self.choosing) {
            let verb = rest.iter().take(6).position(|word| is_any(word, self.verbs));
            let between = verb.and_then(|verb| rest.get(..verb));
            return between.is_some_and(|between| !between.iter().any(|word| is_any(word, self.not_between)));
        }
        let follows = |subjects: &[&str]| subjects.is_empty() || is_any(second, subjects);
        self.inverted.iter().any(|(verbs, subjects)| is_any(first, verbs) && follows(subjects))
    }

    fn commands(&self, words: &[&str]) -> bool {
        let polite = words.iter().take_while(|word| is_any(word, self.courtesy)).count();
        let [verb, rest @ ..] = words.get(polite..).unwrap_or_default() else { return false };
        let object = rest.first().is_some_and(|next| is_any(next, self.objects));
        is_any(verb, self.orders) && !rest.is_empty() || is_any(verb, self.either) && (object || polite > 0)
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
