//! A student's growth: what the teacher sees of it and adds, and the student reads.

use domain::command::Command;
use domain::growth::GrowthWords;
use domain::id::{GrowthId, ReflectionId, RemarkId};

use crate::goals::{sends, sets};
use crate::harness::{Answer, Client, PASSWORD, TestServer};
use crate::room::{Lesson, Student, another_teacher, hidden, makes_class, viewer};

/// Ada shares two versions; the versions, before and after.
async fn revises(lesson: &Lesson, ada: &Student) -> (String, String) {
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "The cold paints them.").await;
    ada.shares(piece, lesson.prompt, "The yellow was there all along.").await;
    let (piece, _) = lesson.server.store().piece(&viewer(&lesson.server, &ada.browser).await, piece).await.unwrap();
    (piece.versions[1].id.to_string(), piece.versions[0].id.to_string())
}

/// A teacher of the school who teaches the class too.
async fn co_teacher(server: &TestServer, rivera: &Client, path: &str) -> Client {
    let page = rivera.post(&format!("{path}/teachers"), &[("invite", "yes")]).await;
    let link = page.is(200).attribute("data-copy", "http").expect("a link");
    let osei = server.client();
    let account = [("name", "Mr Osei"), ("email", "osei@cedar.example"), ("password", PASSWORD)];
    let joined = osei.post(link.strip_prefix(&server.origin).unwrap(), &account).await;
    assert_eq!(joined.status, 303, "{}", joined.body);
    osei
}

async fn asks(teacher: &Client, page: &str, words: &str, what: &str) -> Answer {
    let shown = teacher.get(page).await;
    let (id, growth) = (hidden(shown.is(200), "id"), hidden(&shown, "growth"));
    let form = [("what", what), ("id", &*id), ("growth", &*growth), ("words", words)];
    let sent = teacher.post(page, &form).await;
    // The same press again is the same remark.
    if sent.status == 303 {
        teacher.post(page, &form).await.is(303);
    }
    sent
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_asks_and_adds_and_the_student_reads_it() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let ada = lesson.comes_in("ada").await;
    let page = format!("{}/student/{}/growth", lesson.path, ada.person);
    rivera.get(&lesson.path).await.is(200).shows(&format!("href=\"{page}\""));
    rivera
        .get(&page)
        .await
        .is(200)
        .shows("has not shown a pair")
        .shows("you can suggest a pair here")
        .hides("<textarea");

    let (before, after) = revises(&lesson, &ada).await;
    let growth = GrowthId::mint();
    let (used_to, now) = ("the cold paints".to_owned(), "<b>nobody paints</b>".to_owned());
    let words = GrowthWords { before: before.parse().unwrap(), after: after.parse().unwrap(), used_to, now };
    ada.does(Command::Grow { growth, words }).await;
    let shown = rivera.get(&page).await;
    shown.is(200).shows("the cold paints").shows("nobody paints").shows("The yellow was there all along.");
    assert!(!shown.body.contains("<b>nobody"), "words are words, not markup");
    shown.shows("data-hears=\"growth").shows("src=\"/live.js\"").shows("data-feed=\"");
    assert!(!shown.attribute("data-live", "").unwrap().is_empty(), "a cursor to listen from");
    shown.hides("veto").hides("Set this pair aside");

    asks(rivera, &page, " ", "question").await.is(422).shows(&format!("id=\"problem-{growth}\"")).hides("data-live");
    let long = format!("Why? </textarea><script>{}", "x".repeat(100_000));
    let refused = asks(rivera, &page, &long, "question").await;
    refused.is(422).shows("Why? </textarea><script>xxx");
    assert!(!refused.body.contains("<script>xxx"), "what was typed stays, as words");
    asks(rivera, &page, "What changed in between?", "question").await.goes_to(&format!("{page}?said=growth_added"));
    let osei = co_teacher(server, rivera, &lesson.path).await;
    asks(&osei, &page, "Your drawing shows it too.", "evidence").await.is(303);
    rivera.get(&page).await.shows("Ms Rivera asks").shows("Mr Osei adds").shows("Your drawing shows it too.");

    ada.browser.get("/growth").await.is(200).shows("2 things added by teachers");
    let own = ada.browser.get(&format!("/growth/{growth}")).await;
    own.is(200).shows("Ms Rivera asks").shows("What changed in between?").shows("Mr Osei adds");
    assert_eq!(own.body.matches("What changed in between?</p>").count(), 1, "twice is once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_suggests_a_pair_that_the_student_answers_or_not() {
    let lesson = Lesson::begins().await;
    let rivera = &lesson.rivera;
    let ada = lesson.comes_in("ada").await;
    let (before, after) = revises(&lesson, &ada).await;
    let page = format!("{}/student/{}/growth", lesson.path, ada.person);
    let suggest = |before: &str, after: &str| {
        let form = [("what", "suggest".to_owned()), ("before", before.to_owned()), ("after", after.to_owned())];
        let page = page.clone();
        async move { rivera.post(&page, &form.each_ref().map(|(name, value)| (*name, value.as_str()))).await }
    };
    let same = suggest(&after, &after).await;
    same.is(422).shows("after-problem").shows("Choose two different pieces");
    assert_eq!(
        same.text().matches(&format!("value=\"{after}\" selected")).count(),
        2,
        "as it was picked: {}",
        same.body
    );
    suggest(&before, &GrowthId::mint().to_string()).await.is(404);
    suggest(&before, &after).await.goes_to(&format!("{page}?said=growth_suggested"));
    let shown = rivera.get(&format!("{page}?said=growth_suggested")).await;
    shown.shows("Ada Okafor sees your suggestion.").shows("Ms Rivera suggested these two");
    ada.browser.get("/growth").await.is(200).shows("Ms Rivera suggested these two").shows("The cold paints them.");

    let growth = hidden(&shown, "growth").parse().unwrap();
    ada.does(Command::SetGrowthAside { growth }).await;
    rivera.get(&page).await.is(200).hides("suggested these two");
    suggest(&before, &after).await.is(409).shows("has set this pair aside");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_comes_back_when_there_is_no_place_for_it_any_more() {
    let lesson = Lesson::begins().await;
    let rivera = &lesson.rivera;
    let ada = lesson.comes_in("ada").await;
    let (before, after) = revises(&lesson, &ada).await;
    let page = format!("{}/student/{}/growth", lesson.path, ada.person);
    let pair = async || {
        let growth = GrowthId::mint();
        let (used_to, now) = ("the cold paints".to_owned(), "nobody paints".to_owned());
        let words = GrowthWords { before: before.parse().unwrap(), after: after.parse().unwrap(), used_to, now };
        ada.does(Command::Grow { growth, words }).await;
        growth
    };
    let adds = async |growth: GrowthId, words: &str| {
        let (id, growth) = (RemarkId::mint().to_string(), growth.to_string());
        let form = [("what", "question"), ("id", &*id), ("growth", &*growth), ("words", words)];
        rivera.post(&page, &form).await
    };
    let typed = "What changed </textarea><script>in between?";
    let kept = |answer: &Answer, why: &str| {
        answer
            .shows("This was not added")
            .shows(why)
            .shows("id=\"unsent\"")
            .shows("readonly")
            .shows("What changed </textarea>");
        answer.hides("data-live");
        assert!(!answer.body.contains("<script>in"), "as words");
        assert_eq!(answer.text().matches("in between?").count(), 1, "{}", answer.body);
    };

    let growth = pair().await;
    ada.does(Command::SetGrowthAside { growth }).await;
    kept(adds(growth, typed).await.is(409), "may have set it aside");
    kept(adds(GrowthId::mint(), typed).await.is(409), "may have set it aside");

    let growth = pair().await;
    let archive = format!("{}/archive", lesson.path);
    rivera.post(&archive, &[("archive", "archive")]).await.is(303);
    kept(adds(growth, typed).await.is(409), "This class is put away");
    let long = format!("{typed}{}", "x".repeat(100_000));
    kept(adds(growth, &long).await.is(422), "id=\"unsent-problem\"");
    let suggest = [("what", "suggest"), ("before", &*before), ("after", &*after)];
    rivera.post(&page, &suggest).await.is(409).shows("This was not added").shows("put away").hides("id=\"unsent\"");

    rivera.post(&archive, &[("archive", "restore")]).await.is(303);
    rivera.post(&format!("{}/students", lesson.path), &[("remove", &ada.person.to_string())]).await.is(303);
    kept(adds(growth, typed).await.is(409), "has left the class");
    rivera.get(&page).await.is(200).hides("This was not added");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_finds_it() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    revises(&lesson, &ada).await;
    let lindqvist = another_teacher(server, rivera).await;
    let reading = makes_class(&lindqvist, "Reading").await;
    let page = format!("{}/student/{}/growth", lesson.path, ada.person);
    for stranger in [&ada.browser, &bo.browser, &lindqvist] {
        stranger.get(&page).await.is(404).hides("yellow").hides("Okafor");
        stranger.post(&page, &[("what", "suggest")]).await.is(404);
    }
    // By way of a class of one's own.
    lindqvist.get(&format!("{reading}/student/{}/growth", ada.person)).await.is(404).hides("Okafor");
    rivera.get(&format!("{}/student/gibberish/growth", lesson.path)).await.is(404);
    rivera.post(&page, &[("what", "veto")]).await.is(404);

    rivera.post(&format!("{}/students", lesson.path), &[("remove", &ada.person.to_string())]).await.is(303);
    rivera.get(&page).await.is(200).shows("has left the class").hides("<form class=\"stack").hides("<textarea");
}

#[tokio::test(flavor = "multi_thread")]
async fn then_and_now_is_a_picture_with_its_table_and_the_students_own_words() {
    let lesson = Lesson::begins().await;
    let (rivera, ada) = (&lesson.rivera, lesson.comes_in("ada").await);
    let browser = &ada.browser;
    let empty = browser.get("/growth/view").await;
    empty.is(200).shows("Growth needs a then and a now").shows("href=\"/goals\"").hides("<svg class=\"path-picture\"");
    let theirs = format!("{}/student/{}/growth", lesson.path, ada.person);
    rivera.get(&theirs).await.is(200).shows("Nothing that you may see says then and now yet");

    let (before, after) = revises(&lesson, &ada).await;
    let growth = GrowthId::mint();
    let (used_to, now) = ("the cold paints".to_owned(), "<b>nobody</b> paints".to_owned());
    let words = GrowthWords { before: before.parse().unwrap(), after: after.parse().unwrap(), used_to, now };
    ada.does(Command::Grow { growth, words }).await;
    let goal = sets(&lesson, &ada, "Ask more questions").await;
    let goal = goal.split('?').next().unwrap().to_owned();
    let typed = [("statement", "Ask one question"), ("kind", "habit"), ("because", "More was <i>no</i> plan.")];
    sends(browser, &browser.get(&goal).await, "change", &typed).await.is(303);

    let page = browser.get("/growth/view").await;
    page.is(200)
        .shows("The path so far")
        .shows("The same as a table")
        .shows("I used to think")
        .shows("the cold paints");
    page.shows("Ask more questions").shows("Ask one question").shows("More was <i>no</i> plan.");
    page.shows("href=\"/growth/").shows(&format!("href=\"{goal}\"")).shows("data-hears=\"growth");
    assert_eq!(page.body.matches("<ellipse").count(), 2, "a stone for the pair, one for the goal");
    assert!(!page.body.contains("<b>nobody") && !page.body.contains("<i>no</i>"), "words are words, not markup");
    for never in ["style=\"", "NaN", "%", "classmate", "average"] {
        assert!(!page.body.contains(never), "{never}: {}", page.body);
    }
    rivera.get(&theirs).await.shows("Ask one question").shows("<ellipse").shows("/shown/");
    let bo = lesson.comes_in("bo").await;
    bo.browser
        .get("/growth/view")
        .await
        .is(200)
        .shows("Growth needs a then and a now")
        .hides("paints")
        .hides("question</a>");
}
