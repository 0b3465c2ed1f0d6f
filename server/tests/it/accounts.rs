//! Accounts of the staff: from the first one on.

use domain::clock::{DAY, MINUTE};

use crate::harness::{Answer, Client, PASSWORD, TestServer};

async fn tries(client: &Client, email: &str, password: &str) -> Answer {
    client.post("/sign-in", &[("email", email), ("password", password)]).await
}

/// By an admin: the path of a new invitation's link.
pub async fn invites(admin: &Client) -> String {
    let page = admin.get("/school").await;
    let action = page.attribute("action", "/school/").unwrap();
    let school = action.split('/').nth(2).unwrap().to_owned();
    let made = admin.post(&format!("/school/{school}/invite"), &[]).await;
    let link = made.is(200).attribute("data-copy", "http").expect("a link");
    link.split_once("/invitation/").map(|(_, token)| format!("/invitation/{token}")).unwrap()
}

pub fn account<'a>(name: &'a str, email: &'a str, password: &'a str) -> [(&'a str, &'a str); 3] {
    [("name", name), ("email", email), ("password", password)]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_account_sets_up_the_school_and_the_door_closes_behind_it() {
    let server = TestServer::start().await;
    let (rivera, late) = server.two_clients();
    rivera.get("/").await.is(200).shows("/setup").shows("I have a class code");
    rivera.get("/setup").await.is(200).shows("value=\"America/New_York\" selected");
    rivera.sets_up_school().await;
    rivera.get("/").await.goes_to("/classes");
    rivera.get("/account").await.is(200).shows("Ms Rivera").shows("rivera@cedar.example").shows("Cedar Grove School");
    late.get("/").await.is(200).hides("/setup");
    late.get("/setup").await.is(404);
    late.post("/setup", &account("Mx Late", "late@cedar.example", PASSWORD)).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_comes_back_with_every_fault_and_all_that_was_typed_but_the_password() {
    let server = TestServer::start().await;
    let typed = [
        ("school_name", ""),
        ("time_zone", "Mars/Olympus"),
        ("locale", "tlh"),
        ("name", "Ms Rivera"),
        ("email", "rivera at cedar"),
        ("password", "short-secret"),
    ];
    let short = typed.map(|(name, value)| (name, if name == "password" { "short" } else { value }));
    let again = server.client().post("/setup", &short).await;
    again.is(422).shows("value=\"Ms Rivera\"").shows("value=\"rivera at cedar\"").hides("value=\"short\"");
    for field in ["school_name", "time_zone", "locale", "email", "password"] {
        again.shows(&format!("id=\"{field}-problem\""));
    }
    again.hides("id=\"name-problem\"").shows("aria-invalid=\"true\"");
    server.client().post("/setup", &typed).await.is(422).hides("short-secret");
    assert!(server.store().needs_setup().await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn out_and_in_again() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let out = rivera.post("/sign-out", &[]).await;
    assert_eq!(out.goes_to("/").header("clear-site-data"), "\"cache\"");
    assert_eq!(rivera.cookie("waymark"), None);
    rivera.get("/account").await.goes_to("/sign-in?next=/account");
    rivera.get("/sign-in?next=/account").await.is(200).shows("name=\"next\" value=\"/account\"");
    let wrong = tries(&rivera, "rivera@cedar.example", "not the four stones").await;
    wrong.is(422).shows("do not go together").shows("value=\"rivera@cedar.example\"").hides("not the four stones");
    let unknown = tries(&rivera, "nobody@cedar.example", PASSWORD).await;
    unknown.is(422).shows("do not go together").hides(PASSWORD);
    let form = [("email", " RIVERA@cedar.example "), ("password", PASSWORD), ("next", "/account")];
    rivera.post("/sign-in", &form).await.goes_to("/account");
    assert!(rivera.is_signed_in().await);
    rivera.get("/sign-in").await.goes_to("/classes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_goes_on_to_our_own_pages_only() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    for elsewhere in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
        let form = [("email", "rivera@cedar.example"), ("password", PASSWORD), ("next", elsewhere)];
        server.client().post("/sign-in", &form).await.goes_to("/classes");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_wrong_passwords_and_the_email_waits() {
    let server = TestServer::start().await;
    let (rivera, guesser) = server.two_clients();
    rivera.sets_up_school().await;
    for _ in 0..10 {
        tries(&guesser, "rivera@cedar.example", "a guess of twelve").await.is(422);
    }
    let right = tries(&guesser, "rivera@cedar.example", PASSWORD).await;
    right.is(429).shows("wait 15 minutes").shows("value=\"rivera@cedar.example\"").hides(PASSWORD);
    // Others go in and out as ever, and whoever is in stays in.
    tries(&guesser, "osei@cedar.example", PASSWORD).await.is(422);
    assert!(rivera.is_signed_in().await);
    // The form for a new password is no way around it.
    let form = [("old", PASSWORD), ("new", "another four stones")];
    rivera.post("/account/password", &form).await.is(409).shows("wait 15 minutes");
    server.later(15 * MINUTE);
    guesser.signs_in("rivera@cedar.example").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_guesses_at_once_finds_the_same_brake() {
    let server = TestServer::start().await;
    server.client().sets_up_school().await;
    let guessers: Vec<_> = (0..41).map(|_| server.client()).collect();
    // All of them pass the brake before the first has been found wrong; the right guess comes in last of all.
    let all = guessers.iter().enumerate().map(async |(place, guesser)| {
        if place < 40 {
            return tries(guesser, "rivera@cedar.example", "a guess of twelve").await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(60)).await;
        tries(guesser, "rivera@cedar.example", PASSWORD).await
    });
    let answers = futures::future::join_all(all).await;
    assert!(answers[..40].iter().all(|answer| matches!(answer.status, 422 | 429)));
    answers[40].is(429);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_every_other_sign_in() {
    let server = TestServer::start().await;
    let (laptop, phone) = server.two_clients();
    laptop.sets_up_school().await;
    phone.signs_in("rivera@cedar.example").await;
    let wrong = laptop.post("/account/password", &[("old", "not the four stones"), ("new", "short")]).await;
    wrong
        .is(422)
        .shows("id=\"old-problem\"")
        .shows("id=\"new-problem\"")
        .hides("not the four stones")
        .hides("value=\"short\"");
    assert!(phone.is_signed_in().await);
    let new = "five stones under a tree";
    laptop.post("/account/password", &[("old", PASSWORD), ("new", new)]).await.goes_to("/account?done=password");
    laptop.get("/account?done=password").await.is(200).shows("Your password is changed");
    assert!(!phone.is_signed_in().await);
    tries(&phone, "rivera@cedar.example", PASSWORD).await.is(422);
    tries(&phone, "rivera@cedar.example", new).await.goes_to("/classes");
}

#[tokio::test(flavor = "multi_thread")]
async fn out_everywhere_is_out_everywhere() {
    let server = TestServer::start().await;
    let (laptop, phone) = server.two_clients();
    laptop.sets_up_school().await;
    phone.signs_in("rivera@cedar.example").await;
    phone.post("/sign-out", &[]).await.goes_to("/");
    assert!(laptop.is_signed_in().await, "one way out is not all of them");
    phone.signs_in("rivera@cedar.example").await;
    laptop.post("/sign-out", &[("everywhere", "yes")]).await.goes_to("/");
    assert!(!laptop.is_signed_in().await && !phone.is_signed_in().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_cookie_ends_with_its_sign_in() {
    let server = TestServer::start().await;
    let (rivera, thief) = server.two_clients();
    rivera.sets_up_school().await;
    let stolen = format!("waymark={}", rivera.cookie("waymark").unwrap());
    let account = || thief.request(reqwest::Method::GET, "/account").header("cookie", &stolen);
    thief.ask(account()).await.is(200);
    rivera.post("/sign-out", &[]).await.goes_to("/");
    thief.ask(account()).await.goes_to("/sign-in?next=/account");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_makes_one_teacher() {
    let server = TestServer::start().await;
    let (rivera, osei) = server.two_clients();
    rivera.sets_up_school().await;
    let link = invites(&rivera).await;
    osei.get(&link).await.is(200).shows("Join Cedar Grove School").shows("Ms Rivera invited you");
    osei.post(&link, &account("Mr Osei", "rivera@cedar.example", PASSWORD)).await.is(422).shows("id=\"email-problem\"");
    osei.post(&link, &account("Mr Osei", "osei@cedar.example", PASSWORD)).await.goes_to("/classes");
    osei.get("/account").await.is(200).shows("Mr Osei");
    // It is used up: for others, and in the address bar of whoever used it.
    let late = server.client();
    late.get(&link).await.is(404).shows("does not work");
    late.post(&link, &account("Mx Late", "late@cedar.example", PASSWORD)).await.is(404);
    tries(&late, "late@cedar.example", PASSWORD).await.is(422);
    osei.get(&link).await.is(404);
    late.get("/invitation/not-a-token").await.is(404).shows("does not work");
    // Too old is the same as used.
    let link = invites(&rivera).await;
    server.later(14 * DAY);
    late.get(&link).await.is(404).shows("does not work");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_there_already_needs_no_invitation() {
    let server = TestServer::start().await;
    let (rivera, osei) = server.two_clients();
    rivera.sets_up_school().await;
    let link = invites(&rivera).await;
    rivera.get(&link).await.is(200).shows("Accept");
    rivera.post(&link, &[]).await.is(409).shows("already there");
    osei.post(&link, &account("Mr Osei", "osei@cedar.example", PASSWORD)).await.goes_to("/classes");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_open_school_lets_anybody_sign_up() {
    let server = TestServer::start().await;
    let (rivera, kim) = server.two_clients();
    rivera.sets_up_school().await;
    kim.get("/sign-up").await.is(404);
    kim.post("/sign-up", &account("Ms Kim", "kim@cedar.example", PASSWORD)).await.is(404);
    let settings = rivera.get("/school").await.attribute("action", "/school/").unwrap().replace("/invite", "/settings");
    let open = [("name", "Cedar Grove"), ("time_zone", "America/Denver"), ("locale", "es"), ("open_sign_up", "yes")];
    rivera.post(&settings, &open).await.is(303);
    rivera.get("/school").await.is(200).shows("value=\"America/Denver\" selected").shows("Cedar Grove");
    kim.get("/sign-in").await.is(200).shows("/sign-up");
    kim.post("/sign-up", &account("Ms Kim", "kim@cedar.example", "short")).await.is(422).shows("value=\"Ms Kim\"");
    kim.post("/sign-up", &account("Ms Kim", "kim@cedar.example", PASSWORD)).await.goes_to("/classes");
    server
        .client()
        .post("/sign-up", &account("Ms Kim", "KIM@cedar.example", PASSWORD))
        .await
        .is(422)
        .shows("email-problem");
}

#[tokio::test(flavor = "multi_thread")]
async fn language_and_looks_follow_the_person() {
    let server = TestServer::start().await;
    let (laptop, phone) = server.two_clients();
    laptop.sets_up_school().await;
    let look = [("theme", "dark"), ("language", "es")];
    laptop.post("/account/look", &look).await.goes_to("/account?done=look");
    laptop.get("/account").await.shows("lang=\"es\"").shows("data-theme=\"dark\"").shows("Tu cuenta");
    assert_eq!(laptop.cookie("waymark-keys").as_deref(), Some("off"));
    phone.get("/sign-in").await.shows("lang=\"en\"");
    phone.signs_in("rivera@cedar.example").await;
    phone.get("/account").await.shows("lang=\"es\"").shows("data-theme=\"dark\"");
    // A shared device keeps nothing of it.
    phone.post("/sign-out", &[]).await;
    phone.get("/sign-in").await.shows("lang=\"en\"").hides("data-theme");
    let back =
        phone.request(reqwest::Method::POST, "/language").header("referer", format!("{}/sign-in", server.origin));
    phone.ask(back.form(&[("language", "es")])).await.goes_to("/sign-in");
    phone.get("/sign-in").await.shows("lang=\"es\"").shows("Hola de nuevo");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_language_can_be_chosen_and_read() {
    let server = TestServer::start().await;
    let (rivera, visitor) = server.two_clients();
    rivera.sets_up_school().await;
    for (tag, _) in app::messages::LANGUAGES {
        let locale = app::messages::Locale(tag);
        let page = format!("lang=\"{}\" dir=\"{}\"", locale.lang(), locale.direction());
        visitor.post("/language", &[("language", tag)]).await.is(303);
        let door = visitor.get("/").await;
        door.is(200).shows(&page);
        rivera.post("/account/look", &[("theme", ""), ("language", tag)]).await.goes_to("/account?done=look");
        let account = rivera.get("/account").await;
        account.shows(&page).shows(&format!("<option value=\"{tag}\" selected"));
        // Each by its own name, so that whoever does not read this page finds theirs.
        for (_, name) in app::messages::LANGUAGES {
            assert!(door.body.contains(name) && account.body.contains(name), "{name} in {tag}");
        }
    }
    visitor.post("/language", &[("language", "ar")]).await.is(303);
    visitor.get("/join").await.shows("رمز الصف").hides("Class code");
    // What is no language of ours changes nothing.
    visitor.post("/language", &[("language", "tlh")]).await.is(303);
    visitor.get("/join").await.shows("رمز الصف");
    let wished = server.client();
    let vietnamese =
        wished.request(reqwest::Method::GET, "/join").header("accept-language", "fr, en;q=0.3, vi-VN;q=0.8");
    wished.ask(vietnamese).await.shows("lang=\"vi\" dir=\"ltr\"").shows("Mã lớp");
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_data_however_strange() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let long = "x".repeat(100_000);
    rivera.post("/account/name", &[("name", &long)]).await.is(422).shows("at most 80").shows(&long);
    rivera.post("/account/name", &[("name", " \0 ")]).await.is(422).shows("id=\"name-problem\"");
    for (typed, kept) in [
        ("Ms\0 Rivera", "Ms Rivera"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("👩‍🏫 Zoe\u{308}", "👩‍🏫 Zoë"),
        ("\u{202E}سلام", "سلام"),
        ("\"><img src=x onerror=alert(1)>", "\"><img src=x onerror=alert(1)>"),
    ] {
        rivera.post("/account/name", &[("name", typed)]).await.goes_to("/account?done=name");
        let page = rivera.get("/account").await;
        page.is(200).shows(kept);
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{typed} is markup");
    }
    let email = format!("{long}@cedar.example");
    tries(&rivera, &email, &long).await.is(422).hides(&format!("value=\"{long}\""));
    tries(&rivera, "rivera@cedar.example\0", "\0").await.is(422);
}
