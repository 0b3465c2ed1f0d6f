//! Taking back: at once, with everything wider and all that hangs on it.

use domain::audience::{AudienceAct, GuestDraft, Stage, Step};
use domain::id::{AudienceId, GuestId};
use domain::inquiry::InquiryAct;

use super::{does, inquires, key, not_found, open_to, reads, shown, stages, waiting, why, widens};
use crate::both;
use crate::harness::School;

async fn named(school: &School) -> AudienceId {
    let room = &school.room;
    let desk = school.store.audience_desk(&room.staff(room.rivera), room.science).await.unwrap().0;
    desk.open.iter().find(|open| open.step == Step::Named).unwrap().audience
}

both! {
    async fn a_student_takes_back_a_step_and_all_that_is_wider(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        crate::audience::world::ready(&school).await;
        widens(&school, &ada, inquiry, Step::World).await;
        let token = {
            let draft = GuestDraft { label: "Gardener".into(), greeting: "Welcome".into(), days: "7".into() };
            let (rivera, id) = (room.staff(room.rivera), named(&school).await);
            school.store.invite_guest(&rivera, room.science, id, GuestId::mint(), draft).await.unwrap()
        };
        let slug = ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0.slug.unwrap();
        assert!(school.store.world_page(&slug).await.is_ok() && school.store.guest_page(&token).await.is_ok());
        does(&ada, inquiry, AudienceAct::TakeBack { step: Step::Class }).await;
        assert_eq!(stages(&ada, inquiry).await, [Stage::Open, Stage::TakenBack, Stage::TakenBack, Stage::TakenBack]);
        assert!(not_found(school.store.world_page(&slug).await) && not_found(school.store.guest_page(&token).await));
        assert!(reads(&school, &room.student(room.bo), inquiry).await && !reads(&school, &room.student(room.chen), inquiry).await);
        assert_eq!(key(&ada, inquiry, AudienceAct::TakeBack { step: Step::Class }).await, "audience.nothing_to_take_back");
    }

    async fn shown_to_no_teacher_it_is_shown_to_nobody(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        widens(&school, &ada, inquiry, Step::Class).await;
        inquires(&ada, inquiry, InquiryAct::Show { readers: vec![] }).await;
        assert!(open_to(&ada, inquiry).await.is_empty());
        assert!(!reads(&school, &room.student(room.bo), inquiry).await && !reads(&school, &room.student(room.chen), inquiry).await);
    }

    async fn a_teacher_of_the_class_takes_back_and_nobody_elses(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        widens(&school, &ada, inquiry, Step::Class).await;
        let desk = school.store.audience_desk(&room.staff(room.osei), room.science).await.unwrap().0;
        let partner = desk.open.iter().find(|open| open.step == Step::Partner).unwrap().audience;
        for (who, class) in [(room.staff(room.kim), room.reading), (room.staff(room.stone), room.history), (room.student(room.bo), room.science)] {
            assert!(not_found(school.store.take_audience_back(&who, class, partner).await));
        }
        school.store.take_audience_back(&room.staff(room.osei), room.science, partner).await.unwrap();
        assert_eq!(stages(&ada, inquiry).await[..2], [Stage::TakenBack; 2]);
        let own = ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0;
        assert_eq!(own.steps[0].decided_by, "Mr Osei");
        assert_eq!(why(school.store.take_audience_back(&room.staff(room.osei), room.science, partner).await), "audience.nothing_to_take_back");
    }

    /// Of a row that was closed before it was kept since when it had been open nobody says that nobody read it.
    async fn what_was_closed_long_ago_may_have_been_read(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        let partner = async || ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0.steps.remove(0);
        widens(&school, &ada, inquiry, Step::Partner).await;
        does(&ada, inquiry, AudienceAct::TakeBack { step: Step::Partner }).await;
        school.behind_the_scenes("UPDATE audience SET since = NULL WHERE inquiry_id = $1", [inquiry.0.into()]).await;
        assert!(partner().await.was_open);
        crate::audience::wishes(&ada, inquiry, crate::audience::with(room.bo, room.science)).await;
        does(&ada, inquiry, AudienceAct::Withdraw { step: Step::Partner }).await;
        assert!(partner().await.was_open, "whatever is wished and withdrawn later");
    }

    async fn a_wish_that_goes_with_a_narrower_step_was_read_by_nobody(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        widens(&school, &ada, inquiry, Step::Partner).await;
        crate::audience::wishes(&ada, inquiry, crate::audience::wish(Step::Class, room.science)).await;
        does(&ada, inquiry, AudienceAct::TakeBack { step: Step::Partner }).await;
        let steps = ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0.steps;
        assert_eq!((steps[0].stage, steps[1].stage), (Stage::TakenBack, Stage::TakenBack));
        assert_eq!((steps[0].was_open, steps[1].was_open), (true, false));
    }

    /// Ms Rivera releases in the moment in which Ada takes it back: whoever is first, nobody reads in the end what was taken back.
    async fn a_release_never_overtakes_a_taking_back(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        for _ in 0..4 {
            crate::audience::wishes(&ada, inquiry, crate::audience::with(room.bo, room.science)).await;
            let [asked] = <[_; 1]>::try_from(waiting(&school).await).unwrap();
            let rivera = room.staff(room.rivera);
            let release = school.store.decide_audience(&rivera, room.science, asked.audience, asked.rev, domain::audience::Release::Yes);
            let (released, _) = tokio::join!(release, does(&ada, inquiry, AudienceAct::TakeBack { step: Step::Partner }));
            if let Err(error) = released {
                assert_eq!(why::<()>(Err(error)), "audience.changed_meanwhile");
            }
            assert_eq!(stages(&ada, inquiry).await[0], Stage::TakenBack);
            assert!(!reads(&school, &room.student(room.bo), inquiry).await);
        }
    }
}
