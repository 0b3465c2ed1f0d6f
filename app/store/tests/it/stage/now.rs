//! What stands on the wall now, for those who run the class; the ask for the version before it; and the picture of a focus.

use domain::command::Command;
use domain::event::{About, Audience};
use domain::projector::Showing;
use domain::prompts::AnswerPlan;
use domain::refusal::Refusal;
use domain::rounds::{Focus, FocusKind, Minutes, RoundStep};
use domain::stage::{EarlierAsk, Scene, StageAct};

use super::{rivera, sees, show, stages};
use crate::both;
use crate::desk::{asked, at_once, everybody_else, refused, shown};
use crate::harness::School;
use crate::pen::{Pen, heard_about, own_question, projects};

async fn now(school: &School) -> (Showing, Option<String>) {
    let now = school.store.now_on_wall(&rivera(school), school.room.science).await.unwrap().0;
    (now.showing, now.piece.map(|(_, name)| name))
}

both! {
    async fn the_console_says_what_the_wall_shows_also_where_it_follows(school: School) {
        let (store, room) = (&school.store, &school.room);
        assert_eq!(now(&school).await, (Showing::Closed, None));
        let wall = projects(&school).await;
        let staff_hears = || {
            let told = heard_about(&school, About::Stage(room.science));
            told.iter().filter(|one| one.event.audiences.contains(&Audience::Staff)).count()
        };
        assert_eq!(now(&school).await.0, Showing::Join);
        let before = staff_hears();
        asked(&school, "Why?", at_once(AnswerPlan::Everyone)).await;
        assert_eq!((now(&school).await.0, staff_hears()), (Showing::Prompt, before + 1), "it follows, and that is heard");
        let piece = shown(&school, room.ada, "The yellow was there.").await;
        let before = staff_hears();
        store.release_to_wall(&rivera(&school), piece).await.unwrap();
        assert_eq!((now(&school).await.0, staff_hears()), (Showing::Wall, before + 1));
        stages(&school, show(Scene::Closing)).await;
        let before = staff_hears();
        store.take_from_wall(&rivera(&school), piece).await.unwrap();
        assert_eq!(staff_hears(), before, "what is staged stays there");
        store.spotlight(&rivera(&school), piece).await.unwrap();
        assert_eq!(now(&school).await, (Showing::Composed(Scene::Spotlight), Some("Ada Okafor".into())));
        // It is the wall's own word.
        assert_eq!(now(&school).await.0, sees(&school, &wall).await.0);
        stages(&school, StageAct::Blank).await;
        assert_eq!(now(&school).await, (Showing::Covered, None));
        for stranger in everybody_else(&school).into_iter().chain([wall]) {
            assert_eq!(refused(store.now_on_wall(&stranger, room.science).await), Refusal::NotFound, "{stranger:?}");
        }
    }

    async fn beside_a_piece_stands_how_it_is_with_the_version_before(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let ada = Pen::of(&school, room.ada);
        let piece = shown(&school, room.ada, "A knife cuts them.").await;
        let standing = async || store.earlier_standing(&rivera(&school), piece).await.unwrap();
        assert_eq!(standing().await, None, "it does not hang");
        ada.shares(piece, &own_question(room.science), "They fall by themselves.").await;
        ada.gives(Command::Consent { reflection: piece, give: true }).await;
        store.release_to_wall(&rivera(&school), piece).await.unwrap();
        let first = standing().await.unwrap();
        assert_eq!((first.ask, first.look.unwrap().version), (EarlierAsk::NotAsked, 1), "a listed word is looked at first");
        store.ask_for_earlier_after_look(&rivera(&school), piece, 1).await.unwrap();
        let asked = standing().await.unwrap();
        assert_eq!((asked.ask, asked.look), (EarlierAsk::Asked, None));
        // What the remote reads of all says the same as what is read of one.
        let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
        assert_eq!(remote.hanging[0].earlier, Some(EarlierAsk::Asked));
        ada.gives(Command::ShowEarlier { reflection: piece, version: 1, give: true }).await;
        assert_eq!(standing().await.unwrap().ask, EarlierAsk::Yes);
        for stranger in everybody_else(&school) {
            assert_eq!(refused(store.earlier_standing(&stranger, piece).await), Refusal::NotFound, "{stranger:?}");
        }
    }

    async fn a_wall_sees_the_picture_of_the_round_that_stands_on_it_and_no_other_file(school: School) {
        let (store, room) = (&school.store, &school.room);
        let picture = crate::files::ready(&school, &rivera(&school)).await;
        let other = crate::files::ready(&school, &rivera(&school)).await;
        crate::questions::open(&school).await;
        let wall = projects(&school).await;
        stages(&school, show(Scene::Join)).await;
        let focus = Focus { kind: FocusKind::Picture, words: "A leaf on ice".into(), picture: Some(picture) };
        let round = domain::id::RoundId::mint();
        store.make_round(&rivera(&school), room.science, round, focus, Minutes::default()).await.unwrap();
        assert_eq!(refused(store.file(&wall, picture).await), Refusal::NotFound, "planned");
        crate::rounds::moves_to(&school, round, RoundStep::Focus).await;
        assert_eq!(refused(store.file(&wall, picture).await), Refusal::NotFound, "not on the wall");
        stages(&school, show(Scene::Round)).await;
        assert!(store.file(&wall, picture).await.is_ok());
        assert_eq!(refused(store.file(&wall, other).await), Refusal::NotFound, "another file of the same teacher");
        store.cover(&rivera(&school), room.science, true).await.unwrap();
        assert_eq!(refused(store.file(&wall, picture).await), Refusal::NotFound, "covered");
        store.cover(&rivera(&school), room.science, false).await.unwrap();
        stages(&school, show(Scene::Wall)).await;
        assert_eq!(refused(store.file(&wall, picture).await), Refusal::NotFound);
        stages(&school, show(Scene::Follow)).await;
        assert!(store.file(&wall, picture).await.is_ok(), "it follows the round");
        crate::rounds::moves_to(&school, round, RoundStep::Ended).await;
        assert_eq!(refused(store.file(&wall, picture).await), Refusal::NotFound, "it is over");
    }
}
