//! What a student does about who reads an inquiry of theirs.

use super::{AudienceSaid, LONGEST_GUEST_REPLY, LONGEST_PEN, Step};
use crate::command_form::{Fields, Unreadable, id, needed, one_of, text};
use crate::id::{ClassId, PersonId, ReplyId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, line, passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AudienceDeed {
    Wish,
    Withdraw,
    TakeBack,
    Answer,
}
names!(AudienceDeed { Self::Wish => "wish", Self::Withdraw => "withdraw", Self::TakeBack => "take_back", Self::Answer => "answer" });

/// A wish for one step. What belongs to another step is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub step: Step,
    /// The version that is to be read.
    pub version: i32,
    /// Whose teachers release it; and where the partner, or the class, is.
    pub class: ClassId,
    pub partner: Option<PersonId>,
    /// Who the audience is, named by the student.
    pub words: String,
    pub pen: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AudienceAct {
    Wish(Wish),
    /// A wish that no teacher answered yet. What is open stays open.
    Withdraw {
        step: Step,
    },
    /// And everything wider.
    TakeBack {
        step: Step,
    },
    /// To what a guest asked or noticed. A teacher releases it.
    Answer {
        reply: ReplyId,
        words: String,
    },
}

impl AudienceAct {
    pub fn deed(&self) -> AudienceDeed {
        match self {
            Self::Wish(_) => AudienceDeed::Wish,
            Self::Withdraw { .. } => AudienceDeed::Withdraw,
            Self::TakeBack { .. } => AudienceDeed::TakeBack,
            Self::Answer { .. } => AudienceDeed::Answer,
        }
    }

    /// With its words cleaned, or everything that cannot stand. Whether a pen name is nobody's, only the store knows.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Wish(wish) => {
                if !Step::WISHED.contains(&wish.step) {
                    return Err(Refusal::invalid("", "refusal.invalid"));
                }
                if wish.step != Step::Partner {
                    wish.partner = None;
                } else if wish.partner.is_none() {
                    faults.push("partner", Sentence::new("audience.pick_a_partner"));
                }
                wish.words = match wish.step {
                    Step::Named => faults.take("words", line(&wish.words, LONGEST_SENTENCE)),
                    _ => String::new(),
                };
                wish.pen = match wish.step {
                    Step::World => faults.take("pen", line(&wish.pen, LONGEST_PEN)),
                    _ => String::new(),
                };
            }
            Self::Withdraw { step } | Self::TakeBack { step } if *step <= Step::Teacher => {
                return Err(Refusal::invalid("", "refusal.invalid"));
            }
            Self::Withdraw { .. } | Self::TakeBack { .. } => {}
            Self::Answer { words, .. } => {
                let said = match passage(words, LONGEST_GUEST_REPLY) {
                    Ok(said) if said.is_empty() => Err(Sentence::new("words.empty")),
                    said => said,
                };
                *words = faults.take("words", said);
            }
        }
        faults.done(act)
    }
}

pub fn act(deed: AudienceDeed, field: Fields) -> Result<AudienceAct, Unreadable> {
    Ok(match deed {
        AudienceDeed::Wish => {
            let step = one_of(field, "step", Step::named)?;
            let (class, partner) = class_and_partner(step, field)?;
            let version = needed(field, "version")?.parse().map_err(|_| Unreadable::Wrong("version"))?;
            AudienceAct::Wish(Wish {
                step,
                version,
                class,
                partner,
                words: text(field, "words"),
                pen: text(field, "pen"),
            })
        }
        AudienceDeed::Withdraw => AudienceAct::Withdraw { step: one_of(field, "step", Step::named)? },
        AudienceDeed::TakeBack => AudienceAct::TakeBack { step: one_of(field, "step", Step::named)? },
        AudienceDeed::Answer => AudienceAct::Answer {
            reply: id(field, "reply")?,
            // Browsers post line ends as CR LF and keep them as LF.
            words: text(field, "words").replace("\r\n", "\n"),
        },
    })
}

/// A partner is picked together with the class that both are in: `class.person`.
fn class_and_partner(step: Step, field: Fields) -> Result<(ClassId, Option<PersonId>), Unreadable> {
    let picked = text(field, "partner");
    match picked.split_once('.') {
        Some((class, person)) if step == Step::Partner => {
            let wrong = |_| Unreadable::Wrong("partner");
            Ok((class.parse().map_err(wrong)?, Some(person.parse().map_err(wrong)?)))
        }
        // Nobody picked: which class is then not known either, and is not asked.
        _ if step == Step::Partner => Ok((ClassId(uuid::Uuid::nil()), None)),
        _ => Ok((id(field, "class")?, None)),
    }
}

/// As a form would say it.
impl From<&AudienceAct> for AudienceSaid {
    fn from(act: &AudienceAct) -> Self {
        let said = Self::new(act.deed());
        match act {
            AudienceAct::Wish(wish) => {
                let partner = wish.partner.map(|person| format!("{}.{person}", wish.class));
                said.and("step", wish.step.name())
                    .and("version", wish.version)
                    .and("class", wish.class)
                    .and("partner", partner.unwrap_or_default())
                    .and("words", &wish.words)
                    .and("pen", &wish.pen)
            }
            AudienceAct::Withdraw { step } | AudienceAct::TakeBack { step } => said.and("step", step.name()),
            AudienceAct::Answer { reply, words } => said.and("reply", reply).and("words", words),
        }
    }
}

impl From<AudienceAct> for AudienceSaid {
    fn from(act: AudienceAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(step: Step) -> Wish {
        let (words, pen) = ("Families".to_owned(), "River Fox".to_owned());
        Wish { step, version: 2, class: ClassId::mint(), partner: Some(PersonId::mint()), words, pen }
    }

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let acts = [
            AudienceAct::Wish(wish(Step::Partner)),
            AudienceAct::Wish(Wish { partner: None, ..wish(Step::World) }),
            AudienceAct::Withdraw { step: Step::Named },
            AudienceAct::TakeBack { step: Step::Class },
            AudienceAct::Answer { reply: ReplyId::mint(), words: "Two\nlines".into() },
        ];
        for act in acts {
            let text = serde_json::to_string(&AudienceSaid::from(&act)).unwrap();
            assert_eq!(serde_json::from_str::<AudienceSaid>(&text).unwrap().act(), Ok(act), "{text}");
        }
        assert_eq!(AudienceSaid(vec![]).act(), Err(Unreadable::Unknown));
    }

    #[test]
    fn a_wish_carries_what_its_step_needs_and_nothing_else() {
        let AudienceAct::Wish(class) = AudienceAct::Wish(wish(Step::Class)).check().unwrap() else { panic!() };
        assert_eq!((class.partner, class.words.as_str(), class.pen.as_str()), (None, "", ""));
        let alone = AudienceAct::Wish(Wish { partner: None, ..wish(Step::Partner) });
        assert_eq!(alone.check(), Err(Refusal::invalid("partner", "audience.pick_a_partner")));
        let nobody = AudienceAct::Wish(Wish { words: " ".into(), ..wish(Step::Named) });
        assert_eq!(nobody.check(), Err(Refusal::invalid("words", "words.empty")));
        let bare = AudienceAct::Wish(Wish { pen: String::new(), ..wish(Step::World) });
        assert_eq!(bare.check(), Err(Refusal::invalid("pen", "words.empty")));
        assert!(AudienceAct::Wish(wish(Step::Teacher)).check().is_err(), "a teacher is picked, not wished");
        assert!(AudienceAct::TakeBack { step: Step::Me }.check().is_err());
    }
}
