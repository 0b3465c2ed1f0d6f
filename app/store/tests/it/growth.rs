//! Growth: the student's pair and words; a teacher's suggestion, question, evidence, and no veto.

mod grown;
mod guided;

use domain::command::{Answer, Command};
use domain::event::{About, Audience, Change, Stream};
use domain::growth::{GrowthWords, RemarkKind, RemarkWords};
use domain::id::{GrowthId, ReflectionId, RemarkId, VersionId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Error;

use crate::both;
use crate::harness::School;
use crate::pen::{Pen, heard_about, hears, own_question, refused, replayed};

/// A piece with two versions; the versions, before and after.
async fn revised(school: &School, pen: &Pen) -> (ReflectionId, VersionId, VersionId) {
    let (id, beginning) = (ReflectionId::mint(), own_question(school.room.science));
    pen.shares(id, &beginning, "The cold paints them.").await;
    pen.shares(id, &beginning, "The green goes and the yellow stays.").await;
    let piece = pen.sees(id).await;
    (id, piece.versions[1].id, piece.versions[0].id)
}

fn grow(growth: GrowthId, before: VersionId, after: VersionId) -> Command {
    let words = GrowthWords { before, after, used_to: "cold paints".into(), now: "the yellow was there".into() };
    Command::Grow { growth, words }
}

fn not_found<T>(outcome: Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::NotFound)))
}

fn remark(kind: RemarkKind, words: &str) -> RemarkWords {
    RemarkWords { kind, words: words.into() }
}

fn key(answer: Answer) -> String {
    refused(answer).sentence().key
}

both! {
    async fn a_student_cites_two_versions_in_own_words(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (_, before, after) = revised(&school, &ada).await;
        let id = GrowthId::mint();
        assert!(ada.gives(grow(id, before, after)).await.is_done());
        let pairs = store.growth_pairs(&ada.viewer).await.unwrap();
        assert_eq!((pairs[0].before.words.as_str(), pairs[0].now.as_str()), ("The cold paints them.", "the yellow was there"));
        let heard = heard_about(&school, About::Growth(id));
        assert_eq!(heard.len(), 1);
        let audiences = [Audience::Staff, Audience::Person(room.ada)];
        assert!(hears(&heard[0], Stream::Class(room.science), &audiences));
        assert_eq!(key(ada.gives(grow(id, after, before)).await), "growth.another_pair");
        assert_eq!(key(ada.gives(grow(GrowthId::mint(), after, after)).await), "growth.two_pieces");

        let bo = Pen::of(&school, room.bo);
        for command in [grow(id, before, after), grow(GrowthId::mint(), before, after), Command::SetGrowthAside { growth: id }] {
            assert_eq!(refused(bo.gives(command).await), Refusal::NotFound);
        }
        assert!(store.growth_pairs(&bo.viewer).await.unwrap().is_empty());
        assert!(store.growth_pairs(&Viewer::Nobody).await.is_err());

        assert!(ada.gives(Command::SetGrowthAside { growth: id }).await.is_done());
        assert!(store.growth_pairs(&ada.viewer).await.unwrap().is_empty());
        let gone = heard_about(&school, About::Growth(id));
        let staff = store.render(gone.last().unwrap(), Audience::Staff).await.unwrap();
        assert_eq!(staff[0].change, Change::GrowthGone { id });
    }

    async fn what_was_taken_back_is_cited_nowhere(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let (from, from_osei) = (store.cursor(&rivera).await.unwrap(), store.cursor(&osei).await.unwrap());
        let (piece, before, after) = revised(&school, &ada).await;
        let id = GrowthId::mint();
        ada.gives(grow(id, before, after)).await;
        assert!(replayed(store, &rivera, &from).await.contains("the yellow stays"));
        assert!(ada.gives(Command::TakeBack { reflection: piece }).await.is_done());
        assert!(store.growth_pairs(&ada.viewer).await.unwrap().is_empty());
        for (viewer, from) in [(&rivera, &from), (&osei, &from_osei)] {
            assert!(!replayed(store, viewer, from).await.contains("the yellow stays"));
        }
        assert_eq!(heard_about(&school, About::Growth(id)).len(), 2);
        assert_eq!(refused(ada.gives(grow(GrowthId::mint(), before, after)).await), Refusal::NotFound);
        // Nor picked up again under its old id.
        assert_eq!(refused(ada.gives(grow(id, before, after)).await), Refusal::NotFound);
        assert!(store.growth_pairs(&ada.viewer).await.unwrap().is_empty());
    }

    async fn a_teacher_suggests_and_remarks_and_cannot_do_more(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let ada = Pen::of(&school, room.ada);
        let (_, before, after) = revised(&school, &ada).await;
        let outsiders = [
            room.staff(room.kim), room.staff(room.stone), room.student(room.bo), ada.viewer.clone(), Viewer::Nobody,
        ];
        for viewer in &outsiders {
            assert!(not_found(store.suggest_growth(viewer, room.ada, before, after).await), "{viewer:?}");
        }
        assert!(not_found(store.suggest_growth(&rivera, room.bo, before, after).await), "they are not Bo's");
        let id = store.suggest_growth(&rivera, room.ada, before, after).await.unwrap();
        assert_eq!(store.suggest_growth(&osei, room.ada, before, after).await.unwrap(), id, "suggested already");
        let pairs = store.growth_pairs(&ada.viewer).await.unwrap();
        assert_eq!((pairs[0].suggested_by.as_deref(), pairs[0].now.as_str()), (Some("Ms Rivera"), ""));

        for viewer in &outsiders {
            assert!(not_found(store.remark_on_growth(viewer, RemarkId::mint(), id, remark(RemarkKind::Question, "Why?")).await));
        }
        let empty = store.remark_on_growth(&osei, RemarkId::mint(), id, remark(RemarkKind::Question, " ")).await;
        assert!(matches!(empty, Err(Error::Refused(refusal)) if refusal == Refusal::invalid("words", "words.empty")));
        let drawing = || remark(RemarkKind::Evidence, "Your drawing shows it too.");
        let evidence = RemarkId::mint();
        store.remark_on_growth(&osei, evidence, id, drawing()).await.unwrap();
        store.remark_on_growth(&osei, evidence, id, drawing()).await.unwrap();
        assert!(not_found(store.remark_on_growth(&rivera, evidence, id, drawing()).await), "it is Mr Osei's");
        assert!(ada.gives(grow(id, before, after)).await.is_done());
        let pair = store.growth_pairs(&ada.viewer).await.unwrap().remove(0);
        assert_eq!((pair.remarks[0].by_name.as_str(), pair.remarks.len(), pair.rev), ("Mr Osei", 1, 3), "twice is once");
        assert_eq!(pair.used_to, "cold paints");
        let audiences = [Audience::Staff, Audience::Person(room.ada)];
        let heard = heard_about(&school, About::Growth(id));
        assert_eq!(heard.len(), 3);
        assert!(heard.iter().all(|numbered| hears(numbered, Stream::Class(room.science), &audiences)));

        ada.gives(Command::SetGrowthAside { growth: id }).await;
        let again = store.suggest_growth(&rivera, room.ada, before, after).await;
        assert!(matches!(again, Err(Error::Refused(refusal)) if refusal == Refusal::conflict("growth.set_aside")));
        assert!(not_found(store.remark_on_growth(&osei, RemarkId::mint(), id, remark(RemarkKind::Question, "Why?")).await));
    }

    async fn a_translation_is_marked_as_its_authors(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (id, _, _) = revised(&school, &ada).await;
        let translate = |language: &str, words: &str, version| Command::Translate {
            translation: domain::id::TranslationId::mint(), reflection: id, version, language: language.into(), words: words.into(),
        };
        assert!(ada.gives(translate("es", "Lo verde se va.", 2)).await.is_done());
        assert!(ada.gives(translate("es", "El verde se va.", 2)).await.is_done());
        assert_eq!(key(ada.gives(translate("Spanish!", "x", 2)).await), "translations.pick_a_language");
        assert_eq!(refused(ada.gives(translate("es", "x", 9)).await), Refusal::NotFound);
        assert_eq!(refused(bo.gives(translate("es", "x", 2)).await), Refusal::NotFound);
        let by_teacher = |viewer: Viewer| async move {
            store.translate_for(&viewer, domain::id::TranslationId::mint(), id, 2, "es", "Lo verde se marcha.").await
        };
        for viewer in [room.staff(room.kim), room.staff(room.stone), bo.viewer.clone(), ada.viewer.clone(), Viewer::Nobody] {
            assert!(not_found(by_teacher(viewer).await));
        }
        by_teacher(room.staff(room.osei)).await.unwrap();
        let translations = ada.sees(id).await.versions[0].translations.clone();
        let told: Vec<_> = translations.iter().map(|t| (t.by.as_str(), t.words.as_str())).collect();
        assert_eq!(told, [("Ada Okafor", "El verde se va."), ("Mr Osei", "Lo verde se marcha.")]);
        let heard = heard_about(&school, About::Piece(id));
        assert!(hears(heard.last().unwrap(), Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]));
    }
}
