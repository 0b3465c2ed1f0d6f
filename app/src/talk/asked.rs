//! What was asked on this page. Each wording is an ask of its own; the same one pressed twice is one.

use domain::id::CommandId;

/// What was sent, for as long as it is not known to have come through; oldest first.
#[derive(Default)]
pub struct Asked(Vec<Ask>);

struct Ask {
    words: String,
    id: CommandId,
    on_its_way: bool,
}

impl Asked {
    /// The command that says these words: the same one as before, if its answer was lost or it was refused. None while it is on its way.
    pub fn says(&self, words: &str) -> Option<CommandId> {
        match self.0.iter().find(|ask| ask.words == words) {
            Some(ask) if ask.on_its_way => None,
            Some(ask) => Some(ask.id),
            None => Some(CommandId::mint()),
        }
    }

    /// Handed over. What was refused before stands in the form no more.
    pub fn sent(&mut self, words: String, id: CommandId) {
        self.0.retain(|ask| ask.on_its_way);
        self.0.push(Ask { words, id, on_its_way: true });
    }

    /// Its answer came. Gives whether nothing else was sent since.
    pub fn heard(&mut self, id: CommandId, carried_out: bool) -> bool {
        let Some(at) = self.0.iter().position(|ask| ask.id == id) else { return false };
        let newest = at + 1 == self.0.len();
        if carried_out || !newest {
            self.0.remove(at);
        } else {
            self.0[at].on_its_way = false;
        }
        newest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sends(asked: &mut Asked, words: &str) -> CommandId {
        let id = asked.says(words).expect("it is not on its way");
        asked.sent(words.into(), id);
        id
    }

    #[test]
    fn the_same_press_is_one_ask_and_other_words_are_another() {
        let mut asked = Asked::default();
        let lunch = sends(&mut asked, "About lunch");
        assert_eq!(asked.says("About lunch"), None, "it is on its way");
        let recess = sends(&mut asked, "About recess");
        assert_ne!(lunch, recess);
        assert!(!asked.heard(lunch, true), "other words were sent since");
        assert!(asked.heard(recess, true));
        assert_ne!(asked.says("About lunch"), Some(lunch), "said once more, it is meant once more");
    }

    #[test]
    fn what_did_not_come_through_is_the_same_ask_until_something_else_is_said() {
        let mut asked = Asked::default();
        let lunch = sends(&mut asked, "About lunch");
        assert!(asked.heard(lunch, false));
        assert_eq!(sends(&mut asked, "About lunch"), lunch);
        assert!(asked.heard(lunch, false));
        let recess = sends(&mut asked, "About recess");
        assert_ne!(asked.says("About lunch"), Some(lunch));
        assert!(!asked.heard(lunch, false), "nobody waits for it any more");
        assert!(asked.heard(recess, true));
    }
}
