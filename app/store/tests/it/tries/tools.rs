//! An outside tool that a student names: theirs alone until a teacher or the school says yes.

use domain::event::{About, Audience, Stream};
use domain::id::{TriedId, TryId};
use domain::refusal::Refusal;
use domain::strategies::{NamedTool, StrategyKind, ToolAsked, ToolDraft};
use domain::trying::TryAct;
use domain::viewer::Viewer;
use store::Error;

use super::{does, gives, not_found, own, poses};
use crate::both;
use crate::harness::School;
use crate::pen::{Pen, heard_about, hears, refused};
use crate::strategies::{open, outside, words};

fn naming(name: &str, kind: StrategyKind) -> (TriedId, TryAct) {
    let tried = TriedId::mint();
    (tried, TryAct::Pick { tried, strategy: None, name: name.into(), kind })
}

/// Needs something, and tries this tool for it.
async fn tries_tool(pen: &Pen, name: &str) -> (TryId, TriedId) {
    let attempt = poses(pen, "I forget what I read").await;
    let (tried, act) = naming(name, StrategyKind::Outside);
    does(pen, attempt, act).await;
    (attempt, tried)
}

async fn stands(pen: &Pen, attempt: TryId) -> Option<NamedTool> {
    own(pen, attempt).await.tried[0].tool.clone()
}

/// What Ms Rivera is asked about.
async fn asked(school: &School) -> Vec<ToolAsked> {
    let room = &school.room;
    school.store.shelf_desk(&room.staff(room.rivera), room.science).await.unwrap().0.asked
}

async fn asked_names(school: &School) -> Vec<String> {
    asked(school).await.into_iter().map(|tool| tool.name).collect()
}

fn key<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.sentence().key,
        other => panic!("was not refused: {other:?}"),
    }
}

both! {
    async fn a_tool_is_asked_about_once_by_its_name_and_nobody_is_named(school: School) {
        let room = &school.room;
        let (ada, bo, dina) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo), Pen::of(&school, room.dina));
        let early = tries_tool(&ada, "Quizlet").await;
        assert_eq!(asked_names(&school).await, [""; 0], "no shelf, nobody to ask");
        open(&school).await;
        let (attempt, first) = early;
        let (_, second) = tries_tool(&bo, "https://www.quizlet.com/sets").await;
        tries_tool(&bo, " QUIZLET ").await;
        tries_tool(&dina, "Reading tool").await;
        let hers = asked(&school).await;
        assert_eq!(hers.iter().map(|tool| (tool.tried, tool.name.as_str())).collect::<Vec<_>>(), [
            (first, "Quizlet"), (second, "https://www.quizlet.com/sets"),
        ], "each once, the longest-waiting first, and not another class's");
        assert_eq!(stands(&ada, attempt).await, Some(NamedTool::Waits));
        let waiting = school.store.shelves_waiting(&room.staff(room.osei)).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].n, waiting[0].tools), (1, 0, 2), "a tool is no recommendation");
        assert_eq!(school.store.shelves_waiting(&room.staff(room.kim)).await.unwrap()[0].tools, 1);

        // Low-tech counts, a strategy counts, and nobody is asked about them.
        let other = poses(&ada, "I begin too late").await;
        for (name, kind) in [("Kitchen timer", StrategyKind::LowTech), ("Teach my brother", StrategyKind::Strategy)] {
            does(&ada, other, naming(name, kind).1).await;
        }
        assert!(own(&ada, other).await.tried.iter().all(|one| one.tool.is_none()));
        assert_eq!(asked(&school).await.len(), 2);
        // The class's teachers hear that something is asked; classmates hear nothing.
        let (heard, _) = tries_tool(&ada, "Anki").await;
        let events = heard_about(&school, About::Try(heard));
        assert!(events.iter().any(|n| hears(n, Stream::Class(room.science), &[Audience::Staff])));
        let everybody = |n: &domain::event::Numbered| {
            n.event.audiences.iter().all(|to| matches!(to, Audience::Staff) || *to == Audience::Person(room.ada))
        };
        assert!(events.iter().all(everybody), "{events:?}");
    }

    async fn a_teacher_says_why_not_and_whoever_named_it_reads_that(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (hers, tool) = tries_tool(&ada, "Quizlet").await;
        let (his, _) = tries_tool(&bo, "quizlet").await;
        let rivera = room.staff(room.rivera);
        let why = || "It shows advertisements. The cards in class do the same.".to_owned();
        assert_eq!(key(store.decline_tried_tool(&rivera, room.science, tool, " ".into()).await), "shelf.say_why_not");
        assert_eq!(key(store.decline_tried_tool(&rivera, room.science, tool, "x".repeat(100_000)).await), "words.too_long");
        let strangers = [
            room.staff(room.kim), room.staff(room.stone), ada.viewer.clone(), bo.viewer.clone(), room.student(room.dina),
            room.student(room.eli), Viewer::Nobody,
        ];
        for stranger in strangers {
            assert!(not_found(store.decline_tried_tool(&stranger, room.science, tool, why()).await), "{stranger:?}");
            assert!(not_found(store.put_tried_tool(&stranger, room.science, tool, words("Cards")).await), "{stranger:?}");
        }
        // Of another class there is no such tool, whoever asks.
        assert!(not_found(store.decline_tried_tool(&room.staff(room.kim), room.reading, tool, why()).await));
        let before = school.events().len();
        store.decline_tried_tool(&rivera, room.science, tool, why()).await.unwrap();
        let told = |person| Stream::Person(person);
        for (attempt, person) in [(hers, room.ada), (his, room.bo)] {
            let heard = heard_about(&school, About::Try(attempt)).pop().unwrap();
            assert!(heard.event.stream == told(person) || heard.event.stream == Stream::Class(room.science));
        }
        let heard = school.events().len();
        assert!(heard > before);
        store.decline_tried_tool(&rivera, room.science, tool, why()).await.unwrap();
        assert_eq!(school.events().len(), heard, "twice is once");
        let declined = Some(NamedTool::Declined { teacher: "Ms Rivera".into(), why: why() });
        assert_eq!((stands(&ada, hers).await, stands(&bo, his).await), (declined.clone(), declined));
        assert!(asked(&school).await.is_empty());
        assert_eq!(own(&ada, hers).await.tried[0].name, "Quizlet", "what she tries stays hers");
        // Something else in its place is something else.
        let other = TryAct::Swap { tried: tool, strategy: None, name: "Anki".into(), kind: StrategyKind::Outside };
        does(&ada, hers, other).await;
        assert_eq!(stands(&ada, hers).await, Some(NamedTool::Waits));
        assert_eq!(asked_names(&school).await, ["Anki"]);
        assert_eq!(refused(gives(&bo, hers, TryAct::SetAside).await), Refusal::NotFound);
    }

    async fn on_the_shelf_and_on_the_schools_list_it_is_approved_for_as_long_as_it_is_there(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let rivera = room.staff(room.rivera);
        let (attempt, tool) = tries_tool(&ada, "Desmos").await;
        let put = outside("Graphs", "https://www.desmos.com/calculator");
        let half = store.put_tried_tool(&rivera, room.science, tool, outside("Graphs", "http://x")).await;
        assert_eq!(key(half), "shelf.address_shape");
        store.put_tried_tool(&rivera, room.science, tool, put.clone()).await.unwrap();
        store.put_tried_tool(&rivera, room.science, tool, put).await.unwrap();
        let (desk, _) = store.shelf_desk(&rivera, room.science).await.unwrap();
        assert_eq!((desk.strategies.len(), desk.asked.len()), (1, 0), "once");
        assert!(desk.strategies[0].student.is_none(), "it is the teacher's entry");
        assert_eq!(stands(&ada, attempt).await, Some(NamedTool::WaitsForSchool));
        let list = |name: &str, host: &str| ToolDraft { name: name.into(), host: host.into(), note: String::new() };
        store.approve_tool(&rivera, room.school, list("Desmos", "desmos.com")).await.unwrap();
        assert_eq!(stands(&ada, attempt).await, Some(NamedTool::Approved));

        // A classmate who names it afterwards asks nobody; by its name or by its address.
        for name in ["graphs", "https://desmos.com/x"] {
            let (his, _) = tries_tool(&bo, name).await;
            assert_eq!(stands(&bo, his).await, Some(NamedTool::Approved), "{name}");
        }
        assert!(asked(&school).await.is_empty());
        // By the list alone.
        store.approve_tool(&rivera, room.school, list("Anki", "ankiweb.net")).await.unwrap();
        let (anki, _) = tries_tool(&bo, "anki").await;
        assert_eq!(stands(&bo, anki).await, Some(NamedTool::Approved));
        let approved = store.school_tools(&rivera, room.school).await.unwrap().approved;
        for tool in approved {
            store.withdraw_tool(&rivera, room.school, tool.id).await.unwrap();
        }
        assert_eq!(stands(&bo, anki).await, Some(NamedTool::Waits), "taken back is taken back");
        assert_eq!(stands(&ada, attempt).await, Some(NamedTool::WaitsForSchool));
    }
}
