//! An outside tool that nobody approved is named in no story that others read.

use domain::conference::{ConferenceAct, ItemWords};
use domain::event::About;
use domain::export::{Content, Item};
use domain::id::{ConferenceId, PickId, StoryId, TriedId, TryId};
use domain::portfolio::{Part, PartIs, PortfolioAct, TimelineSource};
use domain::strategies::{StrategyKind, ToolDraft};
use domain::trying::{Keeps, TryAct};
use domain::viewer::Viewer;

use super::conferences::plans;
use super::{does, own, pick};
use crate::both;
use crate::goals::told;
use crate::harness::School;
use crate::pen::Pen;
use crate::strategies::{open, outside, recommends};

/// Two tools by her own names, one of them on paper; in her story, which Mr Osei is shown.
async fn tells_of_a_tool(school: &School, ada: &Pen) -> (TryId, TriedId, StoryId, PickId) {
    let attempt = crate::tries::poses(ada, "I forget what I read").await;
    let (tool, cards) = (TriedId::mint(), TriedId::mint());
    for (tried, name, kind) in [(tool, "Desmos", StrategyKind::Outside), (cards, "Cards", StrategyKind::LowTech)] {
        crate::tries::does(ada, attempt, TryAct::Pick { tried, strategy: None, name: name.into(), kind }).await;
        let said = TryAct::Tell { tried, changed: "I remember".into(), keeps: Keeps::Keep, piece: None };
        crate::tries::does(ada, attempt, said).await;
    }
    let story = own(ada).await.story.id;
    let (part, act) = pick(TimelineSource::Try, attempt.0, "It helped");
    does(ada, story, act).await;
    does(ada, story, PortfolioAct::Show { readers: vec![school.room.osei] }).await;
    (attempt, tool, story, part)
}

fn names(part: &Part) -> Vec<String> {
    let PartIs::Pick(_, Some(item)) = &part.is else { panic!("{part:?}") };
    let Content::Try { tried, .. } = &item.content else { panic!("{item:?}") };
    tried.iter().map(|one| one.name.clone()).collect()
}

async fn reads(school: &School, viewer: &Viewer, story: StoryId) -> Vec<String> {
    names(&school.store.story(viewer, story).await.unwrap().0.parts[0])
}

both! {
    async fn its_name_shows_for_as_long_as_somebody_said_yes(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (_, tool, story, part) = tells_of_a_tool(&school, &ada).await;
        let (osei, rivera) = (room.staff(room.osei), room.staff(room.rivera));
        let hers = async || own(&ada).await.story.parts.remove(0);
        assert_eq!((names(&hers().await), hers().await.tool_waits), (vec!["Desmos".to_owned(), "Cards".into()], true));
        assert_eq!(reads(&school, &osei, story).await, ["", "Cards"]);
        // Nor on the pages of a conference, where everybody looks at the same.
        let conference: ConferenceId = plans(&ada).await;
        let item = store.own_conference(&ada.viewer, conference).await.unwrap().0.view.agenda[1].id;
        let words = ItemWords { title: String::new(), notes: String::new(), shown: vec![part] };
        crate::portfolio::conferences::does(&ada, conference, ConferenceAct::WriteItem { item, words }).await;
        let shown = store.own_conference(&ada.viewer, conference).await.unwrap().0.view.agenda[1].shown.remove(0);
        assert_eq!((names(&shown), shown.tool_waits), (vec![String::new(), "Cards".into()], false));

        // On the shelf it waits for the school; the school's yes shows it, and a no takes it back. Whoever reads the story hears of it.
        let heard = || told(&school, About::Portfolio(room.ada)).into_iter().filter(|to| *to == room.osei).count();
        let before = heard();
        store.put_tried_tool(&rivera, room.science, tool, outside("Graphs", "https://desmos.com/x")).await.unwrap();
        assert_eq!(heard(), before + 1);
        assert_eq!(reads(&school, &osei, story).await, ["", "Cards"]);
        let list = ToolDraft { name: "Desmos".into(), host: "desmos.com".into(), note: String::new() };
        store.approve_tool(&rivera, room.school, list).await.unwrap();
        assert_eq!(reads(&school, &osei, story).await, ["Desmos", "Cards"]);
        assert!(!hers().await.tool_waits);
        let approved = store.school_tools(&rivera, room.school).await.unwrap().approved.remove(0).id;
        store.withdraw_tool(&rivera, room.school, approved).await.unwrap();
        assert_eq!(reads(&school, &osei, story).await, ["", "Cards"], "taken back is taken back");
        // What she takes along is hers.
        let zip = store.export_portfolio(&ada.viewer).await.unwrap().portfolio;
        let Some(Item { content: Content::Try { tried, .. }, .. }) = zip.items.into_iter().find(|item| item.kind() == "try") else { panic!() };
        assert_eq!((tried[0].name.as_str(), tried[0].kind.as_str(), tried[1].kind.as_str()), ("Desmos", "outside", "low_tech"));
    }

    async fn a_tool_that_she_recommends_is_told_of_once_the_class_finds_it(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let strategy = recommends(&school, &ada, outside("Graphs", "https://desmos.com/x"), false).await;
        let story = own(&ada).await.story.id;
        does(&ada, story, pick(TimelineSource::Strategy, strategy.0, "It helped").1).await;
        does(&ada, story, PortfolioAct::Show { readers: vec![room.osei] }).await;
        let osei = room.staff(room.osei);
        assert!(store.story(&osei, story).await.unwrap().0.parts.is_empty(), "all of it is about the tool");
        let hers = own(&ada).await.story.parts.remove(0);
        assert!(hers.tool_waits && matches!(hers.is, PartIs::Pick(_, Some(_))));
    }
}
