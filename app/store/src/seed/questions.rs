//! What the classes of the demo school wonder, and one question round from its focus to its end.

use std::collections::HashMap;

use domain::classes::AccessPoint;
use domain::clock::MINUTE;
use domain::command::Command;
use domain::id::{PersonId, QuestionId, RoundId, RoundQuestionId};
use domain::questions::{EssentialAct, QuestionAct, QuestionGuiding};
use domain::rounds::{DealtFrom, Focus, FocusKind, Minutes, RoundAct, RoundGroup, RoundStep};

use super::School;
use super::days::{Room, give};
use super::question_words::{Act, GroupWords, ReflectionWords, Scene};
use crate::{Error, Result};

/// What the scenes refer to.
pub type Told = HashMap<String, QuestionId>;

/// The same groups every time.
const SEED: u64 = 7;

/// A class wonders from its first day.
pub async fn prepare(school: &School, room: &Room) -> Result<()> {
    school.store.open_access_point(&room.teacher, room.class, AccessPoint::Inquiry).await
}

pub async fn tell(school: &School, room: &Room, told: &mut Told, scene: Scene) -> Result<()> {
    let Scene { day, student, act, .. } = scene;
    school.story.at(school.morning(day));
    school.story.pass(3 * MINUTE);
    let student = room.students[student];
    let mut named = |key: &str| *told.entry(key.to_owned()).or_insert_with(QuestionId::mint);
    let on = |question, act: QuestionAct| Command::Question { question, act: act.into() };
    let command = match act {
        Act::Ask { key, words, signed } => on(named(&key), QuestionAct::Ask { class: room.class, words, signed }),
        Act::Wonder { key } => on(named(&key), QuestionAct::Wonder { on: true }),
        Act::Report { key, words } => on(named(&key), QuestionAct::Report { words }),
        Act::Release { key } => return guide(school, room, named(&key), QuestionGuiding::Release).await,
        Act::TakeOff { key, words } => {
            return guide(school, room, named(&key), QuestionGuiding::TakeOff { why: words }).await;
        }
        Act::Look { key } => return guide(school, room, named(&key), QuestionGuiding::LookInto { on: true }).await,
        Act::Answer { key, words } => return guide(school, room, named(&key), QuestionGuiding::Answer { words }).await,
        Act::Essential { words } => return essential(school, room, words, None).await,
        Act::Round { focus, groups, reflections, essential: grown } => {
            let round = run(school, room, focus, &groups, reflections).await?;
            for words in grown {
                essential(school, room, words, Some(round)).await?;
            }
            return Ok(());
        }
    };
    give(school, student, command).await
}

async fn guide(school: &School, room: &Room, id: QuestionId, act: QuestionGuiding) -> Result<()> {
    let (desk, _) = school.store.question_desk(&room.teacher, room.class).await?;
    let rev = desk.questions.iter().find(|known| known.id == id).ok_or_else(Error::not_found)?.rev;
    school.store.guide_question(&room.teacher, id, rev, act).await
}

async fn essential(school: &School, room: &Room, words: String, round: Option<RoundId>) -> Result<()> {
    let act = EssentialAct::Make { id: QuestionId::mint(), words, round };
    school.store.guide_essential(&room.teacher, room.class, act).await
}

async fn run(
    school: &School,
    room: &Room,
    focus: String,
    groups: &[GroupWords],
    reflections: Vec<ReflectionWords>,
) -> Result<RoundId> {
    let (store, id) = (&school.store, RoundId::mint());
    let focus = Focus { kind: FocusKind::Statement, words: focus, picture: None };
    store.make_round(&room.teacher, room.class, id, focus, Minutes::default()).await?;
    store.deal_round_by(&room.teacher, id, DealtFrom::Everybody, Some(SEED)).await?;
    let mut step = RoundStep::Planned;
    while let Some(next) = step.forward() {
        store.move_round(&room.teacher, id, step, next).await?;
        school.story.pass(4 * MINUTE);
        let (desk, _) = store.round_desk(&room.teacher, id).await?;
        for (group, words) in desk.groups.iter().zip(groups) {
            write(school, id, next, group, words).await?;
        }
        if next == RoundStep::Reflect {
            for said in &reflections {
                let act = RoundAct::Reflect { words: said.words.clone() };
                act_of(school, id, room.students[said.student], act).await?;
            }
            store.round_to_board(&room.teacher, id, None).await?;
        }
        step = next;
    }
    Ok(id)
}

/// What a group's scribe writes in this step.
async fn write(school: &School, id: RoundId, step: RoundStep, group: &RoundGroup, words: &GroupWords) -> Result<()> {
    let scribe = group.scribe().ok_or_else(Error::not_found)?.person;
    let mut acts = Vec::new();
    match step {
        RoundStep::Produce => acts.extend(
            words
                .questions
                .iter()
                .map(|asked| RoundAct::Write { question: RoundQuestionId::mint(), words: asked.words.clone() }),
        ),
        RoundStep::Improve => {
            for (line, asked) in group.questions.iter().zip(&words.questions) {
                let Some(kind) = asked.kind else { continue };
                acts.push(RoundAct::Mark { question: line.id, kind });
                if let Some(words) = asked.changed.clone() {
                    acts.push(RoundAct::Change { from: line.id, question: RoundQuestionId::mint(), words });
                }
            }
            let (closed_good, open_good) = (words.closed_good.clone(), words.open_good.clone());
            acts.push(RoundAct::Weigh { closed_good, open_good });
        }
        RoundStep::Choose => {
            let chosen = words.chosen.iter().filter_map(|place| group.questions.get(*place));
            let questions = chosen.map(|line| line.id).collect();
            acts.push(RoundAct::Choose { questions, why: words.why.clone() });
        }
        RoundStep::Next => acts.push(RoundAct::Next { words: words.next.clone() }),
        RoundStep::Planned | RoundStep::Focus | RoundStep::Rules | RoundStep::Reflect | RoundStep::Ended => {}
    }
    for act in acts {
        act_of(school, id, scribe, act).await?;
    }
    Ok(())
}

async fn act_of(school: &School, round: RoundId, student: PersonId, act: RoundAct) -> Result<()> {
    give(school, student, Command::Round { round, act: act.into() }).await
}
