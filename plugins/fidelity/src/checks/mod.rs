//! The checks, one file each. What they see is read once for all of them: see [`crate::comparison`].

mod added_ask;
mod added_boilerplate;
mod added_constraint;
mod added_name;
mod added_number;
mod added_role;
mod changed_constraint;
mod changed_language;
mod lost_ask;
mod lost_constraint;
mod lost_detail;
mod lost_name;
mod lost_negation;
mod lost_number;
mod lost_protected;

pub(crate) use added_ask::AddedAsk;
pub(crate) use added_boilerplate::AddedBoilerplate;
pub(crate) use added_constraint::AddedConstraint;
pub(crate) use added_name::AddedName;
pub(crate) use added_number::AddedNumber;
pub(crate) use added_role::AddedRole;
pub(crate) use changed_constraint::ChangedConstraint;
pub(crate) use changed_language::ChangedLanguage;
pub(crate) use lost_ask::LostAsk;
pub(crate) use lost_constraint::LostConstraint;
pub(crate) use lost_detail::LostDetail;
pub(crate) use lost_name::LostName;
pub(crate) use lost_negation::LostNegation;
pub(crate) use lost_number::LostNumber;
pub(crate) use lost_protected::LostProtected;
