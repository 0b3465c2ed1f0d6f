//! A wall that is left alone follows the round of its class, as all devices do.

use domain::event::{About, Audience};
use domain::id::RoundId;
use domain::projector::{Display, Showing};
use domain::prompts::AnswerPlan;
use domain::rounds::{RoundAct, RoundStep};
use domain::stage::{Scene, Shown, StageAct, Turn};
use domain::viewer::Viewer;

use super::{rivera, sees, show, stages};
use crate::both;
use crate::desk::{asked, at_once, shown};
use crate::harness::School;
use crate::pen::{heard_about, projects, replayed};
use crate::rounds::{desk, does, moves_to, plans, runs, writes};

const A_ROUND: Showing = Showing::Composed(Scene::Round);

/// What a round's page puts on the wall.
fn this(round: RoundId) -> StageAct {
    StageAct::Show { scene: Scene::Round, subject: Some(round.0), seconds: None }
}

/// The wall of Ms Kim's class, whose door is open.
async fn next_door(school: &School) -> Viewer {
    let (store, room) = (&school.store, &school.room);
    let kim = room.staff(room.kim);
    store.open_door(&kim, room.reading, Display::Extended).await.unwrap();
    let token = store.open_projector(&kim, room.reading).await.unwrap();
    store.projector_viewer(&token).await.unwrap().unwrap()
}

both! {
    async fn a_wall_left_alone_goes_with_the_round_and_back_to_what_it_showed(school: School) {
        let (store, room) = (&school.store, &school.room);
        crate::questions::open(&school).await;
        let wall = projects(&school).await;
        asked(&school, "Why?", at_once(AnswerPlan::Everyone)).await;
        let round = plans(&school).await;
        assert_eq!(sees(&school, &wall).await, (Showing::Prompt, Shown::Nothing), "planned");
        let staff_hears = || {
            let told = heard_about(&school, About::Stage(room.science));
            told.iter().filter(|one| one.event.audiences.contains(&Audience::Staff)).count()
        };
        for step in RoundStep::WITH_CLASS {
            let (from, before) = (store.cursor(&wall).await.unwrap(), staff_hears());
            moves_to(&school, round, step).await;
            let heard = replayed(store, &wall, &from).await;
            assert!(heard.contains("\"stage\"") && !heard.contains("round") && !heard.contains("Ice"), "{step:?}: {heard}");
            let (showing, Shown::Round(on_wall)) = sees(&school, &wall).await else { panic!("{step:?}") };
            assert_eq!((showing, on_wall.step), (A_ROUND, step));
            // What the window asks for when it heard that, what is read anew, and what the staff read are one.
            let (scene, asked_for) = store.wall_scene(&wall, None).await.unwrap();
            assert_eq!((scene.showing(), asked_for), (A_ROUND, Shown::Round(on_wall.clone())));
            let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
            let stage = remote.wall.unwrap().stage;
            assert_eq!((stage.scene, stage.round, remote.shown), (Scene::Follow, true, Shown::Round(on_wall)));
            assert_eq!(store.now_on_wall(&rivera(&school), room.science).await.unwrap().0.showing, A_ROUND);
            assert_eq!(staff_hears(), before + 1, "{step:?}");
        }
        let from = store.cursor(&wall).await.unwrap();
        moves_to(&school, round, RoundStep::Ended).await;
        assert!(replayed(store, &wall, &from).await.contains("\"stage\""));
        assert_eq!(sees(&school, &wall).await, (Showing::Prompt, Shown::Nothing));
        moves_to(&school, round, RoundStep::Reflect).await;
        assert_eq!(sees(&school, &wall).await.0, A_ROUND, "gone on with");

        store.close_door(&rivera(&school), room.science).await.unwrap();
        school.later(2 * domain::clock::DAY);
        let wall = projects(&school).await;
        assert_ne!(sees(&school, &wall).await.0, A_ROUND, "nobody ended it, and the class does something else today");
        moves_to(&school, round, RoundStep::Rules).await;
        assert_eq!(sees(&school, &wall).await.0, A_ROUND, "taken up again");
    }

    async fn what_a_group_has_for_itself_is_nothing_to_a_wall_that_follows(school: School) {
        let store = &school.store;
        let wall = projects(&school).await;
        let (round, scribe, _) = runs(&school, RoundStep::Produce).await;
        let from = store.cursor(&wall).await.unwrap();
        let question = writes(&scribe, round, "Why does it float?").await;
        plans(&school).await;
        assert_eq!(replayed(store, &wall, &from).await, "[]");
        moves_to(&school, round, RoundStep::Choose).await;
        does(&scribe, round, RoundAct::Choose { questions: vec![question], why: String::new() }).await;
        let (_, Shown::Round(on_wall)) = sees(&school, &wall).await else { panic!() };
        assert!(on_wall.shared.is_empty(), "nobody showed it");
        let from = store.cursor(&wall).await.unwrap();
        store.share_round(&rivera(&school), round, true, None, false).await.unwrap();
        let heard = replayed(store, &wall, &from).await;
        assert!(heard.contains("\"stage\"") && !heard.contains("float"), "{heard}");
        let (_, Shown::Round(on_wall)) = sees(&school, &wall).await else { panic!() };
        assert_eq!(on_wall.shared[0].questions, ["Why does it float?"]);
        let from = store.cursor(&wall).await.unwrap();
        store.share_round(&rivera(&school), round, false, None, false).await.unwrap();
        assert!(replayed(store, &wall, &from).await.contains("\"stage\""));
        let (_, Shown::Round(on_wall)) = sees(&school, &wall).await else { panic!() };
        assert!(on_wall.shared.is_empty(), "taken back");
    }

    async fn questions_that_are_too_many_for_a_wall_turn_pages_and_none_is_left_out(school: School) {
        let store = &school.store;
        let wall = projects(&school).await;
        let (round, scribe, _) = runs(&school, RoundStep::Produce).await;
        let long = |n: usize| format!("Why does ice {n} {}float?", "really and truly and on every lake ".repeat(7));
        let mut chosen = Vec::new();
        for n in 0..3 {
            chosen.push(writes(&scribe, round, &long(n)).await);
        }
        moves_to(&school, round, RoundStep::Choose).await;
        does(&scribe, round, RoundAct::Choose { questions: chosen, why: String::new() }).await;
        store.share_round(&rivera(&school), round, true, None, false).await.unwrap();
        let stands = || async {
            let (view, Shown::Round(shown)) = store.wall_scene(&wall, None).await.unwrap() else { panic!() };
            (view.stage.scene, view.stage.page, shown)
        };
        let (scene, page, first) = stands().await;
        let many = first.sheet.unwrap().many;
        assert_eq!((scene, page, first.sheet.unwrap().at), (Scene::Follow, None, 0), "it stands there by itself");
        assert!(many > 1, "{first:?}");
        // Turned, it is staged: the wall shows that round, at that page.
        let mut seen = first.shared[0].questions.clone();
        for at in 1..many {
            stages(&school, StageAct::Turn(Turn::Next)).await;
            let (scene, page, shown) = stands().await;
            assert_eq!((scene, page, shown.sheet.unwrap().at), (Scene::Round, Some(at), at));
            seen.extend(shown.shared[0].questions.clone());
        }
        seen.sort();
        assert_eq!(seen, [long(0), long(1), long(2)]);
        stages(&school, StageAct::Turn(Turn::Next)).await;
        assert_eq!(stands().await.2.sheet.unwrap().at, 0, "from the last to the first");
        // This window alone.
        let (_, Shown::Round(own)) = store.wall_scene(&wall, Some(1)).await.unwrap() else { panic!() };
        assert_eq!(own.sheet.unwrap().at, 1);
        store.share_round(&rivera(&school), round, false, None, false).await.unwrap();
        assert_eq!(stands().await.2.sheet, None);
    }

    async fn what_was_staged_stays_its_teacher_reads_that_and_another_class_hears_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        crate::questions::open(&school).await;
        let (wall, other) = (projects(&school).await, next_door(&school).await);
        stages(&school, show(Scene::Join)).await;
        let (from, others) = (store.cursor(&wall).await.unwrap(), store.cursor(&other).await.unwrap());
        let round = plans(&school).await;
        assert!(!desk(&school, round).await.off_wall, "planned");
        moves_to(&school, round, RoundStep::Rules).await;
        assert_eq!(sees(&school, &wall).await, (Showing::Join, Shown::Nothing));
        assert_eq!(replayed(store, &wall, &from).await, "[]");
        assert!(desk(&school, round).await.off_wall);
        stages(&school, this(round)).await;
        assert_eq!((sees(&school, &wall).await.0, desk(&school, round).await.off_wall), (A_ROUND, false));
        stages(&school, show(Scene::Blank)).await;
        assert_eq!((sees(&school, &wall).await.0, desk(&school, round).await.off_wall), (Showing::Covered, true));
        stages(&school, show(Scene::Follow)).await;
        assert_eq!((sees(&school, &wall).await.0, desk(&school, round).await.off_wall), (A_ROUND, false));
        assert_eq!(sees(&school, &other).await, (Showing::Join, Shown::Nothing));
        assert_eq!(replayed(store, &other, &others).await, "[]");
        stages(&school, show(Scene::Join)).await;
        store.close_door(&rivera(&school), room.science).await.unwrap();
        assert!(!desk(&school, round).await.off_wall, "there is no wall");
    }

    async fn where_what_was_staged_is_gone_the_round_stands_and_goes_on(school: School) {
        let store = &school.store;
        let wall = projects(&school).await;
        let (round, ..) = runs(&school, RoundStep::Focus).await;
        let piece = shown(&school, school.room.ada, "The yellow was there.").await;
        store.spotlight(&rivera(&school), piece).await.unwrap();
        assert_eq!(sees(&school, &wall).await.0, Showing::Composed(Scene::Spotlight));
        let from = store.cursor(&wall).await.unwrap();
        moves_to(&school, round, RoundStep::Rules).await;
        assert_eq!(replayed(store, &wall, &from).await, "[]", "the piece stands there");
        store.take_from_wall(&rivera(&school), piece).await.unwrap();
        assert_eq!(sees(&school, &wall).await.0, A_ROUND);
        let from = store.cursor(&wall).await.unwrap();
        moves_to(&school, round, RoundStep::Produce).await;
        assert!(replayed(store, &wall, &from).await.contains("\"stage\""));
        let (_, Shown::Round(on_wall)) = sees(&school, &wall).await else { panic!() };
        assert_eq!(on_wall.step, RoundStep::Produce);
    }
}
