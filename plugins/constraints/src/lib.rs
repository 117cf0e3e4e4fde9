//! Rules about the demands that a prompt makes on the answer.

mod contradiction;
mod positive_form;
mod recap;
mod role_play;

use contradiction::Contradiction;
use positive_form::PositiveForm;
use recap::Recap;

prompt_host_plugin::plugin! {
    id: "constraints",
    title: "Constraints",
    summary: "Asks which of two demands counts, says what to do where a prompt only bans, and sums up what is scattered.",
    rules: [Contradiction, PositiveForm, Recap],
}
