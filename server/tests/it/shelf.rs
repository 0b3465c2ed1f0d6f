//! The shelf and tries in a browser without any script: the student's pages, the teacher's, and the school's.

mod tools;
mod tried;

use crate::goals::sends;
use crate::harness::Answer;
use crate::room::{Lesson, Student};

pub async fn opens_choice(lesson: &Lesson) {
    let form = [("name", "Science"), ("grade_band", "6-8"), ("open", "reflection"), ("open", "choice")];
    let kept = lesson.rivera.post(&format!("{}/settings", lesson.path), &form).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
}

pub const BOXES: [(&str, &str); 5] = [
    ("kind", "strategy"),
    ("need", "understand"),
    ("name", "Boxes <b>and</b> arrows"),
    ("does", "I draw it"),
    ("helps", "When it has many parts"),
];

/// The id of the only strategy on a page, from the id of an element that begins with `start`.
pub fn id_of(page: &Answer, start: &str) -> String {
    let whole = page.attribute("id", start).unwrap_or_else(|| panic!("no {start} in {}", page.body));
    whole[start.len()..].to_owned()
}

pub async fn recommends(student: &Student, fields: &[(&str, &str)]) {
    let page = student.browser.get("/shelf").await;
    sends(&student.browser, page.is(200), "recommend", fields).await.goes_to("/shelf?said=recommend");
}

/// What a teacher's form says, with its hidden fields.
pub async fn decides(lesson: &Lesson, form: &str, typed: &[(&str, &str)]) -> Answer {
    let path = format!("{}/shelf", lesson.path);
    let page = lesson.rivera.get(&path).await;
    let mut fields = crate::goals::hidden_of(page.is(200), form);
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    lesson.rivera.post(&path, &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recommendation_is_worded_together_and_found_by_the_class() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    ada.browser.get("/shelf").await.is(200).shows("No shelf yet").hides("id=\"recommend\"");
    lesson.rivera.get(&format!("{}/shelf", lesson.path)).await.is(200).shows("id=\"not-opened\"").hides("id=\"add\"");
    opens_choice(&lesson).await;
    let page = ada.browser.get("/shelf").await;
    page.shows("This shelf is still empty").shows("data-hears=\"strategy class\"").shows("src=\"/live.js\"");

    // What is missing is said beside its field, and what was typed stands there.
    let half = [
        ("kind", "outside"),
        ("need", "start"),
        ("name", "Half </textarea>"),
        ("does", "Kept, not lost"),
        ("helps", " "),
    ];
    let refused = sends(&ada.browser, &page, "recommend", &half).await;
    refused.is(422).shows("id=\"recommend-helps-problem\"").shows("id=\"recommend-address-problem\"");
    refused.shows("Kept, not lost").shows("aria-invalid=\"true\"").hides("data-live");
    assert!(!refused.body.contains("Half </textarea>"), "words are words, not markup");
    let long = "x".repeat(100_000);
    let flood = [("kind", "strategy"), ("need", "start"), ("name", &*long), ("does", "a"), ("helps", "b")];
    sends(&ada.browser, &page, "recommend", &flood).await.is(422).shows("id=\"recommend-name-problem\"");
    let odd = [("kind", "visual learner"), ("need", "start"), ("name", "Still here")];
    sends(&ada.browser, &page, "recommend", &odd).await.is(422).shows("Still here");

    recommends(&ada, &BOXES).await;
    ada.browser
        .get("/shelf?said=recommend")
        .await
        .shows("Your teacher has not read it yet")
        .shows("Your teacher reads it first");
    bo.browser.get("/shelf").await.hides("arrows");
    lesson.rivera.get("/classes").await.shows("id=\"shelves-waiting\"").shows("1 recommendation waits");
    let desk = lesson.rivera.get(&format!("{}/shelf", lesson.path)).await;
    desk.shows("Boxes <b>and</b> arrows").shows("Ada Okafor recommends it").shows("data-hears=\"strategy try class\"");
    assert!(!desk.body.contains("Boxes <b>"), "words are words, not markup");
    let id = id_of(&desk, "strategy-").trim_end_matches("-title").to_owned();

    decides(&lesson, &format!("decline-{id}"), &[("why", " ")]).await.is(422).shows("Say why, so that");
    let suggested =
        [("need", "understand"), ("name", "Boxes"), ("does", "Draw each part"), ("helps", "With many parts")];
    let said = decides(&lesson, &format!("suggest-{id}"), &suggested).await;
    said.goes_to(&format!("{}/shelf?said=shelf_suggested", lesson.path));
    let own = ada.browser.get("/shelf").await;
    own.shows("Ms Rivera suggests these words").shows("Draw each part");
    sends(&ada.browser, &own, &format!("take-{id}"), &[]).await.goes_to("/shelf?said=take");
    let found = bo.browser.get("/shelf").await;
    found.shows("Draw each part").shows("From a classmate").hides("Okafor").hides(&ada.person.to_string());
    found.hides("like").hides("votes");
    bo.browser.get("/shelf?need=understand").await.shows("Draw each part");
    bo.browser.get("/shelf?need=start").await.hides("Draw each part").shows("Nothing for this yet");
    bo.browser.get("/shelf?need=%3Cscript%3E").await.is(200).shows("Draw each part");

    let own = ada.browser.get("/shelf").await;
    sends(&ada.browser, &own, &format!("sign-{id}"), &[]).await.goes_to("/shelf?said=sign");
    bo.browser.get("/shelf").await.shows("From Ada Okafor");

    // This helped me too.
    let page = bo.browser.get("/shelf").await;
    let form = format!("helped-{id}");
    sends(&bo.browser, &page, &form, &[("words", " ")]).await.is(422).shows(&format!("id=\"{form}-words-problem\""));
    sends(&bo.browser, &page, &form, &[("words", "When I am tired")]).await.goes_to("/shelf?said=helped");
    ada.browser.get("/shelf").await.hides("When I am tired");
    let desk = lesson.rivera.get(&format!("{}/shelf", lesson.path)).await;
    let helped = id_of(&desk, "helped-");
    decides(&lesson, &format!("put-{helped}"), &[]).await.goes_to(&format!("{}/shelf?said=shelf_put", lesson.path));
    ada.browser.get("/shelf").await.shows("When I am tired").hides("Lindqvist");

    // Open in another tab while it is taken off the shelf.
    let page = bo.browser.get("/shelf").await;
    decides(&lesson, &format!("off-{id}"), &[]).await.is(303);
    bo.browser.get("/shelf").await.hides("Draw each part");
    let gone = sends(&bo.browser, &page, &form, &[("words", "Kept for me to copy")]).await;
    gone.is(404).shows("Kept for me to copy").shows("It was not sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_begins_with_the_bank_and_adds_their_own() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    opens_choice(&lesson).await;
    let (rivera, path) = (&lesson.rivera, format!("{}/shelf", lesson.path));
    let first = domain::strategies::bank(domain::classes::GradeBand::G68).remove(0);
    rivera.get(&path).await.shows(&format!("value=\"{}\"", first.id));
    for _ in 0..2 {
        rivera.post(&path, &[("bank", &*first.id)]).await.goes_to(&format!("{path}?said=shelf_put"));
    }
    rivera.get(&path).await.hides(&format!("value=\"{}\"", first.id));
    rivera.post(&path, &[("bank", "no-such")]).await.is(404);
    rivera.post(&path, &[("what", "erase")]).await.is(404);
    ada.browser.get("/shelf").await.shows(&first.in_language("en").name).shows("From Ms Rivera");
    let empty =
        decides(&lesson, "add", &[("kind", "low_tech"), ("need", "check"), ("name", "Ruler"), ("does", " ")]).await;
    empty.is(422).shows("id=\"add-does-problem\"").shows("value=\"Ruler\"");
    let ruler = [
        ("kind", "low_tech"),
        ("need", "check"),
        ("name", "Ruler"),
        ("does", "Under the line"),
        ("helps", "When I skip lines"),
    ];
    decides(&lesson, "add", &ruler).await.is(303);
    ada.browser.get("/shelf").await.shows("Under the line").shows("Tool without a screen");
}
