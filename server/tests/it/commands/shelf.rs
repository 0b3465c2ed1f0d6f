//! What is done on shelves and in tries, by everybody who might try.

use std::collections::BTreeSet;

use domain::command::{Answer, Command};
use domain::id::{HelpedId, PersonId, StrategyId, TriedId, TryId};
use domain::refusal::Refusal;
use domain::strategies::{Curation, Need, StrategyAct, StrategyDeed, StrategyKind, StrategyWords};
use domain::trying::{Keeps, TryAct, TryDeed};

use super::{COMMANDS, refusal};
use crate::live::ear::{Ear, MOMENT};
use crate::room::{Lesson, another_teacher, viewer};
use crate::shelf::opens_choice;

fn words(name: &str) -> StrategyWords {
    StrategyWords { name: name.into(), does: "Quartz".into(), helps: "Quartz".into(), ..Default::default() }
}

/// Ms Rivera, about what she reads now.
async fn decides(lesson: &Lesson, id: StrategyId, curation: Curation) {
    let (store, teacher) = (lesson.server.store(), viewer(&lesson.server, &lesson.rivera).await);
    let (desk, _) = store.shelf_desk(&teacher, lesson.class).await.unwrap();
    let rev = desk.strategies.iter().find(|known| known.id == id).unwrap().rev;
    store.curate_strategy(&teacher, id, rev, curation).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn each_act_is_its_students_and_nobody_elses() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    opens_choice(&lesson).await;
    let person = |client| {
        let server = &lesson.server;
        async move { viewer(server, client).await.person().unwrap() }
    };
    let rivera: PersonId = person(&lesson.rivera).await;
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    let colleague = person(&lindqvist).await;
    let (strategy, other, attempt) = (StrategyId::mint(), StrategyId::mint(), TryId::mint());
    let (helped, tried, second) = (HelpedId::mint(), TriedId::mint(), TriedId::mint());
    let class = lesson.class;
    let on = |strategy, act: StrategyAct| Command::Strategy { strategy, act: act.into() };
    let of = |act: TryAct| Command::Try { attempt, act: act.into() };
    let quartz = || "Quartz".to_owned();
    let in_order = [
        of(TryAct::Pose { need: Need::Start, words: quartz() }),
        of(TryAct::Pick { tried, strategy: None, name: quartz(), kind: StrategyKind::Outside }),
        of(TryAct::Pick { tried: second, strategy: None, name: "Quartz two".into(), kind: StrategyKind::Outside }),
        of(TryAct::Swap { tried: second, strategy: None, name: "Quartz three".into(), kind: StrategyKind::Outside }),
        of(TryAct::Tell { tried, changed: quartz(), keeps: Keeps::Keep, piece: None }),
        of(TryAct::Show { readers: vec![rivera] }),
        of(TryAct::SetAside),
        of(TryAct::PickUp),
        on(strategy, StrategyAct::Recommend { class, words: words("Quartz"), signed: false, tried: Some(tried) }),
        on(strategy, StrategyAct::Reword { words: words("Quartz two"), signed: true }),
        on(strategy, StrategyAct::Sign { signed: false }),
        // As it stands after she worded it anew and Ms Rivera suggested.
        on(strategy, StrategyAct::Take { rev: 3 }),
        on(strategy, StrategyAct::Helped { helped, words: quartz(), signed: false }),
        on(strategy, StrategyAct::SignHelped { helped, signed: true }),
        on(strategy, StrategyAct::WithdrawHelped { helped }),
        on(other, StrategyAct::Recommend { class, words: words("Quartz"), signed: false, tried: None }),
        on(other, StrategyAct::Withdraw),
    ];
    let done: BTreeSet<String> = in_order
        .iter()
        .map(|command| match command {
            Command::Strategy { act, .. } => format!("strategy {}", act.field("do").unwrap()),
            Command::Try { act, .. } => format!("try {}", act.field("do").unwrap()),
            other => panic!("{other:?}"),
        })
        .collect();
    let strategies = StrategyDeed::ALL.iter().map(|deed| format!("strategy {}", deed.name()));
    let all: BTreeSet<String> =
        strategies.chain(TryDeed::ALL.iter().map(|deed| format!("try {}", deed.name()))).collect();
    assert_eq!(done, all, "an act is tried by nobody");

    let nobody = lesson.server.client();
    for command in in_order {
        // A classmate may recommend and say what helped; what is Ada's, they may not touch.
        let makes = matches!(&command, Command::Strategy { act, .. } if ["recommend", "helped"].contains(&&*act.field("do").unwrap()))
            || matches!(&command, Command::Try { act, .. } if act.field("do").unwrap() == "pose");
        if matches!(&command, Command::Strategy { act, .. } if act.field("do").unwrap() == "take") {
            decides(&lesson, strategy, Curation::Suggest(words("Quartz four"))).await;
        }
        let others = [(&bo.browser, bo.person), (&lesson.rivera, rivera), (&lindqvist, colleague)];
        for (browser, who) in others {
            if !makes {
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

#[tokio::test(flavor = "multi_thread")]
async fn each_is_heard_by_whom_it_is_for_and_says_nothing_but_its_number() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    opens_choice(&lesson).await;
    let rivera = viewer(&lesson.server, &lesson.rivera).await.person().unwrap();
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    let (mut adas, mut riveras) = (Ear::listens(&ada.browser).await, Ear::listens(&lesson.rivera).await);
    let (mut bos, mut colleagues) = (Ear::listens(&bo.browser).await, Ear::listens(&lindqvist).await);
    let (id, class) = (StrategyId::mint(), lesson.class);
    let recommend = StrategyAct::Recommend { class, words: words("Obsidian"), signed: false, tried: None };
    ada.does(Command::Strategy { strategy: id, act: recommend.into() }).await;
    adas.until("strategy").await;
    assert_eq!(riveras.until("strategy").await.last().unwrap().of(), ("strategy".into(), id.to_string()));
    assert_eq!(bos.during(MOMENT).await, [], "a recommendation is not the class's yet");
    decides(&lesson, id, Curation::Put).await;
    bos.until("strategy").await;
    adas.until("strategy").await;
    riveras.until("strategy").await;
    let helped = StrategyAct::Helped { helped: HelpedId::mint(), words: "Obsidian".into(), signed: false };
    bo.does(Command::Strategy { strategy: id, act: helped.into() }).await;
    bos.until("strategy").await;
    riveras.until("strategy").await;
    assert_eq!(adas.during(MOMENT).await, [], "nor is a sentence to it");

    let attempt = TryId::mint();
    let does = |act: TryAct| ada.does(Command::Try { attempt, act: act.into() });
    does(TryAct::Pose { need: Need::Start, words: "Obsidian".into() }).await;
    adas.until("try").await;
    assert_eq!(riveras.during(MOMENT).await, [], "shown to nobody");
    does(TryAct::Show { readers: vec![rivera] }).await;
    assert_eq!(riveras.until("try").await.last().unwrap().of(), ("try".into(), attempt.to_string()));
    let teacher = viewer(&lesson.server, &lesson.rivera).await;
    lesson.server.store().answer_try(&teacher, attempt, "Obsidian".into()).await.unwrap();
    adas.until("try").await;
    for ear in [&mut bos, &mut colleagues] {
        assert_eq!(ear.during(MOMENT).await, []);
    }
    for ear in [&adas, &riveras, &bos, &colleagues] {
        assert!(!ear.bytes.contains("Obsidian"), "{}", ear.bytes);
    }
    assert!(!bos.bytes.contains(&ada.person.to_string()), "no classmate hears whose it is: {}", bos.bytes);
}
