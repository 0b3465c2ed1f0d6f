//! Taken off the staff, and brought back: by an admin, at once, and nothing anybody wrote is lost.

mod coming_back;
mod going;
mod roles;

use domain::event::Cut;
use domain::feedback::FeedbackWords;
use domain::id::{FeedbackId, PersonId};
use domain::projector::Display;
use domain::refusal::{Refusal, Sentence};
use domain::viewer::{Standing, Viewer};
use store::{Announcement, Error, Store, Way};

use crate::accounts::{abara, refusal, signs_in};
use crate::both;
use crate::desk::shared;
use crate::harness::School;
use crate::pen::Pen;

const ABARA: &str = "abara@northside.example";

fn cuts(school: &School) -> Vec<Cut> {
    let heard = school.heard.lock().unwrap();
    heard.iter().filter_map(|a| if let Announcement::Cut(cut) = a { Some(*cut) } else { None }).collect()
}

/// Ms Abara, who teaches Science with Ms Rivera and Mr Osei.
async fn abara_in_science(school: &School) -> PersonId {
    let (store, room) = (&school.store, &school.room);
    let person = abara(store, room).await.person;
    let link = store.invite_co_teacher(&room.staff(room.rivera), room.science).await.unwrap();
    store.accept_invitation(&room.staff(person), &link).await.unwrap();
    person
}

async fn teaches(school: &School, by: PersonId, class: domain::id::ClassId) -> Vec<(String, Standing)> {
    let view = school.store.class(&school.room.staff(by), class).await.unwrap();
    view.teachers.into_iter().map(|teacher| (teacher.who.name, teacher.standing)).collect()
}

async fn former(store: &Store, admin: &Viewer, school: domain::id::SchoolId) -> Vec<String> {
    store.school(admin, school).await.unwrap().former.into_iter().map(|member| member.name).collect()
}

async fn make_admin(school: &School, person: PersonId) {
    let sql = "UPDATE membership SET role = $1 WHERE person_id = $2";
    school.behind_the_scenes(sql, ["admin".into(), person.0.into()]).await;
}

fn alone(n: &str, classes: &str) -> Refusal {
    let sentence = Sentence::new("school.only_teacher").with("n", n).with("classes", classes);
    Refusal::Conflict { sentence }
}

both! {
    async fn whoever_is_taken_off_is_out_at_once_and_back_as_they_were(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara_in_science(&school).await);
        let piece = shared(&school, room.ada, "Because it is cold.").await;
        let words = FeedbackWords { question: "How cold?".into(), ..Default::default() };
        let (token, viewer) = signs_in(store, ABARA).await;
        store.send_feedback(&viewer, FeedbackId::mint(), piece, 1, words).await.unwrap();
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let wall = store.open_projector(&viewer, room.science).await.unwrap();
        let Some(Viewer::Projector { session, .. }) = store.projector_viewer(&wall).await.unwrap() else { panic!() };
        let before = cuts(&school).len();

        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        assert_eq!(cuts(&school)[before..], [Cut::Session(session), Cut::Person(person)]);
        assert!(store.viewer_of(&token).await.unwrap().is_none());
        assert!(store.projector_viewer(&wall).await.unwrap().is_none());
        // A request that had been let in a moment before finds nothing either.
        assert_eq!(refusal(store.class(&viewer, room.science).await), Refusal::NotFound);
        assert!(store.piece_for_staff(&viewer, piece).await.is_err());
        assert!(store.me(&viewer).await.unwrap().schools.is_empty());
        assert_eq!(store.hearings(&viewer).await.unwrap().len(), 1, "her own stream only");
        let again = store.start_staff_sign_in(person, "hash-1", None).await;
        assert_eq!(refusal(again), Refusal::conflict("sign_in.no_school"));
        assert_eq!(former(store, &rivera, room.school).await, ["Ms Abara"]);
        assert!(!teaches(&school, room.rivera, room.science).await.iter().any(|(name, _)| name == "Ms Abara"));
        let ada = serde_json::to_string(&Pen::of(&school, room.ada).sees(piece).await).unwrap();
        assert!(ada.contains("How cold?") && ada.contains("Ms Abara"), "what she wrote stays, under her name");
        let twice = store.take_off_staff(&rivera, room.school, person).await;
        assert_eq!(refusal(twice), Refusal::NotFound);

        store.bring_back_staff(&rivera, room.school, person).await.unwrap();
        assert!(former(store, &rivera, room.school).await.is_empty());
        assert!(store.viewer_of(&token).await.unwrap().is_none(), "what has ended has ended");
        let (_, viewer) = signs_in(store, ABARA).await;
        assert_eq!(store.class(&viewer, room.science).await.unwrap().standing, Standing::CoTeacher);
        assert_eq!(refusal(store.bring_back_staff(&rivera, room.school, person).await), Refusal::NotFound);
        let audit = store.audit(&rivera, room.school, None).await.unwrap();
        let of_her: Vec<_> = audit.iter().filter(|row| row.what.starts_with("staff_")).collect();
        assert_eq!(of_her.iter().map(|row| row.what.as_str()).collect::<Vec<_>>(), ["staff_restore", "staff_remove"]);
        assert!(of_her.iter().all(|row| row.subject.as_deref() == Some("Ms Abara")));
    }

    async fn only_an_admin_of_the_school_takes_off_and_brings_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let person = abara(store, room).await.person;
        let only_an_admin = || Refusal::forbidden("school.only_an_admin");
        let others = [
            (room.staff(room.osei), only_an_admin()),
            (room.staff(person), only_an_admin()),
            (room.student(room.ada), Refusal::NotFound),
            (room.student(room.rivera), Refusal::NotFound),
            (room.staff(room.stone), Refusal::NotFound),
            (Viewer::Nobody, Refusal::NotFound),
        ];
        for (viewer, refused) in &others {
            assert_eq!(refusal(store.take_off_staff(viewer, room.school, person).await), *refused, "{viewer:?}");
        }
        let rivera = room.staff(room.rivera);
        for stranger in [room.stone, room.ada, PersonId::mint()] {
            assert_eq!(refusal(store.take_off_staff(&rivera, room.school, stranger).await), Refusal::NotFound);
            assert_eq!(refusal(store.bring_back_staff(&rivera, room.school, stranger).await), Refusal::NotFound);
        }
        let elsewhere = store.take_off_staff(&rivera, room.harbor_school, room.stone).await;
        assert_eq!(refusal(elsewhere), Refusal::NotFound);
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        for (viewer, refused) in &others[2..] {
            assert_eq!(refusal(store.bring_back_staff(viewer, room.school, person).await), *refused, "{viewer:?}");
        }
        let herself = store.bring_back_staff(&room.staff(person), room.school, person).await;
        assert_eq!(refusal(herself), Refusal::NotFound);
    }

    async fn a_class_is_never_left_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let kim = store.take_off_staff(&rivera, room.school, room.kim).await;
        assert_eq!(refusal(kim), alone("1", "Reading"));
        assert!(former(store, &rivera, room.school).await.is_empty());
        assert_eq!(teaches(&school, room.kim, room.reading).await, [("Ms Kim".into(), Standing::Lead)]);
        // Put away, it waits for her.
        store.archive_class(&room.staff(room.kim), room.reading).await.unwrap();
        store.take_off_staff(&rivera, room.school, room.kim).await.unwrap();
        store.bring_back_staff(&rivera, room.school, room.kim).await.unwrap();
        store.restore_class(&room.staff(room.kim), room.reading).await.unwrap();
        assert_eq!(teaches(&school, room.kim, room.reading).await, [("Ms Kim".into(), Standing::Lead)]);
    }

    async fn a_class_goes_on_under_whoever_taught_it_longest(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, kim) = (room.staff(room.rivera), room.staff(room.kim));
        let person = abara(store, room).await.person;
        for next in [room.osei, person] {
            let link = store.invite_co_teacher(&kim, room.reading).await.unwrap();
            store.accept_invitation(&room.staff(next), &link).await.unwrap();
        }
        let open = store.invite_co_teacher(&kim, room.reading).await.unwrap();
        store.take_off_staff(&rivera, room.school, room.kim).await.unwrap();
        let now = [("Mr Osei".into(), Standing::Lead), ("Ms Abara".into(), Standing::CoTeacher)];
        assert_eq!(teaches(&school, room.osei, room.reading).await, now);
        assert_eq!(refusal(store.invitation(&open).await), Refusal::NotFound);

        store.bring_back_staff(&rivera, room.school, room.kim).await.unwrap();
        let now = teaches(&school, room.osei, room.reading).await;
        assert_eq!(now[0], ("Mr Osei".into(), Standing::Lead));
        assert!(now.contains(&("Ms Kim".into(), Standing::CoTeacher)), "{now:?}");
        assert_eq!(refusal(store.invitation(&open).await), Refusal::NotFound, "what was taken back stays taken back");
    }

    async fn nobody_takes_themselves_off_and_two_admins_never_both(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let herself = store.take_off_staff(&rivera, room.school, room.rivera).await;
        assert_eq!(refusal(herself), Refusal::conflict("school.not_yourself"));
        make_admin(&school, room.osei).await;
        let both = [(rivera, room.osei), (osei, room.rivera)].map(|(viewer, other)| {
            let (store, school) = (store.clone(), room.school);
            tokio::spawn(async move { store.take_off_staff(&viewer, school, other).await })
        });
        let mut outcomes: Vec<Result<(), Error>> = Vec::new();
        for task in both {
            outcomes.push(task.await.unwrap());
        }
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        let lost = outcomes.into_iter().find(Result::is_err).unwrap();
        assert_eq!(refusal(lost), Refusal::NotFound);
    }

    async fn an_admin_who_is_brought_back_is_one_again(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        make_admin(&school, room.osei).await;
        let link = store.invite_teacher(&osei, room.school).await.unwrap();
        store.take_off_staff(&rivera, room.school, room.osei).await.unwrap();
        assert_eq!(refusal(store.school(&osei, room.school).await), Refusal::NotFound);
        store.bring_back_staff(&rivera, room.school, room.osei).await.unwrap();
        assert_eq!(store.school(&osei, room.school).await.unwrap().id, room.school);
        assert_eq!(refusal(store.invitation(&link).await), Refusal::NotFound);
    }

    async fn an_invitation_lets_in_whoever_is_on_no_staff(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, person) = (room.staff(room.rivera), abara(store, room).await.person);
        let older = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        let link = store.invite_teacher(&rivera, room.school).await.unwrap();
        // What she could not accept lets her in no further: one from before, and another district's.
        let harbors = store.invite_co_teacher(&room.staff(room.stone), room.history).await.unwrap();
        for no_link in ["", "guess", &older, &harbors] {
            let without = store.start_invited_sign_in(person, "hash-1", no_link).await;
            assert_eq!(refusal(without), Refusal::conflict("sign_in.no_school"));
        }
        let wrong = store.start_invited_sign_in(person, "hash-0", &link).await;
        assert_eq!(refusal(wrong), Refusal::invalid("password", "sign_in.wrong"));
        let token = store.start_invited_sign_in(person, "hash-1", &link).await.unwrap();
        let viewer = store.viewer_of(&token).await.unwrap().unwrap();
        assert!(store.my_classes(&viewer).await.unwrap().is_empty());
        let by_an_older_one = store.accept_invitation(&viewer, &older).await;
        assert_eq!(refusal(by_an_older_one), Refusal::NotFound, "that was given before");
        store.accept_invitation(&viewer, &link).await.unwrap();
        store.accept_invitation(&viewer, &older).await.unwrap();
        assert_eq!(store.me(&viewer).await.unwrap().schools[0].id, room.school);
        assert!(former(store, &rivera, room.school).await.is_empty());
        let used = store.sign_up(Way::Invitation(link), "Mx", "mx@north.example", "hash".into()).await;
        assert_eq!(refusal(used), Refusal::NotFound);
    }
}
