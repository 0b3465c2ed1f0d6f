//! What a class is called and what it has opened; who is in it, and what still finds those who left.

use domain::id::{FeedbackId, ReflectionId};

use super::ear::{Ear, MOMENT};
use crate::room::Lesson;

#[tokio::test(flavor = "multi_thread")]
async fn settings_reach_those_who_are_in_the_class_and_once() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (mut adas, mut riveras) = (Ear::listens(&ada.browser).await, Ear::listens(&lesson.rivera).await);
    let form =
        [("name", "Science"), ("subject", "Science"), ("grade_band", "6-8"), ("open", "reflection"), ("open", "goals")];
    let path = format!("{}/settings", lesson.path);
    let keep = || lesson.rivera.post(&path, &form);
    keep().await.is(303);
    for ear in [&mut adas, &mut riveras] {
        let told = ear.until("class").await;
        assert_eq!(told.last().unwrap().data[0]["is"]["id"], lesson.class.to_string());
    }
    ada.browser.get("/home").await.is(200).shows("data-point=\"goals\"");
    keep().await.is(303);
    assert_eq!(adas.during(MOMENT).await, [], "kept as they were, they are no news");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_taken_off_every_roster_is_not_written_to() {
    let lesson = Lesson::begins().await;
    let (rivera, ada) = (&lesson.rivera, lesson.comes_in("ada").await);
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Quartz is hidden in sand").await;
    let console = format!("/console/{}?piece={piece}", lesson.class);
    rivera.get(&console).await.is(200).shows("words[question]");
    rivera.post(&format!("{}/students", lesson.path), &[("remove", &ada.person.to_string())]).await.is(303);
    rivera.get(&console).await.is(200).shows("in no class any more").hides("words[question]").shows("Quartz");
    let (id, to) = (FeedbackId::mint().to_string(), piece.to_string());
    let form = [("id", &*id), ("reflection", &*to), ("version", "1"), ("words[question]", "Which sand?")];
    let request =
        rivera.request(reqwest::Method::POST, "/api/feedback/send").header("accept", "application/json").form(&form);
    rivera.ask(request).await.is(409).shows("feedback.nobody_reads");

    rivera.post(&format!("{}/students", lesson.path), &[("restore", &ada.person.to_string())]).await.is(303);
    rivera.get(&console).await.is(200).shows("words[question]").hides("in no class any more");
    lesson.replies(piece, 1, "Which sand?").await;
}
