//! Everything a student does with data of their own.

use super::{Amount, Day, MeasureKind};
use crate::clock::Moment;
use crate::command_form::{Fields, Unreadable, id, one_of, text};
use crate::id::{ClassId, PointId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::rubrics::RubricSaid;
use crate::viewer::names;
use crate::words::{LONGEST_NAME, LONGEST_SENTENCE, line, optional_line, passage};

/// Longest unit, in characters: *words a minute*.
pub const LONGEST_UNIT: usize = 30;
/// Measures of one student that are not set aside.
pub const MOST_MEASURES: usize = 40;
/// Points of one measure: more than a year of schooldays.
pub const MOST_POINTS: usize = 250;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureDeed {
    Begin,
    Add,
    Remove,
    Note,
    Show,
    SetAside,
    PickUp,
}
names!(MeasureDeed {
    Self::Begin => "begin", Self::Add => "add", Self::Remove => "remove", Self::Note => "note", Self::Show => "show",
    Self::SetAside => "set_aside", Self::PickUp => "pick_up",
});

/// What is measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeasureWords {
    pub kind: MeasureKind,
    pub name: String,
    pub unit: String,
}

impl MeasureWords {
    /// Invalid: `name`, `unit`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let name = faults.take("name", line(&self.name, LONGEST_NAME));
        let unit = faults.take("unit", optional_line(&self.unit, LONGEST_UNIT));
        faults.done(Self { kind: self.kind, name, unit })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeasureAct {
    /// Whose staff sees it; nobody's without a class.
    Begin {
        words: MeasureWords,
        class: Option<ClassId>,
    },
    Add {
        point: PointId,
        day: String,
        amount: String,
    },
    /// A point of their own that was a mistake.
    Remove {
        point: PointId,
    },
    /// What it says, and what I will do. About two days of it, or about all.
    Note {
        before: Option<PointId>,
        after: Option<PointId>,
        says: String,
        will: String,
    },
    Show {
        class: Option<ClassId>,
    },
    SetAside,
    PickUp,
}

/// A point as it will be kept. Invalid: `day`, `amount`.
pub fn point(day: &str, amount: &str, now: Moment) -> Result<(Day, Amount), Refusal> {
    let mut faults = Faults::default();
    let day = Day::read(day, now).map_err(|sentence| faults.push("day", sentence));
    let amount = Amount::read(amount).map_err(|sentence| faults.push("amount", sentence));
    match (day, amount) {
        (Ok(day), Ok(amount)) => faults.done((day, amount)),
        _ => faults.done(()).map(|()| unreachable!("a fault was noted")),
    }
}

impl MeasureAct {
    /// With its words cleaned, or everything that cannot stand. Invalid: `name`, `unit`, `day`, `amount`, `says`, `will`, `after`.
    pub fn check(&self, now: Moment) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Begin { words, .. } => *words = words.check()?,
            Self::Add { day, amount, .. } => {
                let (on, much) = point(day, amount, now)?;
                (*day, *amount) = (on.to_string(), much.to_string());
            }
            Self::Note { before, after, says, will } => {
                *says = faults.take("says", passage(says, LONGEST_SENTENCE));
                *will = faults.take("will", passage(will, LONGEST_SENTENCE));
                if says.is_empty() && will.is_empty() {
                    faults.push("says", Sentence::new("measures.say_something"));
                }
                if before.is_some() && before == after {
                    faults.push("after", Sentence::new("measures.two_days"));
                }
            }
            Self::Remove { .. } | Self::Show { .. } | Self::SetAside | Self::PickUp => {}
        }
        faults.done(act)
    }
}

/// Reads what a form said.
pub fn measure_act(said: &RubricSaid) -> Result<MeasureAct, Unreadable> {
    let field: Fields = &|name| said.field(name);
    let deed = said.field("do").and_then(|name| MeasureDeed::named(&name)).ok_or(Unreadable::Unknown)?;
    let class = || if text(field, "class").is_empty() { Ok(None) } else { id(field, "class").map(Some) };
    let one = |name| if text(field, name).is_empty() { Ok(None) } else { id(field, name).map(Some) };
    let several = |name: &str| text(field, name).replace("\r\n", "\n");
    Ok(match deed {
        MeasureDeed::Begin => MeasureAct::Begin {
            words: MeasureWords {
                kind: one_of(field, "kind", MeasureKind::named)?,
                name: text(field, "name"),
                unit: text(field, "unit"),
            },
            class: class()?,
        },
        MeasureDeed::Add => {
            MeasureAct::Add { point: id(field, "point")?, day: text(field, "day"), amount: text(field, "amount") }
        }
        MeasureDeed::Remove => MeasureAct::Remove { point: id(field, "point")? },
        MeasureDeed::Note => MeasureAct::Note {
            before: one("before")?,
            after: one("after")?,
            says: several("says"),
            will: several("will"),
        },
        MeasureDeed::Show => MeasureAct::Show { class: class()? },
        MeasureDeed::SetAside => MeasureAct::SetAside,
        MeasureDeed::PickUp => MeasureAct::PickUp,
    })
}

/// As a form would say it.
impl From<&MeasureAct> for RubricSaid {
    fn from(act: &MeasureAct) -> Self {
        let class = |class: &Option<ClassId>| class.map(|class| class.to_string()).unwrap_or_default();
        let one = |point: &Option<PointId>| point.map(|point| point.to_string()).unwrap_or_default();
        match act {
            MeasureAct::Begin { words, class: of } => Self::new("begin")
                .and("kind", words.kind.name())
                .and("name", &words.name)
                .and("unit", &words.unit)
                .and("class", class(of)),
            MeasureAct::Add { point, day, amount } => {
                Self::new("add").and("point", point).and("day", day).and("amount", amount)
            }
            MeasureAct::Remove { point } => Self::new("remove").and("point", point),
            MeasureAct::Note { before, after, says, will } => Self::new("note")
                .and("before", one(before))
                .and("after", one(after))
                .and("says", says)
                .and("will", will),
            MeasureAct::Show { class: of } => Self::new("show").and("class", class(of)),
            MeasureAct::SetAside => Self::new("set_aside"),
            MeasureAct::PickUp => Self::new("pick_up"),
        }
    }
}

impl From<MeasureAct> for RubricSaid {
    fn from(act: MeasureAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_789_394_400_000);

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let (point, class) = (PointId::mint(), Some(ClassId::mint()));
        let words = MeasureWords { kind: MeasureKind::Pace, name: "Reading".into(), unit: "words".into() };
        let (says, will) = ("a\nb".to_owned(), "c".to_owned());
        let acts = [
            MeasureAct::Begin { words, class },
            MeasureAct::Add { point, day: "2026-09-14".into(), amount: "12.5".into() },
            MeasureAct::Remove { point },
            MeasureAct::Note { before: Some(point), after: None, says, will },
            MeasureAct::Show { class: None },
            MeasureAct::SetAside,
            MeasureAct::PickUp,
        ];
        assert_eq!(acts.len(), MeasureDeed::ALL.len(), "one of each");
        for act in acts {
            assert_eq!(measure_act(&RubricSaid::from(&act)), Ok(act));
        }
    }

    #[test]
    fn a_point_is_a_number_on_a_day_and_both_faults_are_told() {
        let add = |day: &str, amount: &str| {
            MeasureAct::Add { point: PointId::mint(), day: day.into(), amount: amount.into() }.check(NOW)
        };
        let Ok(MeasureAct::Add { day, amount, .. }) = add(" 2026-09-01 ", "12,50") else { panic!() };
        assert_eq!((day.as_str(), amount.as_str()), ("2026-09-01", "12.5"));
        let Err(Refusal::Invalid { faults }) = add("soon", "NaN") else { panic!() };
        let told: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.sentence.key.as_str())).collect();
        assert_eq!(told, [("day", "measures.no_day"), ("amount", "measures.no_number")]);
    }

    #[test]
    fn a_note_says_something_about_two_days() {
        let point = Some(PointId::mint());
        let note = |after, says: &str| {
            MeasureAct::Note { before: point, after, says: says.into(), will: String::new() }.check(NOW)
        };
        assert!(note(Some(PointId::mint()), "I read faster").is_ok() && note(None, "More").is_ok());
        assert_eq!(note(None, " \0"), Err(Refusal::invalid("says", "measures.say_something")));
        assert_eq!(note(point, "Same"), Err(Refusal::invalid("after", "measures.two_days")));
        assert!(note(None, &"x".repeat(100_000)).is_err());
    }
}
