//! Picture PINs: counted, locked, opened again; and what ends a sign-in.

use domain::door::PinStep;
use domain::event::{About, Audience, Change, Cut};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::replay::Replay;

use crate::both;
use crate::classes::cuts;
use crate::join::{at_the_door, claim, first_claim, refused};

fn wrong() -> Refusal {
    Refusal::invalid("pin", "pin.wrong")
}

fn locked() -> Refusal {
    Refusal::conflict("pin.locked")
}

both! {
    async fn five_wrong_ones_lock_except_where_it_once_worked(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        let ada = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        let cursor = store.cursor(&rivera).await.unwrap();
        for _ in 0..4 {
            assert_eq!(refused(store.claim(claim(&knock, room.ada, "x", None)).await), wrong());
        }
        let before = school.events().len();
        assert_eq!(refused(store.claim(claim(&knock, room.ada, "x", None)).await), locked());
        assert_eq!(school.events().len(), before + 1, "the console hears of the lock");
        assert_eq!(refused(store.claim(claim(&knock, room.ada, "m", None)).await), locked(), "right, and too late");
        let step = store.who_am_i(knock.class, knock.session, room.ada, None).await.unwrap();
        assert_eq!(step, PinStep::Enter { locked: true });
        let Replay::Missed { heard, .. } = store.replay(&rivera, &cursor).await.unwrap() else { panic!("too far") };
        assert!(matches!(&heard[0].deliveries[0].change, Change::Tile(tile) if tile.locked));
        assert!(store.students(&rivera, room.science).await.unwrap().iter().any(|s| s.person == room.ada && s.locked));

        // Bo is not locked with her, and her own device opens for her and for everywhere.
        store.claim(first_claim(&knock, room.bo, "n")).await.unwrap();
        let step = store.who_am_i(knock.class, knock.session, room.ada, Some(&ada.device_token)).await.unwrap();
        assert_eq!(step, PinStep::Enter { locked: false });
        store.claim(claim(&knock, room.ada, "m", Some(&ada))).await.unwrap();
        store.claim(claim(&knock, room.ada, "m", None)).await.unwrap();
    }

    async fn a_right_one_starts_the_count_anew(school: School) {
        let (store, room) = (&school.store, &school.room);
        let knock = at_the_door(&school).await;
        store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        for _ in 0..3 {
            for _ in 0..4 {
                assert_eq!(refused(store.claim(claim(&knock, room.ada, "x", None)).await), wrong());
            }
            store.claim(claim(&knock, room.ada, "m", None)).await.unwrap();
        }
    }

    async fn a_trusted_device_is_no_place_to_try_them_all(school: School) {
        let (store, room) = (&school.store, &school.room);
        let knock = at_the_door(&school).await;
        let ada = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        for _ in 0..10 {
            assert_eq!(refused(store.come_back(&ada.device_token, room.ada, "x").await), wrong());
        }
        let rest = Refusal::conflict("pin.rest");
        assert_eq!(refused(store.come_back(&ada.device_token, room.ada, "m").await), rest);
        assert_eq!(refused(store.claim(claim(&knock, room.ada, "m", Some(&ada))).await), rest);
        school.later(11 * 60_000);
        store.come_back(&ada.device_token, room.ada, "m").await.unwrap();
    }

    async fn pretending_to_set_is_a_guess_like_any_other(school: School) {
        let (store, room) = (&school.store, &school.room);
        let knock = at_the_door(&school).await;
        store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        for n in 0..5 {
            let refusal = refused(store.claim(first_claim(&knock, room.ada, "x")).await);
            assert_eq!(refusal, if n < 4 { Refusal::conflict("join.just_taken") } else { locked() });
        }
    }

    async fn the_teacher_unlocks_and_resets(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let knock = at_the_door(&school).await;
        let ada = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        for _ in 0..5 {
            refused(store.claim(claim(&knock, room.ada, "x", None)).await);
        }
        store.unlock(&osei, room.science, room.ada).await.unwrap();
        store.claim(claim(&knock, room.ada, "m", None)).await.unwrap();

        store.reset_pin(&rivera, room.science, room.ada).await.unwrap();
        assert!(store.viewer_of(&ada.sign_in_token).await.unwrap().is_some(), "who is writing goes on writing");
        let new = Refusal::conflict("pin.choose_new");
        assert_eq!(refused(store.claim(claim(&knock, room.ada, "m", None)).await), new);
        assert_eq!(refused(store.come_back(&ada.device_token, room.ada, "m").await), new);
        assert_eq!(store.who_am_i(knock.class, knock.session, room.ada, None).await.unwrap(), PinStep::Set);
        let again = store.claim(first_claim(&knock, room.ada, "new")).await.unwrap();
        assert!(again.first_claim, "whoever sets it is announced");
        assert_eq!(refused(store.claim(claim(&knock, room.ada, "m", None)).await), wrong());
        let event = school.events().pop().unwrap().event;
        assert_eq!((event.about, event.audiences.as_slice()), (About::Tile(room.ada), &[Audience::Staff, Audience::Wall][..]));
    }

    async fn a_claim_is_undone_on_every_device(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        let impostor = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        let second = store.claim(claim(&knock, room.ada, "m", None)).await.unwrap();
        let cursor = store.cursor(&rivera).await.unwrap();
        store.undo_claim(&rivera, room.science, room.ada).await.unwrap();
        assert_eq!(cuts(&school), [Cut::Person(room.ada)]);
        for token in [&impostor.sign_in_token, &second.sign_in_token] {
            assert!(store.viewer_of(token).await.unwrap().is_none());
        }
        assert!(store.return_on_device(&impostor.device_token).await.unwrap().returning.is_empty());
        assert_eq!(refused(store.come_back(&impostor.device_token, room.ada, "m").await), Refusal::NotFound);
        let Replay::Missed { heard, .. } = store.replay(&rivera, &cursor).await.unwrap() else { panic!("too far") };
        let Change::Tile(tile) = &heard[0].deliveries[0].change else { panic!("{heard:?}") };
        assert!(tile.claimed_at.is_none() && tile.came_at.is_none());
        let ada = store.claim(first_claim(&knock, room.ada, "hers")).await.unwrap();
        assert!(ada.first_claim && ada.person == room.ada);
    }

    async fn only_the_classs_teachers_help_with_pins(school: School) {
        let (store, room) = (&school.store, &school.room);
        let knock = at_the_door(&school).await;
        let ada = store.claim(first_claim(&knock, room.ada, "m")).await.unwrap();
        for viewer in [room.student(room.ada), room.student(room.bo), room.staff(room.kim), room.staff(room.stone), Viewer::Nobody] {
            assert_eq!(refused(store.unlock(&viewer, room.science, room.ada).await), Refusal::NotFound);
            assert_eq!(refused(store.reset_pin(&viewer, room.science, room.ada).await), Refusal::NotFound);
            assert_eq!(refused(store.undo_claim(&viewer, room.science, room.ada).await), Refusal::NotFound);
        }
        let kim = room.staff(room.kim);
        assert_eq!(refused(store.undo_claim(&kim, room.reading, room.ada).await), Refusal::NotFound, "not her student");
        assert!(store.viewer_of(&ada.sign_in_token).await.unwrap().is_some());
        store.claim(claim(&knock, room.ada, "m", None)).await.unwrap();
    }

    async fn a_removed_students_sign_in_is_dead_and_a_restored_one_has_their_pin(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        let bo = store.claim(first_claim(&knock, room.bo, "m")).await.unwrap();
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        assert!(store.viewer_of(&bo.sign_in_token).await.unwrap().is_none());
        assert_eq!(refused(store.claim(claim(&knock, room.bo, "m", Some(&bo))).await), Refusal::NotFound);
        store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        assert_eq!(refused(store.claim(claim(&knock, room.bo, "x", None)).await), wrong());
        let back = store.claim(claim(&knock, room.bo, "m", Some(&bo))).await.unwrap();
        assert_eq!((back.person, back.first_claim), (room.bo, false));
        assert_eq!(back.device_token, bo.device_token);
    }

    async fn a_student_removed_while_coming_in_is_out(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let knock = at_the_door(&school).await;
        for n in 0..8 {
            let step = store.who_am_i(knock.class, knock.session, room.bo, None).await.unwrap();
            let coming = store::Claim { setting: step.is_setting(), ..claim(&knock, room.bo, "m", None) };
            let (came, removed) =
                tokio::join!(store.claim(coming), store.remove_student(&rivera, room.science, room.bo));
            removed.unwrap();
            match came {
                Ok(entered) => assert!(store.viewer_of(&entered.sign_in_token).await.unwrap().is_none(), "round {n}"),
                refusal => assert_eq!(refused(refusal), Refusal::NotFound),
            }
            store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        }
    }
}
