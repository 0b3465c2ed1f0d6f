//! Boards: made in minutes, shared by those who teach the class, opened, closed and made again.

use domain::choices::{BoardStage, Template};
use domain::classes::AccessPoint;
use domain::event::{About, Audience, Stream};
use domain::id::BoardId;

use super::{choosing, does, drafts, firsts, not_found, opens, own, plan, told};
use crate::both;
use crate::pen::{Pen, heard_about, hears};

both! {
    async fn a_draft_is_its_teachers_alone_and_comes_with_options(school: School) {
        let (store, room) = (&school.store, &school.room);
        let board = drafts(&school, "I can explain why ice floats", Template::Menu).await;
        let (view, _) = store.board(&room.staff(room.osei), board).await.unwrap();
        assert_eq!((view.options.len(), view.card.stage, view.card.changed_by.as_str()), (12, BoardStage::Draft, "Ms Rivera"));
        for viewer in [room.student(room.ada), room.staff(room.kim), room.staff(room.stone)] {
            assert!(not_found(store.board(&viewer, board).await));
            assert!(not_found(store.own_board(&viewer, board).await));
            assert!(not_found(store.open_board(&viewer, board).await));
        }
        assert!(hears(&heard_about(&school, About::Board(board))[0], Stream::Class(room.science), &[Audience::Staff]));
        let again = store.make_board(&room.staff(room.rivera), room.science, board, plan("x", Template::Grid), "en").await;
        assert!(again.is_ok(), "twice is once");
        assert_eq!(store.board(&room.staff(room.rivera), board).await.unwrap().0.card.target, "I can explain why ice floats");
        let taken = store.make_board(&room.staff(room.kim), room.reading, board, plan("x", Template::Grid), "en").await;
        assert!(not_found(taken));
    }

    async fn open_it_is_there_for_the_class_and_opens_the_way_to_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let board = opens(&school, "I can explain why ice floats", Template::Menu).await;
        assert!(store.class(&rivera, room.science).await.unwrap().card.opened.has(AccessPoint::Choice));
        let ada = Pen::of(&school, room.ada);
        assert!(own(&ada, board).await.open);
        assert_eq!(store.home(&ada.viewer).await.unwrap().0.boards[0].id, board);
        assert!(not_found(store.own_board(&room.student(room.dina), board).await));
        let last = heard_about(&school, About::Board(board)).pop().unwrap();
        assert!(hears(&last, Stream::Class(room.science), &[Audience::Staff, Audience::Class]));
        assert_eq!(told(store.open_board(&rivera, board).await), "boards.already_open");
        assert_eq!(told(store.remove_board(&rivera, board, true).await), "boards.was_open");

        store.close_access_point(&rivera, room.science, AccessPoint::Choice).await.unwrap();
        assert!(not_found(store.own_board(&ada.viewer, board).await), "behind a closed way in nobody finds it");
        store.open_access_point(&rivera, room.science, AccessPoint::Choice).await.unwrap();
        store.close_board(&room.staff(room.osei), board).await.unwrap();
        assert!(!own(&ada, board).await.open, "closed, it can be read");
        assert!(store.home(&ada.viewer).await.unwrap().0.boards.is_empty());
        assert_eq!(told(store.close_board(&rivera, board).await), "boards.not_open");
        store.open_board(&rivera, board).await.unwrap();
        assert!(own(&ada, board).await.open);
    }

    async fn a_draft_goes_and_comes_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let board = drafts(&school, "I can say why", Template::Grid).await;
        store.remove_board(&rivera, board, true).await.unwrap();
        assert!(not_found(store.board(&rivera, board).await));
        assert!(store.boards(&rivera, room.science).await.unwrap().0.is_empty());
        store.remove_board(&rivera, board, false).await.unwrap();
        assert_eq!(store.boards(&rivera, room.science).await.unwrap().0.len(), 1);
    }

    async fn the_same_board_again_in_this_class_and_in_no_strangers(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let board = opens(&school, "I can say why", Template::MustMay).await;
        let copy = BoardId::mint();
        store.duplicate_board(&rivera, board, room.science, copy).await.unwrap();
        store.duplicate_board(&rivera, board, room.science, copy).await.unwrap();
        assert_eq!(store.boards(&rivera, room.science).await.unwrap().0.len(), 2, "twice is once");
        let (view, _) = store.board(&rivera, copy).await.unwrap();
        assert_eq!((view.card.stage, view.options.len()), (BoardStage::Draft, 12));
        assert_eq!(view.options.iter().filter(|option| option.must).count(), 2);
        for stranger in [room.reading, room.history] {
            assert!(not_found(store.duplicate_board(&rivera, board, stranger, BoardId::mint()).await));
        }
        assert!(not_found(store.duplicate_board(&room.staff(room.kim), board, room.reading, BoardId::mint()).await));
    }

    async fn put_away_with_its_class_it_can_be_read_and_nothing_happens(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let board = opens(&school, "I can say why", Template::Menu).await;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        does(&ada, board, choosing(firsts(&ada, board).await, "")).await;
        store.archive_class(&rivera, room.science).await.unwrap();
        assert!(store.board(&rivera, board).await.is_ok());
        assert_eq!(told(store.close_board(&rivera, board).await), "classes.archived");
        let kept = own(&ada, board).await;
        assert!(!kept.open && kept.choice.is_some(), "what Ada chose stays hers");
        assert!(not_found(store.own_board(&bo.viewer, board).await));
    }
}
