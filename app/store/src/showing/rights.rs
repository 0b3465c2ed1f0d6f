//! Who sees a file because of what shows it. Its owner sees it anyway, and nobody else sees what only a draft shows.

use domain::id::ReflectionId;
use domain::viewer::Viewer;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{feedback, feedback_draft, shown, version};
use crate::evidence::{self, Of};
use crate::tx::Tx;
use crate::{Result, inquiry, scope};

/// Whoever may read the version that shows it. A teacher's voice is heard by the student it answers and by the class's staff, once it is
/// sent.
pub async fn sees(tx: &Tx, viewer: &Viewer, file: Uuid) -> Result<bool> {
    let shown = shown::Entity::find()
        .filter(shown::Column::FileId.eq(file))
        .filter(shown::Column::VersionId.is_not_null())
        .all(&tx.db)
        .await?;
    for version in shown.into_iter().filter_map(|row| row.version_id) {
        if reads(tx, viewer, version).await? {
            return Ok(true);
        }
    }
    hears(tx, viewer, file).await
}

/// Its student, the class's staff, and who sees a goal or an inquiry that the version is evidence of. What was taken back is read by nobody.
pub async fn reads(tx: &Tx, viewer: &Viewer, version: Uuid) -> Result<bool> {
    let row = version::Entity::find_by_id(version).filter(version::Column::TakenBackAt.is_null()).one(&tx.db).await?;
    let Some(row) = row else { return Ok(false) };
    let piece = ReflectionId(row.reflection_id);
    Ok(scope::own_piece(tx, viewer, piece).await.is_ok()
        || scope::shared_piece(tx, viewer, piece).await.is_ok()
        || is_evidence_for(tx, viewer, version).await?)
}

async fn is_evidence_for(tx: &Tx, viewer: &Viewer, version: Uuid) -> Result<bool> {
    for of in evidence::showing(tx, version).await? {
        let sees = match of {
            Of::Goal(goal) => scope::shown_goal(tx, viewer, goal.into()).await.is_ok(),
            Of::Inquiry(of) => inquiry::teacher_reads(tx, viewer, of.into()).await.is_ok(),
        };
        if sees {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn hears(tx: &Tx, viewer: &Viewer, file: Uuid) -> Result<bool> {
    for row in feedback::Entity::find().filter(feedback::Column::VoiceId.eq(file)).all(&tx.db).await? {
        let piece = ReflectionId(row.reflection_id);
        if scope::own_piece(tx, viewer, piece).await.is_ok() || scope::shared_piece(tx, viewer, piece).await.is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The files that pieces and answers show, or may show again: these stay.
pub fn shown_files() -> [SelectStatement; 3] {
    let shown = Query::select().column(shown::Column::FileId).from(shown::Entity).to_owned();
    let sent = Query::select()
        .column(feedback::Column::VoiceId)
        .from(feedback::Entity)
        .and_where(feedback::Column::VoiceId.is_not_null())
        .to_owned();
    let being_made = Query::select()
        .column(feedback_draft::Column::VoiceId)
        .from(feedback_draft::Entity)
        .and_where(feedback_draft::Column::VoiceId.is_not_null())
        .to_owned();
    [shown, sent, being_made]
}
