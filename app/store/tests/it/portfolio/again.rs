//! A portfolio goes on where it was made, and comes in once more.

use std::collections::BTreeSet;

use domain::clock::HOUR;
use domain::conference::{ConferenceAct, ConferenceStage, ConferenceView};
use domain::event::About;
use domain::export::{Content, Item, Left, Portfolio, Reading, Why, canonical};
use domain::feedback::{FeedbackWords, PassageWords};
use domain::goals::{Feel, GoalAct};
use domain::growth::{RemarkKind, RemarkWords};
use domain::id::{FamilyQuestionId, FeedbackId, GoalId, PersonId, ReflectionId, RemarkId};
use domain::inquiry::InquiryAct;
use domain::portfolio::{PartWords, PortfolioAct};
use domain::rubrics::{RatingTyped, RubricAct, TypedLine};

use super::conferences::does as leads;
use super::export::{a_portfolio, brings, came, on_paper};
use super::{chapter, does, line, own};
use crate::both;
use crate::goals::told;
use crate::harness::School;
use crate::inquiry::{thought, wonders};
use crate::pen::{Pen, answers, own_question};

async fn taken(pen: &Pen) -> Reading {
    on_paper(&pen.store.export_portfolio(&pen.viewer).await.unwrap())
}

async fn exported(pen: &Pen) -> Portfolio {
    canonical(taken(pen).await.portfolio)
}

fn thing(portfolio: &Portfolio, kind: &str) -> Item {
    portfolio.items.iter().find(|item| item.kind() == kind).cloned().unwrap()
}

async fn conference(pen: &Pen) -> ConferenceView {
    let id = pen.store.own_conferences(&pen.viewer).await.unwrap().0.conferences.remove(0).id;
    pen.store.own_conference(&pen.viewer, id).await.unwrap().0.view
}

/// What Ms Rivera says of a version by the criteria, and what the two say to each other about it.
async fn looks_by_criteria(school: &School, ada: &Pen, piece: ReflectionId, version: i32) {
    let rivera = school.room.staff(school.room.rivera);
    let rubric = crate::rubrics::in_use(school).await;
    let criterion = crate::rubrics::criteria(school, rubric).await[0];
    crate::rubrics::does(ada, rubric, RubricAct::Pick { piece }).await;
    let typed = crate::rubrics::line(criterion, "here", "0-16");
    crate::rubrics::does(ada, rubric, RubricAct::Rate { piece, version, wording: 1, typed }).await;
    let line = TypedLine {
        stands: "not_yet".into(),
        growing: "Say how you know".into(),
        cite: "0-8".into(),
        ..Default::default()
    };
    let typed = RatingTyped { lines: vec![(criterion, line)], shown: true };
    school.store.rate_piece(&rivera, piece, (version, 1), typed).await.unwrap();
    school.store.talk_about_rating(&rivera, piece, criterion, "Where do you see it?".into()).await.unwrap();
    let words = "In the last line".to_owned();
    crate::rubrics::does(ada, rubric, RubricAct::Talk { piece, criterion, words }).await;
}

/// Ada goes on: with a piece, which is answered and looked at by the criteria; with her goal, her story and her conference; and with a new goal.
async fn goes_on(school: &School, ada: &Pen) {
    let first = taken(ada).await.portfolio;
    let (piece, goal): (ReflectionId, GoalId) = (thing(&first, "piece").id.into(), thing(&first, "goal").id.into());
    school.later(HOUR);
    assert!(ada.shares(piece, &own_question(school.room.science), "The tree lets go").await.is_done());
    answers(school, piece, 3).await.unwrap();
    looks_by_criteria(school, ada, piece, 3).await;
    crate::goals::does(ada, goal, GoalAct::CheckIn { feels: vec![Feel::Proud], words: "Twice this week".into() }).await;
    crate::goals::does(ada, goal, GoalAct::Reach { words: "I ask without being asked to".into() }).await;
    crate::goals::sets(ada, "Read aloud", &[]).await;
    let story = own(ada).await.story;
    let words = PartWords { heading: String::new(), words: "I looked three times".into() };
    does(ada, story.id, PortfolioAct::Write { part: story.parts[1].id, words }).await;
    does(ada, story.id, chapter("Winter").1).await;
    does(ada, story.id, PortfolioAct::Name { name: "How I learned to see".into() }).await;
    let held = conference(ada).await.id;
    leads(ada, held, ConferenceAct::Ask { question: FamilyQuestionId::mint(), words: "What is next?".into() }).await;
    leads(ada, held, ConferenceAct::LookBack { words: "They listened".into() }).await;
}

both! {
    async fn a_later_export_brings_what_is_new_and_doubles_nothing(school: School) {
        let ada = a_portfolio(&school).await;
        let first = taken(&ada).await;
        // In the same school, so that it is tried on both databases; nothing of Ada's is Bo's.
        let bo = Pen::of(&school, school.room.bo);
        assert_eq!(brings(&bo, first.clone()).await, came(5, 0, 0));
        assert_eq!(exported(&bo).await, exported(&ada).await);
        goes_on(&school, &ada).await;
        let second = taken(&ada).await;
        // New are the goal and what she said by the criteria; the pair is as it was.
        assert_eq!(brings(&bo, second.clone()).await, came(2, 4, 1));
        assert_eq!(exported(&bo).await, canonical(second.portfolio.clone()), "the same portfolio");
        assert_eq!(line(&own(&bo).await.story), ["# Autumn", "Why do leaves fall?", "It is the light", "Ask one question a day", "# Winter"]);
        let held = conference(&bo).await;
        assert_eq!((held.stage, held.looked_back.as_str(), held.questions.len()), (ConferenceStage::LookedBack, "They listened", 2));

        // Twice is once, and what is older than what is here changes nothing.
        assert_eq!(brings(&bo, second.clone()).await, came(0, 0, 7));
        assert_eq!(brings(&bo, first.clone()).await, came(0, 0, 5));
        assert_eq!(exported(&bo).await, canonical(second.portfolio.clone()));
        // A third time she went on: from there, too.
        school.later(HOUR);
        let story = own(&ada).await.story.id;
        does(&ada, story, chapter("Spring").1).await;
        let third = taken(&ada).await;
        assert_eq!(brings(&bo, third.clone()).await, came(0, 1, 6));
        assert_eq!(exported(&bo).await, canonical(third.portfolio));

        // Whichever zip comes first.
        let chen = Pen::of(&school, school.room.chen);
        assert_eq!(brings(&chen, second.clone()).await, came(7, 0, 0));
        assert_eq!(brings(&chen, first).await, came(0, 0, 5));
        assert_eq!(exported(&chen).await, canonical(second.portfolio));
    }

    async fn what_a_student_went_on_with_here_stays_and_what_stayed_behind_is_said(school: School) {
        let room = &school.room;
        let ada = a_portfolio(&school).await;
        let bo = Pen::of(&school, room.bo);
        brings(&bo, taken(&ada).await).await;
        let story = own(&bo).await.story;
        let mine = PartWords { heading: String::new(), words: "I see it on my way home".into() };
        does(&bo, story.id, PortfolioAct::Write { part: story.parts[1].id, words: mine }).await;
        does(&bo, story.id, PortfolioAct::Remove { part: story.parts[2].id }).await;
        does(&bo, story.id, chapter("In a new school").1).await;
        does(&bo, story.id, PortfolioAct::Show { readers: vec![room.rivera] }).await;
        let held = conference(&bo).await.id;
        leads(&bo, held, ConferenceAct::Ask { question: FamilyQuestionId::mint(), words: "Who helps?".into() }).await;
        goes_on(&school, &ada).await;
        let second = taken(&ada).await;

        let hears = |who: PersonId| told(&school, About::Portfolio(room.bo)).iter().filter(|to| **to == who).count();
        let before = (hears(room.bo), hears(room.rivera));
        let brought = brings(&bo, second.clone()).await;
        assert_eq!((brought.new, brought.added, brought.known, brought.left), (2, 4, 1, 1));
        let left = Left { kind: "story".into(), title: "How I learned to see".into(), why: Why::WentOn };
        assert_eq!(brought.named, [left]);
        assert_eq!((hears(room.bo), hears(room.rivera)), (before.0 + 1, before.1 + 1), "who sees the story hears of it, once");
        let page = own(&bo).await;
        assert_eq!(line(&page.story), ["# Autumn", "Why do leaves fall?", "Ask one question a day", "# Winter", "# In a new school"]);
        assert_eq!((page.story.name.as_str(), page.story.parts[1].words.as_str()), ("How I learned to look", "I see it on my way home"));
        assert_eq!(page.removed.len(), 1, "what he took out stays out");
        let view = conference(&bo).await;
        let asked: BTreeSet<&str> = view.questions.iter().map(|asked| asked.words.as_str()).collect();
        assert_eq!(asked, ["How can we help?", "What is next?", "Who helps?"].into());
        assert_eq!((view.stage, view.looked_back.as_str()), (ConferenceStage::LookedBack, "They listened"));

        // The same zip again changes nothing, and says again what stayed behind.
        let before = exported(&bo).await;
        let again = brings(&bo, second).await;
        assert_eq!((again.new, again.added, again.known, again.named), (0, 0, 7, brought.named));
        assert_eq!(exported(&bo).await, before);
    }

    async fn what_was_made_here_stands_as_its_student_has_it(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let wolves = wonders(&ada, "Are wolves bad?").await;
        let (note, act) = thought("They frighten me");
        crate::inquiry::does(&ada, wolves, act).await;
        let there = taken(&ada).await;
        assert_eq!(brings(&ada, there.clone()).await, came(0, 0, 1));
        // She takes a note away and finds another. Her own zip of before brings the first one back by no back door.
        crate::inquiry::does(&ada, wolves, InquiryAct::Remove { note }).await;
        crate::inquiry::does(&ada, wolves, thought("They are shy").1).await;
        let before = exported(&ada).await;
        let brought = brings(&ada, there).await;
        let left = Left { kind: "inquiry".into(), title: "Are wolves bad?".into(), why: Why::MadeHere };
        assert_eq!((brought.known, brought.left, brought.named), (1, 1, vec![left]));
        assert_eq!(exported(&ada).await, before);
    }

    async fn gone_on_with_elsewhere_it_comes_back_to_where_it_was_made(school: School) {
        let ada = a_portfolio(&school).await;
        let bo = Pen::of(&school, school.room.bo);
        brings(&bo, taken(&ada).await).await;
        let story = own(&bo).await.story.id;
        does(&bo, story, chapter("In a new school").1).await;
        crate::goals::sets(&bo, "Find the library", &[]).await;
        // The goal is new here; the story that she told here is told on.
        let brought = brings(&ada, taken(&bo).await).await;
        assert_eq!((brought.new, brought.added, brought.known, brought.left), (1, 1, 4, 0));
        let told = line(&own(&ada).await.story);
        assert_eq!(told.last().map(String::as_str), Some("# In a new school"));
        assert_eq!(told.len(), 5);
        assert_eq!(brings(&ada, taken(&bo).await).await, came(0, 0, 6));
    }

    async fn what_teachers_wrote_goes_along_and_names_nobody(school: School) {
        let room = &school.room;
        let ada = a_portfolio(&school).await;
        let first = taken(&ada).await.portfolio;
        let piece: ReflectionId = thing(&first, "piece").id.into();
        let rivera = room.staff(room.rivera);
        assert!(ada.shares(piece, &own_question(room.science), "The tree lets go").await.is_done());
        let passage = PassageWords { starts: 0, ends: 8, quote: "The tree".into(), words: "Which tree?".into() };
        let words = FeedbackWords { passages: vec![passage], ..Default::default() };
        school.store.send_feedback(&rivera, FeedbackId::mint(), piece, 3, words).await.unwrap();
        let asked = RemarkWords { kind: RemarkKind::Question, words: "What changed your mind?".into() };
        let pair = thing(&first, "pair").id.into();
        school.store.remark_on_growth(&rivera, RemarkId::mint(), pair, asked).await.unwrap();
        looks_by_criteria(&school, &ada, piece, 3).await;

        let there = taken(&ada).await;
        let Content::Piece { ratings, talk, feedback, .. } = thing(&there.portfolio, "piece").content else { panic!() };
        let said = &ratings[0].times[0].lines[0];
        assert_eq!((ratings.len(), ratings[0].version, said.stands.as_str()), (1, 3, "not_yet"));
        assert_eq!((said.growing.as_str(), said.quote.as_str()), ("Say how you know", "The tree"));
        let talked: Vec<_> = talk.iter().map(|said| (said.by.as_str(), said.words.as_str())).collect();
        assert_eq!(talked, [("teacher", "Where do you see it?"), ("me", "In the last line")]);
        assert_eq!(talk[0].criterion, said.criterion);
        let passages: Vec<_> = feedback.iter().flat_map(|said| &said.passages).collect();
        assert_eq!((passages[0].quote.as_str(), passages[0].words.as_str()), ("The tree", "Which tree?"));
        let Content::Pair { remarks, .. } = thing(&there.portfolio, "pair").content else { panic!() };
        assert_eq!(remarks[0].words, "What changed your mind?");
        let text = serde_json::to_string(&there.portfolio).unwrap();
        assert!(!text.contains("Rivera") && !text.contains(&room.rivera.to_string()), "{text}");

        // It comes in with the piece. Whoever is shown the piece is not told what was said of it.
        let bo = Pen::of(&school, room.bo);
        brings(&bo, there).await;
        assert_eq!(exported(&bo).await, exported(&ada).await);
        let story = own(&ada).await.story.id;
        does(&ada, story, PortfolioAct::Show { readers: vec![room.osei] }).await;
        let seen = format!("{:?}", school.store.story(&room.staff(room.osei), story).await.unwrap().0);
        for hidden in ["Say how you know", "Where do you see it?", "Which tree?", "What changed your mind?"] {
            assert!(!seen.contains(hidden), "{hidden}: {seen}");
        }
    }
}
