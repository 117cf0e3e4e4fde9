//! A rendered prompt on its way to the client.

use super::{Backend, keeping};
use crate::improve::{Asker, InputError, Request};
use crate::records::RecordId;
use crate::templates::{Message, Role};

/// What goes out.
pub(crate) struct Outgoing {
    pub(crate) messages: Vec<Message>,
    /// The record to which feedback can be given: of the last message of the user that was kept.
    pub(crate) record_id: Option<RecordId>,
}

/// `messages` as they go out. `request` is all but the prompt: who asks, in which session, from
/// which template.
///
/// With `improves`, what the user says is improved by the rules, and kept. Without, only what an
/// experiment chose is kept, since only there the outcome tells something.
///
/// # Errors
/// When a message cannot be looked at, such as one that is too long.
pub(crate) async fn outgoing(
    backend: &dyn Backend,
    messages: &[Message],
    request: &Request,
    improves: bool,
) -> Result<Outgoing, InputError> {
    let (generation, asker) = (backend.current(), Asker::of(request));
    let mut outgoing = Outgoing { messages: messages.to_vec(), record_id: None };
    if improves {
        for message in outgoing.messages.iter_mut().filter(|message| message.role == Role::User) {
            let request = Request { prompt: message.text.clone(), ..request.clone() };
            let mut improvement = backend.improve(&generation, request).await?;
            keeping::keep(backend, asker.clone(), &mut improvement).await;
            message.text = improvement.improved.to_string();
            outgoing.record_id = improvement.record_id.or(outgoing.record_id);
        }
    } else if request.template.as_ref().is_some_and(|template| template.experiment.is_some()) {
        let said = messages.iter().filter(|message| message.role == Role::User).map(|message| message.text.as_str());
        let text = said.collect::<Vec<_>>().join("\n\n");
        outgoing.record_id = keeping::keep_unimproved(backend, asker, text, generation.number).await;
    }
    Ok(outgoing)
}
