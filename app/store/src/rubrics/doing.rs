//! What a student does with a rubric, one arm for each act.

use domain::command::Answer;
use domain::event::Stream;
use domain::id::{ReflectionId, RubricId};
use domain::refusal::Refusal;
use domain::rubrics::{RubricAct, RubricSaid, rubric_act};
use domain::viewer::Viewer;
use sea_orm::EntityTrait;

use super::rating::{Said, rate, stream};
use super::{attaching, noting, rows, talking};
use crate::entity::{reflection, rubric};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: RubricId, said: &RubricSaid) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?.person;
    // A form that no page of ours makes.
    let act = rubric_act(said).map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check()?;
    let events = match act {
        // The piece is the student's, whatever became of the class; the wording it was looked at by is there.
        RubricAct::Rate { piece, version, wording, typed } => {
            let piece = scope::own_piece(tx, viewer, piece).await?;
            rate(tx, me, &piece, Some(id), Said { version, wording, typed: &typed }).await?
        }
        RubricAct::Talk { piece, criterion, words } => {
            let piece = scope::own_piece(tx, viewer, piece).await?;
            talking::talk(tx, me, &piece, criterion, words).await?
        }
        RubricAct::Unpick { piece } => {
            let rubric = rows::row(tx, id.0).await?;
            attaching::pick(tx, viewer, &rubric, piece, false).await?;
            Vec::new()
        }
        RubricAct::Pick { piece } => {
            let rubric = scope::found_rubric(tx, viewer, id).await?;
            attaching::pick(tx, viewer, &rubric, piece, true).await?;
            Vec::new()
        }
        RubricAct::Note { note, sample, words } => {
            let rubric = scope::found_rubric(tx, viewer, id).await?;
            noting::note(tx, me, &rubric, note, sample, words).await?
        }
        RubricAct::TakeBack { note } => {
            let rubric = scope::found_rubric(tx, viewer, id).await?;
            let read = noting::row(tx, &rubric, note).await?.shown_at.is_some();
            noting::remove(tx, &rubric, note, Some(me)).await?;
            vec![rows::said_event(&rubric, me, read)]
        }
        RubricAct::Reply { criterion, about, fits, words } => {
            let rubric = scope::found_rubric(tx, viewer, id).await?;
            noting::reply(tx, me, &rubric, criterion, &about, (fits, words)).await?
        }
    };
    Ok(Written::new(Answer::done(), events))
}

/// Where it will be heard: the rubric's class, and that of the piece.
pub async fn streams(tx: &Tx, id: RubricId, said: &RubricSaid) -> Result<Vec<Stream>> {
    let rubric = rubric::Entity::find_by_id(id.0).one(&tx.db).await?;
    let mut streams: Vec<Stream> = rubric.into_iter().map(|row| Stream::Class(row.class_id.into())).collect();
    let piece: Option<ReflectionId> = said.field("piece").and_then(|piece| piece.parse().ok());
    if let Some(piece) = piece {
        let piece = reflection::Entity::find_by_id(piece.0).one(&tx.db).await?;
        streams.extend(piece.iter().map(stream));
    }
    Ok(streams)
}
