//! The staff: invitations taken back, people taken off and brought back, forgotten passwords, and cookies that last.

mod going;

use std::process::Command;

use domain::clock::{DAY, HOUR};

use crate::harness::{Answer, Client, PASSWORD, TestServer};
use crate::room::{Lesson, another_teacher, makes_class, viewer};

const LINDQVIST: &str = "lindqvist@cedar.example";
const NEW: &str = "five stones under a tree";

/// `/school/{id}`
async fn school(admin: &Client) -> String {
    let action = admin.get("/school").await.attribute("action", "/school/").unwrap();
    action.strip_suffix("/invite").unwrap().to_owned()
}

/// `/school/{id}/staff/{person}`
async fn place_of(server: &TestServer, admin: &Client, member: &Client) -> String {
    format!("{}/staff/{}", school(admin).await, viewer(server, member).await.person().unwrap())
}

/// The path of a link that a page shows once.
fn link(server: &TestServer, page: &Answer) -> String {
    let link = page.is(200).attribute("data-copy", "http").expect("a link");
    link.strip_prefix(&server.origin).unwrap().to_owned()
}

async fn tries(client: &Client, password: &str) -> Answer {
    client.post("/sign-in", &[("email", LINDQVIST), ("password", password)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_went_astray_is_taken_back() {
    let server = TestServer::start().await;
    let (rivera, late) = server.two_clients();
    rivera.sets_up_school().await;
    rivera.get("/school").await.is(200).hides("Take back");
    let school = school(&rivera).await;
    let invitation = link(&server, &rivera.post(&format!("{school}/invite"), &[]).await);
    let page = rivera.get("/school").await;
    page.shows("To teach at the school").shows("by Ms Rivera").shows("Sep 28");
    let withdraw = page.attribute("action", &format!("{school}/invitations/")).unwrap();
    late.get(&invitation).await.is(200);
    rivera.post(&withdraw, &[]).await.goes_to(&format!("{school}?done=withdrawn"));
    rivera
        .get(&format!("{school}?done=withdrawn"))
        .await
        .is(200)
        .shows("is taken back")
        .hides("To teach at the school");
    late.get(&invitation).await.is(404).shows("does not work");
    let account = [("name", "Mx Late"), ("email", "late@cedar.example"), ("password", PASSWORD)];
    late.post(&invitation, &account).await.is(404);
    rivera.post(&withdraw, &[]).await.is(303);
    rivera.post(&format!("{school}/invitations/gibberish/withdraw"), &[]).await.is(404);

    // One that somebody took first.
    let invitation = link(&server, &rivera.post(&format!("{school}/invite"), &[]).await);
    let withdraw = rivera.get("/school").await.attribute("action", &format!("{school}/invitations/")).unwrap();
    late.post(&invitation, &account).await.goes_to("/classes");
    rivera.post(&withdraw, &[]).await.is(409).shows("has used this invitation already");
    rivera.get("/school").await.shows("took back an invitation");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_to_a_class_is_taken_back_on_its_page() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let teachers = format!("{}/teachers", lesson.path);
    let invitation = link(server, &rivera.post(&teachers, &[("invite", "1")]).await);
    let page = rivera.get(&lesson.path).await;
    page.shows("To teach Science together");
    let id = page.text().split("name=\"withdraw\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let lindqvist = another_teacher(server, rivera).await;
    let his = makes_class(&lindqvist, "Reading").await;
    // Neither through the class, which is not his, nor through his own.
    for place in [&teachers, &format!("{his}/teachers")] {
        lindqvist.post(place, &[("withdraw", &id)]).await.is(404);
    }
    rivera.get("/school").await.shows("To teach Science together");
    rivera.post(&teachers, &[("withdraw", &id)]).await.goes_to(&format!("{}?said=withdrawn", lesson.path));
    rivera.get(&format!("{}?said=withdrawn", lesson.path)).await.shows("is taken back").hides("To teach Science");
    lindqvist.post(&invitation, &[]).await.is(404).shows("does not work");
    lindqvist.get(&lesson.path).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_taken_off_is_signed_out_and_signs_in_again_once_they_are_back() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let lindqvist = another_teacher(&server, &rivera).await;
    let phone = server.client();
    phone.signs_in(LINDQVIST).await;
    let (school, place) = (school(&rivera).await, place_of(&server, &rivera, &lindqvist).await);
    rivera.get("/school").await.shows(&format!("{place}/remove"));
    let herself = place_of(&server, &rivera, &rivera).await;
    rivera.get("/school").await.hides(&herself);
    rivera.post(&format!("{herself}/remove"), &[]).await.is(409).shows("cannot take yourself off");

    let class = makes_class(&lindqvist, "Reading").await;
    let alone = rivera.post(&format!("{place}/remove"), &[]).await;
    alone.is(409).shows("Nobody else teaches Reading.");
    assert!(lindqvist.is_signed_in().await, "nothing has happened");
    lindqvist.post(&format!("{class}/archive"), &[("archive", "archive")]).await.is(303);
    rivera.post(&format!("{place}/remove"), &[]).await.goes_to(&format!("{school}?done=off"));
    let page = rivera.get(&format!("{school}?done=off")).await;
    page.shows("What they wrote stays").shows("No longer on the staff").shows(&format!("{place}/restore"));
    page.shows("took someone off the staff").hides(&format!("{place}/remove"));
    for browser in [&lindqvist, &phone] {
        assert!(!browser.is_signed_in().await);
        browser.get(&class).await.is(303);
    }
    let out = tries(&lindqvist, PASSWORD).await;
    out.is(403).shows("not on the staff of a school here any more").hides(PASSWORD);
    tries(&lindqvist, "a guess of twelve").await.is(422).hides("any more");

    rivera.post(&format!("{place}/restore"), &[]).await.goes_to(&format!("{school}?done=back"));
    rivera.get(&format!("{school}?done=back")).await.shows("back on the staff").hides("No longer on the staff");
    assert!(!phone.is_signed_in().await, "old sign-ins stay ended");
    lindqvist.signs_in(LINDQVIST).await;
    lindqvist.get(&class).await.is(200).shows("Reading");
    rivera.post(&format!("{place}/restore"), &[]).await.is(404);
    rivera.post(&format!("{school}/staff/gibberish/remove"), &[]).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_a_way_back_in() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let lindqvist = another_teacher(&server, &rivera).await;
    let (school, place) = (school(&rivera).await, place_of(&server, &rivera, &lindqvist).await);
    let older = link(&server, &rivera.post(&format!("{school}/invite"), &[]).await);
    rivera.post(&format!("{place}/remove"), &[]).await.is(303);
    let invitation = link(&server, &rivera.post(&format!("{school}/invite"), &[]).await);
    for (next, status) in [("/classes", 403), ("/invitation/made-up", 403), (&*older, 403), (&*invitation, 303)] {
        let form = [("email", LINDQVIST), ("password", PASSWORD), ("next", next)];
        lindqvist.post("/sign-in", &form).await.is(status);
    }
    lindqvist.post(&invitation, &[]).await.goes_to("/classes");
    lindqvist.get("/school").await.is(200).shows("Cedar Grove School");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_made_new_with_a_link_from_an_admin() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let lindqvist = another_teacher(&server, &rivera).await;
    let place = place_of(&server, &rivera, &lindqvist).await;
    let forgetful = server.client();
    forgetful.get("/sign-in").await.is(200).shows("Ask whoever looks after Waymark at your school");
    for _ in 0..10 {
        tries(&forgetful, "a guess of twelve").await.is(422);
    }
    let first = link(&server, &rivera.post(&format!("{place}/password"), &[]).await);
    let made = rivera.post(&format!("{place}/password"), &[]).await;
    made.shows("With this link Mr Lindqvist chooses a new password").shows("You see it only now");
    let second = link(&server, &made);
    forgetful.get(&first).await.is(404).shows("This link does not work");
    let form = forgetful.get(&second).await;
    form.is(200).shows("For Mr Lindqvist").shows(LINDQVIST).hides("wasm");
    assert_eq!(form.header("cache-control"), "no-store");
    forgetful.post(&second, &[("new", "too short")]).await.is(422).shows("id=\"new-problem\"").hides("too short");
    forgetful.post(&second, &[]).await.is(422);
    let long = "x".repeat(100_000);
    forgetful.post(&second, &[("new", &long)]).await.is(422);
    assert!(lindqvist.is_signed_in().await, "nothing has happened");

    forgetful.post(&second, &[("new", NEW)]).await.goes_to("/sign-in?done=password");
    forgetful.get("/sign-in?done=password").await.is(200).shows("Your new password is kept");
    assert!(!lindqvist.is_signed_in().await);
    tries(&forgetful, PASSWORD).await.is(422);
    tries(&forgetful, NEW).await.goes_to("/classes");
    let thief = server.client();
    thief.get(&second).await.is(404);
    thief.post(&second, &[("new", "mine mine mine mine")]).await.is(404).shows("This link does not work");
    rivera.get("/school").await.shows("made a link to a new password").shows("chose a new password with a link");

    let herself = place_of(&server, &rivera, &rivera).await;
    rivera.post(&format!("{herself}/password"), &[]).await.is(409).shows("on your account page");
    let third = link(&server, &rivera.post(&format!("{place}/password"), &[]).await);
    server.later(DAY);
    thief.get(&third).await.is(404);
    thief.post(&third, &[("new", "mine mine mine mine")]).await.is(404);
    assert!(forgetful.is_signed_in().await);
}

/// `waymark reset-password`, for the school of this server, as somebody types it on that machine.
fn reset_password(server: &TestServer, email: &str) -> (bool, String, String) {
    let config = &server.state.config;
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command.args(["reset-password", email]).env_clear();
    command.env("WAYMARK_DATA", config.data_folder()).env("DATABASE_URL", config.database());
    command.env("WAYMARK_ORIGIN", &server.origin);
    let ended = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (ended.status.success(), text(ended.stdout), text(ended.stderr))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_only_admin_who_forgot_theirs_gets_a_link_on_the_server() {
    let server = TestServer::start().await;
    let (rivera, forgetful) = server.two_clients();
    rivera.sets_up_school().await;
    let (done, said, _) = reset_password(&server, "Rivera@cedar.example");
    assert!(done && said.starts_with(&server.origin) && said.trim_end().lines().count() == 1, "{said}");
    let link = said.trim_end().strip_prefix(&server.origin).unwrap().to_owned();
    forgetful.get(&link).await.is(200).shows("For Ms Rivera");
    forgetful.post(&link, &[("new", NEW)]).await.goes_to("/sign-in?done=password");
    assert!(!rivera.is_signed_in().await);
    forgetful.post("/sign-in", &[("email", "rivera@cedar.example"), ("password", NEW)]).await.goes_to("/classes");
    forgetful.get("/school").await.shows("made a link to a new password, on the server itself");
    let (done, said, why) = reset_password(&server, "nobody@cedar.example");
    assert!(!done && said.is_empty() && why.contains("nobody on the staff signs in with this email"), "{said}{why}");
}

fn sign_in_cookies(answer: &Answer) -> Vec<String> {
    let set = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap().to_owned());
    set.filter(|cookie| cookie.starts_with("waymark=")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teachers_cookie_is_given_anew_once_a_day_and_a_students_never() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let token = rivera.cookie("waymark").unwrap();
    assert!(sign_in_cookies(&rivera.get("/classes").await).is_empty());
    server.later(20 * HOUR);
    assert!(sign_in_cookies(&rivera.get("/classes").await).is_empty());
    server.later(5 * HOUR);
    let renewed = sign_in_cookies(&rivera.get("/classes").await);
    let [cookie] = renewed.as_slice() else { panic!("{renewed:?}") };
    assert!(cookie.starts_with(&format!("waymark={token};")), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(sign_in_cookies(&rivera.get("/classes").await).is_empty(), "once a day");
    // Coming every few days, she is signed in for as long as she comes.
    for _ in 0..4 {
        server.later(20 * DAY);
        assert_eq!(sign_in_cookies(&rivera.get("/account").await).len(), 1);
    }
    // The way out is a way out, on a new day too.
    server.later(2 * DAY);
    let out = sign_in_cookies(rivera.post("/sign-out", &[]).await.goes_to("/"));
    assert!(matches!(out.as_slice(), [gone] if gone.starts_with("waymark=;") && gone.contains("Max-Age=0")), "{out:?}");

    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let kept = ada.browser.cookie("waymark").unwrap();
    for _ in 0..3 {
        lesson.server.later(3 * HOUR);
        assert!(sign_in_cookies(&ada.browser.get("/home").await).is_empty());
    }
    lesson.server.later(DAY);
    assert!(sign_in_cookies(&ada.browser.get("/home").await).is_empty());
    assert_eq!(ada.browser.cookie("waymark"), Some(kept));
}
