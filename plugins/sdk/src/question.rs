//! What a rule asks the person instead of guessing.

use crate::Question;

impl Question {
    /// A question in the prompt's language, best about the prompt's own words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lead: None, choices: Vec::new() }
    }

    /// What stands before the answer when it is written into the prompt, such as
    /// `Language:`. Without it the question itself does.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = Some(lead.into());
        self
    }

    /// The only answers there are.
    #[must_use]
    pub fn choices<T: Into<String>>(mut self, choices: impl IntoIterator<Item = T>) -> Self {
        self.choices = choices.into_iter().map(Into::into).collect();
        self
    }
}

impl From<&str> for Question {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Question {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}
