//! What a class offers its students: first sentences, and what it is learning to do; and what a student may ask of a teacher.

use super::{hidden_of, sends, sets};
use crate::room::{Lesson, hidden, sends as sends_file};

async fn opens_goals(lesson: &Lesson) {
    let form = [("name", "Science"), ("grade_band", "6-8"), ("open", "reflection"), ("open", "goals")];
    let kept = lesson.rivera.post(&format!("{}/settings", lesson.path), &form).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn starters_are_offered_found_and_taken_off() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (rivera, page) = (&lesson.rivera, format!("{}/starters", lesson.path));
    rivera.get(&page).await.is(200).shows("id=\"not-opened\"").hides("name=\"offer\"");
    ada.browser.get("/home").await.hides("href=\"/goal/new\"");
    opens_goals(&lesson).await;
    ada.browser.get("/home").await.shows("href=\"/goal/new\"");
    let bank = rivera.get(&page).await;
    let first = domain::starters::bank(domain::classes::GradeBand::G68).remove(0);
    bank.hides("id=\"not-opened\"").shows(&format!("value=\"{}\"", first.id));
    rivera.post(&page, &[("offer", &*first.id)]).await.goes_to(&format!("{page}?said=starter_offered"));
    rivera.post(&page, &[("offer", "no-such")]).await.is(404);
    rivera.post(&page, &[("own", "yes"), ("statement", " "), ("hint", "What for?")]).await.is(422).shows("What for?");
    rivera.post(&page, &[("own", "yes"), ("statement", "I want to <i>listen</i>"), ("kind", "habit")]).await.is(303);

    let new = ada.browser.get("/goal/new").await;
    new.is(200).shows("I want to <i>listen").shows(&first.wording["en"].hint);
    let idea = new.attribute("href", "/goal/new?idea=").unwrap();
    let begun = ada.browser.get(&idea).await;
    let field =
        begun.body.split("id=\"new-statement\"").nth(1).unwrap().split("</textarea>").next().unwrap().to_owned();
    assert!(field.contains("I want to") || field.contains(&first.wording["en"].statement), "{field}");

    let offered = rivera.get(&page).await;
    let starter =
        offered.body.split("name=\"take_off\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    rivera.post(&page, &[("take_off", &*starter)]).await.goes_to(&format!("{page}?said=starter_off"));
    rivera.post(&page, &[("take_off", &*starter)]).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_tried_brought_reworded_and_claimed_with_evidence() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (rivera, page) = (&lesson.rivera, format!("{}/competencies", lesson.path));
    let file = "identifier,humanCodingScheme,fullStatement,I can\r\n6b9f,MS-LS1-6,Construct it,\"I can explain <b>food</b>\"\r\n,,…,\r\n";
    let judged = sends_file(rivera, &page, &[("list", b""), ("file", file.as_bytes()), ("do", b"check")]).await;
    judged.is(200).shows("This is what would happen").shows("MS-LS1-6").shows("I can explain <b>food").shows("Row 3");
    rivera.get(&page).await.shows("id=\"none\"");
    let rows = hidden(&judged, "rows");
    let added = sends_file(rivera, &page, &[("rows", rows.as_bytes()), ("do", b"add")]).await;
    added.goes_to(&format!("{page}?said=competencies_added&n=1"));
    sends_file(rivera, &page, &[("list", b" \n"), ("do", b"check")]).await.is(422).shows("id=\"list-problem\"");
    let zip = sends_file(rivera, &page, &[("file", b"PK\x03\x04...."), ("do", b"check")]).await;
    zip.is(422).shows("id=\"file-problem\"");
    sends_file(rivera, &page, &[("rows", b"nonsense"), ("do", b"add")]).await.is(404);

    let listed = rivera.get(&page).await;
    let competency = hidden(&listed, "competency");
    let id = competency.as_bytes();
    let empty = sends_file(rivera, &page, &[("competency", id), ("words", b" "), ("do", b"reword")]).await;
    empty.is(422).shows(&format!("id=\"problem-{competency}\""));
    sends_file(rivera, &page, &[("competency", id), ("words", b"I can explain food"), ("do", b"reword")]).await.is(303);

    // Her goal is about it, and a piece of hers shows it.
    let piece = domain::id::ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Plants make sugar").await;
    let goal = sets(&lesson, &ada, "Explain food").await;
    let own = ada.browser.get(&goal).await;
    own.shows("I can explain food").shows("MS-LS1-6");
    // Her teacher links it, and takes the link away; then she does it herself.
    let guided = format!("{}/student/{}/goals", lesson.path, ada.person);
    let goal_id = goal.strip_prefix("/goal/").unwrap();
    let of_goal = |what: &'static str| [("what", what), ("goal", goal_id), ("competency", &*competency)];
    rivera.get(&guided).await.hides("value=\"unlink\"");
    rivera.post(&guided, &of_goal("link")).await.goes_to(&format!("{guided}?said=goal_linked"));
    rivera.get(&guided).await.shows("value=\"unlink\"");
    rivera.post(&guided, &of_goal("unlink")).await.goes_to(&format!("{guided}?said=goal_unlinked"));
    rivera.get(&format!("{guided}?said=goal_unlinked")).await.shows("sees that the link is gone");
    sends(&ada.browser, &own, "aim", &[("competency", &*competency)]).await.goes_to(&goal);
    rivera.get(&guided).await.hides("value=\"unlink\"");
    let own = ada.browser.get(&goal).await;
    own.shows("Link something you made above");
    let list = own.body.split("id=\"link-made\"").nth(1).unwrap();
    let made = list.split("value=\"").find(|option| option.starts_with("piece.")).unwrap();
    let made = made.split('"').next().unwrap().to_owned();
    sends(&ada.browser, &own, "link", &[("made", &*made), ("words", "My own words")]).await.goes_to(&goal);
    let own = ada.browser.get(&goal).await;
    let evidence = hidden_of(&own, own.attribute("id", "unlink-").unwrap().as_str());
    let evidence = evidence.iter().find(|(name, _)| name == "evidence").unwrap().1.clone();
    let claim = format!("claim-{competency}");
    sends(&ada.browser, &own, &claim, &[("evidence", &*evidence), ("words", "I can")]).await.goes_to(&goal);
    ada.browser.get(&goal).await.shows("You say: I can.");
    let shown = rivera.get(&format!("{}/student/{}/goals", lesson.path, ada.person)).await;
    shown.shows("says: I can").shows("Plants make sugar").shows("My own words");

    sends_file(rivera, &page, &[("competency", id), ("do", b"take_off")]).await.is(303);
    rivera.get(&page).await.shows("id=\"none\"");
    ada.browser.get(&goal).await.shows("I can explain food");
    rivera
        .post(&format!("{page}/undo"), &[("restore", &*competency)])
        .await
        .goes_to(&format!("{page}?said=competency_back"));
    rivera.get(&page).await.hides("id=\"none\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ask_reaches_its_adult_and_the_answer_its_student() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let rivera = &lesson.rivera;
    rivera.get("/asks").await.is(200).shows("id=\"none\"");
    rivera.get("/classes").await.is(200).hides("id=\"asks-waiting\"").shows("data-hears=\"goal_ask");
    let goal = sets(&lesson, &ada, "Ask one question").await;
    let own = ada.browser.get(&goal).await;
    let to = own
        .body
        .split("id=\"ask-to\"")
        .nth(1)
        .unwrap()
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    sends(&ada.browser, &own, "ask", &[("to", &*to), ("kind", "ask"), ("words", " ")]).await.is(303);
    ada.browser.get(&goal).await.hides("Not seen yet");
    sends(&ada.browser, &own, "ask", &[("to", &*to), ("kind", "talk"), ("words", "")]).await.goes_to(&goal);
    rivera.get("/classes").await.shows("id=\"asks-waiting\"");
    let asks = rivera.get("/asks").await;
    asks.shows("asks for two minutes").shows("Ask one question").shows("data-hears=\"goal goal_ask\"");
    let ask = asks.attribute("id", "ask-").unwrap();
    let path = format!("/asks/{}", ask.rsplit_once("ask-").unwrap().1);
    rivera.post(&format!("{path}/seen"), &[]).await.is(303);
    ada.browser.get(&goal).await.shows("Ms Rivera has seen it.");
    rivera.post(&format!("{path}/answer"), &[("words", &"x".repeat(100_000))]).await.is(422).shows("xxx");
    rivera.post(&format!("{path}/answer"), &[("words", "After lunch </p>")]).await.is(303);
    ada.browser.get(&goal).await.shows("After lunch </p>").shows("Ms Rivera answered");
    rivera.post(&format!("{path}/answer"), &[("words", "Once more")]).await.is(409).shows("Once more");
}
