//! Invitations to join a school's staff, or to teach a class together. A link's token is seen once, by whoever invites;
//! the table keeps its hash. An invitation is good for one person, for fourteen days, until it is taken back, and for as long as
//! its inviter may invite.

mod accept;
mod open;

pub use accept::Accepted;
pub(crate) use accept::lets_in;
pub(crate) use open::{of_class, of_school, withdraw_all_of};

use domain::accounts::{InvitationView, InvitedAs};
use domain::audit::Deed;
use domain::clock::DAY;
use domain::event::Stream;
use domain::id::{ClassId, InvitationId, PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::{Role, SignedIn, Standing, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::accounts::join_school;
use crate::clock::token_hash;
use crate::entity::{class, invitation, school, teaching};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, people, scope};

const LIFETIME: i64 = 14 * DAY;

/// An invitation that still stands. Not found if used, taken back, expired, to a class that is archived, or from somebody who
/// may no longer invite.
pub(crate) async fn standing(tx: &Tx, id: InvitationId) -> Result<invitation::Model> {
    let row = invitation::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    if stands(tx, &row).await? { Ok(row) } else { Err(Error::not_found()) }
}

async fn stands(tx: &Tx, row: &invitation::Model) -> Result<bool> {
    let inviter: PersonId = row.created_by.into();
    let may = match row.class_id {
        Some(class) => {
            let open = class::Entity::find_by_id(class).filter(class::Column::ArchivedAt.is_null()).one(&tx.db).await?;
            let standing = scope::standing(tx, inviter, class.into()).await?;
            open.is_some() && standing.is_some_and(Standing::may_lead)
        }
        None => crate::school::is_admin(tx, inviter, row.school_id.into()).await?,
    };
    Ok(may && row.used_at.is_none() && row.withdrawn_at.is_none() && row.expires_at > tx.now.0)
}

/// Uses the invitation up for this person: they join the school and, if it is to a class, teach it.
pub(crate) async fn carry_out(tx: &Tx, row: &invitation::Model, person: PersonId) -> Result<Option<ClassId>> {
    let used = invitation::Entity::update_many()
        .col_expr(invitation::Column::UsedAt, Expr::value(tx.now.0))
        .col_expr(invitation::Column::UsedBy, Expr::value(person.0))
        .filter(invitation::Column::Id.eq(row.id))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .exec(&tx.db)
        .await?;
    // Two with the same link at once, or it is being taken back: the row decides what was first.
    if used.rows_affected != 1 {
        return Err(Error::not_found());
    }
    join_school(tx, row.district_id.into(), row.school_id.into(), person, Role::Teacher).await?;
    let Some(class) = row.class_id else { return Ok(None) };
    let teaches = teaching::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(row.district_id),
        class_id: Set(class),
        person_id: Set(person.0),
        role: Set(Standing::CoTeacher.name().into()),
        starts_at: Set(tx.now.0),
        ends_at: Set(None),
    };
    teaching::Entity::insert(teaches).exec_without_returning(&tx.db).await?;
    Ok(Some(class.into()))
}

async fn invite(tx: &Tx, me: &SignedIn, school: SchoolId, class: Option<ClassId>) -> Result<String> {
    let token = tx.randomness.token();
    let role = if class.is_some() { InvitedAs::CoTeacher } else { InvitedAs::Teacher };
    let row = invitation::ActiveModel {
        id: Set(InvitationId::mint().0),
        district_id: Set(me.district.0),
        school_id: Set(school.0),
        class_id: Set(class.map(Into::into)),
        token_hash: Set(token_hash(&token)),
        role: Set(role.name().into()),
        created_by: Set(me.person.0),
        created_at: Set(tx.now.0),
        expires_at: Set(tx.now.plus(LIFETIME).0),
        used_at: Set(None),
        used_by: Set(None),
        withdrawn_at: Set(None),
    };
    invitation::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let about = class.map_or(school.0, Into::into);
    let what = match role {
        InvitedAs::CoTeacher => Deed::InviteCoTeacher,
        InvitedAs::Teacher => Deed::InviteTeacher,
    };
    audit::note(tx, what, me, None, Some(about)).await?;
    Ok(token)
}

async fn by_token(tx: &Tx, token: &str) -> Result<invitation::Model> {
    invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(token_hash(token)))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

impl Store {
    /// By an admin: a link's token that makes one new teacher of the school.
    #[crate::compiled_here]
    pub async fn invite_teacher(&self, viewer: &Viewer, school: SchoolId) -> Result<String> {
        let me = scope::person(viewer)?.clone();
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_person(me.person), move |tx| {
            let (viewer, me) = (viewer.clone(), me.clone());
            Box::pin(async move {
                crate::school::administered(tx, &viewer, school).await?;
                Ok(Written::quietly(invite(tx, &me, school, None).await?))
            })
        })
        .await
    }

    /// By the lead of a class: a link's token that makes one teacher, old or new, its co-teacher. Conflict
    /// `invitations.class_archived`.
    #[crate::compiled_here]
    pub async fn invite_co_teacher(&self, viewer: &Viewer, class: ClassId) -> Result<String> {
        let me = scope::person(viewer)?.clone();
        let viewer = viewer.clone();
        let touches = Touches::stream(Stream::Class(class)).and_person(me.person);
        self.write(touches, move |tx| {
            let (viewer, me) = (viewer.clone(), me.clone());
            Box::pin(async move {
                let row = scope::led(tx, &viewer, class).await?;
                if row.archived_at.is_some() {
                    return Err(Refusal::conflict("invitations.class_archived").into());
                }
                Ok(Written::quietly(invite(tx, &me, row.school_id.into(), Some(class)).await?))
            })
        })
        .await
    }

    /// What an invitation says to whoever has its link. Not found when it no longer stands.
    #[crate::compiled_here]
    pub async fn invitation(&self, token: &str) -> Result<InvitationView> {
        let tx = self.snapshot().await?;
        let row = standing(&tx, by_token(&tx, token).await?.id.into()).await?;
        let school = school::Entity::find_by_id(row.school_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
        let class = match row.class_id {
            Some(id) => class::Entity::find_by_id(id).one(&tx.db).await?.map(|class| class.name),
            None => None,
        };
        let inviter = people::name(&tx, row.created_by).await?;
        let role = InvitedAs::named(&row.role).ok_or_else(Error::not_found)?;
        Ok(InvitationView { school: school.name, class, inviter, role })
    }

    /// The invitation of a token, and what using it relies on: its class, and the right of whoever gave it.
    pub(crate) async fn invitation_touches(&self, token: &str) -> Result<(InvitationId, Touches)> {
        let tx = self.snapshot().await?;
        let row = by_token(&tx, token).await?;
        let touches = match row.class_id {
            Some(class) => Touches::stream(Stream::Class(class.into())),
            None => Touches::nothing(),
        };
        Ok((row.id.into(), touches.and_person(row.created_by.into())))
    }
}
