//! A recording and a drawing are looked at by a rubric, without any script: where in them something shows is typed, kept, played from there, and
//! stands in then and now.

use domain::files::FileKind;
use domain::id::{FileId, ReflectionId};

use super::{criteria, in_use, posts};
use crate::files::wav;
use crate::goals::sends;
use crate::harness::Answer;
use crate::room::{Lesson, Student, another_teacher, makes_class, share};
use crate::showing::DRAWING;

struct Piece {
    lesson: Lesson,
    ada: Student,
    piece: ReflectionId,
    /// `/piece/{id}/criteria`
    path: String,
    recording: FileId,
    drawing: FileId,
}

/// Ada shares a recording of 19.7 seconds and a drawing, without a word, and criteria stand beside them.
async fn shares_both() -> Piece {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let rubric = in_use(&lesson).await;
    let prompt = lesson.prompt.to_string();
    lesson.rivera.post(&rubric, &[("what", "beside"), ("prompt", &prompt)]).await.is(303);
    let piece = ReflectionId::mint();
    let (_, recording) = ada.shows_file(&lesson, piece, FileKind::Sound, &wav(19_700)).await;
    let (_, drawing) = ada.shows_file(&lesson, piece, FileKind::Drawing, DRAWING.as_bytes()).await;
    ada.does(share(piece, lesson.prompt, "", false)).await;
    Piece { lesson, ada, piece, path: format!("/piece/{piece}/criteria"), recording, drawing }
}

/// What the list of places in a form says of its first two things: the recording and the drawing. The newest version stands first.
fn things(page: &Answer) -> [String; 2] {
    let mut found: Vec<String> = Vec::new();
    for option in page.body.split("<option value=\"").skip(1) {
        let value = option.split('"').next().unwrap().to_owned();
        if value.starts_with("shown-") && !found.contains(&value) {
            found.push(value);
        }
    }
    found.truncate(2);
    found.try_into().expect("two things")
}

/// The fields of a criterion, each with what is typed into it.
fn of(criterion: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    typed.iter().map(|(name, value)| (format!("{name}-{criterion}"), (*value).to_owned())).collect()
}

fn as_str(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_a_spot_is_told_beside_its_field_and_stays_typed() {
    let Piece { ada, path, recording, .. } = &shares_both().await;
    let page = ada.browser.get(path).await;
    page.is(200).shows("A moment of the recording").shows("An area of the picture").hides("A page of the PDF");
    page.shows(&format!("src=\"/file/{recording}\""));
    assert!(page.body.contains("Read this version"), "{}", page.body);
    let ([sound, drawing], first) = (things(&page), criteria(&page)[0].clone());
    let problem = |field: &str| format!("id=\"rate-1-{field}-{first}-problem\"");

    let typed = of(&first, &[("cite", &sound), ("from", "0:30"), ("to", "so<on>"), ("growing", "My words")]);
    let back = sends(&ada.browser, &page, "rate-1", &as_str(&typed)).await;
    back.is(422).shows(&problem("from")).shows("The recording is 0:20 long.").shows("value=\"0:30\"");
    back.shows(&problem("to")).shows("Write minutes and seconds, like 0:12.").shows("value=\"so<on>\"");
    back.shows("My words").shows(&format!("value=\"{sound}\" selected")).shows("aria-invalid=\"true\"");
    assert!(!back.body.contains("so<on>"), "words are words, not markup");

    let backwards = of(&first, &[("cite", &sound), ("from", "0:12"), ("to", "0:05")]);
    let back = sends(&ada.browser, &page, "rate-1", &as_str(&backwards)).await;
    back.is(422).shows(&problem("to")).shows("The end comes after the beginning.");
    let nowhere = of(&first, &[("stands", "here"), ("from", "0:12")]);
    let back = sends(&ada.browser, &page, "rate-1", &as_str(&nowhere)).await;
    back.is(422).shows("Pick in the list above what this is a part of").shows("value=\"0:12\"");
    for (frame, says) in [
        (["90", "0", "20", "10"], "This frame reaches beyond the picture"),
        (["1", "", "20", "10"], "Write a number from 0 to 100 in all four"),
    ] {
        let [x, y, w, h] = frame;
        let beside = of(&first, &[("cite", &drawing), ("x", x), ("y", y), ("w", w), ("h", h)]);
        let back = sends(&ada.browser, &page, "rate-1", &as_str(&beside)).await;
        back.is(422).shows(&problem("area")).shows(says).shows(&format!("value=\"{w}\""));
    }
    ada.browser.get(path).await.is(200).shows("Nobody said anything about this version yet.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moment_and_an_area_are_kept_shown_and_stand_in_then_and_now() {
    let Piece { lesson, ada, piece, path, recording, drawing } = &shares_both().await;
    let page = ada.browser.get(path).await;
    let ([sound, drawn], ids) = (things(&page), criteria(&page));
    let mut typed = of(&ids[0], &[("stands", "not_yet"), ("cite", &sound), ("from", "0:02"), ("to", "0:05")]);
    typed.extend(of(&ids[1], &[("cite", &drawn), ("x", "10"), ("y", "0"), ("w", "50"), ("h", "25")]));
    typed.push(("shown".into(), "yes".into()));
    sends(&ada.browser, &page, "rate-1", &as_str(&typed)).await.goes_to(&format!("{path}?said=rate"));
    let moment = format!("src=\"/file/{recording}#t=2,5\"");
    let own = ada.browser.get(path).await;
    own.is(200).shows("From 0:02 to 0:05").shows(&moment).shows("data-seek=\"2000\" data-until-ms=\"5000\"");
    own.shows("10 from the left, 0 from the top, 50 wide, 25 high").shows("x=\"1000\" y=\"0\" width=\"5000\"");
    // It stands in its fields, to be said anew.
    own.shows("value=\"0:02\"").shows("value=\"0:05\"").shows("value=\"50\"");

    let hers = lesson.rivera.get(path).await;
    hers.is(200).shows("From 0:02 to 0:05").shows(&moment).shows(&format!("/file/{drawing}"));
    lesson.rivera.get(&format!("/file/{recording}")).await.is(200);
    let heard = of(&ids[0], &[("cite", &sound), ("from", "0:19"), ("to", "0:20")]);
    posts(&lesson.rivera, path, &hers, "rate-1", &as_str(&heard)).await.goes_to(&format!("{path}?said=rate"));
    ada.browser.get(path).await.shows("From 0:19 to 0:20").shows("#t=19,20");
    let late = of(&ids[0], &[("cite", &sound), ("from", "0:19"), ("to", "0:21")]);
    let refused = posts(&lesson.rivera, path, &hers, "rate-1", &as_str(&late)).await;
    refused.is(422).shows("The recording is 0:20 long.").shows("value=\"0:21\"");
    ada.browser.get("/growth/view").await.is(200).hides("#t=2,5");

    ada.does(share(*piece, lesson.prompt, "I say it slower now.", false)).await;
    let page = ada.browser.get(path).await;
    let [again, _] = things(&page);
    assert_ne!(again, sound, "each version has its own");
    let mut typed = of(&ids[0], &[("stands", "here"), ("cite", &again), ("from", "0:10")]);
    typed.extend(of(&ids[1], &[("cite", "0-20")]));
    typed.push(("shown".into(), "yes".into()));
    sends(&ada.browser, &page, "rate-2", &as_str(&typed)).await.goes_to(&format!("{path}?said=rate"));

    let theirs = format!("{}/student/{}/growth", lesson.path, ada.person);
    for grown in [ada.browser.get("/growth/view").await, lesson.rivera.get(&theirs).await] {
        grown.is(200).shows("By each criterion, then and now").shows(&moment).shows("#t=10\"");
        grown.shows("Recording: From 0:02 to 0:05").shows("Recording: At 0:10").shows("#t=19,20");
        grown.shows("Obsidian, drawn").shows("x=\"1000\" y=\"0\" width=\"5000\"").shows("I say it slower now.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_finds_where_it_shows() {
    let Piece { lesson, ada, path, recording, .. } = &shares_both().await;
    let page = ada.browser.get(path).await;
    let ([sound, _], first) = (things(&page), criteria(&page)[0].clone());
    let typed = of(&first, &[("cite", &sound), ("from", "0:02"), ("to", "0:05")]);
    sends(&ada.browser, &page, "rate-1", &as_str(&typed)).await.is(303);

    let bo = lesson.comes_in("bo").await;
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    makes_class(&lindqvist, "Reading").await;
    let theirs = format!("{}/student/{}/growth", lesson.path, ada.person);
    let mut form = vec![("what", "rate"), ("version", "1"), ("wording", "1"), ("criteria", first.as_str())];
    form.extend(as_str(&typed));
    for stranger in [&bo.browser, &lindqvist] {
        for address in [path, &format!("/file/{recording}"), &theirs] {
            stranger.get(address).await.is(404).hides("0:02").hides("Okafor");
        }
        stranger.post(path, &form).await.is(404);
    }
    bo.browser.get("/growth/view").await.is(200).hides("0:02").hides(&recording.to_string());
    let nobody = lesson.server.client();
    nobody.get(path).await.goes_to("/join");
    nobody.get(&format!("/file/{recording}")).await.is(404);
    assert_eq!(nobody.post(path, &form).await.status, 303, "the way in");
}
