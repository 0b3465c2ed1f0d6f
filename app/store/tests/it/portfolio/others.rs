//! What others change of a thing is heard where the thing is shown: in a goal, an inquiry, a story; by those who see that, and nobody else.

use domain::event::About;
use domain::id::{EvidenceId, PersonId};
use domain::inquiry::InquiryAct;
use domain::measures::{Amount, MeasureKind, MeasureTable, MeasureWords};
use domain::portfolio::{PortfolioAct, TimelineSource};
use domain::rounds::{RoundAct, RoundStep};

use super::evidence::{links, thing};
use super::{does, own, pick};
use crate::both;
use crate::goals::{sets, told};
use crate::harness::School;
use crate::inquiry::wonders;
use crate::pen::Pen;

/// Who heard of it since.
fn since(school: &School, about: About, before: usize) -> Vec<PersonId> {
    let mut heard = told(school, about).split_off(before);
    heard.sort();
    heard
}

fn sorted(mut persons: Vec<PersonId>) -> Vec<PersonId> {
    persons.sort();
    persons
}

both! {
    async fn a_figure_that_a_teacher_enters_is_heard_on_every_page_that_shows_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let rivera = room.staff(room.rivera);
        let enters = async |day: &str, amount| {
            let words = MeasureWords { kind: MeasureKind::Quiz, name: "Quiz 1".into(), unit: "points".into() };
            let table = MeasureTable { words, day: day.into() };
            store.record_measures(&rivera, room.science, table, vec![(room.ada, Amount(amount)), (room.bo, Amount(1_000))]).await.unwrap();
        };
        enters("2026-09-01", 8_000).await;
        let quiz = store.own_measures(&ada.viewer).await.unwrap().0.measures.remove(0).id;
        let goal = sets(&ada, "Ask first", &[room.osei]).await;
        links(&ada, goal, thing(TimelineSource::Measure, quiz)).await;
        let wolves = wonders(&ada, "What else do they change?").await;
        let made = thing(TimelineSource::Measure, quiz);
        crate::inquiry::does(&ada, wolves, InquiryAct::Link { evidence: EvidenceId::mint(), made, words: "Here".into() }).await;
        let story = own(&ada).await.story.id;
        does(&ada, story, pick(TimelineSource::Measure, quiz.0, "I counted").1).await;
        does(&ada, story, PortfolioAct::Show { readers: vec![room.rivera] }).await;
        let others = sets(&Pen::of(&school, room.bo), "Mine", &[room.osei]).await;
        let abouts = [About::Goal(goal), About::Inquiry(wolves), About::Portfolio(room.ada), About::Goal(others)];
        let before = abouts.map(|about| told(&school, about).len());
        let shows = async || crate::goals::own(&ada, goal).await.evidence[0].shows.clone().unwrap().words;
        let read = shows().await;

        enters("2026-09-02", 9_000).await;
        assert_ne!(shows().await, read);
        let heard = [0, 1, 2, 3].map(|at| since(&school, abouts[at], before[at]));
        let (story, goal) = (sorted(vec![room.ada, room.rivera]), sorted(vec![room.ada, room.osei]));
        assert_eq!(heard, [goal, vec![room.ada], story, vec![]], "each once, and nobody else");
    }

    async fn what_a_group_mate_words_is_heard_by_whoever_shows_it(school: School) {
        let (round, scribe, other) = crate::rounds::runs(&school, RoundStep::Produce).await;
        let mut asked = Vec::new();
        for words in ["Does salt water float?", "Is it cold?"] {
            asked.push(crate::rounds::writes(&scribe, round, words).await);
        }
        crate::rounds::moves_to(&school, round, RoundStep::Choose).await;
        let choose = |n: usize| RoundAct::Choose { questions: vec![asked[n]], why: "Nobody knows".into() };
        crate::rounds::does(&scribe, round, choose(0)).await;
        // The other one of the group shows it with a goal.
        let goal = sets(&other, "Ask first", &[school.room.rivera]).await;
        links(&other, goal, thing(TimelineSource::Round, round)).await;
        let before = told(&school, About::Goal(goal)).len();
        crate::rounds::does(&scribe, round, choose(1)).await;
        let person = other.viewer.person().unwrap();
        assert_eq!(since(&school, About::Goal(goal), before), sorted(vec![person, school.room.rivera]));
        let words = crate::goals::own(&other, goal).await.evidence[0].shows.clone().unwrap().words;
        assert_eq!(words, "Is it cold?");
        // Of another group's it hears nothing.
        let before = told(&school, About::Goal(goal)).len();
        let strangers = Pen::of(&school, school.room.eli);
        crate::goals::sets(&strangers, "Mine", &[]).await;
        assert_eq!(told(&school, About::Goal(goal)).len(), before);
    }
}
