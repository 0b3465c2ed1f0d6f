//! Inquiries in a browser without any script: the student's pages, the readers', and the teacher's.

mod replied;

use domain::audience::{AudienceAct, Release, Step, Wish};
use domain::classes::AccessPoint;
use domain::command::Command;
use domain::id::{InquiryId, PerspectiveId, QuestionId, RemarkId};
use domain::inquiry::{InquiryAct, PerspectiveWords, RemarkOn, RemarkWords};
use domain::questions::QuestionAct;
use domain::replies::ReplyKind;

use crate::goals::sends;
use crate::room::{Lesson, Student, viewer};
use crate::shelf::id_of;

/// An inquiry of this student, that Ms Rivera sees, with one perspective; open to a partner and to the class.
pub async fn shows_to_class(lesson: &Lesson, student: &Student, partner: &Student) -> InquiryId {
    let (store, inquiry) = (lesson.server.store(), InquiryId::mint());
    let rivera = viewer(&lesson.server, &lesson.rivera).await;
    store.open_access_point(&rivera, lesson.class, AccessPoint::Inquiry).await.unwrap();
    let words = PerspectiveWords { words: "Obsidian wolves help rivers".into(), ..Default::default() };
    let begin =
        InquiryAct::Begin { question: "Obsidian: do wolves change rivers?".into(), classes: vec![], from: None };
    let readers = rivera.person().into_iter().collect();
    for act in [begin, InquiryAct::Say { perspective: PerspectiveId::mint(), words }, InquiryAct::Show { readers }] {
        student.does(Command::Inquiry { inquiry, act: act.into() }).await;
    }
    for step in [Step::Partner, Step::Class] {
        let partner = (step == Step::Partner).then_some(partner.person);
        let (words, pen) = (String::new(), String::new());
        let wish = Wish { step, version: 1, class: lesson.class, partner, words, pen };
        student.does(Command::Audience { inquiry, act: AudienceAct::Wish(wish).into() }).await;
        let wish = store.audience_desk(&rivera, lesson.class).await.unwrap().0.wishes.remove(0);
        store.decide_audience(&rivera, lesson.class, wish.audience, wish.rev, Release::Yes).await.unwrap();
    }
    inquiry
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_grows_into_a_perspective_without_a_script() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let browser = &ada.browser;
    let list = browser.get("/inquiries").await;
    list.is(200).shows("What do you wonder?").shows("data-hears=\"inquiry reply audience class piece\"");
    // What is missing is said beside its field, and what was typed stands there.
    sends(browser, &list, "begin", &[("question", " ")]).await.is(422).shows("id=\"begin-question-problem\"");
    let long = "x".repeat(100_000);
    sends(browser, &list, "begin", &[("question", &*long)]).await.is(422).shows("id=\"begin-question-problem\"");
    let class = format!("class-{}", lesson.class);
    let begun = sends(browser, &list, "begin", &[("question", "Are <b>wolves</b> bad?"), (&*class, "yes")]).await;
    assert_eq!(begun.status, 303, "{}", begun.body);
    let path = begun.header("location").split('?').next().unwrap().to_owned();
    sends(browser, &list, "begin", &[("question", "Twice")]).await.goes_to(begun.header("location"));
    let page = browser.get(begun.header("location")).await;
    page.is(200).shows("Are <b>wolves</b> bad?").shows("Only you can read this").shows("Next: find out something");
    page.shows("Your inquiry has begun").shows("Science");
    assert!(!page.body.contains("Are <b>"), "words are words, not markup");

    // Notes with their sources; changing one's mind stays visible.
    let half = [("words", "Kept </textarea>"), ("says", "It says"), ("trust", "yes"), ("title", " ")];
    let refused = sends(browser, &page, "note", &half).await;
    refused.is(422).shows("id=\"note-title-problem\"").shows("Kept </textarea>").hides("data-live");
    assert!(!refused.body.contains("Kept </textarea>"), "what was typed is no markup");
    let hidden_in =
        [("words", "x"), ("title", "A page"), ("address", "https://nps.gov@evil.example/"), ("trust", "yes")];
    sends(browser, &page, "note", &hidden_in).await.is(422).shows("id=\"note-address-problem\"");
    sends(browser, &page, "note", &[("words", "x"), ("trust", "five stars")]).await.is(422).shows("id=\"note\"");
    let source = [
        ("words", "The river moved"),
        ("title", "Wolves in the park"),
        ("address", "https://www.nps.gov/wolves"),
        ("says", "Trees came back"),
        ("trust", "yes"),
        ("why", "They work there"),
    ];
    let noted = sends(browser, &page, "note", &source).await;
    assert_eq!(noted.status, 303, "{}", noted.body);
    let page = browser.get(&path).await;
    page.shows("href=\"https://www.nps.gov/wolves\" rel=\"noopener noreferrer external\"").shows("www.nps.gov</a>");
    let note = id_of(&page, "edit-");
    let note = note.split("-").take(5).collect::<Vec<_>>().join("-");
    let edit = format!("edit-{note}");
    let doubts = [&source[..4], &[("trust", "partly"), ("why", "It leaves the beavers out")]].concat();
    // A page that stays open elsewhere.
    let older = browser.get(&path).await;
    let edited = sends(browser, &page, &edit, &doubts).await;
    assert_eq!(edited.status, 303, "{}", edited.body);
    let stale = sends(browser, &older, &edit, &source).await;
    stale.is(409).shows("changed on another page").shows("The river moved");
    let page = browser.get(&path).await;
    page.shows("It leaves the beavers out").shows("What I thought of it before").shows("They work there");
    let removed = sends(browser, &page, &format!("remove-{note}"), &[]).await;
    let gone = browser.get(removed.header("location")).await;
    gone.shows("The note is removed").shows("id=\"undo\"").hides("href=\"https://www.nps.gov/wolves\"");
    let back = sends(browser, &gone, "undo", &[]).await;
    browser.get(back.header("location")).await.shows("href=\"https://www.nps.gov/wolves\"").shows("The note is back");

    // A perspective is kept, said, and stays.
    let page = browser.get(&path).await;
    let kept = sends(browser, &page, "perspective", &[("do", "inquiry_keep"), ("words", "# Wolves\n- help")]).await;
    browser.get(kept.header("location")).await.shows("Go on with what you began").shows("Only you can read it");
    let page = browser.get(&path).await;
    sends(browser, &page, "perspective", &[("do", "inquiry_say"), ("words", " ")])
        .await
        .is(422)
        .shows("id=\"perspective-words-problem\"");
    let said = sends(browser, &page, "perspective", &[("do", "inquiry_say"), ("words", "# Wolves\n- help")]).await;
    assert_eq!(said.status, 303, "{}", said.body);
    let page = browser.get(&path).await;
    page.shows("Perspective 1").shows("Next: show it to somebody").shows("data-mark=\"- \"");
    let again = [("do", "inquiry_say"), ("words", "# Wolves\n- are needed"), ("used_to", "They are bad")];
    sends(browser, &page, "perspective", &again).await;
    browser.get(&path).await.shows("Perspective 2").shows("<del>").shows("I used to think");

    // Nobody else finds it: not a classmate, not the teacher, until she is picked.
    bo.browser.get(&path).await.is(404);
    let guided = format!("{}/inquiry/{}", lesson.path, path.rsplit('/').next().unwrap());
    lesson.rivera.get(&guided).await.is(404);
    lesson.rivera.get(&format!("{}/inquiries", lesson.path)).await.is(200).shows("Nothing shown to you yet");
    let rivera = viewer(&lesson.server, &lesson.rivera).await.person().unwrap();
    let ticked = format!("teacher-{rivera}");
    let page = browser.get(&path).await;
    sends(browser, &page, "readers", &[(&*ticked, "yes")]).await;
    browser.get(&path).await.shows("Who can read this now: you, <bdi>Ms Rivera</bdi>").shows("It is shared");

    // She asks, and the student answers.
    lesson.rivera.get(&format!("{}/inquiries", lesson.path)).await.shows("Are <b>wolves</b> bad?");
    let shown = lesson.rivera.get(&guided).await;
    shown.is(200).shows("It leaves the beavers out").shows("Perspective 2").shows("data-hears=\"inquiry reply");
    let form = format!("remark-note-{note}");
    let mut fields = crate::goals::hidden_of(&shown, &form);
    fields.extend([("what".into(), "remark".into()), ("kind".into(), "ask".into()), ("words".into(), " ".into())]);
    let ask = |fields: &[(String, String)]| {
        let fields: Vec<(String, String)> = fields.to_vec();
        async {
            let fields = fields;
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            lesson.rivera.post(&guided, &fields).await
        }
    };
    ask(&fields).await.is(422).shows(&format!("id=\"{form}-words-problem\""));
    fields.last_mut().unwrap().1 = "Who measured it?".into();
    ask(&fields).await.goes_to(&format!("{guided}?said=remarked"));
    ask(&fields).await.goes_to(&format!("{guided}?said=remarked"));
    let page = browser.get(&path).await;
    page.shows("Who measured it?");
    assert_eq!(page.body.matches("Who measured it?").count(), 1, "the same words are said once");
    browser.get("/inquiries").await.shows("A teacher asked you something");
    let answer = page.attribute("id", "answer-").unwrap();
    let answer = answer.split("-words").next().unwrap().to_owned();
    sends(browser, &page, &answer, &[("words", "A ranger")]).await;
    lesson.rivera.get(&guided).await.shows("A ranger").shows("Ada Okafor answers");

    // Taken back at once; and it rests without a reason.
    let page = browser.get(&path).await;
    sends(browser, &page, "readers", &[]).await;
    lesson.rivera.get(&guided).await.is(404);
    sends(browser, &page, "rest", &[]).await;
    browser.get(&path).await.shows("This one rests").hides("id=\"note\"");
    sends(browser, &page, "note", &source).await.is(409).shows("Take it up again first").shows("The river moved");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_two_pages_change_shows_both_and_overwrites_neither() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let browser = &ada.browser;
    let page = browser.get("/inquiries").await;
    let begun = sends(browser, &page, "begin", &[("question", "Why?")]).await;
    let path = begun.header("location").split('?').next().unwrap().to_owned();
    let keep = |words| [("do", "inquiry_keep"), ("words", words), ("based_on", "")];
    let (page, older) = (browser.get(&path).await, browser.get(&path).await);
    sends(browser, &page, "perspective", &keep("Wolves help")).await.is(303);
    let stale = sends(browser, &older, "perspective", &keep("Beavers do")).await;
    stale.is(409).shows("changed on another page").shows("id=\"kept-meanwhile\"");
    stale.shows("Wolves help").shows("Beavers do");
    let now = browser.get(&path).await;
    now.shows("Wolves help").hides("Beavers do").hides("id=\"kept-meanwhile\"");
    // What is refused for another reason knows no more than it did before.
    let silent = sends(browser, &older, "perspective", &[("do", "inquiry_say"), ("words", " ")]).await;
    silent.is(422).shows("Wolves help");
    // Whoever has read both decides.
    sends(browser, &stale, "perspective", &keep("Beavers and wolves")).await.is(303);
    browser.get(&path).await.shows("Beavers and wolves").hides("Wolves help");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_form_of_ours_says_changes_nothing() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let page = ada.browser.get("/inquiries").await;
    let begun = sends(&ada.browser, &page, "begin", &[("question", "Why?")]).await;
    let path = begun.header("location").split('?').next().unwrap().to_owned();
    let page = ada.browser.get(&path).await;
    // Another page's words, whose inquiry is gone: nothing that was typed is lost.
    let mut fields = crate::goals::hidden_of(&page, "note");
    let strange = InquiryId::mint().to_string();
    for (name, value) in &mut fields {
        if name == "inquiry" {
            value.clone_from(&strange);
        }
    }
    fields.push(("words".into(), "My own <i>words".into()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    ada.browser.post("/api/v1/commands", &fields).await.is(404).shows("My own <i>words");
    for (name, value) in [("rev", "x"), ("source", "x"), ("trust", "x")] {
        let odd = [("do", "inquiry_edit"), (name, value), ("words", "x")];
        let refused = sends(&ada.browser, &page, "rest", &odd).await;
        assert!((303..500).contains(&refused.status), "{name}: {}", refused.status);
    }
    let many: Vec<(String, String)> = (0..500).map(|n| (format!("teacher-{n}"), "yes".to_owned())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let refused = sends(&ada.browser, &page, "rest", &many).await;
    assert!(refused.status < 500, "{}", refused.status);
    for odd in ["/inquiry/x", "/read/x", "/inquiries?question=<script>"] {
        let got = ada.browser.get(odd).await;
        assert!(got.status < 500 && !got.body.contains("<script>alert"), "{odd}: {}", got.status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inquiry_begins_with_the_words_of_the_question_it_grows_from() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    crate::questions::opens_inquiry(&lesson).await;
    let question = QuestionId::mint();
    let words = "Why do \"leaves\" <i>fall</i>?";
    let ask = QuestionAct::Ask { class: lesson.class, words: words.into(), signed: false };
    bo.does(Command::Question { question, act: ask.into() }).await;
    let page = ada.browser.get(&format!("/inquiries?question={question}")).await;
    page.is(200)
        .shows("value=\"Why do \"leaves\" <i>fall</i>?\"")
        .shows(&format!("name=\"from\" value=\"{question}\""));
    assert!(!page.body.contains("<i>fall"), "words are words, not markup");
    let begun = sends(&ada.browser, &page, "begin", &[("question", words)]).await;
    assert_eq!(begun.status, 303, "{}", begun.body);
    ada.browser.get(begun.header("location")).await.shows("<i>fall</i>?");

    // What is not there, or is not theirs to find, is an empty field.
    bo.does(Command::Question { question, act: QuestionAct::Withdraw.into() }).await;
    for unknown in
        [question.to_string(), QuestionId::mint().to_string(), "nonsense".into(), "x".repeat(2_000), String::new()]
    {
        let page = ada.browser.get(&format!("/inquiries?question={unknown}")).await;
        page.is(200).shows("name=\"from\" value=\"\"").shows("name=\"question\" value=\"\"");
    }
    bo.browser.get(&format!("/inquiries?question={question}")).await.is(200).shows("<i>fall</i>?");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inquiry_that_waits_has_a_line_on_the_home_of_its_teacher() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    lesson.rivera.get("/classes").await.hides("id=\"inquiries-waiting\"");
    let inquiry = shows_to_class(&lesson, &ada, &bo).await;
    let home = lesson.rivera.get("/classes").await;
    home.shows("id=\"inquiries-waiting\"").shows("1 inquiry waits for a word from you").hides("Obsidian");
    home.shows(&format!("href=\"{}/inquiries\"", lesson.path));
    assert!(home.body.contains("question inquiry reply"), "and hears of it: {}", home.body);
    let lindqvist = crate::room::another_teacher(&lesson.server, &lesson.rivera).await;
    lindqvist.get("/classes").await.is(200).hides("id=\"inquiries-waiting\"");
    let rivera = viewer(&lesson.server, &lesson.rivera).await;
    let said = RemarkWords { kind: ReplyKind::Ask, on: RemarkOn::Question, words: "Which river?".into() };
    lesson.server.store().remark(&rivera, inquiry, RemarkId::mint(), said).await.unwrap();
    lesson.rivera.get("/classes").await.hides("id=\"inquiries-waiting\"");
    // What she says next waits again.
    let words = PerspectiveWords { words: "With beavers".into(), ..Default::default() };
    let say = InquiryAct::Say { perspective: PerspectiveId::mint(), words };
    ada.does(Command::Inquiry { inquiry, act: say.into() }).await;
    lesson.rivera.get("/classes").await.shows("id=\"inquiries-waiting\"");
    ada.does(Command::Inquiry { inquiry, act: InquiryAct::Rest.into() }).await;
    lesson.rivera.get("/classes").await.hides("id=\"inquiries-waiting\"");
}
