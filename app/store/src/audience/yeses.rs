//! A guardian's yes, recorded by staff who guide the student. Withdrawn at once, and the pages that relied on it with it; the record stays.

use domain::audience::{How, Step, YesDesk, YesDraft, YesView};
use domain::audit::Deed;
use domain::clock::Moment;
use domain::event::{Event, Stream};
use domain::id::{ClassId, InquiryId, PersonId, YesId};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{classes, narrowing, ours, rows, world};
use crate::choices::face;
use crate::entity::{audience, guardian_yes, school, world_page};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, people, roster, scope};

async fn of(tx: &Tx, student: Uuid) -> Result<Vec<guardian_yes::Model>> {
    Ok(guardian_yes::Entity::find()
        .filter(guardian_yes::Column::SubjectId.eq(student))
        .order_by_desc(guardian_yes::Column::RecordedAt)
        .order_by_desc(guardian_yes::Column::Id)
        .all(&tx.db)
        .await?)
}

fn stands(row: &guardian_yes::Model, now: Moment) -> bool {
    row.withdrawn_at.is_none() && row.until.is_none_or(|until| until > now.0)
}

/// One that stands for this inquiry: its own before one for the year.
pub async fn standing(tx: &Tx, student: Uuid, inquiry: Uuid) -> Result<Option<guardian_yes::Model>> {
    let rows = of(tx, student).await?;
    let fitting = rows.into_iter().filter(|row| stands(row, tx.now) && row.inquiry_id.is_none_or(|id| id == inquiry));
    Ok(fitting.min_by_key(|row| row.inquiry_id.is_none()))
}

/// What of the student's is wished for the world, or out in it.
async fn for_the_world(tx: &Tx, student: Uuid) -> Result<Vec<audience::Model>> {
    let rows = audience::Entity::find()
        .filter(audience::Column::SubjectId.eq(student))
        .filter(audience::Column::Step.eq(Step::World.name()))
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().filter(|row| rows::stage(row, tx.now).is_open() || rows::stage(row, tx.now).waits()).collect())
}

impl Store {
    /// What guardians of a student of the class said.
    #[crate::compiled_here]
    pub async fn yeses(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<YesDesk> {
        let tx = self.snapshot().await?;
        roster::students::guided(&tx, viewer, class, student).await?;
        let mut inquiries = Vec::new();
        for row in for_the_world(&tx, student.0).await? {
            let question = ours::question(&tx, &ours::row(&tx, row.inquiry_id).await?).await?;
            inquiries.push((row.inquiry_id.into(), question));
        }
        let rows = of(&tx, student.0).await?;
        let by = rows.iter().flat_map(|row| [Some(row.recorded_by), row.withdrawn_by]).flatten().collect::<Vec<_>>();
        let names = people::names(&tx, by).await?;
        let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
        let mut yeses = Vec::with_capacity(rows.len());
        for row in rows {
            let question = match row.inquiry_id {
                Some(id) => Some(ours::question(&tx, &ours::row(&tx, id).await?).await?),
                None => None,
            };
            yeses.push(YesView {
                id: row.id.into(),
                how: How::named(&row.how).unwrap_or(How::Paper),
                question,
                recorded_by: name(row.recorded_by),
                recorded_at: Moment(row.recorded_at),
                until: row.until.map(Moment),
                withdrawn: row.withdrawn_at.map(|at| (row.withdrawn_by.map(name).unwrap_or_default(), Moment(at))),
                stands: stands(&row, tx.now),
                guardian: row.guardian,
                said_on: row.said_on,
            });
        }
        Ok(YesDesk {
            class,
            class_name: classes::name(&tx, class.0).await?,
            student: face(&tx, Some(class.0), student.0).await?,
            inquiries,
            yeses,
        })
    }

    /// By staff who guide the student. Without an inquiry, for a year; an inquiry is one that is wished for the world, or out in it. The same
    /// id twice is once. What is out and covered by it stays out as long as it is good, if that is longer than before.
    #[crate::compiled_here]
    pub async fn record_yes(
        &self,
        viewer: &Viewer,
        class: ClassId,
        student: PersonId,
        id: YesId,
        inquiry: Option<InquiryId>,
        draft: YesDraft,
    ) -> Result<()> {
        let touches = self.touching_yes(viewer, class, student).await?;
        let (viewer, draft) = (viewer.clone(), draft.clone());
        self.write(touches, move |tx| {
            let (viewer, draft) = (viewer.clone(), draft.clone());
            Box::pin(async move {
                roster::students::guided(tx, &viewer, class, student).await?;
                let plan = draft.check(today(tx, class).await?)?;
                let me = scope::person(&viewer)?;
                match guardian_yes::Entity::find_by_id(id.0).one(&tx.db).await? {
                    Some(known) if known.subject_id == student.0 && known.recorded_by == me.person.0 => {
                        return Ok(Written::quietly(()));
                    }
                    Some(_) => return Err(Error::not_found()),
                    None => {}
                }
                let covered = if plan.year { None } else { inquiry };
                let wished = for_the_world(tx, student.0).await?;
                if !plan.year && !covered.is_some_and(|id| wished.iter().any(|row| row.inquiry_id == id.0)) {
                    return Err(domain::refusal::Refusal::invalid("inquiry", "world.which_inquiry").into());
                }
                let until = plan.until(tx.now).map(|until| until.0);
                let row = guardian_yes::ActiveModel {
                    id: Set(id.0),
                    district_id: Set(me.district.0),
                    subject_id: Set(student.0),
                    inquiry_id: Set(covered.map(Into::into)),
                    guardian: Set(plan.guardian.clone()),
                    how: Set(plan.how.name().into()),
                    said_on: Set(plan.said_on.clone()),
                    recorded_by: Set(me.person.0),
                    recorded_at: Set(tx.now.0),
                    until: Set(until),
                    withdrawn_by: Set(None),
                    withdrawn_at: Set(None),
                };
                guardian_yes::Entity::insert(row).exec_without_returning(&tx.db).await?;
                audit::note(tx, Deed::YesRecorded, me, Some(student), Some(class.0)).await?;
                let mut events = Vec::new();
                for row in wished {
                    let covers = covered.is_none_or(|inquiry| inquiry.0 == row.inquiry_id);
                    let longer = row.until.is_some_and(|known| until.is_none_or(|until| until > known));
                    if covers && longer && rows::stage(&row, tx.now).is_open() {
                        events.extend(prolong(tx, &row, id, until).await?);
                    }
                    events.extend(rows::events(tx, &row).await?);
                }
                Ok(Written::new((), events))
            })
        })
        .await
    }

    /// By staff who guide the student: at once, with every page that relied on it. Twice is once.
    #[crate::compiled_here]
    pub async fn withdraw_yes(&self, viewer: &Viewer, class: ClassId, student: PersonId, id: YesId) -> Result<()> {
        let touches = self.touching_yes(viewer, class, student).await?;
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                roster::students::guided(tx, &viewer, class, student).await?;
                let me = scope::person(&viewer)?;
                let row = guardian_yes::Entity::find_by_id(id.0)
                    .filter(guardian_yes::Column::SubjectId.eq(student.0))
                    .one(&tx.db)
                    .await?
                    .ok_or_else(Error::not_found)?;
                if row.withdrawn_at.is_some() {
                    return Ok(Written::quietly(()));
                }
                let mut row = guardian_yes::ActiveModel::from(row);
                row.withdrawn_by = Set(Some(me.person.0));
                row.withdrawn_at = Set(Some(tx.now.0));
                row.update(&tx.db).await?;
                let pages = world_page::Entity::find().filter(world_page::Column::YesId.eq(id.0)).all(&tx.db).await?;
                let mut events = Vec::new();
                for page in pages {
                    let inquiry = ours::row(tx, page.inquiry_id).await?;
                    events.extend(narrowing::narrow(tx, &inquiry, Step::World, Some(me.person)).await?);
                    events.extend(narrowing::told_inquiry(tx, &inquiry).await?);
                }
                audit::note(tx, Deed::YesWithdrawn, me, Some(student), Some(class.0)).await?;
                Ok(Written::new((), events))
            })
        })
        .await
    }

    async fn touching_yes(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<Touches> {
        let tx = self.snapshot().await?;
        roster::students::guided(&tx, viewer, class, student).await?;
        let school = scope::guided(&tx, viewer, class).await?.school_id;
        let mut touches = crate::classes::touches(viewer, class).and_person(student);
        touches = touches.and_stream(Stream::School(school.into()));
        for row in for_the_world(&tx, student.0).await? {
            touches = rows::streams(&tx, row.inquiry_id).await?.into_iter().fold(touches, Touches::and_stream);
        }
        Ok(touches)
    }
}

/// What is out relies on this yes from now on. Not counted on: of what may be wished beside it nothing changed.
async fn prolong(tx: &Tx, row: &audience::Model, yes: YesId, until: Option<i64>) -> Result<Vec<Event>> {
    let mut longer = audience::ActiveModel::from(row.clone());
    longer.until = Set(until);
    longer.changed_at = Set(tx.now.0);
    longer.update(&tx.db).await?;
    world::prolong(tx, row.inquiry_id, yes.0, until).await?;
    narrowing::told_inquiry(tx, &ours::row(tx, row.inquiry_id).await?).await
}

/// The day that it is in the class's school.
async fn today(tx: &Tx, class: ClassId) -> Result<chrono::NaiveDate> {
    let class = crate::entity::class::Entity::find_by_id(class.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let school = school::Entity::find_by_id(class.school_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let zone: chrono_tz::Tz = school.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let now = chrono::DateTime::from_timestamp_millis(tx.now.0).unwrap_or_default();
    Ok(now.with_timezone(&zone).date_naive())
}
