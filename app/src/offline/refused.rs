//! What a form without WASM was refused. The server sends the reader back to the page with the sentence's key in the address
//! (`?refused=reflections.empty&at=words`); only keys that such a form can be refused with are said, and nothing else from an address.

use domain::refusal::Sentence;

use crate::address::asked;

/// Keys without gaps. What has gaps, or something typed that could not be kept, is answered with a page of its own.
pub const KEYS: [&str; 42] = [
    "drafts.already_begun",
    "drafts.another_device",
    "feedback.nothing_asked",
    "feedback.say_why",
    "goals.already_answered",
    "goals.ask_was_seen",
    "goals.claim_needs_evidence",
    "goals.claimed_already",
    "goals.if_needs_then",
    "goals.linked_already",
    "goals.not_in_my_control",
    "goals.not_your_class",
    "goals.not_your_teacher",
    "goals.over",
    "goals.pick_an_adult",
    "goals.pick_something_made",
    "goals.say_how_it_goes",
    "goals.say_why_aside",
    "goals.set_already",
    "goals.shown_to_nobody",
    "goals.step_ended",
    "goals.still_open",
    "goals.then_needs_if",
    "goals.under_a_week",
    "growth.another_pair",
    "growth.two_pieces",
    "prompts.already_closed",
    "reflections.already_read",
    "reflections.class_put_away",
    "reflections.confirm_your_words",
    "reflections.empty",
    "reflections.left_class",
    "reflections.no_such_version",
    "reflections.not_resting",
    "reflections.not_shared_yet",
    "reflections.say_what_you_need",
    "refusal.busy",
    "refusal.invalid",
    "refusal.not_found",
    "talk.nobody_named",
    "translations.pick_a_language",
    "words.empty",
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub sentence: Sentence,
    /// The field it stands beside; empty for the top of the page.
    pub at: String,
}

impl Refused {
    pub fn read(key: &str, at: &str) -> Option<Self> {
        let key = KEYS.iter().find(|known| **known == key)?;
        Some(Self { sentence: Sentence::new(key), at: at.to_owned() })
    }

    /// From the address of the page that is being made.
    pub fn from_address() -> Option<Self> {
        Self::read(&asked("refused")?, &asked("at").unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_keys_are_said() {
        assert_eq!(Refused::read("reflections.empty", "words").unwrap().at, "words");
        assert_eq!(Refused::read("<script>", ""), None);
        assert_eq!(Refused::read("ui.saved", ""), None);
    }
}
