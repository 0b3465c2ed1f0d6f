//! Who sees what a story or a conference shows: the parts, and the files in them.

use domain::id::{FileId, PersonId};
use domain::portfolio::TimelineSource;
use domain::viewer::Viewer;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{conference, conference_item, conference_pick, portfolio_reader, shown, story_part, version};
use crate::tx::Tx;
use crate::{Result, export, scope};

/// Parts of stories that this teacher is shown, and parts that the agenda of a conference points to, to which they are invited.
async fn parts(tx: &Tx, me: PersonId) -> Result<Vec<story_part::Model>> {
    let shown = portfolio_reader::Entity::find()
        .filter(portfolio_reader::Column::PersonId.eq(me.0))
        .filter(portfolio_reader::Column::Until.is_null())
        .all(&tx.db)
        .await?;
    let mut parts = story_part::Entity::find()
        .filter(story_part::Column::StoryId.is_in(among(shown.iter().filter_map(|row| row.story_id))))
        .filter(story_part::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?;
    let conferences = conference::Entity::find()
        .filter(conference::Column::Id.is_in(among(shown.iter().filter_map(|row| row.conference_id))))
        .filter(conference::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?;
    let items = conference_item::Entity::find()
        .filter(conference_item::Column::ConferenceId.is_in(among(conferences.into_iter().map(|row| row.id))))
        .filter(conference_item::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?;
    let picks = conference_pick::Entity::find()
        .filter(conference_pick::Column::ItemId.is_in(among(items.into_iter().map(|row| row.id))))
        .all(&tx.db)
        .await?;
    parts.extend(
        story_part::Entity::find()
            .filter(story_part::Column::Id.is_in(among(picks.into_iter().map(|pick| pick.part_id))))
            .filter(story_part::Column::RemovedAt.is_null())
            .all(&tx.db)
            .await?,
    );
    Ok(parts)
}

/// Whoever is shown the part that shows it: of the version that was picked, and of no other.
pub async fn sees(tx: &Tx, viewer: &Viewer, file: FileId) -> Result<bool> {
    let Ok(me) = scope::staff(tx, viewer).await else { return Ok(false) };
    let parts = parts(tx, me).await?;
    if parts.is_empty() {
        return Ok(false);
    }
    let rows = shown::Entity::find()
        .filter(shown::Column::FileId.eq(file.0))
        .filter(shown::Column::RemovedAt.is_null())
        .filter(shown::Column::VersionId.is_in(among(parts.iter().filter_map(|part| part.fixed_id))))
        .all(&tx.db)
        .await?;
    // A part that names somebody else's version shows nothing of it.
    let is_own = |row: &shown::Model| {
        parts.iter().any(|part| part.fixed_id == row.version_id && part.subject_id == row.subject_id)
    };
    let stands: Vec<Uuid> = version::Entity::find()
        .filter(
            version::Column::Id.is_in(among(rows.iter().filter(|row| is_own(row)).filter_map(|row| row.version_id))),
        )
        .filter(version::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|version| version.id)
        .collect();
    if !stands.is_empty() {
        return Ok(true);
    }
    let owners = export::who_brought(tx, file).await?;
    let brought = |part: &&story_part::Model| {
        part.source.as_deref() == Some(TimelineSource::Brought.name()) && owners.contains(&part.subject_id)
    };
    for part in parts.iter().filter(brought) {
        let Some(id) = part.about_id else { continue };
        let item = export::item(tx, TimelineSource::Brought, part.subject_id, id).await?;
        if item.and_then(|item| item.fixed(part.fixed_id)).is_some_and(|item| item.files().contains(&file.0)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The files that what was brought shows; those of pieces stay because of the pieces.
pub fn shown_files() -> SelectStatement {
    export::shown_files()
}
