//! Who teaches a class: one lead, any number of co-teachers. They come by invitation; here is how they go.

use domain::audit::Deed;
use domain::classes::{Named, TeacherOf};
use domain::event::Cut;
use domain::id::{ClassId, DistrictId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Standing, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{settings_event, touches};
use crate::entity::teaching;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, audit, devices, people, projector, scope};

pub async fn add(tx: &Tx, district: DistrictId, class: ClassId, person: PersonId, standing: Standing) -> Result<()> {
    let row = teaching::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(district.0),
        class_id: Set(class.0),
        person_id: Set(person.0),
        role: Set(standing.name().into()),
        starts_at: Set(tx.now.0),
        ends_at: Set(None),
    };
    teaching::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Teachers by name, the lead first.
pub async fn listed(tx: &Tx, rows: Vec<teaching::Model>) -> Result<Vec<TeacherOf>> {
    let names = people::names(tx, rows.iter().map(|row| row.person_id)).await?;
    let mut teachers: Vec<_> = rows
        .into_iter()
        .filter_map(|row| {
            let name = names.get(&row.person_id)?.clone();
            let who = Named { id: row.person_id.into(), name };
            Some(TeacherOf { who, standing: Standing::named(&row.role)? })
        })
        .collect();
    teachers.sort_by_key(|teacher| (!teacher.standing.may_lead(), teacher.who.name.to_lowercase()));
    Ok(teachers)
}

/// Ends a co-teacher's part in a class, and what they opened there: projectors, devices. Gives the streams that end with it.
/// Conflict `classes.lead_stays`: a class is never without its lead.
async fn end(tx: &Tx, by: &SignedIn, class: ClassId, person: PersonId) -> Result<Vec<Cut>> {
    let row = teaching::Entity::find()
        .filter(teaching::Column::ClassId.eq(class.0))
        .filter(teaching::Column::PersonId.eq(person.0))
        .filter(teaching::Column::EndsAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if Standing::named(&row.role).is_some_and(Standing::may_lead) {
        return Err(Refusal::conflict("classes.lead_stays").into());
    }
    let mut row: teaching::ActiveModel = row.into();
    row.ends_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    devices::unlink_all_by(tx, by, person, &[class.0]).await?;
    let mut cuts = projector::revoke_all_by(tx, person, &[class.0]).await?;
    cuts.push(Cut::Person(person));
    Ok(cuts)
}

impl Store {
    /// The lead ends a co-teacher's part in the class; what they hear of it ends at once, and so does what they opened there.
    #[crate::compiled_here]
    pub async fn remove_co_teacher(&self, viewer: &Viewer, id: ClassId, person: PersonId) -> Result<()> {
        let (touches, viewer) = (touches(viewer, id).and_person(person), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::led(tx, &viewer, id).await?;
                let me = scope::person(&viewer)?;
                let cuts = end(tx, me, id, person).await?;
                audit::note(tx, Deed::RemoveCoTeacher, me, Some(person), Some(id.0)).await?;
                Ok(Written::new((), vec![settings_event(id)]).cutting(cuts))
            })
        })
        .await
    }

    /// A co-teacher leaves. Conflict `classes.lead_stays` for the lead.
    #[crate::compiled_here]
    pub async fn leave_class(&self, viewer: &Viewer, id: ClassId) -> Result<()> {
        let (touches, viewer) = (touches(viewer, id), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::guided(tx, &viewer, id).await?;
                let me = scope::person(&viewer)?;
                let cuts = end(tx, me, id, me.person).await?;
                audit::note(tx, Deed::LeaveClass, me, Some(me.person), Some(id.0)).await?;
                Ok(Written::new((), vec![settings_event(id)]).cutting(cuts))
            })
        })
        .await
    }
}
