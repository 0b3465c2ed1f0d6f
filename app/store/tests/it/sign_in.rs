//! Staff sign-ins: begun, seen, ended here and everywhere; passwords changed and guessed.

use domain::clock::{DAY, HOUR, MINUTE};
use domain::event::Cut;
use domain::id::PersonId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::{Announcement, Store};

use crate::accounts::{abara, refusal, signs_in};
use crate::both;
use crate::harness::{MONDAY, School};

const ABARA: &str = "abara@northside.example";

async fn is_signed_in(store: &Store, token: &str) -> bool {
    store.viewer_of(token).await.unwrap().is_some()
}

fn cuts_of(school: &School, person: PersonId) -> usize {
    let heard = school.heard.lock().unwrap();
    heard.iter().filter(|a| matches!(a, Announcement::Cut(Cut::Person(cut)) if *cut == person)).count()
}

fn wrong() -> Refusal {
    Refusal::invalid("password", "sign_in.wrong")
}

both! {
    async fn a_token_is_a_person_until_it_is_ended(school: School) {
        let (store, room) = (&school.store, &school.room);
        let joined = abara(store, room).await;
        let (token, viewer) = signs_in(store, ABARA).await;
        let me = viewer.signed_in().unwrap();
        assert_eq!((me.person, me.district, me.device, me.staff), (joined.person, room.district, None, true));
        let (other_token, other) = signs_in(store, ABARA).await;
        assert_ne!(token, other_token);
        for nobodys in ["", "guess", &token[1..], &format!("{token}x")] {
            assert!(!is_signed_in(store, nobodys).await);
        }

        store.end_sign_in(&viewer).await.unwrap();
        assert!(!is_signed_in(store, &token).await);
        assert!(is_signed_in(store, &other_token).await, "only this browser is signed out");
        assert_eq!(cuts_of(&school, joined.person), 1);
        store.end_sign_in(&viewer).await.unwrap();
        assert!(is_signed_in(store, &other_token).await);
        assert_eq!(refusal(store.end_sign_in(&Viewer::Nobody).await), Refusal::NotFound);
        assert!(other.signed_in().unwrap().sign_in != me.sign_in);
        assert!(school.events().is_empty(), "a sign-in is nobody's news");
    }

    async fn nobody_ends_somebody_elses_sign_in(school: School) {
        let (store, room) = (&school.store, &school.room);
        abara(store, room).await;
        let (token, viewer) = signs_in(store, ABARA).await;
        // Another person, with her sign-in's id.
        let Viewer::Person(mut forged) = room.staff(room.kim) else { unreachable!() };
        forged.sign_in = viewer.signed_in().unwrap().sign_in;
        store.end_sign_in(&Viewer::Person(forged.clone())).await.unwrap();
        store.end_all_sign_ins(&Viewer::Person(forged)).await.unwrap();
        assert!(is_signed_in(store, &token).await);
    }

    async fn a_sign_in_lasts_thirty_days_after_the_last_visit(school: School) {
        let (store, room) = (&school.store, &school.room);
        abara(store, room).await;
        let (visited, _) = signs_in(store, ABARA).await;
        let (forgotten, _) = signs_in(store, ABARA).await;
        school.later(20 * DAY);
        assert!(is_signed_in(store, &visited).await);
        school.later(11 * DAY);
        assert!(is_signed_in(store, &visited).await, "the visit began it anew");
        assert!(!is_signed_in(store, &forgotten).await);
        // A visit within the hour is not written down: the thirty days run from the one before.
        school.later(HOUR / 2);
        assert!(is_signed_in(store, &visited).await);
        school.later(30 * DAY - HOUR / 4);
        assert!(!is_signed_in(store, &visited).await);
    }

    async fn a_cookie_is_due_once_on_each_new_day_it_is_used(school: School) {
        let (store, room) = (&school.store, &school.room);
        abara(store, room).await;
        let (token, _) = signs_in(store, ABARA).await;
        let due = async || store.held(&token, true).await.unwrap().expect("a sign-in").renew;
        for _ in 0..5 {
            assert!(!due().await);
            school.later(4 * HOUR);
        }
        school.later(5 * HOUR);
        assert!(due().await, "a day has passed");
        assert!(!due().await, "once is enough");
        school.later(2 * HOUR);
        assert!(!due().await);
        school.later(9 * DAY);
        assert!(due().await);
        // A student's ends when it was going to, however often they come.
        let until = [false.into(), (MONDAY + 60 * DAY).into()];
        school.behind_the_scenes("UPDATE sign_in SET staff = $1, expires_at = $2", until).await;
        school.later(3 * DAY);
        assert!(!due().await);
    }

    async fn signing_out_everywhere_ends_every_browser_of_one_person(school: School) {
        let (store, room) = (&school.store, &school.room);
        let joined = abara(store, room).await;
        let invitation = store.invite_teacher(&room.staff(room.rivera), room.school).await.unwrap();
        let way = store::Way::Invitation(invitation);
        store.sign_up(way, "Mr Diaz", "diaz@northside.example", "hash-2".into()).await.unwrap();
        let (school_laptop, viewer) = signs_in(store, ABARA).await;
        let (phone, _) = signs_in(store, ABARA).await;
        let (of_diaz, _) = signs_in(store, "diaz@northside.example").await;
        store.end_all_sign_ins(&viewer).await.unwrap();
        assert!(!is_signed_in(store, &school_laptop).await);
        assert!(!is_signed_in(store, &phone).await);
        assert!(is_signed_in(store, &of_diaz).await);
        assert_eq!(cuts_of(&school, joined.person), 1);
        assert_eq!(refusal(store.end_all_sign_ins(&Viewer::Nobody).await), Refusal::NotFound);
        let (again, _) = signs_in(store, ABARA).await;
        assert!(is_signed_in(store, &again).await);
    }

    async fn a_new_password_ends_every_other_sign_in(school: School) {
        let (store, room) = (&school.store, &school.room);
        let joined = abara(store, room).await;
        let (here, viewer) = signs_in(store, ABARA).await;
        let (stolen, thief) = signs_in(store, ABARA).await;
        assert_eq!(refusal(store.change_password(&viewer, "hash-0", "hash-2").await), wrong());
        store.change_password(&viewer, "hash-1", "hash-2").await.unwrap();
        assert!(is_signed_in(store, &here).await);
        assert!(!is_signed_in(store, &stolen).await);
        assert_eq!(cuts_of(&school, joined.person), 1);
        assert_eq!(refusal(store.change_password(&thief, "hash-2", "hash-3").await), Refusal::NotFound);
        assert_eq!(store.credential_of(ABARA).await.unwrap().unwrap().password_hash, "hash-2");
        // Somebody whose old password was found right a moment before.
        assert_eq!(refusal(store.start_staff_sign_in(joined.person, "hash-1", None).await), wrong());
        assert!(store.start_staff_sign_in(joined.person, "hash-2", None).await.is_ok());
    }

    async fn a_password_is_its_persons_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let joined = abara(store, room).await;
        for viewer in [room.staff(room.kim), room.student(room.ada), room.staff(room.stone), Viewer::Nobody] {
            assert_eq!(refusal(store.change_password(&viewer, "hash-1", "mine").await), Refusal::NotFound);
        }
        // Without a credential there is nothing to sign in with.
        assert_eq!(refusal(store.start_staff_sign_in(room.ada, "", None).await), wrong());
        assert_eq!(refusal(store.start_staff_sign_in(joined.person, "", None).await), wrong());
        assert!(store.credential_of("ada@northside.example").await.unwrap().is_none());
    }

    async fn ten_wrong_passwords_make_one_email_wait(school: School) {
        let store = &school.store;
        for _ in 0..9 {
            store.password_wrong(" Abara@Northside.example").await.unwrap();
        }
        assert!(!store.password_locked(ABARA).await.unwrap());
        school.later(10 * MINUTE);
        store.password_wrong(ABARA).await.unwrap();
        assert!(store.password_locked(ABARA).await.unwrap());
        assert!(store.password_locked("ABARA@northside.example").await.unwrap());
        assert!(!store.password_locked("diaz@northside.example").await.unwrap(), "nobody else waits");
        school.later(5 * MINUTE);
        assert!(!store.password_locked(ABARA).await.unwrap(), "nine of them are long ago");
        // What cannot be an email is counted as well, and breaks nothing.
        store.password_wrong(&"x".repeat(100_000)).await.unwrap();
        assert!(!store.password_locked("\0").await.unwrap());
    }

    async fn who_is_erased_is_signed_in_nowhere(school: School) {
        let (store, room) = (&school.store, &school.room);
        let joined = abara(store, room).await;
        let (token, viewer) = signs_in(store, ABARA).await;
        let erases = [1i64.into(), joined.person.0.into()];
        school.behind_the_scenes("UPDATE person SET erased_at = $1 WHERE id = $2", erases).await;
        assert!(!is_signed_in(store, &token).await);
        assert!(store.credential_of(ABARA).await.unwrap().is_none());
        assert_eq!(refusal(store.start_staff_sign_in(joined.person, "hash-1", None).await), wrong());
        assert_eq!(refusal(store.me(&viewer).await), Refusal::NotFound);
    }

    async fn a_students_sign_in_does_not_slide(school: School) {
        let (store, room) = (&school.store, &school.room);
        abara(store, room).await;
        let (token, _) = signs_in(store, ABARA).await;
        // As a door starts one: not staff, twelve hours long.
        let until = [false.into(), (MONDAY + 12 * HOUR).into()];
        school.behind_the_scenes("UPDATE sign_in SET staff = $1, expires_at = $2", until).await;
        school.later(11 * HOUR);
        let viewer = store.viewer_of(&token).await.unwrap().unwrap();
        assert!(!viewer.signed_in().unwrap().staff);
        school.later(2 * HOUR);
        assert!(!is_signed_in(store, &token).await);
    }
}
