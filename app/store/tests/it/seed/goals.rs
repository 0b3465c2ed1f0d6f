//! Goals and asks.

use store::Store;
use store::seed::TEACHERS;

use super::{demo_school, signed_in};

/// Every goal that the teachers of the demo see, and every ask, in words.
pub async fn aimed_at(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let (desk, _) = store.goal_desk(&viewer).await.unwrap();
        for card in desk.goals {
            let (goal, _) = store.shown_goal(&viewer, card.id).await.unwrap();
            let said: Vec<_> = goal.history.iter().map(|entry| format!("{:?} {}", entry.kind, entry.words)).collect();
            let (steps, shown) = (goal.steps.len(), goal.evidence.len());
            told.push(format!("{} {:?} {:?} {steps} {shown} {said:?}", goal.student_name, goal.stage, goal.plan));
        }
        told.extend(
            desk.asks.into_iter().map(|ask| format!("{} {:?} {:?} {}", ask.to_name, ask.kind, ask.state, ask.words)),
        );
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_student_has_a_year_of_goals_and_others_have_some() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let students = store.students(&rivera, class.id).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let own = signed_in(credential.district, priya, false);
    let (goals, _) = store.goals(&own).await.unwrap();
    let stages: std::collections::BTreeSet<_> = goals.goals.iter().map(|card| card.stage.name()).collect();
    assert!(stages.len() >= 5, "{stages:?}");
    let (mut days, mut evidence, mut claims, mut thoughts, mut asks) = (Vec::new(), 0, 0, 0, 0);
    let (mut kinds, mut hidden) = (std::collections::BTreeSet::new(), 0);
    for card in &goals.goals {
        let (view, _) = store.goal(&own, card.id).await.unwrap();
        days.push(view.goal.made_at.0 / domain::clock::DAY);
        evidence += view.goal.evidence.len();
        kinds.extend(view.goal.evidence.iter().map(|shown| shown.source));
        if let Ok((seen, _)) = store.shown_goal(&rivera, card.id).await {
            hidden += seen.evidence.iter().filter(|shown| shown.shows.is_none()).count();
        }
        claims += view.goal.aims.iter().filter(|aim| aim.claimed_at.is_some()).count();
        thoughts += view.goal.circle.len();
        asks += view.goal.asks.len();
    }
    assert!(days.iter().max().unwrap() - days.iter().min().unwrap() > 270, "{days:?}");
    assert!(evidence >= 3 && claims >= 1 && thoughts >= 6 && asks >= 2, "{evidence} {claims} {thoughts} {asks}");
    use domain::portfolio::TimelineSource::{Choice, Inquiry, Measure, Piece, Round, Try};
    assert_eq!(kinds, std::collections::BTreeSet::from([Piece, Choice, Try, Inquiry, Round, Measure]));
    assert!(hidden >= 1, "what she counts for herself is told to her teacher by its kind alone");
    let told = aimed_at(&store).await;
    assert!(told.len() > 15, "{told:#?}");
    // What Priya keeps to herself and what others do not show their teachers is told to none of them.
    assert!(!told.iter().any(|goal| goal.contains("ukulele") || goal.contains("midnight")), "{told:#?}");
}
