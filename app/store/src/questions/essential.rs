//! Essential questions of a class: its teachers word them, and let them rest.

use domain::event::{About, Audience, Event};
use domain::id::{ClassId, QuestionId};
use domain::questions::{Essential, EssentialAct, MOST_ESSENTIAL};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::{class, essential_question, round};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, scope};

impl Store {
    /// Whoever makes one mints the id, so twice is once.
    ///
    /// Errors: not found unless the viewer guides the class, and for what is another class's; invalid `words`; conflict
    /// `questions.changed_meanwhile`, `classes.archived`.
    #[crate::compiled_here]
    pub async fn guide_essential(&self, viewer: &Viewer, class: ClassId, act: EssentialAct) -> Result<()> {
        let act = act.check()?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, act) = (viewer.clone(), act.clone());
            Box::pin(async move { guide(tx, &viewer, class, act).await })
        })
        .await
    }
}

async fn guide(tx: &Tx, viewer: &Viewer, class: ClassId, act: EssentialAct) -> Result<Written<()>> {
    let class = classes::active(tx, viewer, class).await?;
    let known = essential_question::Entity::find_by_id(act.id().0).one(&tx.db).await?;
    if known.as_ref().is_some_and(|known| known.class_id != class.id) {
        return Err(Error::not_found());
    }
    let id = match (act, known) {
        (EssentialAct::Make { .. }, Some(_)) => return Ok(Written::quietly(())),
        (EssentialAct::Make { id, words, round }, None) => {
            if let Some(round) = round {
                let row = round::Entity::find_by_id(round.0).one(&tx.db).await?;
                row.filter(|row| row.class_id == class.id).ok_or_else(Error::not_found)?;
            }
            let there = essential_question::Entity::find().filter(essential_question::Column::ClassId.eq(class.id));
            if there.count(&tx.db).await? >= MOST_ESSENTIAL as u64 {
                let sentence = Sentence::new("questions.too_many_essential").with("most", MOST_ESSENTIAL);
                return Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into());
            }
            let row = essential_question::ActiveModel {
                id: Set(id.0),
                district_id: Set(class.district_id),
                class_id: Set(class.id),
                made_by: Set(scope::person(viewer)?.person.0),
                round_id: Set(round.map(|round| round.0)),
                words: Set(words),
                resting: Set(false),
                rev: Set(1),
                created_at: Set(tx.now.0),
                changed_at: Set(tx.now.0),
            };
            essential_question::Entity::insert(row).exec_without_returning(&tx.db).await?;
            id
        }
        (_, None) => return Err(Error::not_found()),
        (EssentialAct::Reword { id, words, rev }, Some(row)) => {
            if row.words == words {
                return Ok(Written::quietly(()));
            }
            if row.rev != rev {
                return Err(Refusal::conflict("questions.changed_meanwhile").into());
            }
            update(tx, row, |row| row.words = Set(words)).await?;
            id
        }
        (EssentialAct::Rest { id, on }, Some(row)) => {
            if row.resting == on {
                return Ok(Written::quietly(()));
            }
            update(tx, row, |row| row.resting = Set(on)).await?;
            id
        }
    };
    let event = Event::in_class(class.id.into(), About::Question(id), [Audience::Staff, Audience::Class]);
    Ok(Written::new((), vec![event]))
}

async fn update(
    tx: &Tx,
    row: essential_question::Model,
    change: impl FnOnce(&mut essential_question::ActiveModel),
) -> Result<()> {
    let next = row.rev + 1;
    let mut row = essential_question::ActiveModel::from(row);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    change(&mut row);
    row.update(&tx.db).await?;
    Ok(())
}

/// In the order in which they were made.
pub async fn of(tx: &Tx, class: &class::Model) -> Result<Vec<Essential>> {
    let rows = essential_question::Entity::find()
        .filter(essential_question::Column::ClassId.eq(class.id))
        .order_by_asc(essential_question::Column::CreatedAt)
        .order_by_asc(essential_question::Column::Id)
        .all(&tx.db)
        .await?;
    let view = |row: essential_question::Model| Essential {
        id: QuestionId(row.id),
        words: row.words,
        resting: row.resting,
        round: row.round_id.map(Into::into),
        rev: row.rev,
    };
    Ok(rows.into_iter().map(view).collect())
}
