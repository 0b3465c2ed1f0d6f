//! Whoever is taken off the staff hears nothing from that moment on.

use domain::id::ReflectionId;
use reqwest::Method;

use super::ear::Ear;
use crate::room::{Lesson, another_teacher, viewer};

#[tokio::test(flavor = "multi_thread")]
async fn a_co_teacher_who_is_taken_off_is_cut_off_at_once() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let lindqvist = another_teacher(server, rivera).await;
    let invited = rivera.post(&format!("{}/teachers", lesson.path), &[("invite", "1")]).await;
    let link = invited.is(200).attribute("data-copy", "http").unwrap();
    lindqvist.post(link.strip_prefix(&server.origin).unwrap(), &[]).await.goes_to("/classes");
    let (mut his, mut riveras) = (Ear::listens(&lindqvist).await, Ear::listens(rivera).await);
    let mut adas = Ear::listens(&ada.browser).await;
    ada.shares(ReflectionId::mint(), lesson.prompt, "Quartz is hidden in sand").await;
    his.until("card").await;
    riveras.until("card").await;
    let from = his.cursor.clone();

    let school = server.store().me(&viewer(server, rivera).await).await.unwrap().schools[0].id;
    let person = viewer(server, &lindqvist).await.person().unwrap();
    let off = format!("/school/{school}/staff/{person}/remove");
    rivera.post(&off, &[]).await.goes_to(&format!("/school/{school}?done=off"));
    his.ends().await;
    let told = adas.until("class").await;
    assert_eq!(told.last().unwrap().data[0]["is"]["id"], lesson.class.to_string(), "who teaches her");
    bo.shares(ReflectionId::mint(), lesson.prompt, "Basalt was hot once").await;
    riveras.until("card").await;
    for path in ["/api/v1/live", "/api/v1/live/poll"] {
        let again = lindqvist.ask(lindqvist.request(Method::GET, path).header("last-event-id", &from)).await;
        again.is(404).hides("Basalt");
    }
    assert!(!his.bytes.contains("Basalt"));
    lindqvist.get(&lesson.path).await.is(303).hides("Basalt");
}
