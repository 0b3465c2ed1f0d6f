//! What goes with somebody who is taken off: whom students reach, and which devices show the roster.

use super::{link, place_of, school};
use crate::room::{Lesson, another_teacher, knocks, viewer};

#[tokio::test(flavor = "multi_thread")]
async fn the_last_one_whom_students_reach_stays_until_somebody_else_is_named() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let ada = lesson.comes_in("ada").await;
    let lindqvist = another_teacher(server, rivera).await;
    let (school, place) = (school(rivera).await, place_of(server, rivera, &lindqvist).await);
    let (his, hers) =
        (viewer(server, &lindqvist).await.person().unwrap(), viewer(server, rivera).await.person().unwrap());
    let talk = format!("{school}/talk");
    rivera.post(&talk, &[("people", &*his.to_string()), ("talk_note", "")]).await.is(303);
    let stays = rivera.post(&format!("{place}/remove"), &[]).await;
    stays.is(409).shows("reach only this person").shows("Name somebody else first");
    assert!(lindqvist.is_signed_in().await, "nothing has happened");
    rivera
        .post(&talk, &[("people", &*his.to_string()), ("people", &*hers.to_string()), ("talk_note", "")])
        .await
        .is(303);
    rivera.post(&format!("{place}/remove"), &[]).await.goes_to(&format!("{school}?done=off"));
    rivera.get("/school").await.shows("took away someone students can talk to");
    ada.browser.get("/home").await.is(200).hides("Mr Lindqvist").shows("Ms Rivera");
    rivera.post(&format!("{place}/restore"), &[]).await.is(303);
    ada.browser.get("/home").await.is(200).hides("Mr Lindqvist");
}

#[tokio::test(flavor = "multi_thread")]
async fn classroom_devices_go_with_whoever_linked_them() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let lindqvist = another_teacher(server, rivera).await;
    let invited = link(server, &rivera.post(&format!("{}/teachers", lesson.path), &[("invite", "1")]).await);
    lindqvist.post(&invited, &[]).await.goes_to("/classes");
    let (school, place) = (school(rivera).await, place_of(server, rivera, &lindqvist).await);
    rivera.get("/school").await.hides("Classroom devices that they linked");
    lindqvist.post(&format!("{}/device", lesson.path), &[("device", "link")]).await.is(303);
    rivera.get("/school").await.shows("Classroom devices that they linked: Science (1).");
    rivera.post(&format!("{place}/remove"), &[]).await.goes_to(&format!("{school}?done=off"));
    rivera.get("/school").await.shows("unlinked classroom devices").hides("Classroom devices that they linked");
    // The tablet itself shows the roster no more.
    let names = knocks(&lindqvist, &lesson.code).await;
    names.is(200).hides("Ada O.");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_made_an_admin_hands_over_what_somebody_left_behind() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let lindqvist = another_teacher(server, rivera).await;
    let (school, hers) = (school(rivera).await, place_of(server, rivera, rivera).await);
    let his = place_of(server, rivera, &lindqvist).await;
    lindqvist.get("/school").await.is(200).hides("Invite a teacher");
    rivera.post(&format!("{his}/role"), &[("role", "janitor")]).await.is(404);
    rivera.post(&format!("{his}/role"), &[("role", "admin")]).await.goes_to(&format!("{school}?done=role"));
    rivera.post(&format!("{hers}/role"), &[("role", "teacher")]).await.is(409).shows("another admin decides");
    lindqvist.get("/school").await.is(200).shows("Invite a teacher").shows("Nobody else teaches: Science.");
    lindqvist.post(&format!("{hers}/remove"), &[]).await.is(409).shows("First hand it over below");
    lindqvist.post(&format!("{hers}/hand-over"), &[("to", "")]).await.is(409).shows("Please choose somebody else");
    let him = his.rsplit('/').next().unwrap();
    lindqvist.post(&format!("{hers}/hand-over"), &[("to", him)]).await.goes_to(&format!("{school}?done=over"));
    lindqvist.get(&lesson.path).await.is(200).shows("Science");
    lindqvist.post(&format!("{hers}/remove"), &[]).await.goes_to(&format!("{school}?done=off"));
    assert!(!rivera.is_signed_in().await);
}
