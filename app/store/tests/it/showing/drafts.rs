//! What is shown while a version is being made, and what becomes of it with the share.

use domain::choices::{BoardPlan, ShowMode, Template};
use domain::command::{Beginning, Command};
use domain::files::FileKind;
use domain::id::{BoardId, FileId, ReflectionId, ShownId};
use domain::refusal::Refusal;
use domain::showing::{Described, MOST_SHOWN, MOST_TAKEN_OUT, Mode, ShowAct, ShowDeed, ShowSaid};

use super::{file_by, file_of, files, key, opens, sees};
use crate::both;
use crate::choices::{choosing, does, own, plan};
use crate::pen::{Pen, asks, own_question, refused};

both! {
    async fn a_piece_can_begin_with_a_drawing_and_be_shared_without_a_word(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let piece = ReflectionId::mint();
        assert!(ada.shows(&school, piece, ShowAct::Pick { mode: Mode::Draw, why: "I see it better".into() }).await.is_done());
        let empty = ada.shares(piece, &own_question(room.science), " ").await;
        assert_eq!(key(empty), "reflections.empty", "nothing is shown yet");
        let (_, file) = ada.adds(&school, piece, FileKind::Drawing).await;
        assert!(sees(&school, room.rivera, piece).await.is_none(), "a draft is its student's alone");
        ada.shares_it(&school, piece).await;
        let shown = sees(&school, room.rivera, piece).await.unwrap();
        assert_eq!(files(&shown.versions[0]), [file]);
        assert_eq!((shown.versions[0].mode, shown.versions[0].why.as_str()), (Some(Mode::Draw), "I see it better"));
        assert!(shown.draft.is_none());
        let (console, _) = school.store.console(&room.staff(room.rivera), room.science).await.unwrap();
        assert_eq!((console.cards[0].opening.as_str(), console.cards[0].shows.as_str()), ("", "drawing"));
    }

    async fn a_version_never_changes_and_the_next_begins_with_the_same(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let piece = ReflectionId::mint();
        let (drawing, first) = ada.adds(&school, piece, FileKind::Drawing).await;
        let (sound, second) = ada.adds(&school, piece, FileKind::Sound).await;
        ada.shares_it(&school, piece).await;
        let next = file_of(&school, &ada.viewer, FileKind::Drawing, None).await;
        // A save of the drawing that comes after the share lands in the next draft.
        assert!(ada.shows(&school, piece, ShowAct::Replace { shown: drawing, file: next }).await.is_done());
        assert!(ada.shows(&school, piece, ShowAct::Remove { shown: sound }).await.is_done());
        let looks = ada.looks(piece).await;
        assert_eq!(files(&looks.versions[0]), [first, second]);
        let draft = looks.draft.unwrap();
        assert_eq!((draft.shown[0].file.id, draft.taken_out[0].id), (next, sound));
        ada.shares_it(&school, piece).await;
        let looks = ada.looks(piece).await;
        let numbers: Vec<_> = looks.versions.iter().map(|version| version.number).collect();
        assert_eq!((numbers, files(&looks.versions[0]), files(&looks.versions[1])), (vec![2, 1], vec![next], vec![first, second]));
        assert_eq!(looks.draft.unwrap().taken_out, [], "out for good");
    }

    async fn a_drawing_that_comes_behind_a_newer_one_stands_in_no_ones_place(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let piece = ReflectionId::mint();
        let (drawing, _) = ada.adds(&school, piece, FileKind::Drawing).await;
        // Of a device whose clock is years fast; then of one whose clock is right.
        let third = FileId::from(uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, 4_000_000_000, 0)));
        file_by(&school, &ada.viewer, third, FileKind::Drawing, None).await;
        let fourth = file_of(&school, &ada.viewer, FileKind::Drawing, None).await;
        let is_shown = async || ada.looks(piece).await.draft.unwrap().shown[0].file.id;
        assert!(ada.shows(&school, piece, ShowAct::Replace { shown: drawing, file: fourth }).await.is_done());
        assert!(ada.shows(&school, piece, ShowAct::Replace { shown: drawing, file: third }).await.is_done());
        assert_eq!(is_shown().await, fourth, "the device gave up on the third, and it arrived all the same");
        let add = ShowAct::Add { shown: drawing, file: third, described: Described::default() };
        assert!(ada.shows(&school, piece, add).await.is_done());
        assert_eq!(is_shown().await, fourth);
        let fifth = file_of(&school, &ada.viewer, FileKind::Drawing, None).await;
        assert!(ada.shows(&school, piece, ShowAct::Replace { shown: drawing, file: fifth }).await.is_done());
        assert_eq!(is_shown().await, fifth);
    }

    async fn a_share_from_another_window_shares_what_is_shown_there(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let prompt = asks(&school).await;
        let beginning = Beginning::Prompt { prompt };
        let adds = async |piece| {
            let file = file_of(&school, &ada.viewer, FileKind::Drawing, None).await;
            let add = ShowAct::Add { shown: ShownId::mint(), file, described: Described::default() };
            let act = ShowSaid::from(add).and("prompt", prompt);
            assert!(ada.gives(Command::Show { reflection: piece, act }).await.is_done());
            file
        };
        // Two windows, each with an id of its own for the same piece.
        let (one, other) = (ReflectionId::mint(), ReflectionId::mint());
        let first = adds(one).await;
        assert!(ada.shares(one, &beginning, "").await.is_done());
        assert!(ada.shares(other, &beginning, "").await.is_done());
        assert_eq!(ada.looks(one).await.versions.len(), 1, "the same, and nothing new");
        let second = adds(other).await;
        assert!(ada.shares(other, &beginning, "").await.is_done());
        let looks = ada.looks(one).await;
        assert_eq!((looks.versions.len(), files(&looks.versions[0])), (2, vec![first, second]));
        let shown = looks.draft.unwrap().shown[0].id;
        let described = Described { caption: "A leaf".into(), ..Default::default() };
        let act = ShowSaid::from(ShowAct::Describe { shown, described }).and("prompt", prompt);
        assert!(ada.gives(Command::Show { reflection: other, act }).await.is_done());
        assert!(ada.shares(other, &beginning, "").await.is_done());
        assert_eq!(ada.looks(one).await.versions.len(), 3, "what can be seen in it is new");
    }

    async fn what_is_taken_back_is_seen_by_nobody_and_is_a_draft_again(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let piece = ReflectionId::mint();
        let (_, file) = ada.adds(&school, piece, FileKind::Image).await;
        ada.shares_it(&school, piece).await;
        assert!(ada.gives(Command::TakeBack { reflection: piece }).await.is_done());
        assert!(sees(&school, room.rivera, piece).await.is_none());
        assert!(!opens(&school, &room.staff(room.rivera), file).await);
        let looks = ada.looks(piece).await;
        assert_eq!(looks.versions, []);
        assert_eq!(looks.draft.unwrap().shown[0].file.id, file);
    }

    async fn words_and_places_are_kept_and_put_in_order(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let piece = ReflectionId::mint();
        let (one, _) = ada.adds(&school, piece, FileKind::Image).await;
        let (two, _) = ada.adds(&school, piece, FileKind::Sound).await;
        let described = Described { caption: "  A\tleaf ".into(), transcript: "It\nfalls".into() };
        assert!(ada.shows(&school, piece, ShowAct::Describe { shown: two, described }).await.is_done());
        for (shown, up) in [(two, true), (two, true), (one, false)] {
            assert!(ada.shows(&school, piece, ShowAct::Move { shown, up }).await.is_done());
        }
        let draft = ada.looks(piece).await.draft.unwrap();
        assert_eq!(draft.shown.iter().map(|shown| shown.id).collect::<Vec<_>>(), [two, one]);
        assert_eq!((draft.shown[0].caption.as_str(), draft.shown[0].transcript.as_str()), ("A leaf", "It\nfalls"));
        let endless = Described { caption: "x".repeat(100_000), ..Default::default() };
        assert_eq!(key(ada.shows(&school, piece, ShowAct::Describe { shown: one, described: endless }).await), "words.too_long");
        for act in [ShowAct::Remove { shown: one }, ShowAct::Remove { shown: one }, ShowAct::PutBack { shown: one }] {
            assert!(ada.shows(&school, piece, act).await.is_done());
        }
        assert_eq!(ada.looks(piece).await.draft.unwrap().shown.len(), 2);
    }

    async fn adding_twice_adds_once_and_there_is_an_end(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let piece = ReflectionId::mint();
        let (shown, file) = ada.adds(&school, piece, FileKind::Image).await;
        let twice = ShowAct::Add { shown, file, described: Described::default() };
        assert!(ada.shows(&school, piece, twice).await.is_done());
        assert_eq!(ada.looks(piece).await.draft.unwrap().shown.len(), 1);
        // The page was left before it heard that the first was there: the drawing had gone on. What comes late is not older again.
        let newer = file_of(&school, &ada.viewer, FileKind::Image, None).await;
        for file in [newer, file] {
            let again = ShowAct::Add { shown, file, described: Described::default() };
            assert!(ada.shows(&school, piece, again).await.is_done());
            let draft = ada.looks(piece).await.draft.unwrap();
            assert_eq!(draft.shown.iter().map(|shown| shown.file.id).collect::<Vec<_>>(), [newer]);
        }
        for _ in 1..MOST_SHOWN {
            ada.adds(&school, piece, FileKind::Image).await;
        }
        let one_more = ShowAct::Add { shown: ShownId::mint(), file, described: Described::default() };
        assert_eq!(key(ada.shows(&school, piece, one_more.clone()).await), "showing.too_many");
        assert!(ada.shows(&school, piece, ShowAct::Remove { shown }).await.is_done());
        assert!(ada.shows(&school, piece, one_more).await.is_done());
        assert_eq!(key(ada.shows(&school, piece, ShowAct::PutBack { shown }).await), "showing.too_many");
    }

    async fn of_what_was_taken_out_only_so_much_is_kept(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let piece = ReflectionId::mint();
        let file = file_of(&school, &ada.viewer, FileKind::Image, None).await;
        let all: Vec<_> = (0..MOST_TAKEN_OUT + 2).map(|_| ShownId::mint()).collect();
        for shown in &all {
            let add = ShowAct::Add { shown: *shown, file, described: Described::default() };
            assert!(ada.shows(&school, piece, add).await.is_done());
            school.later(1000);
            assert!(ada.shows(&school, piece, ShowAct::Remove { shown: *shown }).await.is_done());
        }
        let mut out: Vec<_> = ada.looks(piece).await.draft.unwrap().taken_out.into_iter().map(|out| out.id).collect();
        out.sort();
        let mut last = all[2..].to_vec();
        last.sort();
        assert_eq!(out, last);
        assert_eq!(refused(ada.shows(&school, piece, ShowAct::PutBack { shown: all[0] }).await), Refusal::NotFound);
    }

    async fn what_is_somebody_elses_is_not_found(school: School) {
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (adas, bos) = (ReflectionId::mint(), ReflectionId::mint());
        let before = file_of(&school, &bo.viewer, FileKind::Image, None).await;
        let (shown, file) = ada.adds(&school, adas, FileKind::Image).await;
        for file in [before, FileId::mint()] {
            let answer = ada.shows(&school, adas, ShowAct::Replace { shown, file }).await;
            assert_eq!(refused(answer), Refusal::NotFound, "somebody else's older file is as one that nobody has");
        }
        bo.adds(&school, bos, FileKind::Image).await;
        let own = file_of(&school, &bo.viewer, FileKind::Image, None).await;
        let described = Described::default();
        for (piece, act) in [
            (bos, ShowAct::Add { shown: ShownId::mint(), file, described: described.clone() }),
            (bos, ShowAct::Add { shown: ShownId::mint(), file: FileId::mint(), described: described.clone() }),
            (bos, ShowAct::Add { shown, file: own, described: described.clone() }),
            (bos, ShowAct::Replace { shown, file: own }),
            (adas, ShowAct::Add { shown: ShownId::mint(), file: own, described }),
            (adas, ShowAct::Remove { shown }),
            (adas, ShowAct::Pick { mode: Mode::Film, why: String::new() }),
        ] {
            assert_eq!(refused(bo.shows(&school, piece, act.clone()).await), Refusal::NotFound, "{act:?}");
        }
        let nonsense = Command::Show { reflection: bos, act: ShowSaid::new(ShowDeed::Remove).and("shown", "x") };
        assert_eq!(key(bo.gives(nonsense).await), "refusal.invalid");
        assert_eq!(ada.looks(adas).await.draft.unwrap().shown.len(), 1);
    }

    async fn a_prompts_page_knows_the_piece_however_it_was_begun(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let prompt = asks(&school).await;
        let (begun, minted) = (ReflectionId::mint(), ReflectionId::mint());
        let said = |act: ShowAct| ShowSaid::from(act).and("prompt", prompt);
        let (empty, _) = school.store.showing(&ada.viewer, minted, Some(prompt)).await.unwrap();
        assert!(empty.draft.unwrap().beginning.is_some());
        let pick = ShowAct::Pick { mode: Mode::Draw, why: String::new() };
        assert!(ada.gives(Command::Show { reflection: begun, act: said(pick) }).await.is_done());
        // Another device's page minted another id.
        let file = file_of(&school, &ada.viewer, FileKind::Drawing, None).await;
        let add = ShowAct::Add { shown: ShownId::mint(), file, described: Described::default() };
        assert!(ada.gives(Command::Show { reflection: minted, act: said(add) }).await.is_done());
        let (there, _) = school.store.showing(&ada.viewer, minted, Some(prompt)).await.unwrap();
        assert_eq!((there.piece, there.draft.unwrap().shown.len()), (begun, 1));
        let dina = school.room.student(school.room.dina);
        assert!(school.store.showing(&dina, ReflectionId::mint(), Some(prompt)).await.is_err(), "another class's prompt");
    }

    async fn the_way_that_was_chosen_on_the_board_stands_there(school: School) {
        let (room, prompt) = (&school.room, asks(&school).await);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let plan = BoardPlan { prompt: Some(prompt), ..plan("I can say why", Template::Menu) };
        let (rivera, board) = (room.staff(room.rivera), BoardId::mint());
        school.store.make_board(&rivera, room.science, board, plan, "en").await.unwrap();
        school.store.open_board(&rivera, board).await.unwrap();
        let options = own(&ada, board).await.options;
        let draws = options.iter().find(|option| option.mode == Some(ShowMode::Draw)).unwrap().id;
        does(&ada, board, choosing(vec![draws], "")).await;
        let piece = ReflectionId::mint();
        let stands = async |pen: &Pen| {
            let (showing, _) = pen.store.showing(&pen.viewer, piece, Some(prompt)).await.unwrap();
            showing.draft.unwrap().mode
        };
        assert_eq!((stands(&ada).await, stands(&bo).await), (Some(Mode::Draw), None), "it is her choice");
        let beginning = Beginning::Prompt { prompt };
        ada.saves(piece, &beginning, "A leaf", 0).await;
        assert_eq!(stands(&ada).await, Some(Mode::Draw), "a word that was typed is no other way");
        let said = ShowSaid::from(ShowAct::Pick { mode: Mode::Write, why: String::new() }).and("prompt", prompt);
        assert!(ada.gives(Command::Show { reflection: piece, act: said }).await.is_done());
        assert_eq!(stands(&ada).await, Some(Mode::Write), "what is picked here counts more");
    }

    async fn who_left_the_class_keeps_it_and_adds_nothing(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let piece = ReflectionId::mint();
        let (shown, file) = ada.adds(&school, piece, FileKind::Image).await;
        school.store.remove_student(&room.staff(room.rivera), room.science, room.ada).await.unwrap();
        assert_eq!(key(ada.shows(&school, piece, ShowAct::Remove { shown }).await), "reflections.left_class");
        let draft = ada.looks(piece).await.draft.unwrap();
        assert!(draft.closed && draft.shown[0].file.id == file);
    }
}
