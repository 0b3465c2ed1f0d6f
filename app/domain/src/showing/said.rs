//! An act on its way: what stood in the fields of its form, by name. Browsers carry it as it is and never read it (see
//! [`crate::goals::GoalSaid`]): the server reads it, from a script and from a plain form alike.

use serde::{Deserialize, Serialize};

use super::{Described, Mode, ShowAct, ShowDeed};
use crate::command::Beginning;
use crate::command_form::Unreadable;
use crate::id::FileId;

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 30;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShowSaid(pub Vec<(String, String)>);

impl ShowSaid {
    pub fn new(deed: ShowDeed) -> Self {
        Self(vec![("do".into(), deed.name().into())])
    }

    pub fn and(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    fn field(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    fn text(&self, name: &str) -> String {
        self.field(name).unwrap_or_default()
    }

    fn id<T: From<uuid::Uuid>>(&self, name: &'static str) -> Result<T, Unreadable> {
        let text = self.field(name).ok_or(Unreadable::Missing(name))?;
        text.parse::<uuid::Uuid>().map(T::from).map_err(|_| Unreadable::Wrong(name))
    }

    /// What the piece answers, if it may have to begin with this.
    pub fn beginning(&self) -> Option<Beginning> {
        match self.field("prompt") {
            Some(_) => Some(Beginning::Prompt { prompt: self.id("prompt").ok()? }),
            None => {
                let class = self.id("class").ok()?;
                Some(Beginning::OwnQuestion { class, question: self.field("question")? })
            }
        }
    }

    pub fn act(&self) -> Result<ShowAct, Unreadable> {
        if self.0.len() > MOST_FIELDS {
            return Err(Unreadable::Unknown);
        }
        let deed = self.field("do").and_then(|name| ShowDeed::named(&name)).ok_or(Unreadable::Unknown)?;
        let shown = || self.id("shown");
        let file = || self.id::<FileId>("file");
        let described = || Described { caption: self.text("caption"), transcript: self.text("transcript") };
        Ok(match deed {
            ShowDeed::Pick => ShowAct::Pick {
                mode: Mode::named(&self.text("mode")).ok_or(Unreadable::Wrong("mode"))?,
                why: self.text("why"),
            },
            ShowDeed::Add => ShowAct::Add { shown: shown()?, file: file()?, described: described() },
            ShowDeed::Replace => ShowAct::Replace { shown: shown()?, file: file()? },
            ShowDeed::Describe => ShowAct::Describe { shown: shown()?, described: described() },
            ShowDeed::Up => ShowAct::Move { shown: shown()?, up: true },
            ShowDeed::Down => ShowAct::Move { shown: shown()?, up: false },
            ShowDeed::Remove => ShowAct::Remove { shown: shown()? },
            ShowDeed::PutBack => ShowAct::PutBack { shown: shown()? },
        })
    }
}

/// As a form would say it.
impl From<&ShowAct> for ShowSaid {
    fn from(act: &ShowAct) -> Self {
        let said = Self::new(act.deed());
        match act {
            ShowAct::Pick { mode, why } => said.and("mode", mode.name()).and("why", why),
            ShowAct::Add { shown, file, described } => said
                .and("shown", shown)
                .and("file", file)
                .and("caption", &described.caption)
                .and("transcript", &described.transcript),
            ShowAct::Replace { shown, file } => said.and("shown", shown).and("file", file),
            ShowAct::Describe { shown, described } => {
                said.and("shown", shown).and("caption", &described.caption).and("transcript", &described.transcript)
            }
            ShowAct::Move { shown, .. } | ShowAct::Remove { shown } | ShowAct::PutBack { shown } => {
                said.and("shown", shown)
            }
        }
    }
}

impl From<ShowAct> for ShowSaid {
    fn from(act: ShowAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{ClassId, PromptId, ShownId};

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let (shown, file) = (ShownId::mint(), FileId::mint());
        let described = Described { caption: "A leaf".into(), transcript: "Two\nlines".into() };
        let acts = [
            ShowAct::Pick { mode: Mode::Speak, why: "I think aloud".into() },
            ShowAct::Add { shown, file, described: described.clone() },
            ShowAct::Replace { shown, file },
            ShowAct::Describe { shown, described },
            ShowAct::Move { shown, up: true },
            ShowAct::Move { shown, up: false },
            ShowAct::Remove { shown },
            ShowAct::PutBack { shown },
        ];
        let deeds: Vec<_> = acts.iter().map(ShowAct::deed).collect();
        assert_eq!(deeds, ShowDeed::ALL, "one of each");
        for act in acts {
            let text = serde_json::to_string(&ShowSaid::from(&act)).unwrap();
            assert_eq!(serde_json::from_str::<ShowSaid>(&text).unwrap().act(), Ok(act), "{text}");
        }
    }

    #[test]
    fn what_no_form_of_ours_says_is_not_read() {
        assert_eq!(ShowSaid(vec![]).act(), Err(Unreadable::Unknown));
        assert_eq!(ShowSaid::new(ShowDeed::Pick).and("mode", "dance").act(), Err(Unreadable::Wrong("mode")));
        assert_eq!(ShowSaid::new(ShowDeed::Remove).act(), Err(Unreadable::Missing("shown")));
        assert_eq!(ShowSaid::new(ShowDeed::Remove).and("shown", "7").act(), Err(Unreadable::Wrong("shown")));
        let endless =
            (0..MOST_FIELDS).fold(ShowSaid::new(ShowDeed::Pick).and("mode", "draw"), |said, _| said.and("x", 1));
        assert_eq!(endless.act(), Err(Unreadable::Unknown));
    }

    #[test]
    fn a_piece_can_begin_with_what_it_shows() {
        let (prompt, class) = (PromptId::mint(), ClassId::mint());
        let said = || ShowSaid::new(ShowDeed::Pick);
        assert_eq!(said().and("prompt", prompt).beginning(), Some(Beginning::Prompt { prompt }));
        let own = Beginning::OwnQuestion { class, question: "Why?".into() };
        assert_eq!(said().and("class", class).and("question", "Why?").beginning(), Some(own));
        assert_eq!(said().and("prompt", "x").beginning(), None);
        assert_eq!(said().beginning(), None);
    }
}
