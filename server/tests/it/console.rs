//! The console without its WASM: every form of it works, and what was refused stands where it belongs.

use domain::id::{FeedbackId, ReflectionId};
use reqwest::Method;

use crate::harness::Answer;
use crate::room::{Lesson, share};

/// Sends a form as a browser without scripts does, from a page that it comes back to. The page it comes to.
async fn sends_from(page: &str, lesson: &Lesson, to: &str, form: &[(&str, &str)]) -> Answer {
    let (rivera, origin) = (&lesson.rivera, &lesson.server.origin);
    let request = rivera.request(Method::POST, to).header("referer", format!("{origin}{page}")).form(form);
    let sent = rivera.ask(request).await;
    let back = sent.is(302).header("location").to_owned();
    rivera.get(back.strip_prefix(origin.as_str()).unwrap_or(&back)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_says_nothing_is_refused_beside_its_field() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Quartz is hidden in sand").await;
    let console = format!("/console/{}?piece={piece}", lesson.class);
    let (id, to) = (FeedbackId::mint().to_string(), piece.to_string());
    let form =
        |words| [("id", id.clone()), ("reflection", to.clone()), ("version", "1".into()), ("words[question]", words)];
    let send = async |words: &str| {
        let form = form(words.to_owned());
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sends_from(&console, &lesson, "/api/feedback/send", &form).await
    };
    let page = send(" ").await;
    page.is(200).shows("id=\"strength-problem\"").shows("aria-describedby=\"strength-problem\" aria-invalid=\"true\"");
    // The page's own code goes on with it.
    page.shows("feedback.say_something");
    lesson.rivera.get(&console).await.hides("strength-problem");
    // Too much of it is kept out, and says so too.
    send(&"x".repeat(100_000)).await.is(200).shows("id=\"question-problem\"");
    let sent = send("Which sand?").await;
    for field in ["strength", "question", "next_step", "passages"] {
        sent.hides(&["id=\"", field, "-problem\""].concat());
    }
    sent.is(200).shows("1 answer so far");
    ada.browser.get(&format!("/piece/{piece}")).await.shows("Which sand?");
    // And once more, from a tab that was not told.
    send("Which sand?").await.is(200).shows("1 answer so far");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_to_nobody_keeps_its_fold_open() {
    let lesson = Lesson::begins().await;
    let (console, class) = (format!("/console/{}", lesson.class), lesson.class.to_string());
    lesson.rivera.get(&console).await.is(200).hides("data-key=\"note\" open");
    let note = domain::id::NoteId::mint().to_string();
    let form = [("id", note.as_str()), ("class", &class), ("words", "Look again"), ("readers", "several")];
    let page = sends_from(&console, &lesson, "/api/notes/send", &form).await;
    page.is(200).shows("data-key=\"note\" open").shows("id=\"to-problem\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn beside_an_older_version_that_hangs_the_newest_is_still_to_be_released() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    let (console, id) = (format!("/console/{}?piece={piece}", lesson.class), piece.to_string());
    let press = async |wall: &str, version: &str| {
        let form = [("reflection", id.as_str()), ("wall", wall), ("version", version)];
        sends_from(&console, &lesson, "/api/wall/set", &form).await
    };
    let released = "value=\"release\" aria-keyshortcuts=\"w\" aria-pressed=\"true\"";
    let (older, hold) = ("What hangs on the wall is an older version.", "Take off the wall");
    ada.does(share(piece, lesson.prompt, "Quartz", true)).await;
    press("release", "1").await.is(200).shows(released).shows(hold).hides(older);
    ada.does(share(piece, lesson.prompt, "Quartz is hidden in sand", true)).await;
    lesson.rivera.get(&console).await.is(200).hides(released).shows(hold).shows(older);
    press("release", "2").await.is(200).shows(released).shows(hold).hides(older);
    ada.does(share(piece, lesson.prompt, "And mica in granite", true)).await;
    press("hold", "3").await.is(200).hides(released).hides(hold).hides(older);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_in_an_address_is_not_said() {
    let lesson = Lesson::begins().await;
    let console = format!("/console/{}", lesson.class);
    for address in
        ["__path=/api/notes/send&__err=%3Cscript%3E", "__path=%3Cscript%3E&__err=bm90aGluZw==", "show=%3Cscript%3E"]
    {
        lesson.rivera.get(&format!("{console}?{address}")).await.is(200).hides("\"<script>").hides("=<script>");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn older_pieces_are_said_plainly_and_brought_by_a_link() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let console = format!("/console/{}", lesson.class);
    lesson.rivera.get(&console).await.is(200).hides("not shown here");
    for n in 0..63 {
        let piece = ReflectionId::mint();
        ada.does(crate::room::share_own(piece, lesson.class, &format!("Quartz number {n}."))).await;
        let read = [("id", FeedbackId::mint().to_string()), ("reflection", piece.to_string()), ("version", "1".into())];
        let read: Vec<_> = read.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert!(lesson.rivera.post("/api/feedback/read", &read).await.status < 400);
    }
    let page = lesson.rivera.get(&console).await;
    page.is(200).shows("3 older pieces are not shown here.");
    let more = page.attribute("href", &format!("{console}?show=waiting&back=")).unwrap();
    assert!(more.ends_with("back=1"), "{more}");
    lesson.rivera.get(&more).await.is(200).hides("not shown here");
    // Who wants to see all has asked for them.
    lesson
        .rivera
        .get(&format!("{console}?show=all"))
        .await
        .is(200)
        .hides("not shown here")
        .shows("Quartz number 0.")
        .shows("Quartz number 62.");
    lesson.rivera.get(&format!("{console}?back=many")).await.is(200).shows("3 older pieces");
}

#[tokio::test(flavor = "multi_thread")]
async fn around_the_open_words_stand_older_versions_for_those_who_answer() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let piece = ReflectionId::mint();
    ada.does(share(piece, lesson.prompt, "Quartz is <b>red</b>", false)).await;
    ada.does(share(piece, lesson.prompt, "Quartz is clear", false)).await;
    let (id, feedback) = (piece.to_string(), FeedbackId::mint().to_string());
    let answer = [("id", feedback.as_str()), ("reflection", &id), ("version", "2"), ("words[question]", "Which one?")];
    assert!(lesson.rivera.post("/api/feedback/send", &answer).await.status < 400);
    let parts = lesson.rivera.get(&format!("/piece/{piece}/shown")).await;
    let of = ["changed-2", "elder-1", "elder-2", "said-1", "answers", "pair"];
    of.iter().for_each(|of| _ = parts.shows(&format!("data-of=\"{of}\"")));
    parts.shows("<del>").shows("Which one?").hides("changed-1");
    assert!(parts.body.contains("&lt;b&gt;red&lt;/b&gt;") && !parts.body.contains("<b>red"));
    // With the page, in their places.
    let page = lesson.rivera.get(&format!("/console/{}?piece={piece}", lesson.class)).await;
    page.is(200).shows("<del>").shows("What changed since version 1").shows("1 answer so far").shows("Suggest");
    for of in of {
        ada.browser.get(&format!("/piece/{piece}/shown")).await.is(200).hides(&format!("data-of=\"{of}\""));
    }
    bo.browser.get(&format!("/piece/{piece}/shown")).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_line_at_the_bell_stands_there_until_it_is_read() {
    let lesson = Lesson::begins().await;
    let (console, class) = (format!("/console/{}", lesson.class), lesson.class.to_string());
    let (line, only_the_door) = ("class=\"bell\"", "value=\"none\"");
    lesson.rivera.get(&console).await.is(200).hides(line).hides(only_the_door);
    sends_from(&console, &lesson, "/api/console/close", &[("class", class.as_str())]).await.is(200).shows(line);
    let room = lesson.rivera.get(&format!("{console}/room")).await;
    let text = room.is(200).shows(line).shows(only_the_door).text();
    let session = text.split("name=\"session\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    sends_from(&console, &lesson, "/api/console/bell", &[("session", session)]).await.is(200).hides(line);
}
