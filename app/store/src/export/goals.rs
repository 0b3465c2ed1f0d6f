//! Goals: every wording, what was said, and the steps; what shows one is told by a whole export only (see [`super::shown`]). The circle of control and the asks stay between a student and whom they asked.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, GoalStep, GoalWording, Item, Said};
use domain::goals::EntryKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{goal, goal_entry, goal_step, goal_version};
use crate::tx::Tx;
use crate::{Result, goals};

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    let own = goal::Entity::find().filter(goal::Column::SubjectId.eq(student));
    Ok(own.select_only().column(goal::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let Some(row) = goal::Entity::find_by_id(id).filter(goal::Column::SubjectId.eq(student)).one(&tx.db).await? else {
        return Ok(None);
    };
    let wordings = goal_version::Entity::find()
        .filter(goal_version::Column::GoalId.eq(id))
        .order_by_asc(goal_version::Column::Number)
        .all(&tx.db)
        .await?;
    let wordings = wordings
        .into_iter()
        .map(|row| GoalWording {
            id: row.id,
            number: row.number,
            at: Moment(row.created_at),
            plan: goals::plan_of(row),
        })
        .collect();
    let (classes, readers) = (goals::about_classes(tx, id).await?, goals::readers(tx, id).await?);
    let content = Content::Goal {
        stage: row.stage,
        wordings,
        said: said(tx, student, id).await?,
        steps: steps(tx, id).await?,
        evidence: Vec::new(),
        competencies: Vec::new(),
        classes: classes.into_iter().map(|class| class.name).collect(),
        shown_to: readers.len(),
    };
    Ok(Some(Item { id, at: Moment(row.created_at), point: AccessPoint::Goals, told_at: None, content }))
}

async fn said(tx: &Tx, student: Uuid, goal: Uuid) -> Result<Vec<Said>> {
    let rows = goal_entry::Entity::find()
        .filter(goal_entry::Column::GoalId.eq(goal))
        .filter(goal_entry::Column::Kind.ne(EntryKind::Set.name()))
        .order_by_asc(goal_entry::Column::CreatedAt)
        .order_by_asc(goal_entry::Column::Id)
        .all(&tx.db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Said {
            by: if row.author_id == student { "me" } else { "teacher" }.into(),
            what: row.kind,
            feels: row.feels.split(',').filter(|feel| !feel.is_empty()).map(str::to_owned).collect(),
            words: row.words,
            at: Moment(row.created_at),
        })
        .collect())
}

async fn steps(tx: &Tx, goal: Uuid) -> Result<Vec<GoalStep>> {
    let rows = goal_step::Entity::find()
        .filter(goal_step::Column::GoalId.eq(goal))
        .order_by_asc(goal_step::Column::CreatedAt)
        .order_by_asc(goal_step::Column::Id)
        .all(&tx.db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| GoalStep {
            words: row.words,
            at: Moment(row.created_at),
            by: Some(Moment(row.by_at)),
            ended: row.ended.unwrap_or_default(),
            end_words: row.end_words,
            ended_at: row.ended_at.map(Moment),
        })
        .collect())
}
