//! From a board to the work.

use domain::choices::{ChoiceAct, ShowMode, Template};
use domain::command::Beginning;
use domain::id::ReflectionId;
use domain::showing::Mode;

use super::{choosing, does, firsts, key, opens, own, page_of};
use crate::both;
use crate::pen::{Pen, asks, own_question};

both! {
    async fn a_piece_begun_from_a_board_without_a_prompt_knows_its_board(school: School) {
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let board = opens(&school, "I can say why", Template::Menu).await;
        let options = own(&ada, board).await.options;
        let way = |mode| options.iter().find(|option| option.mode == Some(mode)).unwrap().id;
        let piece = ReflectionId::mint();
        let begin = |question: &str| ChoiceAct::Begin { reflection: piece, question: question.into() };
        assert_eq!(key(&ada, board, begin("Why does ice float?")).await, "choices.choose_first");
        does(&ada, board, choosing(vec![way(ShowMode::Draw)], "")).await;
        assert_eq!(key(&ada, board, begin(" ")).await, "words.empty");
        does(&ada, board, begin("Why does ice float?")).await;
        does(&ada, board, begin("Why does ice float?")).await;
        let stands = async || {
            let (showing, _) = ada.store.showing(&ada.viewer, piece, None).await.unwrap();
            showing.draft.unwrap().mode
        };
        assert_eq!(stands().await, Some(Mode::Draw));
        let work = own(&ada, board).await.choice.unwrap().work.unwrap();
        assert_eq!((work.id, work.question.as_str()), (piece, "Why does ice float?"), "the choice is tied to it");
        does(&ada, board, choosing(vec![way(ShowMode::Video)], "")).await;
        assert_eq!(stands().await, Some(Mode::Film), "she may change her mind");
        // Another one from the same board: it knows its board, and the choice keeps its first.
        let second = ReflectionId::mint();
        does(&ada, board, ChoiceAct::Begin { reflection: second, question: "And why does iron not?".into() }).await;
        let (showing, _) = ada.store.showing(&ada.viewer, second, None).await.unwrap();
        assert_eq!(showing.draft.unwrap().mode, Some(Mode::Film));
        assert_eq!(own(&ada, board).await.choice.unwrap().work.unwrap().id, piece);
        // Nobody begins somebody else's piece, and nobody here from another class's board.
        does(&bo, board, choosing(vec![way(ShowMode::Draw)], "")).await;
        assert_eq!(key(&bo, board, begin("Mine now?")).await, "refusal.not_found");
        assert_eq!(key(&Pen::of(&school, room.dina), board, begin("Why?")).await, "refusal.not_found");
        school.store.close_board(&room.staff(room.rivera), board).await.unwrap();
        let late = ChoiceAct::Begin { reflection: ReflectionId::mint(), question: "Late?".into() };
        assert_eq!(key(&ada, board, late).await, "choices.board_closed");
        assert_eq!(stands().await, Some(Mode::Film), "what was begun goes on");
    }
    async fn the_answer_to_a_boards_prompt_is_the_work_that_came_of_the_choice(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let board = opens(&school, "I can say why", Template::Menu).await;
        let prompt = asks(&school).await;
        let mut page = page_of(&school, board).await;
        page.plan.prompt = Some(prompt);
        store.edit_board(&room.staff(room.rivera), board, page).await.unwrap();
        let first = firsts(&ada, board).await;
        let work = async |pen: &Pen| own(pen, board).await.choice.unwrap().work.map(|work| work.id);
        let (hers, his, other) = (ReflectionId::mint(), ReflectionId::mint(), ReflectionId::mint());
        // She chose, and answers afterwards; he answered, and chooses afterwards.
        does(&ada, board, choosing(first.clone(), "")).await;
        assert_eq!(work(&ada).await, None);
        ada.shares(hers, &Beginning::Prompt { prompt }, "Ice is lighter").await;
        assert_eq!(work(&ada).await, Some(hers));
        bo.shares(his, &Beginning::Prompt { prompt }, "It has air in it").await;
        does(&bo, board, choosing(first, "")).await;
        assert_eq!(work(&bo).await, Some(his));
        // What is linked by hand stays, whatever is shared then.
        ada.shares(other, &own_question(room.science), "Iron sinks").await;
        does(&ada, board, ChoiceAct::Work { reflection: Some(other) }).await;
        ada.shares(hers, &Beginning::Prompt { prompt }, "Ice is lighter than water").await;
        assert_eq!(work(&ada).await, Some(other));
    }
}
