//! Rubrics in a browser without any script: worded by a teacher, made with the class, and a piece looked at by one from both sides.

mod spots;
mod together;

use domain::id::ReflectionId;

use crate::goals::{hidden_of, sends};
use crate::harness::{Answer, Client};
use crate::live::ear::Ear;
use crate::room::{Lesson, share};

/// What a teacher's form says, with its hidden fields.
pub async fn posts(who: &Client, path: &str, page: &Answer, form: &str, typed: &[(&str, &str)]) -> Answer {
    let mut fields = hidden_of(page, form);
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post(path, &fields).await
}

/// The path of a draft of Ms Rivera's, from those that come with Waymark.
pub async fn drafts(lesson: &Lesson) -> String {
    let list = format!("{}/rubrics", lesson.path);
    let new = domain::id::RubricId::mint().to_string();
    let made = lesson.rivera.post(&list, &[("id", &new), ("bank", "g68-arguing")]).await;
    let rubric = format!("{}/rubric/{new}", lesson.path);
    made.goes_to(&format!("{rubric}/edit"));
    rubric
}

/// The same, in use.
pub async fn in_use(lesson: &Lesson) -> String {
    let rubric = drafts(lesson).await;
    lesson.rivera.post(&rubric, &[("what", "use"), ("rev", "1")]).await.goes_to(&format!("{rubric}?said=use"));
    rubric
}

/// The ids of the criteria on a page, in their order.
fn criteria(page: &Answer) -> Vec<String> {
    let start = page.body.find("name=\"criteria\" value=\"").expect("criteria") + "name=\"criteria\" value=\"".len();
    page.body[start..].split('"').next().unwrap().split(',').map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rubric_is_worded_and_a_faulty_page_keeps_what_was_typed() {
    let lesson = Lesson::begins().await;
    let rivera = &lesson.rivera;
    rivera.get(&lesson.path).await.is(200).shows(&format!("href=\"{}/rubrics\"", lesson.path));
    let list = format!("{}/rubrics", lesson.path);
    rivera
        .get(&list)
        .await
        .is(200)
        .shows("No rubric yet")
        .shows("Claim, evidence, reasoning")
        .shows("data-hears=\"rubric");
    let empty = [("form", "new-rubric"), ("id", "019a0000-0000-7000-8000-000000000001"), ("title", " ")];
    rivera.post(&list, &empty).await.is(422).shows("id=\"new-rubric-title-problem\"");

    let rubric = drafts(&lesson).await;
    let edit = format!("{rubric}/edit");
    let page = rivera.get(&edit).await;
    page.is(200).shows("I can make a claim that answers the question.").hides("data-live");
    let ids = criteria(&page);
    let first = format!("criterion-{}", ids[0]);
    let typed = [("title", "Arguing"), (first.as_str(), "I can </textarea>claim"), ("level-0", "Seed")];
    posts(rivera, &edit, &page, "edit", &typed)
        .await
        .is(422)
        .shows("Levels are 2 to 5")
        .shows("I can </textarea>claim");
    let typed = [("title", "Arguing"), (first.as_str(), "I can claim it"), ("act", "keep")];
    posts(rivera, &edit, &page, "edit", &typed).await.is(422).shows("This criterion is empty");
    for hostile in [("rev", "x"), ("criteria", "x,y"), ("act", "eat:x")] {
        rivera.post(&edit, &[hostile, ("rev", "1"), ("title", "T")]).await.is(404);
    }
    rivera.post(&rubric, &[("what", "use"), ("rev", "7")]).await.is(409).shows("Somebody changed it meanwhile");
    rivera
        .post(&rubric, &[("what", "remove")])
        .await
        .goes_to(&format!("{list}?said=removed&who={}", rubric.rsplit('/').next().unwrap()));
    rivera.get(&rubric).await.is(404);
    rivera.post(&rubric, &[("what", "back")]).await.goes_to(&format!("{rubric}?said=back"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_piece_is_looked_at_from_both_sides_live() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let rubric = in_use(&lesson).await;
    let prompt = lesson.prompt.to_string();
    lesson
        .rivera
        .post(&rubric, &[("what", "beside"), ("prompt", &prompt)])
        .await
        .goes_to(&format!("{rubric}?said=beside"));

    // Before a word is written: the fold on the page, and what is behind it.
    let writing = ada.browser.get(&format!("/prompt/{prompt}")).await;
    writing.is(200).shows("Criteria and ways to begin").hides("I can make a claim");
    let address = writing.attribute("data-beside", "/piece/").unwrap().replace("&amp;", "&");
    let beside = ada.browser.get(&address).await;
    beside
        .is(200)
        .shows("I can make a claim that answers the question.")
        .shows("data-starter=\"You can see it in my work where\"");

    let piece = ReflectionId::mint();
    ada.does(share(piece, lesson.prompt, "Ice floats. <b>It is light.</b>", true)).await;
    let path = format!("/piece/{piece}/criteria");
    let page = ada.browser.get(&path).await;
    page.is(200).shows("Ice floats.").shows("name=\"shown\" value=\"yes\" checked");
    assert!(!page.body.contains("<b>It"), "words are words, not markup");
    let nothing = sends(&ada.browser, &page, "rate-1", &[("shown", "yes")]).await;
    nothing.is(422).shows("id=\"rate-1-lines-problem\"").shows("Say something of at least one criterion");
    let ids = criteria(&page);
    let fields = ["stands", "growing", "cite"].map(|name| format!("{name}-{}", ids[0]));
    let [stands, growing, cite] = fields.each_ref().map(String::as_str);
    let bad = [(stands, "here"), (growing, "Numbers </textarea>"), (cite, "0-999"), ("shown", "yes")];
    let back = sends(&ada.browser, &page, "rate-1", &bad).await;
    back.is(422).shows("These words are not in this version").shows("Numbers </textarea>");

    let mut ear = Ear::listens(&lesson.rivera).await;
    let good = [(stands, "here"), (growing, "Numbers"), (cite, "0-11"), ("shown", "yes")];
    sends(&ada.browser, &page, "rate-1", &good).await.goes_to(&format!("{path}?said=rate"));
    ear.until("rating").await;
    let hers = lesson.rivera.get(&path).await;
    hers.is(200).shows("Ada Okafor says").shows("Numbers").shows("<blockquote").shows("data-hears=\"rating");
    lesson.rivera.get(&format!("/piece/{piece}/shown")).await.is(200).shows("Ada Okafor: Here");

    let typed = [(stands, "not_yet"), (cite, "12-31")];
    posts(&lesson.rivera, &path, &hers, "rate-1", &typed).await.goes_to(&format!("{path}?said=rate"));
    let page = ada.browser.get(&path).await;
    page.is(200).shows("You see this differently").shows("Ms Rivera says").shows(&format!("href=\"/piece/{piece}\""));
    let talk = format!("talk-{}", ids[0]);
    sends(&ada.browser, &page, &talk, &[("words", " ")]).await.is(422).shows(&format!("id=\"{talk}-words-problem\""));
    sends(&ada.browser, &page, &talk, &[("words", "It is in the second sentence")])
        .await
        .goes_to(&format!("{path}?said=talk"));
    let hers = lesson.rivera.get(&path).await;
    hers.shows("It is in the second sentence");
    let answer = [("words", "Now I see it")];
    posts(&lesson.rivera, &path, &hers, &talk, &answer).await.goes_to(&format!("{path}?said=talk"));
    ada.browser.get(&path).await.shows("Now I see it");
    bo.browser.get(&path).await.is(404);
    for hostile in [("what", "eat"), ("what", "rate")] {
        lesson.rivera.post(&path, &[hostile, ("version", "x")]).await.is(404);
    }
    // Once it is an older version, what was said of it goes along.
    ada.does(share(piece, lesson.prompt, "Ice floats, and it is light.", true)).await;
    let shown = lesson.rivera.get(&format!("/piece/{piece}/shown")).await;
    let elder = shown.body.split("data-of=\"elder-1\"").nth(1).and_then(|rest| rest.split("data-of=").next()).unwrap();
    assert!(elder.contains("Ada Okafor: Here"), "{elder}");
}
