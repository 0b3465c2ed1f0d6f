//! Question boards and rounds.

use store::Store;
use store::seed::TEACHERS;

use super::{demo_school, signed_in};

/// Every board of questions and every round that the teachers of the demo see, in words.
async fn wondered(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&viewer).await.unwrap().remove(0);
        let (desk, _) = store.question_desk(&viewer, class.id).await.unwrap();
        told.extend(desk.essential.iter().map(|question| question.words.clone()));
        for question in desk.questions {
            let (who, wonder) = (question.who.map(|face| face.name), question.wonder.len());
            told.push(format!("{} {who:?} {:?} {wonder} {:?}", question.words, question.stage, question.pointer));
        }
        for card in store.rounds(&viewer, class.id).await.unwrap().0 {
            let (round, _) = store.round_desk(&viewer, card.id).await.unwrap();
            for group in &round.groups {
                let members: Vec<_> = group.members.iter().map(|member| &member.who.name).collect();
                let lines: Vec<_> = group.questions.iter().map(|line| (&line.words, line.kind, line.chosen)).collect();
                told.push(format!("{members:?} {lines:?} {:?}", group.said));
            }
            told.extend(round.reflections.into_iter().map(|(face, words)| format!("{} {words}", face.name)));
        }
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_class_wonders_and_one_went_through_a_round_the_same_way_every_time() {
    let ((one, _one), (two, _two)) = (demo_school().await, demo_school().await);
    let told = wondered(&one).await;
    assert_eq!(told, wondered(&two).await);
    let credential = one.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = one.my_classes(&rivera).await.unwrap().remove(0);
    let rounds = one.rounds(&rivera, class.id).await.unwrap().0;
    assert_eq!(rounds[0].step, domain::rounds::RoundStep::Ended);
    let (desk, _) = one.question_desk(&rivera, class.id).await.unwrap();
    assert!(desk.essential.iter().any(|question| question.round == Some(rounds[0].id)));
    assert!(desk.questions.iter().filter(|question| question.who.is_none()).count() > 10, "from the round");
    let waiting = one
        .count_questions_waiting(&signed_in(
            credential.district,
            {
                let brennan = one.credential_of(TEACHERS[1].1).await.unwrap().unwrap();
                brennan.person
            },
            true,
        ))
        .await
        .unwrap();
    assert_eq!(waiting[0].2, 2, "what young students ask waits for its teacher");
}
