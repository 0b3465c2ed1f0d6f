//! Sheets, the timer, and a blank wall that comes back.

use domain::projector::{Display, Showing};
use domain::stage::{STAYS, Scene, StageAct, Turn};

use super::{rivera, sees, show, stages};
use crate::both;
use crate::desk::shown;
use crate::pen::projects;

both! {
    async fn a_timer_runs_beside_the_scene_and_takes_a_minute_more(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let left = async || store.wall(&wall).await.unwrap().0.stage.timer.map(|timer| timer.to_string());
        stages(&school, StageAct::Start { seconds: 300 }).await;
        school.later(60_000);
        assert_eq!(left().await.unwrap(), "4:00");
        stages(&school, show(Scene::Wall)).await;
        stages(&school, StageAct::AddMinute).await;
        assert_eq!(left().await.unwrap(), "5:00", "the scene left it alone");
        school.later(3_600_000);
        assert_eq!(left().await.unwrap(), "0:00", "over, and nobody is cut off");
        stages(&school, StageAct::Stop).await;
        assert_eq!(left().await, None);
        // A session begins with nothing staged.
        stages(&school, show(Scene::Blank)).await;
        store.close_door(&rivera(&school), room.science).await.unwrap();
        store.open_door(&rivera(&school), room.science, Display::Extended).await.unwrap();
        let wall = projects(&school).await;
        assert_eq!(store.wall(&wall).await.unwrap().0.stage, Default::default());
    }

    async fn sheets_turn_round_and_a_blank_wall_shows_again_what_it_showed(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        for n in 0..13 {
            let piece = shown(&school, room.ada, &format!("Piece {n}.")).await;
            store.release_to_wall(&rivera(&school), piece).await.unwrap();
        }
        let page = async || store.wall(&wall).await.unwrap().0.stage.page;
        assert_eq!(page().await, None);
        stages(&school, StageAct::Turn(Turn::Next)).await;
        assert_eq!(page().await, Some(1));
        stages(&school, StageAct::Blank).await;
        assert_eq!(sees(&school, &wall).await.0, Showing::Covered);
        stages(&school, StageAct::Blank).await;
        assert_eq!((sees(&school, &wall).await.0, page().await), (Showing::Wall, Some(1)));
        stages(&school, StageAct::Turn(Turn::Next)).await;
        assert_eq!(page().await, Some(0), "from the last to the first");
        stages(&school, StageAct::Turn(Turn::Free)).await;
        assert_eq!(page().await, None);
    }

    async fn next_counts_from_the_sheet_that_stands_there(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        for n in 0..25 {
            let piece = shown(&school, room.ada, &format!("Piece {n}.")).await;
            store.release_to_wall(&rivera(&school), piece).await.unwrap();
        }
        let stands = async || store.wall(&wall).await.unwrap().0.sheet().map(|sheet| (sheet.at, sheet.many));
        let on_remote = async || {
            let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
            remote.wall.unwrap().sheet().map(|sheet| (sheet.at, sheet.many))
        };
        assert_eq!(stands().await, Some((0, 3)));
        school.later(STAYS);
        assert_eq!((stands().await, on_remote().await), (Some((1, 3)), Some((1, 3))), "it turned by itself");
        stages(&school, StageAct::Turn(Turn::Next)).await;
        assert_eq!((stands().await, on_remote().await), (Some((2, 3)), Some((2, 3))));
        school.later(STAYS);
        assert_eq!(stands().await, Some((2, 3)), "and stays where it was turned to");
        stages(&school, StageAct::Turn(Turn::Free)).await;
        assert_eq!(stands().await, Some((2, 3)), "whose turn it is");
        stages(&school, StageAct::Turn(Turn::Previous)).await;
        assert_eq!(stands().await, Some((1, 3)));
    }

    async fn a_press_before_its_time_holds_no_sheet(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let hang = async |cards: std::ops::Range<usize>| {
            for n in cards {
                let piece = shown(&school, room.ada, &format!("Piece {n}.")).await;
                store.release_to_wall(&rivera(&school), piece).await.unwrap();
            }
        };
        let page = async || store.wall(&wall).await.unwrap().0.stage.page;
        stages(&school, StageAct::Turn(Turn::Next)).await;
        assert_eq!(page().await, None, "nothing hangs");
        hang(0..3).await;
        stages(&school, StageAct::Turn(Turn::Next)).await;
        assert_eq!(page().await, None, "one sheet");
        hang(3..25).await;
        stages(&school, show(Scene::Prompt)).await;
        stages(&school, StageAct::Turn(Turn::Next)).await;
        assert_eq!(page().await, None, "the question stands there");
        stages(&school, show(Scene::Wall)).await;
        stages(&school, StageAct::Turn(Turn::Next)).await;
        assert_eq!(page().await, Some(1));
    }

    async fn the_page_of_a_piece_that_is_taken_back_is_no_sheet(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        for n in 0..25 {
            let piece = shown(&school, room.ada, &format!("Piece {n}.")).await;
            store.release_to_wall(&rivera(&school), piece).await.unwrap();
        }
        let long = shown(&school, room.bo, &"It turned yellow at the edges. ".repeat(120)).await;
        store.release_to_wall(&rivera(&school), long).await.unwrap();
        stages(&school, StageAct::Show { scene: Scene::Spotlight, subject: Some(long.0), seconds: None }).await;
        let page = async || store.wall(&wall).await.unwrap().0.stage.page;
        stages(&school, StageAct::Turn(Turn::Next)).await;
        assert_eq!(page().await, Some(1), "its second page");
        store.take_from_wall(&rivera(&school), long).await.unwrap();
        assert_eq!(page().await, None, "the wall turns by itself again");
        stages(&school, StageAct::Turn(Turn::Previous)).await;
        let sheets = store.wall(&wall).await.unwrap().0.sheet().map(|sheet| sheet.many).unwrap();
        assert_eq!(page().await, Some(sheets as u32 - 1), "counted from the sheet that stands there");
    }
}
