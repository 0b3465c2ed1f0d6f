//! Wider audiences: a wish that waits for a teacher of this class, and what was opened in it.

use domain::access::{Did, Place, Trace, Wants, What};
use domain::audience::Stage;
use domain::classes::AccessPoint;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Of;
use crate::Result;
use crate::entity::audience;

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let trace = |student, what| Trace { student, point: AccessPoint::Inquiry, what };
    let to = Place::Audiences;
    let (student, wished_at) = (audience::Column::SubjectId, audience::Column::WishedAt);
    let wished = || {
        audience::Entity::find()
            .filter(audience::Column::WishedClassId.eq(of.class.id))
            .filter(audience::Column::Stage.is_in([Stage::Wished, Stage::Moving].map(Stage::name)))
    };
    let opened = audience::Entity::find()
        .filter(audience::Column::ClassId.eq(of.class.id))
        .filter(audience::Column::Stage.is_in([Stage::Open, Stage::Moving].map(Stage::name)));
    let mut traces = Vec::new();
    for (did, found) in [
        (Did::WishedReaders, of.latest(wished(), student, wished_at).await?),
        (Did::LetOthersRead, of.latest(opened, student, audience::Column::Since).await?),
    ] {
        traces.extend(found.into_iter().map(|(student, at)| trace(student, What::Did { did, at, to })));
    }
    let first = of.earliest(wished(), student, wished_at).await?;
    let waits = |(student, since)| trace(student, What::Waits { wants: Wants::Release, since, to });
    traces.extend(first.into_iter().map(waits));
    Ok(traces)
}
