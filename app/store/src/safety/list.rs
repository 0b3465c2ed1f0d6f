//! The list of a class, as its staff change it.

use domain::audit::Deed;
use domain::event::Cursor;
use domain::id::{ClassId, SafetyWordId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::safety::{MOST_PHRASES, Phrase, SafetyList, SafetyWord, beginning, typed};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{is_own, rows};
use crate::entity::{class, safety_list, safety_word};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, audit, classes, replay, scope};

impl Store {
    /// The list of a class that the viewer guides.
    #[crate::compiled_here]
    pub async fn safety_list(&self, viewer: &Viewer, class: ClassId) -> Result<(SafetyList, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let own = is_own(&tx, class).await?;
        let words = if own {
            let rows = rows(&tx, class).await?.into_iter();
            rows.map(|row| SafetyWord { id: Some(row.id.into()), phrase: Phrase::read(&row.words) }).collect()
        } else {
            let mut words = beginning();
            words.sort_by(|a, b| a.key().cmp(b.key()));
            words.into_iter().map(|phrase| SafetyWord { id: None, phrase }).collect()
        };
        Ok((SafetyList { own, words }, replay::cursor(&tx, viewer).await?))
    }

    /// Adds entries, one on each line; what is there already is there once.
    ///
    /// Errors: not found unless the viewer guides the class; invalid `words`; `classes.archived`.
    #[crate::compiled_here]
    pub async fn add_safety_words(&self, viewer: &Viewer, class: ClassId, lines: &str) -> Result<()> {
        let (touches, viewer, phrases) = (classes::touches(viewer, class), viewer.clone(), typed(lines)?);
        self.write(touches, move |tx| {
            let (viewer, phrases) = (viewer.clone(), phrases.clone());
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                let there = make_own(tx, &viewer, &class).await?;
                let new = phrases.iter().filter(|phrase| !there.iter().any(|row| is(row, phrase.key()))).count();
                if there.len() + new > MOST_PHRASES {
                    let sentence = Sentence::new("safety.too_many").with("most", MOST_PHRASES);
                    return Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into());
                }
                for phrase in &phrases {
                    add(tx, &viewer, &class, phrase).await?;
                }
                noted(tx, &viewer, &class, Deed::SafetyAdd).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Takes an entry off, by what it is compared by. Its id brings it back.
    ///
    /// Errors: not found unless it is on the list of a class that the viewer guides; `classes.archived`.
    #[crate::compiled_here]
    pub async fn remove_safety_word(&self, viewer: &Viewer, class: ClassId, key: &str) -> Result<SafetyWordId> {
        let (touches, viewer, key) = (classes::touches(viewer, class), viewer.clone(), key.to_owned());
        self.write(touches, move |tx| {
            let (viewer, key) = (viewer.clone(), key.clone());
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                let there = make_own(tx, &viewer, &class).await?;
                let row = there.into_iter().find(|row| is(row, &key)).ok_or_else(Error::not_found)?;
                let id = row.id.into();
                set_removed(tx, row, Some(tx.now.0)).await?;
                noted(tx, &viewer, &class, Deed::SafetyRemove).await?;
                Ok(Written::quietly(id))
            })
        })
        .await
    }

    /// Puts an entry back that was taken off.
    #[crate::compiled_here]
    pub async fn restore_safety_word(&self, viewer: &Viewer, class: ClassId, id: SafetyWordId) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                let row = safety_word::Entity::find_by_id(id.0)
                    .filter(safety_word::Column::ClassId.eq(class.id))
                    .one(&tx.db)
                    .await?
                    .ok_or_else(Error::not_found)?;
                set_removed(tx, row, None).await?;
                noted(tx, &viewer, &class, Deed::SafetyAdd).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Empties the list (`true`): nothing asks for a second look. Or makes it again the one that comes with Waymark.
    #[crate::compiled_here]
    pub async fn clear_safety_list(&self, viewer: &Viewer, class: ClassId, empty: bool) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                let of_class = safety_word::Column::ClassId.eq(class.id);
                safety_word::Entity::delete_many().filter(of_class).exec(&tx.db).await?;
                if !empty {
                    let of_class = safety_list::Column::ClassId.eq(class.id);
                    safety_list::Entity::delete_many().filter(of_class).exec(&tx.db).await?;
                } else if !is_own(tx, class.id.into()).await? {
                    mark_own(tx, &viewer, &class).await?;
                }
                noted(tx, &viewer, &class, if empty { Deed::SafetyEmpty } else { Deed::SafetyAgain }).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

/// Who changed what asks for a second look, and when; not a word of it.
async fn noted(tx: &Tx, viewer: &Viewer, class: &class::Model, what: Deed) -> Result<()> {
    audit::note(tx, what, scope::person(viewer)?, None, Some(class.id)).await
}

/// By what it is compared by now, which may be less than when it was added.
fn is(row: &safety_word::Model, key: &str) -> bool {
    Phrase::read(&row.words).key() == key
}

/// The first change makes the list the class's own, with all that stood in it. Returns its entries.
async fn make_own(tx: &Tx, viewer: &Viewer, class: &class::Model) -> Result<Vec<safety_word::Model>> {
    if !is_own(tx, class.id.into()).await? {
        mark_own(tx, viewer, class).await?;
        for phrase in beginning() {
            add(tx, viewer, class, &phrase).await?;
        }
    }
    rows(tx, class.id.into()).await
}

async fn mark_own(tx: &Tx, viewer: &Viewer, class: &class::Model) -> Result<()> {
    let row = safety_list::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        changed_by: Set(scope::person(viewer)?.person.0),
        changed_at: Set(tx.now.0),
    };
    safety_list::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// On the list already, or taken off: it is there again as it was.
async fn add(tx: &Tx, viewer: &Viewer, class: &class::Model, phrase: &Phrase) -> Result<()> {
    let known = safety_word::Entity::find()
        .filter(safety_word::Column::ClassId.eq(class.id))
        .filter(safety_word::Column::Folded.eq(phrase.key()))
        .one(&tx.db)
        .await?;
    if let Some(row) = known {
        return set_removed(tx, row, None).await;
    }
    let row = safety_word::ActiveModel {
        id: Set(SafetyWordId::mint().0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        words: Set(phrase.words().to_owned()),
        folded: Set(phrase.key().to_owned()),
        removed_at: Set(None),
        added_by: Set(scope::person(viewer)?.person.0),
        created_at: Set(tx.now.0),
    };
    safety_word::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

async fn set_removed(tx: &Tx, row: safety_word::Model, at: Option<i64>) -> Result<()> {
    if row.removed_at.is_some() != at.is_some() {
        let mut row = safety_word::ActiveModel::from(row);
        row.removed_at = Set(at);
        row.update(&tx.db).await?;
    }
    Ok(())
}
