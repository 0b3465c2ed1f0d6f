//! The one door for writes, from outside. What only a job can do (panic, be refused half-way) is tested beside the writer.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::event::{About, Audience, Change, Stream};
use domain::id::{PromptId, ReflectionId};
use domain::prompts::AnswerPlan;
use store::replay::Replay;

use crate::both;
use crate::desk::{asking, at_once, shared};
use crate::pen::{Pen, own_question, share};

/// In how many steps of a millisecond a condition comes true.
async fn comes_true(mut condition: impl AsyncFnMut() -> bool) {
    for _ in 0..5_000 {
        if condition().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("it never came true");
}

both! {
    async fn two_hundred_at_once_keep_one_order(school: School) {
        let room = &school.room;
        let rivera = room.staff(room.rivera);
        let start = school.store.cursor(&rivera).await.unwrap();
        let mut writers = tokio::task::JoinSet::new();
        for n in 0..200 {
            let student = [room.ada, room.bo, room.chen, room.dina][n % 4];
            let class = if student == room.dina { room.reading } else { room.science };
            let pen = Pen::of(&school, student);
            let beginning = own_question(class);
            writers.spawn(async move { pen.gives(share(ReflectionId::mint(), &beginning, &format!("Words {n}"))).await });
        }
        while let Some(answer) = writers.join_next().await {
            assert!(answer.unwrap().is_done());
        }
        let mut announced: BTreeMap<Stream, Vec<(i64, About)>> = BTreeMap::new();
        for numbered in school.events() {
            announced.entry(numbered.event.stream).or_default().push((numbered.seq, numbered.event.about));
        }
        let lengths: Vec<_> = announced.values().map(Vec::len).collect();
        assert_eq!(lengths.iter().sum::<usize>(), 200);
        for (stream, events) in &announced {
            let first = start.seq(*stream).unwrap_or(0) + 1;
            let seqs: Vec<_> = events.iter().map(|(seq, _)| *seq).collect();
            assert_eq!(seqs, (first..first + events.len() as i64).collect::<Vec<_>>(), "announced in the order of {stream}");
        }
        // And the journal says the same: each number with the same thing.
        let Replay::Missed { heard, .. } = school.store.replay(&rivera, &start).await.unwrap() else { panic!() };
        let kept: Vec<_> = heard
            .iter()
            .map(|heard| match &heard.deliveries[..] {
                [delivery] => match &delivery.change {
                    Change::Card(card) => (heard.seq, About::Piece(card.id)),
                    other => panic!("{other:?}"),
                },
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(kept, announced[&Stream::Class(room.science)]);
    }

    async fn what_a_vanished_caller_sent_is_written_and_heard(school: School) {
        let room = &school.room;
        let (rivera, id) = (room.staff(room.rivera), PromptId::mint());
        let source = asking("Still there?");
        let mut call = Box::pin(school.store.plan_prompt(&rivera, id, room.science, source, at_once(AnswerPlan::Nobody)));
        assert!(futures::poll!(&mut call).is_pending(), "sent, not answered");
        drop(call);
        comes_true(async || !school.events().is_empty()).await;
        assert_eq!(school.events()[0].event.about, About::Prompt(id));
        assert_eq!(school.store.prompts_of_class(&rivera, room.science).await.unwrap()[0].id, id);
    }

    async fn who_is_answered_finds_what_was_written_and_announced(school: School) {
        let room = &school.room;
        for n in 0..20 {
            let piece = shared(&school, room.ada, &format!("Words {n}")).await;
            // Through another connection.
            assert!(school.store.piece_for_staff(&room.staff(room.rivera), piece).await.is_ok());
            let last = school.events().pop().unwrap();
            assert_eq!(last.event.about, About::Piece(piece));
            let rendered = school.store.render(&last, Audience::Staff).await.unwrap();
            assert!(serde_json::to_string(&rendered).unwrap().contains(&format!("Words {n}")));
        }
    }

    async fn two_teachers_in_two_classes_never_wait_in_a_circle(school: School) {
        // Ada attends both; both classes answer her at once, again and again.
        let room = &school.room;
        let mut writers = tokio::task::JoinSet::new();
        for n in 0..40 {
            let (teacher, class) = [(room.rivera, room.science), (room.kim, room.reading)][n % 2];
            let (store, viewer) = (school.store.clone(), room.staff(teacher));
            let release = at_once(AnswerPlan::Everyone);
            writers.spawn(async move {
                store.plan_prompt(&viewer, PromptId::mint(), class, asking("And now?"), release).await
            });
        }
        while let Some(answer) = writers.join_next().await {
            answer.unwrap().unwrap();
        }
    }
}
