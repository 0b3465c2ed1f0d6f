//! A portfolio over HTTP: told with plain forms, shown, taken along, and brought in elsewhere.

mod hostile;
mod travel;

use domain::command::Command;
use domain::conference::{ConferenceAct, PlanWords};
use domain::files::FileKind;
use domain::growth::GrowthWords;
use domain::id::{
    CommandId, ConferenceId, GrowthId, InquiryId, PerspectiveId, PickId, QuestionId, ReflectionId, StoryId,
};
use domain::inquiry::{InquiryAct, PerspectiveWords};
use domain::portfolio::{PartWords, PortfolioAct, TimelineSource};
use domain::questions::QuestionAct;

use crate::harness::Answer;
use crate::live::ear::{Ear, MOMENT};
use crate::room::{Lesson, Student, another_teacher, hidden, viewer};
use crate::showing::DRAWING;

const COMMANDS: &str = "/api/v1/commands";

/// A form of the portfolio's pages, filled in and sent.
async fn posts(student: &Student, deed: &str, more: &[(&str, &str)]) -> Answer {
    let (command, person) = (CommandId::mint().to_string(), student.person.to_string());
    let mut fields = vec![("do", deed), ("command", &*command), ("person", &*person)];
    fields.extend(more);
    student.browser.post(COMMANDS, &fields).await
}

pub async fn picks(ada: &Student, piece: ReflectionId) -> StoryId {
    let story = StoryId::mint();
    let pick = PortfolioAct::Pick {
        part: PickId::mint(),
        source: TimelineSource::Piece,
        about: piece.0,
        fixed: None,
        why: "I looked twice".into(),
    };
    ada.does(Command::Portfolio { act: pick.said(story) }).await;
    story
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_timeline_to_a_story_without_a_script() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    ada.browser.get("/portfolio").await.is(200).shows("Nothing here yet");
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "The days get <short>").await;
    let page = ada.browser.get("/portfolio").await;
    page.is(200).shows("The days get <short>").shows("You shared a piece").shows("Pick for my story");
    assert!(!page.body.contains("<short>"), "words are text");
    ada.browser.get("/portfolio?point=goals").await.is(200).hides("get <short");
    let (story, part) = (hidden(&page, "story"), hidden(&page, "part"));
    let about = [
        ("form", "pick-0"),
        ("story", &*story),
        ("part", &*part),
        ("source", "piece"),
        ("about", &*hidden(&page, "about")),
        ("fixed", &*hidden(&page, "fixed")),
        ("from", "/portfolio"),
    ];
    posts(&ada, "story_pick", &about).await.goes_to("/portfolio?said=story_pick");
    ada.browser.get("/portfolio?said=story_pick").await.shows("In my story").shows("It is in your story now");
    let again = [about[0], about[1], ("part", &*PickId::mint().to_string()), about[3], about[4], about[5]];
    posts(&ada, "story_pick", &again).await.is(409).shows("This is in your story already");

    let at = format!("/portfolio/story?id={story}&said=story_chapter");
    let chapter = PickId::mint().to_string();
    let chapter =
        [("form", "chapter"), ("story", &*story), ("part", &*chapter), ("heading", "Autumn"), ("words", "- red")];
    posts(&ada, "story_chapter", &chapter).await.goes_to(&at);
    ada.browser
        .get("/portfolio/story")
        .await
        .is(200)
        .shows("Autumn")
        .shows("The days get")
        .shows("Only you see this story");
    ada.browser.get(&format!("/story/{story}")).await.is(200).shows("Autumn").shows("data-print");
    // What does not stand comes back where it was typed.
    let why = "x".repeat(100_000);
    let long = [("form", &*format!("write-{part}")), ("story", &*story), ("part", &*part), ("words", &*why)];
    posts(&ada, "story_write", &long).await.is(422).shows("aria-invalid=\"true\"").shows(&why[..2_000]);
    for wrong in [("part", "nonsense"), ("part", &*PickId::mint().to_string())] {
        let answer = posts(&ada, "story_remove", &[("story", &story), wrong]).await;
        assert!([404, 422].contains(&answer.status), "{}", answer.status);
    }
    posts(&ada, "story_fly", &[("story", &story)]).await.is(400);
    let bo = lesson.comes_in("bo").await;
    let answer = posts(&bo, "story_remove", &[("story", &story), ("part", &part)]).await;
    answer.is(404).hides("Autumn");
    // On a shared device: Ada's page, left open, is never posted as Bo's.
    let (command, person) = (CommandId::mint().to_string(), ada.person.to_string());
    let left_open =
        [("do", "story_remove"), ("command", &*command), ("person", &*person), ("story", &*story), ("part", &*part)];
    bo.browser.post(COMMANDS, &left_open).await.is(403);
    ada.browser.get("/portfolio/story").await.shows("The days get");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_and_thought_stands_on_the_timeline_and_is_picked() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    crate::questions::opens_inquiry(&lesson).await;
    let ask = QuestionAct::Ask { class: lesson.class, words: "Why is <b>blue</b> the sky?".into(), signed: false };
    ada.does(Command::Question { question: QuestionId::mint(), act: ask.into() }).await;
    let inquiry = InquiryId::mint();
    let begin = InquiryAct::Begin { question: "Do wolves change rivers?".into(), classes: vec![], from: None };
    let words = PerspectiveWords { words: "Only with beavers".into(), ..Default::default() };
    for act in [begin, InquiryAct::Say { perspective: PerspectiveId::mint(), words }] {
        ada.does(Command::Inquiry { inquiry, act: act.into() }).await;
    }
    let page = ada.browser.get("/portfolio?point=inquiry").await;
    page.is(200).shows("You asked a question").shows("Why is <b>blue</b> the sky?").shows("You began an inquiry");
    page.shows("You said what you think").shows("Only with beavers").shows(&format!("href=\"/inquiry/{inquiry}\""));
    assert!(!page.body.contains("<b>blue"), "words are text");
    ada.browser.get("/portfolio?point=goals").await.is(200).hides("wolves").hides("the sky");
    lesson.comes_in("bo").await.browser.get("/portfolio").await.is(200).hides("wolves").hides("the sky");
    let story = StoryId::mint();
    let (part, source, why) = (PickId::mint(), TimelineSource::Inquiry, "I changed my mind".into());
    let pick = PortfolioAct::Pick { part, source, about: inquiry.0, fixed: None, why };
    ada.does(Command::Portfolio { act: pick.said(story) }).await;
    let told = ada.browser.get(&format!("/story/{story}")).await;
    told.is(200)
        .shows("An inquiry")
        .shows("Do wolves change rivers?")
        .shows("Perspective 1")
        .shows("Only with beavers");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conference_is_planned_rehearsed_and_held_without_a_script() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let page = ada.browser.get("/conferences").await;
    let id = hidden(page.is(200), "conference");
    let typed = [("form", "plan"), ("conference", &*id), ("whom", ""), ("when", "On Thursday")];
    posts(&ada, "conference_plan", &typed).await.is(422).shows("On Thursday").shows("aria-invalid");
    let plan = [("form", "plan"), ("conference", &*id), ("whom", "Grandma"), ("when", "On Thursday")];
    posts(&ada, "conference_plan", &plan).await.goes_to(&format!("/conference/{id}?said=conference_plan"));
    let page = ada.browser.get(&format!("/conference/{id}")).await;
    page.is(200).shows("What I am proud of").shows("Conference with Grandma").shows("Rehearse");
    let item = hidden(&page, "item");
    let notes = [("form", "x"), ("conference", &*id), ("item", &*item), ("title", "Hello"), ("notes", "Breathe first")];
    posts(&ada, "conference_write_item", &notes).await.is(303);
    ada.browser.get(&format!("/conference/{id}/rehearse")).await.is(200).shows("Breathe first").shows("I rehearsed it");
    // On the stage no note is ever read, and what the family asks is typed in.
    let stage = ada.browser.get(&format!("/conference/{id}/live")).await;
    stage.is(200).shows("Hello").hides("Breathe first").shows("href=\"#item-2\"").shows("id=\"the-end\"");
    let question = hidden(&stage, "question");
    let asked =
        [("conference", &*id), ("question", &*question), ("words", "How can we help?"), ("page", "live"), ("at", "6")];
    posts(&ada, "conference_ask", &asked).await.goes_to(&format!("/conference/{id}/live#item-6"));
    let empty = [
        ("form", "agree"),
        ("conference", &*id),
        ("step", &*hidden(&stage, "step")),
        ("who", "Dad"),
        ("words", ""),
        ("page", "live"),
    ];
    posts(&ada, "conference_agree", &empty).await.is(422).shows("How can we help?").shows("value=\"Dad\"");
    posts(&ada, "conference_held", &[("conference", &id)]).await.is(303);
    let page = ada.browser.get(&format!("/conference/{id}")).await;
    page.is(200).shows("How was it?").shows("took place");
    posts(&ada, "conference_plan", &plan).await.is(409).shows("has taken place");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_it_is_shown_to_hears_a_number_and_nobody_else_anything() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let rivera = viewer(&lesson.server, &lesson.rivera).await.person().unwrap();
    let lindqvist = another_teacher(&lesson.server, &lesson.rivera).await;
    let (mut adas, mut riveras) = (Ear::listens(&ada.browser).await, Ear::listens(&lesson.rivera).await);
    let (mut bos, mut colleagues) = (Ear::listens(&bo.browser).await, Ear::listens(&lindqvist).await);
    let (story, conference) = (StoryId::mint(), ConferenceId::mint());
    let words = PartWords { heading: "Obsidian".into(), words: "Obsidian".into() };
    let act = PortfolioAct::Chapter { part: PickId::mint(), words };
    ada.does(Command::Portfolio { act: act.said(story) }).await;
    adas.until("portfolio").await;
    assert_eq!(riveras.during(MOMENT).await, [], "shown to nobody");
    ada.does(Command::Portfolio { act: PortfolioAct::Show { readers: vec![rivera] }.said(story) }).await;
    assert_eq!(riveras.until("portfolio").await.last().unwrap().of(), ("portfolio".into(), ada.person.to_string()));
    let words = PlanWords { whom: "Obsidian".into(), when: String::new() };
    ada.does(Command::Portfolio { act: ConferenceAct::Plan { words }.said(conference) }).await;
    ada.does(Command::Portfolio { act: ConferenceAct::Show { readers: vec![rivera] }.said(conference) }).await;
    assert_eq!(riveras.until("conference").await.last().unwrap().of(), ("conference".into(), conference.to_string()));
    for ear in [&mut bos, &mut colleagues] {
        assert_eq!(ear.during(MOMENT).await, []);
    }
    for ear in [&adas, &riveras, &bos, &colleagues] {
        assert!(!ear.bytes.contains("Obsidian"), "{}", ear.bytes);
    }
    lesson.rivera.get("/stories").await.is(200).shows("Ada Okafor").shows(&format!("/story/{story}"));
    lesson.rivera.get(&format!("/story/{story}")).await.is(200).shows("Obsidian");
    lindqvist.get("/stories").await.is(200).hides("Ada Okafor");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_shows_a_small_picture_of_what_it_cites_and_a_rehearsal_has_a_timer() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (piece, growth) = (ReflectionId::mint(), GrowthId::mint());
    ada.shares(piece, lesson.prompt, "The wind pulls them").await;
    let (_, file) = ada.shows_file(&lesson, piece, FileKind::Drawing, DRAWING.as_bytes()).await;
    ada.shares(piece, lesson.prompt, "The days get short").await;
    let me = viewer(&lesson.server, &ada.browser).await;
    let versions = lesson.server.store().piece(&me, piece).await.unwrap().0.versions;
    let (before, after) = (versions[1].id, versions[0].id);
    let words = GrowthWords { before, after, used_to: "It is the wind".into(), now: "It is the light".into() };
    ada.does(Command::Grow { growth, words }).await;
    let page = ada.browser.get("/portfolio?point=reflection").await;
    let small = format!("src=\"/file/{file}/small\"");
    assert_eq!(page.is(200).body.matches(&small).count(), 2, "beside the version and beside the pair: {}", page.body);
    ada.browser.get(&format!("/file/{file}/small")).await.is(200).shows("<svg");
    lesson.comes_in("bo").await.browser.get(&format!("/file/{file}/small")).await.is(404);

    let conference = ConferenceId::mint();
    let plan = PlanWords { whom: "My family".into(), ..Default::default() };
    ada.does(Command::Portfolio { act: ConferenceAct::Plan { words: plan }.said(conference) }).await;
    let rehearsal = ada.browser.get(&format!("/conference/{conference}/rehearse")).await;
    rehearsal.is(200).shows("Practice timer").shows("One minute is left.").shows("id=\"practice-timer\"");
    ada.browser.get(&format!("/conference/{conference}/live")).await.is(200).hides("practice-timer");
}
