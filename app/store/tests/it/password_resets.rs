//! Links to a new password: made by an admin or on the server, good once, for a day, until the next one.

use domain::clock::{DAY, MINUTE};
use domain::event::Cut;
use domain::id::{PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::{Announcement, Store};

use crate::accounts::{abara, futures_of, refusal, signs_in};
use crate::both;
use crate::harness::School;

const ABARA: &str = "abara@northside.example";

async fn hash_of_abara(store: &Store) -> String {
    store.credential_of(ABARA).await.unwrap().unwrap().password_hash
}

async fn make_admin(school: &School, person: PersonId) {
    let sql = "UPDATE membership SET role = $1 WHERE person_id = $2";
    school.behind_the_scenes(sql, ["admin".into(), person.0.into()]).await;
}

/// On the staff of another school of the same district.
async fn works_at_southside(school: &School, person: PersonId, role: &str) {
    let (room, southside) = (&school.room, SchoolId(uuid::Uuid::from_u128(77)));
    let sql = "INSERT INTO school (id, district_id, name, time_zone, locale, open_sign_up, talk_note, created_at) \
               VALUES ($1, $2, 'Southside', 'America/Chicago', 'en', FALSE, '', 0) \
               ON CONFLICT (id) DO UPDATE SET name = 'Southside'";
    school.behind_the_scenes(sql, [southside.0.into(), room.district.0.into()]).await;
    let sql = "INSERT INTO membership (id, district_id, person_id, school_id, role, starts_at) VALUES ($1, $2, $3, $4, $5, 0)";
    let ids = [PersonId::mint().0, room.district.0, person.0, southside.0].map(Into::into);
    school.behind_the_scenes(sql, ids.into_iter().chain([role.into()])).await;
}

both! {
    async fn a_link_makes_one_new_password_and_ends_every_sign_in(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara(store, room).await.person);
        let (laptop, _) = signs_in(store, ABARA).await;
        let (phone, _) = signs_in(store, ABARA).await;
        let link = store.make_password_reset(&rivera, room.school, person).await.unwrap();
        let whose = store.password_reset(&link).await.unwrap();
        assert_eq!((whose.name.as_str(), whose.email.as_str()), ("Ms Abara", ABARA));
        assert!(store.viewer_of(&laptop).await.unwrap().is_some(), "a link alone signs nobody out");
        assert_eq!(hash_of_abara(store).await, "hash-1");

        store.reset_password(&link, "hash-2").await.unwrap();
        assert_eq!(hash_of_abara(store).await, "hash-2");
        for token in [&laptop, &phone] {
            assert!(store.viewer_of(token).await.unwrap().is_none());
        }
        let cut = |a: &Announcement| matches!(a, Announcement::Cut(Cut::Person(cut)) if *cut == person);
        assert_eq!(school.heard.lock().unwrap().iter().filter(|a| cut(a)).count(), 1);
        assert_eq!(refusal(store.password_reset(&link).await), Refusal::NotFound);
        assert_eq!(refusal(store.reset_password(&link, "hash-3").await), Refusal::NotFound);
        assert_eq!(hash_of_abara(store).await, "hash-2");
        let audit = store.audit(&rivera, room.school, None).await.unwrap();
        let what: Vec<_> = audit.iter().map(|row| (row.what.as_str(), row.actor.as_deref(), row.subject.as_deref())).collect();
        let abara = Some("Ms Abara");
        assert_eq!(what[..2], [("password_reset", abara, abara), ("password_link", Some("Ms Rivera"), abara)]);
    }

    async fn a_link_is_good_for_a_day_and_until_the_next_one(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara(store, room).await.person);
        let first = store.make_password_reset(&rivera, room.school, person).await.unwrap();
        let second = store.make_password_reset(&rivera, room.school, person).await.unwrap();
        assert_eq!(refusal(store.reset_password(&first, "hash-2").await), Refusal::NotFound);
        school.later(DAY - MINUTE);
        store.password_reset(&second).await.unwrap();
        school.later(MINUTE);
        assert_eq!(refusal(store.password_reset(&second).await), Refusal::NotFound);
        assert_eq!(refusal(store.reset_password(&second, "hash-2").await), Refusal::NotFound);
        let third = store.make_password_reset(&rivera, room.school, person).await.unwrap();
        // Whoever remembers after all.
        let (_, viewer) = signs_in(store, ABARA).await;
        store.change_password(&viewer, "hash-1", "hash-2").await.unwrap();
        assert_eq!(refusal(store.reset_password(&third, "hash-3").await), Refusal::NotFound);
        assert_eq!(hash_of_abara(store).await, "hash-2");
        for guess in ["", "guess", &third[1..]] {
            assert_eq!(refusal(store.password_reset(guess).await), Refusal::NotFound);
        }
    }

    async fn only_an_admin_makes_one_for_another_of_the_staff(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara(store, room).await.person);
        for teacher in [room.osei, person] {
            let outcome = store.make_password_reset(&room.staff(teacher), room.school, person).await;
            assert_eq!(refusal(outcome), Refusal::forbidden("school.only_an_admin"));
        }
        for viewer in [room.student(room.ada), room.student(room.rivera), room.staff(room.stone), Viewer::Nobody] {
            assert_eq!(refusal(store.make_password_reset(&viewer, room.school, person).await), Refusal::NotFound);
        }
        let herself = store.make_password_reset(&rivera, room.school, room.rivera).await;
        assert_eq!(refusal(herself), Refusal::conflict("school.own_password"));
        // Of another school, a student, nobody at all, and one without an account.
        for stranger in [room.stone, room.ada, PersonId::mint(), room.kim] {
            assert_eq!(refusal(store.make_password_reset(&rivera, room.school, stranger).await), Refusal::NotFound);
        }
        let elsewhere = store.make_password_reset(&rivera, room.harbor_school, room.stone).await;
        assert_eq!(refusal(elsewhere), Refusal::NotFound);
    }

    async fn a_link_ends_with_the_admin_who_made_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei, person) = (room.staff(room.rivera), room.staff(room.osei), abara(store, room).await.person);
        make_admin(&school, room.osei).await;
        let link = store.make_password_reset(&osei, room.school, person).await.unwrap();
        store.password_reset(&link).await.unwrap();
        store.take_off_staff(&rivera, room.school, room.osei).await.unwrap();
        assert_eq!(refusal(store.password_reset(&link).await), Refusal::NotFound);
        store.bring_back_staff(&rivera, room.school, room.osei).await.unwrap();
        assert_eq!(refusal(store.reset_password(&link, "hash-2").await), Refusal::NotFound, "what has ended has ended");
        // Whoever is no admin any more made nothing that goes on.
        let link = store.make_password_reset(&osei, room.school, person).await.unwrap();
        school.behind_the_scenes("UPDATE membership SET role = $1 WHERE person_id = $2", ["teacher".into(), room.osei.0.into()]).await;
        assert_eq!(refusal(store.reset_password(&link, "hash-2").await), Refusal::NotFound);
        assert_eq!(hash_of_abara(store).await, "hash-1");
    }

    async fn nobody_resets_what_opens_a_school_they_do_not_look_after(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara(store, room).await.person);
        let link = store.make_password_reset(&rivera, room.school, person).await.unwrap();
        works_at_southside(&school, person, "teacher").await;
        let elsewhere = store.make_password_reset(&rivera, room.school, person).await;
        assert_eq!(refusal(elsewhere), Refusal::conflict("school.works_elsewhere"));
        assert_eq!(refusal(store.reset_password(&link, "hash-2").await), Refusal::NotFound, "she has begun there since");
        works_at_southside(&school, room.rivera, "teacher").await;
        let colleague = store.make_password_reset(&rivera, room.school, person).await;
        assert_eq!(refusal(colleague), Refusal::conflict("school.works_elsewhere"));
        works_at_southside(&school, room.rivera, "admin").await;
        let link = store.make_password_reset(&rivera, room.school, person).await.unwrap();
        store.reset_password(&link, "hash-2").await.unwrap();
        assert_eq!(hash_of_abara(store).await, "hash-2");
    }

    async fn on_the_server_an_email_is_enough(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara(store, room).await.person);
        let first = store.make_password_reset_by_email(" Abara@Northside.Example ").await.unwrap();
        let link = store.make_password_reset_by_email(ABARA).await.unwrap();
        assert_eq!(refusal(store.password_reset(&first).await), Refusal::NotFound);
        for unknown in ["nobody@northside.example", "", "\0"] {
            assert_eq!(refusal(store.make_password_reset_by_email(unknown).await), Refusal::NotFound);
        }
        let audit = store.audit(&rivera, room.school, None).await.unwrap();
        assert_eq!((audit[0].what.as_str(), audit[0].actor.as_deref()), ("password_link_on_server", None));
        store.reset_password(&link, "hash-2").await.unwrap();
        let link = store.make_password_reset_by_email(ABARA).await.unwrap();
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        assert_eq!(refusal(store.reset_password(&link, "hash-3").await), Refusal::NotFound);
        assert_eq!(refusal(store.make_password_reset_by_email(ABARA).await), Refusal::NotFound);
        store.bring_back_staff(&rivera, room.school, person).await.unwrap();
        assert_eq!(refusal(store.reset_password(&link, "hash-3").await), Refusal::NotFound, "it ended with her going");
        assert_eq!(hash_of_abara(store).await, "hash-2");
    }

    async fn of_many_with_one_link_one_chooses(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara(store, room).await.person);
        let link = store.make_password_reset(&rivera, room.school, person).await.unwrap();
        let attempts = (0..8).map(|n| {
            let (store, link) = (store.clone(), link.clone());
            tokio::spawn(async move { store.reset_password(&link, &format!("chosen-{n}")).await.map(|()| n) })
        });
        let outcomes = futures_of(attempts).await;
        let won: Vec<i32> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok().copied()).collect();
        assert_eq!(won.len(), 1, "{outcomes:?}");
        assert_eq!(hash_of_abara(store).await, format!("chosen-{}", won[0]));
    }

    async fn wrong_guesses_at_the_forgotten_one_count_no_more(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara(store, room).await.person);
        for _ in 0..10 {
            store.password_wrong(ABARA).await.unwrap();
            store.password_wrong("diaz@northside.example").await.unwrap();
        }
        let link = store.make_password_reset(&rivera, room.school, person).await.unwrap();
        assert!(store.password_locked(ABARA).await.unwrap());
        store.reset_password(&link, "hash-2").await.unwrap();
        assert!(!store.password_locked(ABARA).await.unwrap());
        assert!(store.password_locked("diaz@northside.example").await.unwrap());
    }

    async fn nothing_in_the_tables_opens_anything(school: School) {
        let (store, room) = (&school.store, &school.room);
        let person = abara(store, room).await.person;
        let link = store.make_password_reset(&room.staff(room.rivera), room.school, person).await.unwrap();
        // Were the token itself kept, this would find no other row.
        let sql = "UPDATE password_reset SET expires_at = expires_at WHERE token_hash <> $1";
        school.behind_the_scenes(sql, [link.into()]).await;
    }

    async fn old_links_are_forgotten(school: School) {
        let (store, room) = (&school.store, &school.room);
        let person = abara(store, room).await.person;
        store.make_password_reset(&room.staff(room.rivera), room.school, person).await.unwrap();
        school.later(32 * DAY);
        store.make_password_reset(&room.staff(room.rivera), room.school, person).await.unwrap();
        store.run_due_jobs().await.unwrap();
        // One row is left to change, and it is the new one.
        let sql = "UPDATE password_reset SET token_hash = $1";
        school.behind_the_scenes(sql, ["the only one".into()]).await;
    }
}
