//! A class in use: what its teacher and its students do, as their browsers do it.

use std::future::Future;

use domain::command::{Answered, Beginning, Command, Envelope};
use domain::id::{ClassId, CommandId, FeedbackId, PersonId, PromptId, ReflectionId};
use domain::prompts::{AnswerPlan, PromptDraft, PromptSource, Release};
use domain::reflections::DraftWords;
use domain::viewer::Viewer;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::harness::{Answer, Client, PASSWORD, TestServer};

/// The pictures Ada chooses.
pub const ADAS: [&str; 4] = ["fox", "owl", "moon", "key"];
pub const WRONG: [&str; 4] = ["bee", "bee", "bee", "fox"];

/// A hidden field of a page.
pub fn hidden(page: &Answer, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let from = page.body.find(&start).unwrap_or_else(|| panic!("no {name} in {}", page.body)) + start.len();
    let value = page.body[from..].split('"').next().unwrap();
    value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Makes a class; its path.
pub async fn makes_class(teacher: &Client, name: &str) -> String {
    let form = [("name", name), ("subject", "Science"), ("grade_band", "6-8"), ("access_point", "reflection")];
    let made = teacher.post("/classes", &form).await;
    assert_eq!(made.status, 303, "{}", made.body);
    made.header("location").to_owned()
}

/// Sends a form with a file, as browsers do. A field named `file` is one.
pub async fn sends(client: &Client, path: &str, fields: &[(&str, &[u8])]) -> Answer {
    let edge = "----a-page-of-ours";
    let mut body = Vec::new();
    for (name, value) in fields {
        let file = if *name == "file" { "; filename=\"list.csv\"\r\nContent-Type: text/csv" } else { "" };
        body.extend(format!("--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes());
        body.extend(*value);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{edge}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={edge}");
    client.ask(client.request(Method::POST, path).header(CONTENT_TYPE, kind).body(body)).await
}

/// Pastes names, looks at the dry run, and goes on with it.
pub async fn imports(teacher: &Client, class: &str, names: &str) {
    let roster = format!("{class}/roster");
    let judged = sends(teacher, &roster, &[("names", names.as_bytes()), ("do", b"check")]).await;
    let rows = hidden(judged.is(200), "rows");
    let done = sends(teacher, &roster, &[("rows", rows.as_bytes()), ("do", b"add")]).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

/// Opens the door; the code as it is shown.
pub async fn opens_door(teacher: &Client, class: &str) -> String {
    teacher.post(&format!("{class}/door"), &[("door", "open"), ("display", "extended")]).await.goes_to(class);
    code(teacher, class).await
}

pub async fn code(teacher: &Client, class: &str) -> String {
    let page = teacher.get(class).await;
    let (_, rest) = page.text().split_once("door-code\">").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a code");
    rest.split('<').next().unwrap().to_owned()
}

/// A class of three with its door open: Ms Rivera, the class's path, its code.
pub async fn open_class(server: &TestServer) -> (Client, String, String) {
    let rivera = server.client();
    rivera.sets_up_school().await;
    let class = makes_class(&rivera, "Science").await;
    imports(&rivera, &class, "Ada Okafor\nBo Lindqvist\nHaddad, Dina").await;
    let code = opens_door(&rivera, &class).await;
    (rivera, class, code)
}

/// Types the code; the page that asks for the name.
pub async fn knocks(student: &Client, typed: &str) -> Answer {
    let knocked = student.post("/join", &[("code", typed)]).await;
    assert_eq!(knocked.status, 303, "{}", knocked.body);
    let to = knocked.header("location").to_owned();
    assert!(to.starts_with("/join/name?ticket="), "{to}");
    student.get(&to).await
}

/// Finds a name by its first letters and presses it; the board of pictures, or what stands in its place.
pub async fn picks(student: &Client, names: &Answer, letters: &str) -> Answer {
    presses_name(student, seeks(student, names, letters).await.is(200)).await
}

/// Types the first letters of a name; what was found.
pub async fn seeks(student: &Client, names: &Answer, letters: &str) -> Answer {
    let sought = student.post("/join/name", &[("ticket", &hidden(names, "ticket")), ("q", letters)]).await;
    student.follows(&sought).await
}

/// Presses the first name on a page.
pub async fn presses_name(student: &Client, names: &Answer) -> Answer {
    student.post("/join/pin", &[("ticket", &hidden_button(names))]).await
}

/// The ticket of the first name on a page.
pub fn hidden_button(page: &Answer) -> String {
    let button = page.body.split_once("<button name=\"ticket\" value=\"");
    let (_, ticket) = button.unwrap_or_else(|| panic!("no name in {}", page.body));
    ticket.split('"').next().unwrap().to_owned()
}

/// What a picture is called on this board. One that is not on it keeps its name.
pub fn called(board: &Answer, picture: &str) -> String {
    let until = format!("\" data-picture=\"{picture}\"");
    let at = board.body.split_once(&until).and_then(|(before, _)| before.rsplit_once("value=\""));
    at.map_or(picture, |(_, value)| value).to_owned()
}

/// Presses pictures one after the other; what the last press led to.
pub async fn presses(student: &Client, board: &Answer, pictures: &[&str]) -> Answer {
    let mut so_far = hidden(board, "so_far");
    let mut last: Option<Answer> = None;
    for (at, picture) in pictures.iter().enumerate() {
        let picture = called(last.as_ref().unwrap_or(board), picture);
        let page = student.post("/join/pin", &[("so_far", &so_far), ("picture", &picture)]).await;
        if at + 1 < pictures.len() {
            so_far = hidden(page.is(200), "so_far");
        }
        last = Some(page);
    }
    last.expect("a picture was pressed")
}

/// Chooses four pictures and shows them once more.
pub async fn sets_pin(student: &Client, board: &Answer, pictures: &[&str; 4]) -> Answer {
    let again = presses(student, board, pictures).await;
    presses(student, again.is(200), pictures).await
}

/// Comes in for the first time.
pub async fn joins(student: &Client, code: &str, letters: &str, pictures: &[&str; 4]) {
    let board = picks(student, &knocks(student, code).await, letters).await;
    sets_pin(student, &board, pictures).await.goes_to("/home");
}

/// A student of a class of this teacher's, made for them.
pub async fn student_of(server: &TestServer, teacher: &Client, class: &str, name: &str) -> Student {
    let path = makes_class(teacher, class).await;
    imports(teacher, &path, name).await;
    let code = opens_door(teacher, &path).await;
    let (browser, given) = (server.client(), name.split(' ').next().unwrap().to_lowercase());
    joins(&browser, &code, &given, &ADAS).await;
    let person = viewer(server, &browser).await.person().unwrap();
    Student { browser, person }
}

/// A second teacher of the school, who has nothing to do with the class.
pub async fn another_teacher(server: &TestServer, admin: &Client) -> Client {
    let page = admin.get("/school").await;
    let action = page.attribute("action", "/school/").unwrap();
    let school = action.split('/').nth(2).unwrap().to_owned();
    let made = admin.post(&format!("/school/{school}/invite"), &[]).await;
    let link = made.is(200).attribute("data-copy", "http").expect("a link");
    let path = link.strip_prefix(&server.origin).unwrap().to_owned();
    let lindqvist = server.client();
    let account = [("name", "Mr Lindqvist"), ("email", "lindqvist@cedar.example"), ("password", PASSWORD)];
    let accepted = lindqvist.post(&path, &account).await;
    assert_eq!(accepted.status, 303, "{}", accepted.body);
    lindqvist
}

/// A lesson: Ms Rivera's class with its door open and a prompt that everyone will be answered on.
pub struct Lesson {
    pub server: TestServer,
    pub rivera: Client,
    pub class: ClassId,
    /// `/class/{id}`
    pub path: String,
    pub code: String,
    pub prompt: PromptId,
}

/// A student with their browser.
pub struct Student {
    pub browser: Client,
    pub person: PersonId,
}

impl Lesson {
    pub async fn begins() -> Self {
        Self::begins_on(TestServer::start().await).await
    }

    pub async fn begins_on(server: TestServer) -> Self {
        let (rivera, path, code) = open_class(&server).await;
        let class = path.strip_prefix("/class/").unwrap().parse().unwrap();
        let prompt = own_prompt(server.store(), &rivera, class).await;
        Self { server, rivera, class, path, code, prompt }
    }

    /// Whoever has a name that begins with these letters comes in.
    pub async fn comes_in(&self, letters: &str) -> Student {
        let browser = self.server.client();
        joins(&browser, &self.code, letters, &ADAS).await;
        let person = viewer(&self.server, &browser).await.person().unwrap();
        Student { browser, person }
    }

    /// Comes in again, on another device.
    pub async fn comes_back(&self, letters: &str) -> Student {
        let browser = self.server.client();
        let board = picks(&browser, &knocks(&browser, &self.code).await, letters).await;
        presses(&browser, &board, &ADAS).await.goes_to("/home");
        let person = viewer(&self.server, &browser).await.person().unwrap();
        Student { browser, person }
    }

    /// Sends an answer as the console's form does.
    pub async fn replies(&self, to: ReflectionId, version: i32, question: &str) {
        let (id, to, version) = (FeedbackId::mint().to_string(), to.to_string(), version.to_string());
        let form = [("id", &*id), ("reflection", &*to), ("version", &*version), ("words[question]", question)];
        let sent = self.rivera.post("/api/feedback/send", &form).await;
        assert!((200..400).contains(&sent.status), "{}", sent.body);
    }

    pub async fn opens_projector(&self) -> String {
        let opened = self.rivera.post(&format!("{}/projector", self.path), &[]).await;
        assert_eq!(opened.status, 303, "{}", opened.body);
        opened.header("location").to_owned()
    }
}

/// Releases a prompt of a teacher's own, on which everyone will be answered.
pub async fn own_prompt(store: &store::Store, teacher: &Client, class: ClassId) -> PromptId {
    let prompt = PromptId::mint();
    let draft = PromptDraft {
        question: "What surprised you?".into(),
        starters: String::new(),
        access_point: "reflection".into(),
        phase: "during".into(),
        wordings: Default::default(),
    };
    let release = Release { plan: AnswerPlan::Everyone, answered: vec![], at: None };
    let teacher = store.viewer_of(&teacher.cookie("waymark").unwrap()).await.unwrap().unwrap();
    store.plan_prompt(&teacher, prompt, class, PromptSource::Own { draft }, release).await.unwrap();
    prompt
}

/// Who a browser is signed in as.
pub async fn viewer(server: &TestServer, client: &Client) -> Viewer {
    let Some(token) = client.cookie("waymark") else { return Viewer::Nobody };
    server.store().viewer_of(&token).await.unwrap().unwrap_or(Viewer::Nobody)
}

impl Student {
    pub fn envelope(&self, command: Command) -> Envelope {
        let (id, person) = (CommandId::mint(), self.person);
        Envelope { id, person, device: None, base_version: 0, done_at: 0, command, v: 1 }
    }

    /// As a page with its WASM sends it; the answers.
    pub async fn sends(&self, envelopes: &[Envelope]) -> Vec<domain::command::Answer> {
        let answer = self.browser.post_json("/api/v1/commands", &envelopes).await;
        let answered: Vec<Answered> = serde_json::from_str(&answer.is(200).body).unwrap();
        answered.into_iter().map(|answered| answered.answer).collect()
    }

    #[track_caller]
    pub fn does(&self, command: Command) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            let answers = self.sends(&[self.envelope(command)]).await;
            assert!(answers.iter().all(|answer| answer.is_done()), "{caller}: {answers:?}");
        }
    }

    pub async fn shares(&self, piece: ReflectionId, prompt: PromptId, words: &str) {
        self.does(share(piece, prompt, words, false)).await;
    }
}

pub fn share(reflection: ReflectionId, prompt: PromptId, words: &str, wall_consent: bool) -> Command {
    let draft = DraftWords { words: words.into(), ..DraftWords::default() };
    let beginning = Beginning::Prompt { prompt };
    Command::Share { reflection, beginning, draft, waits: false, wall_consent, confirmed: false }
}

/// A piece on a question of the student's own: of those there may be any number.
pub fn share_own(reflection: ReflectionId, class: ClassId, words: &str) -> Command {
    let draft = DraftWords { words: words.into(), ..DraftWords::default() };
    let beginning = Beginning::OwnQuestion { class, question: "What is in this stone?".into() };
    Command::Share { reflection, beginning, draft, waits: false, wall_consent: false, confirmed: false }
}
