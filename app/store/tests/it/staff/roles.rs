//! More than one admin, and classes whose teacher has gone.

use domain::refusal::Refusal;
use domain::viewer::{Role, Standing};

use super::{abara_in_science, alone, cuts, teaches};
use crate::accounts::refusal;
use crate::both;

both! {
    async fn an_admin_makes_another_and_takes_it_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let person = abara_in_science(&school).await;
        let abara = room.staff(person);
        assert!(matches!(refusal(store.school(&abara, room.school).await), Refusal::Forbidden { .. }));
        store.set_role(&rivera, room.school, person, Role::Admin).await.unwrap();
        store.school(&abara, room.school).await.unwrap();
        // Twice is once, and neither decides about themselves.
        let before = cuts(&school).len();
        store.set_role(&rivera, room.school, person, Role::Admin).await.unwrap();
        assert_eq!(cuts(&school).len(), before);
        let own = refusal(store.set_role(&abara, room.school, person, Role::Teacher).await);
        assert_eq!(own, Refusal::conflict("school.not_own_role"));
        let audit = store.audit(&rivera, room.school, None).await.unwrap();
        assert_eq!(audit.iter().filter(|row| row.what == "admin_add").count(), 1);
        store.set_role(&rivera, room.school, person, Role::Teacher).await.unwrap();
        assert!(matches!(refusal(store.school(&abara, room.school).await), Refusal::Forbidden { .. }));
    }

    async fn nobody_else_gives_or_takes_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let person = abara_in_science(&school).await;
        let asked = |viewer| store.set_role(viewer, room.school, person, Role::Admin);
        let (abara, ada, far) = (room.staff(person), room.student(room.ada), room.staff(room.stone));
        assert!(matches!(refusal(asked(&abara).await), Refusal::Forbidden { .. }));
        assert_eq!(refusal(asked(&ada).await), Refusal::NotFound);
        assert_eq!(refusal(asked(&far).await), Refusal::NotFound);
        let student = store.set_role(&room.staff(room.rivera), room.school, room.ada, Role::Admin).await;
        assert_eq!(refusal(student), Refusal::NotFound, "only whoever is on the staff");
        let over = store.hand_over(&abara, room.school, room.kim, person).await;
        assert!(matches!(refusal(over), Refusal::Forbidden { .. }));
    }

    async fn a_class_whose_teacher_is_gone_goes_on_with_another(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let person = abara_in_science(&school).await;
        let off = store.take_off_staff(&rivera, room.school, room.kim).await;
        assert_eq!(refusal(off), alone("1", "Reading"));
        for nobody in [room.kim, room.ada, room.stone] {
            let over = store.hand_over(&rivera, room.school, room.kim, nobody).await;
            assert_eq!(refusal(over), Refusal::conflict("school.hand_over_to_staff"));
        }
        store.hand_over(&rivera, room.school, room.kim, person).await.unwrap();
        let reading = teaches(&school, person, room.reading).await;
        assert_eq!(reading, [("Ms Abara".into(), Standing::Lead), ("Ms Kim".into(), Standing::CoTeacher)]);
        let again = store.hand_over(&rivera, room.school, room.kim, person).await;
        assert_eq!(refusal(again), Refusal::conflict("school.nothing_to_hand_over"));
        store.take_off_staff(&rivera, room.school, room.kim).await.unwrap();
        assert_eq!(teaches(&school, person, room.reading).await, [("Ms Abara".into(), Standing::Lead)]);
        let view = store.school(&rivera, room.school).await.unwrap();
        let abara = view.staff.iter().find(|member| member.person == person).unwrap();
        assert_eq!(abara.alone_in, ["Reading"]);
    }
}
