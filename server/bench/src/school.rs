//! A school in use: a teacher, classes with their doors open, students who have come in. Set up page by page, as people do it.

use std::net::SocketAddr;

use domain::command::{Answer, Answered, Command, Envelope};
use domain::event::{Cursor, Stream};
use domain::id::{ClassId, CommandId, PersonId};
use futures::{StreamExt, TryStreamExt, stream};
use hyper::Method;

use crate::browser::{self, Browser, Failed};

/// The pictures that everybody chooses.
const PICTURES: [&str; 4] = ["fox", "owl", "moon", "key"];
/// The largest roster that one paste may bring.
const MOST_ROWS: usize = 500;
/// How many come in at the same time while a school is set up.
const AT_ONCE: usize = 16;

#[derive(Clone)]
pub struct School {
    /// The teacher's cookies.
    pub teacher: String,
    pub classes: Vec<Class>,
}

#[derive(Clone)]
pub struct Class {
    pub id: ClassId,
    pub code: String,
    pub students: Vec<Student>,
}

/// A student with the cookies of their browser.
#[derive(Clone, Debug)]
pub struct Student {
    pub person: PersonId,
    pub class: ClassId,
    /// What finds their name at the door, and nobody else's.
    pub letters: String,
    pub cookies: String,
}

impl School {
    /// `classes` classes of `size` students each, all of them signed in. The server must be empty.
    pub async fn opens(address: SocketAddr, classes: usize, size: usize) -> Result<Self, Failed> {
        let mut teacher = sets_up(address).await?;
        let mut school = Self { teacher: teacher.cookies(), classes: Vec::with_capacity(classes) };
        for number in 0..classes {
            let letters: Vec<_> = (number * size..(number + 1) * size).map(letters).collect();
            school.classes.push(opens_class(&mut teacher, address, number, &letters).await?);
        }
        Ok(school)
    }

    pub fn students(&self) -> impl Iterator<Item = &Student> {
        self.classes.iter().flat_map(|class| &class.students)
    }

    pub fn teacher_at(&self, address: SocketAddr) -> Browser {
        Browser::with_cookies(address, &self.teacher)
    }
}

/// Ms Rivera, in a school of her own.
async fn sets_up(address: SocketAddr) -> Result<Browser, Failed> {
    let mut teacher = Browser::new(address);
    let form = [
        ("school_name", "Cedar Grove School"),
        ("time_zone", "America/Chicago"),
        ("locale", "en"),
        ("name", "Ms Rivera"),
        ("email", "rivera@cedar.example"),
        ("password", "four stones on a hill"),
    ];
    teacher.post("/setup", &form).await?.goes_to("/classes")?;
    Ok(teacher)
}

/// A school with one class of `size` that nobody has come to yet: the teacher's cookies and the class's path.
pub async fn roster(address: SocketAddr, size: usize) -> Result<(String, String), Failed> {
    let mut teacher = sets_up(address).await?;
    let names: Vec<_> = (0..size).map(letters).collect();
    let path = makes_class(&mut teacher, 0, &names).await?;
    Ok((teacher.cookies(), path))
}

/// Three letters for the nth student: a first name that no other begins like.
fn letters(nth: usize) -> String {
    let letter = |place: usize| (b'a' + (nth / 26usize.pow(place as u32) % 26) as u8) as char;
    format!("{}{}{}", letter(2).to_ascii_uppercase(), letter(1), letter(0))
}

/// A class with these names on its roster; its path.
async fn makes_class(teacher: &mut Browser, number: usize, names: &[String]) -> Result<String, Failed> {
    let name = format!("Science {}", number + 1);
    let form = [("name", &*name), ("subject", "Science"), ("grade_band", "6-8"), ("access_point", "reflection")];
    let path = teacher.post("/classes", &form).await?.goes_to("/class/")?;
    for names in names.chunks(MOST_ROWS) {
        let pasted = names.iter().map(|letters| format!("{letters} Zed")).collect::<Vec<_>>().join("\n");
        let roster = format!("{path}/roster");
        let judged = sends(teacher, &roster, &[("names", &pasted), ("do", "check")]).await?.is(200)?;
        sends(teacher, &roster, &[("rows", &judged.hidden("rows")?), ("do", "add")]).await?.goes_to("/class/")?;
    }
    Ok(path)
}

async fn opens_class(
    teacher: &mut Browser,
    address: SocketAddr,
    number: usize,
    names: &[String],
) -> Result<Class, Failed> {
    let path = makes_class(teacher, number, names).await?;
    teacher.post(&format!("{path}/door"), &[("door", "open"), ("display", "extended")]).await?.goes_to("/class/")?;
    let code = teacher.get(&path).await?.between("door-code\">", "<")?;
    let coming = names.iter().map(|letters| comes_in(address, &code, letters));
    let students = stream::iter(coming).buffered(AT_ONCE).try_collect().await?;
    let id = path.trim_start_matches("/class/").parse().map_err(|_| Failed::Told(format!("{path} is no class")))?;
    Ok(Class { id, code, students })
}

/// Sends a form as pages with a file field do.
async fn sends(teacher: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Result<browser::Answer, Failed> {
    let edge = "----a-page-of-ours";
    let part = |(name, value): &(&str, &str)| {
        format!("--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = fields.iter().map(part).collect::<String>() + &format!("--{edge}--\r\n");
    teacher.ask(Method::POST, path, &format!("multipart/form-data; boundary={edge}"), body.into()).await
}

/// Types the code, finds the name, presses it; the board of pictures.
async fn to_the_board(student: &mut Browser, code: &str, letters: &str) -> Result<browser::Answer, Failed> {
    student.get("/join").await?.is(200)?;
    let names = student.post("/join", &[("code", code)]).await?.goes_to("/join/name?ticket=")?;
    let ticket = student.get(&names).await?.is(200)?.hidden("ticket")?;
    let sought =
        student.post("/join/name", &[("ticket", &ticket), ("q", letters)]).await?.goes_to("/join/name?ticket=")?;
    let found = student.get(&sought).await?.is(200)?;
    let name = found.between("<button name=\"ticket\" value=\"", "\"")?;
    student.post("/join/pin", &[("ticket", &name)]).await?.is(200)
}

/// Presses the four pictures; what the last press led to.
async fn presses(student: &mut Browser, mut board: browser::Answer) -> Result<browser::Answer, Failed> {
    for picture in PICTURES {
        let so_far = board.hidden("so_far")?;
        let called = board.between("name=\"picture\" value=\"", &format!("\" data-picture=\"{picture}\""))?;
        let called = called.rsplit('"').next().unwrap_or_default();
        board = student.post("/join/pin", &[("so_far", &so_far), ("picture", called)]).await?;
    }
    Ok(board)
}

/// Comes in for the first time: chooses four pictures, and shows them once more.
async fn comes_in(address: SocketAddr, code: &str, letters: &str) -> Result<Student, Failed> {
    let mut browser = Browser::new(address);
    let board = to_the_board(&mut browser, code, letters).await?;
    let again = presses(&mut browser, board).await?.is(200)?;
    presses(&mut browser, again).await?.goes_to("/home")?;
    let (person, class) = who(&mut browser).await?;
    Ok(Student { person, class, letters: letters.to_owned(), cookies: browser.cookies() })
}

/// Comes in again, on a device that was never here: nine pages, as a child presses them.
pub async fn comes_back(student: &mut Browser, code: &str, letters: &str) -> Result<(), Failed> {
    let board = to_the_board(student, code, letters).await?;
    presses(student, board).await?.goes_to("/home").map(drop)
}

/// Whose streams this browser hears: its own, and its class's.
async fn who(browser: &mut Browser) -> Result<(PersonId, ClassId), Failed> {
    let answer = browser.get("/api/v1/live/poll?cursor=%3F").await?.is(200)?;
    let cursor: Option<Cursor> = answer.between("id: ", "\n")?.parse().ok();
    let streams = cursor.unwrap_or_default().0;
    let person = streams.iter().find_map(|(stream, _)| if let Stream::Person(id) = stream { Some(*id) } else { None });
    let class = streams.iter().find_map(|(stream, _)| if let Stream::Class(id) = stream { Some(*id) } else { None });
    person.zip(class).ok_or_else(|| Failed::Told(format!("nobody's cursor: {}", answer.body)))
}

impl Student {
    pub fn at(&self, address: SocketAddr) -> Browser {
        Browser::with_cookies(address, &self.cookies)
    }

    /// On its way: with an id of its own, on top of `base_version`.
    pub fn envelope(&self, base_version: i64, command: Command) -> Envelope {
        Envelope { id: CommandId::mint(), person: self.person, device: None, base_version, done_at: 0, command, v: 1 }
    }
}

/// Sends commands as a page does; one answer for each. Whatever is no answer of the server's is [`Failed::Cut`].
pub async fn send(browser: &mut Browser, envelopes: &[Envelope]) -> Result<Vec<Answer>, Failed> {
    let body = serde_json::to_vec(envelopes).map_err(|error| Failed::Told(error.to_string()))?;
    let answer = browser.post_json("/api/v1/commands", body).await?;
    if answer.status != 200 {
        return Err(Failed::Cut(format!("answered {}", answer.status)));
    }
    let answered: Vec<Answered> =
        serde_json::from_str(&answer.body).map_err(|error| Failed::Told(format!("{error} in {}", answer.body)))?;
    Ok(answered.into_iter().map(|answered| answered.answer).collect())
}
