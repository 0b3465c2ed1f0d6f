//! A school's settings: by its admins only, and never of another school.

use domain::id::TermId;
use domain::refusal::Refusal;
use domain::schools::{SchoolDraft, TermDraft};
use domain::viewer::{Role, Viewer};

use crate::accounts::{abara, fields, refusal, signs_in};
use crate::both;
use crate::harness::School;

fn draft() -> SchoolDraft {
    SchoolDraft {
        name: "Northside Middle".into(),
        time_zone: "Europe/Madrid".into(),
        locale: "es".into(),
        open_sign_up: true,
        talk_note: " Read every morning.\nIf it cannot wait, go to the office. ".into(),
        idle_minutes: "10".into(),
    }
}

fn fall() -> TermDraft {
    TermDraft { name: "Fall".into(), starts_on: "2026-08-31".into(), ends_on: "2026-12-18".into() }
}

/// Everybody who does not run Northside, with what they are told.
fn others(school: &School) -> Vec<(Viewer, Refusal)> {
    let room = &school.room;
    let only_an_admin = || Refusal::forbidden("school.only_an_admin");
    vec![
        (room.staff(room.osei), only_an_admin()),
        (room.staff(room.kim), only_an_admin()),
        (room.student(room.ada), Refusal::NotFound),
        // An admin's name on a student's sign-in.
        (room.student(room.rivera), Refusal::NotFound),
        (room.staff(room.stone), Refusal::NotFound),
        (room.student(room.eli), Refusal::NotFound),
        (Viewer::Nobody, Refusal::NotFound),
    ]
}

both! {
    async fn an_admin_sees_the_school(school: School) {
        let (store, room) = (&school.store, &school.room);
        abara(store, room).await;
        let view = store.school(&room.staff(room.rivera), room.school).await.unwrap();
        assert_eq!((view.name.as_str(), view.time_zone.as_str()), ("Northside", "America/Chicago"));
        let staff: Vec<_> = view.staff.iter().map(|member| (member.name.as_str(), member.role)).collect();
        let teacher = Role::Teacher;
        assert_eq!(
            staff,
            [("Ms Abara", teacher), ("Ms Kim", teacher), ("Mr Osei", teacher), ("Ms Rivera", Role::Admin)]
        );
        assert_eq!(view.staff[0].email.as_deref(), Some("abara@northside.example"));
        for (viewer, refused) in others(&school) {
            assert_eq!(refusal(store.school(&viewer, room.school).await), refused, "{viewer:?}");
        }
        let harbor = store.school(&room.staff(room.rivera), room.harbor_school).await;
        assert_eq!(refusal(harbor), Refusal::NotFound);
    }

    async fn an_admin_changes_the_school(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        for (viewer, refused) in others(&school) {
            assert_eq!(refusal(store.change_school(&viewer, room.school, &draft()).await), refused);
        }
        let harbor = store.change_school(&rivera, room.harbor_school, &draft()).await;
        assert_eq!(refusal(harbor), Refusal::NotFound);
        let wrong = SchoolDraft { name: "".into(), time_zone: "Chicago".into(), locale: "xx".into(), ..draft() };
        assert_eq!(fields(store.change_school(&rivera, room.school, &wrong).await), ["name", "time_zone", "locale"]);
        assert_eq!(store.school(&rivera, room.school).await.unwrap().name, "Northside", "nothing is half-changed");

        store.change_school(&rivera, room.school, &draft()).await.unwrap();
        let view = store.school(&rivera, room.school).await.unwrap();
        assert_eq!((view.name.as_str(), view.time_zone.as_str()), ("Northside Middle", "Europe/Madrid"));
        assert_eq!((view.locale.as_str(), view.open_sign_up), ("es", true));
        assert_eq!(view.talk_note, "Read every morning.\nIf it cannot wait, go to the office.");
        assert_eq!(store.me(&room.student(room.eli)).await.unwrap().time_zone, "America/Chicago", "Harbor stays");
    }

    async fn only_the_schools_own_staff_is_there_to_talk(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        for (viewer, refused) in others(&school) {
            assert_eq!(refusal(store.set_talk_people(&viewer, room.school, vec![room.osei]).await), refused);
        }
        let names = async || -> Vec<String> {
            let people = store.school(&rivera, room.school).await.unwrap().talk_people;
            people.into_iter().map(|person| person.name).collect()
        };
        store.set_talk_people(&rivera, room.school, vec![room.osei, room.kim, room.osei]).await.unwrap();
        assert_eq!(names().await, ["Ms Kim", "Mr Osei"]);
        for stranger in [room.ada, room.stone, domain::id::PersonId::mint()] {
            let outcome = store.set_talk_people(&rivera, room.school, vec![room.rivera, stranger]).await;
            assert_eq!(refusal(outcome), Refusal::invalid("people", "school.talk_not_staff"));
        }
        assert_eq!(names().await, ["Ms Kim", "Mr Osei"], "nothing is half-changed");
        store.set_talk_people(&rivera, room.school, vec![room.rivera, room.osei]).await.unwrap();
        assert_eq!(names().await, ["Mr Osei", "Ms Rivera"]);
        store.set_talk_people(&rivera, room.school, vec![]).await.unwrap();
        assert!(names().await.is_empty());
        assert!(school.events().is_empty());
    }

    async fn terms_are_made_and_removed(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        for (viewer, refused) in others(&school) {
            assert_eq!(refusal(store.make_term(&viewer, room.school, &fall()).await), refused);
        }
        let spring = TermDraft { name: "Spring".into(), starts_on: "2027-01-04".into(), ends_on: "2027-05-28".into() };
        store.make_term(&rivera, room.school, &spring).await.unwrap();
        let id = store.make_term(&rivera, room.school, &fall()).await.unwrap();
        let backwards = TermDraft { ends_on: "2026-08-01".into(), ..fall() };
        assert_eq!(fields(store.make_term(&rivera, room.school, &backwards).await), ["ends_on"]);
        let terms = store.school(&rivera, room.school).await.unwrap().terms;
        assert_eq!(terms.iter().map(|term| term.name.as_str()).collect::<Vec<_>>(), ["Fall", "Spring"]);
        assert_eq!((terms[0].starts_on.as_str(), terms[0].ends_on.as_str()), ("2026-08-31", "2026-12-18"));

        for (viewer, refused) in others(&school) {
            assert_eq!(refusal(store.remove_term(&viewer, room.school, id).await), refused);
        }
        assert_eq!(refusal(store.remove_term(&rivera, room.school, TermId::mint()).await), Refusal::NotFound);
        let of_harbor = TermId::mint();
        let sql = "INSERT INTO term (id, district_id, school_id, name, starts_on, ends_on) \
                   VALUES ($1, $2, $3, 'Fall', '2026-08-31', '2026-12-18')";
        school.behind_the_scenes(sql, [of_harbor.0.into(), room.harbor.0.into(), room.harbor_school.0.into()]).await;
        assert_eq!(refusal(store.remove_term(&rivera, room.school, of_harbor).await), Refusal::NotFound);
        store.remove_term(&rivera, room.school, id).await.unwrap();
        assert_eq!(store.school(&rivera, room.school).await.unwrap().terms.len(), 1);
        assert_eq!(refusal(store.remove_term(&rivera, room.school, id).await), Refusal::NotFound);
    }

    async fn an_admin_reads_who_did_what(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let joined = abara(store, room).await;
        let (_, viewer) = signs_in(store, "abara@northside.example").await;
        store.change_password(&viewer, "hash-1", "hash-2").await.unwrap();
        store.end_all_sign_ins(&viewer).await.unwrap();
        let link = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        store.accept_invitation(&room.staff(room.kim), &link).await.unwrap();
        store.change_school(&rivera, room.school, &draft()).await.unwrap();
        store.set_talk_people(&rivera, room.school, vec![joined.person]).await.unwrap();
        // Harbor's own: not Northside's to read.
        store.rename_me(&room.staff(room.stone), "Mr Flint").await.unwrap();

        let rows = store.audit(&rivera, room.school, None).await.unwrap();
        let told: Vec<_> = rows.iter().map(|row| (row.what.as_str(), row.actor.as_deref(), row.subject.as_deref())).collect();
        let (rivera_name, abara_name, kim_name) = (Some("Ms Rivera"), Some("Ms Abara"), Some("Ms Kim"));
        assert_eq!(
            told,
            [
                ("contact_add", rivera_name, abara_name),
                ("school_change", rivera_name, None),
                ("accept_invitation", kim_name, kim_name),
                ("invite_co_teacher", rivera_name, None),
                ("sign_out_everywhere", abara_name, abara_name),
                ("password_change", abara_name, abara_name),
                ("sign_up", abara_name, abara_name),
                ("invite_teacher", rivera_name, None),
            ]
        );
        let older = store.audit(&rivera, room.school, Some(rows[5].at)).await.unwrap();
        assert_eq!(older, rows[6..]);
        for (viewer, refused) in others(&school) {
            assert_eq!(refusal(store.audit(&viewer, room.school, None).await), refused);
        }
    }

    async fn a_students_need_to_talk_is_in_no_general_view(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        for name in ["One", "Two"] {
            store.rename_me(&rivera, name).await.unwrap();
        }
        let told = async || store.audit(&rivera, room.school, None).await.unwrap().len();
        assert_eq!(told().await, 2);
        school.behind_the_scenes("UPDATE audit SET what = $1", ["talk_ask".into()]).await;
        assert_eq!(told().await, 0);
        // What was done to a student of the school by somebody of another is the school's to know.
        let eli_to_ada = ["reset_pin".into(), room.eli.0.into(), room.ada.0.into()];
        school.behind_the_scenes("UPDATE audit SET what = $1, actor = $2, subject = $3", eli_to_ada).await;
        assert_eq!(told().await, 2);
        let of_harbor = [room.eli.0.into(), room.harbor_school.0.into()];
        let sql = "UPDATE audit SET actor = $1, subject = NULL, about = $2";
        school.behind_the_scenes(sql, of_harbor).await;
        assert_eq!(told().await, 0, "another school's");
    }

    async fn who_left_the_staff_is_no_contact(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.set_talk_people(&rivera, room.school, vec![room.kim, room.osei]).await.unwrap();
        let leaves = [1i64.into(), room.kim.0.into()];
        school.behind_the_scenes("UPDATE membership SET ends_at = $1 WHERE person_id = $2", leaves).await;
        let view = store.school(&rivera, room.school).await.unwrap();
        assert_eq!(view.talk_people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Mr Osei"]);
        assert!(view.staff.iter().all(|member| member.person != room.kim));
        let again = store.set_talk_people(&rivera, room.school, vec![room.kim]).await;
        assert_eq!(refusal(again), Refusal::invalid("people", "school.talk_not_staff"));
        let kim = store.school(&room.staff(room.kim), room.school).await;
        assert_eq!(refusal(kim), Refusal::NotFound, "who has left has no part in it");
    }

    async fn a_term_with_a_class_stays(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let id = store.make_term(&rivera, room.school, &fall()).await.unwrap();
        school.behind_the_scenes("UPDATE class SET term_id = $1 WHERE id = $2", [id.0.into(), room.science.0.into()]).await;
        assert_eq!(refusal(store.remove_term(&rivera, room.school, id).await), Refusal::conflict("school.term_in_use"));
        assert_eq!(store.school(&rivera, room.school).await.unwrap().terms.len(), 1);
    }

    async fn pages_show_the_time_of_ones_own_school(school: School) {
        let (store, room) = (&school.store, &school.room);
        store.change_school(&room.staff(room.rivera), room.school, &draft()).await.unwrap();
        for (viewer, zone) in [
            (room.staff(room.rivera), "Europe/Madrid"),
            (room.student(room.ada), "Europe/Madrid"),
            (room.staff(room.stone), "America/Chicago"),
            (room.student(room.eli), "America/Chicago"),
        ] {
            assert_eq!(store.time_zone(&viewer).await.unwrap(), zone);
            assert_eq!(store.me(&viewer).await.unwrap().time_zone, zone, "as `me` says");
        }
        assert_eq!(refusal(store.time_zone(&Viewer::Nobody).await), Refusal::NotFound);
        // A student who has left every class still has a school; a teacher who left the staff has none.
        school.behind_the_scenes("UPDATE enrollment SET ends_at = $1 WHERE person_id = $2", [1i64.into(), room.ada.0.into()]).await;
        assert_eq!(store.time_zone(&room.student(room.ada)).await.unwrap(), "Europe/Madrid");
        school.behind_the_scenes("UPDATE membership SET ends_at = $1 WHERE person_id = $2", [1i64.into(), room.kim.0.into()]).await;
        assert_eq!(store.time_zone(&room.staff(room.kim)).await.unwrap(), "UTC");
    }
}
