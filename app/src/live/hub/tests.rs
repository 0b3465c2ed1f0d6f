mod at_once;
mod bare;
mod once;
mod turns;

use std::task::Waker;

use axum::body::Bytes;
use domain::event::{Change, Cut, Delivery};
use domain::id::{DistrictId, SessionId, SignInId};
use domain::viewer::SignedIn;

use super::telling::{Told, tell};
use super::*;
use crate::live::queue::{MOST, MOST_BYTES};

fn person() -> Viewer {
    let (district, person, sign_in) = (DistrictId::mint(), PersonId::mint(), SignInId::mint());
    Viewer::Person(SignedIn { district, person, sign_in, device: None, staff: true })
}

fn talk() -> Bytes {
    frames(&[Delivery { class: None, change: Change::Talk { id: domain::id::TalkId::mint() } }])
}

fn tells(hub: &Hub, stream: Stream, seq: i64, heard: &[(Audience, Bytes)]) {
    let wakers = tell(&mut hub.state(), stream, &[Told { seq, heard: heard.to_vec() }]);
    wakers.into_iter().for_each(Waker::wake);
}

#[tokio::test]
async fn who_hears_an_event_in_two_audiences_hears_both_and_once() {
    let (hub, _sink, _runner) = Hub::new();
    let (class, rivera, osei) = (ClassId::mint(), person(), person());
    let stream = Stream::Class(class);
    let own = Audience::Person(rivera.person().unwrap());
    let both = vec![Hearing { stream, audiences: vec![Audience::Staff, own] }];
    let one = vec![Hearing { stream, audiences: vec![Audience::Staff] }];
    let (mut riveras, mut oseis) = (hub.listen(&rivera, both), hub.listen(&osei, one));
    let (to_staff, to_her, after) = (talk(), talk(), talk());
    tells(&hub, stream, 1, &[(Audience::Staff, to_staff.clone()), (own, to_her.clone())]);
    tells(&hub, stream, 2, &[(Audience::Staff, after.clone())]);

    let said = |pieces: &[&Bytes], seq: i64| {
        let texts: Vec<_> = pieces.iter().map(|piece| String::from_utf8_lossy(piece)).collect();
        format!("{}id: {stream}={seq}\n\n", texts.join("\n"))
    };
    assert_eq!(riveras.next().await.unwrap(), said(&[&to_staff, &to_her], 1));
    assert_eq!(riveras.next().await.unwrap(), said(&[&after], 2));
    assert_eq!(oseis.next().await.unwrap(), said(&[&to_staff], 1));
    assert_eq!(oseis.next().await.unwrap(), said(&[&after], 2));
}

#[tokio::test]
async fn the_end_of_a_session_ends_its_own_projector_and_no_other() {
    let (hub, _sink, _runner) = Hub::new();
    let projector =
        || Viewer::Projector { district: DistrictId::mint(), class: ClassId::mint(), session: SessionId::mint() };
    let (over, goes_on) = (projector(), projector());
    let Viewer::Projector { session, .. } = over else { unreachable!() };
    let (mut ended, _kept) = (hub.listen(&over, vec![]), hub.listen(&goes_on, vec![]));
    let _teacher = hub.listen(&person(), vec![]);
    hub.end(Cut::Session(session));
    assert_eq!(hub.listeners(), 2);
    assert_eq!(ended.next().await, None);
}

#[tokio::test]
async fn who_does_not_read_is_cut_off_by_number_and_by_bytes_and_nobody_else_is() {
    for (piece, most) in [(talk(), MOST), (Bytes::from(vec![b'x'; 300_000]), MOST_BYTES / 300_000)] {
        let (hub, _sink, _runner) = Hub::new();
        let (class, rivera, osei) = (ClassId::mint(), person(), person());
        let stream = Stream::Class(class);
        let hearings = vec![Hearing { stream, audiences: vec![Audience::Staff] }];
        let (mut slow, mut reads) = (hub.listen(&rivera, hearings.clone()), hub.listen(&osei, hearings));
        let all = most as i64 + 10;
        for seq in 1..=all {
            tells(&hub, stream, seq, &[(Audience::Staff, piece.clone())]);
            assert!(reads.next().await.is_some());
        }
        assert_eq!(hub.listeners(), 1);
        let mut heard = 0;
        while slow.next().await.is_some() {
            heard += 1;
        }
        assert_eq!(heard, most, "what was in the queue is still heard, then the stream ends");
        assert_eq!(slow.cursor().seq(stream), Some(most as i64), "and is taken up again from there");
    }
}

#[tokio::test]
async fn a_server_that_stops_tells_everybody_when_to_come_back_and_takes_nobody() {
    let (hub, _sink, _runner) = Hub::new();
    let mut waits = Vec::new();
    let mut open: Vec<_> = (0..40).map(|_| hub.listen(&person(), vec![])).collect();
    hub.send_away();
    open.push(hub.listen(&person(), vec![]));
    for connection in &mut open {
        let told = String::from_utf8(connection.next().await.unwrap().to_vec()).unwrap();
        let wait: u64 = told.strip_prefix("retry: ").unwrap().strip_suffix("\n\n").unwrap().parse().unwrap();
        assert!((500..3_000).contains(&wait), "{wait}");
        waits.push(wait / 250);
        assert_eq!(connection.next().await, None);
    }
    waits.sort_unstable();
    waits.dedup();
    assert!(waits.len() >= 8, "not all at once: {waits:?}");
    assert_eq!(hub.listeners(), 0);
}

#[test]
fn presence_is_of_all_servers_and_what_a_dead_one_said_fades() {
    use crate::live::hint::Sight;
    use crate::live::presence::Known;
    let mut presences = Presences::default();
    let (class, ada) = (ClassId::mint(), PersonId::mint());
    let (first, second) = (Uuid::now_v7(), Uuid::now_v7());
    let sight = |here, writing| Sight { class, person: ada, here, writing, lost: false };
    assert!(presences.seen_far(first, &sight(true, false)));
    assert!(!presences.seen_far(second, &sight(true, false)), "she is here already");
    assert!(presences.seen_far(second, &sight(true, true)));
    let known = |here, writing| Known { here, writing, lost: false };
    assert_eq!((presences.of(class, ada), presences.writing(class)), (known(true, true), 1));
    assert!(presences.seen_far(second, &sight(false, false)));
    assert_eq!(presences.of(class, ada), known(true, false), "the first one still sees her");
    assert!(presences.came(class, ada));
    assert!(!presences.seen_far(first, &sight(false, false)), "and now this one does");
    assert_eq!(presences.of_class(class).len(), 1);
    let bo = PersonId::mint();
    presences.seen_far(second, &Sight { class, person: bo, here: true, writing: true, lost: false });
    let now = std::time::Instant::now();
    assert_eq!(presences.faded(now + std::time::Duration::from_secs(10)), []);
    assert_eq!(
        presences.faded(now + std::time::Duration::from_secs(20)),
        [(class, bo)],
        "not said again: that server died"
    );
    assert_eq!(presences.of(class, bo), Known::default());
}
