//! Who sits where: dealt, moved, late, and whose device writes.

use domain::id::RoundQuestionId;
use domain::projector::Display;
use domain::rounds::{DealtFrom, RoundAct, RoundStep};

use super::{desk, does, key, more_students, moves_to, plans, reads, runs, sees, writes};
use crate::both;
use crate::pen::Pen;
use crate::questions::{not_found, open, told};

both! {
    async fn everybody_sits_in_threes_and_fours_and_nobody_is_invisible(school: School) {
        more_students(&school, "Finn One\nGus Two\nHal Three\nIda Four\nJo Five\nKai Six\nLea Seven").await;
        let id = plans(&school).await;
        let view = desk(&school, id).await;
        let mut sizes: Vec<_> = view.groups.iter().map(|group| group.members.len()).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [3, 3, 4]);
        assert!(view.in_no_group.is_empty());
        assert!(view.groups.iter().all(|group| group.members.iter().filter(|member| member.scribe).count() == 1));
        let late = more_students(&school, "Zoe Zed").await[0];
        assert_eq!(desk(&school, id).await.in_no_group[0].person, late, "who came after is not forgotten");
        let rivera = school.room.staff(school.room.rivera);
        school.store.deal_round(&rivera, id, DealtFrom::Everybody).await.unwrap();
        let view = desk(&school, id).await;
        assert_eq!((view.groups.len(), view.in_no_group.len()), (3, 0));
        moves_to(&school, id, RoundStep::Focus).await;
        assert_eq!(told(school.store.deal_round(&rivera, id, DealtFrom::Everybody).await), "rounds.begun_already");
        assert_eq!(desk(&school, id).await.without_a_question().count(), 3);
    }

    async fn a_teacher_moves_students_and_every_group_that_sits_has_somebody_who_writes(school: School) {
        more_students(&school, "Finn One\nGus Two\nHal Three\nIda Four\nJo Five").await;
        let (store, room) = (&school.store, &school.room);
        let (rivera, id) = (room.staff(room.rivera), plans(&school).await);
        let view = desk(&school, id).await;
        let (one, two) = (&view.groups[0], &view.groups[1]);
        let scribe = one.scribe().unwrap().person;
        store.seat_in_round(&rivera, id, scribe, Some(two.id)).await.unwrap();
        let view = desk(&school, id).await;
        assert_eq!((view.groups[0].members.len(), view.groups[1].members.len()), (3, 5));
        assert!(view.groups[0].scribe().is_some_and(|face| face.person != scribe));
        assert_eq!(view.groups[1].scribe(), two.scribe(), "whoever wrote there writes on");
        store.make_scribe(&rivera, id, scribe).await.unwrap();
        assert_eq!(desk(&school, id).await.groups[1].scribe().unwrap().person, scribe);
        store.seat_in_round(&rivera, id, scribe, None).await.unwrap();
        assert_eq!(desk(&school, id).await.in_no_group[0].person, scribe);
        assert!(not_found(store.make_scribe(&rivera, id, scribe).await), "who sits nowhere writes nowhere");
        assert!(not_found(store.seat_in_round(&rivera, id, room.dina, Some(one.id)).await), "she is in another class");
        let stranger = plans(&school).await;
        let of_other = desk(&school, stranger).await.groups[0].id;
        assert!(not_found(store.seat_in_round(&rivera, id, scribe, Some(of_other)).await));
        for viewer in [room.staff(room.kim), room.student(room.ada)] {
            assert!(not_found(store.seat_in_round(&viewer, id, scribe, Some(one.id)).await));
        }
    }

    async fn who_is_here_is_dealt_and_who_comes_late_sits_with_the_smallest_group(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let id = plans(&school).await;
        assert_eq!(desk(&school, id).await.groups[0].members.len(), 3, "nobody came in yet, so all of them");
        store.seat_in_round(&rivera, id, room.chen, None).await.unwrap();
        let chen = Pen::of(&school, room.chen);
        moves_to(&school, id, RoundStep::Produce).await;
        assert!(sees(&chen, id).await.group.is_none());
        let write = RoundAct::Write { question: RoundQuestionId::mint(), words: "Why?".into() };
        assert_eq!(key(&chen, id, write).await, "refusal.not_found");
        does(&chen, id, RoundAct::Join).await;
        does(&chen, id, RoundAct::Join).await;
        assert_eq!(desk(&school, id).await.groups[0].members.len(), 3);
        assert!(sees(&chen, id).await.group.is_some_and(|own| !own.i_write));
        moves_to(&school, id, RoundStep::Ended).await;
        let late = more_students(&school, "Zoe Zed").await[0];
        assert_eq!(key(&Pen::of(&school, late), id, RoundAct::Join).await, "rounds.not_now");
    }

    async fn once_it_is_over_nobody_is_moved_until_it_goes_on(school: School) {
        let (id, scribe, other) = runs(&school, RoundStep::Reflect).await;
        let (store, rivera) = (&school.store, school.room.staff(school.room.rivera));
        let late = more_students(&school, "Zoe Zed").await[0];
        moves_to(&school, id, RoundStep::Ended).await;
        let group = desk(&school, id).await.groups[0].id;
        for (student, to) in [(late, Some(group)), (other.person, None)] {
            assert_eq!(told(store.seat_in_round(&rivera, id, student, to).await), "rounds.moved_meanwhile");
        }
        assert_eq!(told(store.make_scribe(&rivera, id, other.person).await), "rounds.moved_meanwhile");
        let view = desk(&school, id).await;
        assert_eq!((view.groups[0].members.len(), view.groups[0].scribe().unwrap().person), (3, scribe.person));
        assert_eq!(view.in_no_group.iter().map(|face| face.person).collect::<Vec<_>>(), [late]);
        moves_to(&school, id, RoundStep::Reflect).await;
        store.seat_in_round(&rivera, id, late, Some(group)).await.unwrap();
        assert!(desk(&school, id).await.in_no_group.is_empty());
    }

    async fn the_scribe_hands_over_and_writes_no_longer(school: School) {
        let (id, scribe, other) = runs(&school, RoundStep::Produce).await;
        writes(&scribe, id, "One?").await;
        assert_eq!(key(&other, id, RoundAct::HandOver { to: other.person }).await, "rounds.the_scribe_writes");
        assert_eq!(key(&scribe, id, RoundAct::HandOver { to: school.room.dina }).await, "refusal.not_found");
        does(&scribe, id, RoundAct::HandOver { to: other.person }).await;
        assert!(sees(&other, id).await.group.unwrap().i_write);
        writes(&other, id, "Two?").await;
        let write = RoundAct::Write { question: RoundQuestionId::mint(), words: "Three?".into() };
        assert_eq!(key(&scribe, id, write).await, "rounds.the_scribe_writes");
        assert_eq!(reads(&scribe, id).await, ["One?", "Two?"]);
    }

    async fn other_groups_have_nothing_of_it(school: School) {
        more_students(&school, "Finn One\nGus Two\nHal Three\nIda Four\nJo Five").await;
        open(&school).await;
        let id = plans(&school).await;
        moves_to(&school, id, RoundStep::Produce).await;
        let view = desk(&school, id).await;
        let of = |nth: usize| Pen::of(&school, view.groups[nth].scribe().unwrap().person);
        let (one, two) = (of(0), of(1));
        let cursor = school.store.cursor(&two.viewer).await.unwrap();
        let first = writes(&one, id, "Is obsidian glass?").await;
        assert_eq!(crate::pen::replayed(&school.store, &two.viewer, &cursor).await, "[]");
        assert!(!format!("{:?}", sees(&two, id).await).contains("obsidian"));
        assert_eq!(key(&two, id, RoundAct::Fix { question: first, words: "Taken".into() }).await, "refusal.not_found");
        assert_eq!(key(&two, id, RoundAct::Write { question: first, words: "Taken".into() }).await, "refusal.not_found");
        let quiet: Vec<_> = desk(&school, id).await.without_a_question().map(|group| group.number).collect();
        assert_eq!(quiet, [2]);
    }
}
