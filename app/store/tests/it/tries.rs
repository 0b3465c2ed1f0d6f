//! Try two: a student's own, until they show it.

mod tools;

use domain::command::{Answer, Command};
use domain::event::About;
use domain::id::{ReflectionId, StrategyId, TriedId, TryId};
use domain::refusal::Refusal;
use domain::strategies::{Need, StrategyAct, StrategyKind};
use domain::trying::{Keeps, TryAct, TryStage, TryView};
use store::Error;

use crate::both;
use crate::goals::{all_but, told};
use crate::pen::{Pen, own_question, refused};
use crate::strategies;

pub async fn gives(pen: &Pen, attempt: TryId, act: TryAct) -> Answer {
    pen.gives(Command::Try { attempt, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, attempt: TryId, act: TryAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, attempt, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

async fn key(pen: &Pen, attempt: TryId, act: TryAct) -> String {
    refused(gives(pen, attempt, act).await).sentence().key
}

pub async fn poses(pen: &Pen, words: &str) -> TryId {
    let attempt = TryId::mint();
    does(pen, attempt, TryAct::Pose { need: Need::Remember, words: words.into() }).await;
    attempt
}

fn named(name: &str) -> (TriedId, TryAct) {
    let tried = TriedId::mint();
    (tried, TryAct::Pick { tried, strategy: None, name: name.into(), kind: StrategyKind::Strategy })
}

fn from(strategy: StrategyId) -> (TriedId, TryAct) {
    let tried = TriedId::mint();
    (tried, TryAct::Pick { tried, strategy: Some(strategy), name: String::new(), kind: StrategyKind::Strategy })
}

fn tell(tried: TriedId, keeps: Keeps) -> TryAct {
    TryAct::Tell { tried, changed: "I remember it on Friday".into(), keeps, piece: None }
}

async fn own(pen: &Pen, attempt: TryId) -> TryView {
    pen.store.tries(&pen.viewer).await.unwrap().0.tries.into_iter().find(|known| known.id == attempt).unwrap()
}

fn not_found<T>(outcome: Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::NotFound)))
}

both! {
    async fn a_need_two_strategies_and_what_each_changed(school: School) {
        strategies::open(&school).await;
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let shelf = strategies::on_shelf(&school, &bo, "Blank page", false).await;
        let attempt = poses(&ada, "I forget what I read").await;
        let (first, act) = from(shelf);
        does(&ada, attempt, act).await;
        assert_eq!(key(&ada, attempt, from(shelf).1).await, "shelf.same_twice");
        let (second, act) = named("Cards");
        does(&ada, attempt, act).await;
        assert_eq!(key(&ada, attempt, named("A third").1).await, "shelf.two_already");
        does(&ada, attempt, TryAct::Swap { tried: second, strategy: None, name: "Teach my brother".into(), kind: StrategyKind::Strategy }).await;
        let piece = ReflectionId::mint();
        ada.shares(piece, &own_question(room.science), "Leaves").await;
        let on_piece = TryAct::Tell { tried: first, changed: "I remember".into(), keeps: Keeps::Keep, piece: Some(piece) };
        does(&ada, attempt, on_piece).await;
        assert_eq!(key(&ada, attempt, TryAct::Swap { tried: first, strategy: None, name: "x".into(), kind: StrategyKind::Strategy }).await, "shelf.told_already");
        assert_eq!(own(&ada, attempt).await.state.stage, TryStage::ToldOne);
        does(&ada, attempt, tell(second, Keeps::Keep)).await;
        does(&ada, attempt, tell(second, Keeps::Drop)).await;
        let done = own(&ada, attempt).await;
        assert_eq!((done.state.stage, done.state.goes_on()), (TryStage::ToldBoth, false));
        assert_eq!(done.kept().map(|kept| kept.name.as_str()).collect::<Vec<_>>(), ["Blank page"]);
        assert_eq!(done.tried[0].piece.as_ref().unwrap().question, "Why do leaves fall?");
        assert_eq!((done.tried[0].does.as_str(), done.tried[1].name.as_str()), ("I draw it in boxes", "Teach my brother"));

        // Taken off the shelf, it goes on in the try by its name.
        strategies::decides(&school, shelf, domain::strategies::Curation::TakeOff).await.unwrap();
        let done = own(&ada, attempt).await;
        assert_eq!((done.tried[0].name.as_str(), done.tried[0].does.as_str(), done.tried[0].on_shelf), ("Blank page", "", false));
        let other = poses(&ada, "I begin too late").await;
        assert_eq!(key(&ada, other, from(shelf).1).await, "shelf.not_there_any_more");
    }

    async fn the_piece_that_it_was_tried_on_stays_among_those_to_pick_from_however_old_it_is(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let attempt = poses(&ada, "I forget what I read").await;
        let ((one, first), (two, second)) = (named("Cards"), named("Teach my brother"));
        does(&ada, attempt, first).await;
        does(&ada, attempt, second).await;
        let (old, beginning) = (ReflectionId::mint(), own_question(room.science));
        ada.shares(old, &beginning, "Leaves").await;
        let says = |tried, piece| TryAct::Tell { tried, changed: "I remember".into(), keeps: Keeps::Keep, piece };
        does(&ada, attempt, says(one, Some(old))).await;
        let offered = async |tried: TriedId| {
            let own = ada.store.tries(&ada.viewer).await.unwrap().0;
            let one = own.tries[0].tried.iter().find(|one| one.id == tried).unwrap();
            own.pieces_for(one).map(|piece| piece.reflection).collect::<Vec<_>>()
        };
        assert_eq!(offered(one).await, [old], "once");
        for _ in 0..51 {
            ada.shares(ReflectionId::mint(), &beginning, "Something newer").await;
        }
        let now = offered(one).await;
        assert_eq!((now.len(), now.last()), (51, Some(&old)), "fifty newer ones, and its own");
        assert_eq!(offered(two).await.len(), 50, "only its own");
        does(&ada, attempt, says(one, Some(old))).await;
        assert_eq!(own(&ada, attempt).await.tried[0].piece.as_ref().unwrap().reflection, old);
    }

    async fn it_rests_at_any_time_and_nobody_asks_why(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let attempt = poses(&ada, "I forget").await;
        does(&ada, attempt, TryAct::SetAside).await;
        assert_eq!(key(&ada, attempt, named("Cards").1).await, "shelf.try_rests");
        assert!(own(&ada, attempt).await.state.aside);
        does(&ada, attempt, TryAct::PickUp).await;
        assert_eq!(key(&ada, attempt, TryAct::PickUp).await, "shelf.try_goes_on");
        assert_eq!(key(&ada, attempt, TryAct::Pose { need: Need::Start, words: "x".into() }).await, "shelf.posed_already");
        let bos = ReflectionId::mint();
        let bo = Pen::of(&school, school.room.bo);
        bo.shares(bos, &own_question(school.room.science), "Bo's").await;
        let (tried, act) = named("Cards");
        does(&ada, attempt, act).await;
        let stolen = TryAct::Tell { tried, changed: "x".into(), keeps: Keeps::Keep, piece: Some(bos) };
        assert_eq!(refused(gives(&ada, attempt, stolen).await), Refusal::NotFound, "on pieces of one's own");
    }

    async fn nobody_sees_it_but_whom_its_student_picks(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let attempt = poses(&ada, "Obsidian").await;
        let (tried, act) = named("Cards");
        does(&ada, attempt, act).await;
        let unseen = |person| { let store = store.clone(); let viewer = room.staff(person); async move { not_found(store.shown_try(&viewer, attempt).await) } };
        assert!(unseen(room.rivera).await && unseen(room.osei).await);
        assert_eq!(key(&ada, attempt, TryAct::Show { readers: vec![room.kim] }).await, "goals.not_your_teacher");
        does(&ada, attempt, TryAct::Show { readers: vec![room.osei] }).await;
        for viewer in all_but(&school, &[room.ada, room.osei]) {
            assert!(not_found(store.shown_try(&viewer, attempt).await), "{viewer:?}");
            assert!(not_found(store.answer_try(&viewer, attempt, "x".into()).await), "{viewer:?}");
            if let Ok((desk, _)) = store.try_desk(&viewer).await {
                assert!(desk.tries.is_empty(), "{viewer:?}");
            }
            if let Ok((tries, _)) = store.tries(&viewer).await {
                assert!(tries.tries.is_empty(), "{viewer:?}");
            }
            if let Ok(shown) = store.tries_shown_by(&viewer, room.science, room.ada).await {
                assert!(shown.is_empty(), "{viewer:?}");
            }
        }
        assert!(not_found(store.tries_shown_by(&room.staff(room.kim), room.science, room.ada).await));
        assert!(not_found(store.tries_shown_by(&room.staff(room.rivera), room.science, room.dina).await), "never in this class");
        does(&ada, attempt, TryAct::Show { readers: vec![room.osei, room.rivera] }).await;
        let shown = store.tries_shown_by(&room.staff(room.rivera), room.science, room.ada).await.unwrap();
        assert_eq!(shown.iter().map(|shown| (shown.id, shown.tried.len())).collect::<Vec<_>>(), [(attempt, 1)]);
        does(&ada, attempt, TryAct::Show { readers: vec![room.osei] }).await;
        for person in [room.bo, room.dina, room.eli] {
            for act in [TryAct::SetAside, tell(tried, Keeps::Keep), TryAct::Show { readers: vec![] }, TryAct::Pose { need: Need::Start, words: "x".into() }] {
                assert_eq!(refused(gives(&Pen::of(&school, person), attempt, act).await), Refusal::NotFound);
            }
        }
        let osei = room.staff(room.osei);
        assert_eq!(store.tries_unanswered(&osei).await.unwrap(), 1);
        store.answer_try(&osei, attempt, "Try it on Friday, too".into()).await.unwrap();
        store.answer_try(&osei, attempt, "Try it on Friday, too".into()).await.unwrap();
        let answered = own(&ada, attempt).await.answers;
        assert_eq!(answered.iter().map(|said| (said.by_name.as_str(), said.words.as_str())).collect::<Vec<_>>(), [("Mr Osei", "Try it on Friday, too")]);
        assert_eq!(store.tries_unanswered(&osei).await.unwrap(), 0);
        does(&ada, attempt, TryAct::Show { readers: vec![] }).await;
        assert!(unseen(room.osei).await);
        assert_eq!(told(&school, About::Try(attempt)), [
            room.ada, room.ada, room.ada, room.osei, room.ada, room.osei, room.rivera, room.ada, room.osei, room.rivera, room.ada, room.osei,
            room.ada, room.osei,
        ]);
    }

    async fn who_leaves_the_staff_sees_it_no_longer(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let attempt = poses(&ada, "I forget").await;
        does(&ada, attempt, TryAct::Show { readers: vec![room.osei] }).await;
        store.take_off_staff(&room.staff(room.rivera), room.school, room.osei).await.unwrap();
        assert!(not_found(store.shown_try(&room.staff(room.osei), attempt).await));
        assert!(own(&ada, attempt).await.readers.is_empty());
        store.bring_back_staff(&room.staff(room.rivera), room.school, room.osei).await.unwrap();
        assert!(not_found(store.shown_try(&room.staff(room.osei), attempt).await), "what is picked for them anew");
    }

    async fn what_was_kept_is_recommended_once(school: School) {
        strategies::open(&school).await;
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let attempt = poses(&ada, "I forget").await;
        let (tried, act) = named("Cards");
        does(&ada, attempt, act).await;
        let recommend = || StrategyAct::Recommend { class: room.science, words: strategies::words("Cards"), signed: false, tried: Some(tried) };
        assert_eq!(strategies::key(&ada, StrategyId::mint(), recommend()).await, "shelf.only_kept");
        does(&ada, attempt, tell(tried, Keeps::Keep)).await;
        let id = StrategyId::mint();
        assert!(strategies::gives(&ada, id, recommend()).await.is_done());
        assert!(own(&ada, attempt).await.tried[0].recommended);
        assert_eq!(strategies::key(&ada, StrategyId::mint(), recommend()).await, "shelf.recommended_already");
        assert_eq!(refused(strategies::gives(&bo, StrategyId::mint(), recommend()).await), Refusal::NotFound);
        assert!(strategies::gives(&ada, id, StrategyAct::Withdraw).await.is_done());
        assert!(!own(&ada, attempt).await.tried[0].recommended);
    }
}
