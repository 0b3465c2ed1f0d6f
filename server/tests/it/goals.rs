//! Goals in a browser without any script: the student's pages, and the teacher's.

mod anew;
mod evidence;
mod offered;

use crate::harness::{Answer, Client};
use crate::room::{Lesson, Student, viewer};

const COMMANDS: &str = "/api/v1/commands";

/// The hidden fields of the form with that id.
pub fn hidden_of(page: &Answer, form: &str) -> Vec<(String, String)> {
    let start = page.body.find(&format!("id=\"{form}\"")).unwrap_or_else(|| panic!("no form {form} in {}", page.body));
    let rest = &page.body[start..page.body[start..].find("</form>").unwrap() + start];
    let value = |input: &str, name: &str| {
        let from = input.find(&format!("{name}=\""))? + name.len() + 2;
        Some(
            input[from..]
                .split('"')
                .next()?
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"),
        )
    };
    let inputs = rest.split("<input").skip(1).map(|input| input.split('>').next().unwrap_or_default());
    inputs
        .filter(|input| input.contains("type=\"hidden\""))
        .filter_map(|input| Some((value(input, "name")?, value(input, "value")?)))
        .collect()
}

/// Fills in a form of a page and sends it.
pub async fn sends(who: &Client, page: &Answer, form: &str, typed: &[(&str, &str)]) -> Answer {
    let mut fields = hidden_of(page, form);
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post(COMMANDS, &fields).await
}

/// Sets a goal that Ms Rivera sees; its page.
pub async fn sets(lesson: &Lesson, student: &Student, statement: &str) -> String {
    let rivera = viewer(&lesson.server, &lesson.rivera).await.person().unwrap();
    let page = student.browser.get("/goal/new").await;
    let shown_to = format!("teacher-{rivera}");
    let typed = [("statement", statement), ("kind", "habit"), (shown_to.as_str(), "yes")];
    let set = sends(&student.browser, page.is(200), "new", &typed).await;
    assert_eq!(set.status, 303, "{}", set.body);
    set.header("location").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_goal_is_set_sorted_stepped_and_reached_without_a_script() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let browser = &ada.browser;
    browser.get("/goals").await.is(200).shows("href=\"/goal/new\"");
    let page = browser.get("/goal/new").await;
    // Nothing typed: back to the page, with the sentence beside its field.
    let empty = sends(browser, &page, "new", &[("kind", "habit"), ("statement", " ")]).await;
    empty.goes_to("/goal/new?refused=words.empty&at=new-statement");
    browser
        .get(empty.header("location"))
        .await
        .is(200)
        .shows("id=\"new-statement-problem\"")
        .shows("aria-invalid=\"true\"");
    // Something typed that cannot stand: all of it comes back.
    let typed =
        [("kind", "habit"), ("statement", "Ask </textarea>"), ("obstacle", "I am shy"), ("why", "so that I know")];
    let half = sends(browser, &page, "new", &typed).await;
    half.is(422).shows("And what will you do then?").shows("I am shy").shows("so that I know");
    assert!(!half.body.contains("Ask </textarea>"), "words are words, not markup");

    let goal = sets(&lesson, &ada, "Ask <b>one</b> question").await;
    assert!(goal.starts_with("/goal/"), "{goal}");
    let page = browser.get(&goal).await;
    page.is(200).shows("Ask <b>one</b> question").shows("can see it and answer");
    assert!(!page.body.contains("<b>one"), "words are words, not markup");
    for sees in ["Only you see this, whoever sees your goal", "Nobody fails a goal"] {
        let everywhere = browser.get("/goals").await.body + &page.body;
        assert!(everywhere.contains(sees), "{sees}");
    }

    sends(browser, &page, "think", &[("kind", "obstacle"), ("words", "It is loud at home")]).await.goes_to(&goal);
    let page = browser.get(&goal).await;
    let thought = page.attribute("id", "thought-").unwrap().strip_prefix("thought-").unwrap().to_owned();
    page.shows("Not sorted yet");
    sends(browser, &page, &format!("sort-{thought}"), &[("circle", "control")]).await.goes_to(&goal);
    let page = browser.get(&goal).await;
    page.hides("Not sorted yet").shows(&format!("step-of-{thought}"));
    lesson.rivera.get(&goal.replace("/goal/", "/shown/")).await.is(200).hides("loud at home");

    sends(browser, &page, &format!("step-of-{thought}"), &[]).await.goes_to(&goal);
    sends(browser, &page, "step", &[("words", "Write a question"), ("days", "9")])
        .await
        .is(422)
        .shows("less than a week");
    let page = browser.get(&goal).await;
    let step = page.attribute("id", "end-").unwrap();
    sends(browser, &page, &step, &[("end", "done"), ("words", "It was easy")]).await.goes_to(&goal);
    sends(browser, &page, "check-in", &[("feel-stuck", "yes"), ("words", "A little")]).await.goes_to(&goal);
    let page = browser.get(&goal).await;
    page.shows("It was easy").shows("You checked in").shows("stuck");
    for hint in ["streak", "days in a row", "missed"] {
        page.hides(hint);
    }

    let no_reason = sends(browser, &page, "aside", &[("words", " ")]).await;
    no_reason.goes_to(&format!("{goal}?refused=goals.say_why_aside&at=aside-words"));
    browser.get(no_reason.header("location")).await.shows("id=\"aside-words-problem\"");
    sends(browser, &page, "reach", &[("words", "I ask now")]).await.goes_to(&goal);
    let page = browser.get(&goal).await;
    page.shows("You reached this goal").hides("id=\"check-in\"").shows("id=\"pick-up\"");
    sends(browser, &page, "pick-up", &[]).await.goes_to(&goal);
    browser.get(&goal).await.shows("id=\"check-in\"");
    browser.get("/home").await.is(200).shows("Ask <b>one").shows("href=\"/goals\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_agrees_suggests_and_asks_and_both_sides_stay() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let rivera = &lesson.rivera;
    let page = format!("{}/student/{}/goals", lesson.path, ada.person);
    rivera.get(&lesson.path).await.is(200).shows(&format!("href=\"{page}\"")).shows(&format!("{}/goals", lesson.path));
    rivera.get(&page).await.is(200).shows("has not shown you a goal");
    rivera.get(&format!("{}/goals", lesson.path)).await.is(200).shows("has shown you a goal yet");

    let goal = sets(&lesson, &ada, "Ask one question").await;
    let id = goal.strip_prefix("/goal/").unwrap();
    rivera
        .get(&format!("{}/goals", lesson.path))
        .await
        .shows("Waiting for a word from you")
        .shows(&format!("#goal-{id}"));
    let shown = rivera.get(&page).await;
    shown.is(200).shows("Ask one question").shows("data-hears=\"goal").shows("src=\"/live.js\"");
    let form = |what: &'static str, words: &'static str, version: &'static str| {
        [("what", what), ("goal", id), ("version", version), ("words", words)]
    };
    rivera
        .post(&page, &form("suggest", " ", "1"))
        .await
        .is(422)
        .shows(&format!("id=\"problem-{id}\""))
        .hides("data-live");
    let suggested = rivera.post(&page, &form("suggest", "Begin <i>small</i>", "1")).await;
    suggested.goes_to(&format!("{page}?said=goal_answered"));
    rivera.get(suggested.header("location")).await.shows("sees your word.");

    let own = ada.browser.get(&goal).await;
    own.shows("Begin <i>small</i>").shows("Your turn: Ms Rivera suggests something.");
    ada.browser.get("/home").await.shows("Begin <i>small").shows("Your turn");
    sends(&ada.browser, &own, "reply", &[("words", "I will")]).await.goes_to(&goal);
    let changed = [("statement", "Ask one small question"), ("kind", "habit"), ("because", "It was too big")];
    sends(&ada.browser, &own, "change", &changed).await.goes_to(&goal);
    rivera.post(&page, &form("agree", "", "1")).await.is(409).shows("was changed a moment ago");
    rivera.post(&page, &form("agree", "", "2")).await.is(303);
    let own = ada.browser.get(&goal).await;
    for said in ["It was too big", "Begin <i>small</i>", "I will", "Ms Rivera agrees", "Ask one question"] {
        own.shows(said);
        rivera.get(&page).await.shows(said);
    }
    rivera.get(&page).await.hides("never").shows("Earlier wordings");
    // Of each wording all of it stays, and not its sentence alone.
    let plan = |why: &'static str| [("statement", "Ask one small question"), ("kind", "habit"), ("why", why)];
    for why in ["I am curious", "I want to be heard"] {
        sends(&ada.browser, &ada.browser.get(&goal).await, "change", &plan(why)).await.goes_to(&goal);
        rivera.get(&page).await.shows(why);
    }
    rivera.get(&page).await.shows("I am curious");
}
