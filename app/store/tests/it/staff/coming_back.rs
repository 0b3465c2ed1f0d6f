//! Back by an invitation: an admin's brings everything back, a colleague's what nobody else could reach.

use domain::classes::ClassDraft;
use domain::event::About;
use domain::id::{ClassId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::Standing;

use super::{abara_in_science, teaches};
use crate::accounts::refusal;
use crate::both;
use crate::harness::School;
use crate::pen::heard_about;

/// Ms Abara leads Art alone, and puts it away; she teaches Science with Ms Rivera, and Reading with Ms Kim.
async fn abara_in_three(school: &School) -> (PersonId, ClassId) {
    let (store, room, person) = (&school.store, &school.room, abara_in_science(school).await);
    let draft = ClassDraft {
        name: "Art".into(),
        subject: "Art".into(),
        grade_band: "3-5".into(),
        access_point: "goals".into(),
    };
    let art = store.make_class(&room.staff(person), room.school, draft).await.unwrap();
    store.archive_class(&room.staff(person), art).await.unwrap();
    let link = store.invite_co_teacher(&room.staff(room.kim), room.reading).await.unwrap();
    store.accept_invitation(&room.staff(person), &link).await.unwrap();
    (person, art)
}

both! {
    async fn an_admins_invitation_brings_back_what_they_taught(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (person, art) = abara_in_three(&school).await;
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        let link = store.invite_teacher(&rivera, room.school).await.unwrap();
        let abara = room.staff(person);
        assert_eq!(refusal(store.class(&abara, art).await), Refusal::NotFound);
        store.accept_invitation(&abara, &link).await.unwrap();
        let standing = async |class| store.class(&abara, class).await.unwrap().standing;
        assert_eq!(standing(art).await, Standing::Lead, "or nobody could ever open it again");
        store.restore_class(&abara, art).await.unwrap();
        for class in [room.science, room.reading] {
            assert_eq!(standing(class).await, Standing::CoTeacher);
            let last = heard_about(&school, About::Class(class));
            assert_eq!(last.len(), 3, "come, gone, come again");
        }
        // Twice is once.
        store.accept_invitation(&abara, &link).await.unwrap();
        let reading = teaches(&school, room.kim, room.reading).await;
        assert_eq!(reading, [("Ms Kim".into(), Standing::Lead), ("Ms Abara".into(), Standing::CoTeacher)]);
    }

    async fn a_colleagues_invitation_brings_back_what_nobody_teaches(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (person, art) = abara_in_three(&school).await;
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        let link = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        let abara = room.staff(person);
        store.accept_invitation(&abara, &link).await.unwrap();
        assert_eq!(store.class(&abara, room.science).await.unwrap().standing, Standing::CoTeacher);
        assert_eq!(store.class(&abara, art).await.unwrap().standing, Standing::Lead);
        assert_eq!(refusal(store.class(&abara, room.reading).await), Refusal::NotFound, "that is Ms Kim's to decide");
        assert_eq!(teaches(&school, room.rivera, room.science).await.len(), 3, "and in no class twice");
    }

    async fn whoever_is_there_gets_nothing_back_by_an_invitation(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (person, _) = abara_in_three(&school).await;
        store.take_off_staff(&rivera, room.school, person).await.unwrap();
        store.bring_back_staff(&rivera, room.school, person).await.unwrap();
        let abara = room.staff(person);
        store.leave_class(&abara, room.reading).await.unwrap();
        store.leave_class(&abara, room.science).await.unwrap();
        let link = store.invite_co_teacher(&rivera, room.science).await.unwrap();
        store.accept_invitation(&abara, &link).await.unwrap();
        assert_eq!(refusal(store.class(&abara, room.reading).await), Refusal::NotFound, "she left it herself");
    }
}
