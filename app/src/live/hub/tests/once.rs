//! An event is made into bytes once for each audience, however many hear it: the same bytes lie in every queue.

use std::task::Context;
use std::time::Duration;

use domain::event::About;

use super::bare::Bare;
use super::*;
use crate::live::connection::Piece;
use crate::live::queue::Queue;

/// A listener of whom only the queue is there: a connection would write what lies in it behind other words.
fn queue_of(hub: &Hub, stream: Stream, audience: Audience) -> Arc<Queue> {
    let hearings = [Hearing { stream, audiences: vec![audience] }];
    let (listener, queue) = Listener::new(&person(), hearings.into());
    let mut state = hub.state();
    let id = state.next;
    state.next += 1;
    state.ears.entry(stream).or_default().entry(audience).or_default().push(id);
    state.listeners.insert(id, listener);
    queue
}

async fn heard(queue: &Queue) -> Bytes {
    let next = std::future::poll_fn(|context: &mut Context<'_>| queue.poll(context));
    match tokio::time::timeout(Duration::from_secs(20), next).await.expect("it is told") {
        Some(Piece::Heard { frames, .. }) => frames,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn two_who_hear_the_same_are_given_the_same_bytes_and_not_two_of_a_kind() {
    let bare = Bare::begins().await;
    let class = ClassId::mint();
    let listens = |audience| queue_of(&bare.hub, Stream::Class(class), audience);
    let (riveras, oseis, wall) = (listens(Audience::Staff), listens(Audience::Staff), listens(Audience::Wall));
    for seq in 1..=2 {
        bare.announces(class, seq, About::Class(class));
        let (hers, his, of_wall) = (heard(&riveras).await, heard(&oseis).await, heard(&wall).await);
        assert!(!hers.is_empty() && hers == of_wall);
        assert_eq!((hers.as_ptr(), hers.len()), (his.as_ptr(), his.len()), "made once for both");
        assert_ne!(hers.as_ptr(), of_wall.as_ptr(), "and for each audience by itself");
    }
}
