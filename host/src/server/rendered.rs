//! A rendered prompt on its way to the client.

use super::Backend;
use crate::improve::{InputError, Request};
use crate::templates::{Message, Role};

/// `messages` with what the user says improved by the rules.
///
/// # Errors
/// When a message cannot be looked at, such as one that is too long.
pub(crate) async fn improved(
    backend: &dyn Backend,
    messages: &[Message],
    client: Option<&str>,
) -> Result<Vec<Message>, InputError> {
    let generation = backend.current();
    let mut improved = messages.to_vec();
    for message in improved.iter_mut().filter(|message| message.role == Role::User) {
        let request = Request { prompt: message.text.clone(), client: client.map(str::to_owned), ..Request::default() };
        message.text = backend.improve(&generation, request).await?.improved.to_string();
    }
    Ok(improved)
}
