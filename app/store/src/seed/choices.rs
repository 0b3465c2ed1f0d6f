//! Boards of the demo school, told day by day: opened, chosen from, proposed for, and what helped.

use std::collections::HashMap;

use domain::choices::{Axis, BoardPlan, ChoiceAct, OwnBoard, ProposalWords};
use domain::clock::MINUTE;
use domain::command::Command;
use domain::id::{BoardId, ChoiceId, OptionId};

use super::choice_words::{Act, Scene};
use super::days::{Room, give};
use super::{School, works};
use crate::{Error, Result};

/// The boards that were made, by their place in the file.
pub type Made = HashMap<usize, BoardId>;

pub async fn tell(school: &School, room: &Room, made: &mut Made, scene: Scene) -> Result<()> {
    let Scene { day, student: who, board: nth, target, template, act, .. } = scene;
    let (store, student) = (&school.store, room.students[who]);
    school.story.at(school.morning(day));
    school.story.pass(2 * MINUTE);
    let board = *made.entry(nth).or_insert_with(BoardId::mint);
    let viewer = school.viewer(student, false);
    let act = match act {
        Act::Open => {
            let plan = BoardPlan { target, template, prompt: None };
            store.make_board(&room.teacher, room.class, board, plan, "en").await?;
            school.story.pass(MINUTE);
            return store.open_board(&room.teacher, board).await;
        }
        Act::Close => return store.close_board(&room.teacher, board).await,
        Act::Choose { picks, why } => {
            let own = store.own_board(&viewer, board).await?.0;
            let mut ids = Vec::new();
            for (axis, places) in picks {
                for place in places {
                    ids.push(option(&own, axis, place)?);
                }
            }
            let goal = own.goals.first().filter(|_| !why.is_empty()).map(|goal| goal.id);
            ChoiceAct::Choose { choice: ChoiceId::mint(), picks: ids, why, goal }
        }
        Act::After { axis, outcome, words } => {
            let choice = store.own_board(&viewer, board).await?.0.choice.ok_or_else(Error::not_found)?;
            let chosen = choice.now.picks.iter().find(|pick| pick.axis == axis).ok_or_else(Error::not_found)?;
            ChoiceAct::After { option: chosen.id, outcome, words }
        }
        Act::Work(work) => return works::tell(school, room, who, board, work).await,
        Act::Propose { axis, words, reaches } => {
            ChoiceAct::Propose { option: OptionId::mint(), words: ProposalWords { axis, words, mode: None, reaches } }
        }
        Act::Show => {
            let readers = room.teacher.person().into_iter().collect();
            return give(school, student, Command::ShowHelped { readers }).await;
        }
        Act::Answer { answer, words } => {
            let own = store.own_board(&viewer, board).await?.0;
            let newest = own.proposals.first().ok_or_else(Error::not_found)?.id;
            return store.answer_proposal(&room.teacher, board, newest, answer, &words).await;
        }
    };
    give(school, student, Command::Choice { board, act: act.into() }).await
}

fn option(board: &OwnBoard, axis: Axis, place: usize) -> Result<OptionId> {
    let of_part = board.options.iter().filter(|option| option.axis == axis);
    of_part.map(|option| option.id).nth(place).ok_or_else(Error::not_found)
}
