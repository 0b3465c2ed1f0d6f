//! The question board in a browser without any script: asked, released, wondered, reported, taken off.

mod rounds;

use domain::classes::AccessPoint;

use crate::goals::{hidden_of, sends};
use crate::harness::{Answer, Client};
use crate::live::ear::{Ear, MOMENT};
use crate::room::{Lesson, viewer};

/// Ms Rivera's class wonders.
pub async fn opens_inquiry(lesson: &Lesson) {
    let teacher = viewer(&lesson.server, &lesson.rivera).await;
    lesson.server.store().open_access_point(&teacher, lesson.class, AccessPoint::Inquiry).await.unwrap();
}

fn desk(lesson: &Lesson) -> String {
    format!("{}/questions", lesson.path)
}

/// Asks on the student's page; back on it.
async fn asks(lesson: &Lesson, who: &Client, words: &str) -> Answer {
    let page = who.get("/questions").await;
    let form = format!("ask-{}", lesson.class);
    sends(who, page.is(200), &form, &[("words", words)]).await.goes_to("/questions?said=ask");
    who.get("/questions?said=ask").await
}

/// The id in the first `start` of a page.
fn id_of(page: &Answer, start: &str) -> String {
    let found = page.attribute("id", start).unwrap_or_else(|| panic!("no {start} in {}", page.body));
    found.strip_prefix(start).unwrap().to_owned()
}

/// A teacher's form of a page, sent as it stands.
pub async fn presses(who: &Client, address: &str, page: &Answer, form: &str, typed: &[(&str, &str)]) -> Answer {
    let mut fields = hidden_of(page, form);
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post(address, &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_on_the_teachers_and_a_classmates_board_while_they_look() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    ada.browser.get("/questions").await.is(200).shows("No question board yet");
    lesson.rivera.get(&desk(&lesson)).await.is(200).shows("id=\"not-opened\"");
    opens_inquiry(&lesson).await;
    let (mut bos, mut riveras) = (Ear::listens(&bo.browser).await, Ear::listens(&lesson.rivera).await);
    let page = asks(&lesson, &ada.browser, "Why do </b> leaves <i>fall</i>?").await;
    page.shows("Your question is there").shows("leaves <i>fall</i>").shows("data-hears=\"question round class\"");
    assert!(!page.body.contains("<i>fall"), "words are words, not markup");
    riveras.until("question").await;
    bos.until("question").await;
    let his = bo.browser.get("/questions").await;
    his.shows("leaves <i>fall</i>").shows("A classmate asks").hides("Okafor").shows("/inquiries?question=");
    let hers = lesson.rivera.get(&desk(&lesson)).await;
    hers.shows("leaves <i>fall</i>").shows("Ada Okafor asks. Classmates do not see the name.");

    // He wonders too: he alone and the staff know.
    let id = id_of(&his, "question-");
    let wonder = format!("wonder-{id}");
    sends(&bo.browser, &his, &wonder, &[]).await.goes_to("/questions?said=wonder");
    bo.browser.get("/questions").await.shows("You wonder too").shows("aria-pressed=\"true\"");
    riveras.until("question").await;
    lesson.rivera.get(&desk(&lesson)).await.shows("Wonder too: Bo Lindqvist");
    ada.browser.get("/questions").await.hides("Bo Lindqvist").hides("Lindqvist");
    sends(&bo.browser, &bo.browser.get("/questions").await, &wonder, &[]).await.is(303);
    lesson.rivera.get(&desk(&lesson)).await.hides("Wonder too");

    // She puts her name there, says it in other words, takes it back and puts it out again.
    let own = |form: &str| format!("{form}-{id}");
    sends(&ada.browser, &page, &own("sign"), &[]).await.goes_to("/questions?said=sign");
    bo.browser.get("/questions").await.shows("Ada Okafor asks");
    let (page, other) = (ada.browser.get("/questions").await, ada.browser.get("/questions").await);
    sends(&ada.browser, &page, &own("reword"), &[("words", "Why do they fall?")])
        .await
        .goes_to("/questions?said=reword");
    let stale = sends(&ada.browser, &other, &own("reword"), &[("words", "My other device")]).await;
    stale.is(409).shows("This changed while you were reading").shows("value=\"My other device\"").hides("data-live");
    bo.browser.get("/questions").await.shows("Why do they fall?");
    sends(&ada.browser, &page, &own("withdraw"), &[]).await.goes_to("/questions?said=withdraw");
    bo.browser.get("/questions").await.hides("Why do they fall?");
    lesson.rivera.get(&desk(&lesson)).await.hides("Why do they fall?");
    let page = ada.browser.get("/questions").await;
    sends(&ada.browser, page.shows("You took it back"), &own("back"), &[]).await.goes_to("/questions?said=bring_back");
    bo.browser.get("/questions").await.shows("Why do they fall?");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_teacher_reads_first_nobody_else_hears_of_a_question_before() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    opens_inquiry(&lesson).await;
    let (rivera, address) = (&lesson.rivera, desk(&lesson));
    rivera.post(&address, &[("what", "appears"), ("appears", "released")]).await.is(303);
    ada.browser.get("/questions").await.shows("It goes to Ms Rivera first");
    let mut bos = Ear::listens(&bo.browser).await;
    asks(&lesson, &ada.browser, "Why is obsidian sharp?").await.shows("Your teacher reads it first");
    assert_eq!(bos.during(MOMENT).await, [], "a classmate hears nothing of it");
    bo.browser.get("/questions").await.hides("obsidian");
    rivera.get("/classes").await.shows("1 question in Science waits for you");
    let page = rivera.get(&address).await;
    let id = id_of(&page, "question-");
    presses(rivera, &address, &page, &format!("release-{id}"), &[]).await.is(303);
    bos.until("question").await;
    bo.browser.get("/questions").await.shows("Why is obsidian sharp?");
    rivera.get("/classes").await.hides("questions-waiting");
    presses(rivera, &address, &page, &format!("release-{id}"), &[]).await.is(303);

    // Reported: hidden from him alone; she decides, and says why.
    let his = bo.browser.get("/questions").await;
    sends(&bo.browser, &his, &format!("report-{id}"), &[("words", "It is about a person")]).await.is(303);
    bo.browser.get("/questions").await.shows("Hidden for you").hides("It is about a person");
    ada.browser.get("/questions").await.hides("It is about a person").hides("Lindqvist");
    let page = rivera.get(&address).await;
    page.shows("Bo Lindqvist says that this should not be here: It is about a person").shows("id=\"reported\"");
    let off = format!("off-{id}");
    let silent = presses(rivera, &address, &page, &off, &[("why", " ")]).await;
    silent.is(422).shows(&format!("id=\"{off}-why-problem\"")).shows("Say in a sentence why");
    let long = "x".repeat(100_000);
    presses(rivera, &address, &page, &off, &[("why", &long)]).await.is(422);
    presses(rivera, &address, &page, &off, &[("why", "Ask me about <b>it</b>")]).await.is(303);
    ada.browser.get("/questions").await.shows("Ms Rivera took it off the board").shows("Ask me about <b>it</b>");
    bo.browser.get("/questions").await.hides("obsidian");
    let page = rivera.get(&address).await;
    presses(rivera, &address, &page, &format!("put_back-{id}"), &[]).await.is(303);
    let page = rivera.get(&address).await;
    presses(rivera, &address, &page, &format!("answer-{id}"), &[("words", "The <i>blue</i> atlas")]).await.is(303);
    presses(rivera, &address, &page, &format!("look_on-{id}"), &[]).await.is(303);
    ada.browser.get("/questions").await.shows("The <i>blue</i> atlas").shows("We look into this");
    for (what, question) in
        [("eat", id.as_str()), ("release", "x"), ("release", "019a0000-0000-7000-8000-000000000001")]
    {
        rivera.post(&address, &[("what", what), ("question", question)]).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_stand_comes_back_beside_its_field() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    opens_inquiry(&lesson).await;
    let page = ada.browser.get("/questions").await;
    let form = format!("ask-{}", lesson.class);
    let problem = format!("id=\"{form}-words-problem\"");
    sends(&ada.browser, &page, &form, &[("words", " "), ("signed", "yes")])
        .await
        .is(422)
        .shows(&problem)
        .shows(" checked");
    let long = "x".repeat(100_000);
    sends(&ada.browser, &page, &form, &[("words", &long)]).await.is(422).shows(&problem);
    // The same form twice is one question.
    for _ in 0..2 {
        sends(&ada.browser, &page, &form, &[("words", "Once?")]).await.is(303);
    }
    let board = ada.browser.get("/questions").await;
    assert_eq!(board.body.matches("id=\"own-").count(), 1);
    // The way is closed meanwhile: her words are not lost.
    lesson
        .rivera
        .post(
            &format!("{}/settings", lesson.path),
            &[("name", "Science"), ("grade_band", "6-8"), ("open", "reflection")],
        )
        .await
        .is(303);
    let late = sends(&ada.browser, &board, &form, &[("words", "Too late?")]).await;
    late.is(409).shows("This board is closed right now").shows("Too late?");
    ada.browser.get("/questions").await.shows("No question board yet").shows("Once?");
}

#[tokio::test(flavor = "multi_thread")]
async fn essential_questions_are_worded_on_the_desk_and_stand_on_top() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    opens_inquiry(&lesson).await;
    let (rivera, address) = (&lesson.rivera, desk(&lesson));
    let page = rivera.get(&address).await;
    presses(rivera, &address, &page, "make-essential", &[("words", " ")])
        .await
        .is(422)
        .shows("id=\"make-essential-words-problem\"");
    presses(rivera, &address, &page, "make-essential", &[("words", "What is <b>alive</b>?")]).await.is(303);
    presses(rivera, &address, &page, "make-essential", &[("words", "What is <b>alive</b>?")]).await.is(303);
    ada.browser.get("/questions").await.shows("Questions that we stay with").shows("What is <b>alive</b>?");
    let page = rivera.get(&address).await;
    assert_eq!(page.body.matches("id=\"rest-").count(), 1, "twice is once");
    let id = id_of(&page, "rest-");
    presses(rivera, &address, &page, &format!("rest-{id}"), &[]).await.is(303);
    ada.browser.get("/questions").await.hides("alive");
    let stale = presses(rivera, &address, &page, &format!("essential-{id}"), &[("words", "Mine")]).await;
    stale.is(409).shows("value=\"Mine\"");
}
