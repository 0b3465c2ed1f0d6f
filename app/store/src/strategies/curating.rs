//! What a teacher does about a shelf: puts on it what students recommend, suggests a wording, says why not, takes off; adds own ones and
//! those of the bank.

use domain::classes::{AccessPoint, Opened};
use domain::event::Stream;
use domain::id::{ClassId, HelpedId, StrategyId};
use domain::refusal::{Fault, Refusal};
use domain::strategies::{Curation, ShelfStage, StrategySource, StrategyWords};
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter};

use super::doing::too_many;
use super::{helped, rows};
use crate::entity::{strategy, strategy_helped};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, classes, scope};

/// Most on one shelf.
const MOST_ON_SHELF: usize = 300;

impl Store {
    /// About a recommendation as it was read: `rev`. The same press again does nothing.
    ///
    /// Errors: not found unless the viewer guides its class, and for what its student took back; invalid `why`, `name`, `does`, `helps`;
    /// conflict `shelf.worded_anew`, `shelf.decided_already`, `shelf.not_on_shelf`, `classes.archived`.
    #[crate::compiled_here]
    pub async fn curate_strategy(&self, viewer: &Viewer, id: StrategyId, rev: i64, curation: Curation) -> Result<()> {
        let class = self.curated_in(viewer, id).await?;
        let (touches, viewer) = (touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, curation) = (viewer.clone(), curation.clone());
            Box::pin(async move { curate(tx, &viewer, id, rev, curation).await })
        })
        .await
    }

    /// About a sentence to what is on the shelf: put, decline, take off.
    #[crate::compiled_here]
    pub async fn curate_helped(
        &self,
        viewer: &Viewer,
        id: StrategyId,
        helped: HelpedId,
        curation: Curation,
    ) -> Result<()> {
        let class = self.curated_in(viewer, id).await?;
        let (touches, viewer) = (touches(viewer, class), viewer.clone());
        let curation = curation.check()?;
        self.write(touches, move |tx| {
            let (viewer, curation) = (viewer.clone(), curation.clone());
            Box::pin(async move { curate_sentence(tx, &viewer, id, helped, curation).await })
        })
        .await
    }

    /// Puts a strategy or tool on the shelf of a class that has opened choice. The same one of the bank stands there once; an outside tool
    /// stands there unseen until the school approves it.
    ///
    /// Errors: not found unless the viewer guides the class, and for what is not in the bank; invalid `name`, `does`, `helps`, `address`;
    /// invalid `access_point`, `prompts.not_opened`.
    #[crate::compiled_here]
    pub async fn add_strategy(&self, viewer: &Viewer, class: ClassId, source: StrategySource) -> Result<StrategyId> {
        let (words, bank_id) = (source.check()?, source.bank_id().map(str::to_owned));
        let (touches, viewer, id) = (touches(viewer, class), viewer.clone(), StrategyId::mint());
        self.write(touches, move |tx| {
            let (viewer, words, bank_id) = (viewer.clone(), words.clone(), bank_id.clone());
            Box::pin(async move { add(tx, &viewer, class, id, &words, bank_id).await })
        })
        .await
    }

    async fn curated_in(&self, viewer: &Viewer, id: StrategyId) -> Result<ClassId> {
        Ok(scope::curated_strategy(&self.snapshot().await?, viewer, id).await?.class_id.into())
    }
}

fn touches(viewer: &Viewer, class: ClassId) -> Touches {
    Touches::stream(Stream::Class(class)).and_viewer(viewer)
}

async fn curate(tx: &Tx, viewer: &Viewer, id: StrategyId, rev: i64, curation: Curation) -> Result<Written<()>> {
    let row = scope::curated_strategy(tx, viewer, id).await?;
    classes::active(tx, viewer, row.class_id.into()).await?;
    let me = scope::person(viewer)?.person;
    let curation = match curation {
        // The kind and the address stay the student's.
        Curation::Suggest(words) => {
            let own = rows::words(&row);
            Curation::Suggest(StrategyWords { kind: own.kind, address: own.address, ..words })
        }
        other => other,
    }
    .check()?;
    if is_done(&row, &curation) {
        return Ok(Written::quietly(()));
    }
    if row.rev != rev {
        return Err(Refusal::conflict("shelf.worded_anew").into());
    }
    let suggested = match &curation {
        Curation::Suggest(words) => Some(serde_json::to_string(words)?),
        _ => None,
    };
    let (_, events) = rows::happen(tx, row, curation.moves(), |row| {
        row.decided_by = Set(Some(me.0));
        row.suggested = Set(suggested);
        row.why = Set(match curation {
            Curation::Decline(why) => why,
            _ => String::new(),
        });
    })
    .await?;
    Ok(Written::new((), events))
}

fn is_done(row: &strategy::Model, curation: &Curation) -> bool {
    match (rows::stage(row), curation) {
        (ShelfStage::OnShelf, Curation::Put) | (ShelfStage::TakenOff, Curation::TakeOff) => true,
        (ShelfStage::Suggested, Curation::Suggest(words)) => rows::suggested(row).as_ref() == Some(words),
        (ShelfStage::Declined, Curation::Decline(why)) => row.why == *why,
        _ => false,
    }
}

async fn curate_sentence(
    tx: &Tx,
    viewer: &Viewer,
    id: StrategyId,
    helped: HelpedId,
    curation: Curation,
) -> Result<Written<()>> {
    let of = scope::curated_strategy(tx, viewer, id).await?;
    classes::active(tx, viewer, of.class_id.into()).await?;
    let me = scope::person(viewer)?.person;
    let row = strategy_helped::Entity::find_by_id(helped.0)
        .filter(strategy_helped::Column::StrategyId.eq(of.id))
        .filter(strategy_helped::Column::Stage.ne(ShelfStage::Withdrawn.name()))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let why = match &curation {
        Curation::Suggest(_) => return Err(Error::not_found()),
        Curation::Decline(why) => why.clone(),
        Curation::Put | Curation::TakeOff => String::new(),
    };
    match (helped::stage(&row), &curation) {
        (ShelfStage::OnShelf, Curation::Put) | (ShelfStage::TakenOff, Curation::TakeOff) => {
            return Ok(Written::quietly(()));
        }
        (ShelfStage::Declined, Curation::Decline(why)) if row.why == *why => return Ok(Written::quietly(())),
        _ => {}
    }
    let events = helped::happen(tx, &of, row, curation.moves(), |row| {
        row.decided_by = Set(Some(me.0));
        row.why = Set(why);
    });
    Ok(Written::new((), events.await?))
}

/// On the shelf of a class from now on; the same words again are the same strategy.
pub async fn add(
    tx: &Tx,
    viewer: &Viewer,
    class: ClassId,
    id: StrategyId,
    words: &StrategyWords,
    bank_id: Option<String>,
) -> Result<Written<StrategyId>> {
    let class = classes::active(tx, viewer, class).await?;
    Opened::read(&class.access_points)
        .admits(AccessPoint::Choice)
        .map_err(|sentence| Refusal::Invalid { faults: vec![Fault { field: "access_point".into(), sentence }] })?;
    let on_shelf = strategy::Entity::find()
        .filter(strategy::Column::ClassId.eq(class.id))
        .filter(strategy::Column::Stage.eq(ShelfStage::OnShelf.name()));
    let same = on_shelf.clone().filter(strategy::Column::SubjectId.is_null()).filter(match &bank_id {
        Some(bank) => Condition::all().add(strategy::Column::BankId.eq(bank.as_str())),
        None => Condition::all()
            .add(strategy::Column::Name.eq(words.name.as_str()))
            .add(strategy::Column::Does.eq(words.does.as_str())),
    });
    if let Some(same) = same.one(&tx.db).await? {
        return Ok(Written::quietly(same.id.into()));
    }
    if on_shelf.count(&tx.db).await? >= MOST_ON_SHELF as u64 {
        return Err(too_many("name", "shelf.too_many_on_shelf", MOST_ON_SHELF).into());
    }
    let mut row = strategy::ActiveModel {
        id: Set(id.0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        subject_id: Set(None),
        added_by: Set(Some(scope::person(viewer)?.person.0)),
        bank_id: Set(bank_id),
        signed: Set(true),
        stage: Set(ShelfStage::OnShelf.name().into()),
        suggested: Set(None),
        why: Set(String::new()),
        decided_by: Set(None),
        tried_id: Set(None),
        curated_at: Set(Some(tx.now.0)),
        rev: Set(1),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        ..Default::default()
    };
    rows::put_words(&mut row, words);
    strategy::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let row = strategy::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let event = rows::event(tx, &row, super::found::by_class(tx, &row).await?).await?;
    Ok(Written::new(id, vec![event]))
}
