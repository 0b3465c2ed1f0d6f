//! Classes take turns: who has much to say does not say all of it first.

use std::time::Duration;

use domain::event::About;

use super::bare::Bare;
use super::*;

/// Things that one class has to say at once.
const MANY: i64 = 300;
/// And so many of them may be said before another class has its turn: two turns'.
const BEFORE: usize = 64;

#[tokio::test]
async fn one_thing_of_a_quiet_class_is_told_long_before_the_last_of_a_loud_one() {
    let bare = Bare::begins().await;
    let (loud, quiet) = (ClassId::mint(), ClassId::mint());
    let hears = |class| Hearing { stream: Stream::Class(class), audiences: vec![Audience::Staff] };
    // Teaches both: what is told first lies first in one queue.
    let mut riveras = bare.hub.listen(&person(), vec![hears(loud), hears(quiet)]);

    // Every turn is taken while these come; then there is one, for one lane at a time.
    let turn = bare.hub.inner.turns.acquire().await.unwrap();
    let _others = bare.hub.inner.turns.acquire_many(TURNS as u32 - 1).await.unwrap();
    (1..=MANY).for_each(|seq| bare.announces(loud, seq, About::Class(loud)));
    tokio::task::yield_now().await;
    bare.announces(quiet, 1, About::Class(quiet));
    tokio::task::yield_now().await;
    drop(turn);

    let mut told = Vec::new();
    while told.len() <= MANY as usize {
        let piece = tokio::time::timeout(Duration::from_secs(20), riveras.next()).await.expect("it is told").unwrap();
        let (data, _number) = std::str::from_utf8(&piece).unwrap().split_once("\nid: ").unwrap();
        told.push(if data.contains(&quiet.to_string()) { quiet } else { loud });
    }
    let place = told.iter().position(|class| *class == quiet).expect("the quiet class is told");
    assert!(place <= BEFORE, "{place} things of the loud class were told first");
    assert_eq!(told.iter().filter(|class| **class == loud).count() as i64, MANY, "and nothing of it is lost");
}
