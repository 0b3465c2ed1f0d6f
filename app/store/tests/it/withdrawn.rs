//! Invitations that nobody has used yet: seen and taken back by those who could have given them.

use domain::clock::DAY;
use domain::id::InvitationId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Way;

use crate::accounts::refusal;
use crate::both;
use crate::harness::School;

/// Whom the open invitations of the school are from, and to which class.
async fn open(school: &School) -> Vec<(InvitationId, String, Option<String>)> {
    let room = &school.room;
    let view = school.store.school(&room.staff(room.rivera), room.school).await.unwrap();
    view.invitations.into_iter().map(|open| (open.id, open.inviter, open.class)).collect()
}

both! {
    async fn an_admin_takes_an_invitation_back_and_its_link_is_dead(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, kim) = (room.staff(room.rivera), room.staff(room.kim));
        let to_school = store.invite_teacher(&rivera, room.school).await.unwrap();
        let to_reading = store.invite_co_teacher(&kim, room.reading).await.unwrap();
        let listed = open(&school).await;
        assert_eq!(
            listed.iter().map(|(_, by, class)| (by.as_str(), class.as_deref())).collect::<Vec<_>>(),
            [("Ms Kim", Some("Reading")), ("Ms Rivera", None)]
        );
        let (in_reading, in_school) = (listed[0].0, listed[1].0);
        for teacher in [&kim, &room.staff(room.osei)] {
            let outcome = store.withdraw_invitation(teacher, room.school, in_school).await;
            assert_eq!(refusal(outcome), Refusal::forbidden("school.only_an_admin"));
        }
        for viewer in [room.student(room.ada), room.staff(room.stone), Viewer::Nobody] {
            assert_eq!(refusal(store.withdraw_invitation(&viewer, room.school, in_school).await), Refusal::NotFound);
        }
        let elsewhere = store.withdraw_invitation(&rivera, room.harbor_school, in_school).await;
        assert_eq!(refusal(elsewhere), Refusal::NotFound);
        let unknown = store.withdraw_invitation(&rivera, room.school, InvitationId::mint()).await;
        assert_eq!(refusal(unknown), Refusal::NotFound);
        store.invitation(&to_school).await.unwrap();

        store.withdraw_invitation(&rivera, room.school, in_school).await.unwrap();
        store.withdraw_invitation(&rivera, room.school, in_reading).await.unwrap();
        store.withdraw_invitation(&rivera, room.school, in_school).await.unwrap();
        assert!(open(&school).await.is_empty());
        for link in [to_school, to_reading] {
            assert_eq!(refusal(store.invitation(&link).await), Refusal::NotFound);
            assert_eq!(refusal(store.accept_invitation(&room.staff(room.osei), &link).await), Refusal::NotFound);
            let late = store.sign_up(Way::Invitation(link), "Mx Late", "late@north.example", "hash".into()).await;
            assert_eq!(refusal(late), Refusal::NotFound);
        }
        assert!(store.credential_of("late@north.example").await.unwrap().is_none());
        let audit = store.audit(&rivera, room.school, None).await.unwrap();
        assert_eq!(audit.iter().filter(|row| row.what == "withdraw_invitation").count(), 2);
    }

    async fn the_lead_takes_back_what_leads_into_the_class(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, kim) = (room.staff(room.rivera), room.staff(room.kim));
        let link = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        store.invite_co_teacher(&kim, room.reading).await.unwrap();
        let of_science = store.class(&rivera, room.science).await.unwrap().invitations;
        let [one] = of_science.as_slice() else { panic!("{of_science:?}") };
        assert_eq!((one.inviter.as_str(), one.class.as_deref()), ("Ms Rivera", Some("Science")));
        assert_eq!(one.ends_at.since(one.made_at), 14 * DAY);
        assert!(store.class(&room.staff(room.osei), room.science).await.unwrap().invitations.is_empty());
        let osei = store.withdraw_co_teacher_invitation(&room.staff(room.osei), room.science, one.id).await;
        assert_eq!(refusal(osei), Refusal::forbidden("classes.only_the_lead"));
        for viewer in [&kim, &room.student(room.ada), &room.staff(room.stone), &Viewer::Nobody] {
            let outcome = store.withdraw_co_teacher_invitation(viewer, room.science, one.id).await;
            assert_eq!(refusal(outcome), Refusal::NotFound);
        }
        // Her own class does not lead to another's invitation.
        let through_hers = store.withdraw_co_teacher_invitation(&kim, room.reading, one.id).await;
        assert_eq!(refusal(through_hers), Refusal::NotFound);
        store.invitation(&link).await.unwrap();
        store.withdraw_co_teacher_invitation(&rivera, room.science, one.id).await.unwrap();
        assert_eq!(refusal(store.invitation(&link).await), Refusal::NotFound);
        assert!(store.class(&rivera, room.science).await.unwrap().invitations.is_empty());
        assert_eq!(open(&school).await.len(), 1, "Ms Kim's is still good");
    }

    async fn only_what_still_works_is_listed(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let used = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        let (id, ..) = open(&school).await.remove(0);
        store.accept_invitation(&room.staff(room.kim), &used).await.unwrap();
        assert!(open(&school).await.is_empty());
        let too_late = store.withdraw_invitation(&rivera, room.school, id).await;
        assert_eq!(refusal(too_late), Refusal::conflict("invitations.used"));
        assert!(store.class(&room.staff(room.kim), room.science).await.is_ok());

        store.invite_teacher(&rivera, room.school).await.unwrap();
        store.invite_co_teacher(&room.staff(room.kim), room.reading).await.unwrap();
        store.archive_class(&room.staff(room.kim), room.reading).await.unwrap();
        assert_eq!(open(&school).await.len(), 1, "nobody is invited to a class that is put away");
        school.later(14 * DAY);
        assert!(open(&school).await.is_empty());
    }

    async fn taken_back_and_used_at_once_is_one_of_the_two(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        for n in 0..6 {
            let link = store.invite_teacher(&rivera, room.school).await.unwrap();
            let (id, ..) = open(&school).await.remove(0);
            let email = format!("mx{n}@north.example");
            let way = Way::Invitation(link);
            let (withdrawn, joined) = tokio::join!(
                store.withdraw_invitation(&rivera, room.school, id),
                store.sign_up(way, "Mx", &email, "hash".into()),
            );
            assert!(withdrawn.is_ok() != joined.is_ok(), "{withdrawn:?} {joined:?}");
            assert_eq!(store.credential_of(&email).await.unwrap().is_some(), joined.is_ok());
        }
    }
}
