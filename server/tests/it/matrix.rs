//! Every address of ours and everybody who may ask for it. Without a row here, a new route does not pass.

mod routes;
mod rows;
mod strangers;
mod things;

use std::collections::BTreeSet;

use domain::classes::AccessPoint;
use domain::command::Command;
use domain::feedback::NoteReaders;
use domain::files::FileKind;
use domain::goals::{AskKind, GoalAct, GoalPlan};
use domain::growth::GrowthWords;
use domain::help::{HelpAct, HelpPlace};
use domain::id::{
    BoardId, CommandId, FeedbackId, FileId, GoalAskId, GoalId, GrowthId, HelpId, ImportId, LessonId, LessonStepId,
    MarkId, NoteId, PromptId, ReflectionId, RemarkId, ReplyId, RoundId, RubricId, SampleId, SessionId, StrategyId,
    TryId, YesId,
};
use domain::replies::{ReplyAct, ReplyKind};
use domain::strategies::{Need, StrategyAct, StrategyWords};
use domain::trying::TryAct;
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};

use self::routes::routes;
pub use self::rows::FORM;
use self::rows::ROWS;
use self::strangers::STRANGERS;
pub use self::things::teacher_elsewhere;
use self::things::{
    chooses_from_a_board, looks_by_a_rubric, measures_something, takes_a_competency_off, tells_a_story, third_teacher,
    wishes_to_be_read, wonders,
};
use crate::files::picture;
use crate::harness::Client;
use crate::room::{Lesson, another_teacher, share, student_of, viewer};
use crate::showing::DRAWING;

/// Who asks, in the order of the columns: she who teaches the class and runs the school; the student whose piece it is; one of
/// the same class; a teacher of the same school; a teacher of another school; nobody. Students from elsewhere: see [`strangers`].
const WHO: [&str; 6] = ["rivera", "ada", "bo", "lindqvist", "reed", "nobody"];

/// What is somebody's own, or a class's.
const OURS: &[&str] = &[
    "{class}",
    "{ada}",
    "{bo}",
    "{piece}",
    "{shown}",
    "{version}",
    "{growth}",
    "{goal}",
    "{ask}",
    "{strategy}",
    "{try}",
    "{question}",
    "{round}",
    "{inquiry}",
    "{audience}",
    "{wished}",
    "{reply}",
    "{story}",
    "{conference}",
    "{prompt}",
    "{term}",
    "{kim}",
    "{open}",
    "{file}",
    "{drawn}",
    "{arriving}",
    "{board}",
    "{proposal}",
    "{rubric}",
    "{making}",
    "{measure}",
    "{help}",
    "{note}",
    "{held}",
    "{lesson}",
];

/// Where Bo reads what Ada thinks, because she showed it to him and Ms Rivera released it.
const SHOWN_TO_BO: [&str; 3] = ["GET /read/{id}", "GET /inquiries", "GET /reads"];

#[test]
fn every_route_has_its_row() {
    let routes = routes();
    assert!(routes.len() > 80, "{routes:?}");
    let rows: BTreeSet<String> = ROWS.iter().map(|row| row.0.to_owned()).collect();
    let without: Vec<_> = routes.difference(&rows).collect();
    let of_nothing: Vec<_> = rows.difference(&routes).collect();
    assert!(
        without.is_empty() && of_nothing.is_empty(),
        "without a row: {without:#?}; rows of no route: {of_nothing:#?}"
    );
    assert_eq!(ROWS.len(), rows.len(), "a route has two rows");
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_their_own_and_nobody_anything_else() {
    let lesson = Lesson::begins().await;
    let (server, rivera, class) = (&lesson.server, &lesson.rivera, lesson.class);
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let lindqvist = another_teacher(server, rivera).await;
    let kim = third_teacher(server, rivera).await;
    let reed = teacher_elsewhere(server).await;
    let farah = student_of(server, &lindqvist, "Reading", "Farah Aziz").await;
    let gus = student_of(server, &reed, "Writing", "Gus Berg").await;
    let nobody = server.client();

    // What the addresses are about: all of it Ada's, or Ms Rivera's.
    let (piece, growth) = (ReflectionId::mint(), GrowthId::mint());
    ada.does(share(piece, lesson.prompt, "Obsidian is glass", true)).await;
    ada.does(share(piece, lesson.prompt, "Obsidian is not glass", true)).await;
    let (view, _) = server.store().piece(&viewer(server, &ada.browser).await, piece).await.unwrap();
    let (after, before) = (view.versions[0].id, view.versions[1].id);
    let words = GrowthWords { before, after, used_to: "Obsidian one".into(), now: "Obsidian two".into() };
    ada.does(Command::Grow { growth, words }).await;
    let (goal, ask) = (GoalId::mint(), GoalAskId::mint());
    let to = viewer(server, rivera).await.person().unwrap();
    let plan = GoalPlan { statement: "Obsidian three".into(), ..Default::default() };
    ada.does(Command::Goal { goal, act: GoalAct::Set { plan, classes: vec![class], readers: vec![to] }.into() }).await;
    let words = "Obsidian, please".to_owned();
    ada.does(Command::Goal { goal, act: GoalAct::Ask { ask, kind: AskKind::Ask, to, words }.into() }).await;
    // What the next version will show, what this one does, and something to answer with.
    let (_, drawn) = ada.shows_file(&lesson, piece, FileKind::Drawing, DRAWING.as_bytes()).await;
    ada.does(share(piece, lesson.prompt, "Obsidian is not glass at all", true)).await;
    let (showing, _) = server.store().showing(&viewer(server, rivera).await, piece, None).await.unwrap();
    let shown = showing.versions[0].shown[0].id;
    let (file, _) = ada.brings(FileKind::Image, &picture(40, 30, image::ImageFormat::Png)).await;
    let arriving = FileId::mint();
    ada.announces(arriving, FileKind::Sound, 1000).await.is(200);
    let (board, proposal) = chooses_from_a_board(server, rivera, &ada, class).await;
    let (strategy, attempt) = (StrategyId::mint(), TryId::mint());
    let store = server.store();
    store.open_access_point(&viewer(server, rivera).await, class, AccessPoint::Choice).await.unwrap();
    let words =
        StrategyWords { name: "Obsidian four".into(), does: "a".into(), helps: "b".into(), ..Default::default() };
    let act = StrategyAct::Recommend { class, words, signed: false, tried: None };
    ada.does(Command::Strategy { strategy, act: act.into() }).await;
    let act = TryAct::Pose { need: Need::Start, words: "Obsidian five".into() };
    ada.does(Command::Try { attempt, act: act.into() }).await;
    ada.does(Command::Try { attempt, act: TryAct::Show { readers: vec![to] }.into() }).await;
    let (question, round) = wonders(server, rivera, &ada, &bo, class).await;
    // Bo reads what Ada thinks, and asks something that waits for Ms Rivera.
    let inquiry = crate::inquiry::shows_to_class(&lesson, &ada, &bo).await;
    let about = store.read_perspective(&viewer(server, &bo.browser).await, inquiry).await.unwrap().0.perspective.id;
    let (reply, kind) = (ReplyId::mint(), ReplyKind::Ask);
    let act = ReplyAct::Write { perspective: about, kind, words: "Which river?".into() };
    bo.does(Command::Reply { reply, act: act.into() }).await;
    let (wished, wish, ended) = wishes_to_be_read(server, rivera, &ada, bo.person, class).await;
    let (rubric, making) = looks_by_a_rubric(&lesson, &ada, piece).await;
    let measure = measures_something(&ada, class).await;
    let (story, conference) = tells_a_story(&ada, to).await;
    let off = takes_a_competency_off(server, rivera, class).await;
    let school =
        rivera.get("/school").await.attribute("action", "/school/").unwrap().split('/').nth(2).unwrap().to_owned();
    let term = [("term_name", "Autumn"), ("starts_on", "2026-09-01"), ("ends_on", "2026-12-20")];
    rivera.post(&format!("/school/{school}/terms"), &term).await.goes_to(&format!("/school/{school}?done=term"));
    let page = rivera.get(&format!("/school/{school}")).await;
    let term =
        page.attribute("action", &format!("/school/{school}/terms/")).unwrap().split('/').nth(4).unwrap().to_owned();
    let invited = rivera.post(&format!("/school/{school}/invite"), &[]).await;
    let link = invited.attribute("data-copy", "http").unwrap();
    let page = rivera.get("/school").await;
    let open = page.attribute("action", &format!("/school/{school}/invitations/")).unwrap();
    let colleague = viewer(server, &lindqvist).await.person().unwrap();
    let reset = rivera.post(&format!("/school/{school}/staff/{colleague}/password"), &[]).await;
    let reset = reset.is(200).attribute("data-copy", "http").unwrap();
    let wall = lesson.opens_projector().await;
    let (help, note) = (HelpId::mint(), NoteId::mint());
    let (place, sentence) = (HelpPlace::Piece(piece), "Obsidian eight".to_owned());
    let act = HelpAct::Ask { place, sentence, words: String::new() };
    ada.does(Command::Help { help, act: act.into() }).await;
    let (readers, words) = (NoteReaders::Several(vec![ada.person]), "Obsidian nine".to_owned());
    store.send_note(&viewer(server, rivera).await, note, class, None, words, readers).await.unwrap();
    let teacher = viewer(server, rivera).await;
    let planned = store.make_lesson(&teacher, class, LessonId::mint(), "Obsidian ten").await.unwrap();
    let session = store.sessions(&teacher, class).await.unwrap().0[0].id;
    let names = [
        ("{help}", help.to_string()),
        ("{note}", note.to_string()),
        ("{new_spoken}", NoteId::mint().to_string()),
        ("{new_several}", FeedbackId::mint().to_string()),
        ("{new_sure}", domain::id::ConfidenceId::mint().to_string()),
        ("{new_command_two}", CommandId::mint().to_string()),
        ("{class}", class.to_string()),
        ("{ada}", ada.person.to_string()),
        ("{bo}", bo.person.to_string()),
        ("{piece}", piece.to_string()),
        ("{growth}", growth.to_string()),
        ("{goal}", goal.to_string()),
        ("{ask}", ask.to_string()),
        ("{file}", file.to_string()),
        ("{drawn}", drawn.to_string()),
        ("{arriving}", arriving.to_string()),
        ("{new_file}", FileId::mint().to_string()),
        ("{strategy}", strategy.to_string()),
        ("{try}", attempt.to_string()),
        ("{question}", question.to_string()),
        ("{round}", round.to_string()),
        ("{new_round}", RoundId::mint().to_string()),
        ("{inquiry}", inquiry.to_string()),
        ("{reply}", reply.to_string()),
        ("{new_remark_two}", RemarkId::mint().to_string()),
        ("{story}", story.to_string()),
        ("{conference}", conference.to_string()),
        ("{new_import}", ImportId::mint().to_string()),
        ("{off_competency}", off.to_string()),
        ("{wished}", wished.to_string()),
        ("{audience}", wish.audience.to_string()),
        ("{wish_rev}", wish.rev.to_string()),
        ("{ended_link}", ended),
        ("{new_yes}", YesId::mint().to_string()),
        ("{new_reply}", ReplyId::mint().to_string()),
        ("{board}", board.to_string()),
        ("{proposal}", proposal.to_string()),
        ("{new_board}", BoardId::mint().to_string()),
        ("{new_copy}", BoardId::mint().to_string()),
        ("{rubric}", rubric.to_string()),
        ("{making}", making.to_string()),
        ("{measure}", measure.to_string()),
        ("{new_rubric}", RubricId::mint().to_string()),
        ("{new_rubric_copy}", RubricId::mint().to_string()),
        ("{new_sample}", SampleId::mint().to_string()),
        ("{prompt}", lesson.prompt.to_string()),
        ("{school}", school),
        ("{term}", term),
        ("{kim}", kim.to_string()),
        ("{open}", open.split('/').nth(4).unwrap().to_owned()),
        ("{reset}", reset.rsplit('/').next().unwrap().to_owned()),
        ("{invitation}", link.rsplit('/').next().unwrap().to_owned()),
        ("{wall}", wall.rsplit('/').next().unwrap().to_owned()),
        ("{code}", lesson.code.replace(' ', "+")),
        ("{version}", after.to_string()),
        ("{shown}", shown.to_string()),
        ("{new_mark}", MarkId::mint().to_string()),
        ("{new_feedback}", FeedbackId::mint().to_string()),
        ("{new_remark}", RemarkId::mint().to_string()),
        ("{new_note}", NoteId::mint().to_string()),
        ("{new_prompt}", PromptId::mint().to_string()),
        ("{new_exit}", PromptId::mint().to_string()),
        ("{new_command}", CommandId::mint().to_string()),
        ("{session}", SessionId::mint().to_string()),
        ("{lesson}", planned.to_string()),
        ("{new_lesson}", LessonId::mint().to_string()),
        ("{new_step}", LessonStepId::mint().to_string()),
        ("{held}", session.to_string()),
    ];
    let filled = |text: &str| names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value));
    let browsers = [rivera, &ada.browser, &bo.browser, &lindqvist, &reed, &nobody];
    let outside = [&farah.browser, &gus.browser];
    let secrets = ["Obsidian", "Okafor", &ada.person.to_string()];

    let mut wrong = Vec::new();
    for (key, address, form, expected) in ROWS {
        let (method, _) = key.split_once(' ').unwrap();
        let method: Method = method.parse().unwrap();
        let ours = strangers::names_ours(address, form);
        let (at, said) = (&*filled(address), &*filled(form));
        // First of all: what they try changes nothing for anybody.
        for (who, browser) in STRANGERS.iter().zip(outside).filter(|_| strangers::ask(&method, ours)) {
            let (status, body) = asks(browser, key, at, said).await;
            for secret in secrets {
                assert!(!body.contains(secret), "{who} of {key} finds {secret:?}: {body}");
            }
            if status != strangers::expected(key, ours, expected[2]) {
                wrong.push(format!("{who} of {key}: {status}"));
            }
        }
        let mut got = [0; 6];
        for column in (0..6).rev() {
            let (status, body) = asks(browsers[column], key, at, said).await;
            got[column] = status;
            // On the projector hangs nothing yet; whoever has its address may see it.
            let shown_to_bo = column == 2 && SHOWN_TO_BO.contains(key);
            for secret in secrets.iter().filter(|_| column > 1 && !shown_to_bo) {
                // Bo's own class names nobody to him either.
                assert!(!body.contains(*secret), "{} of {key} finds {secret:?}: {body}", WHO[column]);
            }
        }
        // Whatever the table says: what is somebody's own is there for nobody else.
        if ours {
            assert!(got[3..].iter().all(|status| [303, 401, 403, 404].contains(status)), "{key}: {got:?}");
        }
        assert!(got.iter().all(|status| *status < 500), "{key}: {got:?}");
        if got != *expected {
            let form = if form.starts_with("--") { "a form with a file" } else { form };
            wrong.push(format!("(\"{key}\", \"{address}\", \"{form}\", {got:?}), // not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{WHO:?}\n{}", wrong.join("\n"));
}

/// Asks a row as a browser would: the status, and what is said. Streams do not end; what they say is told in live.rs.
async fn asks(browser: &Client, key: &str, address: &str, form: &str) -> (u16, String) {
    let (method, route) = key.split_once(' ').unwrap();
    let method: Method = method.parse().unwrap();
    let mut request = browser.request(method.clone(), address);
    if method == Method::POST {
        let kind = match form {
            form if form.starts_with("--") => "multipart/form-data; boundary=edge",
            form if form.starts_with('{') => "application/json",
            _ => FORM,
        };
        request = request.header(CONTENT_TYPE, kind).body(form.to_owned());
    }
    if method == Method::PATCH {
        request = request.header("Upload-Offset", 0).body(form.to_owned());
    }
    if route.starts_with("/api/") {
        request = request.header(ACCEPT, "application/json");
    }
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let streams = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
    (status, if streams { String::new() } else { response.text().await.unwrap() })
}

#[tokio::test(flavor = "multi_thread")]
async fn no_server_function_is_asked_by_get_or_from_elsewhere() {
    let lesson = Lesson::begins().await;
    let class = [("class", &*lesson.class.to_string())];
    for row in ROWS.iter().filter(|row| row.0.starts_with("POST /api/")) {
        let got = lesson.rivera.get(&format!("{}?class={}", row.1, lesson.class)).await;
        assert!((400..500).contains(&got.status), "{}: {}", row.0, got.status);
        lesson.rivera.post_from("https://evil.example", row.1, &class).await.is(403);
    }
    for row in ROWS.iter().filter(|row| row.0.starts_with("POST /") && !row.1.contains('{')) {
        lesson.rivera.post_from("https://evil.example", row.1, &class).await.is(403);
    }
    assert!(lesson.rivera.is_signed_in().await);
}
