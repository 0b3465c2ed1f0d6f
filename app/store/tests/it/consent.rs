//! Consent for the projector: default no, one version, and gone from the wall in the same moment it is taken back.

use domain::command::Command;
use domain::event::{About, Audience, Stream};
use domain::id::ReflectionId;

use crate::both;
use crate::pen::{Pen, heard_about, hears, own_question, projects, refused, share_with, words};

fn consent(reflection: ReflectionId, give: bool) -> Command {
    Command::Consent { reflection, give }
}

both! {
    async fn consent_is_for_one_version_and_default_no(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let rivera = room.staff(room.rivera);
        let (ada, id, beginning) = (Pen::of(&school, room.ada), ReflectionId::mint(), own_question(room.science));
        ada.saves(id, &beginning, "A draft", 0).await;
        assert_eq!(refused(ada.gives(consent(id, true)).await).sentence().key, "reflections.not_shared_yet");
        ada.shares(id, &beginning, "First").await;
        assert!(!ada.sees(id).await.wall_consent);
        assert!(store.release_to_wall(&rivera, id).await.is_err());
        assert!(ada.gives(consent(id, true)).await.is_done());
        assert!(ada.gives(consent(id, true)).await.is_done());
        assert!(ada.sees(id).await.wall_consent);
        store.release_to_wall(&rivera, id).await.unwrap();
        ada.shares(id, &beginning, "Second").await;
        let piece = ada.sees(id).await;
        assert!(!piece.wall_consent && piece.on_wall, "the card shows what it was released for, and stays");
        assert!(store.release_to_wall(&rivera, id).await.is_err());
    }

    async fn withdrawing_takes_every_card_of_the_piece_off_the_wall(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let (ada, id) = (Pen::of(&school, room.ada), ReflectionId::mint());
        ada.gives(share_with(id, &own_question(room.science), words("On the wall"), true)).await;
        let card = store.release_to_wall(&room.staff(room.rivera), id).await.unwrap();
        assert_eq!(store.wall_view(&wall).await.unwrap().0.cards[0].words, "On the wall");
        assert!(ada.sees(id).await.on_wall);

        assert!(ada.gives(consent(id, false)).await.is_done());
        assert!(store.wall_view(&wall).await.unwrap().0.cards.is_empty());
        let piece = ada.sees(id).await;
        assert!(!piece.on_wall && !piece.wall_consent);
        let gone = heard_about(&school, About::WallCard(card));
        assert!(gone.last().unwrap().event.audiences.contains(&Audience::Wall));
        assert_eq!(gone.last().unwrap().event.stream, Stream::Class(room.science));
        let told = heard_about(&school, About::Piece(id));
        let audiences = [Audience::Staff, Audience::Person(room.ada)];
        assert!(hears(told.last().unwrap(), Stream::Class(room.science), &audiences));
        assert!(store.release_to_wall(&room.staff(room.rivera), id).await.is_err());
        assert!(ada.gives(consent(id, false)).await.is_done(), "withdrawn already");
    }

    async fn taking_back_the_second_version_leaves_the_first_on_the_wall(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let (ada, id, beginning) = (Pen::of(&school, room.ada), ReflectionId::mint(), own_question(room.science));
        ada.gives(share_with(id, &beginning, words("First"), true)).await;
        store.release_to_wall(&room.staff(room.rivera), id).await.unwrap();
        ada.gives(share_with(id, &beginning, words("Second"), true)).await;
        assert!(ada.gives(Command::TakeBack { reflection: id }).await.is_done());
        assert_eq!(store.wall_view(&wall).await.unwrap().0.cards[0].words, "First");
        assert!(ada.sees(id).await.wall_consent, "which was consented to, and is the newest again");
    }

    async fn release_and_withdrawal_at_once_never_leave_a_card(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let rivera = room.staff(room.rivera);
        let (ada, id) = (Pen::of(&school, room.ada), ReflectionId::mint());
        ada.gives(share_with(id, &own_question(room.science), words("Perhaps"), false)).await;
        for round in 0..30 {
            assert!(ada.gives(consent(id, true)).await.is_done());
            let (_, withdrawal) = if round % 2 == 0 {
                tokio::join!(store.release_to_wall(&rivera, id), ada.gives(consent(id, false)))
            } else {
                let (withdrawal, release) =
                    tokio::join!(ada.gives(consent(id, false)), store.release_to_wall(&rivera, id));
                (release, withdrawal)
            };
            assert!(withdrawal.is_done());
            assert!(store.wall_view(&wall).await.unwrap().0.cards.is_empty(), "round {round}");
            let piece = ada.sees(id).await;
            assert!(!piece.on_wall && !piece.wall_consent, "round {round}");
        }
    }
}
