//! Who looks after the school: an admin makes another one, and takes it back.

use domain::audit::Deed;
use domain::event::{Cut, Stream};
use domain::id::{PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::{Role, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{administered, is_member};
use crate::entity::membership;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, scope};

impl Store {
    /// By an admin, for somebody else on the staff: so a school never loses its last admin this way. Doing it twice is doing it once.
    ///
    /// Conflict `school.not_own_role`. Not found: not on the staff.
    #[crate::compiled_here]
    pub async fn set_role(&self, viewer: &Viewer, school: SchoolId, person: PersonId, role: Role) -> Result<()> {
        let viewer = viewer.clone();
        let touches = Touches::stream(Stream::School(school)).and_viewer(&viewer).and_person(person);
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                administered(tx, &viewer, school).await?;
                if !is_member(tx, person, school).await? {
                    return Err(Error::not_found());
                }
                let me = scope::person(&viewer)?;
                if me.person == person {
                    return Err(Refusal::conflict("school.not_own_role").into());
                }
                let changed = membership::Entity::update_many()
                    .col_expr(membership::Column::Role, Expr::value(role.name()))
                    .filter(membership::Column::SchoolId.eq(school.0))
                    .filter(membership::Column::PersonId.eq(person.0))
                    .filter(membership::Column::Role.ne(role.name()))
                    .filter(membership::Column::EndsAt.is_null())
                    .exec(&tx.db)
                    .await?;
                if changed.rows_affected == 0 {
                    return Ok(Written::quietly(()));
                }
                let what = if role == Role::Admin { Deed::AdminAdd } else { Deed::AdminRemove };
                audit::note(tx, what, me, Some(person), Some(school.0)).await?;
                Ok(Written::new((), Vec::new()).cutting(vec![Cut::Person(person)]))
            })
        })
        .await
    }
}
