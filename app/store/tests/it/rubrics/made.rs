//! Made, worded, copied, put away.

use domain::event::{About, Audience, Stream};
use domain::id::{CriterionId, RubricId};
use domain::rubrics::{CriterionEdit, RubricEditAct, RubricMove, RubricSource, RubricStage};

use super::{drafts, in_use, moves, page_of, rivera};
use crate::both;
use crate::choices::{not_found, told};
use crate::pen::{heard_about, hears};

both! {
    async fn a_draft_is_its_teachers_and_twice_is_once(school: School) {
        let (store, room) = (&school.store, &school.room);
        let id = drafts(&school).await;
        let source = RubricSource::Bank { id: "g68-arguing".into(), locale: "es".into() };
        store.make_rubric(&rivera(&school), room.science, id, source.clone()).await.unwrap();
        let (all, _) = store.rubrics(&room.staff(room.osei), room.science).await.unwrap();
        assert_eq!((all.len(), all[0].criteria, all[0].stage), (1, 4, RubricStage::Draft));
        assert!(hears(&heard_about(&school, About::Rubric(id))[0], Stream::Class(room.science), &[Audience::Staff]));
        for stranger in [room.staff(room.kim), room.staff(room.stone), room.student(room.ada)] {
            assert!(not_found(store.rubric(&stranger, id).await) && not_found(store.rubrics(&stranger, room.science).await));
            assert!(not_found(store.move_rubric(&stranger, id, RubricMove::Use, 1).await));
            assert!(not_found(store.make_rubric(&stranger, room.science, RubricId::mint(), source.clone()).await));
        }
        assert!(not_found(store.make_rubric(&room.staff(room.kim), room.reading, id, source).await), "somebody else's id");
        let (own, _) = store.own_rubrics(&room.student(room.ada)).await.unwrap();
        assert!(own.in_use.is_empty() && own.making.is_empty());
    }

    async fn revising_after_use_makes_a_version_and_a_stale_page_is_told(school: School) {
        let (store, room) = (&school.store, &school.room);
        let id = in_use(&school).await;
        let stale = page_of(&school, id).await;
        let mut edit = stale.clone();
        edit.criteria[0].words = "I can say what I claim.".into();
        store.edit_rubric(&rivera(&school), id, edit.clone()).await.unwrap();
        store.edit_rubric(&rivera(&school), id, edit).await.unwrap();
        let (view, _) = store.rubric(&rivera(&school), id).await.unwrap();
        assert_eq!((view.card.version, view.earlier.len()), (2, 1), "the same page twice is once");
        assert_eq!(view.wording.criteria[0].id, view.earlier[0].wording.criteria[0].id, "the same criterion, worded anew");
        let mut late = stale.clone();
        late.title = "Mine".into();
        assert_eq!(told(store.edit_rubric(&room.staff(room.osei), id, late).await), "rubrics.changed_meanwhile");
        let mut emptied = page_of(&school, id).await;
        emptied.criteria.clear();
        assert_eq!(told(store.edit_rubric(&rivera(&school), id, emptied).await), "rubrics.needs_a_criterion");
        let mut elsewhere = page_of(&school, drafts(&school).await).await;
        elsewhere.rev = page_of(&school, id).await.rev;
        assert!(not_found(store.edit_rubric(&rivera(&school), id, elsewhere).await), "another rubric's criteria");
        moves(&school, id, RubricMove::Rest).await;
        assert_eq!(told(store.edit_rubric(&rivera(&school), id, stale).await), "rubrics.rests");
    }

    async fn a_draft_is_worded_in_place_with_levels_or_without(school: School) {
        let store = &school.store;
        let id = drafts(&school).await;
        let mut edit = page_of(&school, id).await;
        edit.levels = vec!["Seed".into(), "Sprout".into()];
        let new = CriterionEdit { id: CriterionId::mint(), new: true, words: "I can listen.".into(), levels: vec!["a".into()] };
        edit.criteria.push(new.clone());
        edit.act = RubricEditAct::Up(new.id);
        store.edit_rubric(&rivera(&school), id, edit).await.unwrap();
        let (view, _) = store.rubric(&rivera(&school), id).await.unwrap();
        assert_eq!((view.card.version, view.wording.levels.len(), view.wording.criteria.len()), (1, 2, 5));
        assert_eq!(view.wording.criteria[3].id, new.id);
        assert_eq!(view.wording.criteria[3].levels, ["a", ""]);
        let mut endless = page_of(&school, id).await;
        endless.criteria[0].words = "x".repeat(100_000);
        assert_eq!(told(store.edit_rubric(&rivera(&school), id, endless).await), "words.too_long");
    }

    async fn a_copy_begins_anew_and_only_a_draft_goes_away(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (id, copy) = (in_use(&school).await, RubricId::mint());
        assert!(not_found(store.duplicate_rubric(&rivera(&school), id, room.reading, copy).await), "not hers");
        store.duplicate_rubric(&rivera(&school), id, room.science, copy).await.unwrap();
        let (one, two) = (page_of(&school, id).await, page_of(&school, copy).await);
        assert_eq!(one.criteria[0].words, two.criteria[0].words);
        assert_ne!(one.criteria[0].id, two.criteria[0].id, "another criterion, for another year");
        assert_eq!(told(store.remove_rubric(&rivera(&school), id, true).await), "rubrics.was_used");
        store.remove_rubric(&rivera(&school), copy, true).await.unwrap();
        assert!(not_found(store.rubric(&rivera(&school), copy).await));
        store.remove_rubric(&rivera(&school), copy, false).await.unwrap();
        assert!(store.rubric(&rivera(&school), copy).await.is_ok());
    }
}
