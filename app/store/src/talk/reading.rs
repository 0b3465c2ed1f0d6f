//! Talks, read by the people whom the school named.

use domain::clock::Moment;
use domain::event::Stream;
use domain::id::TalkId;
use domain::talk::TalkView;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{contacts, events};
use crate::among::among;
use crate::entity::{talk, talk_contact};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, people, scope};

impl Store {
    /// Everything asked of the schools that named the viewer, newest first. Not found for everybody else.
    #[crate::compiled_here]
    pub async fn talks(&self, viewer: &Viewer) -> Result<Vec<TalkView>> {
        let tx = self.snapshot().await?;
        let schools = named_by(&tx, scope::person(viewer)?).await?;
        if schools.is_empty() {
            return Err(Error::not_found());
        }
        let rows = talk::Entity::find()
            .filter(talk::Column::SchoolId.is_in(among(schools)))
            .order_by_desc(talk::Column::CreatedAt)
            .order_by_desc(talk::Column::Id)
            .all(&tx.db)
            .await?;
        let persons = rows.iter().map(|row| row.subject_id).chain(rows.iter().filter_map(|row| row.seen_by));
        let names = people::names(&tx, persons).await?;
        let name = |id: uuid::Uuid| names.get(&id).cloned();
        Ok(rows
            .into_iter()
            .map(|row| TalkView {
                id: row.id.into(),
                student: row.subject_id.into(),
                student_name: name(row.subject_id).unwrap_or_default(),
                words: row.words,
                at: Moment(row.created_at),
                seen_by: row.seen_by.and_then(name),
            })
            .collect())
    }

    /// The first of the named people to say so keeps the name beside it.
    #[crate::compiled_here]
    pub async fn mark_talk_seen(&self, viewer: &Viewer, id: TalkId) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        let touches = {
            let tx = self.snapshot().await?;
            let asked = asked(&tx, &me, id).await?;
            let contacts = contacts(&tx, asked.school_id).await?;
            contacts.iter().fold(Touches::nothing().and_person(me.person), |t, id| t.and_stream(Stream::Person(*id)))
        };
        self.write(touches, move |tx| {
            let me = me.clone();
            Box::pin(async move {
                let asked = asked(tx, &me, id).await?;
                if asked.seen_at.is_some() {
                    return Ok(Written::quietly(()));
                }
                let (school, student) = (asked.school_id, asked.subject_id);
                let mut row = talk::ActiveModel::from(asked);
                row.seen_at = Set(Some(tx.now.0));
                row.seen_by = Set(Some(me.person.0));
                row.update(&tx.db).await?;
                let contacts = contacts(tx, school).await?;
                Ok(Written::new((), events(id, student.into(), &contacts)))
            })
        })
        .await
    }
}

/// A talk at a school that named the viewer.
async fn asked(tx: &Tx, me: &SignedIn, id: TalkId) -> Result<talk::Model> {
    let schools = named_by(tx, me).await?;
    talk::Entity::find_by_id(id.0)
        .filter(talk::Column::DistrictId.eq(me.district.0))
        .filter(talk::Column::SchoolId.is_in(among(schools)))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// The schools that named a person who still belongs to them.
async fn named_by(tx: &Tx, me: &SignedIn) -> Result<Vec<uuid::Uuid>> {
    let rows = talk_contact::Entity::find()
        .filter(talk_contact::Column::DistrictId.eq(me.district.0))
        .filter(talk_contact::Column::PersonId.eq(me.person.0))
        .all(&tx.db)
        .await?;
    let mut schools = Vec::new();
    for row in rows {
        if contacts(tx, row.school_id).await?.contains(&me.person) {
            schools.push(row.school_id);
        }
    }
    Ok(schools)
}
