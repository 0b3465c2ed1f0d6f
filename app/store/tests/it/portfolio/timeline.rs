//! Everything a student made, by date.

use domain::choices::{ChoiceAct, Outcome, Template};
use domain::classes::AccessPoint;
use domain::clock::DAY;
use domain::command::Command;
use domain::conference::ConferenceAct;
use domain::goals::{Feel, GoalAct, StepEnd};
use domain::id::{ReflectionId, StepId, TriedId};
use domain::portfolio::{Happening, Timeline, TimelineSource};
use domain::strategies::StrategyAct;
use domain::trying::{Keeps, TryAct};

use super::{does, own, pick, works};
use crate::both;
use crate::choices::{choosing, firsts, opens};
use crate::goals::not_found;
use crate::harness::School;
use crate::pen::{Pen, own_question};

async fn page(pen: &Pen, point: Option<AccessPoint>) -> Timeline {
    pen.store.timeline(&pen.viewer, point, None).await.unwrap().0
}

fn happened(page: &Timeline) -> Vec<&'static str> {
    page.entries.iter().rev().map(|entry| entry.happened.name()).collect()
}

/// A fortnight of everything.
async fn makes_everything(school: &School, ada: &Pen) {
    let (.., goal) = works(school, ada).await;
    school.later(DAY);
    let act = GoalAct::CheckIn { feels: vec![Feel::Moving], words: "I asked twice".into() };
    crate::goals::does(ada, goal, act).await;
    let step = StepId::mint();
    crate::goals::does(ada, goal, GoalAct::Step { step, words: "Ask Kim".into(), days: 3, thought: None }).await;
    crate::goals::does(ada, goal, GoalAct::EndStep { step, end: StepEnd::Done, words: String::new() }).await;
    crate::goals::does(ada, goal, GoalAct::Reach { words: "I ask now".into() }).await;
    school.later(DAY);
    let board = opens(school, "I can say why", Template::Menu).await;
    let picks = firsts(ada, board).await;
    let option = picks[0];
    crate::choices::does(ada, board, choosing(picks, "I like to draw")).await;
    let after = ChoiceAct::After { option, outcome: Outcome::Helped, words: "It was quiet".into() };
    crate::choices::does(ada, board, after).await;
    school.later(DAY);
    let (attempt, tried) = (crate::tries::poses(ada, "I forget").await, TriedId::mint());
    let cards =
        TryAct::Pick { tried, strategy: None, name: "Cards".into(), kind: domain::strategies::StrategyKind::LowTech };
    crate::tries::does(ada, attempt, cards).await;
    let told = TryAct::Tell { tried, changed: "I remember".into(), keeps: Keeps::Keep, piece: None };
    crate::tries::does(ada, attempt, told).await;
}

both! {
    async fn everything_stands_there_newest_first_and_under_its_way_in(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        assert_eq!(page(&ada, None).await.entries, [], "an empty page teaches");
        makes_everything(&school, &ada).await;
        let all = page(&ada, None).await;
        assert_eq!(happened(&all), [
            "shared", "revised", "grew", "goal_set", "checked_in", "step_done", "goal_reached", "chose", "helped", "tried",
        ]);
        assert_eq!((all.entries[0].title.as_str(), all.entries[0].words.as_str()), ("Cards", "I remember"));
        let goals = page(&ada, Some(AccessPoint::Goals)).await;
        assert_eq!(happened(&goals), ["goal_set", "checked_in", "step_done", "goal_reached"]);
        assert!(goals.entries.iter().all(|entry| entry.title == "Ask one question a day" && entry.fixed.is_some()));
        assert_eq!(happened(&page(&ada, Some(AccessPoint::Choice)).await), ["chose", "helped", "tried"]);
        assert_eq!(happened(&page(&ada, Some(AccessPoint::Reflection)).await), ["shared", "revised", "grew"]);
        assert_eq!(happened(&page(&ada, Some(AccessPoint::Inquiry)).await), [""; 0]);
        // It is hers: nobody else's page has anything of it, and no teacher has such a page.
        assert_eq!(page(&Pen::of(&school, school.room.bo), None).await.entries, []);
        assert!(not_found(school.store.timeline(&school.room.staff(school.room.rivera), None, None).await));
    }

    async fn what_is_picked_says_so_and_what_is_taken_back_is_gone(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (piece, ..) = works(&school, &ada).await;
        let story = own(&ada).await.story.id;
        does(&ada, story, pick(TimelineSource::Piece, piece.0, "").1).await;
        let all = page(&ada, None).await;
        let picked: Vec<_> = all.entries.iter().filter(|entry| entry.picked).map(|entry| entry.happened).collect();
        assert_eq!((picked, all.parts, all.story), (vec![Happening::Revised], 1, story));
        assert!(ada.gives(Command::TakeBack { reflection: piece }).await.is_done());
        assert!(!happened(&page(&ada, None).await).contains(&"grew"), "a pair that cites it");
        ada.saves(ReflectionId::mint(), &own_question(school.room.science), "A draft", 0).await;
        assert!(page(&ada, None).await.entries.iter().all(|entry| entry.words != "A draft"), "what was never shared");
    }

    async fn it_is_turned_page_by_page_and_nothing_is_lost(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        for n in 0..50 {
            ada.shares(ReflectionId::mint(), &own_question(school.room.science), &format!("Words {n}")).await;
        }
        let (mut before, mut seen) = (None, Vec::new());
        loop {
            let page = school.store.timeline(&ada.viewer, None, before).await.unwrap().0;
            seen.extend(page.entries.iter().map(|entry| entry.words.clone()));
            before = page.earlier;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(seen, (0..50).rev().map(|n| format!("Words {n}")).collect::<Vec<_>>());
    }

    async fn strategies_she_recommended_and_conferences_she_held_stand_there_on_their_day(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        crate::strategies::open(&school).await;
        let boxes = crate::strategies::recommends(&school, &ada, crate::strategies::words("Boxes"), true).await;
        let back = crate::strategies::recommends(&school, &ada, crate::strategies::words("Songs"), true).await;
        assert!(crate::strategies::gives(&ada, back, StrategyAct::Withdraw).await.is_done());
        school.later(DAY);
        let conference = crate::portfolio::conferences::plans(&ada).await;
        assert_eq!(happened(&page(&ada, None).await), ["recommended"], "what is planned is not held");
        crate::portfolio::conferences::does(&ada, conference, ConferenceAct::Held).await;
        let all = page(&ada, None).await;
        assert_eq!(happened(&all), ["recommended", "conference_held"]);
        let lines: Vec<_> = all.entries.iter().map(|entry| (entry.title.as_str(), entry.words.as_str(), entry.point)).collect();
        assert_eq!(lines, [
            ("Grandma and Dad", "", AccessPoint::Reflection),
            ("Boxes", "When it has many parts", AccessPoint::Choice),
        ]);
        assert_eq!(happened(&page(&ada, Some(AccessPoint::Choice)).await), ["recommended"]);
        // A strategy is picked as other things are; a conference is where a story is told.
        let story = own(&ada).await.story.id;
        does(&ada, story, pick(TimelineSource::Strategy, boxes.0, "It is mine").1).await;
        for source in [TimelineSource::Conference, TimelineSource::Story] {
            let about = if source == TimelineSource::Story { story.0 } else { conference.0 };
            let refused = crate::pen::refused(crate::portfolio::gives(&ada, story, pick(source, about, "").1).await);
            assert_eq!(refused, domain::refusal::Refusal::NotFound);
        }
        crate::portfolio::conferences::does(&ada, conference, ConferenceAct::Remove).await;
        assert_eq!(happened(&page(&ada, None).await), ["recommended"], "taken off the list");
        assert!(crate::strategies::gives(&ada, boxes, StrategyAct::Withdraw).await.is_done());
        assert_eq!(page(&ada, None).await.entries, []);
    }
}
