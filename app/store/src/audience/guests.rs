//! What a guest finds behind a link, and says there. Nobody is signed in: the token is the whole right, its hash is what the table keeps, and
//! nothing that is read here names a person.

use std::collections::BTreeSet;

use domain::audience::{
    GuestAnswer, GuestPage, GuestSaid, GuestState, GuestWords, LinkState, MOST_FROM_ADDRESS, MOST_REPLIES,
    MOST_WAITING, Step, WITHIN,
};
use domain::clock::Moment;
use domain::id::ReplyId;
use domain::refusal::Refusal;
use domain::replies::ReplyKind;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{classes, guest_replies, ours, rows, world};
use crate::clock::token_hash;
use crate::entity::{audience, guest, guest_reply};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, guesses};

/// The longest text that is looked at as a token.
const LONGEST_TOKEN: usize = 100;
/// The kind under which replies from one address are counted.
const FROM_ADDRESS: &str = "guest_reply";

/// A link that opens, and what it opens. Not found for what never was one, what ended, and what was taken back.
async fn opened(tx: &Tx, token: &str) -> Result<(guest::Model, audience::Model)> {
    let link = guest::Entity::find()
        .filter(guest::Column::TokenHash.eq(token_hash(token)))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let all = rows::of(tx, link.inquiry_id).await?;
    let row = rows::at(&all, Step::Named).ok_or_else(Error::not_found)?.clone();
    if is_open(tx, &link, &row).await? { Ok((link, row)) } else { Err(Error::not_found()) }
}

async fn is_open(tx: &Tx, link: &guest::Model, row: &audience::Model) -> Result<bool> {
    Ok(LinkState::of(Moment(link.expires_at), link.ended_at.map(Moment), tx.now) == LinkState::Open
        && rows::stage(row, tx.now).is_open()
        // A class that is put away has nobody who looks after its guests.
        && classes::is_in_use(tx, link.class_id).await?)
}

/// The links of an inquiry that open, now: what is answered to somebody behind another one would never arrive.
pub async fn open_links(tx: &Tx, inquiry: Uuid) -> Result<BTreeSet<Uuid>> {
    let all = rows::of(tx, inquiry).await?;
    let Some(row) = rows::at(&all, Step::Named) else { return Ok(BTreeSet::new()) };
    let links = guest::Entity::find().filter(guest::Column::InquiryId.eq(inquiry)).all(&tx.db).await?;
    let mut open = BTreeSet::new();
    for link in links {
        if is_open(tx, &link, row).await? {
            open.insert(link.id);
        }
    }
    Ok(open)
}

fn of_link(link: &guest::Model) -> sea_orm::Select<guest_reply::Entity> {
    guest_reply::Entity::find().filter(guest_reply::Column::GuestId.eq(link.id))
}

/// No more words are taken: too many wait, or too many came.
async fn is_full(tx: &Tx, link: &guest::Model) -> Result<bool> {
    let waiting = of_link(link).filter(guest_reply::Column::State.eq(GuestState::Waiting.name()));
    Ok(waiting.count(&tx.db).await? >= MOST_WAITING || of_link(link).count(&tx.db).await? >= MOST_REPLIES)
}

impl Store {
    /// The page of a link.
    #[crate::compiled_here]
    pub async fn guest_page(&self, token: &str) -> Result<GuestPage> {
        if token.len() > LONGEST_TOKEN {
            return Err(Error::not_found());
        }
        let tx = self.snapshot().await?;
        let (link, row) = opened(&tx, token).await?;
        let shown = ours::perspective(&tx, row.inquiry_id, row.version.unwrap_or_default()).await?;
        let released = of_link(&link)
            .filter(guest_reply::Column::State.eq(GuestState::Released.name()))
            .order_by_asc(guest_reply::Column::CreatedAt)
            .order_by_asc(guest_reply::Column::Id)
            .all(&tx.db)
            .await?;
        let said = released.into_iter().map(|row| GuestSaid {
            answer: match guest_replies::answer_state(&row) {
                GuestAnswer::Released => row.answer,
                _ => String::new(),
            },
            name: row.name,
            kind: ReplyKind::named(&row.kind).unwrap_or(ReplyKind::Notice),
            words: row.words,
        });
        Ok(GuestPage {
            said: said.collect(),
            copy: world::copy(&shown, "", Moment(shown.created_at)),
            until: Moment(link.expires_at),
            full: is_full(&tx, &link).await?,
            greeting: link.greeting,
        })
    }

    /// A guest asks, or says what they noticed. It waits for the teacher. The same id twice is once. `source` is the address that it came from,
    /// as the store counts by it.
    ///
    /// Errors: not found; invalid `name`, `words`; conflict `guest.full`, `guest.too_fast`.
    #[crate::compiled_here]
    pub async fn say_as_guest(&self, token: &str, id: ReplyId, words: GuestWords, source: &str) -> Result<()> {
        if token.len() > LONGEST_TOKEN {
            return Err(Error::not_found());
        }
        let tx = self.snapshot().await?;
        let (_, row) = opened(&tx, token).await?;
        let touches =
            rows::streams(&tx, row.inquiry_id).await?.into_iter().fold(Touches::nothing(), Touches::and_stream);
        let touches = touches.and_person(row.subject_id.into());
        drop(tx);
        let words = words.check()?;
        let (token, source) = (token.to_owned(), source.to_owned());
        self.write(touches, move |tx| {
            let (token, source, words) = (token.clone(), source.clone(), words.clone());
            Box::pin(async move { say(tx, &token, id, words, &source).await })
        })
        .await
    }
}

async fn say(tx: &Tx, token: &str, id: ReplyId, words: GuestWords, source: &str) -> Result<Written<()>> {
    let (link, row) = opened(tx, token).await?;
    match guest_reply::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.guest_id == link.id => return Ok(Written::quietly(())),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    if is_full(tx, &link).await? {
        return Err(Refusal::conflict("guest.full").into());
    }
    if guesses::wrong_since(tx, FROM_ADDRESS, source, tx.now.plus(-WITHIN)).await? >= MOST_FROM_ADDRESS {
        return Err(Refusal::conflict("guest.too_fast").into());
    }
    guesses::note_wrong(tx, FROM_ADDRESS, source).await?;
    let said = guest_reply::ActiveModel {
        id: Set(id.0),
        district_id: Set(link.district_id),
        inquiry_id: Set(link.inquiry_id),
        subject_id: Set(link.subject_id),
        guest_id: Set(link.id),
        class_id: Set(link.class_id),
        version: Set(row.version.unwrap_or_default()),
        kind: Set(words.kind.name().into()),
        name: Set(words.name),
        words: Set(words.words),
        state: Set(GuestState::Waiting.name().into()),
        decided_by: Set(None),
        decided_at: Set(None),
        answer: Set(String::new()),
        answer_state: Set(GuestAnswer::Nothing.name().into()),
        answered_at: Set(None),
        created_at: Set(tx.now.0),
    };
    guest_reply::Entity::insert(said).exec_without_returning(&tx.db).await?;
    // Its student does not hear of it before a teacher released it.
    Ok(Written::new((), vec![rows::in_class(&row, link.class_id, vec![domain::event::Audience::Staff])]))
}
