//! A teacher who is already there accepts an invitation.

use std::collections::BTreeSet;

use domain::audit::Deed;
use domain::event::{Cut, Stream};
use domain::id::{ClassId, DistrictId, InvitationId, PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Standing, Viewer};
use sea_orm::EntityTrait;

use super::{by_token, carry_out, standing, stands};
use crate::classes::settings_event;
use crate::entity::{invitation, teaching};
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
    /// Joins the school or the class an invitation names. Accepting the same one again gives the same answer. Whoever was taken off
    /// the staff takes up classes again that they taught.
    ///
    /// Forbidden `invitations.other_district`: accounts do not cross that wall. Conflict `invitations.already_there`: it
    /// stays good for somebody else.
    #[crate::compiled_here]
    pub async fn accept_invitation(&self, viewer: &Viewer, token: &str) -> Result<Accepted> {
        let me = scope::person(viewer)?.clone();
        // A child who finds a teacher's link is no teacher.
        if !me.staff {
            return Err(Error::not_found());
        }
        let (id, touches) = self.invitation_touches(token).await?;
        let held = taken_up_again(&self.snapshot().await?, id, me.person).await?;
        let touches = held.iter().fold(touches, |touches, row| touches.and_stream(Stream::Class(row.class_id.into())));
        self.write(touches.and_person(me.person), move |tx| {
            let (me, held) = (me.clone(), held.clone());
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
                let again = taken_up_again(tx, id, me.person).await?;
                if again != held {
                    return Err(Error::Busy);
                }
                let classes: BTreeSet<ClassId> =
                    again.iter().map(|row| row.class_id).chain(row.class_id).map(ClassId::from).collect();
                carry_out(tx, &row, me.person).await?;
                school::take_up_again(tx, me.person, again).await?;
                let about = row.class_id.unwrap_or(row.school_id);
                audit::note(tx, Deed::AcceptInvitation, &me, Some(me.person), Some(about)).await?;
                // Their stream comes back with the classes in it, and the pages of these say who teaches there.
                let events = classes.into_iter().map(settings_event).collect();
                Ok(Written::new(Accepted::from(&row), events).cutting([Cut::Person(me.person)]))
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

/// Whether this person, with an account in this district, could accept the invitation of this link.
pub(crate) async fn lets_in(tx: &Tx, token: &str, district: DistrictId, person: PersonId) -> Result<bool> {
    let row = match by_token(tx, token).await {
        Ok(row) => row,
        Err(Error::Refused(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(stands(tx, &row).await? && row.district_id == district.0 && !was_taken_off_since(tx, person, &row).await?)
}

/// What whoever was taken off the staff teaches again once they accept: by an admin's invitation all that they taught, as if they were
/// brought back; by one to a single class, whose lead does not decide about other classes, only what nobody teaches now and nobody
/// could reach.
async fn taken_up_again(tx: &Tx, id: InvitationId, person: PersonId) -> Result<Vec<teaching::Model>> {
    let row = invitation::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let mut again = school::taught_before(tx, row.school_id.into(), person).await?;
    again.sort_by_key(|row| row.id);
    if row.class_id.is_none() {
        return Ok(again);
    }
    let mut alone = Vec::new();
    for row in again {
        if school::others(row.class_id, person).one(&tx.db).await?.is_none() {
            alone.push(row);
        }
    }
    Ok(alone)
}

/// Whoever was taken off the staff does not come back by a link that is older than that.
async fn was_taken_off_since(tx: &Tx, person: PersonId, row: &invitation::Model) -> Result<bool> {
    let school = row.school_id.into();
    let ended = school::last_end(tx, school, person).await?;
    Ok(ended.is_some_and(|ended| ended >= row.created_at) && !school::is_member(tx, person, school).await?)
}
