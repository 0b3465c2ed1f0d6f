//! What comes together is told together: in its order, and each listener is woken once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake};
use std::time::Duration;

use domain::event::About;
use domain::id::ReflectionId;

use super::bare::Bare;
use super::*;

#[derive(Default)]
struct Woken(AtomicUsize);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Woken {
    fn times(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

/// Has nothing to hear yet. How often it is woken is counted.
fn waits(connection: &mut Connection) -> Arc<Woken> {
    let woken = Arc::<Woken>::default();
    let waker = Waker::from(woken.clone());
    assert!(connection.poll_next(&Context::from_waker(&waker)).is_pending());
    woken
}

/// What is there to be heard now, and whether it says more than that something changed.
fn hears(connection: &mut Connection) -> Vec<(i64, bool)> {
    let context = Context::from_waker(Waker::noop());
    let mut heard = Vec::new();
    while let Poll::Ready(Some(bytes)) = connection.poll_next(&context) {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let (_, seq) = text.trim_end().rsplit_once('=').unwrap();
        heard.push((seq.parse().unwrap(), !text.contains("unknown")));
    }
    heard
}

fn staff(stream: Stream) -> Vec<Hearing> {
    vec![Hearing { stream, audiences: vec![Audience::Staff] }]
}

#[tokio::test]
async fn several_events_reach_each_listener_in_order_and_wake_it_once_when_all_are_there() {
    let (hub, _sink, _runner) = Hub::new();
    let (stream, rivera, osei) = (Stream::Class(ClassId::mint()), person(), person());
    let own = Audience::Person(rivera.person().unwrap());
    let both = vec![Hearing { stream, audiences: vec![Audience::Staff, own] }];
    let (mut riveras, mut oseis) = (hub.listen(&rivera, both), hub.listen(&osei, staff(stream)));
    let mut elsewhere = hub.listen(&osei, staff(Stream::Class(ClassId::mint())));
    let (to_her, to_him, to_nobody) = (waits(&mut riveras), waits(&mut oseis), waits(&mut elsewhere));

    let events = [(1, Audience::Staff), (2, own), (3, Audience::Staff)];
    let events = events.map(|(seq, audience)| Told { seq, heard: vec![(audience, talk())] });
    let wakers = tell(&mut hub.state(), stream, &events);
    assert_eq!((to_her.times(), to_him.times()), (0, 0), "not while the hub is locked");
    wakers.into_iter().for_each(Waker::wake);
    assert_eq!((to_her.times(), to_him.times(), to_nobody.times()), (1, 1, 0));
    assert_eq!(hears(&mut riveras), [(1, true), (2, true), (3, true)]);
    assert_eq!(hears(&mut oseis), [(1, true), (3, true)]);
    assert_eq!(hears(&mut elsewhere), []);
}

#[tokio::test]
async fn who_has_room_for_a_part_of_it_hears_that_part_and_then_the_end() {
    let (hub, _sink, _runner) = Hub::new();
    let stream = Stream::Class(ClassId::mint());
    let (mut slow, mut reads) = (hub.listen(&person(), staff(stream)), hub.listen(&person(), staff(stream)));
    let full = MOST as i64;
    for seq in 1..full {
        tells(&hub, stream, seq, &[(Audience::Staff, talk())]);
        assert_eq!(hears(&mut reads), [(seq, true)]);
    }
    let events: Vec<_> = (full..full + 3).map(|seq| Told { seq, heard: vec![(Audience::Staff, talk())] }).collect();
    let wakers = tell(&mut hub.state(), stream, &events);
    wakers.into_iter().for_each(Waker::wake);
    assert_eq!(hub.listeners(), 1);
    assert_eq!(hears(&mut reads), [(full, true), (full + 1, true), (full + 2, true)]);
    assert_eq!(hears(&mut slow).last(), Some(&(full, true)));
    assert_eq!(slow.next().await, None);
    assert_eq!(slow.cursor().seq(stream), Some(full), "it is taken up again from there");
}

#[tokio::test]
async fn what_waits_in_a_lane_is_handed_out_together_and_what_cannot_be_rendered_is_unknown_alone() {
    let bare = Bare::begins().await;
    let hub = &bare.hub;
    let class = ClassId::mint();
    let mut riveras = hub.listen(&person(), staff(Stream::Class(class)));
    let woken = waits(&mut riveras);

    // Its lane waits for a turn while these come.
    let turns = hub.inner.turns.acquire_many(TURNS as u32).await.unwrap();
    let piece = || About::Piece(ReflectionId::mint());
    for (seq, about) in
        [(1, About::Class(class)), (2, piece()), (3, About::Class(class)), (4, piece()), (5, About::Class(class))]
    {
        bare.announces(class, seq, about);
    }
    tokio::task::yield_now().await;
    assert_eq!(woken.times(), 0);
    drop(turns);
    let comes = async {
        while woken.times() == 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), comes).await.expect("it is told");
    assert_eq!(hears(&mut riveras), [(1, true), (2, false), (3, true), (4, false), (5, true)]);
    assert_eq!(woken.times(), 1);
}
