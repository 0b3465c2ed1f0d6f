//! What shows a goal: picked from everything one made, without a script, and heard by whoever sees the goal.

use domain::command::Command;
use domain::evidence::Made;
use domain::goals::{GoalAct, GoalPlan};
use domain::id::{EvidenceId, GoalId, InquiryId, QuestionId, ReflectionId, TriedId, TryId};
use domain::inquiry::InquiryAct;
use domain::portfolio::TimelineSource;
use domain::questions::QuestionAct;
use domain::strategies::Need;
use domain::trying::{Keeps, TryAct};

use super::{sends, sets};
use crate::live::ear::{Ear, MOMENT};
use crate::room::{Lesson, Student, viewer};

/// She tried something, and said what it changed.
async fn tries(ada: &Student) -> TryId {
    let (attempt, tried) = (TryId::mint(), TriedId::mint());
    let acts = [
        TryAct::Pose { need: Need::Remember, words: "I forget <b>words</b>".into() },
        TryAct::Pick {
            tried,
            strategy: None,
            name: "Quartz cards".into(),
            kind: domain::strategies::StrategyKind::Strategy,
        },
        TryAct::Tell { tried, changed: "I remember them on Friday".into(), keeps: Keeps::Keep, piece: None },
    ];
    for act in acts {
        ada.does(Command::Try { attempt, act: act.into() }).await;
    }
    attempt
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_one_made_is_picked_and_shown_without_a_script() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let browser = &ada.browser;
    let goal = sets(&lesson, &ada, "Ask one question").await;
    browser.get(&goal).await.is(200).shows("You have not made anything yet");
    let attempt = tries(&ada).await;
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Quartz is hard").await;
    let store = lesson.server.store();
    let version = store.piece(&viewer(&lesson.server, browser).await, piece).await.unwrap().0.versions[0].id;

    // The same page stays open in another tab.
    let (page, in_another_tab) = (browser.get(&goal).await, browser.get(&goal).await);
    page.is(200).shows("<optgroup label=\"Choice\">").shows("<optgroup label=\"Pieces\">");
    // Nothing is picked by itself, and that is said beside the list; what was typed comes back.
    let unpicked = sends(browser, &page, "link", &[("made", ""), ("words", "")]).await;
    unpicked.goes_to(&format!("{goal}?refused=goals.pick_something_made&at=link-made"));
    browser.get(unpicked.header("location")).await.is(200).shows("id=\"link-made-problem\"");
    let unpicked = sends(browser, &page, "link", &[("made", ""), ("words", "My own words")]).await;
    unpicked.is(422).shows("Pick something from the list.").shows("My own words</textarea>");
    page.shows(&format!("value=\"try.{attempt}\"")).shows(&format!("value=\"piece.{version}\""));
    let made = format!("try.{attempt}");
    sends(browser, &page, "link", &[("made", &made), ("words", "Here I <i>remember</i>")]).await.goes_to(&goal);
    let page = browser.get(&goal).await;
    page.shows("Here I <i>remember</i>").shows("Something I tried: I forget <b>words</b>");
    page.shows("href=\"/try\"");
    page.shows("I remember them on Friday").hides(&format!("value=\"try.{attempt}\""));
    assert!(!page.body.contains("Here I <i>"), "words are words, not markup");

    // A page of the release before, left open, says a version; the piece is read by whoever sees the goal.
    let version = version.to_string();
    sends(browser, &page, "link", &[("version", &version), ("words", "And here")]).await.goes_to(&goal);
    let guided = format!("{}/student/{}/goals", lesson.path, ada.person);
    let seen = lesson.rivera.get(&guided).await;
    seen.is(200).shows("Quartz is hard").shows("And here").shows(&format!("data-served=\"/version/{version}/shown\""));
    seen.shows("Here I <i>remember</i>").shows("Something I tried").shows("its student has not shown it to you");
    seen.hides("I forget").hides("I remember them on Friday").hides("Quartz cards").hides("href=\"/try\"");
    ada.does(Command::Try { attempt, act: TryAct::Show { readers: readers(&lesson).await }.into() }).await;
    lesson.rivera.get(&guided).await.shows("I remember them on Friday");

    let twice = sends(browser, &in_another_tab, "link", &[("made", &made), ("words", "Again")]).await;
    // What was typed cannot stand in an address: it comes back on a page of its own.
    assert!(twice.status >= 400, "{}", twice.status);
    twice.shows("This is linked already.").shows("Again</textarea>");
}

#[tokio::test(flavor = "multi_thread")]
async fn from_what_she_made_it_is_one_way_to_the_goal_without_a_script() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let browser = &ada.browser;
    let (piece, attempt) = (ReflectionId::mint(), tries(&ada).await);
    ada.shares(piece, lesson.prompt, "Quartz is hard").await;
    let store = lesson.server.store();
    let version = store.piece(&viewer(&lesson.server, browser).await, piece).await.unwrap().0.versions[0].id;
    let places = [
        (format!("/piece/{piece}"), format!("/goal-for/piece.{version}")),
        ("/try".to_owned(), format!("/goal-for/try.{attempt}")),
        ("/portfolio".to_owned(), format!("/goal-for/piece.{version}")),
    ];
    for (place, _) in &places {
        browser.get(place).await.is(200).hides("/goal-for/");
    }
    browser.get(&places[0].1).await.is(200).shows("href=\"/goal/new\"").hides("id=\"link\"");
    let goal = sets(&lesson, &ada, "Ask one <b>question</b>").await;
    for (place, way) in &places {
        browser.get(place).await.is(200).shows(&format!("href=\"{way}\""));
    }
    // Whose work it is not, is led nowhere.
    lesson.rivera.get(&places[0].0).await.hides("/goal-for/");
    bo.browser.get(&places[0].1).await.is(404);
    browser.get("/goal-for/piece.x").await.is(404);

    let (page, in_another_tab) = (browser.get(&places[0].1).await, browser.get(&places[0].1).await);
    page.is(200).shows("Quartz is hard").shows("Ask one <b>question</b>").shows("data-hears=\"goal");
    assert!(!page.body.contains("one <b>"), "words are words, not markup");
    let id = goal.strip_prefix("/goal/").unwrap();
    let long = "x".repeat(100_000);
    sends(browser, &page, "link", &[("goal", id), ("words", &long)]).await.is(422).shows("This is longer than fits");
    sends(browser, &page, "link", &[("goal", id), ("words", "Here I asked")]).await.goes_to(&goal);
    browser.get(&goal).await.shows("Here I asked").shows("Quartz is hard");
    browser.get(&places[0].1).await.shows("Linked already").hides("id=\"link\"");
    let twice = sends(browser, &in_another_tab, "link", &[("goal", id), ("words", "Again")]).await;
    twice.is(409).shows("This is linked already.").shows("Again</textarea>");
    let tried = browser.get(&places[1].1).await;
    sends(browser, tried.is(200), "link", &[("goal", id), ("words", "And here")]).await.goes_to(&goal);
    browser.get(&goal).await.shows("And here").shows("I remember them on Friday");
}

async fn readers(lesson: &Lesson) -> Vec<domain::id::PersonId> {
    viewer(&lesson.server, &lesson.rivera).await.person().into_iter().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inquiry_takes_what_else_one_made() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (browser, inquiry) = (&ada.browser, InquiryId::mint());
    let begin = InquiryAct::Begin { question: "Why do I forget?".into(), classes: vec![], from: None };
    ada.does(Command::Inquiry { inquiry, act: begin.into() }).await;
    let attempt = tries(&ada).await;
    let path = format!("/inquiry/{inquiry}");
    let (page, in_another_tab) = (browser.get(&path).await, browser.get(&path).await);
    page.is(200).shows("id=\"link-made\"").shows(&format!("value=\"try.{attempt}\""));
    let unpicked = sends(browser, &page, "link", &[("made", ""), ("words", "It began there")]).await;
    unpicked.is(422).shows("id=\"link-made-problem\"").shows("It began there");
    let made = format!("try.{attempt}");
    let linked = sends(browser, &page, "link", &[("made", &made), ("words", "It began here")]).await;
    assert_eq!(linked.status, 303, "{}", linked.body);
    browser.get(&path).await.shows("It began here").shows("I remember them on Friday");
    // What cannot stand comes back with what was picked and typed.
    let long = "x".repeat(100_000);
    let other = format!("try.{}", TryId::mint());
    sends(browser, &in_another_tab, "link", &[("made", &other), ("words", &long)])
        .await
        .is(422)
        .shows("id=\"link-words-problem\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_linked_and_what_is_taken_back_is_heard_by_whoever_sees_the_goal() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let store = lesson.server.store();
    let teacher = viewer(&lesson.server, &lesson.rivera).await;
    store.open_access_point(&teacher, lesson.class, domain::classes::AccessPoint::Inquiry).await.unwrap();
    let (goal, question) = (GoalId::mint(), QuestionId::mint());
    let plan = GoalPlan { statement: "Ask first".into(), ..Default::default() };
    let set = GoalAct::Set { plan, classes: vec![], readers: readers(&lesson).await };
    ada.does(Command::Goal { goal, act: set.into() }).await;
    let ask = QuestionAct::Ask { class: lesson.class, words: "Is obsidian glass?".into(), signed: false };
    ada.does(Command::Question { question, act: ask.into() }).await;

    let (mut adas, mut riveras) = (Ear::listens(&ada.browser).await, Ear::listens(&lesson.rivera).await);
    let mut bos = Ear::listens(&bo.browser).await;
    let made = Made::Thing { source: TimelineSource::Question, about: question.0, fixed: None };
    let link = GoalAct::Link { evidence: EvidenceId::mint(), made, words: "Before the bell".into() };
    ada.does(Command::Goal { goal, act: link.into() }).await;
    let page = format!("{}/student/{}/goals", lesson.path, ada.person);
    let said = ("goal".to_owned(), goal.to_string());
    assert_eq!(riveras.until("goal").await.last().unwrap().of(), said);
    lesson.rivera.get(&page).await.shows("Is obsidian glass?").shows("Before the bell");
    adas.until("goal").await;

    ada.does(Command::Question { question, act: QuestionAct::Withdraw.into() }).await;
    assert_eq!(riveras.until("goal").await.last().unwrap().of(), said, "in the same moment");
    adas.until("goal").await;
    lesson.rivera.get(&page).await.hides("Is obsidian glass?").hides("Before the bell");
    ada.browser.get(&format!("/goal/{goal}")).await.is(200).hides("Before the bell");
    let heard = bos.during(MOMENT).await;
    assert!(heard.iter().all(|told| told.kind() != "goal"), "{heard:?}");
    for ear in [&adas, &riveras, &bos] {
        assert!(!ear.bytes.contains("Before the bell"), "{}", ear.bytes);
    }
}
