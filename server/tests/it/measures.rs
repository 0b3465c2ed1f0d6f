//! Data in a browser without any script: a student's own, and what a teacher enters for a class.

use crate::goals::sends;
use crate::harness::Answer;
use crate::live::ear::Ear;
use crate::room::{Lesson, hidden, sends as sends_files};

/// Today, as the page offers it.
fn today(page: &Answer) -> String {
    let start = page.body.find("type=\"date\"").expect("a day");
    page.body[start..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_measures_something_and_looks_back() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let browser = &ada.browser;
    let page = browser.get("/data").await;
    page.is(200).shows("No data yet").shows("data-hears=\"measure");
    let bad = [("kind", "pace"), ("name", " "), ("unit", "words </form>")];
    sends(browser, &page, "begin", &bad).await.is(422).shows("id=\"begin-name-problem\"").shows("words </form>");
    let good = [("kind", "pace"), ("name", "Words in a minute"), ("unit", "words"), ("class", "")];
    let begun = sends(browser, &page, "begin", &good).await;
    let path = begun.header("location").split('?').next().unwrap().to_owned();
    let page = browser.get(&path).await;
    page.is(200).shows("No number yet").shows("Only you see this");
    let day = today(&page);
    for (amount, why) in [
        ("NaN", "This is no number"),
        ("", "This is no number"),
        ("99999999", "At most 1000000"),
        ("-5", "Here a number cannot be below 0"),
    ] {
        sends(browser, &page, "add", &[("day", &day), ("amount", amount)]).await.is(422).shows(why);
    }
    sends(browser, &page, "add", &[("day", "1999-01-01"), ("amount", "1")])
        .await
        .is(422)
        .shows("id=\"add-day-problem\"");
    for amount in ["80", "92.5"] {
        let page = browser.get(&path).await;
        sends(browser, &page, "add", &[("day", &day), ("amount", amount)]).await.goes_to(&format!("{path}?said=add"));
    }
    let page = browser.get(&path).await;
    page.shows("<svg class=\"data-chart\"").shows("2 numbers, from 80 words to 92.5 words");
    page.shows("<table").hides("style=");
    // Both of one day: beside each other, and each is removed by its own name.
    page.shows("cx=\"34.0\"").shows("cx=\"606.0\"");
    for amount in ["80", "92.5"] {
        page.shows(&format!(" · {amount} words</span>"));
    }
    sends(browser, &page, "note", &[("says", ""), ("will", "")]).await.is(422).shows("id=\"note-says-problem\"");
    let said = [("says", "I read faster <i>now</i>"), ("will", "Read aloud")];
    sends(browser, &page, "note", &said).await.goes_to(&format!("{path}?said=note"));
    browser.get(&path).await.shows("I read faster <i>now</i>");
    assert!(!browser.get(&path).await.body.contains("<i>now"), "words are words, not markup");
    bo.browser.get(&path).await.is(404);
    let student = format!("{}/student/{}/data", lesson.path, ada.person);
    lesson.rivera.get(&student).await.is(200).shows("Nothing is shown here");
    let mut ear = Ear::listens(&lesson.rivera).await;
    let class = lesson.class.to_string();
    sends(browser, &browser.get(&path).await, "show", &[("class", &class)]).await.goes_to(&format!("{path}?said=show"));
    ear.until("measure").await;
    lesson.rivera.get(&student).await.shows("Read aloud");
    browser.get(&path).await.shows("No classmate sees it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_enters_numbers_and_each_sees_their_own() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (rivera, path) = (&lesson.rivera, format!("{}/data", lesson.path));
    let page = rivera.get(&path).await;
    page.is(200).shows("Ada Okafor").hides("style=");
    let day = today(&page);
    let what = [("form", "data"), ("kind", "quiz"), ("name", "Quiz 1"), ("unit", "points"), ("day", day.as_str())];
    let form = |more: &[(&'static str, &'static str)]| -> Vec<(String, String)> {
        what.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let posts = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &[u8])> = fields.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        sends_files(rivera, &path, &fields).await
    };
    posts(form(&[("do", "check")])).await.is(422).shows("There is no number yet");
    let rows = "Ada Okafor\t12,5\nZoe\t3\nBo Lindqvist\tmany\nBo Lindqvist\t-2";
    let judged = posts(form(&[("rows", rows), ("do", "check")])).await;
    judged.is(200).shows("Nobody in the class has this name").shows("This is no number");
    judged.shows("Here a number cannot be below 0").shows("Keep 1 number");
    ada.browser.get("/data").await.hides("Quiz 1");
    let rows = hidden(&judged, "rows");
    let kept = sends_files(rivera, &path, &[("rows", rows.as_bytes()), ("do", b"add")]).await;
    kept.goes_to(&format!("{path}?said=kept&n=1"));
    let page = ada.browser.get("/data").await;
    page.shows("Quiz 1");
    bo.browser.get("/data").await.hides("Quiz 1");
    let one = page.attribute("href", "/data/").unwrap();
    ada.browser.get(&one).await.is(200).shows("12.5 points").shows("From Ms Rivera").hides("id=\"add\"");
    bo.browser.get(&one).await.is(404);
    for hostile in [("rows", "not json"), ("rows", "{}")] {
        sends_files(rivera, &path, &[(hostile.0, hostile.1.as_bytes()), ("do", b"add")]).await.is(404);
    }
    let long = "x".repeat(300_000);
    let flood =
        sends_files(rivera, &path, &[("name", b"Quiz"), ("day", day.as_bytes()), ("rows", long.as_bytes())]).await;
    flood.is(422).shows("larger than 200 kB");
}
