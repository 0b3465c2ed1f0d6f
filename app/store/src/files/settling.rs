//! What becomes of a file: ready, refused, or discarded by whoever brought it.

use domain::files::{FileStanding, FileState};
use domain::id::FileId;
use domain::refusal::{Refusal, Sentence};
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{own, rights, standing};
use crate::entity::{file, file_part};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store};

/// What the bytes turned out to be, and what is kept of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    pub media_type: String,
    /// Of what is kept.
    pub bytes: i64,
    /// Of what is kept, in hexadecimal digits.
    pub sha256: String,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub lasts_ms: Option<i64>,
    pub small: bool,
}

impl Store {
    /// The file is ready: its bytes are in their place. If it was settled already, it stands as it stood.
    #[crate::compiled_here]
    pub async fn settle_file(&self, viewer: &Viewer, id: FileId, settled: Settled) -> Result<FileStanding> {
        self.end_arriving(viewer, id, move |row| {
            row.state = Set(FileState::Ready.name().into());
            row.media_type = Set(settled.media_type.clone());
            row.bytes = Set(settled.bytes);
            row.received = Set(settled.bytes);
            row.sha256 = Set(settled.sha256.clone());
            row.width = Set(settled.width);
            row.height = Set(settled.height);
            row.lasts_ms = Set(settled.lasts_ms);
            row.small = Set(settled.small);
        })
        .await
    }

    /// The file is not what it should be.
    #[crate::compiled_here]
    pub async fn refuse_file(&self, viewer: &Viewer, id: FileId, why: Sentence) -> Result<FileStanding> {
        let why = serde_json::to_string(&why)?;
        self.end_arriving(viewer, id, move |row| {
            row.state = Set(FileState::Refused.name().into());
            row.refused = Set(Some(why.clone()));
        })
        .await
    }

    async fn end_arriving<F>(&self, viewer: &Viewer, id: FileId, change: F) -> Result<FileStanding>
    where
        F: Fn(&mut file::ActiveModel) + Clone + Send + Sync + 'static,
    {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, change) = (viewer.clone(), change.clone());
            Box::pin(async move { Ok(Written::quietly(end(tx, &viewer, id, change).await?)) })
        })
        .await
    }

    /// Takes away a file that nothing shows. Twice is once.
    #[crate::compiled_here]
    pub async fn discard_file(&self, viewer: &Viewer, id: FileId) -> Result<()> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                own(tx, &viewer, id).await?;
                let gone = file::Entity::update_many()
                    .col_expr(file::Column::GoneAt, Expr::value(tx.now.0))
                    // Not by itself, so it does not come again by itself.
                    .col_expr(file::Column::State, Expr::value(FileState::Refused.name()))
                    .filter(file::Column::Id.eq(id.0))
                    .filter(rights::nothing_shows_it())
                    .exec(&tx.db)
                    .await?;
                if gone.rows_affected == 0 {
                    return Err(Refusal::conflict("files.shown").into());
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

async fn end(tx: &Tx, viewer: &Viewer, id: FileId, change: impl Fn(&mut file::ActiveModel)) -> Result<FileStanding> {
    let row = own(tx, viewer, id).await?;
    if super::state(&row) != FileState::Arriving {
        return standing(&row);
    }
    let mut row = file::ActiveModel::from(row);
    change(&mut row);
    row.changed_at = Set(tx.now.0);
    let row = row.update(&tx.db).await?;
    // Its parts are in one place now, or nowhere.
    file_part::Entity::delete_many().filter(file_part::Column::FileId.eq(id.0)).exec(&tx.db).await?;
    standing(&row)
}
