//! Things. What was brought is a document, and nobody changes it here: a later telling of it is joined to it. What was made here says by itself
//! how it stands.

use std::collections::BTreeSet;

use domain::clock::Moment;
use domain::export::{Item, Why, fits};
use domain::portfolio::TimelineSource;
use domain::viewer::SignedIn;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Places;
use crate::Result;
use crate::entity::brought_item;
use crate::tx::Tx;

/// What becomes of a thing of a zip.
pub enum Placed {
    New(Item),
    /// It was brought before.
    Again(Again),
    /// It was made here. `lacks`: the zip tells something of it that is not here, or not any more.
    Own {
        source: TimelineSource,
        told: Item,
        lacks: bool,
    },
}

pub struct Again {
    pub row: brought_item::Model,
    /// With what the zip adds.
    pub whole: Item,
    /// It adds something.
    pub more: bool,
    /// It would, and there is no room for it.
    full: bool,
}

impl Placed {
    /// The files that it shows. What was made here has its own.
    pub fn files(&self) -> Vec<Uuid> {
        match self {
            Self::New(item) => item.files(),
            Self::Again(again) => again.whole.files(),
            Self::Own { .. } => Vec::new(),
        }
    }
}

pub async fn placed(tx: &Tx, student: Uuid, told: Item) -> Result<Placed> {
    let brought = brought_item::Entity::find()
        .filter(brought_item::Column::SubjectId.eq(student))
        .filter(brought_item::Column::ForeignId.eq(told.id))
        .one(&tx.db)
        .await?;
    if let Some(row) = brought {
        return Ok(Placed::Again(again(row, told)?));
    }
    let Some(source) = TimelineSource::named(told.kind()) else { return Ok(Placed::New(told)) };
    Ok(match crate::export::item(tx, source, student, told.id).await? {
        Some(own) => {
            // Nothing newer can be told of it than how it stands here.
            let own = Item { told_at: Some(Moment(i64::MAX)), ..own };
            let lacks = !own.clone().joined(told.clone()).says_the_same(&own);
            Placed::Own { source, told, lacks }
        }
        None => Placed::New(told),
    })
}

fn again(row: brought_item::Model, told: Item) -> Result<Again> {
    let here: Item = serde_json::from_str(&row.document)?;
    let whole = here.clone().joined(told);
    if whole.says_the_same(&here) {
        // How new it is counts even so: an older zip that comes after this one changes nothing.
        return Ok(Again { row, whole, more: false, full: false });
    }
    let full = !fits(&whole);
    Ok(Again { row, whole: if full { here } else { whole }, more: !full, full })
}

impl Places {
    /// `came`: the files that came with the zip.
    pub async fn thing(&mut self, tx: &Tx, me: &SignedIn, placed: Placed, came: &BTreeSet<Uuid>) -> Result<()> {
        match placed {
            Placed::New(item) => self.new_thing(tx, me, item).await,
            Placed::Again(again) => self.thing_again(tx, again, came).await,
            Placed::Own { source, told, lacks } => {
                self.items.insert(told.id, (source, told.id));
                self.comes_of(told.kind(), told.title(), false, lacks.then_some(Why::MadeHere));
                Ok(())
            }
        }
    }

    async fn new_thing(&mut self, tx: &Tx, me: &SignedIn, item: Item) -> Result<()> {
        let local = Uuid::now_v7();
        let row = brought_item::ActiveModel {
            id: Set(local),
            district_id: Set(me.district.0),
            subject_id: Set(me.person.0),
            import_id: Set(self.import.0),
            foreign_id: Set(item.id),
            kind: Set(item.kind().into()),
            point: Set(item.point.name().into()),
            made_at: Set(item.at.0),
            document: Set(serde_json::to_string(&item)?),
        };
        brought_item::Entity::insert(row).exec_without_returning(&tx.db).await?;
        self.items.insert(item.id, (TimelineSource::Brought, local));
        self.done.new += 1;
        Ok(())
    }

    async fn thing_again(&mut self, tx: &Tx, again: Again, came: &BTreeSet<Uuid>) -> Result<()> {
        let Again { row, whole, more, full } = again;
        self.items.insert(whole.id, (TimelineSource::Brought, row.id));
        // A picture that was missing is something new, too.
        let more = more || whole.files().iter().any(|file| came.contains(file));
        self.comes_of(whole.kind(), whole.title(), more, full.then_some(Why::Full));
        let document = serde_json::to_string(&whole)?;
        if document != row.document {
            let mut row = brought_item::ActiveModel::from(row);
            row.point = Set(whole.point.name().into());
            row.made_at = Set(whole.at.0);
            row.document = Set(document);
            row.update(&tx.db).await?;
        }
        Ok(())
    }
}
