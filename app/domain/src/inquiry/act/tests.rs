use super::super::{InquirySaid, Trust, TrustWords};
use super::*;
use crate::command_form::Unreadable;
use crate::portfolio::TimelineSource;
use crate::questions::QuestionAct;

#[test]
fn every_act_comes_back_as_it_was_said() {
    let (note, words) = (SourceId::mint(), "Two\nlines".to_owned());
    let noted = NoteWords {
        words: words.clone(),
        title: "A book".into(),
        address: "p. 12".into(),
        says: words.clone(),
        trust: TrustWords { trust: Trust::Partly, why: words.clone() },
    };
    let thought =
        PerspectiveWords { words: words.clone(), based_on: words.clone(), used_to: "No".into(), now: "Yes".into() };
    let made = Made::Thing { source: TimelineSource::Try, about: note.0, fixed: None };
    let (classes, question) = (vec![ClassId::mint(), ClassId::mint()], "Why?".to_owned());
    let acts = [
        InquiryAct::Begin { question: question.clone(), classes: classes.clone(), from: Some(QuestionId::mint()) },
        InquiryAct::Reword { question, because: "Clearer".into(), wording: 2 },
        InquiryAct::About { classes },
        InquiryAct::Go { stage: InquiryStage::Research },
        InquiryAct::Rest,
        InquiryAct::PutAway,
        InquiryAct::TakeUp,
        InquiryAct::Show { readers: vec![PersonId::mint()] },
        InquiryAct::Note { note, words: noted.clone() },
        InquiryAct::Edit { note, rev: 3, words: noted },
        InquiryAct::Remove { note },
        InquiryAct::PutBack { note },
        InquiryAct::Link { evidence: EvidenceId::mint(), made, words: words.clone() },
        InquiryAct::Unlink { evidence: EvidenceId::mint() },
        InquiryAct::Keep { rev: Some(2), sheet: Some(SheetId::mint()), words: thought.clone() },
        InquiryAct::Say { perspective: PerspectiveId::mint(), words: thought },
        InquiryAct::Answer { remark: RemarkId::mint(), words },
    ];
    assert_eq!(acts.iter().map(InquiryAct::deed).collect::<Vec<_>>(), InquiryDeed::ALL, "one of each");
    for act in acts {
        let said = InquirySaid::from(&act);
        for (name, _) in said.0.iter().filter(|(name, _)| name != "do" && !name.contains('-')) {
            assert!(FIELDS.contains(&name.as_str()), "{name} travels");
        }
        assert_eq!(said.inquiry(), Ok(act));
    }
    assert_eq!(InquirySaid::new("grade").inquiry(), Err(Unreadable::Unknown));
}

#[test]
fn a_question_is_asked_and_trust_is_one_of_four() {
    let silent = InquiryAct::Begin { question: " \0".into(), classes: vec![], from: None };
    assert_eq!(silent.check(), Err(Refusal::invalid("question", "words.empty")));
    let many = InquiryAct::Show { readers: (0..=MOST_READERS).map(|_| PersonId::mint()).collect() };
    let Err(Refusal::Invalid { faults }) = many.check() else { panic!() };
    assert_eq!(faults[0].sentence.key, "inquiry.too_many");
    let wrong = InquirySaid::new("note").and("source", SourceId::mint()).and("trust", "five stars");
    assert_eq!(wrong.inquiry(), Err(Unreadable::Wrong("trust")));
    let stale = InquirySaid::new("edit").and("source", SourceId::mint()).and("rev", "x");
    assert_eq!(stale.inquiry(), Err(Unreadable::Wrong("rev")));
}

#[test]
fn a_sheet_of_before_says_no_number_and_is_kept_all_the_same() {
    let words = PerspectiveWords { words: "Wolves".into(), ..Default::default() };
    let kept = InquiryAct::Keep { rev: None, sheet: None, words };
    assert_eq!(InquirySaid::new("keep").and("words", "Wolves").inquiry(), Ok(kept.clone()));
    assert_eq!(InquirySaid::from(&kept).inquiry(), Ok(kept));
    for wrong in ["rev", "sheet"] {
        assert_eq!(InquirySaid::new("keep").and(wrong, "x").inquiry(), Err(Unreadable::Wrong(wrong)));
    }
}

#[test]
fn an_inquiry_takes_every_question_that_a_board_takes() {
    let most = "x".repeat(crate::questions::LONGEST_QUESTION);
    let ask = |words: &str| QuestionAct::Ask { class: ClassId::mint(), words: words.into(), signed: false }.check();
    let begin = |question: &str| {
        let from = Some(QuestionId::mint());
        InquiryAct::Begin { question: question.into(), classes: vec![], from }.check()
    };
    let reword =
        |question: &str| InquiryAct::Reword { question: question.into(), because: String::new(), wording: 1 }.check();
    assert!(ask(&most).is_ok() && begin(&most).is_ok() && reword(&most).is_ok());
    let more = most + "x";
    assert!(ask(&more).is_err() && begin(&more).is_err() && reword(&more).is_err());
}
