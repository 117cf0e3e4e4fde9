//! Rules about the answer that a prompt asks for.

mod grounding;
mod label_closure;
mod output_form;
mod programming;
mod request;

use grounding::Grounding;
use label_closure::LabelClosure;
use output_form::OutputForm;

prompt_host_plugin::plugin! {
    id: "output",
    title: "Output",
    summary: "Says which answers there are and what they may rest on.",
    rules: [LabelClosure, OutputForm, Grounding],
}
