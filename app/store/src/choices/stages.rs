//! A board is opened to its class, and closed.

use domain::choices::BoardStage;
use domain::classes::{AccessPoint, Opened};
use domain::event::Event;
use domain::id::BoardId;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{boards, options};
use crate::entity::class;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, classes, scope};

impl Store {
    /// Before the class. A class that has not opened choice opens it with its first board: behind a closed way in nobody would find it.
    ///
    /// Errors: not found; conflict `boards.already_open`, `boards.needs_an_option`; `classes.archived`.
    #[crate::compiled_here]
    pub async fn open_board(&self, viewer: &Viewer, id: BoardId) -> Result<()> {
        self.stand(viewer, id, true).await
    }

    /// Errors: not found; conflict `boards.not_open`; `classes.archived`.
    #[crate::compiled_here]
    pub async fn close_board(&self, viewer: &Viewer, id: BoardId) -> Result<()> {
        self.stand(viewer, id, false).await
    }

    async fn stand(&self, viewer: &Viewer, id: BoardId, open: bool) -> Result<()> {
        let class = self.class_of_board(viewer, id).await?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (board, _) = scope::guided_board(tx, &viewer, id).await?;
                let class = classes::active(tx, &viewer, board.class_id.into()).await?;
                let stage = boards::stage(&board);
                let next = match open {
                    true => stage.open(options::offered(tx, board.id).await?.len())?,
                    false => stage.close()?,
                };
                let (me, now, opened) = (scope::person(&viewer)?.person, tx.now.0, board.opened_at);
                let board = boards::update(tx, me, board, |row| {
                    row.stage = Set(next.name().into());
                    row.opened_at = Set(opened.or(Some(now)));
                    row.closed_at = Set((next == BoardStage::Closed).then_some(now));
                })
                .await?;
                let mut events = vec![boards::event(&board)];
                if open {
                    events.extend(open_way(tx, class).await?);
                }
                Ok(Written::new((), events))
            })
        })
        .await
    }
}

async fn open_way(tx: &Tx, class: class::Model) -> Result<Option<Event>> {
    let mut opened = Opened::read(&class.access_points);
    if opened.has(AccessPoint::Choice) {
        return Ok(None);
    }
    opened.open(AccessPoint::Choice);
    let (id, rev) = (class.id, class.rev + 1);
    let mut row = class::ActiveModel::from(class);
    row.access_points = Set(opened.names());
    row.rev = Set(rev);
    row.update(&tx.db).await?;
    Ok(Some(classes::settings_event(id.into())))
}
