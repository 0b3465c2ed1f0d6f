//! What a teacher does about a PIN: open the lock, clear it, or free a name that somebody else took.

use domain::audit::Deed;
use domain::event::Cut;
use domain::id::{ClassId, PersonId};
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::clear;
use crate::entity::{attendance, enrollment, pin};
use crate::roster::{everywhere, students};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, audit, devices, door, scope, sign_in};

#[derive(Clone, Copy)]
enum Help {
    Unlock,
    Reset,
    UndoClaim,
}

impl Store {
    /// The student may try again, with the PIN they have.
    #[crate::compiled_here]
    pub async fn unlock(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<()> {
        self.help_with_pin(viewer, class, student, Help::Unlock).await
    }

    /// The student chooses a new PIN behind the open door. Where they are signed in they stay so.
    #[crate::compiled_here]
    pub async fn reset_pin(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<()> {
        self.help_with_pin(viewer, class, student, Help::Reset).await
    }

    /// *That was not Ada*: whoever took the name is out, on every device, and the name is free again. What was made under it stays the
    /// student's.
    #[crate::compiled_here]
    pub async fn undo_claim(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<()> {
        self.help_with_pin(viewer, class, student, Help::UndoClaim).await
    }

    async fn help_with_pin(&self, viewer: &Viewer, class: ClassId, student: PersonId, help: Help) -> Result<()> {
        let touches = self.touching(student, Some(class)).await?;
        let touches = viewer.person().into_iter().fold(touches, |touches, me| touches.and_person(me));
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                students::guided(tx, &viewer, class, student).await?;
                let what = match help {
                    Help::Unlock => {
                        pin::Entity::update_many()
                            .col_expr(pin::Column::Wrong, Expr::value(0))
                            .col_expr(pin::Column::LockedAt, Expr::value(None::<i64>))
                            .filter(pin::Column::PersonId.eq(student.0))
                            .exec(&tx.db)
                            .await?;
                        Deed::UnlockPin
                    }
                    Help::Reset => {
                        clear(tx, student).await?;
                        Deed::ResetPin
                    }
                    Help::UndoClaim => {
                        undo(tx, class, student).await?;
                        Deed::UndoClaim
                    }
                };
                audit::note(tx, what, scope::person(&viewer)?, Some(student), Some(class.0)).await?;
                let cut = matches!(help, Help::UndoClaim).then_some(Cut::Person(student));
                Ok(Written::new((), everywhere(tx, student).await?).cutting(cut))
            })
        })
        .await
    }
}

async fn undo(tx: &Tx, class: ClassId, student: PersonId) -> Result<()> {
    clear(tx, student).await?;
    devices::forget(tx, student).await?;
    sign_in::end_all_of(tx, student, None).await?;
    // In every class: the next one who takes the name must be announced in each.
    enrollment::Entity::update_many()
        .col_expr(enrollment::Column::ClaimedAt, Expr::value(None::<i64>))
        .col_expr(enrollment::Column::ClaimedDevice, Expr::value(None::<uuid::Uuid>))
        .filter(enrollment::Column::PersonId.eq(student.0))
        .exec(&tx.db)
        .await?;
    if let Some(session) = door::open_session(tx, class).await? {
        attendance::Entity::delete_many()
            .filter(attendance::Column::SessionId.eq(session.id))
            .filter(attendance::Column::PersonId.eq(student.0))
            .exec(&tx.db)
            .await?;
    }
    Ok(())
}
