//! Aggregates: hidden below five, and then not even sent.

use domain::command::Command;
use domain::id::ReflectionId;
use domain::rubrics::RubricAct;
use domain::stage::{Asked, AskedFor, ClosingWord, Scene, Shown, StageAct, Weight};

use super::{class_of, rivera, sees, show, stages};
use crate::both;
use crate::desk::{asked, at_once};
use crate::harness::School;
use crate::pen::{Pen, projects, refused, replayed};

async fn takes(pen: &Pen, school: &School, word: ClosingWord) {
    let answer = pen.gives(Command::ClosingWord { class: school.room.science, word }).await;
    assert!(answer.is_done(), "{answer:?}");
}

both! {
    async fn four_words_are_no_class_and_five_are(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let pens = class_of(&school, 6).await;
        let word = Command::ClosingWord { class: room.science, word: ClosingWord::Proud };
        assert_eq!(refused(pens[0].gives(word.clone()).await).sentence().key, "stage.not_asked");
        let asked = async |pen: &Pen| store.asked_of(&pen.viewer).await.unwrap().0;
        assert!(asked(&pens[0]).await.is_empty());
        stages(&school, show(Scene::Closing)).await;
        let word = Asked { class: room.science, class_name: "Science".into(), what: AskedFor::Word };
        assert_eq!(asked(&pens[0]).await, [word], "on every page of theirs");
        // A wall that is blank for a moment refuses nobody who is choosing.
        stages(&school, StageAct::Blank).await;
        assert!(store.own_closing_word(&pens[0].viewer, room.science).await.unwrap().0.asked);
        stages(&school, StageAct::Blank).await;
        let from = store.cursor(&wall).await.unwrap();
        for pen in &pens[..4] {
            takes(pen, &school, ClosingWord::Proud).await;
        }
        assert!(asked(&pens[0]).await.is_empty(), "theirs is taken");
        for other in [room.student(room.dina), room.student(room.eli), rivera(&school), wall.clone()] {
            assert!(store.asked_of(&other).await.is_ok_and(|(asked, _)| asked.is_empty()), "nothing of another class");
        }
        let Shown::Closing(closing) = sees(&school, &wall).await.1 else { panic!() };
        assert_eq!(closing, Default::default());
        takes(&pens[4], &school, ClosingWord::Stuck).await;
        // Another one is theirs instead.
        takes(&pens[3], &school, ClosingWord::Calm).await;
        let Shown::Closing(closing) = sees(&school, &wall).await.1 else { panic!() };
        assert_eq!((closing.said, closing.words), (5, vec![(ClosingWord::Proud, Weight::Most)]), "none of one alone");
        let heard = replayed(store, &wall, &from).await;
        for word in ["proud", "stuck", "calm"].iter().copied().chain(pens.iter().map(|_| "closing_word")) {
            assert!(!heard.contains(word), "{heard}");
        }
        for stranger in [room.student(room.dina), room.student(room.eli), rivera(&school)] {
            let pen = Pen { viewer: stranger, ..Pen::of(&school, room.ada) };
            assert!(store.own_closing_word(&pen.viewer, room.science).await.is_err());
        }
    }

    async fn where_a_class_stands_is_tenths_of_five_or_more(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let pens = class_of(&school, 6).await;
        let rubric = crate::rubrics::in_use(&school).await;
        let first = crate::rubrics::criteria(&school, rubric).await[0];
        let prompt = asked(&school, "Why?", at_once(domain::prompts::AnswerPlan::Everyone)).await;
        store.put_rubric_beside(&rivera(&school), rubric, prompt, true).await.unwrap();
        stages(&school, show(Scene::Scale)).await;
        let stands = async |pen: &Pen, stands: &str, shown: bool| {
            let piece = ReflectionId::mint();
            let beginning = domain::command::Beginning::Prompt { prompt };
            assert!(pen.shares(piece, &beginning, "Because.").await.is_done());
            let mut typed = crate::rubrics::line(first, stands, "");
            typed.shown = shown;
            crate::rubrics::does(pen, rubric, RubricAct::Rate { piece, version: 1, wording: 1, typed }).await;
        };
        for pen in &pens[..4] {
            stands(pen, "here", true).await;
        }
        // Kept for oneself, it counts nowhere.
        stands(&pens[4], "beyond", false).await;
        let Shown::Scale(scale) = sees(&school, &wall).await.1 else { panic!() };
        assert!(scale.criteria.is_empty(), "{scale:?}");
        let from = store.cursor(&wall).await.unwrap();
        stands(&pens[5], "not_yet", true).await;
        assert!(replayed(store, &wall, &from).await.contains("\"stage\""));
        let Shown::Scale(scale) = sees(&school, &wall).await.1 else { panic!() };
        assert_eq!(scale.criteria.len(), 1, "of the others nobody said anything");
        assert_eq!(scale.criteria[0].tenths, [2, 8, 0]);
        // A newer version is not rated yet: four are left, and the wall hears of it.
        let from = store.cursor(&wall).await.unwrap();
        let piece = store.console(&rivera(&school), room.science).await.unwrap().0.cards;
        let piece = piece.iter().find(|card| Some(card.student) == pens[5].viewer.person()).unwrap().id;
        assert!(pens[5].shares(piece, &domain::command::Beginning::Prompt { prompt }, "Because, and so.").await.is_done());
        assert!(replayed(store, &wall, &from).await.contains("\"stage\""));
        let Shown::Scale(scale) = sees(&school, &wall).await.1 else { panic!() };
        assert!(scale.criteria.is_empty(), "{scale:?}");
    }

    async fn options_under_five_are_told_together_or_not_at_all(school: School) {
        let wall = projects(&school).await;
        let pens = class_of(&school, 9).await;
        let board = crate::choices::opens(&school, "Say why", domain::choices::Template::Menu).await;
        stages(&school, show(Scene::Choice)).await;
        let axis = domain::choices::Axis::Learn;
        for (at, pen) in pens.iter().enumerate() {
            let pick = crate::choices::option(pen, board, axis, usize::from(at >= 5)).await;
            crate::choices::does(pen, board, crate::choices::choosing(vec![pick], "")).await;
            let Shown::Choice(choice) = sees(&school, &wall).await.1 else { panic!() };
            let figures: Vec<u32> = choice.options.iter().filter_map(|(_, _, n)| *n).collect();
            match at {
                0..4 => assert!(choice.is_hidden(), "{at}: {choice:?}"),
                4 => assert_eq!((figures, choice.others), (vec![5], 0)),
                // One of the other option would be that student's: both are told together.
                _ => assert_eq!((figures, choice.others), (vec![], at as u32 + 1), "{choice:?}"),
            }
        }
    }
}
