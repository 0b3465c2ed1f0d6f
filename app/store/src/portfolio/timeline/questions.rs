//! Own questions on question boards, as they are worded now. What a group of a round put there is the round's.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Window;
use crate::entity::question;
use crate::tx::Tx;
use crate::{Result, export};

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let rows = export::own_questions(window.student)
        .filter(question::Column::CreatedAt.lt(window.before))
        .order_by_desc(question::Column::CreatedAt)
        .order_by_desc(question::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let entry = |row: question::Model| Entry {
        source: TimelineSource::Question,
        about: row.id,
        fixed: None,
        happened: Happening::Asked,
        point: AccessPoint::Inquiry,
        at: Moment(row.created_at),
        title: row.words,
        words: String::new(),
        picture: None,
        link: format!("/questions#own-{}", row.id),
        picked: false,
    };
    Ok(rows.into_iter().map(entry).collect())
}
