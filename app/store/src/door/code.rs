//! The join code: renewed when it got around, closed when everybody is in.

use domain::id::ClassId;
use domain::projector::DoorView;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::entity::class;
use crate::write::Written;
use crate::{Result, Store, classes, door};

#[derive(Clone, Copy)]
enum Turn {
    Renew,
    Close,
    Open,
}

impl Store {
    /// A new code; the old one opens nothing from now on.
    #[crate::compiled_here]
    pub async fn renew_code(&self, viewer: &Viewer, class: ClassId) -> Result<DoorView> {
        self.turn_code(viewer, class, Turn::Renew).await
    }

    /// The code lets nobody in, though the door is open. Students who are in stay in.
    #[crate::compiled_here]
    pub async fn close_code(&self, viewer: &Viewer, class: ClassId) -> Result<DoorView> {
        self.turn_code(viewer, class, Turn::Close).await
    }

    #[crate::compiled_here]
    pub async fn open_code(&self, viewer: &Viewer, class: ClassId) -> Result<DoorView> {
        self.turn_code(viewer, class, Turn::Open).await
    }

    async fn turn_code(&self, viewer: &Viewer, class: ClassId, turn: Turn) -> Result<DoorView> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = classes::active(tx, &viewer, class).await?;
                let rev = row.rev + 1;
                let mut row: class::ActiveModel = row.into();
                match turn {
                    Turn::Renew => row.join_code = Set(classes::fresh_code(tx).await?),
                    Turn::Close => row.join_open = Set(false),
                    Turn::Open => row.join_open = Set(true),
                }
                row.rev = Set(rev);
                row.update(&tx.db).await?;
                Ok(Written::new(door::view(tx, class).await?, vec![door::event(class)]))
            })
        })
        .await
    }
}
