//! Every address of ours and everybody who may ask for it. Without a row here, a new route does not pass.

mod routes;
mod rows;

use std::collections::BTreeSet;

use domain::choices::{Axis, BoardPlan, ChoiceAct, ProposalWords, Template};
use domain::classes::AccessPoint;
use domain::command::Command;
use domain::competencies::pasted;
use domain::conference::{ConferenceAct, PlanWords};
use domain::files::FileKind;
use domain::goals::{AskKind, GoalAct, GoalPlan};
use domain::growth::GrowthWords;
use domain::id::{
    BoardId, ChoiceId, ClassId, CommandId, CompetencyId, ConferenceId, FeedbackId, FileId, GoalAskId, GoalId, GrowthId,
    ImportId, MarkId, NoteId, OptionId, PersonId, PickId, PromptId, ReflectionId, RemarkId, SessionId, StoryId,
    StrategyId, TryId,
};
use domain::portfolio::{PartWords, PortfolioAct};
use domain::strategies::{Need, StrategyAct, StrategyWords};
use domain::trying::TryAct;
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use store::Way;

use self::routes::routes;
use self::rows::{FORM, ROWS};
use crate::files::picture;
use crate::harness::{Client, PASSWORD, TestServer};
use crate::room::{Lesson, Student, another_teacher, makes_class, share, viewer};
use crate::showing::DRAWING;

/// Who asks, in the order of the columns: she who teaches the class and runs the school; the student whose piece it is; one of
/// the same class; a teacher of the same school; a teacher of another school; nobody.
const WHO: [&str; 6] = ["rivera", "ada", "bo", "lindqvist", "reed", "nobody"];

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

/// A teacher of the school whom nobody else's row is about.
async fn third_teacher(server: &TestServer, rivera: &Client) -> PersonId {
    let admin = viewer(server, rivera).await;
    let school = server.store().me(&admin).await.unwrap().schools[0].id;
    let way = Way::Invitation(server.store().invite_teacher(&admin, school).await.unwrap());
    server.store().sign_up(way, "Ms Kim", "kim@cedar.example", "hash".into()).await.unwrap().person
}

/// A teacher of a school in another district.
async fn teacher_elsewhere(server: &TestServer) -> Client {
    let room = store::classroom::Room::furnish(server.store()).await.unwrap();
    let token = server.store().invite_co_teacher(&room.staff(room.stone), room.history).await.unwrap();
    let reed = server.client();
    let account = [("name", "Ms Reed"), ("email", "reed@harbor.example"), ("password", PASSWORD)];
    let accepted = reed.post(&format!("/invitation/{token}"), &account).await;
    assert_eq!(accepted.status, 303, "{}", accepted.body);
    reed
}

/// On the list of the class for a moment.
async fn takes_a_competency_off(server: &TestServer, teacher: &Client, class: ClassId) -> CompetencyId {
    let (store, teacher) = (server.store(), viewer(server, teacher).await);
    store.import_competencies(&teacher, class, pasted("I can read a map")).await.unwrap();
    let id = store.competencies(&teacher, class).await.unwrap().0[0].id;
    store.remove_competency(&teacher, id).await.unwrap();
    id
}

/// An open board, of which Ada chose one option and proposed another.
async fn chooses_from_a_board(
    server: &TestServer,
    rivera: &Client,
    ada: &Student,
    class: ClassId,
) -> (BoardId, OptionId) {
    let (store, teacher, board) = (server.store(), viewer(server, rivera).await, BoardId::mint());
    let plan = BoardPlan { target: "I can say why".into(), template: Template::Menu, prompt: None };
    store.make_board(&teacher, class, board, plan, "en").await.unwrap();
    store.open_board(&teacher, board).await.unwrap();
    let first = store.board(&teacher, board).await.unwrap().0.options[0].id;
    let why = "Obsidian four".to_owned();
    let act = ChoiceAct::Choose { choice: ChoiceId::mint(), picks: vec![first], why };
    ada.does(Command::Choice { board, act: act.into() }).await;
    let (option, axis) = (OptionId::mint(), Axis::Show);
    let words = ProposalWords { axis, words: "Obsidian five".into(), reaches: "It does".into() };
    ada.does(Command::Choice { board, act: ChoiceAct::Propose { option, words }.into() }).await;
    (board, option)
}

/// Ada's story and a conference of hers, both shown to this teacher.
async fn tells_a_story(ada: &Student, to: PersonId) -> (StoryId, ConferenceId) {
    let (story, conference) = (StoryId::mint(), ConferenceId::mint());
    let words = PartWords { heading: "Obsidian six".into(), words: String::new() };
    for act in [PortfolioAct::Chapter { part: PickId::mint(), words }, PortfolioAct::Show { readers: vec![to] }] {
        ada.does(Command::Portfolio { act: act.said(story) }).await;
    }
    let words = PlanWords { whom: "Obsidian seven".into(), when: String::new() };
    for act in [ConferenceAct::Plan { words }, ConferenceAct::Show { readers: vec![to] }] {
        ada.does(Command::Portfolio { act: act.said(conference) }).await;
    }
    (story, conference)
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_their_own_and_nobody_anything_else() {
    let lesson = Lesson::begins().await;
    let (server, rivera, class) = (&lesson.server, &lesson.rivera, lesson.class);
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let lindqvist = another_teacher(server, rivera).await;
    makes_class(&lindqvist, "Reading").await;
    let kim = third_teacher(server, rivera).await;
    let reed = teacher_elsewhere(server).await;
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
    ada.shows_file(&lesson, piece, FileKind::Drawing, DRAWING.as_bytes()).await;
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
    let names = [
        ("{class}", class.to_string()),
        ("{ada}", ada.person.to_string()),
        ("{bo}", bo.person.to_string()),
        ("{piece}", piece.to_string()),
        ("{growth}", growth.to_string()),
        ("{goal}", goal.to_string()),
        ("{ask}", ask.to_string()),
        ("{file}", file.to_string()),
        ("{arriving}", arriving.to_string()),
        ("{new_file}", FileId::mint().to_string()),
        ("{strategy}", strategy.to_string()),
        ("{try}", attempt.to_string()),
        ("{story}", story.to_string()),
        ("{conference}", conference.to_string()),
        ("{new_import}", ImportId::mint().to_string()),
        ("{off_competency}", off.to_string()),
        ("{board}", board.to_string()),
        ("{proposal}", proposal.to_string()),
        ("{new_board}", BoardId::mint().to_string()),
        ("{new_copy}", BoardId::mint().to_string()),
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
    ];
    let filled = |text: &str| names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value));
    let browsers = [rivera, &ada.browser, &bo.browser, &lindqvist, &reed, &nobody];
    let secrets = ["Obsidian", "Okafor", &ada.person.to_string()];

    let mut wrong = Vec::new();
    for (key, address, form, expected) in ROWS {
        let (method, route) = key.split_once(' ').unwrap();
        let method: Method = method.parse().unwrap();
        let mut got = [0; 6];
        for column in (0..6).rev() {
            let mut request = browsers[column].request(method.clone(), &filled(address));
            if method == Method::POST {
                let kind = match form {
                    form if form.starts_with("--") => "multipart/form-data; boundary=edge",
                    form if form.starts_with('{') => "application/json",
                    _ => FORM,
                };
                request = request.header(CONTENT_TYPE, kind).body(filled(form));
            }
            if method == Method::PATCH {
                request = request.header("Upload-Offset", 0).body(filled(form));
            }
            if route.starts_with("/api/") {
                request = request.header(ACCEPT, "application/json");
            }
            let response = request.send().await.unwrap();
            got[column] = response.status().as_u16();
            // Streams do not end; what they say is told in live.rs.
            if response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream") {
                continue;
            }
            let body = response.text().await.unwrap();
            // On the projector hangs nothing yet; whoever has its address may see it.
            for secret in secrets.iter().filter(|_| column > 1) {
                // Bo's own class names nobody to him either.
                assert!(!body.contains(*secret), "{} of {key} finds {secret:?}: {body}", WHO[column]);
            }
        }
        // Whatever the table says: what is somebody's own is there for nobody else.
        let ours = [
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
            "{story}",
            "{conference}",
            "{prompt}",
            "{term}",
            "{kim}",
            "{open}",
            "{file}",
            "{arriving}",
            "{board}",
            "{proposal}",
        ];
        if ours.iter().any(|name| address.contains(name) || form.contains(name)) {
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
