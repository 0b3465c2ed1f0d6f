//! The room over HTTP, with and without a script: the help queue, the same reply to several, a note taken back.

use domain::feedback::NoteReaders;
use domain::id::{CommandId, FeedbackId, FileId, HelpId, NoteId, ReflectionId};
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE, REFERER};

use crate::files::{FILES, wav};
use crate::harness::{Answer, Client};
use crate::live::ear::{Ear, MOMENT};
use crate::matrix::FORM;
use crate::room::{Lesson, Student, hidden, share, viewer};

fn console(lesson: &Lesson) -> String {
    format!("/console/{}", lesson.class)
}

/// The parts of the console, as its script gets them.
async fn parts(lesson: &Lesson) -> Answer {
    lesson.rivera.get(&format!("{}/room", console(lesson))).await
}

/// What stands beside a student's writing, before the first word is saved.
async fn beside(lesson: &Lesson, student: &Student) -> Answer {
    student.browser.get(&format!("/piece/{}/room?prompt={}", ReflectionId::mint(), lesson.prompt)).await
}

/// As a script sends it: the answer is JSON or nothing.
async fn by_script(client: &Client, path: &str, form: &str) -> Answer {
    let request = client.request(Method::POST, path).header(ACCEPT, "application/json").header(CONTENT_TYPE, FORM);
    client.ask(request.body(form.to_owned())).await
}

/// Presses the one form of a student's part.
async fn presses(lesson: &Lesson, student: &Student, typed: &[(&str, &str)]) -> Answer {
    let page = beside(lesson, student).await;
    let names = ["do", "command", "person", "help"];
    let mut fields: Vec<(&str, String)> = names.iter().map(|name| (*name, hidden(&page, name))).collect();
    if page.body.contains("name=\"prompt\"") {
        fields.push(("prompt", hidden(&page, "prompt")));
    }
    fields.extend(typed.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    student.browser.post("/room", &fields).await
}

/// What a script fetches says the school's time, as the page does: scripts ask for anything (`*/*`).
#[tokio::test(flavor = "multi_thread")]
async fn a_fetched_part_says_the_time_of_the_school() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    presses(&lesson, &ada, &[("sentence", "Leaves eat light."), ("words", "")]).await.is(303);
    let page = lesson.rivera.get(&console(&lesson)).await;
    let request = lesson.rivera.request(Method::GET, &format!("{}/room", console(&lesson))).header(ACCEPT, "*/*");
    let part = lesson.rivera.ask(request).await;
    let said: Vec<&str> =
        part.is(200).body.split("<time ").skip(1).filter_map(|time| time.split("</time>").next()).collect();
    assert!(!said.is_empty(), "{}", part.body);
    for time in said {
        assert!(page.body.contains(time), "{time}");
    }
}

fn help_id(page: &Answer) -> HelpId {
    let action = page.attribute("action", "/console/").expect("somebody asks");
    action.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_asks_and_sees_their_place_while_the_teacher_sees_the_sentence() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (mut riveras, mut bos) = (Ear::listens(&lesson.rivera).await, Ear::listens(&bo.browser).await);
    parts(&lesson).await.is(200).shows("Nobody asks for help right now.");
    beside(&lesson, &ada).await.is(200).shows("Your teacher gets only what you put in these two boxes.");
    // The part is in the page itself: it works before any script does.
    ada.browser.get(&format!("/prompt/{}", lesson.prompt)).await.is(200).shows("Ask for help now");
    presses(&lesson, &ada, &[("sentence", "Leaves <b>eat</b> light."), ("words", "")]).await.is(303);
    let told = riveras.until("help").await;
    assert_eq!(told.last().unwrap().of().1, lesson.class.to_string(), "the number of the class, and nothing else");
    assert_eq!(bos.during(MOMENT).await, [], "who is not in the line hears nothing of it");
    let page = parts(&lesson).await;
    page.shows("1 asks for help.").shows("Leaves <b>eat</b> light.").shows("Not shared: only this was given to you.");
    lesson
        .rivera
        .get(&console(&lesson))
        .await
        .is(200)
        .shows("asked for help, is in the line")
        .shows("1 asks for help.");
    presses(&lesson, &bo, &[("sentence", ""), ("words", "How do I start?")]).await.is(303);
    beside(&lesson, &ada).await.shows("You are next in line.");
    let his = beside(&lesson, &bo).await;
    his.shows("You are in the line. 1 is before you.").hides("Okafor").hides("light");

    // She goes; a colleague's page would say so; the student hears it at once.
    let first = help_id(&page);
    bos.until("help").await;
    let at = format!("{}/help/{first}", console(&lesson));
    by_script(&lesson.rivera, &at, "do=claim").await.is(204);
    bos.until("help").await;
    parts(&lesson).await.shows("You are going");
    beside(&lesson, &ada).await.shows("Ms Rivera is coming to you.");
    // Nothing to say is said beside the form, and nothing is lost.
    by_script(&lesson.rivera, &at, "do=reply&words=+").await.is(422).shows("words.empty");
    by_script(&lesson.rivera, &at, "do=reply&words=What+do+they+do+with+it%3F").await.is(204);
    beside(&lesson, &ada).await.shows("Ms Rivera answered you:").shows("What do they do with it?");
    beside(&lesson, &bo).await.shows("You are next in line.");
    by_script(&lesson.rivera, &at, "do=claim").await.is(409).shows("help.over");
    presses(&lesson, &ada, &[]).await.is(303);
    beside(&lesson, &ada).await.hides("answered you").shows("Ask for help now");

    // Without a script the teacher comes back to the console, and what cannot be is said on a page.
    let second = help_id(&parts(&lesson).await);
    let at = format!("{}/help/{second}", console(&lesson));
    let request = lesson.rivera.request(Method::POST, &at).header(CONTENT_TYPE, FORM);
    let referer = format!("{}{}", lesson.server.origin, console(&lesson));
    let back = lesson.rivera.ask(request.header(REFERER, referer).body("do=in_person")).await;
    back.goes_to(&console(&lesson));
    lesson.rivera.post(&at, &[("do", "claim")]).await.is(409).shows("This is over already");
    parts(&lesson).await.shows("Nobody asks for help right now.");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_form_sent_twice_is_one_asking_and_nobody_asks_when_the_door_is_closed() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (command, help) = (CommandId::mint(), HelpId::mint());
    let form = format!(
        "do=help_ask&command={command}&person={}&help={help}&prompt={}&sentence=Is+this+right%3F&words=",
        ada.person, lesson.prompt
    );
    for _ in 0..3 {
        by_script(&ada.browser, "/room", &form).await.is(204);
    }
    parts(&lesson).await.shows("1 asks for help.");
    let other = form
        .replace(&command.to_string(), &CommandId::mint().to_string())
        .replace(&help.to_string(), &HelpId::mint().to_string());
    by_script(&ada.browser, "/room", &other).await.is(409).shows("help.already");
    let long = other.replace("Is+this+right%3F", &"x".repeat(401));
    by_script(&ada.browser, "/room", &long).await.is(422).shows("sentence");
    presses(&lesson, &ada, &[]).await.is(303);
    lesson.rivera.post(&format!("{}/door", lesson.path), &[("door", "closed")]).await.is(303);
    beside(&lesson, &ada).await.is(200).hides("Ask for help now");
    let late = other.replace("help_ask", "help_ask&late=1");
    by_script(&ada.browser, "/room", &late).await.is(409).shows("help.door_closed");
    by_script(&ada.browser, "/room", "do=help_claim").await.is(409);
    // What her browser may have to say is there in her language.
    ada.browser.get("/showing/words").await.is(200).shows("help.already").shows("room.pick_some");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_reply_reaches_several_and_those_it_cannot_reach_are_told() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (hers, his) = (ReflectionId::mint(), ReflectionId::mint());
    ada.does(share(hers, lesson.prompt, "Because it is cold.", false)).await;
    bo.does(share(his, lesson.prompt, "They are tired.", false)).await;
    let page = lesson.rivera.get(&console(&lesson)).await;
    page.shows(&format!("form=\"several\" name=\"pick\" value=\"{hers}:1\""))
        .shows("The same reply to those you picked");
    let (mut adas, mut bos) = (Ear::listens(&ada.browser).await, Ear::listens(&bo.browser).await);
    let at = format!("{}/several", console(&lesson));
    let id = hidden(&parts(&lesson).await, "id");
    by_script(&lesson.rivera, &at, &format!("id={id}&question=Which+one%3F")).await.is(422).shows("room.pick_some");
    by_script(&lesson.rivera, &at, &format!("id={id}&pick={hers}:1&strength=+"))
        .await
        .is(422)
        .shows("feedback.say_something");
    by_script(&lesson.rivera, &at, &format!("id={id}&pick=nonsense&strength=x")).await.is(409);
    let form = format!("id={id}&pick={hers}:1&pick={his}:1&strength=&question=What+did+you+see+first%3F&next_step=");
    by_script(&lesson.rivera, &at, &form).await.is(204);
    by_script(&lesson.rivera, &at, &form).await.is(204);
    adas.until("piece").await;
    bos.until("piece").await;
    for (student, piece) in [(&ada, hers), (&bo, his)] {
        student.browser.get(&format!("/piece/{piece}")).await.is(200).shows("What did you see first?");
        let seen = viewer(&lesson.server, &student.browser).await;
        let (view, _) = lesson.server.store().piece(&seen, piece).await.unwrap();
        assert_eq!((view.feedback.len(), view.feedback[0].question.as_str()), (1, "What did you see first?"));
    }
    // Somebody took it back while she wrote.
    let dina = lesson.comes_in("dina").await;
    let gone = ReflectionId::mint();
    dina.does(share(gone, lesson.prompt, "I do not know.", false)).await;
    dina.does(domain::command::Command::TakeBack { reflection: gone }).await;
    let again = format!("id={}&pick={hers}:1&pick={gone}:1&strength=Yes", FeedbackId::mint());
    by_script(&lesson.rivera, &at, &again).await.is(409).shows("room.several_not_gone").hides("Haddad");
    let page = lesson.rivera.post(&at, &[("id", &id), ("pick", &format!("{gone}:1")), ("strength", "Yes")]).await;
    page.is(409).shows("Sent to 0. 1 had been taken back meanwhile.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_one_calm_line_until_it_is_put_away_or_taken_back() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (mut adas, mut riveras) = (Ear::listens(&ada.browser).await, Ear::listens(&lesson.rivera).await);
    let (teacher, id) = (viewer(&lesson.server, &lesson.rivera).await, NoteId::mint());
    let words = "Many of you saw the *yellow*.".to_owned();
    lesson.server.store().send_note(&teacher, id, lesson.class, None, words, NoteReaders::WholeClass).await.unwrap();
    adas.until("note").await;
    let page = beside(&lesson, &ada).await;
    page.shows("A note from Ms Rivera").shows("Many of you saw the");
    ada.browser.get(&format!("/prompt/{}", lesson.prompt)).await.shows("A note from Ms Rivera");
    let put_away = format!("do=read&command={}&person={}&note={id}", CommandId::mint(), ada.person);
    by_script(&ada.browser, "/room", &put_away).await.is(204);
    beside(&lesson, &ada).await.hides("Many of you");
    beside(&lesson, &bo).await.shows("Many of you");

    riveras.until("note").await;
    parts(&lesson).await.shows("Your notes in this lesson").shows("Take it back");
    let at = format!("{}/notes/{id}", console(&lesson));
    by_script(&lesson.rivera, &at, "do=take_back").await.is(204);
    by_script(&lesson.rivera, &at, "do=take_back").await.is(204);
    let told = adas.until("note_gone").await;
    assert_eq!(told.last().unwrap().of().1, id.to_string());
    riveras.until("note_gone").await;
    for student in [&ada, &bo] {
        beside(&lesson, student).await.hides("Many of you");
        student.browser.get("/home").await.hides("Many of you");
    }
    parts(&lesson).await.hides("Your notes in this lesson");
}

/// A recording of the teacher's own, about nobody.
async fn records(lesson: &Lesson, milliseconds: u32) -> FileId {
    let (id, sound) = (FileId::mint(), wav(milliseconds));
    let person = viewer(&lesson.server, &lesson.rivera).await.person().unwrap();
    let announced = serde_json::json!({"id": id, "kind": "sound", "bytes": sound.len(), "person": person});
    lesson.rivera.post_json(FILES, &announced).await.is(200);
    let request = lesson.rivera.request(Method::PATCH, &format!("{FILES}/{id}")).header("Upload-Offset", 0);
    lesson.rivera.ask(request.body(sound)).await.is(200);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_seconds_of_voice_are_a_note_that_its_class_hears_until_it_is_taken_back() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let mut adas = Ear::listens(&ada.browser).await;
    let (voice, long, note) = (records(&lesson, 9_500).await, records(&lesson, 14_000).await, NoteId::mint());
    let at = format!("{}/notes", console(&lesson));
    let file = format!("/file/{voice}");
    ada.browser.get(&file).await.is(404);
    by_script(&lesson.rivera, &at, &format!("note={note}&voice={long}")).await.is(409).shows("room.ten_seconds");
    by_script(&lesson.rivera, &at, &format!("note={note}&voice={}", FileId::mint())).await.is(404);
    for _ in 0..2 {
        by_script(&lesson.rivera, &at, &format!("note={note}&voice={voice}")).await.is(204);
    }
    adas.until("note").await;
    beside(&lesson, &ada).await.shows("A note from Ms Rivera").shows(&file);
    ada.browser.get("/home").await.shows(&file);
    let heard = ada.browser.request(Method::GET, &file).send().await.unwrap();
    assert_eq!(heard.status(), 200);
    parts(&lesson).await.shows(&file).shows("Take it back");
    let nobody = lesson.server.client();
    assert!([303, 401, 404].contains(&nobody.get(&file).await.status));
    by_script(&lesson.rivera, &format!("{at}/{note}"), "do=take_back").await.is(204);
    adas.until("note_gone").await;
    ada.browser.get(&file).await.is(404);
    beside(&lesson, &ada).await.hides(&file);
}
