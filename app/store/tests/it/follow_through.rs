//! Follow-through on own feedback, part by part.

use domain::command::{Answer, Command};
use domain::event::{About, Audience, Stream};
use domain::feedback::{FeedbackWords, FollowThrough, Outcome, Part, PassageWords};
use domain::id::{FeedbackId, ReflectionId};
use domain::reflections::Turn;
use domain::refusal::Refusal;

use crate::both;
use crate::pen::{Pen, answers, heard_about, hears, own_question, reads, refused};

fn follow(reflection: ReflectionId, feedback: FeedbackId, part: Part, outcome: Outcome, words: &str) -> Command {
    Command::Follow { reflection, feedback, follow: FollowThrough { part, outcome, words: words.into() } }
}

fn key(answer: Answer) -> String {
    refused(answer).sentence().key
}

both! {
    async fn every_part_that_asks_is_followed_and_the_turn_ends(school: School) {
        let room = &school.room;
        let (ada, id) = (Pen::of(&school, room.ada), ReflectionId::mint());
        ada.shares(id, &own_question(room.science), "Because it is cold.").await;
        let feedback = answers(&school, id, 1).await.unwrap();
        assert_eq!(ada.sees(id).await.turn, Turn::Student);

        let no_reason = ada.gives(follow(id, feedback, Part::Question, Outcome::Other, " ")).await;
        assert_eq!(refused(no_reason), Refusal::invalid("words", "feedback.say_why"));
        let strength = ada.gives(follow(id, feedback, Part::Strength, Outcome::Used, "")).await;
        assert_eq!(key(strength), "feedback.strengths_need_no_mark");

        assert!(ada.gives(follow(id, feedback, Part::Question, Outcome::Trying, "")).await.is_done());
        assert!(ada.gives(follow(id, feedback, Part::Question, Outcome::Other, "I drew it")).await.is_done());
        assert!(ada.gives(follow(id, feedback, Part::NextStep, Outcome::Used, "in line two")).await.is_done());
        let piece = ada.sees(id).await;
        assert_eq!(piece.turn, Turn::Nobody);
        let said = &piece.feedback[0].follow;
        assert_eq!(said.len(), 2, "said again, it replaces what was said before");
        let question = piece.feedback[0].followed(Part::Question).unwrap();
        assert_eq!((question.outcome, question.words.as_str()), (Outcome::Other, "I drew it"));
        let heard = heard_about(&school, About::Piece(id));
        let audiences = [Audience::Staff, Audience::Person(room.ada)];
        assert!(hears(heard.last().unwrap(), Stream::Class(room.science), &audiences));
        let staff = school.store.piece(&room.staff(room.osei), id).await.unwrap().0;
        assert_eq!(staff.feedback[0].follow.len(), 2);
    }

    async fn an_answer_without_parts_is_followed_as_a_whole(school: School) {
        let room = &school.room;
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let (commented, praised) = (ReflectionId::mint(), ReflectionId::mint());
        let mark = PassageWords { starts: 0, ends: 7, quote: "Because".into(), words: "Of what?".into() };
        let comment = FeedbackWords { passages: vec![mark], ..Default::default() };
        let praise = FeedbackWords { strength: "You looked twice.".into(), ..Default::default() };
        let (of_comment, of_praise) = (FeedbackId::mint(), FeedbackId::mint());
        for (id, feedback, words) in [(commented, of_comment, comment), (praised, of_praise, praise)] {
            ada.shares(id, &own_question(room.science), "Because it is cold.").await;
            school.store.send_feedback(&rivera, feedback, id, 1, words).await.unwrap();
            assert_eq!(ada.sees(id).await.turn, Turn::Nobody, "nobody waits for it");
        }
        let used = |id, feedback, part| follow(id, feedback, part, Outcome::Used, "in line two");
        for none in [used(commented, of_comment, Part::Question), used(praised, of_praise, Part::NextStep)] {
            assert_eq!(key(ada.gives(none).await), "feedback.nothing_asked");
        }
        assert!(ada.gives(used(commented, of_comment, Part::NextStep)).await.is_done());
        let piece = ada.sees(commented).await;
        assert_eq!(piece.feedback[0].followed(Part::NextStep).unwrap().words, "in line two");
        assert!(ada.sees(praised).await.feedback[0].follow.is_empty(), "strengths need no mark");
    }

    async fn only_own_feedback_and_only_what_it_asked(school: School) {
        let room = &school.room;
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (hers, his) = (ReflectionId::mint(), ReflectionId::mint());
        ada.shares(hers, &own_question(room.science), "Hers").await;
        bo.shares(his, &own_question(room.science), "His").await;
        let feedback = answers(&school, hers, 1).await.unwrap();
        reads(&school, his, 1).await.unwrap();
        let read_only = bo.sees(his).await.feedback[0].id;
        let used = |piece, feedback| follow(piece, feedback, Part::NextStep, Outcome::Used, "");
        assert_eq!(key(bo.gives(used(his, read_only)).await), "feedback.nothing_asked");
        for command in [used(hers, feedback), used(his, feedback), used(hers, read_only)] {
            assert_eq!(refused(bo.gives(command).await), Refusal::NotFound);
        }
        for outsider in [room.dina, room.eli] {
            assert_eq!(refused(Pen::of(&school, outsider).gives(used(hers, feedback)).await), Refusal::NotFound);
        }
        assert!(ada.sees(hers).await.feedback[0].follow.is_empty());
    }
}
