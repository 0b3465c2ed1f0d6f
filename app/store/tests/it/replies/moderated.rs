//! Release first: until staff releases it, a reply is there for its writer and staff, and for nobody else.

use domain::audience::Step;
use domain::event::{About, Audience, Stream};
use domain::id::ReplyId;
use domain::inquiry::InquiryAct;
use domain::refusal::Refusal;
use domain::replies::{AnswerState, Decision, DecisionWords, ReplyAct, ReplyState};
use store::Decides;

use super::{about, decides, desk, does, found, gives, key, open_to_class, owned, replies, write};
use crate::audience::{shown, widens};
use crate::both;
use crate::goals::{all_but, not_found};
use crate::pen::{Pen, heard_about, refused};

/// Who was told of it so far, as `stream-audience`.
fn told(school: &crate::harness::School, reply: ReplyId) -> Vec<String> {
    let room = &school.room;
    let name = |numbered: domain::event::Numbered| match (numbered.event.stream, numbered.event.audiences.as_slice()) {
        (Stream::Person(person), _) if person == room.ada => "ada".to_owned(),
        (Stream::Person(person), _) if person == room.bo => "bo".to_owned(),
        (Stream::Person(person), _) if person == room.chen => "chen".to_owned(),
        (Stream::Class(_), [Audience::Staff]) => "staff".to_owned(),
        (Stream::Class(_), [Audience::Class]) => "class".to_owned(),
        other => panic!("{other:?}"),
    };
    heard_about(school, About::Reply(reply)).into_iter().map(name).collect()
}

both! {
    async fn a_reply_waits_is_released_answered_and_thanked_for(school: School) {
        let (ada, wolves, bo, chen) = open_to_class(&school).await;
        let reply = replies(&chen, wolves, "Who counted the trees?").await;
        assert_eq!(told(&school, reply), ["chen", "staff"], "nobody else hears, not even a number");
        assert!(owned(&ada, wolves).await.is_empty() && found(&bo, wolves).await.is_empty());
        assert_eq!(found(&chen, wolves).await[0].state, ReplyState::Waiting);
        for act in [ReplyAct::Helped { helped: true }, ReplyAct::Hide { hide: true }, ReplyAct::Answer { words: "x".into() }] {
            assert_eq!(refused(gives(&ada, reply, act).await), Refusal::NotFound, "before the release it is not there");
        }
        let waiting = desk(&school).await.waiting;
        assert_eq!((waiting[0].writer_name.as_str(), waiting[0].owner_name.as_str()), ("Chen Wei-Ling", "Ada Okafor"));
        assert_eq!(waiting[0].perspective, "Wolves give the river its trees back.");

        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        assert_eq!(told(&school, reply)[2..], ["chen", "staff", "ada", "class"]);
        assert_eq!(owned(&ada, wolves).await[0].words, "Who counted the trees?");
        assert_eq!(found(&bo, wolves).await[0].by_name, "Chen Wei-Ling", "the class reads what is released");

        does(&ada, reply, ReplyAct::Answer { words: "A ranger did".into() }).await;
        assert_eq!(found(&chen, wolves).await[0].answer, None, "an answer is read first, too");
        assert_eq!(owned(&ada, wolves).await[0].answer.as_ref().unwrap().state, AnswerState::Waiting);
        decides(&school, reply, Decides::Answer, Decision::Release).await.unwrap();
        assert_eq!(found(&chen, wolves).await[0].answer.as_ref().unwrap().words, "A ranger did");
        does(&ada, reply, ReplyAct::Helped { helped: true }).await;
        does(&ada, reply, ReplyAct::Helped { helped: true }).await;
        assert!(found(&chen, wolves).await[0].helped);
        assert!(desk(&school).await.waiting.is_empty());
    }

    async fn what_is_held_is_there_for_its_writer_and_staff_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, wolves, bo, chen) = open_to_class(&school).await;
        let reply = replies(&chen, wolves, "Obsidian nonsense").await;
        decides(&school, reply, Decides::Reply, Decision::Hold).await.unwrap();
        let held = &found(&chen, wolves).await[0];
        assert_eq!((held.state, held.held_words.as_str()), (ReplyState::Held, "Say what you saw"));
        assert!(owned(&ada, wolves).await.is_empty() && found(&bo, wolves).await.is_empty());
        assert!(!told(&school, reply).contains(&"ada".to_owned()) && !told(&school, reply).contains(&"class".to_owned()));
        for viewer in all_but(&school, &[room.rivera, room.osei]) {
            assert!(not_found(store.moderation(&viewer, room.science).await), "{viewer:?}");
            let said = DecisionWords { decision: Decision::Release, words: String::new() };
            let done = store.decide_reply(&viewer, room.science, reply, (2, Decides::Reply), said).await;
            assert!(not_found(done), "{viewer:?}");
        }
        let elsewhere = DecisionWords { decision: Decision::Release, words: String::new() };
        let done = store.decide_reply(&room.staff(room.kim), room.reading, reply, (2, Decides::Reply), elsewhere).await;
        assert!(not_found(done), "staff of another class decides about theirs");
        let stale = DecisionWords { decision: Decision::Release, words: String::new() };
        let done = store.decide_reply(&room.staff(room.osei), room.science, reply, (1, Decides::Reply), stale).await;
        assert!(crate::goals::conflict(done, "replies.changed_meanwhile"));
        does(&chen, reply, ReplyAct::TakeBack).await;
        assert_eq!(key(&chen, reply, ReplyAct::TakeBack).await, "replies.taken_back_already");
        assert!(found(&chen, wolves).await.is_empty() && desk(&school).await.decided.is_empty());
        assert!(not_found(decides(&school, reply, Decides::Reply, Decision::Release).await));
    }

    async fn only_those_who_read_the_perspective_reply_to_it_and_to_that_one(school: School) {
        let room = &school.room;
        let (ada, wolves) = shown(&school).await;
        widens(&school, &ada, wolves, Step::Partner).await;
        let (bo, chen) = (Pen::of(&school, room.bo), Pen::of(&school, room.chen));
        let first = about(&bo, wolves).await;
        for person in [room.chen, room.dina, room.eli, room.ada] {
            let pen = Pen::of(&school, person);
            assert_eq!(refused(gives(&pen, ReplyId::mint(), write(first, "x")).await), Refusal::NotFound, "{person:?}");
        }
        crate::audience::says(&ada, wolves, "Wolves give the river its trees back, with beavers.").await;
        let second = ada.store.inquiry(&ada.viewer, wolves).await.unwrap().0.inquiry.perspectives[0].id;
        let unseen = gives(&bo, ReplyId::mint(), write(second, "x")).await;
        assert_eq!(refused(unseen), Refusal::NotFound, "a newer one is seen by nobody until it is wished");
        let reply = ReplyId::mint();
        does(&bo, reply, write(first, "Which river?")).await;
        assert_eq!(key(&bo, reply, write(first, "Which river?")).await, "replies.written_already");
        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        assert_eq!(owned(&ada, wolves).await[0].by_name, "Bo Lindqvist");
        assert!(!told(&school, reply).contains(&"class".to_owned()), "what a partner says is between the two");
        for act in [ReplyAct::TakeBack, ReplyAct::Hide { hide: true }] {
            assert_eq!(refused(gives(&chen, reply, act).await), Refusal::NotFound);
        }

        // Nobody but Ada reads it any more; what was released to her stays hers, and Bo still finds what he wrote.
        let hide = domain::command::Command::Inquiry { inquiry: wolves, act: InquiryAct::Show { readers: vec![] }.into() };
        assert!(ada.gives(hide).await.is_done());
        assert!(not_found(bo.store.read_perspective(&bo.viewer, wolves).await));
        assert_eq!(refused(gives(&bo, ReplyId::mint(), write(first, "x")).await), Refusal::NotFound);
        assert_eq!(owned(&ada, wolves).await.len(), 1);
        let written = &bo.store.inquiries(&bo.viewer).await.unwrap().0.replied[0];
        assert_eq!((written.may_read, written.question.as_str(), written.reply.words.as_str()), (false, "", "Which river?"));
        does(&bo, reply, ReplyAct::TakeBack).await;
        assert!(owned(&ada, wolves).await.is_empty());
    }

    async fn a_class_may_let_replies_be_read_at_once_and_young_children_never(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (ada, wolves, bo, _) = open_to_class(&school).await;
        let waits = replies(&bo, wolves, "Before").await;
        for viewer in all_but(&school, &[room.rivera, room.osei]) {
            assert!(not_found(store.release_replies_first(&viewer, room.science, false).await), "{viewer:?}");
        }
        store.release_replies_first(&rivera, room.science, false).await.unwrap();
        let at_once = replies(&bo, wolves, "After").await;
        assert_eq!(owned(&ada, wolves).await.iter().map(|r| r.id).collect::<Vec<_>>(), [at_once], "what waited goes on waiting");
        assert_eq!(desk(&school).await.waiting.iter().map(|r| r.id).collect::<Vec<_>>(), [waits]);
        assert!(desk(&school).await.may_change);

        // One who is in a class of the youngest as well is read first, wherever they meet.
        let draft = domain::classes::ClassDraft {
            name: "Reading".into(), subject: "Reading".into(), grade_band: "3-5".into(), access_point: "reflection".into(),
        };
        store.change_class(&room.staff(room.kim), room.reading, draft).await.unwrap();
        crate::leaving::also_reads(&school, room.bo).await;
        replies(&bo, wolves, "Still young").await;
        assert_eq!(owned(&ada, wolves).await.len(), 1);
        does(&ada, at_once, domain::replies::ReplyAct::Answer { words: "Mine, too".into() }).await;
        assert!(found(&bo, wolves).await.iter().all(|reply| reply.answer.is_none()), "and so is what they are told");

        let draft = domain::classes::ClassDraft {
            name: "Science".into(), subject: "Science".into(), grade_band: "3-5".into(), access_point: "reflection".into(),
        };
        store.change_class(&rivera, room.science, draft).await.unwrap();
        let young = desk(&school).await;
        assert!(young.release_first && !young.may_change);
        let refusal = store.release_replies_first(&rivera, room.science, false).await;
        assert!(crate::goals::conflict(refusal, "replies.always_first"));
        replies(&bo, wolves, "Young").await;
        assert_eq!(owned(&ada, wolves).await.len(), 1);
        let many = store.replies_waiting(&rivera).await.unwrap();
        assert_eq!((many[0].class_name.as_str(), many[0].n), ("Science", 4));
    }
}
