//! Every address of ours and everybody who may ask for it. Without a row here, a new route does not pass.

mod routes;
mod rows;

use std::collections::BTreeSet;

use domain::audience::{AudienceAct, GuestDraft, Step, WishView};
use domain::choices::{Axis, BoardPlan, ChoiceAct, ProposalWords, Template};
use domain::classes::AccessPoint;
use domain::command::Command;
use domain::competencies::pasted;
use domain::conference::{ConferenceAct, PlanWords};
use domain::feedback::NoteReaders;
use domain::files::FileKind;
use domain::goals::{AskKind, GoalAct, GoalPlan};
use domain::growth::GrowthWords;
use domain::help::{HelpAct, HelpPlace};
use domain::id::{
    BoardId, ChoiceId, ClassId, CommandId, CompetencyId, ConferenceId, FeedbackId, FileId, GoalAskId, GoalId, GrowthId,
    GuestId, HelpId, ImportId, InquiryId, LessonId, LessonStepId, MarkId, MeasureId, NoteId, OptionId, PersonId,
    PickId, PromptId, QuestionId, ReflectionId, RemarkId, ReplyId, RoundId, RoundQuestionId, RubricId, RubricNoteId,
    SampleId, SessionId, StoryId, StrategyId, TryId, YesId,
};
use domain::measures::{MeasureAct, MeasureWords};
use domain::portfolio::{PartWords, PortfolioAct};
use domain::questions::{Appears, QuestionAct};
use domain::replies::{ReplyAct, ReplyKind};
use domain::rounds::{Focus, FocusKind, Minutes, RoundAct, RoundStep};
use domain::rubrics::{RatingTyped, RubricAct, RubricMove, RubricSource, TypedLine};
use domain::strategies::{Need, StrategyAct, StrategyWords};
use domain::trying::TryAct;
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use store::{MakingAct, Way};

use self::routes::routes;
pub use self::rows::FORM;
use self::rows::ROWS;
use crate::files::picture;
use crate::harness::{Client, PASSWORD, TestServer};
use crate::room::{Lesson, Student, another_teacher, makes_class, share, viewer};
use crate::showing::DRAWING;

/// Who asks, in the order of the columns: she who teaches the class and runs the school; the student whose piece it is; one of
/// the same class; a teacher of the same school; a teacher of another school; nobody.
const WHO: [&str; 6] = ["rivera", "ada", "bo", "lindqvist", "reed", "nobody"];

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
    let act = ChoiceAct::Choose { choice: ChoiceId::mint(), picks: vec![first], why, goal: None };
    ada.does(Command::Choice { board, act: act.into() }).await;
    let (option, axis) = (OptionId::mint(), Axis::Show);
    let words = ProposalWords { axis, words: "Obsidian five".into(), reaches: "It does".into() };
    ada.does(Command::Choice { board, act: ChoiceAct::Propose { option, words }.into() }).await;
    (board, option)
}

/// A question of Ada's that waits for its release, and a round that runs, in which Bo sits in no group.
async fn wonders(
    server: &TestServer,
    rivera: &Client,
    ada: &Student,
    bo: &Student,
    class: ClassId,
) -> (QuestionId, RoundId) {
    let (store, teacher) = (server.store(), viewer(server, rivera).await);
    store.open_access_point(&teacher, class, AccessPoint::Inquiry).await.unwrap();
    store.set_questions_appear(&teacher, class, Appears::Released).await.unwrap();
    let (question, round) = (QuestionId::mint(), RoundId::mint());
    let act = QuestionAct::Ask { class, words: "Obsidian six".into(), signed: true };
    ada.does(Command::Question { question, act: act.into() }).await;
    let focus = Focus { kind: FocusKind::Statement, words: "Ice floats".into(), picture: None };
    store.make_round(&teacher, class, round, focus, Minutes::default()).await.unwrap();
    store.seat_in_round(&teacher, round, bo.person, None).await.unwrap();
    store.make_scribe(&teacher, round, ada.person).await.unwrap();
    for (from, to) in [
        (RoundStep::Planned, RoundStep::Focus),
        (RoundStep::Focus, RoundStep::Rules),
        (RoundStep::Rules, RoundStep::Produce),
    ] {
        store.move_round(&teacher, round, from, to).await.unwrap();
    }
    let act = RoundAct::Write { question: RoundQuestionId::mint(), words: "Obsidian seven".into() };
    ada.does(Command::Round { round, act: act.into() }).await;
    (question, round)
}
/// An inquiry of Ada's that Ms Rivera sees; Bo is to be her partner, which waits for a release. And a link to it that was ended.
async fn wishes_to_be_read(
    server: &TestServer,
    rivera: &Client,
    ada: &Student,
    bo: PersonId,
    class: ClassId,
) -> (InquiryId, WishView, String) {
    let (store, teacher, inquiry) = (server.store(), viewer(server, rivera).await, InquiryId::mint());
    store.open_access_point(&teacher, class, AccessPoint::Inquiry).await.unwrap();
    crate::audience::shown(ada, inquiry, &teacher, "Obsidian six").await;
    crate::audience::widens(server, &teacher, ada, bo, class, inquiry, Step::Named).await;
    let open = store.audience_desk(&teacher, class).await.unwrap().0.open;
    let named = open.iter().find(|open| open.step == Step::Named).unwrap().audience;
    let draft = GuestDraft { label: "Gardener".into(), greeting: "Welcome".into(), days: "7".into() };
    let token = store.invite_guest(&teacher, class, named, GuestId::mint(), draft).await.unwrap();
    ada.does(Command::Audience { inquiry, act: AudienceAct::TakeBack { step: Step::Partner }.into() }).await;
    crate::audience::wishes(ada, inquiry, crate::audience::with(bo, class)).await;
    let [wish] = <[_; 1]>::try_from(store.audience_desk(&teacher, class).await.unwrap().0.wishes).unwrap();
    (inquiry, wish, token)
}
/// A rubric beside the prompt of Ada's piece, by which she and Ms Rivera said something of its newest version; and one that the class is making,
/// with a note of Ada's.
async fn looks_by_a_rubric(lesson: &Lesson, ada: &Student, piece: ReflectionId) -> (RubricId, RubricId) {
    let (store, teacher) = (lesson.server.store(), viewer(&lesson.server, &lesson.rivera).await);
    let (rubric, making) = (RubricId::mint(), RubricId::mint());
    for id in [rubric, making] {
        let source = RubricSource::Bank { id: "g68-arguing".into(), locale: "en".into() };
        store.make_rubric(&teacher, lesson.class, id, source).await.unwrap();
    }
    store.move_rubric(&teacher, rubric, RubricMove::Use, 1).await.unwrap();
    store.put_rubric_beside(&teacher, rubric, lesson.prompt, true).await.unwrap();
    let criterion = store.rubric(&teacher, rubric).await.unwrap().0.wording.criteria[0].id;
    let line = TypedLine { stands: "here".into(), growing: "Obsidian six".into(), ..Default::default() };
    let typed = RatingTyped { lines: vec![(criterion, line)], shown: true };
    let version = store.piece(&viewer(&lesson.server, &ada.browser).await, piece).await.unwrap().0.versions[0].number;
    let act = RubricAct::Rate { piece, version, wording: 1, typed: typed.clone() };
    ada.does(Command::Rubric { rubric, act: act.into() }).await;
    store.rate_piece(&teacher, piece, (version, 1), typed).await.unwrap();
    store.move_rubric(&teacher, making, RubricMove::Make, 1).await.unwrap();
    for (at, words) in ["Glass", "Stone"].into_iter().enumerate() {
        let act = MakingAct::AddSample { id: SampleId::mint(), words: words.into() };
        store.lead_making(&teacher, making, act).await.unwrap();
        assert_eq!(store.making(&teacher, making).await.unwrap().0.samples.len(), at + 1);
    }
    let rev = store.rubric(&teacher, making).await.unwrap().0.card.rev;
    store.move_rubric(&teacher, making, RubricMove::Next, rev).await.unwrap();
    let act = RubricAct::Note { note: RubricNoteId::mint(), sample: None, words: "Obsidian seven".into() };
    ada.does(Command::Rubric { rubric: making, act: act.into() }).await;
    (rubric, making)
}

/// Data of Ada's own, shown to the class's teachers.
async fn measures_something(ada: &Student, class: ClassId) -> MeasureId {
    let measure = MeasureId::mint();
    let words = MeasureWords { name: "Obsidian eight".into(), ..Default::default() };
    let act = MeasureAct::Begin { words, class: Some(class) };
    ada.does(Command::Measure { measure, act: act.into() }).await;
    measure
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
            let shown_to_bo = column == 2 && SHOWN_TO_BO.contains(key);
            for secret in secrets.iter().filter(|_| column > 1 && !shown_to_bo) {
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
