//! What a student asks, finds out and says of themselves, in the portfolio: by date, picked, and taken along.

use domain::classes::AccessPoint;
use domain::clock::{DAY, HOUR};
use domain::command::Command;
use domain::export::{Content, Item};
use domain::id::{InquiryId, MeasureId, QuestionId, ReflectionId, RemarkId, RoundId};
use domain::inquiry::{InquiryAct, RemarkOn, RemarkWords};
use domain::measures::MeasureAct;
use domain::portfolio::{PortfolioAct, Timeline, TimelineSource};
use domain::questions::QuestionAct;
use domain::replies::ReplyKind;
use domain::rounds::{RoundAct, RoundStep};
use domain::rubrics::RubricAct;

use super::{does, gives, own, pick};
use crate::both;
use crate::harness::School;
use crate::inquiry::{say, sourced, thought, wonders};
use crate::pen::Pen;

pub struct Asked {
    pub inquiry: InquiryId,
    pub question: QuestionId,
    pub round: RoundId,
    pub piece: ReflectionId,
    pub measure: MeasureId,
}

/// Five days of Ada's.
pub async fn asks_everything(school: &School) -> Asked {
    let ada = Pen::of(school, school.room.ada);
    let (round, scribe, _) = crate::rounds::runs(school, RoundStep::Produce).await;
    let chosen = crate::rounds::writes(&scribe, round, "Does salt water float?").await;
    crate::rounds::writes(&scribe, round, "Is it cold?").await;
    crate::rounds::moves_to(school, round, RoundStep::Choose).await;
    let choose = RoundAct::Choose { questions: vec![chosen], why: "Nobody knows".into() };
    crate::rounds::does(&scribe, round, choose).await;
    crate::rounds::moves_to(school, round, RoundStep::Reflect).await;
    school.later(HOUR);
    crate::rounds::does(&ada, round, RoundAct::Reflect { words: "Open ones lead on".into() }).await;

    school.later(DAY);
    let question = crate::questions::asks(school, &ada, "Why is the sky blue?").await;
    let back = crate::questions::asks(school, &ada, "A question that she took back").await;
    crate::questions::does(&ada, back, QuestionAct::Withdraw).await;

    school.later(DAY);
    let inquiry = wonders(&ada, "Are wolves bad?").await;
    school.later(HOUR);
    crate::inquiry::does(&ada, inquiry, say("They frighten me")).await;
    school.later(HOUR);
    let (note, _) = thought("");
    let words = sourced("A library book", domain::inquiry::Trust::Partly);
    crate::inquiry::does(&ada, inquiry, InquiryAct::Note { note, words }).await;
    let reword =
        InquiryAct::Reword { question: "What do wolves change?".into(), because: "Bad for whom?".into(), wording: 1 };
    crate::inquiry::does(&ada, inquiry, reword).await;
    school.later(HOUR);
    crate::inquiry::does(&ada, inquiry, say("They give the river its trees back")).await;
    crate::inquiry::does(&ada, inquiry, InquiryAct::Show { readers: vec![school.room.rivera] }).await;
    let asked = RemarkWords { kind: ReplyKind::Ask, on: RemarkOn::Question, words: "Who counted?".into() };
    let rivera = school.room.staff(school.room.rivera);
    school.store.remark(&rivera, inquiry, RemarkId::mint(), asked).await.unwrap();

    school.later(DAY);
    let (rubric, piece) =
        (crate::rubrics::in_use(school).await, crate::rubrics::shares(&ada, school, "Ice floats. It is light.").await);
    let first = crate::rubrics::criteria(school, rubric).await[0];
    crate::rubrics::does(&ada, rubric, RubricAct::Pick { piece }).await;
    school.later(HOUR);
    for stands in ["not_yet", "here"] {
        let typed = crate::rubrics::line(first, stands, "0-11");
        crate::rubrics::does(&ada, rubric, RubricAct::Rate { piece, version: 1, wording: 1, typed }).await;
        school.later(HOUR);
    }

    school.later(DAY);
    let measure = crate::measures::begins(&ada, Some(school.room.science)).await;
    crate::measures::does(&ada, measure, crate::measures::point("2026-09-01", "92,5")).await;
    school.later(HOUR);
    let note = MeasureAct::Note { before: None, after: None, says: "Faster".into(), will: "Read aloud".into() };
    crate::measures::does(&ada, measure, note).await;
    Asked { inquiry, question, round, piece, measure }
}

async fn page(pen: &Pen, point: Option<AccessPoint>) -> Timeline {
    pen.store.timeline(&pen.viewer, point, None).await.unwrap().0
}

fn happened(page: &Timeline) -> Vec<&'static str> {
    page.entries.iter().rev().map(|entry| entry.happened.name()).collect()
}

async fn items(pen: &Pen) -> Vec<Item> {
    pen.store.export_portfolio(&pen.viewer).await.unwrap().portfolio.items
}

async fn of_kind(pen: &Pen, kind: &str) -> Content {
    let found = items(pen).await.into_iter().find(|item| item.kind() == kind);
    found.unwrap_or_else(|| panic!("no {kind}")).content
}

both! {
    async fn it_stands_on_the_timeline_by_its_day_and_its_way_in(school: School) {
        asks_everything(&school).await;
        let ada = Pen::of(&school, school.room.ada);
        let wondered = ["chose_questions", "looked_back", "asked", "wondered", "thought", "wondered_anew", "thought"];
        assert_eq!(happened(&page(&ada, Some(AccessPoint::Inquiry)).await), wondered);
        let looked = ["shared", "rated", "rated", "measured", "said_of_data"];
        assert_eq!(happened(&page(&ada, Some(AccessPoint::Reflection)).await), looked);
        let all = page(&ada, None).await;
        assert_eq!(happened(&all), [&wondered[..], &looked[..]].concat());
        let lines: Vec<_> = all.entries.iter().map(|entry| (entry.title.as_str(), entry.words.as_str())).collect();
        for line in [
            ("Reading", "Faster"),
            ("Reading", "92.5 words"),
            ("What do wolves change?", "They give the river its trees back"),
            ("What do wolves change?", "Bad for whom?"),
            ("Are wolves bad?", "They frighten me"),
            ("Why is the sky blue?", ""),
            ("Ice floats on water.", "Does salt water float?"),
            ("Ice floats on water.", "Open ones lead on"),
        ] {
            assert!(lines.contains(&line), "{line:?} in {lines:?}");
        }
        assert!(all.entries.iter().any(|entry| entry.source == TimelineSource::Rating && entry.words.ends_with("Ice floats.")));
        // What the group chose is everybody's who sat there; what Ada said is hers.
        let bo = Pen::of(&school, school.room.bo);
        assert_eq!(happened(&page(&bo, None).await), ["chose_questions"]);
        let eli = Pen::of(&school, school.room.eli);
        assert_eq!(page(&eli, None).await.entries, []);
        assert!(items(&eli).await.is_empty());
    }

    async fn how_much_there_is_costs_no_more_questions(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let asked = asks_everything(&school).await;
        let count = async || {
            let before = school.reads();
            page(&ada, None).await;
            school.reads() - before
        };
        let few = count().await;
        for n in 0..4 {
            let inquiry = wonders(&ada, &format!("Question {n}?")).await;
            crate::inquiry::does(&ada, inquiry, say("A hunch")).await;
            crate::questions::asks(&school, &ada, &format!("Why {n}?")).await;
            let measure = crate::measures::begins(&ada, None).await;
            crate::measures::does(&ada, measure, crate::measures::point("2026-09-02", "1")).await;
            crate::measures::does(&ada, asked.measure, crate::measures::point("2026-09-03", &n.to_string())).await;
        }
        assert_eq!(few, count().await);
    }

    async fn each_is_picked_as_it_stood_then(school: School) {
        let asked = asks_everything(&school).await;
        let ada = Pen::of(&school, school.room.ada);
        let story = own(&ada).await.story.id;
        let rating = page(&ada, None).await.entries.into_iter().find(|entry| entry.source == TimelineSource::Rating).unwrap();
        let mut first = domain::id::PickId::mint();
        for (source, about) in [
            (TimelineSource::Inquiry, asked.inquiry.0),
            (TimelineSource::Question, asked.question.0),
            (TimelineSource::Round, asked.round.0),
            (TimelineSource::Rating, rating.about),
            (TimelineSource::Measure, asked.measure.0),
        ] {
            let (part, act) = pick(source, about, "It is mine");
            does(&ada, story, act).await;
            if source == TimelineSource::Inquiry {
                first = part;
            }
        }
        let picked: Vec<_> = page(&ada, None).await.entries.into_iter().filter(|entry| entry.picked).collect();
        assert_eq!(picked.len(), 8, "each of a rating, of data and of a round says so, and of an inquiry the newest");
        crate::inquiry::does(&ada, asked.inquiry, say("They change more than I thought")).await;
        does(&ada, story, PortfolioAct::Show { readers: vec![school.room.osei] }).await;
        let osei = school.room.staff(school.room.osei);
        let seen = school.store.story(&osei, story).await.unwrap().0;
        let told = format!("{seen:?}");
        assert!(told.contains("They give the river its trees back") && told.contains("Does salt water float?"), "{told}");
        for not_told in ["more than I thought", "A library book", "Who counted?", "Rivera"] {
            assert!(!told.contains(not_told), "{not_told}: {told}");
        }
        assert_eq!(seen.parts.len(), 5);
        assert!(seen.parts.iter().any(|part| part.id == first));
        // What is taken back is told to nobody; with the version went what was said of it.
        assert!(ada.gives(Command::TakeBack { reflection: asked.piece }).await.is_done());
        crate::questions::does(&ada, asked.question, QuestionAct::Withdraw).await;
        assert_eq!(school.store.story(&osei, story).await.unwrap().0.parts.len(), 3);
        let left = happened(&page(&ada, None).await);
        assert!(!left.contains(&"rated") && !left.contains(&"asked"), "{left:?}");
        // Nobody picks what is somebody else's.
        let bo = Pen::of(&school, school.room.bo);
        let bos = own(&bo).await.story.id;
        for (source, about) in [(TimelineSource::Inquiry, asked.inquiry.0), (TimelineSource::Measure, asked.measure.0)] {
            let answer = gives(&bo, bos, pick(source, about, "").1).await;
            assert_eq!(crate::pen::refused(answer), domain::refusal::Refusal::NotFound);
        }
    }

    async fn an_export_holds_all_of_it_and_nobody_elses_name(school: School) {
        asks_everything(&school).await;
        let ada = Pen::of(&school, school.room.ada);
        let Content::Inquiry { stage, wordings, perspectives, notes, remarks, .. } = of_kind(&ada, "inquiry").await else { panic!() };
        assert_eq!((stage.as_str(), wordings.len(), perspectives.len(), notes.len(), remarks.len()), ("shared", 2, 2, 1, 1));
        assert_eq!((perspectives[0].number, notes[0].trust[0].trust.as_str()), (1, "partly"));
        let Content::Round { chosen, why, learned, .. } = of_kind(&ada, "round").await else { panic!() };
        assert_eq!((chosen.len(), why.as_str(), learned.as_str()), (1, "Nobody knows", "Open ones lead on"));
        let Content::Rating { times, about, .. } = of_kind(&ada, "rating").await else { panic!() };
        let line = &times[1].lines[0];
        assert_eq!((times.len(), about.number, line.stands.as_str(), line.quote.as_str()), (2, 1, "here", "Ice floats."));
        let Content::Measure { figures, notes, .. } = of_kind(&ada, "measure").await else { panic!() };
        assert_eq!((figures[0].amount.as_str(), figures[0].by.as_str(), notes[0].will.as_str()), ("92.5", "me", "Read aloud"));
        let text = serde_json::to_string(&items(&ada).await).unwrap();
        for secret in ["Rivera", "Lindqvist", "Chen", "took back", "Is it cold?"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
}
