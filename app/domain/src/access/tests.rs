use proptest::prelude::*;

use super::*;
use crate::clock::DAY;
use crate::console::not_lately;

fn day(n: i64) -> Moment {
    Moment(n * DAY)
}

fn enrolled(name: &str) -> Enrolled {
    Enrolled { student: PersonId::mint(), name: name.into(), picture: "fox".into(), since: day(0) }
}

fn trace(of: &Enrolled, point: AccessPoint, what: What) -> Trace {
    Trace { student: of.student, point, what }
}

fn waits(wants: Wants, since: Moment) -> What {
    What::Waits { wants, since, to: Place::Asks }
}

fn did(did: Did, at: Moment) -> What {
    What::Did { did, at, to: Place::Growth }
}

#[test]
fn who_asked_comes_first_then_who_waits_then_whom_nobody_reached() {
    use AccessPoint::*;
    let class = ["Ada", "Bo", "Chen", "Dina", "Eli", "Finn"].map(enrolled);
    let [ada, bo, chen, dina, eli, finn] = &class;
    let found = Found {
        opened: vec![Reflection, Goals],
        traces: vec![
            trace(ada, Reflection, waits(Wants::Answer, day(18))),
            trace(bo, Reflection, waits(Wants::Answer, day(3))),
            trace(chen, Goals, waits(Wants::Talk, day(19))),
            trace(chen, Goals, waits(Wants::Answer, day(1))),
            trace(dina, Reflection, waits(Wants::Help, day(2))),
            trace(eli, Reflection, did(Did::Shared, day(4))),
        ],
        reached: [(finn.student, day(19))].into(),
        shared: [(eli.student, day(4))].into(),
        enrolled: class.to_vec(),
    };
    let rows = rows(found, day(20));
    let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Chen", "Dina", "Bo", "Ada", "Eli", "Finn"]);
    assert_eq!(rows[4].need, Some(Need::NotLately { reached: None }));
    assert_eq!(rows[5].need, None, "reached yesterday");
    let next = next(&rows);
    assert_eq!(next.iter().map(|next| next.name.as_str()).collect::<Vec<_>>(), ["Chen", "Dina", "Bo"]);
    let goals = &rows[0].cells[1];
    assert_eq!((goals.turn, goals.since), (Turn::Teacher, Some(day(1))), "what waits longest stands for the rest");
    assert_eq!(rows.iter().filter(|row| Show::Waiting.has(row)).count(), 4);
    assert_eq!(rows.iter().filter(|row| Show::NotLately.has(row)).count(), 1);
}

#[test]
fn a_student_with_nothing_has_a_row_and_time_to_settle_in() {
    let new = Enrolled { since: day(19), ..enrolled("New") };
    let quiet = enrolled("Quiet");
    let opened = vec![AccessPoint::Reflection];
    let found = Found { enrolled: vec![new, quiet], opened, ..Found::default() };
    let rows = rows(found, day(20));
    assert_eq!((rows[0].name.as_str(), &rows[0].need), ("Quiet", &Some(Need::NotLately { reached: None })));
    assert_eq!((rows[1].name.as_str(), &rows[1].need), ("New", &None));
    let empty = &rows[1].cells[0];
    assert_eq!((empty.last, empty.turn, empty.since, empty.to), (None, Turn::Nobody, None, Place::Growth));
}

#[test]
fn what_waits_by_a_way_that_was_closed_is_not_forgotten() {
    let ada = enrolled("Ada");
    let traces = vec![trace(&ada, AccessPoint::Choice, waits(Wants::Answer, day(9)))];
    let found = Found { enrolled: vec![ada], opened: vec![AccessPoint::Reflection], traces, ..Found::default() };
    let row = rows(found, day(10)).remove(0);
    assert!(row.waits_for_a_teacher());
    assert!(row.cells.iter().all(|cell| cell.turn == Turn::Nobody), "and no column is there for it");
}

fn what() -> impl Strategy<Value = What> {
    let wants = prop::sample::select(vec![Wants::Talk, Wants::Help, Wants::Answer]);
    prop_oneof![
        (wants, 0i64..100).prop_map(|(wants, at)| waits(wants, day(at))),
        (prop::sample::select(Did::ALL), 0i64..100).prop_map(|(what, at)| did(what, day(at))),
        (0i64..100).prop_map(|at| What::Theirs { since: day(at), to: Place::Growth }),
    ]
}

proptest! {
    /// Whatever happened: everybody is there once, with a cell for each open way in, and what a student did moves nobody up or down
    /// (only who waits, and who was reached).
    #[test]
    fn nobody_is_invisible_and_nobody_is_ranked_by_what_they_did(
        happened in prop::collection::vec((0usize..6, prop::sample::select(AccessPoint::ALL), what()), 0..40),
        reached in prop::collection::hash_map(0usize..6, 0i64..100, 0..6),
        shared in prop::collection::hash_map(0usize..6, 0i64..100, 0..6),
    ) {
        let class: Vec<Enrolled> = ["A", "B", "C", "D", "E", "F"].map(enrolled).to_vec();
        let of = |n: &usize| class[*n].student;
        let found = Found {
            opened: vec![AccessPoint::Reflection, AccessPoint::Goals],
            traces: happened.iter().map(|(n, point, what)| trace(&class[*n], *point, *what)).collect(),
            reached: reached.iter().map(|(n, at)| (of(n), day(*at))).collect(),
            shared: shared.iter().map(|(n, at)| (of(n), day(*at))).collect(),
            enrolled: class.clone(),
        };
        let now = day(100);
        let all = rows(found.clone(), now);
        let mut names: Vec<_> = all.iter().map(|row| row.name.clone()).collect();
        prop_assert!(all.iter().all(|row| row.cells.len() == 2));
        prop_assert!(all.iter().flat_map(|row| &row.cells).all(|cell| (cell.turn == Turn::Nobody) == cell.since.is_none()));
        let without_deeds = |trace: &Trace| !matches!(trace.what, What::Did { .. });
        let traces = found.traces.iter().filter(|trace| without_deeds(trace)).cloned().collect();
        let again: Vec<_> = rows(Found { traces, ..found.clone() }, now).into_iter().map(|row| row.name).collect();
        prop_assert_eq!(&names, &again);
        // The bell and the table agree about whom nobody reached.
        let heard = class.iter().filter(|who| found.shared.contains_key(&who.student)).map(|who| LastHeard {
            name: who.name.clone(),
            first_shared: found.shared[&who.student],
            heard: found.reached.get(&who.student).copied(),
        });
        for name in not_lately(heard.collect(), now) {
            let row = all.iter().find(|row| row.name == name).unwrap();
            prop_assert!(row.need.is_some(), "{name}");
        }
        names.sort();
        prop_assert_eq!(names, ["A", "B", "C", "D", "E", "F"]);
    }
}
