//! After a session: whom a word reached, who is without one, who was not there, what came late and what was shown; and who may read it.

use domain::clock::{DAY, HOUR};
use domain::id::{PersonId, SessionId};
use domain::projector::Display;
use domain::prompts::AnswerPlan;
use domain::sessions::{Seen, SessionView};

use crate::both;
use crate::desk::{answered, asked, at_once, everybody_else, shared, shown};
use crate::goals::not_found;
use crate::harness::School;
use crate::pen::answers;

async fn begins(school: &School) -> SessionId {
    let room = &school.room;
    let door = school.store.open_door(&room.staff(room.rivera), room.science, Display::Extended).await.unwrap();
    door.session.unwrap()
}

async fn ends(school: &School) {
    let room = &school.room;
    school.store.close_door(&room.staff(room.rivera), room.science).await.unwrap();
}

async fn looked_back(school: &School, session: SessionId) -> SessionView {
    let room = &school.room;
    school.store.session(&room.staff(room.rivera), room.science, session).await.unwrap().0
}

fn people<'a>(seen: impl IntoIterator<Item = &'a Seen>) -> Vec<PersonId> {
    seen.into_iter().map(|seen| seen.who.student).collect()
}

both! {
    async fn a_session_is_told_by_whom_a_word_reached(school: School) {
        let room = &school.room;
        let session = begins(&school).await;
        let prompt = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        let ada = answered(&school, room.ada, prompt, "It floats.").await;
        answered(&school, room.bo, prompt, "It sinks.").await;
        answers(&school, ada, 1).await.unwrap();
        let view = looked_back(&school, session).await;
        assert_eq!(people(view.reached()), [room.ada]);
        assert_eq!(people(view.not_reached()), [room.bo]);
        assert!(view.not_reached()[0].waits);
        assert_eq!(people(view.did_not_come()), [room.chen]);
        assert_eq!((view.card.came, view.queue, view.newest, view.card.closed_at), (2, 1, true, None));
        let [one] = &view.asked[..] else { panic!("{:?}", view.asked) };
        assert_eq!((one.question.as_str(), one.shared, one.late), ("What surprised you?", 2, 0));
        assert_eq!(view.next[0].student, room.bo, "who waits is who to begin with");
    }

    async fn late_work_is_marked_late_and_belongs_to_the_session_it_was_asked_in(school: School) {
        let room = &school.room;
        let first = begins(&school).await;
        let prompt = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        answered(&school, room.ada, prompt, "It floats.").await;
        school.later(HOUR);
        ends(&school).await;
        school.later(HOUR);
        let bo = answered(&school, room.bo, prompt, "It sinks.").await;
        let view = looked_back(&school, first).await;
        let [late] = &view.late[..] else { panic!("{:?}", view.late) };
        assert_eq!((late.who.student, late.piece, late.question.as_str()), (room.bo, bo, "What surprised you?"));
        assert_eq!((view.asked[0].shared, view.asked[0].late), (1, 1));
        assert_eq!(people(view.did_not_come()), [room.bo, room.chen], "late is not there");
        assert_eq!(view.seen.iter().find(|seen| seen.who.student == room.bo).unwrap().late, 1);
        // An answer that comes before the next session counts for this one.
        answers(&school, bo, 1).await.unwrap();
        assert_eq!(people(looked_back(&school, first).await.reached()), [room.bo]);
        school.later(DAY);
        let second = begins(&school).await;
        let own = shared(&school, room.ada, "Again.").await;
        answers(&school, own, 1).await.unwrap();
        assert_eq!(people(looked_back(&school, first).await.reached()), [room.bo], "later words are the next session's");
        let view = looked_back(&school, second).await;
        assert_eq!(people(view.reached()), [room.ada]);
        assert!(view.late.is_empty() && view.newest);
        assert!(!looked_back(&school, first).await.newest);
        let rivera = room.staff(room.rivera);
        let all = school.store.sessions(&rivera, room.science).await.unwrap().0;
        assert_eq!(all.iter().map(|card| (card.id, card.came)).collect::<Vec<_>>(), [(second, 1), (first, 1)]);
    }

    async fn what_was_on_the_wall_is_told_once_and_the_next_empty_wall_takes_nothing_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let session = begins(&school).await;
        let (ada, bo) = (shown(&school, room.ada, "Up.").await, shown(&school, room.bo, "Down.").await);
        for piece in [ada, bo] {
            store.release_to_wall(&rivera, piece).await.unwrap();
        }
        store.take_from_wall(&rivera, ada).await.unwrap();
        store.release_to_wall(&rivera, ada).await.unwrap();
        store.take_from_wall(&rivera, bo).await.unwrap();
        ends(&school).await;
        begins(&school).await;
        let view = looked_back(&school, session).await;
        let told: Vec<_> = view.released.iter().map(|one| (one.piece, one.taken_back)).collect();
        assert_eq!(told, [(ada, false), (bo, true)]);
    }

    async fn who_left_since_was_there_and_who_came_since_was_not_awaited(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let session = begins(&school).await;
        shared(&school, room.bo, "Here.").await;
        ends(&school).await;
        school.later(DAY);
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        let second = begins(&school).await;
        assert!(people(&looked_back(&school, session).await.seen).contains(&room.bo));
        assert!(!people(&looked_back(&school, second).await.seen).contains(&room.bo));
    }

    async fn only_those_who_teach_the_class_look_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let session = begins(&school).await;
        shared(&school, room.ada, "A secret.").await;
        let (view, cursor) = store.session(&room.staff(room.osei), room.science, session).await.unwrap();
        assert_eq!(view.seen.len(), 3);
        assert_eq!(cursor, store.cursor(&room.staff(room.osei)).await.unwrap());
        for viewer in everybody_else(&school) {
            assert!(not_found(store.session(&viewer, room.science, session).await), "{viewer:?}");
            assert!(not_found(store.sessions(&viewer, room.science).await), "{viewer:?}");
        }
        // By the address of another class it is not there either.
        assert!(not_found(store.session(&room.staff(room.kim), room.reading, session).await));
        assert!(not_found(store.session(&room.staff(room.rivera), room.science, SessionId::mint()).await));
    }
}
