//! A teacher who is already there accepts an invitation.

use domain::event::Cut;
use domain::id::{ClassId, InvitationId, PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Standing, Viewer};
use sea_orm::EntityTrait;

use super::{carry_out, standing};
use crate::entity::invitation;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, audit, school, scope};

/// Where an accepted invitation leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub school: SchoolId,
    pub class: Option<ClassId>,
}

impl From<&invitation::Model> for Accepted {
    fn from(row: &invitation::Model) -> Self {
        Self { school: row.school_id.into(), class: row.class_id.map(Into::into) }
    }
}

impl Store {
    /// Joins the school or the class an invitation names. Accepting the same one again gives the same answer.
    ///
    /// Forbidden `invitations.other_district`: accounts do not cross that wall. Conflict `invitations.already_there`: it
    /// stays good for somebody else.
    pub async fn accept_invitation(&self, viewer: &Viewer, token: &str) -> Result<Accepted> {
        let me = scope::person(viewer)?.clone();
        // A child who finds a teacher's link is no teacher.
        if !me.staff {
            return Err(Error::not_found());
        }
        let (id, touches) = self.invitation_touches(token).await?;
        self.write(touches.and_person(me.person), move |tx| {
            let me = me.clone();
            Box::pin(async move {
                if let Some(accepted) = accepted_before(tx, id, me.person).await? {
                    return Ok(Written::quietly(accepted));
                }
                let row = standing(tx, id).await?;
                if row.district_id != me.district.0 {
                    return Err(Refusal::forbidden("invitations.other_district").into());
                }
                if was_taken_off_since(tx, me.person, &row).await? {
                    return Err(Error::not_found());
                }
                if is_there(tx, &me, &row).await? {
                    return Err(Refusal::conflict("invitations.already_there").into());
                }
                carry_out(tx, &row, me.person).await?;
                let about = row.class_id.unwrap_or(row.school_id);
                audit::note(tx, "accept_invitation", &me, Some(me.person), Some(about)).await?;
                // Their stream comes back with the class in it.
                Ok(Written::quietly(Accepted::from(&row)).cutting([Cut::Person(me.person)]))
            })
        })
        .await
    }
}

async fn accepted_before(tx: &Tx, id: InvitationId, person: PersonId) -> Result<Option<Accepted>> {
    let row = invitation::Entity::find_by_id(id.0).one(&tx.db).await?;
    Ok(row.filter(|row| row.used_by == Some(person.0)).as_ref().map(Accepted::from))
}

async fn is_there(tx: &Tx, me: &SignedIn, row: &invitation::Model) -> Result<bool> {
    match row.class_id {
        Some(class) => Ok(scope::standing(tx, me.person, class.into()).await?.is_some_and(Standing::may_guide)),
        None => school::is_member(tx, me.person, row.school_id.into()).await,
    }
}

/// Whoever was taken off the staff does not come back by a link that is older than that.
async fn was_taken_off_since(tx: &Tx, person: PersonId, row: &invitation::Model) -> Result<bool> {
    let school = row.school_id.into();
    let ended = school::last_end(tx, school, person).await?;
    Ok(ended.is_some_and(|ended| ended >= row.created_at) && !school::is_member(tx, person, school).await?)
}
