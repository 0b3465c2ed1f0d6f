//! What helped me, and when: hers first, and whoever she shows it to.

use domain::choices::{ChoiceAct, Outcome, Reason, Template};
use domain::command::Command;
use domain::event::{About, Audience, Change, Stream};
use domain::id::{BoardId, PersonId};
use store::replay::Replay;

use super::{choosing, does, firsts, not_found, opens, own};
use crate::both;
use crate::pen::{Pen, heard_about, hears, refused};

/// She chooses the first of everything and says something about each.
async fn says(pen: &Pen, board: BoardId, outcome: Outcome) {
    let picks = firsts(pen, board).await;
    does(pen, board, choosing(picks.clone(), "")).await;
    for option in picks {
        does(pen, board, ChoiceAct::After { option, outcome, words: "I could go slowly".into() }).await;
    }
}

async fn shows(pen: &Pen, readers: &[PersonId]) {
    assert!(pen.gives(Command::ShowHelped { readers: readers.to_vec() }).await.is_done());
}

both! {
    async fn her_own_words_and_no_figure_below_ten(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let first = opens(&school, "I can say why", Template::Menu).await;
        says(&ada, first, Outcome::Helped).await;
        let second = opens(&school, "I can say how", Template::Menu).await;
        says(&ada, second, Outcome::Not).await;
        let (page, _) = store.helped(&ada.viewer).await.unwrap();
        assert_eq!(page.groups.len(), 4, "the same words are the same option");
        assert!(page.groups.iter().all(|group| group.notes.len() == 2 && group.tally.is_none()));
        assert_eq!(page.groups[0].notes[0].target, "I can say how");
        assert_eq!(page.untried.as_ref().map(|untried| untried.reason), Some(Reason::DidNotHelp));
        let third = opens(&school, "I can show it", Template::Menu).await;
        says(&ada, third, Outcome::Helped).await;
        let (page, _) = store.helped(&ada.viewer).await.unwrap();
        let tally = page.groups[0].tally.unwrap();
        assert_eq!((tally.helped, tally.of), (2, 3));
        assert!(page.unsaid.is_empty());
        assert!(not_found(store.helped(&room.staff(room.rivera)).await));
        let (bos, _) = store.helped(&room.student(room.bo)).await.unwrap();
        assert!(bos.groups.is_empty() && bos.untried.is_none());
    }

    async fn nobody_sees_it_until_she_shows_it_and_no_longer_once_she_hides_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let board = opens(&school, "I can say why", Template::Menu).await;
        says(&ada, board, Outcome::Partly).await;
        let seen = async |reader| {
            store.choices_of(&room.staff(reader), room.science, room.ada).await.unwrap().0.helped
        };
        assert!(seen(room.rivera).await.is_none());
        for stranger in [room.kim, room.stone, room.bo] {
            let answer = ada.gives(Command::ShowHelped { readers: vec![room.rivera, stranger] }).await;
            assert_eq!(refused(answer).sentence().key, "choices.not_your_teacher");
        }
        let flood: Vec<_> = (0..5_000).map(|_| PersonId::mint()).collect();
        let answer = ada.gives(Command::ShowHelped { readers: flood }).await;
        assert_eq!(refused(answer).sentence().key, "choices.too_many_readers");
        assert!(seen(room.rivera).await.is_none(), "all or nothing");
        shows(&ada, &[room.rivera]).await;
        assert_eq!(seen(room.rivera).await.unwrap().groups.len(), 4);
        assert!(seen(room.osei).await.is_none());

        let from = store.cursor(&rivera).await.unwrap();
        shows(&ada, &[]).await;
        assert!(seen(room.rivera).await.is_none(), "at once");
        let Replay::Missed { heard, .. } = store.replay(&rivera, &from).await.unwrap() else { panic!() };
        let changes: Vec<_> = heard.into_iter().flat_map(|h| h.deliveries).map(|d| d.change).collect();
        assert_eq!(changes, [Change::Helped { id: room.ada }], "a number, and no word of it");
        let last = heard_about(&school, About::Helped(room.ada)).pop().unwrap();
        for audience in [Audience::Staff, Audience::Class, Audience::Wall] {
            assert!(store.render(&last, audience).await.unwrap().is_empty());
        }
    }

    async fn on_a_board_it_is_there_for_whom_she_shows_it_to(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let board = opens(&school, "I can say why", Template::Menu).await;
        says(&ada, board, Outcome::Helped).await;
        let choice = own(&ada, board).await.choice.unwrap();
        let on_board = async |reader| {
            let (view, _) = store.board(&room.staff(reader), board).await.unwrap();
            let (of, _) = store.choices_of(&room.staff(reader), room.science, room.ada).await.unwrap();
            assert_eq!(view.chosen[0].choice.afters, of.choices[0].1.afters);
            view.chosen[0].choice.afters.len()
        };
        let last = || heard_about(&school, About::Choice(choice.id)).pop().unwrap();
        assert_eq!((on_board(room.rivera).await, on_board(room.osei).await), (0, 0), "she sees it first");
        assert!(hears(&last(), Stream::Class(room.science), &[Audience::Person(room.ada)]), "and nobody hears of it");

        shows(&ada, &[room.rivera]).await;
        assert_eq!((on_board(room.rivera).await, on_board(room.osei).await), (4, 0));
        let option = choice.now.picks[0].id;
        does(&ada, board, ChoiceAct::After { option, outcome: Outcome::Partly, words: "Not at the end".into() }).await;
        let hers = [Audience::Person(room.ada), Audience::Person(room.rivera)];
        assert!(hears(&last(), Stream::Class(room.science), &hers));

        shows(&ada, &[]).await;
        assert_eq!(on_board(room.rivera).await, 0, "taken back, it is gone");
        assert_eq!(own(&ada, board).await.choice.unwrap().afters.len(), 4, "it stays hers");
    }

    async fn who_leaves_the_staff_reads_it_no_longer(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let board = opens(&school, "I can say why", Template::Menu).await;
        says(&ada, board, Outcome::Helped).await;
        shows(&ada, &[room.osei, room.rivera]).await;
        store.take_off_staff(&rivera, room.school, room.osei).await.unwrap();
        let names = async || {
            let readers = store.helped(&ada.viewer).await.unwrap().0.readers;
            readers.into_iter().map(|reader| reader.name).collect::<Vec<_>>()
        };
        assert_eq!(names().await, ["Ms Rivera"]);
        store.bring_back_staff(&rivera, room.school, room.osei).await.unwrap();
        assert_eq!(names().await, ["Ms Rivera"], "back, they are shown what is picked for them anew");
    }
}
