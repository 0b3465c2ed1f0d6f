//! What a teacher may do about growth: suggest a pair, ask, add evidence. Never veto.

use domain::event::Stream;
use domain::growth::{GrowthWords, RemarkWords};
use domain::id::{ClassId, GrowthId, PersonId, RemarkId, VersionId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::pairs::{change, cited, event, insert, new};
use crate::entity::{growth, growth_remark};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, classes, scope};

impl Store {
    /// Suggests two pieces of a student, both shared in one class that the viewer guides. The words stay the student's to find.
    /// Suggested again, it is the same suggestion.
    #[crate::compiled_here]
    pub async fn suggest_growth(
        &self,
        viewer: &Viewer,
        student: PersonId,
        before: VersionId,
        after: VersionId,
    ) -> Result<GrowthId> {
        let me = scope::person(viewer)?.person;
        let class: ClassId = {
            let tx = self.snapshot().await?;
            cited(&tx, before.0, student.0).await?.class_id.ok_or_else(Error::not_found)?.into()
        };
        let touches = Touches::stream(Stream::Class(class)).and_person(me).and_person(student);
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move { suggest(tx, &viewer, class, student, before, after).await })
        })
        .await
    }

    /// A question about a pair, or a piece of evidence that the student may not have seen. Whoever sends mints the id, so twice is
    /// once.
    ///
    /// Errors: not found unless the viewer guides the pair's class, and for an id that is somebody else's; `growth.left` when
    /// its student is off the roster; invalid `words`.
    #[crate::compiled_here]
    pub async fn remark_on_growth(
        &self,
        viewer: &Viewer,
        id: RemarkId,
        about: GrowthId,
        words: RemarkWords,
    ) -> Result<()> {
        let me = scope::person(viewer)?.person;
        let pair = guided(&self.snapshot().await?, viewer, about).await?;
        let class = pair.class_id.ok_or_else(Error::not_found)?.into();
        let touches = Touches::stream(Stream::Class(class)).and_person(me).and_person(pair.subject_id.into());
        let (viewer, words) = (viewer.clone(), words.check()?);
        self.write(touches, move |tx| {
            let (viewer, words) = (viewer.clone(), words.clone());
            Box::pin(async move { remark(tx, &viewer, id, about, words).await })
        })
        .await
    }
}

async fn suggest(
    tx: &Tx,
    viewer: &Viewer,
    class: ClassId,
    student: PersonId,
    before: VersionId,
    after: VersionId,
) -> Result<Written<GrowthId>> {
    classes::active(tx, viewer, class).await?;
    scope::enrollment(tx, student, class).await?.ok_or_else(Error::not_found)?;
    for version in [before, after] {
        if cited(tx, version.0, student.0).await?.class_id != Some(class.0) {
            return Err(Error::not_found());
        }
    }
    if before == after {
        return Err(Refusal::invalid("after", "growth.two_pieces").into());
    }
    let known = growth::Entity::find()
        .filter(growth::Column::SubjectId.eq(student.0))
        .filter(growth::Column::ClassId.eq(class.0))
        .filter(growth::Column::BeforeId.eq(before.0))
        .filter(growth::Column::AfterId.eq(after.0))
        .one(&tx.db)
        .await?;
    match known {
        // The student said no to this pair. It is not asked twice.
        Some(known) if known.set_aside_at.is_some() => Err(Refusal::conflict("growth.set_aside").into()),
        Some(known) => Ok(Written::quietly(known.id.into())),
        None => {
            let pair = GrowthWords { before, after, used_to: String::new(), now: String::new() };
            let row = new(tx, viewer, GrowthId::mint(), Some(class.0), student.0, &pair)?;
            let row = insert(tx, growth::Model { suggested_by: viewer.person().map(Into::into), ..row }).await?;
            Ok(Written::new(row.id.into(), vec![event(&row)]))
        }
    }
}

async fn remark(tx: &Tx, viewer: &Viewer, id: RemarkId, about: GrowthId, words: RemarkWords) -> Result<Written<()>> {
    let (pair, me) = (guided(tx, viewer, about).await?, scope::person(viewer)?.person);
    if let Some(known) = growth_remark::Entity::find_by_id(id.0).one(&tx.db).await? {
        let mine = known.growth_id == pair.id && known.author_id == me.0;
        return if mine { Ok(Written::quietly(())) } else { Err(Error::not_found()) };
    }
    let class = pair.class_id.ok_or_else(Error::not_found)?.into();
    classes::active(tx, viewer, class).await?;
    if scope::enrollment(tx, pair.subject_id.into(), class).await?.is_none() {
        return Err(Refusal::conflict("growth.left").into());
    }
    let row = growth_remark::ActiveModel {
        id: Set(id.0),
        district_id: Set(pair.district_id),
        growth_id: Set(pair.id),
        subject_id: Set(pair.subject_id),
        author_id: Set(me.0),
        kind: Set(words.kind.name().into()),
        words: Set(words.words),
        created_at: Set(tx.now.0),
    };
    growth_remark::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let pair = change(tx, pair, |_| {}).await?;
    Ok(Written::new((), vec![event(&pair)]))
}

/// A pair in a class that the viewer guides.
async fn guided(tx: &Tx, viewer: &Viewer, id: GrowthId) -> Result<growth::Model> {
    let pair = growth::Entity::find_by_id(id.0)
        .filter(growth::Column::DistrictId.eq(scope::district(viewer)?.0))
        .filter(growth::Column::SetAsideAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    scope::guided(tx, viewer, pair.class_id.ok_or_else(Error::not_found)?.into()).await?;
    Ok(pair)
}
