//! A school's settings, by its admins: name, time zone, who may sign up, whom a student reaches who needs to talk.

mod roles;
mod staff;
mod taking_off;
mod talk_people;
mod terms;
mod time_zone;
mod view;

pub(crate) use taking_off::{last_end, others, take_up_again, taught_before};

use domain::audit::Deed;
use domain::event::Stream;
use domain::id::{PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::schools::SchoolDraft;
use domain::viewer::{Role, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use crate::entity::{class, membership, school};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, scope, sign_in};

/// A school that the viewer runs. Its teachers are told that only an admin may; to everybody else it is not there.
pub(crate) async fn administered(tx: &Tx, viewer: &Viewer, id: SchoolId) -> Result<school::Model> {
    let me = scope::person(viewer)?;
    let row = school::Entity::find_by_id(id.0)
        .filter(school::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    match scope::role(tx, viewer, id).await? {
        Some(role) if role.may_run_the_school() && me.staff => Ok(row),
        Some(_) if me.staff => Err(Refusal::forbidden("school.only_an_admin").into()),
        _ => Err(Error::not_found()),
    }
}

/// The running memberships of a school.
fn members(school: SchoolId) -> Select<membership::Entity> {
    membership::Entity::find()
        .filter(membership::Column::SchoolId.eq(school.0))
        .filter(membership::Column::EndsAt.is_null())
}

/// The running memberships of a person, at any school.
fn memberships(person: PersonId) -> Select<membership::Entity> {
    membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person.0))
        .filter(membership::Column::EndsAt.is_null())
}

/// Whether the person is on the staff of any school.
pub(crate) async fn is_on_a_staff(tx: &Tx, person: PersonId) -> Result<bool> {
    Ok(memberships(person).one(&tx.db).await?.is_some())
}

/// Whether an admin looks after every school that the person works at, and there is one. What opens the person's account opens
/// all of these schools.
pub(crate) async fn looks_after(tx: &Tx, admin: PersonId, person: PersonId) -> Result<bool> {
    let works_at = memberships(person).all(&tx.db).await?;
    for row in &works_at {
        if !is_admin(tx, admin, row.school_id.into()).await? {
            return Ok(false);
        }
    }
    Ok(!works_at.is_empty())
}

/// Every class of a school, archived ones too.
async fn classes_of(tx: &Tx, school: SchoolId) -> Result<Vec<class::Model>> {
    Ok(class::Entity::find().filter(class::Column::SchoolId.eq(school.0)).all(&tx.db).await?)
}

pub(crate) async fn is_member(tx: &Tx, person: PersonId, school: SchoolId) -> Result<bool> {
    Ok(members(school).filter(membership::Column::PersonId.eq(person.0)).one(&tx.db).await?.is_some())
}

pub(crate) async fn is_admin(tx: &Tx, person: PersonId, school: SchoolId) -> Result<bool> {
    let admin = members(school)
        .filter(membership::Column::PersonId.eq(person.0))
        .filter(membership::Column::Role.eq(Role::Admin.name()));
    Ok(admin.one(&tx.db).await?.is_some())
}

/// Whether the time zone database knows this name.
pub(crate) fn is_zone(name: &str) -> bool {
    name.parse::<chrono_tz::Tz>().is_ok()
}

impl Store {
    /// By an admin: the whole form of the school.
    #[crate::compiled_here]
    pub async fn change_school(&self, viewer: &Viewer, id: SchoolId, draft: &SchoolDraft) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        let (viewer, draft) = (viewer.clone(), draft.clone());
        self.write(Touches::stream(Stream::School(id)).and_person(me.person), move |tx| {
            let (me, viewer, draft) = (me.clone(), viewer.clone(), draft.clone());
            Box::pin(async move {
                administered(tx, &viewer, id).await?;
                let plan = draft.check(is_zone(&draft.time_zone))?;
                school::Entity::update_many()
                    .col_expr(school::Column::Name, Expr::value(plan.name))
                    .col_expr(school::Column::TimeZone, Expr::value(draft.time_zone))
                    .col_expr(school::Column::Locale, Expr::value(plan.locale.name()))
                    .col_expr(school::Column::OpenSignUp, Expr::value(draft.open_sign_up))
                    .col_expr(school::Column::TalkNote, Expr::value(plan.talk_note))
                    .col_expr(school::Column::IdleMinutes, Expr::value(i32::from(plan.idle_minutes)))
                    .filter(school::Column::Id.eq(id.0))
                    .exec(&tx.db)
                    .await?;
                sign_in::set_idle(tx, id, plan.idle_minutes).await?;
                audit::note(tx, Deed::SchoolChange, &me, None, Some(id.0)).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}
