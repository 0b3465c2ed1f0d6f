//! Replies: read first by the teacher, found by the owner, reported and hidden.

use super::shows_to_class;
use crate::goals::{hidden_of, sends};
use crate::harness::Answer;
use crate::room::Lesson;

/// What a teacher's form about a reply says, with one of its buttons.
async fn decides(lesson: &Lesson, decision: &str, words: &str) -> Answer {
    let path = format!("{}/replies", lesson.path);
    let page = lesson.rivera.get(&path).await;
    let id = page
        .is(200)
        .attribute("id", "hold-reply-")
        .or_else(|| page.attribute("id", "hold-answer-"))
        .expect("one that waits");
    let id = id.split("-fold").next().unwrap().split("-words").next().unwrap().to_owned();
    let mut fields = hidden_of(&page, &id);
    fields.extend([("decision".into(), decision.into()), ("words".into(), words.into())]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    lesson.rivera.post(&path, &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_is_read_first_and_then_by_its_owner() {
    let lesson = Lesson::begins().await;
    let (ada, bo, dina) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await, lesson.comes_in("dina").await);
    let inquiry = shows_to_class(&lesson, &ada, &bo).await;
    let (own, read) = (format!("/inquiry/{inquiry}"), format!("/read/{inquiry}"));
    ada.browser.get(&read).await.goes_to(&own);
    let page = dina.browser.get(&read).await;
    page.is(200).shows("Obsidian wolves help rivers").shows("Ada Okafor").shows("Your teacher reads it first");
    page.hides("Research notes").shows("data-hears=\"reply inquiry audience class\"");
    sends(&dina.browser, &page, "write", &[("kind", "ask"), ("words", " ")])
        .await
        .is(422)
        .shows("id=\"write-words-problem\"");
    let long = "x".repeat(501);
    let refused = sends(&dina.browser, &page, "write", &[("kind", "ask"), ("words", &*long)]).await;
    refused.is(422).shows(&long).shows("id=\"write-words-problem\"");
    sends(&dina.browser, &page, "write", &[("kind", "5"), ("words", "Kept")]).await.is(422).shows("Kept");
    let asked = [("kind", "ask"), ("words", "Who <b>counted</b>?")];
    sends(&dina.browser, &page, "write", &asked).await.goes_to(&format!("{read}?said=reply_write#replies"));
    sends(&dina.browser, &page, "write", &asked).await.goes_to(&format!("{read}?said=reply_write#replies"));
    dina.browser.get(&read).await.shows("Only you and your teacher see it").shows("counted");
    for (student, page) in [(&ada, &own), (&bo, &read)] {
        student.browser.get(page).await.is(200).hides("counted").hides("id=\"replies\"");
    }
    lesson.rivera.get("/classes").await.shows("1 reply between students waits for you");
    let desk = lesson.rivera.get(&format!("{}/replies", lesson.path)).await;
    desk.shows("Who <b>counted</b>?").shows("Obsidian wolves help rivers").shows("To Ada Okafor");
    assert!(!desk.body.contains("<b>counted"), "words are words, not markup");

    decides(&lesson, "hold", " ").await.is(422).shows("Say why, so that the student understands");
    decides(&lesson, "hold", "Say what you saw").await.goes_to(&format!("{}/replies?said=reply_hold", lesson.path));
    dina.browser.get(&read).await.shows("Say what you saw");
    ada.browser.get(&own).await.hides("counted");
    decides(&lesson, "release", "").await.goes_to(&format!("{}/replies?said=reply_release", lesson.path));
    let page = ada.browser.get(&own).await;
    page.shows("Who <b>counted</b>?").shows("Dina Haddad").hides("Say what you saw");
    bo.browser.get(&read).await.shows("Who <b>counted</b>?");

    // The owner thanks, answers (which is read first, too), hides and shows again.
    let id = page.attribute("id", "helped-").unwrap()["helped-".len()..].to_owned();
    sends(&ada.browser, &page, &format!("helped-{id}"), &[]).await;
    dina.browser.get(&read).await.shows("This helped.");
    let answer = [("words", "A ranger did")];
    sends(&ada.browser, &page, &format!("reply-answer-{id}"), &answer).await;
    dina.browser.get(&read).await.hides("A ranger did");
    ada.browser.get(&own).await.shows("Your teacher reads this answer first");
    let hidden = sends(&ada.browser, &page, &format!("hide-{id}"), &[]).await;
    ada.browser.get(hidden.header("location")).await.shows("You hid a reply here").hides("counted");
    bo.browser.get(&read).await.hides("counted");

    // Bo reports what is shown again, and does not see it any more; staff does.
    let page = ada.browser.get(&own).await;
    sends(&ada.browser, &page, &format!("hide-{id}"), &[]).await;
    let page = bo.browser.get(&read).await;
    let report = format!("report-{id}");
    sends(&bo.browser, &page, &report, &[("reason", "other"), ("words", " ")])
        .await
        .is(422)
        .shows(&format!("id=\"{report}-words-problem\""));
    sends(&bo.browser, &page, &report, &[("reason", "unkind"), ("words", "")]).await;
    bo.browser.get(&read).await.hides("counted").shows("Your teacher has it");
    lesson
        .rivera
        .get(&format!("{}/replies", lesson.path))
        .await
        .shows("Reported by Bo Lindqvist")
        .shows("It is unkind");
    dina.browser.get(&read).await.shows("counted").hides("unkind");

    // Its writer takes it back, from the list of what they replied.
    let list = dina.browser.get("/inquiries").await;
    list.shows("What I replied to others").shows(&format!("href=\"{read}\""));
    sends(&dina.browser, &list, &format!("back-{id}"), &[]).await.goes_to("/inquiries?said=reply_take_back#replies");
    ada.browser.get(&own).await.hides("counted");
    // What Bo reported is read all the same, and settled.
    let replies = format!("{}/replies", lesson.path);
    let desk = lesson.rivera.get(&replies).await;
    desk.shows("counted").shows("Its writer took it back after it was reported.").shows("Reported by Bo Lindqvist");
    let rev = crate::room::hidden(&desk, "rev");
    let settles = [("what", "reply"), ("reply", id.as_str()), ("rev", rev.as_str()), ("decision", "release")];
    lesson.rivera.post(&replies, &settles).await.is(303);
    lesson.rivera.get(&replies).await.hides("counted").shows("Nothing waits");
    bo.browser.get(&read).await.hides("Your teacher has it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_of_older_students_may_read_at_once() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let inquiry = shows_to_class(&lesson, &ada, &bo).await;
    let path = format!("{}/replies", lesson.path);
    lesson.rivera.get(&path).await.shows("You read replies of this class before anybody else");
    lesson
        .rivera
        .post(&path, &[("what", "setting"), ("first", "no")])
        .await
        .goes_to(&format!("{path}?said=replies_setting"));
    let read = format!("/read/{inquiry}");
    let page = bo.browser.get(&read).await;
    page.shows("It is read at once");
    sends(&bo.browser, &page, "write", &[("kind", "notice"), ("words", "You name the trees")]).await;
    let own = ada.browser.get(&format!("/inquiry/{inquiry}")).await;
    let id = own.shows("You name the trees").attribute("id", "helped-").unwrap()["helped-".len()..].to_owned();

    // Who wrote a reply reports the answer to it, from either page, and does not see it any more; what they replied stays.
    bo.browser.get(&read).await.hides("Something is wrong with the answer");
    sends(&ada.browser, &own, &format!("reply-answer-{id}"), &[("words", "Not for <you>")]).await.is(303);
    let (page, list) = (bo.browser.get(&read).await, bo.browser.get("/inquiries").await);
    let report = format!("report-{id}");
    for page in [&page, &list] {
        page.shows("Not for <you>").shows("Something is wrong with the answer").shows(&format!("id=\"{report}\""));
    }
    let unsaid = sends(&bo.browser, &list, &report, &[("reason", "other"), ("words", " ")]).await;
    unsaid.is(422).shows(&format!("id=\"{report}-words-problem\""));
    sends(&bo.browser, &list, &report, &[("reason", "unkind"), ("words", "It hurts")]).await.is(303);
    for page in [&read, "/inquiries"] {
        bo.browser.get(page).await.hides("Not for <you>").shows("You name the trees");
    }
    ada.browser.get(&format!("/inquiry/{inquiry}")).await.shows("Not for <you>").hides("It hurts");
    lesson.rivera.get(&path).await.shows("Bo Lindqvist reported the answer").shows("It hurts").shows("Not for <you>");
    decides(&lesson, "hold", "Answer what was asked").await.goes_to(&format!("{path}?said=reply_hold"));
    lesson.rivera.get(&path).await.hides("reported the answer");
    ada.browser.get(&format!("/inquiry/{inquiry}")).await.shows("Answer what was asked");

    // Its owner reports the only reply: it is gone, and the page says who has it.
    let page = ada.browser.get(&format!("/inquiry/{inquiry}")).await;
    page.hides("Your teacher has it");
    sends(&ada.browser, &page, &report, &[("reason", "unkind"), ("words", "")]).await.is(303);
    ada.browser.get(&format!("/inquiry/{inquiry}")).await.hides("You name the trees").shows("Your teacher has it");
    for odd in [("what", "grade"), ("decision", "release")] {
        lesson.rivera.post(&path, &[odd]).await.is(404);
    }
}
