//! The command line as people and scripts use it: the real program in a home of its own.

mod archive;
mod baseline;
mod check;
mod config;
mod doctor;
mod help;
mod ignores;
mod improve;
mod kit;
mod live;
mod new;
mod plugins;
mod records;
mod replay;
mod rules;
mod templates;
mod verify;

/// A prompt with two edits that keep its meaning, and one text that must stay.
const PROMPT: &str = "In order to find it, sort the  list with `ls  -l`.";
const IMPROVED: &str = "To find it, sort the list with `ls  -l`.";
