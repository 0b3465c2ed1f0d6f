//! Who sees a file because of what shows it.

use domain::command::Command;
use domain::evidence::Made;
use domain::files::FileKind;
use domain::goals::GoalAct;
use domain::goals::GoalPlan;
use domain::id::{EvidenceId, GoalId, ReflectionId};

use super::{opens, why};
use crate::both;
use crate::pen::{Pen, own_question, projects, share_with, words};

both! {
    async fn a_file_is_seen_by_those_who_read_the_version_that_shows_it(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let piece = ReflectionId::mint();
        let (_, file) = ada.adds(&school, piece, FileKind::Image).await;
        let readers = [room.staff(room.rivera), room.staff(room.osei)];
        let outsiders = [room.student(room.bo), room.student(room.dina), room.staff(room.kim), room.staff(room.stone), room.student(room.eli)];
        for viewer in readers.iter().chain(&outsiders) {
            assert!(!opens(&school, viewer, file).await, "a draft is its student's alone");
        }
        ada.shares_it(&school, piece).await;
        for viewer in &readers {
            assert!(opens(&school, viewer, file).await);
        }
        for viewer in &outsiders {
            assert!(!opens(&school, viewer, file).await);
        }
        let wall = projects(&school).await;
        assert!(school.store.file(&wall, file).await.is_err(), "the wall shows words only");
        // What shows it keeps it; what nothing shows may go.
        assert!(school.store.discard_file(&ada.viewer, file).await.is_err());
    }

    async fn who_sees_a_goal_sees_what_its_evidence_shows(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let piece = ReflectionId::mint();
        let (_, file) = ada.adds(&school, piece, FileKind::Image).await;
        ada.shares_it(&school, piece).await;
        let version = ada.sees(piece).await.versions[0].id;
        let (goal, evidence) = (GoalId::mint(), EvidenceId::mint());
        let plan = GoalPlan { statement: "Draw what I see".into(), ..Default::default() };
        let act = |act: GoalAct| Command::Goal { goal, act: act.into() };
        assert!(ada.gives(act(GoalAct::Set { plan, classes: vec![], readers: vec![room.osei] })).await.is_done());
        assert!(ada.gives(act(GoalAct::Link { evidence, made: Made::Version(version), words: String::new() })).await.is_done());
        store.remove_co_teacher(&room.staff(room.rivera), room.science, room.osei).await.unwrap();
        let osei = room.staff(room.osei);
        assert!(opens(&school, &osei, file).await, "she showed it to him");
        assert_eq!(store.shown_by_version(&osei, version).await.unwrap()[0].file.id, file);
        assert!(store.shown_by_version(&ada.viewer, version).await.unwrap().len() == 1);
        assert_eq!(why(store.shown_by_version(&room.staff(room.kim), version).await), "refusal.not_found");
        assert!(ada.gives(act(GoalAct::Unlink { evidence })).await.is_done());
        assert!(!opens(&school, &osei, file).await);
        assert_eq!(why(store.shown_by_version(&osei, version).await), "refusal.not_found");
    }

    async fn a_piece_without_words_does_not_go_on_the_wall(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let piece = ReflectionId::mint();
        ada.adds(&school, piece, FileKind::Drawing).await;
        let wordless = share_with(piece, &own_question(room.science), words(""), true);
        assert!(ada.gives(wordless).await.is_done());
        projects(&school).await;
        let rivera = room.staff(room.rivera);
        assert_eq!(why(store.release_to_wall(&rivera, piece).await), "wall.no_words");
        assert!(ada.gives(share_with(piece, &own_question(room.science), words("Leaves fall"), true)).await.is_done());
        store.release_to_wall(&rivera, piece).await.unwrap();
    }
}
