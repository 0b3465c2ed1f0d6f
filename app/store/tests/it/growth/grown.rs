//! Then and now: a student's own, and what those who teach them may see of it.

use domain::command::Command;
use domain::goals::{GoalAct, GoalPlan};
use domain::growth::{GoalChange, Move, PlanPart};
use domain::id::{GrowthId, PersonId};
use domain::viewer::Viewer;

use super::{grow, not_found, revised};
use crate::both;
use crate::desk::everybody_else;
use crate::goals::{does, sets};
use crate::harness::School;
use crate::pen::Pen;

fn adjusted(statement: &str) -> GoalAct {
    let plan = GoalPlan { statement: statement.into(), ..Default::default() };
    GoalAct::Adjust { plan, classes: vec![], because: "More was not a plan.".into() }
}

async fn statements(school: &School, teacher: PersonId, student: PersonId) -> Vec<String> {
    let room = &school.room;
    let (grown, _) = school.store.grown_in_class(&room.staff(teacher), room.science, student).await.unwrap();
    grown.goals.into_iter().map(|goal| goal.statement).collect()
}

both! {
    async fn a_student_reads_what_was_and_what_is_now(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        assert!(store.grown(&ada.viewer).await.unwrap().0.is_empty());
        let (_, before, after) = revised(&school, &ada).await;
        let goal = sets(&ada, "Ask more questions", &[]).await;
        let untouched = sets(&ada, "Read a book", &[]).await;
        does(&ada, goal, adjusted("Ask one question a week")).await;
        does(&ada, goal, GoalAct::Reach { words: "Four weeks long.".into() }).await;
        ada.gives(grow(GrowthId::mint(), before, after)).await;
        store.suggest_growth(&room.staff(room.rivera), room.ada, after, before).await.unwrap();

        let (grown, cursor) = store.grown(&ada.viewer).await.unwrap();
        assert_eq!(cursor, store.cursor(&ada.viewer).await.unwrap());
        assert_eq!((grown.name.as_str(), grown.picture.as_str(), grown.pairs.len()), ("Ada Okafor", "fox", 1));
        assert_eq!(grown.goals.len(), 1, "a goal as it was set has no then");
        assert!(grown.goals[0].id == goal && grown.goals[0].id != untouched);
        let [GoalChange::Adjusted { parts, because, .. }, GoalChange::Reached { words, .. }] = &grown.goals[0].changes[..] else {
            panic!("{grown:?}")
        };
        assert_eq!((because.as_str(), words.as_str()), ("More was not a plan.", "Four weeks long."));
        let statement = parts.iter().find(|part| part.part == PlanPart::Statement).unwrap();
        assert_eq!((statement.before.0.as_str(), statement.after.0.as_str()), ("Ask more questions", "Ask one question a week"));
        let moved = grown.moved();
        assert_eq!(moved.len(), 3);
        assert!(moved.windows(2).all(|two| two[0].at <= two[1].at));
        assert!(moved.iter().any(|moved| moved.what == Move::Pair { now: "the yellow was there".into() }));

        for viewer in [room.student(room.bo), room.student(room.dina), room.student(room.eli)] {
            assert!(store.grown(&viewer).await.unwrap().0.is_empty(), "{viewer:?}");
        }
        for viewer in [room.staff(room.rivera), Viewer::Nobody] {
            assert!(not_found(store.grown(&viewer).await), "{viewer:?}");
        }
        assert!(ada.gives(Command::TakeBack { reflection: ada.sees(grown.pairs[0].after.reflection).await.id }).await.is_done());
        assert!(store.grown(&ada.viewer).await.unwrap().0.pairs.is_empty(), "what was taken back says nothing any more");
    }

    async fn a_teacher_reads_the_pairs_of_the_class_and_the_goals_shown_to_them(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (_, before, after) = revised(&school, &ada).await;
        ada.gives(grow(GrowthId::mint(), before, after)).await;
        for (words, readers) in [("shown", vec![room.rivera]), ("own", vec![])] {
            let goal = sets(&ada, "Ask", &readers).await;
            does(&ada, goal, adjusted(words)).await;
        }
        assert_eq!(statements(&school, room.rivera, room.ada).await, ["shown"]);
        assert!(statements(&school, room.osei, room.ada).await.is_empty(), "shown to Ms Rivera and to nobody else");
        let (grown, _) = store.grown_in_class(&room.staff(room.osei), room.science, room.ada).await.unwrap();
        assert_eq!((grown.pairs.len(), grown.student), (1, room.ada));
        assert!(store.grown_in_class(&room.staff(room.osei), room.science, room.bo).await.unwrap().0.is_empty());
        for viewer in everybody_else(&school) {
            assert!(not_found(store.grown_in_class(&viewer, room.science, room.ada).await), "{viewer:?}");
        }
        let (rivera, kim) = (room.staff(room.rivera), room.staff(room.kim));
        assert!(not_found(store.grown_in_class(&rivera, room.science, room.dina).await));
        assert!(not_found(store.grown_in_class(&kim, room.reading, room.ada).await));
    }
}
