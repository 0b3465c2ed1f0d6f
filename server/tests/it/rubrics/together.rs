//! A class makes a rubric, step by step.

use super::posts;
use crate::goals::sends;
use crate::live::ear::Ear;
use crate::room::{Lesson, hidden};

#[tokio::test(flavor = "multi_thread")]
async fn a_class_makes_a_rubric_without_a_script() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let rivera = &lesson.rivera;
    let list = format!("{}/rubrics", lesson.path);
    let new = domain::id::RubricId::mint().to_string();
    rivera.post(&list, &[("form", "new-rubric"), ("id", &new), ("title", "A good reason")]).await;
    let rubric = format!("{}/rubric/{new}", lesson.path);
    let (making, own) = (format!("{rubric}/making"), format!("/making/{new}"));
    ada.browser.get(&own).await.is(404);
    rivera.post(&rubric, &[("what", "make"), ("rev", "1")]).await.goes_to(&format!("{making}?said=make"));
    ada.browser.get("/rubrics").await.is(200).shows("Come and help").shows(&format!("href=\"{own}\""));

    let page = rivera.get(&making).await;
    posts(rivera, &making, &page, "add-sample", &[("sample", " ")])
        .await
        .is(422)
        .shows("id=\"add-sample-sample-problem\"");
    for words in ["Because it is light.", "We weighed it: <b>3 g</b>."] {
        let page = rivera.get(&making).await;
        posts(rivera, &making, &page, "add-sample", &[("sample", words)]).await.goes_to(&making);
    }
    ada.browser.get(&own).await.is(200).shows("We weighed it: <b>3 g</b>.").hides("id=\"name-all\"");
    let next = async || {
        let rev = hidden(&rivera.get(&making).await, "rev");
        rivera.post(&making, &[("what", "next"), ("rev", &rev)]).await.goes_to(&making);
    };
    next().await;
    let mut ear = Ear::listens(rivera).await;
    let page = ada.browser.get(&own).await;
    page.shows("with your name").shows("aria-current=\"step\"");
    sends(&ada.browser, &page, "name-all", &[("words", "")]).await.is(422).shows("id=\"name-all-words-problem\"");
    sends(&ada.browser, &page, "name-all", &[("words", "It has a <number>")])
        .await
        .goes_to(&format!("{own}?said=note"));
    ear.until("rubric").await;
    rivera.get(&making).await.shows("It has a <number>").shows("Ada Okafor");
    bo.browser.get(&own).await.hides("It has a");
    let page = rivera.get(&making).await;
    posts(rivera, &making, &page, "open-notes", &[]).await.goes_to(&making);
    bo.browser.get(&own).await.shows("It has a <number>").hides("Okafor");
    // A note that came after the page was read is not shown by it.
    let asks = ada.browser.get(&own).await;
    sends(&ada.browser, &asks, "name-all", &[("words", "It is loud")]).await.goes_to(&format!("{own}?said=note"));
    posts(rivera, &making, &page, "open-notes", &[]).await.goes_to(&making);
    bo.browser.get(&own).await.shows("It has a <number>").hides("It is loud");
    let page = rivera.get(&making).await;
    page.shows("Newer notes are not with the class yet.");
    posts(rivera, &making, &page, "open-notes", &[]).await.goes_to(&making);
    bo.browser.get(&own).await.shows("It is loud");
    let loud = page.body.rsplit("id=\"away-").next().and_then(|rest| rest.split('"').next()).unwrap();
    posts(rivera, &making, &page, &format!("away-{loud}"), &[]).await.goes_to(&making);
    bo.browser.get(&own).await.hides("It is loud");

    next().await;
    let page = rivera.get(&making).await;
    posts(rivera, &making, &page, "heading", &[("criterion", "It can be checked")]).await.goes_to(&making);
    let page = rivera.get(&making).await;
    let note = page.attribute("id", "sort-").unwrap();
    let heading = page.attribute("id", "word-").unwrap().strip_prefix("word-").unwrap().to_owned();
    posts(rivera, &making, &page, &note, &[("under", &heading)]).await.goes_to(&making);
    rivera.get(&making).await.shows("Everything has its place");
    next().await;
    let page = bo.browser.get(&own).await;
    let agree = format!("agree-{heading}");
    sends(&bo.browser, &page, &agree, &[("words", " ")]).await.is(422).shows("How would you say it");
    sends(&bo.browser, &page, &agree, &[("words", "I can show how I know")])
        .await
        .goes_to(&format!("{own}?said=reply"));
    sends(&ada.browser, &ada.browser.get(&own).await, &format!("fits-{heading}"), &[])
        .await
        .goes_to(&format!("{own}?said=reply"));
    let page = rivera.get(&making).await;
    page.shows("I can show how I know").shows("It fits for Ada Okafor");
    ada.browser.get(&own).await.hides("I can show how I know").shows("You said that it fits");
    let rev = hidden(&page, "rev");
    rivera.post(&making, &[("what", "use"), ("rev", &rev)]).await.goes_to(&format!("{rubric}?said=use"));
    rivera.get(&rubric).await.shows("Made with the class on");
    rivera.get(&making).await.goes_to(&rubric);
    ada.browser.get(&own).await.is(200).shows("This is what we agreed on");
    for hostile in ["eat", "sort", "word"] {
        rivera.post(&making, &[("what", hostile), ("id", "x")]).await.is(404);
    }
}
