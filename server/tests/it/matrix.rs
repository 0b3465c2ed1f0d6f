//! Every address of ours and everybody who may ask for it. Without a row here, a new route does not pass.

mod routes;

use std::collections::BTreeSet;

use domain::command::Command;
use domain::competencies::pasted;
use domain::goals::{AskKind, GoalAct, GoalPlan};
use domain::growth::GrowthWords;
use domain::id::{
    ClassId, CommandId, CompetencyId, FeedbackId, GoalAskId, GoalId, GrowthId, NoteId, PersonId, PromptId,
    ReflectionId, RemarkId, SessionId,
};
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use store::Way;

use self::routes::routes;
use crate::harness::{Client, PASSWORD, TestServer};
use crate::room::{Lesson, another_teacher, makes_class, share, viewer};

/// Who asks, in the order of the columns: she who teaches the class and runs the school; the student whose piece it is; one of
/// the same class; a teacher of the same school; a teacher of another school; nobody.
const WHO: [&str; 6] = ["rivera", "ada", "bo", "lindqvist", "reed", "nobody"];

const FORM: &str = "application/x-www-form-urlencoded";

/// The roster's form has files in it.
const NAMES: &str = "--edge\r\nContent-Disposition: form-data; name=\"names\"\r\n\r\nZoe Zed\r\n\
    --edge\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\ncheck\r\n--edge--\r\n";

/// So does the form of what a class learns.
const LIST: &str = "--edge\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\nI can explain it\r\n\
    --edge\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\ncheck\r\n--edge--\r\n";

/// Method and route, address, form, and the six answers. Asked from right to left, so that what ends something ends it last.
type Row = (&'static str, &'static str, &'static str, [u16; 6]);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("GET /healthz", "/healthz", "", [200, 200, 200, 200, 200, 200]),
    ("GET /readyz", "/readyz", "", [200, 200, 200, 200, 200, 200]),
    ("GET /messages/{file}", "/messages/none.json", "", [404, 404, 404, 404, 404, 404]),
    ("GET /sw.js", "/sw.js", "", [404, 404, 404, 404, 404, 404]),
    ("GET /", "/", "", [303, 303, 303, 303, 303, 200]),
    ("GET /language", "/language", "", [303, 303, 303, 303, 303, 303]),
    ("GET /setup", "/setup", "", [404, 404, 404, 404, 404, 404]),
    ("GET /sign-in", "/sign-in", "", [303, 200, 200, 303, 303, 200]),
    ("GET /sign-out", "/sign-out", "", [303, 303, 303, 303, 303, 303]),
    ("GET /sign-up", "/sign-up", "", [303, 404, 404, 303, 303, 404]),
    ("GET /invitation/{token}", "/invitation/{invitation}", "", [200, 404, 404, 200, 200, 200]),
    ("GET /talks", "/talks", "", [404, 404, 404, 404, 404, 303]),
    ("POST /talks/{id}/seen", "/talks/00000000-0000-7000-8000-000000000001/seen", "", [404, 404, 404, 404, 404, 303]),
    ("GET /account", "/account", "", [200, 200, 200, 200, 200, 303]),
    ("GET /account/name", "/account/name", "", [303, 303, 303, 303, 303, 303]),
    ("GET /account/look", "/account/look", "", [303, 303, 303, 303, 303, 303]),
    ("GET /account/password", "/account/password", "", [303, 303, 303, 303, 303, 303]),
    ("GET /school", "/school", "", [200, 404, 404, 200, 200, 404]),
    ("GET /offline", "/offline", "", [200, 200, 200, 200, 200, 200]),
    ("GET /style", "/style", "", [404, 404, 404, 404, 404, 404]),
    ("GET /school/{id}", "/school/{school}", "", [200, 404, 404, 200, 404, 404]),
    ("GET /school/{id}/settings", "/school/{school}/settings", "", [303, 303, 303, 303, 303, 303]),
    ("GET /school/{id}/talk", "/school/{school}/talk", "", [303, 303, 303, 303, 303, 303]),
    ("GET /school/{id}/terms", "/school/{school}/terms", "", [303, 303, 303, 303, 303, 303]),
    ("GET /school/{id}/invite", "/school/{school}/invite", "", [303, 303, 303, 303, 303, 303]),
    ("GET /school/{id}/invitations/{invitation}/withdraw", "/school/{school}/invitations/{open}/withdraw", "", [303, 303, 303, 303, 303, 303]),
    ("GET /school/{id}/staff/{person}/password", "/school/{school}/staff/{kim}/password", "", [303, 303, 303, 303, 303, 303]),
    ("GET /school/{id}/staff/{person}/remove", "/school/{school}/staff/{kim}/remove", "", [303, 303, 303, 303, 303, 303]),
    ("GET /school/{id}/staff/{person}/restore", "/school/{school}/staff/{kim}/restore", "", [303, 303, 303, 303, 303, 303]),
    ("GET /new-password/{token}", "/new-password/{reset}", "", [200, 200, 200, 200, 200, 200]),
    ("GET /classes", "/classes", "", [200, 404, 404, 200, 200, 303]),
    ("GET /class/{id}", "/class/{class}", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/door", "/class/{class}/door", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/projector", "/class/{class}/projector", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/students", "/class/{class}/students", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/settings", "/class/{class}/settings", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/device", "/class/{class}/device", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/archive", "/class/{class}/archive", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/teachers", "/class/{class}/teachers", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/roster", "/class/{class}/roster", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/prompts", "/class/{class}/prompts", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/kept", "/class/{class}/kept", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/release", "/class/{class}/release", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/planned", "/class/{class}/planned", "", [303, 404, 404, 303, 303, 303]),
    ("GET /class/{id}/exit", "/class/{class}/exit", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/student/{person}", "/class/{class}/student/{ada}", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/student/{person}/growth", "/class/{class}/student/{ada}/growth", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/student/{person}/goals", "/class/{class}/student/{ada}/goals", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/goals", "/class/{class}/goals", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/starters", "/class/{class}/starters", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/competencies", "/class/{class}/competencies", "", [200, 404, 404, 404, 404, 303]),
    ("GET /class/{id}/competencies/undo", "/class/{class}/competencies/undo", "", [303, 404, 404, 303, 303, 303]),
    ("GET /asks", "/asks", "", [200, 404, 404, 200, 200, 303]),
    ("GET /asks/{id}/answer", "/asks/{ask}/answer", "", [303, 404, 404, 303, 303, 303]),
    ("GET /shown/{id}", "/shown/{goal}", "", [200, 404, 404, 404, 404, 303]),
    ("GET /join", "/join", "", [200, 200, 200, 200, 200, 200]),
    ("GET /join/name", "/join/name", "", [422, 422, 422, 422, 422, 422]),
    ("GET /join/nickname", "/join/nickname", "", [303, 303, 303, 303, 303, 303]),
    ("GET /join/pin", "/join/pin", "", [303, 303, 303, 303, 303, 303]),
    ("GET /home", "/home", "", [303, 200, 200, 303, 303, 303]),
    ("GET /prompt/{id}", "/prompt/{prompt}", "", [404, 200, 200, 404, 404, 303]),
    ("GET /question/{class}", "/question/{class}", "", [404, 200, 200, 404, 404, 303]),
    ("GET /piece/{id}", "/piece/{piece}", "", [404, 200, 404, 404, 404, 303]),
    ("GET /goals", "/goals", "", [303, 200, 200, 303, 303, 303]),
    ("GET /goal/new", "/goal/new", "", [303, 200, 200, 303, 303, 303]),
    ("GET /goal/{id}", "/goal/{goal}", "", [404, 200, 404, 404, 404, 303]),
    ("GET /growth", "/growth", "", [303, 200, 200, 303, 303, 303]),
    ("GET /growth/{id}", "/growth/{growth}", "", [404, 200, 404, 404, 404, 303]),
    ("GET /talk", "/talk", "", [303, 200, 200, 303, 303, 303]),
    ("GET /console/{class}", "/console/{class}?piece={piece}", "", [200, 404, 404, 404, 404, 303]),
    ("GET /projector/{token}", "/projector/{wall}", "", [200, 200, 200, 200, 200, 200]),
    ("GET /projector/{token}/live", "/projector/{wall}/live", "", [200, 200, 200, 200, 200, 200]),
    ("GET /projector/{token}/live/poll", "/projector/{wall}/live/poll?cursor=x", "", [200, 200, 200, 200, 200, 200]),
    ("GET /api/v1/live", "/api/v1/live", "", [200, 200, 200, 200, 200, 404]),
    ("GET /api/v1/live/poll", "/api/v1/live/poll?cursor=x", "", [200, 200, 200, 200, 200, 404]),
    ("ANY /api/{*function}", "/api/no/such", "", [404, 404, 404, 404, 404, 404]),
    ("POST /api/home/page", "/api/home/page", "", [200, 200, 200, 200, 200, 404]),
    ("POST /api/goals/page", "/api/goals/page", "", [200, 200, 200, 200, 200, 404]),
    ("POST /api/goals/goal", "/api/goals/goal", "goal={goal}", [404, 200, 404, 404, 404, 404]),
    ("POST /api/growth/page", "/api/growth/page", "", [200, 200, 200, 200, 200, 404]),
    ("POST /api/growth/pair", "/api/growth/pair", "growth={growth}", [404, 200, 404, 404, 404, 404]),
    ("POST /api/talk/page", "/api/talk/page", "", [200, 200, 200, 200, 200, 404]),
    ("POST /api/reflections/prompt", "/api/reflections/prompt", "prompt={prompt}", [404, 200, 200, 404, 404, 404]),
    ("POST /api/reflections/piece", "/api/reflections/piece", "reflection={piece}", [404, 200, 404, 404, 404, 404]),
    ("POST /api/reflections/theirs", "/api/reflections/theirs", "reflection={piece}&prompt={prompt}", [404, 200, 404, 404, 404, 404]),
    ("POST /api/reflections/question", "/api/reflections/question", "class={class}", [404, 200, 200, 404, 404, 404]),
    ("POST /api/console/page", "/api/console/page", "class={class}&piece={piece}", [200, 404, 404, 404, 404, 404]),
    ("POST /api/console/piece", "/api/console/piece", "piece={piece}", [200, 404, 404, 404, 404, 404]),
    ("POST /api/projector/wall", "/api/projector/wall", "token={wall}", [200, 200, 200, 200, 200, 200]),
    ("POST /api/feedback/draft", "/api/feedback/draft", "reflection={piece}&words[question]=Why", [200, 404, 404, 404, 404, 404]),
    ("POST /api/feedback/read", "/api/feedback/read", "id={new_feedback}&reflection={piece}&version=2", [200, 404, 404, 404, 404, 404]),
    ("POST /api/feedback/send", "/api/feedback/send", "id={new_feedback}&reflection={piece}&version=2&words[question]=Why", [200, 404, 404, 404, 404, 404]),
    ("POST /api/notes/send", "/api/notes/send", "id={new_note}&class={class}&words=Stones", [200, 404, 404, 404, 404, 404]),
    ("POST /api/wall/set", "/api/wall/set", "reflection={piece}&wall=hold", [200, 404, 404, 404, 404, 404]),
    ("POST /api/console/start", "/api/console/start", "class={class}&screens=none", [200, 404, 404, 404, 404, 404]),
    ("POST /api/console/cover", "/api/console/cover", "class={class}&covered=false", [200, 404, 404, 404, 404, 404]),
    ("POST /api/console/help-in", "/api/console/help-in", "class={class}&student={ada}&what=unlock", [200, 404, 404, 404, 404, 404]),
    ("POST /api/growth/suggest", "/api/growth/suggest", "before={piece}&after={piece}", [200, 404, 404, 404, 404, 404]),
    ("POST /api/console/keys", "/api/console/keys", "keys=true", [200, 200, 200, 200, 200, 200]),
    ("POST /api/console/bell", "/api/console/bell", "session={session}", [200, 200, 200, 200, 200, 200]),
    ("POST /class/{id}/planned", "/class/{class}/planned", "close={prompt}", [303, 404, 404, 404, 404, 303]),
    ("POST /api/prompts/close", "/api/prompts/close", "prompt={prompt}", [409, 404, 404, 404, 404, 404]),
    ("POST /api/v1/commands", "/api/v1/commands", "do=consent&give=yes&command={new_command}&person={ada}&reflection={piece}", [303, 303, 303, 303, 303, 303]),
    ("POST /language", "/language", "language=en", [303, 303, 303, 303, 303, 303]),
    ("POST /setup", "/setup", "school_name=X&time_zone=UTC&locale=en&name=X&email=x@x.example&password=four+stones+on+a+hill", [404, 404, 404, 404, 404, 404]),
    ("POST /sign-in", "/sign-in", "email=no@x.example&password=wrong+wrong+wrong", [422, 422, 422, 422, 422, 422]),
    ("POST /sign-up", "/sign-up", "name=X&email=x@x.example&password=four+stones+on+a+hill", [404, 404, 404, 404, 404, 404]),
    ("POST /invitation/{token}", "/invitation/made-up", "name=X&email=x@x.example&password=four+stones+on+a+hill", [404, 404, 404, 404, 404, 404]),
    ("POST /account/name", "/account/name", "name=", [422, 403, 403, 422, 422, 303]),
    ("POST /account/look", "/account/look", "theme=light", [303, 303, 303, 303, 303, 303]),
    ("POST /account/password", "/account/password", "current=x&new=y", [422, 404, 404, 422, 422, 303]),
    ("POST /school/{id}/settings", "/school/{school}/settings", "name=Cedar&time_zone=UTC&locale=en", [303, 404, 404, 403, 404, 404]),
    ("POST /school/{id}/talk", "/school/{school}/talk", "talk_note=Hello", [303, 404, 404, 403, 404, 404]),
    ("POST /school/{id}/terms", "/school/{school}/terms", "term_name=Spring&starts_on=2027-01-10&ends_on=2027-05-20", [303, 404, 404, 403, 404, 404]),
    ("POST /school/{id}/terms/{term}/remove", "/school/{school}/terms/{term}/remove", "", [303, 404, 404, 403, 404, 404]),
    ("POST /school/{id}/invite", "/school/{school}/invite", "", [200, 404, 404, 403, 404, 404]),
    ("POST /school/{id}/invitations/{invitation}/withdraw", "/school/{school}/invitations/{open}/withdraw", "", [303, 404, 404, 403, 404, 404]),
    ("POST /school/{id}/staff/{person}/password", "/school/{school}/staff/{kim}/password", "", [200, 404, 404, 403, 404, 404]),
    ("POST /school/{id}/staff/{person}/remove", "/school/{school}/staff/{kim}/remove", "", [303, 404, 404, 403, 404, 404]),
    ("POST /school/{id}/staff/{person}/restore", "/school/{school}/staff/{kim}/restore", "", [303, 404, 404, 403, 404, 404]),
    ("POST /new-password/{token}", "/new-password/{reset}", "new=short", [422, 422, 422, 422, 422, 422]),
    ("POST /classes", "/classes", "name=&subject=X&grade_band=6-8", [422, 404, 404, 422, 422, 303]),
    ("POST /join", "/join", "code={code}", [303, 303, 303, 303, 303, 303]),
    ("POST /join/nickname", "/join/nickname", "ticket=x&nickname=Star", [422, 422, 422, 422, 422, 422]),
    ("POST /join/pin", "/join/pin", "ticket=x", [422, 422, 422, 422, 422, 422]),
    ("POST /class/{id}/student/{person}", "/class/{class}/student/{bo}", "name=Bo+Lindqvist&picture=owl", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/student/{person}/growth", "/class/{class}/student/{ada}/growth", "what=question&id={new_remark}&growth={growth}&words=Why", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/student/{person}/goals", "/class/{class}/student/{ada}/goals", "what=agree&goal={goal}&version=1&words=", [303, 404, 404, 404, 404, 303]),
    ("POST /shown/{id}", "/shown/{goal}", "what=ask&version=1&words=Why", [303, 404, 404, 404, 404, 303]),
    ("POST /asks/{id}/seen", "/asks/{ask}/seen", "", [303, 404, 404, 404, 404, 303]),
    ("POST /asks/{id}/answer", "/asks/{ask}/answer", "words=Yes", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/starters", "/class/{class}/starters", "statement=I+want+to+ask&kind=habit", [422, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/competencies", "/class/{class}/competencies", LIST, [200, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/competencies/undo", "/class/{class}/competencies/undo", "restore={off_competency}", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/roster", "/class/{class}/roster", NAMES, [200, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/prompts", "/class/{class}/prompts", "question=Why+is+it+so&access_point=reflection", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/kept", "/class/{class}/kept", "remove={new_prompt}", [404, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/release", "/class/{class}/release", "id={new_prompt}&prompt=g68-reflection-own-words&plan=everyone&when=now", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/exit", "/class/{class}/exit", "id={new_exit}&prompt=g68-reflection-strongest-part&plan=nobody", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/projector", "/class/{class}/projector", "", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/settings", "/class/{class}/settings", "name=Science&grade_band=6-8&open=reflection", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/device", "/class/{class}/device", "device=unlink", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/teachers", "/class/{class}/teachers", "invite=yes", [200, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/students", "/class/{class}/students", "reset={bo}", [303, 404, 404, 404, 404, 303]),
    ("POST /api/console/close", "/api/console/close", "class={class}", [200, 404, 404, 404, 404, 404]),
    ("POST /class/{id}/door", "/class/{class}/door", "door=closed", [303, 404, 404, 404, 404, 303]),
    ("POST /class/{id}/archive", "/class/{class}/archive", "archive=yes", [303, 404, 404, 404, 404, 303]),
    ("POST /sign-out", "/sign-out", "", [303, 303, 303, 303, 303, 303]),
];

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
        ("{off_competency}", off.to_string()),
        ("{prompt}", lesson.prompt.to_string()),
        ("{school}", school),
        ("{term}", term),
        ("{kim}", kim.to_string()),
        ("{open}", open.split('/').nth(4).unwrap().to_owned()),
        ("{reset}", reset.rsplit('/').next().unwrap().to_owned()),
        ("{invitation}", link.rsplit('/').next().unwrap().to_owned()),
        ("{wall}", wall.rsplit('/').next().unwrap().to_owned()),
        ("{code}", lesson.code.replace(' ', "+")),
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
        let method = if method == "GET" { Method::GET } else { Method::POST };
        let mut got = [0; 6];
        for column in (0..6).rev() {
            let mut request = browsers[column].request(method.clone(), &filled(address));
            if method == Method::POST {
                let kind = if form.starts_with("--") { "multipart/form-data; boundary=edge" } else { FORM };
                request = request.header(CONTENT_TYPE, kind).body(filled(form));
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
            "{class}", "{ada}", "{bo}", "{piece}", "{growth}", "{goal}", "{ask}", "{prompt}", "{term}", "{kim}",
            "{open}",
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
