//! Invitations: who may give one, what it says, who may use it, and how often.

use domain::accounts::InvitedAs;
use domain::clock::{DAY, MINUTE};
use domain::event::{About, Audience, Cut, Stream};
use domain::refusal::Refusal;
use domain::viewer::{Role, Viewer};
use store::replay::{Hearing, Replay};
use store::{Accepted, Announcement, Way};

use crate::accounts::{futures_of, refusal, signs_in};
use crate::both;
use crate::harness::School;
use crate::pen::heard_about;

fn cuts(school: &School) -> Vec<Cut> {
    let heard = school.heard.lock().unwrap();
    heard.iter().filter_map(|a| if let Announcement::Cut(cut) = a { Some(*cut) } else { None }).collect()
}

both! {
    async fn only_an_admin_invites_to_the_school(school: School) {
        let (store, room) = (&school.store, &school.room);
        store.invite_teacher(&room.staff(room.rivera), room.school).await.unwrap();
        let kim = store.invite_teacher(&room.staff(room.kim), room.school).await;
        assert_eq!(refusal(kim), Refusal::forbidden("school.only_an_admin"));
        let others = [room.student(room.ada), room.student(room.rivera), room.staff(room.stone), Viewer::Nobody];
        for viewer in others {
            assert_eq!(refusal(store.invite_teacher(&viewer, room.school).await), Refusal::NotFound);
        }
        let elsewhere = store.invite_teacher(&room.staff(room.rivera), room.harbor_school).await;
        assert_eq!(refusal(elsewhere), Refusal::NotFound);
    }

    async fn only_the_lead_invites_to_a_class(school: School) {
        let (store, room) = (&school.store, &school.room);
        store.invite_co_teacher(&room.staff(room.rivera), room.science).await.unwrap();
        let osei = store.invite_co_teacher(&room.staff(room.osei), room.science).await;
        assert_eq!(refusal(osei), Refusal::forbidden("classes.only_the_lead"));
        for viewer in [room.staff(room.kim), room.student(room.ada), room.staff(room.stone), Viewer::Nobody] {
            assert_eq!(refusal(store.invite_co_teacher(&viewer, room.science).await), Refusal::NotFound);
        }
    }

    async fn a_link_says_who_invites_to_what(school: School) {
        let (store, room) = (&school.store, &school.room);
        let to_class = store.invite_co_teacher(&room.staff(room.rivera), room.science).await.unwrap();
        let view = store.invitation(&to_class).await.unwrap();
        assert_eq!((view.school.as_str(), view.class.as_deref()), ("Northside", Some("Science")));
        assert_eq!((view.inviter.as_str(), view.role), ("Ms Rivera", InvitedAs::CoTeacher));
        let to_school = store.invite_teacher(&room.staff(room.rivera), room.school).await.unwrap();
        let view = store.invitation(&to_school).await.unwrap();
        assert_eq!((view.class, view.role), (None, InvitedAs::Teacher));
        for wrong in ["", "guess", &to_class[1..]] {
            assert_eq!(refusal(store.invitation(wrong).await), Refusal::NotFound);
            let used = store.sign_up(Way::Invitation(wrong.into()), "Mx", "mx@north.example", "hash".into()).await;
            assert_eq!(refusal(used), Refusal::NotFound);
        }
    }

    async fn a_link_is_good_for_fourteen_days(school: School) {
        let (store, room) = (&school.store, &school.room);
        let link = store.invite_co_teacher(&room.staff(room.rivera), room.science).await.unwrap();
        school.later(14 * DAY - MINUTE);
        store.invitation(&link).await.unwrap();
        school.later(MINUTE);
        assert_eq!(refusal(store.invitation(&link).await), Refusal::NotFound);
        assert_eq!(refusal(store.accept_invitation(&room.staff(room.kim), &link).await), Refusal::NotFound);
        let late = store.sign_up(Way::Invitation(link), "Mx Late", "late@north.example", "hash".into()).await;
        assert_eq!(refusal(late), Refusal::NotFound);
        assert!(store.credential_of("late@north.example").await.unwrap().is_none());
    }

    async fn a_new_co_teacher_signs_up_into_the_class(school: School) {
        let (store, room) = (&school.store, &school.room);
        let link = store.invite_co_teacher(&room.staff(room.rivera), room.science).await.unwrap();
        let taken = store.sign_up(Way::Invitation(link.clone()), "", "", "hash".into()).await;
        assert!(matches!(refusal(taken), Refusal::Invalid { .. }));
        let way = Way::Invitation(link.clone());
        let joined = store.sign_up(way, "Mx New", "new@north.example", "hash".into()).await.unwrap();
        assert_eq!((joined.school, joined.class), (room.school, Some(room.science)));
        let (_, viewer) = signs_in(store, "new@north.example").await;
        let staff = vec![Audience::Staff, Audience::Person(joined.person)];
        let science = Hearing { stream: Stream::Class(room.science), audiences: staff };
        assert!(store.hearings(&viewer).await.unwrap().contains(&science));
        assert_eq!(store.me(&viewer).await.unwrap().schools[0].role, Role::Teacher);
        let may_not_lead = store.invite_co_teacher(&viewer, room.science).await;
        assert_eq!(refusal(may_not_lead), Refusal::forbidden("classes.only_the_lead"));

        assert_eq!(refusal(store.invitation(&link).await), Refusal::NotFound);
        let again = store.sign_up(Way::Invitation(link), "Mx Two", "two@north.example", "hash".into()).await;
        assert_eq!(refusal(again), Refusal::NotFound);
        assert!(store.credential_of("two@north.example").await.unwrap().is_none());
        assert_eq!(school.events().len(), 1);
        assert_eq!(heard_about(&school, About::Class(room.science)).len(), 1, "its pages say who teaches there");
    }

    async fn a_taken_email_leaves_the_link_good(school: School) {
        let (store, room) = (&school.store, &school.room);
        let mut links = Vec::new();
        for _ in 0..2 {
            links.push(store.invite_teacher(&room.staff(room.rivera), room.school).await.unwrap());
        }
        let first = Way::Invitation(links[0].clone());
        store.sign_up(first, "Mx New", "new@north.example", "hash".into()).await.unwrap();
        let second = Way::Invitation(links[1].clone());
        let taken = store.sign_up(second.clone(), "Mx New", "NEW@north.example", "hash".into()).await;
        assert_eq!(refusal(taken), Refusal::invalid("email", "accounts.email_taken"));
        store.sign_up(second, "Mx New", "newer@north.example", "hash".into()).await.unwrap();
    }

    async fn of_many_with_one_link_one_gets_in(school: School) {
        let (store, room) = (&school.store, &school.room);
        let link = store.invite_teacher(&room.staff(room.rivera), room.school).await.unwrap();
        let attempts = (0..8).map(|n| {
            let (store, way) = (store.clone(), Way::Invitation(link.clone()));
            tokio::spawn(async move { store.sign_up(way, "Mx", &format!("mx{n}@north.example"), "hash".into()).await })
        });
        let outcomes = futures_of(attempts).await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        for outcome in outcomes.into_iter().filter(Result::is_err) {
            assert_eq!(refusal(outcome), Refusal::NotFound);
        }
        let staff = store.school(&room.staff(room.rivera), room.school).await.unwrap().staff;
        assert_eq!(staff.iter().filter(|member| member.name == "Mx").count(), 1);
    }

    async fn a_teacher_who_is_there_accepts(school: School) {
        let (store, room) = (&school.store, &school.room);
        let kim = room.staff(room.kim);
        let link = store.invite_co_teacher(&room.staff(room.rivera), room.science).await.unwrap();
        let before = store.cursor(&kim).await.unwrap();
        let accepted = store.accept_invitation(&kim, &link).await.unwrap();
        assert_eq!(accepted, Accepted { school: room.school, class: Some(room.science) });
        assert_eq!(cuts(&school), [Cut::Person(room.kim)]);
        assert_eq!(school.events().len(), 1);
        assert_eq!(heard_about(&school, About::Class(room.science)).len(), 1, "its pages say who teaches there");
        let staff = vec![Audience::Staff, Audience::Person(room.kim)];
        let science = Hearing { stream: Stream::Class(room.science), audiences: staff };
        assert!(store.hearings(&kim).await.unwrap().contains(&science));
        assert!(matches!(store.replay(&kim, &before).await.unwrap(), Replay::Refetch { .. }));

        assert_eq!(store.accept_invitation(&kim, &link).await.unwrap(), accepted, "a second press changes nothing");
        assert_eq!(cuts(&school).len(), 1);
        assert_eq!(refusal(store.accept_invitation(&room.staff(room.osei), &link).await), Refusal::NotFound);
    }

    async fn who_may_not_accept_leaves_the_link_good(school: School) {
        let (store, room) = (&school.store, &school.room);
        let link = store.invite_co_teacher(&room.staff(room.rivera), room.science).await.unwrap();
        for there in [room.rivera, room.osei] {
            let outcome = store.accept_invitation(&room.staff(there), &link).await;
            assert_eq!(refusal(outcome), Refusal::conflict("invitations.already_there"));
        }
        let stone = store.accept_invitation(&room.staff(room.stone), &link).await;
        assert_eq!(refusal(stone), Refusal::forbidden("invitations.other_district"));
        for viewer in [room.student(room.ada), room.student(room.dina), Viewer::Nobody] {
            assert_eq!(refusal(store.accept_invitation(&viewer, &link).await), Refusal::NotFound);
        }
        let to_school = store.invite_teacher(&room.staff(room.rivera), room.school).await.unwrap();
        let member = store.accept_invitation(&room.staff(room.kim), &to_school).await;
        assert_eq!(refusal(member), Refusal::conflict("invitations.already_there"));
        assert!(cuts(&school).is_empty());
        store.accept_invitation(&room.staff(room.kim), &link).await.unwrap();
    }

    async fn a_link_stands_as_long_as_its_inviter_may_invite(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let to_class = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        let to_school = store.invite_teacher(&rivera, room.school).await.unwrap();
        let ends = [1i64.into(), room.rivera.0.into()];
        school.behind_the_scenes("UPDATE teaching SET ends_at = $1 WHERE person_id = $2", ends.clone()).await;
        assert_eq!(refusal(store.invitation(&to_class).await), Refusal::NotFound);
        assert_eq!(refusal(store.accept_invitation(&room.staff(room.kim), &to_class).await), Refusal::NotFound);
        store.invitation(&to_school).await.unwrap();
        school.behind_the_scenes("UPDATE membership SET ends_at = $1 WHERE person_id = $2", ends).await;
        assert_eq!(refusal(store.invitation(&to_school).await), Refusal::NotFound);
        let late = store.sign_up(Way::Invitation(to_school), "Mx Late", "late@north.example", "hash".into()).await;
        assert_eq!(refusal(late), Refusal::NotFound);
    }

    async fn nobody_is_invited_to_an_archived_class(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let link = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        let archives = [1i64.into(), room.science.0.into()];
        school.behind_the_scenes("UPDATE class SET archived_at = $1 WHERE id = $2", archives).await;
        assert_eq!(refusal(store.invitation(&link).await), Refusal::NotFound);
        assert_eq!(refusal(store.accept_invitation(&room.staff(room.kim), &link).await), Refusal::NotFound);
        let another = store.invite_co_teacher(&rivera, room.science).await;
        assert_eq!(refusal(another), Refusal::conflict("invitations.class_archived"));
    }

    async fn nothing_in_the_tables_opens_anything(school: School) {
        let (store, room) = (&school.store, &school.room);
        let link = store.invite_teacher(&room.staff(room.rivera), room.school).await.unwrap();
        // Were the token itself kept, this would find no other row.
        let sql = "UPDATE invitation SET expires_at = expires_at WHERE token_hash <> $1";
        school.behind_the_scenes(sql, [link.into()]).await;
    }
}
