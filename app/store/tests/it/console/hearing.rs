//! A console read at m, and what is heard from there to n, is the console read at n. Over random periods of a class, from every
//! cursor somebody may hold.

use std::collections::BTreeMap;

use domain::command::{Beginning, Command};
use domain::console::{ConsoleView, Tile};
use domain::event::Cursor;
use domain::feedback::{FeedbackWords, FollowThrough, NoteReaders, Outcome, Part};
use domain::id::{FeedbackId, NoteId, PersonId, PromptId, ReflectionId};
use domain::projector::{Display, DoorView};
use domain::prompts::{AnswerPlan, PromptView, Release};
use domain::reflections::PieceCard;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use store::replay::Replay;

use crate::both;
use crate::desk::{asking, at_once};
use crate::harness::School;
use crate::pen::{Pen, own_question, share_with, words};

/// What both must agree on. The console keeps the order in which things came, so that nothing jumps under a finger.
#[derive(Debug, PartialEq)]
struct Told {
    cards: BTreeMap<ReflectionId, PieceCard>,
    tiles: BTreeMap<PersonId, Tile>,
    prompt: Option<PromptView>,
    door: DoorView,
}

fn told(console: &ConsoleView) -> Told {
    assert_eq!(
        console.cards.len(),
        console.cards.iter().map(|card| card.id).collect::<std::collections::BTreeSet<_>>().len()
    );
    Told {
        cards: console.cards.iter().map(|card| (card.id, card.clone())).collect(),
        tiles: console.tiles.iter().map(|tile| (tile.person, tile.clone())).collect(),
        prompt: console.prompt.clone(),
        door: console.door.clone(),
    }
}

impl Told {
    /// Only what is not the same: a console is long.
    fn agrees(&self, now: &Told, when: &str) {
        for id in self.cards.keys().chain(now.cards.keys()) {
            assert_eq!(self.cards.get(id), now.cards.get(id), "{when}");
        }
        assert_eq!((&self.tiles, &self.prompt, &self.door), (&now.tiles, &now.prompt, &now.door), "{when}");
    }
}

/// A page that was read once and hears since.
struct Page {
    console: ConsoleView,
    cursor: Cursor,
}

impl Page {
    async fn read(school: &School) -> Self {
        let room = &school.room;
        let (console, cursor) = school.store.console(&room.staff(room.rivera), room.science).await.unwrap();
        Self { console, cursor }
    }

    /// True if it had to be read anew.
    async fn hears(&mut self, school: &School) -> bool {
        let room = &school.room;
        let replay = school.store.replay(&room.staff(room.rivera), &self.cursor).await.unwrap();
        let Replay::Missed { heard, cursor } = replay else { panic!("nothing is pruned here") };
        for delivery in heard.into_iter().flat_map(|heard| heard.deliveries) {
            if self.console.apply(&(&delivery.change).into()) {
                *self = Self::read(school).await;
                return true;
            }
        }
        self.cursor = cursor;
        false
    }
}

/// One random thing that happens in a class. Refused is fine; broken is not.
struct Period<'a> {
    school: &'a School,
    dice: StdRng,
    pieces: Vec<(PersonId, ReflectionId, Beginning)>,
    prompts: Vec<PromptId>,
    feedback: Vec<(ReflectionId, FeedbackId)>,
}

impl Period<'_> {
    fn one_of<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { Some(of[self.dice.random_range(0..of.len())].clone()) }
    }

    fn coin(&mut self) -> bool {
        self.dice.random_range(0..2) == 0
    }

    async fn student_acts(&mut self) {
        let room = &self.school.room;
        let person = self.one_of(&[room.ada, room.bo, room.chen]).unwrap();
        let pen = Pen::of(self.school, person);
        let mine: Vec<_> = self.pieces.iter().filter(|(student, ..)| *student == person).cloned().collect();
        let Some((_, reflection, beginning)) = self.one_of(&mine).filter(|_| self.dice.random_range(0..3) > 0) else {
            let id = ReflectionId::mint();
            let beginning = match self.one_of(&self.prompts.clone()) {
                Some(prompt) if self.coin() => Beginning::Prompt { prompt },
                _ => own_question(room.science),
            };
            self.pieces.push((person, id, beginning.clone()));
            let consent = self.coin();
            works(pen.gives(share_with(id, &beginning, words("The yellow was there."), consent)).await);
            return;
        };
        let command = match self.dice.random_range(0..8) {
            0 => return works(pen.shares(reflection, &beginning, "And the light goes.").await),
            1 => Command::TakeBack { reflection },
            2 => Command::Rest { reflection },
            3 => Command::Wake { reflection },
            4 => Command::LetWait { reflection, waits: self.coin() },
            5 => Command::Consent { reflection, give: true },
            6 => Command::Consent { reflection, give: false },
            _ => {
                let got: Vec<_> = self.feedback.iter().filter(|(piece, _)| *piece == reflection).cloned().collect();
                let Some((_, feedback)) = self.one_of(&got) else { return };
                let part = self.one_of(&[Part::Question, Part::NextStep]).unwrap();
                let follow = FollowThrough { part, outcome: Outcome::Used, words: String::new() };
                Command::Follow { reflection, feedback, follow }
            }
        };
        works(pen.gives(command).await);
    }

    async fn teacher_acts(&mut self) {
        let (store, room) = (&self.school.store, &self.school.room);
        let teacher = self.one_of(&[room.rivera, room.osei]).map(|person| room.staff(person)).unwrap();
        let piece = self.one_of(&self.pieces.clone()).map(|(_, id, _)| id);
        let prompt = self.one_of(&self.prompts.clone());
        let plan = self.one_of(AnswerPlan::ALL).unwrap();
        let student = self.one_of(&[room.ada, room.bo, room.chen]).unwrap();
        match (self.dice.random_range(0..16), piece, prompt) {
            (0 | 1, ..) => {
                let id = PromptId::mint();
                let at = self.coin().then(|| store.clock().now().plus(50));
                let release = Release { answered: vec![student], at, ..at_once(plan) };
                fine(store.plan_prompt(&teacher, id, room.science, asking("What surprised you?"), release).await);
                self.prompts.push(id);
            }
            (2, _, Some(prompt)) => fine(store.release_prompt(&teacher, prompt).await),
            (3, _, Some(prompt)) => fine(store.close_prompt(&teacher, prompt).await),
            (4, _, Some(prompt)) => fine(store.change_plan(&teacher, prompt, plan, vec![student]).await),
            (5 | 6, Some(piece), _) => {
                let (id, version) = (FeedbackId::mint(), self.dice.random_range(1..3));
                let words = FeedbackWords { question: "Why?".into(), next_step: "Look.".into(), ..Default::default() };
                if store.send_feedback(&teacher, id, piece, version, words).await.is_ok() {
                    self.feedback.push((piece, id));
                }
            }
            (7, Some(piece), _) => {
                let version = self.dice.random_range(1..3);
                fine(store.mark_read(&teacher, FeedbackId::mint(), piece, version).await);
            }
            (8, ..) => {
                let (id, words) = (NoteId::mint(), "Look again.".to_owned());
                fine(store.send_note(&teacher, id, room.science, prompt, words, NoteReaders::WholeClass).await);
            }
            (9 | 10, Some(piece), _) => fine(store.release_to_wall(&teacher, piece).await),
            (11, Some(piece), _) => fine(store.take_from_wall(&teacher, piece).await),
            (12, ..) => fine(store.open_door(&teacher, room.science, Display::Extended).await),
            (13, ..) if self.coin() => fine(store.close_door(&teacher, room.science).await),
            (13, ..) => {
                let covered = self.coin();
                fine(store.cover(&teacher, room.science, covered).await);
            }
            (14, ..) if self.coin() => fine(store.remove_student(&teacher, room.science, student).await),
            (14, ..) => fine(store.restore_student(&teacher, room.science, student).await),
            (15, ..) => {
                let name = format!("Somebody {}", self.dice.random_range(0..100));
                fine(store.rename_student(&teacher, room.science, student, &name).await);
            }
            _ => fine(store.run_due_jobs().await),
        }
    }
}

fn works(answer: domain::command::Answer) {
    assert!(!matches!(answer, domain::command::Answer::TryAgain { .. }), "{answer:?}");
}

fn fine<T>(result: store::Result<T>) {
    match result {
        Ok(_) | Err(store::Error::Refused(_)) => {}
        Err(error) => panic!("{error}"),
    }
}

async fn a_period(school: &School, seed: u64, steps: usize) -> usize {
    let mut period =
        Period { school, dice: StdRng::seed_from_u64(seed), pieces: vec![], prompts: vec![], feedback: vec![] };
    let mut pages = Vec::new();
    let mut anew = 0;
    for step in 0..steps {
        if step % 6 == 0 {
            pages.push(Page::read(school).await);
        }
        if period.coin() {
            period.student_acts().await
        } else {
            period.teacher_acts().await
        }
        let now = told(&Page::read(school).await.console);
        let at = period.dice.random_range(0..pages.len());
        anew += usize::from(pages[at].hears(school).await);
        told(&pages[at].console).agrees(&now, &format!("seed {seed}, step {step}"));
    }
    let now = told(&Page::read(school).await.console);
    for page in &mut pages {
        page.hears(school).await;
        told(&page.console).agrees(&now, &format!("seed {seed}, at the end"));
        // Heard again, it is the same.
        page.hears(school).await;
        told(&page.console).agrees(&now, &format!("seed {seed}, heard twice"));
    }
    anew
}

both! {
    async fn what_is_heard_adds_up_to_what_is_read(school: School) {
        // A few every time; `make prove` asks for many.
        let seeds = std::env::var("WAYMARK_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(3);
        for seed in 0..seeds {
            let anew = a_period(&school, seed, 60).await;
            assert!(anew < 30, "seed {seed}: nearly always read anew, so it proves nothing");
        }
    }
}
