//! *I need to talk to someone*: to the people the school named, and to nobody else. It is never heard in a class, and no audit
//! view knows of it.

mod reading;

use domain::command::Answer;
use domain::event::{About, Audience, Event, Stream};
use domain::id::{PersonId, TalkId};
use domain::refusal::Refusal;
use domain::talk::{TalkPeople, check};
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{class, enrollment, membership, school, talk, talk_contact};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, people, scope};

/// The student's sentence, or none: asking is enough.
pub async fn ask(tx: &Tx, viewer: &Viewer, id: TalkId, typed: &str) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?;
    let words = check(typed)?;
    let school = school_of(tx, me.person).await?.ok_or_else(Error::not_found)?;
    match talk::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(asked) if asked.subject_id == me.person.0 => return Ok(Written::quietly(Answer::done())),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let contacts = contacts(tx, school.id).await?;
    if contacts.is_empty() {
        // Better told than unheard.
        return Err(Refusal::conflict("talk.nobody_named").into());
    }
    let row = talk::ActiveModel {
        id: Set(id.0),
        district_id: Set(me.district.0),
        school_id: Set(school.id),
        subject_id: Set(me.person.0),
        words: Set(words),
        created_at: Set(tx.now.0),
        seen_at: Set(None),
        seen_by: Set(None),
    };
    talk::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(Written::new(Answer::done(), events(id, me.person, &contacts)))
}

/// On each named person's own stream.
fn events(id: TalkId, student: PersonId, contacts: &[PersonId]) -> Vec<Event> {
    let to = |contact: &PersonId| Event {
        stream: Stream::Person(*contact),
        about: About::Talk(id),
        subject: Some(student),
        audiences: vec![Audience::Person(*contact)],
    };
    contacts.iter().map(to).collect()
}

/// A student's school: of the class they attend, or of the one they attended last.
pub async fn school_of(tx: &Tx, person: PersonId) -> Result<Option<school::Model>> {
    let mut rows = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person.0))
        .order_by_desc(enrollment::Column::StartsAt)
        .all(&tx.db)
        .await?;
    rows.sort_by_key(|row| row.ends_at.is_some());
    let Some(row) = rows.first() else { return Ok(None) };
    let Some(class) = class::Entity::find_by_id(row.class_id).one(&tx.db).await? else { return Ok(None) };
    Ok(school::Entity::find_by_id(class.school_id).one(&tx.db).await?)
}

/// The people whom the school named and who still belong to it, in the order they were named.
pub async fn contacts(tx: &Tx, school: uuid::Uuid) -> Result<Vec<PersonId>> {
    let named = talk_contact::Entity::find()
        .filter(talk_contact::Column::SchoolId.eq(school))
        .order_by_asc(talk_contact::Column::CreatedAt)
        .order_by_asc(talk_contact::Column::Id)
        .all(&tx.db)
        .await?;
    let here = membership::Entity::find()
        .filter(membership::Column::SchoolId.eq(school))
        .filter(membership::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let mut contacts: Vec<PersonId> = Vec::new();
    for row in named {
        let id = row.person_id.into();
        if here.iter().any(|member| member.person_id == row.person_id) && !contacts.contains(&id) {
            contacts.push(id);
        }
    }
    Ok(contacts)
}

/// Who would see it, and the school's own sentence about when.
pub async fn people(tx: &Tx, student: PersonId) -> Result<TalkPeople> {
    let Some(school) = school_of(tx, student).await? else { return Ok(TalkPeople::default()) };
    let contacts = contacts(tx, school.id).await?;
    let names = people::names(tx, contacts.iter().map(|id| id.0)).await?;
    let names = contacts.iter().filter_map(|id| names.get(&id.0).cloned()).collect();
    Ok(TalkPeople { names, note: school.talk_note })
}
