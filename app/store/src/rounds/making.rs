//! A new round, with its groups; and what can still be changed before it begins.

use domain::files::FileKind;
use domain::id::{ClassId, RoundId};
use domain::refusal::Refusal;
use domain::rounds::{DealtFrom, Focus, Minutes, RoundStep};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{rows, seats};
use crate::entity::round;
use crate::files::rights;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, scope};

impl Store {
    /// Planned, with groups of those who are present. Whoever makes it mints the id, so twice is once. A picture is a file of the viewer's
    /// own.
    ///
    /// Errors: not found unless the viewer guides the class, and for an id that is somebody else's; invalid `words`, `file`;
    /// `classes.archived`.
    #[crate::compiled_here]
    pub async fn make_round(
        &self,
        viewer: &Viewer,
        class: ClassId,
        id: RoundId,
        focus: Focus,
        minutes: Minutes,
    ) -> Result<()> {
        let focus = focus.check()?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, focus) = (viewer.clone(), focus.clone());
            Box::pin(async move { make(tx, &viewer, class, id, focus, minutes).await })
        })
        .await
    }

    /// Other groups, before it begins. Conflict: `rounds.begun_already`.
    #[crate::compiled_here]
    pub async fn deal_round(&self, viewer: &Viewer, id: RoundId, from: DealtFrom) -> Result<()> {
        self.deal_round_by(viewer, id, from, None).await
    }

    /// The same with a seed that is known beforehand: it deals the same groups every time.
    pub(crate) async fn deal_round_by(
        &self,
        viewer: &Viewer,
        id: RoundId,
        from: DealtFrom,
        by: Option<u64>,
    ) -> Result<()> {
        let class = scope::guided_round(&self.snapshot().await?, viewer, id).await?.class_id;
        let (touches, viewer) = (classes::touches(viewer, class.into()), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = planned(tx, &viewer, id).await?;
                let persons = seats::of_class(tx, row.class_id, from).await?;
                seats::deal_anew(tx, &row, persons, by.unwrap_or_else(|| seed(tx))).await?;
                Ok(Written::new((), vec![rows::event(&row)]))
            })
        })
        .await
    }

    /// Puts one away that was not begun; or back. Conflict: `rounds.begun_already`.
    #[crate::compiled_here]
    pub async fn remove_round(&self, viewer: &Viewer, id: RoundId, away: bool) -> Result<()> {
        let class = scope::any_guided_round(&self.snapshot().await?, viewer, id).await?.class_id;
        let (touches, viewer) = (classes::touches(viewer, class.into()), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = scope::any_guided_round(tx, &viewer, id).await?;
                classes::active(tx, &viewer, row.class_id.into()).await?;
                if rows::step(&row) != RoundStep::Planned {
                    return Err(Refusal::conflict("rounds.begun_already").into());
                }
                let now = tx.now.0;
                let row = rows::update(tx, row, |row| row.removed_at = Set(away.then_some(now))).await?;
                Ok(Written::new((), vec![rows::event(&row)]))
            })
        })
        .await
    }
}

async fn make(
    tx: &Tx,
    viewer: &Viewer,
    class: ClassId,
    id: RoundId,
    focus: Focus,
    minutes: Minutes,
) -> Result<Written<()>> {
    let class = classes::active(tx, viewer, class).await?;
    let me = scope::person(viewer)?.person;
    match round::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.class_id == class.id && known.made_by == me.0 => return Ok(Written::quietly(())),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    if let Some(file) = focus.picture {
        let file = rights::ready_own(tx, viewer, file).await?;
        if FileKind::named(&file.kind) != Some(FileKind::Image) {
            return Err(Refusal::invalid("file", "rounds.choose_a_picture").into());
        }
    }
    let row = round::ActiveModel {
        id: Set(id.0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        made_by: Set(me.0),
        focus_kind: Set(focus.kind.name().into()),
        focus: Set(focus.words),
        file_id: Set(focus.picture.map(|file| file.0)),
        step: Set(RoundStep::Planned.name().into()),
        minutes: Set(minutes.written()),
        step_since: Set(tx.now.0),
        shared_at: Set(None),
        rev: Set(1),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        ended_at: Set(None),
        removed_at: Set(None),
    };
    let row = row.insert(&tx.db).await?;
    let persons = seats::of_class(tx, class.id, DealtFrom::Present).await?;
    seats::deal_anew(tx, &row, persons, seed(tx)).await?;
    Ok(Written::new((), vec![rows::event(&row)]))
}

async fn planned(tx: &Tx, viewer: &Viewer, id: RoundId) -> Result<round::Model> {
    let row = scope::guided_round(tx, viewer, id).await?;
    classes::active(tx, viewer, row.class_id.into()).await?;
    match rows::step(&row) {
        RoundStep::Planned => Ok(row),
        _ => Err(Refusal::conflict("rounds.begun_already").into()),
    }
}

fn seed(tx: &Tx) -> u64 {
    u64::from_le_bytes(tx.randomness.bytes())
}
