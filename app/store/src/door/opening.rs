//! Opening and closing, covering the wall, how the projector is attached.

use std::sync::Arc;

use domain::event::Cut;
use domain::id::{ClassId, SessionId};
use domain::projector::{Display, DoorView};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::entity::session;
use crate::write::Written;
use crate::{Result, Store, classes, door, scope, wall};

impl Store {
    /// Opens the door: a session begins. Open already: the same one, as it is. Conflict `classes.archived`.
    #[crate::compiled_here]
    pub async fn open_door(&self, viewer: &Viewer, class: ClassId, display: Display) -> Result<DoorView> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = classes::active(tx, &viewer, class).await?;
                if door::open_session(tx, class).await?.is_some() {
                    return Ok(Written::quietly(door::view(tx, class).await?));
                }
                let row = session::ActiveModel {
                    id: Set(SessionId::mint().0),
                    district_id: Set(row.district_id),
                    class_id: Set(class.0),
                    opened_by: Set(scope::person(&viewer)?.person.0),
                    display: Set(display.name().into()),
                    covered: Set(false),
                    rev: Set(1),
                    opened_at: Set(tx.now.0),
                    closed_at: Set(None),
                };
                // A new session begins with an empty wall; projectors of the one before end.
                let before = door::latest(tx, class).await?.map(|session| Cut::Session(session.id.into()));
                session::Entity::insert(row).exec_without_returning(&tx.db).await?;
                let mut events = wall::clear(tx, class).await?;
                events.push(door::event(class));
                Ok(Written::new(door::view(tx, class).await?, events).cutting(before))
            })
        })
        .await
    }

    /// Closes the door: its code no longer works. Students who are in stay signed in. Closed already: nothing happens.
    #[crate::compiled_here]
    pub async fn close_door(&self, viewer: &Viewer, class: ClassId) -> Result<DoorView> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::guided(tx, &viewer, class).await?;
                let events = door::close(tx, class).await?;
                Ok(Written::new(door::view(tx, class).await?, events))
            })
        })
        .await
    }

    /// Blanks what the projector shows, or uncovers it. Conflict `door.closed`.
    #[crate::compiled_here]
    pub async fn cover(&self, viewer: &Viewer, class: ClassId, covered: bool) -> Result<DoorView> {
        self.change_session(viewer, class, move |row| row.covered = Set(covered)).await
    }

    /// A second screen, or the same picture as the laptop. Conflict `door.closed`.
    #[crate::compiled_here]
    pub async fn set_display(&self, viewer: &Viewer, class: ClassId, display: Display) -> Result<DoorView> {
        self.change_session(viewer, class, move |row| row.display = Set(display.name().into())).await
    }

    async fn change_session<F>(&self, viewer: &Viewer, class: ClassId, change: F) -> Result<DoorView>
    where
        F: Fn(&mut session::ActiveModel) + Send + Sync + 'static,
    {
        let (touches, viewer, change) = (classes::touches(viewer, class), viewer.clone(), Arc::new(change));
        self.write(touches, move |tx| {
            let (viewer, change) = (viewer.clone(), change.clone());
            Box::pin(async move {
                scope::guided(tx, &viewer, class).await?;
                let session = door::open_session(tx, class).await?;
                let session = session.ok_or_else(|| Refusal::conflict("door.closed"))?;
                let rev = session.rev + 1;
                let mut row: session::ActiveModel = session.into();
                change(&mut row);
                row.rev = Set(rev);
                row.update(&tx.db).await?;
                Ok(Written::new(door::view(tx, class).await?, vec![door::event(class)]))
            })
        })
        .await
    }
}
