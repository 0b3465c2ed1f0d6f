//! Inquiries: begun, worded anew, and each perspective on the day it was said. Notes are read where they stand.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Window;
use crate::Result;
use crate::entity::{inquiry_wording, perspective};
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let worded = inquiry_wording::Entity::find()
        .filter(inquiry_wording::Column::SubjectId.eq(window.student))
        .filter(inquiry_wording::Column::CreatedAt.lt(window.before))
        .order_by_desc(inquiry_wording::Column::CreatedAt)
        .order_by_desc(inquiry_wording::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let said = perspective::Entity::find()
        .filter(perspective::Column::SubjectId.eq(window.student))
        .filter(perspective::Column::CreatedAt.lt(window.before))
        .order_by_desc(perspective::Column::CreatedAt)
        .order_by_desc(perspective::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let worded = worded.into_iter().map(|row| {
        let happened = if row.number == 1 { Happening::Wondered } else { Happening::WonderedAnew };
        entry((row.inquiry_id, row.id), happened, row.created_at, row.words, opening(&row.because))
    });
    let said = said.into_iter().map(|row| {
        entry((row.inquiry_id, row.id), Happening::Thought, row.created_at, row.question, opening(&row.words))
    });
    Ok(worded.chain(said).collect())
}

fn entry((inquiry, fixed): (Uuid, Uuid), happened: Happening, at: i64, title: String, words: String) -> Entry {
    Entry {
        source: TimelineSource::Inquiry,
        about: inquiry,
        fixed: Some(fixed),
        happened,
        point: AccessPoint::Inquiry,
        at: Moment(at),
        title,
        words,
        picture: None,
        link: format!("/inquiry/{inquiry}"),
        picked: false,
    }
}
