//! Wider audiences: a wish that waits for a teacher of this class, and what was opened in it.

use domain::access::{Did, Place, Trace, Wants, What};
use domain::audience::Stage;
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::id::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Of;
use crate::Result;
use crate::entity::audience;

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let trace = |student, what| Trace { student, point: AccessPoint::Inquiry, what };
    let to = Place::Audiences;
    let opened = audience::Entity::find()
        .filter(audience::Column::ClassId.eq(of.class.id))
        .filter(audience::Column::Stage.is_in([Stage::Open, Stage::Moving].map(Stage::name)));
    let opened = of.latest(opened, audience::Column::SubjectId, audience::Column::Since).await?;
    let did = |did, student, at| trace(student, What::Did { did, at, to });
    let mut traces: Vec<Trace> = opened.into_iter().map(|(student, at)| did(Did::LetOthersRead, student, at)).collect();
    let wished: Vec<(Uuid, i64)> = audience::Entity::find()
        .select_only()
        .columns([audience::Column::SubjectId, audience::Column::WishedAt])
        .filter(audience::Column::WishedClassId.eq(of.class.id))
        .filter(audience::Column::Stage.is_in([Stage::Wished, Stage::Moving].map(Stage::name)))
        .filter(audience::Column::WishedAt.is_not_null())
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    for (student, at) in wished {
        let (student, since) = (PersonId(student), Moment(at));
        traces.push(did(Did::WishedReaders, student, since));
        traces.push(trace(student, What::Waits { wants: Wants::Release, since, to }));
    }
    Ok(traces)
}
