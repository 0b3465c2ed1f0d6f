//! One piece before the class, out of the console or the remote.

use domain::id::ReflectionId;
use domain::stage::{Scene, StageAct};
use domain::viewer::Viewer;

use crate::write::Written;
use crate::{Result, Store, classes, scope, stage, wall};

impl Store {
    /// Puts a piece on the wall, if it does not hang there, and in the spotlight.
    ///
    /// Errors: as [`Store::release_to_wall`].
    pub async fn spotlight(&self, viewer: &Viewer, reflection: ReflectionId) -> Result<()> {
        let (class, student) = self.class_of_piece(viewer, reflection).await?;
        let (touches, viewer) = (classes::touches(viewer, class).and_person(student), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                let me = scope::person(&viewer)?;
                // Words that ask for a second look are looked at on the console first.
                let (_, mut events) = wall::put_up(tx, me, piece, None).await?;
                let show = StageAct::Show { scene: Scene::Spotlight, subject: Some(reflection.0), seconds: None };
                events.extend(stage::set(tx, me.person, class, show).await?);
                Ok(Written::new((), events))
            })
        })
        .await
    }
}
