//! A portfolio: the timeline, my story, and who sees it.

mod again;
mod asked;
mod beside;
mod conferences;
mod evidence;
mod export;
mod others;
mod timeline;
mod tools;

use domain::command::{Answer, Command};
use domain::event::About;
use domain::growth::GrowthWords;
use domain::id::{GoalId, GrowthId, PickId, ReflectionId, StoryId};
use domain::portfolio::{OwnStory, PartIs, PartWords, PortfolioAct, StoryView, TimelineSource, Way};
use domain::refusal::Refusal;
use uuid::Uuid;

use crate::both;
use crate::goals::{all_but, not_found, told};
use crate::harness::School;
use crate::pen::{Pen, own_question, refused};

pub async fn gives(pen: &Pen, story: StoryId, act: PortfolioAct) -> Answer {
    pen.gives(Command::Portfolio { act: act.said(story) }).await
}

#[track_caller]
pub fn does(pen: &Pen, story: StoryId, act: PortfolioAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, story, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

async fn key(pen: &Pen, story: StoryId, act: PortfolioAct) -> String {
    refused(gives(pen, story, act).await).sentence().key
}

pub async fn own(pen: &Pen) -> OwnStory {
    pen.store.own_story(&pen.viewer, None).await.unwrap().0
}

pub fn pick(source: TimelineSource, about: Uuid, why: &str) -> (PickId, PortfolioAct) {
    let part = PickId::mint();
    (part, PortfolioAct::Pick { part, source, about, fixed: None, why: why.into() })
}

pub fn chapter(heading: &str) -> (PickId, PortfolioAct) {
    let part = PickId::mint();
    (part, PortfolioAct::Chapter { part, words: PartWords { heading: heading.into(), words: String::new() } })
}

/// What stands in it, in its order.
pub fn line(story: &StoryView) -> Vec<String> {
    let name = |part: &domain::portfolio::Part| match &part.is {
        PartIs::Chapter => format!("# {}", part.heading),
        PartIs::Pick(_, Some(item)) => item.title().to_owned(),
        PartIs::Pick(_, None) => "taken back".into(),
    };
    story.parts.iter().map(name).collect()
}

/// A piece of two versions, what she thinks now, and a goal.
pub async fn works(school: &School, ada: &Pen) -> (ReflectionId, GrowthId, GoalId) {
    let (piece, growth) = (ReflectionId::mint(), GrowthId::mint());
    ada.shares(piece, &own_question(school.room.science), "The wind pulls them").await;
    ada.shares(piece, &own_question(school.room.science), "The days get short").await;
    let versions = ada.sees(piece).await.versions;
    let (before, after) = (versions[1].id, versions[0].id);
    let words = GrowthWords { before, after, used_to: "It is the wind".into(), now: "It is the light".into() };
    assert!(ada.gives(Command::Grow { growth, words }).await.is_done());
    (piece, growth, crate::goals::sets(ada, "Ask one question a day", &[]).await)
}

both! {
    async fn a_story_is_told_in_its_students_order(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (piece, growth, goal) = works(&school, &ada).await;
        let story = own(&ada).await.story.id;
        let (first, act) = pick(TimelineSource::Piece, piece.0, "I looked twice");
        does(&ada, story, act).await;
        let (pair, act) = pick(TimelineSource::Pair, growth.0, "");
        does(&ada, story, act).await;
        let (head, act) = chapter("Autumn");
        does(&ada, story, act).await;
        does(&ada, story, PortfolioAct::Move { part: head, way: Way::First }).await;
        does(&ada, story, PortfolioAct::Move { part: pair, way: Way::Up }).await;
        does(&ada, story, PortfolioAct::Name { name: "How I learned to look".into() }).await;
        let told = own(&ada).await.story;
        assert_eq!((told.id, told.name.as_str(), told.year.to_string().as_str()), (story, "How I learned to look", "2026–27"));
        assert_eq!(line(&told), ["# Autumn", "It is the light", "Why do leaves fall?"]);
        let words = PartWords { heading: "ignored".into(), words: "It says what I saw".into() };
        does(&ada, story, PortfolioAct::Write { part: first, words }).await;
        let told = own(&ada).await.story;
        assert_eq!((told.parts[2].heading.as_str(), told.parts[2].words.as_str()), ("", "It says what I saw"));

        // The same thing is picked once; what is not there, or somebody else's, is not found.
        assert_eq!(key(&ada, story, pick(TimelineSource::Pair, growth.0, "").1).await, "portfolio.picked_already");
        assert_eq!(refused(gives(&ada, story, pick(TimelineSource::Goal, growth.0, "").1).await), Refusal::NotFound);
        let bo = Pen::of(&school, school.room.bo);
        let bos = own(&bo).await.story.id;
        assert_eq!(refused(gives(&bo, bos, pick(TimelineSource::Goal, goal.0, "").1).await), Refusal::NotFound);
        assert_eq!(refused(gives(&bo, story, chapter("Mine").1).await), Refusal::NotFound, "a story of her own");
        for act in [PortfolioAct::Remove { part: pair }, PortfolioAct::Move { part: pair, way: Way::Up }] {
            assert_eq!(refused(gives(&bo, bos, act).await), Refusal::NotFound);
        }
        assert_eq!(key(&ada, story, chapter(" ").1).await, "portfolio.chapter_empty");
        let emptied = PortfolioAct::Write { part: head, words: PartWords::default() };
        assert_eq!(key(&ada, story, emptied).await, "portfolio.chapter_empty");
        let many = PartWords { heading: String::new(), words: "x".repeat(100_000) };
        assert_eq!(key(&ada, story, PortfolioAct::Write { part: first, words: many }).await, "words.too_long");
    }

    async fn a_pick_means_the_version_that_was_picked(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (piece, ..) = works(&school, &ada).await;
        let story = own(&ada).await.story.id;
        let versions = ada.sees(piece).await.versions;
        let (part, fixed) = (PickId::mint(), Some(versions[1].id.0));
        does(&ada, story, PortfolioAct::Pick { part, source: TimelineSource::Piece, about: piece.0, fixed, why: String::new() }).await;
        does(&ada, story, pick(TimelineSource::Piece, piece.0, "").1).await;
        ada.shares(piece, &own_question(school.room.science), "The tree lets go").await;
        let words = |story: &StoryView, n: usize| match &story.parts[n].is {
            PartIs::Pick(_, Some(item)) => item.opening().to_owned(),
            other => panic!("{other:?}"),
        };
        let told = own(&ada).await.story;
        assert_eq!((words(&told, 0).as_str(), words(&told, 1).as_str()), ("The wind pulls them", "The days get short"));
        // Taken back, it is told to nobody else.
        does(&ada, story, PortfolioAct::Show { readers: vec![school.room.rivera] }).await;
        assert!(ada.gives(Command::TakeBack { reflection: piece }).await.is_done());
        let rivera = school.room.staff(school.room.rivera);
        let seen = school.store.story(&rivera, story).await.unwrap().0;
        assert!(!line(&seen).contains(&"taken back".to_owned()));
        let unknown = PortfolioAct::Pick { part: PickId::mint(), source: TimelineSource::Piece, about: piece.0, fixed: Some(Uuid::now_v7()), why: String::new() };
        assert_eq!(refused(gives(&ada, story, unknown).await), Refusal::NotFound);
    }

    async fn what_is_taken_out_can_be_put_back(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (piece, growth, _) = works(&school, &ada).await;
        let story = own(&ada).await.story.id;
        let (part, act) = pick(TimelineSource::Piece, piece.0, "Mine");
        does(&ada, story, act).await;
        does(&ada, story, pick(TimelineSource::Pair, growth.0, "").1).await;
        for _ in 0..2 {
            does(&ada, story, PortfolioAct::Remove { part }).await;
        }
        let page = own(&ada).await;
        assert_eq!((line(&page.story), page.removed[0].id), (vec!["It is the light".to_owned()], part));
        assert_eq!(key(&ada, story, PortfolioAct::Move { part, way: Way::Up }).await, "portfolio.taken_out");
        does(&ada, story, PortfolioAct::Restore { part }).await;
        let page = own(&ada).await;
        assert_eq!((page.story.parts.len(), page.removed.len(), page.story.parts[0].words.as_str()), (2, 0, "Mine"));
        // Picked again meanwhile, it is there already.
        does(&ada, story, PortfolioAct::Remove { part }).await;
        does(&ada, story, pick(TimelineSource::Piece, piece.0, "").1).await;
        assert_eq!(key(&ada, story, PortfolioAct::Restore { part }).await, "portfolio.picked_already");
    }

    async fn a_story_is_begun_once_in_a_school_year(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (one, other) = (StoryId::mint(), StoryId::mint());
        does(&ada, one, chapter("One").1).await;
        does(&ada, other, chapter("Two").1).await;
        assert_eq!((own(&ada).await.story.id, line(&own(&ada).await.story)), (one, vec!["# One".to_owned(), "# Two".to_owned()]));
        school.later(300 * domain::clock::DAY);
        let next = own(&ada).await;
        assert_eq!((next.story.year.0, next.story.parts.len(), next.others[0].id), (2027, 0, one));
        does(&ada, next.story.id, chapter("Next year").1).await;
        let last = school.store.own_story(&ada.viewer, Some(one)).await.unwrap().0;
        assert_eq!((last.story.parts.len(), last.others.len()), (2, 1), "last year's stays as it was told");
    }

    async fn nobody_sees_it_but_whom_its_student_picks(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, growth, _) = works(&school, &ada).await;
        let story = own(&ada).await.story.id;
        does(&ada, story, pick(TimelineSource::Piece, piece.0, "").1).await;
        for viewer in all_but(&school, &[room.ada]) {
            assert!(not_found(store.story(&viewer, story).await), "{viewer:?}");
        }
        assert_eq!(key(&ada, story, PortfolioAct::Show { readers: vec![room.kim] }).await, "goals.not_your_teacher");
        does(&ada, story, PortfolioAct::Show { readers: vec![room.osei] }).await;
        for viewer in all_but(&school, &[room.ada, room.osei]) {
            assert!(not_found(store.story(&viewer, story).await), "{viewer:?}");
            assert!(not_found(store.own_story(&viewer, Some(story)).await), "{viewer:?}");
            if let Ok((desk, _)) = store.story_desk(&viewer).await {
                assert!(desk.stories.is_empty(), "{viewer:?}");
            }
        }
        let osei = room.staff(room.osei);
        assert_eq!(store.story_desk(&osei).await.unwrap().0.stories[0].student_name, "Ada Okafor");
        let (seen, own_one, _) = store.story(&osei, story).await.unwrap();
        assert!(!own_one && line(&seen) == ["Why do leaves fall?"]);
        does(&ada, story, pick(TimelineSource::Pair, growth.0, "").1).await;
        does(&ada, story, PortfolioAct::Show { readers: vec![] }).await;
        assert!(not_found(store.story(&osei, story).await));
        let (a, o) = (room.ada, room.osei);
        assert_eq!(told(&school, About::Portfolio(room.ada)), [a, a, o, a, o, a, o]);
    }

    async fn who_sees_it_hears_when_what_stands_in_it_changes(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (piece, ..) = works(&school, &ada).await;
        let story = own(&ada).await.story.id;
        does(&ada, story, pick(TimelineSource::Piece, piece.0, "").1).await;
        does(&ada, story, PortfolioAct::Show { readers: vec![school.room.osei] }).await;
        let before = told(&school, About::Portfolio(school.room.ada));
        crate::goals::sets(&ada, "Read aloud once", &[]).await;
        assert_eq!(told(&school, About::Portfolio(school.room.ada)), before, "no goal stands in it");
        assert!(ada.gives(Command::TakeBack { reflection: piece }).await.is_done());
        let after = told(&school, About::Portfolio(school.room.ada));
        assert_eq!(after[before.len()..], [school.room.osei], "its last version is gone from her open page");
    }

    async fn who_leaves_the_staff_sees_it_no_longer(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let story = own(&ada).await.story.id;
        does(&ada, story, chapter("One").1).await;
        does(&ada, story, PortfolioAct::Show { readers: vec![room.osei] }).await;
        store.take_off_staff(&room.staff(room.rivera), room.school, room.osei).await.unwrap();
        assert!(not_found(store.story(&room.staff(room.osei), story).await));
        assert!(own(&ada).await.story.readers.is_empty());
        store.bring_back_staff(&room.staff(room.rivera), room.school, room.osei).await.unwrap();
        assert!(not_found(store.story(&room.staff(room.osei), story).await), "what is picked for them anew");
    }

    async fn the_same_command_twice_has_one_effect(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let story = own(&ada).await.story.id;
        let envelope = ada.envelope(0, Command::Portfolio { act: chapter("One").1.said(story) });
        assert!(ada.sends(envelope.clone()).await.is_done() && ada.sends(envelope).await.is_done());
        assert_eq!(own(&ada).await.story.parts.len(), 1);
        let teacher = Pen { store: school.store.clone(), viewer: school.room.staff(school.room.rivera), person: school.room.rivera };
        assert_eq!(refused(gives(&teacher, StoryId::mint(), chapter("Mine").1).await), Refusal::NotFound, "a portfolio is a student's");
        let nothing = Command::Portfolio { act: domain::portfolio::PortfolioSaid::new("story_fly") };
        assert!(matches!(refused(ada.gives(nothing).await), Refusal::Invalid { .. }));
        for _ in 0..59 {
            does(&ada, story, chapter("More").1).await;
        }
        assert_eq!(key(&ada, story, chapter("Too many").1).await, "portfolio.too_many_parts");
    }
}
