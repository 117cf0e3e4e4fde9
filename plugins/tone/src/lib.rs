//! Rules about how a prompt speaks to the model.

mod bribes_threats;
mod persona_inflation;
mod politeness;
mod shouting;
mod step_by_step_trigger;

use bribes_threats::BribesThreats;
use persona_inflation::PersonaInflation;
use politeness::Politeness;
use shouting::Shouting;
use step_by_step_trigger::StepByStepTrigger;

prompt_host_plugin::plugin! {
    id: "tone",
    title: "Tone",
    summary: "Calms what is shouted, offered or threatened, drops incantations that a model does not need, and reports inflated roles.",
    rules: [Politeness, Shouting, BribesThreats, StepByStepTrigger, PersonaInflation],
}
