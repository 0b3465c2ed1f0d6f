use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::clock::Moment;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// Ada's piece as it was told then: so many versions, answers to the first of them, and what a teacher said by the criteria.
fn piece(told_at: i64, versions: u128, answers: i64) -> Item {
    let version = |n: u128| json!({"id": id(n), "number": n, "words": format!("Version {n}"), "at": n});
    let answer = |n: i64| json!({"version": 1, "strength": format!("Answer {n}"), "at": 100 + n});
    let rating = json!({"id": id(90), "version": 1, "rubric": "Explaining", "times": [{"at": 50, "lines": []}]});
    let ratings: Vec<Value> = if answers > 1 { vec![rating] } else { vec![] };
    item(json!({
        "id": id(1_000), "at": 1, "point": "reflection", "told_at": told_at, "kind": "piece", "question": "Why?",
        "versions": (1..=versions).map(version).collect::<Vec<_>>(), "feedback": (1..=answers).map(answer).collect::<Vec<_>>(),
        "ratings": ratings,
    }))
}

fn item(told: Value) -> Item {
    serde_json::from_value(told).unwrap()
}

fn goal(told_at: i64, stage: &str, said: &[(&str, i64)]) -> Item {
    let said: Vec<_> = said.iter().map(|(words, at)| json!({"by": "me", "words": words, "at": at})).collect();
    let plan = json!({"kind": "habit", "statement": "Ask", "stand": "", "why": "", "success": "", "by": "", "obstacle": "", "then": ""});
    item(json!({
        "id": id(2_000), "at": 1, "point": "goals", "told_at": told_at, "kind": "goal", "stage": stage,
        "wordings": [{"id": id(2_001), "number": 1, "plan": plan, "at": 1}], "said": said,
    }))
}

#[test]
fn a_piece_that_was_revised_and_answered_since_is_told_whole() {
    let (first, later) = (piece(10, 1, 1), piece(20, 3, 2));
    assert_eq!(first.clone().joined(later.clone()), later);
    assert_eq!(later.clone().joined(first), later, "whichever came first");
    assert_eq!(later.clone().joined(later.clone()), later);
}

#[test]
fn what_was_taken_back_there_after_it_came_stays_here() {
    let mut later = piece(20, 3, 2);
    let Content::Piece { versions, feedback, .. } = &mut later.content else { panic!() };
    versions.remove(0);
    feedback.remove(0);
    let joined = piece(10, 2, 1).joined(later);
    let Content::Piece { versions, feedback, .. } = &joined.content else { panic!() };
    let words: Vec<_> = versions.iter().map(|version| version.words.as_str()).collect();
    let answers: Vec<_> = feedback.iter().map(|said| said.strength.as_str()).collect();
    assert_eq!((words, answers), (vec!["Version 1", "Version 2", "Version 3"], vec!["Answer 1", "Answer 2"]));
    assert_eq!(joined.told_at, Some(Moment(20)));
}

#[test]
fn how_a_goal_stands_is_told_by_the_newer() {
    let (first, later) = (goal(10, "own", &[("It is hard", 2)]), goal(20, "reached", &[("I asked twice", 5)]));
    for joined in [first.clone().joined(later.clone()), later.joined(first)] {
        let Content::Goal { stage, said, .. } = &joined.content else { panic!() };
        let words: Vec<_> = said.iter().map(|said| said.words.as_str()).collect();
        assert_eq!((stage.as_str(), words), ("reached", vec!["It is hard", "I asked twice"]));
    }
}

#[test]
fn two_sentences_of_one_moment_are_two() {
    let twice = goal(10, "own", &[("Yes", 2), ("Yes", 2)]);
    assert_eq!(twice.clone().joined(goal(20, "own", &[("Yes", 2)])).joined(twice.clone()).joined(twice.clone()), {
        let mut told = twice;
        told.told_at = Some(Moment(20));
        told
    });
}

#[test]
fn another_thing_adds_nothing() {
    let mut other = goal(20, "reached", &[]);
    other.id = id(1_000);
    assert_eq!(piece(10, 1, 1).joined(other), piece(10, 1, 1), "of another kind under its id");
    assert_eq!(piece(10, 1, 1).joined(goal(20, "reached", &[])), piece(10, 1, 1));
}

#[test]
fn figures_stand_as_the_newer_tells_them_and_what_was_said_of_them_stays() {
    let data = |told_at: i64, amount: &str, note: i64| {
        item(json!({
            "id": id(3_000), "at": 1, "point": "reflection", "told_at": told_at, "kind": "measure", "name": "Reading",
            "unit": "words", "what": "pace", "figures": [{"day": "2026-09-01", "amount": amount, "by": "me"}],
            "notes": [{"says": format!("Note {note}"), "at": note}],
        }))
    };
    let joined = data(20, "95", 9).joined(data(10, "59", 3));
    let Content::Measure { figures, notes, .. } = &joined.content else { panic!() };
    assert_eq!(
        (figures.len(), figures[0].amount.as_str(), notes.len()),
        (1, "95", 2),
        "a slip of the pen was put right"
    );
    assert_eq!(notes[0].says, "Note 3");
}

proptest! {
    /// Whatever zips come in whatever order, and however often: in the end all of it is here, once.
    #[test]
    fn the_order_of_zips_does_not_matter(order in Just((1u128..=4).collect::<Vec<_>>()).prop_shuffle(), again in 0usize..4) {
        let told = |n: u128| piece(n as i64, n, n as i64);
        let mut zips = order.clone();
        zips.push(order[again]);
        let joined = zips.into_iter().map(told).reduce(Item::joined).unwrap();
        prop_assert_eq!(joined, told(4));
    }
}
