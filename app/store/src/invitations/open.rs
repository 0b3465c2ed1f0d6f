//! Invitations that still work: listed for those who may take them back, and taken back.

use domain::accounts::OpenInvitation;
use domain::audit::Deed;
use domain::clock::Moment;
use domain::event::Stream;
use domain::id::{ClassId, InvitationId, PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use super::stands;
use crate::entity::{class, invitation};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, classes, people, school, scope};

/// To a school and to its classes, the newest first.
pub(crate) async fn of_school(tx: &Tx, school: SchoolId) -> Result<Vec<OpenInvitation>> {
    listed(tx, unused().filter(invitation::Column::SchoolId.eq(school.0))).await
}

/// To teach a class together, the newest first.
pub(crate) async fn of_class(tx: &Tx, class: ClassId) -> Result<Vec<OpenInvitation>> {
    listed(tx, unused().filter(invitation::Column::ClassId.eq(class.0))).await
}

fn unused() -> Select<invitation::Entity> {
    invitation::Entity::find()
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .order_by_desc(invitation::Column::CreatedAt)
        .order_by_desc(invitation::Column::Id)
}

async fn listed(tx: &Tx, asked: Select<invitation::Entity>) -> Result<Vec<OpenInvitation>> {
    let mut open = Vec::new();
    for row in asked.filter(invitation::Column::ExpiresAt.gt(tx.now.0)).all(&tx.db).await? {
        if !stands(tx, &row).await? {
            continue;
        }
        let class = match row.class_id {
            Some(id) => class::Entity::find_by_id(id).one(&tx.db).await?.map(|class| class.name),
            None => None,
        };
        open.push(OpenInvitation {
            id: row.id.into(),
            inviter: people::name(tx, row.created_by).await?,
            class,
            made_at: Moment(row.created_at),
            ends_at: Moment(row.expires_at),
        });
    }
    Ok(open)
}

/// Somebody leaves the staff: what they gave away there opens nothing any more, not even after they are back.
pub(crate) async fn withdraw_all_of(tx: &Tx, person: PersonId, school: SchoolId) -> Result<()> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::WithdrawnAt, Expr::value(tx.now.0))
        .filter(invitation::Column::CreatedBy.eq(person.0))
        .filter(invitation::Column::SchoolId.eq(school.0))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .exec(&tx.db)
        .await?;
    Ok(())
}

/// Once more changes nothing. Conflict `invitations.used`: somebody was faster.
async fn withdraw(tx: &Tx, viewer: &Viewer, row: invitation::Model) -> Result<()> {
    if row.withdrawn_at.is_some() {
        return Ok(());
    }
    let withdrawn = invitation::Entity::update_many()
        .col_expr(invitation::Column::WithdrawnAt, Expr::value(tx.now.0))
        .filter(invitation::Column::Id.eq(row.id))
        .filter(invitation::Column::UsedAt.is_null())
        .exec(&tx.db)
        .await?;
    if withdrawn.rows_affected != 1 {
        return Err(Refusal::conflict("invitations.used").into());
    }
    let about = row.class_id.unwrap_or(row.school_id);
    audit::note(tx, Deed::WithdrawInvitation, scope::person(viewer)?, None, Some(about)).await
}

impl Store {
    /// By an admin: the link of an invitation to the school, or to one of its classes, opens nothing from now on.
    #[crate::compiled_here]
    pub async fn withdraw_invitation(&self, viewer: &Viewer, school: SchoolId, id: InvitationId) -> Result<()> {
        let viewer = viewer.clone();
        let touches = Touches::stream(Stream::School(school)).and_viewer(&viewer);
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                school::administered(tx, &viewer, school).await?;
                let of_school = invitation::Entity::find_by_id(id.0).filter(invitation::Column::SchoolId.eq(school.0));
                let row = of_school.one(&tx.db).await?.ok_or_else(Error::not_found)?;
                Ok(Written::quietly(withdraw(tx, &viewer, row).await?))
            })
        })
        .await
    }

    /// By the lead of a class, the same for an invitation to teach it together.
    #[crate::compiled_here]
    pub async fn withdraw_co_teacher_invitation(
        &self,
        viewer: &Viewer,
        class: ClassId,
        id: InvitationId,
    ) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::led(tx, &viewer, class).await?;
                let of_class = invitation::Entity::find_by_id(id.0).filter(invitation::Column::ClassId.eq(class.0));
                let row = of_class.one(&tx.db).await?.ok_or_else(Error::not_found)?;
                Ok(Written::quietly(withdraw(tx, &viewer, row).await?))
            })
        })
        .await
    }
}
