//! What students do with replies.

use serde::{Deserialize, Serialize};

use super::{ReportReason, ReportWords};
use crate::command_form::{Fields, Unreadable, id, one_of, text, yes};
use crate::id::PerspectiveId;
use crate::inquiry::InquirySaid;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::passage;

/// Longest reply of a student, in characters.
pub const LONGEST_STUDENT_REPLY: usize = 500;
/// Most replies of one student to one inquiry.
pub const MOST_REPLIES: usize = 20;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyKind {
    /// A question to whoever wrote the perspective.
    #[default]
    Ask,
    /// Something that stands out in it.
    Notice,
}
names!(ReplyKind { Self::Ask => "ask", Self::Notice => "notice" });

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyDeed {
    Write,
    TakeBack,
    Answer,
    Helped,
    Hide,
    Report,
}
names!(ReplyDeed {
    Self::Write => "write", Self::TakeBack => "take_back", Self::Answer => "answer", Self::Helped => "helped",
    Self::Hide => "hide", Self::Report => "report",
});

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyAct {
    Write {
        perspective: PerspectiveId,
        kind: ReplyKind,
        words: String,
    },
    TakeBack,
    /// By the owner of the perspective. Moderated as the reply was.
    Answer {
        words: String,
    },
    /// *This helped me*, or no longer said.
    Helped {
        helped: bool,
    },
    /// By the owner; `hide` false shows it again.
    Hide {
        hide: bool,
    },
    Report(ReportWords),
}

impl ReplyAct {
    pub fn deed(&self) -> ReplyDeed {
        match self {
            Self::Write { .. } => ReplyDeed::Write,
            Self::TakeBack => ReplyDeed::TakeBack,
            Self::Answer { .. } => ReplyDeed::Answer,
            Self::Helped { .. } => ReplyDeed::Helped,
            Self::Hide { .. } => ReplyDeed::Hide,
            Self::Report(_) => ReplyDeed::Report,
        }
    }

    /// With its words cleaned. Invalid: `words`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Write { words, .. } | Self::Answer { words } => {
                *words = faults.take("words", something(words, LONGEST_STUDENT_REPLY));
            }
            Self::Report(words) => *words = words.check()?,
            Self::TakeBack | Self::Helped { .. } | Self::Hide { .. } => {}
        }
        faults.done(act)
    }
}

/// Several lines that say something.
pub(crate) fn something(typed: &str, most: usize) -> Result<String, Sentence> {
    match passage(typed, most)? {
        words if words.is_empty() => Err(Sentence::new("words.empty")),
        words => Ok(words),
    }
}

pub fn act(deed: ReplyDeed, field: Fields) -> Result<ReplyAct, Unreadable> {
    let words = || text(field, "words").replace("\r\n", "\n");
    Ok(match deed {
        ReplyDeed::Write => ReplyAct::Write {
            perspective: id(field, "perspective")?,
            kind: one_of(field, "kind", ReplyKind::named)?,
            words: words(),
        },
        ReplyDeed::TakeBack => ReplyAct::TakeBack,
        ReplyDeed::Answer => ReplyAct::Answer { words: words() },
        ReplyDeed::Helped => ReplyAct::Helped { helped: yes(field, "helped") },
        ReplyDeed::Hide => ReplyAct::Hide { hide: yes(field, "hide") },
        ReplyDeed::Report => {
            let reason = one_of(field, "reason", ReportReason::named)?;
            ReplyAct::Report(ReportWords { reason, words: words() })
        }
    })
}

/// As a form would say it.
impl From<&ReplyAct> for InquirySaid {
    fn from(act: &ReplyAct) -> Self {
        let said = Self::new(act.deed().name());
        let yes = |yes: bool| if yes { "yes" } else { "no" };
        match act {
            ReplyAct::Write { perspective, kind, words } => {
                said.and("perspective", perspective).and("kind", kind.name()).and("words", words)
            }
            ReplyAct::TakeBack => said,
            ReplyAct::Answer { words } => said.and("words", words),
            ReplyAct::Helped { helped } => said.and("helped", yes(*helped)),
            ReplyAct::Hide { hide } => said.and("hide", yes(*hide)),
            ReplyAct::Report(ReportWords { reason, words }) => said.and("reason", reason.name()).and("words", words),
        }
    }
}

impl From<ReplyAct> for InquirySaid {
    fn from(act: ReplyAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let words = "Two\nlines".to_owned();
        let acts = [
            ReplyAct::Write { perspective: PerspectiveId::mint(), kind: ReplyKind::Notice, words: words.clone() },
            ReplyAct::TakeBack,
            ReplyAct::Answer { words: words.clone() },
            ReplyAct::Helped { helped: true },
            ReplyAct::Hide { hide: false },
            ReplyAct::Report(ReportWords { reason: ReportReason::Private, words }),
        ];
        assert_eq!(acts.iter().map(ReplyAct::deed).collect::<Vec<_>>(), ReplyDeed::ALL, "one of each");
        for act in acts {
            let said = InquirySaid::from(&act);
            for (name, _) in said.0.iter().filter(|(name, _)| name != "do") {
                assert!(crate::inquiry::INQUIRY_FIELDS.contains(&name.as_str()), "{name} travels");
            }
            assert_eq!(said.reply(), Ok(act));
        }
    }

    #[test]
    fn a_reply_asks_or_notices_and_cannot_grade() {
        let graded = InquirySaid::new("write").and("perspective", PerspectiveId::mint()).and("kind", "5");
        assert_eq!(graded.reply(), Err(Unreadable::Wrong("kind")));
        let long = ReplyAct::Answer { words: "x".repeat(LONGEST_STUDENT_REPLY + 1) };
        let Err(Refusal::Invalid { faults }) = long.check() else { panic!() };
        assert_eq!(faults[0].sentence, Sentence::new("words.too_long").with("most", LONGEST_STUDENT_REPLY));
        assert_eq!(ReplyAct::Answer { words: "\0 ".into() }.check(), Err(Refusal::invalid("words", "words.empty")));
    }
}
