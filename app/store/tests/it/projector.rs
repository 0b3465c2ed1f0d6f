//! The projector's capability, and that no name has a way onto the wall.

use domain::event::Cut;
use domain::projector::Display;
use domain::prompts::{AnswerPlan, Release};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Announcement;

use crate::both;
use crate::desk::{answered, asked, at_once, everybody_else, key, refused, shown};
use crate::harness::School;
use crate::pen::{Pen, answers, projects, replayed, save};

fn cuts(school: &School) -> Vec<Cut> {
    let heard = school.heard.lock().unwrap();
    heard.iter().filter_map(|a| if let Announcement::Cut(cut) = a { Some(*cut) } else { None }).collect()
}

both! {
    async fn a_projector_lives_as_long_as_its_session_is_the_newest(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        assert_eq!(key(store.open_projector(&rivera, room.science).await), "projector.door_closed");
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let token = store.open_projector(&room.staff(room.osei), room.science).await.unwrap();
        let viewer = store.projector_viewer(&token).await.unwrap().unwrap();
        let Viewer::Projector { district, class, session } = viewer.clone() else { panic!("{viewer:?}") };
        assert_eq!((district, class), (room.district, room.science));
        assert_eq!(store.wall_view(&viewer).await.unwrap().0.class_name, "Science");
        for guess in ["", "x", &token[1..], &token.to_uppercase()] {
            assert_eq!(store.projector_viewer(guess).await.unwrap(), None);
        }
        store.close_door(&rivera, room.science).await.unwrap();
        assert!(store.projector_viewer(&token).await.unwrap().is_some(), "the closing word stays on the wall");
        assert!(!store.wall_view(&viewer).await.unwrap().0.door.open);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        assert_eq!(store.projector_viewer(&token).await.unwrap(), None);
        assert_eq!(refused(store.wall_view(&viewer).await), Refusal::NotFound);
        assert!(cuts(&school).contains(&Cut::Session(session)), "its window is told");
    }

    async fn revoked_it_ends_at_once(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let viewer = projects(&school).await;
        let Viewer::Projector { session, .. } = viewer else { panic!() };
        let second = store.open_projector(&rivera, room.science).await.unwrap();
        for stranger in everybody_else(&school) {
            assert_eq!(refused(store.open_projector(&stranger, room.science).await), Refusal::NotFound, "{stranger:?}");
            assert_eq!(refused(store.revoke_projectors(&stranger, room.science).await), Refusal::NotFound);
        }
        assert!(store.projector_viewer(&second).await.unwrap().is_some());
        let before = cuts(&school).len();
        store.revoke_projectors(&rivera, room.science).await.unwrap();
        assert_eq!(cuts(&school)[before..], [Cut::Session(session)], "one cut for both windows");
        assert_eq!(store.projector_viewer(&second).await.unwrap(), None);
    }

    async fn nobody_but_a_projector_has_a_wall(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        for viewer in everybody_else(&school).into_iter().chain([room.staff(room.rivera)]) {
            assert_eq!(refused(store.wall_view(&viewer).await), Refusal::NotFound, "{viewer:?}");
            assert_eq!(refused(store.wall_scene(&viewer, None).await), Refusal::NotFound, "{viewer:?}");
            assert_eq!(refused(store.wall_cards(&viewer, None).await), Refusal::NotFound, "{viewer:?}");
        }
        let Viewer::Projector { class, session, .. } = wall else { panic!() };
        let foreign = Viewer::Projector { district: room.harbor, class, session };
        assert_eq!(refused(store.wall_view(&foreign).await), Refusal::NotFound);
        assert_eq!(refused(store.wall_scene(&foreign, None).await), Refusal::NotFound);
        assert_eq!(refused(store.wall_cards(&foreign, None).await), Refusal::NotFound);
        // It is no person: it finds nothing else.
        let wall = Viewer::Projector { district: room.district, class, session };
        assert_eq!(refused(store.console(&wall, room.science).await), Refusal::NotFound);
        assert_eq!(refused(store.home(&wall).await), Refusal::NotFound);
    }

    async fn no_name_and_no_way_back_to_anybody_reaches_the_wall(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let wall = projects(&school).await;
        let from = store.cursor(&wall).await.unwrap();
        let few = Release { answered: vec![room.bo], ..at_once(AnswerPlan::Few) };
        let prompt = asked(&school, "What surprised you?", few).await;
        let held = answered(&school, room.bo, prompt, "Held: they are tired.").await;
        let own = shown(&school, room.ada, "Shown: the yellow was there all along.").await;
        let back = shown(&school, room.chen, "Taken back: the light.").await;
        let ada = Pen::of(&school, room.ada);
        ada.gives(save(domain::id::ReflectionId::mint(), &crate::pen::own_question(room.science), "Draft: a secret.")).await;
        answers(&school, own, 1).await.unwrap();
        store.release_to_wall(&rivera, own).await.unwrap();
        store.release_to_wall(&rivera, back).await.unwrap();
        store.take_from_wall(&rivera, back).await.unwrap();
        store.rename_student(&rivera, room.science, room.bo, "Bo Lindqvist-Berg").await.unwrap();
        store.cover(&rivera, room.science, true).await.unwrap();

        let (view, _) = store.wall_view(&wall).await.unwrap();
        let (scene, cards) = (store.wall_scene(&wall, None).await.unwrap(), store.wall_cards(&wall, None).await.unwrap());
        let wire = format!("{view:?} {scene:?} {cards:?} {}", replayed(store, &wall, &from).await);
        assert!(wire.contains("Shown: the yellow") && wire.contains("What surprised you?"), "{wire}");
        for (held_back, why) in [("Held:", "not released"), ("Taken back:", "taken back"), ("Draft:", "a draft")] {
            assert!(!wire.contains(held_back), "{why}");
        }
        for name in ["Ada", "Okafor", "Bo ", "Lindqvist", "Chen", "Wei-Ling", "Rivera", "Osei", "Kim", "fox", "owl", "whale"] {
            assert!(!wire.contains(name), "{name} is on the wall: {wire}");
        }
        let persons = [room.ada, room.bo, room.chen, room.rivera, room.osei].map(|person| person.to_string());
        let pieces = [held, own, back].map(|piece| piece.to_string());
        for id in persons.iter().chain(&pieces) {
            assert!(!wire.contains(id), "{id} leads back to somebody: {wire}");
        }
    }
}
