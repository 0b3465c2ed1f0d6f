//! The page on which a class is kept: all of it of one moment, in as many questions for a large class as for a small one.

use domain::prompts::AnswerPlan;
use domain::refusal::Refusal;
use domain::roster::TypedRow;
use store::StandsOpen;

use super::refused;
use crate::both;
use crate::desk::{asked, at_once, everybody_else, shared};
use crate::harness::School;
use crate::join::{at_the_door, first_claim};

/// As many more students on the roster of Science.
async fn more(school: &School, n: usize) {
    let rows = (0..n).map(|line| TypedRow { line, name: format!("Student {}", letters(line)), external_id: None });
    let (store, room) = (&school.store, &school.room);
    store.import_roster(&room.staff(room.rivera), room.science, rows.collect()).await.unwrap();
}

fn letters(n: usize) -> String {
    [b'a' + (n / 26) as u8, b'a' + (n % 26) as u8].map(char::from).iter().collect()
}

both! {
    async fn the_page_says_what_each_of_its_parts_says(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let knock = at_the_door(&school).await;
        for student in [room.ada, room.chen] {
            store.claim(first_claim(&knock, student, "m")).await.unwrap();
        }
        shared(&school, room.ada, "It floats").await;
        let prompt = asked(&school, "Why?", at_once(AnswerPlan::Everyone)).await;
        store.remove_student(&rivera, room.science, room.chen).await.unwrap();
        for viewer in [&rivera, &osei] {
            let (desk, cursor) = store.class_desk(viewer, room.science).await.unwrap();
            assert_eq!(desk.class, store.class(viewer, room.science).await.unwrap());
            assert_eq!(desk.students, store.students(viewer, room.science).await.unwrap());
            assert_eq!(desk.prompts, store.prompts_of_class(viewer, room.science).await.unwrap());
            assert_eq!(desk.next.0, store.who_needs_me_next(viewer, room.science).await.unwrap().0);
            assert_eq!(cursor, store.cursor(viewer).await.unwrap());
            assert_eq!((desk.prompts[0].id, desk.next.0[0].student), (prompt, room.ada));
            let kept: Vec<_> = desk.students.iter().map(|s| (s.person, s.has_pin, s.removed_at.is_some())).collect();
            assert_eq!(kept, [(room.bo, false, false), (room.ada, true, false), (room.chen, true, true)]);
            let StandsOpen { session, here, .. } = desk.door.unwrap();
            assert_eq!((session, here), (knock.session, 1), "Chen is off the roster");
        }
        store.close_door(&rivera, room.science).await.unwrap();
        assert_eq!(store.class_desk(&rivera, room.science).await.unwrap().0.door, None);
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.class_desk(&viewer, room.science).await), Refusal::NotFound, "{viewer:?}");
        }
        assert_eq!(refused(store.class_desk(&rivera, room.reading).await), Refusal::NotFound, "she does not teach it");
    }

    async fn forty_students_are_no_more_questions_than_two(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.remove_student(&rivera, room.science, room.chen).await.unwrap();
        let knock = at_the_door(&school).await;
        asked(&school, "Why?", at_once(AnswerPlan::Everyone)).await;
        let count = async || {
            let before = school.reads();
            let (desk, _) = store.class_desk(&rivera, room.science).await.unwrap();
            (desk.students.iter().filter(|student| student.removed_at.is_none()).count(), school.reads() - before)
        };
        for student in [room.ada, room.bo] {
            store.claim(first_claim(&knock, student, "m")).await.unwrap();
            shared(&school, student, "It floats").await;
        }
        let (two, few) = count().await;
        more(&school, 38).await;
        let (forty, many) = count().await;
        assert_eq!((two, forty), (2, 40));
        assert_eq!(few, many, "statements for two students with work, and for forty");
        assert!(many < 50, "{many}");
    }

    async fn who_are_you_is_asked_once_however_many_there_are(school: School) {
        let (store, room) = (&school.store, &school.room);
        let knock = at_the_door(&school).await;
        let chromebook = store.link_device(&room.staff(room.rivera), room.science, None).await.unwrap();
        let count = async || {
            let before = school.reads();
            let token = Some(chromebook.as_str());
            let names = store.names_at_the_door(knock.class, knock.session, token, "ada").await.unwrap();
            (names.whole.unwrap().len(), names.found.unwrap().len(), school.reads() - before)
        };
        let (three, one, few) = count().await;
        more(&school, 37).await;
        let (forty, still_one, many) = count().await;
        assert_eq!((three, one, forty, still_one), (3, 1, 40, 1));
        assert_eq!(few, many, "statements for three students and for forty");
        assert!(many < 8, "{many}");
    }
}
