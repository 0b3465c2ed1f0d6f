//! Whoever has a link.

use domain::audience::Step;

use super::{Wondering, form_of, posts};
use crate::goals::hidden_of;
use crate::harness::{Answer, Client};

/// Ms Rivera makes a link; its path.
async fn invites(class: &Wondering) -> String {
    let desk = class.lesson.rivera.get(&class.desk()).await;
    let typed = [("label", "Mr Green"), ("greeting", "A student wonders about rivers."), ("days", "7")];
    let fields: Vec<(&str, &str)> = typed.to_vec();
    let form = form_of(&desk, "invite-");
    let mut all = hidden_of(&desk, &form);
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let made = class.lesson.rivera.post(&class.desk(), &all).await;
    made.is(200).shows("it is shown this once").hides("data-hears");
    assert_eq!(made.header("referrer-policy"), "same-origin");
    // Sent again, it is not shown again.
    class.lesson.rivera.post(&class.desk(), &all).await.is(409).shows("This link was made already");
    let address = made.attribute("value", "http").unwrap();
    assert_eq!(made.attribute("data-copy", "http").as_ref(), Some(&address), "one press copies it");
    address.strip_prefix(&class.lesson.server.origin).unwrap().to_owned()
}

async fn says(guest: &Client, path: &str, words: &str) -> Answer {
    posts(guest, path, "say", &[("kind", "ask"), ("name", "gardener"), ("words", words)]).await
}

/// No script, nothing kept, nothing told, and nobody named.
fn is_for_outsiders(class: &Wondering, page: &Answer) {
    for (header, value) in [("referrer-policy", "same-origin"), ("x-robots-tag", "noindex, nofollow, noarchive")] {
        assert_eq!(page.header(header), value, "{header}");
    }
    assert!(page.header("content-security-policy").starts_with("default-src 'none'; style-src"));
    let ids = [
        class.ada.person.to_string(),
        class.bo.person.to_string(),
        class.inquiry.to_string(),
        class.lesson.class.to_string(),
    ];
    let names =
        ["Ada", "Okafor", "Bo Lindqvist", "Rivera", "Science", "Cedar Grove", "<script", "wasm"].map(str::to_owned);
    for secret in ids.iter().chain(&names) {
        assert!(!page.body.contains(secret.as_str()), "{secret} in {}", page.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_reads_one_piece_and_is_heard_when_a_teacher_says_so() {
    let class = Wondering::begins().await;
    class.widens(Step::Named).await;
    let (path, other) = (invites(&class).await, invites(&class).await);
    let guest = class.lesson.server.client();
    let page = guest.get(&path).await;
    page.is(200)
        .shows("A student wonders about rivers.")
        .shows("Wolves give the <b>river</b> its trees back.")
        .hides("Mr Green");
    assert_eq!(page.header("cache-control"), "no-store");
    is_for_outsiders(&class, &page);
    assert!(!page.body.contains("href=\"https://wolves"), "no address can be pressed");
    // In another language it is the same page, and only the address knows which.
    let arabic = format!("{path}?language=ar");
    let page = guest.get(&arabic).await;
    page.shows("lang=\"ar\" dir=\"rtl\"").shows("وجهة نظر للقراءة").shows("A student wonders about rivers.");
    is_for_outsiders(&class, &page);
    says(&guest, &arabic, " ").await.is(422).shows("الرجاء كتابة شيء هنا.").shows("?language=ar");
    guest.get(&format!("{path}?language=<b>")).await.is(200).shows("lang=\"en\"").hides("<b>\"");
    guest.get(&path).await.shows("lang=\"en\"");

    // Nothing said, and far too much.
    says(&guest, &path, " ").await.is(422).shows("value=\"gardener\"");
    let flood = says(&guest, &path, &"word ".repeat(20_000)).await;
    flood.is(422).shows("characters");
    posts(&guest, &path, "say", &[("kind", "grade"), ("name", "x"), ("words", "y")]).await.is(422);
    says(&guest, &path, "Which <i>soil</i>?").await.goes_to(&format!("{path}?sent=yes#say"));
    guest.get(&format!("{path}?sent=yes")).await.shows("The teacher reads it first").hides("soil");
    class.ada.browser.get(&class.ladder()).await.hides("soil");
    let desk = class.lesson.rivera.get(&class.desk()).await;
    desk.shows("Which <i>soil</i>?").shows("gardener asks").shows("Mr Green");
    class.decides(&form_of(&desk, "reply-yes-"), &[("release", "yes")]).await.is(303);
    guest.get(&path).await.shows("Which <i>soil</i>?");
    guest.get(&other).await.hides("soil");
    let answer = form_of(&class.ada.browser.get(&class.ladder()).await, "answer-");
    let signed = class.fills_in(&answer, &[("words", "Sand. Ada Okafor")]).await;
    signed.is(422).shows("Your whole name is in these words").shows("Sand. Ada Okafor");
    class.fills_in(&answer, &[("words", "Sand, mostly")]).await.goes_to(&format!("{}?said=answer", class.ladder()));
    guest.get(&path).await.hides("Sand");
    let desk = class.lesson.rivera.get(&class.desk()).await;
    class.decides(&form_of(&desk, "answer-yes-"), &[("release", "yes")]).await.is(303);
    let page = guest.get(&path).await;
    page.shows("Sand, mostly");
    is_for_outsiders(&class, &page);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_to_answer_a_guest_whom_no_answer_reaches() {
    let class = Wondering::begins().await;
    class.widens(Step::Named).await;
    let path = invites(&class).await;
    says(&class.lesson.server.client(), &path, "Which soil?").await.is(303);
    let desk = class.lesson.rivera.get(&class.desk()).await;
    class.decides(&form_of(&desk, "reply-yes-"), &[("release", "yes")]).await.is(303);
    let open = class.ada.browser.get(&class.ladder()).await;
    open.shows("My answer").hides("An answer cannot reach them any more");
    let answer = form_of(&open, "answer-");
    class.fills_in("back-named", &[]).await.is(303);
    let page = class.ada.browser.get(&class.ladder()).await;
    page.shows("Which soil?").shows("An answer cannot reach them any more").hides("My answer");
    // From the page that stood open: what she wrote is still hers.
    let late = crate::goals::sends(&class.ada.browser, &open, &answer, &[("words", "Sand, mostly")]).await;
    late.is(409).shows("An answer cannot reach them any more").shows("Sand, mostly");
    class.lesson.rivera.get(&class.desk()).await.hides("Sand, mostly");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_link_says_the_same_as_one_that_never_was() {
    let class = Wondering::begins().await;
    class.widens(Step::Named).await;
    let (path, other) = (invites(&class).await, invites(&class).await);
    let guest = class.lesson.server.client();
    let never = guest.get("/guest/made-up").await;
    never.is(410).shows("There is nothing to read at this address.");
    let desk = class.lesson.rivera.get(&class.desk()).await;
    // The newest link stands first.
    class.decides(&form_of(&desk, "end-"), &[]).await.is(303);
    assert_eq!(guest.get(&other).await.is(410).body, never.body);
    let kept = guest.get(&path).await;
    kept.is(200);
    class.fills_in("back-named", &[]).await.is(303);
    assert_eq!(guest.get(&path).await.is(410).body, never.body);
    let mut fields = hidden_of(&kept, "say");
    fields.extend([("kind", "ask"), ("name", "x"), ("words", "Late")].map(|(a, b)| (a.to_owned(), b.to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    // What they wrote is still theirs.
    guest.post(&path, &fields).await.is(410).shows("Late").shows("It was not sent.");
    guest.post_from("https://evil.example", &path, &fields).await.is(403);
    assert!(guest.cookie("waymark").is_none());
}
