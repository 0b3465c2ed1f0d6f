//! A student's rubrics, and one that their class is making. Nobody's name stands beside anything.

use domain::event::Cursor;
use domain::id::RubricId;
use domain::rubrics::{OwnMaking, OwnRubrics, RubricStage};
use domain::viewer::Viewer;

use super::{list, noting, piece, rows};
use crate::{Error, Result, Store, pieces, replay, roster, scope};

impl Store {
    /// Of the classes that the viewer is in. Not found for who is not a student.
    #[crate::compiled_here]
    pub async fn own_rubrics(&self, viewer: &Viewer) -> Result<(OwnRubrics, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let mut own = OwnRubrics { making: Vec::new(), in_use: Vec::new() };
        for place in roster::running(&tx, me.person).await? {
            for row in list::of_class(place.class_id).all(&tx.db).await? {
                match (rows::stage(&row), rows::class(&tx, &row).await?) {
                    (_, class) if class.archived_at.is_some() => {}
                    (RubricStage::Making(_), class) => own.making.push((rows::face(&row), class.name)),
                    (RubricStage::InUse, _) => own.in_use.push(piece::own_rubric(&tx, &row).await?),
                    (RubricStage::Draft | RubricStage::Resting, _) => {}
                }
            }
        }
        Ok((own, replay::cursor(&tx, viewer).await?))
    }

    /// One that is being made or was, for a student of its class. Not found for a draft, and for everybody else.
    #[crate::compiled_here]
    pub async fn own_making(&self, viewer: &Viewer, id: RubricId) -> Result<(OwnMaking, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::found_rubric(&tx, viewer, id).await?;
        let me = noting::For::Student(scope::person(viewer)?.person);
        let class = rows::class(&tx, &row).await?;
        let wording = rows::wording_view(&tx, &rows::wording(&tx, &row).await?).await?;
        let stage = rows::stage(&row);
        let making = stage.step().is_some();
        let view = OwnMaking {
            face: rows::face(&row),
            stage,
            step: stage.step(),
            notes_open: row.notes_open,
            samples: if making { noting::samples(&tx, row.id).await? } else { Vec::new() },
            notes: if making { noting::notes(&tx, &row, me).await? } else { Vec::new() },
            replies: noting::replies(&tx, &row, me, &wording.criteria).await?,
            criteria: wording.criteria,
            teachers: pieces::teachers(&tx, class.id).await?,
            class_name: class.name,
        };
        Ok((view, replay::cursor(&tx, viewer).await?))
    }
}
