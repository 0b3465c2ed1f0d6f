//! What a student does on the shelf of a class.

use super::{Need, ShelfSaid, StrategyKind, StrategyWords};
use crate::command_form::{Fields, Unreadable, id, needed, one_of, text, yes};
use crate::id::{ClassId, HelpedId, TriedId};
use crate::refusal::{Faults, Refusal};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, line};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrategyDeed {
    Recommend,
    Reword,
    Take,
    Withdraw,
    Sign,
    Helped,
    WithdrawHelped,
    SignHelped,
}
names!(StrategyDeed {
    Self::Recommend => "recommend", Self::Reword => "reword", Self::Take => "take", Self::Withdraw => "withdraw",
    Self::Sign => "sign", Self::Helped => "helped", Self::WithdrawHelped => "withdraw_helped",
    Self::SignHelped => "sign_helped",
});

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrategyAct {
    /// To a class's shelf. `tried`: what the student kept after trying it.
    Recommend {
        class: ClassId,
        words: StrategyWords,
        /// The student's name stands beside it.
        signed: bool,
        tried: Option<TriedId>,
    },
    Reword {
        words: StrategyWords,
        signed: bool,
    },
    /// Takes the wording that a teacher suggested, as it was read: `rev`.
    Take {
        rev: i64,
    },
    Withdraw,
    /// Puts the name beside it, or takes it away, at any time.
    Sign {
        signed: bool,
    },
    /// This helped me too, when …
    Helped {
        helped: HelpedId,
        words: String,
        signed: bool,
    },
    WithdrawHelped {
        helped: HelpedId,
    },
    SignHelped {
        helped: HelpedId,
        signed: bool,
    },
}

impl StrategyAct {
    pub fn deed(&self) -> StrategyDeed {
        match self {
            Self::Recommend { .. } => StrategyDeed::Recommend,
            Self::Reword { .. } => StrategyDeed::Reword,
            Self::Take { .. } => StrategyDeed::Take,
            Self::Withdraw => StrategyDeed::Withdraw,
            Self::Sign { .. } => StrategyDeed::Sign,
            Self::Helped { .. } => StrategyDeed::Helped,
            Self::WithdrawHelped { .. } => StrategyDeed::WithdrawHelped,
            Self::SignHelped { .. } => StrategyDeed::SignHelped,
        }
    }

    /// With its words cleaned, or everything that cannot stand.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Recommend { words, .. } | Self::Reword { words, .. } => *words = words.check()?,
            Self::Helped { words, .. } => *words = faults.take("words", line(words, LONGEST_SENTENCE)),
            Self::Take { .. }
            | Self::Withdraw
            | Self::Sign { .. }
            | Self::WithdrawHelped { .. }
            | Self::SignHelped { .. } => {}
        }
        faults.done(act)
    }
}

pub fn act(deed: StrategyDeed, field: Fields) -> Result<StrategyAct, Unreadable> {
    let signed = yes(field, "signed");
    Ok(match deed {
        StrategyDeed::Recommend => StrategyAct::Recommend {
            class: id(field, "class")?,
            words: words(field)?,
            signed,
            tried: match text(field, "tried").as_str() {
                "" => None,
                _ => Some(id(field, "tried")?),
            },
        },
        StrategyDeed::Reword => StrategyAct::Reword { words: words(field)?, signed },
        StrategyDeed::Take => {
            StrategyAct::Take { rev: needed(field, "rev")?.parse().map_err(|_| Unreadable::Wrong("rev"))? }
        }
        StrategyDeed::Withdraw => StrategyAct::Withdraw,
        StrategyDeed::Sign => StrategyAct::Sign { signed },
        StrategyDeed::Helped => {
            StrategyAct::Helped { helped: id(field, "helped")?, words: text(field, "words"), signed }
        }
        StrategyDeed::WithdrawHelped => StrategyAct::WithdrawHelped { helped: id(field, "helped")? },
        StrategyDeed::SignHelped => StrategyAct::SignHelped { helped: id(field, "helped")?, signed },
    })
}

fn words(field: Fields) -> Result<StrategyWords, Unreadable> {
    // Browsers post line ends as CR LF and keep them as LF.
    let several = |name: &str| text(field, name).replace("\r\n", "\n");
    Ok(StrategyWords {
        kind: one_of(field, "kind", StrategyKind::named)?,
        need: one_of(field, "need", Need::named)?,
        name: text(field, "name"),
        does: several("does"),
        helps: several("helps"),
        address: text(field, "address"),
    })
}

/// As a form would say it.
impl From<&StrategyAct> for ShelfSaid {
    fn from(act: &StrategyAct) -> Self {
        let said = Self::new(act.deed().name());
        let signs = |said: Self, signed: bool| said.and("signed", if signed { "yes" } else { "no" });
        let worded = |said: Self, words: &StrategyWords| {
            said.and("kind", words.kind.name())
                .and("need", words.need.name())
                .and("name", &words.name)
                .and("does", &words.does)
                .and("helps", &words.helps)
                .and("address", &words.address)
        };
        match act {
            StrategyAct::Recommend { class, words, signed, tried } => signs(worded(said, words), *signed)
                .and("class", class)
                .and("tried", tried.map(|tried| tried.to_string()).unwrap_or_default()),
            StrategyAct::Reword { words, signed } => signs(worded(said, words), *signed),
            StrategyAct::Take { rev } => said.and("rev", rev),
            StrategyAct::Withdraw => said,
            StrategyAct::Sign { signed } => signs(said, *signed),
            StrategyAct::Helped { helped, words, signed } => {
                signs(said.and("helped", helped).and("words", words), *signed)
            }
            StrategyAct::WithdrawHelped { helped } => said.and("helped", helped),
            StrategyAct::SignHelped { helped, signed } => signs(said.and("helped", helped), *signed),
        }
    }
}

impl From<StrategyAct> for ShelfSaid {
    fn from(act: StrategyAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> StrategyWords {
        StrategyWords {
            name: "Draw it".into(),
            does: "a\nb".into(),
            helps: "When I am lost".into(),
            ..Default::default()
        }
    }

    #[test]
    fn an_act_is_read_as_it_was_said() {
        let (class, helped, tried) = (ClassId::mint(), HelpedId::mint(), Some(TriedId::mint()));
        let acts = [
            StrategyAct::Recommend { class, words: words(), signed: true, tried },
            StrategyAct::Recommend { class, words: words(), signed: false, tried: None },
            StrategyAct::Reword { words: words(), signed: false },
            StrategyAct::Take { rev: 3 },
            StrategyAct::Withdraw,
            StrategyAct::Sign { signed: true },
            StrategyAct::Helped { helped, words: "When it rains".into(), signed: true },
            StrategyAct::WithdrawHelped { helped },
            StrategyAct::SignHelped { helped, signed: false },
        ];
        for act in acts {
            assert_eq!(ShelfSaid::from(&act).strategy(), Ok(act));
        }
    }

    #[test]
    fn nothing_is_signed_by_silence() {
        let said = ShelfSaid::new("helped").and("helped", HelpedId::mint()).and("words", "x");
        assert!(matches!(said.strategy(), Ok(StrategyAct::Helped { signed: false, .. })));
        assert_eq!(ShelfSaid::new("like").strategy(), Err(Unreadable::Unknown));
        let no_kind = ShelfSaid::new("reword").and("kind", "visual learner").and("need", "start");
        assert_eq!(no_kind.strategy(), Err(Unreadable::Wrong("kind")));
    }
}
