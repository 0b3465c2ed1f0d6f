//! A whole class at once.

use std::time::Duration;

use domain::command::Command;
use domain::id::ReflectionId;

use super::ear::{Ear, seq};
use crate::room::{Lesson, Student, imports, share};

#[tokio::test(flavor = "multi_thread")]
async fn thirty_write_and_thirty_listen() {
    let lesson = Lesson::begins().await;
    let names: Vec<_> =
        (0..30u8).map(|n| format!("{}{} Zed", (b'K' + n / 26) as char, (b'a' + n % 26) as char)).collect();
    imports(&lesson.rivera, &lesson.path, &names.join("\n")).await;
    let students = futures::future::join_all(names.iter().map(|name| lesson.comes_in(&name[..2]))).await;
    let mut ears = futures::future::join_all(students.iter().map(|student| Ear::listens(&student.browser))).await;
    let mut staff = futures::future::join_all((0..5).map(|_| Ear::listens(&lesson.rivera))).await;
    let start = seq(&staff[0].cursor, lesson.class);

    let writes = |student: &Student, n: usize| {
        let piece = ReflectionId::mint();
        let first = student.envelope(share(piece, lesson.prompt, &format!("first of {n}."), false));
        let consent = student.envelope(Command::Consent { reflection: piece, give: true });
        let second = student.envelope(share(piece, lesson.prompt, &format!("second of {n}."), false));
        (piece, [first, consent, second])
    };
    let writes: Vec<_> = students.iter().enumerate().map(|(n, student)| writes(student, n)).collect();
    let sending = students.iter().zip(&writes).map(|(student, (_, envelopes))| async move {
        for envelope in envelopes {
            let answers = student.sends(std::slice::from_ref(envelope)).await;
            assert!(answers[0].is_done(), "{answers:?}");
        }
    });
    futures::future::join_all(sending).await;

    for ear in &mut staff {
        let mut last = start;
        let mut of: std::collections::HashMap<String, u32> = Default::default();
        while last < start + 90 {
            let told = ear.until("card").await.pop().unwrap();
            let seq = told.seq(lesson.class);
            assert_eq!(seq, last + 1, "in order, none left out, none twice");
            last = seq;
            *of.entry(told.of().1).or_default() += 1;
        }
        assert_eq!(of.len(), 30);
        assert!(of.values().all(|n| *n == 3), "{of:?}");
        let more = ear.during(Duration::from_millis(50)).await;
        assert!(more.iter().all(|told| told.event == "here"), "{more:?}");
    }
    for (n, (ear, (piece, _))) in ears.iter_mut().zip(&writes).enumerate() {
        let mut last = start;
        for _ in 0..3 {
            let told = ear.until("piece").await.pop().unwrap();
            assert_eq!(told.of().1, piece.to_string());
            assert!(told.seq(lesson.class) > last);
            last = told.seq(lesson.class);
        }
        let more = ear.during(Duration::from_millis(50)).await;
        assert!(more.iter().all(|told| told.event == "here"), "{more:?}");
        assert!(ear.bytes.contains(&format!("second of {n}.")));
        for other in (0..30).filter(|other| *other != n) {
            assert!(!ear.bytes.contains(&format!(" of {other}.")), "{n} heard {other}");
        }
    }
}
