//! What helps a person read: chosen on their account page, and on every page they read from then on, on every device.

use crate::harness::{Answer, Client};
use crate::room::Lesson;

const ALL: [(&str, &str); 4] = [("letters", "dyslexic"), ("spacing", "wide"), ("contrast", "high"), ("motion", "less")];

fn says_all(page: &Answer) {
    for (name, value) in ALL {
        page.is(200).shows(&format!("data-{name}=\"{value}\""));
    }
    page.shows("/pkg/comfort.css").shows("/fonts/opendyslexic-400.woff2").hides("/fonts/atkinson-latin.woff2");
}

fn says_nothing(page: &Answer) {
    for (name, _) in ALL {
        page.hides(&format!(" data-{name}="));
    }
    page.hides("/pkg/comfort.css").hides("opendyslexic");
}

async fn chooses(client: &Client, form: &[(&str, &str)]) {
    client.post("/account/comfort", form).await.goes_to("/account?done=comfort");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_follows_a_student_and_stays_with_nobody() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let bo = lesson.comes_in("bo").await;
    says_nothing(&ada.browser.get("/account").await);
    chooses(&ada.browser, &ALL).await;
    ada.browser.get("/account?done=comfort").await.shows("Kept.");
    // A live page, its words to write in, and plain ones.
    for path in ["/home", &format!("/prompt/{}", lesson.prompt), "/account", "/choices"] {
        says_all(&ada.browser.get(path).await);
    }
    says_nothing(&bo.browser.get("/home").await);
    says_nothing(&lesson.rivera.get("/account").await);

    let other = lesson.comes_back("ada").await.browser;
    says_all(&other.get("/home").await);
    for (name, _) in ALL {
        assert_eq!(other.cookie(&format!("waymark-{name}")), None);
    }
    other.post("/sign-out", &[]).await.goes_to("/join");
    says_nothing(&other.get("/join").await);

    chooses(&ada.browser, &[("letters", ""), ("spacing", "wide")]).await;
    let home = ada.browser.get("/home").await;
    home.shows("data-spacing=\"wide\"").shows("/pkg/comfort.css").hides("data-letters").hides("data-contrast");
    chooses(&ada.browser, &[]).await;
    says_nothing(&ada.browser.get("/home").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_choose_theirs_and_the_wall_has_none() {
    let lesson = Lesson::begins().await;
    chooses(&lesson.rivera, &ALL).await;
    for path in ["/classes", &lesson.path, &lesson.path.replace("/class/", "/console/")] {
        says_all(&lesson.rivera.get(path).await);
    }
    says_nothing(&lesson.rivera.get(&lesson.opens_projector().await).await);
    // Their language and theme are another form's.
    lesson.rivera.post("/account/look", &[("theme", "dark"), ("language", "es")]).await.is(303);
    let account = lesson.rivera.get("/account").await;
    says_all(&account);
    account.shows("data-theme=\"dark\"").shows("Más amplio");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_offered_is_refused_in_plain_words_and_nothing_changes() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    chooses(&ada.browser, &[("spacing", "wide")]).await;
    let wrong = ada.browser.post("/account/comfort", &[("spacing", ""), ("contrast", "<b>loud")]).await;
    wrong.is(422).shows("Please choose one of the two.").shows("data-spacing=\"wide\"").hides("loud");
    ada.browser.get("/home").await.shows("data-spacing=\"wide\"").hides("data-contrast");
    let nobody = lesson.server.client();
    nobody.post("/account/comfort", &ALL).await.goes_to("/sign-in?next=/account");
    nobody.get("/account/comfort").await.goes_to("/account");
}
