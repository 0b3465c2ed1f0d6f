//! A year of goals, told day by day.

use std::collections::HashMap;

use domain::classes::AccessPoint;
use domain::clock::{DAY, MINUTE};
use domain::command::{Beginning, Command};
use domain::competencies::pasted;
use domain::goals::{AnswerWords, GoalAct, GoalPlan};
use domain::id::{CompetencyId, EvidenceId, FeedbackId, GoalAskId, GoalId, PersonId, ReflectionId, StepId, ThoughtId};
use domain::reflections::DraftWords;
use domain::starters::StarterSource;

use super::School;
use super::days::{Room, give, share};
use super::goal_words::{Act, GoalWords, PlanWords, Scene, Who};
use crate::{Error, Result};

/// What the acts of a goal refer to.
#[derive(Default)]
pub struct Told {
    goals: HashMap<usize, GoalId>,
    thoughts: HashMap<(usize, String), ThoughtId>,
    steps: HashMap<(usize, String), StepId>,
    asks: HashMap<(usize, String), GoalAskId>,
    pieces: HashMap<(usize, String), ReflectionId>,
    evidence: HashMap<(usize, String), EvidenceId>,
}

fn known<T: Copy>(map: &HashMap<(usize, String), T>, goal: usize, key: &str) -> Result<T> {
    map.get(&(goal, key.to_owned())).copied().ok_or_else(Error::not_found)
}

/// What the class has before its students have goals.
pub async fn prepare(school: &School, room: &Room, at: usize, words: &GoalWords) -> Result<()> {
    let store = &school.store;
    store.open_access_point(&room.teacher, room.class, AccessPoint::Goals).await?;
    store.import_competencies(&room.teacher, room.class, pasted(&words.competencies[at])).await?;
    for id in &words.starters[at] {
        let source = StarterSource::Bank { id: id.clone(), locale: "en".into() };
        store.offer_starter(&room.teacher, room.class, source).await?;
    }
    Ok(())
}

pub async fn tell(school: &School, room: &Room, told: &mut Told, scene: Scene) -> Result<()> {
    let Scene { day, student, goal: nth, act, .. } = scene;
    let (store, student) = (&school.store, room.students[student]);
    school.story.at(school.morning(day));
    school.story.pass(3 * MINUTE);
    let goal = *told.goals.entry(nth).or_insert_with(GoalId::mint);
    let viewer = school.viewer(student, false);
    let act = match act {
        Act::Set { plan, show } => {
            let readers = show.iter().map(|who| person(room, *who)).collect::<Result<_>>()?;
            GoalAct::Set { classes: classes(room, &plan), plan: worded(school, plan), readers }
        }
        Act::Adjust { plan, because } => {
            GoalAct::Adjust { classes: vec![room.class], plan: worded(school, plan), because }
        }
        Act::Answer { by, answer, words } => {
            let by = school.viewer(person(room, by)?, true);
            let version = store.shown_goal(&by, goal).await?.0.version;
            return store.answer_goal(&by, goal, version, AnswerWords { answer, words }).await;
        }
        Act::Reply { words } => GoalAct::Reply { words },
        Act::CheckIn { feels, words } => GoalAct::CheckIn { feels, words },
        Act::Think { key, kind, words, circle } => {
            let thought = *told.thoughts.entry((nth, key)).or_insert_with(ThoughtId::mint);
            GoalAct::Think { thought, kind, words, circle: Some(circle) }
        }
        Act::Step { key, words, days, from } => {
            let step = *told.steps.entry((nth, key)).or_insert_with(StepId::mint);
            let thought = from.map(|from| known(&told.thoughts, nth, &from)).transpose()?;
            GoalAct::Step { step, words, days, thought }
        }
        Act::EndStep { step, end, words } => GoalAct::EndStep { step: known(&told.steps, nth, &step)?, end, words },
        Act::Ask { key, kind, to, words } => {
            let ask = *told.asks.entry((nth, key)).or_insert_with(GoalAskId::mint);
            GoalAct::Ask { ask, kind, to: person(room, to)?, words }
        }
        Act::AnswerAsk { ask, words } => {
            let ask = known(&told.asks, nth, &ask)?;
            let (own, _) = store.goal(&viewer, goal).await?;
            let to = own.goal.asks.iter().find(|sent| sent.id == ask).ok_or_else(Error::not_found)?.to;
            return store.answer_goal_ask(&school.viewer(to, true), ask, words).await;
        }
        Act::Piece { key, question, words } => {
            let id = *told.pieces.entry((nth, key)).or_insert_with(ReflectionId::mint);
            let beginning = Beginning::OwnQuestion { class: room.class, question };
            share(school, student, id, beginning, DraftWords { words, ..Default::default() }, false).await?;
            school.story.pass(MINUTE);
            return store.mark_read(&room.teacher, FeedbackId::mint(), id, 1).await;
        }
        Act::Link { piece, prompt, of, words } => {
            let question = prompt.map(|id| StoredQuestion::of(&id)).transpose()?;
            let piece_id = piece.as_deref().map(|key| known(&told.pieces, nth, key)).transpose()?;
            let (own, _) = store.goal(&viewer, goal).await?;
            let wanted = own.offers.into_iter().find(|offer| match (&piece_id, &question, of) {
                (Some(piece), ..) => offer.about == piece.0,
                (None, Some(question), _) => offer.number.is_some() && offer.title == question.0,
                (None, None, of) => of == Some(offer.made.source()),
            });
            let (evidence, made) = (EvidenceId::mint(), wanted.ok_or_else(Error::not_found)?.made);
            told.evidence.insert((nth, piece.unwrap_or_default()), evidence);
            GoalAct::Link { evidence, made, words }
        }
        Act::Aim { code, by: Who::Student } => {
            GoalAct::Aim { competency: competency(school, room, &code).await?, aims: true }
        }
        Act::Aim { code, by } => {
            let competency = competency(school, room, &code).await?;
            return store.aim_goal(&school.viewer(person(room, by)?, true), goal, competency, true).await;
        }
        Act::Claim { code, piece, words } => {
            let evidence = known(&told.evidence, nth, &piece)?;
            GoalAct::Claim { competency: competency(school, room, &code).await?, evidence, words }
        }
        Act::Reach { words } => GoalAct::Reach { words },
        Act::SetAside { words } => GoalAct::SetAside { words },
        Act::PickUp => GoalAct::PickUp,
    };
    give(school, student, Command::Goal { goal, act: act.into() }).await
}

fn person(room: &Room, who: Who) -> Result<PersonId> {
    match who {
        Who::Teacher => room.teacher.person().ok_or_else(Error::not_found),
        Who::Co => Ok(room.co),
        Who::Student => Err(Error::not_found()),
    }
}

fn classes(room: &Room, plan: &PlanWords) -> Vec<domain::id::ClassId> {
    if plan.classes { vec![room.class] } else { Vec::new() }
}

fn worded(school: &School, plan: PlanWords) -> GoalPlan {
    let PlanWords { kind, statement, stand, why, success, by_in, obstacle, then, .. } = plan;
    let day = |days: i64| chrono::DateTime::from_timestamp_millis(school.today.plus(days * DAY).0);
    let by = by_in.and_then(day).map(|day| day.date_naive().to_string()).unwrap_or_default();
    GoalPlan { kind, statement, stand, why, success, by, obstacle, then }
}

async fn competency(school: &School, room: &Room, code: &str) -> Result<CompetencyId> {
    let (list, _) = school.store.competencies(&room.teacher, room.class).await?;
    list.into_iter().find(|known| known.code == code).map(|known| known.id).ok_or_else(Error::not_found)
}

/// The question of a prompt of the bank, as it was asked.
struct StoredQuestion(String);

impl StoredQuestion {
    fn of(id: &str) -> Result<Self> {
        let prompt = domain::bank::prompt(id).ok_or_else(Error::not_found)?;
        Ok(Self(prompt.in_language("en").question.clone()))
    }
}
