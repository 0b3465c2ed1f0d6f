//! Hidden, and reported.

use domain::id::ReplyId;
use domain::refusal::Refusal;
use domain::replies::{Decision, ReplyAct, ReplyState, ReportReason, ReportWords};
use store::Decides;

use super::{decides, desk, does, found, gives, key, open_to_class, owned, replies};
use crate::both;
use crate::inquiry::own;
use crate::pen::{Pen, refused};

fn report(words: &str) -> ReplyAct {
    ReplyAct::Report(ReportWords { reason: ReportReason::Unkind, words: words.into() })
}

both! {
    async fn whoever_reports_does_not_see_it_any_more_and_staff_does(school: School) {
        let room = &school.room;
        let (ada, wolves, _, chen) = open_to_class(&school).await;
        let reply = replies(&chen, wolves, "Unkind words").await;
        assert_eq!(refused(gives(&ada, reply, report("")).await), Refusal::NotFound, "what waits cannot be reported");
        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        assert_eq!(refused(gives(&chen, reply, report("")).await), Refusal::NotFound, "one takes back one's own");
        assert_eq!(refused(gives(&Pen::of(&school, room.dina), reply, report("")).await), Refusal::NotFound);
        assert!(!own(&ada, wolves).await.reported);
        does(&ada, reply, report("It hurts")).await;
        assert!(owned(&ada, wolves).await.is_empty());
        assert!(own(&ada, wolves).await.reported, "a teacher has it");
        assert_eq!(refused(gives(&ada, reply, report("again")).await), Refusal::NotFound);
        let waiting = desk(&school).await.waiting;
        assert_eq!((waiting[0].reports[0].by_name.as_str(), waiting[0].reports[0].words.as_str()), ("Ada Okafor", "It hurts"));
        assert_eq!(found(&chen, wolves).await[0].state, ReplyState::Released, "its writer does not hear of it");
        decides(&school, reply, Decides::Reply, Decision::Stop).await.unwrap();
        assert!(desk(&school).await.waiting.is_empty(), "a decision settles what was reported");
        assert!(!own(&ada, wolves).await.reported, "they have looked");
        assert_eq!(found(&chen, wolves).await[0].state, ReplyState::Stopped);
        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        assert!(owned(&ada, wolves).await.is_empty(), "who reported it is not shown it again");
    }

    /// A child was told that a teacher looks at it: whoever wrote it does not undo that.
    async fn what_was_reported_is_read_though_it_is_taken_back_hidden_or_reworded(school: School) {
        let (ada, wolves, bo, chen) = open_to_class(&school).await;
        let reply = replies(&chen, wolves, "Unkind words").await;
        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        does(&ada, reply, ReplyAct::Hide { hide: true }).await;
        does(&ada, reply, report("It hurts")).await;
        does(&chen, reply, ReplyAct::TakeBack).await;
        let waiting = desk(&school).await.waiting;
        assert_eq!((waiting.len(), waiting[0].state, waiting[0].words.as_str()), (1, ReplyState::TakenBack, "Unkind words"));
        let access = school.store.replies_waiting(&school.room.staff(school.room.rivera)).await.unwrap();
        assert_eq!(access[0].n, 1);
        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        assert!(desk(&school).await.waiting.is_empty() && owned(&ada, wolves).await.is_empty() && found(&chen, wolves).await.is_empty());
        assert!(decides(&school, reply, Decides::Reply, Decision::Release).await.is_err(), "settled, and not there");

        let asked = replies(&bo, wolves, "Which river?").await;
        decides(&school, asked, Decides::Reply, Decision::Release).await.unwrap();
        does(&ada, asked, ReplyAct::Answer { words: "Go away".into() }).await;
        decides(&school, asked, Decides::Answer, Decision::Release).await.unwrap();
        does(&bo, asked, report("")).await;
        assert_eq!(desk(&school).await.waiting[0].reports[0].about, "", "it stands there");
        does(&ada, asked, ReplyAct::Answer { words: "The one behind the school".into() }).await;
        assert_eq!(desk(&school).await.waiting[0].reports[0].about, "Go away");
    }

    async fn who_wrote_a_reply_reports_the_answer_to_it(school: School) {
        let room = &school.room;
        let (ada, wolves, bo, chen) = open_to_class(&school).await;
        let reply = replies(&chen, wolves, "Who counted the trees?").await;
        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        assert_eq!(refused(gives(&chen, reply, report("")).await), Refusal::NotFound, "there is no answer yet");
        does(&ada, reply, ReplyAct::Answer { words: "Not you, anyway".into() }).await;
        assert_eq!(refused(gives(&chen, reply, report("")).await), Refusal::NotFound, "what waits cannot be reported");
        decides(&school, reply, Decides::Answer, Decision::Release).await.unwrap();
        assert_eq!(refused(gives(&Pen::of(&school, room.dina), reply, report("")).await), Refusal::NotFound);
        does(&chen, reply, report("It hurts")).await;
        assert_eq!(refused(gives(&chen, reply, report("again")).await), Refusal::NotFound);
        let own = &found(&chen, wolves).await[0];
        assert_eq!((own.words.as_str(), own.state, &own.answer), ("Who counted the trees?", ReplyState::Released, &None));
        assert!(bo.store.inquiries(&chen.viewer).await.unwrap().0.replied[0].reply.answer.is_none());
        assert!(found(&bo, wolves).await[0].answer.is_some() && owned(&ada, wolves).await[0].answer.is_some());
        let waiting = &desk(&school).await.waiting[0];
        assert!(waiting.reported(true) && !waiting.reported(false), "{:?}", waiting.reports);
        assert_eq!((waiting.reports[0].by_name.as_str(), waiting.reports[0].words.as_str()), ("Chen Wei-Ling", "It hurts"));

        // What is decided about the reply leaves the answer as it was reported.
        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        assert!(desk(&school).await.waiting[0].reported(true));
        decides(&school, reply, Decides::Answer, Decision::Hold).await.unwrap();
        assert!(desk(&school).await.waiting.is_empty(), "a decision settles what was reported");
        let answer = owned(&ada, wolves).await[0].answer.clone().unwrap();
        assert_eq!((answer.state, answer.held_words.as_str()), (domain::replies::AnswerState::Held, "Say what you saw"));
        assert!(found(&bo, wolves).await[0].answer.is_none());

        // Worded anew it is another one, read first, and there for Chen again.
        does(&ada, reply, ReplyAct::Answer { words: "A ranger did".into() }).await;
        decides(&school, reply, Decides::Answer, Decision::Release).await.unwrap();
        assert_eq!(found(&chen, wolves).await[0].answer.as_ref().unwrap().words, "A ranger did");
    }

    async fn the_owner_hides_and_shows_again(school: School) {
        let (ada, wolves, bo, _) = open_to_class(&school).await;
        let reply = replies(&bo, wolves, "Which river?").await;
        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        does(&ada, reply, ReplyAct::Hide { hide: true }).await;
        assert_eq!(owned(&ada, wolves).await[0].state, ReplyState::Hidden);
        assert_eq!(key(&ada, reply, ReplyAct::Hide { hide: true }).await, "replies.hidden_already");
        assert_eq!(refused(gives(&ada, reply, ReplyAct::Helped { helped: true }).await), Refusal::NotFound);
        decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        assert_eq!(owned(&ada, wolves).await[0].state, ReplyState::Hidden, "what its owner hid comes back by its owner");
        does(&ada, reply, ReplyAct::Hide { hide: false }).await;
        assert_eq!(owned(&ada, wolves).await[0].state, ReplyState::Released);
        assert_eq!(refused(gives(&bo, reply, ReplyAct::Hide { hide: true }).await), Refusal::NotFound);
        assert_eq!(refused(gives(&ada, reply, ReplyAct::TakeBack).await), Refusal::NotFound, "not hers to take back");
        assert_eq!(refused(gives(&ada, ReplyId::mint(), ReplyAct::Hide { hide: true }).await), Refusal::NotFound);
    }
}
