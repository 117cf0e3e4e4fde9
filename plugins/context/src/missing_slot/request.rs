//! What a prompt asks for, and where it names it.

use prompt_host_plugin::{Document, Span};

use super::clause::Clause;
use super::detail::Detail;
use super::kind::{Act, Kind, Reach};
use super::name::{is_bare, is_whole, named, open_name, with_article};
use super::said::Said;
use super::situation::{open_request, situation};
use super::wording::{PROGRAMMING, Wording};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request {
    pub(super) kind: Kind,
    /// What the prompt calls it.
    pub(super) object: Span,
}

/// The first request of a known kind; sentences that ask go before those that only tell.
pub(super) fn read(document: &Document, wording: &'static Wording, said: &Said<'_>, eager: bool) -> Option<Request> {
    let clauses: Vec<Clause> =
        document.sentences.iter().filter_map(|span| Clause::read(document, wording, *span)).collect();
    let asks = |clause: &Clause| !clause.only_tells() || clause.is_wish || document.of(clause.span).ends_with('?');
    if !clauses.iter().any(asks) {
        // "My car won't start" asks for help by itself.
        let [trouble] = clauses.as_slice() else { return None };
        let found = request(document, wording, *trouble, said)?;
        return (found.kind.shape().cue == Some(Detail::Faulty)).then_some(found);
    }
    let asking = clauses.iter().filter(|clause| !clause.only_tells());
    let telling = clauses.iter().filter(|clause| clause.only_tells());
    let known = asking.chain(telling).find_map(|clause| {
        let request = request(document, wording, *clause, said)?;
        // In "I'm planning a trip. How do I renew my passport?" the plan is no request.
        let mut others = clauses.iter().filter(|other| other.span != clause.span && !other.only_tells()).peekable();
        let is_asked = request.kind.shape().reach == Reach::Topic
            || !clause.is_wish && !clause.only_tells()
            || others.peek().is_none()
            || others.any(|other| other.acts.has_any(&[Act::Plan, Act::Make, Act::Choose, Act::Do]));
        is_asked.then_some(request)
    });
    known
        .or_else(|| {
            clauses.iter().find_map(|clause| open_request(document, wording, *clause, eager || clauses.len() == 1))
        })
        .or_else(|| situation(document, wording, &clauses, eager))
}

fn request(document: &Document, wording: &'static Wording, clause: Clause, said: &Said<'_>) -> Option<Request> {
    // A question that is not about the person is one of knowledge, but for the weather and
    // for what to cook or to watch.
    let is_knowledge = clause.only_asks() && !is_personal(document, wording);
    let text = document.text.get(clause.rest..clause.span.to())?;
    let kinds = wording.objects.find(text).flat_map(|found| {
        let place = Span::new(clause.rest + found.span.from(), clause.rest + found.span.to());
        found.values().map(move |kind| (place, kind))
    });
    kinds.into_iter().find_map(|(place, kind)| {
        let shape = kind.shape();
        let fits = clause.acts.has_any(shape.acts)
            && (!is_knowledge || matches!(kind, Kind::Weather | Kind::Dish | Kind::Title))
            && (kind != Kind::Plan || is_personal(document, wording))
            && (kind.goes_on() || kind == Kind::Local || is_whole(document, wording, &shape, place))
            && (!matches!(kind, Kind::Source | Kind::Given | Kind::Unnamed) || is_missing(document))
            // Clothes that lie about are a matter of the closet.
            && (kind != Kind::Wardrobe || !said.details().has(Detail::Tidying))
            // "Which phone has the best camera?" is a question of knowledge.
            && (kind != Kind::Product || !clause.only_asks() || said.details().has(Detail::Buying))
            && shape.cue.is_none_or(|cue| said.details().has(cue));
        if !fits {
            return None;
        }
        let place = if matches!(kind, Kind::Source | Kind::Scraping) { with_article(document, place)? } else { place };
        let object = if kind.goes_on() {
            open_name(document, Span::new(place.from(), clause.span.to()))?
        } else if shape.reach == Reach::Topic {
            place
        } else {
            named(document, wording, clause, place)?
        };
        let bare = shape.reach != Reach::Bare || is_bare(document, wording, clause, object);
        bare.then_some(Request { kind, object })
    })
}

/// Whether the person speaks of themselves, or may.
fn is_personal(document: &Document, wording: &'static Wording) -> bool {
    wording.drops_persons() || wording.persons.find(&document.text).next().is_some()
}

/// Whether the source that is named is not there: the prompt is one paragraph without
/// a colon, and wants no code.
fn is_missing(document: &Document) -> bool {
    let text = document.text.trim();
    !text.contains([':', '：', '/', '\\', '`', '_']) && PROGRAMMING.find(text).next().is_none()
}
