//! The wall: by a teacher's hand, with the student's consent for this very version.

use domain::command::Command;
use domain::event::{About, Audience, Change, Stream};
use domain::projector::{Counts, Display, Showing, SomeCards};
use domain::prompts::AnswerPlan;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::replay::Replay;

use crate::both;
use crate::desk::{answered, asked, at_once, everybody_else, key, refused, shared, shown};
use crate::harness::School;
use crate::pen::{Pen, done, heard_about, hears, own_question, projects, share_with};

async fn on_the_wall(school: &School, wall: &Viewer) -> Vec<String> {
    school.store.wall_view(wall).await.unwrap().0.cards.into_iter().map(|card| card.words).collect()
}

both! {
    async fn a_piece_goes_up_with_consent_and_an_open_door(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let piece = shown(&school, room.ada, "The yellow was there.").await;
        assert_eq!(key(store.release_to_wall(&rivera, piece).await), "wall.door_closed");
        let wall = projects(&school).await;
        let held = shared(&school, room.bo, "They are tired.").await;
        assert_eq!(key(store.release_to_wall(&rivera, held).await), "wall.no_consent");
        let (console, _) = store.console(&rivera, room.science).await.unwrap();
        let card = |id| console.cards.iter().find(|card| card.id == id).unwrap();
        let was = card(piece).changed_at;

        let up = store.release_to_wall(&rivera, piece).await.unwrap();
        assert_eq!(store.release_to_wall(&room.staff(room.osei), piece).await.unwrap(), up, "there already");
        assert_eq!(on_the_wall(&school, &wall).await, ["The yellow was there."]);
        let told = heard_about(&school, About::WallCard(up));
        assert_eq!(told.len(), 1);
        assert!(hears(&told[0], Stream::Class(room.science), &[Audience::Wall]));
        let told = heard_about(&school, About::Piece(piece));
        assert!(hears(told.last().unwrap(), Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]));
        assert!(Pen::of(&school, room.ada).sees(piece).await.on_wall);
        let (console, _) = store.console(&rivera, room.science).await.unwrap();
        let card = console.cards.iter().find(|card| card.id == piece).unwrap();
        assert!(card.on_wall && card.changed_at == was);

        store.take_from_wall(&rivera, piece).await.unwrap();
        let count = school.events().len();
        store.take_from_wall(&rivera, piece).await.unwrap();
        assert_eq!(school.events().len(), count, "not there any more");
        assert!(on_the_wall(&school, &wall).await.is_empty());
        assert!(!Pen::of(&school, room.ada).sees(piece).await.on_wall);
        assert_ne!(store.release_to_wall(&rivera, piece).await.unwrap(), up, "a new card each time");
    }

    async fn consent_is_for_one_version(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let wall = projects(&school).await;
        let piece = shown(&school, room.ada, "One.").await;
        store.release_to_wall(&rivera, piece).await.unwrap();
        let ada = Pen::of(&school, room.ada);
        ada.shares(piece, &own_question(room.science), "One and two.").await;
        assert_eq!(key(store.release_to_wall(&rivera, piece).await), "wall.no_consent");
        assert!(!on_the_wall(&school, &wall).await.contains(&"One and two.".to_owned()));
        ada.gives(Command::Consent { reflection: piece, give: true }).await;
        store.release_to_wall(&rivera, piece).await.unwrap();
        assert_eq!(on_the_wall(&school, &wall).await, ["One and two."], "the older one came down");
    }

    async fn withdrawn_consent_takes_it_down_and_no_replay_brings_it_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let wall = projects(&school).await;
        let from = store.cursor(&wall).await.unwrap();
        let piece = shown(&school, room.ada, "The yellow was there.").await;
        let card = store.release_to_wall(&rivera, piece).await.unwrap();
        Pen::of(&school, room.ada).gives(Command::Consent { reflection: piece, give: false }).await;
        assert!(on_the_wall(&school, &wall).await.is_empty());
        let Replay::Missed { heard, .. } = store.replay(&wall, &from).await.unwrap() else { panic!() };
        let wire = serde_json::to_string(&heard.into_iter().flat_map(|h| h.deliveries).collect::<Vec<_>>()).unwrap();
        assert!(!wire.contains("yellow") && wire.contains(&card.to_string()), "{wire}");
        assert_eq!(key(store.release_to_wall(&rivera, piece).await), "wall.no_consent");
    }

    async fn release_and_withdrawal_at_once_never_leave_it_up(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let wall = projects(&school).await;
        for round in 0..8 {
            let piece = shown(&school, room.ada, &format!("Round {round}.")).await;
            let ada = Pen::of(&school, room.ada);
            let withdraw = ada.gives(Command::Consent { reflection: piece, give: false });
            let (released, answer) = tokio::join!(store.release_to_wall(&rivera, piece), withdraw);
            assert!(answer.is_done());
            if let Err(error) = released {
                assert_eq!(key::<()>(Err(error)), "wall.no_consent");
            }
            assert!(on_the_wall(&school, &wall).await.is_empty(), "round {round}");
        }
    }

    async fn an_older_version_that_hangs_is_on_the_wall_and_the_newest_is_still_to_be_released(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let wall = projects(&school).await;
        let piece = shown(&school, room.ada, "First.").await;
        // In the inbox, as it is heard, opened by a teacher, and by its student: one answer. Then whether it is an older version.
        let says = async || {
            let (console, _) = store.console(&rivera, room.science).await.unwrap();
            let card = console.cards.into_iter().find(|card| card.id == piece).unwrap();
            let told = heard_about(&school, About::Piece(piece)).pop().unwrap();
            let heard = store.render(&told, Audience::Staff).await.unwrap();
            assert_eq!(heard[0].change, Change::Card(card.clone()));
            let open = store.piece_for_staff(&rivera, piece).await.unwrap().0;
            assert_eq!((open.piece.on_wall, open.older_hangs), (card.on_wall, card.older_hangs));
            assert_eq!(ada.sees(piece).await.on_wall, card.on_wall);
            (card.on_wall, card.older_hangs)
        };
        let again = async |words: &str, consent: bool| {
            let draft = crate::pen::words(words);
            done(ada.gives(share_with(piece, &own_question(room.science), draft, consent)).await);
        };
        assert_eq!(says().await, (false, false));
        store.release_version(&rivera, piece, 1).await.unwrap();
        assert_eq!(says().await, (true, false));

        again("Second.", true).await;
        assert_eq!((says().await, on_the_wall(&school, &wall).await), ((true, true), vec!["First.".into()]));
        store.spotlight(&rivera, piece).await.unwrap();
        assert_eq!(on_the_wall(&school, &wall).await, ["First."], "the remote lights up what hangs");
        store.spotlight_version(&rivera, piece, 2).await.unwrap();
        assert_eq!((says().await, on_the_wall(&school, &wall).await), ((true, false), vec!["Second.".into()]));

        again("Third.", true).await;
        assert_eq!(says().await, (true, true));
        store.release_version(&rivera, piece, 3).await.unwrap();
        assert_eq!((says().await, on_the_wall(&school, &wall).await), ((true, false), vec!["Third.".into()]));

        // Without consent for the newest one there is nothing to release, and what hangs can be taken down all the same.
        again("Fourth.", false).await;
        assert_eq!(says().await, (true, true));
        assert_eq!(key(store.release_version(&rivera, piece, 4).await), "wall.no_consent");
        store.take_from_wall(&rivera, piece).await.unwrap();
        assert_eq!(says().await, (false, false));
        assert!(on_the_wall(&school, &wall).await.is_empty());
    }

    async fn a_new_session_begins_with_an_empty_wall(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let wall = projects(&school).await;
        let piece = shown(&school, room.ada, "Last time.").await;
        let card = store.release_to_wall(&rivera, piece).await.unwrap();
        store.close_door(&rivera, room.science).await.unwrap();
        assert_eq!(on_the_wall(&school, &wall).await, ["Last time."], "until somebody begins anew");
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        assert_eq!(heard_about(&school, About::WallCard(card)).len(), 2);
        let wall = projects(&school).await;
        assert!(on_the_wall(&school, &wall).await.is_empty());
        assert!(!Pen::of(&school, room.ada).sees(piece).await.on_wall);
        store.release_to_wall(&rivera, piece).await.unwrap();
        assert_eq!(on_the_wall(&school, &wall).await, ["Last time."], "by a teacher's hand again");
    }

    async fn the_wall_counts_and_names_nobody(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let prompt = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        answered(&school, room.ada, prompt, "Cold.").await;
        let (view, cursor) = store.wall_view(&wall).await.unwrap();
        assert_eq!(view.counts, Counts { here: 0, shared: 1 });
        assert_eq!(view.prompt.unwrap().id, prompt);
        assert!(!view.door.code.is_empty() && !view.hangs);
        answered(&school, room.bo, prompt, "Tired.").await;
        let piece = shown(&school, room.chen, "The light.").await;
        store.release_to_wall(&room.staff(room.rivera), piece).await.unwrap();
        let now = store.wall_view(&wall).await.unwrap().0;
        let Replay::Missed { heard, .. } = store.replay(&wall, &cursor).await.unwrap() else { panic!() };
        let changes: Vec<_> = heard.into_iter().flat_map(|missed| missed.deliveries).map(|told| told.change).collect();
        let told = |change: &Change| changes.iter().rev().any(|told| told == change);
        assert!(told(&Change::Counts(now.counts)) && told(&Change::Wall(now.cards[0].clone())), "{changes:?}");
        assert!(now.hangs && now.counts == Counts { here: 0, shared: 2 });
    }

    async fn a_window_asks_for_the_cards_that_came_and_no_others(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, wall) = (room.staff(room.rivera), projects(&school).await);
        let goes_up = async |words: String| {
            let piece = shown(&school, room.ada, &words).await;
            (piece, store.release_to_wall(&rivera, piece).await.unwrap())
        };
        let words = |some: &SomeCards| some.cards.iter().map(|card| card.words.clone()).collect::<Vec<_>>();
        assert_eq!(store.wall_cards(&wall, None).await.unwrap(), SomeCards::default());
        // Many in one moment, so that their order is one of ids as well.
        let mut ids = Vec::new();
        for n in 0..103 {
            ids.push(goes_up(format!("Leaf {n}.")).await.1);
        }
        let first = store.wall_cards(&wall, None).await.unwrap();
        assert!(first.more && first.cards.len() == 100);
        let rest = store.wall_cards(&wall, first.last).await.unwrap();
        let seen: Vec<_> = first.cards.iter().chain(&rest.cards).map(|card| card.id).collect();
        let all: Vec<_> = store.wall_view(&wall).await.unwrap().0.cards.iter().map(|card| card.id).collect();
        assert!(!rest.more && seen == all && all.len() == ids.len());
        school.later(1);
        let (piece, _) = goes_up("One more.".into()).await;
        let new = store.wall_cards(&wall, rest.last).await.unwrap();
        assert_eq!(words(&new), ["One more."]);
        let none = store.wall_cards(&wall, new.last).await.unwrap();
        assert_eq!((none.cards.len(), none.last, none.more), (0, None, false));
        store.take_from_wall(&rivera, piece).await.unwrap();
        assert!(words(&store.wall_cards(&wall, rest.last).await.unwrap()).is_empty(), "taken back");
        // The scene says that something hangs, and not what.
        let (scene, _) = store.wall_scene(&wall, None).await.unwrap();
        assert!(scene.hangs && scene.cards.is_empty() && scene.showing() == Showing::Wall);
        store.close_door(&rivera, room.science).await.unwrap();
        assert_eq!(store.wall_cards(&wall, None).await.unwrap(), SomeCards::default(), "behind a closed door");
    }

    async fn nobody_else_touches_the_wall(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let piece = shown(&school, room.ada, "The yellow was there.").await;
        let before = school.events().len();
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.release_to_wall(&viewer, piece).await), Refusal::NotFound, "{viewer:?}");
            assert_eq!(refused(store.take_from_wall(&viewer, piece).await), Refusal::NotFound);
        }
        assert_eq!(school.events().len(), before);
    }
}
