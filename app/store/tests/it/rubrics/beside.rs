//! What stands beside the writing.

use domain::classes::GradeBand;
use domain::id::ReflectionId;
use domain::rubrics::{RubricAct, RubricMove};
use store::Unbegun;

use super::{does, in_use, key, moves, rivera, shares};
use crate::both;
use crate::choices::not_found;
use crate::pen::{Pen, asks};

both! {
    async fn a_prompts_rubric_stands_beside_whoever_answers_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (id, prompt, ada) = (in_use(&school).await, asks(&school).await, Pen::of(&school, room.ada));
        let beside = async || store.beside(&ada.viewer, ReflectionId::mint(), Some(Unbegun::Prompt(prompt))).await.unwrap();
        assert_eq!((beside().await.rubric, beside().await.band), (None, GradeBand::G68));
        store.put_rubric_beside(&rivera(&school), id, prompt, true).await.unwrap();
        assert_eq!(beside().await.rubric.unwrap().face.id, id);
        let other = in_use(&school).await;
        store.put_rubric_beside(&rivera(&school), other, prompt, true).await.unwrap();
        assert_eq!(beside().await.rubric.unwrap().face.id, other, "in the place of the first");
        moves(&school, other, RubricMove::Rest).await;
        assert_eq!(beside().await.rubric, None);
        assert!(not_found(store.put_rubric_beside(&room.staff(room.kim), id, prompt, true).await));
        for stranger in [room.student(room.dina), room.student(room.eli)] {
            assert!(not_found(store.beside(&stranger, ReflectionId::mint(), Some(Unbegun::Prompt(prompt))).await));
        }
    }

    async fn a_question_of_ones_own_has_ways_to_begin_before_it_is_asked(school: School) {
        let (store, room) = (&school.store, &school.room);
        let own = |class| Some(Unbegun::OwnQuestion(class));
        let ada = room.student(room.ada);
        let beside = store.beside(&ada, ReflectionId::mint(), own(room.science)).await.unwrap();
        assert_eq!((beside.rubric, beside.band, beside.piece), (None, GradeBand::G68, None));
        for viewer in [room.student(room.dina), room.student(room.eli), room.staff(room.rivera)] {
            assert!(not_found(store.beside(&viewer, ReflectionId::mint(), own(room.science)).await), "who does not write in the class");
        }
    }

    async fn a_student_picks_one_where_none_was_put(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (id, other, piece) = (in_use(&school).await, in_use(&school).await, shares(&ada, &school, "One.").await);
        assert_eq!(store.piece_criteria(&ada.viewer, piece).await.unwrap().0.offered.len(), 2);
        does(&ada, id, RubricAct::Pick { piece }).await;
        does(&ada, other, RubricAct::Pick { piece }).await;
        does(&ada, id, RubricAct::Unpick { piece }).await;
        let now = async || store.piece_criteria(&ada.viewer, piece).await.unwrap().0.rubric.map(|rubric| rubric.face.id);
        assert_eq!(now().await, Some(other), "what is not picked is not taken away");
        does(&ada, other, RubricAct::Unpick { piece }).await;
        assert_eq!(now().await, None);
        assert_eq!(key(&bo, id, RubricAct::Pick { piece }).await, "refusal.not_found", "Ada's piece");
        assert!(not_found(store.beside(&bo.viewer, piece, None).await));
    }
}
