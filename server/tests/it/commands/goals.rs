//! What is done to goals, by everybody who might try.

use std::collections::BTreeSet;

use domain::clock::Moment;
use domain::command::{Answer, Command};
use domain::command_form::GoalDeed;
use domain::evidence::Made;
use domain::goals::{AskKind, Circle, Feel, GoalAct, GoalPlan, StepEnd, ThoughtKind};
use domain::id::{CommandId, CompetencyId, EvidenceId, GoalAskId, GoalId, PersonId, ReflectionId, StepId, ThoughtId};
use domain::refusal::Refusal;

use super::{COMMANDS, refusal};
use crate::live::ear::{Ear, MOMENT};
use crate::room::{Lesson, Student, another_teacher, viewer};

fn plan(statement: &str) -> GoalPlan {
    GoalPlan { statement: statement.into(), ..Default::default() }
}

fn set(statement: &str, readers: &[PersonId]) -> GoalAct {
    GoalAct::Set { plan: plan(statement), classes: vec![], readers: readers.to_vec() }
}

async fn does(student: &Student, goal: GoalId, act: GoalAct) {
    student.does(Command::Goal { goal, act: act.into() }).await;
}

async fn person(lesson: &Lesson, of: &crate::harness::Client) -> PersonId {
    viewer(&lesson.server, of).await.person().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_act_is_its_students_and_nobody_elses() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let rivera = person(&lesson, &lesson.rivera).await;
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    let colleague = person(&lesson, &lindqvist).await;
    let (teacher, store) = (viewer(&lesson.server, &lesson.rivera).await, lesson.server.store());
    store
        .import_competencies(&teacher, lesson.class, domain::competencies::pasted("LS1\tI can read a web"))
        .await
        .unwrap();
    let competency: CompetencyId = store.competencies(&teacher, lesson.class).await.unwrap().0[0].id;
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Quartz").await;
    let version = store.piece(&viewer(&lesson.server, &ada.browser).await, piece).await.unwrap().0.versions[0].id;
    let (thought, step, ask, unread) = (ThoughtId::mint(), StepId::mint(), GoalAskId::mint(), GoalAskId::mint());
    let (evidence, kind) = (EvidenceId::mint(), ThoughtKind::Obstacle);
    let words = || "Quartz".to_owned();
    let in_order = [
        GoalAct::Set { plan: plan("Ask"), classes: vec![lesson.class], readers: vec![rivera] },
        GoalAct::Adjust { plan: plan("Ask more"), classes: vec![], because: words() },
        GoalAct::Reply { words: words() },
        GoalAct::CheckIn { feels: vec![Feel::Stuck], words: words() },
        GoalAct::Think { thought, kind, words: words(), circle: None },
        GoalAct::Rethink { thought, was: words(), words: "Quartz at home".into() },
        GoalAct::Sort { thought, circle: Some(Circle::Control) },
        GoalAct::Step { step, words: words(), days: 2, thought: Some(thought) },
        GoalAct::EndStep { step, end: StepEnd::Done, words: words() },
        GoalAct::Ask { ask, kind: AskKind::Talk, to: rivera, words: String::new() },
        GoalAct::Ask { ask: unread, kind: AskKind::Ask, to: rivera, words: words() },
        GoalAct::TakeBackAsk { ask: unread },
        GoalAct::Link { evidence, made: Made::Version(version), words: words() },
        GoalAct::Reword { evidence, was: words(), words: "Quartz, as it is".into() },
        GoalAct::Aim { competency, aims: true },
        GoalAct::Claim { competency, evidence, words: words() },
        // Over what is said by then, whenever that was.
        GoalAct::Reclaim { competency, evidence, words: "Quartz, here".into(), claimed: Moment(0) },
        GoalAct::Unlink { evidence },
        GoalAct::Forget { thought },
        GoalAct::Show { readers: vec![] },
        GoalAct::Reach { words: words() },
        GoalAct::PickUp,
        GoalAct::SetAside { words: words() },
    ];
    let tried: BTreeSet<_> = in_order.iter().map(|act| act.deed().name()).collect();
    assert_eq!(tried, GoalDeed::ALL.iter().map(|deed| deed.name()).collect(), "an act is tried by nobody");

    let goal = GoalId::mint();
    let nobody = lesson.server.client();
    let adas = viewer(&lesson.server, &ada.browser).await;
    for (n, mut act) in in_order.into_iter().enumerate() {
        if let GoalAct::Reclaim { claimed, .. } = &mut act {
            *claimed = store.goal(&adas, goal).await.unwrap().0.goal.aims[0].claimed_at.unwrap();
        }
        let command = Command::Goal { goal, act: act.into() };
        // Before the goal is there, its id is anybody's; from then on it is Ada's.
        let others = [(&bo.browser, bo.person), (&lesson.rivera, rivera), (&lindqvist, colleague)];
        for (browser, who) in others.into_iter().filter(|_| n > 0) {
            let envelope = domain::command::Envelope { person: who, ..ada.envelope(command.clone()) };
            let answer = browser.post_json(COMMANDS, &[envelope]).await;
            let answered: Vec<domain::command::Answered> = serde_json::from_str(&answer.is(200).body).unwrap();
            assert_eq!(refusal(&answered[0].answer), &Refusal::NotFound, "{command:?}");
            let as_ada = browser.post_json(COMMANDS, &[ada.envelope(command.clone())]).await;
            as_ada.is(200).shows("commands.somebody_else").hides("Quartz");
        }
        nobody.post_json(COMMANDS, &[ada.envelope(command.clone())]).await.is(401).hides("Quartz");
        let envelope = ada.envelope(command.clone());
        let answers = ada.sends(&[envelope.clone(), envelope]).await;
        assert!(answers.iter().all(Answer::is_done) && answers[0] == answers[1], "{command:?}: {answers:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_goal_is_heard_by_whom_it_is_shown_to_and_an_ask_by_whom_it_is_sent_to() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let rivera = person(&lesson, &lesson.rivera).await;
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    let (mut adas, mut riveras) = (Ear::listens(&ada.browser).await, Ear::listens(&lesson.rivera).await);
    let (mut bos, mut colleagues) = (Ear::listens(&bo.browser).await, Ear::listens(&lindqvist).await);
    let goal = GoalId::mint();
    does(&ada, goal, set("Obsidian", &[])).await;
    adas.until("goal").await;
    assert_eq!(riveras.during(MOMENT).await, [], "shown to nobody");
    does(&ada, goal, GoalAct::Show { readers: vec![rivera] }).await;
    assert_eq!(riveras.until("goal").await.last().unwrap().of(), ("goal".into(), goal.to_string()));
    let thought = ThoughtId::mint();
    let think = GoalAct::Think { thought, kind: ThoughtKind::Obstacle, words: "Obsidian at home".into(), circle: None };
    does(&ada, goal, think).await;
    assert_eq!(riveras.during(MOMENT).await, [], "what she thinks around it is hers");
    let ask = GoalAskId::mint();
    let sent = GoalAct::Ask { ask, kind: AskKind::Talk, to: rivera, words: "Obsidian".into() };
    does(&ada, goal, sent).await;
    assert_eq!(riveras.until("goal_ask").await.last().unwrap().of(), ("goal_ask".into(), ask.to_string()));
    lesson.server.store().see_goal_ask(&viewer(&lesson.server, &lesson.rivera).await, ask).await.unwrap();
    adas.until("goal").await;
    for ear in [&mut bos, &mut colleagues] {
        assert_eq!(ear.during(MOMENT).await, []);
    }
    for ear in [&adas, &riveras, &bos, &colleagues] {
        assert!(!ear.bytes.contains("Obsidian"), "{}", ear.bytes);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_into_a_goal_is_logged_in_an_address_or_lost() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (command, person, goal) = (CommandId::mint().to_string(), ada.person.to_string(), GoalId::mint().to_string());
    let ids = [("command", &*command), ("person", &*person), ("goal", &*goal)];
    let form = |more: &[(&'static str, &'static str)]| [&ids[..], more].concat();
    let half =
        form(&[("do", "goal_set"), ("kind", "habit"), ("statement", "Kept, not lost"), ("obstacle", "I am shy")]);
    let refused = ada.browser.post(COMMANDS, &half).await;
    refused.is(422).shows("Kept, not lost").shows("I am shy");
    let whole = form(&[("do", "goal_set"), ("kind", "habit"), ("statement", "Ask"), ("obstacle", "a"), ("then", "b")]);
    for _ in 0..2 {
        ada.browser.post(COMMANDS, &whole).await.goes_to(&format!("/goal/{goal}"));
    }
    let again = CommandId::mint().to_string();
    let ids = [("command", &*again), ("person", &*person), ("goal", &*goal)];
    let day = [&ids[..], &[("do", "goal_adjust"), ("kind", "habit"), ("statement", "Anew"), ("by", "soon")]].concat();
    ada.browser.post(COMMANDS, &day).await.is(422).shows("Anew").shows("soon");
    let wrong = [&ids[..], &[("do", "goal_fail"), ("words", "Still here")]].concat();
    ada.browser.post(COMMANDS, &wrong).await.is(400).shows("Still here");
}
