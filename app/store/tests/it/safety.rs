//! Words for a second look: the list of a class, the release that asks, and the note that has no word in it.

use domain::id::{ClassId, ReflectionId};
use domain::projector::Display;
use domain::safety::beginning;
use domain::viewer::Viewer;

use crate::both;
use crate::desk::{everybody_else, key, shared, shown};
use crate::goals::not_found;
use crate::harness::School;
use crate::pen::{Pen, own_question};

async fn listed(school: &School, viewer: &Viewer, class: ClassId) -> Vec<String> {
    let (list, _) = school.store.safety_list(viewer, class).await.unwrap();
    list.words.into_iter().map(|word| word.phrase.words().to_owned()).collect()
}

/// What the school's admins read, newest first.
async fn deeds(school: &School) -> Vec<String> {
    let room = &school.room;
    let rows = school.store.audit(&room.staff(room.rivera), room.school, None).await.unwrap();
    rows.into_iter().map(|row| row.what).collect()
}

async fn audited(school: &School) -> usize {
    deeds(school).await.iter().filter(|what| *what == "second_look").count()
}

async fn hangs(school: &School, piece: ReflectionId) -> bool {
    let room = &school.room;
    let (open, _) = school.store.piece_for_staff(&room.staff(room.rivera), piece).await.unwrap();
    open.piece.on_wall
}

both! {
    async fn a_listed_word_asks_for_a_second_press_about_this_very_version(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let piece = shown(&school, room.ada, "A **knife** cuts, and a KNIFE shines.").await;
        assert_eq!(key(store.release_to_wall(&rivera, piece).await), "wall.second_look");
        assert!(!hangs(&school, piece).await);
        let (look, _) = store.second_look(&rivera, piece).await.unwrap();
        let look = look.unwrap();
        let found: Vec<_> = look.spans.iter().map(|span| &look.words[span.clone()]).collect();
        assert_eq!((found, look.version), (vec!["knife", "KNIFE"], 1));
        assert_eq!(key(store.release_version(&rivera, piece, 1).await), "wall.second_look");
        assert_eq!(key(store.release_after_look(&rivera, piece, 2).await), "wall.newer_version");
        assert_eq!(audited(&school).await, 0);
        store.release_after_look(&rivera, piece, 1).await.unwrap();
        store.release_after_look(&rivera, piece, 1).await.unwrap();
        assert!(hangs(&school, piece).await);
        assert_eq!(audited(&school).await, 1, "who, whose, when; once");
        assert_eq!(store.second_look(&rivera, piece).await.unwrap().0, None, "it is shown already");
        // A later version is other words.
        let again = shown(&school, room.bo, "A spoon.").await;
        store.release_to_wall(&rivera, again).await.unwrap();
        Pen::of(&school, room.bo).shares(again, &own_question(room.science), "A gun.").await;
        assert_eq!(key(store.release_after_look(&rivera, again, 1).await), "wall.newer_version");
        assert_eq!(key(store.release_after_look(&rivera, again, 2).await), "wall.no_consent");
        // While the older one hangs, the newer one is looked at all the same.
        Pen::of(&school, room.bo).gives(domain::command::Command::Consent { reflection: again, give: true }).await;
        assert_eq!(store.second_look(&rivera, again).await.unwrap().0.unwrap().version, 2);
        assert_eq!(audited(&school).await, 1);
    }

    async fn without_a_listed_word_or_consent_there_is_nothing_to_look_at(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let plain = shown(&school, room.ada, "Leaves fall.").await;
        assert_eq!(store.second_look(&rivera, plain).await.unwrap().0, None);
        store.release_after_look(&rivera, plain, 1).await.unwrap();
        assert_eq!(audited(&school).await, 0, "nothing asked for a look");
        let held = shared(&school, room.bo, "A knife.").await;
        assert_eq!(store.second_look(&rivera, held).await.unwrap().0, None);
        assert_eq!(key(store.release_after_look(&rivera, held, 1).await), "wall.no_consent");
    }

    async fn the_list_is_its_classs_staffs(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        assert_eq!(listed(&school, &rivera, room.science).await.len(), beginning().len());
        store.add_safety_words(&osei, room.science, "Umbrella\nKNIFE!\n").await.unwrap();
        let words = listed(&school, &rivera, room.science).await;
        assert_eq!(words.len(), beginning().len() + 1, "what is there is there once");
        assert!(words.contains(&"Umbrella".to_owned()));
        let off = store.remove_safety_word(&rivera, room.science, "knife").await.unwrap();
        assert!(!listed(&school, &rivera, room.science).await.contains(&"knife".to_owned()));
        assert!(not_found(store.remove_safety_word(&rivera, room.science, "knife").await));
        assert!(not_found(store.restore_safety_word(&room.staff(room.kim), room.reading, off).await));
        store.restore_safety_word(&rivera, room.science, off).await.unwrap();
        assert!(listed(&school, &rivera, room.science).await.contains(&"knife".to_owned()));
        store.clear_safety_list(&rivera, room.science, true).await.unwrap();
        assert!(listed(&school, &rivera, room.science).await.is_empty());
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let piece = shown(&school, room.ada, "A knife.").await;
        store.release_to_wall(&rivera, piece).await.unwrap();
        store.clear_safety_list(&rivera, room.science, false).await.unwrap();
        assert_eq!(listed(&school, &rivera, room.science).await.len(), beginning().len());
        assert_eq!(listed(&school, &room.staff(room.kim), room.reading).await.len(), beginning().len());
        assert_eq!(key(store.add_safety_words(&rivera, room.science, "!!").await), "safety.no_letters");
        let many: String = (0..301).map(|n| format!("word{n}\n")).collect();
        assert_eq!(key(store.add_safety_words(&rivera, room.science, &many).await), "safety.too_many");
        // Each change has its line for the school's admins, and what was refused has none.
        let noted: Vec<_> = deeds(&school).await.into_iter().filter(|what| what.starts_with("safety_")).collect();
        assert_eq!(noted, ["safety_again", "safety_empty", "safety_add", "safety_remove", "safety_add"], "newest first");
    }

    async fn nobody_else_reads_or_changes_it_and_no_student_looks(school: School) {
        let (store, room) = (&school.store, &school.room);
        let piece = shown(&school, room.ada, "A knife.").await;
        for viewer in everybody_else(&school) {
            assert!(not_found(store.safety_list(&viewer, room.science).await), "{viewer:?}");
            assert!(not_found(store.add_safety_words(&viewer, room.science, "x").await), "{viewer:?}");
            assert!(not_found(store.remove_safety_word(&viewer, room.science, "knife").await), "{viewer:?}");
            assert!(not_found(store.clear_safety_list(&viewer, room.science, true).await), "{viewer:?}");
            assert!(not_found(store.second_look(&viewer, piece).await), "{viewer:?}");
            assert!(not_found(store.release_after_look(&viewer, piece, 1).await), "{viewer:?}");
        }
    }
}
