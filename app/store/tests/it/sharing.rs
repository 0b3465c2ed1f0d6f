//! Sharing and taking back: who hears what, and what nobody ever hears again.

use std::collections::BTreeMap;

use domain::command::{Beginning, Command, Envelope, Hand};
use domain::event::{About, Audience, Change, Cursor, Stream};
use domain::id::{DeviceId, ReflectionId};
use domain::projector::Counts;
use domain::prompts::AnswerPlan;
use domain::reflections::{Ask, CameBack, DraftWords, Stage, Turn};
use domain::refusal::Refusal;
use rand::{RngExt, SeedableRng};

use crate::both;
use crate::pen::{
    Pen, answers, asks, asks_with, done, heard_about, hears, own_question, projects, reads, refused, replayed, share,
    share_with, words,
};

both! {
    async fn what_is_shared_is_heard_by_its_student_and_the_teachers_and_counted_on_the_wall(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let beginning = Beginning::Prompt { prompt: asks(&school).await };
        let (ada, id) = (Pen::of(&school, room.ada), ReflectionId::mint());
        assert_eq!(done(ada.shares(id, &beginning, "The yellow was there all along.").await), (id, 1, 1));

        let heard = heard_about(&school, About::Piece(id));
        assert_eq!(heard.len(), 1);
        let audiences = [Audience::Staff, Audience::Person(room.ada), Audience::Wall];
        assert!(hears(&heard[0], Stream::Class(room.science), &audiences));
        assert_eq!(heard[0].event.subject, Some(room.ada));
        let of = |audience| store.render(&heard[0], audience);
        let staff = of(Audience::Staff).await.unwrap();
        let Change::Card(card) = &staff[0].change else { panic!("staff hears {staff:?}") };
        assert_eq!((card.turn, card.ask, card.late), (Turn::Teacher, Ask::Clear, false));
        let own = of(Audience::Person(room.ada)).await.unwrap();
        let Change::Piece(piece) = &own[0].change else { panic!("its student hears {own:?}") };
        assert_eq!(piece.versions[0].words, "The yellow was there all along.");
        assert_eq!(of(Audience::Wall).await.unwrap()[0].change, Change::Counts(Counts { here: 0, shared: 1 }));
        assert!(of(Audience::Person(room.bo)).await.unwrap().is_empty(), "a classmate hears nothing");
        assert!(of(Audience::Class).await.unwrap().is_empty());

        for teacher in [room.rivera, room.osei] {
            assert!(store.piece(&room.staff(teacher), id).await.unwrap().0.draft.is_none());
        }
        for other in [room.staff(room.kim), room.staff(room.stone), room.student(room.bo), room.student(room.dina), wall] {
            assert!(store.piece(&other, id).await.is_err());
        }
    }

    async fn a_share_pressed_again_while_the_first_one_waited_is_one_version(school: School) {
        let (store, room) = (&school.store, &school.room);
        let beginning = Beginning::Prompt { prompt: asks(&school).await };
        let (ada, id) = (Pen::of(&school, room.ada), ReflectionId::mint());
        let hand = DeviceId::mint();
        let press = |stroke, said: DraftWords, wall_consent| {
            let command = share_with(id, &beginning, said, wall_consent);
            Envelope { device: Some(Hand(hand, stroke)), ..ada.envelope(0, command) }
        };
        let said = words("The yellow was there all along.");
        assert_eq!(done(ada.sends(press(1, said.clone(), false)).await).2, 1);
        let heard = heard_about(&school, About::Piece(id)).len();
        assert_eq!(done(ada.sends(press(2, said.clone(), false)).await).2, 1);
        assert_eq!(heard_about(&school, About::Piece(id)).len(), heard, "nobody hears of it twice");
        // Something else is said with the same words: that is a version of its own.
        assert_eq!(done(ada.sends(press(3, DraftWords { ask: Ask::Nothing, ..said.clone() }, false)).await).2, 2);
        assert_eq!(done(ada.sends(press(4, DraftWords { ask: Ask::Nothing, ..said.clone() }, true)).await).2, 3);
        // Once it is read, the same words again are an answer.
        reads(&school, id, 3).await.unwrap();
        assert_eq!(done(ada.sends(press(5, DraftWords { ask: Ask::Nothing, ..said }, true)).await).2, 4);
        assert_eq!(store.piece(&ada.viewer, id).await.unwrap().0.versions.len(), 4);
    }

    async fn an_ask_outside_the_plan_waits_when_its_student_lets_it(school: School) {
        let room = &school.room;
        let beginning = Beginning::Prompt { prompt: asks_with(&school, AnswerPlan::Few).await };
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (hers, his) = (ReflectionId::mint(), ReflectionId::mint());
        ada.shares(hers, &beginning, "Hers").await;
        bo.shares(his, &beginning, "His").await;
        assert_eq!((ada.sees(hers).await.turn, bo.sees(his).await.turn), (Turn::Teacher, Turn::Nobody));
        assert!(bo.gives(Command::LetWait { reflection: his, waits: true }).await.is_done());
        assert_eq!(bo.sees(his).await.turn, Turn::Teacher);
        let heard = heard_about(&school, About::Piece(his));
        assert!(hears(heard.last().unwrap(), Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.bo)]));
        assert!(bo.gives(Command::LetWait { reflection: his, waits: false }).await.is_done());
        assert_eq!(bo.sees(his).await.turn, Turn::Nobody);
    }

    async fn what_an_adult_wrote_down_is_confirmed_and_marked(school: School) {
        let (ada, beginning) = (Pen::of(&school, school.room.ada), own_question(school.room.science));
        for (scribe, shown) in [("ms rivera", "Ms Rivera"), ("Grandma Ngozi", "Grandma Ngozi")] {
            let id = ReflectionId::mint();
            let draft = DraftWords { scribe: Some(scribe.into()), ..words("I said this.") };
            let unconfirmed = ada.gives(share_with(id, &beginning, draft.clone(), false)).await;
            assert_eq!(refused(unconfirmed), Refusal::invalid("confirmed", "reflections.confirm_your_words"));
            let confirmed = Command::Share {
                reflection: id, beginning: beginning.clone(), draft, waits: false, wall_consent: false, confirmed: true,
            };
            assert!(ada.gives(confirmed).await.is_done());
            assert_eq!(ada.sees(id).await.versions[0].scribe.as_deref(), Some(shown));
            assert!(ada.gives(Command::TakeBack { reflection: id }).await.is_done());
            assert!(ada.sees(id).await.draft.unwrap().words.scribe.is_some(), "and the draft remembers it");
        }
    }

    async fn work_that_comes_after_the_door_closed_is_late(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let beginning = Beginning::Prompt { prompt: asks(&school).await };
        let (ada, bo, chen) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo), Pen::of(&school, room.chen));
        let (hers, his, theirs) = (ReflectionId::mint(), ReflectionId::mint(), ReflectionId::mint());
        ada.shares(hers, &beginning, "In time").await;
        bo.saves(his, &own_question(room.science), "Begun in time", 0).await;
        store.close_door(&room.staff(room.rivera), room.science).await.unwrap();
        bo.shares(his, &own_question(room.science), "Begun in time").await;
        assert!(!ada.sees(hers).await.versions[0].late);
        assert!(bo.sees(his).await.versions[0].late);
        // A question of one's own in the evening is late for nothing.
        chen.shares(theirs, &own_question(room.science), "Evening").await;
        assert!(!chen.sees(theirs).await.versions[0].late);
    }

    async fn taking_back_ends_with_the_first_reader(school: School) {
        let room = &school.room;
        let (ada, id, beginning) = (Pen::of(&school, room.ada), ReflectionId::mint(), own_question(room.science));
        ada.shares(id, &beginning, "Too early").await;
        let (_, rev, version) = done(ada.gives(Command::TakeBack { reflection: id }).await);
        assert_eq!(version, 0);
        let piece = ada.sees(id).await;
        assert_eq!((piece.stage, piece.versions.len()), (Stage::Draft, 0));
        let draft = piece.draft.unwrap();
        assert_eq!((draft.words, draft.rev), (words("Too early"), rev), "the words are a draft again");
        let heard = heard_about(&school, About::Piece(id));
        let audiences = [Audience::Staff, Audience::Person(room.ada), Audience::Wall];
        assert!(hears(heard.last().unwrap(), Stream::Class(room.science), &audiences));
        let gone = school.store.render(heard.last().unwrap(), Audience::Staff).await.unwrap();
        assert_eq!(gone[0].change, Change::CardGone { id, rev: piece.rev });
        assert!(school.store.piece(&room.staff(room.rivera), id).await.is_err());

        assert_eq!(done(ada.shares(id, &beginning, "Now").await).2, 1);
        reads(&school, id, 1).await.unwrap();
        let key = refused(ada.gives(Command::TakeBack { reflection: id }).await).sentence().key;
        assert_eq!(key, "reflections.already_read");
        answers(&school, id, 1).await.unwrap();
        ada.shares(id, &beginning, "Second").await;
        ada.saves(id, &beginning, "Third, begun", 0).await;
        assert!(ada.gives(Command::TakeBack { reflection: id }).await.is_done());
        let piece = ada.sees(id).await;
        assert_eq!((piece.stage, piece.versions.len()), (Stage::Answered { version: 1 }, 1));
        assert_eq!(piece.draft.unwrap().words.words, "Third, begun", "what was typed since is not overwritten");
    }

    async fn nothing_that_was_taken_back_is_ever_replayed(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let listeners = [
            room.student(room.ada), room.student(room.bo), room.staff(room.rivera), room.staff(room.osei), wall,
        ];
        let mut cursors: Vec<Vec<Cursor>> = vec![Vec::new(); listeners.len()];
        let mut note_cursors = async || {
            for (at, viewer) in listeners.iter().enumerate() {
                cursors[at].push(store.cursor(viewer).await.unwrap());
            }
        };
        let (ada, id) = (Pen::of(&school, room.ada), ReflectionId::mint());
        let beginning = Beginning::Prompt { prompt: asks(&school).await };
        note_cursors().await;
        ada.gives(share_with(id, &beginning, words("Marmalade secret"), true)).await;
        note_cursors().await;
        store.release_to_wall(&room.staff(room.rivera), id).await.unwrap();
        note_cursors().await;
        assert!(ada.gives(Command::TakeBack { reflection: id }).await.is_done());
        note_cursors().await;
        assert_eq!(done(ada.shares(id, &beginning, "Only the weather").await).2, 1);
        note_cursors().await;

        let mut weather = 0;
        for (viewer, cursors) in listeners.iter().zip(&cursors) {
            for from in cursors {
                let text = replayed(store, viewer, from).await;
                assert!(!text.contains("Marmalade"), "{viewer:?} hears {text}");
                weather += usize::from(text.contains("weather"));
            }
        }
        assert_eq!(weather, 3 * 4, "Ada and both teachers hear what stands, from every cursor before it; Bo and the wall do not");
        let card = school.events().into_iter().find(|n| matches!(n.event.about, About::WallCard(_))).unwrap();
        let shown = store.render(&card, Audience::Wall).await.unwrap();
        assert!(matches!(shown[0].change, Change::WallGone { .. }));
        let piece = ada.sees(id).await;
        assert!(!piece.on_wall && !piece.wall_consent, "consent was for the words that are gone");
    }

    async fn a_share_and_a_removal_at_once_come_one_after_the_other(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        for round in 0..20 {
            let id = ReflectionId::mint();
            let shares = ada.gives(share(id, &own_question(room.science), "Just in time"));
            let removes = store.remove_student(&rivera, room.science, room.ada);
            let (answer, removed) = if round % 2 == 0 {
                tokio::join!(shares, removes)
            } else {
                let (removed, answer) = tokio::join!(removes, shares);
                (answer, removed)
            };
            removed.unwrap();
            let gone = heard_about(&school, About::Tile(room.ada)).last().unwrap().seq;
            let shared = heard_about(&school, About::Piece(id)).first().map(|numbered| numbered.seq);
            match answer.is_done() {
                true => assert!(shared.unwrap() < gone, "round {round}: shared into a class that she had left"),
                false => assert!(shared.is_none() && store.piece(&ada.viewer, id).await.is_err(), "round {round}"),
            }
            store.restore_student(&rivera, room.science, room.ada).await.unwrap();
        }
    }

    async fn the_tables_agree_with_the_rules(school: School) {
        for seed in 0..6 {
            let mut dice = rand::rngs::StdRng::seed_from_u64(seed);
            let (ada, id) = (Pen::of(&school, school.room.ada), ReflectionId::mint());
            let beginning = own_question(school.room.science);
            assert!(ada.saves(id, &beginning, "Zero", 0).await.is_done());
            let mut stage = Stage::Draft;
            let mut came_back: BTreeMap<i32, CameBack> = BTreeMap::new();
            for step in 0..25 {
                let of = |version| came_back.get(&version).copied().unwrap_or_default();
                let version = stage.version();
                let (expected, happened) = match dice.random_range(0..7) {
                    0 | 1 => (Ok(stage.share()), command(&ada, share(id, &beginning, &format!("Words {step}"))).await),
                    2 => (stage.take_back(of(version - 1)), command(&ada, Command::TakeBack { reflection: id }).await),
                    3 => (stage.rest(), command(&ada, Command::Rest { reflection: id }).await),
                    4 => (stage.wake(of(version)), command(&ada, Command::Wake { reflection: id }).await),
                    5 => {
                        let happened = refusal_of(reads(&school, id, version).await);
                        if happened.is_ok() && of(version) == CameBack::Nothing {
                            came_back.insert(version, CameBack::Read);
                        }
                        (stage.mark_read(), happened)
                    }
                    _ => {
                        let about = dice.random_range(1..4).min(version.max(1));
                        let happened = refusal_of(answers(&school, id, about).await);
                        if happened.is_ok() {
                            came_back.insert(about, CameBack::Words);
                        }
                        (stage.answer(about), happened)
                    }
                };
                assert_eq!(expected.clone().map(drop), happened, "seed {seed}, step {step}, {stage:?}");
                stage = expected.unwrap_or(stage);
                // Words that were taken back have no past.
                came_back.retain(|about, _| *about <= stage.version());
                let piece = ada.sees(id).await;
                assert_eq!(piece.stage, stage, "seed {seed}, step {step}");
                let numbers: Vec<_> = piece.versions.iter().map(|v| v.number).collect();
                assert_eq!(numbers, (1..=stage.version()).rev().collect::<Vec<_>>());
            }
        }
    }
}

async fn command(pen: &Pen, command: Command) -> Result<(), Refusal> {
    let base = match &command {
        Command::Share { reflection, .. } => pen.sees(*reflection).await.draft.map_or(0, |draft| draft.rev),
        _ => 0,
    };
    let answer = pen.sends(pen.envelope(base, command)).await;
    if answer.is_done() { Ok(()) } else { Err(refused(answer)) }
}

fn refusal_of<T>(outcome: Result<T, store::Error>) -> Result<(), Refusal> {
    match outcome {
        Ok(_) => Ok(()),
        Err(store::Error::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other}"),
    }
}
