//! Reads a line of the wire kind by kind. What serde derives for [`Delivery`] keeps the whole line in its own notation before it knows
//! the kind, and so carries a second reader of every type; in the browser that weighed more than a page. Here each kind is
//! read once, by the same reader as a page's own data. That both read the same is tested.

use crate::console;
use crate::event::{Change, Delivery};
use crate::id::{ClassId, PersonId, ReflectionId, TalkId};
use crate::json::{Json, Reads};

#[derive(Reads)]
pub(crate) struct Id<T> {
    pub(crate) id: T,
}

#[derive(Reads)]
pub(crate) struct Person {
    pub(crate) person: PersonId,
}

#[derive(Reads)]
pub(crate) struct Card {
    pub(crate) id: ReflectionId,
    pub(crate) rev: i64,
}

#[derive(Reads)]
pub(crate) struct Everybody {
    class: ClassId,
    pub(crate) list: Vec<console::Presence>,
}

#[derive(Reads)]
struct Presence {
    class: ClassId,
    person: PersonId,
    here: bool,
    writing: bool,
    #[serde(default)]
    lost: bool,
}

/// What cannot be read was written by a later release.
pub fn read(line: Json) -> Delivery {
    delivery(line, change)
}

/// The same for a student's pages, which carry no reader for what only the staff and the wall are told.
pub fn read_own(line: Json) -> Delivery {
    delivery(line, own_change)
}

fn delivery(line: Json, change: fn(&str, Json) -> Option<Change>) -> Delivery {
    let (class, change) = taken(line, change);
    change.map_or(Delivery { class: None, change: Change::Unknown }, |change| Delivery { class, change })
}

/// A line taken apart: the class it is about, and what `read` makes of its kind and of what it says.
pub(crate) fn taken<T>(mut line: Json, read: fn(&str, Json) -> Option<T>) -> (Option<ClassId>, Option<T>) {
    let kind = match line.take("kind") {
        Some(Json::Text(kind)) => kind,
        _ => String::new(),
    };
    let class = line.take("class").and_then(Json::read);
    (class, line.take("is").and_then(|is| read(&kind, is)))
}

fn one<T: Reads>(is: Json) -> Option<T> {
    is.read()
}

fn own_change(kind: &str, is: Json) -> Option<Change> {
    Some(match kind {
        "door" => Change::Door(one(is)?),
        "prompt" => Change::Prompt(one(is)?),
        "prompt_gone" => Change::PromptGone { id: one::<Id<_>>(is)?.id },
        "piece" => Change::Piece(Box::new(one(is)?)),
        "note" => Change::Note(one(is)?),
        "note_gone" => Change::NoteGone { id: one::<Id<_>>(is)?.id },
        "growth" => Change::Growth(Box::new(one(is)?)),
        "growth_gone" => Change::GrowthGone { id: one::<Id<_>>(is)?.id },
        "talk" => Change::Talk { id: one::<Id<TalkId>>(is)?.id },
        "class" => Change::Class { id: one::<Id<_>>(is)?.id },
        "goal" => Change::Goal { id: one::<Id<_>>(is)?.id },
        "goal_ask" => Change::GoalAsk { id: one::<Id<_>>(is)?.id },
        "board" => Change::Board { id: one::<Id<_>>(is)?.id },
        "choice" => Change::Choice { id: one::<Id<_>>(is)?.id },
        "helped" => Change::Helped { id: one::<Id<_>>(is)?.id },
        "strategy" => Change::Strategy { id: one::<Id<_>>(is)?.id },
        "try" => Change::Try { id: one::<Id<_>>(is)?.id },
        "question" => Change::Question { id: one::<Id<_>>(is)?.id },
        "round" => Change::Round { id: one::<Id<_>>(is)?.id },
        "inquiry" => Change::Inquiry { id: one::<Id<_>>(is)?.id },
        "reply" => Change::Reply { id: one::<Id<_>>(is)?.id },
        "audience" => Change::Audience { id: one::<Id<_>>(is)?.id },
        "rubric" => Change::Rubric { id: one::<Id<_>>(is)?.id },
        "rating" => Change::Rating { id: one::<Id<_>>(is)?.id },
        "measure" => Change::Measure { id: one::<Id<_>>(is)?.id },
        "portfolio" => Change::Portfolio { id: one::<Id<_>>(is)?.id },
        "conference" => Change::Conference { id: one::<Id<_>>(is)?.id },
        "help" => Change::Help { id: one::<Id<_>>(is)?.id },
        "stage" => Change::Stage { id: one::<Id<_>>(is)?.id },
        _ => return None,
    })
}

fn change(kind: &str, is: Json) -> Option<Change> {
    Some(match kind {
        "tile" => Change::Tile(one(is)?),
        "tile_gone" => Change::TileGone { person: one::<Person>(is)?.person },
        "card" => Change::Card(one(is)?),
        "card_gone" => one::<Card>(is).map(|Card { id, rev }| Change::CardGone { id, rev })?,
        "presence" => {
            let Presence { class, person, here, writing, lost } = one(is)?;
            Change::Presence { class, person, here, writing, lost }
        }
        "presences" => one(is).map(|Everybody { class, list }| Change::Presences { class, list })?,
        "lesson" => Change::Lesson { id: one::<Id<_>>(is)?.id },
        "world" => Change::World { id: one::<Id<_>>(is)?.id },
        _ => own_change(kind, is)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;
    use crate::feedback::NoteView;
    use crate::growth::{Cited, GrowthView};
    use crate::id::{
        AudienceId, BoardId, ChoiceId, ConferenceId, GoalAskId, GoalId, GrowthId, InquiryId, MeasureId, NoteId,
        PromptId, QuestionId, RatingId, ReplyId, RoundId, RubricId, SchoolId, StrategyId, TryId, VersionId,
    };

    /// One of each kind that is easily made, as the server writes it. A kind that is missing in [`change`] makes `read` say unknown.
    fn changes() -> Vec<Change> {
        let cited = Cited {
            reflection: ReflectionId::mint(),
            version: VersionId::mint(),
            number: 1,
            question: "¿Por qué? \"x\"".into(),
            words: "a\nb 🍂".into(),
            shared_at: Moment(1),
        };
        let growth = GrowthView {
            id: GrowthId::mint(),
            student: PersonId::mint(),
            student_name: "Ada".into(),
            before: cited.clone(),
            after: cited,
            used_to: String::new(),
            now: String::new(),
            suggested_by: None,
            remarks: Vec::new(),
            rev: 3,
            changed_at: Moment(2),
        };
        let note = NoteView {
            id: NoteId::mint(),
            by_name: "Ms Rivera".into(),
            words: "Look again".into(),
            whole_class: true,
            question: None,
            voice: Some(crate::id::FileId::mint()),
            sent_at: Moment(4),
        };
        let tile = console::Tile {
            person: PersonId::mint(),
            name: "Zoë".into(),
            picture: "fox".into(),
            nickname: true,
            came_at: Some(Moment(5)),
            claimed_at: None,
            locked: false,
            help: true,
            rev: 2,
        };
        vec![
            Change::Door(crate::projector::DoorView {
                open: true,
                code: "COVE TAPAS 692".into(),
                ..Default::default()
            }),
            Change::Tile(tile),
            Change::TileGone { person: PersonId::mint() },
            Change::PromptGone { id: PromptId::mint() },
            Change::CardGone { id: ReflectionId::mint(), rev: 7 },
            Change::Note(note),
            Change::NoteGone { id: NoteId::mint() },
            Change::Growth(Box::new(growth)),
            Change::GrowthGone { id: GrowthId::mint() },
            Change::Talk { id: TalkId::mint() },
            Change::Class { id: ClassId::mint() },
            Change::Goal { id: GoalId::mint() },
            Change::GoalAsk { id: GoalAskId::mint() },
            Change::Board { id: BoardId::mint() },
            Change::Choice { id: ChoiceId::mint() },
            Change::Helped { id: PersonId::mint() },
            Change::Strategy { id: StrategyId::mint() },
            Change::Try { id: TryId::mint() },
            Change::Question { id: QuestionId::mint() },
            Change::Round { id: RoundId::mint() },
            Change::Inquiry { id: InquiryId::mint() },
            Change::Reply { id: ReplyId::mint() },
            Change::Audience { id: AudienceId::mint() },
            Change::Rubric { id: RubricId::mint() },
            Change::Rating { id: RatingId::mint() },
            Change::Measure { id: MeasureId::mint() },
            Change::Lesson { id: ClassId::mint() },
            Change::Portfolio { id: PersonId::mint() },
            Change::Conference { id: ConferenceId::mint() },
            Change::Stage { id: ClassId::mint() },
            Change::World { id: SchoolId::mint() },
            Change::Help { id: ClassId::mint() },
            Change::Presence {
                class: ClassId::mint(),
                person: PersonId::mint(),
                here: true,
                writing: false,
                lost: true,
            },
            Change::Presences {
                class: ClassId::mint(),
                list: vec![console::Presence { person: PersonId::mint(), here: true, writing: true, lost: false }],
            },
        ]
    }

    #[test]
    fn every_kind_is_read_as_it_was_written() {
        for change in changes() {
            for class in [None, Some(ClassId::mint())] {
                let delivery = Delivery { class, change: change.clone() };
                let line = crate::json::parse(&serde_json::to_string(&delivery).unwrap()).unwrap();
                assert_eq!(read(line.clone()), delivery);
                let heard = console::Heard { class, news: (&change).into() };
                assert_eq!(console::read_news(line), heard);
            }
        }
    }

    /// A kind that is added to [`Change`] has to be added above.
    #[test]
    fn every_kind_has_its_reader() {
        let refused = serde_json::from_str::<Change>(r#"{"kind":"no such kind","is":{}}"#).unwrap_err().to_string();
        let kinds: Vec<&str> = refused.split('`').skip(3).step_by(2).collect();
        assert!(kinds.len() > 15, "{refused}");
        // What only walls are told is read by the script of their windows.
        let script = include_str!("../../../frontend/public/projector.js");
        let source = include_str!("wire.rs");
        let news = include_str!("console/news.rs");
        for kind in kinds.into_iter().filter(|kind| *kind != "unknown") {
            let by_pages = source.contains(&format!("\"{kind}\" =>"));
            assert!(by_pages || script.contains(&format!("  {kind}(")), "{kind} is written and not read");
            // A console that does not know it reads everything again whenever it is told.
            assert!(!by_pages || news.contains(&format!("\"{kind}\"")), "{kind} is unknown to the console");
        }
    }
}
