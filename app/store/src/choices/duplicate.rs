//! The same board once more: in its class, or in another that the teacher guides.

use domain::choices::BoardPlan;
use domain::event::Stream;
use domain::id::{BoardId, ClassId};
use domain::viewer::Viewer;

use super::{boards, making, options};
use crate::write::Written;
use crate::{Result, Store, classes, scope};

impl Store {
    /// A draft with the same target and the options that the board offers its class. Its prompt is its class's, and stays there.
    ///
    /// Errors: not found unless the viewer guides both classes; `classes.archived` for the one that it would go to.
    #[crate::compiled_here]
    pub async fn duplicate_board(&self, viewer: &Viewer, from: BoardId, to: ClassId, id: BoardId) -> Result<()> {
        let class = self.class_of_board(viewer, from).await?;
        let touches = classes::touches(viewer, to).and_stream(Stream::Class(class));
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (board, _) = scope::guided_board(tx, &viewer, from).await?;
                let class = classes::active(tx, &viewer, to).await?;
                if making::is_there(tx, &viewer, &class, id).await? {
                    return Ok(Written::quietly(()));
                }
                let prompt = board.prompt_id.filter(|_| class.id == board.class_id).map(Into::into);
                let plan = BoardPlan { target: board.target.clone(), template: boards::template(&board), prompt };
                let offered: Vec<_> = options::offered(tx, board.id).await?.iter().map(options::words).collect();
                let row = making::add(tx, &viewer, &class, id, &plan, &offered).await?;
                Ok(Written::new((), vec![boards::event(&row)]))
            })
        })
        .await
    }
}
