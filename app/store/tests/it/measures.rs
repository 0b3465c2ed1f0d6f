//! A student's own data: theirs, and for those who teach the class it is shown to.

use domain::command::{Answer, Command};
use domain::event::{About, Audience, Stream};
use domain::id::{ClassId, MeasureId, PointId};
use domain::measures::{
    Amount, MOST_POINTS, MeasureAct, MeasureKind, MeasureTable, MeasureView, MeasureWords, OwnMeasures, TypedAmount,
};

use crate::both;
use crate::choices::{not_found, told};
use crate::pen::{Pen, heard_about, hears, refused};

fn words(name: &str) -> MeasureWords {
    MeasureWords { kind: MeasureKind::Pace, name: name.into(), unit: "words".into() }
}

async fn gives(pen: &Pen, measure: MeasureId, act: MeasureAct) -> Answer {
    pen.gives(Command::Measure { measure, act: act.into() }).await
}

#[track_caller]
pub fn does(pen: &Pen, measure: MeasureId, act: MeasureAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, measure, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

async fn key(pen: &Pen, measure: MeasureId, act: MeasureAct) -> String {
    refused(gives(pen, measure, act).await).sentence().key
}

pub async fn begins(pen: &Pen, class: Option<ClassId>) -> MeasureId {
    let id = MeasureId::mint();
    does(pen, id, MeasureAct::Begin { words: words("Reading"), class }).await;
    id
}

pub fn point(day: &str, amount: &str) -> MeasureAct {
    MeasureAct::Add { point: PointId::mint(), day: day.into(), amount: amount.into() }
}

async fn own(pen: &Pen) -> OwnMeasures {
    pen.store.own_measures(&pen.viewer).await.unwrap().0
}

async fn one(pen: &Pen, id: MeasureId) -> MeasureView {
    pen.store.own_measure(&pen.viewer, id).await.unwrap().0
}

both! {
    /// Whoever measures every day of a year reaches the end: it is said, what is there stays, and a figure that is removed makes room.
    async fn a_line_is_full_at_last(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let id = begins(&ada, None).await;
        let day = |nth: usize| {
            let month = 10 + nth / 28;
            format!("{}-{:02}-{:02}", 2025 + month / 12, 1 + month % 12, 1 + nth % 28)
        };
        for nth in 0..MOST_POINTS {
            does(&ada, id, point(&day(nth), "1")).await;
        }
        assert_eq!(key(&ada, id, point("2026-09-10", "2")).await, "measures.too_many_points");
        let points = one(&ada, id).await.points;
        assert_eq!(points.len(), MOST_POINTS);
        does(&ada, id, MeasureAct::Remove { point: points[0].id }).await;
        does(&ada, id, point("2026-09-10", "2")).await;
        assert_eq!(one(&ada, id).await.points.last().unwrap().amount, Amount(2_000));
    }

    async fn a_student_looks_back_on_two_days(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let id = begins(&ada, None).await;
        does(&ada, id, point("2026-09-10", "92,5")).await;
        does(&ada, id, point("2026-09-01", "80")).await;
        let points = one(&ada, id).await.points;
        assert_eq!(points.iter().map(|point| point.amount).collect::<Vec<_>>(), [Amount(80_000), Amount(92_500)], "by day");
        let (before, after) = (Some(points[1].id), Some(points[0].id));
        let note = MeasureAct::Note { before, after, says: "Faster".into(), will: "Read aloud".into() };
        does(&ada, id, note).await;
        let note = one(&ada, id).await.notes.remove(0);
        assert_eq!(note.before.unwrap().day.to_string(), "2026-09-01", "before is the earlier day, whichever was named first");
        does(&ada, id, MeasureAct::Remove { point: points[1].id }).await;
        assert_eq!(one(&ada, id).await.points.len(), 1);
        assert!(one(&ada, id).await.notes[0].after.is_some(), "what she wrote keeps what it was about");
        let heard = heard_about(&school, About::Measure(id));
        assert!(heard.iter().all(|n| hears(n, Stream::Person(room.ada), &[Audience::Person(room.ada)])), "nobody else");
        for stranger in [room.student(room.bo), room.staff(room.rivera), room.student(room.eli)] {
            assert!(not_found(store.own_measure(&stranger, id).await));
        }
        let bo = Pen::of(&school, room.bo);
        assert_eq!(key(&bo, id, point("2026-09-10", "1")).await, "refusal.not_found");
        assert!(own(&bo).await.measures.is_empty());
        let (data, _) = store.data_of(&room.staff(room.rivera), room.science, room.ada).await.unwrap();
        assert!(data.measures.is_empty(), "she keeps it to herself");
    }

    async fn she_shows_it_to_a_class_and_takes_it_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let id = begins(&ada, Some(room.science)).await;
        let seen = async || store.data_of(&room.staff(room.rivera), room.science, room.ada).await.unwrap().0.measures.len();
        assert_eq!(seen().await, 1);
        assert_eq!(one(&ada, id).await.readers, ["Ms Rivera", "Mr Osei"]);
        does(&ada, id, MeasureAct::Show { class: None }).await;
        assert_eq!(seen().await, 0);
        let heard = heard_about(&school, About::Measure(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff]), "those who saw it hear that it went");
        assert_eq!(key(&ada, id, MeasureAct::Show { class: Some(room.reading) }).await, "measures.not_your_class");
        for stranger in [room.staff(room.kim), room.staff(room.stone), room.student(room.bo)] {
            assert!(not_found(store.data_of(&stranger, room.science, room.ada).await));
            assert!(not_found(store.class_data(&stranger, room.science).await));
        }
        assert!(not_found(store.data_of(&room.staff(room.rivera), room.science, room.dina).await), "not in the class");
        does(&ada, id, MeasureAct::SetAside).await;
        assert_eq!(key(&ada, id, point("2026-09-10", "1")).await, "measures.is_aside");
        does(&ada, id, MeasureAct::PickUp).await;
        assert_eq!(key(&ada, id, MeasureAct::Begin { words: words("x"), class: None }).await, "measures.begun_already");
    }

    async fn a_teacher_enters_a_table_and_each_sees_their_own(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let row = |line, name: &str, amount: &str| TypedAmount { line, name: name.into(), amount: amount.into() };
        let rows = [row(1, "Ada Okafor", "12"), row(2, "Bo Lindqvist", "9.5"), row(3, "Dina Haddad", "1")];
        let plan = store.plan_measures(&rivera, room.science, MeasureKind::Pace, &rows).await.unwrap();
        assert_eq!((plan.puts().len(), plan.bad()), (2, 1), "Dina is in another class");
        let table = |day: &str| MeasureTable { words: words("Quiz 1"), day: day.into() };
        for _ in 0..2 {
            store.record_measures(&rivera, room.science, table("2026-09-14"), plan.puts()).await.unwrap();
        }
        store.record_measures(&room.staff(room.osei), room.science, table("2026-09-07"), vec![(room.ada, Amount(10_000))]).await.unwrap();
        let mine = own(&ada).await.measures.remove(0);
        assert_eq!((mine.points.len(), mine.own, mine.name.as_str()), (2, false, "Quiz 1"), "one line, the same table twice is once");
        assert_eq!(own(&Pen::of(&school, room.bo)).await.measures.len(), 1);
        assert!(own(&Pen::of(&school, room.chen)).await.measures.is_empty());
        assert_eq!(key(&ada, mine.id, point("2026-09-14", "99")).await, "measures.of_the_class");
        assert_eq!(key(&ada, mine.id, MeasureAct::Show { class: None }).await, "measures.of_the_class");
        does(&ada, mine.id, MeasureAct::Note { before: None, after: None, says: "More".into(), will: String::new() }).await;
        let (data, _) = store.data_of(&rivera, room.science, room.ada).await.unwrap();
        assert_eq!(data.measures[0].notes[0].says, "More");
        // A slip of the finger is put right, and what she says stays.
        store.record_measures(&rivera, room.science, table("2026-09-14"), vec![(room.ada, Amount(21_000))]).await.unwrap();
        let mine = own(&ada).await.measures.remove(0);
        let amounts: Vec<_> = mine.points.iter().map(|point| point.amount).collect();
        assert_eq!((amounts, mine.notes.len()), (vec![Amount(10_000), Amount(21_000)], 1));
        assert_eq!(store.class_data(&rivera, room.science).await.unwrap().0.known.len(), 1);
        let stranger = store.record_measures(&rivera, room.science, table("2026-09-14"), vec![(room.dina, Amount(1))]).await;
        assert!(not_found(stranger));
        let nothing = store.record_measures(&rivera, room.science, table("2026-09-14"), vec![]).await;
        assert_eq!(told(nothing), "measures.nothing_in_it");
        let below = store.record_measures(&rivera, room.science, table("2026-09-14"), vec![(room.ada, Amount(-1))]).await;
        assert_eq!(told(below), "measures.below_zero");
        let soon = store.record_measures(&rivera, room.science, table("2028-01-01"), plan.puts()).await;
        assert_eq!(told(soon), "measures.not_this_year");
        for stranger in [room.staff(room.kim), room.student(room.ada), room.staff(room.stone)] {
            assert!(not_found(store.record_measures(&stranger, room.science, table("2026-09-14"), plan.puts()).await));
            assert!(not_found(store.plan_measures(&stranger, room.science, MeasureKind::Pace, &rows).await));
        }
    }

    async fn what_cannot_stand_is_told_and_changes_nothing(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let id = begins(&ada, None).await;
        for (day, amount, told) in [
            ("2026-09-10", "NaN", "measures.no_number"),
            ("2026-09-10", "1e9", "measures.no_number"),
            ("2026-09-10", "99999999", "measures.too_large"),
            ("2026-09-10", "-0.5", "measures.below_zero"),
            ("soon", "1", "measures.no_day"),
            ("1999-01-01", "1", "measures.not_this_year"),
        ] {
            assert_eq!(key(&ada, id, point(day, amount)).await, told, "{day} {amount}");
        }
        assert_eq!(key(&ada, id, point("2026-09-10", &"9".repeat(100_000))).await, "measures.too_large");
        let endless = MeasureAct::Begin { words: words(&"x".repeat(100_000)), class: None };
        assert_eq!(key(&ada, MeasureId::mint(), endless).await, "words.too_long");
        let stranger = MeasureAct::Note { before: Some(PointId::mint()), after: None, says: "x".into(), will: String::new() };
        assert_eq!(key(&ada, id, stranger).await, "refusal.not_found");
        assert!(one(&ada, id).await.points.is_empty() && one(&ada, id).await.notes.is_empty());
        // It freezes outside: what she counts for herself may be less than nothing.
        let frost = MeasureId::mint();
        does(&ada, frost, MeasureAct::Begin { words: MeasureWords { kind: MeasureKind::Own, ..words("Frost") }, class: None }).await;
        does(&ada, frost, point("2026-09-10", "-0.5")).await;
        assert_eq!(one(&ada, frost).await.points[0].amount, Amount(-500));
    }
}
