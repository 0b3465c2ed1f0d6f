//! A lesson in class, as browsers ask for it: lined up, run from the console, looked back on. And what stands beside a piece there: a second
//! look before the wall, and first words.

use domain::clock::MINUTE;
use domain::id::{LessonId, LessonStepId, ReflectionId};
use reqwest::header::ACCEPT;

use crate::harness::{Answer, Client};
use crate::room::{Lesson, another_teacher, hidden, makes_class, share};

/// Makes a lesson with a step of each kind that is given; its address.
async fn lines_up(lesson: &Lesson, steps: &[(&str, &str)]) -> String {
    let id = LessonId::mint().to_string();
    let made = [("form", "new-lesson"), ("lesson", id.as_str()), ("title", "Falling leaves")];
    let page = format!("{}/lesson/{id}", lesson.path);
    lesson.rivera.post(&format!("{}/lessons", lesson.path), &made).await.goes_to(&page);
    for (scene, question) in steps {
        let step = LessonStepId::mint().to_string();
        let fields = [
            ("form", "add-step"),
            ("what", "add"),
            ("step", step.as_str()),
            ("scene", scene),
            ("question", question),
            ("minutes", "5"),
            ("plan", "everyone"),
            ("access_point", "reflection"),
        ];
        lesson.rivera.post(&page, &fields).await.goes_to(&format!("{page}?said=step_added"));
    }
    page
}

/// Posts as the script does.
async fn turns(client: &Client, lesson: &Lesson, from: &str, way: &str) -> Answer {
    let request = client.request(reqwest::Method::POST, &format!("{}/run", lesson.path));
    client.ask(request.header(ACCEPT, "application/json").form(&[("from", from), ("turn", way)])).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_is_run_from_the_console_step_by_step() {
    let lesson = Lesson::begins().await;
    let (rivera, console) = (&lesson.rivera, format!("/console/{}", lesson.class));
    let page = lines_up(&lesson, &[("join", ""), ("prompt", "What do you see?"), ("wall", "")]).await;
    rivera.get(&page).await.shows("Falling leaves").shows("What do you see?").shows("15 minutes");
    rivera.get(&console).await.hides("step 1 of 3");
    rivera.post(&page, &[("what", "run")]).await.goes_to(&console);
    let open = rivera.get(&console).await;
    open.is(200).shows("step 1 of 3").shows("How to join");
    let first = hidden(&open, "from");
    // Without a script the form comes back to where it was sent from.
    rivera.post(&format!("{}/run", lesson.path), &[("from", &first), ("turn", "next")]).await.is(303);
    turns(rivera, &lesson, &first, "next").await.is(204);
    let line = rivera.get(&format!("{}/run", lesson.path)).await;
    line.is(200).shows("step 2 of 3").shows("What do you see?");
    let ada = lesson.comes_in("ada").await;
    ada.browser.get("/home").await.shows("What do you see?");
    turns(rivera, &lesson, &hidden(&line, "from"), "next").await.is(204);
    let line = rivera.get(&format!("{}/run", lesson.path)).await;
    line.shows("step 3 of 3").hides("value=\"next\"");
    turns(rivera, &lesson, "", "end").await.is(204);
    rivera.get(&format!("{}/run", lesson.path)).await.is(200).hides("step 3 of 3");
    turns(rivera, &lesson, &first, "next").await.is(404);
    // Ada has no part in any of it.
    for path in [page, format!("{}/run", lesson.path), format!("{}/lessons", lesson.path)] {
        ada.browser.get(&path).await.is(404).hides("Falling leaves");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_stand_comes_back_in_its_form_and_what_was_put_away_comes_back() {
    let lesson = Lesson::begins().await;
    let (rivera, list) = (&lesson.rivera, format!("{}/lessons", lesson.path));
    let id = LessonId::mint().to_string();
    let nameless = [("form", "new-lesson"), ("lesson", id.as_str()), ("title", " ")];
    rivera.post(&list, &nameless).await.is(422).shows("aria-invalid=\"true\"");
    let page = lines_up(&lesson, &[("wall", "")]).await;
    let (step, fields) = (LessonStepId::mint().to_string(), |step| {
        [
            ("form", "add-step"),
            ("what", "add"),
            ("step", step),
            ("scene", "prompt"),
            ("question", ""),
            ("minutes", "500"),
            ("note", "Ask Bo first"),
        ]
    });
    let refused = rivera.post(&page, &fields(step.as_str())).await;
    refused.is(422).shows("value=\"Ask Bo first\"").shows("value=\"500\"").shows("Minutes are a number from 1 to 90");
    let id = page.rsplit('/').next().unwrap().to_owned();
    rivera.post(&page, &[("what", "away")]).await.goes_to(&format!("{list}?said=lesson_away&who={id}"));
    rivera.get(&format!("{list}?said=lesson_away&who={id}")).await.shows("It is put away.").shows("value=\"back\"");
    rivera.post(&page, &[("what", "back")]).await.goes_to(&format!("{page}?said=lesson_back"));
    // With another class of hers.
    let other = makes_class(rivera, "Second hour").await;
    rivera.get(&format!("{other}/lessons")).await.shows("Your other lessons").shows("Use with this class");
    rivera.post(&format!("{other}/lesson/{id}"), &[("what", "here")]).await.is(303);
    rivera.get(&format!("{other}/lesson/{id}")).await.shows("Take out of this class");
    // A colleague of the school who does not teach the class finds none of it.
    let lindqvist = another_teacher(&lesson.server, rivera).await;
    let reading = makes_class(&lindqvist, "Reading").await;
    lindqvist.get(&format!("{reading}/lesson/{id}")).await.is(404).hides("Falling leaves");
    lindqvist.get(&format!("{reading}/lessons")).await.is(200).hides("Falling leaves");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_door_leads_to_what_happened() {
    let lesson = Lesson::begins().await;
    let (rivera, path) = (&lesson.rivera, &lesson.path);
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    ada.does(share(ReflectionId::mint(), lesson.prompt, "Obsidian is glass", true)).await;
    lesson.server.later(15 * MINUTE);
    let closed = rivera.post(&format!("{path}/door"), &[("door", "closed")]).await;
    let to = closed.is(303).header("location").to_owned();
    assert!(to.starts_with(&format!("{path}/session/")), "{to}");
    let page = rivera.get(&to).await;
    page.is(200).shows("The door is closed").shows("2 students took part").shows("What surprised you?");
    page.shows("Something of theirs waits for you.").shows("Did not come").shows("Dina").hides("Obsidian");
    page.shows(&format!("/student/{}/growth", ada.person)).shows("data-print");
    bo.does(share(ReflectionId::mint(), lesson.prompt, "Late words", false)).await;
    rivera.get(&to).await.shows("One piece came late").shows("Late").hides("Late words");
    rivera.get(&format!("{path}/sessions")).await.is(200).shows("2 students took part");
    ada.browser.get(&to).await.is(404).hides("Lindqvist");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listed_word_needs_a_second_press_and_is_marked_for_the_teacher_alone() {
    let lesson = Lesson::begins().await;
    let (rivera, ada) = (&lesson.rivera, lesson.comes_in("ada").await);
    let piece = ReflectionId::mint();
    ada.does(share(piece, lesson.prompt, "A comet is a <b>Knífe</b> of ice", true)).await;
    let id = piece.to_string();
    let release = |looked| {
        let mut fields = vec![("reflection", id.as_str()), ("wall", "release"), ("version", "1")];
        fields.extend(looked);
        fields
    };
    let ask = |fields: Vec<(&'static str, &str)>| {
        let request = rivera.request(reqwest::Method::POST, "/api/wall/set").header(ACCEPT, "application/json");
        rivera.ask(request.form(&fields))
    };
    let refused = ask(release(None)).await;
    assert_eq!(refused.status, 409, "{}", refused.body);
    refused.shows("wall.second_look").hides("Knífe");
    let console = format!("/console/{}?piece={piece}", lesson.class);
    rivera.get(&console).await.shows("A second look").shows("<mark>Knífe</mark>").shows("name=\"looked\" value=\"1\"");
    ada.browser.get(&format!("/piece/{piece}/shown")).await.hides("second look").hides("<mark>");
    ask(release(Some(("looked", "1")))).await.is(200);
    rivera.get(&console).await.hides("<mark>");
    let school = rivera.get("/school").await;
    school.shows("after a second look").hides("Knífe");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_changed_on_its_page_and_no_word_of_it_is_in_an_address() {
    let lesson = Lesson::begins().await;
    let (rivera, page) = (&lesson.rivera, format!("{}/safety", lesson.path));
    rivera.get(&page).await.is(200).shows("kill myself").shows("cuchillo");
    rivera
        .post(&page, &[("form", "new-words"), ("what", "add"), ("words", "Umbrella")])
        .await
        .goes_to(&format!("{page}?said=safety_added"));
    rivera.get(&page).await.shows("Umbrella").shows("your class’s own");
    let off = rivera.post(&page, &[("remove", "umbrella")]).await;
    let to = off.is(303).header("location").to_owned();
    assert!(!to.contains("mbrella"), "{to}");
    rivera.get(&to).await.hides("Umbrella").shows("name=\"put_back\"");
    rivera
        .post(&page, &[("form", "new-words"), ("what", "add"), ("words", "!!")])
        .await
        .is(422)
        .shows("at least one letter");
    rivera.post(&page, &[("what", "empty")]).await.is(303);
    rivera.get(&page).await.shows("Nothing asks for a second look").hides("kill myself");
}

#[tokio::test(flavor = "multi_thread")]
async fn first_words_stand_beside_the_answer_and_are_their_teachers() {
    let lesson = Lesson::begins().await;
    let (rivera, ada) = (&lesson.rivera, lesson.comes_in("ada").await);
    let piece = ReflectionId::mint();
    ada.does(share(piece, lesson.prompt, "It floats", false)).await;
    let console = format!("/console/{}?piece={piece}", lesson.class);
    let page = rivera.get(&console).await;
    page.shows("First words").shows("data-tool=\"starter\"");
    ada.browser.get(&format!("/piece/{piece}/shown")).await.hides("data-tool=\"starter\"");
    rivera.get("/reply-starters").await.is(200).shows("Try saying it in one sentence: first");
    let keep =
        [("form", "word-clear-next"), ("starter", "clear-next"), ("what", "keep"), ("words", "Read it aloud, then")];
    rivera.post("/reply-starters", &keep).await.goes_to("/reply-starters?said=reply_kept");
    rivera.get("/reply-starters").await.shows("Read it aloud, then").shows("This set is your own");
    let lindqvist = another_teacher(&lesson.server, rivera).await;
    lindqvist.get("/reply-starters").await.is(200).hides("Read it aloud, then");
    ada.browser.get("/reply-starters").await.is(404);
}
