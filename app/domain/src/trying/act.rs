//! What a student does in a try.

use serde::{Deserialize, Serialize};

use crate::command_form::{Fields, Unreadable, id, one_of, text, ticked};
use crate::goals::MOST_READERS;
use crate::id::{PersonId, ReflectionId, StrategyId, TriedId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::strategies::{LONGEST_STRATEGY_NAME, Need, ShelfSaid, StrategyKind};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, line, optional_line, passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TryDeed {
    Pose,
    Pick,
    Swap,
    Tell,
    SetAside,
    PickUp,
    Show,
}
names!(TryDeed {
    Self::Pose => "pose", Self::Pick => "pick", Self::Swap => "swap", Self::Tell => "tell", Self::SetAside => "set_aside",
    Self::PickUp => "pick_up", Self::Show => "show",
});

/// What the student does with it from now on. Both are good to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeps {
    Keep,
    Drop,
}
names!(Keeps { Self::Keep => "keep", Self::Drop => "drop" });

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TryAct {
    /// What the student needs, in a sentence.
    Pose {
        need: Need,
        words: String,
    },
    /// One to try: from a shelf, or by a name of their own. `kind`: what that is; of a shelf's, the shelf knows.
    Pick {
        tried: TriedId,
        strategy: Option<StrategyId>,
        name: String,
        kind: StrategyKind,
    },
    /// Another one in its place, while nothing was told of it.
    Swap {
        tried: TriedId,
        strategy: Option<StrategyId>,
        name: String,
        kind: StrategyKind,
    },
    /// What it changed, on which piece, and whether it stays.
    Tell {
        tried: TriedId,
        changed: String,
        keeps: Keeps,
        piece: Option<ReflectionId>,
    },
    SetAside,
    PickUp,
    /// Exactly these teachers see it from now on.
    Show {
        readers: Vec<PersonId>,
    },
}

impl TryAct {
    pub fn deed(&self) -> TryDeed {
        match self {
            Self::Pose { .. } => TryDeed::Pose,
            Self::Pick { .. } => TryDeed::Pick,
            Self::Swap { .. } => TryDeed::Swap,
            Self::Tell { .. } => TryDeed::Tell,
            Self::SetAside => TryDeed::SetAside,
            Self::PickUp => TryDeed::PickUp,
            Self::Show { .. } => TryDeed::Show,
        }
    }

    /// Whether it names an outside tool that is on no shelf.
    pub fn names_a_tool(&self) -> bool {
        match self {
            Self::Pick { name, kind, .. } | Self::Swap { name, kind, .. } => {
                *kind == StrategyKind::Outside && !name.trim().is_empty()
            }
            _ => false,
        }
    }

    /// With its words cleaned, or everything that cannot stand.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Pose { words, .. } => *words = faults.take("words", line(words, LONGEST_SENTENCE)),
            Self::Pick { strategy, name, .. } | Self::Swap { strategy, name, .. } => {
                *name = faults.take("name", optional_line(name, LONGEST_STRATEGY_NAME));
                // A name of one's own says more than the list beside it.
                if !name.is_empty() {
                    *strategy = None;
                } else if strategy.is_none() {
                    faults.push("name", Sentence::new("shelf.pick_or_name"));
                }
            }
            Self::Tell { changed, .. } => match passage(changed, LONGEST_SENTENCE) {
                Ok(said) if said.is_empty() => faults.push("changed", Sentence::new("shelf.say_what_changed")),
                said => *changed = faults.take("changed", said),
            },
            Self::Show { readers } => {
                if readers.len() > MOST_READERS {
                    faults.push("readers", Sentence::new("goals.too_many").with("most", MOST_READERS));
                }
            }
            Self::SetAside | Self::PickUp => {}
        }
        faults.done(act)
    }
}

pub fn act(deed: TryDeed, field: Fields) -> Result<TryAct, Unreadable> {
    let picked = || -> Result<_, Unreadable> {
        let strategy = if text(field, "from").is_empty() { None } else { Some(id(field, "from")?) };
        // Forms of earlier pages do not say what it is.
        let kind = match text(field, "kind").as_str() {
            "" => StrategyKind::default(),
            _ => one_of(field, "kind", StrategyKind::named)?,
        };
        Ok((id(field, "tried")?, strategy, text(field, "name"), kind))
    };
    Ok(match deed {
        TryDeed::Pose => TryAct::Pose { need: one_of(field, "need", Need::named)?, words: text(field, "words") },
        TryDeed::Pick => {
            let (tried, strategy, name, kind) = picked()?;
            TryAct::Pick { tried, strategy, name, kind }
        }
        TryDeed::Swap => {
            let (tried, strategy, name, kind) = picked()?;
            TryAct::Swap { tried, strategy, name, kind }
        }
        TryDeed::Tell => TryAct::Tell {
            tried: id(field, "tried")?,
            changed: text(field, "changed").replace("\r\n", "\n"),
            keeps: one_of(field, "keeps", Keeps::named)?,
            piece: if text(field, "piece").is_empty() { None } else { Some(id(field, "piece")?) },
        },
        TryDeed::SetAside => TryAct::SetAside,
        TryDeed::PickUp => TryAct::PickUp,
        TryDeed::Show => TryAct::Show { readers: ticked(field, "teachers", "teacher", MOST_READERS)? },
    })
}

/// As a form would say it.
impl From<&TryAct> for ShelfSaid {
    fn from(act: &TryAct) -> Self {
        let said = Self::new(act.deed().name());
        match act {
            TryAct::Pose { need, words } => said.and("need", need.name()).and("words", words),
            TryAct::Pick { tried, strategy, name, kind } | TryAct::Swap { tried, strategy, name, kind } => said
                .and("tried", tried)
                .and("from", strategy.map(|from| from.to_string()).unwrap_or_default())
                .and("name", name)
                .and("kind", kind.name()),
            TryAct::Tell { tried, changed, keeps, piece } => said
                .and("tried", tried)
                .and("changed", changed)
                .and("keeps", keeps.name())
                .and("piece", piece.map(|piece| piece.to_string()).unwrap_or_default()),
            TryAct::SetAside | TryAct::PickUp => said,
            TryAct::Show { readers } => {
                let ids: Vec<String> = readers.iter().map(PersonId::to_string).collect();
                let said = said.and("teachers", ids.join(","));
                ids.iter().fold(said, |said, id| said.and(&format!("teacher-{id}"), "yes"))
            }
        }
    }
}

impl From<TryAct> for ShelfSaid {
    fn from(act: TryAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_read_as_it_was_said() {
        let (tried, strategy, name) = (TriedId::mint(), Some(StrategyId::mint()), "Index cards".to_owned());
        let piece = Some(ReflectionId::mint());
        let acts = [
            TryAct::Pose { need: Need::Remember, words: "I forget what I read".into() },
            TryAct::Pick { tried, strategy, name: String::new(), kind: StrategyKind::Strategy },
            TryAct::Swap { tried, strategy: None, name, kind: StrategyKind::Outside },
            TryAct::Tell { tried, changed: "a\nb".into(), keeps: Keeps::Drop, piece },
            TryAct::SetAside,
            TryAct::PickUp,
            TryAct::Show { readers: vec![PersonId::mint(), PersonId::mint()] },
        ];
        for act in acts {
            assert_eq!(ShelfSaid::from(&act).attempt(), Ok(act));
        }
        assert_eq!(ShelfSaid::new("fail").attempt(), Err(Unreadable::Unknown));
    }

    #[test]
    fn something_is_picked_and_something_is_told() {
        let (tried, strategy) = (TriedId::mint(), Some(StrategyId::mint()));
        let nothing = TryAct::Pick { tried, strategy: None, name: " ".into(), kind: StrategyKind::Strategy };
        assert_eq!(nothing.check(), Err(Refusal::invalid("name", "shelf.pick_or_name")));
        let own = TryAct::Pick { tried, strategy, name: " My  way ".into(), kind: StrategyKind::LowTech };
        assert_eq!(
            own.check(),
            Ok(TryAct::Pick { tried, strategy: None, name: "My way".into(), kind: StrategyKind::LowTech })
        );
        let silent = TryAct::Tell { tried, changed: "\0 ".into(), keeps: Keeps::Keep, piece: None };
        assert_eq!(silent.check(), Err(Refusal::invalid("changed", "shelf.say_what_changed")));
        let many = TryAct::Show { readers: vec![PersonId::mint(); MOST_READERS + 1] };
        assert!(many.check().is_err());
    }
}
