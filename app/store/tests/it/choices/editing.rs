//! One page to edit a board: two teachers at it, and students who chose already.

use domain::choices::{Axis, EditAct, OptionEdit, OptionWords, Template};
use domain::id::{OptionId, PromptId};

use super::{choosing, chosen, does, drafts, firsts, key, not_found, opens, option, own, page_of, told};
use crate::both;
use crate::pen::{Pen, asks};

fn new(axis: Axis, words: &str) -> OptionEdit {
    let words = OptionWords { axis, words: words.into(), mode: None, must: false };
    OptionEdit { id: OptionId::mint(), new: true, words }
}

both! {
    async fn what_was_chosen_is_never_worded_anew(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let board = opens(&school, "I can say why", Template::Menu).await;
        let read = option(&ada, board, Axis::Learn, 0).await;
        does(&ada, board, choosing(vec![read], "")).await;
        let before = chosen(&ada, board).await;
        let mut page = page_of(&school, board).await;
        page.options[0].words.words = "Read the last page only".into();
        page.options[1].words.words = "Nobody chose this one".into();
        let untouched = page.options[1].id;
        store.edit_board(&rivera, board, page).await.unwrap();

        assert_eq!(chosen(&ada, board).await, before, "she reads what she chose");
        let offered = own(&ada, board).await.options;
        let anew = offered.iter().find(|option| option.words == "Read the last page only").unwrap();
        assert_ne!(anew.id, read);
        assert!(offered.iter().any(|option| option.id == read && option.retired));
        assert!(offered.iter().any(|option| option.id == untouched && option.words == "Nobody chose this one"));
        assert_eq!(page_of(&school, board).await.options[0].id, anew.id, "it stands where the old one stood");
        // She may keep it, and nobody else can take it up.
        does(&ada, board, choosing(vec![read], "I keep it")).await;
        assert_eq!(key(&Pen::of(&school, room.bo), board, choosing(vec![read], "")).await, "choices.no_longer_offered");
        assert!(not_found(store.restore_option(&rivera, board, read).await), "another stands in its place");
        // Not even when that one was worded anew in its turn.
        does(&Pen::of(&school, room.bo), board, choosing(vec![anew.id], "")).await;
        let mut page = page_of(&school, board).await;
        page.options[0].words.words = "Read the first page only".into();
        store.edit_board(&rivera, board, page).await.unwrap();
        assert_ne!(page_of(&school, board).await.options[0].id, anew.id);
        for old in [read, anew.id] {
            assert!(not_found(store.restore_option(&rivera, board, old).await));
        }
    }

    async fn two_at_it_the_second_is_told_and_nothing_is_overwritten(school: School) {
        let (store, room) = (&school.store, &school.room);
        let board = drafts(&school, "I can say why", Template::Menu).await;
        let (mut hers, mut his) = (page_of(&school, board).await, page_of(&school, board).await);
        his.plan.target = "I can say how".into();
        store.edit_board(&room.staff(room.osei), board, his.clone()).await.unwrap();
        store.edit_board(&room.staff(room.osei), board, his).await.unwrap();
        hers.options[0].words.words = "Hers".into();
        assert_eq!(told(store.edit_board(&room.staff(room.rivera), board, hers).await), "boards.changed_meanwhile");
        let (view, _) = store.board(&room.staff(room.rivera), board).await.unwrap();
        assert_eq!((view.card.target.as_str(), view.card.changed_by.as_str(), view.card.rev), ("I can say how", "Mr Osei", 2));
        assert!(view.options.iter().all(|option| option.words != "Hers"));
    }

    async fn options_come_go_move_and_come_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let board = opens(&school, "I can say why", Template::Menu).await;
        let all = firsts(&ada, board).await;
        does(&ada, board, choosing(all.clone(), "")).await;
        let mut page = page_of(&school, board).await;
        page.options.extend([new(Axis::Learn, "Ask my grandmother"), new(Axis::Learn, " ")]);
        page.act = EditAct::Remove(all[0]);
        store.edit_board(&rivera, board, page).await.unwrap();
        let words = |options: &[OptionEdit]| options.iter().map(|o| o.words.words.clone()).collect::<Vec<_>>();
        let now = page_of(&school, board).await;
        assert_eq!(now.options.len(), 12);
        assert!(words(&now.options).contains(&"Ask my grandmother".to_owned()));
        assert_eq!(own(&ada, board).await.choice.unwrap().missing, [], "what is gone was chosen all the same");
        store.restore_option(&rivera, board, all[0]).await.unwrap();

        let mut page = page_of(&school, board).await;
        let last = page.options.iter().rev().find(|o| o.words.axis == Axis::Learn).unwrap().id;
        page.act = EditAct::Up(last);
        store.edit_board(&rivera, board, page.clone()).await.unwrap();
        let moved = page_of(&school, board).await;
        assert_ne!(words(&moved.options), words(&page.options));
        assert_eq!(moved.options.len(), 13);
    }

    async fn a_prompt_is_of_the_class_and_a_stranger_edits_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let board = opens(&school, "I can say why", Template::Menu).await;
        let mut page = page_of(&school, board).await;
        page.plan.prompt = Some(PromptId::mint());
        assert_eq!(told(store.edit_board(&rivera, board, page.clone()).await), "boards.no_such_prompt");
        let prompt = asks(&school).await;
        page.plan.prompt = Some(prompt);
        for stranger in [room.staff(room.kim), room.staff(room.stone), room.student(room.ada)] {
            assert!(not_found(store.edit_board(&stranger, board, page.clone()).await));
        }
        store.edit_board(&rivera, board, page).await.unwrap();
        let ada = Pen::of(&school, room.ada);
        assert_eq!(own(&ada, board).await.prompt, Some(prompt));
        store.close_prompt(&rivera, prompt).await.unwrap();
        assert_eq!(own(&ada, board).await.prompt, None, "a closed prompt is nowhere to begin");
    }
}
