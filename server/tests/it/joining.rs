//! A student comes in: code, name, four pictures. Over HTTP and without a script, as on the oldest Chromebook.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::clock::MINUTE;

use crate::harness::TestServer;
use crate::room::{
    ADAS, WRONG, called, code, hidden, hidden_button, joins, knocks, open_class, picks, presses, presses_name, seeks,
    sets_pin,
};

#[tokio::test(flavor = "multi_thread")]
async fn ada_joins_with_sloppy_typing_and_is_the_same_person_on_a_second_device() {
    let server = TestServer::start().await;
    let (rivera, class, code) = open_class(&server).await;
    let (chromebook, tablet) = server.two_clients();
    let sloppy = format!("  {} ", code.to_lowercase().replace(' ', ".. "));
    let names = knocks(&chromebook, &sloppy).await;
    names.is(200).shows("Who are you?").hides("Okafor").hides("Ada O.");
    let board = picks(&chromebook, &names, "AD").await;
    board
        .is(200)
        .shows("Choose your four pictures")
        .shows("Ada O.")
        .hides("Okafor")
        .shows("data-prefetch=\"/a/")
        .shows("/pkg/waymark.js ");
    let again = presses(&chromebook, &board, &ADAS).await;
    again.is(200).shows("Once more");
    presses(&chromebook, &again, &ADAS).await.goes_to("/home");
    assert!(chromebook.cookie("waymark").is_some() && chromebook.cookie("waymark-device").is_some());
    rivera.get(&class).await.shows("has pictures").shows("1 is here");

    let board = picks(&tablet, &knocks(&tablet, &code).await, "oka").await;
    board.is(200).shows("Hello, Ada");
    let two = presses(&tablet, &board, &ADAS[..2]).await;
    two.is(200).hides("src=\"/pictures/fox.svg\" alt=\"\"></li>").shows("2 of 4 pressed");
    presses(&tablet, &two, &ADAS[2..]).await.goes_to("/home");
    let person = |client: &crate::harness::Client| client.cookie("waymark").unwrap();
    let (a, b) =
        (server.store().viewer_of(&person(&chromebook)).await, server.store().viewer_of(&person(&tablet)).await);
    assert_eq!(a.unwrap().unwrap().person(), b.unwrap().unwrap().person());
    rivera.get(&class).await.shows("1 is here");
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_a_scanned_address_joins_nobody_and_counts_nothing() {
    let server = TestServer::start().await;
    let (rivera, class, code) = open_class(&server).await;
    let phone = server.client();
    let scanned = format!("/join?code={}", code.replace(' ', "-"));
    for _ in 0..50 {
        let page = phone.get("/join?code=WRONG-CODE-000").await;
        page.is(200).shows("value=\"WRONG-CODE-000\"").hides("aria-invalid=\"true\"");
    }
    let page = phone.get(&scanned).await;
    page.is(200).shows(&format!("value=\"{}\"", code.replace(' ', "-"))).shows("method=\"post\"");
    assert!(phone.cookie("waymark").is_none() && !page.headers.contains_key("set-cookie"));
    rivera.get(&class).await.shows("0 are here");
    let pressed = phone.post("/join", &[("code", &code), ("s", "")]).await;
    assert_eq!(pressed.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_ones_lock_and_the_teacher_opens() {
    let server = TestServer::start().await;
    let (rivera, class, code) = open_class(&server).await;
    let (ada, other) = server.two_clients();
    joins(&ada, &code, "ada", &ADAS).await;
    let mut board = picks(&other, &knocks(&other, &code).await, "ada").await;
    for _ in 0..4 {
        board = presses(&other, &board, &WRONG).await;
        board.is(422).shows("Those are not the right pictures").shows("Picture 1 of 4");
    }
    presses(&other, &board, &WRONG).await.is(403).shows("Ask your teacher").hides("pin-grid");
    picks(&other, &knocks(&other, &code).await, "ada").await.is(403).shows("Ask your teacher");
    // The right ones do not open it either, but where they once did.
    presses(&other, &board, &ADAS).await.is(403);
    let page = rivera.get(&class).await;
    page.shows("pictures locked");
    let (_, button) = page.body.split_once("name=\"reset\" value=\"").expect("a button to reset");
    let person = button.split('"').next().unwrap().to_owned();
    let students = format!("{class}/students");
    rivera.post(&students, &[("reset", &person)]).await.goes_to(&format!("{class}?said=reset&who={person}"));
    rivera
        .get(&format!("{class}?said=reset&who={person}"))
        .await
        .shows("Ada Okafor can choose four new pictures")
        .hides("pictures locked");
    let board = picks(&other, &knocks(&other, &code).await, "ada").await;
    sets_pin(&other, board.is(200).shows("Choose your four"), &["kite", "kite", "boat", "tree"]).await.goes_to("/home");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_different_rows_and_four_of_a_kind_are_chosen_again() {
    let server = TestServer::start().await;
    let (_, _, code) = open_class(&server).await;
    let ada = server.client();
    let board = picks(&ada, &knocks(&ada, &code).await, "ada").await;
    let same = presses(&ada, &board, &["fox", "fox", "fox", "fox"]).await;
    same.is(422).shows("the same picture four times").shows("Choose your four pictures");
    let again = presses(&ada, &same, &ADAS).await;
    let differs = presses(&ada, again.is(200).shows("Once more"), &WRONG).await;
    differs.is(422).shows("two different rows").shows("Choose your four pictures");
    let so_far = hidden(&presses(&ada, &differs, &["fox"]).await, "so_far");
    ada.post("/join/pin", &[("so_far", &so_far), ("again", "1")]).await.is(200).shows("Choose picture 1 of 4");
    ada.post("/join/pin", &[("so_far", &so_far), ("picture", "dragon")]).await.is(200).shows("1 of 4 chosen: fox");
    sets_pin(&ada, &differs, &ADAS).await.goes_to("/home");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_door_opens_to_known_devices_only() {
    let server = TestServer::start().await;
    let (rivera, class, code) = open_class(&server).await;
    let (ada, other) = server.two_clients();
    joins(&ada, &code, "ada", &ADAS).await;
    let names = knocks(&other, &code).await;
    rivera.post(&format!("{class}/door"), &[("door", "closed")]).await.is(303);

    let refused = other.post("/join", &[("code", &code)]).await;
    refused
        .is(422)
        .shows(&format!("value=\"{code}\""))
        .shows("No open door has this code")
        .shows("aria-invalid=\"true\"");
    other
        .post("/join", &[("code", "maple")])
        .await
        .is(422)
        .shows("value=\"maple\"")
        .shows("two words and three digits");
    // Who was already asked for a name is told, and sees none.
    let ticket = hidden(&names, "ticket");
    let sought = other.post("/join/name", &[("ticket", &ticket), ("q", "ada")]).await;
    other.follows(&sought).await.is(422).shows("door of this class is closed").hides("Ada O.");
    other.get("/join").await.is(200).hides("Is it you?");

    ada.post("/sign-out", &[]).await;
    let page = ada.get("/join").await;
    page.is(200).shows("Is it you?").shows("Ada O.");
    let board = presses_name(&ada, &page).await;
    let board = presses(&ada, board.is(200).shows("Hello, Ada"), &WRONG).await;
    presses(&ada, board.is(422), &ADAS).await.goes_to("/home");
    // The same ticket proves nothing on a device that does not know her.
    let board = presses_name(&other, &page).await;
    presses(&other, &board, &ADAS).await.is(422).shows("not on the list any more");
    assert!(other.cookie("waymark").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_badge_brings_ada_in_from_home_and_a_lost_one_nobody() {
    let server = TestServer::start().await;
    let (rivera, class, code) = open_class(&server).await;
    let (ada, home) = server.two_clients();
    joins(&ada, &code, "ada", &ADAS).await;
    rivera.get(&format!("{class}/badges")).await.is(200).shows("have no badge yet").hides("class=\"qr\"");
    rivera
        .post(&format!("{class}/badges"), &[("make", "all")])
        .await
        .goes_to(&format!("{class}/badges?said=badges_made"));
    rivera.get(&format!("{class}/badges")).await.is(200).shows("Badge of Ada Okafor").shows("class=\"qr\"");
    rivera.post(&format!("{class}/door"), &[("door", "closed")]).await.is(303);

    let way = async || {
        let class = class.rsplit('/').next().unwrap().parse().unwrap();
        let viewer = server.store().viewer_of(&rivera.cookie("waymark").unwrap()).await.unwrap().unwrap();
        let badges = server.store().badges(&viewer, class).await.unwrap().made;
        let badge = badges.iter().find(|badge| badge.name == "Ada Okafor").unwrap();
        (format!("/badge/{}", server.keys().badge(badge.id)), badge.person)
    };
    let (badge, person) = way().await;
    let board = home.get(&badge).await;
    board.is(200).shows("Hello, Ada").hides("Okafor");
    assert!(home.cookie("waymark").is_none(), "looking at it joins nobody");
    presses(&home, presses(&home, &board, &WRONG).await.is(422), &ADAS).await.goes_to("/home");
    home.get("/home").await.is(200).shows("id=\"idle\"").shows("data-minutes=\"20\"");
    rivera.get(&class).await.hides("id=\"idle\"");

    let another = [("another", person.to_string())];
    let another: Vec<_> = another.iter().map(|(name, value)| (*name, value.as_str())).collect();
    rivera.post(&format!("{class}/badges"), &another).await.is(303);
    let finder = server.client();
    finder.get(&badge).await.is(404).shows("This badge is no longer used").hides("Ada");
    // A board that was open meanwhile opens nothing either.
    presses(&finder, &board, &ADAS).await.is(404).shows("no longer used");
    finder.get(&way().await.0).await.is(200).shows("Hello, Ada");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_taken_off_the_roster_is_out() {
    let server = TestServer::start().await;
    let (rivera, class, code) = open_class(&server).await;
    let (ada, other) = server.two_clients();
    joins(&ada, &code, "ada", &ADAS).await;
    let board = picks(&other, &knocks(&other, &code).await, "ada").await;
    let page = rivera.get(&class).await;
    let (_, button) = page.body.split_once("name=\"reset\" value=\"").expect("Ada has pictures");
    let person = button.split('"').next().unwrap().to_owned();
    rivera
        .post(&format!("{class}/students"), &[("remove", &person)])
        .await
        .goes_to(&format!("{class}?said=removed&who={person}"));
    rivera.get(&format!("{class}?said=removed&who={person}")).await.shows("Ada Okafor is off the roster").shows("Undo");
    let token = ada.cookie("waymark").unwrap();
    assert_eq!(server.store().viewer_of(&token).await.unwrap(), None);
    // Sent to the door, they read why, once: the next student has the same device.
    ada.get("/join").await.is(200).shows("You are not on a class list any more").hides("Okafor");
    ada.get("/join").await.is(200).hides("not on a class list");
    presses(&other, &board, &ADAS).await.is(422).shows("not on the list any more");
    let names = knocks(&other, &code).await;
    let found = seeks(&other, &names, "ada").await;
    found.is(200).shows("No name begins").hides("Ada O.");
    rivera
        .post(&format!("{class}/students"), &[("restore", &person)])
        .await
        .goes_to(&format!("{class}?said=back&who={person}"));
    let board = picks(&other, &knocks(&other, &code).await, "ada").await;
    presses(&other, board.shows("Hello, Ada"), &ADAS).await.goes_to("/home");
}

#[tokio::test(flavor = "multi_thread")]
async fn nicknames_come_in_where_the_teacher_allows_them() {
    let server = TestServer::start().await;
    let (rivera, class, code) = open_class(&server).await;
    let star = server.client();
    let names = knocks(&star, &code).await;
    names.hides("My name is not here");
    let ticket = hidden(&names, "ticket");
    let settings = [("name", "Science"), ("grade_band", "6-8"), ("open", "reflection"), ("nicknames", "yes")];
    rivera.post(&format!("{class}/settings"), &settings).await.goes_to(&format!("{class}?said=kept"));
    let names = knocks(&star, &code).await;
    let ticket = (ticket, hidden(names.shows("My name is not here"), "ticket")).1;
    for (typed, told) in [("", "Please write something"), ("123", "no letter"), ("<script>alert(1)</script>", "")] {
        let answer = star.post("/join/nickname", &[("ticket", &ticket), ("nickname", typed)]).await;
        let answer = if told.is_empty() { star.follows(&answer).await } else { answer };
        match told {
            "" => assert!(
                answer.is(200).body.contains("&lt;script>") || answer.body.contains("&lt;script&gt;"),
                "{}",
                answer.body
            ),
            told => {
                answer.is(422).shows(told).shows("id=\"nickname-error\"");
            }
        }
    }
    let taken = star.post("/join/nickname", &[("ticket", &ticket), ("nickname", &"x".repeat(100_000))]).await;
    taken.is(422).shows("longer than fits");
    let stands = star.post("/join/nickname", &[("ticket", &ticket), ("nickname", "Star <b>")]).await;
    let board = star.follows(&stands).await;
    assert!(!board.body.contains("Star <b>"), "markup in {}", board.body);
    sets_pin(&star, &board, &ADAS).await.goes_to("/home");
    rivera.get(&class).await.shows("Star <b>").shows("nickname").shows("1 is here");
    assert!(!rivera.get(&class).await.body.contains("Star <b>"));
    let late = server.client();
    let names = knocks(&late, &code).await;
    let stands = late.post("/join/nickname", &[("ticket", &hidden(&names, "ticket")), ("nickname", "star <B>")]).await;
    let board = late.follows(&stands).await;
    sets_pin(&late, &board, &ADAS)
        .await
        .is(422)
        .shows("Someone in this class is called that")
        .shows("value=\"star <B>\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_classroom_device_shows_the_whole_roster_behind_the_open_door() {
    let server = TestServer::start().await;
    let (rivera, class, code) = open_class(&server).await;
    let tablet = server.client();
    tablet.signs_in("rivera@cedar.example").await;
    tablet.post(&format!("{class}/device"), &[("device", "link")]).await.goes_to(&format!("{class}?said=device"));
    tablet.post("/sign-out", &[]).await;
    let names = knocks(&tablet, &code).await;
    names.is(200).shows("Ada O.").shows("Bo L.").shows("Dina H.").hides("Okafor").hides("type=\"search\"");
    let board = presses_name(&tablet, &names).await;
    sets_pin(&tablet, &board, &ADAS).await.goes_to("/home");
    rivera.post(&format!("{class}/device"), &[("device", "unlink")]).await.goes_to(&format!("{class}?said=no_devices"));
    knocks(&tablet, &code).await.is(200).hides("Ada O.");
}

/// A browser writes addresses and what was posted to the disk of a device that others use next.
#[tokio::test(flavor = "multi_thread")]
async fn no_address_and_nothing_posted_says_who_came_in_or_with_which_pictures() {
    let server = TestServer::start().await;
    let (_, _, code) = open_class(&server).await;
    let ada = server.client();
    let names = knocks(&ada, &code).await;
    let sought = ada.post("/join/name", &[("ticket", &hidden(&names, "ticket")), ("q", "ada")]).await;
    let found = ada.follows(&sought).await;
    found.is(200).shows("Ada O.").shows("value=\"ada\"");
    // Whoever goes back finds the field empty.
    let back = format!("/join/name?ticket={}", hidden(&found, "ticket"));
    found.shows(&format!("data-here=\"{back}\""));
    ada.get(&back).await.is(200).hides("Ada O.").hides("value=\"ada\"");

    let board = presses_name(&ada, &found).await;
    let other = presses_name(&ada, &found).await;
    for picture in ADAS {
        assert_ne!(called(&board, picture), called(&other, picture));
        assert!(!called(&board, picture).contains(picture));
    }
    // A picture by its own name, or by what it is called elsewhere, is none.
    for wrong in ["fox", &called(&other, "fox")] {
        let page = ada.post("/join/pin", &[("so_far", &hidden(&board, "so_far")), ("picture", wrong)]).await;
        page.is(200).shows("Choose picture 1 of 4");
    }
    for posted in [sought.header("location"), &hidden(&board, "so_far"), &hidden_button(&found)] {
        let ticket = posted.rsplit('=').next().unwrap_or_default();
        let bytes = URL_SAFE_NO_PAD.decode(ticket).expect("a ticket is in base64");
        assert!(!["ada", "Ada", "fox", "Science"].iter().any(|word| contains(&bytes, word.as_bytes())));
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

#[tokio::test(flavor = "multi_thread")]
async fn tickets_are_ours_whole_and_fresh() {
    let server = TestServer::start().await;
    let (rivera, class, first) = open_class(&server).await;
    let ada = server.client();
    let names = knocks(&ada, &first).await;
    let door = hidden(&names, "ticket");
    for forged in ["", "x", "x.1.y", &door[1..], &door.to_uppercase(), "\0"] {
        let path = format!("/join/name?ticket={}", forged.replace('\0', "%00"));
        ada.get(&path).await.is(422).shows("Join your class");
        ada.get(&path.replace("/name", "/pin")).await.goes_to("/join");
        ada.post("/join/pin", &[("ticket", forged)]).await.is(422).shows("Join your class");
        ada.post("/join/pin", &[("so_far", forged), ("picture", "fox")]).await.is(422).shows("Join your class");
    }
    // A ticket of the door is none of a name, and the other way round.
    ada.post("/join/pin", &[("ticket", &door)]).await.is(422);
    let board = picks(&ada, &names, "ada").await;
    ada.get(&format!("/join/name?ticket={}", hidden(&board, "so_far"))).await.is(422);
    server.later(16 * MINUTE);
    presses(&ada, &board, &["fox"]).await.is(422).shows("took a little long");
    // A renewed code shuts the old one out.
    rivera.post(&format!("{class}/door"), &[("code", "new")]).await.goes_to(&format!("{class}?said=code"));
    assert_ne!(code(&rivera, &class).await, first);
    ada.post("/join", &[("code", &first)]).await.is(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_can_mean_gets_a_plain_sentence() {
    let server = TestServer::start().await;
    let client = server.client();
    for typed in ["", "🦊🦊🦊", "\0", "سلام ١٢٣", "<script>alert(1)</script>", &"x".repeat(100_000)] {
        let answer = client.post("/join", &[("code", typed)]).await;
        answer.is(422).shows("two words and three digits");
        assert!(!answer.body.contains("<script>alert"), "{typed}");
        assert!(answer.body.len() < 20_000);
    }
    client.post_from("https://evil.example", "/join", &[("code", "maple otter 472")]).await.is(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_guesser_slows_its_neighbours_and_shuts_nobody_out() {
    let server = TestServer::start().await;
    let (_, _, code) = open_class(&server).await;
    let (guesser, ada) = server.two_clients();
    for n in 0..32 {
        guesser
            .post("/join", &[("code", &format!("maple otter {n:03}"))])
            .await
            .is(422)
            .shows("No open door has this code");
    }
    let began = std::time::Instant::now();
    joins(&ada, &code, "ada", &ADAS).await;
    assert!(began.elapsed().as_millis() >= 300, "a right code behind a guesser waits too");
}
