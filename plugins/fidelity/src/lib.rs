//! Checks of rewrites: does the rewritten prompt still ask for what the person asked?

mod alignment;
mod bound;
mod checks;
mod clause;
mod comparison;
mod counterpart;
mod demand;
mod eastern;
mod equivalent;
mod exclusive;
mod form;
mod formula;
mod fraction;
mod hash;
mod lexer;
mod lexicon;
mod name;
mod negation;
mod number;
mod numeral;
mod order;
mod polarity;
mod protected;
mod quantity;
mod reading;
mod role;
mod swap;
mod thesaurus;
mod trigger;
mod variant;
mod vocabulary;
mod wordy;

use checks::*;

prompt_host_plugin::comparison_plugin! {
    id: "fidelity",
    title: "Fidelity",
    summary: "Says what a rewrite of a prompt lost, changed and added.",
    checks: [
        LostProtected, LostNumber, LostName, LostNegation, LostConstraint, ChangedConstraint, LostAsk, LostDetail,
        ChangedLanguage, AddedNumber, AddedName, AddedConstraint, AddedRole, AddedAsk, AddedBoilerplate,
    ],
}
