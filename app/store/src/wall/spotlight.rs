//! One piece before the class, out of the console or the remote.

use domain::id::ReflectionId;
use domain::stage::{Scene, StageAct};
use domain::viewer::Viewer;

use crate::wall::Seen;
use crate::write::Written;
use crate::{Result, Store, classes, scope, stage, wall};

impl Store {
    /// Puts what hangs of a piece in the spotlight, or its newest version, if nothing of it hangs.
    ///
    /// Errors: as [`Store::release_to_wall`].
    #[crate::compiled_here]
    pub async fn spotlight(&self, viewer: &Viewer, reflection: ReflectionId) -> Result<()> {
        self.light(viewer, reflection, None).await
    }

    /// The version that the viewer has read, and no other.
    ///
    /// Errors: as [`Store::release_version`].
    #[crate::compiled_here]
    pub async fn spotlight_version(&self, viewer: &Viewer, reflection: ReflectionId, version: i32) -> Result<()> {
        self.light(viewer, reflection, Some(version)).await
    }

    async fn light(&self, viewer: &Viewer, reflection: ReflectionId, version: Option<i32>) -> Result<()> {
        let (class, student) = self.class_of_piece(viewer, reflection).await?;
        let (touches, viewer) = (classes::touches(viewer, class).and_person(student), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                let me = scope::person(&viewer)?;
                let hangs = version.is_none() && wall::hangs(tx, &piece).await?.is_some();
                let mut events = Vec::new();
                if !hangs {
                    // Words that ask for a second look are looked at on the console first.
                    events = wall::put_up(tx, me, piece, Seen { version, looked: false }).await?.1;
                }
                let show = StageAct::Show { scene: Scene::Spotlight, subject: Some(reflection.0), seconds: None };
                events.extend(stage::set(tx, me.person, class, show).await?);
                Ok(Written::new((), events))
            })
        })
        .await
    }
}
