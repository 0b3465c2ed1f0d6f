//! A goal, read whole.

use domain::clock::Moment;
use domain::goals::GoalView;
use domain::id::PersonId;
use domain::viewer::Viewer;

use super::{aims, asks, circle, conversation, readers, rows, steps, wording};
use crate::entity::goal;
use crate::evidence::{self, Of, Reads};
use crate::tx::Tx;
use crate::{Error, Result, choices, people, pieces, scope};

/// As its student sees it.
pub async fn own(tx: &Tx, row: &goal::Model) -> Result<GoalView> {
    let mut view = shared(tx, row, row.subject_id.into(), Reads::Student).await?;
    view.circle = circle::of(tx, row.id).await?;
    view.asks = asks::of(tx, row, None).await?;
    Ok(view)
}

/// As one of its readers does.
pub async fn for_reader(tx: &Tx, row: &goal::Model, viewer: &Viewer) -> Result<GoalView> {
    let reader = scope::person(viewer)?.person;
    let mut view = shared(tx, row, reader, Reads::Teacher(viewer)).await?;
    view.asks = asks::of(tx, row, Some(reader)).await?;
    Ok(view)
}

/// What everybody sees who sees it at all.
async fn shared(tx: &Tx, row: &goal::Model, reader: PersonId, reads: Reads<'_>) -> Result<GoalView> {
    let evidence = evidence::of(tx, Of::Goal(row.id), reads).await?;
    let stage = rows::stage(tx, row).await?;
    let versions = wording::versions(tx, row.id).await?;
    let plan = versions.first().ok_or_else(Error::not_found)?.plan.clone();
    Ok(GoalView {
        id: rows::id(row),
        student: row.subject_id.into(),
        student_name: people::name(tx, row.subject_id).await?,
        picture: pieces::picture(tx, None, row.subject_id).await?,
        stage,
        turn: stage.turn(),
        version: row.version,
        plan,
        classes: wording::classes(tx, row.id).await?,
        readers: readers::of(tx, row.id).await?,
        versions,
        history: conversation::of(tx, row).await?,
        steps: steps::of(tx, row.id).await?,
        circle: Vec::new(),
        asks: Vec::new(),
        chosen: choices::chosen_for(tx, row.id).await?,
        aims: aims::of(tx, row, reader, &evidence).await?,
        evidence,
        rev: row.rev,
        made_at: Moment(row.created_at),
        changed_at: Moment(row.changed_at),
    })
}
