//! A conference that the student leads.

use domain::command::{Answer, Command};
use domain::conference::{ConferenceAct, ConferenceStage, ConferenceView, ItemKind, ItemWords, PlanWords, StepWords};
use domain::event::About;
use domain::goals::GoalStage;
use domain::id::{AgendaId, AgreedStepId, ConferenceId, FamilyQuestionId, GoalId, PickId, StepId};
use domain::portfolio::{TimelineSource, Way};
use domain::refusal::Refusal;

use super::{own, pick, works};
use crate::both;
use crate::goals::{all_but, not_found, told};
use crate::pen::{Pen, refused};

async fn gives(pen: &Pen, conference: ConferenceId, act: ConferenceAct) -> Answer {
    pen.gives(Command::Portfolio { act: act.said(conference) }).await
}

#[track_caller]
pub fn does(pen: &Pen, conference: ConferenceId, act: ConferenceAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, conference, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

pub async fn key(pen: &Pen, conference: ConferenceId, act: ConferenceAct) -> String {
    refused(gives(pen, conference, act).await).sentence().key
}

pub async fn plans(pen: &Pen) -> ConferenceId {
    let conference = ConferenceId::mint();
    let words = PlanWords { whom: "Grandma and Dad".into(), when: "Thursday at four".into() };
    does(pen, conference, ConferenceAct::Plan { words }).await;
    conference
}

async fn view(pen: &Pen, id: ConferenceId) -> ConferenceView {
    pen.store.own_conference(&pen.viewer, id).await.unwrap().0.view
}

fn kinds(view: &ConferenceView) -> Vec<ItemKind> {
    view.agenda.iter().map(|item| item.kind).collect()
}

both! {
    async fn planned_rehearsed_held_and_looked_back_on(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (piece, ..) = works(&school, &ada).await;
        let story = own(&ada).await.story.id;
        let (part, act) = pick(TimelineSource::Piece, piece.0, "I looked twice");
        crate::portfolio::does(&ada, story, act).await;
        let conference = plans(&ada).await;
        assert_eq!(kinds(&view(&ada, conference).await), ItemKind::FIRST);
        let proud = view(&ada, conference).await.agenda[1].id;
        let words = ItemWords { title: "My leaves".into(), notes: "Breathe".into(), shown: vec![part] };
        does(&ada, conference, ConferenceAct::WriteItem { item: proud, words }).await;
        does(&ada, conference, ConferenceAct::MoveItem { item: proud, way: Way::Down }).await;
        let song = AgendaId::mint();
        does(&ada, conference, ConferenceAct::AddItem { item: song, title: "My song".into() }).await;
        let struggle = view(&ada, conference).await.agenda[3].id;
        does(&ada, conference, ConferenceAct::RemoveItem { item: struggle }).await;
        let planned = view(&ada, conference).await;
        assert_eq!(kinds(&planned), [
            ItemKind::Welcome, ItemKind::Grew, ItemKind::Proud, ItemKind::NextGoal, ItemKind::Questions, ItemKind::Step, ItemKind::Own,
        ]);
        assert_eq!((planned.agenda[2].notes.as_str(), planned.agenda[2].shown[0].id), ("Breathe", part));
        does(&ada, conference, ConferenceAct::RestoreItem { item: struggle }).await;
        assert_eq!(view(&ada, conference).await.agenda.len(), 8);

        assert_eq!(key(&ada, conference, ConferenceAct::LookBack { words: "x".into() }).await, "conference.not_held");
        does(&ada, conference, ConferenceAct::Rehearsed).await;
        does(&ada, conference, ConferenceAct::Held).await;
        assert_eq!(key(&ada, conference, ConferenceAct::RemoveItem { item: song }).await, "conference.held_already");
        does(&ada, conference, ConferenceAct::NotYet).await;
        does(&ada, conference, ConferenceAct::Held).await;
        does(&ada, conference, ConferenceAct::LookBack { words: "They listened".into() }).await;
        let over = view(&ada, conference).await;
        assert_eq!((over.stage, over.looked_back.as_str(), over.held_at.is_some()), (ConferenceStage::LookedBack, "They listened", true));
    }

    async fn what_the_family_asks_and_what_is_agreed(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (.., goal) = works(&school, &ada).await;
        let conference = plans(&ada).await;
        let question = FamilyQuestionId::mint();
        for words in ["How can we help", "How can we help?"] {
            does(&ada, conference, ConferenceAct::Ask { question, words: words.into() }).await;
        }
        let agreed = |who: &str, words: &str| StepWords { who: who.into(), words: words.into(), by: "Friday".into() };
        let (hers, theirs) = (AgreedStepId::mint(), AgreedStepId::mint());
        does(&ada, conference, ConferenceAct::Agree { step: hers, words: agreed("I", "Read aloud to Sam") }).await;
        does(&ada, conference, ConferenceAct::Agree { step: theirs, words: agreed("Dad", "Listen on Sundays") }).await;
        let seen = view(&ada, conference).await;
        assert_eq!(seen.questions.iter().map(|said| said.words.as_str()).collect::<Vec<_>>(), ["How can we help?"]);
        assert_eq!(seen.steps.iter().map(|step| step.who.as_str()).collect::<Vec<_>>(), ["I", "Dad"]);

        // It becomes a goal's step, or a goal of its own, when she wants it to; and once.
        let adopt = |step, goal| ConferenceAct::Adopt { step, goal, new: GoalId::mint(), as_step: StepId::mint() };
        does(&ada, conference, adopt(hers, Some(goal))).await;
        assert_eq!(crate::goals::own(&ada, goal).await.next_step().unwrap().words, "Read aloud to Sam");
        assert_eq!(key(&ada, conference, adopt(hers, None)).await, "conference.step_taken");
        assert_eq!(key(&ada, conference, ConferenceAct::Agree { step: hers, words: agreed("I", "Other") }).await, "conference.step_taken");
        does(&ada, conference, adopt(theirs, None)).await;
        let new = view(&ada, conference).await.steps[1].goal.unwrap();
        let new = crate::goals::own(&ada, new).await;
        assert_eq!((new.plan.statement.as_str(), new.stage), ("Listen on Sundays", GoalStage::Own));
        // A goal of somebody else's takes no step of hers, and nothing is half done.
        let third = AgreedStepId::mint();
        does(&ada, conference, ConferenceAct::Agree { step: third, words: agreed("I", "Ask") }).await;
        let bos = crate::goals::sets(&Pen::of(&school, school.room.bo), "Bo's", &[]).await;
        assert_eq!(refused(gives(&ada, conference, adopt(third, Some(bos))).await), Refusal::NotFound);
        assert_eq!(view(&ada, conference).await.steps[2].goal, None);
    }

    async fn a_teacher_who_is_invited_sees_everything_but_the_notes(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, growth, _) = works(&school, &ada).await;
        let story = own(&ada).await.story.id;
        let (part, act) = pick(TimelineSource::Piece, piece.0, "I looked twice");
        crate::portfolio::does(&ada, story, act).await;
        crate::portfolio::does(&ada, story, pick(TimelineSource::Pair, growth.0, "").1).await;
        let conference = plans(&ada).await;
        let item = view(&ada, conference).await.agenda[1].id;
        let words = ItemWords { title: String::new(), notes: "Obsidian".into(), shown: vec![part] };
        does(&ada, conference, ConferenceAct::WriteItem { item, words }).await;
        for viewer in all_but(&school, &[room.ada]) {
            assert!(not_found(store.conference(&viewer, conference).await), "{viewer:?}");
        }
        assert_eq!(key(&ada, conference, ConferenceAct::Show { readers: vec![room.kim] }).await, "goals.not_your_teacher");
        does(&ada, conference, ConferenceAct::Show { readers: vec![room.osei] }).await;
        for viewer in all_but(&school, &[room.ada, room.osei]) {
            assert!(not_found(store.conference(&viewer, conference).await), "{viewer:?}");
        }
        let osei = room.staff(room.osei);
        let (seen, own_one, _) = store.conference(&osei, conference).await.unwrap();
        assert!(!own_one && !format!("{seen:?}").contains("Obsidian"), "notes are hers");
        assert_eq!(seen.agenda[1].shown[0].words, "I looked twice");
        assert!(not_found(store.own_conference(&osei, conference).await));
        assert!(not_found(store.story(&osei, story).await), "only what the agenda points to");
        does(&ada, conference, ConferenceAct::Held).await;
        does(&ada, conference, ConferenceAct::LookBack { words: "Obsidian again".into() }).await;
        let seen = store.conference(&osei, conference).await.unwrap().0;
        assert!(!format!("{seen:?}").contains("Obsidian"), "and what she says to herself");
        does(&ada, conference, ConferenceAct::Remove).await;
        assert!(not_found(store.conference(&osei, conference).await));
        assert_eq!(key(&ada, conference, ConferenceAct::LookBack { words: "x".into() }).await, "conference.off_the_list");
        does(&ada, conference, ConferenceAct::Restore).await;
        assert!(store.conference(&osei, conference).await.is_ok());
        let (a, o) = (room.ada, room.osei);
        assert_eq!(told(&school, About::Conference(conference)), [a, a, a, o, a, o, a, o, a, o, a, o]);
    }

    async fn nobody_else_does_anything_to_it(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let conference = plans(&ada).await;
        let item = view(&ada, conference).await.agenda[0].id;
        let (question, step) = (FamilyQuestionId::mint(), AgreedStepId::mint());
        for person in [room.bo, room.dina, room.eli] {
            let pen = Pen::of(&school, person);
            let words = PlanWords { whom: "x".into(), when: String::new() };
            for act in [
                ConferenceAct::Plan { words }, ConferenceAct::Held, ConferenceAct::Remove, ConferenceAct::RemoveItem { item },
                ConferenceAct::Ask { question, words: "x".into() }, ConferenceAct::Show { readers: vec![] },
                ConferenceAct::Adopt { step, goal: None, new: GoalId::mint(), as_step: StepId::mint() },
            ] {
                assert_eq!(refused(gives(&pen, conference, act).await), Refusal::NotFound);
            }
        }
        // Nor does she point to what is not hers.
        let bo = Pen::of(&school, room.bo);
        let bos = own(&bo).await.story.id;
        let (part, act) = crate::portfolio::chapter("Bo's");
        crate::portfolio::does(&bo, bos, act).await;
        let words = ItemWords { shown: vec![part], ..Default::default() };
        assert_eq!(refused(gives(&ada, conference, ConferenceAct::WriteItem { item, words }).await), Refusal::NotFound);
        let words = ItemWords { shown: vec![PickId::mint()], ..Default::default() };
        assert_eq!(refused(gives(&ada, conference, ConferenceAct::WriteItem { item, words }).await), Refusal::NotFound);
        for n in 0..5 {
            let words = StepWords { who: "I".into(), words: format!("Step {n}"), by: String::new() };
            does(&ada, conference, ConferenceAct::Agree { step: AgreedStepId::mint(), words }).await;
        }
        let words = StepWords { who: "I".into(), words: "One more".into(), by: String::new() };
        let more = ConferenceAct::Agree { step: AgreedStepId::mint(), words };
        assert_eq!(key(&ada, conference, more).await, "conference.too_many_steps");
    }
}
