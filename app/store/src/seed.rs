//! The demo school, for an empty database: 3 classes with 75 students and a small one of the youngest, two weeks of loops in different states,
//! and a year of goals, of choices, of shelves and tries, of inquiries, of rubrics and data. Its words are in `seed/*.json`; it is told
//! through the same doors as real life (sign-up, import, door, commands, feedback), day by day, with a clock of its own. The same every
//! time, but for its ids and join codes.

mod audience;
mod choice_words;
mod choices;
mod corpus;
mod days;
mod early;
mod goal_words;
mod goals;
mod inquiry;
mod inquiry_words;
mod portfolio;
mod question_words;
mod questions;
mod rubric_words;
mod rubrics;
mod shelf;
mod shelf_words;
mod showing;
mod works;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::clock::{DAY, HOUR, Moment};
use domain::files::FileKind;
use domain::id::{DistrictId, FileId, PersonId, SchoolId, SignInId};
use domain::viewer::{SignedIn, Viewer};

pub use showing::{DRAWING, DRAWING_AGAIN, PHOTOGRAPH, RECORDING, VOICE};
pub use works::{CUPS, CUPS_ON_THE_DESK, PARTICLES, SPOKEN, TABLE};

use crate::{Clock, Database, Randomness, Result, Sink, Store};

/// What only the server can make: the hash of the demo password, and each student's picture PIN.
#[derive(Clone)]
pub struct SeedSecrets {
    pub password_hash: String,
    pub pin: Arc<dyn Fn(PersonId) -> String + Send + Sync>,
    /// What the demo shows; without files nobody in it shows anything.
    pub files: Vec<SeedFile>,
    /// Told which id the file of this name has got: its bytes belong there.
    pub keep: Keeps,
}

/// Hears the id and the name of a file.
pub type Keeps = Arc<dyn Fn(FileId, &str) + Send + Sync>;

/// A file of the demo as it is kept.
#[derive(Clone, Debug)]
pub struct SeedFile {
    pub name: &'static str,
    pub kind: FileKind,
    pub media_type: &'static str,
    pub bytes: i64,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub lasts_ms: Option<i64>,
}

/// The demo school is this old.
const YEAR: i64 = 290 * DAY;

/// The day before which three students show something.
const SHOWN_BEFORE: i64 = -3;

/// Where the demo school can be signed in to.
pub const TEACHERS: [(&str, &str); 5] = [
    ("Ms Rivera", "rivera@waymark.example"),
    ("Mr Brennan", "brennan@waymark.example"),
    ("Ms Abdi", "abdi@waymark.example"),
    ("Mr Osei", "osei@waymark.example"),
    ("Ms Sandoval", "sandoval@waymark.example"),
];

/// The demo's clock: moved by the story, a little further with every reading.
#[derive(Clone)]
struct Story(Arc<AtomicI64>);

impl Story {
    fn starting(at: Moment) -> Self {
        Self(Arc::new(AtomicI64::new(at.0)))
    }

    fn clock(&self) -> Clock {
        let now = self.0.clone();
        Clock::new(move || Moment(now.fetch_add(40, Ordering::Relaxed)))
    }

    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::Relaxed))
    }

    fn at(&self, moment: Moment) {
        self.0.fetch_max(moment.0, Ordering::Relaxed);
    }

    fn pass(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::Relaxed);
    }
}

struct School {
    store: Store,
    story: Story,
    secrets: SeedSecrets,
    district: DistrictId,
    today: Moment,
}

impl School {
    fn viewer(&self, person: PersonId, staff: bool) -> Viewer {
        Viewer::Person(SignedIn { district: self.district, person, sign_in: SignInId::mint(), device: None, staff })
    }

    /// A morning so many days before today.
    fn morning(&self, day: i64) -> Moment {
        self.today.plus(day * DAY - HOUR)
    }
}

/// Fills an empty database; does nothing to any other. `today` is the last of its days. True if it filled it.
pub async fn fill(database: Database, randomness: Randomness, secrets: SeedSecrets, today: Moment) -> Result<bool> {
    let story = Story::starting(today.plus(-YEAR));
    let store = database.into_store(story.clock(), randomness, Sink::nobody()).await?;
    if !store.needs_setup().await? {
        return Ok(false);
    }
    let [(lead, lead_email), rest @ ..] = TEACHERS;
    let hash = secrets.password_hash.clone();
    let set_up = store.set_up_school("Northside School", "America/Chicago", "en", lead, lead_email, hash).await?;
    let school = School { store, story, secrets, district: set_up.district, today };
    let rivera = school.viewer(set_up.person, true);
    let mut staff = vec![set_up.person];
    for (name, email) in rest {
        staff.push(join(&school, &rivera, set_up.school, name, email).await?);
    }
    school.store.set_talk_people(&rivera, set_up.school, vec![staff[3]]).await?;
    tell(&school, set_up.school, &rivera, &staff).await?;
    Ok(true)
}

/// What happened between lessons.
enum Scene {
    Goal(goal_words::Scene),
    Choice(choice_words::Scene),
    Inquiry(inquiry_words::Scene),
    Rubric(rubric_words::Scene),
}

impl Scene {
    fn day(&self) -> i64 {
        match self {
            Self::Goal(scene) => scene.day,
            Self::Choice(scene) => scene.day,
            Self::Inquiry(scene) => scene.day,
            Self::Rubric(scene) => scene.day,
        }
    }
}

/// Day by day, all classes together: first the lessons of a day, then what students chose, did about their goals, recommended and
/// tried.
async fn tell(school: &School, id: SchoolId, admin: &Viewer, staff: &[PersonId]) -> Result<()> {
    let (mut goal_words, shelf_words, corpora) = (goal_words::words()?, shelf_words::words()?, corpus::all()?);
    let (mut rooms, mut days) = (Vec::new(), Vec::new());
    for (at, corpus) in corpora.iter().enumerate() {
        let room = days::open(school, id, staff[at], staff[3], at, corpus).await?;
        goals::prepare(school, &room, at, &goal_words).await?;
        shelf::prepare(school, &room, at, &shelf_words).await?;
        questions::prepare(school, &room).await?;
        inquiry::prepare(school, &room).await?;
        days.extend(corpus.rounds.iter().enumerate().map(|(n, round)| (round.day, at, n)));
        rooms.push(room);
    }
    // The demo's district has opened the world, so that there is a public page to see. A real one begins with it off.
    school.store.turn_world(admin, true).await?;
    days.sort_unstable();
    let mut scenes: Vec<Scene> = choice_words::scenes()?.into_iter().map(Scene::Choice).collect();
    scenes.extend(goal_words.scenes().into_iter().map(Scene::Goal));
    scenes.extend(inquiry_words::scenes()?.into_iter().map(Scene::Inquiry));
    scenes.extend(rubric_words::scenes()?.into_iter().map(Scene::Rubric));
    scenes.sort_by_key(Scene::day);
    let (mut scenes, mut told) = (scenes.into_iter().peekable(), Told::default());
    let (mut shelves, mut on_shelves) = (shelf_words.scenes.into_iter().peekable(), shelf::Told::default());
    let (mut wondered, mut wonders) = (question_words::scenes()?.into_iter().peekable(), questions::Told::new());
    let mut shown = false;
    for (day, at, n) in days {
        if !shown && day >= SHOWN_BEFORE {
            shown = true;
            school.story.at(school.morning(SHOWN_BEFORE - 1));
            showing::tell(school, &rooms[0]).await?;
        }
        while let Some(scene) = scenes.next_if(|scene| scene.day() < day) {
            told.tell(school, &rooms, scene).await?;
        }
        while let Some(scene) = shelves.next_if(|scene| scene.day < day) {
            shelf::tell(school, id, admin, &rooms[scene.class], &mut on_shelves, scene).await?;
        }
        while let Some(scene) = wondered.next_if(|scene| scene.day < day) {
            questions::tell(school, &rooms[scene.class], &mut wonders, scene).await?;
        }
        days::tell(school, &rooms[at], &corpora[at], at, n).await?;
    }
    for scene in scenes {
        told.tell(school, &rooms, scene).await?;
    }
    for scene in shelves {
        shelf::tell(school, id, admin, &rooms[scene.class], &mut on_shelves, scene).await?;
    }
    for scene in wondered {
        questions::tell(school, &rooms[scene.class], &mut wonders, scene).await?;
    }
    portfolio::tell(school, &rooms[0]).await?;
    early::tell(school, id, staff[4]).await
}

/// What later scenes refer to.
#[derive(Default)]
struct Told {
    goals: goals::Told,
    boards: choices::Made,
    inquiries: inquiry::Told,
    rubrics: rubrics::Told,
}

impl Told {
    async fn tell(&mut self, school: &School, rooms: &[days::Room], scene: Scene) -> Result<()> {
        match scene {
            Scene::Goal(scene) => goals::tell(school, &rooms[scene.class], &mut self.goals, scene).await,
            Scene::Choice(scene) => choices::tell(school, &rooms[scene.class], &mut self.boards, scene).await,
            Scene::Inquiry(scene) => inquiry::tell(school, &rooms[scene.class], &mut self.inquiries, scene).await,
            Scene::Rubric(scene) => rubrics::tell(school, &rooms[scene.class], &mut self.rubrics, scene).await,
        }
    }
}

async fn join(school: &School, admin: &Viewer, id: SchoolId, name: &str, email: &str) -> Result<PersonId> {
    let token = school.store.invite_teacher(admin, id).await?;
    let way = crate::Way::Invitation(token);
    Ok(school.store.sign_up(way, name, email, school.secrets.password_hash.clone()).await?.person)
}

impl Store {
    /// The join code of the open door of a demo teacher's class, for the greeting of `waymark serve --demo`.
    #[crate::compiled_here]
    pub async fn demo_code(&self, email: &str) -> Result<Option<String>> {
        let Some(credential) = self.credential_of(email).await? else { return Ok(None) };
        let tx = self.snapshot().await?;
        let (taught, _) = crate::scope::classes_of(&tx, credential.person).await?;
        for class in taught {
            let door = crate::door::view(&tx, class).await?;
            if door.open && !door.code.is_empty() {
                return Ok(Some(door.code));
            }
        }
        Ok(None)
    }
}
