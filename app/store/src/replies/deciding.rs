//! What staff of the class decides: release, hold with a sentence, take away. Whatever they decide settles what was reported
//! of what they decide about.

use domain::event::{Event, Stream};
use domain::id::{ClassId, ReplyId};
use domain::refusal::Refusal;
use domain::replies::{DecisionWords, ReplyMove, ReplyState};
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter};

use super::rows;
use crate::entity::{reply, reply_report};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, scope};

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decides {
    Reply,
    /// What the owner of the perspective answered to it.
    Answer,
}

impl Store {
    /// Decides about a reply of a class that the viewer guides, as it was read: `rev`.
    ///
    /// Errors: not found for any other, and for what was taken back, unless it was reported: then every decision settles that; invalid
    /// `words` for a hold without a reason; conflict `replies.changed_meanwhile`.
    #[crate::compiled_here]
    pub async fn decide_reply(
        &self,
        viewer: &Viewer,
        class: ClassId,
        id: ReplyId,
        (rev, about): (i64, Decides),
        said: DecisionWords,
    ) -> Result<()> {
        let said = said.check()?;
        let touches = {
            let tx = self.snapshot().await?;
            scope::guided(&tx, viewer, class).await?;
            let row = of_class(&tx, viewer, class, id).await?;
            let touches = Touches::stream(Stream::Class(class)).and_viewer(viewer);
            touches
                .and_stream(Stream::Person(row.subject_id.into()))
                .and_stream(Stream::Person(row.owner_id.into()))
                .and_person(row.subject_id.into())
        };
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, said) = (viewer.clone(), said.clone());
            Box::pin(async move { decide(tx, &viewer, class, id, (rev, about), &said).await })
        })
        .await
    }
}

async fn of_class(tx: &Tx, viewer: &Viewer, class: ClassId, id: ReplyId) -> Result<reply::Model> {
    let row = rows::any(tx, viewer, id).await?;
    if row.class_id == class.0 { Ok(row) } else { Err(Error::not_found()) }
}

async fn decide(
    tx: &Tx,
    viewer: &Viewer,
    class: ClassId,
    id: ReplyId,
    (rev, about): (i64, Decides),
    said: &DecisionWords,
) -> Result<Written<()>> {
    scope::guided(tx, viewer, class).await?;
    let row = of_class(tx, viewer, class, id).await?;
    let before = rows::state(&row);
    if before == ReplyState::TakenBack {
        // There is nothing to decide about any more; what was reported of it is read all the same.
        let settled =
            settle(tx, viewer, &row, Decides::Reply).await? + settle(tx, viewer, &row, Decides::Answer).await?;
        if settled > 0 {
            let row = rows::update(tx, row, |_| {}).await?;
            return Ok(Written::new((), vec![rows::staff_event(&row)]));
        }
    }
    // To staff, what was taken back is not there; nor is the answer to it.
    let next = before.after(ReplyMove::Decide(said.decision))?;
    if row.rev != rev {
        // Pressed twice, or by two at once: the same decision again is no news.
        let stands = match about {
            Decides::Reply => before == next && row.held_words == said.words,
            Decides::Answer => rows::answer_state(&row).after(said.decision) == Ok(rows::answer_state(&row)),
        };
        if stands && reports(&row, about).count(&tx.db).await? == 0 {
            return Ok(Written::quietly(()));
        }
        return Err(Refusal::conflict("replies.changed_meanwhile").into());
    }
    let me = scope::person(viewer)?.person;
    let events: Vec<Event> = match about {
        Decides::Reply => {
            settle(tx, viewer, &row, about).await?;
            let row = rows::update(tx, row, |row| {
                row.state = Set(next.name().into());
                row.held_words = Set(said.words.clone());
                row.decided_by = Set(Some(me.0));
                row.decided_at = Set(Some(tx.now.0));
            })
            .await?;
            rows::events(&row, before)
        }
        Decides::Answer => {
            let state = rows::answer_state(&row).after(said.decision)?;
            settle(tx, viewer, &row, about).await?;
            let row = rows::update(tx, row, |row| {
                row.answer_state = Set(state.name().into());
                row.answer_held = Set(said.words.clone());
            })
            .await?;
            rows::events(&row, before)
        }
    };
    Ok(Written::new((), events))
}

/// What was reported of one of the two and not settled: what a reply's writer reports is the answer.
fn reports(row: &reply::Model, about: Decides) -> sea_orm::Select<reply_report::Entity> {
    reply_report::Entity::find().filter(unsettled(row, about))
}

fn unsettled(row: &reply::Model, about: Decides) -> Condition {
    let by = match about {
        Decides::Reply => reply_report::Column::SubjectId.ne(row.subject_id),
        Decides::Answer => reply_report::Column::SubjectId.eq(row.subject_id),
    };
    let of = Condition::all().add(reply_report::Column::ReplyId.eq(row.id)).add(by);
    of.add(reply_report::Column::SettledAt.is_null())
}

/// How many were settled by it.
async fn settle(tx: &Tx, viewer: &Viewer, row: &reply::Model, about: Decides) -> Result<u64> {
    let me = scope::person(viewer)?.person;
    let settled = reply_report::Entity::update_many()
        .col_expr(reply_report::Column::SettledBy, Expr::value(me.0))
        .col_expr(reply_report::Column::SettledAt, Expr::value(tx.now.0))
        .filter(unsettled(row, about))
        .exec(&tx.db)
        .await?;
    Ok(settled.rows_affected)
}
