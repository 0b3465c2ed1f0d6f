//! Goal starters that a class's teachers offer it.

use domain::classes::AccessPoint;
use domain::event::Cursor;
use domain::goals::GoalKind;
use domain::id::{ClassId, StarterId};
use domain::refusal::{Fault, Refusal};
use domain::starters::{OfferedStarter, StarterSource};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::among::among;
use crate::entity::{class, goal_starter};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, people, replay, scope};

impl Store {
    /// What is offered in a class that the viewer guides.
    #[crate::compiled_here]
    pub async fn starters(&self, viewer: &Viewer, class: ClassId) -> Result<(Vec<OfferedStarter>, Cursor)> {
        let tx = self.snapshot().await?;
        let class = scope::guided(&tx, viewer, class).await?;
        let offered = offered(&tx, std::slice::from_ref(&class)).await?;
        Ok((offered, replay::cursor(&tx, viewer).await?))
    }

    /// Offers a starter to a class that has opened goals. The same sentence is offered once.
    ///
    /// Errors: not found unless the viewer guides the class, and for a starter that is not in the bank; invalid `statement`, `hint`;
    /// invalid `access_point`, `prompts.not_opened`.
    #[crate::compiled_here]
    pub async fn offer_starter(&self, viewer: &Viewer, class: ClassId, source: StarterSource) -> Result<StarterId> {
        let (kind, words) = source.check()?;
        let bank_id = source.bank_id().map(str::to_owned);
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, words, bank_id) = (viewer.clone(), words.clone(), bank_id.clone());
            Box::pin(async move {
                let row = classes::active(tx, &viewer, class).await?;
                domain::classes::Opened::read(&row.access_points).admits(AccessPoint::Goals).map_err(|sentence| {
                    Refusal::Invalid { faults: vec![Fault { field: "access_point".into(), sentence }] }
                })?;
                let known = goal_starter::Entity::find()
                    .filter(goal_starter::Column::ClassId.eq(class.0))
                    .filter(goal_starter::Column::Statement.eq(words.statement.as_str()))
                    .filter(goal_starter::Column::TakenBackAt.is_null())
                    .one(&tx.db)
                    .await?;
                if let Some(known) = known {
                    return Ok(Written::quietly(known.id.into()));
                }
                let id = StarterId::mint();
                let new = goal_starter::ActiveModel {
                    id: Set(id.0),
                    district_id: Set(row.district_id),
                    class_id: Set(row.id),
                    offered_by: Set(scope::person(&viewer)?.person.0),
                    bank_id: Set(bank_id),
                    kind: Set(kind.name().into()),
                    statement: Set(words.statement),
                    hint: Set(words.hint),
                    created_at: Set(tx.now.0),
                    taken_back_at: Set(None),
                };
                goal_starter::Entity::insert(new).exec_without_returning(&tx.db).await?;
                Ok(Written::new(id, vec![classes::settings_event(class)]))
            })
        })
        .await
    }

    /// Goals that began with it stay as they are.
    #[crate::compiled_here]
    pub async fn take_back_starter(&self, viewer: &Viewer, id: StarterId) -> Result<()> {
        let class = ClassId(guided(&self.snapshot().await?, viewer, id).await?.class_id);
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = guided(tx, &viewer, id).await?;
                if row.taken_back_at.is_some() {
                    return Ok(Written::quietly(()));
                }
                let mut row = goal_starter::ActiveModel::from(row);
                row.taken_back_at = Set(Some(tx.now.0));
                row.update(&tx.db).await?;
                Ok(Written::new((), vec![classes::settings_event(class)]))
            })
        })
        .await
    }
}

async fn guided(tx: &Tx, viewer: &Viewer, id: StarterId) -> Result<goal_starter::Model> {
    let row = goal_starter::Entity::find_by_id(id.0)
        .filter(goal_starter::Column::DistrictId.eq(scope::district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    scope::guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

/// What these classes are offered, newest first.
pub async fn offered(tx: &Tx, classes: &[class::Model]) -> Result<Vec<OfferedStarter>> {
    let rows = goal_starter::Entity::find()
        .filter(goal_starter::Column::ClassId.is_in(among(classes.iter().map(|class| class.id))))
        .filter(goal_starter::Column::TakenBackAt.is_null())
        .order_by_desc(goal_starter::Column::CreatedAt)
        .order_by_desc(goal_starter::Column::Id)
        .all(&tx.db)
        .await?;
    let names = people::names(tx, rows.iter().map(|row| row.offered_by)).await?;
    let class_name = |id| classes.iter().find(|class| class.id == id).map(|class| class.name.clone());
    Ok(rows
        .into_iter()
        .map(|row| OfferedStarter {
            id: row.id.into(),
            class: row.class_id.into(),
            class_name: class_name(row.class_id).unwrap_or_default(),
            by_name: names.get(&row.offered_by).cloned().unwrap_or_default(),
            bank_id: row.bank_id,
            kind: GoalKind::named(&row.kind).unwrap_or_default(),
            statement: row.statement,
            hint: row.hint,
        })
        .collect())
}
