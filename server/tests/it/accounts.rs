//! Accounts of the staff: from the first one on.

use domain::clock::{DAY, MINUTE};

use crate::harness::{Answer, Client, PASSWORD, TestServer};

async fn tries(client: &Client, email: &str, password: &str) -> Answer {
    client.post("/sign-in", &[("email", email), ("password", password)]).await
}

/// By an admin: the path of a new invitation's link.
async fn invites(admin: &Client) -> String {
    let page = admin.get("/school").await;
    let action = page.attribute("action", "/school/").unwrap();
    let school = action.split('/').nth(2).unwrap().to_owned();
    let made = admin.post(&format!("/school/{school}/invite"), &[]).await;
    let link = made.is(200).attribute("data-copy", "http").expect("a link");
    link.split_once("/invitation/").map(|(_, token)| format!("/invitation/{token}")).unwrap()
}

fn account<'a>(name: &'a str, email: &'a str, password: &'a str) -> [(&'a str, &'a str); 3] {
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

#[tokio::test(flavor = "multi_thread")]
async fn forms_come_from_our_own_pages() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    for (path, form) in [
        ("/sign-out", vec![("everywhere", "yes")]),
        ("/account/name", vec![("name", "Mallory")]),
        ("/sign-in", vec![("email", "rivera@cedar.example"), ("password", PASSWORD)]),
        ("/language", vec![("language", "es")]),
    ] {
        for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
            rivera.post_from(origin, path, &form).await.is(403);
        }
    }
    rivera.get("/account").await.is(200).shows("Ms Rivera");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_out_commands_nothing() {
    let server = TestServer::start().await;
    let rivera = server.client();
    let none: [u8; 0] = [];
    rivera.post_json("/api/v1/commands", &none).await.is(401);
    rivera.sets_up_school().await;
    rivera.post_json("/api/v1/commands", &none).await.is(200).shows("[]");
    rivera.post("/sign-out", &[]).await.goes_to("/");
    rivera.post_json("/api/v1/commands", &none).await.is(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_is_there_for_its_own_staff() {
    let server = TestServer::start().await;
    let (rivera, osei) = server.two_clients();
    let nobody = server.client();
    rivera.sets_up_school().await;
    let link = invites(&rivera).await;
    osei.post(&link, &account("Mr Osei", "osei@cedar.example", PASSWORD)).await.goes_to("/classes");
    let school = rivera.get("/school").await.attribute("action", "/school/").unwrap().replace("/invite", "");
    let room = store::classroom::Room::furnish(server.store()).await.unwrap();
    let other = format!("/school/{}", room.school);
    for path in ["/school", &school, &other, "/school/x", "/school/%00"] {
        nobody.get(path).await.is(404);
    }
    rivera.get(&school).await.is(200).shows("Mr Osei").shows("osei@cedar.example").shows("made an account");
    osei.get("/school").await.is(200).hides("rivera@cedar.example").hides("/invite");
    for client in [&rivera, &osei] {
        client.get(&other).await.is(404);
    }
    for form in ["settings", "talk", "terms", "invite"] {
        nobody.post(&format!("{school}/{form}"), &[]).await.is(404);
        rivera.post(&format!("{other}/{form}"), &[]).await.is(404);
        osei.post(&format!("{school}/{form}"), &[]).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_names_who_can_be_talked_to_and_when_terms_begin() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let page = rivera.get("/school").await;
    let school = page.attribute("action", "/school/").unwrap().replace("/invite", "");
    let me = page.text().split("name=\"people\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let note = "Ms Rivera reads this before 4.\nNow? Go to the office. </textarea><b>";
    let talk = format!("{school}/talk");
    rivera.post(&talk, &[("people", &me), ("talk_note", note)]).await.goes_to(&format!("{school}?done=kept"));
    let page = rivera.get("/school").await;
    page.shows(note).shows(&format!("value=\"{me}\" checked")).shows("named someone students can talk to");
    assert!(!page.body.contains("<b>"));
    let stranger = domain::id::PersonId::mint().to_string();
    rivera.post(&talk, &[("people", &stranger), ("talk_note", note)]).await.is(422).shows("id=\"people-problem\"");
    let long = "x".repeat(100_000);
    rivera.post(&talk, &[("talk_note", &long)]).await.is(422).shows("id=\"talk_note-problem\"");
    rivera.get("/school").await.shows(note).shows(&format!("value=\"{me}\" checked"));

    let terms = format!("{school}/terms");
    let backwards = [("term_name", "Fall 2026"), ("starts_on", "2026-12-18"), ("ends_on", "2026-08-31")];
    rivera.post(&terms, &backwards).await.is(422).shows("id=\"ends_on-problem\"").shows("value=\"Fall 2026\"");
    let fall = [("term_name", "Fall 2026"), ("starts_on", "2026-08-31"), ("ends_on", "2026-12-18")];
    rivera.post(&terms, &fall).await.goes_to(&format!("{school}?done=term"));
    let page = rivera.get("/school").await;
    let remove = page.shows("Fall 2026").attribute("action", &format!("{terms}/")).unwrap();
    rivera.post(&remove, &[]).await.goes_to(&format!("{school}?done=removed"));
    rivera.post(&remove, &[]).await.is(404);
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
async fn the_offline_page_is_the_same_for_everyone_and_echoes_nothing() {
    let server = TestServer::start().await;
    let (rivera, nobody) = server.two_clients();
    rivera.sets_up_school().await;
    rivera.post("/account/look", &[("theme", "dark"), ("language", "es")]).await.is(303);
    let page = nobody.get("/offline").await;
    assert_eq!(page.is(200).header("cache-control"), "no-cache");
    assert_eq!(page.body, rivera.get("/offline").await.body);
    nobody.get("/offline?to=/classes").await.is(200).shows("href=\"/classes\"");
    for strange in ["/evil", "//evil.example", "javascript:alert(1)", "/classes%3Fx=evil", "/classes/%3Cscript%3Eevil"]
    {
        nobody.get(&format!("/offline?to={strange}")).await.is(200).hides("evil").hides("alert");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn personal_pages_are_kept_nowhere_and_plain_pages_carry_no_wasm() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    for path in ["/account", "/school"] {
        assert_eq!(rivera.get(path).await.is(200).header("cache-control"), "no-store");
    }
    rivera.post("/sign-out", &[]).await;
    for path in ["/", "/sign-in", "/offline"] {
        let page = rivera.get(path).await;
        page.is(200).hides("wasm").hides("style=").hides("onclick");
        assert!(page.header("content-security-policy").contains("script-src 'self';"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_all_parts_is_for_those_who_build() {
    TestServer::start().await.client().get("/style").await.is(404);
    let building = TestServer::start_with(|config| config.dev = true).await;
    building.client().get("/style").await.is(200).shows("data-theme=\"projector\"");
}
