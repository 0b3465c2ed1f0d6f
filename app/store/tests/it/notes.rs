//! Notes: one answer to the whole class, or to several.

use domain::command::{Beginning, Command};
use domain::event::{About, Audience, Stream};
use domain::feedback::NoteReaders;
use domain::id::{NoteId, PromptId, ReflectionId};
use domain::prompts::AnswerPlan;
use domain::reflections::{Stage, Turn};
use domain::refusal::Refusal;

use crate::both;
use crate::desk::{answered, asked, at, at_once, everybody_else, refused, shared};
use crate::harness::{MONDAY, School};
use crate::pen::{Pen, done, heard_about, hears, replayed, words};

async fn sends(school: &School, id: NoteId, prompt: Option<PromptId>, to: NoteReaders) -> store::Result<()> {
    let room = &school.room;
    let words = "Many of you saw the yellow.".to_owned();
    school.store.send_note(&room.staff(room.rivera), id, room.science, prompt, words, to).await
}

both! {
    async fn the_whole_class_hears_a_note(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (bo, dina) = (room.student(room.bo), room.student(room.dina));
        let (his, hers) = (store.cursor(&bo).await.unwrap(), store.cursor(&dina).await.unwrap());
        let id = NoteId::mint();
        sends(&school, id, None, NoteReaders::WholeClass).await.unwrap();
        sends(&school, id, None, NoteReaders::WholeClass).await.unwrap();
        let told = heard_about(&school, About::Note(id));
        assert_eq!(told.len(), 1, "twice is once");
        assert!(hears(&told[0], Stream::Class(room.science), &[Audience::Staff, Audience::Class]));
        assert!(replayed(store, &bo, &his).await.contains("the yellow"));
        assert!(!replayed(store, &dina, &hers).await.contains("the yellow"));
        for student in [room.ada, room.bo, room.chen] {
            let (home, _) = store.home(&room.student(student)).await.unwrap();
            assert_eq!((home.notes.len(), home.notes[0].whole_class), (1, true));
        }
    }

    async fn several_hear_a_note_and_nobody_else(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (bo, chen) = (room.student(room.bo), room.student(room.chen));
        let (his, hers) = (store.cursor(&bo).await.unwrap(), store.cursor(&chen).await.unwrap());
        let id = NoteId::mint();
        let several = NoteReaders::Several(vec![room.ada, room.bo, room.bo, room.dina, room.eli]);
        sends(&school, id, None, several).await.unwrap();
        let told = heard_about(&school, About::Note(id));
        let both = [Audience::Staff, Audience::Person(room.ada), Audience::Person(room.bo)];
        assert!(hears(&told[0], Stream::Class(room.science), &both), "{told:?}");
        assert!(replayed(store, &bo, &his).await.contains("the yellow"));
        assert_eq!(replayed(store, &chen, &hers).await, "[]");
        assert!(store.home(&chen).await.unwrap().0.notes.is_empty());
        assert!(store.home(&room.student(room.dina)).await.unwrap().0.notes.is_empty());
    }

    async fn a_note_that_was_a_mistake_is_gone_from_every_page(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.open_door(&rivera, room.science, domain::projector::Display::Extended).await.unwrap();
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (first, second) = (NoteId::mint(), NoteId::mint());
        sends(&school, first, None, NoteReaders::WholeClass).await.unwrap();
        sends(&school, second, None, NoteReaders::Several(vec![room.ada])).await.unwrap();
        let line = async |pen: &Pen| store.note_line(&pen.viewer, room.science).await.unwrap().map(|line| line.note.id);
        assert_eq!((line(&ada).await, line(&bo).await), (Some(second), Some(first)), "the newest of one's own");
        let sent = store.sent_notes(&room.staff(room.osei), room.science).await.unwrap();
        assert_eq!(sent.iter().map(|note| note.id).collect::<Vec<_>>(), [second, first]);

        let (hers, his) = (store.cursor(&ada.viewer).await.unwrap(), store.cursor(&bo.viewer).await.unwrap());
        store.take_note_back(&rivera, second).await.unwrap();
        store.take_note_back(&room.staff(room.osei), second).await.unwrap();
        assert_eq!(heard_about(&school, About::Note(second)).len(), 2, "sent and taken back, once each");
        let told = replayed(store, &ada.viewer, &hers).await;
        assert!(told.contains("note_gone") && !told.contains("yellow"), "{told}");
        assert_eq!(replayed(store, &bo.viewer, &his).await, "[]", "it was never his");
        assert_eq!(line(&ada).await, Some(first));
        let (home, _) = store.home(&ada.viewer).await.unwrap();
        assert_eq!(home.notes.iter().map(|note| note.id).collect::<Vec<_>>(), [first]);

        // Put away is put away, for whoever did it.
        assert!(ada.gives(Command::ReadNote { note: first }).await.is_done());
        assert_eq!((line(&ada).await, line(&bo).await), (None, Some(first)));
        // Who hears of the first one only now hears that it is gone.
        store.take_note_back(&rivera, first).await.unwrap();
        assert!(replayed(store, &bo.viewer, &his).await.contains("note_gone"));
        assert_eq!((line(&bo).await, store.sent_notes(&rivera, room.science).await.unwrap().len()), (None, 0));
        let (view, _) = store.console(&rivera, room.science).await.unwrap();
        assert_eq!(view.bell.reached, 0, "what was taken back reached nobody");
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.take_note_back(&viewer, first).await), Refusal::NotFound, "{viewer:?}");
            assert_eq!(refused(store.sent_notes(&viewer, room.science).await), Refusal::NotFound, "{viewer:?}");
        }
        assert_eq!(refused(store.note_line(&room.student(room.dina), room.science).await.map(|_| ())), Refusal::NotFound);
    }

    async fn who_left_the_class_since_hears_that_it_is_gone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.open_door(&rivera, room.science, domain::projector::Display::Extended).await.unwrap();
        let note = NoteId::mint();
        sends(&school, note, None, NoteReaders::WholeClass).await.unwrap();
        store.remove_student(&rivera, room.science, room.bo).await.unwrap();
        store.take_note_back(&rivera, note).await.unwrap();
        let gone = heard_about(&school, About::Note(note)).pop().unwrap().event.audiences;
        assert!(gone.contains(&Audience::Class) && gone.contains(&Audience::Person(room.bo)), "{gone:?}");
        assert!(!gone.contains(&Audience::Person(room.ada)), "whoever is there hears it with the class");
    }

    async fn a_note_needs_words_and_readers(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        for nobody in [vec![], vec![room.dina, room.eli]] {
            let note = sends(&school, NoteId::mint(), None, NoteReaders::Several(nobody)).await;
            assert_eq!(refused(note), Refusal::invalid("to", "notes.pick_someone"));
        }
        let empty = store.send_note(&rivera, NoteId::mint(), room.science, None, " \n".into(), NoteReaders::WholeClass);
        assert_eq!(refused(empty.await), Refusal::invalid("words", "words.empty"));
        let planned = asked(&school, "A secret?", at(domain::clock::Moment(MONDAY + 3_600_000))).await;
        for prompt in [planned, PromptId::mint()] {
            let note = sends(&school, NoteId::mint(), Some(prompt), NoteReaders::WholeClass).await;
            assert_eq!(refused(note), Refusal::NotFound, "only about what the class was asked");
        }
    }

    async fn a_note_answers_the_class_together(school: School) {
        let (store, room) = (&school.store, &school.room);
        let prompt = asked(&school, "What surprised you?", at_once(AnswerPlan::Together)).await;
        let ada = answered(&school, room.ada, prompt, "Because it is cold.").await;
        let bo = answered(&school, room.bo, prompt, "They are tired.").await;
        let waiting = Pen::of(&school, room.chen);
        let chen = done(waiting.gives(Command::Share {
            reflection: ReflectionId::mint(),
            beginning: Beginning::Prompt { prompt },
            draft: words("The light goes."),
            waits: true,
            wall_consent: false,
            confirmed: false,
        }).await).0;
        let own = shared(&school, room.ada, "My own question.").await;
        sends(&school, NoteId::mint(), Some(prompt), NoteReaders::Several(vec![room.ada, room.chen])).await.unwrap();

        let hers = Pen::of(&school, room.ada).sees(ada).await;
        assert_eq!((hers.stage, hers.turn), (Stage::Read { version: 1 }, Turn::Nobody));
        assert!(hers.feedback[0].read_only && hers.feedback[0].by_name == "Ms Rivera");
        let told = heard_about(&school, About::Piece(ada));
        assert!(hears(told.last().unwrap(), Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]));
        assert_eq!(Pen::of(&school, room.bo).sees(bo).await.stage, Stage::Shared { version: 1 }, "not a reader");
        let theirs = waiting.sees(chen).await;
        assert_eq!((theirs.stage, theirs.turn), (Stage::Shared { version: 1 }, Turn::Teacher), "an ask that waits is never dropped");
        assert_eq!(Pen::of(&school, room.ada).sees(own).await.stage, Stage::Shared { version: 1 });
        // It stays read in every later turn.
        let pen = Pen::of(&school, room.ada);
        pen.gives(Command::Rest { reflection: ada }).await;
        pen.gives(Command::Wake { reflection: ada }).await;
        assert_eq!(pen.sees(ada).await.stage, Stage::Read { version: 1 });
        let (home, _) = store.home(&room.student(room.ada)).await.unwrap();
        assert_eq!(home.notes[0].question.as_deref(), Some("What surprised you?"));
    }

    async fn under_another_plan_a_note_answers_nobodys_piece(school: School) {
        let room = &school.room;
        let prompt = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        let ada = answered(&school, room.ada, prompt, "Because it is cold.").await;
        sends(&school, NoteId::mint(), Some(prompt), NoteReaders::WholeClass).await.unwrap();
        let seen = Pen::of(&school, room.ada).sees(ada).await;
        assert_eq!((seen.stage, seen.turn), (Stage::Shared { version: 1 }, Turn::Teacher));
    }

    async fn nobody_else_writes_to_the_class(school: School) {
        let (store, room) = (&school.store, &school.room);
        let id = NoteId::mint();
        for viewer in everybody_else(&school) {
            let note = store.send_note(&viewer, id, room.science, None, "Hello".into(), NoteReaders::WholeClass);
            assert_eq!(refused(note.await), Refusal::NotFound, "{viewer:?}");
        }
        assert!(school.events().is_empty());
        sends(&school, id, None, NoteReaders::WholeClass).await.unwrap();
        let osei = room.staff(room.osei);
        let again = store.send_note(&osei, id, room.science, None, "Mine".into(), NoteReaders::WholeClass);
        assert_eq!(refused(again.await), Refusal::NotFound, "somebody else's id");
    }
}
