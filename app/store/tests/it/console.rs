//! The console: one snapshot, the line at the bell, the rate, and that what is heard adds up to what is read.

mod hearing;
mod older;

use domain::clock::{DAY, HOUR};
use domain::command::{Beginning, Command};
use domain::console::Reading;
use domain::event::{About, Audience, Change, Delivery, Event, Numbered};
use domain::feedback::{FeedbackWords, FollowThrough, NoteReaders, Outcome, Part};
use domain::id::{FeedbackId, NoteId, PersonId, ReflectionId};
use domain::projector::Display;
use domain::prompts::{AnswerPlan, Release};
use domain::reflections::Stretch;
use domain::refusal::Refusal;

use crate::both;
use crate::desk::{answered, asked, at_once, everybody_else, refused, shared, shown};
use crate::harness::School;
use crate::pen::{Pen, answers, own_question, reads, save, words};

async fn bell(school: &School) -> (u32, Vec<String>) {
    let room = &school.room;
    let (console, _) = school.store.console(&room.staff(room.rivera), room.science).await.unwrap();
    (console.bell.reached, console.bell.not_lately)
}

async fn noted(school: &School, to: Vec<PersonId>) {
    let room = &school.room;
    let (rivera, to) = (room.staff(room.rivera), NoteReaders::Several(to));
    school.store.send_note(&rivera, NoteId::mint(), room.science, None, "Look again.".into(), to).await.unwrap();
}

both! {
    async fn a_console_shows_the_class_and_nothing_private(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let first = asked(&school, "First?", at_once(AnswerPlan::Everyone)).await;
        let older = answered(&school, room.bo, first, "They are tired.").await;
        let prompt = asked(&school, "Second?", at_once(AnswerPlan::Everyone)).await;
        let newer = answered(&school, room.ada, prompt, "Because it is cold.").await;
        Pen::of(&school, room.chen).gives(save(ReflectionId::mint(), &own_question(room.science), "A secret.")).await;
        let (console, cursor) = store.console(&rivera, room.science).await.unwrap();
        assert_eq!(console.class.name, "Science");
        assert_eq!((console.class.students, console.class.door_open, console.door.open), (3, true, true));
        assert_eq!(console.prompt.as_ref().unwrap().id, prompt);
        let names: Vec<_> = console.tiles.iter().map(|tile| tile.name.as_str()).collect();
        assert_eq!(names, ["Ada Okafor", "Bo Lindqvist", "Chen Wei-Ling"]);
        assert_eq!(console.cards.iter().map(|card| card.id).collect::<Vec<_>>(), [newer, older], "newest change first");
        assert!(console.presence.is_empty());
        assert!(!serde_json::to_string(&console).unwrap().contains("secret"));
        assert_eq!(cursor, store.cursor(&rivera).await.unwrap());
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.console(&viewer, room.science).await), Refusal::NotFound, "{viewer:?}");
        }
        assert_eq!(refused(store.console(&rivera, room.reading).await), Refusal::NotFound);
    }

    async fn each_card_is_what_its_event_says(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let few = Release { answered: vec![room.bo], ..at_once(AnswerPlan::Few) };
        let prompt = asked(&school, "Few?", few).await;
        for student in [room.ada, room.bo] {
            answered(&school, student, prompt, &"🍂é".repeat(300)).await;
        }
        let [ada, bo, chen] = [room.ada, room.bo, room.chen].map(|person| Pen::of(&school, person));
        let followed = shared(&school, room.ada, "One.").await;
        let feedback = answers(&school, followed, 1).await.unwrap();
        let follow = FollowThrough { part: Part::Question, outcome: Outcome::Trying, words: String::new() };
        ada.gives(Command::Follow { reflection: followed, feedback, follow }).await;
        let up = shown(&school, room.bo, "Up.").await;
        store.release_to_wall(&rivera, up).await.unwrap();
        let revised = shown(&school, room.bo, "First.").await;
        bo.shares(revised, &own_question(room.science), "Second.").await;
        let read = shared(&school, room.chen, "Read.").await;
        reads(&school, read, 1).await.unwrap();
        let rests = shared(&school, room.chen, "Proud.").await;
        chen.gives(Command::Rest { reflection: rests }).await;
        let back = shared(&school, room.chen, "Back to one.").await;
        chen.shares(back, &own_question(room.science), "Two.").await;
        chen.gives(Command::TakeBack { reflection: back }).await;
        let waits = Command::Share {
            reflection: ReflectionId::mint(),
            beginning: Beginning::Prompt { prompt },
            draft: words("Please wait for me."),
            waits: true,
            wall_consent: false,
            confirmed: false,
        };
        chen.gives(waits).await;
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();

        let (console, _) = store.console(&rivera, room.science).await.unwrap();
        assert_eq!(console.cards.len(), 9);
        for card in &console.cards {
            let event = Event::in_class(room.science, About::Piece(card.id), [Audience::Staff]);
            let numbered = Numbered { seq: 1, at: school.store.clock().now(), event };
            let rendered = store.render(&numbered, Audience::Staff).await.unwrap();
            let [Delivery { change: Change::Card(one), .. }] = &rendered[..] else { panic!("{rendered:?}") };
            assert_eq!(one, card);
            // What is opened beside the reply box is made in another way, and says the same.
            let open = store.piece_for_staff(&rivera, card.id).await.unwrap().0;
            let piece = open.piece;
            let of = (&piece.student_name, &piece.picture, &piece.question);
            assert_eq!(of, (&card.student_name, &card.picture, &card.question));
            assert_eq!((&piece.stage, &piece.turn, piece.rev), (&card.stage, &card.turn, card.rev));
            let wall = (piece.wall_consent, piece.on_wall, open.older_hangs);
            assert_eq!(wall, (card.wall_consent, card.on_wall, card.older_hangs));
            assert_eq!(piece.versions[0].words.chars().take(240).collect::<String>(), card.opening);
        }
        let openings = console.cards.iter().filter(|card| card.opening.chars().count() == 240).count();
        assert_eq!(openings, 2, "an opening counts characters, not bytes");
    }

    async fn around_the_open_words_stands_what_each_version_changed(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let other = shared(&school, room.ada, "Another one.").await;
        let piece = shared(&school, room.ada, "The leaf is red.").await;
        ada.shares(piece, &own_question(room.science), "The leaf is gold.").await;
        ada.shares(piece, &own_question(room.science), "The leaf is gold. It falls.").await;
        answers(&school, piece, 3).await.unwrap();
        let history = store.history_for_staff(&rivera, piece).await.unwrap();
        assert_eq!(history.changes.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [3, 2]);
        assert_eq!(history.changes[0].1, history.piece.diff);
        assert!(history.changes[1].1.contains(&Stretch::Removed("red".into())), "{:?}", history.changes[1]);
        assert_eq!((history.piece.feedback.len(), history.is_here), (1, true));
        assert_eq!(history.theirs.iter().map(|one| one.id).collect::<Vec<_>>(), [piece, other]);

        // A browser reads of the open piece what the page was made of, from all that the server says.
        let open = store.piece_for_staff(&rivera, piece).await.unwrap().0;
        let said = domain::json::parse(&serde_json::to_string(&open).unwrap()).unwrap();
        let mut read: Reading = said.read().unwrap();
        assert_eq!(read.piece.versions.iter().map(|version| version.number).collect::<Vec<_>>(), [3, 2, 1]);
        read.piece.versions.truncate(1);
        assert_eq!(read, open.into());

        store.remove_student(&rivera, room.science, room.ada).await.unwrap();
        assert!(!store.history_for_staff(&rivera, piece).await.unwrap().is_here);
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.history_for_staff(&viewer, piece).await), Refusal::NotFound, "{viewer:?}");
        }
    }

    async fn the_line_at_the_bell_is_about_the_session_that_ended(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let at_the_bell = || async { store.last_bell(&rivera, room.science).await.unwrap() };
        assert_eq!(at_the_bell().await, None);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        noted(&school, vec![room.ada]).await;
        assert_eq!(at_the_bell().await, None, "it has not rung");
        store.close_door(&rivera, room.science).await.unwrap();
        let (console, _) = store.console(&rivera, room.science).await.unwrap();
        assert_eq!(at_the_bell().await, Some((console.door.session.unwrap(), console.bell)));
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.last_bell(&viewer, room.science).await), Refusal::NotFound, "{viewer:?}");
        }
    }

    async fn each_tile_is_what_its_event_says(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        let (console, _) = store.console(&rivera, room.science).await.unwrap();
        for tile in &console.tiles {
            let event = Event::in_class(room.science, About::Tile(tile.person), [Audience::Staff]);
            let numbered = Numbered { seq: 1, at: school.store.clock().now(), event };
            let rendered = store.render(&numbered, Audience::Staff).await.unwrap();
            let [Delivery { change: Change::Tile(one), .. }] = &rendered[..] else { panic!("{rendered:?}") };
            assert_eq!(one, tile);
        }
    }

    async fn pieces_of_long_ago_rest_outside_the_inbox(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let old = shared(&school, room.ada, "Old.").await;
        school.later(20 * DAY);
        let new = shared(&school, room.bo, "New.").await;
        school.later(2 * DAY);
        let ids = |console: domain::console::ConsoleView| console.cards.into_iter().map(|card| card.id).collect::<Vec<_>>();
        assert_eq!(ids(store.console(&rivera, room.science).await.unwrap().0), [new]);
        reads(&school, old, 1).await.unwrap();
        assert_eq!(ids(store.console(&rivera, room.science).await.unwrap().0), [old, new], "it changed");
    }

    async fn the_bell_says_who_was_reached_in_this_session(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (ada, bo) = (shared(&school, room.ada, "A.").await, shared(&school, room.bo, "B.").await);
        answers(&school, ada, 1).await.unwrap();
        assert_eq!(bell(&school).await.0, 0, "no session yet");
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        assert_eq!(bell(&school).await.0, 0, "before the door opened");
        answers(&school, ada, 1).await.unwrap();
        answers(&school, ada, 1).await.unwrap();
        assert_eq!(bell(&school).await.0, 1, "a student counts once");
        store.mark_read(&room.staff(room.osei), FeedbackId::mint(), bo, 1).await.unwrap();
        assert_eq!(bell(&school).await.0, 2, "whoever of the teachers it was");
        noted(&school, vec![room.chen, room.ada]).await;
        assert_eq!(bell(&school).await.0, 3);
        store.close_door(&rivera, room.science).await.unwrap();
        assert_eq!(bell(&school).await.0, 3, "the line is read after the door is closed");
        school.later(DAY);
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        assert_eq!(bell(&school).await.0, 0);
    }

    async fn the_bell_names_who_has_not_heard_lately(school: School) {
        let (store, room) = (&school.store, &school.room);
        assert!(bell(&school).await.1.is_empty(), "who shared nothing waits for nothing");
        let ada = shared(&school, room.ada, "A.").await;
        school.later(HOUR);
        let bo = shared(&school, room.bo, "B.").await;
        assert_eq!(bell(&school).await.1, ["Ada Okafor", "Bo Lindqvist"], "never heard: longest first");
        reads(&school, bo, 1).await.unwrap();
        assert_eq!(bell(&school).await.1, ["Ada Okafor"]);
        answers(&school, ada, 1).await.unwrap();
        assert!(bell(&school).await.1.is_empty());
        school.later(13 * DAY);
        noted(&school, vec![room.ada]).await;
        school.later(2 * DAY);
        assert_eq!(bell(&school).await.1, ["Bo Lindqvist"], "a note was heard");
        school.later(14 * DAY);
        shared(&school, room.chen, "C.").await;
        assert_eq!(bell(&school).await.1, ["Chen Wei-Ling", "Bo Lindqvist", "Ada Okafor"]);
        store.remove_student(&room.staff(room.rivera), room.science, room.bo).await.unwrap();
        assert_eq!(bell(&school).await.1, ["Chen Wei-Ling", "Ada Okafor"]);
    }

    async fn the_rate_counts_asking_parts_a_day_old(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let rate = || async { store.console(&rivera, room.science).await.unwrap().0.rate };
        let (ada, bo) = (shared(&school, room.ada, "A.").await, shared(&school, room.bo, "B.").await);
        let hers = answers(&school, ada, 1).await.unwrap();
        let praise = FeedbackWords { strength: "You looked twice.".into(), ..Default::default() };
        store.send_feedback(&rivera, FeedbackId::mint(), bo, 1, praise).await.unwrap();
        let pen = Pen::of(&school, room.ada);
        for (part, outcome, words) in [(Part::Question, Outcome::Used, ""), (Part::NextStep, Outcome::Other, "I drew it.")] {
            let follow = FollowThrough { part, outcome, words: words.into() };
            assert!(pen.gives(Command::Follow { reflection: ada, feedback: hers, follow }).await.is_done());
        }
        assert_eq!(rate().await.asked, 0, "still being read");
        school.later(DAY);
        let settled = rate().await;
        assert_eq!((settled.asked, settled.used, settled.another_way, settled.trying), (2, 1, 1, 0), "strengths ask nothing");
        assert_eq!(settled.percent(), None, "too few to say anything about nobody");
        // Of another class, nothing counts.
        assert_eq!(store.console(&room.staff(room.kim), room.reading).await.unwrap().0.rate.asked, 0);
        school.later(41 * DAY);
        assert_eq!(rate().await.asked, 0, "six weeks back, no further");
    }
}
