//! What is done on a question board and in a round, by everybody who might try.

use std::collections::BTreeSet;

use domain::command::{Answer, Command};
use domain::id::{PersonId, QuestionId, RoundId, RoundQuestionId};
use domain::questions::{QuestionAct, QuestionDeed};
use domain::refusal::Refusal;
use domain::rounds::{Focus, FocusKind, Minutes, QuestionKind, RoundAct, RoundDeed, RoundStep};

use super::{COMMANDS, refusal};
use crate::questions::opens_inquiry;
use crate::room::{Lesson, another_teacher, viewer};

/// Ms Rivera moves the round on until it is there.
async fn moves_to(lesson: &Lesson, id: RoundId, to: RoundStep) {
    let (store, teacher) = (lesson.server.store(), viewer(&lesson.server, &lesson.rivera).await);
    loop {
        let now = store.round_desk(&teacher, id).await.unwrap().0.card.step;
        if now == to {
            return;
        }
        store.move_round(&teacher, id, now, now.forward().unwrap()).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_act_is_its_students_and_nobody_elses() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    opens_inquiry(&lesson).await;
    let (store, teacher) = (lesson.server.store(), viewer(&lesson.server, &lesson.rivera).await);
    let rivera: PersonId = teacher.person().unwrap();
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    let colleague = viewer(&lesson.server, &lindqvist).await.person().unwrap();
    let (class, round) = (lesson.class, RoundId::mint());
    let focus = Focus { kind: FocusKind::Statement, words: "Ice floats".into(), picture: None };
    store.make_round(&teacher, class, round, focus, Minutes::default()).await.unwrap();
    store.seat_in_round(&teacher, round, bo.person, None).await.unwrap();
    store.make_scribe(&teacher, round, ada.person).await.unwrap();

    let (own, his) = (QuestionId::mint(), QuestionId::mint());
    let quartz = || "Quartz?".to_owned();
    bo.does(Command::Question {
        question: his,
        act: QuestionAct::Ask { class, words: "Basalt?".into(), signed: false }.into(),
    })
    .await;
    let on = |question, act: QuestionAct| Command::Question { question, act: act.into() };
    let of = |act: RoundAct| Command::Round { round, act: act.into() };
    let (question, changed) = (RoundQuestionId::mint(), RoundQuestionId::mint());
    let in_order = [
        (None, on(own, QuestionAct::Ask { class, words: quartz(), signed: true })),
        (None, on(own, QuestionAct::Reword { words: "Quartz, too?".into(), rev: 1 })),
        (None, on(own, QuestionAct::Sign { signed: false })),
        (None, on(own, QuestionAct::Withdraw)),
        (None, on(own, QuestionAct::BringBack)),
        (None, on(his, QuestionAct::Wonder { on: true })),
        (None, on(his, QuestionAct::Report { words: quartz() })),
        (None, on(his, QuestionAct::TakeReportBack)),
        (Some(RoundStep::Produce), of(RoundAct::Join)),
        (None, of(RoundAct::Write { question, words: quartz() })),
        (None, of(RoundAct::Fix { question, words: "Quartz, too?".into() })),
        (None, of(RoundAct::Cross { question, on: true })),
        (None, of(RoundAct::Cross { question, on: false })),
        (Some(RoundStep::Improve), of(RoundAct::Mark { question, kind: QuestionKind::Closed })),
        (None, of(RoundAct::Change { from: question, question: changed, words: quartz() })),
        (None, of(RoundAct::Weigh { closed_good: quartz(), open_good: quartz() })),
        (Some(RoundStep::Choose), of(RoundAct::Choose { questions: vec![changed], why: quartz() })),
        (Some(RoundStep::Next), of(RoundAct::Next { words: quartz() })),
        (None, of(RoundAct::HandOver { to: ada.person })),
        (Some(RoundStep::Reflect), of(RoundAct::Reflect { words: quartz() })),
    ];
    let deed = |command: &Command| match command {
        Command::Question { act, .. } => format!("question {}", act.field("do").unwrap()),
        Command::Round { act, .. } => format!("round {}", act.field("do").unwrap()),
        other => panic!("{other:?}"),
    };
    let done: BTreeSet<String> = in_order.iter().map(|(_, command)| deed(command)).collect();
    let questions = QuestionDeed::ALL.iter().map(|deed| format!("question {}", deed.name()));
    let all: BTreeSet<String> =
        questions.chain(RoundDeed::ALL.iter().map(|deed| format!("round {}", deed.name()))).collect();
    assert_eq!(done, all, "an act is tried by nobody");

    let nobody = lesson.server.client();
    for (step, command) in in_order {
        if let Some(step) = step {
            moves_to(&lesson, round, step).await;
        }
        // Of these each student has their own.
        let shared = [
            "question ask",
            "question wonder",
            "question report",
            "question take_report_back",
            "round join",
            "round reflect",
        ];
        let makes = shared.contains(&&*deed(&command));
        for (browser, who, staff) in
            [(&bo.browser, bo.person, false), (&lesson.rivera, rivera, true), (&lindqvist, colleague, true)]
        {
            if !makes || staff {
                let envelope = domain::command::Envelope { person: who, ..ada.envelope(command.clone()) };
                let answer = browser.post_json(COMMANDS, &[envelope]).await;
                let answered: Vec<domain::command::Answered> = serde_json::from_str(&answer.is(200).body).unwrap();
                assert_eq!(refusal(&answered[0].answer), &Refusal::NotFound, "{command:?}");
            }
            let as_ada = browser.post_json(COMMANDS, &[ada.envelope(command.clone())]).await;
            as_ada.is(200).shows("commands.somebody_else").hides("Quartz");
        }
        nobody.post_json(COMMANDS, &[ada.envelope(command.clone())]).await.is(401).hides("Quartz");
        let envelope = ada.envelope(command.clone());
        let answers = ada.sends(&[envelope.clone(), envelope]).await;
        assert!(answers.iter().all(Answer::is_done) && answers[0] == answers[1], "{command:?}: {answers:?}");
    }
}
