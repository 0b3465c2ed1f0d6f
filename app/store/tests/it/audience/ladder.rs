//! Wishes and releases, one step after the other.

use domain::audience::{AudienceAct, Read, Release, Stage, Step, Wish};
use domain::classes::ClassDraft;
use domain::event::{About, Audience, Stream};
use domain::id::InquiryId;
use domain::viewer::Viewer;

use super::{
    decides, does, gives, key, not_found, open_to, reads, says, shown, stages, waiting, why, widens, wish, wishes, with,
};
use crate::both;
use crate::harness::School;
use crate::pen::Pen;

const NOTHING: Stage = Stage::Nothing;

/// Everybody who may ever read something of it as a student.
fn students(school: &School) -> [Viewer; 4] {
    let room = &school.room;
    [room.bo, room.chen, room.dina, room.eli].map(|person| room.student(person))
}

async fn readers(school: &School, inquiry: InquiryId) -> [bool; 4] {
    let mut found = [false; 4];
    for (at, viewer) in students(school).iter().enumerate() {
        found[at] = reads(school, viewer, inquiry).await;
    }
    found
}

both! {
    async fn a_partner_then_the_class_each_when_the_teacher_releases_it(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        assert_eq!(stages(&ada, inquiry).await, [NOTHING; 4]);
        assert_eq!(key(&ada, inquiry, AudienceAct::Wish(wish(Step::Class, room.science))).await, "audience.step_by_step");
        wishes(&ada, inquiry, with(room.bo, room.science)).await;
        assert_eq!(readers(&school, inquiry).await, [false; 4], "a wish opens nothing");
        let [asked] = <[_; 1]>::try_from(waiting(&school).await).unwrap();
        assert_eq!((asked.step, asked.to.as_str(), asked.copy.words.as_str()), (Step::Partner, "Bo Lindqvist", "Wolves give the river its trees back."));
        decides(&school, Release::Yes).await.unwrap();
        assert_eq!(readers(&school, inquiry).await, [true, false, false, false]);
        wishes(&ada, inquiry, wish(Step::Class, room.science)).await;
        decides(&school, Release::Yes).await.unwrap();
        assert_eq!(readers(&school, inquiry).await, [true, true, false, false]);
        let line: Vec<_> = open_to(&ada, inquiry).await.into_iter().map(|open| (open.step, open.who.join(", "))).collect();
        let told = [(Step::Teacher, "Ms Rivera"), (Step::Partner, "Bo Lindqvist"), (Step::Class, "Science")];
        assert_eq!(line, told.map(|(step, who)| (step, who.to_owned())));
        let cards = school.store.reads(&room.student(room.chen)).await.unwrap().1;
        assert_eq!((cards.len(), cards[0].how, cards[0].who.as_ref().unwrap().name.as_str()), (1, Read::Classmate, "Ada Okafor"));
        assert!(not_found(school.store.reads(&room.staff(room.rivera)).await));
    }

    async fn not_now_comes_with_a_sentence_and_is_not_the_end(school: School) {
        let (ada, inquiry) = shown(&school).await;
        wishes(&ada, inquiry, with(school.room.bo, school.room.science)).await;
        assert_eq!(why(decides(&school, Release::NotNow(" ".into())).await), "audience.say_why_not_now");
        decides(&school, Release::NotNow("Bo is away this week.".into())).await.unwrap();
        let own = ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0;
        let partner = &own.steps[0];
        assert_eq!((partner.stage, partner.answer.as_str(), partner.decided_by.as_str()), (Stage::NotNow, "Bo is away this week.", "Ms Rivera"));
        assert!(waiting(&school).await.is_empty());
        wishes(&ada, inquiry, with(school.room.chen, school.room.science)).await;
        assert_eq!(stages(&ada, inquiry).await[0], Stage::Wished);
    }

    async fn a_later_perspective_is_read_by_nobody_new_until_it_is_wished(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        widens(&school, &ada, inquiry, Step::Class).await;
        says(&ada, inquiry, "It is the beavers, too.").await;
        let (bo, chen) = (room.student(room.bo), room.student(room.chen));
        let read = |viewer: Viewer| { let store = school.store.clone(); async move { store.read_perspective(&viewer, inquiry).await.unwrap().0.perspective.number } };
        assert_eq!((read(bo.clone()).await, read(chen.clone()).await), (1, 1));
        wishes(&ada, inquiry, Wish { version: 2, ..wish(Step::Class, room.science) }).await;
        assert_eq!(stages(&ada, inquiry).await[1], Stage::Moving);
        assert_eq!(read(chen.clone()).await, 1, "what is open stays as it was");
        decides(&school, Release::Yes).await.unwrap();
        assert_eq!((read(bo).await, read(chen).await), (2, 2), "Bo is of the class as well");
        assert_eq!(key(&ada, inquiry, AudienceAct::Wish(Wish { version: 9, ..wish(Step::Class, room.science) })).await, "audience.say_first");
    }

    async fn where_the_class_says_so_a_partner_reads_at_once_but_never_in_k5(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        let rivera = room.staff(room.rivera);
        school.store.let_partners_read(&rivera, room.science, true).await.unwrap();
        wishes(&ada, inquiry, with(room.bo, room.science)).await;
        assert!(reads(&school, &room.student(room.bo), inquiry).await);
        // Another partner: the one before reads no more.
        wishes(&ada, inquiry, with(room.chen, room.science)).await;
        assert_eq!(readers(&school, inquiry).await, [false, true, false, false]);
        let elementary = ClassDraft { name: "Science".into(), grade_band: "3-5".into(), ..ClassDraft::default() };
        school.store.change_class(&rivera, room.science, elementary).await.unwrap();
        wishes(&ada, inquiry, with(room.bo, room.science)).await;
        assert_eq!(readers(&school, inquiry).await, [false, true, false, false]);
        assert_eq!(why(school.store.let_partners_read(&rivera, room.science, true).await), "audience.always_first_in_k5");
        assert!(not_found(school.store.let_partners_read(&room.staff(room.kim), room.science, true).await));
    }

    async fn what_was_read_is_what_is_released(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        let rivera = room.staff(room.rivera);
        wishes(&ada, inquiry, with(room.bo, room.science)).await;
        let [asked] = <[_; 1]>::try_from(waiting(&school).await).unwrap();
        wishes(&ada, inquiry, with(room.chen, room.science)).await;
        let decide = |who: Viewer, class, rev| { let store = school.store.clone(); async move { store.decide_audience(&who, class, asked.audience, rev, Release::Yes).await } };
        assert_eq!(why(decide(rivera.clone(), room.science, asked.rev).await), "audience.changed_meanwhile");
        for (who, class) in [(room.staff(room.kim), room.reading), (room.staff(room.kim), room.science), (room.staff(room.stone), room.history), (room.student(room.ada), room.science), (rivera.clone(), room.reading)] {
            assert!(not_found(decide(who, class, asked.rev + 1).await));
        }
        decide(room.staff(room.osei), room.science, asked.rev + 1).await.unwrap();
        assert_eq!(readers(&school, inquiry).await, [false, true, false, false]);
    }

    async fn only_its_student_wishes_and_only_to_a_classmate_of_a_class_they_are_in(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        for person in [room.bo, room.dina, room.eli] {
            let other = Pen::of(&school, person);
            assert_eq!(key(&other, inquiry, AudienceAct::Wish(with(room.ada, room.science))).await, "refusal.not_found");
            assert!(not_found(school.store.own_audience(&other.viewer, inquiry).await));
        }
        for partner in [room.ada, room.dina, room.rivera] {
            assert_eq!(key(&ada, inquiry, AudienceAct::Wish(with(partner, room.science))).await, "audience.pick_a_partner");
        }
        assert_eq!(key(&ada, inquiry, AudienceAct::Wish(with(room.dina, room.reading))).await, "refusal.not_found");
        let hidden = InquiryId::mint();
        let begin = domain::inquiry::InquiryAct::Begin { question: "Why?".into(), classes: vec![], from: None };
        crate::audience::inquires(&ada, hidden, begin).await;
        says(&ada, hidden, "Because.").await;
        assert_eq!(key(&ada, hidden, AudienceAct::Wish(with(room.bo, room.science))).await, "audience.step_by_step", "no teacher sees it");
    }

    async fn who_leaves_the_class_reads_no_more(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        widens(&school, &ada, inquiry, Step::Class).await;
        let rivera = room.staff(room.rivera);
        school.store.remove_student(&rivera, room.science, room.chen).await.unwrap();
        assert_eq!(readers(&school, inquiry).await, [true, false, false, false]);
        school.store.archive_class(&rivera, room.science).await.unwrap();
        assert_eq!(readers(&school, inquiry).await, [false; 4]);
        school.store.restore_class(&rivera, room.science).await.unwrap();
        school.store.remove_student(&rivera, room.science, room.ada).await.unwrap();
        assert_eq!(readers(&school, inquiry).await, [false; 4], "whose it is has left the class");
    }

    async fn a_partner_who_left_the_class_is_not_said_to_read_it(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        widens(&school, &ada, inquiry, Step::Class).await;
        let rivera = room.staff(room.rivera);
        let said = async || open_to(&ada, inquiry).await.into_iter().map(|open| open.step).collect::<Vec<_>>();
        let on_desk = async || {
            let open = school.store.audience_desk(&rivera, room.science).await.unwrap().0.open;
            open.into_iter().filter(|open| open.is_read).map(|open| open.step).collect::<Vec<_>>()
        };
        assert_eq!(said().await, [Step::Teacher, Step::Partner, Step::Class]);
        school.store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        assert_eq!(said().await, [Step::Teacher, Step::Class]);
        assert_eq!(on_desk().await, [Step::Class]);
        assert_eq!(stages(&ada, inquiry).await[0], Stage::Open, "it is hers to take back all the same");
        school.store.restore_student(&rivera, room.science, room.bo).await.unwrap();
        assert_eq!(said().await, [Step::Teacher, Step::Partner, Step::Class]);
        school.store.archive_class(&rivera, room.science).await.unwrap();
        assert!(said().await.iter().all(|step| *step == Step::Teacher), "in a class that is put away nobody reads");
    }

    async fn each_hears_of_it_who_reads_it_and_nobody_else(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        let heard = |from: usize| -> Vec<(Stream, Audience)> {
            let about = |about: &About| matches!(about, About::Audience(_));
            let events = school.events().into_iter().skip(from).filter(|numbered| about(&numbered.event.about));
            events.flat_map(|numbered| numbered.event.audiences.clone().into_iter().map(move |to| (numbered.event.stream, to))).collect()
        };
        let class = Stream::Class(room.science);
        let person = |id| (Stream::Person(id), Audience::Person(id));
        let from = school.events().len();
        wishes(&ada, inquiry, with(room.bo, room.science)).await;
        assert_eq!(heard(from), [person(room.ada), (class, Audience::Staff)], "Bo does not hear of a wish");
        let from = school.events().len();
        decides(&school, Release::Yes).await.unwrap();
        let mut told = heard(from);
        told.sort();
        let mut expected = vec![person(room.ada), person(room.bo), (class, Audience::Staff)];
        expected.sort();
        assert_eq!(told, expected);
        wishes(&ada, inquiry, wish(Step::Class, room.science)).await;
        let from = school.events().len();
        decides(&school, Release::Yes).await.unwrap();
        assert!(heard(from).contains(&(class, Audience::Class)));
        assert!(heard(0).iter().all(|(_, to)| *to != Audience::Wall));
    }

    async fn a_wish_can_be_withdrawn_alone_and_twice_is_once(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        let command = domain::command::Command::Audience { inquiry, act: AudienceAct::Wish(with(room.bo, room.science)).into() };
        let envelope = ada.envelope(0, command);
        assert!(ada.sends(envelope.clone()).await.is_done() && ada.sends(envelope).await.is_done());
        assert_eq!(waiting(&school).await.len(), 1);
        let rev = waiting(&school).await[0].rev;
        does(&ada, inquiry, AudienceAct::Withdraw { step: Step::Partner }).await;
        assert!(waiting(&school).await.is_empty());
        assert_eq!(rev, 1, "twice is once");
        assert_eq!(key(&ada, inquiry, AudienceAct::Withdraw { step: Step::Partner }).await, "audience.not_wished");
        assert!(!gives(&ada, inquiry, AudienceAct::Withdraw { step: Step::World }).await.is_done());
    }

    async fn what_its_student_withdrew_no_teacher_took_back(school: School) {
        let room = school.room.clone();
        let (ada, inquiry) = shown(&school).await;
        let partner = async || ada.store.own_audience(&ada.viewer, inquiry).await.unwrap().0.steps.remove(0);
        let (bo, withdraw) = (with(room.bo, room.science), || AudienceAct::Withdraw { step: Step::Partner });
        wishes(&ada, inquiry, bo.clone()).await;
        does(&ada, inquiry, withdraw()).await;
        let first = partner().await;
        assert_eq!((first.stage, first.decided_by.as_str(), first.was_open), (Stage::TakenBack, "", false), "nobody could have a copy");
        // Said *not now* to, wished again, and withdrawn by Ada.
        wishes(&ada, inquiry, bo.clone()).await;
        decides(&school, Release::NotNow("Bo is away this week.".into())).await.unwrap();
        wishes(&ada, inquiry, bo.clone()).await;
        does(&ada, inquiry, withdraw()).await;
        let again = partner().await;
        assert_eq!((again.stage, again.decided_by.as_str(), again.decided_at), (Stage::TakenBack, "", None));
        assert!(!again.was_open);
        // What stays open stays Ms Rivera's release.
        wishes(&ada, inquiry, bo.clone()).await;
        decides(&school, Release::Yes).await.unwrap();
        wishes(&ada, inquiry, with(room.chen, room.science)).await;
        does(&ada, inquiry, withdraw()).await;
        let open = partner().await;
        assert_eq!((open.stage, open.decided_by.as_str(), open.was_open), (Stage::Open, "Ms Rivera", true));
        // Bo has read it, whatever is wished and withdrawn later.
        does(&ada, inquiry, AudienceAct::TakeBack { step: Step::Partner }).await;
        assert!(partner().await.was_open);
        wishes(&ada, inquiry, bo).await;
        does(&ada, inquiry, withdraw()).await;
        let read = partner().await;
        assert_eq!((read.stage, read.decided_by.as_str(), read.was_open), (Stage::TakenBack, "", true));
    }
}
