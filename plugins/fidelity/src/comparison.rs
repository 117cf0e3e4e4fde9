//! All that is seen between two documents, read once for all checks.
//!
//! ```text
//! both documents ──▶ readings     words, numbers, clauses
//!                       ├──▶ alignment   which words of the one stand for which of the other
//!                       └──▶ findings    protected text, quantities, names, negations, roles,
//!                                        demands; then whole clauses that nothing stands for
//! ```
//!
//! A loss is told once, as the largest thing that is lost: what lies inside a lost clause is
//! not told again. All steps are linear in the length of both texts, or nearly.

use std::rc::Rc;

use prompt_host_plugin::{Difference, Document, Pair, Severity, Span};

use crate::alignment::Alignment;
use crate::hash::Set;
use crate::polarity::Claims;
use crate::vocabulary::Vocabulary;
use crate::{clause, demand, exclusive, form, fraction, name, negation, protected, quantity, role, swap, trigger};

/// What a finding is; one for each check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    LostProtected,
    LostNumber,
    LostName,
    LostNegation,
    LostConstraint,
    ChangedConstraint,
    LostAsk,
    LostDetail,
    ChangedLanguage,
    AddedNumber,
    AddedName,
    AddedConstraint,
    AddedRole,
    AddedAsk,
    AddedBoilerplate,
}

/// Findings of one pair; nobody reads more, and a text that is another one wholly has no end of them.
const MOST: usize = 500;

/// Two documents side by side, and what the steps before have found.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) original: &'a Document,
    pub(crate) rewrite: &'a Document,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) alignment: &'a Alignment,
    /// Where the rewrite denies what the original does.
    pub(crate) claims: Rc<Claims>,
    pub(crate) found: Vec<(Kind, Difference)>,
}

impl Scene<'_> {
    pub(crate) fn lost(&mut self, kind: Kind, span: Span, message: &'static str) {
        if self.found.len() < MOST {
            self.found.push((kind, Difference::lost(span, message)));
        }
    }

    pub(crate) fn added(&mut self, kind: Kind, span: Span, message: &'static str) {
        if self.found.len() < MOST {
            self.found.push((kind, Difference::added(span, message)));
        }
    }

    /// Whether something found already lies at `span` of the rewrite.
    pub(crate) fn tells_rewrite(&self, span: Span) -> bool {
        self.found.iter().any(|(_, difference)| difference.rewrite.is_some_and(|other| other.overlaps(span)))
    }

    /// Whether something found already lies at `span` of the original.
    pub(crate) fn tells_original(&self, span: Span) -> bool {
        self.found.iter().any(|(_, difference)| difference.original.is_some_and(|other| other.overlaps(span)))
    }
}

/// Everything that is seen.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    found: Vec<(Kind, Difference)>,
}

impl Comparison {
    pub(crate) fn of(pair: &Pair<'_>) -> Self {
        if squeezed(&pair.original.text) == squeezed(&pair.rewrite.text) && !pair.original.text.contains("\n ") {
            return Self::default();
        }
        if let Some(span) = other_language(pair) {
            let said = Difference::lost(span, "the rewrite is in another language, and so would the answer be");
            return Self { found: vec![(Kind::ChangedLanguage, said)] };
        }
        let vocabulary = Vocabulary::new(
            pair.original.primary_language(),
            [pair.original.text.as_str(), pair.rewrite.text.as_str()],
        );
        let alignment = Alignment::of(pair, &vocabulary);
        let mut scene = Scene {
            original: pair.original,
            rewrite: pair.rewrite,
            vocabulary: &vocabulary,
            alignment: &alignment,
            claims: Rc::default(),
            found: Vec::new(),
        };
        scene.claims = Rc::new(Claims::new(&scene, negation::denied_regions(&scene)));
        role::find(&mut scene);
        clause::find_lost(&mut scene);
        protected::find(&mut scene);
        negation::find(&mut scene);
        quantity::find(&mut scene);
        name::find(&mut scene);
        demand::find(&mut scene);
        form::find(&mut scene);
        exclusive::find(&mut scene);
        fraction::find(&mut scene);
        swap::find(&mut scene);
        clause::find_added(&mut scene);
        trigger::find(&mut scene);
        Self { found: scene.found }
    }

    /// What one check sees.
    pub(crate) fn of_kind(&self, kind: Kind) -> Vec<Difference> {
        let of_kind = self.found.iter().filter(|(other, _)| *other == kind);
        of_kind.map(|(_, difference)| difference.clone()).collect()
    }
}

/// How the original begins, when the rewrite speaks another language.
fn other_language(pair: &Pair<'_>) -> Option<Span> {
    let (one, other) = (pair.original.primary_language()?, pair.rewrite.primary_language()?);
    if one == other || is_same_text(pair) {
        return None;
    }
    let first = pair.original.sentences.first().copied().unwrap_or_else(|| pair.original.span());
    Some(first)
}

/// Whether most words of the rewrite are those of the original: of a text in two languages either
/// may be told.
fn is_same_text(pair: &Pair<'_>) -> bool {
    let known: Set<&str> = pair.original.words().map(|(_, word)| word).collect();
    let (mut all, mut same) = (0, 0);
    for (_, word) in pair.rewrite.words() {
        all += 1;
        same += usize::from(known.contains(word));
    }
    same * 2 > all
}

/// A text without blanks.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The severity of what only shifts a demand in degree.
pub(crate) const SHIFT: Severity = Severity::Alters;
