//! What a student and a teacher say of a version.

use domain::event::{About, Audience, Stream};
use domain::id::RatingId;
use domain::rubrics::{Cite, RatingTyped, RubricAct, RubricMove, Stand, Stood, TypedLine};

use super::{criteria, does, in_use, key, line, moves, page_of, rivera, shares};
use crate::both;
use crate::choices::{not_found, told};
use crate::harness::School;
use crate::pen::{Pen, hears, own_question};

fn heard_ratings(school: &School) -> Vec<domain::event::Numbered> {
    school.events().into_iter().filter(|numbered| matches!(numbered.event.about, About::Rating(RatingId(_)))).collect()
}

both! {
    async fn both_say_where_it_stands_and_talk_where_they_differ(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (id, piece) = (in_use(&school).await, shares(&ada, &school, "Ice floats. It is light.").await);
        let first = criteria(&school, id).await[0];
        let rate = |typed| RubricAct::Rate { piece, version: 1, wording: 1, typed };
        assert_eq!(key(&ada, id, rate(line(first, "here", ""))).await, "rubrics.none_beside");
        does(&ada, id, RubricAct::Pick { piece }).await;
        does(&ada, id, rate(line(first, "here", "0-11"))).await;
        let of = store.piece_criteria(&rivera(&school), piece).await.unwrap().0;
        let said = of.versions[0].own().unwrap();
        assert_eq!(said.now.lines[0].stood, Some(Stood::Point(Stand::Here)));
        let quote = Cite::Passage { starts: 0, ends: 11, quote: "Ice floats.".into() };
        assert_eq!(said.now.lines[0].cite, Some(quote));
        let talk = RubricAct::Talk { piece, criterion: first, words: "I think it is there".into() };
        assert_eq!(key(&ada, id, talk.clone()).await, "rubrics.talk_needs_both");

        store.rate_piece(&rivera(&school), piece, (1, 1), line(first, "not_yet", "12-24")).await.unwrap();
        store.rate_piece(&rivera(&school), piece, (1, 1), line(first, "not_yet", "12-24")).await.unwrap();
        let heard = heard_ratings(&school);
        assert_eq!(heard.len(), 2, "twice is once");
        let to = [Audience::Staff, Audience::Person(room.ada)];
        assert!(heard.iter().all(|numbered| hears(numbered, Stream::Class(room.science), &to)));
        does(&ada, id, talk).await;
        store.talk_about_rating(&rivera(&school), piece, first, "Say how you know".into()).await.unwrap();
        let own = store.piece_criteria(&ada.viewer, piece).await.unwrap().0;
        let names: Vec<_> = own.talk.iter().map(|line| line.by_name.as_str()).collect();
        assert_eq!(names, ["Ada Okafor", "Ms Rivera"]);
        assert_eq!(own.versions[0].ratings.len(), 2);
        for stranger in [room.student(room.bo), room.staff(room.kim), room.staff(room.stone), room.student(room.eli)] {
            assert!(not_found(store.piece_criteria(&stranger, piece).await));
            assert!(not_found(store.rate_piece(&stranger, piece, (1, 1), line(first, "here", "")).await));
            assert!(not_found(store.talk_about_rating(&stranger, piece, first, "x".into()).await));
        }
        assert_eq!(key(&Pen::of(&school, room.bo), id, rate(line(first, "here", ""))).await, "refusal.not_found");
    }

    async fn it_is_said_anew_until_the_next_version_and_nothing_is_lost(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (id, piece) = (in_use(&school).await, shares(&ada, &school, "One.").await);
        let all = criteria(&school, id).await;
        does(&ada, id, RubricAct::Pick { piece }).await;
        let rate = |version, wording, stands: &str| RubricAct::Rate { piece, version, wording, typed: line(all[0], stands, "") };
        does(&ada, id, rate(1, 1, "not_yet")).await;
        does(&ada, id, rate(1, 1, "here")).await;
        let said = store.piece_criteria(&ada.viewer, piece).await.unwrap().0.versions.remove(0).ratings.remove(0);
        assert_eq!((said.now.lines[0].stood, said.earlier.len()), (Some(Stood::Point(Stand::Here)), 1));

        // The wording changes: what was said keeps its words, and the next version is looked at by the new ones.
        let mut edit = page_of(&school, id).await;
        edit.criteria[0].words = "I can claim something.".into();
        store.edit_rubric(&rivera(&school), id, edit).await.unwrap();
        ada.shares(piece, &own_question(room.science), "Two.").await;
        assert_eq!(key(&ada, id, rate(1, 1, "beyond")).await, "rubrics.next_version_there");
        assert_eq!(key(&ada, id, rate(2, 1, "beyond")).await, "rubrics.reworded", "she read the old words");
        does(&ada, id, rate(2, 2, "beyond")).await;
        let versions = store.piece_criteria(&ada.viewer, piece).await.unwrap().0.versions;
        let words: Vec<_> = versions.iter().map(|version| version.wording.criteria[0].words.as_str()).collect();
        assert_eq!(words, ["I can claim something.", "I can make a claim that answers the question."]);
        store.rate_piece(&rivera(&school), piece, (1, 1), line(all[0], "here", "")).await.unwrap();
        assert_eq!(
            told(store.rate_piece(&rivera(&school), piece, (1, 1), line(all[0], "beyond", "")).await),
            "rubrics.next_version_there",
            "late, and once"
        );
        moves(&school, id, RubricMove::Rest).await;
        assert_eq!(store.piece_criteria(&ada.viewer, piece).await.unwrap().0.versions.len(), 2, "it stays");
        assert_eq!(key(&ada, id, RubricAct::Pick { piece }).await, "rubrics.rests");
    }

    async fn her_word_is_hers_until_she_shows_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (id, piece) = (in_use(&school).await, shares(&ada, &school, "One.").await);
        let first = criteria(&school, id).await[0];
        does(&ada, id, RubricAct::Pick { piece }).await;
        let typed = |shown| RatingTyped { shown, ..line(first, "here", "") };
        let rate = |shown| RubricAct::Rate { piece, version: 1, wording: 1, typed: typed(shown) };
        does(&ada, id, rate(false)).await;
        let heard = heard_ratings(&school);
        assert!(hears(&heard[0], Stream::Class(room.science), &[Audience::Person(room.ada)]), "hers alone");
        let seen = async || store.piece_criteria(&rivera(&school), piece).await.unwrap().0.versions[0].ratings.len();
        assert_eq!(seen().await, 0);
        does(&ada, id, rate(true)).await;
        assert_eq!(seen().await, 1);
        does(&ada, id, rate(false)).await;
        assert_eq!(seen().await, 0, "taken back at once");
        assert!(ada.gives(domain::command::Command::TakeBack { reflection: piece }).await.is_done());
        assert!(not_found(store.piece_criteria(&rivera(&school), piece).await));
        assert!(store.piece_criteria(&ada.viewer, piece).await.is_ok());
    }

    async fn what_cannot_stand_is_told_and_changes_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (id, piece) = (in_use(&school).await, shares(&ada, &school, "One.").await);
        let first = criteria(&school, id).await[0];
        does(&ada, id, RubricAct::Pick { piece }).await;
        let rate = |typed| RubricAct::Rate { piece, version: 1, wording: 1, typed };
        assert_eq!(key(&ada, id, rate(line(first, "", ""))).await, "rubrics.say_something");
        assert_eq!(key(&ada, id, rate(line(first, "7", ""))).await, "refusal.invalid");
        assert_eq!(key(&ada, id, rate(line(first, "here", "0-99"))).await, "rubrics.not_in_the_version");
        let long = TypedLine { growing: "x".repeat(100_000), ..Default::default() };
        assert_eq!(key(&ada, id, rate(RatingTyped { lines: vec![(first, long)], shown: true })).await, "words.too_long");
        let none = RubricAct::Rate { piece, version: 9, wording: 1, typed: line(first, "here", "") };
        assert_eq!(key(&ada, id, none).await, "refusal.not_found");
        assert!(store.piece_criteria(&ada.viewer, piece).await.unwrap().0.versions[0].ratings.is_empty());
    }
}
