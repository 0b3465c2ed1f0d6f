//! I wonder too; this should not be here.

use domain::event::{About, Audience, Stream};
use domain::questions::{QuestionAct, QuestionGuiding};

use super::{asks, board, does, guides, key, on_desk, open, reads};
use crate::both;
use crate::pen::{Pen, heard_about, hears};

both! {
    async fn who_wonders_too_is_the_staffs_to_know_and_nobody_elses(school: School) {
        open(&school).await;
        let room = &school.room;
        let [ada, bo, chen] = [room.ada, room.bo, room.chen].map(|person| Pen::of(&school, person));
        let id = asks(&school, &ada, "Why?").await;
        does(&chen, id, QuestionAct::Wonder { on: true }).await;
        does(&bo, id, QuestionAct::Wonder { on: true }).await;
        does(&bo, id, QuestionAct::Wonder { on: true }).await;
        let who: Vec<_> = on_desk(&school, id).await.wonder.into_iter().map(|face| face.name).collect();
        assert_eq!(who, ["Bo Lindqvist", "Chen Wei-Ling"], "once each, by name");
        let heard = heard_about(&school, About::Question(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.bo)]));
        assert_eq!(heard_about(&school, About::Question(id)).len(), 3, "said again, it says nothing");
        assert!(board(&bo).await.questions[0].i_wonder);
        let adas = format!("{:?}", school.store.question_boards(&ada.viewer).await.unwrap().0);
        assert!(!adas.contains("Bo Lindqvist") && !adas.contains("Chen"), "not even its asker learns who: {adas}");
        does(&bo, id, QuestionAct::Wonder { on: false }).await;
        assert!(!board(&bo).await.questions[0].i_wonder);
        assert_eq!(on_desk(&school, id).await.wonder.len(), 1);
        assert_eq!(key(&ada, id, QuestionAct::Wonder { on: true }).await, "questions.your_own");
        assert_eq!(key(&Pen::of(&school, room.dina), id, QuestionAct::Wonder { on: true }).await, "refusal.not_found");
    }

    async fn what_a_student_reports_is_hidden_from_that_student_and_the_staff_decides(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let [ada, bo, chen] = [room.ada, room.bo, room.chen].map(|person| Pen::of(&school, person));
        let id = asks(&school, &ada, "Why is Bo so loud?").await;
        does(&bo, id, QuestionAct::Report { words: "It is about me".into() }).await;
        assert!(reads(&bo).await.is_empty());
        assert_eq!(reads(&chen).await.len(), 1, "for others it stays until a teacher decides");
        let desk = on_desk(&school, id).await;
        assert!(desk.needs_a_look());
        assert_eq!((desk.reports[0].who.name.as_str(), desk.reports[0].words.as_str()), ("Bo Lindqvist", "It is about me"));
        assert_eq!(store.count_questions_waiting(&room.staff(room.rivera)).await.unwrap()[0].2, 1);
        let adas = format!("{:?}", store.question_boards(&ada.viewer).await.unwrap().0);
        assert!(!adas.contains("It is about me") && !adas.contains("Bo Lindqvist"), "{adas}");
        let hidden = &board(&bo).await.hidden[0];
        assert_eq!((hidden.0, hidden.2), (id, false));

        guides(&school, id, QuestionGuiding::LetStay).await.unwrap();
        assert!(!on_desk(&school, id).await.needs_a_look());
        assert!(board(&bo).await.hidden[0].2, "somebody has looked");
        let heard = heard_about(&school, About::Question(id)).pop().unwrap();
        assert!(heard.event.audiences.contains(&Audience::Person(room.bo)));
        does(&bo, id, QuestionAct::TakeReportBack).await;
        assert_eq!(reads(&bo).await.len(), 1);
        does(&chen, id, QuestionAct::Report { words: String::new() }).await;
        guides(&school, id, QuestionGuiding::TakeOff { why: "It is about somebody".into() }).await.unwrap();
        assert!(reads(&bo).await.is_empty() && board(&chen).await.hidden.is_empty());
        assert_eq!(key(&ada, id, QuestionAct::Report { words: String::new() }).await, "refusal.not_found");
    }
}
