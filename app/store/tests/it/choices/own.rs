//! Options of students' own: proposed, answered while both look, and chosen.

use domain::choices::{
    Axis, ChoiceAct, MOST_WITHDRAWN, ProposalAnswer, ProposalState, ProposalWords, ShowMode, Template,
};
use domain::event::{About, Audience, Stream};
use domain::id::{BoardId, ChoiceId, OptionId, ReflectionId};
use domain::reflections::Turn;
use domain::showing::Mode;

use super::{choosing, chosen, does, firsts, gives, key, not_found, opens, own, told};
use crate::both;
use crate::pen::{Pen, heard_about, hears};

async fn proposes(pen: &Pen, board: BoardId, words: &str) -> OptionId {
    let option = OptionId::mint();
    let reaches = "The verses are the reasons".to_owned();
    let words = ProposalWords { axis: Axis::Show, words: words.into(), mode: None, reaches };
    does(pen, board, ChoiceAct::Propose { option, words }).await;
    option
}

both! {
    async fn a_yes_makes_it_the_chosen_option(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada, bo) = (room.staff(room.rivera), Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let board = opens(&school, "I can say why", Template::Menu).await;
        does(&ada, board, choosing(firsts(&ada, board).await, "it is quiet")).await;
        let song = proposes(&ada, board, "A song").await;
        let heard = heard_about(&school, About::Choice(ChoiceId(song.0))).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]));
        assert_eq!(own(&ada, board).await.proposals[0].turn(), Turn::Teacher);
        assert_eq!(store.count_proposals_waiting(&rivera).await.unwrap(), 1);
        assert_eq!(store.count_proposals_waiting(&room.staff(room.kim)).await.unwrap(), 0);
        assert_eq!(key(&ada, board, choosing(vec![song], "")).await, "choices.no_longer_offered", "not yet an option");

        store.answer_proposal(&rivera, board, song, ProposalAnswer::Yes, "").await.unwrap();
        store.answer_proposal(&rivera, board, song, ProposalAnswer::Yes, "").await.unwrap();
        assert_eq!(store.count_proposals_waiting(&rivera).await.unwrap(), 0);
        let choice = own(&ada, board).await.choice.unwrap();
        assert_eq!((choice.now.number, choice.now.why.as_str(), choice.missing.len()), (2, "it is quiet", 0));
        assert_eq!(chosen(&ada, board).await.last().unwrap(), "A song", "in the place of how she meant to show it");
        assert_eq!(chosen(&ada, board).await.len(), 4);
        assert!(own(&bo, board).await.options.iter().all(|option| option.id != song), "it is Ada's alone");
        assert_eq!(key(&bo, board, choosing(vec![song], "")).await, "choices.no_longer_offered");
        let (view, _) = store.board(&rivera, board).await.unwrap();
        assert_eq!(view.options.len(), 12, "the class is offered what it was offered");
        let late = store.answer_proposal(&rivera, board, song, ProposalAnswer::NotNow, "No").await;
        assert_eq!(told(late), "boards.already_yes");
        assert_eq!(key(&ada, board, ChoiceAct::Withdraw { option: song }).await, "choices.already_yes");
    }

    async fn a_condition_leaves_it_to_her_and_a_no_has_its_reason(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let board = opens(&school, "I can say why", Template::Menu).await;
        let (song, dance) = (proposes(&ada, board, "A song").await, proposes(&ada, board, "A dance").await);
        let empty = store.answer_proposal(&rivera, board, song, ProposalAnswer::YesIf, " ").await;
        assert_eq!(told(empty), "boards.say_what_if");
        store.answer_proposal(&room.staff(room.osei), board, song, ProposalAnswer::YesIf, "If it names the reasons").await.unwrap();
        store.answer_proposal(&rivera, board, dance, ProposalAnswer::NotNow, "We have no room today").await.unwrap();
        let view = own(&ada, board).await;
        assert!(view.choice.is_none(), "nothing was chosen for her");
        let state = |id| view.proposals.iter().find(|p| p.id == id).map(|p| (p.state, p.turn())).unwrap();
        assert_eq!(state(song), (ProposalState::YesIf, Turn::Student));
        assert_eq!(state(dance), (ProposalState::NotNow, Turn::Nobody));
        does(&ada, board, choosing(vec![song], "")).await;
        assert_eq!(chosen(&ada, board).await, ["A song"]);
        store.answer_proposal(&rivera, board, dance, ProposalAnswer::Yes, "").await.unwrap();
        assert_eq!(chosen(&ada, board).await, ["A dance"], "a no may become a yes");
    }

    async fn a_way_of_her_own_to_show_it_says_in_what_and_the_piece_begins_so(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let board = opens(&school, "I can say why", Template::Menu).await;
        let propose = |option, axis, mode| {
            let reaches = "The verses are the reasons".to_owned();
            ChoiceAct::Propose { option, words: ProposalWords { axis, words: "A song".into(), mode, reaches } }
        };
        let (song, walk, open) = (OptionId::mint(), OptionId::mint(), OptionId::mint());
        does(&ada, board, propose(open, Axis::Show, None)).await;
        does(&ada, board, propose(walk, Axis::Place, Some(ShowMode::Sound))).await;
        does(&ada, board, propose(song, Axis::Show, Some(ShowMode::Sound))).await;
        let (asked, _) = school.store.board(&room.staff(room.rivera), board).await.unwrap();
        let of = |id| asked.proposals.iter().find(|proposal| proposal.id == id).unwrap().mode;
        assert_eq!([of(open), of(walk), of(song)], [None, None, Some(ShowMode::Sound)], "a place is no way to show it");
        for option in [open, walk, song] {
            school.store.answer_proposal(&room.staff(room.rivera), board, option, ProposalAnswer::Yes, "").await.unwrap();
        }
        let options = own(&ada, board).await.options;
        let of = |id| options.iter().find(|option| option.id == id).unwrap().mode;
        assert_eq!([of(open), of(walk), of(song)], [None, None, Some(ShowMode::Sound)]);
        let piece = ReflectionId::mint();
        does(&ada, board, ChoiceAct::Begin { reflection: piece, question: "Why does ice float?".into() }).await;
        let stands = async || ada.store.showing(&ada.viewer, piece, None).await.unwrap().0.draft.unwrap().mode;
        assert_eq!(stands().await, Some(Mode::Speak));
        does(&ada, board, choosing(vec![open], "")).await;
        assert_ne!(stands().await, Some(Mode::Speak), "any way is any way");
    }

    async fn of_what_was_taken_back_only_so_much_is_kept(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let board = opens(&school, "I can say why", Template::Menu).await;
        for at in 0..MOST_WITHDRAWN + 2 {
            let option = proposes(&ada, board, &format!("Song {at}")).await;
            school.later(1000);
            does(&ada, board, ChoiceAct::Withdraw { option }).await;
        }
        let left = own(&ada, board).await.proposals;
        let newest = format!("Song {}", MOST_WITHDRAWN + 1);
        assert_eq!((left.len(), left[0].words.as_str(), left[MOST_WITHDRAWN - 1].words.as_str()), (MOST_WITHDRAWN, &*newest, "Song 2"));
    }

    async fn every_proposal_that_waits_is_there_once(school: School) {
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (one, two) =
            (opens(&school, "I can say why", Template::Menu).await, opens(&school, "I can say how", Template::Menu).await);
        let mut asked = Vec::new();
        for (pen, board, words) in [(&ada, two, "A song"), (&bo, one, "A dance"), (&ada, one, "A play"), (&bo, two, "A poem")] {
            asked.push((board, proposes(pen, board, words).await, words.to_owned()));
            school.later(1000);
        }
        let (waiting, _) = school.store.proposals_waiting(&room.staff(room.rivera)).await.unwrap();
        let waiting: Vec<_> = waiting.into_iter().map(|(card, asked)| (card.id, asked.id, asked.words)).collect();
        assert_eq!(waiting, asked, "the longest waiting first, each beside its board");
    }

    async fn withdrawn_it_is_gone_for_the_teacher(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let board = opens(&school, "I can say why", Template::Menu).await;
        let song = proposes(&ada, board, "A song").await;
        assert_eq!(key(&Pen::of(&school, room.bo), board, ChoiceAct::Withdraw { option: song }).await, "refusal.not_found");
        for stranger in [room.kim, room.stone] {
            let answered = store.answer_proposal(&room.staff(stranger), board, song, ProposalAnswer::Yes, "").await;
            assert!(not_found(answered));
        }
        does(&ada, board, ChoiceAct::Withdraw { option: song }).await;
        assert!(store.board(&rivera, board).await.unwrap().0.proposals.is_empty());
        assert!(not_found(store.answer_proposal(&rivera, board, song, ProposalAnswer::Yes, "").await));
        let again = ChoiceAct::Withdraw { option: song };
        assert_eq!(key(&ada, board, again).await, "choices.withdrawn_already");
        assert_eq!(own(&ada, board).await.proposals.len(), 1, "she still knows what she wanted");
    }

    async fn answered_and_withdrawn_at_once_it_is_one_or_the_other(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let board = opens(&school, "I can say why", Template::Menu).await;
        for n in 0..8 {
            let option = proposes(&ada, board, &format!("Way {n}")).await;
            let (answered, withdrawn) = futures::future::join(
                store.answer_proposal(&rivera, board, option, ProposalAnswer::Yes, ""),
                gives(&ada, board, ChoiceAct::Withdraw { option }),
            ).await;
            assert_ne!(answered.is_ok(), withdrawn.is_done());
            let state = own(&ada, board).await.proposals.into_iter().find(|p| p.id == option).unwrap().state;
            assert_eq!(state == ProposalState::Yes, answered.is_ok());
            if answered.is_ok() {
                assert_eq!(chosen(&ada, board).await, [format!("Way {n}")]);
            }
        }
    }

    async fn there_is_room_for_ten_and_none_on_a_closed_board(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let board = opens(&school, "I can say why", Template::Menu).await;
        for n in 0..10 {
            proposes(&ada, board, &format!("Way {n}")).await;
        }
        let words = ProposalWords { axis: Axis::Show, words: "One more".into(), mode: None, reaches: "It does".into() };
        let more = ChoiceAct::Propose { option: OptionId::mint(), words: words.clone() };
        assert_eq!(key(&ada, board, more.clone()).await, "choices.too_many_proposals");
        let silent = ChoiceAct::Propose { option: OptionId::mint(), words: ProposalWords { reaches: " ".into(), ..words } };
        assert_eq!(key(&ada, board, silent).await, "choices.say_how_it_reaches");
        school.store.close_board(&room.staff(room.rivera), board).await.unwrap();
        assert_eq!(key(&ada, board, more).await, "choices.board_closed");
    }
}
