//! The world: off until the district turns it on, never K–5, a guardian's yes, a pen name, and a copy that goes at once.

use domain::audience::{AudienceAct, Release, Stage, Step, Wish, YEAR, YesDraft};
use domain::classes::ClassDraft;
use domain::clock::DAY;
use domain::event::{About, Audience, Stream};
use domain::id::{ClassId, InquiryId, PersonId, YesId};
use domain::viewer::Viewer;
use store::Result;
use store::replay::Hearing;

use super::{decides, key, not_found, says, shown, stages, waiting, why, widens, wish, wishes};
use crate::both;
use crate::harness::{MONDAY, School};
use crate::pen::{Pen, heard_about, hears};

pub fn yes(covers: &str) -> YesDraft {
    YesDraft {
        guardian: "Ngozi Okafor".into(),
        how: "phone".into(),
        said_on: "2026-09-12".into(),
        covers: covers.into(),
    }
}

async fn records(
    school: &School,
    who: &Viewer,
    class: ClassId,
    student: PersonId,
    inquiry: Option<InquiryId>,
    covers: &str,
) -> Result<YesId> {
    let id = YesId::mint();
    school.store.record_yes(who, class, student, id, inquiry, yes(covers)).await?;
    Ok(id)
}

/// The district has it on, and Ada's guardian said yes for the year.
pub async fn ready(school: &School) -> YesId {
    let room = &school.room;
    let rivera = room.staff(room.rivera);
    school.store.turn_world(&rivera, true).await.unwrap();
    records(school, &rivera, room.science, room.ada, None, "year").await.unwrap()
}

/// How many pages Ms Rivera is told are out.
async fn pages(school: &School) -> u64 {
    school.store.world_desk(&school.room.staff(school.room.rivera)).await.unwrap().0.pages
}

async fn slug(pen: &Pen, inquiry: InquiryId) -> Option<String> {
    pen.store.own_audience(&pen.viewer, inquiry).await.unwrap().0.slug
}

both! {
    async fn the_district_has_it_off_until_it_turns_it_on_and_off_takes_all_down(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        widens(&school, &ada, inquiry, Step::Named).await;
        let world = wish(Step::World, room.science);
        assert_eq!(key(&ada, inquiry, AudienceAct::Wish(world.clone())).await, "audience.world_is_off");
        for (who, expected) in [(room.osei, "world.only_the_district"), (room.kim, "world.only_the_district")] {
            assert_eq!(why(school.store.turn_world(&room.staff(who), true).await), expected);
        }
        assert!(not_found(school.store.turn_world(&room.student(room.ada), true).await));
        assert!(not_found(school.store.world_desk(&room.student(room.ada)).await));
        ready(&school).await;
        wishes(&ada, inquiry, world).await;
        decides(&school, Release::Yes).await.unwrap();
        let address = slug(&ada, inquiry).await.unwrap();
        let page = school.store.world_page(&address).await.unwrap();
        assert_eq!((page.pen.as_str(), page.question.as_str()), ("River Fox", "Do wolves change rivers?"));
        let rivera = room.staff(room.rivera);
        assert_eq!(school.store.world_desk(&rivera).await.unwrap().0.pages, 1);
        school.store.turn_world(&rivera, false).await.unwrap();
        assert!(not_found(school.store.world_page(&address).await));
        assert_eq!(stages(&ada, inquiry).await, [Stage::Open, Stage::Open, Stage::Open, Stage::TakenBack]);
        school.store.turn_world(&rivera, true).await.unwrap();
        assert!(not_found(school.store.world_page(&address).await), "the copy is gone, not hidden");
        let audit: Vec<_> = school.store.audit(&rivera, room.school, None).await.unwrap().into_iter().map(|row| row.what).collect();
        assert_eq!(audit.iter().filter(|what| what.starts_with("world_o")).count(), 3);
    }

    async fn without_a_guardians_yes_nothing_goes_out_and_with_it_withdrawn_it_comes_back(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        let rivera = room.staff(room.rivera);
        widens(&school, &ada, inquiry, Step::Named).await;
        school.store.turn_world(&rivera, true).await.unwrap();
        wishes(&ada, inquiry, wish(Step::World, room.science)).await;
        assert!(!waiting(&school).await[0].world.unwrap().yes);
        assert_eq!(why(decides(&school, Release::Yes).await), "audience.world_needs_a_yes");
        assert!(not_found(records(&school, &room.staff(room.kim), room.reading, room.ada, Some(inquiry), "").await));
        assert!(not_found(records(&school, &room.student(room.ada), room.science, room.ada, Some(inquiry), "").await));
        assert_eq!(why(records(&school, &rivera, room.science, room.ada, Some(InquiryId::mint()), "").await), "world.which_inquiry");
        // A yes for somebody else's child says nothing.
        records(&school, &rivera, room.science, room.bo, None, "year").await.unwrap();
        assert_eq!(why(decides(&school, Release::Yes).await), "audience.world_needs_a_yes");
        let id = records(&school, &room.staff(room.osei), room.science, room.ada, Some(inquiry), "").await.unwrap();
        decides(&school, Release::Yes).await.unwrap();
        let address = slug(&ada, inquiry).await.unwrap();
        school.store.withdraw_yes(&rivera, room.science, room.ada, id).await.unwrap();
        school.store.withdraw_yes(&rivera, room.science, room.ada, id).await.unwrap();
        assert!(not_found(school.store.world_page(&address).await));
        let desk = school.store.yeses(&rivera, room.science, room.ada).await.unwrap();
        let [kept] = <[_; 1]>::try_from(desk.yeses).unwrap();
        assert_eq!((kept.recorded_by.as_str(), kept.stands, kept.withdrawn.unwrap().0.as_str()), ("Mr Osei", false, "Ms Rivera"));
        assert!(not_found(school.store.yeses(&room.staff(room.kim), room.science, room.ada).await));
    }

    async fn a_yes_for_the_year_ends_with_it(school: School) {
        let (ada, inquiry) = shown(&school).await;
        ready(&school).await;
        widens(&school, &ada, inquiry, Step::World).await;
        let address = slug(&ada, inquiry).await.unwrap();
        school.later(YEAR - 60_000);
        assert!(school.store.world_page(&address).await.is_ok());
        assert_eq!(pages(&school).await, 1);
        school.later(60_000);
        assert!(not_found(school.store.world_page(&address).await));
        assert_eq!(pages(&school).await, 0, "what lies in the table is not out");
        assert_eq!(stages(&ada, inquiry).await[3], Stage::TakenBack);
        assert_eq!(slug(&ada, inquiry).await, None);
        let world = ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0.steps.remove(3);
        assert_eq!((world.decided_by.as_str(), world.over, world.was_open), ("", true, true), "Ms Rivera took nothing back");
        assert!(world.decided_at.is_some_and(|at| at.0 > MONDAY + YEAR), "the day on which it ended");
    }

    async fn a_yes_that_is_said_again_keeps_the_page_up(school: School) {
        let room = school.room.clone();
        let rivera = room.staff(room.rivera);
        let (ada, inquiry) = shown(&school).await;
        ready(&school).await;
        widens(&school, &ada, inquiry, Step::World).await;
        let address = slug(&ada, inquiry).await.unwrap();
        school.later(330 * DAY);
        // Another child's says nothing about hers.
        records(&school, &rivera, room.science, room.bo, None, "year").await.unwrap();
        let renewed = records(&school, &rivera, room.science, room.ada, None, "year").await.unwrap();
        school.later(65 * DAY);
        assert!(school.store.world_page(&address).await.is_ok(), "in the thirteenth month");
        assert_eq!((stages(&ada, inquiry).await[3], pages(&school).await), (Stage::Open, 1));
        school.later(YEAR - 65 * DAY);
        assert!(not_found(school.store.world_page(&address).await), "and it ends with that one");
        assert_eq!((stages(&ada, inquiry).await[3], pages(&school).await), (Stage::TakenBack, 0));
        let yeses = school.store.yeses(&rivera, room.science, room.ada).await.unwrap().yeses;
        assert!(yeses.iter().any(|yes| yes.id == renewed) && yeses.iter().all(|yes| !yes.stands));
    }

    async fn a_yes_for_the_one_inquiry_keeps_its_page_up_without_an_end_until_it_is_withdrawn(school: School) {
        let room = school.room.clone();
        let rivera = room.staff(room.rivera);
        let (ada, inquiry) = shown(&school).await;
        ready(&school).await;
        widens(&school, &ada, inquiry, Step::World).await;
        let address = slug(&ada, inquiry).await.unwrap();
        let own = records(&school, &rivera, room.science, room.ada, Some(inquiry), "").await.unwrap();
        // A shorter one takes nothing away from it.
        records(&school, &rivera, room.science, room.ada, None, "year").await.unwrap();
        school.later(2 * YEAR);
        assert!(school.store.world_page(&address).await.is_ok());
        assert_eq!(crate::audience::open_to(&ada, inquiry).await.last().unwrap().until, None);
        school.store.withdraw_yes(&rivera, room.science, room.ada, own).await.unwrap();
        assert!(not_found(school.store.world_page(&address).await));
        assert_eq!((stages(&ada, inquiry).await[3], pages(&school).await), (Stage::TakenBack, 0));
    }

    async fn never_in_k5_however_many_other_classes_there_are(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        ready(&school).await;
        widens(&school, &ada, inquiry, Step::World).await;
        let address = slug(&ada, inquiry).await.unwrap();
        let elementary = ClassDraft { name: "Science".into(), grade_band: "k-2".into(), ..ClassDraft::default() };
        school.store.change_class(&room.staff(room.rivera), room.science, elementary).await.unwrap();
        assert!(not_found(school.store.world_page(&address).await), "whatever was released before");
        assert_eq!(pages(&school).await, 0, "nor is it counted");
        assert_eq!(slug(&ada, inquiry).await, None);
        assert!(crate::audience::open_to(&ada, inquiry).await.iter().all(|open| open.step != Step::World));
        assert_eq!(key(&ada, inquiry, AudienceAct::Wish(wish(Step::World, room.science))).await, "audience.world_not_in_k5");
    }

    async fn a_pen_name_is_nobodys_at_the_school(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        ready(&school).await;
        widens(&school, &ada, inquiry, Step::Named).await;
        let under = |pen: &str| Wish { pen: pen.into(), ..wish(Step::World, room.science) };
        // Her own teachers, another class's, and a student of that class.
        for theirs in ["Ms Rivera", "Rívera’s fox", "Team Osei", "KIM", "Dina", "Dína Haddad"] {
            assert_eq!(key(&ada, inquiry, AudienceAct::Wish(under(theirs))).await, "audience.pen_at_school", "{theirs}");
        }
        // Mr Stone and Eli Ford are of another school.
        wishes(&ada, inquiry, under("Stone Ford")).await;
    }

    async fn a_pen_name_is_nobodys_and_a_text_without_a_name_has_none_in_it(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        ready(&school).await;
        widens(&school, &ada, inquiry, Step::Named).await;
        for (pen, expected) in [("Ada", "audience.pen_own_name"), ("Chen Wei-Ling", "audience.pen_classmate"), ("<b>x</b>", "audience.pen_plain"), (" ", "words.empty")] {
            let wished = Wish { pen: pen.into(), ..wish(Step::World, room.science) };
            assert_eq!(key(&ada, inquiry, AudienceAct::Wish(wished)).await, expected, "{pen}");
        }
        says(&ada, inquiry, "I, Ada Okafor, think so.").await;
        let signed = Wish { version: 2, ..wish(Step::World, room.science) };
        assert_eq!(key(&ada, inquiry, AudienceAct::Wish(signed)).await, "audience.own_name_in_words");
        says(&ada, inquiry, "Ada thinks so.").await;
        // Each version is seen beforehand as the world would, with her own name pointed out.
        let own = ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0;
        let named: Vec<_> = own.previews.iter().map(|one| (one.number, one.names.len(), one.copy.words.contains("Ada"))).collect();
        assert_eq!(named, [(3, 1, true), (2, 2, true), (1, 0, false)]);
        wishes(&ada, inquiry, Wish { version: 3, ..wish(Step::World, room.science) }).await;
        assert_eq!(waiting(&school).await[0].names, ["Ada"], "whoever releases it is shown where to look");
    }

    async fn names_of_classmates_are_pointed_out_where_others_read(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        ready(&school).await;
        says(&ada, inquiry, "Bo counted, and Bo knows. I may chen it.").await;
        says(&ada, inquiry, "chen wei-ling counted, not Dina.").await;
        let own = ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0;
        let others: Vec<_> = own.previews.into_iter().map(|one| (one.number, one.others)).collect();
        let expected = [(3, vec!["Chen".to_owned(), "Wei-Ling".into()]), (2, vec!["Bo".into()]), (1, vec![])];
        assert_eq!(others, expected, "each once; a word as it is spelled, a whole name however it is");
        let with_bo = Wish { version: 2, ..crate::audience::with(room.bo, room.science) };
        wishes(&ada, inquiry, with_bo).await;
        assert!(waiting(&school).await[0].others.is_empty(), "Bo reads it with everybody's name");
        decides(&school, Release::Yes).await.unwrap();
        for step in [Step::Class, Step::Named, Step::World] {
            wishes(&ada, inquiry, Wish { version: 2, ..wish(step, room.science) }).await;
            let [asked] = <[_; 1]>::try_from(waiting(&school).await).unwrap();
            let found: &[&str] = if step == Step::Class { &[] } else { &["Bo"] };
            assert_eq!(asked.others, found, "{step:?}");
            assert!(asked.names.is_empty());
            decides(&school, Release::Yes).await.unwrap();
        }
    }

    async fn the_staff_of_the_school_hears_of_the_switch_and_of_every_page(school: School) {
        let (store, room) = (&school.store, school.room.clone());
        let (ada, inquiry) = shown(&school).await;
        let times = || heard_about(&school, About::World(room.school));
        let rivera = room.staff(room.rivera);
        store.turn_world(&rivera, true).await.unwrap();
        store.turn_world(&rivera, true).await.unwrap();
        assert_eq!(times().len(), 1, "twice is once");
        assert!(hears(&times()[0], Stream::School(room.school), &[Audience::Staff]));
        assert!(heard_about(&school, About::World(room.harbor_school)).is_empty(), "another district's is its own");
        let here = Hearing { stream: Stream::School(room.school), audiences: vec![Audience::Staff] };
        for teacher in [room.rivera, room.osei, room.kim] {
            assert!(store.hearings(&room.staff(teacher)).await.unwrap().contains(&here));
        }
        for other in [room.staff(room.stone), room.student(room.ada), room.student(room.rivera)] {
            let streams = store.hearings(&other).await.unwrap();
            assert!(!streams.contains(&here), "{other:?}");
        }
        records(&school, &rivera, room.science, room.ada, None, "year").await.unwrap();
        widens(&school, &ada, inquiry, Step::Named).await;
        let before = times().len();
        wishes(&ada, inquiry, wish(Step::World, room.science)).await;
        decides(&school, Release::Yes).await.unwrap();
        let out = times().len();
        assert!(out > before, "a page is out");
        crate::audience::does(&ada, inquiry, AudienceAct::TakeBack { step: Step::World }).await;
        assert!(times().len() > out, "and back");
        assert_eq!(store.world_desk(&rivera).await.unwrap().0.pages, 0);
    }

    /// Ms Rivera switches the world off in the moment in which Mr Osei releases something into it.
    async fn a_release_never_overtakes_the_switch(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        ready(&school).await;
        widens(&school, &ada, inquiry, Step::Named).await;
        for _ in 0..3 {
            wishes(&ada, inquiry, wish(Step::World, room.science)).await;
            let [asked] = <[_; 1]>::try_from(waiting(&school).await).unwrap();
            let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
            let release = school.store.decide_audience(&osei, room.science, asked.audience, asked.rev, Release::Yes);
            let (_, off) = tokio::join!(release, school.store.turn_world(&rivera, false));
            off.unwrap();
            assert_eq!(school.store.world_desk(&rivera).await.unwrap().0.pages, 0);
            school.store.turn_world(&rivera, true).await.unwrap();
            assert_eq!(slug(&ada, inquiry).await, None);
            assert!(!stages(&ada, inquiry).await[3].is_open());
        }
    }
}
