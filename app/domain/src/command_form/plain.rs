//! What a student does on pages without WASM. No browser carries a reader of these forms: they are compiled for the server alone.

use super::{Fields, Unreadable, choices, goals, id, inquiry, shelf};
use crate::command::Command;
use crate::goals::MOST_READERS;
use crate::inquiry::InquiryDeed;
use crate::questions::{QuestionAct, QuestionDeed};
use crate::replies::ReplyDeed;
use crate::rounds::{RoundAct, RoundDeed};
use crate::stage::{ClosingWord, Confidence};
use crate::strategies::StrategyDeed;
use crate::trying::TryDeed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainDeed {
    Choice(choices::ChoiceDeed),
    ShowHelped,
    Strategy(StrategyDeed),
    Try(TryDeed),
    Question(QuestionDeed),
    Round(RoundDeed),
    Inquiry(InquiryDeed),
    Reply(ReplyDeed),
    ClosingWord,
    Confidence,
    ShowEarlier,
}

impl PlainDeed {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "show_helped" => return Some(Self::ShowHelped),
            "closing_word" => return Some(Self::ClosingWord),
            "confidence" => return Some(Self::Confidence),
            "earlier_too" => return Some(Self::ShowEarlier),
            _ => {}
        }
        Some(match name.split_once('_')? {
            ("choice", deed) => Self::Choice(choices::ChoiceDeed::named(deed)?),
            ("strategy", deed) => Self::Strategy(StrategyDeed::named(deed)?),
            ("try", deed) => Self::Try(TryDeed::named(deed)?),
            ("question", deed) => Self::Question(QuestionDeed::named(deed)?),
            ("round", deed) => Self::Round(RoundDeed::named(deed)?),
            ("inquiry", deed) => Self::Inquiry(InquiryDeed::named(deed)?),
            ("reply", deed) => Self::Reply(ReplyDeed::named(deed)?),
            _ => return None,
        })
    }

    pub(super) fn command(self, field: Fields) -> Result<Command, Unreadable> {
        Ok(match self {
            Self::Choice(deed) => Command::Choice { board: id(field, "board")?, act: choices::said(deed, field) },
            Self::ShowHelped => {
                Command::ShowHelped { readers: goals::ticked(field, "teachers", "teacher", MOST_READERS)? }
            }
            Self::Strategy(deed) => {
                Command::Strategy { strategy: id(field, "strategy")?, act: shelf::said(deed.name(), field) }
            }
            Self::Try(deed) => Command::Try { attempt: id(field, "try")?, act: shelf::said(deed.name(), field) },
            Self::Question(deed) => {
                Command::Question { question: id(field, "question")?, act: QuestionAct::said(deed, field) }
            }
            Self::Round(deed) => Command::Round { round: id(field, "round")?, act: RoundAct::said(deed, field) },
            Self::Inquiry(deed) => {
                Command::Inquiry { inquiry: id(field, "inquiry")?, act: inquiry::said(deed.name(), field) }
            }
            Self::ClosingWord => {
                let word = super::needed(field, "word")?;
                let word = ClosingWord::named(&word).ok_or(Unreadable::Wrong("word"))?;
                Command::ClosingWord { class: id(field, "class")?, word }
            }
            Self::Confidence => {
                let level = super::needed(field, "level")?;
                let level = Confidence::named(&level).ok_or(Unreadable::Wrong("level"))?;
                Command::Confidence { class: id(field, "class")?, ask: id(field, "ask")?, level }
            }
            Self::ShowEarlier => Command::ShowEarlier {
                reflection: id(field, "reflection")?,
                version: super::needed(field, "version")?.parse().map_err(|_| Unreadable::Wrong("version"))?,
                give: super::yes(field, "give"),
            },
            Self::Reply(deed) => Command::Reply { reply: id(field, "reply")?, act: inquiry::said(deed.name(), field) },
        })
    }
}
