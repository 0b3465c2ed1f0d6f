//! Everything a student does with a rubric. On its way it is what stood in the fields of its form, by name; only the server reads it, so that
//! no student's page carries a reader of what it does not show.

use super::{LONGEST_NOTE, RatingTyped, TypedLine, TypedSpot};
use crate::command_form::{Fields, Unreadable, id, needed, text, yes};
use crate::id::{CriterionId, ReflectionId, RubricNoteId, SampleId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, line, optional_line};

pub use crate::strategies::ShelfSaid as RubricSaid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RubricDeed {
    Pick,
    Unpick,
    Rate,
    Talk,
    Note,
    TakeBack,
    Reply,
}
names!(RubricDeed {
    Self::Pick => "pick", Self::Unpick => "unpick", Self::Rate => "rate", Self::Talk => "talk", Self::Note => "note",
    Self::TakeBack => "take_back", Self::Reply => "reply",
});

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RubricAct {
    /// Looks at a piece of their own by this rubric.
    Pick {
        piece: ReflectionId,
    },
    Unpick {
        piece: ReflectionId,
    },
    /// Where a version stands, by the wording that was read.
    Rate {
        piece: ReflectionId,
        version: i32,
        wording: i32,
        typed: RatingTyped,
    },
    /// A line to the teacher about a criterion that both said something of.
    Talk {
        piece: ReflectionId,
        criterion: CriterionId,
        words: String,
    },
    /// What works in a sample, or in all of them.
    Note {
        note: RubricNoteId,
        sample: Option<SampleId>,
        words: String,
    },
    TakeBack {
        note: RubricNoteId,
    },
    /// Whether a wording fits, else how it could be said.
    Reply {
        criterion: CriterionId,
        about: String,
        fits: bool,
        words: String,
    },
}

/// More criteria than any rubric has.
const MOST_LINES: usize = 12;
/// More fields than any form of ours has.
const MOST_FIELDS: usize = 160;

impl RubricAct {
    /// With its words cleaned. Invalid: `words`. What is said of a version is checked beside it ([`RatingTyped::check`]).
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Talk { words, .. } => *words = faults.take("words", line(words, LONGEST_SENTENCE)),
            Self::Note { words, .. } => *words = faults.take("words", line(words, LONGEST_NOTE)),
            Self::Reply { fits, words, .. } => {
                *words = faults.take("words", optional_line(words, LONGEST_SENTENCE));
                if !*fits && words.is_empty() {
                    faults.push("words", Sentence::new("rubrics.say_how"));
                }
            }
            Self::Pick { .. } | Self::Unpick { .. } | Self::Rate { .. } | Self::TakeBack { .. } => {}
        }
        faults.done(act)
    }
}

/// Reads what a form said.
pub fn rubric_act(said: &RubricSaid) -> Result<RubricAct, Unreadable> {
    if said.0.len() > MOST_FIELDS {
        return Err(Unreadable::Unknown);
    }
    let field: Fields = &|name| said.field(name);
    let deed = said.field("do").and_then(|name| RubricDeed::named(&name)).ok_or(Unreadable::Unknown)?;
    let piece = || id::<ReflectionId>(field, "piece");
    Ok(match deed {
        RubricDeed::Pick => RubricAct::Pick { piece: piece()? },
        RubricDeed::Unpick => RubricAct::Unpick { piece: piece()? },
        RubricDeed::Rate => RubricAct::Rate {
            piece: piece()?,
            version: number(field, "version")?,
            wording: number(field, "wording")?,
            typed: rating_typed(field)?,
        },
        RubricDeed::Talk => {
            RubricAct::Talk { piece: piece()?, criterion: id(field, "criterion")?, words: text(field, "words") }
        }
        RubricDeed::Note => RubricAct::Note {
            note: id(field, "note")?,
            sample: if text(field, "sample").is_empty() { None } else { Some(id(field, "sample")?) },
            words: text(field, "words"),
        },
        RubricDeed::TakeBack => RubricAct::TakeBack { note: id(field, "note")? },
        RubricDeed::Reply => RubricAct::Reply {
            criterion: id(field, "criterion")?,
            about: text(field, "about"),
            fits: yes(field, "fits"),
            words: text(field, "words"),
        },
    })
}

fn number(field: Fields, name: &'static str) -> Result<i32, Unreadable> {
    needed(field, name)?.parse().map_err(|_| Unreadable::Wrong(name))
}

/// The fields of a rating: `criteria` names them, each has `stands-`, `growing-`, `beyond-`, `cite-` and those of a spot with its id.
pub fn rating_typed(field: Fields) -> Result<RatingTyped, Unreadable> {
    let mut lines = Vec::new();
    for named in text(field, "criteria").split(',').filter(|named| !named.is_empty()).take(MOST_LINES) {
        let id: CriterionId = named.parse().map_err(|_| Unreadable::Wrong("criteria"))?;
        let of = |name: &str| text(field, &format!("{name}-{named}"));
        // Browsers post line ends as CR LF and keep them as LF.
        let several = |name: &str| of(name).replace("\r\n", "\n");
        let line = TypedLine {
            stands: of("stands"),
            growing: several("growing"),
            beyond: several("beyond"),
            cite: of("cite"),
            spot: TypedSpot::of(of),
        };
        lines.push((id, line));
    }
    Ok(RatingTyped { lines, shown: yes(field, "shown") })
}

/// As a form would say it.
impl From<&RubricAct> for RubricSaid {
    fn from(act: &RubricAct) -> Self {
        match act {
            RubricAct::Pick { piece } => Self::new("pick").and("piece", piece),
            RubricAct::Unpick { piece } => Self::new("unpick").and("piece", piece),
            RubricAct::Rate { piece, version, wording, typed } => {
                let ids: Vec<String> = typed.lines.iter().map(|(id, _)| id.to_string()).collect();
                let said = Self::new("rate").and("piece", piece).and("version", version).and("wording", wording);
                let said = said.and("criteria", ids.join(",")).and("shown", if typed.shown { "yes" } else { "" });
                typed.lines.iter().fold(said, |said, (id, line)| {
                    let said = said
                        .and(&format!("stands-{id}"), &line.stands)
                        .and(&format!("growing-{id}"), &line.growing)
                        .and(&format!("beyond-{id}"), &line.beyond)
                        .and(&format!("cite-{id}"), &line.cite);
                    let spot = line.spot.fields().into_iter().filter(|(_, typed)| !typed.is_empty());
                    spot.fold(said, |said, (name, typed)| said.and(&format!("{name}-{id}"), typed))
                })
            }
            RubricAct::Talk { piece, criterion, words } => {
                Self::new("talk").and("piece", piece).and("criterion", criterion).and("words", words)
            }
            RubricAct::Note { note, sample, words } => {
                let sample = sample.map(|sample| sample.to_string()).unwrap_or_default();
                Self::new("note").and("note", note).and("sample", sample).and("words", words)
            }
            RubricAct::TakeBack { note } => Self::new("take_back").and("note", note),
            RubricAct::Reply { criterion, about, fits, words } => Self::new("reply")
                .and("criterion", criterion)
                .and("about", about)
                .and("fits", if *fits { "yes" } else { "" })
                .and("words", words),
        }
    }
}

impl From<RubricAct> for RubricSaid {
    fn from(act: RubricAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let (piece, criterion, words) = (ReflectionId::mint(), CriterionId::mint(), "Two words".to_owned());
        let (note, sample) = (RubricNoteId::mint(), Some(SampleId::mint()));
        let spot = TypedSpot { from: "0:12".into(), to: "0:20".into(), ..Default::default() };
        let line = TypedLine {
            stands: "here".into(),
            growing: "a\nb".into(),
            beyond: String::new(),
            cite: "0-3".into(),
            spot,
        };
        let typed = RatingTyped { lines: vec![(criterion, line.clone()), (CriterionId::mint(), line)], shown: true };
        let acts = [
            RubricAct::Pick { piece },
            RubricAct::Unpick { piece },
            RubricAct::Rate { piece, version: 2, wording: 1, typed },
            RubricAct::Talk { piece, criterion, words: words.clone() },
            RubricAct::Note { note, sample, words: words.clone() },
            RubricAct::TakeBack { note },
            RubricAct::Reply { criterion, about: "I can".into(), fits: false, words },
        ];
        assert_eq!(acts.len(), RubricDeed::ALL.len(), "one of each");
        for act in acts {
            assert_eq!(rubric_act(&RubricSaid::from(&act)), Ok(act));
        }
        assert_eq!(rubric_act(&RubricSaid::new("eat")), Err(Unreadable::Unknown));
        let mut endless = RubricSaid::new("pick").and("piece", piece);
        endless.0.resize(MOST_FIELDS + 1, (String::new(), String::new()));
        assert_eq!(rubric_act(&endless), Err(Unreadable::Unknown));
    }

    #[test]
    fn who_would_say_it_otherwise_says_how() {
        let reply = |fits, words: &str| {
            RubricAct::Reply { criterion: CriterionId::mint(), about: String::new(), fits, words: words.into() }.check()
        };
        assert!(reply(true, "").is_ok());
        assert_eq!(reply(false, " \0"), Err(Refusal::invalid("words", "rubrics.say_how")));
        assert!(reply(false, &"x".repeat(100_000)).is_err());
    }
}
