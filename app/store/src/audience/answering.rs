//! A student's answer to a guest: it goes to the guest's page once a teacher releases it, and nowhere else.

use domain::audience::{Step, has_whole_name};
use domain::event::{Audience, Event};
use domain::id::ReplyId;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{guest_replies, guests, rows};
use crate::entity::{guest_reply, inquiry};
use crate::tx::Tx;
use crate::{Error, Result, people};

pub async fn say(tx: &Tx, inquiry: &inquiry::Model, id: ReplyId, words: String) -> Result<Vec<Event>> {
    let row = guest_reply::Entity::find_by_id(id.0)
        .filter(guest_reply::Column::InquiryId.eq(inquiry.id))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let next = guest_replies::answer_state(&row).said(guest_replies::state(&row))?;
    // It would wait for a teacher, and then for nobody.
    if !guests::open_links(tx, inquiry.id).await?.contains(&row.guest_id) {
        return Err(Refusal::conflict("audience.guest_left").into());
    }
    // Guests read without a name, whatever stands in the perspective.
    if has_whole_name(&words, &people::name(tx, inquiry.subject_id).await?) {
        return Err(Refusal::invalid("words", "audience.own_name_in_words").into());
    }
    let class = row.class_id;
    let mut row = guest_reply::ActiveModel::from(row);
    row.answer = Set(words);
    row.answer_state = Set(next.name().into());
    row.answered_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    let all = rows::of(tx, inquiry.id).await?;
    let named = rows::at(&all, Step::Named).ok_or_else(Error::not_found)?;
    let mut events = vec![rows::in_class(named, class, vec![Audience::Staff])];
    events.push(rows::to_person(named, inquiry.subject_id.into()));
    Ok(events)
}
