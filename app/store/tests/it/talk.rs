//! *I need to talk to someone*: the named people hear of it, and nobody else can find a trace.

use domain::command::{Command, Envelope};
use domain::event::{About, Audience, Change, Stream};
use domain::id::TalkId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Error;
use store::replay::Replay;

use crate::both;
use crate::pen::{Pen, done, heard_about, own_question, refused, replayed};

fn ask(talk: TalkId) -> Command {
    Command::AskToTalk { talk, words: "Something at recess.".into() }
}

fn not_found<T>(outcome: Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::NotFound)))
}

both! {
    async fn only_the_named_people_hear_of_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let id = TalkId::mint();
        assert_eq!(refused(ada.gives(ask(id)).await), Refusal::conflict("talk.nobody_named"), "better told than unheard");
        let (kim, rivera, osei) = (room.staff(room.kim), room.staff(room.rivera), room.staff(room.osei));
        store.set_talk_people(&rivera, room.school, vec![room.kim, room.osei]).await.unwrap();
        let before = store.audit(&rivera, room.school, None).await.unwrap().len();
        let (home, _) = store.home(&ada.viewer).await.unwrap();
        assert_eq!(home.talk.names.len(), 2);
        let everybody = [
            room.staff(room.rivera), room.staff(room.stone), room.student(room.bo), room.student(room.dina), ada.viewer.clone(),
        ];
        let mut cursors = Vec::new();
        for viewer in everybody.iter().chain([&kim]) {
            cursors.push(store.cursor(viewer).await.unwrap());
        }
        let envelope = ada.envelope(0, ask(id));
        assert!(ada.sends(envelope.clone()).await.is_done());
        assert!(ada.sends(envelope).await.is_done());
        assert!(ada.gives(ask(id)).await.is_done(), "another command about the same talk is the same talk");

        let heard = heard_about(&school, About::Talk(id));
        assert_eq!(heard.len(), 2);
        for contact in [room.kim, room.osei] {
            let to = heard.iter().find(|n| n.event.stream == Stream::Person(contact)).unwrap();
            assert_eq!(to.event.audiences, [Audience::Person(contact)]);
        }
        for (viewer, from) in everybody.iter().zip(&cursors) {
            assert!(!replayed(store, viewer, from).await.contains("talk"), "{viewer:?} hears of it");
            assert!(not_found(store.talks(viewer).await), "{viewer:?} reads it");
            assert!(not_found(store.mark_talk_seen(viewer, id).await));
        }
        assert!(not_found(store.talks(&Viewer::Nobody).await));
        let Replay::Missed { heard, .. } = store.replay(&kim, &cursors[everybody.len()]).await.unwrap() else { panic!() };
        let changes: Vec<_> = heard.into_iter().flat_map(|h| h.deliveries).map(|d| d.change).collect();
        assert_eq!(changes, [Change::Talk { id }], "no words on the wire");

        let talks = store.talks(&kim).await.unwrap();
        assert_eq!(talks.len(), 1);
        assert_eq!((talks[0].words.as_str(), talks[0].student_name.as_str()), ("Something at recess.", "Ada Okafor"));
        store.mark_talk_seen(&osei, id).await.unwrap();
        store.mark_talk_seen(&kim, id).await.unwrap();
        assert_eq!(store.talks(&kim).await.unwrap()[0].seen_by.as_deref(), Some("Mr Osei"));
        assert_eq!(heard_about(&school, About::Talk(id)).len(), 4, "seen once, and both hear it");
        let audited = store.audit(&rivera, room.school, None).await.unwrap().len();
        assert_eq!(audited, before, "no audit view knows of it");
    }

    async fn somebody_elses_talk_is_not_found(school: School) {
        let (store, room) = (&school.store, &school.room);
        store.set_talk_people(&room.staff(room.rivera), room.school, vec![room.kim]).await.unwrap();
        let (ada, bo, id) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo), TalkId::mint());
        assert!(ada.gives(ask(id)).await.is_done());
        assert_eq!(refused(bo.gives(ask(id)).await), Refusal::NotFound);
        let rivera = Pen { store: store.clone(), viewer: room.staff(room.rivera), person: room.rivera };
        assert_eq!(refused(rivera.gives(ask(TalkId::mint())).await), Refusal::NotFound, "who attends no class has no school to ask");
        let long = Command::AskToTalk { talk: TalkId::mint(), words: "x".repeat(100_000) };
        assert_eq!(refused(ada.gives(long).await).sentence().key, "words.too_long");
        let empty = Command::AskToTalk { talk: TalkId::mint(), words: String::new() };
        assert!(ada.gives(empty).await.is_done(), "asking is enough");
        assert_eq!(store.talks(&room.staff(room.kim)).await.unwrap().len(), 2);
    }

    async fn who_is_named_no_longer_reads_no_longer(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        store.set_talk_people(&rivera, room.school, vec![room.kim]).await.unwrap();
        let ada = Pen::of(&school, room.ada);
        ada.gives(ask(TalkId::mint())).await;
        store.set_talk_people(&rivera, room.school, vec![room.osei]).await.unwrap();
        assert!(not_found(store.talks(&room.staff(room.kim)).await));
        assert_eq!(store.talks(&room.staff(room.osei)).await.unwrap().len(), 1);
        // A piece of hers still works beside it: nothing of the talk is in the class.
        let id = domain::id::ReflectionId::mint();
        let envelope = Envelope { ..ada.envelope(0, crate::pen::share(id, &own_question(room.science), "Leaves")) };
        assert_eq!(done(ada.sends(envelope).await).2, 1);
        assert!(heard_about(&school, About::Piece(id)).len() == 1);
    }
}
