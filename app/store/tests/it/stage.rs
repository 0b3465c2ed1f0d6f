//! What is put before Science: by its staff, for its wall, and never what the wall may not show.

mod asks;
mod confidence;
mod figures;
mod now;
mod rounds;
mod turns;

use domain::event::{About, Audience, Stream};
use domain::id::ReflectionId;
use domain::projector::Showing;
use domain::refusal::Refusal;
use domain::roster::TypedRow;
use domain::stage::{Scene, Shown, StageAct};
use domain::viewer::Viewer;

use crate::both;
use crate::desk::{everybody_else, key, refused, shown};
use crate::harness::School;
use crate::pen::{Pen, heard_about, hears, own_question, projects, replayed};

pub fn rivera(school: &School) -> Viewer {
    school.room.staff(school.room.rivera)
}

pub fn show(scene: Scene) -> StageAct {
    StageAct::Show { scene, subject: None, seconds: None }
}

pub async fn stages(school: &School, act: StageAct) {
    school.store.stage(&rivera(school), school.room.science, act).await.unwrap();
}

/// What the wall shows, and the scene that it was given.
pub async fn sees(school: &School, wall: &Viewer) -> (Showing, Shown) {
    let (view, shown, _) = school.store.wall(wall).await.unwrap();
    (view.showing(), shown)
}

/// All of Science, and as many more as make it this many.
pub async fn class_of(school: &School, many: usize) -> Vec<Pen> {
    let (store, room) = (&school.store, &school.room);
    let more = (3..many).map(|n| TypedRow { line: n, name: format!("Student {n}"), external_id: None }).collect();
    store.import_roster(&rivera(school), room.science, more).await.unwrap();
    let students = store.students(&rivera(school), room.science).await.unwrap();
    let pens: Vec<_> = students.iter().map(|student| Pen::of(school, student.person)).collect();
    assert_eq!(pens.len(), many);
    pens
}

/// Presses the remote's button: what stands above it goes up.
async fn goes_up(school: &School) -> Option<ReflectionId> {
    let next = school.store.remote(&rivera(school), school.room.science).await.unwrap().0.next?;
    school.store.release_version(&rivera(school), next.piece, next.version).await.unwrap();
    Some(next.piece)
}

both! {
    async fn its_staff_stages_and_nobody_else_does(school: School) {
        let (store, room) = (&school.store, &school.room);
        let piece = shown(&school, room.ada, "The yellow was there.").await;
        let science = room.science;
        assert_eq!(key(store.stage(&rivera(&school), science, show(Scene::Join)).await), "door.closed");
        let wall = projects(&school).await;
        for stranger in everybody_else(&school).into_iter().chain([wall.clone()]) {
            assert_eq!(refused(store.stage(&stranger, science, show(Scene::Blank)).await), Refusal::NotFound);
            assert_eq!(refused(store.remote(&stranger, science).await), Refusal::NotFound, "{stranger:?}");
            assert_eq!(refused(store.release_version(&stranger, piece, 1).await), Refusal::NotFound);
            assert_eq!(refused(store.spotlight_version(&stranger, piece, 1).await), Refusal::NotFound);
            assert_eq!(refused(store.spotlight(&stranger, piece).await), Refusal::NotFound);
            assert_eq!(refused(store.ask_for_earlier(&stranger, piece).await), Refusal::NotFound);
        }
        assert_eq!(sees(&school, &wall).await.0, Showing::Join);
        store.stage(&room.staff(room.osei), science, show(Scene::Blank)).await.unwrap();
        assert_eq!(sees(&school, &wall).await.0, Showing::Covered);
        let told = heard_about(&school, About::Stage(science));
        assert!(hears(told.last().unwrap(), Stream::Class(science), &[Audience::Staff, Audience::Wall]));
        let before = school.events().len();
        stages(&school, show(Scene::Blank)).await;
        assert_eq!(school.events().len(), before, "the same again");
    }

    async fn one_piece_stands_in_the_spotlight_until_it_is_taken_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let piece = shown(&school, room.ada, "The yellow was there.").await;
        let held = crate::desk::shared(&school, room.bo, "Held: they are tired.").await;
        assert_eq!(key(store.spotlight(&rivera(&school), held).await), "wall.no_consent");
        let act = StageAct::Show { scene: Scene::Spotlight, subject: Some(piece.0), seconds: None };
        assert_eq!(key(store.stage(&rivera(&school), room.science, act).await), "wall.release_first");
        store.spotlight(&rivera(&school), piece).await.unwrap();
        let (showing, Shown::Spotlight(spotlight)) = sees(&school, &wall).await else { panic!() };
        assert_eq!((showing, spotlight.words.as_str()), (Showing::Composed(Scene::Spotlight), "The yellow was there."));
        let from = store.cursor(&wall).await.unwrap();
        store.take_from_wall(&rivera(&school), piece).await.unwrap();
        assert_eq!(sees(&school, &wall).await, (Showing::Join, Shown::Nothing));
        let heard = replayed(store, &wall, &from).await;
        assert!(heard.contains("wall_gone") && heard.contains("\"stage\"") && !heard.contains("yellow"), "{heard}");
        // By its student as well.
        store.spotlight(&rivera(&school), piece).await.unwrap();
        Pen::of(&school, room.ada).gives(domain::command::Command::Consent { reflection: piece, give: false }).await;
        assert_eq!(sees(&school, &wall).await, (Showing::Join, Shown::Nothing));
    }

    async fn the_wall_hears_of_its_scene_and_of_no_other(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let (round, scribe, _) = crate::rounds::runs(&school, domain::rounds::RoundStep::Produce).await;
        let from = store.cursor(&wall).await.unwrap();
        crate::rounds::writes(&scribe, round, "Why does ice float?").await;
        assert_eq!(replayed(store, &wall, &from).await, "[]", "nothing of it is shown");
        stages(&school, show(Scene::Round)).await;
        let (_, Shown::Round(on_wall)) = sees(&school, &wall).await else { panic!() };
        assert!(on_wall.shared.is_empty(), "a group's words stay in the group");
        let from = store.cursor(&wall).await.unwrap();
        crate::rounds::writes(&scribe, round, "Why is it cold?").await;
        let heard = replayed(store, &wall, &from).await;
        assert!(heard.contains("\"stage\"") && !heard.contains("round") && !heard.contains("cold"), "{heard}");
        crate::rounds::moves_to(&school, round, domain::rounds::RoundStep::Ended).await;
        assert_eq!(sees(&school, &wall).await.0, Showing::Join, "it is over: the wall follows");
        assert_eq!(key(store.stage(&rivera(&school), room.science, show(Scene::Round)).await), "wall.no_round");
        assert_eq!(key(store.stage(&rivera(&school), room.science, show(Scene::Choice)).await), "wall.no_board");
    }

    async fn the_next_piece_is_the_one_that_waited_longest_with_consent(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        crate::desk::shared(&school, room.chen, "Held.").await;
        let first = shown(&school, room.ada, "First.").await;
        school.later(10);
        let second = shown(&school, room.bo, "Second.").await;
        let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
        assert_eq!((remote.waiting, remote.hanging.len()), (2, 0));
        assert_eq!([goes_up(&school).await, goes_up(&school).await, goes_up(&school).await], [Some(first), Some(second), None]);
        let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
        let pieces: Vec<ReflectionId> = remote.hanging.iter().map(|hanging| hanging.piece).collect();
        assert_eq!((remote.waiting, pieces), (0, vec![first, second]));
    }

    async fn a_newer_version_waits_again_and_what_asks_for_a_second_look_holds_nobody_up(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let piece = shown(&school, room.ada, "First.").await;
        goes_up(&school).await.unwrap();
        let ada = Pen::of(&school, room.ada);
        ada.shares(piece, &own_question(room.science), "First, and more.").await;
        assert_eq!(goes_up(&school).await, None);
        ada.gives(domain::command::Command::Consent { reflection: piece, give: true }).await;
        school.later(10);
        shown(&school, room.chen, "A knife cuts.").await;
        school.later(10);
        let spoon = shown(&school, room.bo, "A spoon.").await;
        let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
        assert_eq!((remote.waiting, remote.to_look_at, remote.hanging.len()), (2, 1, 1));
        assert_eq!([goes_up(&school).await, goes_up(&school).await, goes_up(&school).await], [Some(piece), Some(spoon), None]);
        let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
        let words: Vec<&str> = remote.hanging.iter().map(|hanging| hanging.words.as_str()).collect();
        assert_eq!((remote.to_look_at, words), (1, vec!["First, and more.", "A spoon."]));
    }

    async fn what_was_held_or_taken_down_is_not_next_and_nothing_goes_up_unread(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let (held, piece) = (shown(&school, room.ada, "Held.").await, shown(&school, room.bo, "One.").await);
        store.take_from_wall(&rivera(&school), held).await.unwrap();
        assert_eq!(goes_up(&school).await, Some(piece));
        store.take_from_wall(&rivera(&school), piece).await.unwrap();
        assert_eq!(goes_up(&school).await, None, "it was just taken down");
        store.release_to_wall(&rivera(&school), held).await.unwrap();

        Pen::of(&school, room.ada).shares(held, &own_question(room.science), "Held, and more.").await;
        Pen::of(&school, room.ada).gives(domain::command::Command::Consent { reflection: held, give: true }).await;
        assert_eq!(key(store.release_version(&rivera(&school), held, 1).await), "wall.newer_version");
        assert_eq!(key(store.spotlight_version(&rivera(&school), held, 1).await), "wall.newer_version");
        // What hangs is what is lit from the remote, whatever came since.
        store.spotlight(&rivera(&school), held).await.unwrap();
        let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
        let lit: Vec<&str> =
            remote.hanging.iter().filter(|one| one.in_spotlight).map(|one| one.words.as_str()).collect();
        assert_eq!((lit, &remote.hanging[0].earlier), (vec!["Held."], &None));
        assert_eq!(goes_up(&school).await, Some(held), "the newer one waits for its own press");
    }
}
