use domain::id::{DistrictId, SessionId, SignInId};
use domain::viewer::SignedIn;

use axum::body::Bytes;
use domain::event::{Change, Cut, Delivery};

use super::telling::tell;
use super::*;

fn person() -> Viewer {
    let (district, person, sign_in) = (DistrictId::mint(), PersonId::mint(), SignInId::mint());
    Viewer::Person(SignedIn { district, person, sign_in, device: None, staff: true })
}

fn talk() -> Bytes {
    frames(&[Delivery { class: None, change: Change::Talk { id: domain::id::TalkId::mint() } }])
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
    tell(&mut hub.state(), stream, 1, &[(Audience::Staff, to_staff.clone()), (own, to_her.clone())]);
    tell(&mut hub.state(), stream, 2, &[(Audience::Staff, after.clone())]);

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
