//! What a student does to a story.

use uuid::Uuid;

use super::{LONGEST_HEADING, PortfolioSaid, TimelineSource, Way};
use crate::command_form::{Fields, Unreadable, id, one_of, text, ticked};
use crate::goals::MOST_READERS;
use crate::id::{PersonId, PickId, StoryId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_REPLY, line, optional_line, passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortfolioDeed {
    Pick,
    Chapter,
    Write,
    Move,
    Remove,
    Restore,
    Name,
    Show,
}
names!(PortfolioDeed {
    Self::Pick => "pick", Self::Chapter => "chapter", Self::Write => "write", Self::Move => "move", Self::Remove => "remove",
    Self::Restore => "restore", Self::Name => "name", Self::Show => "show",
});

/// What stands at a part: a chapter's heading and rich words; of a pick, why it matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartWords {
    pub heading: String,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortfolioAct {
    /// Something of the timeline, at the end of the story. The first pick begins the story.
    Pick {
        part: PickId,
        source: TimelineSource,
        about: Uuid,
        /// Which version of it, where it has several. None: the newest.
        fixed: Option<Uuid>,
        why: String,
    },
    Chapter {
        part: PickId,
        words: PartWords,
    },
    Write {
        part: PickId,
        words: PartWords,
    },
    Move {
        part: PickId,
        way: Way,
    },
    Remove {
        part: PickId,
    },
    Restore {
        part: PickId,
    },
    Name {
        name: String,
    },
    /// Exactly these teachers see it from now on.
    Show {
        readers: Vec<PersonId>,
    },
}

impl PortfolioAct {
    pub fn deed(&self) -> PortfolioDeed {
        match self {
            Self::Pick { .. } => PortfolioDeed::Pick,
            Self::Chapter { .. } => PortfolioDeed::Chapter,
            Self::Write { .. } => PortfolioDeed::Write,
            Self::Move { .. } => PortfolioDeed::Move,
            Self::Remove { .. } => PortfolioDeed::Remove,
            Self::Restore { .. } => PortfolioDeed::Restore,
            Self::Name { .. } => PortfolioDeed::Name,
            Self::Show { .. } => PortfolioDeed::Show,
        }
    }

    pub fn read(deed: PortfolioDeed, field: Fields) -> Result<Self, Unreadable> {
        let part = || id(field, "part");
        let words = || PartWords { heading: text(field, "heading"), words: text(field, "words") };
        Ok(match deed {
            PortfolioDeed::Pick => Self::Pick {
                part: part()?,
                source: one_of(field, "source", TimelineSource::named)?,
                about: id(field, "about")?,
                fixed: if text(field, "fixed").is_empty() { None } else { Some(id(field, "fixed")?) },
                why: text(field, "why"),
            },
            PortfolioDeed::Chapter => Self::Chapter { part: part()?, words: words() },
            PortfolioDeed::Write => Self::Write { part: part()?, words: words() },
            PortfolioDeed::Move => Self::Move { part: part()?, way: one_of(field, "way", Way::named)? },
            PortfolioDeed::Remove => Self::Remove { part: part()? },
            PortfolioDeed::Restore => Self::Restore { part: part()? },
            PortfolioDeed::Name => Self::Name { name: text(field, "name") },
            PortfolioDeed::Show => Self::Show { readers: ticked(field, "teachers", "teacher", MOST_READERS)? },
        })
    }

    /// With its words cleaned, or everything that cannot stand.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Pick { why, .. } => *why = faults.take("why", passage(why, LONGEST_REPLY)),
            Self::Chapter { words, .. } => {
                written(words, &mut faults);
                if words.heading.is_empty() && words.words.is_empty() {
                    faults.push("words", Sentence::new("portfolio.chapter_empty"));
                }
            }
            Self::Write { words, .. } => written(words, &mut faults),
            Self::Name { name } => *name = faults.take("name", line(name, LONGEST_HEADING)),
            Self::Show { readers } => {
                if readers.len() > MOST_READERS {
                    faults.push("readers", Sentence::new("goals.too_many").with("most", MOST_READERS));
                }
            }
            Self::Move { .. } | Self::Remove { .. } | Self::Restore { .. } => {}
        }
        faults.done(act)
    }

    /// As the form of a story says it.
    pub fn said(&self, story: StoryId) -> PortfolioSaid {
        let said = PortfolioSaid::new(&format!("story_{}", self.deed().name())).and("story", story);
        match self {
            Self::Pick { part, source, about, fixed, why } => said
                .and("part", part)
                .and("source", source.name())
                .and("about", about)
                .and("fixed", fixed.map(|fixed| fixed.to_string()).unwrap_or_default())
                .and("why", why),
            Self::Chapter { part, words } | Self::Write { part, words } => {
                said.and("part", part).and("heading", &words.heading).and("words", &words.words)
            }
            Self::Move { part, way } => said.and("part", part).and("way", way.name()),
            Self::Remove { part } | Self::Restore { part } => said.and("part", part),
            Self::Name { name } => said.and("name", name),
            Self::Show { readers } => picked(said, readers),
        }
    }
}

fn written(words: &mut PartWords, faults: &mut Faults) {
    words.heading = faults.take("heading", optional_line(&words.heading, LONGEST_HEADING));
    words.words = faults.take("words", passage(&words.words, LONGEST_REPLY));
}

/// Boxes that are ticked beside a list of teachers.
pub(crate) fn picked(said: PortfolioSaid, readers: &[PersonId]) -> PortfolioSaid {
    let ids: Vec<String> = readers.iter().map(PersonId::to_string).collect();
    let said = said.and("teachers", ids.join(","));
    ids.iter().fold(said, |said, id| said.and(&format!("teacher-{id}"), "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_read_as_it_was_said() {
        let (story, part) = (StoryId::mint(), PickId::mint());
        let words = PartWords { heading: "Autumn".into(), words: "a\nb".into() };
        let (about, fixed) = (Uuid::now_v7(), Some(Uuid::now_v7()));
        let acts = [
            PortfolioAct::Pick { part, source: TimelineSource::Piece, about, fixed, why: "It is mine".into() },
            PortfolioAct::Pick { part, source: TimelineSource::Goal, about, fixed: None, why: String::new() },
            PortfolioAct::Chapter { part, words: words.clone() },
            PortfolioAct::Write { part, words },
            PortfolioAct::Move { part, way: Way::Up },
            PortfolioAct::Remove { part },
            PortfolioAct::Restore { part },
            PortfolioAct::Name { name: "How I learned to ask".into() },
            PortfolioAct::Show { readers: vec![PersonId::mint(), PersonId::mint()] },
        ];
        for act in acts {
            assert_eq!(act.said(story).story_act(), Ok(act));
        }
    }

    #[test]
    fn a_chapter_says_something_and_a_reason_may_wait() {
        let part = PickId::mint();
        let empty = PortfolioAct::Chapter { part, words: PartWords { heading: " ".into(), words: "\0".into() } };
        assert_eq!(empty.check(), Err(Refusal::invalid("words", "portfolio.chapter_empty")));
        let (about, fixed) = (Uuid::now_v7(), None);
        let pick = |why: &str| PortfolioAct::Pick { part, source: TimelineSource::Try, about, fixed, why: why.into() };
        assert!(pick("").check().is_ok());
        assert!(pick(&"x".repeat(100_000)).check().is_err());
        assert!(PortfolioAct::Name { name: " ".into() }.check().is_err());
        assert!(PortfolioAct::Show { readers: vec![PersonId::mint(); MOST_READERS + 1] }.check().is_err());
    }
}
